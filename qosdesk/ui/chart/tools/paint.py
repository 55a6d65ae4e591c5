"""Painting of drawings and of the measure over the bars."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtGui import QColor

from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.inks import mixed
from qosdesk.ui.chart.tools.shapes import Label, Pane, Point, Segment, Shape
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM
from qosdesk.ui.theme.tokens import with_alpha

LINE_PX: Final = 1.2
_FILL: Final = 0.08
_FAINT: Final = 0.45
_HANDLE_PX: Final = 7
_ROW_PX: Final = 15


def paint_shape(canvas: Canvas, theme: Theme, shape: Shape, pane: Pane, chosen: bool) -> None:
    """A drawing; the chosen one with its handles."""
    color = theme.c.series(shape.drawing.colour)
    if shape.fill is not None:
        left, top, right, bottom = (int(edge) for edge in shape.fill)
        canvas.fill(left, top, right, bottom, with_alpha(color, _FILL))
    _lines(canvas, shape.faint, mixed(color, theme.c.bg1, _FAINT))
    _lines(canvas, shape.lines, color)
    _labels(canvas, theme, shape, pane, color)
    if chosen:
        for x, y in shape.points:
            if pane.left <= x <= pane.right and pane.top <= y <= pane.bottom:
                _handle(canvas, theme, (x, y))


def _lines(canvas: Canvas, lines: tuple[Segment, ...], color: QColor) -> None:
    """Level and upright lines on whole pixels, the others smoothed."""
    slanting = [line for line in lines if line[0] != line[2] and line[1] != line[3]]
    if slanting:
        canvas.lines(np.array(slanting, dtype=np.float64), color, LINE_PX)
    width = canvas.px(LINE_PX) - 1
    for x1, y1, x2, y2 in lines:
        if x1 == x2 or y1 == y2:
            across, down = (width, 0) if x1 == x2 else (0, width)
            left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
            canvas.fill(int(left), int(top), int(right) + across, int(bottom) + down, color)


def _handle(canvas: Canvas, theme: Theme, point: Point) -> None:
    half = canvas.px(_HANDLE_PX) // 2
    x, y = int(point[0]), int(point[1])
    canvas.fill(x - half, y - half, x + half, y + half, theme.c.bg1)
    canvas.frame(x - half, y - half, x + half, y + half, theme.c.accent)


def _labels(canvas: Canvas, theme: Theme, shape: Shape, pane: Pane, color: QColor) -> None:
    """Above their lines; one that would touch another or an edge of the pane is dropped."""
    font = theme.font(11, MEDIUM)
    taken: list[float] = []
    for label in shape.labels:
        width = canvas.meter.width(font, label.text) * canvas.dpr
        left = label.x + canvas.px(4) if label.side < 0 else label.x - canvas.px(4) - width
        top = label.y - canvas.px(_ROW_PX)
        fits = left >= pane.left and left + width <= pane.right and top >= pane.top
        if fits and all(abs(label.y - other) >= canvas.px(_ROW_PX) for other in taken):
            taken.append(label.y)
            _word(canvas, theme, label, left, width, color)


def _word(canvas: Canvas, theme: Theme, label: Label, left: float, width: float, color: QColor) -> None:
    """On a ground of its own: bars do not run through it."""
    baseline = int(label.y) - canvas.px(4)
    canvas.fill(
        int(left) - canvas.px(2),
        baseline - canvas.px(10),
        int(left + width) + canvas.px(2),
        int(label.y) - 1,
        theme.c.bg1,
    )
    canvas.text(left, baseline, label.text, theme.font(11, MEDIUM), color)


def paint_measure(
    canvas: Canvas, theme: Theme, start: Point, stop: Point, pane: Pane, words: tuple[str, str]
) -> None:
    """A tinted box between two points with a line of words outside it, where there is room."""
    start, stop = _near(start, pane), _near(stop, pane)
    left, right = sorted((int(start[0]), int(stop[0])))
    top, bottom = sorted((int(start[1]), int(stop[1])))
    canvas.fill(left, top, right, bottom, with_alpha(theme.c.accent, 0.14))
    canvas.frame(left, top, right, bottom, with_alpha(theme.c.accent, 0.7))
    fonts = (theme.font(12, MEDIUM), theme.font(11))
    width = max(canvas.meter.width(font, text) for font, text in zip(fonts, words, strict=True)) * canvas.dpr
    wide, high, gap = round(width) + canvas.px(16), canvas.px(40), canvas.px(6)
    # Beyond the end that was moved, else on the other side; never over the pane's edges.
    below = stop[1] >= start[1]
    y = bottom + gap if below else top - gap - high
    if y + high > pane.bottom:
        y = top - gap - high
    if y < pane.top:
        y = min(bottom + gap, int(pane.bottom) - high)
    x = min(max((left + right - wide) // 2, int(pane.left) + gap), int(pane.right) - wide - gap)
    canvas.fill(x, y, x + wide, y + high, theme.c.bg4)
    canvas.frame(x, y, x + wide, y + high, theme.c.accent)
    for font, text, row, color in zip(fonts, words, (16, 32), (theme.c.t1, theme.c.t2), strict=True):
        canvas.text(x + wide / 2, y + canvas.px(row), text, font, color, anchor=0.5)


def _near(point: Point, pane: Pane) -> Point:
    """The point, or a place just outside the pane on its side."""
    x = min(max(point[0], pane.left - 2), pane.right + 2)
    return (x, min(max(point[1], pane.top - 2), pane.bottom + 2))
