"""What is known of one symbol: latest figures, prints, book, forming bars; and the marks of what changed.

`SymbolState` has the shape of `feed.sink.SymbolSink`, which may not be imported: its `on_` methods are the fast path
(DESIGN 4), a call per message. Imports domain only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final

from qosdesk.domain.intervals import Interval
from qosdesk.domain.periods import ENDLESS, Period
from qosdesk.domain.quotes import UNKNOWN, Depth, Level, Session, SessionQuote, Side, Snapshot, Trade
from qosdesk.domain.symbols import Symbol
from qosdesk.market.gaps import Print, PrintGap
from qosdesk.market.series import BarSeries

SNAPSHOT: Final = 1
TRADE: Final = 2
DEPTH: Final = 4
BAR: Final = 8
"""Bits of `SymbolState.dirty`: what changed since the last frame."""

PRINTS_KEPT: Final = 50
"""Prints kept of a symbol that no tape shows; `Store.keep_prints` raises it. Few, because a print that is pushed out
is long out of the processor's caches: of 100, with 200 symbols, freeing it costs twice as much as the rest."""

_LATE_MS: Final = 30_000
"""A print may come this late; a figure older than that is either a straggler or of another clock."""
_IN_A_ROW: Final = 4
_CLOSING_MS: Final = 600_000
"""A closing auction is stamped this long after the close at most (QOS 3.2)."""

DecodeLadders = Callable[[object, object], tuple[tuple[Level, ...], tuple[Level, ...]]]


class Changes:
    """What changed since the last drain; shared by the states of a store.

    Attributes:
        states: those with bits set, each once.
        wake: called when the first one comes.
        bits: kinds that changed, of all symbols together.
        sample: called with the first change of each kind.
    """

    __slots__ = ("bits", "sample", "states", "wake")

    def __init__(self, wake: Callable[[], None]) -> None:
        self.states: list[SymbolState] = []
        self.wake = wake
        self.bits = 0
        self.sample: Callable[[SymbolState, int], None] = no_sample

    def add(self, state: SymbolState) -> None:
        """A state that was clean has changed."""
        if not self.states:
            self.wake()
        self.states.append(state)

    def skip_sample(self, bits: int) -> None:
        """What comes now was asked for: it is no push, and nothing is measured of these kinds until the next drain."""
        self.bits |= bits


class SymbolState:
    """Everything known of one symbol. Widgets read it while they paint; only quotes and `Store` write it.

    A store makes it and never drops it, so a codec may keep its methods.

    Attributes:
        symbol: the canonical symbol.
        code: its text, `HK:700`.
        dirty: bits of what changed since the last frame.
        last ... turnover: latest figures, NaN while unknown; volume in shares.
        ts_ms: vendor's time of `last`.
        suspended: 1, 0, or -1 while unknown.
        session: `domain.quotes.Session` value of `last`; 0 until the next frame where the vendor does not name it.
        period: to which trading period `last` belongs, as of the last frame; `period_version` of the hours it is from.
        close, close_ms: the newest close known that a later period is measured against, and when it was made.
        seen_last, seen_ms: `last` and `ts_ms` as of the last frame.
        pre, post, night: extended sessions, as of the last full snapshot.
        prints: newest last, bounded.
        print_count: prints since start, also those no longer kept.
        gaps: where the stream brought none, with the prints that were asked for, in the order of time.
        gap_version: raised by every change of a gap.
        epoch: raised when everything was forgotten.
        depth_count: books received; a painter compares it to skip an unchanged book.
        snapshot_count, bar_count: the same for snapshots and forming bars.
        echo_count: snapshots among them that were asked for and knew nothing newer: no sign of life of the stream.
        heard_s: monotonic time of the frame that first saw the latest change; 0 before any data.
        recalled_from_ms, recalled_at: when the figures were kept that an earlier run left, and the number of messages
            then; see `recalled_ms`.
        carried_at: `snapshot_count` when another source took over, else -1; see `is_carried`.
        carried_title, carried_until: the source before that one, and the number of messages then; see `carried_from`.
        series: bars that charts show; followers: what keeps the last one as new as the last price.
    """

    __slots__ = (
        "_asks",
        "_bids",
        "_changes",
        "_decode",
        "_depth",
        "_depth_ts_ms",
        "_depth_version",
        "_older",
        "_older_turn",
        "_sums",
        "bar_count",
        "carried_at",
        "carried_title",
        "carried_until",
        "close",
        "close_ms",
        "code",
        "depth_count",
        "dirty",
        "echo_count",
        "epoch",
        "extends_range",
        "followers",
        "gap_version",
        "gaps",
        "heard_s",
        "high",
        "last",
        "low",
        "night",
        "open",
        "period",
        "period_version",
        "post",
        "pre",
        "prev_close",
        "print_count",
        "prints",
        "recalled_at",
        "recalled_from_ms",
        "seen_last",
        "seen_ms",
        "series",
        "session",
        "snapshot_count",
        "suspended",
        "symbol",
        "ts_ms",
        "turnover",
        "volume",
    )

    def __init__(self, symbol: Symbol, changes: Changes) -> None:
        self.symbol = symbol
        self.code = str(symbol)
        self.dirty = 0
        self.prints: deque[Print] = deque(maxlen=PRINTS_KEPT)
        self.print_count = 0
        self.gap_version = 0
        self.epoch = 0
        self.series: dict[Interval, tuple[BarSeries, ...]] = {}
        self.followers: dict[BarSeries, Callable[[SymbolState], None]] = {}
        self.heard_s = 0.0
        # A US print may belong to an extended session, whose prices are not part of the day's range.
        self.extends_range = symbol.market != "US"
        self.depth_count = 0
        self.snapshot_count = 0
        self.echo_count = 0
        self.bar_count = 0
        self._changes = changes
        self._forget_figures()

    def _forget_figures(self) -> None:
        """As if nothing had ever been heard."""
        self.last = UNKNOWN
        self.prev_close = UNKNOWN
        self.open = UNKNOWN
        self.high = UNKNOWN
        self.low = UNKNOWN
        self.volume = UNKNOWN
        self.turnover = UNKNOWN
        self.ts_ms = 0
        self._older = self._older_turn = 0
        self._sums = (UNKNOWN, 0)
        self.suspended = -1
        self.session = 0
        self.pre: SessionQuote | None = None
        self.post: SessionQuote | None = None
        self.night: SessionQuote | None = None
        self.period: Period = ENDLESS
        self.period_version = -1
        self.recalled_from_ms = self.recalled_at = 0
        self.carried_at = self.carried_until = -1
        self.carried_title = ""
        self.close = self.seen_last = UNKNOWN
        self.close_ms = self.seen_ms = 0
        self.gaps: list[PrintGap] = []
        self._bids: object = None
        self._asks: object = None
        self._decode: DecodeLadders | None = None
        self._depth_ts_ms = 0
        self._depth: Depth | None = None
        self._depth_version = -1

    def forget(self) -> None:
        """Another source is plugged in: nothing of the old one is known any more. Counters go on."""
        self._forget_figures()
        self.prints.clear()
        self.epoch += 1
        self.gap_version += 1
        self.depth_count += 1
        self.mark(SNAPSHOT | TRADE | DEPTH | BAR)

    def carry(self, shown_ms: int, source: str) -> None:
        """Another source of the same instrument takes over: figures stay, marked, until it has its own; the book goes.

        Args:
            shown_ms: the last moment of which `last` may be: the other source's figures up to then are no newer.
            source: title of the one whose figures they are.
        """
        self.carried_title = self.carried_from or source
        self.ts_ms = shown_ms if self.ts_ms else 0
        self.carried_at = self.snapshot_count
        self._bids = self._asks = self._decode = self._depth = None
        self._depth_ts_ms = 0
        self.depth_count += 1
        self.carried_until = self._heard
        self.mark(SNAPSHOT | TRADE | DEPTH)

    @property
    def is_carried(self) -> bool:
        """Whether the figures of the day are another source's than the one that serves now."""
        return self.snapshot_count == self.carried_at

    @property
    def carried_from(self) -> str:
        """Title of the source that all is of that is shown, as the one that took over has not said anything yet; else
        empty."""
        return self.carried_title if self._heard == self.carried_until else ""

    @property
    def _heard(self) -> int:
        return self.print_count + self.snapshot_count + self.depth_count

    def drop_sums(self) -> None:
        """Volume and turnover of the source before are nothing to the one that brings its own now."""
        if self.is_carried:
            self.volume = self.turnover = UNKNOWN

    def note_sums(self, ts_ms: int) -> None:
        """An answer of this time brought volume and turnover of the day."""
        self._sums = self.volume, ts_ms

    def has_older_sums(self, ts_ms: int) -> bool:
        """Whether no sums of this trading period are known, or those of an answer no newer than one of this time: no
        push brought any since."""
        volume, asked_ms = self._sums
        known = self.volume == self.volume
        return ts_ms >= self.period.start_ms and (not known or (self.volume == volume and ts_ms >= asked_ms))

    def widen_range(self) -> None:
        """An answer brought the day's range as it was before the latest print."""
        if self.extends_range:
            if self.last > self.high:
                self.high = self.last
            elif self.last < self.low:
                self.low = self.last

    def change_gap(self, gap: PrintGap) -> None:
        """Say that a gap of this symbol changed."""
        gap.version += 1
        self.gap_version += 1
        self.mark(TRADE)

    @property
    def recalled_ms(self) -> int:
        """Wall time at which what is shown was kept by an earlier run; 0 as soon as anything was heard in this one."""
        heard = self.print_count + self.snapshot_count
        return self.recalled_from_ms if heard == self.recalled_at else 0

    @property
    def regular_close(self) -> float:
        """The close that an extended session's `last` is measured against; NaN while it is not known."""
        return self.close if self.close_ms == self.period.reference_ms else UNKNOWN

    def snapshot(self) -> Snapshot:
        """The latest figures as a value."""
        return Snapshot(
            self.symbol,
            self.last,
            self.prev_close,
            self.open,
            self.high,
            self.low,
            self.volume,
            self.turnover,
            self.ts_ms,
            None if self.suspended < 0 else bool(self.suspended),
            Session(self.session) if 0 <= self.session <= 4 else Session.UNKNOWN,
            self.pre,
            self.post,
            self.night,
            regular_close=self.regular_close,
        )

    def depth(self) -> Depth | None:
        """The latest book, decoded now if nobody looked at it yet; None before the first."""
        if self._depth_version != self.depth_count:
            self._depth_version = self.depth_count
            if self._decode is not None:
                bids, asks = self._decode(self._bids, self._asks)
                self._depth = Depth(self.symbol, bids, asks, self._depth_ts_ms)
        return self._depth

    def stamp_ms(self, bit: int) -> int:
        """The vendor's time of the latest figure of a kind (TRADE, SNAPSHOT, DEPTH); 0 while unknown."""
        return self._depth_ts_ms if bit == DEPTH else self.ts_ms

    def trades(self, count: int) -> tuple[Trade, ...]:
        """The newest prints as values, oldest first."""
        prints = list(self.prints)[-count:] if count > 0 else []
        return tuple(
            Trade(self.symbol, price, size, ts_ms, Side(side)) for ts_ms, price, size, side in prints
        )

    # --- fast path: `feed.sink.SymbolSink` ---------------------------------------------------------------------------

    def on_trade(self, price: float, size: float, ts_ms: int, side: int) -> None:
        """One print."""
        self.prints.append((ts_ms, price, size, side))
        self.print_count += 1
        if price == price and (ts_ms >= self.ts_ms or self._was_clock_set(ts_ms)):
            self.last = price
            self.ts_ms = ts_ms
            if self.extends_range:
                if price > self.high:
                    self.high = price
                elif price < self.low:
                    self.low = price
        if not self.dirty & TRADE:
            self.mark(TRADE)

    def on_snapshot(
        self,
        last: float,
        prev_close: float,
        open_: float,
        high: float,
        low: float,
        volume: float,
        turnover: float,
        ts_ms: int,
        suspended: int,
        session: int,
    ) -> None:
        """Latest figures; NaN leaves what is known."""
        self.snapshot_count += 1
        if last == last and (ts_ms >= self.ts_ms or self._was_clock_set(ts_ms)):
            self.last = last
            self.ts_ms = ts_ms
            self.session = session
        total = prev_close + open_ + high + low + volume + turnover
        if total == total:  # the usual case: not one of them is unknown
            self.prev_close = prev_close
            self.open = open_
            self.high = high
            self.low = low
            self.volume = volume
            self.turnover = turnover
        else:
            if prev_close == prev_close:
                self.prev_close = prev_close
            if open_ == open_:
                self.open = open_
            if high == high:
                self.high = high
            if low == low:
                self.low = low
            if volume == volume:
                self.volume = volume
            if turnover == turnover:
                self.turnover = turnover
        if suspended >= 0:
            self.suspended = suspended
        if not self.dirty & SNAPSHOT:
            self.mark(SNAPSHOT)

    def _was_clock_set(self, ts_ms: int) -> bool:
        """Whether a figure older than the latest counts all the same: several in a row say that the vendor's clock is
        right only now, or no longer. One late print must not set the price back, and neither must a snapshot that
        stands at the regular close while prints go on (QOS 4.3)."""
        period = self.period
        if period.reference_ms and not period.closes_ms and ts_ms <= period.reference_ms + _CLOSING_MS:
            return False
        turn = self.print_count + self.snapshot_count
        self._older = self._older + 1 if turn == self._older_turn + 1 else 1
        self._older_turn = turn
        return self._older >= _IN_A_ROW and ts_ms < self.ts_ms - _LATE_MS

    def on_depth(self, bids: object, asks: object, ts_ms: int, decode: DecodeLadders) -> None:
        """A whole book, decoded only when painted."""
        self._bids = bids
        self._asks = asks
        self._depth_ts_ms = ts_ms
        self._decode = decode
        self.depth_count += 1
        if not self.dirty & DEPTH:
            self.mark(DEPTH)

    def on_bar(
        self,
        interval: Interval,
        ts_ms: int,
        open_: float,
        high: float,
        low: float,
        close: float,
        volume: float,
    ) -> None:
        """The forming bar of a series that a chart shows; without one it is nobody's business."""
        self.bar_count += 1
        shown = self.series.get(interval)
        if shown is None:
            return
        for series in shown:
            series.push(ts_ms, open_, high, low, close, volume)
        self.mark(BAR)

    def mark(self, bits: int) -> None:
        """Say that something of this symbol changed."""
        changes = self._changes
        if not self.dirty:
            changes.add(self)
        self.dirty |= bits
        if bits & ~changes.bits:
            changes.bits |= bits
            changes.sample(self, bits)


def no_sample(_state: SymbolState, _bits: int) -> None:
    """Nothing is measured."""
