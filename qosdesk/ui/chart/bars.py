"""The bars in view as one entry a candle, or one a pixel column when they are denser. Pure numpy: no Qt.

However many bars there are, a view touches at most eight entries of the pyramid a pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosdesk.market.pyramid import Pyramid
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.geometry import Floats, Rows, TimeScale, body_width, column_starts

_WARM_UP: Final = 64
"""Heikin-Ashi opens forget half of the past with each bar: what lies before is below the last digit."""

_DIRECT_MAX: Final = 4096
"""So many bars are searched for their extremes as fast as the pyramid is."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What to draw, columns of shape (n,).

    Attributes:
        x: middle pixel columns.
        half: pixels of a body beside its middle; 0 when dense.
        open: of the first bar of the entry.
        high: the highest.
        low: the lowest.
        close: of the last bar of the entry.
        volume: the largest, an unknown one as 0.
        rows: rows of the series at which the entries begin.
        starts: where entries begin among the visible bars, None when they are not taken one by one from bars.
    """

    x: Rows
    half: int
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats
    rows: Rows
    starts: Rows | None


def visible_bars(
    series: BarSeries, pyramid: Pyramid, time: TimeScale, first: int, count: int, in_view: int = 0
) -> Bars:
    """Entries of the logical indexes `[first, first + count)`; `count` is above 0.

    When there are eight bars a pixel or more, a column begins and ends at whole buckets of the pyramid.

    Args:
        series: the bars.
        pyramid: over them.
        time: where they are.
        first: see above.
        count: see above.
        in_view: bars of the view of which these are a part, 0 for these.
    """
    row = first - series.first
    factor = 1
    if time.step < 1.0 and max(count, in_view) > _DIRECT_MAX:
        pyramid.sync()
        factor = pyramid.factor_for(1.0 / time.step)
    if factor > 1:
        return _from_buckets(series, pyramid, time, first, count, factor)
    rows = slice(row, row + count)
    open_, high, low, close = series.open[rows], series.high[rows], series.low[rows], series.close[rows]
    volume = known_volumes(series.volume[rows])
    if not time.is_dense:
        every = np.arange(row, row + count)
        half = body_width(time.step) // 2
        return Bars(time.centers(first, count), half, open_, high, low, close, volume, every, None)
    starts, x = column_starts(time, first, count)
    if len(starts) == count:
        return Bars(x, 0, open_, high, low, close, volume, starts + row, starts)
    ends = np.append(starts[1:], count) - 1
    return Bars(
        x,
        0,
        open_[starts],
        np.maximum.reduceat(high, starts),
        np.minimum.reduceat(low, starts),
        close[ends],
        np.maximum.reduceat(volume, starts),
        starts + row,
        starts,
    )


def _from_buckets(
    series: BarSeries, pyramid: Pyramid, time: TimeScale, first: int, count: int, factor: int
) -> Bars:
    begin, stop = first // factor, (first + count - 1) // factor + 1
    lows, highs, volumes = pyramid.buckets(factor, begin, stop)
    wide = TimeScale(time.step * factor, time.origin, time.width)
    starts, x = column_starts(wide, begin, stop - begin)
    # The rows at which each column's first bucket begins, and where the last one ends.
    opens = np.maximum((starts + begin) * factor - series.first, 0)
    ends = np.append(opens[1:], min(stop * factor - series.first, len(series))) - 1
    return Bars(
        x,
        0,
        series.open[opens],
        np.maximum.reduceat(highs, starts),
        np.minimum.reduceat(lows, starts),
        series.close[ends],
        np.maximum.reduceat(volumes, starts),
        opens,
        None,
    )


def extremes(series: BarSeries, pyramid: Pyramid, first: int, count: int) -> tuple[float, float]:
    """Lowest low and highest high of the logical indexes `[first, first + count)`; `count` is above 0."""
    if count <= _DIRECT_MAX:
        rows = slice(first - series.first, first - series.first + count)
        return float(series.low[rows].min()), float(series.high[rows].max())
    pyramid.sync()
    low, high, _ = pyramid.extremes(first, first + count)
    return low, high


def known_volumes(volumes: Floats) -> Floats:
    """Volumes to draw: an unknown one takes no height."""
    if math.isfinite(float(volumes.sum())):
        return volumes
    return np.where(np.isfinite(volumes), volumes, 0.0)


def heikin_ashi(series: BarSeries, first: int, count: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Heikin-Ashi open, high, low, close of the logical indexes `[first, first + count)`.

    The close is the mean of the four prices, the open the mean of the open and close before; the first bar of the
    series opens at the mean of its open and close.
    """
    row = first - series.first
    lead = min(row, _WARM_UP)
    rows = slice(row - lead, row + count)
    open_, high, low, close = series.open[rows], series.high[rows], series.low[rows], series.close[rows]
    mean = (open_ + high + low + close) / 4
    # open[n] = (open[n-1] + mean[n-1]) / 2: a sum of halves, doubled in reach at each pass.
    opens = np.empty_like(mean)
    opens[0] = (open_[0] + close[0]) / 2
    opens[1:] = mean[:-1] / 2
    reach = 1
    while reach < min(len(opens), 2 * _WARM_UP):
        shifted = opens[:-reach] * 0.5**reach
        opens[reach:] += shifted
        reach *= 2
    tops, bottoms = np.maximum(high, np.maximum(opens, mean)), np.minimum(low, np.minimum(opens, mean))
    return opens[lead:], tops[lead:], bottoms[lead:], mean[lead:]
