"""Which columns are shown where, as values: order, widths, freezing, what hides, what is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.panels.table.arrangement import (
    FIRST,
    WIDTH_MAX,
    WIDTH_MIN,
    lay_out,
    read_arrangement,
    usual,
)
from qosdesk.ui.panels.table.columns import COLUMNS

KEYS = [column.key for column in COLUMNS if column.header]


def _keys(arrangement, room=2000):
    return [one.column.key for one in lay_out(COLUMNS, arrangement, room)]


def test_the_triangle_goes_where_the_last_price_goes():
    moved = usual(COLUMNS).moved("last", "percent")
    keys = _keys(moved)
    assert keys.index("direction") + 1 == keys.index("last")
    assert keys.index("change") < keys.index("direction")
    assert "direction" not in _keys(moved.with_shown("last", False))


def test_a_column_moves_before_another_or_to_the_end():
    assert _keys(usual(COLUMNS).moved("age", "name"))[:3] == ["symbol", "age", "name"]
    assert _keys(usual(COLUMNS).moved("name", ""))[-1] == "name"
    assert usual(COLUMNS).moved("nonsense", "name") == usual(COLUMNS)


def test_a_column_moves_one_place_among_those_shown():
    own = usual(COLUMNS)
    assert _keys(own.shifted("age", -1))[-2:] == ["age", "session"]
    assert _keys(own.shifted("symbol", 1))[:2] == ["name", "symbol"]
    assert own.shifted("symbol", -1) == own
    assert own.shifted("lot", 1) == own


def test_the_symbol_can_not_be_hidden():
    assert FIRST in usual(COLUMNS).with_shown(FIRST, False).shown


def test_widths_are_bounded_and_can_be_given_back():
    wide = usual(COLUMNS).resized("last", 10_000)
    assert wide.widths["last"] == WIDTH_MAX
    assert wide.resized("last", 1).widths["last"] == WIDTH_MIN
    assert "last" not in wide.resized("last", None).widths


def test_names_take_the_room_that_is_left_unless_the_user_gave_them_a_width():
    placed = {one.column.key: one for one in lay_out(COLUMNS, usual(COLUMNS), 900)}
    assert placed["age"].x + placed["age"].width == 900
    mine = lay_out(COLUMNS, usual(COLUMNS).resized("name", 80), 900)
    assert {one.column.key: one.width for one in mine}["name"] == 80


def test_columns_that_do_not_fit_hide_until_the_user_wants_more_of_them():
    assert "name" not in _keys(usual(COLUMNS), 400)
    assert "name" in _keys(usual(COLUMNS).with_shown("turnover", True), 400)
    assert "name" not in _keys(usual(COLUMNS).with_shown("turnover", True).scrolling(False), 400)


def test_the_columns_up_to_the_chosen_one_are_frozen():
    placed = lay_out(COLUMNS, usual(COLUMNS).frozen_to("last"), 900)
    assert [one.column.key for one in placed if one.frozen] == ["symbol", "name", "direction", "last"]
    assert not any(one.frozen for one in lay_out(COLUMNS, usual(COLUMNS).frozen_to(""), 900))


@given(st.permutations(KEYS), st.sets(st.sampled_from(KEYS)), st.sampled_from(["", *KEYS]), st.booleans())
def test_what_is_kept_comes_back(order, shown, frozen, scrolls):
    mine = usual(COLUMNS)
    for key in order:
        mine = mine.moved(key, "").with_shown(key, key in shown)
    mine = mine.resized(order[0], 77).frozen_to(frozen).scrolling(scrolls)
    assert read_arrangement(mine.as_state(), COLUMNS) == mine


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"columns": ""},
        {"columns": "gone,away", "shown": "gone"},
        {"columns": 5, "widths": "last:x,:3,last"},
    ],
)
def test_a_damaged_state_is_the_usual_arrangement(state):
    assert read_arrangement(state, COLUMNS) == usual(COLUMNS)


def test_unknown_columns_are_ignored_and_new_ones_stand_where_they_belong():
    state = {"columns": "age,gone,symbol,last", "shown": "age,gone,last", "widths": "gone:90,last:90"}
    read = read_arrangement(state, COLUMNS)
    assert sorted(read.order) == sorted(KEYS)
    assert read.order.index("age") < read.order.index("symbol")
    assert read.order.index("name") == read.order.index("symbol") + 1
    assert read.shown == {"symbol", "age", "last"}
    assert read.widths == {"last": 90}


@given(st.integers(100, 3000), st.booleans())
def test_columns_stand_side_by_side(room, scrolls):
    placed = lay_out(COLUMNS, usual(COLUMNS).scrolling(scrolls), room)
    x = 0
    for one in placed:
        assert one.x == x
        x += one.width
