"""Codes on the wire (AllTick 3.4) and canonical symbols and back, types of bars (AllTick 3.5). Imports domain.

Letter case counts on the wire, canonical symbols are in capitals: the few codes in mixed case are listed here, and the
`p` of a preferred share (`ABRpD.US`) is written `-P` (`US:ABR-PD`). Listed indices have the codes that other vendors
know (`HSI.HK` is `IX:HSI`); CFD indices are something else and have a market of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import MARKETS, Symbol, SymbolError, canonical_code
from qosdesk.domain.symbols import parse_symbol as parse_canonical

STOCK_MARKETS: Final = frozenset({"US", "HK", "SH", "SZ", "IX"})
"""The first family; all the others are the second."""
SHARE_MARKETS: Final = frozenset({"US", "HK", "SH", "SZ"})
OTHER_MARKETS: Final = frozenset({"FX", "CC", "CM", "CD"})
ALLTICK_MARKETS: Final = STOCK_MARKETS | OTHER_MARKETS

INDICES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "HSI.HK": "HSI",
        "HSCEI.HK": "HSCEI",
        "HSTECH.HK": "HSTECH",
        ".DJI.US": "DJI",
        ".SPX.US": "SPX",
        ".IXIC.US": "IXIC",
        "000001.SH": "SSEC",
        "399001.SZ": "399001",
        "399006.SZ": "399006",
    }
)
"""Listed indices: the wire's code -> that of market IX. A-share indices share the form of shares."""

COMMODITIES: Final = (
    "GOLD",
    "Silver",
    "Platinum",
    "Palladium",
    "COPPER",
    "Aluminum",
    "Nickel",
    "Lead",
    "Zinc",
    "USOIL",
    "UKOIL",
    "NGAS",
)
"""As the published list writes them; that another page has `SILVER` is unresolved (AllTick 3.4)."""
PAIRS: Final = frozenset(
    ("AUDCAD", "AUDCHF", "AUDDKK", "AUDJPY", "AUDNZD", "AUDUSD", "CADCHF", "CADJPY", "CHFJPY")
    + ("EURAUD", "EURCAD", "EURCHF", "EURGBP", "EURJPY", "EURNZD", "EURUSD", "GBPAUD", "GBPCAD")
    + ("GBPCHF", "GBPJPY", "GBPNZD", "GBPUSD", "NZDCAD", "NZDJPY", "NZDUSD", "USDCAD", "USDCHF")
    + ("USDCNH", "USDHKD", "USDJPY", "USDRUB", "USDSGD", "USDTHB", "USDTWD")
)
CROSSES: Final = frozenset(("XAGEUR", "XAGSGD", "XAUAUD", "XAUCNH", "XAUEUR", "XAUSGD", "XAUTHB"))
CFDS: Final = frozenset(
    ("US500", "NAS100", "US30", "UK100", "GER30", "FRA40", "EUSTX50", "ESP35")
    + ("SMI", "AUS200", "JPN225", "HK50", "CHA50", "TWRIC", "SG20", "ND25")
)

TYPE_OF: Final[Mapping[Interval, int]] = MappingProxyType(
    {
        Interval.M1: 1,
        Interval.M5: 2,
        Interval.M15: 3,
        Interval.M30: 4,
        Interval.H1: 5,
        Interval.H2: 6,
        Interval.H4: 7,
        Interval.DAY: 8,
        Interval.WEEK: 9,
        Interval.MONTH: 10,
    }
)
NOT_FOR_STOCKS: Final = frozenset({Interval.H2, Interval.H4})

_INDEX_WIRE: Final[Mapping[str, str]] = MappingProxyType({code: wire for wire, code in INDICES.items()})
_COMMODITY_WIRE: Final[Mapping[str, str]] = MappingProxyType({one.upper(): one for one in COMMODITIES})
_CODE_MAX: Final = 48
_PAIR = re.compile(r"[A-Z]{6}")
_METAL = re.compile(r"X(?:AU|AG|PT|PD)(?!USD)[A-Z]{3}")
_DOLLAR_METAL = re.compile(r"X[A-Z]{2}USD")
"""Clients use `XAUUSD`, which is not listed: gold against the dollar is `GOLD` (AllTick 3.4)."""
_COIN = re.compile(r"[A-Z0-9]{1,20}USDT")
_PREFERRED = re.compile(r"([A-Z]{1,5})p([A-Z]?)")
_PREFERRED_CODE = re.compile(r"([A-Z]{1,5})-P([A-Z]?)")
_OLD_FORM = re.compile(r"(US|HK|SH|SZ)-(.+)")
_EXAMPLES: Final = "such as AAPL.US, 700.HK, EURUSD or US:AAPL"


def is_stock(symbol: Symbol) -> bool:
    """Whether a symbol is of the stock family."""
    return symbol.market in STOCK_MARKETS


def parse_wire_symbol(text: object) -> Symbol | None:
    """The symbol of a code from the wire; None if it is no code. The older `HK-1288` is read too."""
    if type(text) is not str or len(text) > _CODE_MAX:
        return None
    if text in INDICES:
        return Symbol("IX", INDICES[text])
    body, dot, market = text.rpartition(".")
    if not dot:
        old = _OLD_FORM.fullmatch(text)
        return _parse_share(old[2], old[1]) if old else _parse_other(text)
    return _parse_share(body, market)


def _parse_share(body: str, market: str) -> Symbol | None:
    if market not in SHARE_MARKETS:
        return None
    if market == "US":
        body = _PREFERRED.sub(r"\1-P\2", body) if _PREFERRED.fullmatch(body) else body
    try:
        return Symbol(market, canonical_code(market, body))
    except SymbolError:
        return None


def _parse_other(text: str) -> Symbol | None:
    code = text.upper()
    if code in _COMMODITY_WIRE or _METAL.fullmatch(code):
        return Symbol("CM", code)
    if code in CFDS:
        return Symbol("CD", code)
    if _COIN.fullmatch(code):
        return Symbol("CC", code)
    is_pair = _PAIR.fullmatch(code) and not _DOLLAR_METAL.fullmatch(code)
    return Symbol("FX", code) if is_pair else None


def wire_code(symbol: Symbol) -> str | None:
    """A symbol as the wire writes it; None if AllTick has no such code. `parse_wire_symbol` gives the symbol back.

    Currencies, metals, oil and CFD indices are those of the published list, so that no request is spent on others; of
    shares and coins there are more than it names (AllTick 3.4).
    """
    wire = _write(symbol)
    return wire if wire is not None and parse_wire_symbol(wire) == symbol else None


def _write(symbol: Symbol) -> str | None:
    market, code = symbol.market, symbol.code
    if market in SHARE_MARKETS:
        preferred = _PREFERRED_CODE.fullmatch(code) if market == "US" else None
        return f"{preferred[1]}p{preferred[2]}.US" if preferred else f"{code}.{market}"
    if market == "IX":
        return _INDEX_WIRE.get(code)
    if market == "CM":
        return _COMMODITY_WIRE.get(code) or (code if code in CROSSES else None)
    return code if market != "FX" or code in PAIRS else None


def parse_symbol(text: str) -> Symbol:
    """What the user wrote: the vendor's spelling in any case, or a canonical symbol of a market that AllTick has.

    Raises:
        SymbolError: it is neither.
    """
    text = text.strip()
    if ":" in text:
        symbol = parse_canonical(text)
        if symbol.market not in ALLTICK_MARKETS:
            offered = " ".join(sorted(ALLTICK_MARKETS))
            raise SymbolError(f"AllTick does not offer market {symbol.market}: its markets are {offered}")
        return symbol
    found = parse_wire_symbol(text) or parse_wire_symbol(text.upper())
    if found is None:
        raise SymbolError(
            f"'{text[:_CODE_MAX]}' is not a code of AllTick: write it as the vendor does, {_EXAMPLES}"
        )
    return found


def lot_of(symbol: Symbol) -> float:
    """Shares in one unit of volume on the wire: 100 for SH and SZ, else 1 (AllTick 3.6)."""
    return float(MARKETS[symbol.market].lot_shares)


def has_sides(symbol: Symbol) -> bool:
    """Whether the direction of its trades says anything: for currencies, metals, energy it does not (AllTick 3.5)."""
    return symbol.market not in ("FX", "CM")


def has_sizes(symbol: Symbol) -> bool:
    """Whether a zero in its book is a size: currencies, metals, oil and CFD indices may have none (AllTick 3.6)."""
    return symbol.market not in ("FX", "CM", "CD")
