"""Where bars adjusted for dividends and splits make sense. Pure: no Qt."""

from __future__ import annotations

from typing import Final

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol

_STOCK_MARKETS: Final = frozenset({"HK", "US", "SH", "SZ", "JP"})


def can_adjust(symbol: Symbol | None, interval: Interval) -> bool:
    """Whether there are such bars: of stocks, by day and longer."""
    return symbol is not None and symbol.market in _STOCK_MARKETS and not interval.is_intraday
