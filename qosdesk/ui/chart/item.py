"""The scene's one item. What is still is kept in a pixmap, so that the crosshair costs a blit and a tick a strip.

A frame of a moving view is painted straight to the screen: keeping it would cost a copy of the whole chart. The kept
layer is made when the view rests.

Imports pyqtgraph; only `view` imports this module.
"""

from __future__ import annotations

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from qosdesk.market.store import BAR, SNAPSHOT
from qosdesk.ui.chart.canvas import Canvas, TextMeter
from qosdesk.ui.chart.frame import Frame, build_frame
from qosdesk.ui.chart.hooks import Tool
from qosdesk.ui.chart.inks import Inks
from qosdesk.ui.chart.layers import Labels, Scene, paint_base
from qosdesk.ui.chart.legend import paint_legends
from qosdesk.ui.chart.marks import Marker
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.overlay import paint_overlay
from qosdesk.ui.chart.states import message, paint_message

_EDGE_BARS: Final = 2
"""Bars before a changed one that a strip covers: lines join them."""


class ChartItem(pg.GraphicsObject):  # type: ignore[misc]
    """Paints all panes.

    Attributes:
        frame: layout of the latest painting, None before the first.
        tool: what stands on the bars, None without.
        base_paints: how often the still part was painted whole, for tests.
        strip_paints: how often only its newest columns were.

    Signals:
        retry_moved: where the top middle of a Retry button belongs, logical px; -1, -1 for nowhere.
        laid_out: the panes have other edges.
    """

    retry_moved = Signal(float, float)
    laid_out = Signal()

    def __init__(self, model: ChartModel) -> None:
        super().__init__()
        self._model = model
        self._rect = QRectF(0, 0, 1, 1)
        self._dpr = 1.0
        self._kept: QPixmap | None = None
        self._kept_is_good = False
        self._scene: Scene | None = None
        self._labels = Labels()
        self._inks = Inks(model.desk.theme.c)
        self._marker = Marker(model)
        self._stale = True
        self._retry_at: tuple[float, float] | None = None
        self.meter = TextMeter()
        self.tool: Tool | None = None
        self.base_paints = 0
        self.strip_paints = 0

    @property
    def frame(self) -> Frame | None:
        """Layout of the latest painting."""
        return self._scene.frame if self._scene is not None else None

    def resize(self, width: float, height: float) -> None:
        """The view has another size, logical px."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, width, height)
        self.refresh()

    def refresh(self) -> None:
        """The still part changed."""
        self._stale = True
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole view, whatever the data are."""
        return self._rect

    # --- painting -----------------------------------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The still part, painted or from what is kept, then what moves."""
        dpr = widget.devicePixelRatioF() if widget is not None else 1.0
        if self._stale or self._scene is None or dpr != self._dpr:
            self._build(dpr)
            self._kept_is_good = False
            canvas = Canvas(painter, dpr, self.meter)
            self._labels = paint_base(canvas, self._must_scene())
            canvas.flush()
        else:
            painter.drawPixmap(QPointF(0, 0), self._keep())
            canvas = Canvas(painter, dpr, self.meter)
        scene = self._must_scene()
        paint_overlay(canvas, self._model, scene.frame, self._labels, self._inks, self.tool)
        paint_legends(canvas, self._model, scene.frame, self._inks)
        said = message(self._model)
        at = paint_message(canvas, self._model, scene.frame, said) if said is not None else None
        canvas.finish()
        self._model.desk.frames.painted(BAR | SNAPSHOT)
        if at != self._retry_at:
            self._retry_at = at
            # Not while painting: the button's own paint would be asked for in the middle of this one.
            QTimer.singleShot(0, self, lambda: self.retry_moved.emit(*(at or (-1.0, -1.0))))

    def _must_scene(self) -> Scene:
        assert self._scene is not None
        return self._scene

    def _build(self, dpr: float) -> None:
        """Lay out anew."""
        model, before = self._model, self.frame
        if before is not None and dpr != self._dpr:
            model.view.rescale(dpr / self._dpr)
        self._dpr = dpr
        if self._inks.of is not model.desk.theme.c:
            self._inks = Inks(model.desk.theme.c)
        frame = build_frame(model, self._rect.width(), self._rect.height(), dpr)
        self._scene = Scene(model, frame, self._marker.marks(frame), self._inks)
        self._stale = False
        self.base_paints += 1
        if before is None or before.layout != frame.layout:
            QTimer.singleShot(0, self, lambda: self.laid_out.emit())

    def _keep(self) -> QPixmap:
        """The still part in the kept layer, painted if it is not there."""
        scene, kept = self._must_scene(), self._kept
        if kept is not None and self._kept_is_good:
            return kept
        layout = scene.frame.layout
        if kept is None or (kept.width(), kept.height()) != (layout.width, layout.height):
            kept = QPixmap(layout.width, layout.height)
        kept.setDevicePixelRatio(self._dpr)
        painter = QPainter(kept)
        canvas = Canvas(painter, self._dpr, self.meter)
        self._labels = paint_base(canvas, scene)
        canvas.finish()
        painter.end()
        self._kept, self._kept_is_good = kept, True
        return kept
