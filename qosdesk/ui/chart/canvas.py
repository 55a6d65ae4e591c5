"""A painter in whole device pixels: batches of rectangles, dashes and lines from numpy arrays, and text on top.

Text is queued and drawn last, all of it at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from qosdesk.ui.chart.atlas import Atlas, StillWords, Widths, Words
from qosdesk.ui.chart.geometry import Floats, Ints, dashes

_NEARLY_OPAQUE: Final = 254
_POLYGONS_MAX: Final = 32
_RECTS_MAX: Final = 2048


class TextMeter:
    """Widths of texts, texts laid out, dashed lines: costly to make and drawn again and again. One per chart."""

    def __init__(self) -> None:
        # By identity: asking a font for its key costs more than the look-up.
        self._fonts: dict[int, Widths] = {}
        self._atlas: Atlas | None = None
        self._dashes: dict[tuple[int, int, int, bool], QPixmap] = {}
        self._polygons: dict[int, tuple[QPolygonF, Floats]] = {}
        self._pens: dict[tuple[int, float], QPen] = {}
        self._rects: Ints = np.empty((_RECTS_MAX, 4), dtype=np.int32)
        self._first_rect = shiboken6.wrapInstance(self._rects.ctypes.data, QRect)
        self._lines: Floats = np.empty((_RECTS_MAX, 4))
        self._first_line = shiboken6.wrapInstance(self._lines.ctypes.data, QLineF)

    def pen(self, color: QColor, width: float) -> QPen:
        """For lines so wide, device pixels."""
        key = (color.rgba(), width)
        pen = self._pens.get(key)
        if pen is None:
            pen = self._pens[key] = QPen(color, width)
        return pen

    def rects(self, rects: Ints) -> QRect:
        """The first of up to `_RECTS_MAX` rectangles, good until the next call: a copy costs less than a wrapper."""
        self._rects[: len(rects)] = rects
        return self._first_rect  # type: ignore[return-value]

    def lines(self, segments: Floats) -> QLineF:
        """As `rects`."""
        self._lines[: len(segments)] = segments
        return self._first_line  # type: ignore[return-value]

    def dashes(self, color: QColor, on: int, off: int, length: int, upright: bool) -> QPixmap:
        """A dashed line at least so long: one picture is drawn faster than a hundred dashes."""
        key = (color.rgba(), on, off, upright)
        strip = self._dashes.get(key)
        if strip is None or max(strip.width(), strip.height()) < length:
            begin, end = dashes(0, length, on, off)
            zero = np.zeros_like(begin)
            rects = (zero, begin, zero, end) if upright else (begin, zero, end, zero)
            strip = QPixmap(1, length) if upright else QPixmap(length, 1)
            strip.fill(Qt.GlobalColor.transparent)
            painter = QPainter(strip)
            for x1, y1, x2, y2 in np.stack(rects, axis=1).tolist():
                painter.fillRect(QRect(x1, y1, x2 - x1 + 1, y2 - y1 + 1), color)
            painter.end()
            self._dashes[key] = strip
        return strip

    def polygon(self, points: Floats) -> QPolygonF:
        """The points as Qt takes them, good until the next call: those of one length share their memory."""
        count = len(points)
        known = self._polygons.get(count)
        if known is None:
            if len(self._polygons) >= _POLYGONS_MAX:
                self._polygons.clear()
            polygon = QPolygonF()
            polygon.resize(count)
            memory = shiboken6.VoidPtr(polygon.data(), count * 16, True)  # type: ignore[call-arg, arg-type]
            corners: Floats = np.frombuffer(memory, dtype=np.float64).reshape(-1, 2)  # type: ignore[call-overload]
            known = self._polygons[count] = (polygon, corners)
        known[1][:] = points
        return known[0]

    def clear(self) -> None:
        """Fonts or colours changed."""
        self._dashes.clear()
        self._fonts.clear()
        self._pens.clear()
        self._atlas = None

    def atlas(self, dpr: float) -> Atlas:
        """Where texts are set for a scale of the screen."""
        atlas = self._atlas
        if atlas is None or atlas.dpr != dpr or atlas.is_large:
            atlas = self._atlas = Atlas(dpr)
        return atlas

    def widths(self, font: QFont) -> Widths:
        """Advances of texts in one of the theme's kept fonts, logical px."""
        found = self._fonts.get(id(font))
        if found is None:
            found = self._fonts[id(font)] = Widths(font)
        return found

    def width(self, font: QFont, text: str) -> float:
        """Advance in logical px. `font` is one of the theme's kept fonts, never a new one per call."""
        return self.widths(font)[text]


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
        self._atlas = meter.atlas(dpr)
        painter.save()
        painter.scale(1 / dpr, 1 / dpr)
        painter.setPen(Qt.PenStyle.NoPen)
        self._is_smooth = False

    def px(self, logical: float) -> int:
        """Logical px as whole device pixels, at least one."""
        return max(1, round(logical * self.dpr))

    def rects(self, rects: Ints, color: QColor) -> None:
        """Fill rectangles of shape (n, 4): x1, y1, x2, y2 inclusive."""
        count = len(rects)
        if not count:
            return
        if self._is_smooth:
            self._sharp()
        self.painter.setBrush(color)
        for at in range(0, count, _RECTS_MAX):
            part = rects[at : at + _RECTS_MAX]
            self.painter.drawRects(self.meter.rects(part), len(part))

    def short_rects(self, rects: Ints, color: QColor) -> None:
        """As `rects`, for ones of a few rows.

        Qt's way of blending has a third of the cost a rectangle of its way of filling, and more of it a row, so they
        are drawn very nearly opaque.
        """
        near = QColor(color)
        near.setAlpha(_NEARLY_OPAQUE)
        self.rects(rects, near)

    def fill(self, x1: int, y1: int, x2: int, y2: int, color: QColor) -> None:
        """Fill one rectangle, ends inclusive."""
        if self._is_smooth:
            self._sharp()
        self.painter.fillRect(x1, y1, x2 - x1 + 1, y2 - y1 + 1, color)

    def frame(self, x1: int, y1: int, x2: int, y2: int, color: QColor) -> None:
        """A one pixel outline, ends inclusive."""
        self.fill(x1, y1, x2, y1, color)
        self.fill(x1, y2, x2, y2, color)
        self.fill(x1, y1 + 1, x1, y2 - 1, color)
        self.fill(x2, y1 + 1, x2, y2 - 1, color)

    def dashed_h(
        self, x1: int, x2: int, y: int, on: float, off: float, color: QColor, origin: int = 0
    ) -> None:
        """A dashed horizontal line of one device pixel up to `x2` (exclusive); `on` and `off` are logical px.

        Dashes begin at column `-origin`, so that they stay where they are when a part is painted anew.
        """
        if self._is_smooth:
            self._sharp()
        lit, dark = self.px(on), self.px(off)
        phase = (x1 + origin) % (lit + dark)
        strip = self.meter.dashes(color, lit, dark, x2 - x1 + phase, upright=False)
        self.painter.drawPixmap(x1, y, strip, phase, 0, x2 - x1, 1)

    def dashed_v(self, x: int, y1: int, y2: int, on: float, off: float, color: QColor) -> None:
        """A dashed vertical line of one device pixel up to `y2` (exclusive); dashes begin at row 0."""
        if self._is_smooth:
            self._sharp()
        lit, dark = self.px(on), self.px(off)
        phase = y1 % (lit + dark)
        strip = self.meter.dashes(color, lit, dark, y2 - y1 + phase, upright=True)
        self.painter.drawPixmap(x, y1, strip, 0, phase, 1, y2 - y1)

    def lines(self, segments: Floats, color: QColor, width: float) -> None:
        """Antialiased lines, float64 of shape (n, 4) in device pixels; `width` is logical px."""
        count = len(segments)
        if not count:
            return
        if not self._is_smooth:
            self._smooth()
        self.painter.setPen(self.meter.pen(color, width * self.dpr))
        # Separate lines cost a tenth of a polyline with joins; at this width the joins are not seen.
        for at in range(0, count, _RECTS_MAX):
            part = segments[at : at + _RECTS_MAX]
            self.painter.drawLines(self.meter.lines(part), len(part))

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
        if not self._is_smooth:
            self._smooth()
        self.painter.setPen(color)
        self.painter.drawPolyline(self.meter.polygon(points))

    def _smooth(self) -> None:
        """From now on lines are drawn. Curves come in groups: the painter is not told for each."""
        self._is_smooth = True
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _sharp(self) -> None:
        """From now on whole pixels are filled."""
        self._is_smooth = False
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.painter.setPen(Qt.PenStyle.NoPen)

    def area(self, points: Floats, color: QColor) -> None:
        """Fill a polygon, float64 of shape (n, 2) in device pixels."""
        if self._is_smooth:
            self._sharp()
        self.painter.setBrush(color)
        self.painter.drawPolygon(self.meter.polygon(points))

    def clip(self, x1: int, y1: int, x2: int, y2: int) -> None:
        """Draw only inside, ends inclusive, until `unclip`."""
        self.painter.setClipRect(x1, y1, x2 - x1 + 1, y2 - y1 + 1)

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
        self._atlas.add(((x - anchor * width, baseline, text, font, color),))
        return width

    def put(self, every: Iterable[Words]) -> None:
        """Queue texts from their left edges, without measuring them."""
        self._atlas.add(every)

    def put_still(self, words: StillWords) -> None:
        """Queue texts that were there before."""
        self._atlas.add_still(words)

    def flush(self) -> None:
        """Draw the texts queued so far: what is painted later lies over them."""
        if self._is_smooth:
            self._sharp()
        self._atlas.draw(self.painter)

    def finish(self) -> None:
        """Draw the texts and give the painter back as it was."""
        self.flush()
        self.painter.restore()


def to_whole_pixels(painter: QPainter, dpr: float) -> None:
    """A widget may begin within a device pixel: then shapes and pictures would be rounded to different ones.

    As Qt rounds the parts that it asks for.
    """
    origin = painter.deviceTransform()
    dx, dy = (math.floor(at + 0.5) - at for at in (origin.dx(), origin.dy()))
    painter.translate(dx / dpr, dy / dpr)
