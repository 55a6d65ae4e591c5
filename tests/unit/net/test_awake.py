"""A sleep shows by the wall clock, by either clock's leap, and not by a fast market clock."""

from __future__ import annotations

from qosdesk.clock import FakeClock, SessionClock
from qosdesk.net.awake import SleepWatch


def test_time_that_passes_as_usual_is_no_sleep():
    clock = FakeClock()
    watch = SleepWatch(clock)
    for _ in range(100):
        clock.advance(0.25)
        assert not watch.has_slept()


def test_a_wall_clock_that_leapt_is_one_sleep():
    clock = FakeClock()
    watch = SleepWatch(clock)
    clock.advance(0.25)
    assert not watch.has_slept()
    clock.set_wall_ms(clock.wall_ms() + 3_600_000)
    clock.advance(0.25)
    assert watch.has_slept()
    for _ in range(5):
        clock.advance(0.25)
        assert not watch.has_slept()


def test_a_monotonic_clock_that_counts_the_sleep_shows_it_too():
    clock = FakeClock()
    watch = SleepWatch(clock)
    clock.advance(600.0)
    assert watch.has_slept()


def test_a_clock_that_is_set_back_is_no_sleep():
    clock = FakeClock()
    watch = SleepWatch(clock)
    clock.set_wall_ms(clock.wall_ms() - 3_600_000)
    clock.advance(0.25)
    assert not watch.has_slept()


def test_a_market_that_runs_faster_than_life_is_no_sleep():
    base = FakeClock()
    clock = SessionClock(base)
    clock.follow(base.wall_ms(), 200.0)
    watch = SleepWatch(clock)
    base.advance(0.25)
    watch.has_slept()
    for _ in range(20):
        base.advance(0.25)
        assert not watch.has_slept()
