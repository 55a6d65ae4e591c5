"""The still part of a chart: grid, separators, bars, averages, lines of note, axes. Painted into the kept layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from qosdesk.domain.change import Reference
from qosdesk.domain.hours import zone_of
from qosdesk.domain.numbers import format_price, is_finite
from qosdesk.indicators.average import simple_average, simple_average_at
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.axes import Taken, ticks
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.frame import Frame, known_volumes
from qosdesk.ui.chart.geometry import Floats, candles, segments, volume_bars
from qosdesk.ui.chart.model import AVERAGES, VOLUME_AVERAGES, ChartModel
from qosdesk.ui.chart.time_axis import LABEL_PX_MIN, Tick, day_starts, session_starts, time_ticks, zone_label
from qosdesk.ui.ports import LoadState
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD, Theme

_LABEL_PX = 11
_TAG_PX = 18
_ASCENT = 4
"""Baseline of 11 px figures below the middle of their row, logical px."""

_VOLUME_ALPHA = 0.55
_SESSION_BARS_MAX = 4000


@dataclass(frozen=True, slots=True)
class Labels:
    """Where axis labels were painted, device pixels: a crosshair tag removes the ones that it would cut.

    Attributes:
        values: (top, bottom) on the value axis.
        times: (left, right) on the time axis.
    """

    values: tuple[tuple[int, int], ...] = ()
    times: tuple[tuple[int, int], ...] = ()


def paint_base(canvas: Canvas, model: ChartModel, frame: Frame) -> Labels:
    """Everything but crosshair and legend."""
    theme, layout = model.desk.theme, frame.layout
    canvas.fill(0, 0, layout.width - 1, layout.height - 1, theme.c.bg1)
    series = model.series
    labels = _time_labels(model, frame)
    if series is not None and frame.count:
        canvas.clip(0, 0, layout.plot_right, layout.volume_bottom)
        _grid(canvas, theme, frame, labels)
        _separators(canvas, model, frame, series)
        canvas.clip(0, layout.legend, layout.plot_right, layout.price_bottom)
        _reference_line(canvas, model, frame, series)
        _price(canvas, theme, frame, series)
        _extremes(canvas, theme, frame, series)
        _oldest_mark(canvas, model, frame, series)
        if layout.has_volume:
            canvas.clip(0, layout.volume_top, layout.plot_right, layout.volume_bottom)
            _volume(canvas, theme, frame, series)
        canvas.unclip()
    _edges(canvas, theme, frame)
    values: tuple[tuple[int, int], ...] = ()
    if series is not None and frame.count:
        taken = _last_price(canvas, model, frame)
        values = _value_axis(canvas, model, frame, taken)
    return Labels(values, _time_axis(canvas, model, frame, labels))


def averages_color(theme: Theme, at: int) -> QColor:
    """Colour of the n-th average."""
    colors = theme.c
    return (colors.series1, colors.series2, colors.series3, colors.series4)[at % 4]


def mixed(color: QColor, ground: QColor, alpha: float) -> QColor:
    """The opaque colour that `color` at an opacity of 0 to 1 makes on a ground."""
    return QColor.fromRgbF(
        ground.redF() + (color.redF() - ground.redF()) * alpha,
        ground.greenF() + (color.greenF() - ground.greenF()) * alpha,
        ground.blueF() + (color.blueF() - ground.blueF()) * alpha,
    )


def reference_text(basis: Reference) -> str:
    """What the dotted reference line is."""
    if basis is Reference.REGULAR_CLOSE:
        return QCoreApplication.translate("Chart", "regular close")
    if basis is Reference.OPEN:
        return QCoreApplication.translate("Chart", "24 h open")
    return QCoreApplication.translate("Chart", "prev. close")


# --- behind the bars --------------------------------------------------------------------------------------------------


def _grid(canvas: Canvas, theme: Theme, frame: Frame, labels: list[tuple[int, Tick]]) -> None:
    layout, rects = frame.layout, []
    for value in ticks(frame.price.low, frame.price.high, frame.step):
        y = frame.price.y(value)
        rects.append((0, y, layout.plot_right, y))
    for x, _tick in labels:
        rects.append((x, layout.legend, x, layout.volume_bottom))
    canvas.rects(np.array(rects, dtype=np.int32).reshape(-1, 4), theme.c.grid)


def _separators(canvas: Canvas, model: ChartModel, frame: Frame, series: BarSeries) -> None:
    """Dashed lines left of the first bar of a day (4-3) or session (2-4); none where they would stand too dense."""
    if not model.interval.is_intraday or model.symbol is None or frame.count < 2:
        return
    layout, color = frame.layout, model.desk.theme.c.line2
    days = day_starts(frame.local)
    room = frame.time.step * frame.count / max(1, len(days))
    if room < 24 * layout.dpr:
        return
    half = frame.time.step / 2
    offset = frame.first - frame.lead

    def line(row: int, on: int, off: int) -> None:
        x = frame.time.center(offset + row) - round(half)
        canvas.dashed_v(x, layout.legend, layout.volume_bottom + 1, on, off, color)

    day_rows = set(days.tolist())
    for row in day_rows:
        line(row, 4, 3)
    if frame.count <= _SESSION_BARS_MAX and room >= 3 * LABEL_PX_MIN * layout.dpr / 2:
        ts_ms = series.ts_ms[frame.row - frame.lead : frame.row + frame.count]
        for row in session_starts(ts_ms, model.symbol, model.desk.hours, zone_of(model.symbol.market)):
            if row not in day_rows:
                line(row, 2, 4)


def _reference_line(canvas: Canvas, model: ChartModel, frame: Frame, series: BarSeries) -> None:
    head, layout, theme = model.headline(), frame.layout, model.desk.theme
    if not model.interval.is_intraday or not is_finite(head.reference):
        return
    y = frame.price.y(head.reference)
    if not frame.price.top <= y <= frame.price.bottom:
        return
    canvas.dashed_h(0, layout.plot_right, y, 2, 2, theme.c.t3)
    text, font = reference_text(head.basis), theme.font(_LABEL_PX)
    width, pad = round(canvas.meter.width(font, text) * layout.dpr), canvas.px(6)
    left = layout.plot_right - pad - width
    # The words stand where no bar is; without room the price on the axis says it alone.
    if _is_free(frame, series, left - pad, left + width, y - canvas.px(15), y):
        canvas.text(left, y - canvas.px(5), text, font, theme.c.t2)


def _is_free(frame: Frame, series: BarSeries, left: int, right: int, top: int, bottom: int) -> bool:
    """Whether no bar touches a rectangle of the price pane."""
    start = max(frame.first, int(frame.time.index_at(left)))
    stop = min(frame.first + frame.count, int(frame.time.index_at(right)) + 2)
    if start >= stop:
        return True
    rows = slice(start - series.first, stop - series.first)
    high, low = frame.price.value_at(top), frame.price.value_at(bottom)
    return bool(np.all((series.low[rows] > high) | (series.high[rows] < low)))


# --- bars -------------------------------------------------------------------------------------------------------------


def _price(canvas: Canvas, theme: Theme, frame: Frame, series: BarSeries) -> None:
    rows = frame.rows
    shape = candles(
        frame.time,
        frame.price,
        frame.first,
        series.open[rows],
        series.high[rows],
        series.low[rows],
        series.close[rows],
        theme.hollow_up,
    )
    canvas.rects(shape.up, theme.c.up)
    canvas.rects(shape.down, theme.c.down)
    for at, period in enumerate(AVERAGES):
        values = _average(series.close, frame, period)
        canvas.lines(segments(frame.point_x, frame.price, values), averages_color(theme, at), 1.2)


def _volume(canvas: Canvas, theme: Theme, frame: Frame, series: BarSeries) -> None:
    rows = frame.rows
    shape = volume_bars(
        frame.time,
        frame.volume,
        frame.first,
        series.open[rows],
        series.close[rows],
        known_volumes(series.volume[rows]),
    )
    # Mixed beforehand: filling with a translucent colour costs several times as much.
    canvas.rects(shape.up, mixed(theme.c.up, theme.c.bg1, _VOLUME_ALPHA))
    canvas.rects(shape.down, mixed(theme.c.down, theme.c.bg1, _VOLUME_ALPHA))
    for at, period in enumerate(VOLUME_AVERAGES):
        values = _average(series.volume, frame, period)
        canvas.lines(segments(frame.point_x, frame.volume, values), averages_color(theme, at), 1.0)


def _average(column: Floats, frame: Frame, period: int) -> Floats:
    """At the points of curves only, from the rows before that it needs."""
    if frame.time.is_dense:
        return simple_average_at(column, frame.row + frame.points, period)
    lead = min(frame.row, period - 1)
    return simple_average(column[frame.row - lead : frame.row + frame.count], period)[lead:]


def _extremes(canvas: Canvas, theme: Theme, frame: Frame, series: BarSeries) -> None:
    """The highest and the lowest price in view, each with a leader of 16 px."""
    layout, rows = frame.layout, frame.rows
    # A bar whose middle is outside the plot is not meant.
    start, stop = 0, frame.count
    while start < stop and frame.time.center(frame.first + start) < 0:
        start += 1
    while stop > start and frame.time.center(frame.first + stop - 1) > layout.plot_right:
        stop -= 1
    if stop - start < 2:
        return
    font, color = theme.font(_LABEL_PX), theme.c.t2
    away = canvas.px(8)
    for values, best, side in ((series.high[rows], np.argmax, -1), (series.low[rows], np.argmin, 1)):
        at = start + int(best(values[start:stop]))
        x, y = frame.time.center(frame.first + at), frame.price.y(float(values[at])) + side * away
        text = format_price(float(values[at]), frame.decimals)
        if not layout.legend + canvas.px(6) <= y <= layout.price_bottom - canvas.px(4):
            continue
        baseline = y + canvas.px(_ASCENT)
        if x > layout.plot_right / 2:
            canvas.fill(x - canvas.px(16), y, x, y, color)
            canvas.text(x - canvas.px(21), baseline, text, font, color, anchor=1.0)
        else:
            canvas.fill(x, y, x + canvas.px(16), y, color)
            canvas.text(x + canvas.px(21), baseline, text, font, color)


def _oldest_mark(canvas: Canvas, model: ChartModel, frame: Frame, series: BarSeries) -> None:
    """Where the vendor's history ends."""
    if model.loading.state is not LoadState.END or frame.row:
        return
    theme = model.desk.theme
    x = frame.time.center(series.first) - round(frame.time.step)
    if x < canvas.px(40):
        return
    text = QCoreApplication.translate("Chart", "History ends here")
    canvas.fill(x, frame.layout.legend, x, frame.layout.price_bottom, theme.c.line2)
    middle = (frame.layout.legend + frame.layout.price_bottom) / 2
    canvas.text(x - canvas.px(8), middle, text, theme.font(_LABEL_PX), theme.c.t3, anchor=1.0)


# --- axes -------------------------------------------------------------------------------------------------------------


def _edges(canvas: Canvas, theme: Theme, frame: Frame) -> None:
    layout = frame.layout
    right = layout.plot_right + 1
    canvas.fill(right, 0, right, layout.height - 1, theme.c.line)
    canvas.fill(0, layout.volume_bottom + 1, layout.width - 1, layout.volume_bottom + 1, theme.c.line)
    if layout.has_volume:
        canvas.fill(0, layout.price_bottom + 1, layout.width - 1, layout.price_bottom + 1, theme.c.line)


def _last_price(canvas: Canvas, model: ChartModel, frame: Frame) -> Taken:
    """The dotted line and the solid tag with price and countdown; the rows that the tag and the reference take."""
    theme, layout, head = model.desk.theme, frame.layout, model.headline()
    spans: list[tuple[float, float]] = []
    left = layout.plot_right + 2
    if is_finite(head.price):
        color = theme.direction(head.price - head.reference)
        y = frame.price.y(head.price)
        if frame.price.top <= y <= frame.price.bottom:
            canvas.dashed_h(0, layout.plot_right, y, 1, 2, color)
            seconds = model.countdown_s()
            top = y - canvas.px(_TAG_PX / 2)
            bottom = top + canvas.px(_TAG_PX if seconds is None else 2 * _TAG_PX - 3)
            canvas.fill(left, top, layout.width - 1, bottom, color)
            font = theme.font(12, SEMIBOLD)
            price_y, text = y + canvas.px(_ASCENT), format_price(head.price, frame.decimals)
            canvas.text(left + canvas.px(5), price_y, text, font, theme.c.on_chip)
            if seconds is not None:
                under = price_y + canvas.px(_TAG_PX - 3)
                canvas.text(
                    left + canvas.px(5),
                    under,
                    _clock(seconds),
                    theme.font(_LABEL_PX, MEDIUM),
                    theme.c.on_chip,
                )
            spans.append((top, bottom))
    if model.interval.is_intraday and is_finite(head.reference):
        y = frame.price.y(head.reference)
        half = canvas.px(7)
        if frame.price.top <= y <= frame.price.bottom and not Taken(tuple(spans)).touches(y - half, y + half):
            text = format_price(head.reference, frame.decimals)
            canvas.text(left + canvas.px(5), y + canvas.px(_ASCENT), text, theme.font(_LABEL_PX), theme.c.t3)
            spans.append((y - half, y + half))
    return Taken(tuple(spans))


def _clock(seconds: int) -> str:
    if seconds >= 3600:
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{seconds // 60:02}:{seconds % 60:02}"


def value_labels(frame: Frame, taken: Taken) -> list[tuple[int, str]]:
    """(row, text) of the price labels that have room beside what is taken."""
    half = 7 * frame.layout.dpr
    found = []
    for value in ticks(frame.price.low, frame.price.high, frame.step):
        y = frame.price.y(value)
        inside = frame.price.top - 1 <= y - half / 2 and y + half <= frame.price.bottom
        if inside and not taken.touches(y - half, y + half):
            found.append((y, format_price(value, frame.decimals)))
    return found


def _value_axis(canvas: Canvas, model: ChartModel, frame: Frame, taken: Taken) -> tuple[tuple[int, int], ...]:
    theme, layout = model.desk.theme, frame.layout
    font, left = theme.font(_LABEL_PX), layout.plot_right + 2 + canvas.px(5)
    half = canvas.px(7)
    spans = []
    for y, text in value_labels(frame, taken):
        canvas.text(left, y + canvas.px(_ASCENT), text, font, theme.c.t2)
        spans.append((y - half, y + half))
    if layout.has_volume and frame.volume.high >= 1:
        text = model.volume_text(frame.volume.high)
        canvas.text(left, layout.volume_top - canvas.px(6), text, font, theme.c.t3)
    return tuple(spans)


def _time_labels(model: ChartModel, frame: Frame) -> list[tuple[int, Tick]]:
    """(column, label), whole labels only."""
    if not frame.count:
        return []
    layout, theme = frame.layout, model.desk.theme
    offset = frame.first - frame.lead

    def center(row: int) -> int:
        return frame.time.center(offset + row)

    found = time_ticks(
        frame.local, center, model.interval, theme.language, LABEL_PX_MIN * layout.dpr, frame.time.step
    )
    half = 24 * layout.dpr
    placed = [(center(tick.row), tick) for tick in found]
    return [(x, tick) for x, tick in placed if half <= x <= layout.plot_right - half]


def _time_axis(
    canvas: Canvas, model: ChartModel, frame: Frame, labels: list[tuple[int, Tick]]
) -> tuple[tuple[int, int], ...]:
    theme, layout = model.desk.theme, frame.layout
    baseline = layout.volume_bottom + 1 + canvas.px(16)
    plain, strong = theme.font(_LABEL_PX), theme.font(_LABEL_PX, SEMIBOLD)
    spans = []
    for x, tick in labels:
        font, color = (strong, theme.c.t1) if tick.strong else (plain, theme.c.t2)
        half = round(canvas.text(x, baseline, tick.text, font, color, anchor=0.5) / 2) + 1
        spans.append((x - half, x + half))
    if model.symbol is not None:
        text = zone_label(zone_of(model.symbol.market), theme.language)
        canvas.text(layout.plot_right + 2 + canvas.px(5), baseline, text, plain, theme.c.t3)
    return tuple(spans)
