"""The counters in words, and which of them a bar has room for."""

from __future__ import annotations

import pytest

from qosdesk.ui.ports import Meter
from qosdesk.ui.shell.meters import is_waiting, next_free_text, seconds_to_free, summary, used_text

NOW_MS = 1_000_000


def test_a_bar_shows_the_live_slots_and_the_fullest_of_the_requests():
    meters = [
        Meter("Live", 4, 10),
        Meter("Connections", 1, 1),
        Meter("kline", 2, 10),
        Meter("snapshot", 9, 10),
    ]
    assert summary(meters) == (Meter("Live", 4, 10), Meter("HTTP/min", 9, 10))
    assert summary([Meter("Live", 4, 0), Meter("kline", 2, 0), Meter("snapshot", 5, 0)])[1].used == 5
    assert summary([]) == ()


@pytest.mark.parametrize(
    ("meter", "waits"),
    [
        (Meter("Live", 10, 10), False),
        (Meter("Connections", 1, 1), False),
        (Meter("snapshot", 10, 10), True),
        (Meter("snapshot", 9, 10), False),
        (Meter("snapshot", 9, 0), False),
    ],
)
def test_only_a_full_request_counter_makes_wait(meter, waits):
    assert is_waiting(meter) is waits


def test_the_next_free_one_is_told_in_whole_seconds_rounded_up_and_only_when_none_is_left():
    full = Meter("snapshot", 10, 10, next_free_ms=NOW_MS + 21_001)
    assert seconds_to_free(full, NOW_MS) == 22
    assert next_free_text(full, NOW_MS) == "next free in 22 s"
    assert next_free_text(Meter("snapshot", 9, 10, next_free_ms=NOW_MS + 21_001), NOW_MS) == ""
    assert seconds_to_free(full, NOW_MS + 60_000) == 0


def test_a_counter_without_a_limit_has_no_bar_to_fill():
    assert (used_text(Meter("snapshot", 4, 0)), used_text(Meter("snapshot", 4, 10))) == ("4", "4 / 10")
