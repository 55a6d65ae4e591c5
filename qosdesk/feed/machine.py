"""The session core (DESIGN 5): inputs and the time go in, effects come out. No I/O, no clock.

Imports only domain and feed.

States of a session:

    IDLE --Want, TryNow--> CONNECTING --all links up--> LIVE --a link lost--> RECONNECTING --all links up--> LIVE
    any --the key is refused--> REFUSED --TryNow--> CONNECTING

One machine owns all links of a session. One is opened when something of it is wanted first, so that a vendor with
several does not count what nobody uses; with nothing wanted the first one shows that the session lives. "All links"
are those that were opened. What a key failure over HTTP means depends: while quotes flow, the key is good
and only HTTP is closed; otherwise the session ends in REFUSED.
"""

from __future__ import annotations

import random
from typing import Final

from qosdesk.domain.quotes import Stream
from qosdesk.feed.asking import Calls
from qosdesk.feed.calls import Call, Failure, FailureKind, GetSnapshots
from qosdesk.feed.dialect import Dialect
from qosdesk.feed.limits import Limits
from qosdesk.feed.link import Link, Phase
from qosdesk.feed.links import Links
from qosdesk.feed.messages import (
    Acknowledged,
    Answered,
    Ask,
    CallAnswered,
    CallFailed,
    CloseLink,
    Control,
    ControlReceived,
    Effect,
    Emit,
    Event,
    Expect,
    FeedState,
    HeartbeatAnswered,
    HeartbeatReturned,
    HttpAnswered,
    HttpFailed,
    Input,
    LinkLost,
    LinkUp,
    OpenLink,
    Outdated,
    PlanChanged,
    QuotesArrived,
    Refused,
    SendText,
    StateChanged,
    Tick,
    TryNow,
    Unask,
    Unhandled,
    Unwant,
    Usage,
    WakeAt,
    Want,
    Warned,
    Woke,
)
from qosdesk.feed.preface import PREFACE_ID, Preface
from qosdesk.feed.rotation import Polls
from qosdesk.feed.subscriptions import Subscriptions

_NEVER: Final = float("inf")
_MAX_STEPS: Final = 1000
"""Commands in one go where no spacing is declared; a dialect that never settles must not hang the desk."""
_RATE_HOLD_S: Final = 5.0
_SOONEST_S: Final = 0.001


class FeedMachine:
    """One session with one provider.

    Attributes:
        state: the session as a whole.
    """

    def __init__(self, dialect: Dialect, rng: random.Random) -> None:
        self._dialect = dialect
        self._subs = Subscriptions(dialect)
        self._last_id = 0
        self._calls = Calls(dialect, self._next_id)
        self._polls = Polls(self._subs, self._calls, dialect.limits)
        self._preface = Preface(dialect.preface, rng)
        self._links = Links(dialect.links, dialect.limits, rng)
        self._out: list[Effect] = []
        self._now_s = 0.0
        self._armed_s = _NEVER
        self._refusal: Failure | None = None
        self._unhandled: dict[str, int] = {}
        self.state = FeedState.IDLE

    # -- what others may ask -------------------------------------------------------------------------------------------

    @property
    def dialect(self) -> Dialect:
        """The vendor's words under the plan in force."""
        return self._dialect

    @property
    def wanted(self) -> tuple[Stream, ...]:
        """All wanted streams, most urgent first."""
        return self._subs.wanted

    def confirmed(self, stream: Stream) -> bool:
        """Whether a wanted stream is live: acknowledged or heard on the present connection."""
        return self._subs.is_confirmed(stream)

    def unslotted(self) -> tuple[Stream, ...]:
        """Wanted streams that the plan's product limit keeps from being live: to be polled."""
        return self._subs.unslotted()

    def ledger(self, now_s: float) -> tuple[Usage, ...]:
        """Live products, connections, and every call counter, as the vendor counts them."""
        up = sum(link.phase is Phase.UP for link in self._links.values())
        opening = sum(link.phase is Phase.OPENING for link in self._links.values())
        connections = Usage("Connections", up + opening, self._dialect.limits.connections, opening)
        return self._subs.usage(), connections, *self._calls.usages(now_s)

    # -- the one entrance ----------------------------------------------------------------------------------------------

    def handle(self, event: Input, now_s: float) -> list[Effect]:
        """Take an input at a monotonic time; returns what is to be done, in order."""
        self._now_s = now_s
        out: list[Effect] = []
        self._out = out
        if now_s >= self._armed_s:
            self._armed_s = _NEVER
        self._take(event)
        self._on_time()
        self._pump()
        self._arm()
        return out

    def _take(self, event: Input) -> None:
        match event:
            case Tick():
                pass
            case Want():
                self._emit(*self._subs.want(event.streams, event.priority, self._now_s))
                self._start()
            case Unwant():
                self._subs.unwant(event.streams, self._now_s)
                for link in self._links.values():
                    for stream in event.streams:
                        link.gaps.pop(stream, None)
            case Ask():
                self._ask(event.call)
            case Unask():
                self._calls.forget(event.call_id)
                self._preface.forget(event.call_id)
            case PlanChanged():
                self._on_plan(event.limits)
            case HttpAnswered():
                self._emit(*self._calls.on_http(event.call_id, event.status, event.body, self._now_s))
            case HttpFailed():
                self._emit(*self._calls.on_http_failed(event.call_id, event.failure, self._now_s))
            case TryNow():
                self._try_now()
            case Woke():
                self._on_woke()
            case _:
                self._take_from_link(event)
        self._check_refusal()

    def _take_from_link(self, event: LinkUp | LinkLost | ControlReceived | QuotesArrived) -> None:
        link = self._links[event.link]
        match event:
            case LinkUp():
                self._on_up(event.link)
            case LinkLost():
                if link.phase in (Phase.OPENING, Phase.UP):
                    self._on_lost(event.link, event.failure)
            case QuotesArrived():
                self._on_quotes(event)
            case ControlReceived():
                if link.phase is Phase.UP:
                    link.heard_s = self._now_s
                    self._on_control(event.link, event.control)

    def _ask(self, call: Call) -> None:
        if self._refusal is None and self._preface.hold(call):
            return
        if isinstance(call.question, GetSnapshots):
            self._polls.rotation.note(call.question.symbols, self._now_s)
        self._emit(*self._calls.ask(call, self._now_s))
        if self._refusal is not None:
            self._emit(*self._calls.fail_all(self._refusal))
        elif self._calls.needed_links():
            self._start()

    def _on_plan(self, limits: Limits) -> None:
        self._dialect = self._dialect.under(limits)
        self._subs.set_plan(self._dialect)
        self._calls.set_plan(self._dialect)
        self._polls.rotation.limits = limits
        self._polls.rotation.restart(self._now_s)
        self._links.set_plan(limits)

    # -- links ---------------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        """Open what is needed and was not opened yet."""
        if self._refusal is not None:
            return
        if self.state is FeedState.IDLE:
            self._set_state(FeedState.CONNECTING)
        down = [link for link, one in self._links.items() if one.phase is Phase.DOWN]
        if not down:
            return
        needed = self._subs.needed_links() | self._calls.needed_links()
        if not needed and len(down) == len(self._links):
            needed = set(down[:1])
        for link in down:
            if link in needed:
                self._open(link)

    def _try_now(self) -> None:
        if self._refusal is not None or self.state is FeedState.IDLE:
            self._refusal = self._calls.closed = None
            self.state = FeedState.IDLE
            self._start()
            return
        self._calls.closed = None
        self._reopen_waiting()

    def _reopen_waiting(self) -> None:
        waiting = [(link, one) for link, one in self._links.items() if one.phase is Phase.WAITING]
        for link, one in waiting:
            if self._now_s >= one.soonest_s:
                self._reopen(link)
            else:
                one.retry_at_s = min(one.retry_at_s, one.soonest_s)
                reason = f"The vendor wants {one.backoff.floor_s:.0f} s between two connections."
                self._set_state(FeedState.RECONNECTING, reason, one.retry_at_s, one.backoff.attempt)

    def _on_woke(self) -> None:
        """Retry what waits, and let every connection show that it is alive."""
        self._reopen_waiting()
        for one in self._links.values():
            one.on_woke(self._dialect.limits.silence_s, self._dialect.limits.heartbeat_s, self._now_s)

    def _open(self, link: int) -> None:
        self._links[link].phase = Phase.OPENING
        self._out.append(OpenLink(link))

    def _reopen(self, link: int) -> None:
        self._open(link)
        self._set_state(FeedState.RECONNECTING, attempt=self._links[link].backoff.attempt)

    def _on_up(self, link: int) -> None:
        one = self._links[link]
        if one.phase is not Phase.OPENING:
            self._out.append(CloseLink(link))  # we changed our mind while it connected
            return
        one.on_up(self._now_s)
        self._calls.closed = None  # who is let in has a good key, whatever an earlier request was told
        opened = [other for other in self._links.values() if other.phase is not Phase.DOWN]
        if self.state is not FeedState.LIVE and all(other.phase is Phase.UP for other in opened):
            self._set_state(FeedState.LIVE)
            self._polls.rotation.restart(self._now_s)

    def _on_lost(self, link: int, failure: Failure) -> None:
        one = self._links[link]
        if failure.is_key:
            one.phase = Phase.DOWN
            self._drop_link(link, failure)
            self._refuse(failure)
            return
        told = one.on_lost(failure, self._dialect.limits.connections, self._now_s)
        self._drop_link(link, failure)
        self._set_state(FeedState.RECONNECTING, told.text, one.retry_at_s, one.backoff.attempt, told.kind)

    def _drop_link(self, link: int, failure: Failure) -> None:
        """Bookkeeping of a connection that is no more: gaps open, unanswered requests look for another way."""
        one = self._links[link]
        self._emit(*one.open_gaps(self._subs.on_reset(link)))
        self._emit(*self._calls.on_link_lost(link, failure, self._now_s))

    def _check_refusal(self) -> None:
        failure, self._calls.refusal = self._calls.refusal, None
        if failure is None or self._refusal is not None:
            return
        if any(link.phase is Phase.UP and link.has_data for link in self._links.values()):
            self._emit(Warned(f"Requests are refused, quotes go on: {failure.text}"))
        else:
            self._refuse(failure)

    def _refuse(self, failure: Failure) -> None:
        """The key is no good: close everything, tell everybody, try nothing until `TryNow`."""
        self._refusal = failure
        for link, one in self._links.items():
            if one.phase in (Phase.OPENING, Phase.UP):
                self._out.append(CloseLink(link))
                self._drop_link(link, failure)
            one.phase = Phase.DOWN
        self._set_state(FeedState.REFUSED, failure.text, cause=failure.kind)
        self._emit(*self._calls.fail_all(failure), *self._preface.fail(failure, self._now_s))

    def _set_state(
        self,
        state: FeedState,
        reason: str = "",
        next_try_s: float = 0.0,
        attempt: int = 0,
        cause: FailureKind | None = None,
    ) -> None:
        self.state = state
        self._emit(StateChanged(state, reason, next_try_s, attempt, cause))

    # -- frames --------------------------------------------------------------------------------------------------------

    def _on_quotes(self, event: QuotesArrived) -> None:
        link = self._links[event.link]
        if link.phase is not Phase.UP:
            return
        link.heard_s = self._now_s
        if event.count:
            link.on_data(self._now_s)
        if event.first_seen:
            self._confirm(event.link, self._subs.on_heard(event.link, event.first_seen, self._now_s))

    def _on_control(self, link: int, control: Control) -> None:
        if isinstance(control, Acknowledged | Answered | Refused):
            self._links[link].spacing.answered(self._now_s)
        match control:
            case Acknowledged():
                events = self._subs.on_acknowledged(link, control.command, control.request_id, self._now_s)
                self._confirm(link, events)
            case Answered():
                self._emit(*self._calls.on_answer(link, control, self._now_s))
            case Refused():
                self._on_refused(link, control)
            case HeartbeatAnswered(server_ms):
                if server_ms:
                    self._emit(HeartbeatReturned(server_ms, self._links[link].beat_s, self._now_s))
            case Outdated(streams):
                self._subs.renew(link, streams)
            case Unhandled():
                self._on_unhandled(control.reason)

    def _on_unhandled(self, reason: str) -> None:
        count = self._unhandled[reason] = self._unhandled.get(reason, 0) + 1
        # The 1st, 10th, 100th: a server that sends nothing else must not flood the log.
        if len(self._unhandled) <= 100 and str(count).strip("0") == "1":
            self._emit(Warned(f"A frame was not understood: {reason}. {count} so far."))

    def _on_refused(self, link: int, refused: Refused) -> None:
        failure = refused.failure
        if failure.is_key or failure.kind in (FailureKind.IN_USE, FailureKind.UNREACHABLE):
            self._out.append(CloseLink(link))
            self._on_lost(link, failure)
            return
        events = self._subs.on_refused(link, refused.command, refused.request_id, failure, self._now_s)
        if events is None:
            events = self._calls.on_refused(link, refused, self._now_s)
        elif failure.kind is FailureKind.RATE_LIMIT:
            self._links[link].spacing.hold(self._now_s + _RATE_HOLD_S)
            events = [Warned(f"The vendor limits commands: none is sent for {_RATE_HOLD_S:.0f} s."), *events]
        if events is None:
            events = [Warned(f"The vendor refused {refused.command or 'something'}: {failure.text}")]
        self._emit(*events)

    def _confirm(self, link: int, events: list[Event]) -> None:
        """Pass on confirmations, and close the gaps of what is live again."""
        self._emit(*events)
        self._emit(*self._links[link].close_gaps(events, self._now_s))

    # -- time ----------------------------------------------------------------------------------------------------------

    def _on_time(self) -> None:
        limits = self._dialect.limits
        for link, one in self._links.items():
            if one.phase is Phase.WAITING and self._now_s >= one.retry_at_s:
                self._reopen(link)
            elif one.phase is Phase.UP:
                if limits.silence_s and self._now_s >= one.heard_s + limits.silence_s:
                    self._out.append(CloseLink(link))
                    text = f"Nothing was heard from the server for {limits.silence_s:.0f} seconds."
                    self._on_lost(link, Failure(FailureKind.TIMEOUT, text))
                elif limits.heartbeat_s and self._now_s >= one.beat_at_s(limits):
                    one.beat_s = self._now_s
                    if limits.heartbeat_is_command:
                        one.spacing.spend(self._now_s)
                    self._out.append(SendText(link, self._dialect.encode_heartbeat(self._next_id())))
        self._emit(*self._subs.on_time(self._now_s))
        self._emit(*self._calls.on_time(self._now_s, self._links.is_up))

    def _pump(self) -> None:
        """Send whatever may go now."""
        if self._refusal is not None:
            return
        preface = self._preface.turn(self._now_s, is_awaited=self.state is not FeedState.IDLE)
        if preface is not None:
            self._ask(preface)
        if self.state is FeedState.LIVE and not self._preface.is_open:
            self._emit(*self._polls.turn(self._now_s))
        for link, one in () if self._preface.is_open else self._links.items():
            steps = 0
            while (
                one.phase is Phase.UP
                and self._links.may_send(link, self._now_s, self._has_more)
                and steps < _MAX_STEPS
            ):
                steps += 1
                if not self._send_next(link, one):
                    break
        self._out += self._calls.http_turn(self._now_s, self._links.is_up)

    def _on_preface(self, event: CallAnswered | CallFailed) -> None:
        if isinstance(event, CallFailed):
            self._emit(*self._preface.fail(event.failure, self._now_s))
            return
        early = self._preface.close()
        self._emit(*self._subs.reconsider())
        if self.state is not FeedState.IDLE:
            self._start()
        for call in early:
            self._ask(call)

    def _send_next(self, link: int, one: Link) -> bool:
        """One command or request; subscriptions first, but a focused or long-waiting question takes turns with them."""
        is_focusing = self._subs.is_focusing()
        if one.command_was_last and self._calls.link_claims(link, self._now_s, is_focusing=is_focusing):
            request = self._calls.next_on_link(link, self._now_s)
        else:
            request = None
        if request is None:
            command = self._subs.next_command(link)
            if command is not None:
                request_id = self._next_id()
                new = self._subs.on_sent(link, command, request_id, self._now_s)
                if new:
                    self._out.append(Expect(link, new))
                self._out.append(SendText(link, self._dialect.encode_command(command, request_id)))
                self._links.spend(link, self._now_s)
                one.command_was_last = True
                return True
            request = self._calls.next_on_link(link, self._now_s)
        if request is None:
            return False
        self._out.append(request)
        self._links.spend(link, self._now_s)
        one.command_was_last = False
        return True

    def _arm(self) -> None:
        """Ask to be woken when something is due; a wake-up that was asked for and is early enough stands."""
        due_s = min(self._subs.next_due_s(), self._calls.next_due_s(self._now_s, self._links.ready_s))
        if self._refusal is None:
            is_awaited = self.state is not FeedState.IDLE
            due_s = min(due_s, self._preface.next_due_s(is_awaited=is_awaited))
        for link, one in self._links.items():
            due_s = min(due_s, one.next_due_s(self._dialect.limits))
            if self._now_s < self._links.ready_s(link) and not self._subs.is_settled(link):
                due_s = min(due_s, self._links.ready_s(link))
        if self.state is FeedState.LIVE:
            due_s = min(due_s, self._polls.next_due_s())
        if due_s < self._armed_s:
            # Something overdue that nothing was done about must not become a busy loop.
            self._armed_s = due_s = max(due_s, self._now_s + _SOONEST_S)
            self._out.append(WakeAt(due_s))

    # -- small things --------------------------------------------------------------------------------------------------

    def _has_more(self, link: int) -> bool:
        return self._subs.next_command(link) is not None

    def _next_id(self) -> int:
        # Distinct, never 0, and within the 31 bits that every client of the vendors keeps to (QOS 5.3).
        self._last_id = self._last_id % 0x7FFFFFFF + 1
        return self._last_id

    def _emit(self, *events: Event) -> None:
        for event in events:
            if isinstance(event, CallAnswered | CallFailed) and event.call.id == PREFACE_ID:
                self._on_preface(event)
            elif (told := self._polls.told(event)) is not None:
                self._out.append(Emit(told))
