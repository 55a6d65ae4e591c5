"""MultiMarkets against the demo exchange over real sockets: loose documents, guests, managers, sealed bodies."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest

from qosdesk.clock import SystemClock
from qosdesk.demo.exchange import DemoServer
from qosdesk.demo.faults import parse_fault
from qosdesk.demo.options import DemoOptions
from qosdesk.demo.ready import WireAddress
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Bar, Instrument, Kind, Snapshot, Stream
from qosdesk.feed.calls import Failure, GetBars, GetDepth, GetInstruments, GetProducts, GetSnapshots, Question
from qosdesk.feed.messages import Event, SubscriptionRefused, Warned
from qosdesk.market.store import Store
from qosdesk.net.runner import FeedRunner
from qosdesk.providers.multimarkets.limits import UNLIMITED
from qosdesk.providers.multimarkets.provider import MultiMarketsProvider

CODES = ("CC:BTCUSDT", "FX:EURUSD", "HK:700")
LOOSE = (
    *("push-first", "seconds-time", "string-numbers", "one-sided", "newest-first", "dup-bars", "text-kline"),
    *("gzip-kline", "percent-kline", "many-records", "spaced-depth", "no-reqid"),
)
"""What the documents leave open."""


class Desk:
    """A runner with its store."""

    def __init__(self, provider: MultiMarketsProvider, http: str, ws: tuple[str, ...], key: str) -> None:
        self._news = asyncio.Event()
        self.store = Store(self._news.set)
        self.events: list[Event] = []
        self.runner = FeedRunner(
            provider,
            http_url=http,
            ws_urls=ws,
            key=key,
            sink=self.store,
            clock=SystemClock(),
            limits=UNLIMITED,
            rng=random.Random(1),
        )
        self.runner.subscribe(self._on_event)
        self.symbols = tuple(map(provider.parse_symbol, CODES))

    def _on_event(self, event: Event) -> None:
        self.events.append(event)
        self._news.set()

    async def until(self, condition: Callable[[], object]) -> None:
        while not condition():
            self.store.clean(self.store.drain(0.0))
            self._news.clear()
            await self._news.wait()

    async def ask(self, question: Question) -> Any:
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.runner.ask(question, Priority.FOCUSED, answer.set_result)
        return await answer


@asynccontextmanager
async def exchange(*faults: str) -> AsyncIterator[tuple[DemoServer, WireAddress]]:
    server = DemoServer(DemoOptions(seed=1, rate=200.0))
    ready = await server.start()
    for fault in faults:
        server.faults.switch_on(parse_fault(fault))
    try:
        yield server, ready.wires["multimarkets"]
    finally:
        await server.close()


@pytest.mark.parametrize("fault", LOOSE)
async def test_whatever_the_documents_leave_open_the_figures_are_the_same(fault: str):
    async with exchange(fault) as (_, at):
        desk = Desk(MultiMarketsProvider().configured(at.options), at.http, at.ws, at.key)
        try:
            kinds = (Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH)
            desk.runner.want([Stream(symbol, kind) for symbol in desk.symbols for kind in kinds])
            states = [desk.store.state(symbol) for symbol in desk.symbols]
            await desk.until(
                lambda: all(one.print_count and one.snapshot_count > 1 and one.depth_count for one in states)
            )
            now_ms = SystemClock().wall_ms()
            for one in states:
                assert abs(one.ts_ms - now_ms) < 60_000
                assert one.low <= one.last <= one.high
                depth = one.depth()
                assert depth is not None
                assert depth.bids
                assert depth.asks or fault == "one-sided"
            bars = await desk.ask(GetBars(desk.symbols[0], Interval.M5, 50))
            assert isinstance(bars, tuple), bars
            times = [bar.ts_ms for bar in bars]
            assert len(bars) == 50
            assert all(isinstance(bar, Bar) for bar in bars)
            assert {later - sooner for sooner, later in pairwise(times)} == {300_000}
            assert not [one for one in desk.events if isinstance(one, Warned)]
        finally:
            await desk.runner.close()


async def test_history_is_paged_and_instruments_have_decimals_and_lots():
    async with exchange() as (_, at):
        desk = Desk(MultiMarketsProvider().configured(at.options), at.http, at.ws, at.key)
        try:
            newest = await desk.ask(GetBars(desk.symbols[2], Interval.DAY, 10))
            older = await desk.ask(GetBars(desk.symbols[2], Interval.DAY, 10, newest[0].ts_ms))
            assert len(older) == 10
            assert older[-1].ts_ms < newest[0].ts_ms
            (tencent,) = await desk.ask(GetInstruments(desk.symbols[2:]))
            assert isinstance(tencent, Instrument)
            assert (tencent.currency, tencent.lot_size) == ("HKD", 100)
            assert tencent.decimals is not None
            listed = await desk.ask(GetProducts(("HK", "US")))
            assert set(desk.symbols) <= {one.symbol for one in listed}
        finally:
            await desk.runner.close()


async def test_a_guest_sees_all_but_shares():
    async with exchange() as (_, at):
        provider = MultiMarketsProvider().configured(at.options, is_guest=True)
        desk = Desk(provider, at.http, provider.stream_addresses(at.ws[0]), "")
        try:
            desk.runner.want([Stream(symbol, Kind.SNAPSHOT) for symbol in desk.symbols])
            pair = desk.store.state(desk.symbols[0])
            await desk.until(lambda: pair.snapshot_count > 1)
            refused = [one for one in desk.events if isinstance(one, SubscriptionRefused)]
            assert [one.streams[0].symbol for one in refused] == [desk.symbols[2]]
        finally:
            await desk.runner.close()


async def test_an_operator_with_a_public_key_is_asked_in_sealed_bodies():
    async with exchange() as (_, at):
        options = {**at.options, "public_key": at.others["public_key"]}
        desk = Desk(MultiMarketsProvider().configured(options), at.http, at.ws, at.key)
        try:
            answer = await desk.ask(GetSnapshots(desk.symbols))
            assert not isinstance(answer, Failure), answer
            assert {one.symbol for one in answer} == set(desk.symbols)
        finally:
            await desk.runner.close()


async def test_a_manager_polls_prices_and_holds_the_gateways_socket():
    async with exchange() as (_, at):
        provider = MultiMarketsProvider().configured({**at.options, "access": "manager"})
        sockets = provider.stream_addresses(at.others["manager_ws"])
        assert sockets == (at.others["manager_ws"],)
        desk = Desk(provider, at.others["manager_http"], sockets, at.key)
        try:
            desk.runner.want([Stream(symbol, Kind.SNAPSHOT) for symbol in desk.symbols])
            states = [desk.store.state(symbol) for symbol in desk.symbols]

            def polled() -> bool:
                for event in desk.events:
                    for snapshot in getattr(event, "snapshots", ()):
                        desk.store.put_snapshot(snapshot)
                return all(one.last == one.last for one in states)

            await desk.until(polled)
            (book,) = await desk.ask(GetDepth(desk.symbols[:1]))
            assert book.bids[0].price < book.asks[0].price
            for symbol in desk.symbols:
                bars = await desk.ask(GetBars(symbol, Interval.DAY, 5))
                assert len(bars) == 5
            whole = await desk.ask(GetSnapshots(desk.symbols))
            assert {one.symbol for one in whole if isinstance(one, Snapshot)} == set(desk.symbols)
        finally:
            await desk.runner.close()
