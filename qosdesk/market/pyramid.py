"""Lows, highs and volumes of ever longer runs of bars, so that a view of a million bars is read in a few thousand.

A level's bucket holds `FACTOR` entries of the level below; buckets are numbered by logical index, so history put in
front moves none of them. Imports numpy and the series only.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from qosdesk.market.series import BarSeries, Floats

FACTOR: Final = 8
_BUCKETS_MIN: Final = 32
_SLACK: Final = 64

_Level = tuple[Floats, int]
"""Array of shape (3, capacity) with rows low, high, volume; bucket number of its first column."""


class Pyramid:
    """Follows a series; `sync` before reading. An unknown volume counts as nothing.

    Args:
        series: whose bars.
    """

    def __init__(self, series: BarSeries) -> None:
        self._series = series
        self._version = 0
        self._first = series.first
        self._end = series.first
        self._levels: list[_Level] = []

    def sync(self) -> None:
        """Take the changes of the series: a new last price costs a bucket of each level."""
        series = self._series
        if series.version == self._version:
            return
        changed = series.changed_since(self._version)
        first, end = series.first, series.first + len(series)
        old_first, old_end = self._first, self._end
        self._first, self._end, self._version = first, end, series.version
        if old_first == old_end:
            old_first = old_end = changed = end
        width = FACTOR
        at = 0
        while (end - 1) // width - first // width + 1 > _BUCKETS_MIN or not at:
            if at == len(self._levels):
                self._levels.append((np.empty((3, 0)), 0))
                self._fit(at, width)
                self._fill(at, width, first, end)
            else:
                self._fit(at, width)
                if first < old_first:
                    self._fill(at, width, first, min(old_first + width, end))
                if changed < end:
                    self._fill(at, width, max(changed, first), end)
            width *= FACTOR
            at += 1
        del self._levels[at:]

    def factor_for(self, bars: float) -> int:
        """The widest bucket of at most so many bars: 1 (the bars themselves), 8, 64, ..."""
        factor = 1
        for _ in self._levels:
            if factor * FACTOR > bars:
                break
            factor *= FACTOR
        return factor

    def buckets(self, factor: int, first: int, stop: int) -> Floats:
        """Lows, highs and volumes of whole buckets, a view of shape (3, n).

        Args:
            factor: bars of a bucket, from `factor_for`, above 1.
            first: number of the first bucket: logical index // factor.
            stop: number after the last bucket.
        """
        array, base = self._levels[self._level_of(factor)]
        return array[:, first - base : stop - base]

    def extremes(self, start: int, stop: int) -> tuple[float, float, float]:
        """Lowest low, highest high and highest volume of the logical indexes `[start, stop)`, exact.

        Raises:
            ValueError: no bar is in it.
        """
        if not self._first <= start < stop <= self._end:
            raise ValueError(f"no bars in {start}..{stop}")
        low, high, volume = np.inf, -np.inf, 0.0
        at = -1
        while start < stop:
            # Up to the next bucket of the level above from both ends, the middle by the level above.
            left = -(-start // FACTOR) * FACTOR
            right = stop // FACTOR * FACTOR
            top = at + 1 == len(self._levels)
            parts = ((start, stop),) if top or left >= right else ((start, left), (right, stop))
            for begin, end in parts:
                if begin < end:
                    found = self._entries(at, begin, end)
                    low = min(low, float(found[0].min()))
                    high = max(high, float(found[1].max()))
                    volume = max(volume, float(found[2].max()))
            if len(parts) == 1:
                break
            start, stop, at = left // FACTOR, right // FACTOR, at + 1
        return low, high, volume

    def _entries(self, at: int, begin: int, end: int) -> tuple[Floats, Floats, Floats]:
        """Entries `[begin, end)` of a level; of the bars themselves for -1."""
        if at < 0:
            series = self._series
            rows = slice(begin - series.first, end - series.first)
            volume = series.volume[rows]
            return series.low[rows], series.high[rows], np.where(np.isfinite(volume), volume, 0.0)
        array, base = self._levels[at]
        part = array[:, begin - base : end - base]
        return part[0], part[1], part[2]

    def _level_of(self, factor: int) -> int:
        at = 0
        while FACTOR ** (at + 1) < factor:
            at += 1
        return at

    def _fit(self, at: int, width: int) -> None:
        """Room for all buckets of a level, with slack where it grew."""
        array, base = self._levels[at]
        first, stop = self._first // width, (self._end - 1) // width + 1
        if array.shape[1] and base <= first and stop <= base + array.shape[1]:
            return
        slack = max(_SLACK, (stop - first) // 8)
        front = slack if array.shape[1] and first < base else 0
        grown = np.empty((3, stop - first + front + slack))
        start = first - front
        if array.shape[1]:
            kept = slice(max(base, start), min(base + array.shape[1], start + grown.shape[1]))
            grown[:, kept.start - start : kept.stop - start] = array[:, kept.start - base : kept.stop - base]
        self._levels[at] = (grown, start)

    def _fill(self, at: int, width: int, begin: int, end: int) -> None:
        """Compute the buckets that hold the logical indexes `[begin, end)` from the level below."""
        array, base = self._levels[at]
        first, stop = begin // width, (end - 1) // width + 1
        below = width // FACTOR
        lowest, highest = self._first // below, (self._end - 1) // below + 1
        start, last = max(first * FACTOR, lowest), min(stop * FACTOR, highest)
        low, high, volume = self._entries(at - 1, start, last)
        out = array[:, first - base : stop - base]
        if stop - first == 1:
            out[0, 0], out[1, 0], out[2, 0] = low.min(), high.max(), volume.max()
            return
        starts = np.arange(first * FACTOR, stop * FACTOR, FACTOR) - start
        starts[0] = max(starts[0], 0)
        np.minimum.reduceat(low, starts, out=out[0])
        np.maximum.reduceat(high, starts, out=out[1])
        np.maximum.reduceat(volume, starts, out=out[2])
