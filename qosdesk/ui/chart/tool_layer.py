"""What stands on the bars in a picture of its own: drawings while nobody touches them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from qosdesk.ui.chart.canvas import Canvas, TextMeter
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.hooks import Tool
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.pieces import Box


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
