"""When a big print is heard. No Qt.

Only prints that come live: not those of a first paint, of a hidden time, of a backfill, nor of a replay, whose stamps
are those of another hour.
"""

from __future__ import annotations

from collections import deque
from typing import Final

PER_SECOND: Final = 2
"""Sounds of one tape."""
OLDEST_MS: Final = 120_000
"""A print whose stamp differs more than this from this computer's clock is no live one."""


class SoundGate:
    """Lets at most `PER_SECOND` sounds through."""

    def __init__(self) -> None:
        self._heard_s: deque[float] = deque(maxlen=PER_SECOND)

    def lets(self, ts_ms: int, wall_ms: int, now_s: float) -> bool:
        """Whether a print may be heard now.

        Args:
            ts_ms: vendor's time of the print.
            wall_ms: this computer's time.
            now_s: monotonic time.
        """
        if abs(wall_ms - ts_ms) > OLDEST_MS:
            return False
        if len(self._heard_s) == PER_SECOND and now_s - self._heard_s[0] < 1.0:
            return False
        self._heard_s.append(now_s)
        return True
