"""A box to choose one of a few words from, painted as the house paints its fields."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.buttons import paint_focus
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.text import baseline, draw, elide


class Choice(QComboBox):
    """Border, word and a chevron: Fusion's own arrow stands in a frame of another colour."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(theme.font(12))
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """As high as the buttons beside it."""
        return QSize(150, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, word, chevron, focus."""
        painter = QPainter(self)
        c, rect = self._theme.c, QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(c.line2, 1))
        painter.setBrush(c.bg3)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        font = self._theme.font(12)
        text = elide(font, self.currentText(), rect.width() - 38)
        draw(painter, 10, baseline(font, 0, rect.height()), text, font, c.t1 if self.isEnabled() else c.t3)
        paint_icon(
            painter,
            "chevron-down",
            rect.width() - 24,
            (rect.height() - 16) / 2,
            c.t2 if self.isEnabled() else c.t3,
        )
        if self.hasFocus() and self.focusPolicy() & Qt.FocusPolicy.TabFocus:
            paint_focus(painter, rect, c.accent)
