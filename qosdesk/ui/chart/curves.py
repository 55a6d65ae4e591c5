"""What an indicator shows of the rows in view: points of its lines, entries of its bars and dots. Pure numpy: no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from qosdesk.indicators.live import REDUCED_FACTORS, Indicator
from qosdesk.indicators.spec import Draw
from qosdesk.ui.chart.bars import Bars
from qosdesk.ui.chart.geometry import Floats, Rows, TimeScale, column_starts

POINT_PX: Final = 4
"""Dense lines have a corner each so many pixels: more of them cost time and are not seen."""

_LINES: Final = frozenset((Draw.LINE, Draw.BAND))


class Stretch:
    """Bars in view; what is the same for all indicators over them is found once.

    Args:
        time: where bars are.
        series_first: logical index of row 0.
        first: logical index of the first bar.
        count: of bars, above 0.
        bars: what is drawn of the bars.
        after: bars of the series after these.
    """

    def __init__(
        self, time: TimeScale, series_first: int, first: int, count: int, bars: Bars, after: int
    ) -> None:
        self._after = after
        self.time = time
        self.row = first - series_first
        self.first = first
        self.count = count
        self.bars = bars
        self.factor = max((one for one in REDUCED_FACTORS if one * time.step <= 1.0), default=1)
        self._corners: tuple[Rows, Rows] | None = None

    @property
    def buckets(self) -> tuple[int, int]:
        """The first bucket of `factor` bars and the one after the last."""
        return self.first // self.factor, (self.first + self.count - 1) // self.factor + 1

    @property
    def corners(self) -> tuple[Rows, Rows]:
        """Where a dense line has its corners: bars from the first one, and pixel columns."""
        if self._corners is None:
            time, stride = self.time, max(1, math.ceil(POINT_PX / self.time.step))
            # Corners stay with their bars while the view moves, and lines go on beyond it as far as there are bars.
            at = np.arange(-self.first % stride - stride, self.count + stride, stride)
            at = at.clip(-self.row, self.count - 1 + self._after)
            x = np.floor((at + self.first) * time.step + 0.5).astype(np.int64) - time.origin
            self._corners = (at, x)
        return self._corners


@dataclass(frozen=True, slots=True)
class Shape:
    """What of an indicator is painted.

    Attributes:
        point_x: pixel columns of the lines' corners, ascending.
        lines: values at the corners, shape (outputs, corners).
        is_line: for each output whether it is one of lines.
        entry_x: pixel columns of bars and dots.
        entries: values of bars and dots, for each output; None for a line. The largest of a column when dense.
    """

    point_x: Rows
    lines: Floats
    is_line: tuple[bool, ...]
    entry_x: Rows
    entries: tuple[Floats | None, ...]


class Drawn:
    """One indicator over bars. A moved view paints little of it: what it looks like is found when asked for.

    Args:
        live: the indicator.
        stretch: the bars.

    Attributes:
        live: see above.
    """

    def __init__(self, live: Indicator, stretch: Stretch) -> None:
        self.live = live
        self._stretch = stretch

    @cached_property
    def values(self) -> Floats | None:
        """Of each bar, shape (outputs, bars); None where bars are taken together."""
        stretch = self._stretch
        return None if stretch.factor > 1 else self.live.rows(stretch.row, stretch.row + stretch.count)

    @cached_property
    def range(self) -> tuple[float, float]:
        """Lowest and highest value in view, NaN when none is known."""
        values = self.values
        if values is not None:
            return range_of(values, values)
        lows, highs, _ = self._buckets()
        return range_of(lows, highs)

    @cached_property
    def shape(self) -> Shape:
        """What is painted."""
        stretch, values = self._stretch, self.values
        if values is None:
            return self._reduced()
        time, bars = stretch.time, stretch.bars
        if not time.is_dense:
            return self._shape(bars.x, values, bars.x, values)
        at, point_x = stretch.corners
        entry_x, entries = point_x, values
        if self._has_entries:
            starts, entry_x = (
                (bars.starts, bars.x)
                if bars.starts is not None
                else column_starts(time, stretch.first, stretch.count)
            )
            entries = values if len(starts) == stretch.count else _largest(values, values, starts)
        # Beside the view, too.
        lead, stop = int(at[0]), max(int(at[-1]) + 1, stretch.count)
        around = self.live.rows(stretch.row + min(lead, 0), stretch.row + stop)
        return self._shape(point_x, around.take(at - min(lead, 0), axis=1), entry_x, entries)

    def _buckets(self) -> tuple[Floats, Floats, Floats]:
        """Lows, highs and last values, each of shape (outputs, buckets)."""
        buckets = self.live.reduced(*self._stretch.buckets, self._stretch.factor)
        lows, highs, lasts = (np.array([one[at] for one in buckets]) for at in range(3))
        return lows, highs, lasts

    @property
    def _has_entries(self) -> bool:
        return any(one.draw not in _LINES for one in self.live.outputs)

    def _reduced(self) -> Shape:
        """Where the program's buckets of bars are taken for bars."""
        stretch = self._stretch
        (begin, stop), factor, time = stretch.buckets, stretch.factor, stretch.time
        lows, highs, lasts = self._buckets()
        wide = TimeScale(time.step * factor, time.origin, time.width)
        stride = max(1, math.ceil(POINT_PX / wide.step))
        at = np.arange(-begin % stride, stop - begin, stride)
        at = np.concatenate(((0,), at, (stop - begin - 1,)))
        point_x = np.floor((at + begin) * wide.step).astype(np.int64) - time.origin
        points = lasts.take(at, axis=1)
        entry_x, entries = point_x, points
        if self._has_entries:
            starts, entry_x = column_starts(wide, begin, stop - begin)
            entries = _largest(lows, highs, starts)
        return self._shape(point_x, points, entry_x, entries)

    def _shape(self, point_x: Rows, points: Floats, entry_x: Rows, entries: Floats) -> Shape:
        are_lines = tuple([one.draw in _LINES for one in self.live.outputs])
        found = tuple([None if is_line else one for one, is_line in zip(entries, are_lines, strict=True)])
        return Shape(point_x, points, are_lines, entry_x, found)


def range_of(lows: Floats, highs: Floats) -> tuple[float, float]:
    """Lowest and highest value of some columns, NaN when none is known."""
    if not lows.size:
        return math.nan, math.nan
    low, high = float(lows.min()), float(highs.max())
    if math.isfinite(low) and math.isfinite(high):
        return low, high
    # Leaving out what is not known takes several times as long.
    return float(np.fmin.reduce(lows, axis=None)), float(np.fmax.reduce(highs, axis=None))


def _largest(lows: Floats, highs: Floats, starts: Rows) -> Floats:
    """The value furthest from zero of each column of pixels."""
    bottom, top = np.fmin.reduceat(lows, starts, axis=1), np.fmax.reduceat(highs, starts, axis=1)
    found: Floats = np.where(top >= -bottom, top, bottom)
    return found
