"""Notices that the computer slept. Imports the clock's Protocol only.

While a computer sleeps its timers stand still, and on Linux and macOS the monotonic clock with them: only the wall
clock shows it. A wall clock that the user set forward looks the same, which does no harm. A market clock that runs
faster than life (the demo's) is no sleep: its pace is steady.
"""

from __future__ import annotations

from typing import Final

from qosdesk.clock import Clock

SLEPT_S: Final = 10.0
_LEAP: Final = 5.0
"""How many times its usual pace the wall clock must have made."""


class SleepWatch:
    """Asked at short, regular intervals."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pace = 1.0
        self.begin()

    def begin(self) -> None:
        """From now on it is asked again."""
        self._wall_ms, self._now_s = self._clock.wall_ms(), self._clock.monotonic_s()

    def has_slept(self) -> bool:
        """Whether much more time passed since it was last asked than can be without sleeping."""
        wall_ms, now_s = self._clock.wall_ms(), self._clock.monotonic_s()
        wall_s, awake_s = (wall_ms - self._wall_ms) / 1000, now_s - self._now_s
        self._wall_ms, self._now_s = wall_ms, now_s
        usual_s = self._pace * awake_s
        slept = awake_s > SLEPT_S or (wall_s > SLEPT_S and wall_s > _LEAP * usual_s)
        if awake_s > 0:
            self._pace = max(wall_s / awake_s, 1.0)
        return slept
