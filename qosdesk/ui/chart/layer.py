"""The still parts of a chart in a picture, so that what moves over it costs a few copies. Not on screen by itself.

The panes' part of it is wider than the view: a dragged view is copied from another place of it, and only what was never
painted is. Columns are counted from the bar of logical index 0, so that they stay where they are while the view moves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

from qosdesk.ui.chart.canvas import Canvas, TextMeter
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.geometry import ValueScale
from qosdesk.ui.chart.layers import (
    Labels,
    Scene,
    oldest_column,
    paint_bars,
    paint_columns,
    paint_grounds,
    paint_legend_ground,
    paint_times,
    paint_values,
)
from qosdesk.ui.chart.layout import Layout
from qosdesk.ui.chart.marks import Marker
from qosdesk.ui.chart.part import part_between
from qosdesk.ui.chart.pieces import Box

_SPARE_PX: Final = 256
"""Columns beside the view that the picture has room for, on either side."""

_AHEAD_PX: Final = 96
"""Columns that are painted beyond the view where some come into it: the next frames have them."""

_SEAM_PX: Final = 3
"""Where a line was cut by an edge, its antialiasing was: so many columns are painted again."""

_Scales = tuple[ValueScale, tuple[float, ...]]


class _Good:
    """Columns `[left, right]` of a pane that are painted, on these scales; none while right is below left."""

    __slots__ = ("left", "right", "scales")

    def __init__(self, scales: _Scales, left: int, right: int) -> None:
        self.scales = scales
        self.left = left
        self.right = right


def can_follow(old: Frame, scene: Scene) -> bool:
    """Whether a scene can be had by moving what shows an earlier frame.

    What stands somewhere because of the edges of the view (names of sessions, holes, the end of history) is not moved.
    """
    model, new = scene.model, scene.frame
    if model.series is None or model.series.holes or scene.marks.shades or new.compared:
        return False
    if (oldest_column(model, old) is None) != (oldest_column(model, new) is None):
        return False
    by = abs(new.time.origin - old.time.origin)
    return old.time.step == new.time.step and 0 < by < new.layout.plot_right // 2


class KeptLayer:
    """The picture, in device pixels.

    Args:
        meter: of the chart.

    Attributes:
        is_good: whether it shows the scene that it was painted, moved or corrected for last.
        labels: where axis labels are in it.
    """

    def __init__(self, meter: TextMeter) -> None:
        self._meter = meter
        self._picture = QPixmap()
        self._spare = 0
        # Column of the picture's left edge, and of the view's.
        self._start = self._origin = 0
        self._good: list[_Good] = []
        self._layout: Layout | None = None
        # Of the newest columns, without what they show.
        self._ground = QPixmap()
        self._ground_of: tuple[Frame, int] | None = None
        self.is_good = False
        self.labels = Labels()

    def paint(self, scene: Scene) -> None:
        """What is in view, unless it is good."""
        if self.is_good:
            return
        frame, layout = scene.frame, scene.frame.layout
        self._layout = layout
        self._spare = min(round(_SPARE_PX * layout.dpr), layout.width // 4)
        width = layout.width + 2 * self._spare
        if (self._picture.width(), self._picture.height()) != (width, layout.height):
            self._picture = QPixmap(width, layout.height)
        self._origin, right = frame.time.origin, layout.plot_right
        self._start = self._origin - self._spare
        painter, canvas = self._open(layout, self._spare)
        paint_columns(canvas, scene, 0, right)
        canvas.finish()
        painter.end()
        painter, canvas = self._open(layout, 2 * self._spare)
        paint_legend_ground(canvas, scene)
        self.labels = Labels(paint_values(canvas, scene), paint_times(canvas, scene))
        canvas.finish()
        painter.end()
        self._good = [
            _Good((pane.scale, pane.ticks), self._origin, self._origin + right) for pane in frame.panes
        ]
        self._ground_of = None
        self.is_good = True

    def follow(self, scene: Scene, marker: Marker) -> None:
        """The view moved: paint what is new in it, and panes with another scale whole."""
        frame, layout, reach = scene.frame, scene.frame.layout, marker.reach(scene.frame.time)
        self._origin = frame.time.origin
        self._make_room()
        rescaled = False
        missing: dict[tuple[int, int], list[int]] = {}
        for number, (pane, good) in enumerate(zip(frame.panes, self._good, strict=True)):
            if good.scales != (pane.scale, pane.ticks):
                good.scales, rescaled = (pane.scale, pane.ticks), True
                good.left, good.right = self._origin, self._origin - 1
            for stretch in self._missing(good, reach):
                missing.setdefault(stretch, []).append(number)
        for (left, right), numbers in missing.items():
            self._paint_columns(scene, marker, left, right, numbers)
        painter, canvas = self._open(layout, 2 * self._spare)
        values = paint_values(canvas, scene) if rescaled else self.labels.values
        self.labels = Labels(values, paint_times(canvas, scene))
        canvas.finish()
        painter.end()

    def strip(self, scene: Scene, left: int, numbers: list[int], whole: Frame) -> None:
        """Paint the columns of the view from `left` on anew in some panes.

        Args:
            scene: what to paint.
            left: see above.
            numbers: of the panes.
            whole: the frame of which the scene shows a part: while it is the same one, so are the grounds.
        """
        layout = scene.frame.layout
        right = layout.plot_right
        if self._ground_of != (whole, left):
            self._ground_of = (whole, left)
            self._ground = QPixmap(right - left + 1, layout.height)
            painter, canvas = _open(self._ground, layout, -left, self._meter)
            paint_grounds(canvas, scene, left, right)
            canvas.finish()
            painter.end()
        painter, canvas = self._open(layout, self._origin - self._start)
        for number in numbers:
            top, bottom = layout.bands[number].span
            painter.drawPixmap(left, top, self._ground, 0, top, right - left + 1, bottom - top + 1)
        paint_bars(canvas, scene, left, right, numbers)
        canvas.finish()
        painter.end()

    def cut(self, left: int) -> None:
        """What lies beyond the view, from a column of the view on, looks different."""
        assert self._layout is not None
        last = self._origin + max(left - 1, self._layout.plot_right)
        for good in self._good:
            good.right = min(good.right, last)

    def show(self, canvas: Canvas, boxes: list[Box]) -> None:
        """Copy parts, each a plain rectangle to Qt."""
        layout, painter, picture = self._layout, canvas.painter, self._picture
        assert layout is not None
        still, moved = 2 * self._spare, self._origin - self._start
        top, right, bottom = layout.legend, layout.plot_right, layout.bottom
        last = layout.width - 1
        for box in boxes:
            x1, y1, x2, y2 = box
            canvas.clip(x1, y1, x2, y2)
            if x2 <= right and y1 >= top and y2 <= bottom:
                painter.drawPixmap(x1, y1, picture, x1 + moved, y1, x2 - x1 + 1, y2 - y1 + 1)
            elif x1 > right or y2 < top or y1 > bottom:
                painter.drawPixmap(x1, y1, picture, x1 + still, y1, x2 - x1 + 1, y2 - y1 + 1)
            else:
                for by, (x1, y1, x2, y2) in (
                    (moved, _common(box, (0, top, right, bottom))),
                    (still, _common(box, (0, 0, last, top - 1))),
                    (still, _common(box, (right + 1, top, last, bottom))),
                    (still, _common(box, (0, bottom + 1, last, layout.height - 1))),
                ):
                    if x1 <= x2 and y1 <= y2:
                        painter.drawPixmap(x1, y1, picture, x1 + by, y1, x2 - x1 + 1, y2 - y1 + 1)
        canvas.unclip()

    def _make_room(self) -> None:
        """Move what is painted where the view left the picture."""
        assert self._layout is not None
        end = self._layout.plot_right + 2 * self._spare
        if self._start <= self._origin <= self._start + 2 * self._spare:
            return
        by = self._origin - self._spare - self._start
        self._start += by
        rows = self._layout.bottom - self._layout.legend + 1
        self._picture.scroll(-by, 0, QRect(0, self._layout.legend, end + 1, rows))
        for good in self._good:
            good.left, good.right = max(good.left, self._start), min(good.right, self._start + end)

    def _missing(self, good: _Good, reach: tuple[int, int]) -> list[tuple[int, int]]:
        """Columns of a pane to paint; from now on they are good."""
        assert self._layout is not None
        left, right = self._origin, self._origin + self._layout.plot_right
        if good.right < left or good.left > right:
            good.left, good.right = left, right
            return [(left, right)]
        ahead, found = round(_AHEAD_PX * self._layout.dpr), []
        seam = round(_SEAM_PX * self._layout.dpr)
        if good.left > left:
            first = max(left - ahead, self._start, min(reach[0], left))
            found.append((first, good.left + seam - 1))
            good.left = first
        if good.right < right:
            end = self._start + 2 * self._spare + self._layout.plot_right
            last = min(right + ahead, end, max(reach[1], right))
            found.append((good.right + 1 - seam, last))
            good.right = last
        return found

    def _paint_columns(self, scene: Scene, marker: Marker, left: int, right: int, numbers: list[int]) -> None:
        layout = scene.frame.layout
        left, right = left - self._origin, right - self._origin
        if right - left < layout.plot_right:
            part = part_between(scene.model, scene.frame, left, right)
            scene = replace(scene, frame=part, marks=marker.known(part))
        painter, canvas = self._open(layout, self._origin - self._start)
        paint_columns(canvas, scene, left, right, numbers)
        canvas.finish()
        painter.end()

    def _open(self, layout: Layout, by: int) -> tuple[QPainter, Canvas]:
        """To paint, so many columns to the right."""
        return _open(self._picture, layout, by, self._meter)


def _open(picture: QPixmap, layout: Layout, by: int, meter: TextMeter) -> tuple[QPainter, Canvas]:
    # A picture of device pixels: the canvas scales its painter down, so that it is scaled up first.
    painter = QPainter(picture)
    painter.translate(by, 0)
    painter.scale(layout.dpr, layout.dpr)
    return painter, Canvas(painter, layout.dpr, meter)


def _common(one: Box, other: Box) -> Box:
    """What two boxes have in common; its ends are in the wrong order where that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
