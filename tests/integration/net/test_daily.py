"""Daily figures against the demo exchange over real sockets: its ledger counts what they cost."""

from __future__ import annotations

import asyncio
import math
import random

from qosdesk.clock import SystemClock
from qosdesk.demo.exchange import DemoServer
from qosdesk.demo.options import DemoOptions
from qosdesk.domain.hours import Hours
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.store import Store
from qosdesk.net.runner import FeedRunner
from qosdesk.providers.qos.limits import DEFAULT
from qosdesk.providers.qos.provider import QosProvider
from qosdesk.services.daily import Daily
from tests.unit.services.test_daily import Charts, Disk

CODES = ("HK:700", "US:AAPL", "SH:600519", "CF:BTCUSDT")


async def test_each_symbol_costs_one_request_once_and_a_restart_costs_none():
    server = DemoServer(DemoOptions())
    ready = await server.start()
    clock, hours = SystemClock(), Hours(always=True)
    runner = FeedRunner(
        QosProvider(),
        http_url=ready.http,
        ws_urls=[ready.ws],
        key=ready.key,
        sink=Store(),
        clock=clock,
        limits=DEFAULT,
        rng=random.Random(1),
    )
    account = server.ledger.account(ready.key)
    assert account is not None
    symbols = [parse_symbol(code) for code in CODES]
    disk = Disk()
    disk.bars = dict.fromkeys(symbols, ())
    loop = asyncio.get_running_loop()
    arrived = asyncio.Event()

    def start() -> Daily:
        daily = Daily(runner, Charts(), hours, clock, loop.call_later, disk)
        daily.subscribe(lambda symbol: arrived.set())
        return daily

    def asked() -> int:
        paths = sum(account.calls.get(name, 0) for name in ("/kline", "/history"))
        return paths + sum(account.commands.get(name, 0) for name in ("RK", "RH"))

    daily = start()
    try:
        runner.try_now()
        daily.want("table", symbols)
        daily.want("panel", symbols[:1])
        while any(math.isnan(daily.get(symbol).high) for symbol in symbols):
            arrived.clear()
            await asyncio.wait_for(arrived.wait(), 20)
        assert asked() == len(CODES)
        assert not account.violations
        for symbol in symbols:
            figures = daily.get(symbol)
            assert 0 < figures.low < figures.high
            assert figures.volume_per_minute > 0
        daily.close()
        again = start()
        again.want("table", symbols)
        assert again.get(symbols[0]) == daily.get(symbols[0])
        again.close()
        assert asked() == len(CODES)
    finally:
        daily.close()
        await runner.close()
        await server.close()
