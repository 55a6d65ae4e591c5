"""What a table without rows says (LOOK 8): one sentence and the next action."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qosdesk.ui.paint.text import Type
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.icons import paint_icon

_GAP = 10


class EmptyList(QWidget):
    """Lies over the rows while there are none.

    Attributes:
        button, paste: add a symbol, or show all rows again; import.

    Signals:
        add_pressed: the user wants to add a symbol.
        import_pressed: the user wants to import symbols.
        clear_pressed: the user wants all rows back that a filter hides.
    """

    add_pressed = Signal()
    import_pressed = Signal()
    clear_pressed = Signal()

    def __init__(self, type_: Type, parent: QWidget) -> None:
        super().__init__(parent)
        self._type = type_
        self._filtered = False
        self.button = TextButton(type_.theme, "", primary=True, parent=self)
        self.paste = TextButton(type_.theme, "", parent=self)
        self.button.clicked.connect(self._press)
        self.paste.clicked.connect(self.import_pressed)
        self.retranslate()

    def show_for(self, *, filtered: bool) -> None:
        """The list is empty, or a filter hides all that is in it."""
        if filtered != self._filtered:
            self._filtered = filtered
            self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Words of the buttons."""
        self.button.setText(self.tr("Clear filter") if self._filtered else self.tr("Add symbol"))
        self.paste.setText(self.tr("Import…"))
        self.paste.setVisible(not self._filtered)
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
        if self._filtered:
            icon, title = "filter", self.tr("No row matches the filter")
            lines = [self.tr("The list has rows of other kinds.")]
        else:
            icon, title = "plus", self.tr("This list is empty")
            lines = [
                self.tr("Type a code or name anywhere to add a symbol."),
                self.tr("Or paste rows from Excel, Futu, TradingView or 通达信."),
            ]
        paint_icon(painter, icon, middle - 12, top, c.t3, 24)
        type_.use(c.t1, 14, SEMIBOLD)
        type_.center(middle, top + 48, title)
        type_.use(c.t2)
        for number, line in enumerate(lines):
            type_.center(middle, top + 70 + 18 * number, type_.elided(line, self.width() - 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stay under the words."""
        super().resizeEvent(event)
        self._place()

    def _press(self) -> None:
        (self.clear_pressed if self._filtered else self.add_pressed).emit()

    def _top(self) -> float:
        return max(8.0, (self.height() - 138) / 2)

    def _place(self) -> None:
        buttons = [self.button] if self._filtered else [self.button, self.paste]
        width = sum(button.sizeHint().width() for button in buttons) + _GAP * (len(buttons) - 1)
        x, y = round((self.width() - width) / 2), round(self._top() + 106)
        for button in buttons:
            button.resize(button.sizeHint())
            button.move(x, y)
            button.setCursor(Qt.CursorShape.ArrowCursor)
            x += button.width() + _GAP
