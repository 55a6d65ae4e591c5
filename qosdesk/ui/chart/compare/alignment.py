"""Which bars of two series belong together. Pure numpy: no Qt.

Bars within a day belong together when they begin at the same instant; those of a day and longer when they begin on the
same local date, whatever the two exchanges' clocks say. A bar without a partner belongs to none: nothing is invented.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from qosdesk.domain.hours import DAY_MS
from qosdesk.market.series import BarSeries, Times
from qosdesk.ui.chart.geometry import Rows
from qosdesk.ui.chart.time_axis import LocalTime

Keys = Callable[[Times], Times]


def instants(ts_ms: Times) -> Times:
    """What makes bars within a day belong together."""
    return ts_ms


def dates_of(clock: LocalTime) -> Keys:
    """What makes bars of a day and longer belong together: days since the epoch on an exchange's calendar."""
    return lambda ts_ms: clock.of(ts_ms) // DAY_MS


class Alignment:
    """The pairs of two series, kept while neither has other rows; new rows at the end cost only themselves.

    Args:
        main: of the chart.
        other: compared with it.
        main_keys: what makes its bars belong to the other's.
        other_keys: the same for the other.

    Attributes:
        at: logical indexes in `main`, ascending, shape (n,).
        index: logical indexes in `other`, ascending, shape (n,).
    """

    def __init__(self, main: BarSeries, other: BarSeries, main_keys: Keys, other_keys: Keys) -> None:
        self.main = main
        self.other = other
        self._keys = (main_keys, other_keys)
        self._seen: tuple[int, ...] = ()
        self._firsts: tuple[int, ...] = ()
        self._versions = (-1, -1)
        self.at: Rows = np.empty(0, dtype=np.int64)
        self.index: Rows = np.empty(0, dtype=np.int64)

    def sync(self) -> None:
        """Take over what changed."""
        main, other = self.main, self.other
        seen = (main.shape_version, other.shape_version)
        if seen == self._seen:
            return
        kept = 0
        if self._firsts == (main.first, other.first):
            changed = [
                one.changed_since(version) for one, version in zip((main, other), self._versions, strict=True)
            ]
            kept = min(
                int(np.searchsorted(self.at, changed[0])), int(np.searchsorted(self.index, changed[1]))
            )
        main_row = int(self.at[kept - 1]) + 1 - main.first if kept else 0
        other_row = int(self.index[kept - 1]) + 1 - other.first if kept else 0
        rows, partners = _pairs(self._keys[0](main.ts_ms[main_row:]), self._keys[1](other.ts_ms[other_row:]))
        self.at = np.concatenate((self.at[:kept], rows + main_row + main.first))
        self.index = np.concatenate((self.index[:kept], partners + other_row + other.first))
        self._seen, self._firsts = seen, (main.first, other.first)
        self._versions = (main.version, other.version)

    def partner_of(self, index: int) -> int | None:
        """Logical index in `other` of the bar that belongs to one of `main`; None for none."""
        place = int(np.searchsorted(self.at, index))
        if place < len(self.at) and int(self.at[place]) == index:
            return int(self.index[place])
        return None


def _pairs(main: Times, other: Times) -> tuple[Rows, Rows]:
    """Rows with equal keys; both ascending."""
    if not len(main) or not len(other):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    places = np.minimum(np.searchsorted(main, other), len(main) - 1)
    partners = np.flatnonzero(main[places] == other)
    return places[partners], partners
