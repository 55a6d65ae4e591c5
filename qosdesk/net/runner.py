"""Drives one feed machine: performs its effects with real sockets and gives it the time. Imports feed and domain.

Everything happens on the loop's thread, under plain asyncio as under qasync. The machine decides; here is no policy.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

from qosdesk.clock import Clock
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Stream
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Call, Failure, FailureKind, Question
from qosdesk.feed.dialect import Dialect, LinkCodec, Provider
from qosdesk.feed.limits import Limits
from qosdesk.feed.machine import FeedMachine
from qosdesk.feed.messages import (
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
    HttpAnswered,
    HttpFailed,
    Input,
    LinkLost,
    LinkUp,
    OpenLink,
    PlanChanged,
    QuotesArrived,
    SendHttp,
    SendText,
    Tick,
    TryNow,
    Unask,
    Unwant,
    WakeAt,
    Want,
    Woke,
)
from qosdesk.feed.sink import QuoteSink
from qosdesk.net.awake import SleepWatch
from qosdesk.net.http import HttpClient
from qosdesk.net.route import Route
from qosdesk.net.words import LinkFailedError
from qosdesk.net.ws import LinkTransport, open_link

CONNECT_S: Final = 10.0
REPORT_S: Final = 0.25
"""How often counted quotes are reported to the machine; what is heard for the first time is reported at once."""
CLOSE_S: Final = 0.5

Done = Callable[[AnswerValue | Failure], None]
Unsubscribe = Callable[[], None]
Cancel = Callable[[], None]

log = logging.getLogger(__name__)


class _Wire:
    """One link: its connection or the attempt to make one, and its decoder."""

    def __init__(self) -> None:
        self.opening: asyncio.Task[None] | None = None
        self.transport: LinkTransport | None = None
        self.codec: LinkCodec | None = None
        self.reported = 0


class _Decoder:
    """A link's codec as what takes its messages in; a `net.ws.Receiver`."""

    def __init__(
        self,
        codec: LinkCodec,
        on_said: Callable[[Control | None], None],
        on_fault: Callable[[Exception], None],
    ) -> None:
        self.on_payload: Callable[[bytes], Control | None] = codec.on_payload
        self.news = codec.first_seen
        self.on_said = on_said
        self.on_fault = on_fault


class FeedRunner:
    """A session with one provider over the network. Make it inside a running loop; `close` it there.

    Args:
        provider: the vendor.
        http_url: base of the HTTP calls.
        ws_urls: WebSocket address of each link, in the order of `dialect.links`.
        key: empty for none.
        sink: where quotes go.
        clock: where the time comes from.
        limits: the plan; None takes the provider's default.
        key_in_query: send the key in the URL instead of a header, for a gateway that strips headers.
        rng: for the jitter of the back-off.
        route: how the servers are reached; None for the direct way.
    """

    def __init__(
        self,
        provider: Provider,
        *,
        http_url: str,
        ws_urls: Sequence[str],
        key: str,
        sink: QuoteSink,
        clock: Clock,
        limits: Limits | None = None,
        key_in_query: bool = False,
        rng: random.Random | None = None,
        route: Route | None = None,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._clock = clock
        self._sink = sink
        self._name = provider.name
        self._machine = FeedMachine(provider.dialect(limits), rng or random.Random())
        said = provider.credentials(key, in_query=key_in_query)
        self._ws_headers = dict(said.ws_headers)
        self._secrets = tuple({*said.http_query.values(), *said.ws_query.values()})
        urls = [_with_query(url, dict(said.ws_query)) for url in ws_urls]
        self._urls = dict(zip(self.dialect.links, urls, strict=True))
        self._route = route or Route()
        self._http = HttpClient(http_url, said, self._route, clock.wall_ms)
        self._wires = {link: _Wire() for link in self.dialect.links}
        self._awake = SleepWatch(clock)
        self._inputs: deque[Input] = deque()
        self._busy = False
        self._closed = False
        self._timer: asyncio.Handle | None = None
        self._wake_at_s = 0.0
        self._reporter: asyncio.Handle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._ending: list[LinkTransport] = []
        self._listeners: list[Callable[[Event], None]] = []
        self._done: dict[int, Done] = {}
        self._last_call = 0
        self._quotes_before = 0
        self._faults: set[str] = set()

    def __repr__(self) -> str:
        return f"FeedRunner({self._name!r}, {self._machine.state.name})"

    # -- for the services ----------------------------------------------------------------------------------------------

    def want(self, streams: Sequence[Stream], priority: Priority = Priority.VISIBLE) -> None:
        """Stream these, most urgent first. Wanting what is wanted already changes at most its priority."""
        self._feed(Want(tuple(streams), priority))

    def unwant(self, streams: Sequence[Stream]) -> None:
        """Stop streaming these."""
        self._feed(Unwant(tuple(streams)))

    def ask(self, question: Question, priority: Priority, done: Done) -> Cancel:
        """Ask once; `done` is called exactly once with the answer or the failure, unless the runner closes before.

        It may be called before this returns (an answer that needs no request). It may ask and want in turn.

        Returns:
            What ends the waiting: `done` is not called any more, and what was not sent yet is not sent.
        """
        self._last_call += 1
        number = self._last_call
        self._done[number] = done
        self._feed(Ask(Call(number, question, priority)))

        def cancel() -> None:
            if self._done.pop(number, None) is not None:
                self._feed(Unask(number))

        return cancel

    def change_plan(self, limits: Limits) -> None:
        """Keep to another plan from now on; connections stay."""
        self._feed(PlanChanged(limits))

    @property
    def dialect(self) -> Dialect:
        """The vendor's words under the plan in force."""
        return self._machine.dialect

    def subscribe(self, listener: Callable[[Event], None]) -> Unsubscribe:
        """Hear every event, in order. Returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def try_now(self) -> None:
        """Connect without waiting; also the way to start, and the way out of a refused key."""
        self._feed(TryNow())

    def kick(self) -> None:
        """The computer woke up or the network changed: retry what waits, let what is connected show that it lives."""
        self._feed(Woke())

    @property
    def state(self) -> FeedState:
        """The session as a whole."""
        return self._machine.state

    def is_confirmed(self, stream: Stream) -> bool:
        """Whether a wanted stream is live."""
        return self._machine.confirmed(stream)

    def wanted(self) -> tuple[Stream, ...]:
        """All wanted streams, most urgent first."""
        return self._machine.wanted

    def unslotted(self) -> tuple[Stream, ...]:
        """Wanted streams for which the plan has no live product."""
        return self._machine.unslotted()

    def is_live(self, symbol: Symbol) -> bool:
        """Whether the session stands; it is the same one for every symbol."""
        return self._machine.state is FeedState.LIVE

    def ask_sink_again(self) -> None:
        """The sink admits other symbols from now on: what decoders keep of its answers is forgotten."""
        for wire in self._wires.values():
            if wire.codec is not None:
                wire.codec.expect(())

    def ledger(self, symbol: Symbol | None = None) -> tuple[Meter, ...]:
        """Live products, connections and every call counter, as counted here."""
        now_s, wall_ms = self._clock.monotonic_s(), self._clock.wall_ms()
        return tuple(
            Meter(
                one.name,
                one.used,
                one.limit,
                one.pending,
                wall_ms + round((one.next_free_s - now_s) * 1000) if one.next_free_s else 0,
                one.is_learned,
            )
            for one in self._machine.ledger(now_s)
        )

    @property
    def quotes(self) -> int:
        """Quotes received in this session."""
        return self._quotes_before + sum(wire.codec.quotes for wire in self._wires.values() if wire.codec)

    async def close(self) -> None:
        """End everything within a second, whatever hangs. Unanswered questions stay unanswered."""
        if self._closed:
            return
        self._closed = True
        for handle in (self._timer, self._reporter):
            if handle is not None:
                handle.cancel()
        self._timer = self._reporter = None
        self._inputs.clear()
        self._listeners.clear()
        self._done.clear()
        for link in self._wires:
            self._close_wire(link)
        for task in self._tasks:
            task.cancel()
        ends = [asyncio.ensure_future(transport.wait_closed()) for transport in self._ending]
        ends += [*self._tasks, self._loop.create_task(self._http.aclose(), name="close http")]
        _, late = await asyncio.wait(ends, timeout=CLOSE_S)
        for task in late:
            log.warning("%s: gave up waiting for %s", self._name, task.get_name())
            task.cancel()
        self._ending.clear()

    # -- the machine ---------------------------------------------------------------------------------------------------

    def _feed(self, event: Input) -> None:
        """Give the machine an input and perform what it says. What a listener asks meanwhile is taken up afterwards."""
        if self._closed:
            return
        self._inputs.append(event)
        if self._busy:
            return
        self._busy = True
        try:
            while self._inputs and not self._closed:
                one = self._inputs.popleft()
                try:
                    effects = self._machine.handle(one, self._clock.monotonic_s())
                except Exception as error:  # noqa: BLE001 - ours: it is logged, and the session goes on
                    self._report_fault(f"the machine on {type(one).__name__}", error)
                    continue
                for effect in effects:
                    self._perform(effect)
        finally:
            self._busy = False

    def _perform(self, effect: Effect) -> None:
        match effect:
            case Emit(event):
                self._tell(event)
            case SendText(link, text):
                transport = self._wires[link].transport
                if transport is not None:
                    transport.send(text)
            case Expect(link, streams):
                codec = self._wires[link].codec
                if codec is not None:
                    codec.expect(streams)
            case WakeAt(at_s):
                self._arm(at_s)
            case OpenLink(link):
                self._close_wire(link)
                self._wires[link].opening = self._spawn(self._open(link), f"connect link {link}")
            case CloseLink(link):
                self._close_wire(link)
            case SendHttp():
                self._spawn(self._request(effect), f"http {effect.request.path}")

    def _tell(self, event: Event) -> None:
        if isinstance(event, CallAnswered | CallFailed):
            done = self._done.pop(event.call.id, None)
            if done is not None:
                result = event.value if isinstance(event, CallAnswered) else event.failure
                self._guarded(partial(done, result), "an asker")
        for listener in tuple(self._listeners):
            self._guarded(partial(listener, event), "a listener")

    def _guarded(self, call: Callable[[], None], who: str) -> None:
        try:
            call()
        except Exception as error:  # noqa: BLE001 - one listener's mistake must not cost the others their event
            self._report_fault(who, error)

    def _report_fault(self, where: str, error: Exception) -> None:
        """An error of ours: its traceback goes to the log the first time that it happens at a place."""
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
        signature = f"{type(error).__name__} {place}"
        if signature not in self._faults:
            self._faults.add(signature)
            log.error("%s: error in %s", self._name, where, exc_info=error)

    # -- time ----------------------------------------------------------------------------------------------------------

    def _arm(self, at_s: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._wake_at_s = at_s
        self._timer = self._loop.call_later(max(0.001, at_s - self._clock.monotonic_s()), self._on_timer)

    def _on_timer(self) -> None:
        self._timer = None
        if self._clock.monotonic_s() < self._wake_at_s:
            self._arm(self._wake_at_s)  # Qt's timers are coarse and fire early
        else:
            self._report_quotes()
            self._feed(Tick())

    def _on_report(self) -> None:
        self._reporter = None
        if self._awake.has_slept():
            log.info("%s: the computer slept, or its clock was set: connections are checked", self._name)
            self.kick()
        self._report_quotes()
        self._plan_report()

    def _plan_report(self) -> None:
        if self._reporter is None and any(wire.transport for wire in self._wires.values()):
            self._awake.begin()
            self._reporter = self._loop.call_later(REPORT_S, self._on_report)

    def _report_quotes(self) -> None:
        for link, wire in self._wires.items():
            if wire.codec is not None and wire.codec.quotes != wire.reported:
                self._report(link, wire, wire.codec)

    def _report(self, link: int, wire: _Wire, codec: LinkCodec) -> None:
        count, wire.reported = codec.quotes - wire.reported, codec.quotes
        first_seen = tuple(codec.first_seen)
        codec.first_seen.clear()
        self._feed(QuotesArrived(link, count, first_seen))

    # -- links ---------------------------------------------------------------------------------------------------------

    async def _open(self, link: int) -> None:
        wire = self._wires[link]
        codec = self.dialect.codec(link, self._sink)

        def on_said(control: Control | None) -> None:
            if control is not None and wire.codec is codec:
                self._feed(ControlReceived(link, control))
            if codec.first_seen and wire.codec is codec:
                self._report(link, wire, codec)

        def on_lost(failure: Failure) -> None:
            if wire.codec is codec:
                self._report_quotes()
                self._forget_wire(wire)
                self._feed(LinkLost(link, failure))

        failure = None
        try:
            transport = await open_link(
                self._urls[link],
                self._ws_headers,
                _Decoder(codec, on_said, partial(self._report_fault, "the codec")),
                on_lost,
                deadline_s=CONNECT_S,
                route=self._route,
            )
        except LinkFailedError as error:
            failure = error.failure
        except Exception as error:  # noqa: BLE001 - ours: the machine must hear that there is no link
            self._report_fault("connecting", error)
            failure = Failure(FailureKind.UNREACHABLE, "The connection could not be made.")
        wire.opening = None
        if failure is not None:
            self._feed(LinkLost(link, failure))
            return
        wire.transport, wire.codec, wire.reported = transport, codec, 0
        self._plan_report()
        self._feed(LinkUp(link))

    def _close_wire(self, link: int) -> None:
        wire = self._wires[link]
        if wire.opening is not None:
            wire.opening.cancel()
            wire.opening = None
        if wire.transport is not None:
            wire.transport.close()
            self._ending = [one for one in self._ending if not one.is_closed] + [wire.transport]
            self._forget_wire(wire)

    def _forget_wire(self, wire: _Wire) -> None:
        if wire.codec is not None:
            self._quotes_before += wire.codec.quotes
        wire.transport = wire.codec = None

    # -- HTTP ----------------------------------------------------------------------------------------------------------

    async def _request(self, effect: SendHttp) -> None:
        try:
            result = await self._http.request(effect.request, effect.timeout_s)
        except Exception as error:  # noqa: BLE001 - ours: the machine must hear that there is no answer
            self._report_fault("an HTTP request", error)
            result = Failure(FailureKind.UNREACHABLE, "The request could not be made.")
        if isinstance(result, Failure):
            self._feed(HttpFailed(effect.call_id, result))
        else:
            self._feed(HttpAnswered(effect.call_id, *result))

    def _spawn(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = self._loop.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _with_query(url: str, query: dict[str, str]) -> str:
    if not query:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode(query)}"
