"""A session with a vendor that does what the test says: it stands at the port seam (`services.ports.FeedPort`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qosdesk.clock import FakeClock
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Stream
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, FailureKind, Question
from qosdesk.feed.messages import Event, FeedState, StateChanged

LOST = Failure(FailureKind.TIMEOUT, "QOS did not answer in time.")


class ScriptedFeed:
    """Records what is wanted and asked; answers and tells events on demand.

    Attributes:
        commands: `("want" | "unwant", streams)` in order.
        asked: questions without an answer, oldest first, with who waits.
        history: every question ever asked.
    """

    def __init__(self) -> None:
        self.commands: list[tuple[str, tuple[Stream, ...]]] = []
        self.priorities: dict[Stream, Priority] = {}
        self.asked: list[tuple[Question, Priority, Callable[[AnswerValue | Failure], None]]] = []
        self.history: list[Question] = []
        self.listeners: list[Callable[[Event], None]] = []
        self.without_slot: tuple[Stream, ...] = ()
        self.confirmed: set[Stream] = set()
        self.meters: tuple[Meter, ...] = ()
        self.tries = 0
        self.state = FeedState.IDLE

    # -- what the test does --------------------------------------------------------------------------------------------

    def question(self) -> Question:
        """The oldest question that waits."""
        return self.asked[0][0]

    def answer(self, value: AnswerValue | Failure) -> Question:
        """Answer the oldest question that waits; returns it."""
        question, _, done = self.asked.pop(0)
        done(value)
        return question

    def tell(self, event: Event) -> None:
        for listener in tuple(self.listeners):
            listener(event)

    def go(self, state: FeedState) -> None:
        """The session is in this state now."""
        self.state = state
        self.tell(StateChanged(state))

    # -- FeedPort ------------------------------------------------------------------------------------------------------

    def want(self, streams: Sequence[Stream], priority: Priority = Priority.VISIBLE) -> None:
        self.commands.append(("want", tuple(streams)))
        self.priorities.update(dict.fromkeys(streams, priority))

    def unwant(self, streams: Sequence[Stream]) -> None:
        self.commands.append(("unwant", tuple(streams)))
        for stream in streams:
            self.priorities.pop(stream, None)

    def ask(
        self, question: Question, priority: Priority, done: Callable[[AnswerValue | Failure], None]
    ) -> Callable[[], None]:
        entry = (question, priority, done)
        self.asked.append(entry)
        self.history.append(question)
        return lambda: self.asked.remove(entry) if entry in self.asked else None

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener) if listener in self.listeners else None

    def wanted(self) -> tuple[Stream, ...]:
        return tuple(self.priorities)

    def unslotted(self) -> tuple[Stream, ...]:
        return self.without_slot

    def is_confirmed(self, stream: Stream) -> bool:
        return stream in self.confirmed

    def is_live(self, symbol: Symbol) -> bool:
        return self.state is FeedState.LIVE

    def ledger(self, symbol: Symbol | None = None) -> Sequence[Meter]:
        return self.meters

    def try_now(self) -> None:
        self.tries += 1


class Timetable:
    """`loop.call_later` on a fake clock: `advance` runs what is due, in order."""

    def __init__(self, clock: FakeClock | None = None) -> None:
        self.clock = clock or FakeClock()
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._number = 0

    def __call__(self, delay_s: float, action: Callable[[], None]) -> object:
        self._number += 1
        self._due.append((self.clock.monotonic_s() + delay_s, self._number, action))
        return self._number

    def advance(self, seconds: float) -> None:
        """Let this much time pass."""
        end_s = self.clock.monotonic_s() + seconds
        while due := [one for one in self._due if one[0] <= end_s]:
            first = min(due)
            self._due.remove(first)
            self.clock.advance(max(0.0, first[0] - self.clock.monotonic_s()))
            first[2]()
        self.clock.advance(end_s - self.clock.monotonic_s())
