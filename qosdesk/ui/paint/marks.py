"""Small marks: triangles, dots, tags, two-colour bars, hairlines, hatch (LOOK 3, 4, 7)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from qosdesk.ui.paint.text import Type, baseline

TAG_HEIGHT: Final = 16


def hairline(painter: QPainter, x1: float, x2: float, y: float, color: QColor) -> None:
    """A horizontal line of one device pixel at the upper edge of pixel row y, at any scale."""
    ratio = painter.device().devicePixelRatioF()
    painter.fillRect(QRectF(x1, y, x2 - x1, 1 / ratio), color)


def triangle(painter: QPainter, x: float, y: float, up: bool, color: QColor, size: float = 6) -> None:
    """A filled triangle of `size` px around a centre."""
    half, rise = size / 2, size * 0.42
    tip, foot = (y - rise, y + rise) if up else (y + rise, y - rise)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(x - half, foot), QPointF(x + half, foot), QPointF(x, tip)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def dot(painter: QPainter, x: float, y: float, color: QColor, radius: float = 2.75) -> None:
    """A filled dot around a centre."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def chevron(painter: QPainter, x: float, y: float, color: QColor, closed: bool = False) -> None:
    """Open (pointing down) or closed (pointing right) around a centre."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(color, 1.25, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if closed:
        points = [QPointF(x - 1.5, y - 3), QPointF(x + 1.5, y), QPointF(x - 1.5, y + 3)]
    else:
        points = [QPointF(x - 3, y - 1.5), QPointF(x, y + 1.5), QPointF(x + 3, y - 1.5)]
    painter.drawPolyline(QPolygonF(points))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def tag(
    painter: QPainter,
    type_: Type,
    x: float,
    top: float,
    height: float,
    text: str,
    color: QColor,
    border: QColor,
) -> float:
    """An outlined word, 10.5 px, radius 3, its box beginning 4 px left of its text at x; returns its right edge."""
    width = type_.width(text, 10.5, 500) + 8
    box = QRectF(x - 4, top + (height - TAG_HEIGHT) / 2, width, TAG_HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(border, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    type_.use(color, 10.5, 500)
    type_.left(x, baseline(top, height, 10.5), text)
    return box.right()


def share_bar(
    painter: QPainter,
    x: float,
    y: float,
    width: float,
    left: float,
    right: float,
    colors: tuple[QColor, QColor],
    empty: QColor,
    height: float = 4,
) -> None:
    """Two amounts as one bar with a gap of 2 px; without amounts a flat track."""
    total = left + right
    if not total > 0:
        painter.fillRect(QRectF(x, y, width, height), empty)
        return
    gap = 2 if left > 0 and right > 0 else 0
    first = round((width - gap) * left / total)
    painter.fillRect(QRectF(x, y, first, height), colors[0])
    painter.fillRect(QRectF(x + first + gap, y, width - gap - first, height), colors[1])


def hatch(painter: QPainter, area: QRectF, color: QColor, pitch: float = 6) -> None:
    """45 degree lines, for what is missing."""
    if area.width() <= 0:
        return
    painter.save()
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(color, 1))
    x = area.left() - area.height()
    lines = []
    while x < area.right():
        lines.append(QLineF(x, area.bottom(), x + area.height(), area.top()))
        x += pitch
    painter.drawLines(lines)
    painter.restore()
