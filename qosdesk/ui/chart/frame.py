"""One painting's layout: panes, scales, visible bars. Built before anything is drawn; hit tests read it too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from qosdesk.domain.hours import zone_of
from qosdesk.ui.chart.axes import value_step
from qosdesk.ui.chart.geometry import Floats, Rows, TimeScale, ValueScale, column_starts
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.time_axis import Times, local_ms

LEGEND_PX: Final = 46
TIME_AXIS_PX: Final = 24
VOLUME_LEGEND_PX: Final = 20
_AXIS_PX_MIN: Final = 64
_AXIS_DIGIT_PX: Final = 7
_PAD: Final = 0.07
_VOLUME_SHARE: Final = 0.19


@dataclass(frozen=True, slots=True)
class Layout:
    """Edges in device pixels; `bottom`s are the last rows inside.

    Attributes:
        dpr: device pixels per logical one.
        width: of the whole view.
        height: of the whole view.
        plot_right: last column of the panes; the value axis begins after the hairline beside it.
        legend: first row below the legend.
        price_bottom: last row of the price pane.
        volume_top: first row of volume bars.
        volume_bottom: last row of the volume pane.
    """

    dpr: float
    width: int
    height: int
    plot_right: int
    legend: int
    price_bottom: int
    volume_top: int
    volume_bottom: int

    @classmethod
    def of(cls, width_px: float, height_px: float, dpr: float, label_chars: int) -> Layout:
        """For a view of that logical size whose price labels have that many characters."""
        width, height = round(width_px * dpr), round(height_px * dpr)
        axis = round(max(_AXIS_PX_MIN, label_chars * _AXIS_DIGIT_PX + 18) * dpr)
        legend = round(LEGEND_PX * dpr)
        bottom = height - round(TIME_AXIS_PX * dpr)
        volume = max(round(40 * dpr), round((bottom - legend) * _VOLUME_SHARE))
        if bottom - legend < round(170 * dpr):
            volume = 0
        price_bottom = bottom - volume - 1
        return cls(
            dpr,
            width,
            height,
            max(width - axis - 1, 10),
            legend,
            max(price_bottom, legend + 10),
            price_bottom + 2 + round(VOLUME_LEGEND_PX * dpr),
            bottom - 1,
        )

    @property
    def has_volume(self) -> bool:
        """Whether there is room for the volume pane."""
        return self.volume_top < self.volume_bottom


@dataclass(frozen=True, slots=True)
class Frame:
    """What a painting shows.

    Attributes:
        layout: where the panes are.
        time: logical index <-> column.
        price: price <-> row.
        volume: volume <-> row.
        first: logical index of the first visible row.
        row: its row in the series.
        count: visible rows.
        local: wall-clock times of the visible rows and, if there is one, of the row before: see `lead`.
        lead: 1 when `local` begins one row earlier, else 0.
        step: distance of the price labels.
        decimals: of prices.
        points: rows at which curves have a point, counted from `row`: all, or the last of each pixel column when dense.
        point_x: pixel columns of the points.
    """

    layout: Layout
    time: TimeScale
    price: ValueScale
    volume: ValueScale
    first: int
    row: int
    count: int
    local: Times
    lead: int
    step: float
    decimals: int
    points: Rows
    point_x: Rows

    @property
    def rows(self) -> slice:
        """The visible rows of the series' columns."""
        return slice(self.row, self.row + self.count)

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


def _points(time: TimeScale, first: int, count: int) -> tuple[Rows, Rows]:
    if not time.is_dense:
        return np.arange(count), time.centers(first, count)
    starts, x = column_starts(time, first, count)
    return np.append(starts[1:], count) - 1, x


def known_volumes(volumes: Floats) -> Floats:
    """Volumes to draw and to average: an unknown one takes no height."""
    found: Floats = np.nan_to_num(volumes, nan=0.0, posinf=0.0, neginf=0.0)
    return found


def build_frame(model: ChartModel, width_px: float, height_px: float, dpr: float) -> Frame:
    """Lay out the model for a view of that logical size."""
    decimals = model.decimals
    series = model.series
    chars = 6
    if series is not None and len(series):
        chars = len(f"{series.close[-1]:,.{decimals}f}")
    layout = Layout.of(width_px, height_px, dpr, chars)
    model.view.resize(layout.plot_right + 1)
    model.sync()
    time = model.view.scale
    first = row = count = lead = 0
    low, high, top_volume = 0.0, 1.0, 0.0
    local: Times = np.empty(0, dtype=np.int64)
    points = point_x = np.empty(0, dtype=np.int64)
    if series is not None and len(series) and model.symbol is not None:
        first, stop = time.visible(series.first, series.first + len(series))
        row, count = first - series.first, stop - first
        if count:
            visible = slice(row, row + count)
            low, high = float(np.min(series.low[visible])), float(np.max(series.high[visible]))
            top_volume = float(np.max(known_volumes(series.volume[visible])))
            lead = 1 if row else 0
            points, point_x = _points(time, first, count)
            local = local_ms(series.ts_ms[row - lead : row + count], zone_of(model.symbol.market))
    price = ValueScale(*_padded(low, high, decimals, model), layout.legend, layout.price_bottom)
    volume = ValueScale(0.0, max(top_volume, 1e-9), layout.volume_top, layout.volume_bottom)
    step = value_step(price.high - price.low, (price.bottom - price.top) / dpr, decimals)
    return Frame(layout, time, price, volume, first, row, count, local, lead, step, decimals, points, point_x)


def _padded(low: float, high: float, decimals: int, model: ChartModel) -> tuple[float, float]:
    if model.price_range is not None:
        return model.price_range
    span = high - low
    if span <= 0:
        # A single price: some steps of its last decimal around it.
        span = max(10 * 10.0**-decimals, abs(high) * 0.002)
        return (low - span / 2, high + span / 2)
    return (low - span * _PAD, high + span * _PAD)
