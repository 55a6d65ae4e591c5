"""Decimal points stand at one x, digits are equally wide (LOOK 2, 4)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from qosdesk.ui.paint.marks import triangle
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


def picture(type_, paint, ratio=1.0):
    """What `paint(type, painter)` leaves on the panel's ground."""
    image = QImage(round(120 * ratio), round(30 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(type_.theme.c.bg1)
    with type_.painting(image) as painter:
        paint(type_, painter)
    return image


def inked(type_, image):
    """How many pixels are not ground."""
    ground = type_.theme.c.bg1.rgb()
    return sum(image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("text", ["612.50", "腾讯控股", "−1.24%"])
def test_a_text_set_from_kept_letters_has_as_much_ink_as_one_drawn(type_, text, ratio):
    def kept(one, _):
        one.use(one.theme.c.t1)
        one.left(10, 20, text)

    def drawn(one, _):
        one.use(QColor(one.theme.c.t1))  # a copy is nobody's own colour
        one.left(10, 20, text)

    here, there = (inked(type_, picture(type_, paint, ratio)) for paint in (kept, drawn))
    assert here == pytest.approx(there, rel=0.12)


def test_what_is_painted_after_a_flush_lies_over_the_text(type_):
    def paint(one, painter):
        one.use(one.theme.c.t1)
        one.left(10, 20, "612.50")
        one.flush()
        painter.fillRect(0, 0, 120, 30, one.theme.c.bg1)

    assert inked(type_, picture(type_, paint)) == 0


def test_a_theme_that_changes_forgets_letters_and_its_old_colours(type_):
    old = type_.theme.c.t1
    picture(type_, lambda one, _: (one.use(old), one.left(10, 20, "1")))
    type_.theme.apply(dark=False)
    assert not type_.theme.kept
    assert id(old) not in type_.theme.own
    mixed = type_.theme.mixed(type_.theme.c.up, type_.theme.c.t1, 0.5)
    assert mixed is type_.theme.mixed(type_.theme.c.up, type_.theme.c.t1, 0.5)
    assert id(mixed) in type_.theme.own


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("place", [(40.0, 15.0), (40.5, 14.5)])
def test_a_kept_mark_looks_as_one_drawn(type_, place, ratio):
    color = type_.theme.c.up

    def drawn(_, painter):
        triangle(painter, *place, True, color, 5.5)

    def kept(one, painter):
        def draw(brush, x, y):
            triangle(brush, x, y, True, color, 5.5)

        one.mark(*place, 4, ("triangle", True, id(color)), draw)

    one, other = picture(type_, drawn, ratio), picture(type_, kept, ratio)
    assert inked(type_, other) > 10
    for x in range(one.width()):
        for y in range(one.height()):
            shades = zip(one.pixelColor(x, y).getRgb(), other.pixelColor(x, y).getRgb(), strict=True)
            assert all(abs(first - second) <= 2 for first, second in shades), (x, y)


def test_a_mark_is_rendered_once(type_):
    made = []

    def mark(one, painter):
        for x in (20.0, 40.0, 60.5, 80.5):
            one.mark(x, 15.0, 4, "mark", lambda brush, x, y: made.append((x, y)))

    picture(type_, mark)
    picture(type_, mark)
    assert made == [(4.0, 4.0), (4.5, 4.0)]
