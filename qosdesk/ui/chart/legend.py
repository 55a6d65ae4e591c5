"""The figures of the bar under the crosshair, else of the newest one, at the top of each pane."""

from __future__ import annotations

import math
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
from qosdesk.indicators.spec import Choice, Draw, Unit
from qosdesk.ui.chart.canvas import TextMeter
from qosdesk.ui.chart.compare.paint import legend_words
from qosdesk.ui.chart.frame import Frame, Pane
from qosdesk.ui.chart.indicators.words import message_words
from qosdesk.ui.chart.inks import Inks
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.pieces import Piece, Pieces, Words
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
    """Words set one after another; a group that does not fit is left out whole, with all after it.

    Args:
        meter: measures words.
        dpr: device pixels per logical one.
        rows: the first and the last one.
        baseline: of the letters.
        limit: no word goes beyond this column.
    """

    def __init__(
        self, meter: TextMeter, dpr: float, rows: tuple[int, int], baseline: int, limit: int
    ) -> None:
        self._width = meter.width
        self._dpr = dpr
        self._rows = rows
        self._baseline = baseline
        self._limit = limit
        self._x: float = max(1, round(8 * dpr))
        self._gap = max(1, round(5 * dpr))
        self._full = False
        self._words: list[Words] = []

    def add(self, *words: tuple[str, QFont, QColor]) -> None:
        if self._full:
            return
        width, dpr, gap, baseline = self._width, self._dpr, self._gap, self._baseline
        x, placed = self._x, []
        for text, font, color in words:
            placed.append((x, baseline, text, font, color))
            x += width(font, text) * dpr + gap
        if x > self._limit:
            self._full = True
            return
        self._words += placed
        self._x = x + gap / 2

    @property
    def piece(self) -> Piece:
        """All of it."""
        top, bottom = self._rows
        return Piece((0, top, math.ceil(self._x), bottom), (), tuple(self._words))


class Legend:
    """Lays the lines out; what is the same for every bar is made once.

    Args:
        model: what is shown.
        meter: measures words.
    """

    def __init__(self, model: ChartModel, meter: TextMeter) -> None:
        self._model = model
        self._meter = meter
        self._inks: Inks | None = None
        self._fixed: dict[Choice, _Fixed] = {}
        self._names: dict[str, str] = {}

    def clear(self) -> None:
        """The language changed."""
        self._fixed.clear()
        self._names.clear()

    def pieces(self, frame: Frame, inks: Inks) -> Pieces:
        """Line 1: the bar; line 2: overlays; below, each pane's own."""
        model, meter = self._model, self._meter
        theme, layout, colors = model.desk.theme, frame.layout, inks.of
        found: Pieces = {}
        if model.symbol is None:
            return found
        if inks is not self._inks:
            self._inks = inks
            self._fixed.clear()
        dpr = layout.dpr
        limit, middle = layout.plot_right - round(4 * dpr), round(25 * dpr)
        line = _Line(meter, dpr, (0, middle - 1), round(18 * dpr), limit)
        line.add(
            (str(model.symbol), theme.font(12, SEMIBOLD), colors.t1),
            (interval_text(model.interval), theme.font(12), colors.t2),
        )
        if model.loading.adjusted:
            line.add((self._tr("adj."), theme.font(12), colors.t2))
        index = legend_index(model, frame)
        if index is None:
            return {"bar": line.piece}
        figures = figures_at(model, index)
        self._add_bar(line, frame, figures)
        found["bar"] = line.piece
        row = index - model.series.first if model.series is not None else 0
        line = _Line(meter, dpr, (middle, layout.legend - 1), round(37 * dpr), limit)
        for words in legend_words(frame, index, theme) if frame.compared else ():
            line.add(*words)
        for one in frame.panes[0].drawn:
            self._add_indicator(line, frame.panes[0], one.live, row, inks, figures.bar)
        found["overlays"] = line.piece
        for number, pane in enumerate(frame.panes[1:], 1):
            band = pane.band
            rows = (band.top, band.plot - 1)
            line = _Line(meter, dpr, rows, band.top + round(14 * dpr), layout.plot_right)
            for one in pane.drawn:
                self._add_indicator(line, pane, one.live, row, inks, figures.bar)
            if pane.unit is Unit.VOLUME and model.symbol.market in _SHARES:
                unit = self._tr("lots") if lot_shares(model.symbol) > 1 else self._tr("shares")
                line.add((unit, theme.font(LEGEND_PX), colors.t3))
            found[f"pane {number}"] = line.piece
        return found

    def _add_bar(self, line: _Line, frame: Frame, figures: Figures) -> None:
        model, decimals, bar, tr = self._model, frame.decimals, figures.bar, self._tr
        theme = model.desk.theme
        colors, font, strong = theme.c, theme.font(12), theme.font(12, MEDIUM)
        color = theme.direction(bar.close - bar.open)
        for name, price in (
            (tr("O"), bar.open),
            (tr("H"), bar.high),
            (tr("L"), bar.low),
            (tr("C"), bar.close),
        ):
            line.add((name, font, colors.t3), (format_price(price, decimals), font, color))
        if is_finite(figures.change):
            text = f"{format_change(figures.change, decimals)} ({format_percent(figures.change_fraction)})"
            line.add((text, font, theme.direction(round(figures.change, decimals))))
        line.add((tr("Vol"), font, colors.t3), (model.volume_text(bar.volume), strong, colors.t1))
        if is_finite(figures.amplitude):
            line.add((tr("Ampl."), font, colors.t3), (format_ratio(figures.amplitude), strong, colors.t1))

    def _add_indicator(
        self, line: _Line, pane: Pane, live: Indicator, row: int, inks: Inks, bar: Bar
    ) -> None:
        model, colors = self._model, inks.of
        font = model.desk.theme.font(LEGEND_PX)
        if live.message:
            line.add((live.kind.legend(live.choice) or live.kind.name, font, colors.t2))
            line.add((message_words(live.message), font, colors.t3))
            return
        fixed = self._fixed.get(live.choice)
        if fixed is None:
            fixed = self._fixed[live.choice] = _Fixed(live, font, inks)
        if fixed.title:
            line.add(*fixed.title)
        for output, label, color, column in zip(
            live.outputs, fixed.labels, fixed.colors, live.rows(row, row + 1), strict=True
        ):
            value = float(column[0])
            if output.draw is Draw.VOLUME:
                color = colors.up if bar.close >= bar.open else colors.down
            elif output.draw is Draw.HISTOGRAM:
                color = colors.up if value >= 0 else colors.down
            line.add(*label, (_value_text(model, pane, value), font, color))

    def _tr(self, text: str) -> str:
        found = self._names.get(text)
        if found is None:
            found = self._names[text] = _tr(text)
        return found


class _Fixed:
    """The words of an indicator that are the same for every bar.

    Attributes:
        title: before all values.
        labels: before each value; none where the title says it.
        colors: of each value, where it does not depend on it.
    """

    def __init__(self, live: Indicator, font: QFont, inks: Inks) -> None:
        colors = inks.of
        name, _, rest = live.kind.legend(live.choice).partition(" ")
        title = ((name, font, colors.t2), (rest, font, colors.t3))
        self.title = title[: bool(name) + bool(rest)]
        self.labels: list[tuple[tuple[str, QFont, QColor], ...]] = []
        for output in live.outputs:
            label = QCoreApplication.translate("Indicators", output.label) if output.label else ""
            color = colors.t2 if output.draw is Draw.VOLUME else colors.t3
            self.labels.append(((label, font, color),) if label else ())
        self.colors = [colors.series(output.color) if output.color else colors.t2 for output in live.outputs]


LEGEND_PX = 11


def _value_text(model: ChartModel, pane: Pane, value: float) -> str:
    if pane.unit is Unit.VOLUME:
        return model.volume_text(value) if is_finite(value) else format_compact(value, model.desk.theme.units)
    return format_price(value, pane.decimals)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
