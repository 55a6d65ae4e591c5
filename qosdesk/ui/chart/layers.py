"""The still part of a chart: grounds, grid, separators, what the panes show, axes. Painted into the kept layer.

Each pane's columns can be painted by themselves, so that a new last price costs a strip.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from qosdesk.domain.hours import Phase
from qosdesk.domain.numbers import format_percent, format_price
from qosdesk.indicators.spec import Draw, Unit
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.compare.paint import paint_lines
from qosdesk.ui.chart.frame import Frame, Pane
from qosdesk.ui.chart.holes import paint_hole_words, paint_holes
from qosdesk.ui.chart.inks import Inks
from qosdesk.ui.chart.marks import Marks
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.plots import paint_pane, paint_prices
from qosdesk.ui.chart.time_axis import zone_label
from qosdesk.ui.ports import LoadState
from qosdesk.ui.sourcing import vendor_of
from qosdesk.ui.theme.theme import SEMIBOLD

LABEL_PX = 11
ASCENT = 4
"""Baseline of 11 px figures below the middle of their row, logical px."""

_SESSION_PX_MIN = 56
_OLDEST_PX_MIN = 40


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the still part is painted from."""

    model: ChartModel
    frame: Frame
    marks: Marks
    inks: Inks


@dataclass(frozen=True, slots=True)
class Labels:
    """Where axis labels were painted, device pixels: a tag removes the ones that it would cut.

    Attributes:
        values: (top, bottom) on the value axis.
        times: (left, right) on the time axis.
    """

    values: tuple[tuple[int, int], ...] = ()
    times: tuple[tuple[int, int], ...] = ()


def paint_legend_ground(canvas: Canvas, scene: Scene) -> None:
    """The rows of the price pane's legend, empty."""
    layout = scene.frame.layout
    canvas.fill(0, 0, layout.plot_right, layout.legend - 1, scene.inks.of.bg1)


def paint_columns(
    canvas: Canvas, scene: Scene, left: int, right: int, numbers: Collection[int] | None = None
) -> None:
    """Pixel columns of all panes, or of some, ends inclusive, below the legend of the prices."""
    paint_grounds(canvas, scene, left, right, numbers)
    paint_bars(canvas, scene, left, right, numbers)


def paint_bars(
    canvas: Canvas, scene: Scene, left: int, right: int, numbers: Collection[int] | None = None
) -> None:
    """What the panes show between two columns, over their grounds."""
    if not scene.frame.count:
        return
    for number, pane in enumerate(scene.frame.panes):
        if numbers is None or number in numbers:
            # Within one plain rectangle Qt draws several times faster than in a region of parts.
            canvas.clip(left, pane.band.plot, right, pane.band.bottom)
            _pane(canvas, scene, number, pane, left, right)
    canvas.unclip()


def paint_grounds(
    canvas: Canvas, scene: Scene, left: int, right: int, numbers: Collection[int] | None = None
) -> None:
    """Grounds, shades, grid, separators and levels of all panes, or of some, between two columns."""
    panes, colors = scene.frame.panes, scene.inks.of
    if numbers is None or len(numbers) == len(panes):
        numbers = range(len(panes))
        _ground(canvas, scene, panes, left, right)
    else:
        for number in numbers:
            _ground(canvas, scene, panes[number : number + 1], left, right)
    # Over what went through all panes at once: each legend's rows, and the hairline above it.
    for number in numbers:
        if number:
            band = panes[number].band
            canvas.fill(left, band.top, right, band.plot - 1, colors.bg1)
            canvas.fill(left, band.top - 1, right, band.top - 1, colors.line)


def _ground(canvas: Canvas, scene: Scene, panes: tuple[Pane, ...], left: int, right: int) -> None:
    """That of neighbouring panes, from the first row of the first one to the last of the last."""
    colors, marks = scene.inks.of, scene.marks
    top, bottom = panes[0].band.plot, panes[-1].band.bottom
    canvas.clip(left, top, right, bottom)
    canvas.fill(left, top, right, bottom, colors.bg1)
    if not scene.frame.count:
        canvas.unclip()
        return
    for shade in marks.shades:
        if shade.phase in _SHADED:
            token = colors.shade_night if shade.phase is Phase.NIGHT else colors.shade_ext
            canvas.fill(shade.left, top, shade.right, bottom, token)
    rows = [pane.scale.y(value) for pane in panes for value in pane.ticks]
    edges = [(left, y, right, y) for y in rows]
    edges += [(x, top, x, bottom) for x in marks.grid if left <= x <= right]
    if edges:
        canvas.rects(np.array(edges, dtype=np.int32), colors.grid)
    for x, on, off in marks.separators:
        if left <= x <= right:
            if off:
                canvas.dashed_v(x, top, bottom + 1, on, off, colors.line2)
            else:
                canvas.fill(x, top, x, bottom, colors.line2)
    for pane in panes:
        for one in pane.drawn:
            for level in one.live.kind.guides:
                y, origin = pane.scale.y(level), scene.frame.time.origin
                canvas.dashed_h(left, right + 1, y, 3, 3, scene.inks.guide, origin)
    canvas.unclip()


def _pane(canvas: Canvas, scene: Scene, number: int, pane: Pane, left: int, right: int) -> None:
    """What a pane shows. The clip is the caller's."""
    frame = scene.frame
    if number:
        paint_pane(canvas, frame, pane, scene.inks, left, right)
        return
    model, series = scene.model, scene.model.series
    has_holes = series is not None and bool(series.holes)
    if has_holes:
        paint_holes(canvas, model, frame)
    paint_prices(canvas, frame, pane, scene.inks, model.style, model.desk.theme.hollow_up, left, right)
    if frame.compared:
        paint_lines(canvas, frame, pane, scene.inks)
    if scene.marks.shades:
        _session_names(canvas, scene)
    _oldest_mark(canvas, scene)
    # Within the clip: a strip that is painted anew must not draw over letters beside it a second time.
    canvas.flush()
    if has_holes:
        paint_hole_words(canvas, model, frame)


_SHADED = frozenset({Phase.NIGHT, Phase.PRE, Phase.POST})


def _session_names(canvas: Canvas, scene: Scene) -> None:
    """Night, pre, regular and post by name where there is room."""
    colors, theme = scene.inks.of, scene.model.desk.theme
    font = theme.font(LABEL_PX)
    baseline = scene.frame.layout.legend + canvas.px(13)
    for shade in scene.marks.shades:
        left, right = max(shade.left, 0), min(shade.right, scene.frame.layout.plot_right)
        if right - left < canvas.px(_SESSION_PX_MIN):
            continue
        if shade.phase is Phase.NIGHT:
            text, color = _tr("Night"), colors.night
        elif shade.phase is Phase.PRE:
            text, color = _tr("Pre"), colors.pre
        elif shade.phase is Phase.POST:
            text, color = _tr("Post"), colors.post
        else:
            text, color = _tr("Regular"), colors.t3
        canvas.text((left + right) / 2, baseline, text, font, color, anchor=0.5)


def oldest_column(model: ChartModel, frame: Frame) -> int | None:
    """Where the mark stands at which the vendor's history ends, None while it is not in view."""
    series = model.series
    if frame.row or series is None or model.loading.state is not LoadState.END:
        return None
    x = frame.time.center(series.first) - round(frame.time.step)
    return x if x >= round(_OLDEST_PX_MIN * frame.layout.dpr) else None


def _oldest_mark(canvas: Canvas, scene: Scene) -> None:
    """Where the vendor's history ends."""
    model, frame = scene.model, scene.frame
    x = oldest_column(model, frame)
    if x is None:
        return
    vendor = vendor_of(model.desk, model.symbol)
    ends = _tr("{0}: history ends here").format(vendor.title) if vendor else _tr("History ends here")
    canvas.fill(x, frame.layout.legend, x, frame.layout.price_bottom, scene.inks.of.line2)
    middle = (frame.layout.legend + frame.layout.price_bottom) / 2
    font = model.desk.theme.font(LABEL_PX)
    canvas.text(x - canvas.px(8), middle, ends, font, scene.inks.of.t3, anchor=1.0)


# --- axes -------------------------------------------------------------------------------------------------------------


def value_text(model: ChartModel, frame: Frame, pane: Pane, value: float) -> str:
    """A value as its pane's axis writes it."""
    if pane.unit is Unit.VOLUME:
        return model.volume_text(value)
    if pane is frame.panes[0] and frame.base > 0:
        return format_percent(value / frame.base - 1)
    return format_price(value, pane.decimals)


def value_labels(model: ChartModel, frame: Frame, pane: Pane) -> list[tuple[int, str]]:
    """(row, text) of the labels of a pane that stand within it."""
    half = 7 * frame.layout.dpr
    found = []
    for value in pane.ticks:
        y = pane.scale.y(value)
        if pane.scale.top - 1 <= y - half / 2 and y + half / 2 <= pane.scale.bottom:
            found.append((y, value_text(model, frame, pane, value)))
    return found


def paint_values(canvas: Canvas, scene: Scene) -> tuple[tuple[int, int], ...]:
    """The value axes of all panes; where their labels are."""
    model, frame, layout = scene.model, scene.frame, scene.frame.layout
    right = layout.plot_right + 1
    canvas.fill(right, 0, layout.width - 1, layout.bottom, scene.inks.of.bg1)
    canvas.fill(right, 0, right, layout.height - 1, scene.inks.of.line)
    for band in layout.bands[:-1]:
        canvas.fill(right, band.bottom + 1, layout.width - 1, band.bottom + 1, scene.inks.of.line)
    if not frame.count:
        return ()
    font, left = model.desk.theme.font(LABEL_PX), layout.plot_right + 2 + canvas.px(5)
    half, ascent, color = canvas.px(7), canvas.px(ASCENT), scene.inks.of.t2
    spans, words = [], []
    for number, pane in enumerate(frame.panes):
        for y, text in value_labels(model, frame, pane):
            words.append((left, y + ascent, text, font, color if not number else scene.inks.of.t3))
            spans.append((y - half, y + half))
        if any(output.draw is Draw.VOLUME for one in pane.drawn for output in one.live.outputs):
            y = pane.band.plot - canvas.px(6)
            words.append((left, y, model.volume_text(pane.scale.high), font, scene.inks.of.t3))
            spans.append((y - canvas.px(10), y + canvas.px(3)))
    canvas.put(words)
    return tuple(spans)


def paint_times(canvas: Canvas, scene: Scene) -> tuple[tuple[int, int], ...]:
    """The time axis; where its labels are."""
    theme, layout = scene.model.desk.theme, scene.frame.layout
    canvas.fill(0, layout.bottom + 2, layout.width - 1, layout.height - 1, scene.inks.of.bg1)
    canvas.fill(0, layout.bottom + 1, layout.width - 1, layout.bottom + 1, scene.inks.of.line)
    canvas.fill(
        layout.plot_right + 1, layout.bottom + 1, layout.plot_right + 1, layout.height - 1, scene.inks.of.line
    )
    baseline = layout.bottom + 1 + canvas.px(16)
    plain, strong = theme.font(LABEL_PX), theme.font(LABEL_PX, SEMIBOLD)
    strong_widths, plain_widths = canvas.meter.widths(strong), canvas.meter.widths(plain)
    spans, words = [], []
    for x, tick in scene.marks.labels:
        if tick.strong:
            width, font, color = strong_widths[tick.text] * canvas.dpr, strong, theme.c.t1
        else:
            width, font, color = plain_widths[tick.text] * canvas.dpr, plain, theme.c.t2
        words.append((x - width / 2, baseline, tick.text, font, color))
        half = round(width / 2) + 1
        spans.append((x - half, x + half))
    canvas.put(words)
    if scene.model.symbol is not None:
        text = zone_label(scene.model.zone, theme.language)
        canvas.text(layout.plot_right + 2 + canvas.px(5), baseline, text, plain, theme.c.t3)
    return tuple(spans)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
