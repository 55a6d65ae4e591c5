"""What daily bars say of a symbol beyond today: the 52-week range and the usual volume. Imports domain only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from qosdesk.domain.derived import DAYS_OF_VOLUME
from qosdesk.domain.hours import DAY_MS, MINUTE_MS, Hours, Phase, Span, zone_of
from qosdesk.domain.periods import period_at
from qosdesk.domain.quotes import UNKNOWN, Bar, Figures, is_known
from qosdesk.domain.symbols import Symbol

WEEKS: Final = 52
YEAR_MS: Final = WEEKS * 7 * DAY_MS
_AUCTION_COUNTS: Final = ("SH", "SZ")
"""Where the closing auction is part of the four hours that a day's volume is spread over."""


@dataclass(frozen=True, slots=True, eq=False)
class DailyFigures(Figures):
    """Figures from closed daily bars, as traded (not adjusted for splits and dividends); NaN while unknown.

    Attributes:
        high, low: of the last 52 weeks without today.
        volume_per_minute: shares a trading minute, mean of the last five closed days.
        until_ms: start of the newest bar in them, 0 without any.
    """

    high: float = UNKNOWN
    low: float = UNKNOWN
    volume_per_minute: float = UNKNOWN
    until_ms: int = 0


NO_FIGURES: Final = DailyFigures()


def daily_figures(symbol: Symbol, bars: Sequence[Bar], hours: Hours) -> DailyFigures:
    """From closed daily bars, ascending. The year ends with the newest of them."""
    if not bars:
        return NO_FIGURES
    newest_ms = bars[-1].ts_ms
    year = [bar for bar in bars if bar.ts_ms > newest_ms - YEAR_MS]
    last = bars[-DAYS_OF_VOLUME:]
    minutes = sum(_minutes(regular_spans(hours, symbol, day_of(symbol, bar.ts_ms))) for bar in last)
    volume = sum(bar.volume for bar in last)
    usual = volume / minutes if len(last) == DAYS_OF_VOLUME and minutes else UNKNOWN
    high = max((bar.high for bar in year if is_known(bar.high)), default=UNKNOWN)
    low = min((bar.low for bar in year if is_known(bar.low)), default=UNKNOWN)
    return DailyFigures(high, low, usual, newest_ms)


def minutes_traded(hours: Hours, symbol: Symbol, ts_ms: int, now_ms: int) -> float:
    """Trading minutes gone of the day that a snapshot's volume is of.

    Args:
        hours: of all markets.
        symbol: whose.
        ts_ms: vendor's time of the snapshot's price; an extended session shows the regular day before it.
        now_ms: wall time.
    """
    if not ts_ms or not hours.knows(symbol):
        return UNKNOWN
    period = period_at(hours, symbol, ts_ms)
    at_ms = period.reference_ms - 1 if period.session and not period.closes_ms else ts_ms
    spans = regular_spans(hours, symbol, hours.phase_at(symbol, at_ms).trade_date)
    return sum(max(0, min(span.end_ms, now_ms) - span.start_ms) for span in spans) / MINUTE_MS


def regular_spans(hours: Hours, symbol: Symbol, day: date) -> list[Span]:
    """The stretches of a trading day over which its volume is spread."""
    spans = hours.spans(symbol, day)
    regular = [span for span in spans if span.phase in (Phase.OPEN, Phase.ALWAYS)]
    if regular and symbol.market in _AUCTION_COUNTS:
        regular += [
            span for span in spans if span.phase is Phase.AUCTION and span.start_ms > regular[0].start_ms
        ]
    return regular


def day_of(symbol: Symbol, ts_ms: int) -> date:
    """The date of a daily bar at its exchange."""
    return datetime.fromtimestamp(ts_ms / 1000, zone_of(symbol.market)).date()


def _minutes(spans: Iterable[Span]) -> float:
    return sum(span.end_ms - span.start_ms for span in spans) / MINUTE_MS
