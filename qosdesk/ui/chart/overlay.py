"""The moving part of a chart: legend and crosshair, painted over the kept layer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont

from qosdesk.domain.numbers import (
    format_change,
    format_percent,
    format_price,
    format_ratio,
    is_finite,
)
from qosdesk.domain.quotes import UNKNOWN, Bar
from qosdesk.domain.symbols import lot_shares
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.hooks import Tool
from qosdesk.ui.chart.layers import Labels, averages_color
from qosdesk.ui.chart.model import AVERAGES, VOLUME_AVERAGES, ChartModel
from qosdesk.ui.chart.time_axis import full_text
from qosdesk.ui.chart.toolbar import interval_text
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD

_SHARES = frozenset({"HK", "US", "SH", "SZ", "JP"})


@dataclass(frozen=True, slots=True)
class Figures:
    """What the legend says of one bar.

    Attributes:
        bar: the bar.
        change: against the close before; NaN for the first bar.
        change_fraction: the same as a fraction.
        amplitude: high minus low as a fraction of the close before; NaN for the first bar.
        averages: of the closes, in the order of `AVERAGES`.
        volume_averages: of the volumes, in the order of `VOLUME_AVERAGES`.
    """

    bar: Bar
    change: float
    change_fraction: float
    amplitude: float
    averages: tuple[float, ...]
    volume_averages: tuple[float, ...]


def figures_at(model: ChartModel, index: int) -> Figures:
    """The legend's figures of the bar at a logical index.

    Raises:
        IndexError: there is no such bar.
    """
    series = model.series
    if series is None:
        raise IndexError(index)
    bar, row = series.bar(index), index - series.first
    before = float(series.close[row - 1]) if row else UNKNOWN
    change = bar.close - before
    return Figures(
        bar,
        change,
        change / before if before else UNKNOWN,
        (bar.high - bar.low) / before if before else UNKNOWN,
        tuple(model.average_at(row, period) for period in AVERAGES),
        tuple(model.average_at(row, period, volume=True) for period in VOLUME_AVERAGES),
    )


def legend_index(model: ChartModel, frame: Frame) -> int | None:
    """The bar under the crosshair, else the newest one."""
    series = model.series
    if series is None or not len(series):
        return None
    if model.pointer is not None:
        under = frame.index_near(model.pointer.x)
        if under is not None:
            return under
    return series.first + len(series) - 1


def paint_overlay(
    canvas: Canvas, model: ChartModel, frame: Frame, labels: Labels, tool: Tool | None = None
) -> None:
    """What stands on the bars first, then the crosshair, the legend over it."""
    if tool is not None and frame.count:
        canvas.clip(0, frame.layout.legend, frame.layout.plot_right, frame.layout.price_bottom)
        tool.paint(canvas, model, frame)
        canvas.unclip()
    if model.pointer is not None and frame.count:
        _crosshair(canvas, model, frame, labels)
    _legend(canvas, model, frame)


# --- legend -----------------------------------------------------------------------------------------------------------


class _Line:
    """Words set one after another; a group that does not fit is left out whole, with all after it."""

    def __init__(self, canvas: Canvas, baseline: int, limit: int, ground: QColor | None = None) -> None:
        self._canvas = canvas
        self._ground = ground
        self._x: float = canvas.px(8)
        self._baseline = baseline
        self._limit = limit
        self._full = False

    def add(self, *words: tuple[str, QFont, QColor]) -> None:
        canvas = self._canvas
        gap = canvas.px(5)
        width = sum(canvas.meter.width(font, text) * canvas.dpr + gap for text, font, _ in words)
        if self._full or self._x + width > self._limit:
            self._full = True
            return
        if self._ground is not None:
            # Separators do not run through words.
            top, bottom = self._baseline - canvas.px(11), self._baseline + canvas.px(4)
            canvas.fill(round(self._x) - canvas.px(3), top, round(self._x + width), bottom, self._ground)
        for text, font, color in words:
            self._x += canvas.text(self._x, self._baseline, text, font, color) + gap
        self._x += canvas.px(2)


def _legend(canvas: Canvas, model: ChartModel, frame: Frame) -> None:
    theme, layout, colors = model.desk.theme, frame.layout, model.desk.theme.c
    limit = layout.plot_right - canvas.px(4)
    plain, value, strong = theme.font(12), theme.font(12), theme.font(12, MEDIUM)
    line = _Line(canvas, canvas.px(18), limit)
    if model.symbol is None:
        return
    line.add(
        (str(model.symbol), theme.font(12, SEMIBOLD), colors.t1),
        (interval_text(model.interval), plain, colors.t2),
    )
    index = legend_index(model, frame)
    if index is None:
        return
    figures, decimals = figures_at(model, index), frame.decimals
    bar = figures.bar
    color = theme.direction(bar.close - bar.open)
    for name, price in (
        (_tr("O"), bar.open),
        (_tr("H"), bar.high),
        (_tr("L"), bar.low),
        (_tr("C"), bar.close),
    ):
        line.add((name, plain, colors.t3), (format_price(price, decimals), value, color))
    if is_finite(figures.change):
        text = f"{format_change(figures.change, decimals)} ({format_percent(figures.change_fraction)})"
        line.add((text, value, theme.direction(round(figures.change, decimals))))
    line.add((_tr("Vol"), plain, colors.t3), (model.volume_text(bar.volume), strong, colors.t1))
    if is_finite(figures.amplitude):
        line.add((_tr("Ampl."), plain, colors.t3), (format_ratio(figures.amplitude), strong, colors.t1))
    line = _Line(canvas, canvas.px(37), limit)
    plain = value = theme.font(11)
    for at, (period, average) in enumerate(zip(AVERAGES, figures.averages, strict=True)):
        word = format_price(average, decimals)
        line.add((f"MA{period}", plain, colors.t3), (word, value, averages_color(theme, at)))
    if layout.has_volume:
        _volume_legend(canvas, model, frame, figures)


def _volume_legend(canvas: Canvas, model: ChartModel, frame: Frame, figures: Figures) -> None:
    theme, colors, bar = model.desk.theme, model.desk.theme.c, figures.bar
    plain = value = theme.font(11)
    baseline = frame.layout.price_bottom + 2 + canvas.px(14)
    line = _Line(canvas, baseline, frame.layout.plot_right, ground=colors.bg1)
    color = theme.direction(bar.close - bar.open) if bar.close != bar.open else colors.up
    line.add((_tr("VOL"), value, colors.t2), (model.volume_text(bar.volume), value, color))
    for at, (period, average) in enumerate(zip(VOLUME_AVERAGES, figures.volume_averages, strict=True)):
        word = model.volume_text(average)
        line.add((f"MA{period}", plain, colors.t3), (word, value, averages_color(theme, at)))
    if model.symbol is not None and model.symbol.market in _SHARES:
        unit = _tr("lots") if lot_shares(model.symbol) > 1 else _tr("shares")
        line.add((unit, plain, colors.t3))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)


# --- crosshair --------------------------------------------------------------------------------------------------------


def _crosshair(canvas: Canvas, model: ChartModel, frame: Frame, labels: Labels) -> None:
    theme, layout, pointer = model.desk.theme, frame.layout, model.pointer
    if pointer is None:
        return
    index = frame.index_near(pointer.x)
    if index is None or model.series is None:
        return
    dpr, right = layout.dpr, layout.plot_right
    x, y = frame.time.center(index), round(pointer.y * dpr)
    if 0 <= x <= right:
        canvas.dashed_v(x, layout.legend, layout.volume_bottom + 1, 3, 3, theme.c.t3)
        _time_tag(canvas, model, frame, labels, x, index)
    text = _value_text(model, frame, y)
    if not text:
        return
    canvas.dashed_h(0, right + 1, y, 3, 3, theme.c.t3)
    top, bottom = y - canvas.px(9), y + canvas.px(9)
    # A label that the tag would cut goes whole.
    for start, stop in labels.values:
        if start <= bottom and stop >= top:
            canvas.fill(right + 2, start, layout.width - 1, stop, theme.c.bg1)
    canvas.fill(right + 2, top, layout.width - 1, bottom, theme.c.bg4)
    canvas.frame(right + 2, top, layout.width - 1, bottom, theme.c.t3)
    canvas.text(right + 2 + canvas.px(5), y + canvas.px(4), text, theme.font(12, MEDIUM), theme.c.t1)


def _value_text(model: ChartModel, frame: Frame, y: int) -> str:
    layout = frame.layout
    if layout.legend <= y <= layout.price_bottom:
        return format_price(frame.price.value_at(y), frame.decimals)
    if layout.has_volume and layout.volume_top <= y <= layout.volume_bottom:
        return model.volume_text(frame.volume.value_at(y))
    return ""


def _time_tag(canvas: Canvas, model: ChartModel, frame: Frame, labels: Labels, x: int, index: int) -> None:
    theme, layout = model.desk.theme, frame.layout
    text = full_text(int(frame.local[index - frame.first + frame.lead]), model.interval, theme.language)
    font = theme.font(11, MEDIUM)
    width = round(canvas.meter.width(font, text) * layout.dpr) + canvas.px(14)
    left = min(max(x - width // 2, 0), layout.plot_right - width)
    top, bottom = layout.volume_bottom + 2, layout.height - 1 - canvas.px(2)
    for start, stop in labels.times:
        if start <= left + width and stop >= left:
            canvas.fill(start, top, stop, layout.height - 1, theme.c.bg1)
    canvas.fill(left, top, left + width, bottom, theme.c.bg4)
    canvas.frame(left, top, left + width, bottom, theme.c.t3)
    canvas.text(left + width / 2, top + canvas.px(15), text, font, theme.c.t1, anchor=0.5)
