"""Choices of a ladder, its columns at any width, the cursor."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.panels.ladder.columns import fit_halves, place_columns, place_halves, place_prices
from qosdesk.ui.panels.ladder.options import ALWAYS, COLUMNS, GROUPS, Column, Mode, Options, read_options

CHOICES = st.builds(
    Options,
    st.sampled_from(Mode),
    st.permutations(COLUMNS).flatmap(
        lambda order: st.sets(st.sampled_from(COLUMNS)).map(
            lambda hidden: tuple(one for one in order if one not in hidden or one in ALWAYS)
        )
    ),
    st.sampled_from(GROUPS),
    st.booleans(),
)


@given(CHOICES)
def test_what_is_saved_is_read_back(options):
    assert read_options(options.save()) == options


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"mode": "nonsense", "columns": 7, "ticks": 3, "follows": "yes"},
        {"columns": "level,total"},
        {"columns": ""},
        {"ticks": True, "mode": None},
    ],
)
def test_damaged_choices_are_those_of_the_start(state):
    read = read_options(state)
    assert read.mode is Mode.TABLE
    assert read.columns == COLUMNS
    assert read.group == 1


@given(CHOICES, st.sampled_from(COLUMNS))
def test_a_column_comes_and_goes_but_price_and_size_stay(options, column):
    shown = options.with_column(column, True)
    assert column in shown.columns or column in ALWAYS
    gone = shown.with_column(column, False)
    assert (column in gone.columns) == (column in ALWAYS)
    assert len(set(shown.columns)) == len(shown.columns)


def test_a_column_moves_by_places_and_stops_at_the_ends():
    options = Options().moved(Column.TOTAL, -2)
    assert options.columns[3] is Column.TOTAL
    assert Options().moved(Column.LEVEL, -1) == Options()


@given(CHOICES, st.integers(160, 900))
def test_columns_stand_side_by_side_inside_the_panel_and_keep_their_order(options, width):
    places = place_columns(options.columns, width)
    assert {place.column for place in places} >= ALWAYS
    kept = [column for column in options.columns if column in {place.column for place in places}]
    assert [place.column for place in places] == kept
    assert all(left.right == right.left for left, right in pairwise(places))
    assert places[-1].right <= width
    assert all(place.left <= place.end <= place.right for place in places)


@given(CHOICES, st.integers(160, 900), st.integers(30, 90))
def test_both_halves_have_the_same_columns_inside_the_panel_where_they_fit(options, width, price_width):
    if not fit_halves(width, price_width):
        return
    halves = place_halves(options.columns, width, price_width)
    assert [place.column for place in halves.bid] == [place.column for place in halves.ask]
    assert min(place.left for place in halves.bid) >= 0
    assert max(place.right for place in halves.ask) <= width
    assert halves.bid[0].column is Column.PRICE


@given(CHOICES, st.integers(160, 900))
def test_the_price_ladders_columns_fill_the_panel(options, width):
    columns = place_prices(options.columns, width)
    edges = (columns.traded, columns.bid, columns.price, columns.ask)
    assert edges[0][0] == 0
    assert edges[-1][1] == width
    assert all(left[1] == right[0] for left, right in pairwise(edges))
