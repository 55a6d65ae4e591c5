"""The table's widget: a QTableView (selection, scrolling, header) whose whole content is one paintEvent (STACK 2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from qosdesk.ui.paint.text import Type
from qosdesk.ui.panels.table.arrangement import Arrangement, Placed, lay_out, usual
from qosdesk.ui.panels.table.cells import Cell, draw_absence, draw_section, draw_tag
from qosdesk.ui.panels.table.damage import ColumnPlaces, Shown, damaged_rows
from qosdesk.ui.panels.table.header import TableHeader
from qosdesk.ui.panels.table.model import TableModel
from qosdesk.ui.panels.table.rows import SPARK, Row, Section

_SPARK: Final = frozenset({SPARK})
_NAMES: Final = frozenset({"symbol", "name"})
"""Columns that need no quotes."""


class TableView(QTableView):
    """The rows.

    Attributes:
        header: the column titles.
        placed: the columns that are shown, from the left.
        before_paint: called with a row that is to be painted and waits to be computed.
        after_paint: called when all was painted.

    Signals:
        columns_changed: other columns are shown.
        visible_changed: other rows came into view, or the table has another size.
        pointer_left: the pointer is over the rows no more.
    """

    columns_changed = Signal()
    visible_changed = Signal()
    pointer_left = Signal()

    def __init__(self, type_: Type, model: TableModel, now_s: Callable[[], float], parent: QWidget) -> None:
        super().__init__(parent)
        self.type = type_
        self.table = model
        self.placed: tuple[Placed, ...] = ()
        self._arrangement = usual(model.columns)
        self._now_s = now_s
        self._hover = -1
        self._selected: frozenset[int] = frozenset()
        self._places = ColumnPlaces(self.x_of, self.in_view)
        self._focus_ring = False
        self._drop_y = -1
        self.before_paint: Callable[[Row], None] = _nothing
        self.after_paint: Callable[[], None] = _nothing_at_all
        self.setModel(model)
        self.header = TableHeader(type_, model, self)
        self.header.columns = lambda: self.placed
        self.header.x_of = self.x_of
        self.header.in_view = self.in_view
        self.setHorizontalHeader(self.header)
        self._set_up()
        self.restyle()

    def _set_up(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Drops go to the panel, which knows the lists.
        self.viewport().setAcceptDrops(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self.visible_changed)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    # --- geometry ----------------------------------------------------------------------------------------------------

    @property
    def row_height(self) -> int:
        """px of a row."""
        return self.type.theme.row_height

    def restyle(self) -> None:
        """Row height and fonts changed."""
        self.verticalHeader().setMinimumSectionSize(self.row_height)
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        self.fit()
        self.viewport().update()
        self.header.viewport().update()

    def fit(self, arrangement: Arrangement | None = None) -> None:
        """Place the columns as arranged in the width that there is; Qt's own geometry follows."""
        self._arrangement = arrangement or self._arrangement
        policy = Qt.ScrollBarPolicy
        scrolls = self._arrangement.scrolls
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        room = self.viewport().width()
        placed = lay_out(self.table.columns, self._arrangement, room)
        if placed == self.placed:
            return
        self._place(placed)
        if self.viewport().width() != room:
            # A scroll bar came or went meanwhile; Qt does not tell of it from within.
            self.fit()

    def _place(self, placed: tuple[Placed, ...]) -> None:
        before, self.placed = self.placed, placed
        header = self.header
        shown = {one.number: one for one in placed}
        for number in range(len(self.table.columns)):
            header.setSectionHidden(number, number not in shown)
        for place, one in enumerate(placed):
            header.moveSection(header.visualIndex(one.number), place)
            header.resizeSection(one.number, one.width)
        self.updateGeometries()
        self.viewport().update()
        header.viewport().update()
        if {one.number for one in before} != set(shown):
            self.columns_changed.emit()

    def x_of(self, placed: Placed) -> int:
        """Where a column begins in the viewport."""
        return placed.x if placed.frozen else placed.x - self.horizontalScrollBar().value()

    def in_view(self, placed: Placed) -> bool:
        """Whether a column is wholly in view, or as wide as the view: a part of one is not drawn (LOOK 10)."""
        left, edge, end = self.x_of(placed), self.frozen_width, self.viewport().width()
        if placed.frozen:
            return True
        return (left >= edge and left + placed.width <= end) or placed.width > end - edge

    @property
    def frozen_width(self) -> int:
        """px at the left that are not scrolled."""
        return sum(one.width for one in self.placed if one.frozen)

    def visible_places(self) -> range:
        """Places of the items that are wholly in view."""
        first = self.verticalScrollBar().value()
        count = self.viewport().height() // self.row_height
        return range(first, min(first + count, len(self.table.items)))

    def row_rect(self, place: int) -> QRect:
        """Where an item is painted."""
        top = (place - self.verticalScrollBar().value()) * self.row_height
        return QRect(0, top, self.viewport().width(), self.row_height)

    def place_at(self, y: int) -> int:
        """The item at a viewport height, -1 for none."""
        place = self.verticalScrollBar().value() + y // self.row_height
        return place if place in self.visible_places() else -1

    def gap_at(self, y: int) -> int:
        """The place before which something dropped at a viewport height goes."""
        place = self.verticalScrollBar().value() + (y + self.row_height // 2) // self.row_height
        return min(max(place, 0), len(self.table.items))

    def cell_rect(self, place: int, key: str) -> QRect:
        """Where a cell is painted; the whole row where its column is not shown."""
        rect = self.row_rect(place)
        one = next((one for one in self.placed if one.column.key == key), None)
        return rect if one is None else QRect(self.x_of(one), rect.y(), one.width, rect.height())

    def update_place(self, place: int) -> None:
        """Repaint one item."""
        self.viewport().update(self.row_rect(place))

    def update_cells(self, damage: Mapping[int, frozenset[str]]) -> None:
        """Repaint columns of items, and what stands between them; at once where the next item's are the same."""
        spans = self._column_places()
        begin, end, span = 0, 0, (0, 0)
        for place in sorted(damage):
            keys = damage[place]
            if SPARK in keys and len(keys) > 1:
                # A line changes now and then and costs more than all figures.
                self._update_span(spans.span(_SPARK), place, place + 1)
                keys -= _SPARK
            wanted = spans.span(keys)
            if place != end or wanted != span:
                self._update_span(span, begin, end)
                begin, span = place, wanted
            end = place + 1
        self._update_span(span, begin, end)

    def _update_span(self, span: tuple[int, int], begin: int, end: int) -> None:
        left, width = span
        if width > 0:
            height = self.row_height
            top = (begin - self.verticalScrollBar().value()) * height
            self.viewport().update(left, top, width, (end - begin) * height)

    def _column_places(self) -> ColumnPlaces:
        places = self._places
        places.settle(self.horizontalScrollBar().value(), self.placed, self.viewport().width())
        return places

    def show_drop(self, place: int) -> None:
        """A line before a place, where what is dragged would go; -1 takes it away."""
        y = -1 if place < 0 else self.row_rect(place).y()
        if y != self._drop_y:
            self._drop_y = y
            self.viewport().update()

    @property
    def drop_shown(self) -> bool:
        """Whether there is such a line."""
        return self._drop_y >= 0

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the items whose rectangles are damaged."""
        with self.type.painting(self.viewport()) as painter:
            self._paint(painter, event.region())
        self.after_paint()

    def _paint(self, painter: QPainter, damage: QRegion) -> None:
        type_ = self.type
        c = type_.theme.c
        painter.fillRect(damage.boundingRect(), c.bg1)
        scrolled = self.horizontalScrollBar().value() > 0
        edge = self.frozen_width if scrolled else 0
        now_s = self._now_s()
        line = self.type.theme.mixed(c.bg1, c.line, 0.5)
        height = self.row_height
        full, thin = self.viewport().width(), 1 / self.devicePixelRatioF()
        first, visible = self.verticalScrollBar().value(), self.visible_places()
        columns = self._column_places()
        for number, span in damaged_rows(damage, height).items():
            place = first + number
            if place not in visible:
                continue
            y = number * height
            item = self.table.items[place]
            if isinstance(item, Section):
                painter.fillRect(QRect(0, y, full, height), c.bg2)
                draw_section(painter, type_, item, y, height, self._percent_end())
                painter.fillRect(QRectF(0, y + height - 1, full, thin), line)
                continue
            if item.waiting:
                self.before_paint(item)
            selected = place in self._selected
            ground = c.sel if selected else c.bg2 if place == self._hover else c.bg1
            if ground is not c.bg1:
                painter.fillRect(QRect(0, y, full, height), ground)
            others, frozen = columns.touched(span)
            cell = Cell(item, self.table.columns[0], ground, y, height, now_s)
            if item.absence:
                others, frozen = _naming(others), _naming(frozen)
                figures_x = self._figures_x()
                draw_absence(type_, cell, figures_x, full - figures_x)
            _draw_cells(painter, type_, cell, others)
            if edge:
                type_.flush()
                painter.fillRect(QRect(0, y, edge, height), ground)
                painter.fillRect(QRect(edge - 1, y, 1, height), c.line2)
            _draw_cells(painter, type_, cell, frozen)
            painter.fillRect(QRectF(0, y + height - 1, full, thin), line)
            if item.tag:
                draw_tag(painter, type_, item.tag, y, height)
            if selected:
                painter.fillRect(QRectF(0, y, 2, height - 1), c.accent)
            if item.flash is not None:
                item.flash.painted_step = item.flash.step(now_s)
        if self._drop_y >= 0:
            painter.fillRect(QRect(0, max(self._drop_y - 1, 0), full, 2), c.accent)
        if self._focus_ring:
            painter.setPen(c.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _figures_x(self) -> float:
        """Where the first column begins that is no name."""
        places = [self.x_of(one) for one in self.placed if one.column.key not in _NAMES]
        return float(max(min(places, default=0), 0))

    def _percent_end(self) -> float:
        """Where the section's average ends: under the change in percent."""
        for one in self.placed:
            if one.column.key == "percent" and self.in_view(one):
                return float(self.x_of(one) + one.width - one.column.pad)
        return 0.0

    # --- keyboard ----------------------------------------------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Up, down, pages and ends by rows; section headers are passed over."""
        table = self.table
        here = self.currentIndex().row()
        page = max(1, len(self.visible_places()) - 1)
        last = len(table.items) - 1
        actions = QAbstractItemView.CursorAction
        targets = {
            actions.MoveUp: (here - 1, -1),
            actions.MovePrevious: (here - 1, -1),
            actions.MoveDown: (here + 1, 1),
            actions.MoveNext: (here + 1, 1),
            actions.MovePageUp: (max(here - page, 0), 1),
            actions.MovePageDown: (min(here + page, last), -1),
            actions.MoveHome: (0, 1),
            actions.MoveEnd: (last, -1),
        }
        start, step = targets.get(action, (here, 1))
        place = table.next_row(start, step)
        return table.index(place if place >= 0 else here, 0) if place >= 0 or here >= 0 else QModelIndex()

    # --- Qt's geometry follows the frozen columns --------------------------------------------------------------------

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The cell under a point; frozen columns lie over scrolled ones."""
        place = self.place_at(point.y())
        placed = self.header.column_at(point.x())
        return self.table.index(place, placed.number) if place >= 0 and placed is not None else QModelIndex()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a cell is, frozen or scrolled."""
        one = next((one for one in self.placed if one.number == index.column()), None)
        rect = self.row_rect(index.row())
        return QRect() if one is None else QRect(self.x_of(one), rect.y(), one.width, rect.height())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Up or down only: choosing a row does not move the columns."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(across)

    # --- hover, focus, selection -------------------------------------------------------------------------------------

    def set_hover(self, place: int) -> None:
        """The row under the pointer, -1 for none."""
        if place == self._hover:
            return
        before, self._hover = self._hover, place
        for one in (before, place):
            if one >= 0:
                self.update_place(one)

    def leaveEvent(self, event: QEvent) -> None:
        """No hover."""
        self.set_hover(-1)
        super().leaveEvent(event)
        self.pointer_left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring only when the keyboard brought the focus."""
        reasons = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._focus_ring = event.reason() in reasons
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring."""
        self._focus_ring = False
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns take their new widths."""
        super().resizeEvent(event)
        self.fit()
        self.visible_changed.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Remember the places, so that painting asks nobody."""
        super().selectionChanged(selected, deselected)
        self.relaid()

    def relaid(self) -> None:
        """Rows moved: read the selection anew."""
        self._selected = frozenset(index.row() for index in self.selectionModel().selectedRows())
        self.viewport().update()

    def selected_places(self) -> Sequence[int]:
        """Places of the selected rows, from the top."""
        return sorted(self._selected)

    def _scrolled(self) -> None:
        self.header.viewport().update()
        self.viewport().update()


def _draw_cells(painter: QPainter, type_: Type, cell: Cell, columns: Sequence[Shown]) -> None:
    for x, width, column, draw in columns:
        cell.x, cell.width, cell.column = x, width, column
        draw(painter, type_, cell)


def _naming(columns: Sequence[Shown]) -> list[Shown]:
    return [one for one in columns if one[2].key in _NAMES]


def _nothing(_: Row) -> None:
    return None


def _nothing_at_all() -> None:
    return None
