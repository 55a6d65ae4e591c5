"""Symbols without a live slot are asked for in turn, in full batches. No I/O, no clock; imports only domain and feed.

One request is under way at a time. Each symbol's turn comes once in `poll_round_s`, as far as the floor between two
requests and the budget allow; what is in view comes oftener than what is not, and than live symbols of a vendor whose
pushes are prints alone: sums of the day are only in answers (adding prints up would guess at those that were missed).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.asking import Calls
from qosdesk.feed.calls import Call, GetSnapshots
from qosdesk.feed.limits import Limits
from qosdesk.feed.messages import CallAnswered, CallFailed, Event, SnapshotsPolled
from qosdesk.feed.subscriptions import Subscriptions

POLL_ID: Final = -1
"""Id of our own polls; no asker's is negative."""
BATCH: Final = 50
"""Symbols in one request where the plan sets no limit."""
_UNSEEN_SHARE: Final = 1 / 6
"""How fast a symbol grows old that is not in view, or that is live and only in need of the figures of its day."""


class Rotation:
    """Whose turn it is.

    Attributes:
        is_waiting: a request is under way.
        next_s: when the next one may go; infinity while there is nothing to ask for.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.is_waiting = False
        self.next_s = 0.0
        self._asked_s: dict[Symbol, float] = {}
        self._revision = -1

    def wake(self, revision: int, now_s: float) -> None:
        """Slots may have been shared out anew: look again, if there was nothing to ask for."""
        if revision != self._revision and self.next_s == float("inf"):
            self.next_s = now_s

    def note(self, symbols: Iterable[Symbol], now_s: float) -> None:
        """Somebody asked for their snapshots: their turn is over."""
        self._asked_s.update(dict.fromkeys(symbols, now_s))

    def restart(self, now_s: float) -> None:
        """The link is up, or the plan is another: the next turn is now."""
        self.next_s = now_s

    def batch(
        self, candidates: Mapping[Symbol, Priority], size: int, per_minute: int, revision: int, now_s: float
    ) -> tuple[Symbol, ...]:
        """The next request's symbols, the oldest first; empty if there is nothing to ask for.

        Args:
            candidates: symbols without a live slot, and at the lowest priority those to refresh.
            size: symbols in one request, 0 for no limit.
            per_minute: requests a minute that may be spent on this; 0 where they cost nothing but commands.
        """
        self._revision = revision
        self._asked_s = {one: at_s for one, at_s in self._asked_s.items() if one in candidates}
        if not candidates or not self.limits.poll_round_s:
            self.next_s = float("inf")
            return ()
        size = size or BATCH

        def age(symbol: Symbol) -> float:
            since_s = self._asked_s.get(symbol)
            share = _UNSEEN_SHARE if candidates[symbol] >= Priority.BACKGROUND else 1.0
            return (1e9 if since_s is None else now_s - since_s) * share

        limits = self.limits
        chosen = tuple(sorted(candidates, key=age, reverse=True)[:size])
        oldest_s = age(chosen[0])
        if oldest_s < limits.poll_round_s / 2:  # somebody has just asked for all of them
            self.next_s = now_s + limits.poll_round_s / 2 - oldest_s
            return ()
        pause_s = max(limits.poll_floor_s, limits.poll_round_s / ceil(len(candidates) / size))
        self.next_s = now_s + max(pause_s, 60.0 / per_minute if per_minute else 0.0)
        self.note(chosen, now_s)
        return chosen


class Polls:
    """The rotation at work: asks for what has no slot, when its turn has come; HTTP carries it where no link can.

    Attributes:
        rotation: whose turn it is.
    """

    def __init__(self, subs: Subscriptions, calls: Calls, limits: Limits) -> None:
        self._subs = subs
        self._calls = calls
        self.rotation = Rotation(limits)

    def turn(self, now_s: float) -> list[Event]:
        """The link is up: ask, if it is time."""
        rotation, revision = self.rotation, self._subs.revision
        rotation.wake(revision, now_s)
        if rotation.is_waiting or now_s < rotation.next_s:
            return []
        candidates = dict.fromkeys(self._subs.to_refresh(), Priority.BACKGROUND) | self._subs.to_poll()
        some = GetSnapshots(tuple(candidates)[:1])
        size, per_minute = self._calls.poll_room(some) if candidates else (0, 0)
        symbols = rotation.batch(candidates, size, per_minute, revision, now_s)
        if not symbols:
            return []
        rotation.is_waiting = True
        return self._calls.ask(Call(POLL_ID, GetSnapshots(symbols), Priority.BACKGROUND), now_s)

    def told(self, event: Event) -> Event | None:
        """What is told of an event: an answer to a poll becomes the snapshots in it, its failure nothing."""
        if not isinstance(event, CallAnswered | CallFailed) or event.call.id != POLL_ID:
            return event
        self.rotation.is_waiting = False
        if isinstance(event, CallFailed):
            return None
        return SnapshotsPolled(tuple(one for one in event.value if isinstance(one, Snapshot)))

    def next_due_s(self) -> float:
        """When `turn` has something to do; infinity for never."""
        return float("inf") if self.rotation.is_waiting else self.rotation.next_s
