"""Prints of a tape that leave the program: a CSV file, the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from qosdesk.ui.panels.tape.filters import NO_LIMIT, Filter, Measure
from qosdesk.ui.panels.tape.rows import TapeRow
from qosdesk.ui.panels.tape.table import Kept, Origin, csv_text, number, tsv_text
from qosdesk.ui.sourcing import file_source
from qosdesk.ui.widgets.files import FileSaver

if TYPE_CHECKING:
    from qosdesk.ui.panels.tape.panel import TapePanel

_UNITS: Final = frozenset({"CF", "FX", "CM", "CC", "CD"})
"""Markets whose sizes are not shares."""


class TapeExport(QObject):
    """Writes what a tape shows.

    Args:
        panel: whose.

    Attributes:
        saver: writes the files.
    """

    def __init__(self, panel: TapePanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.saver = FileSaver(panel.desk.settings, panel)

    def save_visible(self) -> None:
        """The rows in view to a file."""
        panel = self._panel
        what = "; ".join(filter(None, ("visible rows", filter_words(panel.settings.filter))))
        self._save(_tr("Export visible prints"), panel.view.rows_shown()[::-1], what)

    def save_all(self) -> None:
        """All prints kept to a file, also those that are filtered out."""
        self._save(_tr("Export all prints kept"), list(self._panel.roll.rows), "all that are kept")

    def _save(self, title: str, rows: Sequence[TapeRow], what: str) -> None:
        origin, kept = self._origin(what), self._kept()
        if origin is None or kept is None or not rows:
            return
        name, kind = self._file_name(), "CSV (*.csv)"
        self.saver.ask(title, name, kind, lambda: csv_text(rows, kept, origin).encode())

    def copy(self) -> None:
        """The marked rows, or those in view, to the clipboard as a spreadsheet takes them."""
        rows, origin, kept = self._panel.view.rows_to_copy(), self._origin(""), self._kept()
        if origin is not None and kept is not None and rows:
            QGuiApplication.clipboard().setText(tsv_text(rows, kept, origin))

    def copy_price(self, price: float) -> None:
        """A raw number to the clipboard."""
        QGuiApplication.clipboard().setText(number(price))

    def _kept(self) -> Kept | None:
        state = self._panel.state()
        return Kept(state.prints, state.print_count) if state is not None else None

    def _origin(self, what: str) -> Origin | None:
        panel = self._panel
        if panel.symbol is None:
            return None
        instrument = panel.desk.instruments.get(panel.symbol)
        return Origin(
            panel.symbol,
            file_source(panel.desk, panel.symbol),
            instrument.currency if instrument is not None else "",
            "units" if panel.symbol.market in _UNITS else "shares",
            panel.view.clock.zone,
            panel.roll.milliseconds,
            panel.desk.clock.wall_ms(),
            what,
        )

    def _file_name(self) -> str:
        panel = self._panel
        now = datetime.fromtimestamp(panel.desk.clock.wall_ms() / 1000, panel.view.clock.zone)
        name = "".join(letter if letter.isalnum() else "-" for letter in str(panel.symbol))
        return f"{name} prints {now:%Y-%m-%d %H%M}.csv"


def filter_words(chosen: Filter) -> str:
    """A filter for the first line of a file, which is English like its header; empty when it hides nothing."""
    if not chosen.is_on:
        return ""
    what = "size" if chosen.by is Measure.SIZE else "value"
    told = [f"{what} {chosen.least:.15g} to {'any' if chosen.most == NO_LIMIT else f'{chosen.most:.15g}'}"]
    sides = (("buy", chosen.buys), ("sell", chosen.sells), ("unknown", chosen.neutrals))
    told.append("sides " + " ".join(name for name, shown in sides if shown))
    return "filter: " + "; ".join(told)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TapeMenu", text)
