"""Back-off: capped, doubling, jittered."""

from __future__ import annotations

import random

from qosdesk.feed.backoff import Backoff
from tests.helpers.transcript import MiddleRandom


def test_delays_double_from_half_a_second_to_thirty():
    backoff = Backoff(MiddleRandom())
    assert [backoff.next_delay_s() for _ in range(8)] == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert backoff.attempt == 8


def test_jitter_stays_within_a_quarter():
    backoff = Backoff(random.Random(3))
    for _ in range(10):
        backoff.next_delay_s()
    delays = [backoff.next_delay_s() for _ in range(500)]
    assert all(22.5 <= delay <= 37.5 for delay in delays)
    assert max(delays) - min(delays) > 10


def test_a_server_that_asks_for_patience_gets_a_minute_at_once():
    assert Backoff(MiddleRandom()).next_delay_s(long=True) == 60


def test_only_a_reset_starts_over():
    backoff = Backoff(MiddleRandom())
    backoff.next_delay_s()
    backoff.next_delay_s()
    backoff.reset()
    assert backoff.next_delay_s() == 0.5
