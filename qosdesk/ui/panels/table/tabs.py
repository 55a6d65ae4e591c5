"""The bar of watchlist tabs: switch, add, rename in place, order by drag or keyboard; buttons for the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from qosdesk.ui.paint.marks import hairline
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.table.inline import InlineEdit
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.widgets.buttons import IconButton

HEIGHT: Final = 27
_PAD: Final = 12
_BOX: Final = 22
_STEP: Final = 24


class ListTabs(QWidget):
    """Named tabs.

    Attributes:
        plus, more, filter, columns, export: the buttons; `more` is there while not all tabs are.

    Signals:
        chosen: the number of a tab that the user chose.
        moved: a tab was put at another place: from, to.
        renamed: a tab's new name.
        delete_pressed: the user wants a list gone.
        menu_wanted: a context menu at a global position for a tab.
        add_pressed, more_pressed, filter_pressed, columns_pressed, export_pressed: the buttons.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    renamed = Signal(int, str)
    delete_pressed = Signal(int)
    menu_wanted = Signal(QPoint, int)
    add_pressed = Signal()
    more_pressed = Signal()
    filter_pressed = Signal()
    columns_pressed = Signal()
    export_pressed = Signal()

    def __init__(self, type_: Type, parent: QWidget) -> None:
        super().__init__(parent)
        self._type = type_
        self._names: tuple[str, ...] = ()
        self._current = 0
        self._first = 0
        self._hover = -1
        self._drop = -1
        self._pressed = -1
        self._press_x = 0.0
        self._dragged_to = -1
        self._ring = False
        self.said: str = ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.plus = self._button("plus", self.add_pressed)
        self.more = self._button("chevron-down", self.more_pressed)
        self.filter = self._button("filter", self.filter_pressed)
        self.filter.setCheckable(True)
        self.columns = self._button("columns", self.columns_pressed)
        self.export = self._button("export", self.export_pressed)
        self.edit = InlineEdit(type_.theme, self)
        self.retranslate()

    def _button(self, icon: str, signal: object) -> IconButton:
        button = IconButton(self._type.theme, icon, size=14, box=_BOX, parent=self)
        button.clicked.connect(signal)
        return button

    def retranslate(self) -> None:
        """Words of the buttons."""
        self.plus.set_text(self.tr("New list"))
        self.more.set_text(self.tr("All lists"))
        self.filter.set_text(self.tr("Filter"))
        self.columns.set_text(self.tr("Columns"))
        self.export.set_text(self.tr("Copy the list"))
        self._place()
        self.update()

    # --- content -----------------------------------------------------------------------------------------------------

    def set_tabs(self, names: Sequence[str], current: int) -> None:
        """Show these lists."""
        if (tuple(names), current) == (self._names, self._current):
            return
        self._names, self._current = tuple(names), current
        self.setAccessibleName(
            self.tr("Watchlists: {0}").format(names[current] if 0 <= current < len(names) else "--")
        )
        self._place()
        self.update()

    @property
    def current(self) -> int:
        """The number of the chosen tab."""
        return self._current

    def tab_rect(self, number: int) -> QRectF:
        """Where a tab is; those that are scrolled away are nowhere."""
        x = 0.0
        for index in range(self._first, len(self._names)):
            width = self._width(index)
            if index == number:
                return QRectF(x, 0, width, HEIGHT)
            x += width
        return QRectF(x if number >= self._first else -1, 0, 0, HEIGHT)

    def tab_at(self, x: float) -> int:
        """The tab at an x, -1 for none."""
        for number in range(self._first, len(self._names)):
            rect = self.tab_rect(number)
            if rect.left() <= x < rect.right() <= self._room():
                return number
        return -1

    def rename(self, number: int) -> None:
        """Let the user type another name in place."""
        if 0 <= number < len(self._names):
            rect = self.tab_rect(number).toRect().adjusted(2, 2, 30, -3)
            self.edit.open(rect, self._names[number], lambda text: self.renamed.emit(number, text))

    def show_drop(self, number: int) -> None:
        """Mark the tab that something dragged would go to, -1 for none."""
        if number != self._drop:
            self._drop = number
            self.update()

    # --- painting ----------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names, 2 px accent under the chosen one, hairline."""
        with self._type.painting(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        type_, c = self._type, self._type.theme.c
        painter.fillRect(self.rect(), c.bg1)
        hairline(painter, 0, self.width(), HEIGHT - 1, c.line)
        base = baseline(0, HEIGHT - 1)
        for number in range(self._first, len(self._names)):
            rect = self.tab_rect(number)
            if rect.right() > self._room():
                break
            chosen = number == self._current
            if number == self._drop:
                painter.fillRect(rect.adjusted(0, 0, 0, -1), c.accent_bg)
            strong = chosen or number in (self._hover, self._drop)
            type_.use(c.t1 if strong else c.t2, 12, SEMIBOLD if chosen else REGULAR)
            type_.left(rect.x() + _PAD, base, self._names[number])
            if chosen:
                painter.fillRect(QRectF(rect.x(), HEIGHT - 3, rect.width(), 2), c.accent)
        if self._dragged_to >= 0:
            painter.fillRect(QRectF(max(self._gap_x(self._dragged_to) - 1, 0), 3, 2, HEIGHT - 7), c.accent)
        if self._ring:
            painter.setPen(c.accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -2))

    # --- mouse -------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a tab, or take hold of it."""
        number = self.tab_at(event.position().x())
        if number >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._press_x = number, event.position().x()
            self.chosen.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, or drag the tab that is held."""
        x = event.position().x()
        if self._pressed >= 0 and event.buttons() & Qt.MouseButton.LeftButton:
            if self._dragged_to >= 0 or abs(x - self._press_x) >= QApplication.startDragDistance():
                self._dragged_to = self._gap_at(x)
                self.update()
            return
        number = self.tab_at(x)
        if number != self._hover:
            self._hover = number
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag."""
        pressed, to = self._pressed, self._dragged_to
        self._pressed = self._dragged_to = -1
        self.update()
        if pressed >= 0 and to >= 0 and to not in (pressed, pressed + 1):
            self.moved.emit(pressed, to - (to > pressed))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename; beside the tabs: a new list."""
        number = self.tab_at(event.position().x())
        if number >= 0:
            self.rename(number)
        else:
            self.add_pressed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Tabs that did not fit."""
        step = -1 if event.angleDelta().y() > 0 else 1
        self._first = min(max(self._first + step, 0), self._last_first())
        self._put_buttons()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No hover."""
        self._hover = -1
        self.update()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The panel makes the menu."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        number = self.tab_at(event.pos().x()) if by_mouse else self._current
        below = self.mapToGlobal(self.tab_rect(self._current).bottomLeft().toPoint())
        self.menu_wanted.emit(event.globalPos() if by_mouse else below, number)

    def event(self, event: QEvent) -> bool:
        """The chosen tab's tooltip sums the list up."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.tab_at(event.pos().x())
            text = self.said if number == self._current else self._names[number] if number >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # --- keyboard ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right; with Ctrl they move the tab."""
        step = (event.key() == Qt.Key.Key_Right) - (event.key() == Qt.Key.Key_Left)
        count, current = len(self._names), self._current
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if 0 <= current + step < count:
                self.moved.emit(current, current + step)
        elif step and count:
            self.chosen.emit((current + step) % count)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring only when the keyboard brought the focus."""
        super().focusInEvent(event)
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring."""
        super().focusOutEvent(event)
        self._ring = False
        self.update()

    # --- geometry ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons stay at the right."""
        super().resizeEvent(event)
        self._place()

    def _width(self, number: int) -> float:
        # SemiBold is wider; every tab keeps that room, so that choosing moves nothing.
        return float(round(self._type.width(self._names[number], 12, SEMIBOLD)) + 2 * _PAD)

    def _room(self) -> float:
        """Where the tabs end: before new, all lists, filter, columns, export."""
        return self.width() - 5 * _STEP - 4

    def _gap_at(self, x: float) -> int:
        for number in range(self._first, len(self._names)):
            if x < self.tab_rect(number).center().x():
                return number
        return len(self._names)

    def _gap_x(self, number: int) -> float:
        return self.tab_rect(number).left()

    def _last_first(self) -> int:
        """The first tab shown when the last one is in view."""
        room, first = self._room(), len(self._names)
        while first > 0 and (room := room - self._width(first - 1)) >= 0:
            first -= 1
        return min(first, max(len(self._names) - 1, 0))

    def _place(self) -> None:
        """Scroll no further than needed, keep the chosen tab in view, put the buttons in place."""
        self._first = min(self._first, self._last_first(), max(self._current, 0))
        while self._first < self._current and self.tab_rect(self._current).right() > self._room():
            self._first += 1
        self._put_buttons()

    def _put_buttons(self) -> None:
        top = (HEIGHT - 1 - _BOX) // 2
        for place, button in enumerate((self.export, self.columns, self.filter)):
            button.move(self.width() - 26 - _STEP * place, top)
        fits = not self._first and self.tab_rect(len(self._names)).x() <= self._room()
        ends = [
            r for n in range(self._first, len(self._names)) if (r := self.tab_rect(n).right()) <= self._room()
        ]
        end = round(ends[-1] if ends else 0) + 1
        self.plus.move(end, top)
        self.more.setVisible(not fits)
        self.more.move(end + _STEP, top)
