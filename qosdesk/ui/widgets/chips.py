"""Chips and badges (LOOK 8): the provider's state, the source of a panel, the link group, session tags."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import BOLD, MEDIUM, REGULAR
from qosdesk.ui.widgets.buttons import paint_focus
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.text import baseline, draw, text_width

BADGE_HEIGHT = 16


def badge_width(theme: Theme, text: str, *, solid: bool = False) -> int:
    """Width in px of a badge as `paint_badge` draws it."""
    return math.ceil(text_width(theme.font(10.5, BOLD if solid else MEDIUM), text)) + 10


def paint_badge(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    text: str,
    *,
    color: QColor | None = None,
    solid: bool = False,
) -> None:
    """Draw a source badge or tag: outlined in `line2` (or `color`), or filled when `solid`.

    Args:
        painter: painter of a widget.
        theme: the theme.
        rect: where; 16 px high and `badge_width` wide.
        text: such as `QOS`, `DEMO`, `Night`.
        color: of outline and text, or of the ground when solid.
        solid: DEMO and REPLAY.
    """
    c = theme.c
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if solid:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color or c.demo)
        painter.drawRoundedRect(rect, 3, 3)
    else:
        painter.setPen(QPen(color or c.line2, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    font = theme.font(10.5, BOLD if solid else MEDIUM)
    text_color = c.on_chip if solid else (color or c.t2)
    x = rect.x() + (rect.width() - text_width(font, text)) / 2
    draw(painter, x, baseline(font, rect.y(), rect.height()), text, font, text_color)
    painter.restore()


class LinkChip(QAbstractButton):
    """The link group of a panel: a number on the group's colour, or a pin (LOOK 3). 18 x 16 in a 22 x 20 target."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.link_group = 0
        self.setFixedSize(22, 20)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def set_group(self, group: int) -> None:
        """Link group 1 to 9, or 0 for a pinned panel."""
        self.link_group = group
        text = self.tr("Link group {0}").format(group) if group else self.tr("Pinned: follows no link group")
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled chip with its number; unlinked: an outlined pin."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = self.theme.c
        box = QRectF(2, 2, 18, 16)
        if self.link_group:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.link(self.link_group))
            painter.drawRoundedRect(box, 3, 3)
            font = self.theme.font(10.5, BOLD)
            text = str(self.link_group)
            draw(painter, 11 - text_width(font, text) / 2, baseline(font, 2, 16), text, font, c.on_chip)
        else:
            painter.setPen(QPen(c.line2, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            paint_icon(painter, "pin", 5, 4, c.t3, 12)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), c.accent)


class Mark(Enum):
    """What stands before the word of a state chip."""

    DOT = "dot"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class ChipLook:
    """How a state is drawn; `token` names a colour of the theme.

    Attributes:
        word: in capitals, bold.
        extra: what follows it, quiet.
        token: of the mark, or of the whole ground when solid.
        mark: dot or ring.
        solid: DEMO and REPLAY.
        slot: a text as wide as `extra` may get, so that counting seconds move nothing.
    """

    word: str
    extra: str = ""
    token: str = "accent"
    mark: Mark = Mark.DOT
    solid: bool = False
    slot: str = ""


class StateChip(QWidget):
    """A state in one word: LIVE, RECONNECTING in 4 s, DEMO made-up prices. 24 px high.

    Signals:
        clicked: the user pressed it.
    """

    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.look = ChipLook("")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._resize)

    def set_look(self, look: ChipLook, tooltip: str = "") -> None:
        """Another state."""
        if tooltip != self.toolTip():
            self.setToolTip(tooltip)
        if look == self.look:
            return
        self.look = look
        self.setAccessibleName(f"{look.word} {look.extra}".strip())
        self._resize()

    def sizeHint(self) -> QSize:
        """Width of the widest text of this state."""
        bold, plain = self.theme.font(11, BOLD), self.theme.font(11, REGULAR)
        width = 10 + 8 + 6 + text_width(bold, self.look.word) + 10
        extra = max(text_width(plain, self.look.extra), text_width(plain, self.look.slot))
        return QSize(math.ceil(width + (8 + extra if extra else 0)), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, mark, word, extra on one baseline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = self.theme.c
        look = self.look
        color: QColor = getattr(c, look.token)
        box = QRectF(self.rect())
        if look.solid:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(box, 3, 3)
        else:
            painter.setPen(QPen(c.line2, 1))
            painter.setBrush(c.bg3)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        paint_mark(painter, 10 + 3.5, box.height() / 2, c.on_chip if look.solid else color, look.mark)
        bold, plain = self.theme.font(11, BOLD), self.theme.font(11, REGULAR)
        base = baseline(bold, 0, box.height())
        end = draw(painter, 24, base, look.word, bold, c.on_chip if look.solid else c.t1)
        if look.extra:
            draw(painter, end + 8, base, look.extra, plain, c.on_chip if look.solid else c.t2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pressed."""
        self.clicked.emit()

    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()


def paint_mark(painter: QPainter, x: float, y: float, color: QColor, mark: Mark) -> None:
    """A 7 px dot or ring centred at a point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark is Mark.DOT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QRectF(x - 3.5, y - 3.5, 7, 7))
    else:
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(x - 2.75, y - 2.75, 5.5, 5.5))
    painter.restore()
