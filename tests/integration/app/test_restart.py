"""A restart costs nothing (D8): real processes, a real exchange, what the bench of the same name measures."""

from __future__ import annotations

import pytest

from tests.bench.bench_restart import measure

pytestmark = pytest.mark.slow


def test_a_second_start_asks_for_no_bar_and_shows_everything_from_the_disk_before_there_is_a_link(tmp_path):
    found = measure(tmp_path)
    assert found["first_calls"] == 2
    assert found["kline_calls"] == 0
    again, offline = found["again"], found["offline"]
    assert min(again["charts"]["bars"]) > 900
    assert again["table"]["as_of"] > 15, "the list's figures are shown as of the last run"
    assert min(again["live"]["bars"]) > 900
    # The cable is out: the same, and it is said.
    assert min(offline["charts"]["bars"]) > 900
    assert not offline["charts"]["live"]
    assert not offline["table"]["live"]
    assert offline["table"]["as_of"] > 15
    assert offline["offline"]["banner"]
    assert offline["offline"]["state"] in ("connecting", "reconnecting", "offline")
