"""Trading days for what begins anew every day. Imports domain only."""

from __future__ import annotations

from qosdesk.domain.hours import Hours
from qosdesk.domain.symbols import Symbol
from qosdesk.indicators.formulas import DayOf


def trading_day_of(symbol: Symbol, hours: Hours) -> DayOf:
    """Instant in UTC ms -> `[start, end)` of its trading day: from the day's first phase (in the US the night before)
    until the next day's; what is printed after the close belongs to the day that ended.
    """

    def day_of(ts_ms: int) -> tuple[int, int]:
        now = hours.phase_at(symbol, ts_ms)
        spans = hours.spans(symbol, now.trade_date)
        if not spans:
            return now.start_ms, now.end_ms
        return min(spans[0].start_ms, now.start_ms), max(spans[-1].end_ms, now.end_ms)

    return day_of
