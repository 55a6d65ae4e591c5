"""The figures of the bar under the crosshair, else of the newest one, at the top of each pane."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont

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
from qosdesk.ui.chart.layout import Layout
from qosdesk.ui.chart.legend_line import Group, LegendLine, Names
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.pieces import Piece, Pieces
from qosdesk.ui.chart.toolbar import interval_text
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD

_SECOND_PX = 25
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
        self._layout: Layout | None = None
        self._fixed: dict[Choice, _Fixed] = {}
        self._names: list[Names] = []
        self._units = ("", "")
        self._lines: list[LegendLine] = []

    def clear(self) -> None:
        """The language or the fonts changed."""
        self._fixed.clear()
        self._layout = None

    def pieces(self, frame: Frame, inks: Inks) -> Pieces:
        """Line 1: the bar; line 2: overlays; below, each pane's own."""
        model = self._model
        if model.symbol is None:
            return {}
        if inks is not self._inks or self._layout != frame.layout:
            self._begin(frame.layout, inks)
        index = legend_index(model, frame)
        figures = figures_at(model, index) if index is not None else None
        bar_line, over_line, *lines = self._lines
        found: Pieces = {"bar": self._piece(bar_line, self._bar(frame, figures))}
        if index is None or figures is None or model.series is None:
            return found
        row, theme = index - model.series.first, model.desk.theme
        groups = legend_words(frame, index, theme) if frame.compared else []
        for one in frame.panes[0].drawn:
            groups += self._indicator(frame.panes[0], one.live, row, inks, figures.bar)
        found["overlays"] = self._piece(over_line, groups)
        for number, (pane, line) in enumerate(zip(frame.panes[1:], lines, strict=False), 1):
            groups = []
            for one in pane.drawn:
                groups += self._indicator(pane, one.live, row, inks, figures.bar)
            if pane.unit is Unit.VOLUME and model.symbol.market in _SHARES:
                unit = self._units[lot_shares(model.symbol) > 1]
                groups.append(((), unit, theme.font(LEGEND_PX), inks.of.t3))
            found[f"pane {number}"] = self._piece(line, groups)
        return found

    def _begin(self, layout: Layout, inks: Inks) -> None:
        """New lines, in other places or colours."""
        if inks is not self._inks:
            self._fixed.clear()
        names = (_tr("O"), _tr("H"), _tr("L"), _tr("C"), _tr("Vol"), _tr("Ampl."))
        font, color = self._model.desk.theme.font(12), inks.of.t3
        self._names = [((name, font, color),) for name in names]
        self._units = (_tr("shares"), _tr("lots"))
        self._layout, self._inks, meter, dpr = layout, inks, self._meter, layout.dpr
        limit, middle = layout.plot_right - round(4 * dpr), round(_SECOND_PX * dpr)
        self._lines = [
            LegendLine(meter, dpr, (0, middle - 1), 18, limit),
            LegendLine(meter, dpr, (middle, layout.legend - 1), 12, limit),
            *(
                LegendLine(meter, dpr, (band.top, band.plot - 1), 14, layout.plot_right)
                for band in layout.bands[1:]
            ),
        ]

    def _piece(self, line: LegendLine, groups: list[Group]) -> Piece:
        assert self._inks is not None
        words = line.set(groups)
        bounds = (0, line.rows[0], line.right, line.rows[1])
        return Piece(bounds, (), words, ground=self._inks.of.bg1, still=line.names)

    def _bar(self, frame: Frame, figures: Figures | None) -> list[Group]:
        model, decimals = self._model, frame.decimals
        theme = model.desk.theme
        colors, font, strong = theme.c, theme.font(12), theme.font(12, MEDIUM)
        title = ((str(model.symbol), theme.font(12, SEMIBOLD), colors.t1),)
        groups: list[Group] = [(title, interval_text(model.interval), font, colors.t2)]
        if model.loading.adjusted:
            groups.append(((), _tr("adj."), font, colors.t2))
        if figures is None:
            return groups
        bar = figures.bar
        color = theme.direction(bar.close - bar.open)
        *names, volume, amplitude = self._names
        prices = (bar.open, bar.high, bar.low, bar.close)
        groups += [
            (name, format_price(price, decimals), font, color)
            for name, price in zip(names, prices, strict=True)
        ]
        if is_finite(figures.change):
            text = f"{format_change(figures.change, decimals)} ({format_percent(figures.change_fraction)})"
            groups.append(((), text, font, theme.direction(round(figures.change, decimals))))
        groups.append((volume, model.volume_text(bar.volume), strong, colors.t1))
        if is_finite(figures.amplitude):
            groups.append((amplitude, format_ratio(figures.amplitude), strong, colors.t1))
        return groups

    def _indicator(self, pane: Pane, live: Indicator, row: int, inks: Inks, bar: Bar) -> list[Group]:
        model, colors = self._model, inks.of
        font = model.desk.theme.font(LEGEND_PX)
        if live.message:
            return [
                ((), live.kind.legend(live.choice) or live.kind.name, font, colors.t2),
                ((), message_words(live.message), font, colors.t3),
            ]
        fixed = self._fixed.get(live.choice)
        if fixed is None:
            fixed = self._fixed[live.choice] = _Fixed(live, font, inks)
        groups: list[Group] = [(fixed.title, "", font, colors.t2)] if fixed.title else []
        for output, label, color, value in zip(
            live.outputs, fixed.labels, fixed.colors, live.rows(row, row + 1)[:, 0].tolist(), strict=True
        ):
            if output.draw is Draw.VOLUME:
                color = colors.up if bar.close >= bar.open else colors.down
            elif output.draw is Draw.HISTOGRAM:
                color = colors.up if value >= 0 else colors.down
            groups.append((label, _value_text(model, pane, value), font, color))
        return groups


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
        self.labels: list[Names] = []
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
