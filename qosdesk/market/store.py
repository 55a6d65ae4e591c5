"""Latest values of every symbol, the prints of each, and the list of symbols that changed since the last frame.

This is the sink of the fast path (DESIGN 4): a call per message, no allocation beyond the print's tuple, no signal and
no clock. `Store` has the shape of `feed.sink.QuoteSink` and `SymbolState` that of `SymbolSink`; neither may be
imported.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final

from qosdesk.domain.hours import Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import UNKNOWN, Snapshot, Trade
from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.market.days import Days
from qosdesk.market.gaps import GAPS_KEPT, PrintGap, fill
from qosdesk.market.seam import Seam, last_moment_ms
from qosdesk.market.series import BarSeries
from qosdesk.market.state import BAR as BAR
from qosdesk.market.state import DEPTH as DEPTH
from qosdesk.market.state import PRINTS_KEPT as PRINTS_KEPT
from qosdesk.market.state import SNAPSHOT as SNAPSHOT
from qosdesk.market.state import TRADE as TRADE
from qosdesk.market.state import Changes, no_sample
from qosdesk.market.state import SymbolState as SymbolState

_SYMBOLS_MAX: Final = 20_000


class Store:
    """The market in memory.

    Args:
        wake: called when the first symbol becomes dirty after a drain, so that the frame timer may sleep when idle.
        hours: when markets trade, so that yesterday's last price becomes today's previous close.
    """

    def __init__(self, wake: Callable[[], None] | None = None, hours: Hours | None = None) -> None:
        self._states: dict[str, SymbolState] = {}
        self._days = Days(hours or Hours())
        self._changes = Changes(wake or _nothing)

    def set_wake(
        self, wake: Callable[[], None], sample: Callable[[SymbolState, int], None] | None = None
    ) -> None:
        """Set what is called when the store stops being clean, and with the first change of each kind after a drain."""
        self._changes.wake = wake
        self._changes.sample = sample or no_sample

    # --- reading -----------------------------------------------------------------------------------------------------

    def state(self, symbol: Symbol) -> SymbolState:
        """The state of a symbol, made empty if nothing was heard of it."""
        code = str(symbol)
        state = self._states.get(code)
        if state is None:
            state = self._states[code] = SymbolState(symbol, self._changes)
        return state

    def of(self, code: str) -> SymbolState | None:
        """The state of a code that came from the wire, as `feed.sink.QuoteSink` has it.

        A symbol that nobody asked for is admitted too, but the wire cannot make us keep more than a bounded number:
        None beyond that, and for what is no symbol.
        """
        state = self._states.get(code)
        if state is not None or len(self._states) >= _SYMBOLS_MAX:
            return state
        try:
            return self.state(parse_symbol(code))
        except SymbolError:
            return None

    def states(self) -> tuple[SymbolState, ...]:
        """All states."""
        return tuple(self._states.values())

    def drain(self, now_s: float) -> list[SymbolState]:
        """The symbols that changed since the last drain, with their bits; they stay set until `clean`.

        Args:
            now_s: monotonic time of the frame, kept as `heard_s`.
        """
        dirty = self._changes.states
        self._changes.states = []
        self._changes.bits = 0
        enter = self._days.follow
        for state in dirty:
            state.heard_s = now_s
            enter(state)
            for follow in tuple(state.followers.values()) if state.followers else ():
                follow(state)
        return dirty

    @staticmethod
    def clean(drained: list[SymbolState]) -> None:
        """End of the frame: clear the bits of what `drain` returned. Nothing may run between that could set them."""
        for state in drained:
            state.dirty = 0

    @property
    def messages(self) -> int:
        """Quotes taken since start; the message meter reads it, so the fast path need not count for it."""
        return sum(
            state.print_count + state.snapshot_count + state.depth_count + state.bar_count
            for state in self._states.values()
        )

    @property
    def is_dirty(self) -> bool:
        """Whether anything changed since the last drain."""
        return bool(self._changes.states)

    def keep_prints(self, symbol: Symbol, count: int) -> None:
        """Keep at least so many prints of a symbol that a tape shows."""
        state = self.state(symbol)
        if (state.prints.maxlen or 0) < count:
            state.prints = deque(state.prints, maxlen=count)

    def attach_series(
        self,
        symbol: Symbol,
        interval: Interval,
        series: BarSeries,
        follow: Callable[[SymbolState], None] | None = None,
    ) -> None:
        """From now on the symbol's forming bars go to `series`.

        Args:
            symbol: whose.
            interval: of the bars.
            series: raw and adjusted ones of an interval may be shown side by side.
            follow: called once a frame in which the symbol changed, before anybody paints: it may push to `series`.
        """
        state = self.state(symbol)
        state.series[interval] = (*state.series.get(interval, ()), series)
        if follow is not None:
            state.followers[series] = follow

    def detach_series(self, symbol: Symbol, interval: Interval, series: BarSeries) -> None:
        """No chart shows this series any more."""
        state = self.state(symbol)
        rest = tuple(one for one in state.series.pop(interval, ()) if one is not series)
        if rest:
            state.series[interval] = rest
        state.followers.pop(series, None)

    # --- slow path: answers to requests ------------------------------------------------------------------------------

    def put_snapshot(self, snapshot: Snapshot) -> None:
        """A full snapshot that was asked for. Figures older than the stream's are not taken, extended sessions are.

        Where pushes bring no sums of the day, those of the last answer count whatever prints came since.
        """
        state = self.state(snapshot.symbol)
        state.pre = snapshot.pre or state.pre
        state.post = snapshot.post or state.post
        state.night = snapshot.night or state.night
        self._days.learn(state)
        newer = snapshot.ts_ms >= state.ts_ms
        sums = newer or state.is_carried or state.has_older_sums(snapshot.ts_ms)
        state.drop_sums()
        suspended = -1 if snapshot.suspended is None else int(snapshot.suspended)
        self._changes.skip_sample(SNAPSHOT)
        state.on_snapshot(
            snapshot.last if newer else UNKNOWN,
            snapshot.prev_close,
            snapshot.open,
            snapshot.high,
            snapshot.low,
            snapshot.volume if sums else UNKNOWN,
            snapshot.turnover if sums else UNKNOWN,
            snapshot.ts_ms if newer else 0,
            suspended,
            int(snapshot.session) if newer else 0,
        )
        if sums:
            state.note_sums(snapshot.ts_ms)
        if not newer:
            state.echo_count += 1
            state.widen_range()

    def recall(self, snapshot: Snapshot, saved_ms: int) -> None:
        """Figures that an earlier run left (wall time, UTC ms), for a symbol of which nothing was heard in this one.

        They count as no message: who asks for staleness, latency or an alert's crossing does not see them.
        """
        state = self.state(snapshot.symbol)
        if state.ts_ms or state.print_count + state.snapshot_count != state.recalled_at:
            return
        for name in ("last", "prev_close", "open", "high", "low", "volume", "turnover", "ts_ms"):
            setattr(state, name, getattr(snapshot, name))
        for name in ("pre", "post", "night"):
            setattr(state, name, getattr(snapshot, name))
        state.session = int(snapshot.session)
        state.suspended = -1 if snapshot.suspended is None else int(snapshot.suspended)
        state.recalled_from_ms = saved_ms
        self._days.learn(state)
        self._changes.skip_sample(SNAPSHOT)
        state.mark(SNAPSHOT)

    def open_gap(
        self, symbol: Symbol, since_ms: int, is_start: bool = False, *, is_seam: bool = False
    ) -> PrintGap:
        """From now on the symbol's prints are not coming; with `is_start` the time before those kept is meant.

        Args:
            since_ms: until then nothing is missing.
            is_seam: what fills it comes from another source than what stands before it.
        """
        state = self.state(symbol)
        at = state.print_count - len(state.prints) if is_start else state.print_count
        gap = PrintGap(at, since_ms, is_start, is_seam)
        if is_start:
            state.gaps.insert(0, gap)
        else:
            state.gaps.append(gap)
        del state.gaps[:-GAPS_KEPT]
        state.change_gap(gap)
        return gap

    def put_trades(self, symbol: Symbol, trades: tuple[Trade, ...]) -> None:
        """The vendor's newest prints, oldest first, which were asked for: they fill the gaps of the symbol."""
        state = self.state(symbol)
        answer = [(t.ts_ms, t.price, t.size, int(t.side)) for t in trades]
        fill(state.gaps, state.prints, state.print_count, answer)
        if state.last != state.last and answer:
            state.ts_ms, state.last = answer[-1][:2]
        self._changes.skip_sample(TRADE)
        state.gap_version += 1
        state.mark(TRADE)

    def change_source(self, symbol: Symbol, wall_ms: int, old: str, *, is_same: bool) -> Seam:
        """Another vendor serves a symbol from now on.

        Args:
            wall_ms: now.
            old: title of the one before.
            is_same: what it serves is the same instrument; of another one nothing known holds.

        Returns:
            Where its first quotes go.
        """
        state = self.state(symbol)
        if not is_same:
            state.forget()
            return Seam(state, 0)
        shown_ms = last_moment_ms(max(state.ts_ms, state.prints[-1][0] if state.prints else 0), wall_ms)
        state.carry(shown_ms, old)
        return Seam(state, shown_ms)

    def clear(self) -> None:
        """Another source is plugged in: every symbol is as if nothing had been heard of it."""
        for state in self._states.values():
            state.forget()

    def touch(self, symbol: Symbol, bits: int) -> None:
        """Say that something outside the fast path changed what is shown of a symbol."""
        self._changes.skip_sample(bits)
        self.state(symbol).mark(bits)


def _nothing() -> None:
    return None
