"""Rules of the map between instants and bars."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.hours import DAY_MS, MINUTE_MS, Hours, Phase
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.chart.tools.timemap import TimeMap, bar_length_ms

TENCENT = Symbol("HK", "700")
MONDAY = date(2026, 11, 2)


def sessions(days: int, step_ms: int) -> np.ndarray:
    """Bar starts of consecutive HK trading days."""
    hours = Hours()
    found: list[int] = []
    for offset in range(days):
        for span in hours.spans(TENCENT, MONDAY + timedelta(days=offset)):
            if span.phase is Phase.OPEN:
                found.extend(range(span.start_ms, span.end_ms, step_ms))
    return np.array(found, dtype=np.int64)


def day_starts(days: int) -> np.ndarray:
    hours = Hours()
    return np.array(
        [
            hours.bar_start_ms(TENCENT, Interval.DAY, hours.spans(TENCENT, day)[0].start_ms)
            for day in (MONDAY + timedelta(days=at) for at in range(days))
            if hours.spans(TENCENT, day)
        ],
        dtype=np.int64,
    )


gaps = st.lists(st.integers(1, 4000), min_size=0, max_size=300)


@given(
    st.sampled_from(list(Interval)),
    gaps,
    st.integers(-500, 500),
    st.lists(st.integers(-2000, 2000), max_size=9),
)
def test_an_index_comes_back_from_its_time_inside_and_beyond_both_ends(interval, gaps, first, steps):
    length = bar_length_ms(interval)
    ts = 1_700_000_000_000 + np.cumsum(np.array([0, *gaps], dtype=np.int64)) * length
    times = TimeMap(ts, first, interval)
    for step in steps:
        assert times.index_of(times.ts_of(first + step)) == first + step
    for row in range(len(ts)):
        assert times.ts_of(first + row) == ts[row]


@given(
    st.sampled_from(list(Interval)), gaps, st.lists(st.integers(-(10**12), 10**12), min_size=2, max_size=30)
)
def test_later_instants_never_lie_to_the_left(interval, gaps, offsets):
    ts = 1_700_000_000_000 + np.cumsum(np.array([0, *gaps], dtype=np.int64)) * bar_length_ms(interval)
    times = TimeMap(ts, 0, interval)
    found = [times.index_of(int(ts[-1]) + offset) for offset in sorted(offsets)]
    assert found == sorted(found)


def test_an_instant_within_a_bar_is_that_bar_and_one_between_bars_the_next():
    ts = sessions(2, 5 * MINUTE_MS)
    times = TimeMap(ts, 100, Interval.M5)
    assert times.index_of(int(ts[3]) + 5 * MINUTE_MS - 1) == 103
    lunch = int(ts[30])
    assert times.index_of(lunch - 30 * MINUTE_MS) == 130
    midnight = int(day_starts(2)[1])
    assert times.index_of(midnight) == 100 + int(np.searchsorted(ts, midnight))


@pytest.mark.parametrize(("interval", "step"), [(Interval.M5, 5), (Interval.M30, 30), (Interval.H1, 60)])
@pytest.mark.parametrize("ahead", [1, 7, 40, 150, 700])
def test_a_place_in_the_future_is_kept_while_the_bars_reach_it(interval, step, ahead):
    ts = sessions(60, step * MINUTE_MS)
    start = len(sessions(10, step * MINUTE_MS)) - 3
    place = TimeMap(ts[:start], 0, interval).ts_of(start - 1 + ahead)
    for count in range(start, min(start + ahead + 40, len(ts))):
        assert TimeMap(ts[:count], 0, interval).index_of(place) == start - 1 + ahead


def test_days_are_counted_over_weekends():
    days = day_starts(40)
    for known in range(12, 17):
        place = TimeMap(days[:known], 0, Interval.DAY).ts_of(known + 6)
        assert place == days[known + 6]


def test_history_put_in_front_moves_a_place_before_it_to_where_it_belongs():
    ts = sessions(40, 5 * MINUTE_MS)
    place = int(ts[50])
    later = TimeMap(ts[800:], 800, Interval.M5)
    assert later.index_of(place) == 50
    assert TimeMap(ts, 0, Interval.M5).index_of(place) == 50


def test_a_week_of_daily_bars_is_not_needed():
    times = TimeMap(np.array([1_700_000_000_000]), 5, Interval.M1)
    assert times.index_of(1_700_000_000_000 + 3 * MINUTE_MS) == 8
    assert times.ts_of(2) == 1_700_000_000_000 - 3 * MINUTE_MS
    assert TimeMap(np.array([0]), 0, Interval.DAY).index_of(10 * DAY_MS) == 10
