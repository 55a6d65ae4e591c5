"""The feed machine against the demo exchange's own core in simulated time: its wire, hub and ledger, no sockets.

Frames and requests take a few milliseconds each way, in order. Half an hour passes in seconds.
"""

from __future__ import annotations

import heapq
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from qosdesk.clock import FakeClock
from qosdesk.demo.client import Client
from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.hub import Hub
from qosdesk.demo.ledger import PLANS, Ledger
from qosdesk.demo.qos.commands import Commands
from qosdesk.demo.qos.wire import QosWire, WireError, count_products, dumps
from qosdesk.demo.world import World
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Stream
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import Call, Question
from qosdesk.feed.limits import CountBy
from qosdesk.feed.machine import FeedMachine
from qosdesk.feed.messages import (
    Ask,
    CallAnswered,
    CallFailed,
    ControlReceived,
    Effect,
    Emit,
    Event,
    Expect,
    FeedState,
    HttpAnswered,
    Input,
    LinkUp,
    OpenLink,
    QuotesArrived,
    SendHttp,
    SendText,
    Tick,
    TryNow,
    Unask,
    Unwant,
    WakeAt,
    Want,
)
from qosdesk.market.store import Store
from qosdesk.providers.qos.dialect import QosDialect
from qosdesk.providers.qos.limits import DEFAULT
from qosdesk.services.ports import Done

PLAY_S = 0.25
KEY = "bench"


class Wire:
    """The server's end of the socket: hands each frame to the client's codec a little later."""

    def __init__(self, deliver: Callable[[bytes], None]) -> None:
        self._deliver = deliver

    def write(self, data: bytes) -> None:
        """Unmasked frames back to back (RFC 6455 5.2)."""
        at = 0
        while at < len(data):
            size, start = data[at + 1], at + 2
            if size >= 126:
                wide = 2 if size == 126 else 8
                size, start = int.from_bytes(data[start : start + wide]), start + wide
            self._deliver(data[start : start + size])
            at = start + size

    def is_closing(self) -> bool:
        """Never."""
        return False

    def get_write_buffer_size(self) -> int:
        """Everything is read."""
        return 0

    def abort(self) -> None:
        """A client that breaks the plan would be cut off: it is not for reading slowly."""
        raise AssertionError("the exchange cut the connection")


class Simulation:
    """A `FeedPort` whose vendor is the demo exchange, and the time that both live in."""

    def __init__(self, count_by: CountBy, seed: int = 5) -> None:
        self.clock = FakeClock()
        self.store = Store()
        self._random = random.Random(seed)
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._order = 0
        self._wake_at_s = float("inf")
        self._busy_until_s = [0.0, 0.0]
        self._listeners: list[Callable[[Event], None]] = []
        self._done: dict[int, Done] = {}
        self._last_call = 0
        self._inputs: list[Input] = []
        self._handling = False
        dialect = QosDialect(replace(DEFAULT, count_by=count_by))
        self.machine = FeedMachine(dialect, random.Random(seed))
        self._codec = dialect.codec(0, self.store)
        self._build_exchange(count_by)
        self.later(PLAY_S, self._play)

    def _build_exchange(self, count_by: CountBy) -> None:
        self.world, faults = World(1, True), FaultBoard()
        self.plan = replace(PLANS["default"], count_by=count_by.value)
        self._ledger = Ledger(KEY, self.plan)
        account = self._ledger.account(KEY)
        assert account is not None
        self.account = account
        self._wire = QosWire(self.world, faults)
        self._hub = Hub(self.world, None, 1.0)
        self._commands = Commands(self.world, self._wire, self._hub, faults, self.plan)
        transport: Any = Wire(lambda frame: self._travel(1, partial(self._on_frame, frame)))
        later: Any = self.later
        self._client = Client(transport, account, faults, later, self._wire)
        self._hub.clients.add(self._client)
        self._calls: dict[str, Callable[[dict[str, Any], int], Any]] = {
            "/instrument-info": self._wire.info,
            "/snapshot": self._wire.snapshots,
            "/depth": self._wire.depth,
            "/trade": self._wire.trades,
            "/kline": self._wire.bars,
            "/history": self._wire.history,
        }

    # -- time ----------------------------------------------------------------------------------------------------------

    def later(self, delay_s: float, action: Callable[[], None]) -> object:
        """Run something after so many seconds."""
        self._order += 1
        heapq.heappush(self._due, (self.clock.monotonic_s() + delay_s, self._order, action))
        return None

    def run(self, seconds: float) -> None:
        """Let time pass."""
        until_s = self.clock.monotonic_s() + seconds
        while True:
            next_s = min(self._wake_at_s, self._due[0][0])
            if next_s > until_s:
                break
            self.clock.advance(max(0.0, next_s - self.clock.monotonic_s()))
            if self._due[0][0] <= self._wake_at_s:
                heapq.heappop(self._due)[2]()
            else:
                self._wake_at_s = float("inf")
                self._feed(Tick())
        self.clock.advance(max(0.0, until_s - self.clock.monotonic_s()))

    def _travel(self, way: int, action: Callable[[], None]) -> None:
        """A few milliseconds, and never past what went before."""
        now_s = self.clock.monotonic_s()
        self._busy_until_s[way] = max(self._busy_until_s[way], now_s + self._random.uniform(0.002, 0.012))
        self.later(self._busy_until_s[way] - now_s, action)

    # -- FeedPort ------------------------------------------------------------------------------------------------------

    def want(self, streams: Sequence[Stream], priority: Priority = Priority.VISIBLE) -> None:
        self._feed(Want(tuple(streams), priority))

    def unwant(self, streams: Sequence[Stream]) -> None:
        self._feed(Unwant(tuple(streams)))

    def ask(self, question: Question, priority: Priority, done: Done) -> Callable[[], None]:
        self._last_call += 1
        number = self._last_call
        self._done[number] = done
        self._feed(Ask(Call(number, question, priority)))
        return lambda: self._feed(Unask(number))

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def wanted(self) -> tuple[Stream, ...]:
        return self.machine.wanted

    def unslotted(self) -> tuple[Stream, ...]:
        return self.machine.unslotted()

    def is_confirmed(self, stream: Stream) -> bool:
        return self.machine.confirmed(stream)

    def is_live(self, symbol: Symbol) -> bool:
        return self.machine.state is FeedState.LIVE

    def ledger(self, symbol: Symbol | None = None) -> tuple[Meter, ...]:
        usages = self.machine.ledger(self.clock.monotonic_s())
        return tuple(Meter(one.name, one.used, one.limit, one.pending) for one in usages)

    def try_now(self) -> None:
        self._feed(TryNow())

    # -- the machine ---------------------------------------------------------------------------------------------------

    def _feed(self, event: Input) -> None:
        self._inputs.append(event)
        if self._handling:
            return
        self._handling = True
        while self._inputs:
            for effect in self.machine.handle(self._inputs.pop(0), self.clock.monotonic_s()):
                self._perform(effect)
        self._handling = False

    def _perform(self, effect: Effect) -> None:
        match effect:
            case WakeAt(at_s):
                self._wake_at_s = at_s
            case OpenLink(link):
                self.later(0.05, lambda: self._feed(LinkUp(link)))
            case Expect(_, streams):
                self._codec.expect(streams)
            case SendText(_, text):
                self._travel(0, partial(self._on_text, text))
            case SendHttp():
                self.later(self._random.uniform(0.002, 0.012), partial(self._on_http, effect))
            case Emit(event):
                self._tell(event)

    def _tell(self, event: Event) -> None:
        if isinstance(event, CallAnswered | CallFailed):
            done = self._done.pop(event.call.id, None)
            if done is not None:
                done(event.value if isinstance(event, CallAnswered) else event.failure)
        for listener in tuple(self._listeners):
            listener(event)

    # -- the exchange --------------------------------------------------------------------------------------------------

    def _play(self) -> None:
        self.later(PLAY_S, self._play)
        self._hub.play(self.clock.wall_ms(), self.clock.monotonic_s())

    def _on_text(self, text: str) -> None:
        self._commands.execute(self._client, text, self.clock.wall_ms(), self.clock.monotonic_s())

    def _on_frame(self, frame: bytes) -> None:
        before = self._codec.quotes
        control = self._codec.on_payload(frame)
        if control is not None:
            self._feed(ControlReceived(0, control))
            return
        seen = tuple(self._codec.first_seen)
        self._codec.first_seen.clear()
        self._feed(QuotesArrived(0, self._codec.quotes - before, seen))

    def _on_http(self, effect: SendHttp) -> None:
        path = effect.request.path
        body = json.loads(effect.request.body)
        limited = self.account.check_call(self.plan, path, count_products(body), self.clock.monotonic_s())
        try:
            status, answer = 200, {"msg": "OK", "data": self._calls[path](body, self.clock.wall_ms())}
        except WireError as error:
            status, answer = 400, {"msg": str(error)}
        if limited is not None:
            status, answer = 429, {"msg": limited}
        answered = HttpAnswered(effect.call_id, status, dumps(answer).encode())
        self.later(self._random.uniform(0.002, 0.012), lambda: self._feed(answered))
