"""One painting's layout: panes, scales, visible bars. Built before anything is drawn; hit tests read it too."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from qosdesk.indicators.spec import Draw, Unit, Where
from qosdesk.ui.chart.axes import log_ticks, ticks, value_step
from qosdesk.ui.chart.bars import Bars, extremes, heikin_ashi, visible_bars
from qosdesk.ui.chart.compare.comparison import ComparedLine
from qosdesk.ui.chart.curves import Drawn, Stretch
from qosdesk.ui.chart.geometry import Floats, TimeScale, ValueScale
from qosdesk.ui.chart.layout import Band, Layout
from qosdesk.ui.chart.model import Axis, ChartModel, Style

_PAD: Final = 0.07
_PAD_LOW: Final = 0.05
_LABEL_PX_LOW: Final = 26
"""Least distance of the labels of a lower pane."""


@dataclass(frozen=True, slots=True)
class Pane:
    """What one pane shows.

    Attributes:
        band: its rows.
        scale: value <-> row.
        ticks: values of grid lines and labels.
        decimals: of its labels.
        unit: of its values.
        drawn: indicators in it.
    """

    band: Band
    scale: ValueScale
    ticks: tuple[float, ...]
    decimals: int
    unit: Unit
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a painting shows.

    Attributes:
        layout: where the panes are.
        time: logical index <-> column.
        panes: the price pane, then the others from the top.
        first: logical index of the first visible bar.
        row: its row in the series.
        count: visible bars.
        bars: what to draw of them, None without any.
        heikin: Heikin-Ashi prices for `bars`, in that style and while bars are not dense.
        base: price that is 0 % of a percent axis, NaN on other axes.
        compared: lines of other symbols.
        extremes: lowest and highest price of the visible bars.
        chars: characters of the price labels.
    """

    layout: Layout
    time: TimeScale
    panes: tuple[Pane, ...]
    first: int
    row: int
    count: int
    bars: Bars | None
    heikin: tuple[Floats, Floats, Floats, Floats] | None
    base: float
    compared: tuple[ComparedLine, ...] = ()
    extremes: tuple[float, float] = (math.nan, math.nan)
    chars: int = 0

    @property
    def price(self) -> ValueScale:
        """The price pane's scale."""
        return self.panes[0].scale

    @property
    def decimals(self) -> int:
        """Decimals of prices."""
        return self.panes[0].decimals

    # What tools map by, in device pixels, exact: through whatever scale is in force.

    def x_of(self, index: float) -> float:
        """Pixel column of a (fractional) logical index; a bar's middle for a whole one."""
        return index * self.time.step - self.time.origin + 0.5

    def index_at(self, x: float) -> float:
        """Fractional logical index at a pixel column."""
        return self.time.index_at(x - 0.5)

    def y_of(self, price: float) -> float:
        """Pixel row of a price."""
        return self.price.y_exact(price)

    def price_at(self, y: float) -> float:
        """Price at a pixel row."""
        return self.price.value_at(y - 0.5)

    def index_near(self, x_px: float) -> int | None:
        """Logical index of the bar nearest to a logical column, None without bars in view."""
        if not self.count:
            return None
        index = round(self.time.index_at(x_px * self.layout.dpr - 0.5))
        return min(max(index, self.first), self.first + self.count - 1)

    def pane_at(self, y: float) -> Pane | None:
        """The pane of a device pixel row, None on the time axis."""
        for pane in self.panes:
            if pane.band.top <= y <= pane.band.bottom:
                return pane
        return None


def build_frame(model: ChartModel, width_px: float, height_px: float, dpr: float) -> Frame:
    """Lay out the model for a view of that logical size."""
    series, decimals = model.series, model.decimals
    below = [live for live in model.indicators if live.kind.where is Where.PANE]
    chars = price_chars(model)
    layout = Layout.of(width_px, height_px, dpr, chars, model.shares_of(len(below)))
    model.view.resize(layout.plot_right + 1)
    model.sync()
    time = model.view.scale
    first = row = count = 0
    if series is not None and len(series) and model.symbol is not None:
        first, stop = time.visible(series.first, series.first + len(series))
        row, count = first - series.first, stop - first
    if series is None or not count or model.symbol is None:
        scales = [ValueScale(0.0, 1.0, *band.span) for band in layout.bands]
        empty = (
            Pane(band, scale, (), 2, Unit.PRICE, ()) for band, scale in zip(layout.bands, scales, strict=True)
        )
        return Frame(layout, time, tuple(empty), first, row, 0, None, None, math.nan)
    bars = visible_bars(series, model.pyramid, time, first, count)
    heikin = None
    if model.style is Style.HEIKIN and len(bars.x) == count:
        heikin = heikin_ashi(series, first, count)
    base = float(series.close[row]) if model.in_percent else math.nan
    compared = model.comparison.lines(series, time, first, count, base)
    stretch = Stretch(time, series.first, first, count, bars, len(series) - row - count)
    over = tuple([Drawn(live, stretch) for live in model.indicators if live.kind.where is Where.PRICE])
    low, high = lowest, highest = extremes(series, model.pyramid, first, count)
    if heikin is not None:
        low, high = min(low, float(heikin[2].min())), max(high, float(heikin[1].max()))
    for line in compared:
        if len(line.values):
            low, high = min(low, float(line.values.min())), max(high, float(line.values.max()))
    panes = [_price_pane(model, layout, low, high, over, base)]
    for band, live in zip(layout.bands[1:], below, strict=False):
        panes.append(_lower_pane(Drawn(live, stretch), band, bars, dpr, decimals))
    reach = (lowest, highest)
    return Frame(layout, time, tuple(panes), first, row, count, bars, heikin, base, compared, reach, chars)


def price_chars(model: ChartModel) -> int:
    """Characters of the price labels, by the newest price."""
    series = model.series
    return len(f"{series.close[-1]:,.{model.decimals}f}") if series is not None and len(series) else 6


def _price_pane(
    model: ChartModel,
    layout: Layout,
    low: float,
    high: float,
    over: tuple[Drawn, ...],
    base: float,
) -> Pane:
    decimals, band = model.decimals, layout.bands[0]
    log = model.axis is Axis.LOG and low > 0 and not base > 0
    low, high = _padded(low, high, decimals, model, log)
    scale = ValueScale(low, high, *band.span, log=log)
    height = (band.bottom - band.plot) / layout.dpr
    if log:
        values = log_ticks(low, high, height, decimals)
    elif base > 0:
        step = value_step((high - low) / base * 100, height, 2)
        found = ticks((low / base - 1) * 100, (high / base - 1) * 100, step)
        values = [base * (1 + percent / 100) for percent in found]
    else:
        values = ticks(low, high, value_step(high - low, height, decimals))
    return Pane(band, scale, tuple(values), decimals, Unit.PRICE, over)


def _lower_pane(one: Drawn, band: Band, bars: Bars, dpr: float, decimals: int) -> Pane:
    kind = one.live.kind
    if kind.unit is not Unit.PRICE:
        decimals = 2
    draws = [output.draw for output in one.live.outputs]
    if Draw.VOLUME in draws:
        high = max(float(bars.volume.max()), 1e-9)
        return Pane(band, ValueScale(0.0, high, *band.span), (), decimals, kind.unit, (one,))
    low, high = one.range if kind.bounds is None else kind.bounds
    if not low <= high:
        low, high = 0.0, 1.0
    if Draw.HISTOGRAM in draws:
        low, high = min(low, 0.0), max(high, 0.0)
    span = high - low or max(abs(high), 1.0) * 0.02
    low, high = low - span * _PAD_LOW, high + span * _PAD_LOW
    scale = ValueScale(low, high, *band.span)
    step = value_step(high - low, (band.bottom - band.plot) / dpr, decimals, _LABEL_PX_LOW)
    return Pane(band, scale, tuple(ticks(low, high, step)), decimals, kind.unit, (one,))


def _padded(low: float, high: float, decimals: int, model: ChartModel, log: bool) -> tuple[float, float]:
    if model.price_range is not None:
        low, high = model.price_range
        return (max(low, high * 1e-6), high) if log else (low, high)
    span = high - low
    if span <= 0:
        # A single price: some steps of its last decimal around it.
        span = max(10 * 10.0**-decimals, abs(high) * 0.002)
        low, high = low - span / 2, high + span / 2
        return (max(low, high / 2), high) if log else (low, high)
    if log:
        ratio = (high / low) ** _PAD
        return (low / ratio, high * ratio)
    return (low - span * _PAD, high + span * _PAD)
