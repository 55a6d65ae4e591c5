"""The table's widget: a QTableView (selection, scrolling, headers) whose whole content is one paintEvent (STACK 2)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from qosdesk.ui.paint.marks import blend, hairline, triangle
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.table.cells import PAINTERS, Cell, Draw, draw_section
from qosdesk.ui.panels.table.columns import Column
from qosdesk.ui.panels.table.model import TableModel
from qosdesk.ui.panels.table.rows import PRICE_KEYS, Row, Section

HEADER_HEIGHT = 23
NAME_MIN = 64
_MARK = 5.5


class TableHeader(QHeaderView):
    """Column titles in t3, aligned as their columns; the sort triangle stands beside them and moves nothing."""

    def __init__(self, type_: Type, model: TableModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._type = type_
        self._table = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(10)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All titles."""
        with self._type.painting(self.viewport()) as painter:
            self._paint(painter, event.rect())

    def _paint(self, painter: QPainter, area: QRect) -> None:
        type_ = self._type
        c = type_.theme.c
        painter.fillRect(area, c.bg1)
        base = baseline(0, HEADER_HEIGHT - 1, 11)
        for number, column in enumerate(self._table.columns):
            if self.isSectionHidden(number) or not column.header:
                continue
            x, width = self.sectionViewportPosition(number), self.sectionSize(number)
            chosen = column.key == self._table.sort_key
            type_.use(c.t1 if chosen else c.t3, 11)
            title = column.title()
            if column.right:
                end = float(x + width - column.pad)
                start = type_.right(end, base, title)
            else:
                start = x + (4 if column.pad == 4 else 5 if column.pad == 5 else 8)
                end = type_.left(start, base, title)
            if chosen:
                beside = start - 7 if column.right else end + 7
                triangle(painter, beside, HEADER_HEIGHT / 2, not self._table.descending, c.accent, _MARK)
        hairline(painter, 0, self.width(), HEADER_HEIGHT - 1, c.line)


class TableView(QTableView):
    """The rows.

    Signals:
        visible_changed: other rows came into view.
        section_clicked: a section header was clicked, its place.
        remove_pressed: Delete was pressed.
        menu_wanted: a context menu at a global position for a row, -1 for none.
    """

    visible_changed = Signal()
    section_clicked = Signal(int)
    remove_pressed = Signal()
    menu_wanted = Signal(QPoint, int)

    def __init__(self, type_: Type, model: TableModel, now_s: Callable[[], float], parent: QWidget) -> None:
        super().__init__(parent)
        self.type = type_
        self.table = model
        self._now_s = now_s
        self._hover = -1
        self._selected: frozenset[int] = frozenset()
        self._focus_ring = False
        self._price_span = (0, 0)
        self.before_paint: Callable[[Row], None] = _nothing
        self.after_paint: Callable[[], None] = _nothing_at_all
        self.setModel(model)
        self.setHorizontalHeader(TableHeader(type_, model, self))
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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self.visible_changed)
        self.restyle()

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
        self.horizontalHeader().viewport().update()

    def fit(self, hidden: frozenset[str] = frozenset()) -> None:
        """Give each column its width; in a narrow table columns hide whole in LOOK 10's order, and no figure is cut."""
        header = self.horizontalHeader()
        gone = fit_columns(self.table.columns, self.viewport().width(), hidden)
        for number, column in enumerate(self.table.columns):
            header.setSectionHidden(number, column.key in gone)
        shown = [column for column in self.table.columns if column.key not in gone]
        spare = self.viewport().width() - sum(column.width for column in shown)
        # Without names the symbols take what is left, so that the last column stays at the right edge.
        taker = next((column for column in shown if column.stretches), shown[0])
        for number, column in enumerate(self.table.columns):
            if column.key not in gone:
                width = column.width + spare if column is taker else column.width
                header.resizeSection(number, max(width, NAME_MIN if column.stretches else column.width))
        ends = [
            (header.sectionViewportPosition(n), header.sectionViewportPosition(n) + header.sectionSize(n))
            for n, column in self.shown_columns()
            if column.key in PRICE_KEYS
        ]
        self._price_span = (min(x for x, _ in ends), max(x for _, x in ends)) if ends else (0, self.width())

    def shown_columns(self) -> list[tuple[int, Column]]:
        """The visible columns with their numbers."""
        header = self.horizontalHeader()
        return [
            (number, column)
            for number, column in enumerate(self.table.columns)
            if not header.isSectionHidden(number)
        ]

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

    def update_place(self, place: int) -> None:
        """Repaint one item."""
        self.viewport().update(self.row_rect(place))

    def update_price(self, place: int) -> None:
        """Repaint the price columns of one item."""
        rect = self.row_rect(place)
        left, right = self._price_span
        self.viewport().update(left, rect.y(), right - left, rect.height())

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
        header = self.horizontalHeader()
        # Every cell keeps to its column but for a pixel or two, so columns beside the damage are left alone.
        area = damage.boundingRect()
        columns: list[tuple[float, float, Column, Draw]] = []
        for number, column in self.shown_columns():
            left, width = header.sectionViewportPosition(number), header.sectionSize(number)
            if left <= area.right() + 4 and left + width >= area.left() - 4:
                columns.append((float(left), float(width), column, PAINTERS[column.paint]))
        percent_end = self._percent_end()
        now_s = self._now_s()
        line = blend(c.bg1, c.line, 0.5)
        height = self.row_height
        full = self.viewport().width()
        for place in self.visible_places():
            rect = self.row_rect(place)
            if not damage.intersects(rect):
                continue
            y = rect.y()
            item = self.table.items[place]
            if isinstance(item, Section):
                painter.fillRect(rect, c.bg2)
                draw_section(painter, type_, item, y, height, percent_end)
                hairline(painter, 0, full, y + height - 1, line)
                continue
            if item.waiting:
                self.before_paint(item)
            selected = place in self._selected
            ground = c.sel if selected else c.bg2 if place == self._hover else c.bg1
            if ground is not c.bg1:
                painter.fillRect(rect, ground)
            hairline(painter, 0, full, y + height - 1, line)
            if selected:
                painter.fillRect(QRectF(0, y, 2, height - 1), c.accent)
            cell = Cell(item, self.table.columns[0], ground, y, height, now_s)
            for x, cell_width, column, draw in columns:
                cell.x, cell.width, cell.column = x, cell_width, column
                draw(painter, type_, cell)
            if item.flash is not None:
                item.flash.painted_step = item.flash.step(now_s)
        if self._focus_ring:
            painter.setPen(c.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _percent_end(self) -> float:
        """Where the section's average ends: under the change in percent."""
        header = self.horizontalHeader()
        for number, column in self.shown_columns():
            if column.key == "percent":
                return float(header.sectionViewportPosition(number) + header.sectionSize(number) - column.pad)
        return 0.0

    # --- keyboard and mouse ------------------------------------------------------------------------------------------

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to remove; the rest is Qt's."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit()
            return
        if event.text() and event.text().isprintable() and event.key() != Qt.Key.Key_Space:
            # Typing belongs to the search box, not to the view's own look-up by first letters.
            event.ignore()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a section folds it."""
        place = self.place_at(int(event.position().y()))
        if place >= 0 and isinstance(self.table.items[place], Section):
            if event.button() is Qt.MouseButton.LeftButton:
                self.section_clicked.emit(place)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover."""
        self._set_hover(self.place_at(int(event.position().y())))
        if event.buttons() == Qt.MouseButton.NoButton:
            return
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No hover."""
        self._set_hover(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The panel makes the menu."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self.place_at(event.pos().y()) if by_mouse else self.currentIndex().row()
        at = (
            event.globalPos()
            if by_mouse
            else self.viewport().mapToGlobal(self.row_rect(max(place, 0)).bottomLeft())
        )
        self.menu_wanted.emit(at, place)

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
        self.visible_changed.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Remember the places, so that painting asks nobody."""
        super().selectionChanged(selected, deselected)
        self._remember_selection()

    def reset(self) -> None:
        """The model was reset: nothing is selected."""
        super().reset()
        self._selected = frozenset()
        self._hover = -1

    def relaid(self) -> None:
        """Rows moved: read the selection anew."""
        self._remember_selection()
        self.viewport().update()

    def _remember_selection(self) -> None:
        self._selected = frozenset(index.row() for index in self.selectionModel().selectedRows())
        self.viewport().update()

    def _set_hover(self, place: int) -> None:
        if place == self._hover:
            return
        before, self._hover = self._hover, place
        for one in (before, place):
            if one >= 0:
                self.update_place(one)


def fit_columns(columns: tuple[Column, ...], width: int, hidden: frozenset[str]) -> frozenset[str]:
    """Keys of the columns that are not shown at a width: the user's, then by rank until the rest fits."""
    gone = set(hidden)
    ranked = sorted((column for column in columns if column.hide_rank), key=lambda column: column.hide_rank)

    def needed() -> int:
        return sum(
            NAME_MIN if column.stretches else column.width for column in columns if column.key not in gone
        )

    for column in ranked:
        if needed() <= width:
            break
        gone.add(column.key)
    return frozenset(gone)


def _nothing(_: Row) -> None:
    return None


def _nothing_at_all() -> None:
    return None
