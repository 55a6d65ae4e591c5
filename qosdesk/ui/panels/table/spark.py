"""A small line of a row's price since the program started: bounded, evenly thinned. No Qt."""

from __future__ import annotations

from typing import Final

POINTS_MAX: Final = 64


class Spark:
    """Samples of one price.

    Attributes:
        values: oldest first, at most `POINTS_MAX`.
        version: grows with each change; painters compare it.
        since_ms: wall time of the first sample, 0 before it.
    """

    __slots__ = ("_due_s", "_step_s", "since_ms", "values", "version")

    def __init__(self) -> None:
        self.values: list[float] = []
        self.version = 0
        self.since_ms = 0
        self._step_s = 0.5
        self._due_s = 0.0

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
