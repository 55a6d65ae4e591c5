"""A budget in two lines: name and `used/limit` over a 3 px track (LOOK 3)."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM, REGULAR
from qosdesk.ui.widgets.text import baseline, draw, text_width


class MeterView(QWidget):
    """One budget. All of it used is normal; `waiting` (a request must wait) turns it amber (LOOK 8)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.name = ""
        self.used = 0
        self.limit = 0
        self.waiting = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._resize)

    def set_value(self, name: str, used: int, limit: int, *, waiting: bool = False) -> None:
        """Show a budget; `limit` 0 means that none is known and draws no track."""
        if (name, used, limit, waiting) == (self.name, self.used, self.limit, self.waiting):
            return
        self.name, self.used, self.limit, self.waiting = name, used, limit, waiting
        text = f"{name} {self.value_text()}"
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._resize()

    def value_text(self) -> str:
        """`4/10`, or `4` without a known limit."""
        return f"{self.used}/{self.limit}" if self.limit else str(self.used)

    def sizeHint(self) -> QSize:
        """Room for the figure at its widest."""
        widest = f"{self.limit}/{self.limit}" if self.limit else "0" * max(2, len(str(self.used)))
        width = text_width(self.theme.font(11, REGULAR), self.name) + text_width(
            self.theme.font(11, MEDIUM), widest
        )
        return QSize(max(92, math.ceil(width) + 14) if self.limit else math.ceil(width) + 8, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name left, figure right, track below."""
        painter = QPainter(self)
        c = self.theme.c
        plain, strong = self.theme.font(11, REGULAR), self.theme.font(11, MEDIUM)
        color = c.warn if self.waiting else c.t1
        # Without a track the line stands in the middle, as the chip's does.
        base = 14.0 if self.limit else baseline(plain, 0, self.height())
        draw(painter, 0, base, self.name, plain, c.warn if self.waiting else c.t3)
        value = self.value_text()
        draw(painter, self.width() - text_width(strong, value), base, value, strong, color)
        if self.limit > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.bg4)
            painter.drawRect(QRectF(0, 19, self.width(), 3))
            painter.setBrush(c.warn if self.waiting else c.accent)
            painter.drawRect(QRectF(0, 19, round(self.width() * min(1.0, self.used / self.limit)), 3))

    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
