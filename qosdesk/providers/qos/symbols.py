"""Codes on the wire (QOS 3.1) and the enums that label them (QOS 3.3). Imports domain only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import MARKETS, Symbol, SymbolError, parse_symbol

QOS_MARKETS: Final = frozenset({"US", "HK", "SH", "SZ", "CF", "FX", "IX", "CM"})
CALENDAR_MARKETS: Final = frozenset({"US", "HK", "SH", "SZ"})
"""What `/market-calendar` knows (QOS 4.8)."""

KT_OF: Final[Mapping[Interval, int]] = MappingProxyType(
    {
        Interval.M1: 1,
        Interval.M5: 5,
        Interval.M15: 15,
        Interval.M30: 30,
        Interval.H1: 60,
        Interval.H2: 120,
        Interval.H4: 240,
        Interval.DAY: 1001,
        Interval.WEEK: 1007,
        Interval.MONTH: 1030,
        Interval.YEAR: 2001,
    }
)
INTERVAL_OF: Final[Mapping[int, Interval]] = MappingProxyType(
    {kt: interval for interval, kt in KT_OF.items()}
)

_CODE_MAX: Final = 48


def parse_wire_symbol(text: object) -> Symbol | None:
    """The symbol of a code from the wire, HK unpadded (`HK:00700` is `HK:700`); None if it is no code."""
    if type(text) is not str or len(text) > _CODE_MAX:
        return None
    try:
        return parse_symbol(text)
    except SymbolError:
        return None


def lot_of(symbol: Symbol) -> float:
    """Shares in one unit of volume on the wire: 100 for SH and SZ, else 1 (QOS 3.4)."""
    return float(MARKETS[symbol.market].lot_shares) if symbol.market in MARKETS else 1.0


def build_codes(symbols: Iterable[Symbol]) -> list[str]:
    """One element per market, in order of first mention: `["HK:700,9988", "US:AAPL"]` (QOS 3.1)."""
    groups: dict[str, list[str]] = {}
    for symbol in dict.fromkeys(symbols):
        groups.setdefault(symbol.market, []).append(symbol.code)
    return [f"{market}:{','.join(codes)}" for market, codes in groups.items()]
