"""Questions under way: split, merged, coalesced, routed, retried. No I/O, no clock; imports only domain and feed.

Which way a part of a question goes:

- Where HTTP requests are scarce (a limit per minute is in force), a part goes over the link if a command may go there
  now: commands refill every second, HTTP once in six. If the link is busy, the focused and the visible spend HTTP,
  since somebody waits for them; the rest waits for the link.
- Where HTTP is unlimited it goes by HTTP, which runs in parallel and takes no command from the subscriptions.
- A part that timed out on one way takes the other one, where there is another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, cast

from qosdesk.domain.priority import Priority
from qosdesk.feed.calls import AnswerValue, Call, Failure, FailureKind, GetBars, GetCalendars, Question
from qosdesk.feed.dialect import Dialect
from qosdesk.feed.messages import (
    Answered,
    CallAnswered,
    CallFailed,
    Event,
    HttpRequest,
    Refused,
    SendHttp,
    SendText,
    Warned,
)
from qosdesk.feed.pacing import Budget

MAX_IN_FLIGHT: Final = 6
"""HTTP requests at a time: more would only turn our order of urgency into the server's."""
MAX_TRIES: Final = 2
RETRY_S: Final = 1.0
"""Pause before the second try of a request that found no server."""
STARVED_S: Final = 5.0
"""A question that waited so long takes turns with the subscriptions."""
NO_ROUTE_S: Final = 30.0
"""How long a question that only a link can carry waits for a link."""
HTTP_GRACE_S: Final = 2.0
_AGAIN: Final = frozenset({FailureKind.TIMEOUT, FailureKind.UNREACHABLE, FailureKind.BAD_ANSWER})


@dataclass(eq=False, slots=True)
class _Whole:
    """A call as it was asked; answered when its last part is."""

    call: Call
    parts: tuple[Question, ...]
    answers: dict[Question, AnswerValue] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class _Part:
    """One request's worth of a question; several calls may wait for it."""

    id: int
    question: Question
    request: HttpRequest | None
    link: int | None
    asked_s: float
    priority: Priority
    waiting: list[_Whole]
    tries: int = 0
    not_before_s: float = 0.0
    avoid: str = ""
    sent_by: str = ""
    request_id: int = 0
    deadline_s: float = 0.0


class Calls:
    """The questions of a session.

    Attributes:
        refusal: a key failure that an answer brought; the machine reads and empties it.
        closed: why no HTTP request is made any more (the key was refused), None while all is well.
    """

    def __init__(self, dialect: Dialect, next_id: Callable[[], int]) -> None:
        self._dialect = dialect
        self._next_id = next_id
        self._queue: list[_Part] = []
        self._flying: dict[int, _Part] = {}
        self._by_question: dict[Question, _Part] = {}
        self._budgets: dict[str, Budget] = {}
        self._last_part = 0
        self._hold_link_s: dict[int, float] = {}
        self.refusal: Failure | None = None
        self.closed: Failure | None = None

    # -- asking --------------------------------------------------------------------------------------------------------

    def ask(self, call: Call, now_s: float) -> list[Event]:
        """Take a question; events say at once that it can't be answered, or that its answer is empty."""
        if isinstance(call.question, GetBars) and (reason := self._bars_refused(call.question)):
            return [CallFailed(call, Failure(FailureKind.NOT_OFFERED, reason))]
        parts = tuple(dict.fromkeys(self._dialect.split(call.question)))
        if not parts:
            return [CallAnswered(call, {} if isinstance(call.question, GetCalendars) else ())]
        whole = _Whole(call, parts)
        for question in parts:
            part = self._by_question.get(question) or self._new_part(question, call.priority, now_s)
            if part is None:
                name = self._dialect.capabilities.name
                text = f"{name} does not offer this ({type(question).__name__})"
                self._drop(whole)
                return [CallFailed(call, Failure(FailureKind.NOT_OFFERED, text))]
            part.waiting.append(whole)
            part.priority = min(part.priority, call.priority)
        self._sort()
        return []

    def _bars_refused(self, question: GetBars) -> str:
        offered = self._dialect.capabilities
        if question.interval not in offered.bar_intervals:
            return f"{offered.name} has no {question.interval.label} bars"
        if question.before_ms and not offered.has_history:
            return f"{offered.name} has no older bars"
        return ""

    def _new_part(self, question: Question, priority: Priority, now_s: float) -> _Part | None:
        request = self._dialect.http_request(question)
        by_link = self._dialect.link_request(question, 1)
        if request is None and by_link is None:
            return None
        self._last_part += 1
        link = by_link[0] if by_link else None
        part = _Part(self._last_part, question, request, link, now_s, priority, [])
        self._queue.append(part)
        self._by_question[question] = part
        return part

    def _sort(self) -> None:
        self._queue.sort(key=lambda part: (part.priority, part.id))

    def _drop(self, whole: _Whole) -> None:
        """Nobody waits for the rest of this call: parts that were not sent and that no other call needs go."""
        for question in whole.parts:
            part = self._by_question.get(question)
            if part is not None and whole in part.waiting:
                part.waiting.remove(whole)
                if not part.waiting and not part.sent_by:
                    self._queue.remove(part)
                    del self._by_question[question]

    # -- sending -------------------------------------------------------------------------------------------------------

    def needs_link(self) -> bool:
        """Whether a question waits that only a link can carry."""
        return any(part.request is None for part in self._queue)

    def link_claims(self, link: int, now_s: float) -> bool:
        """Whether a waiting question should have this link's next command even before a subscription."""
        part = self._next_on_link(link, now_s)
        return part is not None and (part.priority is Priority.FOCUSED or now_s - part.asked_s >= STARVED_S)

    def next_on_link(self, link: int, now_s: float) -> SendText | None:
        """The most urgent request that should go over this link now; it counts as sent."""
        part = self._next_on_link(link, now_s)
        if part is None:
            return None
        part.request_id = self._next_id()
        by_link = self._dialect.link_request(part.question, part.request_id)
        if by_link is None:  # the dialect changed its mind: HTTP remains
            part.link = None
            return None
        self._send(part, "link", now_s + self._dialect.limits.ack_s)
        return SendText(link, by_link[1])

    def _next_on_link(self, link: int, now_s: float) -> _Part | None:
        if now_s < self._hold_link_s.get(link, 0.0):
            return None
        for part in self._queue:
            if part.link == link and now_s >= part.not_before_s and not self._prefers_http(part):
                return part
        return None

    def _prefers_http(self, part: _Part) -> bool:
        if part.request is None or self.closed is not None:
            return False
        return part.avoid == "link" or (not self._budget(part.request.counter).limit and part.avoid != "http")

    def http_turn(self, now_s: float, is_up: Callable[[int], bool]) -> list[SendHttp]:
        """The requests that go by HTTP now; they count as sent."""
        sent: list[SendHttp] = []
        if self.closed is not None:
            return sent
        free = MAX_IN_FLIGHT - sum(part.sent_by == "http" for part in self._flying.values())
        for part in list(self._queue):
            if free <= 0:
                break
            if part.request is None or now_s < part.not_before_s:
                continue
            has_link = part.link is not None and is_up(part.link)
            may_wait = has_link and not self._prefers_http(part)
            if may_wait and (part.priority > Priority.VISIBLE or part.avoid == "http"):
                continue
            budget = self._budget(part.request.counter)
            if not budget.is_ready(now_s):
                continue
            budget.spend(now_s)
            timeout_s = self._dialect.limits.http_s
            self._send(part, "http", now_s + timeout_s + HTTP_GRACE_S)
            sent.append(SendHttp(part.id, part.request, timeout_s))
            free -= 1
        return sent

    def _send(self, part: _Part, way: str, deadline_s: float) -> None:
        part.sent_by, part.deadline_s = way, deadline_s
        part.tries += 1
        self._queue.remove(part)
        self._flying[part.id] = part

    def _budget(self, counter: str) -> Budget:
        if counter not in self._budgets:
            self._budgets[counter] = Budget(self._dialect.limits.requests_per_minute)
        return self._budgets[counter]

    def usage(self, now_s: float) -> tuple[int, int]:
        """(used, limit) of the fullest HTTP counter this minute."""
        limit = self._dialect.limits.requests_per_minute
        return max((budget.used(now_s) for budget in self._budgets.values()), default=0), limit

    # -- answers -------------------------------------------------------------------------------------------------------

    def on_http(self, part_id: int, status: int, body: bytes, now_s: float) -> list[Event]:
        """An HTTP answer."""
        part = self._flying.get(part_id)
        if part is None or part.sent_by != "http":
            return []  # too late: it was given up
        return self._finish(part, self._dialect.read_http(_as_call(part), status, body), now_s)

    def on_http_failed(self, part_id: int, failure: Failure, now_s: float) -> list[Event]:
        """No HTTP answer."""
        part = self._flying.get(part_id)
        return [] if part is None or part.sent_by != "http" else self._finish(part, failure, now_s)

    def on_answer(self, link: int, answer: Answered, now_s: float) -> list[Event]:
        """An answer over a link."""
        part = self._on_link(link, answer.request_id)
        if part is None:
            return []
        return self._finish(part, self._dialect.read_answer(_as_call(part), answer), now_s)

    def on_refused(self, link: int, refused: Refused, now_s: float) -> list[Event] | None:
        """A refusal over a link; None if it is no answer to a question."""
        part = self._on_link(link, refused.request_id)
        return None if part is None else self._finish(part, refused.failure, now_s)

    def _on_link(self, link: int, request_id: int | None) -> _Part | None:
        flying = [part for part in self._flying.values() if part.sent_by == "link" and part.link == link]
        if request_id:
            return next((part for part in flying if part.request_id == request_id), None)
        # The vendor does not say which: only where one can be meant. The others time out and go by HTTP.
        return flying[0] if len(flying) == 1 else None

    def on_link_lost(self, link: int, failure: Failure, now_s: float) -> list[Event]:
        """The answers that were to come over this link will not."""
        lost = [part for part in self._flying.values() if part.sent_by == "link" and part.link == link]
        text = f"The connection was lost before the answer came. {failure.text}"
        return [
            event
            for part in lost
            for event in self._finish(part, Failure(FailureKind.UNREACHABLE, text), now_s)
        ]

    def _finish(self, part: _Part, result: AnswerValue | Failure, now_s: float) -> list[Event]:
        way, part.sent_by = part.sent_by, ""
        del self._flying[part.id]
        if isinstance(result, Failure):
            return self._on_failure(part, way, result, now_s)
        if way == "http" and part.request is not None:
            self._budget(part.request.counter).forgive()
        del self._by_question[part.question]
        events: list[Event] = []
        for whole in part.waiting:
            whole.answers[part.question] = result
            if len(whole.answers) == len(whole.parts):
                events.append(CallAnswered(whole.call, _merged(whole)))
        return events

    def _on_failure(self, part: _Part, way: str, failure: Failure, now_s: float) -> list[Event]:
        if failure.is_key:
            self.refusal = failure
            if way == "http":
                self.closed = failure
        elif failure.kind is FailureKind.RATE_LIMIT:
            part.tries -= 1
            return [Warned(self._hold(part, way, now_s)), *self._requeue(part)]
        elif failure.kind in _AGAIN and part.tries < MAX_TRIES:
            part.avoid = way
            part.not_before_s = now_s if failure.kind is FailureKind.TIMEOUT else now_s + RETRY_S
            return self._requeue(part)
        del self._by_question[part.question]
        return self._fail(part, failure)

    def _hold(self, part: _Part, way: str, now_s: float) -> str:
        if way == "http" and part.request is not None:
            held_s = self._budget(part.request.counter).refuse(now_s)
            return f"The vendor limits {part.request.counter} requests: none is sent for {held_s:.0f} s."
        if part.link is not None:
            self._hold_link_s[part.link] = now_s + Budget.FIRST_PENALTY_S
        return f"The vendor limits requests on link {part.link}: none is sent for {Budget.FIRST_PENALTY_S:.0f} s."

    def _requeue(self, part: _Part) -> list[Event]:
        if not part.waiting:
            del self._by_question[part.question]
            return []
        self._queue.append(part)
        self._sort()
        return []

    def _fail(self, part: _Part, failure: Failure) -> list[Event]:
        waiting = list(part.waiting)
        for whole in waiting:
            self._drop(whole)
        return [CallFailed(whole.call, failure) for whole in waiting]

    def fail_all(self, failure: Failure) -> list[Event]:
        """Nothing will be answered (the key was refused); each waiting call is told once."""
        wholes = dict.fromkeys(whole for part in self._by_question.values() for whole in part.waiting)
        self._queue.clear()
        self._flying.clear()
        self._by_question.clear()
        return [CallFailed(whole.call, failure) for whole in wholes]

    # -- time ----------------------------------------------------------------------------------------------------------

    def on_time(self, now_s: float, is_up: Callable[[int], bool]) -> list[Event]:
        """What became due: answers that did not come, and questions for which there is no way."""
        events: list[Event] = []
        late = Failure(FailureKind.TIMEOUT, "The server did not answer in time.")
        for part in [part for part in self._flying.values() if now_s >= part.deadline_s]:
            events += self._finish(part, late, now_s)
        for part in [part for part in self._queue if self._is_stranded(part, now_s, is_up)]:
            self._queue.remove(part)
            del self._by_question[part.question]
            failure = self.closed or Failure(FailureKind.UNREACHABLE, "There is no connection to the server.")
            events += self._fail(part, failure)
        return events

    def _is_stranded(self, part: _Part, now_s: float, is_up: Callable[[int], bool]) -> bool:
        if part.request is not None and self.closed is None:
            return False
        if part.link is not None and is_up(part.link):
            return False
        return part.link is None or now_s >= part.asked_s + NO_ROUTE_S

    def next_due_s(self, now_s: float, link_ready_s: Callable[[int], float]) -> float:
        """When something may go or is due.

        Args:
            now_s: monotonic time.
            link_ready_s: when a link takes the next command; infinity while it is down.
        """
        due_s = min((part.deadline_s for part in self._flying.values()), default=float("inf"))
        for part in self._queue:
            ways = []
            if part.link is not None:
                hold_s = self._hold_link_s.get(part.link, 0.0)
                ways.append(max(link_ready_s(part.link), hold_s))
                if part.request is None or self.closed is not None:
                    ways.append(part.asked_s + NO_ROUTE_S)
            if part.request is not None and self.closed is None:
                ways.append(self._budget(part.request.counter).ready_at_s(now_s))
            later_s = max(part.not_before_s, min(ways, default=now_s))
            if later_s > now_s:  # what could go and did not waits for an answer, not for the time
                due_s = min(due_s, later_s)
            else:
                due_s = min([due_s, *(way for way in ways if way > now_s)])
        return due_s


def _as_call(part: _Part) -> Call:
    return Call(part.id, part.question, part.priority)


def _merged(whole: _Whole) -> AnswerValue:
    """One answer out of the parts' answers, in the order of the parts."""
    answers = [whole.answers[question] for question in whole.parts]
    if len(answers) == 1:
        return answers[0]
    if isinstance(answers[0], dict):
        return {key: value for one in answers if isinstance(one, dict) for key, value in one.items()}
    return cast("AnswerValue", tuple(row for one in answers for row in cast("tuple[object, ...]", one)))
