"""Moving averages over a column, batch. Imports numpy only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def simple_average(values: Floats, period: int) -> Floats:
    """Mean of each row and the `period - 1` rows before it; NaN where there are not enough rows.

    Args:
        values: shape (n,), finite.
        period: rows, at least 1.

    Returns:
        Shape (n,), in the unit of `values`.

    Raises:
        ValueError: `period` below 1.
    """
    if period < 1:
        raise ValueError(f"a period is at least 1, not {period}")
    out = np.full(len(values), np.nan)
    if len(values) >= period:
        # Sums are taken of distances from the first row, so that prices far from zero lose no digits.
        base = values[0]
        sums = np.concatenate(((0.0,), np.cumsum(values - base)))
        out[period - 1 :] = (sums[period:] - sums[:-period]) / period + base
    return out


def simple_average_at(values: Floats, rows: NDArray[np.int64], period: int) -> Floats:
    """As `simple_average`, at some rows only: the cost does not grow with the column.

    Args:
        values: shape (n,), finite.
        rows: rows of the column, shape (m,).
        period: rows, at least 1.

    Returns:
        Shape (m,).
    """
    if period < 1:
        raise ValueError(f"a period is at least 1, not {period}")
    out = np.full(len(rows), np.nan)
    whole = rows >= period - 1
    if whole.any():
        out[whole] = values[rows[whole][:, None] - np.arange(period)].mean(axis=1)
    return out
