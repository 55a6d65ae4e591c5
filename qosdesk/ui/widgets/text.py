"""Measuring and drawing single lines of text on a shared baseline."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter


def text_width(font: QFont, text: str) -> float:
    """Advance of a text in px."""
    return QFontMetricsF(font).horizontalAdvance(text)


def elide(font: QFont, text: str, width: float) -> str:
    """The text, cut at the right with an ellipsis so that it fits; empty when not even that fits."""
    if width <= 0:
        return ""
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    return "" if cut == "\N{HORIZONTAL ELLIPSIS}" else cut


def baseline(font: QFont, top: float, height: float) -> float:
    """Where the baseline of a line of `font` lies, so that its capitals and figures stand centred in a bar.

    Centring by cap height, not by line height, makes texts of different sizes and scripts look centred alike.
    """
    cap = QFontMetricsF(font).capHeight()
    return round(top + (height + cap) / 2)


def draw(painter: QPainter, x: float, base: float, text: str, font: QFont, color: QColor) -> float:
    """Draw a text from `x` on the baseline `base`; returns where it ends."""
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(QPointF(x, base), text)
    return x + text_width(font, text)
