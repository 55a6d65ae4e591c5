"""The steps of a check with a tick at each that is done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qosdesk.ui.ports import Check, Mark, Step
from qosdesk.ui.theme import Theme
from qosdesk.ui.welcome.words import step_text
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.text import baseline, draw

_ROW: Final = 20
_MARKS: Final = {Mark.DONE: ("check", "accent"), Mark.FAILED: ("warning", "warn")}


class StepList(QWidget):
    """Four lines; hidden until there is something to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._check = Check()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_ROW * len(Step))
        theme.changed.connect(self._tell)

    def show_check(self, check: Check) -> None:
        """As it stands."""
        self._check = check
        self._tell()

    def sizeHint(self) -> QSize:
        """Four lines."""
        return QSize(200, _ROW * len(Step))

    def _tell(self) -> None:
        said = [f"{step_text(step, mark)}: {mark.value}" for step, mark in self._pairs()]
        self.setAccessibleName("; ".join(said))
        self.update()

    def _pairs(self) -> list[tuple[Step, Mark]]:
        return list(zip(Step, self._check.marks, strict=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A mark and a word in each line."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(12)
        for row, (step, mark) in enumerate(self._pairs()):
            top = row * _ROW
            if mark in _MARKS:
                name, token = _MARKS[mark]
                paint_icon(painter, name, 0, top + 3, getattr(theme.c, token), 14)
            else:
                color = theme.c.accent if mark is Mark.TRYING else theme.c.line2
                painter.setPen(QPen(color, 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QRectF(QPointF(3.5, top + 6.5), QPointF(10.5, top + 13.5)))
            is_said = mark in (Mark.DONE, Mark.FAILED, Mark.TRYING)
            color = theme.c.t1 if is_said else theme.c.t3
            draw(painter, 22, baseline(font, top, _ROW), step_text(step, mark), font, color)
