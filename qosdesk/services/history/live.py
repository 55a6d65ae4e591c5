"""The last bar between the vendor's pushes, or in place of them: from trades, or from snapshots (QOS 5.5).

Called once a frame for a symbol that changed, so that the fast path knows nothing of it.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from qosdesk.domain.hours import Hours, Phase
from qosdesk.domain.quotes import is_known
from qosdesk.domain.status import LiveBar
from qosdesk.market.store import SNAPSHOT, TRADE, SymbolState
from qosdesk.services.history.shared import Shared

_FRESH_S: Final = 2.0
"""A last price heard so long ago is still newer than a pushed bar, which the vendor conflates."""
_OF_NO_DAY: Final = frozenset({Phase.CLOSED, Phase.NIGHT, Phase.PRE, Phase.POST})
_DERIVED: Final = frozenset({LiveBar.TRADES, LiveBar.SNAPSHOTS, LiveBar.POLLED})


class LastBar:
    """Keeps the last bar of a series as new as the last price.

    Args:
        shared: the series.
        hours: to which bar a moment belongs.
    """

    def __init__(self, shared: Shared, hours: Hours) -> None:
        self._shared = shared
        self._hours = hours
        self._span = (-1, 0, 0, 0)
        self._source = LiveBar.NONE
        self._prints = 0
        self._volume = 0.0
        self._polled_s = -1.0
        self._heard_s = -1e9

    def follow(self, state: SymbolState) -> None:
        """Something of the symbol changed in this frame."""
        shared = self._shared
        fresh = state.dirty & (TRADE | SNAPSHOT)
        if fresh:
            self._heard_s = state.heard_s
        if shared.live is not self._source:
            self._source = shared.live
            # What came before the change is in the bars already.
            self._prints, self._volume, self._polled_s = shared.live_prints, shared.live_volume, -1.0
        if not shared.first_page_done:
            self._prints = state.print_count
        if not shared.first_page_done or not len(shared.series):
            return
        if self._source not in _DERIVED:
            if state.heard_s - self._heard_s <= _FRESH_S:
                self._agree(state)
        elif self._source is LiveBar.TRADES:
            self._take_prints(state)
        elif fresh & SNAPSHOT:
            self._take_snapshot(state)

    def _agree(self, state: SymbolState) -> None:
        """The close is the last price at once; the volume stays the one that the vendor last told."""
        price = state.last
        if is_known(price) and self._start_of(state.ts_ms) == self._shared.last_ms:
            self._put(self._shared.last_ms, price, 0.0)

    def _take_prints(self, state: SymbolState) -> None:
        count, self._prints = state.print_count - self._prints, state.print_count
        new = list(islice(reversed(state.prints), count))
        for ts_ms, price, size, _side in reversed(new):
            self._take(ts_ms, price, size)

    def _take_snapshot(self, state: SymbolState) -> None:
        traded, self._volume = state.volume - self._volume, state.volume
        self._take(state.ts_ms, state.last, traded if traded > 0 else 0.0)
        if self._source is LiveBar.POLLED:
            if self._polled_s >= 0:
                self._shared.polled_s = round(state.heard_s - self._polled_s)
            self._polled_s = state.heard_s

    def _take(self, ts_ms: int, price: float, size: float) -> None:
        start_ms = self._start_of(ts_ms)
        if not start_ms or start_ms < self._shared.last_ms or not is_known(price):
            return
        self._put(start_ms, price, size)
        self._shared.derived_from_ms = self._shared.derived_from_ms or start_ms

    def _put(self, start_ms: int, price: float, size: float) -> None:
        series = self._shared.series
        if start_ms > self._shared.last_ms:
            series.push(start_ms, price, price, price, price, size)
            return
        bar = series.bar(series.first + len(series) - 1)
        if bar.close != price or size:
            high, low = max(bar.high, price), min(bar.low, price)
            series.push(start_ms, bar.open, high, low, price, bar.volume + size)

    def _start_of(self, ts_ms: int) -> int:
        """Start of the bar in which a moment counts, 0 for none: a day's bar holds no night and no after-hours."""
        version, begin_ms, end_ms, start_ms = self._span
        hours, (symbol, interval, _) = self._hours, self._shared.key
        if version == hours.version and begin_ms <= ts_ms < end_ms:
            return start_ms
        start_ms = hours.bar_start_ms(symbol, interval, ts_ms)
        begin_ms, end_ms = start_ms, hours.next_bar_ms(symbol, interval, start_ms)
        if not interval.is_intraday:
            span = hours.phase_at(symbol, ts_ms)
            begin_ms, end_ms = max(begin_ms, span.start_ms), min(end_ms, span.end_ms)
            start_ms = 0 if span.phase in _OF_NO_DAY else start_ms
        self._span = (hours.version, begin_ms, end_ms, start_ms)
        return start_ms
