"""The seam between two sources of one symbol: nothing appears twice, nothing goes back, no sums are mixed.

While a symbol is handed over, its quotes go through a `Seam`; afterwards they go to the state directly, so that the
fast path costs what it always costs. Imports domain only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import UNKNOWN

if TYPE_CHECKING:
    from qosdesk.market.state import DecodeLadders, SymbolState

_SECOND_MS: Final = 1000
_AHEAD_MS: Final = 2000
"""A vendor's clock may be ahead of ours by this much; a stamp beyond it holds nobody up."""
_SET_BACK_MS: Final = 30_000
_IN_A_ROW: Final = 4


def last_moment_ms(ts_ms: int, wall_ms: int) -> int:
    """The last moment of which the old source's latest figure may be; one of whole seconds may be of their end."""
    if ts_ms % _SECOND_MS == 0:
        ts_ms += _SECOND_MS - 1
    return min(ts_ms, wall_ms + _AHEAD_MS)


class Seam:
    """Takes a new source's first quotes of a symbol (`feed.sink.SymbolSink` by shape).

    Args:
        state: where they go.
        shown_ms: up to then the old source's prints are shown: the new one's of that time are the same ones.
    """

    def __init__(self, state: SymbolState, shown_ms: int) -> None:
        self._state = state
        self._shown_ms = shown_ms
        self._set_back = 0
        self._has_print = self._has_figures = False
        """Whether one past the seam came; of figures it says nothing about prints, which may be behind them."""
        self.on_depth = state.on_depth
        self.on_bar = state.on_bar

    @property
    def is_over(self) -> bool:
        """Whether the new source has said all that it takes: nothing of the old one can be met again."""
        return self._has_print and not self._state.is_carried

    def on_trade(self, price: float, size: float, ts_ms: int, side: int) -> None:
        """A print, unless the old source had it."""
        if self._has_print or self._is_new(ts_ms):
            self._has_print = True
            self._state.on_trade(price, size, ts_ms, side)

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
        """Figures; the sums of the day are this source's from now on, also where it has none."""
        state = self._state
        state.drop_sums()
        if self._has_figures or self._is_new(ts_ms):
            self._has_figures = True
        else:
            last, ts_ms, session = UNKNOWN, 0, 0
        state.on_snapshot(last, prev_close, open_, high, low, volume, turnover, ts_ms, suspended, session)

    def _is_new(self, ts_ms: int) -> bool:
        """Later than what is shown; or several in a row say that the old source's clock was wrong."""
        if ts_ms > self._shown_ms:
            return True
        self._set_back = self._set_back + 1 if ts_ms < self._shown_ms - _SET_BACK_MS else 0
        return self._set_back >= _IN_A_ROW


class Fan:
    """One vendor's symbol that serves several of ours: itself, and those for which the user lets it stand in.

    Args:
        sinks: where its quotes go.
    """

    def __init__(self, sinks: tuple[SymbolState | Seam, ...]) -> None:
        self._sinks = sinks

    def on_trade(self, price: float, size: float, ts_ms: int, side: int) -> None:
        """One print."""
        for sink in self._sinks:
            sink.on_trade(price, size, ts_ms, side)

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
        """Figures."""
        for sink in self._sinks:
            sink.on_snapshot(last, prev_close, open_, high, low, volume, turnover, ts_ms, suspended, session)

    def on_depth(self, bids: object, asks: object, ts_ms: int, decode: DecodeLadders) -> None:
        """A book."""
        for sink in self._sinks:
            sink.on_depth(bids, asks, ts_ms, decode)

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
        """A forming bar."""
        for sink in self._sinks:
            sink.on_bar(interval, ts_ms, open_, high, low, close, volume)
