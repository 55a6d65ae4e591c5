"""What is wanted, how urgently, and what nobody wants any more but is kept a while. Imports only domain and feed.

Hysteresis: what leaves the screen keeps its urgency for `settle_s`, so that rows scrolled past and back cost nothing,
and then its slot until somebody needs it or `linger_s` is over. Only a focused symbol does not wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Stream
from qosdesk.feed.limits import Limits
from qosdesk.feed.slots import IDLE


@dataclass(frozen=True, slots=True)
class _Eased:
    """A stream became less urgent, or unwanted (`IDLE`); until it settles it counts as before."""

    since_s: float
    before: int
    arrival: int


class Wants:
    """The wanted set.

    Args:
        is_live: whether a stream is confirmed: only such streams linger.
    """

    def __init__(self, limits: Limits, is_live: Callable[[Stream], bool]) -> None:
        self.limits = limits
        self._is_live = is_live
        self._wanted: dict[Stream, tuple[Priority, int]] = {}
        self._eased: dict[Stream, _Eased] = {}
        self._arrivals = 0

    def __contains__(self, stream: object) -> bool:
        return stream in self._wanted

    def want(self, stream: Stream, priority: Priority, now_s: float) -> bool | None:
        """A stream is needed: True when it is new, False when its urgency changed, None when nothing did."""
        known = self._wanted.get(stream)
        if known is None:
            eased = self._eased.pop(stream, None)
            self._arrivals += 1
            self._wanted[stream] = (priority, self._arrivals if eased is None else eased.arrival)
            return True
        if known[0] is priority:
            return None
        self._wanted[stream] = (priority, known[1])
        if priority > known[0]:
            self._ease(stream, known, now_s)
        else:
            self._eased.pop(stream, None)
        return False

    def unwant(self, stream: Stream, now_s: float) -> bool:
        """A stream is not needed any more; whether it was."""
        known = self._wanted.pop(stream, None)
        if known is None:
            return False
        if self._is_live(stream):
            self._ease(stream, known, now_s)
        else:
            self._eased.pop(stream, None)
        return True

    def _ease(self, stream: Stream, known: tuple[Priority, int], now_s: float) -> None:
        before: int = max(known[0], Priority.VISIBLE)  # the focus is somewhere else at once
        old = self._eased.get(stream)
        if old is not None and now_s < old.since_s + self.limits.settle_s:
            before = min(before, old.before)
        self._eased[stream] = _Eased(now_s, before, known[1])

    def all(self) -> tuple[Stream, ...]:
        """Most urgent first: by priority, then by arrival."""
        return tuple(sorted(self._wanted, key=self._wanted.__getitem__))

    def priority(self, stream: Stream) -> Priority:
        """Of a wanted stream."""
        return self._wanted[stream][0]

    def urgencies(self) -> Iterator[tuple[Stream, int, int]]:
        """(stream, urgency, arrival) of everything wanted, and of what lingers."""
        for stream, (priority, arrival) in self._wanted.items():
            eased = self._eased.get(stream)
            keeps = eased is not None and self._is_live(stream)
            yield stream, min(priority, eased.before) if eased and keeps else priority, arrival
        for stream, eased in self._eased.items():
            if stream not in self._wanted:
                yield stream, eased.before, eased.arrival

    def on_time(self, now_s: float) -> bool:
        """Forget what lingered long enough; whether any urgency changed with time."""
        if not self._eased:
            return False
        settle_s, linger_s = self.limits.settle_s, self.limits.linger_s
        changed = False
        for stream, eased in list(self._eased.items()):
            wanted = stream in self._wanted
            if now_s >= eased.since_s + (settle_s if wanted else linger_s):
                del self._eased[stream]
                changed = True
            elif now_s >= eased.since_s + settle_s and eased.before != IDLE:
                self._eased[stream] = _Eased(eased.since_s, IDLE, eased.arrival)
                changed = True
        return changed

    def forget(self, streams: Sequence[Stream]) -> None:
        """Not live any more: what lingered does not."""
        for stream in streams:
            if stream not in self._wanted:
                self._eased.pop(stream, None)

    def next_due_s(self) -> float:
        """When `on_time` has something to do; infinity for never."""
        settle_s, linger_s = self.limits.settle_s, self.limits.linger_s
        due_s = float("inf")
        for stream, eased in self._eased.items():
            waits_s = settle_s if stream in self._wanted or eased.before != IDLE else linger_s
            due_s = min(due_s, eased.since_s + waits_s)
        return due_s
