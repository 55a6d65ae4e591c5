"""What was just done, with `Undo` beside it, over the lower edge of a panel; gone after some seconds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.banner import Banner

SHOWN_MS: Final = 8000


class UndoBar(Banner):
    """Moves nothing: it lies over what is below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(SHOWN_MS)
        self._gone.timeout.connect(self.hide)
        self.action.connect(self.end)
        self.hide()

    def say(self, text: str) -> None:
        """One sentence."""
        self.set_message(text, self.tr("Undo"), "undo", quiet=True)
        self.place()
        self.show()
        self.raise_()
        self._gone.start()

    def place(self) -> None:
        """At the lower edge of the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(0, parent.height() - self.HEIGHT, parent.width(), self.HEIGHT)

    def end(self) -> None:
        """It was taken back, or the panel goes away."""
        self._gone.stop()
        self.hide()
