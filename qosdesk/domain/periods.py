"""To which stretch of trading a price belongs, and against which close it is measured. Imports domain only.

A market without extended sessions has one period a trading day. A US day has four: the night, pre-market and
post-market sessions are measured against the last regular close before them, the regular session too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from qosdesk.domain.hours import Hours, Phase, Span
from qosdesk.domain.quotes import Session
from qosdesk.domain.symbols import Symbol

_BACK_DAYS: Final = 14
"""No market rests for longer."""
_FOREVER_MS: Final = 1 << 62

_SESSIONS: Final = {
    Phase.NIGHT: Session.NIGHT,
    Phase.PRE: Session.PRE,
    Phase.OPEN: Session.REGULAR,
    Phase.POST: Session.POST,
}
EXTENDED: Final = frozenset({Session.NIGHT, Session.PRE, Session.POST})


@dataclass(frozen=True, slots=True)
class Period:
    """Prices stamped `[start_ms, end_ms)` belong together.

    Attributes:
        session: of a US price; UNKNOWN elsewhere and around the clock.
        start_ms, end_ms: UTC ms; the pause after it is part of it, so that periods follow each other without a gap.
        closes_ms: when its close is made; 0 for an extended session, whose last price is no close.
        reference_ms: when the close is made that its prices are measured against; 0 while not known.
    """

    session: Session
    start_ms: int
    end_ms: int
    closes_ms: int
    reference_ms: int


ENDLESS: Final = Period(Session.UNKNOWN, 0, _FOREVER_MS, 0, 0)
"""Of a market that never closes (its figures are those of the last 24 h, QOS 4.3), or whose hours are not known."""


def period_at(hours: Hours, symbol: Symbol, ts_ms: int) -> Period:
    """The period of a price. What is stamped exactly at the end of the regular session is its close."""
    if symbol.market == "CF" or not ts_ms or not hours.knows(symbol):
        return ENDLESS
    if symbol.market != "US" or hours.always:
        return _day(hours, symbol, ts_ms)
    span = hours.phase_at(symbol, ts_ms)
    if span.phase is Phase.CLOSED or (span.start_ms == ts_ms and span.phase is not Phase.OPEN):
        # Between sessions, or at the very end of one: what went before.
        before = hours.phase_at(symbol, span.start_ms - 1)
        if before.phase is not Phase.CLOSED:
            span = (
                before
                if span.phase is not Phase.CLOSED
                else Span(before.phase, before.start_ms, span.end_ms, before.trade_date)
            )
    session = _SESSIONS.get(span.phase, Session.UNKNOWN)
    close_ms = _close_of(hours, symbol, span.trade_date)
    if session is Session.POST:
        return Period(session, close_ms + 1, _next_start(hours, symbol, span), 0, close_ms)
    reference_ms = _close_before(hours, symbol, span.trade_date)
    if session is Session.REGULAR:
        return Period(session, span.start_ms, close_ms + 1, close_ms, reference_ms)
    return Period(session, span.start_ms, _next_start(hours, symbol, span), 0, reference_ms)


def _next_start(hours: Hours, symbol: Symbol, span: Span) -> int:
    """When the session after a session begins."""
    following = hours.phase_at(symbol, span.end_ms)
    return following.end_ms if following.phase is Phase.CLOSED else span.end_ms


def _day(hours: Hours, symbol: Symbol, ts_ms: int) -> Period:
    """A whole trading day with the rest after it."""
    day = hours.phase_at(symbol, ts_ms).trade_date
    spans = hours.spans(symbol, day)
    if not spans:
        return ENDLESS
    following = next(
        (
            later[0].start_ms
            for number in range(1, _BACK_DAYS)
            if (later := hours.spans(symbol, day + timedelta(days=number)))
        ),
        _FOREVER_MS,
    )
    reference_ms = _close_before(hours, symbol, day)
    return Period(Session.UNKNOWN, spans[0].start_ms, following, spans[-1].end_ms, reference_ms)


def _close_before(hours: Hours, symbol: Symbol, day: date) -> int:
    """When the trading day before a day closed; 0 when there is none."""
    for number in range(1, _BACK_DAYS):
        close_ms = _close_of(hours, symbol, day - timedelta(days=number))
        if close_ms:
            return close_ms
    return 0


def _close_of(hours: Hours, symbol: Symbol, day: date) -> int:
    """When a trading day's close is made; 0 for a day without trading."""
    spans = hours.spans(symbol, day)
    if symbol.market == "US" and not hours.always:
        spans = tuple(span for span in spans if span.phase is Phase.OPEN)
    return spans[-1].end_ms if spans else 0
