"""The watchlist of the first start: every market once, in the user's language, until the user makes it their own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.symbols import parse_symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.ui.ports import SettingsPort, WatchlistsPort

NAMES: Final = "lists.ready_made"
"""Setting: the names that we gave the list and its sections, to tell an untouched list from the user's own."""


def keep_first_list(watchlists: WatchlistsPort, settings: SettingsPort) -> None:
    """Make the list where there is none; put one that the user never touched into the language in use now."""
    lists = watchlists.all()
    made = _ready_made()
    if lists:
        untouched = len(lists) == 1 and _names(lists[0]) == settings.get(NAMES, "")
        if not untouched or lists[0].symbols() != made.symbols() or _names(lists[0]) == _names(made):
            return
        made = Watchlist(made.name, made.entries, lists[0].id)
    watchlists.save(made)
    settings.set(NAMES, _names(made))


def _ready_made() -> Watchlist:
    sections = (
        (_tr("Hong Kong"), "HK:700 HK:9988 HK:3690 HK:1810 HK:388 HK:1211 HK:981"),
        (_tr("United States"), "US:NVDA US:AAPL US:TSLA US:MSFT US:AMD US:BRK.B"),
        (_tr("Mainland China"), "SH:600519 SZ:300750 SH:601318 SZ:000001 SH:688981"),
        (_tr("Crypto"), "CF:BTCUSDT CF:ETHUSDT CF:XRPUSDT"),
        (_tr("Macro"), "FX:EURUSD FX:USDJPY CM:XAUUSD CM:XTIUSD IX:JPN225"),
    )
    entries: list[Entry] = []
    for section, codes in sections:
        entries.append(Entry(section=section))
        entries.extend(Entry(parse_symbol(code)) for code in codes.split())
    return Watchlist(_tr("Core"), tuple(entries))


def _names(watchlist: Watchlist) -> str:
    sections = (entry.section for entry in watchlist.entries if entry.symbol is None)
    return "\n".join((watchlist.name, *sections))


def _tr(text: str) -> str:
    return QCoreApplication.translate("FirstList", text)
