"""Steps of the value axis and what tags push away."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.chart.axes import Taken, ticks, value_step


@given(st.floats(1e-4, 1e6), st.floats(60, 2000), st.integers(0, 6))
def test_labels_stand_at_least_48_px_apart_on_1_2_25_5_steps_that_the_decimals_can_write(
    span, length, decimals
):
    step = value_step(span, length, decimals)
    assert step / span * length >= 48 * (1 - 1e-6)
    mantissa = step / 10 ** math.floor(math.log10(step * (1 + 1e-9)))
    assert min(abs(mantissa - m) for m in (1, 2, 2.5, 5)) < 1e-6
    assert abs(step * 10**decimals - round(step * 10**decimals)) < 1e-4


@pytest.mark.parametrize(
    ("span", "step"), [(20.0, 2.0), (4.0, 0.5), (0.06, 0.01), (5000.0, 500.0), (21.0, 2.0)]
)
def test_a_pane_of_600_px_gets_the_finest_step_that_fits(span, step):
    assert value_step(span, 600, 2) == pytest.approx(step)


def test_labels_are_whole_multiples_within_the_axis_without_float_noise():
    assert ticks(599.3, 604.1, 1.0) == [600.0, 601.0, 602.0, 603.0, 604.0]
    assert [f"{value:.2f}" for value in ticks(-0.15, 0.25, 0.1)] == ["-0.10", "0.00", "0.10", "0.20"]


def test_a_label_that_touches_a_tag_is_dropped():
    taken = Taken(((100, 130),))
    assert taken.touches(90, 99)
    assert taken.touches(110, 112)
    assert not taken.touches(80, 97)
    assert not taken.touches(133, 140)
