"""What an indicator shows of the rows in view: points of its lines, entries of its bars and dots. Pure numpy: no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosdesk.indicators.live import REDUCED_FACTORS, Indicator
from qosdesk.indicators.spec import Draw
from qosdesk.ui.chart.bars import Bars
from qosdesk.ui.chart.geometry import Floats, Rows, TimeScale, column_starts

POINT_PX: Final = 4
"""Dense lines have a corner each so many pixels: more of them cost time and are not seen."""

_LINES: Final = frozenset((Draw.LINE, Draw.BAND))


@dataclass(frozen=True, slots=True)
class Drawn:
    """One indicator's values in view.

    Attributes:
        live: whose.
        point_x: pixel columns of the lines' corners, ascending.
        lines: values at the corners, shape (outputs, corners).
        is_line: for each output whether it is one of lines.
        entry_x: pixel columns of bars and dots.
        entries: values of bars and dots, for each output; None for a line. The largest of a column when dense.
        low: lowest value in view, NaN when none is known.
        high: highest value in view.
        values: of each bar, shape (outputs, bars); None where bars are taken together.
    """

    live: Indicator
    point_x: Rows
    lines: Floats
    is_line: tuple[bool, ...]
    entry_x: Rows
    entries: tuple[Floats | None, ...]
    low: float
    high: float
    values: Floats | None = None


class Stretch:
    """Bars in view; what is the same for all indicators over them is found once.

    Args:
        time: where bars are.
        series_first: logical index of row 0.
        first: logical index of the first bar.
        count: of bars, above 0.
        bars: what is drawn of the bars.
    """

    def __init__(self, time: TimeScale, series_first: int, first: int, count: int, bars: Bars) -> None:
        self.time = time
        self.row = first - series_first
        self.first = first
        self.count = count
        self.bars = bars
        self.factor = max((one for one in REDUCED_FACTORS if one * time.step <= 1.0), default=1)
        self._corners: tuple[Rows, Rows] | None = None

    @property
    def corners(self) -> tuple[Rows, Rows]:
        """Where a dense line has its corners: bars from the first one, and pixel columns."""
        if self._corners is None:
            time, stride = self.time, max(1, math.ceil(POINT_PX / self.time.step))
            # Corners stay with their bars while the view moves; the first and the last bar in view have one, too.
            at = np.arange(-self.first % stride - stride, self.count + stride, stride)
            at[0], at[-1] = 0, self.count - 1
            np.clip(at, 0, self.count - 1, out=at)
            x = np.floor((at + self.first) * time.step + 0.5).astype(np.int64) - time.origin
            self._corners = (at, x)
        return self._corners


def drawn(live: Indicator, stretch: Stretch, ranged: bool = True) -> Drawn:
    """An indicator's values over bars.

    Args:
        live: the indicator.
        stretch: the bars.
        ranged: whether the lowest and the highest value are wanted.
    """
    time, count, bars = stretch.time, stretch.count, stretch.bars
    if stretch.factor > 1:
        return _reduced(live, time, stretch.first, count, stretch.factor)
    columns = live.rows(stretch.row, stretch.row + count)
    low, high = range_of(columns, columns) if ranged else (math.nan, math.nan)
    if not time.is_dense:
        return _sorted_out(live, bars.x, columns, bars.x, columns, low, high, columns)
    at, point_x = stretch.corners
    entry_x, entries = point_x, columns
    if any(one.draw not in _LINES for one in live.outputs):
        starts, entry_x = (
            (bars.starts, bars.x) if bars.starts is not None else column_starts(time, stretch.first, count)
        )
        entries = columns if len(starts) == count else _largest(columns, columns, starts)
    return _sorted_out(live, point_x, columns.take(at, axis=1), entry_x, entries, low, high, columns)


def _reduced(live: Indicator, time: TimeScale, first: int, count: int, factor: int) -> Drawn:
    begin, stop = first // factor, (first + count - 1) // factor + 1
    buckets = live.reduced(begin, stop, factor)
    lows, highs, lasts = (np.array([one[at] for one in buckets]) for at in range(3))
    low, high = range_of(lows, highs)
    wide = TimeScale(time.step * factor, time.origin, time.width)
    stride = max(1, math.ceil(POINT_PX / wide.step))
    at = np.arange(-begin % stride, stop - begin, stride)
    at = np.concatenate(((0,), at, (stop - begin - 1,)))
    point_x = np.floor((at + begin) * wide.step).astype(np.int64) - time.origin
    points = lasts.take(at, axis=1)
    entry_x, entries = point_x, points
    if any(one.draw not in _LINES for one in live.outputs):
        starts, entry_x = column_starts(wide, begin, stop - begin)
        entries = _largest(lows, highs, starts)
    return _sorted_out(live, point_x, points, entry_x, entries, low, high)


def _sorted_out(
    live: Indicator,
    point_x: Rows,
    points: Floats,
    entry_x: Rows,
    entries: Floats,
    low: float,
    high: float,
    values: Floats | None = None,
) -> Drawn:
    are_lines = tuple([one.draw in _LINES for one in live.outputs])
    return Drawn(
        live,
        point_x,
        points,
        are_lines,
        entry_x,
        tuple([None if is_line else one for one, is_line in zip(entries, are_lines, strict=True)]),
        low,
        high,
        values,
    )


def range_of(lows: Floats, highs: Floats) -> tuple[float, float]:
    """Lowest and highest value of some columns, NaN when none is known."""
    if not lows.size:
        return math.nan, math.nan
    return float(np.fmin.reduce(lows, axis=None)), float(np.fmax.reduce(highs, axis=None))


def _largest(lows: Floats, highs: Floats, starts: Rows) -> Floats:
    """The value furthest from zero of each column of pixels."""
    bottom, top = np.fmin.reduceat(lows, starts, axis=1), np.fmax.reduceat(highs, starts, axis=1)
    found: Floats = np.where(top >= -bottom, top, bottom)
    return found
