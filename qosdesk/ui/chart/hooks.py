"""What stands on a chart beside the bars and takes its hands first: drawings, measure. Protocols only.

The view asks a hook before it pans: a hook that answers True has taken the event, and the view does nothing more with
it. Positions are logical px of the view, as Qt's events give them; `Frame` maps device pixels (`layout.dpr` of them
each), as everything that paints does.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent

from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.model import ChartModel


class Tool(Protocol):
    """Something on the price pane with hands of its own."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted when it looks different: the overlay is painted again, the bars are not."""
        ...

    @property
    def is_blank(self) -> bool:
        """Whether it has nothing to paint."""
        ...

    def paint(self, canvas: Canvas, model: ChartModel, frame: Frame) -> None:
        """Paint over the bars and under the crosshair, clipped to the price pane."""
        ...

    def press(self, at: QPointF, frame: Frame, modifiers: Qt.KeyboardModifier) -> bool:
        """The left button went down in the price pane."""
        ...

    def move(self, at: QPointF, frame: Frame, modifiers: Qt.KeyboardModifier) -> bool:
        """The pointer moved, with the button down or not; True keeps the view from panning."""
        ...

    def release(self, at: QPointF, frame: Frame, modifiers: Qt.KeyboardModifier) -> bool:
        """The left button came up."""
        ...

    def double_click(self, at: QPointF, frame: Frame) -> bool:
        """A double click in the price pane."""
        ...

    def key(self, event: QKeyEvent) -> bool:
        """A key went down while the chart has the focus."""
        ...

    def cursor(self, at: QPointF, frame: Frame) -> Qt.CursorShape | None:
        """The pointer's shape over the price pane; None for the chart's own."""
        ...
