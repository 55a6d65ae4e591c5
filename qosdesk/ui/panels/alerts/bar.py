"""The bar of the alerts panel: two pages to choose from, and buttons at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.widgets.buttons import IconButton, paint_focus
from qosdesk.ui.widgets.text import baseline, draw, text_width

HEIGHT: Final = 27
_PAD: Final = 12


class AlertsBar(QWidget):
    """Pages and buttons.

    Attributes:
        add, quiet, export, clear: the buttons; the last two are of the log.

    Signals:
        chosen: number of a page.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.current = 0
        self._names: tuple[str, ...] = ()
        self.add = IconButton(theme, "plus", size=14, box=22, parent=self)
        self.quiet = IconButton(theme, "sound", size=14, box=22, parent=self)
        self.export = IconButton(theme, "export", size=14, box=22, parent=self)
        self.clear = IconButton(theme, "trash", size=14, box=22, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 6, 3)
        row.setSpacing(2)
        row.addStretch(1)
        for button in (self.add, self.quiet, self.export, self.clear):
            row.addWidget(button)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_pages(self, names: tuple[str, ...], current: int) -> None:
        """Show these."""
        self._names, self.current = names, current
        self.export.setVisible(current == 1)
        self.clear.setVisible(current == 1)
        self.setAccessibleName(names[current])
        self.update()

    def page_rect(self, number: int) -> QRectF:
        """Where the name of a page is."""
        x = 0.0
        font = self.theme.font(12, SEMIBOLD)
        for index, name in enumerate(self._names):
            width = round(text_width(font, name)) + 2 * _PAD
            if index == number:
                return QRectF(x, 0, width, HEIGHT)
            x += width
        return QRectF()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names, 2 px accent under the chosen one, hairline."""
        painter, c = QPainter(self), self.theme.c
        painter.fillRect(self.rect(), c.bg1)
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), c.line)
        for number, name in enumerate(self._names):
            rect, chosen = self.page_rect(number), number == self.current
            font = self.theme.font(12, SEMIBOLD if chosen else REGULAR)
            draw(
                painter, rect.x() + _PAD, baseline(font, 0, HEIGHT - 1), name, font, c.t1 if chosen else c.t2
            )
            if chosen:
                painter.fillRect(QRectF(rect.x(), HEIGHT - 3, rect.width(), 2), c.accent)
        if self.hasFocus():
            paint_focus(painter, self.page_rect(self.current), c.accent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a page."""
        for number in range(len(self._names)):
            if self.page_rect(number).contains(event.position()):
                self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right."""
        step = (event.key() == Qt.Key.Key_Right) - (event.key() == Qt.Key.Key_Left)
        if step:
            self.chosen.emit((self.current + step) % len(self._names))
        else:
            super().keyPressEvent(event)
