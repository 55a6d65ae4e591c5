"""The price ladder's place: scrolling, centring, following; whole rows over bands of different ticks."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.symbols import parse_symbol
from qosdesk.domain.ticks import tick_grid
from qosdesk.ui.panels.ladder.view import PriceView

HK = tick_grid(parse_symbol("HK:700"), 2)


@given(st.integers(1, 6_000_000), st.integers(1, 60), st.sampled_from([1, 2, 5, 10, 50]))
def test_rows_are_neighbours_on_the_grid_and_hold_the_middle(middle, rows, group):
    grid = HK.grouped(group)
    view = PriceView()
    view.centre(middle)
    labels = view.labels(grid, rows)
    assert all(label > 0 for label in labels)
    assert all(grid.down(high) == low for high, low in itertools.pairwise(labels))
    if len(labels) == rows:
        assert labels[rows // 2] == grid.floor(middle)


def test_ticks_change_where_a_band_ends():
    view = PriceView()
    view.centre(500_000)
    assert [HK.price(label) for label in view.labels(HK, 5)] == [501.0, 500.5, 500.0, 499.8, 499.6]


@given(st.integers(10_000, 900_000), st.integers(-40, 40))
def test_scrolling_back_brings_the_same_rows(middle, rows):
    view = PriceView()
    view.centre(HK.floor(middle))
    before = view.labels(HK, 21)
    view.scroll(HK, rows)
    view.scroll(HK, -rows)
    assert view.labels(HK, 21) == before


def test_it_follows_when_the_market_leaves_the_middle_half_and_not_before():
    view = PriceView()
    view.follow(HK, 612_500, 20)
    still = view.labels(HK, 20)
    view.follow(HK, 614_500, 20)
    assert view.labels(HK, 20) == still
    view.follow(HK, 619_000, 20)
    assert view.labels(HK, 20)[10] == 619_000


def test_a_view_that_the_user_scrolled_stays_until_it_is_centred():
    view = PriceView()
    view.follow(HK, 612_500, 20)
    view.scroll(HK, 30)
    held = view.labels(HK, 20)
    view.follow(HK, 612_500, 20)
    assert view.labels(HK, 20) == held
    view.centre(612_500)
    assert not view.held
    assert view.labels(HK, 20)[10] == 612_500


def test_it_does_not_scroll_to_prices_that_cannot_be():
    view = PriceView()
    view.centre(3)
    view.scroll(HK, -10)
    assert view.middle == 1
    assert min(view.labels(HK, 9)) == 1
