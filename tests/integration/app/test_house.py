"""Everything between the disk and the window, over real sockets, against a real demo exchange."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from qosdesk.app.source import announced
from qosdesk.clock import SystemClock
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import LinkState, LoadState
from qosdesk.domain.symbols import parse_symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.services.history import Handle
from tests.helpers.children import exchange
from tests.integration.app.support import LONG_S, calls, is_live, open_house, source_of

SYMBOLS = tuple(parse_symbol(code) for code in ("HK:700", "US:AAPL", "CF:BTCUSDT"))
TRADES = tuple(Stream(symbol, Kind.TRADE) for symbol in SYMBOLS)


def has_pages(handle: Handle, count: int) -> bool:
    return handle.loading.pages == count


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.mark.slow
def test_when_the_plug_is_pulled_it_says_so_and_comes_back_by_itself(run_qasync):
    clock = SystemClock()

    async def scene() -> None:
        with exchange("--rate", "100", "--seed", "5") as first:
            async with open_house(source_of(first)) as (house, news):
                house.quotes.want("test", TRADES)
                states = [house.store.state(symbol) for symbol in SYMBOLS]
                await news.until(lambda: all(state.print_count for state in states))
                assert is_live(house.session)
                pulled_s = clock.monotonic_s()
                first.kill()
                await news.until(lambda: not is_live(house.session))
                assert clock.monotonic_s() - pulled_s < 3.0
                lost = house.session.connection()
                assert lost.state is LinkState.RECONNECTING
                assert lost.reason
                assert first.key not in lost.reason
                before = [state.print_count for state in states]
                with exchange("--rate", "100", "--seed", "5", "--port", str(first.port)) as second:
                    assert second.key == first.key
                    await news.until(lambda: is_live(house.session))
                    await news.until(
                        lambda: all(
                            state.print_count > count for state, count in zip(states, before, strict=True)
                        )
                    )
                    assert all(house.session.is_confirmed(stream) for stream in TRADES)

    run_qasync(scene(), deadline_s=LONG_S)


@pytest.mark.slow
def test_a_hole_in_the_bars_is_filled_after_the_plug_was_pulled(run_qasync):
    symbol = SYMBOLS[2]

    def at(now_ms: int) -> tuple[str, ...]:
        """Ten minutes of this market pass in a second."""
        now = datetime.fromtimestamp(now_ms / 1000, UTC).isoformat()
        return ("--seed", "5", "--speed", "600", "--now", now)

    async def scene() -> None:
        with exchange(*at(1_763_460_000_000)) as first:
            async with open_house(source_of(first)) as (house, news):
                handle = house.history.open(symbol, Interval.M1, news.tell)
                await news.until(lambda: handle.loading.state is LoadState.IDLE and is_live(house.session))
                first.kill()
                await news.until(lambda: not is_live(house.session))
                lost_at_ms = int(handle.series.ts_ms[-1])
                with exchange(*at(house.clock.wall_ms()), "--port", str(first.port)):
                    await news.until(lambda: is_live(house.session))
                    back_at_ms = house.clock.wall_ms()
                    assert back_at_ms - lost_at_ms > 2 * 60_000

                    def whole() -> bool:
                        ts_ms = handle.series.ts_ms
                        return int(ts_ms[-1]) > back_at_ms and bool(np.all(np.diff(ts_ms) == 60_000))

                    await news.until(whole)
                    assert len(handle.series) > 900  # what was there before is there still
                handle.close()

    run_qasync(scene(), deadline_s=LONG_S)


@pytest.mark.slow
def test_closed_bars_are_not_asked_for_twice(run_qasync):
    symbol = SYMBOLS[0]
    with exchange() as server:

        async def scene() -> tuple[int, list[int]]:
            async with open_house() as (house, news):
                # A chart opens with the window, before the source is known.
                handle = house.history.open(symbol, Interval.M5, news.tell)
                await house.plug(source_of(server))
                await news.until(lambda: handle.loading.state is LoadState.IDLE)
                for page in (2, 3):
                    handle.load_older()
                    await news.until(partial(has_pages, handle, page))
                handle.close()
                return len(handle.series), handle.series.ts_ms[:100].tolist()

        first = run_qasync(scene(), deadline_s=LONG_S)
        counted = calls(server)
        assert counted["history"] == 2
        second = run_qasync(scene(), deadline_s=LONG_S)
        assert calls(server)["history"] == 2
        # Where only the bar that forms is missing nothing is asked; a bar may close between the two.
        assert calls(server)["kline"] - counted["kline"] <= 2
    assert first[0] > 2000
    assert first[1][0] in second[1]


@pytest.mark.slow
def test_the_users_things_are_there_at_the_next_start(run_qasync):
    mine = Watchlist("Mine", (Entry(section="Best"), Entry(SYMBOLS[1])))

    async def first() -> None:
        async with open_house() as (house, _news):
            assert not house.desk.watchlists.all()
            house.desk.watchlists.save(mine)
            house.links.point(2, SYMBOLS[1])
            house.desk.settings.set("appearance.theme", "light")
            house.desk.layouts.save("main", b"arranged")

    async def second() -> None:
        async with open_house() as (house, _news):
            names = {one.name: one.symbols() for one in house.desk.watchlists.all()}
            assert list(names) == ["Mine"]
            assert names["Mine"] == (SYMBOLS[1],)
            target = house.links.target(2)
            assert target is not None
            assert target.symbol == SYMBOLS[1]
            assert house.desk.settings.get("appearance.theme", "dark") == "light"
            assert house.desk.layouts.load("main") == b"arranged"

    run_qasync(first(), deadline_s=LONG_S)
    run_qasync(second(), deadline_s=LONG_S)


@pytest.mark.slow
def test_a_refused_key_is_said_and_not_tried_again(run_qasync):
    async def scene() -> None:
        with exchange() as server:
            async with open_house(source_of(server, "0" * 32)) as (house, news):
                house.quotes.want("test", TRADES)
                await news.until(lambda: house.session.connection().state is LinkState.REFUSED)
                assert house.session.connection().next_try_ms == 0
                assert "0" * 32 not in house.session.connection().reason

    run_qasync(scene(), deadline_s=LONG_S)


@pytest.mark.slow
def test_of_two_sources_plugged_in_at_once_the_last_stays_and_the_other_is_closed(run_qasync):
    async def scene() -> None:
        with exchange("--seed", "1") as one, exchange("--seed", "2") as two:
            async with open_house() as (house, news):
                await house.plug(source_of(one))
                await news.until(lambda: is_live(house.session))
                await asyncio.gather(house.plug(source_of(one)), house.plug(source_of(two)))
                house.quotes.want("test", TRADES)
                await news.until(lambda: all(house.store.state(s).print_count for s in SYMBOLS))
                assert house.lines.realm == "demo-1-2-always"

    run_qasync(scene(), deadline_s=LONG_S)


@pytest.mark.slow
def test_the_same_source_plugged_in_anew_does_not_set_the_clock_back(run_qasync):
    async def scene() -> None:
        with exchange("--speed", "600", "--now", "2025-11-18T10:00:00+00:00") as server:
            source = announced(source_of(server))
            async with open_house(source) as (house, news):
                await news.until(lambda: is_live(house.session))
                before_ms = house.clock.wall_ms()
                await house.plug(source)
                assert house.clock.wall_ms() >= before_ms > source.now_ms

    run_qasync(scene(), deadline_s=LONG_S)


@pytest.mark.slow
def test_another_market_shows_nothing_of_the_one_before_and_keeps_both_apart_on_disk(run_qasync):
    async def scene() -> None:
        with exchange("--seed", "1") as one, exchange("--seed", "2") as two:
            async with open_house() as (house, news):
                house.quotes.want("test", TRADES)
                handle = house.history.open(SYMBOLS[0], Interval.DAY, news.tell)
                await house.plug(source_of(one))
                await news.until(
                    lambda: has_pages(handle, 1) and house.store.state(SYMBOLS[0]).print_count > 0
                )
                first = handle.series.close[:-1].copy()
                await house.plug(source_of(two))
                state = house.store.state(SYMBOLS[0])
                assert not state.prints
                await news.until(lambda: has_pages(handle, 1) and state.print_count > 0)
                assert not np.array_equal(handle.series.close[:-1], first)
                await house.plug(source_of(one))
                await news.until(lambda: has_pages(handle, 1) and len(handle.series) > len(first) - 2)
                assert np.array_equal(
                    handle.series.close[: len(first) - 1], first[: len(handle.series) - 1][: len(first) - 1]
                )

    run_qasync(scene(), deadline_s=LONG_S)


@pytest.mark.slow
def test_closing_while_requests_are_under_way_takes_under_a_second(run_qasync):
    clock = SystemClock()

    async def scene() -> None:
        with exchange("--fault", "slow=20000") as server:
            async with open_house(source_of(server)) as (house, news):
                handle = house.history.open(SYMBOLS[0], Interval.M1, news.tell)
                house.quotes.refresh(SYMBOLS)
                await news.until(lambda: house.session.connection().state is LinkState.LIVE)
                assert handle.loading.state is LoadState.LOADING
                began_s = clock.monotonic_s()
                await house.close()
                assert clock.monotonic_s() - began_s < 1.0

    run_qasync(scene(), deadline_s=LONG_S)
