"""The bundled font: weights, tabular figures, sizes, and the CJK fallback."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QTextLayout

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.fonts import load_fonts
from qosdesk.ui.theme.theme import BOLD, MEDIUM, REGULAR, SEMIBOLD
from qosdesk.ui.widgets.text import baseline

SIZES = (10.5, 11, 12, 12.5, 13, 15, 24)
WEIGHTS = {REGULAR: "Regular", MEDIUM: "Medium", SEMIBOLD: "SemiBold", BOLD: "Bold"}


@pytest.fixture
def theme(qapp):
    assert load_fonts()
    return Theme()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_each_weight_is_a_file_of_its_own_and_not_emboldened(theme, weight):
    info = QFontInfo(theme.font(12, weight))
    assert (info.family(), info.weight(), info.styleName()) == ("Inter", weight, WEIGHTS[weight])


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("px", SIZES)
def test_figures_have_one_advance_and_minus_is_as_wide_as_plus(theme, px, weight):
    metrics = QFontMetricsF(theme.font(px, weight))
    advances = [metrics.horizontalAdvance(digit) for digit in "0123456789"]
    # The font engine rounds advances to a 64th of a pixel.
    assert max(advances) - min(advances) <= 0.05
    assert metrics.horizontalAdvance("\N{MINUS SIGN}") == metrics.horizontalAdvance("+")


@pytest.mark.parametrize(("px", "whole"), [(10.5, 11), (11, 11), (12.5, 13), (24, 24)])
def test_sizes_are_whole_pixels_on_every_platform(theme, px, whole):
    assert theme.font(px).pixelSize() == whole


def test_chinese_comes_from_a_sans_family(theme):
    layout = QTextLayout("腾讯控股 换手率", theme.font(12))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    families = {run.rawFont().familyName() for run in layout.glyphRuns()}
    assert not any("Serif" in family or "Ming" in family or "Song" in family for family in families)
    assert any("Sans" in family or "YaHei" in family or "PingFang" in family for family in families)


def test_a_second_load_changes_nothing(theme):
    assert load_fonts()


def test_capitals_stand_centred_in_a_bar(theme):
    font = theme.font(12)
    cap = QFontMetricsF(font).capHeight()
    base = baseline(font, 0, 24)
    assert abs((24 - base) - (base - cap)) <= 1.5
