"""A watchlist to a text that other programs read and that comes back as it was. Imports domain only.

CSV keeps everything: sections, tags, notes, aliases. TradingView's list keeps order and sections. Codes are codes only.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Final

from qosdesk.domain.spreadsheet import guarded
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.services.imports.tables import COMMODITIES, INDICES

COLUMNS: Final = ("symbol", "name", "section", "tag", "note", "alias")
_VENUE: Final = {"HK": "HKEX", "SH": "SSE", "SZ": "SZSE", "FX": "FX"}
_US: Final = {
    "NASDAQ": "NASDAQ",
    "NYSE": "NYSE",
    "AMEX": "AMEX",
    "NYSE ARCA": "AMEX",
    "ARCA": "AMEX",
    "BATS": "BATS",
}

NameOf = Callable[[Symbol], str]
"""Name or exchange of a symbol, empty when it is not known."""


def csv_text(watchlist: Watchlist, name_of: NameOf) -> str:
    """A table with a header; a section is a row of its own."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in watchlist.entries:
        writer.writerow([guarded(cell) for cell in _cells(entry, name_of)])
    return out.getvalue()


def tradingview_text(watchlist: Watchlist, exchange_of: NameOf) -> str:
    """`###Section,HKEX:700,NASDAQ:AAPL`: what TradingView imports."""
    items = []
    for entry in watchlist.entries:
        if entry.symbol is not None:
            items.append(_tradingview(entry.symbol, exchange_of(entry.symbol)))
        else:
            title = " ".join(re.sub(r"[,，;；、#\t]", " ", entry.section).split())
            items.append(f"###{title or '-'}")
    return ",".join(items) + "\n"


def codes_text(watchlist: Watchlist) -> str:
    """One `MARKET:CODE` a line."""
    return "".join(f"{symbol}\n" for symbol in watchlist.symbols())


def _cells(entry: Entry, name_of: NameOf) -> tuple[str, ...]:
    if entry.symbol is None:
        return ("", "", entry.section, "", "", "")
    return (
        str(entry.symbol),
        name_of(entry.symbol),
        "",
        str(entry.tag) if entry.tag else "",
        entry.note,
        entry.alias,
    )


def _tradingview(symbol: Symbol, exchange: str) -> str:
    market, code = symbol.market, symbol.code
    if market == "US":
        venue = _US.get(exchange.upper())
        return f"{venue}:{code}" if venue else code
    if market in _VENUE:
        return f"{_VENUE[market]}:{code}"
    if market == "CF" and code.endswith("USDT"):
        return f"BINANCE:{code}.P"
    if market == "CC" and code.endswith("USDT"):
        return f"BINANCE:{code}"
    if market == "CM" and code in ("XAUUSD", "XAGUSD", "XPTUSD", "XPDUSD"):
        return f"OANDA:{code}"
    table = {"IX": INDICES, "CM": COMMODITIES}.get(market, {})
    return next((theirs for theirs, ours in table.items() if ours == code and ":" in theirs), str(symbol))
