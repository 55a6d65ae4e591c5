"""A loss of seven minutes over real sockets: marked while it lasts, filled with one request, gone; the tape's join."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import HoleReason, LiveBar, LoadState
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.gaps import GapState
from tests.helpers.children import exchange
from tests.integration.app.support import LONG_S, calls, is_live, open_house, source_of

SYMBOL = parse_symbol("CF:BTCUSDT")
MINUTE = 60_000
SPEED = 60
"""A minute of this market passes in a second."""


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "data"))


def at(now_ms: int) -> tuple[str, ...]:
    now = datetime.fromtimestamp(now_ms / 1000, UTC).isoformat()
    return ("--seed", "5", "--speed", str(SPEED), "--now", now)


@pytest.mark.slow
def test_seven_minutes_are_marked_and_filled_with_one_request_and_the_tape_says_where(run_qasync):
    async def scene() -> None:
        with exchange(*at(1_763_460_000_000)) as first:
            async with open_house(source_of(first)) as (house, news):
                handle = house.history.open(SYMBOL, Interval.M1, news.tell)
                house.quotes.want("tape", (Stream(SYMBOL, Kind.TRADE),))
                house.prints.show("tape", SYMBOL)
                state = house.store.state(SYMBOL)
                await news.until(
                    lambda: (
                        handle.loading.state is LoadState.IDLE
                        and handle.loading.live is LiveBar.PUSH
                        and state.gaps[0].state is GapState.FILLED
                        and state.print_count > 20
                    )
                )
                assert state.gaps[0].prints
                assert not handle.series.holes
                first.kill()
                await news.until(lambda: not is_live(house.session))
                lost_at_ms = int(handle.series.ts_ms[-1])
                await news.until(lambda: handle.series.holes and handle.series.holes[0].count >= 7)
                hole = handle.series.holes[0]
                assert (hole.after_ms, hole.until_ms, hole.reason) == (lost_at_ms, 0, HoleReason.LINK_LOST)
                assert abs(hole.count - (house.clock.wall_ms() - lost_at_ms) // MINUTE) <= 1
                gap = state.gaps[-1]
                assert gap.state is GapState.OPEN
                before = state.print_count
                with exchange(*at(house.clock.wall_ms()), "--port", str(first.port)) as second:
                    await news.until(lambda: is_live(house.session) and handle.loading.live is LiveBar.PUSH)
                    await news.until(lambda: not handle.series.holes and gap.state is GapState.FILLED)
                    assert bool(np.all(np.diff(handle.series.ts_ms) == MINUTE))
                    # A bar may close between the answer and the first push: then it is asked for once more.
                    assert calls(second)["kline"] <= 2
                    await news.until(lambda: state.print_count > before + 20)
                    assert gap.prints
                    assert gap.since_ms < gap.until_ms
                    assert not {one[:3] for one in gap.prints} & {one[:3] for one in state.prints}
                handle.close()

    run_qasync(scene(), deadline_s=LONG_S)


@pytest.mark.slow
def test_a_link_lost_at_lunch_with_real_sessions_misses_nothing_and_costs_nothing(run_qasync):
    symbol = parse_symbol("SH:600519")

    def at_noon(now: str) -> tuple[str, ...]:
        return ("--seed", "5", "--sessions", "real", "--now", now)

    async def scene() -> None:
        with exchange(*at_noon("2026-11-20T11:31:00+08:00")) as first:
            async with open_house(source_of(first)) as (house, news):
                handle = house.history.open(symbol, Interval.M1, news.tell)
                await news.until(
                    lambda: handle.loading.state is LoadState.IDLE and handle.loading.live is not LiveBar.NONE
                )
                local = datetime.fromtimestamp(int(handle.series.ts_ms[-1]) / 1000, UTC)
                assert (local.hour + 8, local.minute) == (11, 29)
                assert (handle.closes_ms - int(handle.series.ts_ms[-1])) == MINUTE
                first.kill()
                await news.until(lambda: not is_live(house.session))
                assert handle.series.holes == ()
                with exchange(*at_noon("2026-11-20T12:31:00+08:00"), "--port", str(first.port)) as second:
                    await news.until(
                        lambda: is_live(house.session) and handle.loading.live is not LiveBar.NONE
                    )
                    assert handle.series.holes == ()
                    assert calls(second)["kline"] == 0
                handle.close()

    run_qasync(scene(), deadline_s=LONG_S)
