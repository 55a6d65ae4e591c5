"""The table's menus and what they put on the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from qosdesk.ui.panels.table.columns import COLUMNS
from qosdesk.ui.panels.table.rows import Row

if TYPE_CHECKING:
    from qosdesk.ui.panels.table.panel import TablePanel


class TableMenus(QObject):
    """Menus of rows, columns and export of one table."""

    def __init__(self, panel: TablePanel) -> None:
        super().__init__(panel)
        self._panel = panel

    def open_for_row(self, at: QPoint, place: int) -> None:
        """The context menu of a row, or of the space under the rows."""
        panel = self._panel
        menu = self._menu()
        row = panel.model.row_at(place)
        if row is not None:
            menu.addAction(_tr("Copy code")).triggered.connect(lambda: to_clipboard(row.state.code))
            menu.addAction(_tr("Copy row")).triggered.connect(lambda: copy_rows([row]))
            menu.addAction(_tr("Ask for full figures")).triggered.connect(
                lambda: panel.desk.quotes.refresh([row.symbol])
            )
            menu.addSeparator()
            remove = menu.addAction(_tr("Remove from {0}").format(panel.watchlist.name))
            remove.triggered.connect(panel.remove_selected)
            menu.addSeparator()
        menu.addAction(_tr("Add symbol")).triggered.connect(panel.search_wanted)
        menu.popup(at)

    def open_columns(self) -> None:
        """Which columns are shown."""
        panel = self._panel
        menu = self._menu()
        for column in COLUMNS:
            if column.header and column.key != "symbol":
                action = menu.addAction(column.title())
                action.setCheckable(True)
                action.setChecked(not panel.is_hidden(column))
                action.toggled.connect(lambda on, column=column: panel.set_hidden(column, not on))
        menu.popup(_below(panel.tabs.columns))

    def open_export(self) -> None:
        """Copy the whole list."""
        panel = self._panel
        menu = self._menu()
        rows = tuple(panel.model.rows)
        menu.addAction(_tr("Copy all rows with numbers")).triggered.connect(lambda: copy_rows(rows))
        codes = "\n".join(row.state.code for row in rows)
        menu.addAction(_tr("Copy all codes")).triggered.connect(lambda: to_clipboard(codes))
        menu.popup(_below(panel.tabs.export))

    def _menu(self) -> QMenu:
        menu = QMenu(self._panel)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


def _tr(text: str) -> str:
    return QCoreApplication.translate("TablePanel", text)


def copy_rows(rows: Sequence[Row]) -> None:
    """Rows as tab-separated text with raw numbers and a header, as a spreadsheet reads it."""
    if rows:
        columns = [column for column in COLUMNS if column.header and column.key != "spark"]
        lines = ["\t".join(column.title() for column in columns)]
        lines += ["\t".join(column.raw(row) for column in columns) for row in rows]
        to_clipboard("\n".join(lines))


def to_clipboard(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().bottomLeft())
