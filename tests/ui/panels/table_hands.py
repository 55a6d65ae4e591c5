"""Hands on a ticker table in tests: where rows and titles are, clicks, keys, drags."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.table.rows import Row


def place_of(panel, code):
    return panel.model.first_of(parse_symbol(code))


def click(panel, qtbot, code, modifier=Qt.KeyboardModifier.NoModifier, button=Qt.MouseButton.LeftButton):
    rect = panel.view.row_rect(place_of(panel, code))
    qtbot.mouseClick(panel.view.viewport(), button, modifier, QPoint(40, rect.center().y()))


def shown_codes(panel):
    return [item.state.code for item in panel.model.items if isinstance(item, Row)]


def selected(panel):
    return [row.state.code for row in panel.selected_rows()]


def title_point(panel, key, *, edge=False):
    placed = next(one for one in panel.view.placed if one.column.key == key)
    x = panel.view.x_of(placed)
    return QPoint(x + placed.width if edge else x + placed.width // 2, 10)


def click_title(panel, qtbot, key):
    header = panel.view.header.viewport()
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=title_point(panel, key))


def drag_title(panel, qtbot, start, end):
    header = panel.view.header.viewport()
    qtbot.mousePress(header, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.5, 1.0):
        drag_move(header, start + (end - start) * part)
    qtbot.mouseRelease(header, Qt.MouseButton.LeftButton, pos=end)


def drag_move(widget, point):
    """A move with the button held, which QTest's own moves do not have."""
    left = Qt.MouseButton.LeftButton
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(widget.mapToGlobal(point)),
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def row_point(panel, place, *, lower=False):
    """A point of the panel over the upper or lower half of a row."""
    rect = panel.view.row_rect(place)
    y = rect.bottom() - 2 if lower else rect.top() + 2
    return panel.view.viewport().mapTo(panel, QPoint(60, y))


def tab_point(panel, number):
    return panel.tabs.mapTo(panel, panel.tabs.tab_rect(number).center().toPoint())


def drop(panel, mime, point, *, shift=False):
    """Drag over and drop; whether it was taken."""
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    over = QDragMoveEvent(point, actions, mime, Qt.MouseButton.LeftButton, modifier)
    panel.dragMoveEvent(over)
    event = QDropEvent(QPointF(point), actions, mime, Qt.MouseButton.LeftButton, modifier)
    panel.dropEvent(event)
    return over.isAccepted() and event.isAccepted()


def menu_of(widget):
    (menu,) = [menu for menu in widget.findChildren(QMenu) if menu.isVisible()]
    return menu


def press_menu(menu, *path):
    """Choose an entry by its words, through submenus."""
    root = menu
    for number, text in enumerate(path):
        action = next(one for one in menu.actions() if one.text().partition("\t")[0] == text)
        if number < len(path) - 1:
            menu = action.menu()
        else:
            action.trigger()
            root.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
