"""Timestamps <-> logical bar indexes, beyond both ends of the series too. Pure numpy: no Qt.

Within the series the bar that holds an instant counts; an instant between two bars (a night, a lunch, a day's midnight
on an intraday chart) belongs to the later one. Beyond the ends the bars are taken to come as they did in the week (for
months the year) next to that end, so that a line drawn into the future stands still while the bars reach it, over
nights and weekends.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosdesk.domain.hours import DAY_MS, MINUTE_MS
from qosdesk.domain.intervals import Interval

Times = NDArray[np.int64]

_WEEK_MS: Final = 7 * DAY_MS
_CYCLE_ROWS: Final = {Interval.WEEK: 1, Interval.MONTH: 12, Interval.YEAR: 4}
_LENGTH_MS: Final = {
    Interval.DAY: DAY_MS,
    Interval.WEEK: _WEEK_MS,
    Interval.MONTH: 31 * DAY_MS,
    Interval.YEAR: 366 * DAY_MS,
}


def bar_length_ms(interval: Interval) -> int:
    """The longest time that a bar of the interval can take."""
    return interval.minutes * MINUTE_MS or _LENGTH_MS[interval]


class TimeMap:
    """For one state of a series.

    Args:
        ts_ms: start times of the bars, ascending, shape (n,), n > 0; read while the map is used.
        first: logical index of row 0.
        interval: of the bars.
    """

    def __init__(self, ts_ms: Times, first: int, interval: Interval) -> None:
        self._ts = ts_ms
        self._first = first
        self._interval = interval
        self._length = bar_length_ms(interval)

    def index_of(self, ts_ms: int) -> int:
        """Logical index of the bar that holds an instant."""
        ts = self._ts
        if ts_ms >= ts[-1]:
            return self._first + len(ts) - 1 + self._steps(ts_ms - int(ts[-1]), self._last_cycle())
        if ts_ms < ts[0]:
            return self._first + self._steps(ts_ms - int(ts[0]), self._first_cycle())
        row = int(np.searchsorted(ts, ts_ms, side="right")) - 1
        return self._first + row + (ts_ms - int(ts[row]) >= self._length)

    def ts_of(self, index: int) -> int:
        """Start of the bar at a logical index, UTC ms: `index_of` gives the index back."""
        ts, row = self._ts, index - self._first
        if row >= len(ts):
            return int(ts[-1]) + _offset(row - len(ts) + 1, self._last_cycle())
        if row < 0:
            return int(ts[0]) + _offset(row, self._first_cycle())
        return int(ts[row])

    def _steps(self, after_ms: int, cycle: Times) -> int:
        count, rest = divmod(after_ms, int(cycle[-1]))
        step = int(np.searchsorted(cycle, rest, side="right")) - 1
        return count * (len(cycle) - 1) + step + (rest - int(cycle[step]) >= self._length)

    def _last_cycle(self) -> Times:
        ts = self._ts
        rows = _CYCLE_ROWS.get(self._interval)
        if rows is not None:
            start = len(ts) - 1 - rows
        else:
            start = int(np.searchsorted(ts, ts[-1] - _WEEK_MS, side="right")) - 1
        return ts[start:] - ts[start] if 0 <= start < len(ts) - 1 else self._plain()

    def _first_cycle(self) -> Times:
        ts = self._ts
        stop = _CYCLE_ROWS.get(self._interval)
        if stop is None:
            stop = int(np.searchsorted(ts, ts[0] + _WEEK_MS))
        return ts[: stop + 1] - ts[0] if stop < len(ts) else self._plain()

    def _plain(self) -> Times:
        return np.array([0, self._length], dtype=np.int64)


def _offset(steps: int, cycle: Times) -> int:
    count, rest = divmod(steps, len(cycle) - 1)
    return count * int(cycle[-1]) + int(cycle[rest])
