"""Which parts of the screen look different: gathered in device pixels, asked for in logical ones."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from qosdesk.ui.chart.pieces import Box

_GRIDS: Final = (1, 2, 3, 4, 5, 8, 10)
"""So many logical px are a whole number of device pixels, at every scale of a screen that is usual."""

_BOXES_MAX: Final = 64
"""More parts than this cost more than all of it."""


class Damage:
    """Parts that the next painting paints.

    Attributes:
        port: the widget, None before there is one.
        boxes: the parts in device pixels.
        is_whole: everything is one of them.
    """

    def __init__(self) -> None:
        self.port: QWidget | None = None
        self.boxes: list[Box] = []
        self.is_whole = True
        self._asked = QRegion()

    def whole(self) -> None:
        """All of it."""
        self.is_whole = True
        if self.port is not None:
            self.port.update()

    def add(self, boxes: Collection[Box], dpr: float) -> None:
        """These too."""
        # Of the widget, not of the scene's item: an item's parts are merged into one rectangle around them.
        port = self.port
        if self.is_whole or port is None or not boxes:
            return
        grid = 1 if dpr == 1 else next((n for n in _GRIDS if n * dpr == round(n * dpr)), 0)
        if not grid or len(self.boxes) + len(boxes) > _BOXES_MAX:
            self.whole()
            return
        cell = round(grid * dpr)
        right, bottom = round(port.width() * dpr) - 1, round(port.height() * dpr) - 1
        region = QRegion()
        for x1, y1, x2, y2 in boxes:
            if x1 < 0 or y1 < 0 or x2 > right or y2 > bottom:
                x1, y1, x2, y2 = max(x1, 0), max(y1, 0), min(x2, right), min(y2, bottom)
            if x1 > x2 or y1 > y2:
                continue
            if cell == 1:
                self.boxes.append((x1, y1, x2, y2))
                region += QRect(x1, y1, x2 - x1 + 1, y2 - y1 + 1)
                continue
            x1, y1 = x1 // cell * cell, y1 // cell * cell
            x2, y2 = (x2 // cell + 1) * cell - 1, (y2 // cell + 1) * cell - 1
            self.boxes.append((x1, y1, x2, y2))
            region += QRect(
                x1 // cell * grid,
                y1 // cell * grid,
                (x2 - x1 + 1) // cell * grid,
                (y2 - y1 + 1) // cell * grid,
            )
        self._asked += region
        port.update(region)

    def take(self, region: QRegion) -> list[Box] | None:
        """The parts of a painting of that region, None for all of it; from now on they are as they should be."""
        boxes, asked, is_whole = self.boxes, self._asked, self.is_whole
        self.boxes, self._asked, self.is_whole = [], QRegion(), False
        if is_whole or not region.subtracted(asked).isEmpty():
            return None
        return boxes
