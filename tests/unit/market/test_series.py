"""BarSeries against a plain dict of bars by time."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.quotes import Bar
from qosdesk.market.series import BarSeries

TIMES = st.integers(0, 60).map(lambda n: n * 60_000)
PRICES = st.floats(1, 1000, allow_nan=False)


def bar(ts_ms: int, price: float = 10.0, volume: float = 100.0) -> Bar:
    return Bar(ts_ms, price, price + 1, price - 1, price + 0.5, volume)


PUSHES = st.tuples(st.just("push"), st.builds(bar, TIMES, PRICES))
PAGES = st.tuples(st.just("merge"), st.lists(st.builds(bar, TIMES, PRICES), max_size=12))


def rows(series: BarSeries) -> list[Bar]:
    return [series.bar(series.first + at) for at in range(len(series))]


@given(st.lists(st.one_of(PUSHES, PAGES), max_size=30))
def test_pushes_and_pages_in_any_order_agree_with_a_dict_of_bars(steps):
    series, model = BarSeries(), {}
    for what, value in steps:
        if what == "push":
            taken = not model or value.ts_ms >= max(model)
            assert (
                series.push(value.ts_ms, value.open, value.high, value.low, value.close, value.volume)
                is taken
            )
            if taken:
                model[value.ts_ms] = value
        else:
            fresh = {one.ts_ms for one in value} - set(model)
            assert series.merge(value) == len(fresh)
            model.update({one.ts_ms: one for one in value})
        assert rows(series) == [model[ts] for ts in sorted(model)]


@given(st.lists(st.integers(1, 400), min_size=1, max_size=12), st.integers(0, 700))
def test_history_put_in_front_leaves_every_logical_index_where_it_was(pages, pushed):
    series = BarSeries()
    start = 1_000_000
    series.merge([bar((start + at) * 60_000, at + 1.0) for at in range(50)])
    anchor, oldest = series.bar(7), start
    for size in pages:
        series.merge([bar((oldest - 1 - at) * 60_000) for at in range(size)])
        oldest -= size
        assert series.bar(7) == anchor
    for at in range(pushed):
        series.push((start + 50 + at) * 60_000, 1, 2, 0.5, 1, 3)
    assert series.bar(7) == anchor
    assert series.first == -sum(pages)
    assert len(series) == 50 + sum(pages) + pushed
    assert (np.diff(series.ts_ms) == 60_000).all()


def test_version_is_raised_by_every_change_and_the_shape_version_only_by_rows():
    series = BarSeries()
    series.push(60_000, 1, 2, 0.5, 1.5, 10)
    version, shape = series.version, series.shape_version
    series.push(60_000, 1, 3, 0.5, 2.5, 20)
    assert (series.version > version, series.shape_version) == (True, shape)
    version = series.version
    assert not series.push(0, 1, 1, 1, 1, 1)
    assert series.version == version
    series.push(120_000, 1, 3, 0.5, 2.5, 20)
    assert series.shape_version > shape


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_a_bar_without_a_known_price_is_not_taken_and_an_unknown_volume_is(bad):
    series = BarSeries()
    assert not series.push(60_000, 1, bad, 1, 1, 1)
    assert series.merge([Bar(0, 1, 2, bad, 1, 1), Bar(60_000, 1, 2, 1, 1, math.nan)]) == 1
    assert series.ts_ms.tolist() == [60_000]
    assert math.isnan(series.volume[0])


def test_no_row_beyond_the_ends_has_a_bar():
    series = BarSeries()
    series.merge([bar(0), bar(60_000)])
    series.merge([bar(-60_000)])
    for index in (-2, 2):
        with pytest.raises(IndexError):
            series.bar(index)


def test_a_hole_that_is_filled_keeps_the_rows_before_it_where_they_were():
    series = BarSeries()
    series.merge([bar(0), bar(60_000), bar(240_000)])
    before = series.bar(1)
    assert series.merge([bar(120_000), bar(180_000), bar(240_000, 99)]) == 2
    assert series.bar(1) == before
    assert series.bar(4).open == 99


@given(st.lists(st.one_of(PUSHES, PAGES), max_size=12), st.lists(st.one_of(PUSHES, PAGES), max_size=12))
def test_rows_below_the_lowest_change_since_a_version_are_as_they_were(before, after):
    def take(what, value):
        if what == "push":
            series.push(value.ts_ms, value.open, value.high, value.low, value.close, value.volume)
        else:
            series.merge(value)

    series = BarSeries()
    for step in before:
        take(*step)
    version, first, known = series.version, series.first, rows(series)
    assert series.changed_since(version) == first + len(known)
    for step in after:
        take(*step)
    lowest = series.changed_since(version)
    for index in range(first, min(lowest, first + len(known))):
        assert series.bar(index) == known[index - first]
    if len(series) and not known:
        assert lowest <= 0


def test_a_push_changes_the_last_row_only_and_a_repeated_page_none():
    series = BarSeries()
    page = [bar(at * 60_000, at + 1.0, math.nan) for at in range(100)]
    series.merge(page)
    version = series.version
    series.push(99 * 60_000, 5.0, 6.0, 4.0, 5.5, 1.0)
    assert series.changed_since(version) == 99
    version = series.version
    series.push(100 * 60_000, 5.0, 6.0, 4.0, 5.5, 1.0)
    assert series.changed_since(version) == 100
    series.merge(page[:50])
    assert series.changed_since(version) == 100
    for at in range(101, 1200):
        series.push(at * 60_000, 5.0, 6.0, 4.0, 5.5, 1.0)
    assert series.changed_since(series.version - 3) == 1197
    assert series.changed_since(version) == series.first
