"""Which bars a market's hours make: where they start, when the last of them closes. Over `domain.hours`.

A bar that trading hours do not hold is never expected: no minute of lunch, of a weekend or a holiday. A bar at the
close (QOS 4.6: the closing auction's) is not expected either, it may come. Whether an expected minute had a trade is
known only from the vendor's answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from qosdesk.domain.hours import Hours, Phase, Span
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol

_REGULAR: Final = frozenset({Phase.OPEN, Phase.ALWAYS})
_EXTENDED: Final = frozenset({Phase.NIGHT, Phase.PRE, Phase.POST})
_MAINLAND: Final = frozenset({"SH", "SZ"})
_CLOSED_DAYS_MAX: Final = 40
"""No market rests longer; a search for its next session ends there."""


def bar_spans(hours: Hours, symbol: Symbol, day: date, extended: bool = False) -> list[tuple[int, int]]:
    """The stretches `[start_ms, end_ms)` of one trading day whose every minute is expected to have a bar.

    Args:
        hours: rules and calendars.
        symbol: the instrument.
        day: the trading day.
        extended: with pre-market, after-hours and night, for a wire that sends bars of them.
    """
    spans = hours.spans(symbol, day)
    phases = _REGULAR | _EXTENDED if extended else _REGULAR
    found: list[tuple[int, int]] = []
    for span in spans:
        # The mainland's closing auction is among the 240 minutes of its day; Hong Kong's lies after the session.
        closing = (
            span.phase is Phase.AUCTION and symbol.market in _MAINLAND and span.start_ms > _open_ms(spans)
        )
        if span.phase in phases or closing:
            if found and found[-1][1] == span.start_ms:
                found[-1] = (found[-1][0], span.end_ms)
            else:
                found.append((span.start_ms, span.end_ms))
    return found


def bar_starts(
    hours: Hours, symbol: Symbol, interval: Interval, after_ms: int, until_ms: int, *, extended: bool = False
) -> Iterator[int]:
    """Starts of the bars after the one at `after_ms` in which trading began before `until_ms`, ascending.

    Nothing for an instrument whose hours are not known (`Hours.knows`). Takes time with the span: cut it with `islice`.
    """
    if interval.is_intraday:
        return _intraday(hours, symbol, interval, after_ms, until_ms, extended)
    return _daily(hours, symbol, interval, after_ms, until_ms)


def bar_end_ms(hours: Hours, symbol: Symbol, interval: Interval, start_ms: int) -> int:
    """When the bar that starts at `start_ms` closes: at the last moment of trading in it, on the clock.

    A bar of a day or longer ends with its last regular session, closing auction included; one in which no trading is
    known ends when the next would begin.
    """
    following = hours.next_bar_ms(symbol, interval, start_ms)
    last, first = _date(following), _date(start_ms)
    for back in range(min((last - first).days + 3, _CLOSED_DAYS_MAX)):
        spans = hours.spans(symbol, last + timedelta(days=1 - back))
        for span in reversed(spans):
            if span.start_ms < following and span.end_ms > start_ms and _counts(span, spans, interval):
                return min(span.end_ms, following)
    return following


def _counts(span: Span, spans: tuple[Span, ...], interval: Interval) -> bool:
    """Whether trading in a phase can change a bar of that length."""
    if interval.is_intraday:
        return span.phase.is_trading
    return span.phase in _REGULAR or (span.phase is Phase.AUCTION and span.start_ms > _open_ms(spans))


def _open_ms(spans: tuple[Span, ...]) -> int:
    return next((span.start_ms for span in spans if span.phase is Phase.OPEN), 0)


def _intraday(
    hours: Hours, symbol: Symbol, interval: Interval, after_ms: int, until_ms: int, extended: bool
) -> Iterator[int]:
    newest = after_ms
    # A session may belong to the trading day of the date after (the US night) and a date begin earlier in the east.
    day, last = _date(after_ms) - timedelta(days=2), _date(until_ms) + timedelta(days=2)
    while day <= last:
        for begin_ms, end_ms in bar_spans(hours, symbol, day, extended):
            if end_ms <= newest or begin_ms >= until_ms:
                continue
            at_ms = max(begin_ms, newest)
            while at_ms < min(end_ms, until_ms):
                start_ms = hours.bar_start_ms(symbol, interval, at_ms)
                if start_ms > newest:
                    newest = start_ms
                    yield start_ms
                at_ms = hours.next_bar_ms(symbol, interval, start_ms)
        day += timedelta(days=1)


def _daily(hours: Hours, symbol: Symbol, interval: Interval, after_ms: int, until_ms: int) -> Iterator[int]:
    start_ms = hours.next_bar_ms(symbol, interval, hours.bar_start_ms(symbol, interval, after_ms))
    while start_ms < until_ms:
        following = hours.next_bar_ms(symbol, interval, start_ms)
        if _first_trading_ms(hours, symbol, start_ms, following) < until_ms:
            yield start_ms
        start_ms = following


def _first_trading_ms(hours: Hours, symbol: Symbol, start_ms: int, end_ms: int) -> int:
    """The first moment of regular trading in `[start_ms, end_ms)`; without any, later than every instant."""
    day, last = _date(start_ms) - timedelta(days=1), _date(end_ms) + timedelta(days=1)
    while day <= last:
        for begin_ms, until_ms in bar_spans(hours, symbol, day):
            if begin_ms < end_ms and until_ms > start_ms:
                return max(begin_ms, start_ms)
        day += timedelta(days=1)
    return 1 << 62


def _date(ts_ms: int) -> date:
    return datetime.fromtimestamp(ts_ms / 1000, UTC).date()
