"""Products are numbers of the operator (MM 3.6): which symbol is which, learnt from its list. Imports domain only.

A product on the wire is `symbol_id`, `trade_type` and `trade_mode`; two of them name it and the third only goes along
in requests. One code appears once a trade type. Its symbol follows from the code's form, its currencies and its label:

- shares (trade type 6): `700.HK` is HK:700, `AAPL.US` is US:AAPL, `600519.SH` is SH:600519;
- currencies against currencies, or so labelled: FX; metals and other commodities: CM;
- other spot products (5): pairs of coins, CC; separators go (`BTC/USDT` is CC:BTCUSDT);
- contracts (1, 2), leverage (3) and what else there is: CD.

Where several trade types carry one code in a market, the plain symbol is of the first in the order 5, 1, 2, 3, and the
others end in their type (`CD:BTCUSDT.T2`); a second product of the same type ends in its number (`.N2101`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import LISTED_SHARES, Symbol, SymbolError, canonical_code, parse_symbol

MARKETS: Final = LISTED_SHARES | {"CC", "CD", "CM", "FX"}

SPOT: Final = 5
STOCK: Final = 6
_PREFERENCE: Final = (SPOT, 1, 2, 3)

KLINE_TYPE_OF: Final[Mapping[Interval, int]] = MappingProxyType(
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
"""MM 3.6; there are no bars of a year."""

_CURRENCIES: Final = frozenset(
    re.findall(
        "...",
        "AUDBRLCADCHFCNHCNYCZKDKKEURGBPHKDHUFIDRILSINRJPYKRWMXNMYRNOKNZDPHPPLNRONRUBSEKSGDTHBTRYTWDUSDZAR",
    )
)
_METALS: Final = frozenset({"XAU", "XAG", "XPT", "XPD"})
_COIN_QUOTES: Final = ("USDT", "USDC", "BUSD", "BTC", "ETH")
_SEPARATORS: Final = str.maketrans("", "", "/-_ ")
_CODE_MAX: Final = 48


@dataclass(frozen=True, slots=True)
class Product:
    """One product of the operator's list (MM 2.7).

    Attributes:
        symbol_id, trade_type, trade_mode: the triple of the stream; `trade_mode` is the list's `dealMode`.
        code: as the operator writes it.
        currency: what prices are in; empty if unknown.
        decimals: of its prices, None if unknown.
    """

    symbol: Symbol
    symbol_id: int
    trade_type: int
    trade_mode: int
    code: str = ""
    name: str = ""
    currency: str = ""
    decimals: int | None = None

    @property
    def triple(self) -> dict[str, object]:
        """As requests have it."""
        return {
            "symbol_id": self.symbol_id,
            "trade_type": self.trade_type,
            "trade_mode": self.trade_mode,
        }


class ProductTable:
    """The operator's products as its list told them; empty until then.

    Attributes:
        is_known: a list was read.
    """

    def __init__(self) -> None:
        self._by_symbol: dict[Symbol, Product] = {}
        self._by_key: dict[tuple[int, int], Product] = {}
        self._by_code: dict[str, Product] = {}
        self.is_known = False

    def fill(self, listed: Iterable[Product]) -> tuple[Product, ...]:
        """Take a list instead of the one before, unless it is empty; returns it with each symbol given once."""
        by_symbol: dict[Symbol, Product] = {}
        by_key: dict[tuple[int, int], Product] = {}
        for product in sorted(listed, key=_rank):
            key = product.symbol_id, product.trade_type
            if key in by_key:
                continue
            by_type, by_number = f".T{product.trade_type}", f".N{product.symbol_id}"
            for suffix in ("", by_type, by_number, by_type + by_number):
                symbol = replace(product.symbol, code=product.symbol.code + suffix)
                if symbol not in by_symbol:
                    by_symbol[symbol] = by_key[key] = replace(product, symbol=symbol)
                    break
        self.is_known = True
        if not by_symbol:
            return ()
        self._by_symbol = by_symbol
        self._by_key = by_key
        self._by_code = {}
        for one in by_symbol.values():
            self._by_code.setdefault(one.code, one)
        return tuple(by_symbol.values())

    def of(self, symbol: Symbol) -> Product | None:
        """The product of a symbol; None if the operator lists none."""
        return self._by_symbol.get(symbol)

    def at(self, symbol_id: int, trade_type: int) -> Product | None:
        """The product that a push means."""
        return self._by_key.get((symbol_id, trade_type))

    def coded(self, code: object) -> Product | None:
        """The product that a code means, where products go by code (MM 2.8)."""
        return self._by_code.get(code) if isinstance(code, str) else None


def _rank(product: Product) -> tuple[int, int]:
    kind = product.trade_type
    return (_PREFERENCE.index(kind) if kind in _PREFERENCE else len(_PREFERENCE), kind)


def symbol_of(code: str, trade_type: int, base: str = "", quote: str = "", label: str = "") -> Symbol | None:
    """The symbol that a listed product should have; None if its code can't be one.

    Args:
        code: `symbolCode`.
        trade_type: MM 3.6.
        base, quote: its currencies, as far as the list says.
        label: its tag.
    """
    if not 0 < len(code) <= _CODE_MAX:
        return None
    if trade_type == STOCK:
        return _share(code, quote.upper()) or _symbol("CD", code)
    base, quote, label = base.upper(), quote.upper(), label.lower()
    if not (base and quote):
        base, quote = _currencies(code)
    plain = code.translate(_SEPARATORS)
    if base in _METALS or any(word in label for word in ("metal", "commod", "energy")):
        return _symbol("CM", plain)
    if "forex" in label or (base in _CURRENCIES and quote in _CURRENCIES):
        return _symbol("FX", plain)
    is_pair = trade_type == SPOT and not any(word in label for word in ("stock", "index"))
    return _symbol("CC" if is_pair else "CD", plain)


def read_symbol(text: str) -> Symbol:
    """A symbol as the user writes it: canonical, or as operators spell codes (`700.HK`, `BTC/USDT`, `EURUSD`).

    Raises:
        SymbolError: it is none.
    """
    if ":" not in text:
        code = text.strip().upper()
        base, quote = _currencies(code)
        is_pair = bool(base and quote)
        found = _share(code, "") if not is_pair else symbol_of(code, SPOT, base, quote)
        if found is not None:
            return found
    return parse_symbol(text)


def _currencies(code: str) -> tuple[str, str]:
    """What a pair's code is made of; empty if it is none."""
    for separator in "/-_":
        base, mark, quote = code.upper().partition(separator)
        if mark and base.isalnum() and quote.isalnum():
            return base, quote
    code = code.upper()
    if len(code) == 6 and code[3:] in _CURRENCIES and (code[:3] in _CURRENCIES or code[:3] in _METALS):
        return code[:3], code[3:]
    for quote in _COIN_QUOTES:
        if code.endswith(quote) and len(code) > len(quote) and code.isalnum():
            return code[: -len(quote)], quote
    return "", ""


def _share(code: str, currency: str) -> Symbol | None:
    """A share by its code's form; without a market in it, by its currency."""
    head, dot, market = code.upper().rpartition(".")
    if dot and market in LISTED_SHARES:
        return _symbol(market, head)
    if code.isdigit() and currency == "HKD":
        return _symbol("HK", code)
    if code.isalpha() and code.isascii() and currency == "USD":
        return _symbol("US", code)
    return None


def _symbol(market: str, code: str) -> Symbol | None:
    try:
        return Symbol(market, canonical_code(market, code))
    except SymbolError:
        return None
