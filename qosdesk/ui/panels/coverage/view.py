"""The table of the coverage page: a mark and a word in each cell, the cell under the keyboard outlined."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from qosdesk.domain.sourcing import Cover, Coverage
from qosdesk.ui.paint.marks import dot
from qosdesk.ui.panels.coverage.model import FIRST, NAME, SYMBOL, CoverageModel
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM, REGULAR
from qosdesk.ui.widgets.buttons import paint_focus
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.rows import RowCells, RowTable
from qosdesk.ui.widgets.text import baseline, draw, elide

ROW: Final = 24
_HEADER: Final = 24
_PAD: Final = 8
_MARK: Final = 16
_SYMBOL: Final = 104
_NAME_LEAST: Final = 60
_NAME: Final = 124
_PREFERENCE: Final = 100
_VENDOR: Final = 108
_VENDOR_MOST: Final = 168


class _Cells(RowCells):
    """Paints a cell of a symbol."""

    def __init__(self, theme: Theme, model: CoverageModel, view: CoverageView) -> None:
        super().__init__(theme, ROW, view)
        self._model = model
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, mark, word, the outline of the current cell."""
        rect = self.paint_ground(painter, option, index.column())
        model, c, column = self._model, self.theme.c, index.column()
        row = model.rows[index.row()]
        x = rect.x() + _PAD
        if model.vendor_at(column) is not None:
            cell = row.cells[column - FIRST]
            self._paint_mark(painter, x, rect, cell)
            x += _MARK
            color = c.warn if cell.cover is Cover.MAPPED else c.t3 if cell.why_not else c.t1
        elif column == SYMBOL:
            color = c.t1
        else:
            color = c.t1 if column == model.preference and row.preferred else c.t2 if column == NAME else c.t3
        weight = MEDIUM if column == SYMBOL else REGULAR
        font = self.theme.font(12, weight, tabular=column != NAME)
        text = elide(font, model.text(index.row(), column), rect.right() - x - 4)
        draw(painter, x, baseline(font, rect.y(), ROW - 1), text, font, color)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            paint_focus(painter, rect.adjusted(1, 0, -1, -1), c.accent)

    def _paint_mark(self, painter: QPainter, x: float, rect: QRectF, cell: Coverage) -> None:
        """A dot for who serves, a check for who could, a warning for who refused; nothing for who does not."""
        c, middle = self.theme.c, rect.y() + (ROW - 1) / 2
        if cell.is_serving:
            dot(painter, x + 5, middle, c.accent, 3.25)
        elif cell.cover in (Cover.YES, Cover.MAPPED):
            paint_icon(painter, "check", x - 1, middle - 6, c.t3, 12)
        elif cell.cover is Cover.REFUSED:
            paint_icon(painter, "warning", x - 1, middle - 6, c.warn, 12)


class CoverageView(RowTable):
    """Rows are chosen as a whole; left and right go from vendor to vendor.

    Signals:
        menu_wanted: (global point) of the chosen rows.
        header_menu_wanted: (column, global point).
        opened: Enter or a double click.
    """

    menu_wanted = Signal(QPoint)
    header_menu_wanted = Signal(int, QPoint)
    opened = Signal()

    def __init__(self, theme: Theme, model: CoverageModel, parent: QWidget) -> None:
        super().__init__(theme, model, ROW, parent)
        self._model = model
        self.setItemDelegate(_Cells(theme, model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setFixedHeight(_HEADER)
        header.setMinimumSectionSize(20)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_header_menu)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        model.modelReset.connect(self.fit)
        self.restyle()

    def chosen(self) -> list[int]:
        """The chosen rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def fit(self) -> None:
        """Vendors take what they need, names what is left; the preference goes first where there is little room."""
        header, model = self.horizontalHeader(), self._model
        room, count = self.viewport().width(), max(1, len(model.vendors))
        header.setSectionHidden(model.preference, room < _SYMBOL + count * _VENDOR + _PREFERENCE)
        preference = 0 if header.isSectionHidden(model.preference) else _PREFERENCE
        header.setSectionHidden(NAME, room < _SYMBOL + count * _VENDOR + preference + _NAME_LEAST)
        spare = room - _SYMBOL - preference
        name = 0 if header.isSectionHidden(NAME) else max(_NAME_LEAST, min(_NAME, spare - count * _VENDOR))
        vendor = max(60, min(_VENDOR_MOST, (spare - name) // count))
        header.resizeSection(SYMBOL, _SYMBOL)
        header.resizeSection(model.preference, _PREFERENCE)
        for place in range(len(model.vendors)):
            header.resizeSection(FIRST + place, vendor)
        header.resizeSection(NAME, max(_NAME_LEAST, spare - vendor * count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what can be done; arrows are the table's, the rest are commands."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self.fit()

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid() and index.row() not in self.chosen():
            self.setCurrentIndex(index)
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def _ask_header_menu(self, at: QPoint) -> None:
        header = self.horizontalHeader()
        self.header_menu_wanted.emit(header.logicalIndexAt(at), header.mapToGlobal(at))
