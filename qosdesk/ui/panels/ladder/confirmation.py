"""Says over a row of a ladder, for a moment, what was just done there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QTimer
from PySide6.QtWidgets import QWidget

from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.ladder.canvas import Canvas
from qosdesk.ui.panels.ladder.rows import Placed
from qosdesk.ui.theme.theme import MEDIUM

_SHOWN_MS: Final = 1200
_PAD: Final = 8


class Confirmation(QObject):
    """One sentence in a box.

    Attributes:
        words: what it says, or said last.
        box: where it is; null while there is none.
    """

    def __init__(self, widget: QWidget, type_: Type) -> None:
        super().__init__(widget)
        self._widget = widget
        self._type = type_
        self.words = ""
        self.box = QRect()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.end)

    def show(self, words: str, placed: Placed) -> None:
        """Say it over a row, in place of what was said before."""
        self.end()
        self.words = words
        width = min(int(self._type.width(words, 12, MEDIUM)) + 2 + 2 * _PAD, self._widget.width())
        self.box = QRect((self._widget.width() - width) // 2, placed.y, width, placed.height)
        self._widget.update(self.box)
        self._timer.start()

    def end(self) -> None:
        """Take it back."""
        self._timer.stop()
        if not self.box.isNull():
            self._widget.update(self.box)
            self.box = QRect()

    def paint(self, canvas: Canvas) -> None:
        """Over everything else."""
        if self.box.isNull():
            return
        canvas.type.flush()
        c, painter = canvas.theme.c, canvas.painter
        canvas.type.flush()
        painter.setPen(c.accent)
        painter.setBrush(c.bg3)
        painter.drawRect(QRectF(self.box).adjusted(0.5, 0.5, -0.5, -0.5))
        words = canvas.type.elided(self.words, self.box.width() - 2 * _PAD, 12, MEDIUM)
        canvas.type.use(c.t1, 12, MEDIUM)
        canvas.type.left(self.box.x() + _PAD, baseline(self.box.y(), self.box.height()), words)
