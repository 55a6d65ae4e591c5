"""Rules of the stored drawings."""

from __future__ import annotations

import sqlite3

import pytest

from qosdesk.domain.drawings import Anchor, Drawing, DrawingKind, added, removed
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.drawings import DrawingsStore
from tests.unit.storage.stores import DEADLINE_S, close_store, open_store

APPLE, TENCENT = Symbol("US", "AAPL"), Symbol("HK", "700")
LEVEL = Drawing(DrawingKind.HORIZONTAL, (Anchor(1_795_160_538_000, 612.5),), 3)
TREND = Drawing(DrawingKind.TREND, (Anchor(1_795_000_000_000, 600.1), Anchor(1_795_160_000_000, 613.0)))
GOOD = "[[1795000000000, 600.1], [1795160000000, 613.0]]"


@pytest.fixture
def database(tmp_path):
    opened = open_store(tmp_path)
    yield opened
    close_store(opened)


def test_drawings_come_back_in_order_with_their_colours(tmp_path):
    database = open_store(tmp_path)
    drawings = DrawingsStore(database)
    both = added(added((), LEVEL), TREND)
    drawings.put(TENCENT, both)
    drawings.put(APPLE, added((), TREND))
    close_store(database)
    again = open_store(tmp_path)
    drawings = DrawingsStore(again)
    assert drawings.of(TENCENT) == both
    assert drawings.of(APPLE) == added((), TREND)
    assert drawings.of(Symbol("US", "NVDA")) == ()
    assert drawings.unreadable == 0
    close_store(again)


def test_what_is_put_is_in_the_file_without_closing(database):
    drawings = DrawingsStore(database)
    drawings.put(TENCENT, added((), LEVEL))
    assert database.flush(DEADLINE_S)
    assert DrawingsStore(database).of(TENCENT) == added((), LEVEL)
    drawings.put(TENCENT, ())
    assert database.flush(DEADLINE_S)
    assert DrawingsStore(database).of(TENCENT) == ()


def test_each_symbol_has_an_undo_of_its_own_which_is_stored_too(database):
    drawings = DrawingsStore(database)
    one = added((), LEVEL)
    drawings.put(TENCENT, one)
    drawings.put(APPLE, one)
    drawings.put(TENCENT, removed(one, 1))
    drawings.undo(TENCENT)
    assert (drawings.of(TENCENT), drawings.of(APPLE)) == (one, one)
    assert drawings.can_undo(TENCENT)
    assert drawings.can_redo(TENCENT)
    assert not drawings.can_redo(APPLE)
    assert database.flush(DEADLINE_S)
    assert DrawingsStore(database).of(TENCENT) == one
    drawings.redo(TENCENT)
    assert drawings.of(TENCENT) == ()


def test_subscribers_hear_whose_drawings_changed_and_of_changes_only(database):
    drawings = DrawingsStore(database)
    heard: list[Symbol] = []
    end = drawings.subscribe(heard.append)
    drawings.put(TENCENT, added((), LEVEL))
    drawings.put(TENCENT, added((), LEVEL))
    drawings.redo(TENCENT)
    drawings.undo(APPLE)
    drawings.undo(TENCENT)
    end()
    drawings.redo(TENCENT)
    assert heard == [TENCENT, TENCENT]


@pytest.mark.parametrize(
    ("kind", "colour", "anchors"),
    [
        ("spiral", 1, GOOD),
        ("trend", 9, GOOD),
        ("trend", "red", GOOD),
        ("trend", 1, GOOD[:-9]),
        ("trend", 1, "[[1795000000000, 600.1]]"),
        ("trend", 1, "[[1795000000000, NaN], [1795160000000, 613.0]]"),
        ("trend", 1, "[[1795000000000, null], [1795160000000, 613.0]]"),
        ("trend", 1, "[[1e13, 5], [1795160000000, 613.0]]"),
        ("trend", 1, "[[99999999999999999, 5], [1795160000000, 613.0]]"),
        ("trend", 1, f"[[5, 1{'0' * 400}], [6, 7]]"),
        ("trend", 1, "[[1, 2, 3], [4, 5, 6]]"),
        ("trend", 1, "{}"),
        ("trend", 1, b"\x00\x01"),
    ],
)
def test_a_damaged_row_is_left_out_and_counted_and_the_others_live(
    database, expected_log, kind, colour, anchors
):
    expected_log("qosdesk.storage.drawings", "WARNING", "US:AAPL can't be read")
    DrawingsStore(database).put(TENCENT, added((), LEVEL))

    def damage(connection: sqlite3.Connection) -> None:
        rows = [("US", "AAPL", 0, "trend", 1, GOOD), ("US", "AAPL", 1, kind, colour, anchors)]
        connection.executemany("INSERT INTO drawings VALUES (?, ?, ?, ?, ?, ?)", rows)

    database.write(damage)
    assert database.flush(DEADLINE_S)
    drawings = DrawingsStore(database)
    assert drawings.unreadable == 1
    assert drawings.of(APPLE) == added((), TREND)
    assert drawings.of(TENCENT) == added((), LEVEL)
