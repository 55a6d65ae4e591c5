"""What the mouse and the keyboard do in a ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from qosdesk.domain.quotes import UNKNOWN
from qosdesk.ui.panels.ladder.canvas import FOOTER
from qosdesk.ui.panels.ladder.columns import place_columns
from qosdesk.ui.panels.ladder.cursor import Spot, find, other_side, step
from qosdesk.ui.panels.ladder.options import Column, Mode
from qosdesk.ui.panels.ladder.words import column_tip, imbalance_tip
from qosdesk.ui.shortcuts.kinds import Scope

if TYPE_CHECKING:
    from qosdesk.ui.panels.ladder.panel import LadderPanel

_WHEEL_ROW: Final = 40
"""A notch of the wheel is 120, which are three rows."""


class Hands(QObject):
    """Mouse and keyboard of one ladder: a filter of its events.

    A click copies the price, Alt+click wants an alert there, the middle button recentres; arrows move a cursor, on
    which Enter copies and the menu key opens the menu; the rest are commands.
    """

    def __init__(self, panel: LadderPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._pressed: Spot | None = None
        self._dragged: Column | None = None
        self._turned = 0
        panel.installEventFilter(self)
        panel.bind(
            Scope.LADDER,
            {
                "ladder.recentre": self._recentre,
                "ladder.copy": self._copy_book,
                "ladder.alert": self._alert_at_cursor,
            },
            panel,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the event was ours."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self.tip(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self._panel)
            else:
                QToolTip.hideText()
            return True
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            self.press(event)
        elif isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            self.release(event)
        elif isinstance(event, QContextMenuEvent):
            self.context_menu(event)
            return True
        elif isinstance(event, QWheelEvent):
            return self.wheel(event)
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self.key(event)
        return super().eventFilter(watched, event)

    # --- mouse -------------------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """A click ends where it began."""
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._panel.recentre()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._panel.spot_at(at)
            self._dragged = self._column_at(at)

    def release(self, event: QMouseEvent) -> None:
        """Copy the price, or with Alt want an alert there; a column's title is dropped at its new place."""
        pressed, self._pressed = self._pressed, None
        dragged, self._dragged = self._dragged, None
        target = self._column_at(event.position().toPoint())
        if dragged is not None and target is not None:
            options = self._panel.options
            places = options.columns.index(target) - options.columns.index(dragged)
            self._panel.set_options(options.moved(dragged, places))
            return
        spot = self._panel.spot_at(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or pressed is None or spot is None:
            return
        # The book may have moved meanwhile: what the user pressed on is what is meant, if the row is still the same.
        if spot.placed.y == pressed.placed.y and spot.is_ask == pressed.is_ask:
            self._panel.move_cursor(spot)
            self._act(pressed.price, alert=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))

    def wheel(self, event: QWheelEvent) -> bool:
        """Three prices a notch; whether it was ours."""
        if self._panel.options.mode is not Mode.PRICES:
            return False
        # With Alt held Qt turns the wheel sideways.
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        rows = int(self._turned / _WHEEL_ROW)
        self._turned -= rows * _WHEEL_ROW
        if rows:
            self._panel.scroll_rows(rows)
        event.accept()
        return True

    def context_menu(self, event: QContextMenuEvent) -> None:
        """Of the header its columns, else of the row under the pointer or of the cursor's."""
        panel = self._panel
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            spot = find(panel.spots(), panel.spot)
            at = QPoint(16, spot.placed.y + spot.placed.height) if spot is not None else QPoint(16, 16)
            panel.menus.open_at(panel.mapToGlobal(at), spot.price if spot is not None else UNKNOWN)
        elif panel.header_rect().contains(event.pos()) and panel.options.mode is not Mode.PRICES:
            panel.menus.open_columns(event.globalPos())
        else:
            spot = panel.spot_at(event.pos())
            panel.menus.open_at(event.globalPos(), spot.price if spot is not None else UNKNOWN)

    def tip(self, at: QPoint) -> str:
        """What the figures under the pointer are, exactly."""
        panel = self._panel
        if panel.symbol is None or not panel.placed:
            return ""
        if at.y() >= panel.height() - FOOTER:
            return imbalance_tip()
        if panel.header_rect().contains(at):
            column = self._column_at(at)
            words = [column_tip(column)] if column is not None else []
            if column is Column.TRADED or panel.options.mode is Mode.PRICES:
                words.append(panel.speech().heard())
            return "\n".join(words)
        spot = panel.spot_at(at)
        return panel.speech().tip(spot.placed.row) if spot is not None else ""

    def _column_at(self, at: QPoint) -> Column | None:
        """The column whose title is there."""
        panel = self._panel
        if panel.scene.options.mode is not Mode.TABLE or not panel.header_rect().contains(at):
            return None
        places = place_columns(panel.options.columns, panel.width())
        return next((place.column for place in places if place.left <= at.x() < place.right), None)

    # --- keyboard ----------------------------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        """Whether the key was ours."""
        panel = self._panel
        if panel.symbol is None:
            return False
        key, found = event.key(), panel.spots()
        here = find(found, panel.spot)
        page = max(1, len(found) // (2 if panel.scene.options.mode is Mode.BESIDE else 1) - 1)
        rows = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(found),
            Qt.Key.Key_End: len(found),
        }.get(Qt.Key(key))
        if rows is not None:
            self._step(rows)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and panel.scene.options.mode is Mode.BESIDE:
            panel.move_cursor(other_side(found, panel.spot, ask=key == Qt.Key.Key_Right))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here is not None:
            self._panel.copy_price(here.price)
        elif key == Qt.Key.Key_Escape and panel.spot is not None:
            panel.move_cursor(None)
        else:
            return False
        return True

    def _recentre(self) -> bool:
        if self._panel.options.mode is not Mode.PRICES:
            return False
        self._panel.recentre()
        return True

    def _copy_book(self) -> bool:
        if self._panel.symbol is None:
            return False
        self._panel.copy_book()
        return True

    def _alert_at_cursor(self) -> bool:
        here = find(self._panel.spots(), self._panel.spot)
        if here is None:
            return False
        self._panel.want_alert(here.price)
        return True

    def _step(self, rows: int) -> None:
        """Move the cursor; at the edge of a price ladder the prices move instead."""
        panel = self._panel
        before = find(panel.spots(), panel.spot)
        after = step(panel.spots(), panel.spot, rows)
        if panel.options.mode is Mode.PRICES and before is not None and after is not None:
            moved = panel.spots().index(after) - panel.spots().index(before)
            if moved != rows and abs(rows) < len(panel.spots()):
                panel.scroll_rows(moved - rows)
                after = step(panel.spots(), before, rows) or after
        elif panel.options.mode is Mode.PRICES and before is None:
            found = panel.spots()
            after = found[len(found) // 2] if found else None
        panel.move_cursor(after)

    def _act(self, price: float, *, alert: bool) -> None:
        if alert:
            self._panel.want_alert(price)
        else:
            self._panel.copy_price(price)
