"""Questions under way: cut, joined, coalesced, routed, retried. No I/O, no clock; imports only domain and feed.

A question about symbols waits symbol by symbol: the same one asked twice goes out once, also while it is under way,
and a request is filled with whatever else of its kind waits, up to what the plan allows.

Which way a request goes:

- Where HTTP requests are scarce (a limit per minute is in force), it goes over the link if a command may go there
  now: commands refill every second, HTTP once in six. If the link is busy, the focused and the visible spend HTTP,
  since somebody waits for them; the rest waits for the link.
- Where HTTP is unlimited it goes by HTTP, which runs in parallel and takes no command from the subscriptions.
- What timed out on one way takes the other one, where there is another.
- A list of symbols that is refused whole is halved until the bad one is alone; that one is missing from the answer, and
  is asked for alone from then on.
- The less urgent leaves a part of the budget to the more urgent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.feed.budgets import Budgets
from qosdesk.feed.calls import (
    AnswerValue,
    Call,
    Failure,
    FailureKind,
    GetBars,
    GetCalendars,
    Question,
    SymbolsQuestion,
    joined,
    may_join,
    singles,
)
from qosdesk.feed.dialect import Dialect
from qosdesk.feed.messages import (
    Answered,
    CallAnswered,
    CallFailed,
    Event,
    Refused,
    SendHttp,
    SendText,
    Usage,
    Warned,
)
from qosdesk.feed.pacing import Budget
from qosdesk.feed.parts import Part, Request, Whole, as_call, merged, shared

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
_OF_A_SYMBOL: Final = frozenset({FailureKind.REJECTED, FailureKind.NOT_OFFERED})
"""What one bad symbol of a list may bring down on all of it."""
_ALONE_MAX: Final = 1000


class Calls:
    """The questions of a session.

    Attributes:
        refusal: a key failure that an answer brought; the machine reads and empties it.
        closed: why no HTTP request is made any more (the key was refused), None while all is well.
    """

    def __init__(self, dialect: Dialect, next_id: Callable[[], int]) -> None:
        self._dialect = dialect
        self._next_id = next_id
        self._budgets = Budgets(dialect)
        self._queue: list[Part] = []
        self._parts: dict[Question, Part] = {}
        self._flying: dict[int, Request] = {}
        self._wholes: dict[int, Whole] = {}
        self._last_part = 0
        self._last_request = 0
        self._hold_link_s: dict[int, float] = {}
        self._alone: set[Question] = set()
        self.refusal: Failure | None = None
        self.closed: Failure | None = None

    def set_plan(self, dialect: Dialect) -> None:
        """The same words under another plan."""
        self._dialect = dialect
        self._budgets.set_plan(dialect)
        self._alone.clear()

    # -- asking --------------------------------------------------------------------------------------------------------

    def ask(self, call: Call, now_s: float) -> list[Event]:
        """Take a question; events say at once that it can't be answered, or that its answer is empty."""
        if isinstance(call.question, GetBars) and (reason := self._bars_refused(call.question)):
            return [CallFailed(call, Failure(FailureKind.NOT_OFFERED, reason))]
        some = self._dialect.split(call.question)
        parts = tuple(dict.fromkeys(single for part in some for single in singles(part)))
        if not parts:
            return [CallAnswered(call, {} if isinstance(call.question, GetCalendars) else ())]
        whole = self._wholes[call.id] = Whole(call, parts)
        for question in parts:
            part = self._parts.get(question) or self._new_part(question, call.priority, now_s)
            if part is None:
                whole.answers[question] = ()  # a symbol that is not offered is missing from the answer
                continue
            part.waiting.append(whole)
            part.priority = min(part.priority, call.priority)
            if call.priority is Priority.FOCUSED and not part.tries:
                part.not_before_s = 0.0
        if whole.answers and (len(whole.answers) == len(parts) or not isinstance(parts[0], SymbolsQuestion)):
            text = f"{self._dialect.capabilities.name} does not offer this ({type(parts[0]).__name__})"
            self._drop(whole)
            return [CallFailed(call, Failure(FailureKind.NOT_OFFERED, text))]
        self._sort()
        return []

    def forget(self, call_id: int) -> None:
        """Nobody waits for a call any more."""
        whole = self._wholes.get(call_id)
        if whole is not None:
            self._drop(whole)

    def _bars_refused(self, question: GetBars) -> str:
        offered = self._dialect.capabilities
        if question.interval not in offered.bar_intervals:
            return f"{offered.name} has no {question.interval.label} bars"
        if question.before_ms and not offered.has_history:
            return f"{offered.name} has no older bars"
        return ""

    def _new_part(self, question: Question, priority: Priority, now_s: float) -> Part | None:
        request = self._dialect.http_request(question)
        by_link = self._dialect.link_request(question, 1)
        if request is None and by_link is None:
            return None
        self._last_part += 1
        link = by_link[0] if by_link else None
        counter = request.counter if request else ""
        part = Part(self._last_part, question, counter, link, now_s, priority, [])
        part.path = request.path.partition("?")[0] if request else ""
        part.most = int(question in self._alone)
        if isinstance(question, SymbolsQuestion) and counter and self._budgets.of(counter).limit:
            part.not_before_s = now_s + self._dialect.limits.gather_s
        self._queue.append(part)
        self._parts[question] = part
        return part

    def _sort(self) -> None:
        self._queue.sort(key=lambda part: (part.priority, part.id))

    def _drop(self, whole: Whole) -> None:
        """Nobody waits for the rest of this call: parts that were not sent and that no other call needs go."""
        self._wholes.pop(whole.call.id, None)
        for question in whole.parts:
            part = self._parts.get(question)
            if part is not None and whole in part.waiting:
                part.waiting.remove(whole)
                if not part.waiting and not part.is_sent:
                    self._queue.remove(part)
                    del self._parts[question]

    # -- sending -------------------------------------------------------------------------------------------------------

    def needed_links(self) -> set[int]:
        """The links for which a question waits that nothing else can carry."""
        return {part.link for part in self._queue if not part.counter and part.link is not None}

    def link_claims(self, link: int, now_s: float, *, is_focusing: bool) -> bool:
        """Whether a waiting question should have this link's next command even before a subscription.

        Args:
            is_focusing: the subscription is one of the focused symbol, for which only what has no other way claims.
        """
        part = self._next_on_link(link, now_s)
        if part is None:
            return False
        is_starved = now_s - part.asked_s >= STARVED_S
        return (
            is_starved and not part.counter
            if is_focusing
            else is_starved or part.priority is Priority.FOCUSED
        )

    def next_on_link(self, link: int, now_s: float) -> SendText | None:
        """The most urgent request that should go over this link now; it counts as sent."""
        part = self._next_on_link(link, now_s)
        if part is None:
            return None
        parts = self._filled(part, now_s)
        question = joined([one.question for one in parts])
        request_id = self._next_id()
        by_link = self._dialect.link_request(question, request_id)
        if by_link is None:  # the dialect changed its mind: HTTP remains
            part.link = None
            return None
        request = self._send(parts, question, "link", now_s, now_s + self._dialect.limits.ack_s)
        request.request_id = request_id
        return SendText(link, by_link[1])

    def _next_on_link(self, link: int, now_s: float) -> Part | None:
        if now_s < self._hold_link_s.get(link, 0.0):
            return None
        for part in self._queue:
            if part.link == link and now_s >= part.not_before_s and not self._prefers_http(part):
                return part
        return None

    def _filled(self, first: Part, now_s: float) -> list[Part]:
        """A request's worth of what waits, the given part first."""
        sizes = (self._budgets.size(first.counter), first.most)
        size = min((one for one in sizes if one), default=0)
        parts = [first]
        for part in self._queue:
            if size and len(parts) >= size:
                break
            if part is not first and _is_alike(part, first):
                # What still gathers goes along.
                is_ready = now_s >= part.not_before_s or not part.tries
                if is_ready and may_join(first.question, part.question):
                    parts.append(part)
        return parts

    def _prefers_http(self, part: Part) -> bool:
        if not part.counter or self.closed is not None:
            return False
        return part.avoid == "link" or (not self._budgets.of(part.counter).limit and part.avoid != "http")

    def http_turn(self, now_s: float, is_up: Callable[[int], bool]) -> list[SendHttp]:
        """The requests that go by HTTP now; they count as sent."""
        sent: list[SendHttp] = []
        if self.closed is not None:
            return sent
        free = MAX_IN_FLIGHT - sum(request.way == "http" for request in self._flying.values())
        for part in list(self._queue):
            if free <= 0:
                break
            if not part.counter or part.is_sent or now_s < part.not_before_s:
                continue
            has_link = part.link is not None and is_up(part.link)
            may_wait = has_link and not self._prefers_http(part)
            if may_wait and (part.priority > Priority.VISIBLE or part.avoid == "http"):
                continue
            if now_s < self._budgets.ready_at_s(part.counter, part.priority, now_s):
                continue
            parts = self._filled(part, now_s)
            question = joined([one.question for one in parts])
            http = self._dialect.http_request(question)
            if http is None:  # the dialect changed its mind: the link remains
                part.counter = ""
                continue
            self._budgets.spend(part.counter, now_s)
            timeout_s = self._dialect.limits.http_s
            request = self._send(parts, question, "http", now_s, now_s + timeout_s + HTTP_GRACE_S)
            sent.append(SendHttp(request.id, http, timeout_s))
            free -= 1
        return sent

    def _send(
        self, parts: list[Part], question: Question, way: str, now_s: float, deadline_s: float
    ) -> Request:
        self._last_request += 1
        first = parts[0]
        request = Request(
            self._last_request, question, parts, way, first.counter, first.link, now_s, deadline_s
        )
        for part in parts:
            part.is_sent = True
            part.tries += 1
            self._queue.remove(part)
        self._flying[request.id] = request
        return request

    def poll_room(self, question: Question) -> tuple[int, int]:
        """(symbols in one request, HTTP requests a minute) for what is asked in the background.

        The latter is 0 where a link carries the request, or where HTTP has no limit.
        """
        request = self._dialect.http_request(question)
        counter = request.counter if request else ""
        limit = self._budgets.of(counter).limit if counter else 0
        if self._dialect.link_request(question, 1) is not None or not limit:
            return self._budgets.size(counter), 0
        return self._budgets.size(counter), max(
            1, limit - self._budgets.reserve(counter, Priority.BACKGROUND)
        )

    def usages(self, now_s: float) -> tuple[Usage, ...]:
        """Every call counter; pending is what is under way by HTTP."""
        pending = Counter(request.counter for request in self._flying.values() if request.way == "http")
        return self._budgets.usages(now_s, pending)

    # -- answers -------------------------------------------------------------------------------------------------------

    def on_http(self, request_id: int, status: int, body: bytes, now_s: float) -> list[Event]:
        """An HTTP answer."""
        request = self._flying.get(request_id)
        if request is None or request.way != "http":
            return []  # too late: it was given up
        return self._finish(request, self._dialect.read_http(as_call(request), status, body), now_s)

    def on_http_failed(self, request_id: int, failure: Failure, now_s: float) -> list[Event]:
        """No HTTP answer."""
        request = self._flying.get(request_id)
        return [] if request is None or request.way != "http" else self._finish(request, failure, now_s)

    def on_answer(self, link: int, answer: Answered, now_s: float) -> list[Event]:
        """An answer over a link."""
        request = self._on_link(link, answer.request_id)
        if request is None:
            return []
        return self._finish(request, self._dialect.read_answer(as_call(request), answer), now_s)

    def on_refused(self, link: int, refused: Refused, now_s: float) -> list[Event] | None:
        """A refusal over a link; None if it is no answer to a question."""
        request = self._on_link(link, refused.request_id)
        return None if request is None else self._finish(request, refused.failure, now_s)

    def _on_link(self, link: int, request_id: int | None) -> Request | None:
        flying = [one for one in self._flying.values() if one.way == "link" and one.link == link]
        if request_id:
            return next((one for one in flying if one.request_id == request_id), None)
        # The vendor does not say which: only where one can be meant. The others time out and go by HTTP.
        return flying[0] if len(flying) == 1 else None

    def on_link_lost(self, link: int, failure: Failure, now_s: float) -> list[Event]:
        """The answers that were to come over this link will not."""
        lost = [one for one in self._flying.values() if one.way == "link" and one.link == link]
        text = f"The connection was lost before the answer came. {failure.text}"
        return [
            event
            for request in lost
            for event in self._finish(request, Failure(FailureKind.UNREACHABLE, text), now_s)
        ]

    def _finish(self, request: Request, result: AnswerValue | Failure, now_s: float) -> list[Event]:
        del self._flying[request.id]
        for part in request.parts:
            part.is_sent = False
        if isinstance(result, Failure):
            return self._on_failure(request, result, now_s)
        if request.way == "http":
            self._budgets.of(request.counter).forgive(now_s)
        events: list[Event] = []
        for part, value in shared(request.parts, result):
            del self._parts[part.question]
            for whole in part.waiting:
                events += self._answer(whole, part, value)
        return events

    def _answer(self, whole: Whole, part: Part, value: AnswerValue) -> list[Event]:
        whole.answers[part.question] = value
        if len(whole.answers) < len(whole.parts):
            return []
        self._wholes.pop(whole.call.id, None)
        return [CallAnswered(whole.call, merged(whole))]

    def _on_failure(self, request: Request, failure: Failure, now_s: float) -> list[Event]:
        if request.way == "http" and not failure.was_sent:
            self._budgets.give_back(request.counter, request.sent_s)
        if failure.is_key:
            self.refusal = failure
            if request.way == "http":
                self.closed = failure
        elif failure.kind is FailureKind.RATE_LIMIT:
            for part in request.parts:
                part.tries -= 1
            self._requeue(request.parts)
            return self._hold(request, now_s)
        elif failure.kind is FailureKind.OVER_LIMIT and len(request.parts) > 1:
            for part in request.parts:
                part.tries -= 1
            self._requeue(request.parts)
            return self._budgets.refuse_size(request.counter, len(request.parts))
        elif failure.kind in _OF_A_SYMBOL and isinstance(request.question, SymbolsQuestion):
            return self._on_bad_symbol(request, failure)
        can_again = failure.kind in _AGAIN
        again = [part for part in request.parts if can_again and part.tries < MAX_TRIES]
        failed = [part for part in request.parts if part not in again]
        for part in again:
            part.avoid = request.way
            part.not_before_s = now_s if failure.kind is FailureKind.TIMEOUT else now_s + RETRY_S
        for part in failed:
            del self._parts[part.question]
        self._requeue(again)
        return [event for part in failed for event in self._fail(part, failure)]

    def _on_bad_symbol(self, request: Request, failure: Failure) -> list[Event]:
        """A list was refused whole, or the symbol in it that is to blame."""
        parts = request.parts
        if len(parts) > 1:
            for part in parts:
                part.most = (len(parts) + 1) // 2
                part.tries -= 1
            self._requeue(parts)
            return []
        (part,) = parts
        if len(self._alone) >= _ALONE_MAX:
            self._alone.clear()
        self._alone.add(part.question)
        del self._parts[part.question]
        among = [whole for whole in part.waiting if len(whole.parts) > 1]
        part.waiting = [whole for whole in part.waiting if whole not in among]
        events = [event for whole in among for event in self._answer(whole, part, ())]
        return [*events, *self._fail(part, failure)]

    def _hold(self, request: Request, now_s: float) -> list[Event]:
        if request.way == "http":
            return self._budgets.refuse(request.counter, now_s, request.sent_s)
        if request.link is not None:
            self._hold_link_s[request.link] = now_s + Budget.FIRST_PENALTY_S
        held_s = Budget.FIRST_PENALTY_S
        return [
            Warned(f"The vendor limits requests on link {request.link}: none is sent for {held_s:.0f} s.")
        ]

    def _requeue(self, parts: Sequence[Part]) -> None:
        for part in parts:
            if part.waiting:
                self._queue.append(part)
            else:
                del self._parts[part.question]
        self._sort()

    def _fail(self, part: Part, failure: Failure) -> list[Event]:
        """Each call that waits is told, once even if several of its parts fail."""
        waiting = [whole for whole in part.waiting if whole.call.id in self._wholes]
        for whole in waiting:
            self._drop(whole)
        return [CallFailed(whole.call, failure) for whole in waiting]

    def fail_all(self, failure: Failure) -> list[Event]:
        """Nothing will be answered (the key was refused); each waiting call is told once."""
        wholes = list(self._wholes.values())
        self._queue.clear()
        self._flying.clear()
        self._parts.clear()
        self._wholes.clear()
        return [CallFailed(whole.call, failure) for whole in wholes]

    # -- time ----------------------------------------------------------------------------------------------------------

    def on_time(self, now_s: float, is_up: Callable[[int], bool]) -> list[Event]:
        """What became due: answers that did not come, and questions for which there is no way."""
        events: list[Event] = []
        late = Failure(FailureKind.TIMEOUT, "The server did not answer in time.")
        for request in [request for request in self._flying.values() if now_s >= request.deadline_s]:
            events += self._finish(request, late, now_s)
        for part in [part for part in self._queue if self._is_stranded(part, now_s, is_up)]:
            if self._parts.pop(part.question, None) is not None:
                self._queue.remove(part)
                text = "There is no connection to the server."
                events += self._fail(part, self.closed or Failure(FailureKind.UNREACHABLE, text))
        return events

    def _is_stranded(self, part: Part, now_s: float, is_up: Callable[[int], bool]) -> bool:
        if part.counter and self.closed is None:
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
        due_s = min((request.deadline_s for request in self._flying.values()), default=float("inf"))
        for part in self._queue:
            ways = []
            if part.link is not None:
                hold_s = self._hold_link_s.get(part.link, 0.0)
                ways.append(max(link_ready_s(part.link), hold_s))
                if not part.counter or self.closed is not None:
                    ways.append(part.asked_s + NO_ROUTE_S)
            if part.counter and self.closed is None:
                ways.append(self._budgets.ready_at_s(part.counter, part.priority, now_s))
            later_s = max(part.not_before_s, min(ways, default=now_s))
            if later_s > now_s:  # what could go and did not waits for an answer, not for the time
                due_s = min(due_s, later_s)
            else:
                due_s = min([due_s, *(way for way in ways if way > now_s)])
        return due_s


def _is_alike(one: Part, other: Part) -> bool:
    """Whether what carries the one may carry the other."""
    return (one.link, one.path, one.avoid, one.most) == (other.link, other.path, other.avoid, other.most)
