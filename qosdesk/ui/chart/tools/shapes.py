"""Where drawings lie on the price pane, and what the pointer touches. Pure: no Qt.

All in device pixels, x to the right and y downwards, a pixel's middle at .5.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qosdesk.domain.drawings import FIBONACCI, Drawing, DrawingKind
from qosdesk.domain.numbers import format_price

Point = tuple[float, float]
Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pane:
    """Edges of the price pane."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Label:
    """A word above a line: the line's end (`side` -1: its left, 1: its right) and what to write there."""

    x: float
    y: float
    text: str
    side: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawing laid out.

    Attributes:
        drawing: which.
        points: where its anchors are, whether in the pane or not; none where the scale has no place for one.
        lines: its lines as far as they are in the pane.
        faint: lines that help to see it, likewise.
        fill: left, top, right, bottom of its ground in the pane, None without.
        labels: of its lines.
    """

    drawing: Drawing
    points: tuple[Point, ...]
    lines: tuple[Segment, ...]
    faint: tuple[Segment, ...] = ()
    fill: Segment | None = None
    labels: tuple[Label, ...] = ()

    def distance(self, x: float, y: float) -> float:
        """From a point to the nearest line that is in the pane."""
        return min((_distance(line, x, y) for line in (*self.lines, *self.faint)), default=math.inf)

    def handle_at(self, x: float, y: float, reach: float) -> int | None:
        """Number of the nearest anchor not farther than `reach` in either direction; the later one of equals."""
        near = [
            (max(abs(px - x), abs(py - y)), -at)
            for at, (px, py) in enumerate(self.points)
            if max(abs(px - x), abs(py - y)) <= reach
        ]
        return -min(near)[1] if near else None


def shape_of(drawing: Drawing, points: Sequence[Point], pane: Pane, decimals: int) -> Shape:
    """Lay out a drawing whose anchors are at those points; `decimals` are of the prices in its labels."""
    own = tuple(points)
    if any(not math.isfinite(value) for point in own for value in point):
        return Shape(drawing, (), ())
    if drawing.kind is DrawingKind.HORIZONTAL:
        return _horizontal(drawing, own, pane, decimals)
    (x1, y1), (x2, y2) = own
    if drawing.kind is DrawingKind.TREND:
        return Shape(drawing, own, _clipped(pane, (x1, y1, x2, y2)))
    if drawing.kind is DrawingKind.RAY:
        return Shape(drawing, own, _clipped(pane, (x1, y1, x2, y2), reach=math.inf))
    left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    if drawing.kind is DrawingKind.RECTANGLE:
        edges = (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        )
        return Shape(drawing, own, _clipped(pane, *edges), fill=_inside(pane, (left, top, right, bottom)))
    return _fibonacci(drawing, own, pane, decimals)


def _horizontal(drawing: Drawing, points: tuple[Point, ...], pane: Pane, decimals: int) -> Shape:
    y = points[0][1]
    lines = _clipped(pane, (pane.left, y, pane.right, y))
    # Its anchor's time is where it was set; the handle stays in reach when that is scrolled away.
    at = (min(max(points[0][0], pane.left), pane.right), y)
    label = Label(pane.right, y, format_price(drawing.anchors[0].price, decimals), 1)
    return Shape(drawing, (at,), lines, labels=(label,) if lines else ())


def _fibonacci(drawing: Drawing, points: tuple[Point, ...], pane: Pane, decimals: int) -> Shape:
    (x1, y1), (x2, y2) = points
    left, right = min(x1, x2), max(x1, x2)
    first, second = drawing.anchors
    lines: list[Segment] = []
    labels: list[Label] = []
    for level in FIBONACCI:
        y = y2 + (y1 - y2) * level
        found = _clipped(pane, (left, y, right, y))
        lines.extend(found)
        price = second.price + (first.price - second.price) * level
        text = f"{level * 100:.1f}%  {format_price(price, decimals)}"
        labels.extend(Label(line[0], y, text, -1) for line in found)
    ground = _inside(pane, (left, min(y1, y2), right, max(y1, y2)))
    return Shape(drawing, points, tuple(lines), _clipped(pane, (x1, y1, x2, y2)), ground, tuple(labels))


def _inside(pane: Pane, box: Segment) -> Segment | None:
    left, top = max(box[0], pane.left), max(box[1], pane.top)
    right, bottom = min(box[2], pane.right), min(box[3], pane.bottom)
    return (left, top, right, bottom) if left <= right and top <= bottom else None


def _clipped(pane: Pane, *segments: Segment, reach: float = 1.0) -> tuple[Segment, ...]:
    found = (clip(segment, pane, reach) for segment in segments)
    return tuple(one for one in found if one is not None)


def clip(segment: Segment, pane: Pane, reach: float = 1.0) -> Segment | None:
    """The part of a segment that is in the pane, None when none is (Liang-Barsky).

    Args:
        segment: from its first to its second point.
        pane: where.
        reach: how far it goes, in lengths of itself: 1 for a segment, infinity for a ray.
    """
    x1, y1, x2, y2 = segment
    dx, dy = x2 - x1, y2 - y1
    start, stop = 0.0, reach if dx or dy else 1.0
    edges = ((-dx, x1 - pane.left), (dx, pane.right - x1), (-dy, y1 - pane.top), (dy, pane.bottom - y1))
    for speed, room in edges:
        if speed == 0:
            if room < 0:
                return None
        elif speed < 0:
            start = max(start, room / speed)
        else:
            stop = min(stop, room / speed)
    if start > stop:
        return None
    return (x1 + start * dx, y1 + start * dy, x1 + stop * dx, y1 + stop * dy)


def _distance(segment: Segment, x: float, y: float) -> float:
    x1, y1, x2, y2 = segment
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = min(max(((x - x1) * dx + (y - y1) * dy) / length, 0.0), 1.0) if length else 0.0
    return math.hypot(x - x1 - along * dx, y - y1 - along * dy)
