"""What a session must know before it asks for anything else (`Dialect.preface`). No I/O, no clock; imports only feed.

Streams wanted before it is known wait to be sent; questions wait here. When it cannot be had they fail, and it is tried
again, ever more patiently.
"""

from __future__ import annotations

import random
from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.feed.backoff import Backoff
from qosdesk.feed.calls import Call, Failure, Question
from qosdesk.feed.messages import CallFailed, Event, Warned

PREFACE_ID: Final = -2
"""Id of our own question; no asker's is negative."""


class Preface:
    """One question, asked when somebody first needs something.

    Attributes:
        is_open: it is still to be answered; nothing else may be said before.
    """

    def __init__(self, question: Question | None, rng: random.Random) -> None:
        self._question = question
        self._backoff = Backoff(rng)
        self._early: dict[int, Call] = {}
        self._next_s = 0.0
        self._told = ""
        self.is_open = question is not None

    def hold(self, call: Call) -> bool:
        """Whether a question must wait; the preface itself, asked by somebody else too, need not."""
        if not self.is_open or isinstance(call.question, type(self._question)):
            return False
        self._early[call.id] = call
        return True

    def forget(self, call_id: int) -> None:
        """Nobody waits for this question any more."""
        self._early.pop(call_id, None)

    def turn(self, now_s: float, *, is_awaited: bool) -> Call | None:
        """The question, if it is time to ask it.

        Args:
            is_awaited: streams wait for it, or are about to.
        """
        if not self.is_open or self._question is None or now_s < self._next_s:
            return None
        if not is_awaited and not self._early:
            return None
        self._next_s = float("inf")
        return Call(PREFACE_ID, self._question, Priority.FOCUSED)

    def close(self) -> list[Call]:
        """It was answered; returns the questions that waited for it."""
        self.is_open = False
        early, self._early = list(self._early.values()), {}
        return early

    def fail(self, failure: Failure, now_s: float) -> list[Event]:
        """It was not; who waits is told, and it is asked again later."""
        if not self.is_open:
            return []
        early, self._early = self._early, {}
        self._next_s = now_s + self._backoff.next_delay_s()
        events: list[Event] = [CallFailed(call, failure) for call in early.values()]
        if failure.text == self._told:
            return events
        self._told = failure.text
        words = "Nothing can be asked for without the list of products, which the provider did not send"
        return [
            Warned(f"{words}: {failure.text.rstrip('.')}. Check the address; it is tried again."),
            *events,
        ]

    def next_due_s(self, *, is_awaited: bool) -> float:
        """When `turn` has something to do; infinity for never."""
        return self._next_s if self.is_open and (is_awaited or self._early) else float("inf")
