"""The scene's one item: paints what is due, from the kept layer or straight to the screen.

A frame of a zooming view is painted straight to the screen: keeping it would cost a copy of the whole chart. The kept
layer is made when the view rests or is moved.

Imports pyqtgraph; only `view` imports this module.
"""

from __future__ import annotations

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from qosdesk.domain.change import Headline
from qosdesk.market.store import BAR, SNAPSHOT
from qosdesk.ui.chart.canvas import Canvas, TextMeter, to_whole_pixels
from qosdesk.ui.chart.damage import Damage
from qosdesk.ui.chart.frame import Frame, build_frame, price_chars
from qosdesk.ui.chart.hooks import Tool
from qosdesk.ui.chart.inks import Inks
from qosdesk.ui.chart.layer import KeptLayer, can_follow
from qosdesk.ui.chart.layers import (
    Labels,
    Scene,
    paint_columns,
    paint_legend_ground,
    paint_times,
    paint_values,
)
from qosdesk.ui.chart.legend import Legend, legend_index
from qosdesk.ui.chart.marks import Marker
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.overlay import Overlay
from qosdesk.ui.chart.pieces import Box, Pieces, changed, is_within, touches
from qosdesk.ui.chart.states import message, paint_message
from qosdesk.ui.chart.tail import Rest, Tail, tail_of
from qosdesk.ui.chart.tool_layer import ToolLayer

_EDGE_BARS: Final = 2
"""Bars before a changed one that a strip covers: lines join them."""

_NOTES, _LAST, _TYPED, _CROSS, _LEGENDS = range(5)
_ALL: Final = (_NOTES, _LAST, _TYPED, _CROSS, _LEGENDS)
"""Groups of pieces, from below."""


class ChartItem(pg.GraphicsObject):  # type: ignore[misc]
    """Paints all panes.

    Attributes:
        frame: layout of the latest painting, None before the first.
        tool: what stands on the bars, None without.
        meter: measures texts.
        damage: what of the view is painted next.
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
        self._scene: Scene | None = None
        self._inks = Inks(model.desk.theme.c)
        self._marker = Marker(model)
        self._version = self._shape = 0
        # Nothing that was laid out holds / the newest bars are not in the scene / the scene is not on screen.
        self._stale = self._is_behind = self._unpainted = True
        self._tail: tuple[Rest, Tail | None] | None = None
        self._overlay: Overlay | None = None
        self._pieces: list[Pieces] = [{} for _ in _ALL]
        self._legend_key: tuple[object, ...] = ()
        self._retry_at: tuple[float, float] | None = None
        self.meter = TextMeter()
        self._kept = KeptLayer(self.meter)
        self._tool_layer = ToolLayer(self.meter)
        self._legend = Legend(model, self.meter)
        self.tool: Tool | None = None
        self.damage = Damage()
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

    def restyle(self) -> None:
        """Fonts, colours or the language changed."""
        self.meter.clear()
        self._legend.clear()
        self.refresh()

    # --- what changed -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Anything may look different."""
        self._stale = True
        self.damage.whole()

    def overlay_changed(self) -> None:
        """What stands on the bars looks different."""
        self._tool_layer.forget()
        self.damage.whole()

    def moved(self) -> None:
        """Other bars are in view: legends and axes stay where they say the same."""
        before, generation = self._scene, self._marker.generation
        if before is None or self._stale:
            self.refresh()
            return
        was_shown = not self._unpainted
        scene = self._build(self._dpr)
        old, new = before.frame, scene.frame
        layout = new.layout
        if old.layout != layout or not new.count:
            self.refresh()
            return
        if not was_shown or generation != self._marker.generation or not can_follow(old, scene):
            self._kept.is_good = False
            # One part and not some: within one rectangle Qt draws several times faster.
            boxes = [(0, layout.legend, layout.width - 1, layout.height - 1)]
            self.damage.add(boxes + self._planned((_LEGENDS,)), self._dpr)
            return
        if self._kept.is_good:
            self._kept.follow(scene, self._marker)
            self.scrolls += 1
        else:
            self._kept.paint(scene)
        self._unpainted, self._overlay = False, None
        boxes = [(0, band.plot, layout.plot_right, band.bottom) for band in layout.bands]
        boxes.append((0, layout.bottom + 1, layout.width - 1, layout.height - 1))
        if [(pane.scale, pane.ticks) for pane in old.panes] != [
            (pane.scale, pane.ticks) for pane in new.panes
        ]:
            boxes.append((layout.plot_right + 1, 0, layout.width - 1, layout.bottom))
        # Within the panes all is painted anyhow.
        others = [box for box in self._planned(_ALL) if not is_within(box, boxes)]
        self.damage.add(boxes + others, self._dpr)

    def ticked(self) -> None:
        """The newest bar or the last price changed: where scales stay, only its columns are painted."""
        scene, series = self._scene, self._model.series
        if scene is None or self._stale or self._unpainted or series is None or self.damage.is_whole:
            self.refresh()
            return
        version, self._version = self._version, series.version
        newest = series.changed_since(version)
        if scene.frame.compared or series.shape_version != self._shape:
            self._take_newest(scene, newest)
            return
        boxes = self._take_tail(scene, newest) if series.version != version else []
        if boxes is None:
            self._take_newest(scene, newest)
        else:
            self.damage.add(boxes + self._planned((_NOTES, _LAST, _LEGENDS)), self._dpr)

    def pointed(self) -> None:
        """The crosshair moved, this chart's or that of another one."""
        if self._scene is None or self._stale or self._unpainted:
            self.damage.whole()
        else:
            self.damage.add(self._planned((_CROSS, _LEGENDS)), self._dpr)

    def _take_tail(self, scene: Scene, changed_at: int) -> list[Box] | None:
        """Paint the changed columns of the panes where they look different; None where more does."""
        frame, known = scene.frame, self._tail
        right = frame.layout.plot_right
        left = frame.time.center(changed_at - _EDGE_BARS) - round(frame.time.step / 2)
        if left > right and price_chars(self._model) == frame.chars:
            # Out of view, however long the way back to it is.
            if self._kept.is_good:
                self._kept.cut(left)
            return []
        if known is None or known[0].frame is not frame or known[0].changed != changed_at:
            known = (Rest(self._model, frame, changed_at), None)
        rest, before = known
        tail = tail_of(self._model, frame, rest)
        if tail is None:
            return None
        self._tail, self._is_behind = (rest, tail), True
        if self._kept.is_good:
            self._kept.cut(tail.left)
        numbers = [
            number
            for number, values in enumerate(tail.values)
            if before is None or before.values[number] != values
        ]
        if not numbers:
            return []
        if self._kept.is_good:
            part = Scene(scene.model, tail.frame, scene.marks, scene.inks)
            self._kept.strip(part, tail.left, numbers, frame)
        self.strip_paints += 1
        bands = frame.layout.bands
        return [(tail.left, bands[number].plot, right, bands[number].bottom) for number in numbers]

    def _take_newest(self, before: Scene, changed_at: int) -> None:
        """Lay out anew; where all scales stay paint only the columns from a bar on."""
        scene = self._build(self._dpr)
        old, new = before.frame, scene.frame
        same = (old.layout, old.time, old.first, old.count) == (new.layout, new.time, new.first, new.count)
        if not same or not new.count or [one.scale for one in old.panes] != [one.scale for one in new.panes]:
            self._kept.is_good = False
            self.damage.whole()
            return
        self._unpainted = False
        layout = new.layout
        left = max(0, new.time.center(changed_at - _EDGE_BARS) - round(new.time.step / 2))
        boxes: list[Box] = []
        if self._kept.is_good:
            self._kept.cut(left)
        if left <= layout.plot_right:
            if self._kept.is_good:
                self._kept.strip(scene, left, list(range(len(new.panes))), new)
            self.strip_paints += 1
            boxes = [(left, band.plot, layout.plot_right, band.bottom) for band in layout.bands]
        self.damage.add(boxes + self._planned(_ALL), self._dpr)

    # --- pieces over the kept layer -----------------------------------------------------------------------------------

    def _planned(self, groups: tuple[int, ...]) -> list[Box]:
        """Lay some groups out anew; where they look different."""
        found: list[Box] = []
        head = self._model.headline()
        for group in groups:
            before = self._pieces[group]
            after = self._pieces[group] = self._laid(group, head)
            if before is not after:
                found += changed(before, after)
        return found

    def _laid(self, group: int, head: Headline) -> Pieces:
        model, scene = self._model, self._must_scene()
        if group == _LEGENDS:
            series = model.series
            version = series.version if series is not None else 0
            key = (
                series,
                version,
                legend_index(model, scene.frame),
                model.choices,
                self._inks,
                scene.frame.layout,
            )
            if key == self._legend_key:
                return self._pieces[group]
            self._legend_key = key
            return self._legend.pieces(scene.frame, self._inks)
        overlay = self._overlay
        if overlay is None:
            overlay = self._overlay = Overlay(model, scene.frame, self._kept.labels, self._inks, self.meter)
        if group == _NOTES:
            return overlay.notes(head)
        if group == _LAST:
            return overlay.last(head, model.countdown_s(), model.is_stale())
        return overlay.typed() if group == _TYPED else overlay.cross()

    # --- painting -----------------------------------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """All of it as it is now on any painter, for pictures."""
        shown, key = self._pieces, self._legend_key
        # A picture shows no handles.
        self._tool_layer.forget()
        self._show(painter, None, widget.devicePixelRatioF() if widget is not None else 1.0)
        # What is on screen stays what the next change is measured against.
        self._pieces, self._legend_key = shown, key

    def show_on(self, painter: QPainter, region: QRegion, dpr: float) -> None:
        """Paint what of the view is due; `region` holds the parts of it that Qt asks for."""
        boxes = self.damage.take(region)
        if dpr != round(dpr):
            to_whole_pixels(painter, dpr)
        self._show(painter, boxes, dpr)
        self._model.desk.frames.painted(BAR | SNAPSHOT)

    def _show(self, painter: QPainter, boxes: list[Box] | None, dpr: float) -> None:
        """Parts of the view, or all of it for None: the still part, then what moves."""
        if self._stale or self._scene is None or dpr != self._dpr:
            self._build(dpr)
            self._legend_key = ()
            boxes = None
        scene = self._must_scene()
        layout = scene.frame.layout
        canvas = Canvas(painter, dpr, self.meter)
        every = [(0, 0, layout.width - 1, layout.height - 1)]
        parts = every if boxes is None else boxes
        if self._unpainted:
            self._paint_still(canvas, scene, parts)
        else:
            if not self._kept.is_good:
                if self._is_behind:
                    scene = self._build(dpr)
                    self._unpainted = False
                self._kept.paint(scene)
                self._overlay = None
            # What stands on a ground of its own needs none.
            grounds = {piece.bounds for piece in self._pieces[_LEGENDS].values()}
            self._kept.show(canvas, [box for box in parts if box not in grounds])
        if boxes is None or self._overlay is None:
            head = self._model.headline()
            self._pieces = [self._laid(group, head) for group in _ALL]
        self._paint_pieces(canvas, scene, parts)
        said = message(self._model)
        at = paint_message(canvas, self._model, scene.frame, said) if said is not None else None
        canvas.finish()
        if at != self._retry_at:
            self._retry_at = at
            # Not while painting: the button's own paint would be asked for in the middle of this one.
            QTimer.singleShot(0, self, lambda: self.retry_moved.emit(*(at or (-1.0, -1.0))))

    def _paint_still(self, canvas: Canvas, scene: Scene, parts: list[Box]) -> None:
        """Straight to the screen, all that is due."""
        self.base_paints += 1
        layout, labels = scene.frame.layout, self._kept.labels
        paint_columns(canvas, scene, 0, layout.plot_right)
        if touches((0, 0, layout.plot_right, layout.legend - 1), parts):
            paint_legend_ground(canvas, scene)
        axis = (layout.plot_right + 1, 0, layout.width - 1, layout.bottom)
        values = paint_values(canvas, scene) if touches(axis, parts) else labels.values
        self._kept.labels = Labels(values, paint_times(canvas, scene))
        canvas.flush()
        self._unpainted = self._kept.is_good = False
        self._overlay = None

    def _paint_pieces(self, canvas: Canvas, scene: Scene, parts: list[Box]) -> None:
        layout = scene.frame.layout
        notes, *others = self._pieces
        for piece in notes.values():
            if touches(piece.bounds, parts):
                piece.paint(canvas)
        prices = (0, layout.legend, layout.plot_right, layout.price_bottom)
        tool = self.tool
        if tool is not None and scene.frame.count and touches(prices, parts) and not tool.is_blank:
            self._tool_layer.show(canvas, tool, self._model, scene.frame, parts)
        for group in others:
            for piece in group.values():
                if touches(piece.bounds, parts):
                    piece.paint(canvas)

    def _must_scene(self) -> Scene:
        assert self._scene is not None
        return self._scene

    def _build(self, dpr: float) -> Scene:
        """Lay out anew."""
        model, before = self._model, self.frame
        if before is not None and dpr != self._dpr:
            model.view.rescale(dpr / self._dpr)
        self._dpr = dpr
        if self._inks.of is not model.desk.theme.c:
            self._inks = Inks(model.desk.theme.c)
        frame = build_frame(model, self._rect.width(), self._rect.height(), dpr)
        scene = self._scene = Scene(model, frame, self._marker.marks(frame), self._inks)
        series = model.series
        self._version, self._shape = (series.version, series.shape_version) if series is not None else (0, 0)
        self._stale = self._is_behind = False
        self._unpainted = True
        self._overlay = None
        if before is None or before.layout != frame.layout:
            QTimer.singleShot(0, self, lambda: self.laid_out.emit())
        return scene
