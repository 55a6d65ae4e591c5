"""One connection of a session: its state, its pauses, and what its ends say. Imports only domain and feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from qosdesk.domain.quotes import Stream
from qosdesk.feed.backoff import Backoff
from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.limits import Limits
from qosdesk.feed.messages import Event, GapClosed, GapOpened, SubscriptionConfirmed
from qosdesk.feed.pacing import Spacing

HELD_S: Final = 10.0
"""A connection that brings data and ends sooner did not work: a vendor may let us in only to throw us out again."""
SHORTS: Final = 3
"""So many of them in a row look like two programs on a key that allows one connection."""
WOKE_S: Final = 5.0
"""How long a connection that was there before the computer slept may stay silent afterwards."""
_LONG_WAIT: Final = frozenset({FailureKind.RATE_LIMIT, FailureKind.OVER_LIMIT, FailureKind.IN_USE})


class Phase(Enum):
    """Where a connection is."""

    DOWN = "down"
    WAITING = "waiting"
    OPENING = "opening"
    UP = "up"


@dataclass(slots=True)
class Link:
    """A connection, or the attempts to have one."""

    spacing: Spacing
    backoff: Backoff
    phase: Phase = Phase.DOWN
    retry_at_s: float = 0.0
    soonest_s: float = 0.0
    up_s: float = 0.0
    heard_s: float = 0.0
    beat_s: float = 0.0
    data_s: float = 0.0
    has_data: bool = False
    command_was_last: bool = False
    shorts: int = 0
    gaps: dict[Stream, float] = field(default_factory=dict)

    def on_up(self, now_s: float) -> None:
        """It stands."""
        self.phase = Phase.UP
        self.up_s = self.heard_s = self.beat_s = self.data_s = now_s
        self.has_data = False

    def on_data(self, now_s: float) -> None:
        """Quotes came."""
        self.data_s = now_s
        self.has_data = True
        if now_s >= self.up_s + HELD_S:
            self.backoff.reset()

    def beat_at_s(self, limits: Limits) -> float:
        """When the next heartbeat goes."""
        due_s = self.beat_s + limits.heartbeat_s
        return max(due_s, self.spacing.ready_at_s) if limits.heartbeat_is_command else due_s

    def next_due_s(self, limits: Limits) -> float:
        """When it has something to do by itself; infinity for never."""
        if self.phase is Phase.WAITING:
            return self.retry_at_s
        due_s = float("inf")
        if self.phase is Phase.UP:
            if limits.silence_s:
                due_s = self.heard_s + limits.silence_s
            if limits.heartbeat_s:
                due_s = min(due_s, self.beat_at_s(limits))
        return due_s

    def on_woke(self, silence_s: float, heartbeat_s: float, now_s: float) -> None:
        """The computer slept: what looks connected must show that it is alive."""
        if self.phase is Phase.UP and silence_s > WOKE_S:
            self.heard_s = min(self.heard_s, now_s - silence_s + WOKE_S)
            self.beat_s = min(self.beat_s, now_s - heartbeat_s)

    def open_gaps(self, lost: Sequence[Stream]) -> list[Event]:
        """Streams that were live are not any more; a gap that is open already stays as it is."""
        fresh = tuple(stream for stream in lost if stream not in self.gaps)
        self.gaps.update(dict.fromkeys(fresh, self.data_s))
        return [GapOpened(fresh, self.data_s)] if fresh else []

    def close_gaps(self, events: Sequence[Event], now_s: float) -> list[Event]:
        """The gaps of what is confirmed again."""
        closed: dict[float, list[Stream]] = {}
        confirmed = (event.streams for event in events if isinstance(event, SubscriptionConfirmed))
        for stream in (one for streams in confirmed for one in streams):
            if stream in self.gaps:
                closed.setdefault(self.gaps.pop(stream), []).append(stream)
        return [GapClosed(tuple(streams), since_s, now_s) for since_s, streams in closed.items()]

    def on_lost(self, failure: Failure, connections: int, now_s: float) -> Failure:
        """It ended, or could not be made: plan the next attempt.

        Args:
            connections: how many the plan allows.

        Returns:
            Why, in words for the user, as far as the pattern tells.
        """
        if self.has_data:
            self.shorts = self.shorts + 1 if now_s < self.up_s + HELD_S else 0
        fought = self.has_data and self.shorts >= SHORTS
        self.has_data = False
        delay_s = self.backoff.next_delay_s(long=fought or failure.kind in _LONG_WAIT)
        self.phase, self.retry_at_s = Phase.WAITING, now_s + delay_s
        self.soonest_s = now_s + self.backoff.floor_s
        if not fought or failure.kind is FailureKind.IN_USE:
            return failure
        allowed = f"{connections} connection" + ("s" if connections != 1 else "")
        text = (
            f"The server ended {self.shorts} connections in a row soon after they were made. Perhaps another program "
            f"uses this key: the plan allows {allowed}. Close it there, or wait."
        )
        return Failure(FailureKind.IN_USE, text)
