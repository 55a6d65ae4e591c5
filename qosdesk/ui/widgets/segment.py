"""A word of a toolbar that is on or off; the one that is on stands on the accent's ground."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD
from qosdesk.ui.widgets.buttons import Button, paint_focus
from qosdesk.ui.widgets.text import baseline, draw, text_width

_BY_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Segment(Button):
    """A checkable word, 20 px high."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._ring = False
        self.setText(text)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """The word and 6 px beside it, as wide off as on."""
        return QSize(max(26, round(text_width(self.theme.font(12, SEMIBOLD), self.text())) + 12), 20)

    def minimumSizeHint(self) -> QSize:
        """A word is never cut."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Only the keyboard's focus is marked: the accent's ground says enough after a click."""
        super().focusInEvent(event)
        self._ring = event.reason() in _BY_KEYBOARD
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, word, focus."""
        c, painter, chosen = self.theme.c, QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if chosen or (self.hovered and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.accent_bg if chosen else c.bg3)
            painter.drawRoundedRect(rect, 3, 3)
        font = self.theme.font(12, SEMIBOLD if chosen else MEDIUM)
        x = round((rect.width() - text_width(font, self.text())) / 2)
        color = c.accent if chosen else c.t1 if self.hovered else c.t2
        if not self.isEnabled():
            color = c.t3
        draw(painter, x, baseline(font, 0, rect.height()), self.text(), font, color)
        if self.hasFocus() and self._ring:
            paint_focus(painter, rect, c.accent)
        painter.end()
