"""The scrolled view of a sheet: paints the lines in sight, tells a screen reader their texts, scrolls by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from qosdesk.ui.paint.text import Type
from qosdesk.ui.panels.sheet.lines import ROW, Line
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.buttons import paint_focus


class Sheet(QAbstractScrollArea):
    """Lines one below the other.

    Attributes:
        lines: what it shows.
        type: fonts and widths.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.type = Type(theme)
        self.lines: tuple[Line, ...] = ()
        self._tops: list[float] = [0.0]
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(ROW)
        theme.changed.connect(self._restyle)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these; nothing is painted when they are the same."""
        fresh = tuple(lines)
        if fresh == self.lines:
            return
        self.lines = fresh
        self.setAccessibleDescription(self.text())
        self._place()

    def text(self) -> str:
        """Everything it says, a line each."""
        return "\n".join(text for line in self.lines if (text := line.text()))

    def _place(self) -> None:
        width = float(self.viewport().width())
        self._tops = [0.0]
        for line in self.lines:
            self._tops.append(self._tops[-1] + line.height(self.type, width))
        room = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, round(self._tops[-1]) - room))
        self.verticalScrollBar().setPageStep(max(1, room - ROW))
        self.viewport().update()

    def _restyle(self) -> None:
        self.type.forget()
        self._place()

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences break elsewhere."""
        super().resizeEvent(event)
        self._place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Another part comes into sight."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines in sight, and the focus."""
        viewport = self.viewport()
        top, bottom = self.verticalScrollBar().value(), self.verticalScrollBar().value() + viewport.height()
        with self.type.painting(viewport) as painter:
            painter.fillRect(viewport.rect(), self.theme.c.bg1)
            for number, line in enumerate(self.lines):
                if self._tops[number + 1] > top and self._tops[number] < bottom:
                    line.paint(painter, self.type, self._tops[number] - top, float(viewport.width()))
            if self.hasFocus():
                paint_focus(painter, QRectF(viewport.rect()), self.theme.c.accent)
