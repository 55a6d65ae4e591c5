"""Rules of the last figures that are kept over restarts."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.quotes import UNKNOWN, Session, SessionQuote, Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.quotes import QuotesStore, _snapshot, _text
from tests.unit.storage.stores import DEADLINE_S, close_store, open_store

APPLE = Symbol("US", "AAPL")
figure = st.one_of(st.just(UNKNOWN), st.floats(-1e15, 1e15))
extended = st.one_of(
    st.none(), st.builds(SessionQuote, figure, figure, figure, figure, figure, figure, st.integers(0, 2**50))
)
snapshots = st.builds(
    Snapshot,
    st.just(APPLE),
    *[figure] * 7,
    st.integers(0, 2**50),
    st.sampled_from([None, True, False]),
    st.sampled_from(Session),
    extended,
    extended,
    extended,
)


@given(snapshots)
def test_what_was_written_is_read(snapshot):
    assert _snapshot(APPLE, _text(snapshot)) == snapshot


def test_the_newest_figures_of_a_source_come_back_and_not_anothers(tmp_path):
    database = open_store(tmp_path)
    mine = QuotesStore(database, "qos")
    mine.put([Snapshot(APPLE, 1.0, ts_ms=5)], 10)
    mine.put([Snapshot(APPLE, 2.0, ts_ms=6)], 11)
    QuotesStore(database, "demo").put([Snapshot(APPLE, 9.0, ts_ms=7)], 12)
    assert database.flush(DEADLINE_S)
    assert mine.all() == [(Snapshot(APPLE, 2.0, ts_ms=6), 11)]
    close_store(database)


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "{}", '{"ts_ms": "x"}', '{"ts_ms": 1, "last": true}', '{"ts_ms": 1, "last": 1e99}', "["],
)
def test_a_damaged_row_costs_only_itself(tmp_path, damage):
    database = open_store(tmp_path)
    store = QuotesStore(database, "qos")
    store.put([Snapshot(APPLE, 1.0, ts_ms=5)], 10)

    def spoil(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO quotes VALUES ('qos', 'HK', '700', 10, ?)", (damage,))

    database.write(spoil)
    assert database.flush(DEADLINE_S)
    assert [one.symbol for one, _ in store.all()] == [APPLE]
    close_store(database)
