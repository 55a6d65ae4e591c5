"""Several vendors at once in a whole house, over real sockets: one dies in mid-stream, another takes over, it comes
back. The story is that of `dev.py failover`, with less patience."""

from __future__ import annotations

import asyncio

import pytest

from qosdesk.app.source import Source, announced, demo_source
from qosdesk.domain.intervals import Interval
from qosdesk.domain.sourcing import Cover
from qosdesk.domain.status import LinkState
from qosdesk.domain.symbols import parse_symbol
from qosdesk.providers.registry import provider
from qosdesk.services.sourcing.failover import Patience
from tests.faults.failover import Run, story
from tests.helpers.children import Exchange, exchange
from tests.integration.app.support import LONG_S, open_house

HURRIED = Patience(lost_s=0.5, healthy_s=1.0, settled_s=2.0)
APPLE, EURO = parse_symbol("US:AAPL"), parse_symbol("FX:EURUSD")


def source_at(server: Exchange, name: str) -> Source:
    """The exchange as it speaks a vendor's wire."""
    return announced(demo_source(provider(name), server.address.wire(name)))


@pytest.mark.slow
def test_one_vendor_dies_in_mid_stream_another_takes_over_and_it_comes_back(run_qasync):
    async def scene() -> None:
        with exchange("--sessions", "always", "--rate", "20") as server:
            async with open_house() as (house, news):
                house.sourcing.rules.patience = HURRIED
                for name in ("qos", "alltick"):
                    await house.plug(source_at(server, name))
                chart = house.history.open(APPLE, Interval.M1, news.tell)
                said: list[str] = []
                run = Run(house, said.append)
                source = house.lines.all()[0].source
                assert await story(run, source, lambda _name: None), said
                told = [text for text in run.notices if "AllTick" in text or "QOS" in text]
                assert len(told) == 2, told
                assert "4 symbols come from AllTick; 2 can't" in told[0]
                assert told[1] == "QOS is well again: 4 symbols come from it."
                assert house.sourcing.serving(EURO).vendor == "qos"
                assert [one.cover for one in house.sourcing.coverage(APPLE)] == [Cover.YES, Cover.YES]
                await news.until(lambda: len(chart.series) and not chart.loading.message)

    run_qasync(scene(), deadline_s=LONG_S)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("faults", "comes_back"),
    [
        pytest.param(("stall@qos",), True, id="stalled: it opens again and again and says nothing"),
        pytest.param(("expired-key@qos", "drop@qos"), False, id="its key has expired"),
    ],
)
def test_shares_leave_a_vendor_that_is_not_well(run_qasync, faults, comes_back):
    async def scene() -> None:
        with exchange("--sessions", "always", "--rate", "200") as server:
            async with open_house() as (house, _news):
                house.sourcing.rules.patience = HURRIED
                house.settings.set("plan.qos.silence_s", 1.5)
                for name in ("qos", "alltick"):
                    await house.plug(source_at(server, name))
                run = Run(house, lambda _line: None)
                source = house.lines.all()[0].source
                assert await run.until(lambda: run.serves("qos"), LONG_S)
                await asyncio.to_thread(run.fault, source, on=faults)
                assert await run.until(lambda: run.serves("alltick"), LONG_S)
                if not comes_back:
                    refused = LinkState.REFUSED
                    assert await run.until(lambda: house.lines.all()[0].connection().state is refused, LONG_S)
                await asyncio.to_thread(run.fault, source, off=faults)
                if not comes_back:
                    await house.plug(source)  # a refused key is not tried again by itself
                assert await run.until(lambda: run.serves("qos"), LONG_S)
                assert not run.backward()

    run_qasync(scene(), deadline_s=LONG_S)


@pytest.mark.slow
def test_a_vendor_comes_and_goes_while_the_desk_runs(run_qasync):
    async def scene() -> None:
        with exchange("--sessions", "always", "--rate", "20") as server:
            async with open_house() as (house, _news):
                house.sourcing.rules.patience = HURRIED
                await house.plug(source_at(server, "alltick"))
                run = Run(house, lambda _line: None)
                assert await run.until(lambda: run.serves("alltick"), LONG_S)
                await house.plug(source_at(server, "qos"))
                house.sourcing.set_order(["qos", "alltick"])
                assert await run.until(lambda: run.serves("qos"), LONG_S)
                await house.lines.unplug("qos")
                assert [one.name for one in house.sourcing.vendors()] == ["alltick"]
                assert await run.until(lambda: run.serves("alltick"), LONG_S)
                assert house.session.connection().state is LinkState.LIVE
                assert not run.backward()

    run_qasync(scene(), deadline_s=LONG_S)
