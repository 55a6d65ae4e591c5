"""Latest values of every symbol, the prints of each, and the list of symbols that changed since the last frame.

This is the sink of the fast path (DESIGN 4): a call per message, no allocation beyond the print's tuple, no signal and
no clock. `Store` has the shape of `feed.sink.QuoteSink` and `SymbolState` that of `SymbolSink`; neither may be
imported.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import UNKNOWN, Depth, Level, Session, SessionQuote, Side, Snapshot, Trade
from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.market.series import BarSeries

SNAPSHOT: Final = 1
TRADE: Final = 2
DEPTH: Final = 4
BAR: Final = 8
"""Bits of `SymbolState.dirty`: what changed since the last frame."""

PRINTS_KEPT: Final = 100
"""Prints kept of a symbol that no tape shows; `Store.keep_prints` raises it. Few, because a print that is pushed out
is long out of the processor's caches: freeing it costs as much as the rest of the call."""

_SYMBOLS_MAX: Final = 20_000

DecodeLadders = Callable[[object, object], tuple[tuple[Level, ...], tuple[Level, ...]]]
Print = tuple[int, float, float, int]
"""`(ts_ms, price, size, side)` as the tape paints it."""


class _Changes:
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
        self.sample: Callable[[SymbolState, int], None] = _no_sample

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
        session: `domain.quotes.Session` value of `last`.
        pre, post, night: extended sessions, as of the last full snapshot.
        prints: newest last, bounded.
        print_count: prints since start, also those no longer kept.
        backfilled: how many of them were asked for and put before the live ones (`put_trades`).
        depth_count: books received; a painter compares it to skip an unchanged book.
        snapshot_count, bar_count: the same for snapshots and forming bars.
        heard_s: monotonic time of the frame that first saw the latest change; 0 before any data.
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
        "backfilled",
        "bar_count",
        "code",
        "depth_count",
        "dirty",
        "extends_range",
        "followers",
        "heard_s",
        "high",
        "last",
        "low",
        "night",
        "open",
        "post",
        "pre",
        "prev_close",
        "print_count",
        "prints",
        "series",
        "session",
        "snapshot_count",
        "suspended",
        "symbol",
        "ts_ms",
        "turnover",
        "volume",
    )

    def __init__(self, symbol: Symbol, changes: _Changes) -> None:
        self.symbol = symbol
        self.code = str(symbol)
        self.dirty = 0
        self.last = UNKNOWN
        self.prev_close = UNKNOWN
        self.open = UNKNOWN
        self.high = UNKNOWN
        self.low = UNKNOWN
        self.volume = UNKNOWN
        self.turnover = UNKNOWN
        self.ts_ms = 0
        self.suspended = -1
        self.session = 0
        self.pre: SessionQuote | None = None
        self.post: SessionQuote | None = None
        self.night: SessionQuote | None = None
        self.prints: deque[Print] = deque(maxlen=PRINTS_KEPT)
        self.print_count = 0
        self.backfilled = 0
        self.series: dict[Interval, tuple[BarSeries, ...]] = {}
        self.followers: dict[BarSeries, Callable[[SymbolState], None]] = {}
        self.heard_s = 0.0
        # A US print may belong to an extended session, whose prices are not part of the day's range.
        self.extends_range = symbol.market != "US"
        self.depth_count = 0
        self.snapshot_count = 0
        self.bar_count = 0
        self._changes = changes
        self._bids: object = None
        self._asks: object = None
        self._decode: DecodeLadders | None = None
        self._depth_ts_ms = 0
        self._depth: Depth | None = None
        self._depth_version = -1

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
        if price == price and ts_ms >= self.ts_ms:
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
        if last == last and ts_ms >= self.ts_ms:
            self.last = last
            self.ts_ms = ts_ms
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
        if session:
            self.session = session
        if not self.dirty & SNAPSHOT:
            self.mark(SNAPSHOT)

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


class Store:
    """The market in memory.

    Args:
        wake: called when the first symbol becomes dirty after a drain, so that the frame timer may sleep when idle.
    """

    def __init__(self, wake: Callable[[], None] | None = None) -> None:
        self._states: dict[str, SymbolState] = {}
        self._changes = _Changes(wake or _nothing)

    def set_wake(
        self, wake: Callable[[], None], sample: Callable[[SymbolState, int], None] | None = None
    ) -> None:
        """Set what is called when the store stops being clean, and with the first change of each kind after a drain."""
        self._changes.wake = wake
        self._changes.sample = sample or _no_sample

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
        for state in dirty:
            state.heard_s = now_s
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
            state.print_count - state.backfilled + state.snapshot_count + state.depth_count + state.bar_count
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
        """A full snapshot that was asked for. Figures older than the stream's are not taken, extended sessions are."""
        state = self.state(snapshot.symbol)
        state.pre = snapshot.pre or state.pre
        state.post = snapshot.post or state.post
        state.night = snapshot.night or state.night
        newer = snapshot.ts_ms >= state.ts_ms
        suspended = -1 if snapshot.suspended is None else int(snapshot.suspended)
        self._changes.skip_sample(SNAPSHOT)
        state.on_snapshot(
            snapshot.last if newer else UNKNOWN,
            snapshot.prev_close,
            snapshot.open,
            snapshot.high,
            snapshot.low,
            snapshot.volume if newer else UNKNOWN,
            snapshot.turnover if newer else UNKNOWN,
            snapshot.ts_ms if newer else 0,
            suspended,
            int(snapshot.session) if newer else 0,
        )

    def put_trades(self, symbol: Symbol, trades: tuple[Trade, ...]) -> None:
        """Past prints that were asked for, oldest first: put before what the stream brought, without repeats.

        The wire has no trade id and whole seconds (QOS 4.5), so only prints older than the first live one are taken.
        """
        state = self.state(symbol)
        first_live = state.prints[0][0] if state.prints else None
        older = [t for t in trades if first_live is None or t.ts_ms < first_live]
        merged = [(t.ts_ms, t.price, t.size, int(t.side)) for t in older]
        state.prints = deque([*merged, *state.prints], maxlen=max(state.prints.maxlen or 0, PRINTS_KEPT))
        state.print_count += len(merged)
        state.backfilled += len(merged)
        if state.last != state.last and merged:
            state.last = merged[-1][1]
            state.ts_ms = merged[-1][0]
        self._changes.skip_sample(TRADE)
        state.mark(TRADE)

    def put_depth(self, depth: Depth) -> None:
        """A book that was asked for."""
        self._changes.skip_sample(DEPTH)
        self.state(depth.symbol).on_depth(depth.bids, depth.asks, depth.ts_ms, _already_decoded)

    def touch(self, symbol: Symbol, bits: int) -> None:
        """Say that something outside the fast path changed what is shown of a symbol."""
        self._changes.skip_sample(bits)
        self.state(symbol).mark(bits)


def _nothing() -> None:
    return None


def _no_sample(_state: SymbolState, _bits: int) -> None:
    return None


def _already_decoded(bids: object, asks: object) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    return bids, asks  # type: ignore[return-value]
