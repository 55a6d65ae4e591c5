"""Card QC-50: a provider against the demo exchange over real sockets."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from qosdesk.clock import SystemClock
from qosdesk.demo.exchange import DemoServer
from qosdesk.demo.faults import FAULTS, parse_fault
from qosdesk.demo.options import DemoOptions
from qosdesk.demo.ready import WireAddress
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.feed import backoff, pacing, subscriptions
from qosdesk.feed.calls import Failure, GetSnapshots
from qosdesk.feed.limits import CallLimit
from qosdesk.feed.messages import Event, FeedState
from qosdesk.market.store import Store
from qosdesk.net.runner import FeedRunner
from qosdesk.providers.registry import PROVIDERS
from tests.contract.session import Subject

KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
ARGUMENTS = {"restart": "=0.1", "slow": "=50", "late": "=0.1", "trickle": "=40000"}
"""Milder than the defaults, so that a card takes no more than a second or two."""
FAULTY_S = 0.4
ONCE_A_CONNECTION = frozenset({"replace", "silent-subs"})
"""What only the next connection mends."""


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits that no limit sets, cut short."""
    monkeypatch.setattr(backoff, "FIRST_S", 0.05)
    monkeypatch.setattr(backoff, "CAP_S", 0.2)
    monkeypatch.setattr(backoff, "LONG_S", 0.2)
    monkeypatch.setattr(subscriptions, "RETRY_S", 0.2)
    monkeypatch.setattr(pacing.Budget, "FIRST_PENALTY_S", 0.2)


class Watch:
    """A runner that watches ten symbols of each kind, and what it heard."""

    def __init__(self, subject: Subject, address: WireAddress) -> None:
        provider = subject.provider
        plan = provider.dialect().limits
        limits = replace(
            plan,
            products=0,
            requests_per_minute=0,
            calls=tuple((name, CallLimit(gap_s=min(0.001, limit.gap_s))) for name, limit in plan.calls),
            request_gap_s=0.0,
            command_gap_s=0.0,
            links_gap_s=0.0,
            reconnect_gap_s=0.0,
            heartbeat_is_command=False,
            heartbeat_s=0.1,
            silence_s=0.5,
            ack_s=0.4,
            http_s=0.4,
            quiet_s=5.0,
        )
        self.symbols = tuple(provider.parse_symbol(code) for code in subject.server.socket_codes)
        kinds = sorted(provider.dialect(limits).capabilities.kinds, key=lambda kind: kind.value)
        self.streams = tuple(
            Stream(symbol, kind, Interval.M1 if kind is Kind.BAR else None)
            for kind in kinds
            for symbol in self.symbols
        )
        self._news = asyncio.Event()
        self.store = Store(self._news.set)
        self.events: list[Event] = []
        self.runner = FeedRunner(
            provider,
            http_url=address.http,
            ws_urls=address.ws,
            key=KEY,
            sink=self.store,
            clock=SystemClock(),
            limits=limits,
            rng=random.Random(1),
        )
        self.runner.subscribe(self._on_event)

    def _on_event(self, event: Event) -> None:
        self.events.append(event)
        self._news.set()

    async def until(self, condition: Callable[[], object]) -> None:
        while not condition():
            self.store.clean(self.store.drain(0.0))
            self._news.clear()
            await self._news.wait()

    async def until_live(self) -> None:
        """Everything wanted is confirmed, and every kind flows."""
        before = {kind: self.heard(kind) for kind in Kind}
        kinds = {stream.kind for stream in self.streams}
        await self.until(
            lambda: (
                self.runner.state is FeedState.LIVE
                and all(map(self.runner.is_confirmed, self.streams))
                and all(self.heard(kind) > before[kind] for kind in kinds)
            )
        )

    async def look_on(self, seconds: float) -> None:
        """Let it happen."""
        try:
            async with asyncio.timeout(seconds):
                await self.until(lambda: False)
        except TimeoutError:
            pass

    def heard(self, kind: Kind) -> int:
        """Figures of a kind of all symbols."""
        names = {
            Kind.TRADE: "print_count",
            Kind.SNAPSHOT: "snapshot_count",
            Kind.DEPTH: "depth_count",
            Kind.BAR: "bar_count",
        }
        if self.runner.dialect.capabilities.composes_snapshots:
            names[Kind.SNAPSHOT] = names[Kind.TRADE]  # what streams latest figures are the prints
        return sum(getattr(state, names[kind]) for state in self.store.states())

    async def ask(self) -> Any:
        """Snapshots of all symbols."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.runner.ask(GetSnapshots(self.symbols), Priority.FOCUSED, answer.set_result)
        return await answer


@asynccontextmanager
async def watching(subject: Subject) -> AsyncIterator[tuple[DemoServer, Watch]]:
    server = DemoServer(DemoOptions(seed=1, rate=400.0), key=KEY)
    ready = await server.start()
    watch = Watch(subject, ready.wires[subject.provider.name])
    try:
        watch.runner.want(watch.streams)
        watch.runner.try_now()
        await watch.until_live()
        yield server, watch
    finally:
        begun_s = SystemClock().monotonic_s()
        await watch.runner.close()
        assert SystemClock().monotonic_s() - begun_s < 1.0, "closing took more than a second"
        await server.close()


async def test_qc_50_ten_symbols_of_each_kind_over_real_sockets(subject: Subject):
    async with watching(subject) as (server, watch):
        symbols = {str(symbol) for symbol in watch.symbols}
        await watch.until(lambda: {s.code for s in watch.store.states() if s.last == s.last} >= symbols)
        answer = await watch.ask()
        assert not isinstance(answer, Failure), answer
        assert {str(one.symbol) for one in answer} == symbols
        account = server.ledger_of(subject.provider.name).account(KEY)
        assert account is not None
        assert account.connections_total == len(watch.runner.dialect.links)


@pytest.mark.parametrize("fault", FAULTS)
async def test_qc_50_survives_each_scripted_fault(
    subject: Subject, fault: str, hurried: None, caplog: pytest.LogCaptureFixture
):
    await survive(subject, fault, caplog)


@pytest.mark.parametrize(
    ("name", "fault"),
    [(one.name, fault) for one in PROVIDERS for fault in Subject.of(one.name).server.own_faults],
)
async def test_qc_50_survives_the_faults_of_its_own_wire(
    name: str, fault: str, hurried: None, caplog: pytest.LogCaptureFixture
):
    await survive(Subject.of(name), fault, caplog)


async def survive(subject: Subject, fault: str, caplog: pytest.LogCaptureFixture) -> None:
    """Everything flows again once a fault is over."""
    async with watching(subject) as (server, watch):
        server.faults.switch_on(parse_fault(fault + ARGUMENTS.get(fault, "")))
        server.faults.switch_on(parse_fault("drop"))  # so that it acts on a new connection too
        watch.runner.ask(GetSnapshots(watch.symbols), Priority.FOCUSED, lambda _answer: None)
        await watch.look_on(FAULTY_S)
        server.faults.switch_off(fault.partition("=")[0])
        if watch.runner.state is FeedState.REFUSED:
            watch.runner.try_now()
        elif fault in ONCE_A_CONNECTION:
            server.faults.switch_off("drop")
            await watch.look_on(0.1)
            server.faults.switch_on(parse_fault("drop"))
            await watch.until(lambda: watch.runner.state is not FeedState.LIVE)
        await watch.until_live()
        answer = await watch.ask()
        if isinstance(answer, Failure):
            answer = await watch.ask()  # the first may have joined a request that the fault spoiled
        assert not isinstance(answer, Failure), answer
        assert len(answer) == len(watch.symbols)
        assert KEY not in caplog.text + repr(watch.events) + repr(watch.runner)
