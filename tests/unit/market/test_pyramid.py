"""The pyramid against the bars themselves, whatever happened to the series."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qosdesk.market.pyramid import FACTOR, Pyramid
from qosdesk.market.series import BarSeries


def page(rng, first_ms, count):
    ts = first_ms + np.arange(count, dtype=np.int64)
    base = rng.uniform(50, 60, (5, count))
    base[1], base[2] = base[:4].max(axis=0), base[:4].min(axis=0)
    base[4, rng.random(count) < 0.1] = np.nan
    return ts, base


def check(pyramid, series, rng):
    pyramid.sync()
    end = series.first + len(series)
    volumes = np.nan_to_num(series.volume)
    for _ in range(6):
        start, stop = sorted(rng.integers(series.first, end + 1, 2))
        if start == stop:
            continue
        rows = slice(start - series.first, stop - series.first)
        wanted = (series.low[rows].min(), series.high[rows].max(), volumes[rows].max())
        assert pyramid.extremes(int(start), int(stop)) == wanted
    factor = pyramid.factor_for(float(rng.integers(1, 5000)))
    if factor > 1:
        first, stop = series.first // factor, (end - 1) // factor + 1
        got = pyramid.buckets(factor, first, stop)
        for at in {first, int(rng.integers(first, stop)), stop - 1}:
            rows = slice(max(at * factor - series.first, 0), (at + 1) * factor - series.first)
            assert got[0, at - first] == series.low[rows].min()
            assert got[1, at - first] == series.high[rows].max()
            assert got[2, at - first] == volumes[rows].max()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.sampled_from("appif"), max_size=12))
def test_it_agrees_with_the_bars_after_pushes_appends_pages_in_front_and_corrections(seed, steps):
    rng = np.random.default_rng(seed)
    series = BarSeries()
    oldest = newest = 1_000_000
    ts, data = page(rng, oldest, int(rng.integers(1, 700)))
    series.merge_columns(ts, data)
    newest += len(ts)
    pyramid = Pyramid(series)
    check(pyramid, series, rng)
    for step in steps:
        if step == "a":
            ts, data = page(rng, newest, int(rng.integers(1, 900)))
            newest += len(ts)
            series.merge_columns(ts, data)
        elif step == "p":
            for _ in range(int(rng.integers(1, 20))):
                newest += int(rng.integers(0, 2))
                _, data = page(rng, 0, 1)
                series.push(newest, *(float(x) for x in data[:, 0]))
        elif step == "f":
            count = int(rng.integers(1, 900))
            oldest -= count
            series.merge_columns(*page(rng, oldest, count))
        else:
            at = int(rng.integers(0, len(series)))
            series.merge_columns(*page(rng, int(series.ts_ms[at]), 1))
        check(pyramid, series, rng)


def test_the_bucket_is_never_wider_than_asked():
    series = BarSeries()
    series.merge_columns(*page(np.random.default_rng(1), 0, 100_000))
    pyramid = Pyramid(series)
    pyramid.sync()
    assert [pyramid.factor_for(bars) for bars in (0.5, 7.9, 8, 63, 64, 700)] == [1, 1, 8, 8, 64, 512]
    assert FACTOR == 8


def test_asking_outside_of_the_bars_is_an_error():
    series = BarSeries()
    series.merge_columns(*page(np.random.default_rng(1), 0, 10))
    pyramid = Pyramid(series)
    pyramid.sync()
    with pytest.raises(ValueError, match="no bars"):
        pyramid.extremes(0, 11)
