"""Alerts over real sockets, without any panel: a crossing is found at once, one during a loss is found late."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from qosdesk.app.house import House
from qosdesk.domain.alerts import Alert, AlertEvent, Condition, Way, What
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import parse_symbol
from tests.helpers.children import exchange
from tests.integration.app.support import LONG_S, is_live, open_house, source_of

SYMBOL = parse_symbol("CF:BTCUSDT")
SPEED = 60
"""A minute of this market passes in a second."""


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "data"))


def at(now_ms: int) -> tuple[str, ...]:
    now = datetime.fromtimestamp(now_ms / 1000, UTC).isoformat()
    return ("--seed", "5", "--speed", str(SPEED), "--now", now)


def near(price: float, share: float) -> Condition:
    return Condition(What.PRICE, Way.EITHER, price * (1 + share))


def received(house: House) -> list[float]:
    """When the oldest message that no frame has seen yet came from the socket, the newest last."""
    times = [0.0]

    def wake() -> None:
        times.append(house.clock.monotonic_s())
        house.frames.wake()

    house.store.set_wake(wake)
    return times


@pytest.mark.slow
def test_a_crossing_is_found_live_and_one_during_a_loss_is_found_late_once(run_qasync):
    async def scene() -> None:
        with exchange(*at(1_763_460_000_000)) as first:
            async with open_house(source_of(first)) as (house, news):
                fired: list[tuple[AlertEvent, float]] = []
                state = house.store.state(SYMBOL)
                received_s = received(house)
                house.alerts.subscribe_fired(
                    lambda event: fired.append((event, house.clock.monotonic_s() - received_s[-1]))
                )
                house.alerts.save(Alert(Condition(What.VOLUME, Way.UP, 1e15), SYMBOL))
                await news.until(
                    lambda: house.quotes.wanted() and is_live(house.session) and state.print_count > 5
                )
                assert {stream.kind for stream in house.quotes.wanted()} == {Kind.SNAPSHOT, Kind.TRADE}
                assert house.feed.is_confirmed(Stream(SYMBOL, Kind.TRADE))

                live = [house.alerts.save(Alert(near(state.last, share), SYMBOL)) for share in (1e-4, -1e-4)]
                await news.until(lambda: fired)
                event, waited_s = fired[0]
                assert waited_s < 0.5
                assert (event.late, event.since_ms, event.source) == (False, 0, "DEMO")
                assert event.alert in {one.id for one in live}
                for one in live:
                    house.alerts.remove(one.id)
                fired.clear()

                first.kill()
                await news.until(lambda: not is_live(house.session))
                before_ms, last = state.ts_ms, state.last
                level = near(last, 1e-5), near(last, -1e-5)
                late = [house.alerts.save(Alert(one, SYMBOL, repeats=True)) for one in level]
                moved_ms = house.clock.wall_ms() + 3_600_000
                with exchange(*at(moved_ms), "--port", str(first.port)):
                    await news.until(lambda: fired)
                    event, _ = fired[0]
                    assert event.late
                    assert before_ms <= event.since_ms < event.crossed_ms
                    assert event.alert in {one.id for one in late}
                    count = state.print_count
                    await news.until(lambda: state.print_count > count + 20)
                    assert [one.alert for one, _ in fired if one.late] == [event.alert]
                assert [one.id for one in house.alerts.log()][:1] == [len(house.alerts.log())]

    run_qasync(scene(), deadline_s=LONG_S)
