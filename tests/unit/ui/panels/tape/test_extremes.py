"""The day's high and low are marked only when they are that."""

from __future__ import annotations

import math

import pytest

from qosdesk.domain.hours import zone_of
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.store import Store
from qosdesk.ui.panels.tape.extremes import DayRange
from qosdesk.ui.panels.tape.rows import Mark

T = 1_795_160_538_000
NAN = math.nan
DAY_MS = 86_400_000


@pytest.fixture
def state():
    return Store().state(parse_symbol("HK:700"))


def snapshot(state, high, low, ts_ms=T):
    state.on_snapshot(low, low, low, high, low, 1.0, 1.0, ts_ms, 0, 0)


def come(seen, state, *prices, ts_ms=T):
    """Prints of one look."""
    prints = [(ts_ms, price, 1.0, 1) for price in prices]
    for one in prints:
        state.on_trade(one[1], 1.0, one[0], 1)
    found = seen.see(prints, state)
    seen.know(state)
    return found


@pytest.fixture
def seen(state):
    day = DayRange(zone_of("HK"), lambda ts_ms: True)
    day.doubt(state)
    return day


def test_without_a_snapshot_nothing_is_marked(seen, state):
    assert come(seen, state, 10.0, 11.0, 9.0) == {}


def test_a_new_extreme_is_marked_once(seen, state):
    snapshot(state, 11.0, 9.0)
    seen.know(state)
    assert come(seen, state, 10.0, 11.0, 11.5, 11.5, 12.0, 8.0) == {2: Mark.HIGH, 4: Mark.HIGH, 5: Mark.LOW}
    assert come(seen, state, 12.0, 8.0) == {}


def test_a_snapshot_that_lags_behind_the_prints_brings_no_second_mark(seen, state):
    snapshot(state, 11.0, 9.0)
    seen.know(state)
    come(seen, state, 12.0)
    snapshot(state, 11.0, 9.0)
    assert come(seen, state, 11.8, 12.0) == {}


def test_a_high_that_the_snapshot_knows_and_the_prints_do_not_is_not_beaten_by_less(seen, state):
    snapshot(state, 11.0, 9.0)
    seen.know(state)
    snapshot(state, 13.0, 9.0)
    assert come(seen, state, 12.0) == {}
    assert come(seen, state, 12.5, 13.0) == {}
    assert come(seen, state, 13.5) == {0: Mark.HIGH}


def test_an_old_snapshot_proves_nothing(state):
    snapshot(state, 11.0, 9.0)
    seen = DayRange(zone_of("HK"), lambda ts_ms: True)
    seen.doubt(state)
    assert come(seen, state, 12.0) == {}
    snapshot(state, 12.0, 9.0)
    assert come(seen, state, 11.0) == {}
    assert come(seen, state, 12.5) == {0: Mark.HIGH}


def test_a_new_day_begins_with_its_own_snapshot(seen, state):
    snapshot(state, 11.0, 9.0)
    seen.know(state)
    assert come(seen, state, 20.0, ts_ms=T + DAY_MS) == {}
    snapshot(state, 20.0, 19.0, T + DAY_MS)
    assert come(seen, state, 20.0, ts_ms=T + DAY_MS) == {}
    assert come(seen, state, 21.0, 18.0, ts_ms=T + DAY_MS) == {0: Mark.HIGH, 1: Mark.LOW}


def test_prints_outside_the_session_make_no_range(state):
    seen = DayRange(zone_of("US"), lambda ts_ms: ts_ms >= T)
    seen.doubt(state)
    snapshot(state, 11.0, 9.0)
    seen.know(state)
    assert come(seen, state, 12.0, ts_ms=T - 60_000) == {}
