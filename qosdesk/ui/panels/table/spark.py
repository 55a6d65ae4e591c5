"""A small line of a row's price today, as far as this program heard of it: bounded, evenly thinned. No Qt."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from qosdesk.domain.hours import zone_of
from qosdesk.domain.periods import Period
from qosdesk.domain.quotes import Session

POINTS_MAX: Final = 64
_FIRST_STEP_S: Final = 1.0
_TO_MIDNIGHT_MS: Final = 4 * 3_600_000
"""The US night session from 20:00 on is of the next day."""


class Spark:
    """Samples of one price.

    Attributes:
        values: oldest first, at most `POINTS_MAX`.
        version: grows with each change; painters compare it.
        since_ms: wall time of the first sample, 0 before it.
    """

    __slots__ = ("_day", "_due_s", "_start_ms", "_step_s", "since_ms", "values", "version")

    def __init__(self) -> None:
        self.values: list[float] = []
        self.version = 0
        self.since_ms = 0
        self._start_ms = 0
        self._day = ""
        self._step_s = _FIRST_STEP_S
        self._due_s = 0.0

    def follow(self, period: Period) -> None:
        """Prices are of this period from now on: with a new day the line begins anew."""
        if period.start_ms == self._start_ms:
            return
        self._start_ms = period.start_ms
        day = _day_of(period)
        if day != self._day:
            self._day = day
            self.values.clear()
            self._step_s, self._due_s = _FIRST_STEP_S, 0.0

    def add(self, value: float, now_s: float, wall_ms: int) -> bool:
        """Take a sample when it is time for one; when full, every second one is dropped and the pace halves.

        Returns:
            Whether there is something new to draw.
        """
        if value != value or now_s < self._due_s:
            return False
        if not self.values:
            self.since_ms = wall_ms
        if len(self.values) >= POINTS_MAX:
            del self.values[::2]
            self._step_s *= 2
        self.values.append(value)
        self._due_s = now_s + self._step_s
        self.version += 1
        return True


def _day_of(period: Period) -> str:
    """Which trading day a period is of: outside the US each is a day of its own."""
    if period.session is Session.UNKNOWN:
        return str(period.start_ms)
    local = datetime.fromtimestamp((period.start_ms + _TO_MIDNIGHT_MS) / 1000, zone_of("US"))
    return local.date().isoformat()
