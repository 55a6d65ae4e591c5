"""What an empty list says (LOOK 8): one sentence and the next action."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qosdesk.ui.paint.text import Type
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.icons import paint_icon


class EmptyList(QWidget):
    """Lies over the rows while there are none.

    Signals:
        add_pressed: the user wants to add a symbol.
    """

    add_pressed = Signal()

    def __init__(self, type_: Type, parent: QWidget) -> None:
        super().__init__(parent)
        self._type = type_
        self.button = TextButton(type_.theme, "", primary=True, parent=self)
        self.button.clicked.connect(self.add_pressed)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the button."""
        self.button.setText(self.tr("Add symbol"))
        self._place()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, sentence, what to do."""
        with self._type.painting(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        type_, c = self._type, self._type.theme.c
        painter.fillRect(self.rect(), c.bg1)
        middle, top = self.width() / 2, self._top()
        paint_icon(painter, "plus", middle - 12, top, c.t3, 24)
        type_.use(c.t1, 14, SEMIBOLD)
        type_.center(middle, top + 48, self.tr("This list is empty"))
        type_.use(c.t2)
        type_.center(middle, top + 70, self.tr("Find a code or name in the search box to add a symbol."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stays under the words."""
        super().resizeEvent(event)
        self._place()

    def _top(self) -> float:
        return max(8.0, (self.height() - 120) / 2)

    def _place(self) -> None:
        self.button.resize(self.button.sizeHint())
        self.button.move(round((self.width() - self.button.width()) / 2), round(self._top() + 88))
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
