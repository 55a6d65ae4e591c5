"""The figures of the bar under the crosshair, else of the newest one, at the top of each pane."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont

from qosdesk.domain.numbers import (
    format_change,
    format_compact,
    format_percent,
    format_price,
    format_ratio,
    is_finite,
)
from qosdesk.domain.quotes import UNKNOWN, Bar
from qosdesk.domain.symbols import lot_shares
from qosdesk.indicators.live import Indicator
from qosdesk.indicators.spec import Draw, Unit
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.compare.paint import legend_words
from qosdesk.ui.chart.frame import Frame, Pane
from qosdesk.ui.chart.indicators.words import message_words
from qosdesk.ui.chart.inks import Inks
from qosdesk.ui.chart.model import ChartModel
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
    """

    bar: Bar
    change: float
    change_fraction: float
    amplitude: float


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
    elif model.echo is not None and series.first <= model.echo.index < series.first + len(series):
        return model.echo.index
    return series.first + len(series) - 1


class _Line:
    """Words set one after another; a group that does not fit is left out whole, with all after it."""

    def __init__(self, canvas: Canvas, baseline: int, limit: int) -> None:
        self._canvas = canvas
        self._x: float = canvas.px(8)
        self._baseline = baseline
        self._limit = limit
        self._gap = canvas.px(5)
        self._full = False

    def add(self, *words: tuple[str, QFont, QColor]) -> None:
        canvas, gap = self._canvas, self._gap
        if self._full:
            return
        width, dpr = canvas.meter.width, canvas.dpr
        x, starts = self._x, []
        for text, font, _ in words:
            starts.append(x)
            x += width(font, text) * dpr + gap
        if x > self._limit:
            self._full = True
            return
        for start, (text, font, color) in zip(starts, words, strict=True):
            canvas.put(start, self._baseline, text, font, color)
        self._x = x + gap / 2


def paint_legends(canvas: Canvas, model: ChartModel, frame: Frame, inks: Inks) -> None:
    """Line 1: the bar; line 2: overlays; below, each pane's own."""
    theme, layout, colors = model.desk.theme, frame.layout, inks.of
    if model.symbol is None:
        return
    limit = layout.plot_right - canvas.px(4)
    font = theme.font(12)
    # Row by row, each clipped to itself: where only parts are painted, that is a plain rectangle to Qt.
    canvas.flush()
    canvas.clip(0, 0, layout.plot_right, layout.legend - 1)
    line = _Line(canvas, canvas.px(18), limit)
    line.add(
        (str(model.symbol), theme.font(12, SEMIBOLD), colors.t1),
        (interval_text(model.interval), font, colors.t2),
    )
    if model.loading.adjusted:
        line.add((_tr("adj."), font, colors.t2))
    index = legend_index(model, frame)
    if index is None:
        canvas.flush()
        canvas.unclip()
        return
    figures = figures_at(model, index)
    bar = figures.bar
    _bar_line(line, model, frame, figures)
    row = index - model.series.first if model.series is not None else 0
    line = _Line(canvas, canvas.px(37), limit)
    small = theme.font(LEGEND_PX)
    for words in legend_words(frame, index, theme) if frame.compared else ():
        line.add(*words)
    for one in frame.panes[0].drawn:
        _indicator_words(line, model, frame.panes[0], one.live, row, inks, bar)
    for pane in frame.panes[1:]:
        canvas.flush()
        canvas.clip(0, pane.band.top, layout.plot_right, pane.band.plot - 1)
        line = _Line(canvas, pane.band.top + canvas.px(14), layout.plot_right)
        for one in pane.drawn:
            _indicator_words(line, model, pane, one.live, row, inks, bar)
        if pane.unit is Unit.VOLUME and model.symbol.market in _SHARES:
            unit = _tr("lots") if lot_shares(model.symbol) > 1 else _tr("shares")
            line.add((unit, small, colors.t3))
    canvas.flush()
    canvas.unclip()


LEGEND_PX = 11


def _bar_line(line: _Line, model: ChartModel, frame: Frame, figures: Figures) -> None:
    theme, decimals, bar = model.desk.theme, frame.decimals, figures.bar
    colors, font, strong = theme.c, theme.font(12), theme.font(12, MEDIUM)
    color = theme.direction(bar.close - bar.open)
    for name, price in (
        (_tr("O"), bar.open),
        (_tr("H"), bar.high),
        (_tr("L"), bar.low),
        (_tr("C"), bar.close),
    ):
        line.add((name, font, colors.t3), (format_price(price, decimals), font, color))
    if is_finite(figures.change):
        text = f"{format_change(figures.change, decimals)} ({format_percent(figures.change_fraction)})"
        line.add((text, font, theme.direction(round(figures.change, decimals))))
    line.add((_tr("Vol"), font, colors.t3), (model.volume_text(bar.volume), strong, colors.t1))
    if is_finite(figures.amplitude):
        line.add((_tr("Ampl."), font, colors.t3), (format_ratio(figures.amplitude), strong, colors.t1))


def _indicator_words(
    line: _Line, model: ChartModel, pane: Pane, live: Indicator, row: int, inks: Inks, bar: Bar
) -> None:
    colors, font = inks.of, model.desk.theme.font(LEGEND_PX)
    title = live.kind.legend(live.choice)
    if live.message:
        line.add((title or live.kind.name, font, colors.t2))
        line.add((message_words(live.message), font, colors.t3))
        return
    values = [float(column[0]) for column in live.rows(row, row + 1)]
    if title:
        name, _, rest = title.partition(" ")
        line.add((name, font, colors.t2), (rest, font, colors.t3)) if rest else line.add(
            (name, font, colors.t2)
        )
    for output, value in zip(live.outputs, values, strict=True):
        text = _value_text(model, pane, value)
        if output.draw is Draw.VOLUME:
            color = colors.up if bar.close >= bar.open else colors.down
        elif output.draw is Draw.HISTOGRAM:
            color = colors.up if value >= 0 else colors.down
        else:
            color = colors.series(output.color)
        if output.label:
            label = QCoreApplication.translate("Indicators", output.label)
            line.add(
                (label, font, colors.t2 if output.draw is Draw.VOLUME else colors.t3), (text, font, color)
            )
        else:
            line.add((text, font, color))


def _value_text(model: ChartModel, pane: Pane, value: float) -> str:
    if pane.unit is Unit.VOLUME:
        return model.volume_text(value) if is_finite(value) else format_compact(value, model.desk.theme.units)
    return format_price(value, pane.decimals)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
