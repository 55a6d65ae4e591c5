"""The bar of watchlist tabs above the table: switch, add; buttons for columns and copying at its right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qosdesk.ui.paint.marks import hairline
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.widgets.buttons import IconButton

HEIGHT = 27
_PAD = 12


class ListTabs(QWidget):
    """Named tabs.

    Signals:
        chosen: the number of a tab that the user chose.
        add_pressed, columns_pressed, export_pressed: the buttons.
    """

    chosen = Signal(int)
    add_pressed = Signal()
    columns_pressed = Signal()
    export_pressed = Signal()

    def __init__(self, type_: Type, parent: QWidget) -> None:
        super().__init__(parent)
        self._type = type_
        self._names: tuple[str, ...] = ()
        self._current = 0
        self._hover = -1
        self._ring = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        theme = type_.theme
        self.plus = IconButton(theme, "plus", size=14, box=22, parent=self)
        self.columns = IconButton(theme, "columns", size=14, box=22, parent=self)
        self.export = IconButton(theme, "export", size=14, box=22, parent=self)
        self.plus.clicked.connect(self.add_pressed)
        self.columns.clicked.connect(self.columns_pressed)
        self.export.clicked.connect(self.export_pressed)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the buttons."""
        self.plus.set_text(self.tr("New list"))
        self.columns.set_text(self.tr("Columns"))
        self.export.set_text(self.tr("Copy the list"))
        self.setAccessibleName(self.tr("Watchlists"))
        self._place()
        self.update()

    def set_tabs(self, names: Sequence[str], current: int) -> None:
        """Show these lists."""
        self._names, self._current = tuple(names), current
        self._place()
        self.update()

    def tab_rect(self, number: int) -> QRectF:
        """Where a tab is."""
        x = 0.0
        for index, name in enumerate(self._names):
            # SemiBold is wider; every tab keeps that room, so that choosing moves nothing.
            width = round(self._type.width(name, 12, SEMIBOLD)) + 2 * _PAD
            if index == number:
                return QRectF(x, 0, width, HEIGHT)
            x += width
        return QRectF(x, 0, 0, HEIGHT)

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
        for number, name in enumerate(self._names):
            rect = self.tab_rect(number)
            if rect.right() > self._room():
                break
            chosen = number == self._current
            type_.use(c.t1 if chosen or number == self._hover else c.t2, 12, SEMIBOLD if chosen else REGULAR)
            type_.left(rect.x() + _PAD, base, name)
            if chosen:
                painter.fillRect(QRectF(rect.x(), HEIGHT - 3, rect.width(), 2), c.accent)
        if self._ring:
            painter.setPen(c.accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a tab."""
        number = self._tab_at(event.position().x())
        if number >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover."""
        number = self._tab_at(event.position().x())
        if number != self._hover:
            self._hover = number
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right."""
        step = (event.key() == Qt.Key.Key_Right) - (event.key() == Qt.Key.Key_Left)
        if step and self._names:
            self.chosen.emit((self._current + step) % len(self._names))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons stay at the right."""
        super().resizeEvent(event)
        self._place()

    def _room(self) -> float:
        return self.width() - 2 * 24 - 4 - 24

    def _tab_at(self, x: float) -> int:
        for number in range(len(self._names)):
            rect = self.tab_rect(number)
            if rect.left() <= x < rect.right() <= self._room():
                return number
        return -1

    def _place(self) -> None:
        top = (HEIGHT - 1 - 22) // 2
        self.export.move(self.width() - 26, top)
        self.columns.move(self.width() - 50, top)
        self.plus.move(round(min(self.tab_rect(len(self._names)).x() + 1, self._room())), top)
