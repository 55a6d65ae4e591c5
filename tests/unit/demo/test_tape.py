"""Trades of a minute realise the minute exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.demo.tape import draw_prints
from qosdesk.demo.tree import Node


@given(
    low=st.integers(100, 5000),
    span=st.integers(0, 60),
    first=st.floats(0, 1),
    last=st.floats(0, 1),
    volume=st.integers(4, 100_000),
    count=st.integers(1, 300),
    seed=st.integers(0, 1 << 60),
    venue=st.sampled_from(["", "CN"]),
)
def test_prints_add_up_to_their_minute(low, span, first, last, volume, count, seed, venue):
    high = low + span
    minute = Node(
        120_000, 180_000, 6, low + round(span * first), high, low, low + round(span * last), volume, 1.0
    )
    prints = draw_prints(minute, seed, count, round, venue)
    prices = [one.price for one in prints]
    assert prices[0] == minute.open
    assert prices[-1] == minute.close
    assert max(prices) == high
    assert min(prices) == low
    assert sum(one.size for one in prints) == volume
    assert all(one.size > 0 for one in prints)
    assert [one.ts_ms for one in prints] == sorted(one.ts_ms for one in prints)
    assert 120_000 <= prints[0].ts_ms <= prints[-1].ts_ms < 180_000


@pytest.mark.parametrize("count", [5, 40, 400])
def test_the_same_minute_is_drawn_the_same_way(count: int):
    minute = Node(0, 60_000, 6, 100, 110, 95, 104, 900, 1.0)
    assert draw_prints(minute, 8, count, round) == draw_prints(minute, 8, count, round)
