"""The time axis of an intraday line: the minutes that the sessions of some days have, lunch and nights left out.

Every minute has its place before it comes, so a day is as wide at its open as at its close. No Qt, no painting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosdesk.domain.bar_hours import bar_spans
from qosdesk.domain.hours import Hours
from qosdesk.domain.symbols import Symbol

Ints = NDArray[np.int64]

_EDGE_MS: Final = 30 * 60_000
"""A bar so close before a day's open or after its close is an auction's: it counts to the day's first or last slot."""
_HOUR_MS: Final = 60 * 60_000
_ROUND_THE_CLOCK_MS: Final = 23 * _HOUR_MS
"""Days so long (an hour less where the clock changes) follow each other: what lies before is the day before."""
_REST_DAYS_MAX: Final = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled place of the axis.

    Attributes:
        slot: first slot of the stretch that begins there; `slots` for the end of the axis.
        ts_ms: the instant to write.
        is_day: a trading day begins.
        closes_ms: end of the stretch before, written with the mark (`11:30/13:00`); 0 for none.
    """

    slot: int
    ts_ms: int
    is_day: bool = False
    closes_ms: int = 0


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Slots of equal width, each a bar's length.

    Attributes:
        days: trading days, ascending.
        starts: first instant of each stretch of trading, UTC ms, shape (n,).
        ends: end of each, shape (n,).
        offsets: slots before each, shape (n,).
        day_of: number of the day of each, shape (n,).
        slot_ms: length of a slot.
        slots: of the whole axis.
    """

    days: tuple[date, ...]
    starts: Ints
    ends: Ints
    offsets: Ints
    day_of: Ints
    slot_ms: int
    slots: int

    @classmethod
    def of(cls, hours: Hours, symbol: Symbol, days: Sequence[date], slot_ms: int) -> DayAxis:
        """The axis of trading days, ascending; a day without trading takes no room."""
        rows = [
            (start, end, number)
            for number, day in enumerate(days)
            for start, end in bar_spans(hours, symbol, day)
        ]
        table = np.array(rows, dtype=np.int64).reshape(-1, 3)
        lengths = -(-(table[:, 1] - table[:, 0]) // slot_ms)
        offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths)))
        return cls(
            tuple(days), table[:, 0], table[:, 1], offsets[:-1], table[:, 2], slot_ms, int(offsets[-1])
        )

    @property
    def first_ms(self) -> int:
        """The first instant; 0 on an empty axis."""
        return int(self.starts[0]) if len(self.starts) else 0

    def slots_of(self, ts_ms: Ints) -> Ints:
        """Slots of bar starts, shape (n,); -1 for an instant outside all sessions."""
        if not len(self.starts):
            return np.full(len(ts_ms), -1, dtype=np.int64)
        at = np.clip(np.searchsorted(self.starts, ts_ms, side="right") - 1, 0, len(self.starts) - 1)
        slots = self.offsets[at] + (ts_ms - self.starts[at]) // self.slot_ms
        inside = (ts_ms >= self.starts[at]) & (ts_ms < self.ends[at])
        found = np.where(inside, slots, -1)
        for number in range(len(self.days)):
            mine = np.flatnonzero(self.day_of == number)
            if not len(mine):
                continue
            first, last = mine[0], mine[-1]
            if self.ends[last] - self.starts[first] >= _ROUND_THE_CLOCK_MS:
                continue
            before = (ts_ms < self.starts[first]) & (ts_ms >= self.starts[first] - _EDGE_MS)
            after = (ts_ms >= self.ends[last]) & (ts_ms <= self.ends[last] + _EDGE_MS)
            stop = int(self.offsets[last] + -(-(self.ends[last] - self.starts[last]) // self.slot_ms))
            found = np.where(before & (found < 0), self.offsets[first], found)
            found = np.where(after & (found < 0), stop - 1, found)
        return found.astype(np.int64)

    def ts_of(self, slot: int) -> int:
        """Start of a slot, UTC ms."""
        at = max(0, int(np.searchsorted(self.offsets, slot, side="right")) - 1)
        return int(self.starts[at]) + (slot - int(self.offsets[at])) * self.slot_ms

    def breaks(self) -> list[int]:
        """Slots at which a stretch begins after a rest within its day (lunch)."""
        return [
            int(self.offsets[at])
            for at in range(1, len(self.starts))
            if self.day_of[at] == self.day_of[at - 1]
        ]

    def day_slots(self) -> list[int]:
        """First slot of every day."""
        return [
            int(self.offsets[at])
            for at in range(len(self.starts))
            if at == 0 or self.day_of[at] != self.day_of[at - 1]
        ]

    def marks(self, every_ms: int) -> list[Mark]:
        """Places to label: days when there are several, else opens, closes and whole multiples of `every_ms`."""
        if len(self.days) > 1:
            return [Mark(slot, self.ts_of(slot), is_day=True) for slot in self.day_slots()]
        found: list[Mark] = []
        for at in range(len(self.starts)):
            start, end, offset = int(self.starts[at]), int(self.ends[at]), int(self.offsets[at])
            found.append(Mark(offset, start, is_day=at == 0, closes_ms=int(self.ends[at - 1]) if at else 0))
            # Whole hours of the day, not of UTC: midnight, 4:00, 8:00.
            hour = start - start % _HOUR_MS
            first = hour - (hour - start) // every_ms * every_ms
            found += [
                Mark(offset + (ts - start) // self.slot_ms, ts)
                for ts in range(first, end, every_ms)
                if ts != start
            ]
        if found:
            found.append(Mark(self.slots, int(self.ends[-1])))
        return found


def trading_days(hours: Hours, symbol: Symbol, newest_ms: int, count: int) -> list[date]:
    """The last `count` trading days up to the one that an instant belongs to, ascending."""
    day = hours.phase_at(symbol, newest_ms).trade_date
    found: list[date] = []
    for _ in range(_REST_DAYS_MAX):
        if bar_spans(hours, symbol, day):
            found.append(day)
        if len(found) == count:
            break
        day -= timedelta(days=1)
    return found[::-1]
