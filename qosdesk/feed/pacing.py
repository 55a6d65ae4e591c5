"""When something may go: spacing between commands, requests per minute. Asked with `now_s`, waits for nobody.

Imports nothing of ours.
"""

from __future__ import annotations

from collections import deque
from typing import Final

SPACING_MARGIN_S: Final = 0.03
"""Two commands sent a second apart may arrive closer than that. A focused symbol takes five commands in six seconds."""
LATE_S: Final = 0.25
"""How much later than it was sent a command is believed to have arrived, if its answer is late."""
MINUTE_S: Final = 60.0
"""What is shown as used: the vendor counts so."""
WINDOW_S: Final = 61.0
"""What is kept to: a minute, and a second for the way and for clocks that differ."""
DAY_S: Final = 86_400.0
RAISE_S: Final = 122.0
"""A learned limit is tried upward after two clean minutes; each refusal doubles that, up to `RAISE_CAP_S`."""
RAISE_CAP_S: Final = 3900.0
_NEVER: Final = float("-inf")


class Spacing:
    """Least time between two commands on a link; outlives the connection, because the vendor counts per key."""

    __slots__ = ("_gap_s", "_sent_s", "ready_at_s")

    def __init__(self, gap_s: float) -> None:
        self._gap_s = gap_s
        self._sent_s = _NEVER
        self.ready_at_s = _NEVER

    def set_gap(self, gap_s: float) -> None:
        """Another plan; holds from the next command on."""
        self._gap_s = gap_s

    def is_ready(self, now_s: float) -> bool:
        """Whether a command may go now."""
        return now_s >= self.ready_at_s

    def spend(self, now_s: float) -> None:
        """A command went."""
        self._sent_s = now_s
        self.ready_at_s = now_s + self._gap_s + SPACING_MARGIN_S if self._gap_s else now_s

    def answered(self, now_s: float) -> None:
        """The vendor answered the last command: it arrived now at the latest, so the next keeps its distance from now.

        A busy server, or a frame that waited on the way, would else see the two too close.
        """
        if self._gap_s:
            self.ready_at_s = max(self.ready_at_s, min(now_s, self._sent_s + LATE_S) + self._gap_s)

    def hold(self, until_s: float) -> None:
        """The vendor asked for patience."""
        self.ready_at_s = max(self.ready_at_s, until_s)


class Turns:
    """Least time between commands on two links of a key.

    A link may send several in a row; after `gap_s` of that it lets another one go first that has something to send.

    Attributes:
        gap_s: 0 for links that know nothing of each other.
    """

    __slots__ = ("_begun_s", "_link", "_sent_s", "gap_s")

    def __init__(self, gap_s: float) -> None:
        self.gap_s = gap_s
        self._link: int | None = None
        self._begun_s = _NEVER
        self._sent_s = _NEVER

    def ready_at_s(self, link: int) -> float:
        """When a link may send, as far as the others are concerned."""
        if not self.gap_s or link == self._link:
            return _NEVER
        return self._sent_s + self.gap_s + SPACING_MARGIN_S

    def is_over(self, link: int, now_s: float) -> bool:
        """Whether a link sent for so long that others go first."""
        return bool(self.gap_s) and link == self._link and now_s >= self._begun_s + self.gap_s

    def spend(self, link: int, now_s: float) -> None:
        """A command went over a link."""
        if link != self._link:
            self._link, self._begun_s = link, now_s
        self._sent_s = now_s


class Total:
    """HTTP requests of all counters together: a least time between two, and most a day (since the program started)."""

    __slots__ = ("_spent", "gap_s", "per_day")

    def __init__(self, gap_s: float, per_day: int) -> None:
        self.gap_s = gap_s
        self.per_day = per_day
        self._spent: deque[float] = deque()

    def ready_at_s(self, now_s: float) -> float:
        """When the next request may go; not later than `now_s` if at once."""
        ready = self._spent[-1] + self.gap_s + SPACING_MARGIN_S if self._spent and self.gap_s else _NEVER
        while self._spent and self._spent[0] <= now_s - DAY_S:
            self._spent.popleft()
        if self.per_day and len(self._spent) >= self.per_day:
            ready = max(ready, self._spent[-self.per_day] + DAY_S)
        return ready

    def spend(self, now_s: float) -> None:
        """A request went."""
        if self.gap_s or self.per_day:
            self._spent.append(now_s)

    def give_back(self, sent_s: float) -> None:
        """The request that went at this time never reached the vendor."""
        if sent_s in self._spent:
            self._spent.remove(sent_s)


class Budget:
    """Requests per minute of one counter, over a sliding window: never more than allowed in any minute.

    What the vendor refuses teaches: allowed is what was answered within that minute, until it is tried upward again.

    Attributes:
        plan: the plan's limit, 0 for unlimited; requests are counted all the same, for the ledger.
        gap_s: least time between two.
        learned: the limit that the vendor's refusals showed, None while there is none.
    """

    __slots__ = (
        "_held_until_s",
        "_penalty_s",
        "_raise_s",
        "_raise_wait_s",
        "_spent",
        "gap_s",
        "learned",
        "plan",
    )

    FIRST_PENALTY_S: Final = 15.0
    CAP_PENALTY_S: Final = 120.0

    def __init__(self, plan: int, gap_s: float = 0.0) -> None:
        self.plan = plan
        self.gap_s = gap_s
        self.learned: int | None = None
        self._spent: deque[float] = deque()
        self._held_until_s = _NEVER
        self._penalty_s = self.FIRST_PENALTY_S
        self._raise_s = 0.0
        self._raise_wait_s = RAISE_S

    def set_plan(self, limit: int, gap_s: float = 0.0) -> None:
        """Another plan: what was learned of the old one is forgotten."""
        self.plan = limit
        self.gap_s = gap_s
        self.learned = None
        self._raise_wait_s = RAISE_S
        self._held_until_s = _NEVER
        self._penalty_s = self.FIRST_PENALTY_S

    @property
    def limit(self) -> int:
        """Requests a minute as far as is known; 0 for unlimited."""
        return self.plan if self.learned is None else self.learned

    def used(self, now_s: float) -> int:
        """Requests within the last minute, as the vendor counts."""
        self._expire(now_s)
        return sum(one > now_s - MINUTE_S for one in self._spent)

    def ready_at_s(self, now_s: float, keep: int = 0) -> float:
        """When the next request may go; not later than `now_s` if at once.

        Args:
            keep: how many requests are to be left for what is more urgent.
        """
        self._expire(now_s)
        ready = self._held_until_s
        room = max(1, self.limit - keep)
        if self.limit and len(self._spent) >= room:
            ready = max(ready, self._spent[-room] + WINDOW_S)
        if self.gap_s and self._spent:
            ready = max(ready, self._spent[-1] + self.gap_s + SPACING_MARGIN_S)
        return ready

    def is_ready(self, now_s: float, keep: int = 0) -> bool:
        """Whether a request may go now."""
        return now_s >= self.ready_at_s(now_s, keep)

    def next_free_s(self, now_s: float) -> float:
        """When one more is free than now by the vendor's count; 0 when one is free now."""
        ready = self.ready_at_s(now_s)
        return ready if ready > now_s else 0.0

    def spend(self, now_s: float) -> None:
        """A request went."""
        self._spent.append(now_s)

    def give_back(self, sent_s: float) -> None:
        """The request that went at this time does not count: it never reached the vendor, or was refused."""
        if sent_s in self._spent:
            self._spent.remove(sent_s)

    def refuse(self, now_s: float, sent_s: float) -> tuple[float, bool]:
        """The vendor said that we ask too often: hold for 15 s, doubling to 120, and learn what was allowed.

        Args:
            sent_s: when the refused request was sent; it does not count.

        Returns:
            (seconds held, whether the limit is known lower than before).
        """
        self.give_back(sent_s)
        penalty_s = self._penalty_s
        self._held_until_s = max(self._held_until_s, now_s + penalty_s)
        self._penalty_s = min(self.CAP_PENALTY_S, penalty_s * 2)
        return penalty_s, self._learn(now_s)

    def _learn(self, now_s: float) -> bool:
        allowed = self.used(now_s)
        self._raise_s = now_s + self._raise_wait_s
        if not allowed or (self.limit and allowed >= self.limit):
            return False  # nothing was allowed in this minute of ours: somebody else spent it
        if self.gap_s:
            return False  # the vendor counts seconds: how many it took in a minute says nothing
        self.learned = allowed
        self._raise_wait_s = min(RAISE_CAP_S, self._raise_wait_s * 2)
        return True

    def forgive(self, now_s: float) -> None:
        """A request was answered: the next refusal starts from the shortest hold, a learned limit may grow in time."""
        self._penalty_s = self.FIRST_PENALTY_S
        if self.learned is not None and now_s >= self._raise_s:
            self.learned *= 2
            self._raise_s = now_s + RAISE_S
            if self.plan and self.learned >= self.plan:
                self.learned = None

    def _expire(self, now_s: float) -> None:
        while self._spent and self._spent[0] <= now_s - WINDOW_S:
            self._spent.popleft()


class ProductLimit:
    """How many products the vendor streams at once, as far as its refusals showed: between proven and refused.

    After a refusal the middle is tried until both are neighbours; one more is tried each `RETRY_S`.

    Attributes:
        plan: the plan's limit, 0 for unlimited.
        learned: the limit in force instead of it, None while there is none.
    """

    __slots__ = ("_proven", "_refused", "_retry_s", "learned", "plan")

    RETRY_S: Final = 1800.0

    def __init__(self, plan: int) -> None:
        self.plan = plan
        self.learned: int | None = None
        self._proven = 0
        self._refused = 0
        self._retry_s = 0.0

    @property
    def limit(self) -> int:
        """Products at once as far as is known; 0 for unlimited."""
        return self.plan if self.learned is None else self.learned

    @property
    def is_settled(self) -> bool:
        """Whether the learned limit is proven, and one more was refused."""
        return self.learned is not None and self._refused == self._proven + 1 == self.learned + 1

    def refuse(self, proven: int, asked: int, now_s: float) -> None:
        """A command was refused that would have made `asked` products of the `proven` ones."""
        if asked <= proven or asked < 2:
            return
        self._proven, self._refused = proven, asked
        self._retry_s = now_s + self.RETRY_S
        self.learned = max(1, (proven + asked) // 2)

    def prove(self, live: int) -> bool:
        """So many are live; whether the limit in force changed."""
        if self.learned is None or live <= self._proven:
            return False
        self._proven = live
        if live < self.learned or self._refused <= live + 1:
            return False
        self.learned = (live + self._refused) // 2
        return True

    def on_time(self, now_s: float) -> bool:
        """Whether it is time to try one more, which is then allowed."""
        if self.learned is None or now_s < self._retry_s:
            return False
        self._retry_s = now_s + self.RETRY_S
        self.learned += 1
        self._refused = self.learned + 1
        if self.plan and self.learned >= self.plan:
            self.learned = None
        return True

    def next_due_s(self) -> float:
        """When `on_time` has something to do."""
        return float("inf") if self.learned is None else self._retry_s
