"""The search box of the top bar: a line with an icon at its left and the shortcut at its right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from qosdesk.ui.shortcuts.keymap import Keymap
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.chips import badge_width, paint_badge
from qosdesk.ui.widgets.icons import paint_icon

WIDTH: Final = 300
_COMMAND: Final = "window.palette"


class SearchBox(QLineEdit):
    """Keys that belong to the list below it come out as signals.

    Signals:
        moved: up (-1) or down (1) in the list.
        chosen: Enter; True with Ctrl.
        cancelled: Esc.
        focused, left: it has the keyboard, or lost it.
    """

    moved = Signal(int)
    chosen = Signal(bool)
    cancelled = Signal()
    focused = Signal()
    left = Signal()

    def __init__(self, theme: Theme, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._keymap = keymap
        self.setMinimumWidth(160)
        self.setMaximumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(26)
        theme.changed.connect(self.retranslate)
        keymap.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Language or colours changed."""
        self.setFont(self.theme.font(12))
        self.setPlaceholderText(self.tr("Type a code, name or pinyin..."))
        self.setAccessibleName(self.tr("Search symbols"))
        tip = self.tr("Search symbols, commands and settings, or just type")
        self.setToolTip(self._keymap.in_tip(tip, _COMMAND))
        keys = self._keymap.text(_COMMAND)
        self.setTextMargins(20, 0, badge_width(self.theme, keys) + 2 if keys else 4, 0)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter and Esc go to the list."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list opens."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list closes, unless a menu of this very box took the focus."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and shortcut over the line."""
        super().paintEvent(event)
        painter = QPainter(self)
        c = self.theme.c
        paint_icon(painter, "search", 8, (self.height() - 16) / 2, c.accent if self.hasFocus() else c.t3)
        keys = self._keymap.text(_COMMAND)
        if keys and not self.hasFocus():
            width = badge_width(self.theme, keys)
            rect = QRectF(self.width() - width - 6, (self.height() - 16) / 2, width, 16)
            paint_badge(painter, self.theme, rect, keys)
