"""A painter in whole device pixels: batches of rectangles, dashes and lines from numpy arrays, and text on top.

Text is queued and drawn last, in the painter's own logical scale: a font is the same at every scale of the screen.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QStaticText,
    QTransform,
)

from qosdesk.ui.chart.geometry import Floats, Ints, dashes

_TEXTS_MAX: Final = 2000


def _polygon(points: Floats) -> QPolygonF:
    polygon = QPolygonF()
    polygon.resize(len(points))
    memory = shiboken6.VoidPtr(polygon.data(), len(points) * 16, True)  # type: ignore[call-arg, arg-type]
    corners: Floats = np.frombuffer(memory, dtype=np.float64).reshape(-1, 2)  # type: ignore[call-overload]
    corners[:] = points
    return polygon


class TextMeter:
    """Widths of texts, kept. One per chart."""

    def __init__(self) -> None:
        # By identity: asking a font for its key costs more than the look-up. The font is kept, so its identity is too.
        self._fonts: dict[int, tuple[QFont, QFontMetricsF, dict[str, float]]] = {}
        self._laid_out: dict[tuple[int, str], tuple[QFont, QStaticText, float]] = {}

    def clear(self) -> None:
        """Fonts changed."""
        self._fonts.clear()
        self._laid_out.clear()

    def laid_out(self, font: QFont, text: str) -> tuple[QStaticText, float]:
        """The text with its glyphs found already, and its ascent: half the cost of drawing it afresh."""
        known = self._laid_out.get((id(font), text))
        if known is None:
            if len(self._laid_out) > _TEXTS_MAX:
                self._laid_out.clear()
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(QTransform(), font)
            known = self._laid_out[id(font), text] = (font, made, QFontMetricsF(font).ascent())
        return (known[1], known[2])

    def width(self, font: QFont, text: str) -> float:
        """Advance in logical px. `font` is one of the theme's kept fonts, never a new one per call."""
        known = self._fonts.get(id(font))
        if known is None:
            known = self._fonts[id(font)] = (font, QFontMetricsF(font), {})
        widths = known[2]
        found = widths.get(text)
        if found is None:
            if len(widths) > _TEXTS_MAX:
                widths.clear()
            found = widths[text] = known[1].horizontalAdvance(text)
        return found


class Canvas:
    """Draws on a painter whose logical coordinates are `dpr` device pixels each.

    Args:
        painter: open, without a transform of its own (an offset in whole device pixels is fine).
        dpr: device pixels per logical one.
        meter: measures texts.
    """

    def __init__(self, painter: QPainter, dpr: float, meter: TextMeter) -> None:
        self.painter = painter
        self.dpr = dpr
        self.meter = meter
        self._texts: list[tuple[float, float, str, QFont, QColor]] = []
        self._begin()

    def px(self, logical: float) -> int:
        """Logical px as whole device pixels, at least one."""
        return max(1, round(logical * self.dpr))

    def rects(self, rects: Ints, color: QColor) -> None:
        """Fill rectangles of shape (n, 4): x1, y1, x2, y2 inclusive."""
        count = len(rects)
        if not count:
            return
        array = np.ascontiguousarray(rects, dtype=np.int32)
        self.painter.setBrush(color)
        # The array outlives the call: the wrapper only borrows its memory.
        self.painter.drawRects(shiboken6.wrapInstance(array.ctypes.data, QRect), count)  # type: ignore[call-overload]

    def fill(self, x1: int, y1: int, x2: int, y2: int, color: QColor) -> None:
        """Fill one rectangle, ends inclusive."""
        self.painter.fillRect(QRect(x1, y1, x2 - x1 + 1, y2 - y1 + 1), color)

    def frame(self, x1: int, y1: int, x2: int, y2: int, color: QColor) -> None:
        """A one pixel outline, ends inclusive."""
        edges = [[x1, y1, x2, y1], [x1, y2, x2, y2], [x1, y1 + 1, x1, y2 - 1], [x2, y1 + 1, x2, y2 - 1]]
        self.rects(np.array(edges, dtype=np.int32), color)

    def dashed_h(self, x1: int, x2: int, y: int, on: float, off: float, color: QColor) -> None:
        """A dashed horizontal line of one device pixel; `on` and `off` are logical px."""
        begin, end = dashes(x1, x2, self.px(on), self.px(off))
        row = np.full(len(begin), y)
        self.rects(np.stack((begin, row, end, row), axis=1).astype(np.int32), color)

    def dashed_v(self, x: int, y1: int, y2: int, on: float, off: float, color: QColor) -> None:
        """A dashed vertical line of one device pixel."""
        begin, end = dashes(y1, y2, self.px(on), self.px(off))
        column = np.full(len(begin), x)
        self.rects(np.stack((column, begin, column, end), axis=1).astype(np.int32), color)

    def lines(self, segments: Floats, color: QColor, width: float) -> None:
        """Antialiased lines, float64 of shape (n, 4) in device pixels; `width` is logical px."""
        count = len(segments)
        if not count:
            return
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(color, width * self.dpr))
        # Separate lines cost a tenth of a polyline with joins; at this width the joins are not seen.
        painter.drawLines(shiboken6.wrapInstance(segments.ctypes.data, QLineF), count)  # type: ignore[call-overload]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def curve(self, points: Floats, color: QColor, width: float) -> None:
        """An antialiased line through points, float64 of shape (n, 2) in device pixels.

        Args:
            points: corners.
            color: of the line.
            width: logical px; 0 for one device pixel, which costs a tenth.
        """
        if len(points) < 2:
            return
        if width:
            self.lines(np.concatenate((points[:-1], points[1:]), axis=1), color, width)
            return
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(color)
        painter.drawPolyline(_polygon(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def area(self, points: Floats, color: QColor) -> None:
        """Fill a polygon, float64 of shape (n, 2) in device pixels."""
        self.painter.setBrush(color)
        self.painter.drawPolygon(_polygon(points))

    def clip(self, x1: int, y1: int, x2: int, y2: int) -> None:
        """Draw only inside, ends inclusive, until `unclip`."""
        self.painter.setClipRect(QRectF(x1, y1, x2 - x1 + 1, y2 - y1 + 1))

    def unclip(self) -> None:
        """Draw everywhere again."""
        self.painter.setClipping(False)

    def text(
        self, x: float, baseline: float, text: str, font: QFont, color: QColor, anchor: float = 0.0
    ) -> float:
        """Queue a text at device pixels.

        Args:
            x: left edge, or what `anchor` says.
            baseline: of the letters.
            text: what to write.
            font: in logical px.
            color: of the letters.
            anchor: part of the width that lies left of `x`: 0, 0.5 or 1.

        Returns:
            Its width in device pixels.
        """
        width = self.meter.width(font, text) * self.dpr
        self._texts.append((x - anchor * width, baseline, text, font, color))
        return width

    def put(self, x: float, baseline: float, text: str, font: QFont, color: QColor) -> None:
        """As `text`, from its left edge, without measuring it."""
        self._texts.append((x, baseline, text, font, color))

    def flush(self) -> None:
        """Draw the texts queued so far: what is painted later lies over them."""
        painter = self.painter
        painter.restore()
        last_font: QFont | None = None
        last_color: QColor | None = None
        dpr = self.dpr
        # At a fractional scale a kept text may land one pixel off; a fallback font has another ascent.
        kept = dpr == int(dpr)
        for x, baseline, text, font, color in self._texts:
            if font is not last_font:
                painter.setFont(font)
                last_font = font
            if color is not last_color:
                painter.setPen(color)
                last_color = color
            # Baselines and starts on whole device pixels keep small text equally sharp everywhere.
            left, base = round(x) / dpr, round(baseline) / dpr
            if kept and text.isascii():
                static, ascent = self.meter.laid_out(font, text)
                painter.drawStaticText(QPointF(left, base - ascent), static)
            else:
                painter.drawText(QPointF(left, base), text)
        self._texts.clear()
        self._begin()

    def finish(self) -> None:
        """Draw the texts and give the painter back as it was."""
        self.flush()
        self.painter.restore()

    def _begin(self) -> None:
        self.painter.save()
        self.painter.scale(1 / self.dpr, 1 / self.dpr)
        self.painter.setPen(Qt.PenStyle.NoPen)
