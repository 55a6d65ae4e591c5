"""What is known of one link's present connection: asked for, cancelled, confirmed. Imports only domain and feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from qosdesk.domain.quotes import Stream
from qosdesk.feed.dialect import Command


@dataclass(slots=True)
class Flight:
    """A command that was sent and not answered yet.

    Attributes:
        new: the streams that it added to what was live.
        repeated: those of them that may have been live already.
    """

    command: Command
    new: tuple[Stream, ...]
    repeated: frozenset[Stream]
    sent_s: float


@dataclass(slots=True)
class Book:
    """One connection.

    Attributes:
        sent: asked for, and not cancelled since; `again` are those of them that nobody answered: perhaps live, so they
            are asked for once more while wanted and cancelled otherwise.
        ending: cancelled, and not acknowledged yet: they still take a slot. A cancel that is never acknowledged keeps
            its slot taken until the connection ends: counting it as free could break the plan.
        suspects: parts of a refused command, each asked for by itself until the bad symbol is alone.
        tries: unanswered commands in a row about a stream.
        later_s: when a stream whose commands nobody answers is tried again.
    """

    sent: set[Stream] = field(default_factory=set)
    again: set[Stream] = field(default_factory=set)
    ending: set[Stream] = field(default_factory=set)
    confirmed: set[Stream] = field(default_factory=set)
    heard: set[Stream] = field(default_factory=set)
    flights: dict[int, Flight] = field(default_factory=dict)
    suspects: list[tuple[Stream, ...]] = field(default_factory=list)
    tries: dict[Stream, int] = field(default_factory=dict)
    later_s: dict[Stream, float] = field(default_factory=dict)
    quiet_due_s: dict[Stream, float] = field(default_factory=dict)
    settled: bool = False

    def forget(self, streams: Iterable[Stream]) -> None:
        """They are not asked for any more."""
        for stream in streams:
            self.sent.discard(stream)
            self.again.discard(stream)
            self.confirmed.discard(stream)
            self.heard.discard(stream)
            self.quiet_due_s.pop(stream, None)
            self.later_s.pop(stream, None)

    def resume(self, streams: Iterable[Stream]) -> None:
        """A cancel had no effect, for all we know: cancel again, or ask again for what is wanted again meanwhile."""
        some = tuple(streams)
        self.sent.update(some)
        self.again.update(some)
        self.ending.difference_update(some)

    def land(self, name: str, request_id: int | None) -> Flight | None:
        """The command that an answer is to."""
        if request_id:
            return self.flights.pop(request_id, None)
        # The vendor does not say which (0 counts as "not said", QOS 5.3): the oldest of that name.
        for key, flight in self.flights.items():
            if flight.command.name == name:
                return self.flights.pop(key)
        return None

    def end(self, flight: Flight) -> None:
        """An answered command's cancels take no slot any more."""
        for stream in self.ending.intersection(flight.command.drops):
            self.ending.discard(stream)
            if stream not in self.sent:
                self.tries.pop(stream, None)
                self.later_s.pop(stream, None)

    def next_due_s(self, ack_s: float) -> float:
        """When something is overdue; infinity for never."""
        due_s = float("inf")
        for flight in self.flights.values():
            due_s = flight.sent_s + ack_s
            break  # the oldest: they are kept in order of sending
        for times in (self.quiet_due_s, self.later_s):
            due_s = min(due_s, min(times.values(), default=due_s))
        return due_s
