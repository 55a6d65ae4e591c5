"""Where candles lie, in whole device pixels. Pure numpy: no Qt, no state.

Rectangles are int32 arrays of shape (n, 4) with columns x1, y1, x2, y2, both ends inclusive: the memory layout of an
array of QRect. x grows to the right, y downwards. Logical bar indexes come from `BarSeries` (`first + row`).
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


@dataclass(frozen=True, slots=True)
class ValueScale:
    """Value <-> device pixel row: `low` at `bottom`, `high` at `top`."""

    low: float
    high: float
    top: int
    bottom: int

    def y(self, value: float) -> int:
        """Pixel row of a value, clipped far outside the screen."""
        at = self.bottom - math.floor(
            (value - self.low) / (self.high - self.low) * (self.bottom - self.top) + 0.5
        )
        return min(max(at, -_FAR), _FAR)

    def ys(self, values: Floats) -> Rows:
        """Pixel rows of values."""
        factor = (self.bottom - self.top) / (self.high - self.low)
        rows = self.bottom - np.floor((values - self.low) * factor + 0.5)
        found: Rows = np.clip(rows, -_FAR, _FAR).astype(np.int64)
        return found

    def ys_exact(self, values: Floats) -> Floats:
        """Unrounded positions, for lines; a pixel's middle is at .5."""
        factor = (self.bottom - self.top) / (self.high - self.low)
        found: Floats = np.clip(self.bottom - (values - self.low) * factor + 0.5, -_FAR, _FAR)
        return found

    def y_exact(self, value: float) -> float:
        """Unrounded position; a pixel's middle is at .5."""
        return self.bottom - (value - self.low) * (self.bottom - self.top) / (self.high - self.low) + 0.5

    def value_at(self, y: float) -> float:
        """Value at a pixel row."""
        return self.low + (self.bottom - y) / (self.bottom - self.top) * (self.high - self.low)


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


@dataclass(frozen=True, slots=True)
class Candles:
    """Rectangles by direction of close against open; an unchanged bar counts as up."""

    up: Ints
    down: Ints


def candles(
    time: TimeScale,
    price: ValueScale,
    first: int,
    open_: Floats,
    high: Floats,
    low: Floats,
    close: Floats,
    hollow: bool,
) -> Candles:
    """Candles of consecutive bars, one pixel wide wicks in the middle of odd bodies; columns when dense.

    Args:
        time: where bars are.
        price: where prices are.
        first: logical index of the first row.
        open_: shape (n,), as the others.
        high: see `open_`.
        low: see `open_`.
        close: see `open_`.
        hollow: draw rising bodies as outlines.
    """
    if time.is_dense:
        return _columns(time, price, first, open_, high, low, close)
    x = time.centers(first, len(open_))
    half = body_width(time.step) // 2
    y_open, y_close, y_high, y_low = (price.ys(values) for values in (open_, close, high, low))
    top, bottom = np.minimum(y_open, y_close), np.maximum(y_open, y_close)
    rising = close >= open_
    wick = np.stack((x, y_high, x, y_low), axis=1).astype(np.int32)
    body = np.stack((x - half, top, x + half, bottom), axis=1).astype(np.int32)
    falling = ~rising
    down = np.concatenate((wick[falling], body[falling]))
    if hollow and half:
        up = _outlines(x[rising], half, top[rising], bottom[rising], y_high[rising], y_low[rising])
    else:
        up = np.concatenate((wick[rising], body[rising]))
    return Candles(up, down)


def _outlines(x: Rows, half: int, top: Rows, bottom: Rows, y_high: Rows, y_low: Rows) -> Ints:
    """Hollow bodies: four edges, and a wick that stops at them."""
    left, right = x - half, x + half
    above, below = y_high < top, y_low > bottom
    parts = (
        np.stack((left, top, right, top), axis=1),
        np.stack((left, bottom, right, bottom), axis=1),
        np.stack((left, top, left, bottom), axis=1),
        np.stack((right, top, right, bottom), axis=1),
        np.stack((x, y_high, x, top - 1), axis=1)[above],
        np.stack((x, bottom + 1, x, y_low), axis=1)[below],
    )
    return np.concatenate(parts).astype(np.int32)


def column_starts(time: TimeScale, first: int, count: int) -> tuple[Rows, Rows]:
    """For a dense scale: the rows at which a new pixel column begins, and those columns.

    Costs as much as there are columns, however many bars share them.
    """
    if not count:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    step = time.step
    begin, end = math.floor(first * step), math.floor((first + count - 1) * step)
    column = np.arange(begin, end + 1)
    index = np.ceil(column / step).astype(np.int64)
    # Rounding may miss the first bar of a column by one.
    index -= np.floor((index - 1) * step) >= column
    index += np.floor(index * step) < column
    index = np.maximum(index, first)
    held = np.floor(index * step) == column
    return index[held] - first, column[held] - time.origin


def _columns(
    time: TimeScale, price: ValueScale, first: int, open_: Floats, high: Floats, low: Floats, close: Floats
) -> Candles:
    if not len(open_):
        empty = np.empty((0, 4), dtype=np.int32)
        return Candles(empty, empty)
    starts, x = column_starts(time, first, len(open_))
    ends = np.append(starts[1:], len(open_)) - 1
    y_high = price.ys(np.maximum.reduceat(high, starts))
    y_low = price.ys(np.minimum.reduceat(low, starts))
    rects = np.stack((x, y_high, x, y_low), axis=1).astype(np.int32)
    rising = close[ends] >= open_[starts]
    return Candles(rects[rising], rects[~rising])


def volume_bars(
    time: TimeScale, scale: ValueScale, first: int, open_: Floats, close: Floats, volume: Floats
) -> Candles:
    """Bars from the pane's bottom, as wide as bodies, coloured as candles; the largest of a column when dense."""
    if not len(volume):
        empty = np.empty((0, 4), dtype=np.int32)
        return Candles(empty, empty)
    if time.is_dense:
        starts, x = column_starts(time, first, len(volume))
        ends = np.append(starts[1:], len(volume)) - 1
        rising, sizes, half = close[ends] >= open_[starts], np.maximum.reduceat(volume, starts), 0
    else:
        x = time.centers(first, len(volume))
        rising, sizes, half = close >= open_, volume, body_width(time.step) // 2
    bottom = np.full(len(x), scale.bottom)
    rects = np.stack((x - half, np.minimum(scale.ys(sizes), bottom), x + half, bottom), axis=1).astype(
        np.int32
    )
    traded = sizes > 0
    return Candles(rects[rising & traded], rects[~rising & traded])


def segments(x: Rows, scale: ValueScale, values: Floats) -> Floats:
    """A curve as lines: float64 of shape (m, 4), the layout of an array of QLineF. Points that are NaN are left out.

    Args:
        x: pixel columns of the points, ascending.
        scale: where values are.
        values: shape as `x`.
    """
    known = np.isfinite(values)
    xs, ys = x[known] + 0.5, scale.ys_exact(values[known])
    out = np.empty((max(0, len(xs) - 1), 4))
    if len(xs) > 1:
        out[:, 0], out[:, 1], out[:, 2], out[:, 3] = xs[:-1], ys[:-1], xs[1:], ys[1:]
    return out


def dashes(start: int, stop: int, on: int, off: int) -> tuple[Rows, Rows]:
    """First and last pixels of the dashes of a line from `start` up to `stop` (exclusive)."""
    begin = np.arange(start, max(start, stop), on + off)
    return begin, np.minimum(begin + on - 1, stop - 1)
