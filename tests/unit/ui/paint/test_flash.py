"""Which digits are lit, for how long, and how often (LOOK 5)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.paint.flash import FADE_S, HOLD_S, STEPS, STILL_S, Flash, first_changed, light


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("612.00", "612.50", 4),
        ("611.50", "612.50", 2),
        ("44.85", "44.86", 4),
        ("99.95", "100.05", 0),
        ("612.50", "612.50", -1),
        ("−0.01", "+0.01", 0),
    ],
)
def test_lit_characters_begin_at_the_first_changed_digit(old, new, first):
    assert first_changed(old, new) == first


@given(st.text("0123456789.,"), st.text("0123456789.,"))
def test_what_stands_before_the_first_changed_digit_is_unchanged(old, new):
    first = first_changed(old, new)
    if first >= 0:
        assert old[:first] == new[:first]
    else:
        assert old == new


def test_a_flash_holds_120_ms_then_fades_in_eight_steps_to_dark():
    flash = Flash(0, 1, start_s=10.0)
    assert flash.strength(10.0 + HOLD_S) == 1.0
    steps = {flash.step(10.0 + HOLD_S + FADE_S * part / 100) for part in range(1, 101)}
    assert steps == set(range(STEPS))
    assert flash.strength(10.0 + HOLD_S + FADE_S) == 0.0


def test_a_cell_is_relit_at_most_four_times_a_second():
    flash = None
    starts = set()
    for frame in range(60):
        flash = light(flash, 3, 1, frame / 60)
        starts.add(flash.start_s)
    assert len(starts) <= 4


def test_a_change_too_soon_to_relight_still_lights_its_digits_and_turns_the_direction():
    flash = light(Flash(4, 1, 0.0), 2, -1, 0.1)
    assert (flash.first, flash.direction, flash.start_s) == (2, -1, 0.0)


def test_with_reduced_motion_a_cell_is_lit_for_300_ms_and_does_not_fade():
    flash = light(None, 0, 1, 10.0, still=True)
    assert {flash.step(10.0 + STILL_S * part / 100) for part in range(100)} == {STEPS}
    assert flash.step(10.0 + STILL_S + 1e-9) == 0
