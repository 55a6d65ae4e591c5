"""The preview of an import: rows painted as the picture shows, a menu of candidates where there is a choice."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QWidget,
)

from qosdesk.domain.imports import ImportLine, Verdict
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.panels.imports.model import BECOMES, LINE, NAME, READ, RESULT, ImportModel
from qosdesk.ui.panels.imports.words import NameOf
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM, REGULAR, SEMIBOLD
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.menus import add_choice, as_said, make_menu
from qosdesk.ui.widgets.rows import RowCells, RowTable
from qosdesk.ui.widgets.text import baseline, draw, elide

_ROW: Final = 26
_WIDTHS: Final = {LINE: 48, READ: 160, BECOMES: 112, NAME: 176}
_ICONS: Final = {
    Verdict.OK: "check",
    Verdict.AMBIGUOUS: "info",
    Verdict.UNKNOWN: "warning",
    Verdict.DUPLICATE: "undo",
}


class _Cells(RowCells):
    """Paints a cell by what its line became."""

    def __init__(self, theme: Theme, model: ImportModel, parent: QWidget) -> None:
        super().__init__(theme, _ROW, parent)
        self._model = model

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, icon, text."""
        rect = self.paint_ground(painter, option, index.column())
        line = self._model.line(index.row())
        x = rect.x() + 8
        if index.column() == RESULT and line.verdict in _ICONS:
            paint_icon(
                painter, _ICONS[line.verdict], x, rect.y() + (_ROW - 14) / 2, self._ink(line, RESULT), 14
            )
            x += 24
        weight = self._weight(line, index.column())
        font = self.theme.font(12, weight, tabular=index.column() != NAME)
        text = elide(font, self._model.text(index.row(), index.column()), rect.right() - x - 6)
        draw(painter, x, baseline(font, rect.y(), _ROW), text, font, self._ink(line, index.column()))

    def _ink(self, line: ImportLine, column: int) -> QColor:
        c = self.theme.c
        if column == LINE:
            return c.t3
        if line.verdict is Verdict.SECTION:
            return c.t2
        if column == BECOMES:
            return c.accent if line.symbol is None and line.candidates else c.t1 if line.symbol else c.t3
        if column == RESULT:
            if line.verdict in (Verdict.AMBIGUOUS, Verdict.UNKNOWN):
                return c.warn
            return c.t3 if line.verdict is Verdict.DUPLICATE else c.t2
        return c.t1 if column == READ else c.t2

    def _weight(self, line: ImportLine, column: int) -> int:
        if line.verdict is Verdict.SECTION and column == READ:
            return SEMIBOLD
        return MEDIUM if column == BECOMES and line.symbol is not None else REGULAR


class ImportView(RowTable):
    """Rows with the keyboard and the mouse: Enter, Space or a click on `choose...` opens the candidates."""

    def __init__(self, theme: Theme, model: ImportModel, name_of: NameOf, parent: QWidget) -> None:
        super().__init__(theme, model, _ROW, parent)
        self._model = model
        self._name_of = name_of
        self.setItemDelegate(_Cells(theme, model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setFixedHeight(_ROW)
        header.setStretchLastSection(True)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self.clicked.connect(self._on_click)
        self.restyle()

    def restyle(self) -> None:
        """Fonts and words."""
        super().restyle()
        self.setAccessibleName(self.tr("Lines of the import"))
        self._model.refresh_names()

    def open_choice(self, row: int) -> None:
        """The candidates of a row, below it."""
        candidates = self._model.candidates(row)
        if not candidates:
            return
        menu = make_menu(self)
        chosen = self._model.chosen(row)
        for symbol in candidates:
            text = as_said(f"{symbol}   {self._name_of(symbol)}".strip())
            add_choice(menu, self.theme, text, symbol == chosen, partial(self._choose, row, symbol))
        menu.addSeparator()
        add_choice(
            menu, self.theme, self.tr("Leave it out"), chosen is None, partial(self._choose, row, None)
        )
        cell = self.visualRect(self._model.index(row, BECOMES))
        menu.popup(self.viewport().mapToGlobal(cell.bottomLeft()))

    def _choose(self, row: int, symbol: Symbol | None) -> None:
        at = self.verticalScrollBar().value()
        self._model.choose(row, symbol)
        self.verticalScrollBar().setValue(at)
        self.selectRow(min(row, self._model.rowCount() - 1))

    def _on_click(self, index: QModelIndex) -> None:
        if index.column() == BECOMES:
            self.open_choice(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the choice of a row that has one; else Enter is the dialog's."""
        row = self.currentIndex().row()
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)
        if opens and row >= 0 and self._model.candidates(row):
            self.open_choice(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
