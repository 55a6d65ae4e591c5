"""The bell of the top bar: how many alerts fired since the user last looked (LOOK 3)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.theme.theme import BOLD
from qosdesk.ui.widgets.buttons import IconButton
from qosdesk.ui.widgets.text import baseline, draw, text_width

_MOST: Final = 99


class Bell(IconButton):
    """Pressed, the window opens the alerts panel.

    Attributes:
        count: unseen firings.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, "bell", parent=parent)
        self.desk = desk
        self.count = 0
        self._end = desk.alerts.subscribe(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the count."""
        self.count = self.desk.alerts.unseen
        self.set_text(self.tr("Alerts, {0} new").format(self.count) if self.count else self.tr("Alerts"))
        self.update()

    def shut(self) -> None:
        """Follow no more."""
        self._end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon, and a count that stands over its upper right."""
        super().paintEvent(event)
        if not self.count:
            return
        text = str(self.count) if self.count <= _MOST else f"{_MOST}+"
        font, c = self.theme.font(10.5, BOLD), self.theme.c
        width = max(14.0, text_width(font, text) + 6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.accent)
        area = QRectF(self.width() - width, 1, width, 14)
        painter.drawRoundedRect(area, 7, 7)
        x = area.center().x() - text_width(font, text) / 2
        draw(painter, x, baseline(font, area.y(), area.height()), text, font, c.on_accent)
