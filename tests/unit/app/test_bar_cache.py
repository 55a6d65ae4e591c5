"""The cache of bars between the store's thread and the loop's: nothing of an unknown source is shown or kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np

from qosdesk.app.bar_cache import StoredBars
from qosdesk.clock import FakeClock
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import Floats, Times
from qosdesk.services.history import BarKey
from qosdesk.storage.bars import BarsStore
from tests.unit.storage.stores import close_store, open_store

CLOCK = FakeClock()
KEY = BarKey(Symbol("HK", "700"), Interval.M1)
ADJUSTED = KEY._replace(adjusted=True)
MINUTES = np.array([60_000, 120_000, 180_000], dtype=np.int64)
BARS = np.ones((5, 3))


def ask(cache: StoredBars, before_ms: int | None = None, key: BarKey = KEY) -> asyncio.Future[list[int]]:
    answer: asyncio.Future[list[int]] = asyncio.get_running_loop().create_future()

    def done(ts_ms: Times, data: Floats) -> None:
        assert data.shape == (5, len(ts_ms))
        answer.set_result(ts_ms.tolist())

    if before_ms is None:
        cache.newest(key, 10, done)
    else:
        cache.before(key, before_ms, 10, done)
    return answer


async def test_questions_before_the_source_is_known_wait_for_it(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    store = BarsStore(database)
    StoredBars(store, asyncio.get_running_loop(), CLOCK, lambda _symbol: "demo-1").put(
        KEY, MINUTES, BARS, (60_000, 180_000)
    )
    world = [""]
    cache = StoredBars(store, asyncio.get_running_loop(), CLOCK, lambda _symbol: world[0])
    newest, older = ask(cache), ask(cache, 180_000)
    assert not newest.done()
    world[0] = "demo-1"
    cache.look_again()
    assert await newest == [60_000, 120_000, 180_000]
    assert await older == [60_000, 120_000]
    close_store(database)


async def test_nothing_is_kept_while_the_source_is_unknown_and_sources_are_apart(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    world = [""]
    cache = StoredBars(BarsStore(database), asyncio.get_running_loop(), CLOCK, lambda _symbol: world[0])
    cache.put(KEY, MINUTES, BARS, (60_000, 180_000))
    world[0] = "qos"
    assert await ask(cache) == []
    cache.put(KEY, MINUTES, BARS, (60_000, 180_000))
    world[0] = "demo-1"
    assert await ask(cache) == []
    world[0] = "qos"
    assert len(await ask(cache)) == 3
    close_store(database)


async def test_adjusted_bars_are_apart_from_raw_ones_and_kept_for_a_day(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    clock = FakeClock()
    cache = StoredBars(BarsStore(database), asyncio.get_running_loop(), clock, lambda _symbol: "qos")
    cache.put(ADJUSTED, MINUTES, BARS, (60_000, 180_000))
    assert await ask(cache) == []
    assert len(await ask(cache, key=ADJUSTED)) == 3
    clock.advance(86_400.0)
    assert await ask(cache, key=ADJUSTED) == []
    close_store(database)
