"""A demo exchange and a desk without a window, over real sockets in the test's own loop, with patience cut short.

What the user would see is collected in `said`, as lines of the forms that `cases` describes.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import urllib.request
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from qosdesk.clock import Clock, SystemClock
from qosdesk.demo.exchange import DemoServer
from qosdesk.demo.faults import parse_fault
from qosdesk.demo.options import DemoOptions
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import LinkState, Notice
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed import backoff, link, subscriptions
from qosdesk.feed.calls import AnswerValue, Failure, Question
from qosdesk.feed.messages import Event
from qosdesk.feed.pacing import Budget
from qosdesk.market.store import Store, SymbolState
from qosdesk.net.runner import FeedRunner
from qosdesk.providers.qos.limits import UNLIMITED
from qosdesk.providers.qos.provider import QosProvider
from qosdesk.services.notices import Notices
from qosdesk.services.session import Session
from qosdesk.ui.shell import states
from tests.faults.cases import Case

KEY = "5f1d0c9b7a3e4d2c8b6f0a1e9d7c5b3a"
HURRIED = replace(
    UNLIMITED, heartbeat_s=0.1, silence_s=0.5, ack_s=0.35, http_s=0.3, quiet_s=0.4, requests_per_minute=1000
)
"""No limits of a plan, and little patience. A limit of requests that is never met makes questions use both ways."""

MORNING_MS = 1_763_614_820_000
"""13:00:20 in Hong Kong: the demo's markets are quieter at night, and these tests do not wait for a figure."""
SYMBOLS = tuple(parse_symbol(code) for code in ("HK:700", "HK:9988", "CF:BTCUSDT"))
STREAMS = (
    *(Stream(symbol, kind) for kind in (Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH) for symbol in SYMBOLS),
    Stream(SYMBOLS[0], Kind.BAR, Interval.M1),
)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every wait of the session core that no limit sets is cut to fractions of a second."""
    monkeypatch.setattr(backoff, "FIRST_S", 0.1)
    monkeypatch.setattr(backoff, "CAP_S", 0.4)
    monkeypatch.setattr(backoff, "LONG_S", 0.4)
    monkeypatch.setattr(subscriptions, "RETRY_S", 0.4)
    monkeypatch.setattr(link, "WOKE_S", 0.2)
    monkeypatch.setattr(Budget, "FIRST_PENALTY_S", 0.4)


def fits(template: str, line: str) -> bool:
    """Whether a line is what a template says; `{}` stands for anything."""
    return re.fullmatch(re.escape(template).replace(r"\{\}", ".+"), line) is not None


class Desk:
    """A session with the exchange.

    Attributes:
        said: every line that was on screen since `forget`, in order, each once.
        events: every event of the session.
    """

    def __init__(self, http_url: str, ws_url: str, clock: Clock | None = None) -> None:
        self.clock = clock or SystemClock()
        self.said: dict[str, None] = {}
        self.events: list[Event] = []
        self._news = asyncio.Event()
        self.store = Store(self._news.set)
        self.runner = FeedRunner(
            QosProvider(),
            http_url=http_url,
            ws_urls=[ws_url],
            key=KEY,
            sink=self.store,
            clock=self.clock,
            limits=HURRIED,
            rng=random.Random(1),
        )
        self.notices = Notices()
        self.session = Session(self.runner, self.clock, "QOS", demo=False, notify=self.notices.notify)
        self.session.subscribe(self._look)
        self.notices.subscribe(self._on_notice)
        self.runner.subscribe(self._on_event)

    def state(self, code: str = "HK:700") -> SymbolState:
        """What is known of a symbol."""
        return self.store.state(parse_symbol(code))

    def forget(self) -> None:
        """Begin `said` anew, with what is on screen now."""
        self.said.clear()
        self._look()

    def _on_event(self, event: Event) -> None:
        self.events.append(event)
        self._news.set()

    def _on_notice(self, notice: Notice) -> None:
        self.said[f"notice: {notice.text}"] = None
        self._news.set()

    def _look(self) -> None:
        connection, now_ms = self.session.connection(), self.clock.wall_ms()
        lines = [f"chip: {chip.word} {chip.extra}".strip() for chip in states.chip_looks(connection, now_ms)]
        if connection.reason:
            lines.append(f"why: {connection.reason}")
        if (window := states.window_banner(connection)) is not None:
            lines.append(f"window: {window.text}")
        if (panel := states.banner_text(connection, now_ms)) is not None:
            lines.append(f"panel: {panel.text}")
        self.said.update(dict.fromkeys(lines))
        self._news.set()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait, looking whenever something happened."""
        while not condition():
            self.store.clean(self.store.drain(self.clock.monotonic_s()))
            self._news.clear()
            await self._news.wait()

    async def until_said(self, *templates: str) -> None:
        """Wait until the screen has said all of these."""
        try:
            async with asyncio.timeout(4.0):
                await self.until(lambda: all(self.has_said(template) for template in templates))
        except TimeoutError:
            missing = [template for template in templates if not self.has_said(template)]
            raise AssertionError(f"not said: {missing}; said: {list(self.said)}") from None

    def has_said(self, template: str) -> bool:
        """Whether it was on screen."""
        return any(fits(template, line) for line in self.said)

    async def until_live(self, streams: Sequence[Stream] = STREAMS) -> None:
        """Wait until the session is live, everything wanted is confirmed, and figures of all of it arrive."""
        before = {stream: self.heard(stream) for stream in streams}

        def is_live() -> bool:
            live = self.session.connection().state is LinkState.LIVE
            return live and all(self.runner.is_confirmed(one) for one in self.runner.wanted()) and not dead()

        def dead() -> list[str]:
            return [str(stream) for stream, count in before.items() if self.heard(stream) <= count]

        try:
            async with asyncio.timeout(5.0):
                await self.until(is_live)
        except TimeoutError:
            raise AssertionError(
                f"not live: {self.session.connection()}, without figures: {dead()}"
            ) from None

    def heard(self, stream: Stream) -> int:
        """How many figures of a stream arrived."""
        state = self.store.state(stream.symbol)
        counts = {
            Kind.TRADE: state.print_count,
            Kind.SNAPSHOT: state.snapshot_count,
            Kind.DEPTH: state.depth_count,
            Kind.BAR: state.bar_count,
        }
        return counts[stream.kind]

    async def ask(self, question: Question) -> Any:
        """Ask, and remember what a failure would say."""
        answer: asyncio.Future[AnswerValue | Failure] = asyncio.get_running_loop().create_future()
        self.runner.ask(question, Priority.FOCUSED, answer.set_result)
        result = await answer
        if isinstance(result, Failure):
            self.said[f"answer: {result.text}"] = None
        return result

    async def close(self) -> None:
        """The window is closed."""
        self.session.close()
        await self.runner.close()


class Exchange:
    """A running demo exchange whose faults are switched over HTTP, as anybody may."""

    def __init__(self, server: DemoServer, http_url: str, ws_url: str) -> None:
        self.server = server
        self.http_url = http_url
        self.ws_url = ws_url

    async def switch(self, **changes: Sequence[str]) -> None:
        """`on=["stall"]`, `off=["stall"]`."""
        request = urllib.request.Request(
            f"{self.http_url}/_demo/fault", json.dumps(changes).encode(), method="POST"
        )

        def post() -> None:
            with urllib.request.urlopen(request, timeout=3.0) as answer:
                assert json.loads(answer.read())["msg"] == "OK"

        await asyncio.to_thread(post)

    def violations(self) -> int:
        """How often a limit of the plan was broken."""
        account = self.server.ledger.account(KEY)
        assert account is not None
        return sum(account.violations.values())


@asynccontextmanager
async def exchange(*faults: str) -> AsyncIterator[Exchange]:
    """A demo exchange that knows the key."""
    options = DemoOptions(seed=1, rate=1000.0, start_ms=MORNING_MS, faults=tuple(map(parse_fault, faults)))
    server = DemoServer(options, key=KEY)
    ready = await server.start()
    try:
        yield Exchange(server, ready.http, ready.ws)
    finally:
        await server.close()


@asynccontextmanager
async def faulty(case: Case, clock: Clock | None = None) -> AsyncIterator[tuple[Exchange, Desk]]:
    """An exchange and a desk at the moment when the fault of a case begins to act."""
    async with exchange(*([case.switch] if case.starts else [])) as server:
        desk = Desk(server.http_url, server.ws_url, clock)
        try:
            desk.runner.want(STREAMS)
            desk.runner.try_now()
            if not case.starts:
                await desk.until_live()
                desk.forget()
                if case.switch:
                    await server.switch(on=[case.switch])
            yield server, desk
        finally:
            await desk.close()
