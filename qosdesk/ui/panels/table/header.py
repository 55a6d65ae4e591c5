"""The column titles: click sorts, drag moves a column, an edge sets its width, a double click on it gives it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QToolTip, QWidget

from qosdesk.ui.paint.marks import hairline, triangle
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.table.arrangement import Placed
from qosdesk.ui.panels.table.columns import Column
from qosdesk.ui.panels.table.model import TableModel

HEADER_HEIGHT = 23
_MARK = 5.5
_EDGE = 4
"""px on either side of a column's right edge that take hold of it."""


@dataclass(slots=True)
class _Grip:
    """What the mouse holds: a column, or its right edge."""

    placed: Placed
    start_x: int
    edge: bool
    moved: bool = False


class TableHeader(QHeaderView):
    """Column titles in t3, aligned as their columns; the sort triangle stands beside them and moves nothing.

    Attributes:
        columns, x_of, in_view: the geometry, which is the view's.
        held: the order is held while the pointer is over the rows, though figures say another one.

    Signals:
        pressed_title: a title was clicked, the column's key.
        moved: a column was dragged in front of another: both keys, the second empty for the end.
        resized: a column's edge was dragged: key and px.
        width_reset: an edge was double-clicked: key.
        menu_wanted: a context menu at a global position for a column's key, empty for none.
    """

    pressed_title = Signal(str)
    moved = Signal(str, str)
    resized = Signal(str, int)
    width_reset = Signal(str)
    menu_wanted = Signal(QPoint, str)

    def __init__(self, type_: Type, model: TableModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._type = type_
        self._table = model
        self._grip: _Grip | None = None
        self._drop_x = -1
        self.held = False
        self.columns: Callable[[], tuple[Placed, ...]] = tuple
        self.x_of: Callable[[Placed], int] = lambda placed: placed.x
        self.in_view: Callable[[Placed], bool] = lambda placed: True
        self.setHighlightSections(False)
        self.setMinimumSectionSize(0)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().setMouseTracking(True)

    def set_held(self, held: bool) -> None:
        """Mark the order as held, or as being that of the figures."""
        if held != self.held:
            self.held = held
            self.viewport().update()

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """All titles."""
        with self._type.painting(self.viewport()) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        c = self._type.theme.c
        painter.fillRect(self.rect(), c.bg1)
        placed = self.columns()
        for one in placed:
            if not one.frozen and self.in_view(one):
                self._title(painter, one)
        frozen = [one for one in placed if one.frozen]
        if frozen and self.x_of(placed[-1]) != placed[-1].x:
            end = frozen[-1].x + frozen[-1].width
            painter.fillRect(QRect(0, 0, end, HEADER_HEIGHT), c.bg1)
            painter.fillRect(QRect(end - 1, 0, 1, HEADER_HEIGHT), c.line2)
        for one in frozen:
            self._title(painter, one)
        hairline(painter, 0, self.width(), HEADER_HEIGHT - 1, c.line)
        if self._drop_x >= 0:
            painter.fillRect(QRectF(max(self._drop_x - 1, 0), 2, 2, HEADER_HEIGHT - 5), c.accent)

    def _title(self, painter: QPainter, placed: Placed) -> None:
        type_, column = self._type, placed.column
        if not column.header:
            return
        c = type_.theme.c
        base = baseline(0, HEADER_HEIGHT - 1, 11)
        x, width = self.x_of(placed), placed.width
        chosen = column.key == self._table.sort_key
        held = self._grip is not None and self._grip.moved and self._grip.placed.column is column
        type_.use(c.accent if held else c.t1 if chosen else c.t3, 11)
        title = type_.elided(column.title(), width - 4, 11)
        if column.right:
            end = float(x + width - column.pad)
            start = end - type_.width(title, 11)
            if start < x + 2:
                # A title that is wider than its figures takes the room in which their decimals hang.
                end += x + 2 - start
            start = type_.right(end, base, title)
        else:
            start = x + (4 if column.pad == 4 else 5 if column.pad == 5 else 8)
            end = type_.left(start, base, title)
        if not chosen:
            return
        beside = start - 7 if column.right else end + 7
        if self.held:
            for bar in (-2.5, 1.0):
                painter.fillRect(QRectF(beside + bar, HEADER_HEIGHT / 2 - 3.5, 1.5, 6), c.warn)
        else:
            triangle(painter, beside, HEADER_HEIGHT / 2, not self._table.descending, c.accent, _MARK)

    # --- mouse -------------------------------------------------------------------------------------------------------

    def column_at(self, x: int) -> Placed | None:
        """The column at a viewport x; those that stay lie over those that are scrolled."""
        under = [one for one in self.columns() if 0 <= x - self.x_of(one) < one.width]
        return next((one for one in under if one.frozen), under[-1] if under else None)

    def edge_at(self, x: int) -> Placed | None:
        """The column whose right edge is at a viewport x."""
        titled = [one for one in self.columns() if one.column.header]
        near = [one for one in titled if abs(self.x_of(one) + one.width - x) <= _EDGE]
        return next((one for one in near if one.frozen), near[-1] if near else None)

    def sizeHint(self) -> QSize:
        """The house's height."""
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a column or an edge."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().toPoint().x()
        edge = self.edge_at(x)
        placed = edge or self._titled(self.column_at(x))
        self._grip = _Grip(placed, x, edge is not None) if placed is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else show what could be."""
        x = event.position().toPoint().x()
        grip = self._grip
        if grip is None:
            over = self.edge_at(x) is not None
            self.setCursor(QCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor))
            return
        if not grip.moved and abs(x - grip.start_x) < QApplication.startDragDistance():
            return
        grip.moved = True
        if grip.edge:
            self.resized.emit(grip.placed.column.key, grip.placed.width + x - grip.start_x)
        else:
            before = self._before(x)
            self._drop_x = self.x_of(before) if before is not None else self._end()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, or the end of a drag."""
        grip, self._grip = self._grip, None
        self._drop_x = -1
        self.viewport().update()
        if grip is None or grip.edge:
            return
        if not grip.moved:
            self.pressed_title.emit(grip.placed.column.key)
            return
        before = self._before(event.position().toPoint().x())
        titled = self._titled(before)
        self.moved.emit(grip.placed.column.key, titled.column.key if titled is not None else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """An edge gives its column its own width again; a title is clicked a second time."""
        edge = self.edge_at(event.position().toPoint().x())
        if edge is not None:
            self._grip = None
            self.width_reset.emit(edge.column.key)
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The panel makes the menu."""
        placed = self._titled(self.column_at(event.pos().x()))
        self.menu_wanted.emit(event.globalPos(), placed.column.key if placed is not None else "")

    def viewportEvent(self, event: QEvent) -> bool:
        """What a title stands for, in full."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            placed = self._titled(self.column_at(event.pos().x()))
            QToolTip.showText(event.globalPos(), self._explained(placed.column) if placed else "", self)
            return True
        return super().viewportEvent(event)

    def _explained(self, column: Column) -> str:
        if column.key == self._table.sort_key and self.held:
            return self.tr("{0}: the order is held while the pointer is over the table").format(
                column.title()
            )
        return column.explanation()

    def _titled(self, placed: Placed | None) -> Placed | None:
        """The column itself, or the one that a column without a title belongs to."""
        if placed is None or placed.column.header:
            return placed
        columns = self.columns()
        after = columns[columns.index(placed) + 1 :]
        return next((one for one in after if one.column.header), None)

    def _before(self, x: int) -> Placed | None:
        """The column in front of which something is dropped; None for the end."""
        columns = self.columns()
        for number, one in enumerate(columns):
            lone = number == 0 or columns[number - 1].column.header
            if lone and x < self.x_of(one) + self._span(number) / 2:
                return one
        return None

    def _span(self, number: int) -> int:
        """Width of a column with those that belong to it."""
        columns = self.columns()
        width = 0
        for one in columns[number:]:
            width += one.width
            if one.column.header:
                break
        return width

    def _end(self) -> int:
        last = self.columns()[-1]
        return self.x_of(last) + last.width
