"""The scene's one item. What is still is kept in a pixmap, so that the crosshair costs a blit and a tick a strip.

A frame of a moving view is painted straight to the screen: keeping it would cost a copy of the whole chart. The kept
layer is made when the view rests.

Imports pyqtgraph; only `view` imports this module.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from qosdesk.market.store import BAR, SNAPSHOT
from qosdesk.ui.chart.canvas import Canvas, TextMeter
from qosdesk.ui.chart.crosshair import Echo
from qosdesk.ui.chart.frame import Frame, build_frame
from qosdesk.ui.chart.hooks import Tool
from qosdesk.ui.chart.inks import Inks
from qosdesk.ui.chart.layers import (
    Labels,
    Scene,
    paint_base,
    paint_columns,
    paint_legend_ground,
    paint_times,
    paint_values,
)
from qosdesk.ui.chart.layout import Layout
from qosdesk.ui.chart.legend import legend_index, paint_legends
from qosdesk.ui.chart.marks import Marker
from qosdesk.ui.chart.model import ChartModel, Pointer
from qosdesk.ui.chart.overlay import cross_of, last_price_row, paint_overlay
from qosdesk.ui.chart.states import message, paint_message

_EDGE_BARS: Final = 2
"""Bars before a changed one that a strip covers: lines join them."""

_SEAM_PX: Final = 3
_REFERENCE_PX: Final = 110
"""What the words on the reference line may take, logical px."""


@dataclass(slots=True)
class Due:
    """What a painting has to paint beside the panes: all of it when nothing else is said."""

    legends: bool = True
    axes: bool = True


class ChartItem(pg.GraphicsObject):  # type: ignore[misc]
    """Paints all panes.

    Attributes:
        frame: layout of the latest painting, None before the first.
        tool: what stands on the bars, None without.
        port: the view's viewport, whose parts are updated.
        base_paints: how often the still part was painted whole, for tests.
        strip_paints: how often only its newest columns were.
        scrolls: how often it was moved.

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
        self._unpainted = True
        self._due: Due | None = None
        self._parts: list[QRect] = []
        self._version = 0
        self._legend_shown: tuple[object, ...] = ()
        self._last_row: int | None = None
        self._retry_at: tuple[float, float] | None = None
        self.meter = TextMeter()
        self.tool: Tool | None = None
        self.port: QWidget | None = None
        self.base_paints = 0
        self.strip_paints = 0
        self.scrolls = 0

    @property
    def frame(self) -> Frame | None:
        """Layout of the latest painting."""
        return self._scene.frame if self._scene is not None else None

    def resize(self, width: float, height: float) -> None:
        """The view has another size, logical px."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, width, height)
        self.refresh()

    def boundingRect(self) -> QRectF:
        """The whole view, whatever the data are."""
        return self._rect

    # --- what changed -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Anything may look different."""
        self._stale = True
        self._due = None
        self._update_all()

    def overlay_changed(self) -> None:
        """What stands on the bars looks different."""
        self._due = None
        self._update_all()

    def moved(self) -> None:
        """Other bars are in view: legends and axes stay where they say the same."""
        before, generation = self._scene, self._marker.generation
        if before is None or self._stale or self._model.pointer is not None or self._model.in_percent:
            # In percent, other bars at the left edge are another 0 %.
            self.refresh()
            return
        kept_is_shown = not self._unpainted
        self._build(self._dpr)
        after = self._must_scene().frame
        layout = after.layout
        if before.frame.layout != layout or not after.count:
            self.refresh()
            return
        due = self._due or Due(legends=False, axes=False)
        due.axes |= [pane.scale for pane in before.frame.panes] != [pane.scale for pane in after.panes]
        due.legends |= self._legend_key() != self._legend_shown
        self._due = due
        if kept_is_shown and before.frame.time.step == after.time.step:
            self._scroll(before, self._must_scene(), generation == self._marker.generation)
        for band in layout.bands:
            self._update(0, band.plot, layout.plot_right, band.bottom)
        self._update(0, layout.bottom + 1, layout.width - 1, layout.height - 1)
        if due.axes:
            self._update(layout.plot_right + 1, 0, layout.width - 1, layout.bottom)
        if due.legends:
            self._update_legends(layout)

    def ticked(self) -> None:
        """The newest bar or the last price changed: where scales stay, only its columns are painted."""
        before, series = self._scene, self._model.series
        if before is None or self._stale or self._unpainted or series is None or self._model.comparison.is_on:
            self.refresh()
            return
        changed = series.changed_since(self._version)
        self._build(self._dpr)
        scene = self._must_scene()
        old, new = before.frame, scene.frame
        same = old.layout == new.layout and (old.time, old.first, old.count) == (
            new.time,
            new.first,
            new.count,
        )
        if (
            not same
            or [pane.scale for pane in old.panes] != [pane.scale for pane in new.panes]
            or not new.count
        ):
            self._unpainted = True
            self._due = None
            self._update_all()
            return
        self._unpainted = False
        layout = new.layout
        left = max(0, new.time.center(changed - _EDGE_BARS) - round(new.time.step / 2))
        if left <= layout.plot_right:
            self._strip(scene, left)
            self._update(left, layout.legend, layout.plot_right, layout.bottom)
        due = self._due or Due(legends=False, axes=False)
        due.legends |= self._legend_key() != self._legend_shown
        self._due = due
        if due.legends:
            self._update_legends(layout)
        y = last_price_row(self._model, new)
        for row in {y, self._last_row}:
            if row is not None:
                self._update(0, row, layout.plot_right, row)
                self._update(
                    layout.plot_right + 1,
                    row - round(24 * layout.dpr),
                    layout.width - 1,
                    row + round(40 * layout.dpr),
                )
        reach = round(_REFERENCE_PX * layout.dpr)
        self._update(layout.plot_right - reach, layout.legend, layout.plot_right, layout.price_bottom)
        self._last_row = y

    def pointed(self, before: Pointer | None) -> None:
        """The crosshair moved."""
        scene = self._scene
        if scene is None or self._stale or self._unpainted:
            self._update_all()
            return
        frame = scene.frame
        places = [cross_of(frame, pointer, None) for pointer in (before, self._model.pointer)]
        # Where its own pointer is, another chart's is not shown.
        self._cross_moved(frame, [*places, cross_of(frame, None, self._model.echo)])

    def echoed(self, before: Echo | None) -> None:
        """The crosshair of another chart moved."""
        scene = self._scene
        if scene is None or self._stale or self._unpainted:
            self._update_all()
        elif self._model.pointer is None:
            self._cross_moved(
                scene.frame, [cross_of(scene.frame, None, at) for at in (before, self._model.echo)]
            )

    def _cross_moved(self, frame: Frame, places: list[tuple[int | None, int | None]]) -> None:
        """A crosshair was, or is, at these bars and rows."""
        layout, half = frame.layout, round(11 * frame.layout.dpr)
        due = self._due or Due(legends=False, axes=False)
        for index, y in places:
            if index is None:
                continue
            x = frame.time.center(index)
            self._update(x, layout.legend, x, layout.bottom)
            if y is not None:
                self._update(0, y, layout.plot_right, y)
                self._update(layout.plot_right + 1, y - half, layout.width - 1, y + half)
        if any(index is not None for index, _y in places):
            self._update(0, layout.bottom + 1, layout.width - 1, layout.height - 1)
        due.legends |= self._legend_key() != self._legend_shown
        self._due = due
        if due.legends:
            self._update_legends(layout)

    def _update_all(self) -> None:
        """The whole widget looks different. Not through the scene: it asks for nothing that it never painted."""
        if self.port is not None:
            self.port.update()

    def _update(self, x1: int, y1: int, x2: int, y2: int) -> None:
        """These device pixels, ends inclusive, look different."""
        # Of the widget, not of the item: an item's parts are merged into one rectangle around them.
        dpr, port = self._dpr, self.port
        if port is None:
            return
        left, top = math.floor(x1 / dpr), math.floor(y1 / dpr)
        part = QRect(left, top, math.ceil((x2 + 1) / dpr) - left, math.ceil((y2 + 1) / dpr) - top)
        self._parts.append(part)
        port.update(part)

    def _update_legends(self, layout: Layout) -> None:
        self._update(0, 0, layout.plot_right, layout.legend - 1)
        for band in layout.bands[1:]:
            self._update(0, band.top, layout.plot_right, band.plot - 1)

    def _legend_key(self) -> tuple[object, ...]:
        """What the legends depend on."""
        model, frame, series = self._model, self.frame, self._model.series
        if frame is None or series is None:
            return ()
        return (series, series.version, legend_index(model, frame), model.choices, self._inks)

    # --- painting -----------------------------------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The still part, painted or from what is kept, then what moves."""
        self._paint_all(painter, widget.devicePixelRatioF() if widget is not None else 1.0)

    def _paint_all(self, painter: QPainter, dpr: float) -> None:
        due, self._due = self._due, None
        if due is None:
            due, self._parts = Due(), []
        if self._stale or self._scene is None or dpr != self._dpr:
            self._build(dpr)
            due = Due()
        scene = self._must_scene()
        if self._unpainted:
            canvas = Canvas(painter, dpr, self.meter)
            self._paint_still(canvas, scene, due)
            self._unpainted = self._kept_is_good = False
            self._parts = []
        else:
            self._blit(painter, dpr)
            canvas = Canvas(painter, dpr, self.meter)
        paint_overlay(canvas, self._model, scene.frame, self._labels, self._inks, self.tool)
        if due.legends:
            paint_legends(canvas, self._model, scene.frame, self._inks)
            self._legend_shown = self._legend_key()
        said = message(self._model)
        at = paint_message(canvas, self._model, scene.frame, said) if said is not None else None
        canvas.finish()
        self._last_row = last_price_row(self._model, scene.frame)
        self._model.desk.frames.painted(BAR | SNAPSHOT)
        if at != self._retry_at:
            self._retry_at = at
            # Not while painting: the button's own paint would be asked for in the middle of this one.
            QTimer.singleShot(0, self, lambda: self.retry_moved.emit(*(at or (-1.0, -1.0))))

    def show_on(self, painter: QPainter, region: QRegion, dpr: float) -> None:
        """Paint what is asked for of the view, whose parts `region` holds."""
        self._paint_all(painter, dpr)

    def _blit(self, painter: QPainter, dpr: float) -> None:
        """The kept layer: all of it, or the parts that are due one by one, each a plain rectangle to Qt."""
        kept, parts = self._keep(), self._parts
        self._parts = []
        if not parts:
            painter.drawPixmap(QPointF(0, 0), kept)
            return
        for part in parts:
            painter.setClipRect(part)
            left, top, width, height = part.x(), part.y(), part.width(), part.height()
            source = QRectF(left * dpr, top * dpr, width * dpr, height * dpr)
            painter.drawPixmap(QRectF(part), kept, source)
        painter.setClipping(False)

    def _paint_still(self, canvas: Canvas, scene: Scene, due: Due) -> None:
        """Straight to the screen, all that is due."""
        self.base_paints += 1
        paint_columns(canvas, scene, 0, scene.frame.layout.plot_right)
        if due.legends:
            paint_legend_ground(canvas, scene)
        values = paint_values(canvas, scene) if due.axes else self._labels.values
        self._labels = Labels(values, paint_times(canvas, scene))
        canvas.flush()

    def _scroll(self, before: Scene, scene: Scene, marks_stay: bool) -> None:
        """Move what is kept and paint the columns that came into view; panes with another scale whole.

        What stands somewhere because of the edges of the view (names of sessions, holes, the end of history) is
        not moved.
        """
        old, new = before.frame, scene.frame
        by, right = new.time.origin - old.time.origin, new.layout.plot_right
        series = self._model.series
        if series is None:
            return
        plain = marks_stay and not scene.marks.shades and old.row > 0 and new.row > 0 and not series.holes
        if not self._kept_is_good or not plain or not 0 < abs(by) < right // 2:
            self._kept_is_good = False
            self._keep()
            self._unpainted = False
            return
        kept = self._keep()
        moved = [
            number
            for number, (a, b) in enumerate(zip(old.panes, new.panes, strict=True))
            if (a.scale, a.ticks) == (b.scale, b.ticks)
        ]
        for number in moved:
            band = new.panes[number].band
            kept.scroll(-by, 0, QRect(0, band.plot, right + 1, band.bottom - band.plot + 1))
        painter = QPainter(kept)
        canvas = Canvas(painter, self._dpr, self.meter)
        # Where a line was cut by the edge, its antialiasing was: those columns are painted again.
        seam = canvas.px(_SEAM_PX)
        columns = (right - by + 1 - seam, right) if by > 0 else (0, seam - by - 1)
        paint_columns(canvas, scene, *columns, moved)
        others = [number for number in range(len(new.panes)) if number not in moved]
        paint_columns(canvas, scene, 0, right, others)
        values = paint_values(canvas, scene) if others else self._labels.values
        self._labels = Labels(values, paint_times(canvas, scene))
        canvas.finish()
        painter.end()
        self._unpainted = False
        self.scrolls += 1

    def _strip(self, scene: Scene, left: int) -> None:
        """Paint the newest columns into the kept layer."""
        kept = self._keep()
        painter = QPainter(kept)
        canvas = Canvas(painter, self._dpr, self.meter)
        paint_columns(canvas, scene, left, scene.frame.layout.plot_right)
        canvas.finish()
        painter.end()
        self.strip_paints += 1

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
        self._version = model.series.version if model.series is not None else 0
        self._stale = False
        self._unpainted = True
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
