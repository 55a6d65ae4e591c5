"""Lows, highs and last values of buckets of 64, 512 and 4096 rows, for views that show many rows a pixel.

Buckets are counted by logical index: bucket k of a factor holds the indexes [k * factor, (k + 1) * factor), which never
change when history is put in front. Imports numpy only.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FINEST: Final = 64
BLOCK: Final = 4096
FACTORS: Final = (64, 512, 4096)
_SPARE_BLOCKS: Final = 8


def summed(values: Floats, factor: int) -> Floats:
    """Buckets of rows.

    Args:
        values: shape (outputs, n), from the start of a bucket on; the last bucket need not be full.
        factor: rows of a bucket.

    Returns:
        Shape (3, outputs, buckets): lowest, highest, last; NaN for a bucket in which nothing is known.
    """
    outputs, count = values.shape
    full = -(-count // factor)
    if full * factor != count:
        padded = np.empty((outputs, full * factor))
        padded[:, :count] = values
        # Repeated, the last row changes nothing.
        padded[:, count:] = values[:, -1:]
        values = padded
    shaped = values.reshape(outputs, full, factor)
    out = np.empty((3, outputs, full))
    np.minimum.reduce(shaped, axis=2, out=out[0])
    np.maximum.reduce(shaped, axis=2, out=out[1])
    out[2] = shaped[:, :, -1]
    # Rows without a value are at the start of the history: few buckets.
    holes = np.flatnonzero(np.isnan(out[0]).any(axis=0))
    if len(holes):
        out[0][:, holes] = np.fmin.reduce(shaped[:, holes], axis=2)
        out[1][:, holes] = np.fmax.reduce(shaped[:, holes], axis=2)
    return out


class Levels:
    """The buckets of all blocks that were looked at.

    Args:
        outputs: rows of values.
    """

    def __init__(self, outputs: int) -> None:
        self._outputs = outputs
        self._base = 0
        """Number of the first block that there is room for."""
        self._ends: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._buckets: tuple[Floats, ...] = tuple(np.empty((3, outputs, 0)) for _ in FACTORS)

    def cover(self, first: int, stop: int) -> None:
        """Make room for the logical indexes `[first, stop)`."""
        low, high = first // BLOCK, -(-stop // BLOCK)
        count = len(self._ends)
        if count and low >= self._base and high <= self._base + count:
            return
        if count:
            # Growing ends get spare room, so that each page of history does not copy everything.
            low = low - _SPARE_BLOCKS if low < self._base else self._base
            high = high + _SPARE_BLOCKS if high > self._base + count else self._base + count
        before = self._base - low if count else 0
        ends = np.arange(low, high, dtype=np.int64) * BLOCK
        ends[before : before + count] = self._ends
        grown = []
        for factor, old in zip(FACTORS, self._buckets, strict=True):
            each = BLOCK // factor
            new = np.full((3, self._outputs, (high - low) * each), np.nan)
            new[:, :, before * each : (before + count) * each] = old
            grown.append(new)
        self._base, self._ends, self._buckets = low, ends, tuple(grown)

    def missing(self, start: int, stop: int, end: int) -> list[tuple[int, int]]:
        """Stretches of logical indexes, each from the start of a bucket on, that have to be put for the blocks of
        `[start, stop)`; `end` is the end of the series.
        """
        low, high = start // BLOCK - self._base, -(-stop // BLOCK) - self._base
        tops = np.minimum((np.arange(low, high) + self._base + 1) * BLOCK, end)
        found: list[tuple[int, int]] = []
        for at in np.flatnonzero(self._ends[low:high] < tops):
            begins = int(self._ends[low + at]) // FINEST * FINEST
            top = int(tops[at])
            if found and found[-1][1] == begins:
                found[-1] = (found[-1][0], top)
            else:
                found.append((begins, top))
        return found

    def put(self, start: int, values: Floats) -> None:
        """Take the values of rows from the start of a bucket on, to the end of a block or of the series."""
        stop = start + values.shape[1]
        fresh = summed(values, FINEST)
        for factor, level in zip(FACTORS, self._buckets, strict=True):
            origin = self._base * (BLOCK // factor)
            at = start // factor - origin
            level[:, :, at : at + fresh.shape[2]] = fresh
            if factor != BLOCK:
                # The next level's buckets, from whole ones of this.
                begins = start // (8 * factor) * 8 - origin
                fresh = _coarser(level[:, :, begins : -(-stop // factor) - origin])
        low, high = start // BLOCK - self._base, -(-stop // BLOCK) - self._base
        self._ends[low:high] = np.minimum((np.arange(low, high) + self._base + 1) * BLOCK, stop)

    def forget(self, first: int, stop: int) -> None:
        """What was put of the logical indexes `[first, stop)` no longer holds."""
        if not len(self._ends):
            return
        low = max(0, first // BLOCK - self._base)
        high = min(len(self._ends), -(-stop // BLOCK) - self._base)
        starts = (np.arange(low, high) + self._base) * BLOCK
        self._ends[low:high] = np.minimum(self._ends[low:high], np.maximum(starts, first))

    def read(self, start: int, stop: int, factor: int) -> Floats:
        """Buckets `[start, stop)` of a factor as a view of shape (3, outputs, stop - start)."""
        level = self._buckets[FACTORS.index(factor)]
        origin = self._base * (BLOCK // factor)
        return level[:, :, start - origin : stop - origin]


def _coarser(buckets: Floats) -> Floats:
    """Eight buckets as one; the last one may have fewer."""
    count = buckets.shape[2]
    full = -(-count // 8)
    padded = np.full((3, buckets.shape[1], full * 8), np.nan)
    padded[:, :, :count] = buckets
    shaped = padded.reshape(3, buckets.shape[1], full, 8)
    out = np.empty((3, buckets.shape[1], full))
    np.fmin.reduce(shaped[0], axis=2, out=out[0])
    np.fmax.reduce(shaped[1], axis=2, out=out[1])
    out[2] = shaped[2, :, :, -1]
    out[2, :, -1] = buckets[2, :, -1]
    return out
