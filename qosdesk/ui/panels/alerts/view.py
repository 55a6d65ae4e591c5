"""The two tables of the alerts panel, in the house's colours; the first column of the alerts is a switch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QWidget,
)

from qosdesk.ui.panels.alerts.models import ON, TONE, AlertsModel, LogModel
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM, REGULAR
from qosdesk.ui.widgets.rows import RowCells, RowTable
from qosdesk.ui.widgets.text import baseline, draw, elide, text_width

ROW: Final = 24
_HEADER: Final = 22
_PAD: Final = 8


class _Cells(RowCells):
    """Paints a cell from its text and token.

    Args:
        switches: whether column `ON` is a switch.
    """

    def __init__(self, theme: Theme, switches: bool, parent: QWidget) -> None:
        super().__init__(theme, ROW, parent)
        self._switches = switches

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, hairline, switch or text."""
        rect = self.paint_ground(painter, option, index.column())
        if self._switches and index.column() == ON:
            model = index.model()
            assert isinstance(model, AlertsModel)
            paint_switch(painter, self.theme, rect, model.alerts[index.row()].enabled)
            return
        text, tone = str(index.data()), str(index.data(TONE))
        color: QColor = getattr(self.theme.c, tone)
        font = self.theme.font(12, MEDIUM if tone == "t1" and index.column() == 1 else REGULAR)
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        room = rect.width() - 2 * _PAD
        shown = elide(font, text, room) if text_width(font, text) > room else text
        x = rect.x() + _PAD
        if align & Qt.AlignmentFlag.AlignRight:
            x = rect.right() - _PAD - text_width(font, shown)
        draw(painter, x, baseline(font, rect.y(), ROW - 1), shown, font, color)


def paint_switch(painter: QPainter, theme: Theme, cell: QRectF, on: bool) -> None:
    """A switch in the middle of a cell: its knob says it too, not the colour alone."""
    c = theme.c
    box = QRectF(round(cell.center().x() - 13), round(cell.center().y() - 7), 26, 14)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c.accent if on else c.bg4)
    painter.drawRoundedRect(box, 7, 7)
    painter.setBrush(c.on_accent if on else c.t3)
    painter.drawEllipse(QRectF(box.right() - 12 if on else box.x() + 2, box.y() + 2, 10, 10))
    painter.restore()


class RowsView(RowTable):
    """Rows that are chosen as a whole.

    Args:
        widths: px of the columns; the column `stretch` takes what is left.
        leaving: columns that go as a whole where there is no room, the first one first.

    Signals:
        switched: (row) its switch was pressed, by mouse or the space bar.
        opened: (row) double-clicked, or Enter.
        menu_wanted: (row, global point) the context menu; row -1 below the rows.
    """

    switched = Signal(int)
    opened = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(
        self,
        theme: Theme,
        model: AlertsModel | LogModel,
        widths: Mapping[int, int],
        stretch: int,
        leaving: Sequence[int],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, model, ROW, parent)
        self._widths = widths
        self._stretch = stretch
        self._leaving = leaving
        self._has_switch = isinstance(model, AlertsModel)
        self.setItemDelegate(_Cells(theme, self._has_switch, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setFixedHeight(_HEADER)
        header.setMinimumSectionSize(20)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(self._open_row)
        self.restyle()

    def rows(self) -> list[int]:
        """The chosen rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def fit(self) -> None:
        """What has no room goes as a whole column; the one that stretches takes the rest."""
        room = self.viewport().width()
        columns = self.model().columnCount()
        shown = list(range(columns))
        for column in self._leaving:
            if sum(self._widths[one] for one in shown) > room:
                shown.remove(column)
        header = self.horizontalHeader()
        rest = room - sum(self._widths[column] for column in shown if column != self._stretch)
        for column in range(columns):
            header.setSectionHidden(column, column not in shown)
            header.resizeSection(column, max(60, rest) if column == self._stretch else self._widths[column])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The switch of a row."""
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if self._has_switch and index.isValid() and index.column() == ON:
            if event.button() is Qt.MouseButton.LeftButton:
                self.switched.emit(index.row())

    def switch_chosen(self) -> None:
        """The switches of the chosen rows."""
        for row in self.rows():
            self.switched.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; arrows are the table's, the rest are commands."""
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self.fit()

    def _open_row(self, index: QModelIndex) -> None:
        if not (self._has_switch and index.column() == ON):
            self.opened.emit(index.row())

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.indexAt(at).row(), self.viewport().mapToGlobal(at))
