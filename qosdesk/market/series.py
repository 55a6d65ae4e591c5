"""Bar columns of one symbol and interval: numpy arrays that grow at both ends.

Rows have logical indexes that never change: a page of history put in front gets lower (negative) ones, so a chart that
is scrolled back does not move when older bars arrive. Imports numpy and domain only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosdesk.domain.quotes import Bar
from qosdesk.domain.status import Hole

_COLUMNS: Final = 5
_SLACK: Final = 512
_NOTES_MAX: Final = 512

Floats = NDArray[np.float64]
Times = NDArray[np.int64]


class BarSeries:
    """Ascending bars without duplicates, the last of which may still be forming.

    Attributes:
        first: logical index of the oldest row; goes down as history is put in front.
        version: raised by every change.
        shape_version: raised when rows other than the last changed or rows were added.
        holes: where bars are missing that the market's hours expect, ascending.
    """

    def __init__(self) -> None:
        self._ts: Times = np.empty(_SLACK, dtype=np.int64)
        self._data: Floats = np.empty((_COLUMNS, _SLACK), dtype=np.float64)
        self._start = _SLACK // 2
        self._end = self._start
        self.first = 0
        self.version = 0
        self.shape_version = 0
        self.holes: tuple[Hole, ...] = ()
        # After which version which row was the lowest that changed since: both ascending.
        self._noted: list[int] = []
        self._lowest: list[int] = []
        self._forgotten = 0

    def __len__(self) -> int:
        return self._end - self._start

    @property
    def ts_ms(self) -> Times:
        """Start times, a view of shape (n,)."""
        return self._ts[self._start : self._end]

    @property
    def open(self) -> Floats:
        """Opens, a view of shape (n,)."""
        return self._data[0, self._start : self._end]

    @property
    def high(self) -> Floats:
        """Highs."""
        return self._data[1, self._start : self._end]

    @property
    def low(self) -> Floats:
        """Lows."""
        return self._data[2, self._start : self._end]

    @property
    def close(self) -> Floats:
        """Closes."""
        return self._data[3, self._start : self._end]

    @property
    def volume(self) -> Floats:
        """Volumes in shares."""
        return self._data[4, self._start : self._end]

    def bar(self, index: int) -> Bar:
        """The bar at a logical index.

        Raises:
            IndexError: there is none.
        """
        row = index - self.first
        if not 0 <= row < len(self):
            raise IndexError(index)
        at = self._start + row
        o, h, low, c, v = (float(x) for x in self._data[:, at])
        return Bar(int(self._ts[at]), o, h, low, c, v)

    def changed_since(self, version: int) -> int:
        """Logical index from which on rows may differ from those at a version of this series; the end when none do.

        Rows put in front are not counted: they show in `first`. What is derived from rows, such as an average, keeps
        what it made of those below.
        """
        if version < self._forgotten:
            return self.first
        at = bisect_right(self._noted, version)
        return self._lowest[at] if at < len(self._lowest) else self.first + len(self)

    def _note(self, row: int) -> None:
        """The rows from `row` of the columns on changed and `version` says so."""
        index = self.first + row
        lowest, noted = self._lowest, self._noted
        while lowest and lowest[-1] >= index:
            lowest.pop()
            noted.pop()
        lowest.append(index)
        noted.append(self.version)
        if len(noted) > _NOTES_MAX:
            self._forgotten = noted[_NOTES_MAX // 2 - 1]
            del noted[: _NOTES_MAX // 2], lowest[: _NOTES_MAX // 2]

    def columns_between(self, first_ms: int, last_ms: int) -> tuple[Times, Floats]:
        """Copies of the rows with `first_ms <= ts <= last_ms`: (times (n,), columns (5, n))."""
        start = int(np.searchsorted(self.ts_ms, first_ms, side="left"))
        end = max(start, int(np.searchsorted(self.ts_ms, last_ms, side="right")))
        return self.ts_ms[start:end].copy(), self._data[:, self._start + start : self._start + end].copy()

    def push(self, ts_ms: int, open_: float, high: float, low: float, close: float, volume: float) -> bool:
        """Take the forming bar: replaces the last row of the same time, opens a new one for a later time.

        Returns:
            False for a bar that is not taken: older than the last (late or out of order), or without a known price.
        """
        if (open_ + high + low + close) * 0.0 != 0.0:
            return False
        end = self._end
        if end > self._start:
            newest = int(self._ts[end - 1])
            if ts_ms < newest:
                return False
            if ts_ms == newest:
                self._data[:, end - 1] = (open_, high, low, close, volume)
                self.version += 1
                self._note(end - 1 - self._start)
                return True
        if end == self._ts.shape[0]:
            self._grow(front=0, back=max(_SLACK, len(self) // 4))
            end = self._end
        self._ts[end] = ts_ms
        self._data[:, end] = (open_, high, low, close, volume)
        self._end = end + 1
        self.version += 1
        self.shape_version += 1
        self._note(end - self._start)
        return True

    def set_holes(self, holes: tuple[Hole, ...]) -> None:
        """Say where bars are missing; no row changes, but all of them are to be painted anew."""
        if holes != self.holes:
            self.holes = holes
            self.version += 1
            self.shape_version += 1
            self._note(0)

    def merge(self, bars: Sequence[Bar]) -> int:
        """Merge a page of history in any order. A time already present is overwritten, within the page the later entry
        counts, and a bar without known prices is left out; an unknown volume stays NaN.

        Returns:
            How many rows were new.
        """
        if not bars:
            return 0
        return self.merge_columns(*columns_of(bars))

    def merge_columns(self, ts: Times, data: Floats) -> int:
        """As `merge`, from columns: `ts` ascending and unique, `data` of shape (5, n): open high low close volume."""
        known = np.isfinite(data[:4]).all(axis=0)
        if not known.all():
            ts, data = ts[known], data[:, known]
        if not len(ts):
            return 0
        count = len(self)
        changed: int | None = None
        if count == 0:
            changed = 0
            self._reserve(0, len(ts))
            self._write(self._end, ts, data)
            self._end += len(ts)
            added = len(ts)
        else:
            older = int(np.searchsorted(ts, self._ts[self._start], side="left"))
            newer = int(np.searchsorted(ts, self._ts[self._end - 1], side="right"))
            inside = ts[older:newer]
            changed = self._first_change(inside, data[:, older:newer])
            added = self._merge_inside(inside, data[:, older:newer])
            fresh = len(ts) - newer
            if fresh and changed is None:
                changed = len(self)
            if older:
                changed = changed if changed is None else changed + older
                self._reserve(older, 0)
                self._start -= older
                self.first -= older
                self._write(self._start, ts[:older], data[:, :older])
            if fresh:
                self._reserve(0, fresh)
                self._write(self._end, ts[newer:], data[:, newer:])
                self._end += fresh
            added += older + fresh
        self.version += 1
        self.shape_version += 1
        if changed is not None:
            self._note(changed)
        return added

    def _first_change(self, ts: Times, data: Floats) -> int | None:
        """The first row that a merge of rows between the first and the last would change; None for a repetition."""
        own = self.ts_ms
        at = np.searchsorted(own, ts)
        now = self._data[:, self._start + at]
        differs = (own[at] != ts) | ((now != data) & ~(np.isnan(now) & np.isnan(data))).any(axis=0)
        where = np.flatnonzero(differs)
        return int(at[where[0]]) if len(where) else None

    def _merge_inside(self, ts: Times, data: Floats) -> int:
        """Rows between the first and the last: known times are overwritten, holes are filled."""
        if not len(ts):
            return 0
        own = self.ts_ms
        at = np.searchsorted(own, ts)
        known = own[at] == ts
        self._data[:, self._start + at[known]] = data[:, known]
        holes = ~known
        missing = int(holes.sum())
        if missing:
            merged_ts = np.insert(own, at[holes], ts[holes])
            merged = np.insert(self._data[:, self._start : self._end], at[holes], data[:, holes], axis=1)
            self._reserve(0, missing)
            self._write(self._start, merged_ts, merged)
            self._end += missing
        return missing

    def _write(self, at: int, ts: Times, data: Floats) -> None:
        self._ts[at : at + len(ts)] = ts
        self._data[:, at : at + len(ts)] = data

    def _reserve(self, front: int, back: int) -> None:
        need_front = max(0, front - self._start)
        need_back = max(0, back - (self._ts.shape[0] - self._end))
        if need_front or need_back:
            slack = max(_SLACK, len(self) // 4)
            self._grow(need_front + slack if need_front else 0, need_back + slack if need_back else 0)

    def _grow(self, front: int, back: int) -> None:
        size = self._ts.shape[0] + front + back
        ts: Times = np.empty(size, dtype=np.int64)
        data: Floats = np.empty((_COLUMNS, size), dtype=np.float64)
        start = self._start + front
        end = start + len(self)
        ts[start:end] = self.ts_ms
        data[:, start:end] = self._data[:, self._start : self._end]
        self._ts, self._data, self._start, self._end = ts, data, start, end


def columns_of(bars: Sequence[Bar]) -> tuple[Times, Floats]:
    """Bars in any order as ascending columns without repeated times (the later of equals counts).

    Returns:
        Times of shape (n,), and open high low close volume of shape (5, n).
    """
    ts = np.fromiter((b.ts_ms for b in bars), dtype=np.int64, count=len(bars))
    rows = [(b.open, b.high, b.low, b.close, b.volume) for b in bars]
    data = np.array(rows, dtype=np.float64).reshape(len(bars), _COLUMNS).T
    unique, keep = np.unique(ts[::-1], return_index=True)
    return unique, np.ascontiguousarray(data[:, ::-1][:, keep])
