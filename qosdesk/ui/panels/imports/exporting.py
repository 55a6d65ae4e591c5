"""A list to a file: a table with everything, a list for TradingView, codes only."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import Watchlist
from qosdesk.ui.widgets.files import FileSaver


def add_exports(menu: QMenu, desk: Desk, watchlist: Watchlist, parent: QWidget) -> None:
    """Entries that ask for a file and write the list there; what they write comes back by the import."""
    name = re.sub(r'[\\/:*?"<>|]', "_", watchlist.name).strip(" .") or "list"
    chinese = desk.theme.language.startswith("zh")

    def ask(suffix: str, kind: str, data: bytes) -> None:
        FileSaver(desk.settings, parent).ask(_tr("Export list"), f"{name}{suffix}", kind, lambda: data)

    menu.addAction(_tr("Export as a table…")).triggered.connect(
        lambda: ask(".csv", _tr("Table (*.csv)"), desk.imports.export_csv(watchlist, chinese=chinese))
    )
    menu.addAction(_tr("Export for TradingView…")).triggered.connect(
        lambda: ask(".txt", _tr("Text (*.txt)"), desk.imports.export_tradingview(watchlist))
    )
    menu.addAction(_tr("Export codes…")).triggered.connect(
        lambda: ask(".txt", _tr("Text (*.txt)"), desk.imports.export_codes(watchlist))
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exporting", text)
