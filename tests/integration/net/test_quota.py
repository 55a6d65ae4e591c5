"""The scheduler against the demo exchange's plan over real sockets: what is allowed is found out and kept to."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace

import pytest

from qosdesk.clock import SystemClock
from qosdesk.demo.exchange import DemoServer
from qosdesk.demo.options import DemoOptions
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.limits import CountBy
from qosdesk.feed.messages import Event, LimitLearned, Measure
from qosdesk.net.runner import FeedRunner
from qosdesk.providers.qos.limits import DEFAULT
from qosdesk.providers.qos.provider import QosProvider
from tests.helpers.mini import Tally

CODES = ("US:AAPL", "HK:700", "SH:600519", "CF:BTCUSDT", "US:MSFT")
WANTED = tuple(Stream(parse_symbol(code), kind) for code in CODES for kind in (Kind.SNAPSHOT, Kind.TRADE))


@pytest.mark.parametrize("count_by", list(CountBy), ids=lambda way: way.value)
async def test_a_smaller_plan_is_learned_and_a_change_of_plan_holds_without_a_new_connection(
    count_by: CountBy,
):
    server = DemoServer(DemoOptions(plan="free", count_by=count_by.value, rate=100.0))
    ready = await server.start()
    runner = FeedRunner(
        QosProvider(),
        http_url=ready.http,
        ws_urls=[ready.ws],
        key=ready.key,
        sink=Tally(),
        clock=SystemClock(),
        limits=replace(DEFAULT, count_by=count_by, products=4, poll_round_s=0.0),
        rng=random.Random(1),
    )
    account = server.ledger.account(ready.key)
    assert account is not None
    told: list[Event] = []
    changed = asyncio.Event()

    def on_event(event: Event) -> None:
        told.append(event)
        changed.set()

    async def until(used: int) -> None:
        while not ((live := runner.ledger()[0]).used == used and not live.pending):
            changed.clear()
            await asyncio.wait_for(changed.wait(), 10)

    runner.subscribe(on_event)
    try:
        runner.want(WANTED)
        while not any(isinstance(event, LimitLearned) for event in told):
            changed.clear()
            await asyncio.wait_for(changed.wait(), 10)
        (learned,) = [event for event in told if isinstance(event, LimitLearned)]
        assert (learned.measure, learned.limit, learned.plan) == (Measure.LIVE, 3, 4)
        assert len(runner.wanted()) == len(WANTED)
        live = runner.ledger()[0]
        assert (live.used, live.limit, live.is_learned) == (3, 3, True)
        runner.change_plan(replace(DEFAULT, count_by=count_by, products=2))
        await until(2)
        shown = account.to_json(server.ledger.plan, 0.0)
        assert shown["live_products"] == 2
        assert shown["live_products_max"] == 3
        assert shown["connections"]["total"] == 1
    finally:
        await runner.close()
        await server.close()
