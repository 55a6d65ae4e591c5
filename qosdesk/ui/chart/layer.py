"""The still parts of a chart in pictures, so that what moves over it costs a few small copies. Not on screen by itself.

That of the panes can be moved with the view and its newest columns painted anew.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from qosdesk.ui.chart.canvas import Canvas, TextMeter
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.hooks import Tool
from qosdesk.ui.chart.layers import Labels, Scene, paint_base, paint_columns, paint_times, paint_values
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.pieces import Box

_SEAM_PX: Final = 3


class ToolLayer:
    """What stands on the bars while nobody touches it: painted once, copied where the crosshair or a tick passes.

    Args:
        meter: of the chart.
    """

    def __init__(self, meter: TextMeter) -> None:
        self._meter = meter
        self._picture = QPixmap()
        self._frame: Frame | None = None
        self._is_good = False

    def forget(self) -> None:
        """It looks different."""
        self._frame, self._is_good = None, False

    def show(self, canvas: Canvas, tool: Tool, model: ChartModel, frame: Frame, boxes: list[Box]) -> None:
        """Paint it in parts of the view; from the second time in a frame on from a picture."""
        layout = frame.layout
        right, top, bottom = layout.plot_right, layout.legend, layout.price_bottom
        if self._frame is not frame:
            # A moving view is another one each time: a picture of it would be made for nothing.
            self._frame, self._is_good = frame, False
            canvas.flush()
            canvas.clip(0, top, right, bottom)
            tool.paint(canvas, model, frame)
            canvas.flush()
            canvas.unclip()
            return
        if not self._is_good:
            self._paint(tool, model, frame)
        for x1, y1, x2, y2 in boxes:
            y1, x2, y2 = max(y1, top), min(x2, right), min(y2, bottom)
            if x1 <= x2 and y1 <= y2:
                canvas.clip(x1, y1, x2, y2)
                canvas.painter.drawPixmap(x1, y1, self._picture, x1, y1, x2 - x1 + 1, y2 - y1 + 1)
        canvas.unclip()

    def _paint(self, tool: Tool, model: ChartModel, frame: Frame) -> None:
        layout = frame.layout
        if (self._picture.width(), self._picture.height()) != (
            layout.plot_right + 1,
            layout.price_bottom + 1,
        ):
            self._picture = QPixmap(layout.plot_right + 1, layout.price_bottom + 1)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.scale(layout.dpr, layout.dpr)
        canvas = Canvas(painter, layout.dpr, self._meter)
        canvas.clip(0, layout.legend, layout.plot_right, layout.price_bottom)
        tool.paint(canvas, model, frame)
        canvas.finish()
        painter.end()
        self._is_good = True


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
        self.is_good = False
        self.labels = Labels()

    def paint(self, scene: Scene) -> None:
        """All of it, unless it is good."""
        if self.is_good:
            return
        layout = scene.frame.layout
        if (self._picture.width(), self._picture.height()) != (layout.width, layout.height):
            self._picture = QPixmap(layout.width, layout.height)
        painter, canvas = self._open(scene)
        self.labels = paint_base(canvas, scene)
        canvas.finish()
        painter.end()
        self.is_good = True

    def scroll(self, before: Scene, scene: Scene) -> None:
        """Move it and paint the columns that came into view; panes with another scale whole."""
        old, new = before.frame, scene.frame
        by, right, picture = new.time.origin - old.time.origin, new.layout.plot_right, self._picture
        moved = [
            number
            for number, (a, b) in enumerate(zip(old.panes, new.panes, strict=True))
            if (a.scale, a.ticks) == (b.scale, b.ticks)
        ]
        for number in moved:
            band = new.panes[number].band
            picture.scroll(-by, 0, QRect(0, band.plot, right + 1, band.bottom - band.plot + 1))
        painter, canvas = self._open(scene)
        # Where a line was cut by the edge, its antialiasing was: those columns are painted again.
        seam = canvas.px(_SEAM_PX)
        columns = (right - by + 1 - seam, right) if by > 0 else (0, seam - by - 1)
        paint_columns(canvas, scene, *columns, moved)
        others = [number for number in range(len(new.panes)) if number not in moved]
        paint_columns(canvas, scene, 0, right, others)
        values = paint_values(canvas, scene) if others else self.labels.values
        self.labels = Labels(values, paint_times(canvas, scene))
        canvas.finish()
        painter.end()

    def strip(self, scene: Scene, left: int, numbers: list[int]) -> None:
        """Paint the columns from `left` on anew in some panes."""
        painter, canvas = self._open(scene)
        paint_columns(canvas, scene, left, scene.frame.layout.plot_right, numbers)
        canvas.finish()
        painter.end()

    def show(self, canvas: Canvas, boxes: list[Box]) -> None:
        """Copy parts, each a plain rectangle to Qt."""
        painter, picture = canvas.painter, self._picture
        for x1, y1, x2, y2 in boxes:
            canvas.clip(x1, y1, x2, y2)
            painter.drawPixmap(x1, y1, picture, x1, y1, x2 - x1 + 1, y2 - y1 + 1)
        canvas.unclip()

    def _open(self, scene: Scene) -> tuple[QPainter, Canvas]:
        # A picture of device pixels: the canvas scales its painter down, so that it is scaled up first.
        dpr = scene.frame.layout.dpr
        painter = QPainter(self._picture)
        painter.scale(dpr, dpr)
        return painter, Canvas(painter, dpr, self._meter)
