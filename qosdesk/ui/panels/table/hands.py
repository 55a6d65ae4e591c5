"""Keyboard and mouse over the rows: what is pressed becomes a signal or a bound action; painting is the view's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from qosdesk.ui.panels.table.rows import Section
from qosdesk.ui.panels.table.view import TableView
from qosdesk.ui.shortcuts.keymap import key_name


class TableHands(TableView):
    """The rows, with hands on them.

    Signals:
        section_clicked: a section header was clicked, its place.
        activated_row: a row was double-clicked, its place.
        menu_wanted: a context menu at a global position for a place, -1 for none.
        drag_wanted: the selected rows are dragged, or the section at this place (-1: the rows).
    """

    section_clicked = Signal(int)
    activated_row = Signal(int)
    menu_wanted = Signal(QPoint, int)
    drag_wanted = Signal(int)

    _pressed: QPoint | None = None
    _pressed_place = -1
    _keys: Mapping[str, Callable[[], object]] = MappingProxyType({})

    def bind(self, keys: Mapping[str, Callable[[], object]]) -> None:
        """What keys do that belong to no command, by portable names such as `Return`."""
        self._keys = MappingProxyType(dict(keys))

    # --- keyboard ----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The table's own keys come before the window's."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if key_name(event) in self._keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bound keys; moving and selecting are Qt's; typing belongs to the search box."""
        action = self._keys.get(key_name(event))
        if action is not None:
            action()
            return
        if event.text() and event.text().isprintable():
            # Not to the view's own look-up by first letters.
            event.ignore()
            return
        super().keyPressEvent(event)

    # --- mouse -------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, or take hold: of several chosen rows nothing is let go before the button is."""
        place = self.place_at(event.position().toPoint().y())
        self._pressed, self._pressed_place = None, place
        if event.button() is Qt.MouseButton.LeftButton and place >= 0:
            self._pressed = event.position().toPoint()
            if isinstance(self.table.items[place], Section) or self._holds(place, event):
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                return
        elif event.button() is Qt.MouseButton.RightButton and place in self.selected_places():
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, or drag what is held."""
        point = event.position().toPoint()
        self.set_hover(self.place_at(point.y()))
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            place, self._pressed = self._pressed_place, None
            section = 0 <= place < len(self.table.items) and isinstance(self.table.items[place], Section)
            self.drag_wanted.emit(place if section else -1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A section folds; of several chosen rows the one clicked stays."""
        pressed, self._pressed = self._pressed, None
        place = self.place_at(event.position().toPoint().y())
        if pressed is not None and place >= 0 and place == self._pressed_place:
            if isinstance(self.table.items[place], Section):
                self.section_clicked.emit(place)
                return
            if self._holds(place, event):
                self.selectRow(place)
                return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A row is opened; a section is clicked a second time."""
        place = self.place_at(event.position().toPoint().y())
        if self.table.row_at(place) is not None and event.button() is Qt.MouseButton.LeftButton:
            self.activated_row.emit(place)
        else:
            self.mousePressEvent(event)

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

    def _holds(self, place: int, event: QMouseEvent) -> bool:
        """Whether a plain press takes hold of a selection of several rows."""
        several = len(self.selected_places()) > 1 and place in self.selected_places()
        return several and event.modifiers() == Qt.KeyboardModifier.NoModifier
