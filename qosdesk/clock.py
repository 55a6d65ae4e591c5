"""The only reader of wall and monotonic time.

Everything else takes a `Clock` (or a plain `now`) as an argument, so that tests own the time. Imports nothing of ours.
"""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """What the rest of the house may know about time."""

    def wall_ms(self) -> int:
        """UTC milliseconds since the epoch; may jump when the user's clock is set."""
        ...

    def monotonic_s(self) -> float:
        """Seconds from an arbitrary start; never goes back."""
        ...


class SystemClock:
    """The computer's clocks."""

    __slots__ = ()

    def wall_ms(self) -> int:
        """UTC milliseconds since the epoch."""
        return time.time_ns() // 1_000_000

    def monotonic_s(self) -> float:
        """Seconds; the resolution of the system's performance counter."""
        return time.perf_counter()


class SessionClock:
    """The computer's clocks, until a demo exchange announces another time and pace for its market."""

    def __init__(self, base: Clock | None = None) -> None:
        self._base = base or SystemClock()
        self._origin: tuple[int, float, float] | None = None

    def follow(self, wall_ms: int, speed: float) -> None:
        """From now on wall time is `wall_ms` and runs `speed` times as fast; monotonic time stays as it is."""
        self._origin = (wall_ms, self._base.monotonic_s(), speed)

    def unfollow(self) -> None:
        """Wall time is the computer's again."""
        self._origin = None

    def wall_ms(self) -> int:
        """UTC milliseconds, of the market that is shown."""
        if self._origin is None:
            return self._base.wall_ms()
        wall_ms, since_s, speed = self._origin
        return wall_ms + int((self._base.monotonic_s() - since_s) * 1000 * speed)

    def monotonic_s(self) -> float:
        """Seconds that pass here."""
        return self._base.monotonic_s()


class FakeClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, wall_ms: int = 1_763_640_000_000, monotonic_s: float = 0.0) -> None:
        self._wall_ms = wall_ms
        self._monotonic_s = monotonic_s

    def wall_ms(self) -> int:
        """The set wall time."""
        return self._wall_ms

    def monotonic_s(self) -> float:
        """The set monotonic time."""
        return self._monotonic_s

    def advance(self, seconds: float) -> None:
        """Move both clocks forward."""
        if seconds < 0:
            raise ValueError("monotonic time never goes back")
        self._monotonic_s += seconds
        self._wall_ms += round(seconds * 1000)

    def set_wall_ms(self, wall_ms: int) -> None:
        """Let the wall clock jump, as when the user sets it; monotonic time is untouched."""
        self._wall_ms = wall_ms
