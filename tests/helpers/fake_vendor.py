"""A vendor in fake time: answers a feed machine, counts what breaks its limits, and misbehaves by chance on request.

Hours pass in milliseconds. It drives the machine as `net.runner` does, minus the sockets.
"""

from __future__ import annotations

import heapq
import json
import random
from collections import Counter, deque
from typing import Any

from qosdesk.domain.quotes import Stream
from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.machine import FeedMachine
from qosdesk.feed.messages import (
    Acknowledged,
    Answered,
    CallAnswered,
    CallFailed,
    CloseLink,
    ControlReceived,
    Emit,
    Event,
    Expect,
    HeartbeatAnswered,
    HttpAnswered,
    HttpFailed,
    Input,
    LinkLost,
    LinkUp,
    OpenLink,
    QuotesArrived,
    Refused,
    SendHttp,
    SendText,
    Tick,
    WakeAt,
    Woke,
)
from tests.helpers.mini import NAMES, MiniDialect, stream

KINDS = {name: kind for kind, name in NAMES.items()}
CUT = Failure(FailureKind.UNREACHABLE, "cut")


class FakeVendor:
    """One session between a machine and a server.

    Attributes:
        now_s: fake monotonic time.
        faults: chance of each misbehaviour per occasion; empty for a healthy server.
        violations: limits broken by the machine, by name.
        events: how often each event was told.
        settled: calls answered or failed.
        real_products: what the plan really allows, where that is less than believed; more is refused.
        refused: commands refused for that.
    """

    def __init__(self, dialect: MiniDialect, seed: int = 0) -> None:
        self.dialect = dialect
        self.random = random.Random(seed)
        self.machine = FeedMachine(dialect, random.Random(seed + 1))
        self.now_s = 0.0
        self.faults: dict[str, float] = {}
        self.bad: set[str] = set()
        self.violations: Counter[str] = Counter()
        self.events: Counter[str] = Counter()
        self.settled: list[int] = []
        self.wakes = 0
        self.max_products = 0
        self.real_products = 0
        self.refused = 0
        self._due: list[tuple[float, int, Input, int]] = []
        self._order = 0
        self._wake_at_s = float("inf")
        self._up = False
        self._session = 0
        self._mute = False
        self._mute_at_s = float("inf")
        self._away_until_s = 0.0
        self._live: set[Stream] = set()
        self._expected: set[Stream] = set()
        self._last_command_s = -1e9
        self._requests: dict[str, deque[float]] = {}

    # -- driving -------------------------------------------------------------------------------------------------------

    def give(self, event: Input) -> None:
        """Hand the machine an input now."""
        for effect in self.machine.handle(event, self.now_s):
            self._perform(effect)

    def run(self, seconds: float) -> None:
        """Let time pass."""
        until_s = self.now_s + seconds
        while True:
            next_s = min(self._wake_at_s, self._due[0][0] if self._due else float("inf"))
            if next_s > until_s:
                break
            self.now_s = max(self.now_s, next_s)
            if self._due and self._due[0][0] <= self._wake_at_s:
                _, _, event, session = heapq.heappop(self._due)
                if session in (0, self._session):
                    if isinstance(event, LinkLost):
                        self._up = False
                        self._session += 1
                    self.give(event)
            else:
                self._wake_at_s = float("inf")
                self.wakes += 1
                self.give(Tick())
        self.now_s = until_s

    def sleep(self, seconds: float) -> None:
        """The computer sleeps, the connection dies meanwhile without a word, and all timers come late."""
        self._mute = True
        self.now_s += seconds
        self.give(Woke())

    def _answer(self, delay_s: float, event: Input, *, of_link: bool = True) -> None:
        """An answer arrives: perhaps long after it was given up, perhaps twice."""
        if self._chance("late"):
            delay_s += self.random.uniform(5.0, 40.0)
        self._later(delay_s, event, of_link=of_link)
        if self._chance("twice"):
            self._later(delay_s + self.random.uniform(0.0, 5.0), event, of_link=of_link)

    def _later(self, delay_s: float, event: Input, *, of_link: bool = True) -> None:
        self._order += 1
        entry = (self.now_s + delay_s, self._order, event, self._session if of_link else 0)
        heapq.heappush(self._due, entry)

    def _chance(self, fault: str) -> bool:
        return self.random.random() < self.faults.get(fault, 0.0)

    # -- effects -------------------------------------------------------------------------------------------------------

    def _perform(self, effect: Any) -> None:
        match effect:
            case WakeAt(at_s):
                assert at_s > self.now_s
                self._wake_at_s = at_s
            case Emit(event):
                self._on_event(event)
            case OpenLink():
                assert not self._up
                self._session += 1
                self._mute_at_s = float("inf")
                if self.now_s < self._away_until_s or self._chance("unreachable"):
                    self._later(0.1, LinkLost(0, CUT))
                elif self._chance("busy"):
                    self._later(0.1, LinkLost(0, Failure(FailureKind.RATE_LIMIT, "busy")))
                else:
                    self._up, self._mute = True, self._chance("mute")
                    self._live.clear()
                    self._expected.clear()
                    self._later(0.1, LinkUp(0))
                    life_s = self.random.uniform(0.2, 300.0)
                    if self._chance("cut"):
                        self._later(life_s, LinkLost(0, CUT))
                    elif self._chance("restart"):
                        self._later(life_s, LinkLost(0, CUT))
                        self._away_until_s = self.now_s + life_s + self.random.uniform(1.0, 120.0)
                    elif self._chance("thrown out"):
                        self._later(life_s, LinkLost(0, Failure(FailureKind.OVER_LIMIT, "in use")))
                    elif self._chance("half open"):
                        self._mute_at_s = self.now_s + life_s
            case CloseLink():
                self._up = False
                self._session += 1
            case Expect(_, streams):
                self._expected.update(streams)
            case SendText(_, text):
                assert self._up, "sent on a connection that is not there"
                self._on_frame(json.loads(text))
            case SendHttp():
                self._on_http(effect)

    def cut(self) -> None:
        """The connection ends now."""
        if self._up:
            self._up = False
            self.give(LinkLost(0, CUT))
            self._session += 1

    def _on_event(self, event: Event) -> None:
        self.events[type(event).__name__] += 1
        if isinstance(event, CallAnswered | CallFailed):
            self.settled.append(event.call.id)

    # -- the server ----------------------------------------------------------------------------------------------------

    def _on_frame(self, frame: dict[str, Any]) -> None:
        name, number = frame["cmd"], frame["id"]
        self._mute = self._mute or self.now_s >= self._mute_at_s
        answer: Any
        if name == "H":
            if not self._mute:
                self._later(0.05, ControlReceived(0, HeartbeatAnswered()))
            return
        gap_s = self.now_s - self._last_command_s
        if gap_s < self.dialect.limits.command_gap_s:
            self.violations["spacing"] += 1
        self._last_command_s = self.now_s
        if self._mute or self._chance("no answer"):
            return
        delay_s = self.random.uniform(0.02, 0.4)
        if self._chance("rate"):
            failure = Failure(FailureKind.RATE_LIMIT, "rate")
            self._later(delay_s, ControlReceived(0, Refused(name, number, failure)))
            return
        if name.startswith("R"):
            payload = json.dumps({"codes": frame["codes"]}).encode()
            self._answer(delay_s, ControlReceived(0, Answered(number, name, payload)))
            return
        if self.bad.intersection(frame["codes"]) and not name.endswith("C"):
            failure = Failure(FailureKind.REJECTED, "unknown code")
            self._later(delay_s, ControlReceived(0, Refused(name, number, failure)))
            return
        named = {stream(f"{code} {KINDS[name[0]].value}") for code in frame["codes"]}
        both = {self.dialect.product_of(one) for one in self._live | named}
        if self.real_products and len(both) > self.real_products and not name.endswith("C"):
            self.refused += 1
            failure = Failure(FailureKind.OVER_LIMIT, "too many")
            self._later(delay_s, ControlReceived(0, Refused(name, number, failure)))
            return
        if name.endswith("C"):
            self._live -= named
        else:
            self._live |= named
        products = len({self.dialect.product_of(one) for one in self._live})
        self.max_products = max(self.max_products, products)
        if self.dialect.limits.products and products > self.dialect.limits.products:
            self.violations["products"] += 1
        answer = Acknowledged(name, None if self._chance("no id") else number)
        self._answer(delay_s, ControlReceived(0, answer))
        heard = tuple(sorted(self._expected & named & self._live, key=str))
        if heard and not self._chance("silent"):
            self._expected.difference_update(heard)
            self._later(delay_s + 0.1, QuotesArrived(0, len(heard), heard))

    def _on_http(self, effect: SendHttp) -> None:
        sent = self._requests.setdefault(effect.request.counter, deque())
        sent.append(self.now_s)
        while sent[0] <= self.now_s - 60.0:
            sent.popleft()
        limit = self.dialect.limits.requests_per_minute
        if limit and len(sent) > limit:
            self.violations["requests"] += 1
        if self._chance("http dead"):
            failure = Failure(FailureKind.UNREACHABLE, "dead")
            self._later(0.2, HttpFailed(effect.call_id, failure), of_link=False)
        elif not self._chance("http hangs"):
            status = 429 if self._chance("http 429") else 200
            event = HttpAnswered(effect.call_id, status, effect.request.body)
            self._answer(0.2, event, of_link=False)
