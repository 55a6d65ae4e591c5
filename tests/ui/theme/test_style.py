"""The style sheet comes from the tokens and follows the theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import qosdesk.ui
from qosdesk.ui.theme import Look, Theme, UpDown
from qosdesk.ui.theme.style import install_style, style_sheet
from qosdesk.ui.theme.tokens import DARK, DARK_CONTRAST, LIGHT, Colors


@pytest.fixture
def theme(qapp):
    yield Theme()
    qapp.setStyleSheet("")


def test_the_sheet_has_no_token_left_over():
    assert "$" not in style_sheet(Colors.of(DARK, "green", "red"))


def test_the_application_follows_the_theme(qapp, theme):
    style = install_style(qapp, theme)
    assert qapp.palette().window().color() == theme.c.bg2
    theme.apply(dark=False)
    assert qapp.palette().window().color().name().upper() == LIGHT["bg2"]
    assert LIGHT["bg0"].lower() in qapp.styleSheet()
    style.deleteLater()


def test_colour_values_stand_in_the_token_table_only():
    root = Path(qosdesk.ui.__file__).parent
    hexes = re.compile(r"""["']#[0-9A-Fa-f]{3,8}\b""")
    found = [
        p.name for p in root.rglob("*.py") if p.name != "tokens.py" and hexes.search(p.read_text("utf-8"))
    ]
    assert found == []


def test_up_and_down_swap_with_the_pair(theme):
    theme.apply(up_down=UpDown.RED_UP)
    assert theme.c.up.name().upper() == DARK["red"]
    assert theme.direction(-1).name().upper() == DARK["green"]
    assert theme.direction(0) == theme.c.t2


def test_contrast_and_font_dress_the_application_anew_and_the_systems_choice_is_not_overruled(qapp, theme):
    style = install_style(qapp, theme)
    plain = qapp.styleSheet()
    theme.apply(look=Look(contrast=True))
    assert DARK_CONTRAST["t3"].lower() in qapp.styleSheet()
    assert qapp.styleSheet() != plain
    theme.apply(look=Look(own_font=False))
    assert qapp.font().families()[0] != "Inter"
    theme.apply(look=Look(follows_system=True), dark=False)
    assert LIGHT["bg0"].lower() in qapp.styleSheet()
    style.deleteLater()
