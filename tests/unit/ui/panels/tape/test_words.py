"""How figures and times of the tape are written."""

from __future__ import annotations

import math

import pytest

from qosdesk.domain.hours import zone_of
from qosdesk.ui.panels.tape.words import Figures, TapeClock

T = 1_795_160_538_000


@pytest.mark.parametrize(
    ("shares", "text"),
    [(7500, "+7,500"), (-7500, "−7,500"), (0, "0"), (-0.25, "−0.25"), (1234.5, "+1,234.5")],
)
def test_a_change_is_signed_with_the_decimals_that_it_has(shares, text):
    assert Figures().change(shares) == text


def test_sizes_are_in_the_unit_of_the_column():
    lots = Figures(lot=100)
    assert (lots.size(1500), lots.change(-250), lots.size(math.nan)) == ("15", "−2.5", "--")


def test_averages_are_rounded():
    assert [Figures().average(shares) for shares in (1374.372, 12.3456, math.nan)] == ["1,374", "12.35", "--"]


def test_a_time_is_that_of_the_zone_to_the_source_s_resolution():
    clock = TapeClock(zone_of("US"))
    assert clock.text(T + 250) == "02:42:18"
    assert clock.text(T + 250, milliseconds=True) == "02:42:18.250"
    assert clock.full(T, False) == "2026-11-20 02:42:18"
    assert clock.text(0) == "--"
