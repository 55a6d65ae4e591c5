"""Follows each symbol from one trading period into the next: what was its last price becomes a close.

Prints move `last` at any time, but only a full snapshot says what it is measured against. Between the first print of a
day and that snapshot the figures kept are those of another day: they are replaced by what is known, else forgotten.
Imports domain only; called once a frame for each symbol that changed (DESIGN 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qosdesk.domain.hours import Hours
from qosdesk.domain.periods import Period, period_at
from qosdesk.domain.quotes import UNKNOWN, Session, is_known

if TYPE_CHECKING:
    from qosdesk.market.state import SymbolState

SNAPSHOT: Final = 1
TRADE: Final = 2


class Days:
    """Knows the periods of all symbols of a store."""

    def __init__(self, hours: Hours) -> None:
        self.hours = hours

    def follow(self, state: SymbolState) -> None:
        """A symbol changed since the last frame."""
        ts_ms = state.ts_ms
        period = state.period
        if not period.start_ms <= ts_ms < period.end_ms or state.period_version != self.hours.version:
            period = self._enter(state)
        if period.session:
            self._name_session(state, period)
        state.seen_last, state.seen_ms = state.last, ts_ms

    def learn(self, state: SymbolState) -> None:
        """Extended sessions arrived: each names the regular close that it is measured against (QOS 4.3 `yp`)."""
        for quote in (state.pre, state.post, state.night):
            if quote is not None and is_known(quote.prev_close) and quote.ts_ms:
                # One stamped at the very end of the regular session is not of it.
                closed_ms = period_at(self.hours, state.symbol, quote.ts_ms + 1).reference_ms
                if closed_ms >= state.close_ms:
                    state.close, state.close_ms = quote.prev_close, closed_ms

    def _name_session(self, state: SymbolState, period: Period) -> None:
        """The vendor names the session of its own prices (QOS 4.3 `tt`); of a print the time does."""
        if not state.session or (state.dirty & TRADE and state.prints and state.prints[-1][0] == state.ts_ms):
            state.session = period.session
        elif state.session == Session.REGULAR and period.session is Session.POST:
            # The closing auction is stamped after the session's end.
            state.close, state.close_ms = state.last, period.reference_ms

    def _enter(self, state: SymbolState) -> Period:
        before, fresh = state.period, state.period_version == self.hours.version
        period = state.period = period_at(self.hours, state.symbol, state.ts_ms)
        state.period_version = self.hours.version
        if not fresh or not before.start_ms or period.start_ms <= before.start_ms:
            return period
        if before.closes_ms > state.close_ms:
            state.close, state.close_ms = _last_before(state, before.end_ms), before.closes_ms
        if period.closes_ms and not state.dirty & SNAPSHOT:
            # Its first price is a print: what else is known is of the day before.
            state.prev_close = state.close if state.close_ms == period.reference_ms else UNKNOWN
            state.open = state.high = state.low = state.volume = state.turnover = UNKNOWN
        return period


def _last_before(state: SymbolState, end_ms: int) -> float:
    """The last price before an instant that the last frame did not see yet."""
    for ts_ms, price, _, _ in reversed(state.prints):
        if ts_ms < state.seen_ms:
            break
        if ts_ms < end_ms and price == price:
            return price
    return state.seen_last
