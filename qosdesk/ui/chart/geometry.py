"""Scales of a chart: bars and values <-> device pixels. Pure numpy: no Qt, no state.

x grows to the right, y downwards. Logical bar indexes come from `BarSeries` (`first + row`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

DENSE_STEP: Final = 2.0
"""At this step or less one column is drawn per pixel."""

_FAR: Final = 30_000
"""Pixels are clipped here, far outside any screen, so that a scaled axis cannot overflow the painter."""

_STEPS: Final = (3, 4, 5, 7, 9, 11, 13, 14)
"""Whole steps in which an odd body and its gap fit without a rest; from 14 every step looks right."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Logical index <-> device pixel column.

    Attributes:
        step: pixels per bar; whole above `DENSE_STEP`, so that all gaps are equal.
        origin: pixel column of index 0 is `-origin`; whole, so that panning does not make candles shimmer.
        width: of the plot.
    """

    step: float
    origin: int
    width: int

    @property
    def is_dense(self) -> bool:
        """Whether bars share pixel columns."""
        return self.step <= DENSE_STEP

    def center(self, index: float) -> int:
        """Middle pixel column of a bar."""
        return math.floor(index * self.step + 0.5) - self.origin

    def centers(self, first: int, count: int) -> Rows:
        """Middle pixel columns of consecutive bars."""
        found: Rows = (
            np.floor(np.arange(first, first + count) * self.step + 0.5).astype(np.int64) - self.origin
        )
        return found

    def index_at(self, x: float) -> float:
        """Fractional index at a pixel column."""
        return (x + self.origin) / self.step

    def visible(self, first: int, end: int) -> tuple[int, int]:
        """The part `[start, stop)` of the logical range `[first, end)` of which a pixel can be on the plot."""
        start = max(first, math.floor(self.index_at(0) - 0.5))
        stop = min(end, math.ceil(self.index_at(self.width) + 0.5) + 1)
        return (start, max(start, stop))


class ValueScale:
    """Value <-> device pixel row: `low` at `bottom`, `high` at `top`.

    Args:
        low: value at the bottom.
        high: value at the top, above `low`.
        top: pixel row.
        bottom: pixel row, below `top`.
        log: equal ratios take equal heights; `low` must be above 0.
    """

    __slots__ = ("_factor", "_zero", "bottom", "high", "log", "low", "top")

    def __init__(self, low: float, high: float, top: int, bottom: int, log: bool = False) -> None:
        self.low, self.high, self.top, self.bottom, self.log = low, high, top, bottom, log
        base, end = (math.log(low), math.log(high)) if log else (low, high)
        self._factor = (top - bottom) / (end - base)
        # Row of the value 0 (log: of 1), where a pixel's middle is at .5.
        self._zero = bottom + 0.5 - base * self._factor

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ValueScale):
            return NotImplemented
        return (self.low, self.high, self.top, self.bottom, self.log) == (
            other.low,
            other.high,
            other.top,
            other.bottom,
            other.log,
        )

    def __hash__(self) -> int:
        return hash((self.low, self.high, self.top, self.bottom, self.log))

    def y_exact(self, value: float) -> float:
        """Unrounded position; a pixel's middle is at .5."""
        if self.log:
            value = math.log(value) if value > 0 else -math.inf
        return min(max(value * self._factor + self._zero, -_FAR), _FAR)

    def y(self, value: float) -> int:
        """Pixel row of a value, clipped far outside the screen."""
        return math.floor(self.y_exact(value))

    def ys(self, values: Floats) -> Ints:
        """Pixel rows of values."""
        exact = self.ys_exact(values)
        np.floor(exact, out=exact)
        return exact.astype(np.int32)

    def ys_exact(self, values: Floats) -> Floats:
        """Unrounded positions, for lines; a pixel's middle is at .5. NaN stays NaN."""
        if self.log:
            with np.errstate(divide="ignore", invalid="ignore"):
                values = np.log(values)
        found: Floats = values * self._factor
        found += self._zero
        return found.clip(-_FAR, _FAR, out=found)

    def value_at(self, y: float) -> float:
        """Value at the middle of a pixel row."""
        value = (y + 0.5 - self._zero) / self._factor
        return math.exp(value) if self.log else value


def snap_step(step: float) -> float:
    """The nearest step that looks even (LOOK 6): fractional while dense, else one where body and gap fill it."""
    if step <= (DENSE_STEP + _STEPS[0]) / 2:
        return min(step, DENSE_STEP)
    if step >= _STEPS[-1]:
        return float(round(step))
    return float(min(_STEPS, key=lambda fit: abs(fit - step)))


def next_step(step: float, zoom_in: bool, factor: float = 1.2) -> float:
    """One notch closer or further, at least one even step away."""
    wanted = snap_step(step * factor if zoom_in else step / factor)
    if wanted == step and step > DENSE_STEP:
        at = [fit for fit in _STEPS if (fit > step if zoom_in else fit < step)]
        if zoom_in:
            return float(at[0]) if at else step + 1
        return float(at[-1]) if at else DENSE_STEP
    return DENSE_STEP * 1.5 if zoom_in and wanted == step == DENSE_STEP else wanted


def body_width(step: float) -> int:
    """Odd width of a candle's body: gap 1 up to body 3, 2 from body 5, a fifth of the step beyond (LOOK 6)."""
    width = 1
    while width + 2 + _gap(width + 2, step) <= step:
        width += 2
    return width


def _gap(body: int, step: float) -> int:
    return 1 if body <= 3 else max(2, int(step / 5))


def column_starts(time: TimeScale, first: int, count: int) -> tuple[Rows, Rows]:
    """For a dense scale: the rows at which a new pixel column begins, and those columns.

    Costs as much as there are columns, however many bars share them.
    """
    if not count:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    step = time.step
    if step >= 1.0:
        rows = np.arange(count)
        return rows, np.floor((rows + first) * step).astype(np.int64) - time.origin
    begin, end = math.floor(first * step), math.floor((first + count - 1) * step)
    column = np.arange(begin, end + 1)
    index = np.ceil(column / step).astype(np.int64)
    # Rounding may miss the first bar of a column by one.
    index -= np.floor((index - 1) * step) >= column
    index += np.floor(index * step) < column
    index = np.maximum(index, first)
    held = np.floor(index * step) == column
    return index[held] - first, column[held] - time.origin


def dashes(start: int, stop: int, on: int, off: int) -> tuple[Rows, Rows]:
    """First and last pixels of the dashes of a line from `start` up to `stop` (exclusive)."""
    begin = np.arange(start, max(start, stop), on + off)
    return begin, np.minimum(begin + on - 1, stop - 1)
