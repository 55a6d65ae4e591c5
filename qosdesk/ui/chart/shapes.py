"""Rectangles of bars in every style, by colour. Pure numpy: no Qt, no state.

Rectangles are int32 arrays of shape (n, 4) with columns x1, y1, x2, y2, both ends inclusive: the memory layout of an
array of QRect.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qosdesk.ui.chart.geometry import Floats, Ints, Rows, ValueScale


@dataclass(frozen=True, slots=True)
class UpDown:
    """Rectangles by direction of close against open; an unchanged bar counts as up."""

    up: Ints
    down: Ints


def rectangles(x1: Rows, y1: Ints, x2: Rows, y2: Ints | int) -> Ints:
    """Four columns as one array."""
    out = np.empty((len(x1), 4), dtype=np.int32)
    out[:, 0], out[:, 1], out[:, 2], out[:, 3] = x1, y1, x2, y2
    return out


def _split(rects: Ints, rising: NDArray[np.bool_]) -> UpDown:
    return UpDown(rects.take(rising.nonzero()[0], axis=0), rects.take((~rising).nonzero()[0], axis=0))


def columns(x: Rows, price: ValueScale, open_: Floats, high: Floats, low: Floats, close: Floats) -> UpDown:
    """From the highest to the lowest price, one pixel wide: dense bars."""
    top, bottom = price.ys(np.array((high, low)))
    return _split(rectangles(x, top, x, bottom), close >= open_)


def candles(
    x: Rows,
    half: int,
    price: ValueScale,
    open_: Floats,
    high: Floats,
    low: Floats,
    close: Floats,
    hollow: bool,
) -> UpDown:
    """Candles with one pixel wide wicks in the middle of odd bodies.

    Args:
        x: middle pixel columns, shape (n,).
        half: pixels of a body beside its middle.
        price: where prices are.
        open_: shape (n,), as the others.
        high: see `open_`.
        low: see `open_`.
        close: see `open_`.
        hollow: draw rising bodies as outlines.
    """
    y_open, y_close, y_high, y_low = price.ys(np.array((open_, close, high, low)))
    top, bottom = np.minimum(y_open, y_close), np.maximum(y_open, y_close)
    rising = close >= open_
    # Wicks, then bodies.
    both = np.concatenate((rectangles(x, y_high, x, y_low), rectangles(x - half, top, x + half, bottom)))
    found = _split(both, np.concatenate((rising, rising)))
    if hollow and half:
        up = _outlines(x[rising], half, top[rising], bottom[rising], y_high[rising], y_low[rising])
        return UpDown(up, found.down)
    return found


def _outlines(x: Rows, half: int, top: Ints, bottom: Ints, y_high: Ints, y_low: Ints) -> Ints:
    """Hollow bodies: four edges, and a wick that stops at them."""
    left, right = x - half, x + half
    above, below = y_high < top, y_low > bottom
    parts = (
        rectangles(left, top, right, top),
        rectangles(left, bottom, right, bottom),
        rectangles(left, top, left, bottom),
        rectangles(right, top, right, bottom),
        rectangles(x, y_high, x, top - 1)[above],
        rectangles(x, bottom + 1, x, y_low)[below],
    )
    return np.concatenate(parts)


def ohlc(
    x: Rows, half: int, price: ValueScale, open_: Floats, high: Floats, low: Floats, close: Floats
) -> UpDown:
    """A stroke from high to low, the open as a tick to the left, the close to the right."""
    y_open, y_close = price.ys(open_), price.ys(close)
    rising = close >= open_
    stroke = rectangles(x, price.ys(high), x, price.ys(low))
    left = rectangles(x - half, y_open, x, y_open)
    right = rectangles(x, y_close, x + half, y_close)
    falling = ~rising
    return UpDown(
        np.concatenate((stroke[rising], left[rising], right[rising])),
        np.concatenate((stroke[falling], left[falling], right[falling])),
    )


def volumes(x: Rows, half: int, scale: ValueScale, open_: Floats, close: Floats, volume: Floats) -> UpDown:
    """Bars from the pane's bottom, as wide as bodies, coloured as candles; none where nothing was traded."""
    tops = np.minimum(scale.ys(volume), scale.bottom)
    rects = rectangles(x - half, tops, x + half, scale.bottom)
    rising, traded = close >= open_, volume > 0
    if not traded.all():
        rects, rising = rects[traded], rising[traded]
    return _split(rects, rising)


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars from zero by sign, and by whether they are longer than the one before."""

    up_growing: Ints
    up_shrinking: Ints
    down_growing: Ints
    down_shrinking: Ints


def histogram(x: Rows, half: int, scale: ValueScale, values: Floats, before: Floats) -> Histogram:
    """Bars between zero and the values; an unknown value has none.

    Args:
        x: middle pixel columns, shape (n,).
        half: pixels beside the middle.
        scale: where values are.
        values: shape (n,), NaN where unknown.
        before: the value of the bar before each, NaN where unknown.
    """
    known = np.isfinite(values)
    if not known.all():
        x, values, before = x[known], values[known], before[known]
    ys, zero = scale.ys(values), scale.y(0.0)
    rects = rectangles(x - half, np.minimum(ys, zero), x + half, np.maximum(ys, zero))
    # 0 up growing, 1 up shrinking, 2 down growing, 3 down shrinking
    kinds = (np.abs(values) < np.abs(before)).view(np.int8) + 2 * (values < 0)
    order = kinds.argsort(kind="stable")
    rects = rects.take(order, axis=0)
    first, second, third = kinds.take(order).searchsorted((1, 2, 3)).tolist()
    return Histogram(rects[:first], rects[first:second], rects[second:third], rects[third:])


def dots(x: Rows, scale: ValueScale, values: Floats, size: int) -> Ints:
    """Squares of `size` pixels around points; an unknown value has none."""
    known = np.isfinite(values)
    xs, ys = x[known] - size // 2, scale.ys(values[known]) - size // 2
    return rectangles(xs, ys, xs + size - 1, ys + size - 1)


def points(x: Rows, scale: ValueScale, values: Floats) -> Floats:
    """A curve's corners in device pixels, shape (m, 2): pixels' middles; unknown values are left out."""
    return curves(x, scale, values[np.newaxis])[0]


def curves(x: Rows, scale: ValueScale, values: Floats) -> list[Floats]:
    """As `points`, of values of shape (k, n)."""
    out = np.empty((*values.shape, 2))
    np.add(x, 0.5, out=out[:, :, 0])
    out[:, :, 1] = scale.ys_exact(values)
    unknown = np.isnan(out[:, :, 1])
    if unknown.any():
        return [line[~at] for line, at in zip(out, unknown, strict=True)]
    return list(out)
