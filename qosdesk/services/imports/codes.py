"""What a code says by its form alone, whoever wrote it. Imports domain only; knows no product list.

`read_code` takes one code and gives the symbols that it can mean. One symbol and no `why` is certain; several are for
the user to choose from, unless the names beside them or the product lists decide. A bare ticker means no symbol by its
form: `Code.bare` says that only the product lists can tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from qosdesk.domain.imports import Format, Why
from qosdesk.domain.symbols import MARKETS, Symbol, SymbolError, parse_symbol
from qosdesk.services.imports.tables import (
    BROKERS,
    COIN_VENUES,
    COMMODITIES,
    CURRENCIES,
    EXCHANGES,
    FOREIGN,
    FUTURES,
    FUTURES_VENUES,
    INDICES,
    METALS,
    NEAR,
)

CODE_MAX: Final = 40
_TICKER: Final = r"[A-Z][A-Z0-9]{0,5}(?:[.\-/ ][A-Z]{1,2})?"


@dataclass(frozen=True, slots=True)
class Code:
    """What one code can mean.

    Attributes:
        symbols: candidates, the likeliest first.
        format: whose way of writing it is.
        why: why it is not certain, or not possible.
        detail: see `Why`.
        bare: the spelling to look for in the product lists, for a code without a market.
    """

    symbols: tuple[Symbol, ...]
    format: Format
    why: Why = Why.NOTHING
    detail: str = ""
    bare: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether it means one symbol and nothing else."""
        return len(self.symbols) == 1 and self.why is Why.NOTHING


def clean(text: str) -> str:
    """A cell without what spreadsheets put around a code: `="600519"`, `'00700`, `$AAPL$`, wide letters."""
    text = unicodedata.normalize("NFKC", text).strip()
    if text.startswith("="):
        inner = re.fullmatch(r'="?([^"=]*)"?', text)
        text = inner[1] if inner else text
    return text.strip("\"'$` \t\u200b\ufeff")


def read_code(text: str) -> Code | None:
    """What a code means; None for what is no code of any form.

    Args:
        text: one code, as `clean` leaves it.
    """
    if not text or len(text) > CODE_MAX or not text.isascii():
        return None
    upper = re.sub(r"\s*:\s*", ":", text.upper())
    if upper in INDICES:
        return Code((Symbol("IX", INDICES[upper]),), _whose_index(upper))
    if upper in COMMODITIES:
        whose = Format.TRADINGVIEW if ":" in upper else Format.ALLTICK
        return Code((Symbol("CM", COMMODITIES[upper]),), whose)
    if upper in NEAR:
        near = Symbol(*NEAR[upper].split(":"))
        return Code((near,), Format.ALLTICK, Why.NEAR, bare=upper)
    made = (reader(upper) for reader in _READERS)
    return _sina(text) or next((code for code in made if code is not None), None)


def in_market(market: str, text: str) -> Code | None:
    """A code whose market is said beside it, in a column of its own."""
    text = text.upper()
    if market == "HK" and text.isdigit():
        text = text.lstrip("0")
    elif market in ("SH", "SZ") and text.isdigit():
        text = text.zfill(6)
    elif market == "US":
        text = _class_share(text)
    return _symbol(market, text, Format.BARE)


def _whose_index(upper: str) -> Format:
    if ":" in upper:
        return Format.TRADINGVIEW
    if upper.startswith("^"):
        return Format.YAHOO
    if upper.startswith(("HK.", "US.")):
        return Format.FUTU
    return Format.ALLTICK if upper.endswith((".US", ".HK")) else Format.XUEQIU


def _symbol(market: str, code: str, whose: Format) -> Code:
    try:
        return Code((parse_symbol(f"{market}:{code}"),), whose)
    except SymbolError:
        return Code((), whose, Why.BAD_CODE, market)


def _class_share(code: str) -> str:
    """`BRK-B`, `BRK/B` and `BRK B` are `BRK.B`."""
    return re.sub(r"[-/ ](?=[A-Z]$)", ".", code)


# --- with a colon: QOS and TradingView --------------------------------------------------------------------------------


def _with_colon(upper: str) -> Code | None:
    perpetual = re.fullmatch(r"([A-Z0-9]+)/USDT:USDT", upper)
    if perpetual:
        return _symbol("CF", f"{perpetual[1]}USDT", Format.CRYPTO)
    head, colon, code = upper.partition(":")
    if not colon or not head or not code:
        return None
    if EXCHANGES.get(head) == "FX" or head == "FX":
        # TradingView's FX is the same market with the same codes, and has metals besides.
        return _pair(code, Format.TRADINGVIEW) or _symbol("FX", code, Format.QOS)
    if head in MARKETS:
        return _symbol(head, code, Format.QOS)
    if head in EXCHANGES:
        return _symbol(EXCHANGES[head], _class_share(code), Format.TRADINGVIEW)
    if head in COIN_VENUES:
        return _coin(code, Format.TRADINGVIEW) or Code((), Format.TRADINGVIEW, Why.NO_MARKET, head)
    if head in FUTURES_VENUES:
        return _future(re.sub(r"\d*!$|[FGHJKMNQUVXZ]\d{1,4}$", "", code), head, Format.TRADINGVIEW)
    if head in BROKERS:
        return _pair(code, Format.TRADINGVIEW) or Code((), Format.TRADINGVIEW, Why.NO_MARKET, head)
    if re.fullmatch(r"[A-Z][A-Z0-9_]{1,11}", head) and re.fullmatch(r"[A-Z0-9.!\-_&/]{1,20}", code):
        return Code((), Format.TRADINGVIEW, Why.NO_MARKET, head)
    return None


def _coin(code: str, whose: Format) -> Code | None:
    """A pair of a crypto exchange: the perpetual in USDT is in the feed; spot is that of another, or the perpetual."""
    match = re.fullmatch(r"([A-Z0-9]{1,12}?)[-_/]?(USDT|USDC|USD|BUSD|PERP)((?:[.:\-_].*)?|PERP|SWAP)", code)
    if match is None:
        return None
    coin, quote, kind = match.groups()
    symbol = Symbol("CF", f"{coin}USDT")
    is_perpetual = kind in (".P", "PERP", "-PERP", "_PERP", "-SWAP", "SWAP", ":USDT", "-SWAP-USDT")
    if quote == "USDT" and is_perpetual:
        return Code((symbol,), whose)
    return Code((symbol,) if is_perpetual else (Symbol("CC", symbol.code), symbol), whose, Why.NEAR)


def _future(root: str, venue: str, whose: Format) -> Code:
    if root in FUTURES:
        return Code((Symbol("CM", FUTURES[root]),), whose, Why.NEAR)
    return Code((), whose, Why.NO_MARKET, venue)


def _pair(code: str, whose: Format) -> Code | None:
    """Two currencies, or a metal in dollars."""
    plain = re.sub(r"[/.\-_ ]", "", code)
    if plain in METALS:
        return Code((Symbol("CM", plain),), whose)
    if len(plain) == 6 and plain[:3] in CURRENCIES and plain[3:] in CURRENCIES and plain[:3] != plain[3:]:
        return Code((Symbol("FX", plain),), whose)
    return None


# --- Yahoo's marks ----------------------------------------------------------------------------------------------------


def _yahoo(upper: str) -> Code | None:
    if upper.endswith("=X"):
        pair = upper[:-2]
        return _pair(pair if len(pair) > 3 else f"USD{pair}", Format.YAHOO) or Code(
            (), Format.YAHOO, Why.NO_MARKET, upper
        )
    if upper.endswith("=F"):
        return _future(upper[:-2], upper, Format.YAHOO)
    if upper.startswith("^"):
        return Code((), Format.YAHOO, Why.NOT_LISTED)
    if re.fullmatch(r"[A-Z0-9]{2,12}-USD", upper) and upper[:-4] not in CURRENCIES:
        coin = upper.replace("-USD", "USDT")
        return Code((Symbol("CC", coin), Symbol("CF", coin)), Format.YAHOO, Why.NEAR)
    return None


# --- market in front: Futu, Xueqiu, Sina, TDX -------------------------------------------------------------------------


def _in_front(upper: str) -> Code | None:
    match = re.fullmatch(r"(HK|US|SH|SZ|CC|BJ|SG|JP|AU|MY|CA)\.(\S+)", upper)
    if match:
        market, code = match.groups()
        if market == "CC":
            return _coin(code, Format.FUTU)
        if market not in MARKETS:
            return Code((), Format.FUTU, Why.NO_MARKET, market)
        return _symbol(market, code, Format.FUTU)
    match = re.fullmatch(r"(?:RT_)?(SH|SZ)(\d{6})|(?:RT_)?(HK)(\d{4,5})", upper)
    if match:
        return _symbol(match[1] or match[3], match[2] or match[4], Format.XUEQIU)
    if re.fullmatch(r"BJ\d{6}", upper):
        return Code((), Format.XUEQIU, Why.NO_MARKET, "BJ")
    return None


def _sina(text: str) -> Code | None:
    """`gb_aapl`, `usAAPL.OQ`: only their case tells them from tickers."""
    match = re.fullmatch(r"gb_([a-z.]+)|us([A-Z][A-Z.]{0,6})", text)
    if match is None:
        return None
    return _symbol("US", match[1] or re.sub(r"\.(OQ|N)$", "", match[2]), Format.XUEQIU)


def _tdx(upper: str) -> Code | None:
    """TDX: seven digits of a block file, or `31#00700` of its extended markets."""
    if re.fullmatch(r"[012]\d{6}", upper):
        if upper[0] == "2":
            return Code((), Format.TDX, Why.NO_MARKET, "BJ")
        market, code = ("SZ", "SH")[int(upper[0])], upper[1:]
        return (
            _symbol(market, code, Format.TDX)
            if _fits(market, code)
            else Code((), Format.TDX, Why.BAD_CODE, market)
        )
    match = re.fullmatch(r"(\d{1,2})#(\S{1,12})", upper)
    if match is None:
        return None
    market = {"0": "SZ", "1": "SH", "31": "HK", "48": "HK", "49": "HK", "71": "HK", "74": "US"}.get(
        match[1], ""
    )
    return _symbol(market, match[2], Format.TDX) if market else Code((), Format.TDX, Why.NO_MARKET, match[1])


def _fits(market: str, code: str) -> bool:
    """Whether six digits can be a code of Shanghai or Shenzhen."""
    if market == "SH":
        return code[0] in "5679" or code[:2] in ("10", "11", "13", "18") or code[:3] in ("000", "204")
    return code[0] in "0123"


# --- market behind: Longbridge, Yahoo, AllTick, Reuters, Wind ---------------------------------------------------------

_BEHIND: Final = {
    "HK": ("HK", Format.LONGBRIDGE),
    "US": ("US", Format.LONGBRIDGE),
    "SH": ("SH", Format.LONGBRIDGE),
    "SZ": ("SZ", Format.LONGBRIDGE),
    "SS": ("SH", Format.YAHOO),
    "XSHG": ("SH", Format.REUTERS),
    "XSHE": ("SZ", Format.REUTERS),
    "XHKG": ("HK", Format.REUTERS),
    "O": ("US", Format.REUTERS),
    "OQ": ("US", Format.REUTERS),
    "N": ("US", Format.REUTERS),
}


def _behind(upper: str) -> Code | None:
    code, dot, suffix = upper.rpartition(".")
    if not dot or not code:
        return None
    if suffix in _BEHIND:
        market, whose = _BEHIND[suffix]
        if market == "HK" and code.isdigit():
            whose = Format.YAHOO if len(code) == 4 and code[0] == "0" else whose
        if market in ("SH", "SZ") and code.isdigit() and len(code) == 6 and not _fits(market, code):
            return Code((), whose, Why.BAD_CODE, market)
        return _symbol(market, _class_share(code), whose)
    if suffix == "P" and code.endswith("USDT"):
        return _symbol("CF", code, Format.TRADINGVIEW)
    if (
        suffix in FOREIGN
        and re.fullmatch(r"[A-Z0-9\-]{1,12}", code)
        and not (len(suffix) == 1 and suffix in "ABCDE")
    ):
        return Code((), Format.YAHOO, Why.NO_MARKET, suffix)
    return None


# --- bare -------------------------------------------------------------------------------------------------------------


def _digits(text: str) -> Code | None:
    if not text.isdigit():
        return None
    if len(text) == 6:
        return _six(text)
    if len(text) == 5:
        return _symbol("HK", text, Format.BARE)
    if len(text) > 6:
        return Code((), Format.BARE, Why.BAD_CODE, "")
    number = int(text)
    if not number:
        return Code((), Format.BARE, Why.BAD_CODE, "HK")
    hong_kong = Symbol("HK", str(number))
    if len(text) == 4 and text.startswith("00"):
        return Code((hong_kong, Symbol("HK", f"{number}0")), Format.BARE, Why.CUT_DIGIT)
    if text[0] != "0" and number < 4000:
        return Code((hong_kong, Symbol("SZ", text.zfill(6))), Format.BARE, Why.CUT_ZEROS)
    return Code((hong_kong,), Format.BARE)


def _six(code: str) -> Code:
    """Six digits of the mainland; `000...` is a share of Shenzhen or an index of Shanghai."""
    shenzhen, shanghai = Symbol("SZ", code), Symbol("SH", code)
    if code.startswith("000"):
        return Code((shenzhen, shanghai), Format.BARE, Why.TWO_MARKETS)
    if code[0] in "48" or code.startswith("92"):
        return Code((), Format.BARE, Why.NO_MARKET, "BJ")
    found = tuple(one for one in (shanghai, shenzhen) if _fits(one.market, code))
    why = Why.NOTHING if len(found) == 1 else Why.TWO_MARKETS if found else Why.BAD_CODE
    return Code(found, Format.BARE, why)


def _letters(upper: str) -> Code | None:
    """A pair of currencies, a perpetual, or a ticker that only the product lists know."""
    pair = _pair(upper, Format.BARE)
    if pair is not None:
        return pair
    if re.fullmatch(r"[A-Z0-9]{2,12}[-_/]?USDT(?:[-_.:/]?(?:PERP|SWAP|USDT|P))?", upper) and upper != "USDT":
        plain = re.fullmatch(r"[A-Z0-9]{2,12}USDT", upper)
        if plain:
            return Code((Symbol("CF", upper),), Format.BARE, bare=upper)
        return _coin(upper, Format.CRYPTO)
    if re.fullmatch(_TICKER, upper):
        bare = _class_share(upper)
        return Code((), Format.BARE, Why.NOT_LISTED, bare=bare)
    if re.fullmatch(r"[A-Z0-9]{2,10}", upper) and not upper.isdigit():
        return Code((), Format.BARE, Why.NOT_LISTED, bare=upper)
    return None


Reader = Callable[[str], Code | None]
_READERS: Final[tuple[Reader, ...]] = (_with_colon, _yahoo, _in_front, _tdx, _behind, _digits, _letters)
