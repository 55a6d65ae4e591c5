"""Rules of the bars on disk."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qosdesk.clock import FakeClock
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.bars import CHUNK, SINCE_EVER_MS, BarsStore, SeriesKey
from qosdesk.storage.db import Database
from qosdesk.storage.problems import ProblemKind
from tests.unit.storage.stores import DEADLINE_S, Reports, close_store, open_store

APPLE = Symbol("US", "AAPL")
KEY = SeriesKey("qos", APPLE, Interval.M1)


def bars_at(times, salt: float = 0.0):
    """Columns whose figures follow from the time (and salt)."""
    ts = np.array(list(times), dtype=np.int64)
    return ts, np.stack([ts * 10.0 + column + salt for column in range(5)])


def minutes(start: int, stop: int):
    return bars_at(range(start, stop))


@pytest.fixture
def database(tmp_path):
    opened = open_store(tmp_path)
    yield opened
    close_store(opened)


@pytest.fixture
def store(database):
    return BarsStore(database)


def times(future) -> list[int]:
    return future.result(DEADLINE_S).ts_ms.tolist()


def chunk_sizes(database: Database) -> list[int]:
    return [
        row[0]
        for row in database.read(
            lambda c: c.execute("SELECT count FROM bar_chunks ORDER BY first_ms").fetchall()
        )
    ]


def test_bars_come_back_after_reopening_exactly(tmp_path):
    database = open_store(tmp_path)
    ts, data = bars_at([60_000, 120_000, 240_000], salt=0.1)
    data[2, 1] = np.nan
    BarsStore(database).merge(KEY, ts, data)
    close_store(database)
    again = open_store(tmp_path)
    found = BarsStore(again).read_last(KEY, 100).result(DEADLINE_S)
    assert found.ts_ms.dtype == np.int64
    assert found.data.dtype == np.float64
    np.testing.assert_array_equal(found.ts_ms, ts)
    np.testing.assert_array_equal(found.data, data)
    close_store(again)


def test_an_unknown_series_is_empty(store):
    found = store.read_last(KEY, 10).result(DEADLINE_S)
    assert (found.ts_ms.shape, found.data.shape) == ((0,), (5, 0))
    assert store.spans(KEY).result(DEADLINE_S) == ()
    assert times(store.read_before(KEY, 5, 10)) == []
    assert times(store.read_range(KEY, 0, 10)) == []


def test_the_last_n_over_the_edges_of_chunks(store, database):
    n = 2 * CHUNK + 100
    store.merge(KEY, *minutes(0, n))
    for count in (0, 1, 99, 100, 101, CHUNK + 100, CHUNK + 101, n, n + 5):
        assert times(store.read_last(KEY, count)) == list(range(max(0, n - count), n))
    assert chunk_sizes(database) == [CHUNK, CHUNK, 100]


def test_appended_bars_fill_the_last_chunk(store, database):
    store.merge(KEY, *minutes(0, CHUNK - 1))
    for minute in range(CHUNK - 1, CHUNK + 3):
        store.merge(KEY, *minutes(minute, minute + 1))
    assert database.flush(DEADLINE_S)
    assert chunk_sizes(database) == [CHUNK, 3]


def test_pages_put_in_front_fill_the_first_chunk(store, database):
    for start in range(9000, 0, -1000):
        store.merge(KEY, *minutes(start, start + 1000), covers=(start, start + 1000))
    assert database.flush(DEADLINE_S)
    assert chunk_sizes(database) == [9000 - 2 * CHUNK, CHUNK, CHUNK]
    assert times(store.read_range(KEY, 0, 99_999)) == list(range(1000, 10_000))


def test_a_newer_bar_of_the_same_time_replaces_the_stored_one(store):
    store.merge(KEY, *bars_at([1, 2, 3]))
    store.merge(KEY, *bars_at([2], salt=0.5))
    found = store.read_last(KEY, 3).result(DEADLINE_S)
    assert found.data[0].tolist() == [10.0, 20.5, 30.0]


def test_bars_on_both_sides_of_a_hole_are_never_given_as_neighbours(store):
    store.merge(KEY, *minutes(0, 100))
    store.merge(KEY, *minutes(500, 520))
    assert store.spans(KEY).result(DEADLINE_S) == ((0, 99), (500, 519))
    assert times(store.read_last(KEY, 1000)) == list(range(500, 520))
    assert times(store.read_before(KEY, 500, 1000)) == []
    assert times(store.read_before(KEY, 50, 10)) == list(range(40, 50))
    assert times(store.read_before(KEY, 300, 10)) == []
    assert times(store.read_range(KEY, 90, 505)) == [*range(90, 100), *range(500, 506)]


def test_the_page_that_closes_a_hole_joins_its_sides(store):
    store.merge(KEY, *minutes(0, 100))
    store.merge(KEY, *minutes(500, 520))
    store.merge(KEY, *minutes(200, 500), covers=(200, 500))
    assert times(store.read_before(KEY, 500, 1000)) == list(range(200, 500))
    store.merge(KEY, *minutes(50, 200), covers=(50, 200))
    assert store.spans(KEY).result(DEADLINE_S) == ((0, 519),)
    assert times(store.read_last(KEY, 1000)) == list(range(520))


def test_that_nothing_older_exists_is_remembered(store):
    store.merge(KEY, *minutes(500, 520))
    store.merge(KEY, *minutes(0, 0), covers=(SINCE_EVER_MS, 500))
    assert store.spans(KEY).result(DEADLINE_S) == ((SINCE_EVER_MS, 519),)
    store.merge(KEY, *minutes(0, 0))
    assert times(store.read_last(KEY, 1000)) == list(range(500, 520))


def test_sources_intervals_and_adjustments_are_never_mixed(store):
    others = [
        SeriesKey("demo", APPLE, Interval.M1),
        SeriesKey("qos", APPLE, Interval.M5),
        SeriesKey("qos", APPLE, Interval.MONTH),
        SeriesKey("qos", APPLE, Interval.M1, "forward"),
        SeriesKey("qos", Symbol("HK", "AAPL"), Interval.M1),
    ]
    for number, key in enumerate(others, start=1):
        store.merge(key, *bars_at([number]))
    store.merge(KEY, *bars_at([9]))
    assert [times(store.read_last(key, 5)) for key in (*others, KEY)] == [[1], [2], [3], [4], [5], [9]]


def test_adjusted_series_of_other_days_are_forgotten_and_the_others_stay(store):
    old, today = replace(KEY, adjust="forward 2026-11-19"), replace(KEY, adjust="forward 2026-11-20")
    other = SeriesKey("qos", Symbol("US", "MSFT"), KEY.interval, "forward 2026-11-19")
    for key in (KEY, old, today, other):
        store.merge(key, *minutes(0, 5))
    store.forget_adjusted(today)
    assert times(store.read_last(old, 5)) == []
    for key in (KEY, today, other):
        assert times(store.read_last(key, 5)) == [0, 1, 2, 3, 4]


def test_beyond_a_hole_the_newest_bars_before_it_are_found(store):
    store.merge(KEY, *minutes(0, 5))
    store.merge(KEY, *minutes(20, 25))
    assert times(store.read_beyond(KEY, 20, 3)) == [2, 3, 4]
    assert times(store.read_beyond(KEY, 0, 3)) == []


@pytest.mark.parametrize(
    ("ts", "shape", "covers"),
    [
        ([1, 1], (5, 2), None),
        ([2, 1], (5, 2), None),
        ([1, 2], (5, 3), None),
        ([1, 2], (4, 2), None),
        ([1, 2], (5, 2), (1, 1)),
        ([1, 2], (5, 2), (2, 3)),
        ([], (5, 0), (3, 2)),
    ],
)
def test_columns_that_make_no_sense_are_refused_at_once(store, ts, shape, covers):
    with pytest.raises(ValueError):
        store.merge(KEY, np.array(ts, dtype=np.int64), np.zeros(shape), covers)


def test_the_callers_arrays_may_change_after_the_call(store):
    ts, data = minutes(0, 3)
    store.merge(KEY, ts, data)
    ts[:] = 7
    data[:] = 7
    found = store.read_last(KEY, 3).result(DEADLINE_S)
    assert found.ts_ms.tolist() == [0, 1, 2]
    assert found.data[0].tolist() == [0.0, 10.0, 20.0]


pages = st.lists(
    st.tuples(st.integers(0, 120), st.lists(st.integers(0, 40), unique=True, min_size=1), st.integers(0, 9)),
    max_size=12,
)


@settings(max_examples=60)
@given(pages)
def test_merging_any_pages_equals_a_dictionary(tmp_path_factory, given_pages):
    path = tmp_path_factory.mktemp("bars") / "x.sqlite3"
    database = Database.open(path, clock=FakeClock(), on_problem=print)
    store = BarsStore(database, chunk=8)
    truth: dict[int, float] = {}
    covered: set[int] = set()
    for start, offsets, salt in given_pages:
        ts, data = bars_at(sorted(start + offset for offset in offsets), salt=salt)
        store.merge(KEY, ts, data)
        # The page's bars are all there are in its reach: that is what it covers.
        covered |= set(range(int(ts[0]), int(ts[-1]) + 1))
        truth.update(zip(ts.tolist(), data[0].tolist(), strict=True))
    found = store.read_range(KEY, 0, 1000).result(DEADLINE_S)
    assert dict(zip(found.ts_ms.tolist(), found.data[0].tolist(), strict=True)) == truth
    assert found.ts_ms.tolist() == sorted(truth)
    spans = store.spans(KEY).result(DEADLINE_S)
    assert set().union(*(range(a, b + 1) for a, b in spans)) == covered
    assert all(one[1] < two[0] for one, two in pairwise(spans))
    newest = [t for t in sorted(truth) if spans and t >= spans[-1][0]]
    for count in (1, 7, 8, 9, 500):
        assert times(store.read_last(KEY, count)) == newest[-count:]
    for probe in (0, 40, 80, 160):
        home = [span for span in spans if span[0] <= probe <= span[1]]
        expected = [t for t in sorted(truth) if home and home[0][0] <= t < probe]
        assert times(store.read_before(KEY, probe, 10)) == expected[-10:]
    sizes = chunk_sizes(database)
    assert all(0 < size <= 8 for size in sizes)
    close_store(database)


def test_a_damaged_chunk_is_noticed_and_costs_only_the_cache(tmp_path):
    reports = Reports()
    database = open_store(tmp_path, reports)
    store = BarsStore(database)
    store.merge(KEY, *minutes(0, 100))

    def shorten(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE bar_chunks SET bars = substr(bars, 1, 100)")

    database.write(shorten)
    assert times(store.read_last(KEY, 5)) == []
    store.merge(KEY, *minutes(0, 10))
    assert times(store.read_last(KEY, 5)) == [5, 6, 7, 8, 9]
    close_store(database)
    assert reports.kinds == [ProblemKind.DAMAGED]
