"""Every fault over real sockets: the words that the user sees, and that everything is live again afterwards."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from types import MappingProxyType

import pytest

from qosdesk.clock import SystemClock
from qosdesk.demo.faults import FAULTS
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Instrument, Kind, Stream
from qosdesk.domain.status import LinkState
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import Failure, FailureKind, GetBars, GetInstruments, GetProducts, GetSnapshots
from tests.faults.cases import CASES, Case
from tests.faults.desk import KEY, STREAMS, SYMBOLS, Desk, Exchange, exchange, faulty

pytestmark = pytest.mark.usefixtures("hurried")

PRODUCTS = GetProducts(("HK",))
"""Only HTTP can carry it, so its failure is what the user is told."""
SNAPSHOTS = GetSnapshots(SYMBOLS)
QUIET_S = 0.6
"""Longer than the patience for silence."""


class SetClock(SystemClock):
    """The computer's clock, until somebody sets it."""

    ahead_ms = 0

    def wall_ms(self) -> int:
        return super().wall_ms() + self.ahead_ms


async def figures(desk: Desk, kind: Kind, count: int = 2) -> None:
    """Some figures of a kind of every symbol."""
    streams = [stream for stream in STREAMS if stream.kind is kind]
    before = {stream: desk.heard(stream) for stream in streams}
    await desk.until(lambda: all(desk.heard(one) >= before[one] + count for one in streams))


# -- what is particular to a fault while it acts -----------------------------------------------------------------------


async def ask_products(_server: Exchange, desk: Desk) -> None:
    assert isinstance(await desk.ask(PRODUCTS), Failure)


async def ask_by_both_ways(server: Exchange, desk: Desk) -> None:
    """What the wire has a command for is answered all the same."""
    await ask_products(server, desk)
    answer = await desk.ask(SNAPSHOTS)
    assert not isinstance(answer, Failure), answer
    assert {one.symbol for one in answer} == set(SYMBOLS)


async def ask_too_often(_server: Exchange, desk: Desk) -> None:
    """The question that only HTTP can carry is kept, and answered later."""
    desk.runner.ask(PRODUCTS, Priority.FOCUSED, lambda _answer: None)
    answer = await desk.ask(SNAPSHOTS)
    assert not isinstance(answer, Failure), answer


async def ask_patiently(_server: Exchange, desk: Desk) -> None:
    answer = await desk.ask(PRODUCTS)
    assert not isinstance(answer, Failure), answer
    await figures(desk, Kind.TRADE)


async def ask_with_an_expired_key(_server: Exchange, desk: Desk) -> None:
    answer = await desk.ask(PRODUCTS)
    assert isinstance(answer, Failure)
    assert answer.kind is FailureKind.KEY_EXPIRED
    await figures(desk, Kind.TRADE)


async def connect_another_desk(server: Exchange, desk: Desk) -> None:
    other = Desk(server.http_url, server.ws_url)
    try:
        other.runner.try_now()
        await other.until(lambda: other.session.connection().state is LinkState.LIVE)
        await desk.until_said("chip: RECONNECTING in {} s")
    finally:
        await other.close()


async def stay_live(server: Exchange, desk: Desk) -> None:
    for kind in (Kind.TRADE, Kind.SNAPSHOT, Kind.DEPTH):
        await figures(desk, kind)
    assert desk.session.connection().state is LinkState.LIVE


async def stay_live_over_a_silence(server: Exchange, desk: Desk) -> None:
    until_s = desk.clock.monotonic_s() + QUIET_S
    await desk.until(lambda: desk.clock.monotonic_s() > until_s)
    await stay_live(server, desk)


async def receive_slowly(_server: Exchange, desk: Desk) -> None:
    await figures(desk, Kind.TRADE, 1)


async def sleep(server: Exchange, desk: Desk) -> None:
    """The connection dies meanwhile; nobody says so."""
    clock = desk.clock
    assert isinstance(clock, SetClock)
    await server.switch(on=["stall"])
    clock.ahead_ms += 3_600_000
    await desk.until_said("chip: RECONNECTING in {} s")
    await server.switch(off=["stall"])


async def set_our_clock(server: Exchange, desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, SetClock)
    for ahead_ms in (3_600_000, -3_600_000):
        clock.ahead_ms = ahead_ms
        until_s = clock.monotonic_s() + QUIET_S
        await desk.until(lambda until_s=until_s: clock.monotonic_s() > until_s)  # type: ignore[misc]
        await figures(desk, Kind.TRADE)


async def see_gaps_in_answers(_server: Exchange, desk: Desk) -> None:
    answer = await desk.ask(SNAPSHOTS)
    assert not isinstance(answer, Failure)
    assert {str(one.symbol) for one in answer} == {"HK:9988", "CF:BTCUSDT"}
    await figures(desk, Kind.SNAPSHOT)


async def reach_the_end_of_history(_server: Exchange, desk: Desk) -> None:
    newest = await desk.ask(GetBars(SYMBOLS[0], Interval.DAY, 10))
    assert not isinstance(newest, Failure)
    assert len(newest) == 10
    assert await desk.ask(GetBars(SYMBOLS[0], Interval.DAY, 10, newest[0].ts_ms)) == ()


async def see_no_change(server: Exchange, desk: Desk) -> None:
    await stay_live(server, desk)
    await desk.ask(SNAPSHOTS)
    assert all(math.isnan(desk.state(str(symbol)).prev_close) for symbol in SYMBOLS)
    assert desk.state().last > 0


async def see_no_zero(server: Exchange, desk: Desk) -> None:
    await stay_live(server, desk)
    await desk.ask(SNAPSHOTS)
    for symbol in SYMBOLS:
        state = desk.state(str(symbol))
        assert all(map(math.isnan, (state.last, state.open, state.high, state.low, state.prev_close)))
        depth = state.depth()
        assert depth is not None
        assert (depth.bids, depth.asks) == ((), ())


async def see_an_empty_level(_server: Exchange, desk: Desk) -> None:
    def has_empty() -> bool:
        depth = desk.state().depth()
        return depth is not None and depth.bids[-1].size == 0.0

    await desk.until(has_empty)


async def see_last_outside(_server: Exchange, desk: Desk) -> None:
    await desk.until(lambda: desk.state().last > desk.state().high)


async def see_one_symbol_for_both_spellings(server: Exchange, desk: Desk) -> None:
    await stay_live(server, desk)
    assert {state.code for state in desk.store.states()} == set(map(str, SYMBOLS))


async def see_an_hour(server: Exchange, desk: Desk, ahead_s: int) -> None:
    state = desk.state("CF:BTCUSDT")
    await desk.until(lambda: abs(state.ts_ms - ahead_s * 1000 - server.server.now_ms()) < 5_000)
    before = state.last
    await desk.until(lambda: state.last != before)


async def see_an_hour_ahead(server: Exchange, desk: Desk) -> None:
    await see_an_hour(server, desk, 3600)


async def see_an_hour_behind(server: Exchange, desk: Desk) -> None:
    await see_an_hour(server, desk, -3600)


async def see_late_prints(_server: Exchange, desk: Desk) -> None:
    state = desk.state("CF:BTCUSDT")

    def is_out_of_order() -> bool:
        stamps = [one[0] for one in state.prints]
        return stamps != sorted(stamps)

    await desk.until(is_out_of_order)
    assert state.ts_ms == max(one[0] for one in state.prints)


async def see_one_silent_symbol(_server: Exchange, desk: Desk) -> None:
    await desk.until(lambda: all(map(desk.runner.is_confirmed, STREAMS)))
    await desk.until_said("notice: No data yet of HK:700 {}.")
    assert desk.heard(STREAMS[0]) == 0
    await figures_of_others(desk)


async def figures_of_others(desk: Desk) -> None:
    others = [one for one in STREAMS if str(one.symbol) != "HK:700"]
    before = {one: desk.heard(one) for one in others}
    await desk.until(lambda: all(desk.heard(one) > before[one] for one in others))


async def want_one_more(_server: Exchange, desk: Desk) -> None:
    more = Stream(parse_symbol("CF:ETHUSDT"), Kind.TRADE)
    desk.runner.want([more])
    await desk.until(lambda: desk.heard(more) > 2)


Act = Callable[[Exchange, Desk], Awaitable[None]]
ACTS: MappingProxyType[str, Act] = MappingProxyType(
    {
        "key_expires_meanwhile": ask_with_an_expired_key,
        "thrown_out": connect_another_desk,
        "trickle": receive_slowly,
        "computer_slept": sleep,
        "our_clock_set": set_our_clock,
        "unknown_members": stay_live,
        "wrong_types": stay_live,
        "duplicates": stay_live,
        "late_trades": see_late_prints,
        "no_acknowledgement": stay_live_over_a_silence,
        "no_request_id": stay_live,
        "slow_answers": ask_patiently,
        "refused_commands": ask_products,
        "gateway_page": ask_by_both_ways,
        "server_error": ask_by_both_ways,
        "request_hangs": ask_by_both_ways,
        "too_many_requests": ask_too_often,
        "missing_codes": see_gaps_in_answers,
        "ignored_end": reach_the_end_of_history,
        "silently_dropped": see_one_silent_symbol,
        "replaced": want_one_more,
        "numeric_trades": stay_live,
        "padded_codes": see_one_symbol_for_both_spellings,
        "no_previous_close": see_no_change,
        "zero_prices": see_no_zero,
        "empty_levels": see_an_empty_level,
        "last_outside_range": see_last_outside,
        "server_clock_ahead": see_an_hour_ahead,
        "server_clock_behind": see_an_hour_behind,
    }
)


# -- the tests ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_a_fault_is_said_in_words_and_heals(case: Case, caplog: pytest.LogCaptureFixture):
    clock = SetClock()
    async with faulty(case, clock) as (server, desk):
        act = ACTS.get(case.name)
        if act is not None:
            async with asyncio.timeout(4.0):
                await act(server, desk)
        await desk.until_said(*case.says)
        if case.stays_live:
            assert not desk.has_said("chip: RECONNECTING{}"), desk.said
            assert not desk.has_said("chip: REFUSED{}"), desk.said
        if case.switch and case.name != "server_restart":  # which is over by itself
            await server.switch(off=[case.switch.partition("=")[0]])
        if case.retry:
            await retry(server, desk)
        desk.forget()
        await desk.until_live()
        await see_that_all_is_well(server, desk)
        assert server.violations() == 0
        told = [*desk.said, repr(desk.events), repr(desk.runner), repr(desk.notices.recent()), caplog.text]
        assert not [text for text in told if KEY in text]


async def retry(server: Exchange, desk: Desk) -> None:
    """The user presses `Try now`, which works where something waits for it; or the next connection comes."""
    if desk.session.connection().state is LinkState.LIVE:
        await server.switch(on=["drop"])
        await desk.until_said("chip: RECONNECTING in {} s")
    else:
        desk.session.try_now()


async def see_that_all_is_well(server: Exchange, desk: Desk) -> None:
    """The screen says LIVE and nothing else, questions are answered by either way, no figure is of another time."""
    assert [line for line in desk.said if not line.startswith("notice:")][-1] == "chip: LIVE QOS"
    answer = await desk.ask(GetInstruments(SYMBOLS))
    assert not isinstance(answer, Failure), answer
    assert {one.symbol for one in answer if isinstance(one, Instrument)} == set(SYMBOLS)
    products = await desk.ask(PRODUCTS)
    assert not isinstance(products, Failure), products
    state = desk.state("CF:BTCUSDT")
    await desk.until(lambda: abs(state.ts_ms - server.server.now_ms()) < 5_000 and state.last > 0)


def test_every_switch_of_the_demo_is_a_case_and_every_act_has_one():
    assert {case.switch.partition("=")[0] for case in CASES} - {""} == set(FAULTS)
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)
    assert set(ACTS) <= set(names)


async def test_two_desks_on_a_key_do_not_throw_each_other_out_in_turn():
    """A server that ends the older connection without a word: the third time it is explained, then it waits."""
    async with exchange("newest-wins=0") as server:
        desks = [Desk(server.http_url, server.ws_url) for _ in range(2)]
        try:
            for desk in desks:
                desk.runner.want(STREAMS[:3])
                await desk.until_live(STREAMS[:3])
            said = (
                "why: The server ended {} connections in a row soon after they were made. Perhaps another program "
                "uses this key: the plan allows 1 connection. Close it there, or wait."
            )
            await asyncio.gather(*(desk.until_said(said) for desk in desks))
        finally:
            for desk in desks:
                await desk.close()
