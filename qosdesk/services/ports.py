"""What the use cases need of the feed and of the loop; `net.runner.FeedRunner` and asyncio's loop fit as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Stream
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, Question
from qosdesk.feed.messages import Event

Done = Callable[[AnswerValue | Failure], None]
Unsubscribe = Callable[[], None]
Cancel = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Moving:
    """These symbols are about to be served by another vendor; until this is told they are the old one's."""

    symbols: frozenset[Symbol]


@dataclass(frozen=True, slots=True)
class Moved:
    """These symbols are served by another vendor now; what is known of them is the old one's until it is replaced."""

    symbols: frozenset[Symbol]


FeedEvent = Event | Moving | Moved


class FeedPort(Protocol):
    """The session with a vendor, or with several: each symbol's with the one that serves it."""

    def want(self, streams: Sequence[Stream], priority: Priority = Priority.VISIBLE) -> None:
        """Stream these, most urgent first."""
        ...

    def unwant(self, streams: Sequence[Stream]) -> None:
        """Stop streaming these."""
        ...

    def ask(self, question: Question, priority: Priority, done: Done) -> Cancel:
        """Ask once; `done` is called on the loop's thread with the answer or the failure.

        Returns what ends the waiting: `done` is not called any more, and what was not sent yet is not sent.
        """
        ...

    def subscribe(self, listener: Callable[[FeedEvent], None]) -> Unsubscribe:
        """Hear every event."""
        ...

    def wanted(self) -> tuple[Stream, ...]:
        """Everything that is wanted now."""
        ...

    def unslotted(self) -> tuple[Stream, ...]:
        """Wanted streams for which the plan has no live slot."""
        ...

    def is_confirmed(self, stream: Stream) -> bool:
        """Whether a stream is live."""
        ...

    def is_live(self, symbol: Symbol) -> bool:
        """Whether the session that serves a symbol stands."""
        ...

    def ledger(self, symbol: Symbol | None = None) -> Sequence[Meter]:
        """Live products, connections and every call counter, as counted here: of the session that serves a symbol, of
        all without one."""
        ...

    def try_now(self) -> None:
        """Connect without waiting."""
        ...


Later = Callable[[float, Callable[[], None]], object]
"""Run something after so many seconds: `loop.call_later`."""
