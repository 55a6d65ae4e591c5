"""Windows on monitors: nothing is out of reach, everything goes back where it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.shell.placement import (
    STATES,
    Monitor,
    Place,
    Rect,
    find_place,
    fit,
    place_of,
    read_place,
    set_key,
    write_place,
)

LEFT = Monitor("DP-1", "A1", Rect(0, 0, 1920, 1080))
RIGHT = Monitor("DP-2", "B2", Rect(1920, 0, 2560, 1440))
UPPER = Monitor("DP-2", "B2", Rect(0, -1440, 2560, 1440))

rects = st.builds(
    Rect, st.integers(-6000, 6000), st.integers(-4000, 4000), st.integers(200, 5000), st.integers(150, 3000)
)
monitors = st.lists(
    st.builds(
        Monitor,
        st.sampled_from(["DP-1", "DP-2", "eDP-1", "HDMI-1"]),
        st.sampled_from(["", "A1", "B2"]),
        st.builds(
            Rect,
            st.integers(-4000, 4000),
            st.integers(-3000, 3000),
            st.integers(800, 4000),
            st.integers(600, 2500),
        ),
    ),
    min_size=1,
    max_size=4,
)


def test_a_window_goes_back_exactly_where_it_was_on_these_monitors():
    rect = Rect(2500, 300, 1200, 800)
    place = place_of(rect, (LEFT, RIGHT), "maximised")
    found = find_place({set_key((LEFT, RIGHT)): place}, (RIGHT, LEFT))
    assert found == place


def test_the_order_of_the_monitors_does_not_matter_their_geometry_does():
    assert set_key((LEFT, RIGHT)) == set_key((RIGHT, LEFT))
    assert set_key((LEFT, RIGHT)) != set_key((LEFT, UPPER))
    assert set_key((LEFT, RIGHT)) != set_key((LEFT,))


def test_without_its_monitor_a_window_comes_to_the_remaining_one_at_its_size_and_goes_back():
    rect = Rect(3000, 300, 1200, 800)
    both = set_key((LEFT, RIGHT))
    places = {both: place_of(rect, (LEFT, RIGHT))}
    alone = find_place(places, (LEFT,))
    assert (alone.rect.width, alone.rect.height) == (1200, 800)
    assert alone.rect.inside(LEFT.area) == alone.rect
    # The user moves it there; the place on both monitors is not forgotten.
    places[set_key((LEFT,))] = place_of(Rect(5, 5, 600, 400), (LEFT,))
    assert find_place(places, (LEFT, RIGHT)).rect == rect


def test_a_window_moves_with_its_monitor():
    place = place_of(Rect(2020, 100, 800, 600), (LEFT, RIGHT))
    assert fit(place, (LEFT, UPPER)).rect == Rect(100, -1340, 800, 600)


def test_a_window_larger_than_the_monitor_is_made_to_fit():
    place = place_of(Rect(1920, 0, 2560, 1440), (LEFT, RIGHT))
    assert fit(place, (LEFT,)).rect == LEFT.area


def test_a_window_across_two_monitors_stays_there():
    place = place_of(Rect(1500, 100, 1000, 600), (LEFT, RIGHT))
    assert fit(place, (LEFT, RIGHT)).rect == Rect(1500, 100, 1000, 600)


def test_without_a_place_there_is_none():
    assert find_place({}, (LEFT,)) is None
    assert find_place({"x": Place(Rect(0, 0, 10, 10))}, ()) is None


@given(rects, monitors, monitors)
def test_the_upper_edge_is_always_within_reach(rect, before, after):
    place = fit(place_of(rect, before), after)
    grip = Rect(place.rect.x, place.rect.y, place.rect.width, 1)
    assert any(
        grip.common(m.area).height == 1 and grip.common(m.area).width >= min(80, place.rect.width)
        for m in after
    )


@given(rects, monitors)
def test_fitting_twice_changes_nothing(rect, those):
    once = fit(place_of(rect, those), those)
    assert fit(once, those) == once


@given(rects, monitors, st.sampled_from(STATES))
def test_what_was_written_is_read(rect, those, state):
    place = place_of(rect, those, state)
    assert read_place(write_place(place)) == place
