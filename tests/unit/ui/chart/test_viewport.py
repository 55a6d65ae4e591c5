"""Where the view stands after data, zoom and pan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.chart.viewport import MARGIN_BARS, Viewport


def made(bars=1000, width=820) -> Viewport:
    view = Viewport()
    view.set_data(0, bars)
    view.resize(width)
    return view


@pytest.mark.parametrize("width", [500, 818, 1000, 1250, 1600, 2400])
def test_the_default_view_holds_some_hundred_bars_and_a_margin_at_the_right(width):
    view = made(width=width)
    assert 85 <= view.bars <= 160
    assert view.right == 1000 - 0.5 + min(MARGIN_BARS, view.bars / 8)


def test_a_view_at_the_newest_bar_follows_and_keeps_its_margin():
    view = made()
    view.pan(30)
    before = view.right
    view.set_data(0, 1003)
    assert view.right == before + 3


def test_new_bars_never_move_a_view_that_is_scrolled_back():
    view = made()
    view.pan(1500)
    scale = view.scale
    assert not view.at_latest
    view.set_data(0, 1500)
    assert view.scale == scale


@given(st.floats(-3000, 3000), st.integers(1, 2000))
def test_history_put_in_front_never_moves_the_view(dx, older):
    view = made()
    view.pan(dx)
    scale = view.scale
    view.set_data(-older, 1000)
    assert view.scale == scale


@given(st.lists(st.booleans(), min_size=1, max_size=25), st.floats(0, 819))
def test_zooming_keeps_the_bar_under_the_cursor_unless_an_end_is_reached(notches, x):
    view = made()
    view.pan(2000)
    for zoom_in in notches:
        anchor = view.right - (view.width - x) / view.step
        view.zoom(zoom_in, x)
        after = view.right - (view.width - x) / view.step
        at_an_end = view.right <= 4.5 or view.right >= 1000 - 5 + view.bars - 1e-6
        assert at_an_end or after == pytest.approx(anchor, abs=1e-6)


@given(st.lists(st.one_of(st.booleans(), st.floats(-5000, 5000)), max_size=60))
def test_zoom_ends_at_five_bars_and_at_all_of_them_and_bars_stay_in_view(hands):
    view = made()
    for hand in hands:
        if isinstance(hand, bool):
            view.zoom(hand, 400)
        else:
            view.pan(hand)
        assert 4.9 <= view.bars <= (1000 + MARGIN_BARS) * 1.3
        assert view.left < 1000 - 4
        assert view.right > 4


def test_all_bars_can_be_seen_at_once():
    view = made()
    for _ in range(60):
        view.zoom(False, view.width)
    assert view.bars >= 1000


def test_home_and_end_go_to_the_ends_of_what_is_loaded():
    view = made()
    view.to_oldest()
    assert view.left == pytest.approx(-0.5)
    view.to_latest()
    assert view.at_latest


def test_a_resized_view_that_was_moved_keeps_its_right_edge():
    view = made()
    view.pan(700)
    right, step = view.right, view.step
    view.resize(500)
    assert (view.right, view.step) == (right, step)


def test_a_finer_screen_shows_the_same_bars():
    view = made()
    view.pan(500)
    view.rescale(2.0)
    view.resize(1640)
    assert view.step == 14.0
