"""LOOK 1: text tokens reach 4.5:1 on every ground they are used on, computed from the table."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from qosdesk.ui.theme import contrast as formula
from qosdesk.ui.theme.tokens import CUSTOM_DARK, CUSTOM_LIGHT, DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST

TEXTS = ("t1", "t2", "t3", "accent", "green", "red", "cb_up", "cb_down", "mono_up", "mono_down", "warn")
CHIPS = ("demo", "replay", *(f"link{n}" for n in range(1, 10)))
THEMES = {"dark": DARK, "light": LIGHT, "dark contrast": DARK_CONTRAST, "light contrast": LIGHT_CONTRAST}
HIGH = {"dark": DARK_CONTRAST, "light": LIGHT_CONTRAST}


def luminance(value: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    color = QColor(value)
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", ["bg1", "bg2", "sel"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", THEMES)
def test_text_is_readable_on_panel_bar_and_selection(name, text, ground):
    table = THEMES[name]
    assert contrast(table[text], table[ground]) >= 4.5


@pytest.mark.parametrize("chip", CHIPS)
@pytest.mark.parametrize("name", THEMES)
def test_words_are_readable_on_solid_chips(name, chip):
    table = THEMES[name]
    assert contrast(table["on_chip"], table[chip]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_banner_button_and_chip_are_readable(name):
    table = THEMES[name]
    assert contrast(table["t1"], table["warn_bg"]) >= 4.5
    assert contrast(table["accent"], table["warn_bg"]) >= 4.5
    assert contrast(table["on_accent"], table["accent"]) >= 4.5
    assert contrast(table["t2"], table["bg3"]) >= 4.5


@pytest.mark.parametrize("ground", ["bg1", "bg2", "sel"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", HIGH)
def test_the_contrast_switch_raises_text_to_seven_to_one(name, text, ground):
    table = HIGH[name]
    assert contrast(table[text], table[ground]) >= 7


@pytest.mark.parametrize("name", HIGH)
def test_with_the_contrast_switch_chosen_words_and_banners_reach_seven_too(name):
    table = HIGH[name]
    assert contrast(table["accent"], table["accent_bg"]) >= 7
    assert contrast(table["t1"], table["warn_bg"]) >= 7
    assert contrast(table["on_accent"], table["accent"]) >= 7


def test_all_tables_have_the_same_tokens():
    assert all(table.keys() == DARK.keys() for table in THEMES.values())


@pytest.mark.parametrize(("pair", "table"), [(CUSTOM_DARK, DARK), (CUSTOM_LIGHT, LIGHT)])
def test_the_first_own_pair_is_readable(pair, table):
    for color in pair:
        assert formula.least_contrast(QColor(color), table) >= 4.5


def test_the_program_computes_contrast_as_the_test_does():
    for text in TEXTS:
        ours = min(contrast(DARK[text], DARK[ground]) for ground in ("bg1", "bg2", "sel"))
        assert formula.least_contrast(QColor(DARK[text]), DARK) == pytest.approx(ours)
