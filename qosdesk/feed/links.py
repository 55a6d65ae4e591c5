"""The links of a session and what they share. No I/O, no clock; imports only feed."""

from __future__ import annotations

import random
from collections.abc import Callable, ItemsView, Sequence, ValuesView

from qosdesk.feed.backoff import Backoff
from qosdesk.feed.limits import Limits
from qosdesk.feed.link import Link, Phase
from qosdesk.feed.pacing import Spacing, Turns


class Links:
    """All of them by id, and whose turn it is to send.

    Args:
        ids: of the dialect.
        limits: the plan in force.
        rng: for the jitter of their back-off.
    """

    def __init__(self, ids: Sequence[int], limits: Limits, rng: random.Random) -> None:
        self._links = {
            link: Link(Spacing(limits.command_gap_s), Backoff(rng, limits.reconnect_gap_s)) for link in ids
        }
        self._turns = Turns(limits.links_gap_s)

    def set_plan(self, limits: Limits) -> None:
        """Another plan."""
        for link in self._links.values():
            link.spacing.set_gap(limits.command_gap_s)
            link.backoff.floor_s = limits.reconnect_gap_s
        self._turns.gap_s = limits.links_gap_s

    def __getitem__(self, link: int) -> Link:
        return self._links[link]

    def __len__(self) -> int:
        return len(self._links)

    def items(self) -> ItemsView[int, Link]:
        """(id, link) of each."""
        return self._links.items()

    def values(self) -> ValuesView[Link]:
        """Each."""
        return self._links.values()

    def is_up(self, link: int) -> bool:
        """Whether a connection stands."""
        return self._links[link].phase is Phase.UP

    def ready_s(self, link: int) -> float:
        """When a link takes the next command; infinity while it is down."""
        if not self.is_up(link):
            return float("inf")
        return max(self._links[link].spacing.ready_at_s, self._turns.ready_at_s(link))

    def may_send(self, link: int, now_s: float, has_more: Callable[[int], bool]) -> bool:
        """Whether a link may send now: after its turn another one goes first that has something to send."""
        if now_s < self.ready_s(link):
            return False
        if not self._turns.is_over(link, now_s):
            return True
        return not any(has_more(other) for other in self._links if other != link and self.is_up(other))

    def spend(self, link: int, now_s: float) -> None:
        """A command went over a link."""
        self._links[link].spacing.spend(now_s)
        self._turns.spend(link, now_s)
