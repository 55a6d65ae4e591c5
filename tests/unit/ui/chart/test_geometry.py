"""Candle geometry against drawing bar by bar, pixel by pixel."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qosdesk.market.pyramid import Pyramid
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart import shapes
from qosdesk.ui.chart.bars import heikin_ashi, visible_bars
from qosdesk.ui.chart.geometry import (
    TimeScale,
    ValueScale,
    body_width,
    column_starts,
    dashes,
    next_step,
    snap_step,
)
from qosdesk.ui.chart.shapes import UpDown

STEPS = st.one_of(
    st.floats(0.05, 2.0), st.sampled_from([3.0, 4.0, 5.0, 7.0, 9.0, 11.0, 13.0, 14.0, 17.0, 40.0])
)
PRICE = ValueScale(90.0, 110.0, 10, 410)


@st.composite
def bars(draw, max_size=40):
    count = draw(st.integers(0, max_size))
    cents = st.integers(9000, 11000)
    rows = []
    for _ in range(count):
        four = sorted(draw(st.tuples(cents, cents, cents, cents)))
        flip = draw(st.booleans())
        rows.append((four[1 + flip], four[3], four[0], four[2 - flip]))
    columns = np.array(rows, dtype=float).reshape(count, 4).T / 100
    return tuple(columns)


def visible(time, first, columns, volume=None):
    """The bars as the chart sees them, all in view."""
    series = BarSeries()
    count = len(columns[0])
    volume = np.full(count, 100.0) if volume is None else volume
    series.merge_columns(np.arange(count, dtype=np.int64), np.array([*columns, volume]))
    series.first = first
    return visible_bars(series, Pyramid(series), time, first, count)


def candles(time, price, first, *columns, hollow):
    """Of bars, or of pixel columns when dense."""
    if not len(columns[0]):
        return UpDown(np.empty((0, 4), dtype=np.int32), np.empty((0, 4), dtype=np.int32))
    seen = visible(time, first, columns)
    prices = (seen.open, seen.high, seen.low, seen.close)
    if time.is_dense:
        return shapes.columns(seen.x, price, *prices)
    return shapes.candles(seen.x, seen.half, price, *prices, hollow)


def painted(rects):
    return {(x, y) for x1, y1, x2, y2 in rects.tolist() for x in range(x1, x2 + 1) for y in range(y1, y2 + 1)}


def brute(time, price, first, open_, high, low, close):
    """Pixels by direction, by the rules of LOOK 6, one bar at a time."""
    up, down = set(), set()
    if time.is_dense:
        columns = {}
        for at in range(len(open_)):
            column = math.floor((first + at) * time.step) - time.origin
            columns.setdefault(column, []).append(at)
        for x, rows in columns.items():
            top, bottom = price.y(max(high[at] for at in rows)), price.y(min(low[at] for at in rows))
            into = up if close[rows[-1]] >= open_[rows[0]] else down
            into |= {(x, y) for y in range(top, bottom + 1)}
        return up, down
    half = body_width(time.step) // 2
    for at in range(len(open_)):
        x = time.center(first + at)
        into = up if close[at] >= open_[at] else down
        into |= {(x, y) for y in range(price.y(high[at]), price.y(low[at]) + 1)}
        ends = sorted((price.y(open_[at]), price.y(close[at])))
        into |= {(x + dx, y) for dx in range(-half, half + 1) for y in range(ends[0], ends[1] + 1)}
    return up, down


@given(bars(), STEPS, st.integers(-500, 500))
def test_candles_cover_exactly_the_pixels_that_the_rules_name(columns, step, first):
    time = TimeScale(step, round(first * step) - 7, 300)
    got = candles(time, PRICE, first, *columns, hollow=False)
    assert (painted(got.up), painted(got.down)) == brute(time, PRICE, first, *columns)


@given(bars(), st.sampled_from([4.0, 7.0, 9.0, 20.0]))
def test_hollow_bodies_have_the_same_outline_and_an_empty_inside(columns, step):
    time = TimeScale(step, -20, 500)
    filled = candles(time, PRICE, 0, *columns, hollow=False)
    hollow = candles(time, PRICE, 0, *columns, hollow=True)
    assert painted(hollow.down) == painted(filled.down)
    assert painted(hollow.up) <= painted(filled.up)
    half = body_width(step) // 2
    open_, _high, _low, close = columns
    for at in np.flatnonzero(close >= open_).tolist():
        top, bottom = sorted((PRICE.y(open_[at]), PRICE.y(close[at])))
        x = time.center(at)
        inside = {(x + dx, y) for dx in range(1 - half, half) for y in range(top + 1, bottom)}
        assert not inside & painted(hollow.up)


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("step_px", [3, 4, 5, 7, 9, 12, 20, 33.3])
def test_bodies_are_odd_and_wicks_one_pixel_in_their_middle_at_every_scale(dpr, step_px):
    step = snap_step(step_px * dpr)
    time = TimeScale(step, round(-40 * dpr), 1000)
    one = [np.array([value]) for value in (100.0, 104.0, 96.0, 101.0)]
    for index in range(-3, 30):
        wick, body = candles(time, PRICE, index, *one, hollow=False).up.tolist()
        assert wick[0] == wick[2]
        assert (body[2] - body[0] + 1) % 2 == 1
        assert wick[0] - body[0] == body[2] - wick[0]
    assert len({time.center(at + 1) - time.center(at) for at in range(200)}) == 1


def test_the_gap_is_one_up_to_body_three_two_from_five_and_a_fifth_beyond():
    assert [body_width(step) for step in (2, 3, 4, 5, 7, 9, 11, 20, 30)] == [1, 1, 3, 3, 5, 7, 9, 15, 23]
    for step in range(3, 200):
        body = body_width(step)
        gap = step - body
        assert gap >= (1 if body <= 3 else max(2, step // 5))


def test_an_unchanged_bar_is_one_pixel_high():
    same = [np.array([100.0])] * 4
    rects = candles(TimeScale(7.0, 0, 100), PRICE, 3, *same, hollow=False).up
    assert {y for _, y in painted(rects)} == {PRICE.y(100.0)}


@given(st.floats(0.001, 2.0), st.integers(-10_000, 10_000), st.integers(0, 3000))
def test_dense_columns_begin_at_the_bars_where_the_pixel_changes(step, first, count):
    time = TimeScale(step, 17, 300)
    starts, x = column_starts(time, first, count)
    column = np.floor(np.arange(first, first + count) * step).astype(np.int64) - 17
    want = np.flatnonzero(np.diff(column, prepend=-(10**12)))
    assert starts.tolist() == want.tolist()
    assert x.tolist() == column[want].tolist()


@given(bars(), STEPS)
def test_volume_bars_stand_on_the_bottom_and_have_their_candles_columns(columns, step):
    time = TimeScale(step, -5, 300)
    scale = ValueScale(0.0, 110.0, 500, 580)
    open_, high, _low, _close = columns
    assume(len(open_))
    seen = visible(time, 0, columns, high)
    rects = shapes.volumes(seen.x, seen.half, scale, seen.open, seen.close, seen.volume)
    both = np.concatenate((rects.up, rects.down)).tolist()
    assert all(y2 == scale.bottom and y1 <= y2 for _, y1, _, y2 in both)
    if not time.is_dense:
        half = body_width(step) // 2
        assert sorted(x1 + half for x1, *_ in both) == time.centers(0, len(open_)).tolist()


@given(st.lists(st.one_of(st.none(), st.floats(91, 109)), max_size=30), st.sampled_from([1.0, 4.0, 7.0]))
def test_curves_join_the_known_values_in_order(values, step):
    time = TimeScale(step, 0, 300)
    column = np.array([math.nan if v is None else v for v in values])
    corners = shapes.points(time.centers(0, len(values)), PRICE, column)
    known = [at for at, v in enumerate(values) if v is not None]
    assert corners[:, 0].tolist() == [time.center(at) + 0.5 for at in known]
    if known:
        assert np.abs(corners[:, 1] - 0.5 - PRICE.ys(column[known])).max() <= 0.51


LOG = ValueScale(2.0, 500.0, 10, 410, log=True)


@given(st.floats(0.5, 2000), st.floats(1.01, 3))
def test_on_a_logarithmic_scale_equal_ratios_take_equal_heights(value, ratio):
    assert LOG.y_exact(2.0) == 410.5
    assert LOG.y_exact(value) - LOG.y_exact(value * ratio) == pytest.approx(
        math.log(ratio) / math.log(250) * 400, abs=1e-6
    )
    assert LOG.value_at(LOG.y_exact(value) - 0.5) == pytest.approx(value)
    assert LOG.ys(np.array([value])).tolist() == [LOG.y(value)]


@given(st.integers(1, 3000), st.floats(0.002, 0.9), st.integers(-2000, 50), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_columns_from_the_pyramid_hold_every_bar_once_and_nothing_else(count, step, first, seed):
    count += 5000
    rng = np.random.default_rng(seed)
    prices = rng.uniform(50, 60, (4, count))
    prices[1], prices[2] = prices.max(axis=0), prices.min(axis=0)
    seen = visible(TimeScale(step, 0, 100), first, prices, np.ones(count))
    bounds = np.append(seen.rows, count)
    assert bounds[0] == 0
    assert (np.diff(bounds) > 0).all()
    assert (np.diff(seen.x) > 0).all()
    for at in {0, len(seen.x) // 2, len(seen.x) - 1}:
        rows = slice(int(bounds[at]), int(bounds[at + 1]))
        assert (seen.high[at], seen.low[at]) == (prices[1, rows].max(), prices[2, rows].min())
        assert (seen.open[at], seen.close[at]) == (prices[0, rows][0], prices[3, rows][-1])
        # At most one bucket of the level away from the exact column.
        assert abs(math.floor((first + rows.start) * step) - seen.x[at]) <= 1


@given(st.integers(1, 300), st.integers(0, 290), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_heikin_ashi_is_the_recursion_from_the_first_bar(count, row, seed):
    row = min(row, count - 1)
    prices = np.random.default_rng(seed).uniform(50, 60, (4, count))
    prices[1], prices[2] = prices.max(axis=0), prices.min(axis=0)
    series = BarSeries()
    series.merge_columns(np.arange(count, dtype=np.int64), np.vstack((prices, np.ones(count))))
    got = np.array(heikin_ashi(series, row, count - row))
    opened = (prices[0, 0] + prices[3, 0]) / 2
    wanted = []
    for open_, high, low, close in prices.T.tolist():
        mean = (open_ + high + low + close) / 4
        wanted.append((opened, max(high, opened, mean), min(low, opened, mean), mean))
        opened = (opened + mean) / 2
    assert pytest.approx(np.array(wanted[row:]), abs=1e-9) == got.T


def test_histogram_bars_go_from_zero_and_are_sorted_by_sign_and_growth():
    scale = ValueScale(-10.0, 10.0, 0, 200)
    values = np.array([2.0, 3.0, 1.0, -1.0, -4.0, math.nan, -2.0])
    before = np.concatenate(((math.nan,), values[:-1]))
    got = shapes.histogram(np.arange(7) * 5, 1, scale, values, before)
    assert [rects[:, 0].tolist() for rects in (got.up_growing, got.up_shrinking)] == [[-1, 4], [9]]
    # -1 after 1 is as long as what was before: it does not shrink; -2 follows an unknown one.
    assert [rects[:, 0].tolist() for rects in (got.down_growing, got.down_shrinking)] == [[14, 19, 29], []]
    assert set(got.up_growing[:, 3].tolist()) == {scale.y(0.0)}
    assert set(got.down_growing[:, 1].tolist()) == {scale.y(0.0)}


@given(st.floats(0.01, 100), st.booleans())
def test_a_notch_of_zoom_always_changes_the_step_in_its_direction(step, zoom_in):
    step = snap_step(step)
    after = next_step(step, zoom_in)
    assert after > step if zoom_in else after < step
    assert snap_step(after) == after


@given(st.integers(0, 50), st.integers(0, 80), st.integers(1, 6), st.integers(1, 6))
def test_dashes_cover_the_pattern_and_end_with_the_line(start, length, on, off):
    begin, end = dashes(start, start + length, on, off)
    got = {x for a, b in zip(begin.tolist(), end.tolist(), strict=True) for x in range(a, b + 1)}
    assert got == {x for x in range(start, start + length) if (x - start) % (on + off) < on}


@given(st.integers(0, 399))
def test_a_price_read_at_a_row_is_drawn_at_that_row(y):
    assert PRICE.y(PRICE.value_at(y)) == y


def test_the_visible_range_holds_every_bar_that_touches_the_plot():
    time = TimeScale(7.0, 700, 210)
    start, stop = time.visible(0, 1000)
    seen = [index for index in range(1000) if -3 <= time.center(index) <= 212]
    assert start <= seen[0]
    assert stop > seen[-1]
    assert time.visible(0, 50) == (50, 50) or time.visible(0, 50)[0] >= time.visible(0, 50)[1]
