"""Decimal points stand at one x, digits are equally wide (LOOK 2, 4)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.fonts import load_fonts


@pytest.fixture
def type_(qapp):
    load_fonts()
    return Type(Theme())


@pytest.mark.parametrize(("px", "weight"), [(12, 400), (13, 500), (12.5, 500), (11, 400), (15, 600)])
def test_digits_have_equal_advance(type_, px, weight):
    widths = [type_.width(digit, px, weight) for digit in "0123456789"]
    assert max(widths) - min(widths) <= 1 / 32  # Qt measures in 64ths of a pixel


def test_the_minus_is_as_wide_as_the_plus(type_):
    assert type_.width("−") == pytest.approx(type_.width("+"), abs=0.01)


def test_points_of_two_to_four_decimals_stand_at_one_x(type_):
    places = [
        type_.point_x(text, type_.figure_right(288, decimals, 13, 500), 13, 500)
        for text, decimals in (("612.50", 2), ("1.085", 3), ("2.1438", 4), ("91,284.50", 2))
    ]
    assert max(places) - min(places) < 0.05


def test_beyond_four_decimals_nothing_leaves_the_padding(type_):
    assert type_.figure_right(288, 8, 13, 500) == type_.figure_right(288, 4, 13, 500)


def test_one_row_has_one_baseline_whatever_is_in_it():
    assert baseline(44, 22) == baseline(0, 22) + 44


def test_a_painter_does_not_outlive_its_block(type_):
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    with type_.painting(image) as painter:
        assert painter.isActive()
    assert not painter.isActive()
