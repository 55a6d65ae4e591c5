"""The clocks: real ones run, a followed market has its own time, a fake one stands until it is moved."""

from __future__ import annotations

import pytest

from qosdesk.clock import FakeClock, SessionClock, SystemClock


def test_the_system_clock_never_goes_back_and_is_in_this_century() -> None:
    clock = SystemClock()
    readings = [clock.monotonic_s() for _ in range(100)]
    assert readings == sorted(readings)
    assert clock.wall_ms() > 1_700_000_000_000


def test_a_session_clock_shows_our_time_until_a_market_announces_another() -> None:
    base = FakeClock(wall_ms=5_000, monotonic_s=100.0)
    clock = SessionClock(base)
    assert clock.wall_ms() == 5_000
    clock.follow(1_000_000, 60.0)
    assert clock.wall_ms() == 1_000_000
    base.advance(2.0)
    assert clock.wall_ms() == 1_120_000
    assert clock.monotonic_s() == 102.0


def test_a_followed_market_does_not_jump_when_the_users_clock_is_set() -> None:
    base = FakeClock()
    clock = SessionClock(base)
    clock.follow(1_000_000, 1.0)
    base.set_wall_ms(0)
    assert clock.wall_ms() == 1_000_000


def test_a_fake_clock_moves_both_times_and_only_forward() -> None:
    clock = FakeClock(wall_ms=1_000, monotonic_s=1.0)
    clock.advance(0.5)
    assert (clock.wall_ms(), clock.monotonic_s()) == (1_500, 1.5)
    clock.set_wall_ms(0)
    assert (clock.wall_ms(), clock.monotonic_s()) == (0, 1.5)
    with pytest.raises(ValueError, match="never goes back"):
        clock.advance(-1.0)


def test_a_session_clock_that_follows_no_more_is_the_computers_again():
    base = FakeClock(wall_ms=5_000)
    clock = SessionClock(base)
    clock.follow(1_000_000, 60.0)
    clock.unfollow()
    assert clock.wall_ms() == 5_000
