"""Symbols and markets: one canonical form, `MARKET:CODE`.

The set of markets is open: those of the three vendors are known here. What another vendor sells under a like name (a
spot pair, a CFD) is of a *different* market, never folded into a perpetual's or an index's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


class SymbolError(ValueError):
    """The text is not a symbol; the message is one line that says what is wrong and what a symbol looks like."""


@dataclass(frozen=True, slots=True)
class MarketInfo:
    """What is true of every instrument of one market.

    Attributes:
        code: the canonical prefix, such as `HK`.
        name: English name.
        zone: IANA name of the zone in which its days begin and its axis is labelled.
        lot_shares: shares in one wire lot of volume (QOS 3.4: A-share volumes are lots of 100), else 1.
        decimals: price decimals to show when nothing better is known.
        digits_only: codes are digits (HK, SH, SZ).
    """

    code: str
    name: str
    zone: str
    lot_shares: int = 1
    decimals: int = 2
    digits_only: bool = False


MARKETS: Final[Mapping[str, MarketInfo]] = MappingProxyType(
    {
        info.code: info
        for info in (
            MarketInfo("US", "United States", "America/New_York"),
            MarketInfo("HK", "Hong Kong", "Asia/Hong_Kong", digits_only=True),
            MarketInfo("SH", "Shanghai", "Asia/Shanghai", lot_shares=100, digits_only=True),
            MarketInfo("SZ", "Shenzhen", "Asia/Shanghai", lot_shares=100, digits_only=True),
            MarketInfo("CF", "Crypto perpetuals", "UTC"),
            MarketInfo("FX", "Currencies", "UTC", decimals=5),
            MarketInfo("IX", "Indices", "UTC"),
            MarketInfo("CM", "Commodities", "UTC"),
            MarketInfo("CC", "Crypto pairs", "UTC"),
            MarketInfo("CD", "CFDs", "UTC"),
        )
    }
)
"""The markets whose rules are known: those of QOS 3.2; spot pairs of coins and contracts for difference, which only
other vendors have."""

LISTED_SHARES: Final = frozenset({"US", "HK", "SH", "SZ"})
"""Markets of listed shares: a code names the same instrument at every vendor. Elsewhere it may name another one."""

_MARKET = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9.\-_/^=]{0,31}")


@dataclass(frozen=True, slots=True, order=True)
class Symbol:
    """One instrument of one market, already canonical. Build it from text with `parse_symbol`.

    `market` may be one that `MARKETS` does not know, as long as some provider lists it.
    """

    market: str
    code: str

    def __str__(self) -> str:
        return f"{self.market}:{self.code}"


def canonical_code(market: str, code: str) -> str:
    """The one spelling of a code: upper case, HK without leading zeros, SH/SZ with six digits.

    Raises:
        SymbolError: the code cannot belong to that market.
    """
    code = code.strip().upper()
    if not _CODE.fullmatch(code):
        raise SymbolError(f"'{code}' is not a code of market {market}")
    info = MARKETS.get(market)
    if info is None or not info.digits_only:
        return code
    if not (code.isascii() and code.isdigit()):
        raise SymbolError(
            f"'{code}' is not a code of market {market}: it has digits only, such as {_EXAMPLES[market]}"
        )
    if market == "HK":
        plain = code.lstrip("0")
        if not plain or len(plain) > 5:
            raise SymbolError(f"'{code}' is not a code of market HK: 1 to 5 digits, such as HK:700")
        return plain
    if len(code) != 6:
        raise SymbolError(
            f"'{code}' is not a code of market {market}: six digits, such as {_EXAMPLES[market]}"
        )
    return code


_EXAMPLES: Final[Mapping[str, str]] = MappingProxyType({"HK": "HK:700", "SH": "SH:600519", "SZ": "SZ:000001"})


def parse_symbol(text: str, *, extra_markets: frozenset[str] = frozenset()) -> Symbol:
    """Read `MARKET:CODE`; `HK:00700` and `hk:700` are the same symbol.

    Args:
        text: what the user or a vendor wrote.
        extra_markets: markets beyond `MARKETS` that a provider in use lists.

    Raises:
        SymbolError: unknown market or malformed code, in one clear line.
    """
    market, colon, code = text.strip().partition(":")
    market = market.strip().upper()
    if not colon or not code.strip():
        raise SymbolError(f"'{text.strip()}' is not a symbol: write MARKET:CODE, such as HK:700 or US:AAPL")
    if market not in MARKETS and market not in extra_markets:
        known = " ".join(sorted({*MARKETS, *extra_markets}))
        raise SymbolError(f"unknown market '{market}' in '{text.strip()}': the markets are {known}")
    if not _MARKET.fullmatch(market):
        raise SymbolError(f"'{market}' is not a market code")
    return Symbol(market, canonical_code(market, code))


def lot_shares(symbol: Symbol) -> int:
    """Shares in one unit of size on screen: A shares are shown in lots, as their market does, the rest in shares."""
    info = MARKETS.get(symbol.market)
    return info.lot_shares if info is not None else 1
