"""The table of what must never make an alert fire; and what is believed after all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosdesk.domain.alerts import Way
from qosdesk.domain.quotes import UNKNOWN, Trade
from tests.unit.services.alert_scene import Scene, price

ABOVE = price(Way.UP, 100.0)
BELOW = price(Way.DOWN, 100.0)
OFTEN = {"repeats": True, "hysteresis": 0.0, "cool_down_s": 0}


@pytest.fixture
def scene(tmp_path):
    made = Scene(tmp_path)
    yield made
    made.close()


def zero(scene):
    scene.ticks(0.0, UNKNOWN, -5.0, float("inf"), 99.0)


def replayed(scene):
    scene.prints(101.0, ts_ms=scene.now() - 20_000)
    scene.prints(101.0, 102.0, 101.0, 102.0, 101.0, ts_ms=scene.now() - 60_000)


def backfilled(scene):
    stamp = scene.now()
    scene.store.open_gap(scene.symbol, stamp)
    scene.store.put_trades(scene.symbol, (Trade(scene.symbol, 101.0, 5.0, stamp),))
    scene.frame()


def quarantined(scene):
    scene.ticks(130.0, 99.0)


def quarantined_and_repeated_by_a_snapshot(scene):
    stamp = scene.now()
    scene.prints(130.0, ts_ms=stamp)
    scene.snapshot(130.0, ts_ms=stamp)
    scene.ticks(99.0)


def quarantined_and_delivered_twice(scene):
    stamp = scene.now()
    scene.prints(130.0, 130.0, ts_ms=stamp, size=5.0)
    scene.ticks(99.0)


def cached_at_a_reconnect(scene):
    stamp = scene.now() - 5_000
    scene.alerts.break_off()
    scene.prints(101.0, ts_ms=stamp)
    scene.ticks(99.0)


def clock_of_the_computer_set(scene):
    scene.clock.set_wall_ms(scene.clock.wall_ms() + 3_600_000)
    scene.ticks(99.0)
    scene.clock.set_wall_ms(scene.clock.wall_ms() - 7_200_000)
    scene.ticks(99.0)


def another_source(scene):
    scene.store.clear()
    scene.alerts.set_market("demo")
    scene.ticks(101.0, 102.0)


def store_cleared(scene):
    scene.store.clear()
    scene.ticks(101.0, 102.0)


def switched_off(scene):
    (alert,) = scene.alerts.all()
    scene.alerts.save(replace(alert, enabled=False))
    scene.ticks(101.0)
    scene.alerts.save(replace(alert, enabled=True))
    scene.ticks(102.0)


def snoozed(scene):
    (alert,) = scene.alerts.all()
    scene.alerts.snooze(alert.id, scene.clock.wall_ms() + 60_000)
    scene.ticks(101.0)


def expired(scene):
    (alert,) = scene.alerts.all()
    scene.alerts.save(replace(alert, expires_ms=scene.clock.wall_ms() + 500))
    scene.frame()
    scene.ticks(101.0)


@pytest.mark.parametrize(
    "happens",
    [
        zero,
        replayed,
        backfilled,
        quarantined,
        quarantined_and_repeated_by_a_snapshot,
        quarantined_and_delivered_twice,
        cached_at_a_reconnect,
        clock_of_the_computer_set,
        another_source,
        store_cleared,
        switched_off,
        snoozed,
        expired,
    ],
)
def test_it_never_fires_on(scene, happens):
    scene.add(ABOVE, **OFTEN)
    scene.ticks(98.0, 99.0)
    happens(scene)
    assert scene.fired == []


def test_never_on_the_first_price_after_the_start(scene):
    scene.add(ABOVE)
    scene.add(BELOW)
    scene.snapshot(101.0)
    scene.ticks(101.0)
    assert scene.fired == []


def test_never_on_a_first_price_that_was_the_odd_one(scene):
    scene.add(ABOVE)
    scene.ticks(1.0, 101.0, 101.0, 102.0)
    assert scene.fired == []


def test_never_on_a_print_delivered_twice(scene):
    scene.add(BELOW)
    stamp = scene.now()
    for _ in range(2):
        scene.prints(99.0, ts_ms=stamp, size=1.0)
        scene.prints(101.0, ts_ms=stamp, size=2.0)
    assert scene.fired == []


def test_a_far_price_counts_once_a_second_one_or_the_book_agrees(scene):
    scene.add(ABOVE)
    scene.add(price(Way.UP, 120.0))
    scene.ticks(99.0, 99.0, 110.0, 111.0)
    assert scene.prices == [110.0]
    scene.book(129.0, 130.0)
    scene.ticks(129.5)
    assert scene.prices == [110.0, 129.5]


def test_a_vendor_whose_clock_is_set_back_is_heard_again(scene):
    scene.add(ABOVE)
    scene.ticks(99.0)
    for _ in range(40):
        scene.prints(99.0, ts_ms=scene.now() - 3_600_000)
    scene.prints(101.0, ts_ms=scene.now() - 3_600_000)
    assert scene.prices == [101.0]
