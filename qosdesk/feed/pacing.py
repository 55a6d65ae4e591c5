"""When something may go: spacing between commands, requests per minute. Asked with `now_s`, waits for nobody.

Imports nothing of ours.
"""

from __future__ import annotations

from collections import deque
from typing import Final

SPACING_MARGIN: Final = 1.05
"""Two commands sent a second apart may arrive closer than that."""
WINDOW_S: Final = 61.0
"""A minute, and a second for the same reason."""
_NEVER: Final = float("-inf")


class Spacing:
    """Least time between two commands on a link; outlives the connection, because the vendor counts per key."""

    __slots__ = ("_gap_s", "ready_at_s")

    def __init__(self, gap_s: float) -> None:
        self._gap_s = gap_s * SPACING_MARGIN
        self.ready_at_s = _NEVER

    def is_ready(self, now_s: float) -> bool:
        """Whether a command may go now."""
        return now_s >= self.ready_at_s

    def spend(self, now_s: float) -> None:
        """A command went."""
        self.ready_at_s = now_s + self._gap_s

    def hold(self, until_s: float) -> None:
        """The vendor asked for patience."""
        self.ready_at_s = max(self.ready_at_s, until_s)


class Budget:
    """Requests per minute of one counter, over a sliding window: never more than `limit` in any minute.

    Attributes:
        limit: 0 for unlimited; requests are counted all the same, for the ledger.
    """

    __slots__ = ("_held_until_s", "_penalty_s", "_spent", "limit")

    FIRST_PENALTY_S: Final = 15.0
    CAP_PENALTY_S: Final = 120.0

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._spent: deque[float] = deque()
        self._held_until_s = _NEVER
        self._penalty_s = self.FIRST_PENALTY_S

    def used(self, now_s: float) -> int:
        """Requests within the last minute."""
        while self._spent and self._spent[0] <= now_s - WINDOW_S:
            self._spent.popleft()
        return len(self._spent)

    def ready_at_s(self, now_s: float) -> float:
        """When the next request may go; not later than `now_s` if at once."""
        ready = self._held_until_s
        if self.limit and self.used(now_s) >= self.limit:
            ready = max(ready, self._spent[-self.limit] + WINDOW_S)
        return ready

    def is_ready(self, now_s: float) -> bool:
        """Whether a request may go now."""
        return now_s >= self.ready_at_s(now_s)

    def spend(self, now_s: float) -> None:
        """A request went."""
        self._spent.append(now_s)

    def refuse(self, now_s: float) -> float:
        """The vendor said that we ask too often: hold for 15 s, doubling to 120; returns the seconds held."""
        penalty_s = self._penalty_s
        self._held_until_s = max(self._held_until_s, now_s + penalty_s)
        self._penalty_s = min(self.CAP_PENALTY_S, penalty_s * 2)
        return penalty_s

    def forgive(self) -> None:
        """A request was answered: the next refusal starts from the shortest hold again."""
        self._penalty_s = self.FIRST_PENALTY_S
