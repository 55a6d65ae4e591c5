"""How appearance settings reach the theme: each by itself, announced once, damaged ones as if unset."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from qosdesk.ui.shell import appearance
from qosdesk.ui.shell.appearance import Appearance, apply_settings, read_pair
from qosdesk.ui.shell.language import install_language
from qosdesk.ui.theme import UpDown
from qosdesk.ui.theme.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST
from tests.ui.fakes import make_desk


@pytest.fixture
def desk(qapp):
    made = make_desk(qapp)
    owner = QObject()
    before = tuple(made.settings.listeners)
    put_on = Appearance(made.theme, made.settings, owner)
    apply_settings(made.theme, made.settings)
    yield made
    put_on.shut()
    install_language(qapp, "en")
    assert tuple(made.settings.listeners) == before
    QGuiApplication.styleHints().unsetColorScheme()


@pytest.fixture
def told(desk):
    times = []
    desk.theme.changed.connect(lambda: times.append(1))
    return times


@pytest.mark.parametrize(
    ("density", "height"), [("compact", 20), ("normal", 22), ("roomy", 26), ("tall", 22)]
)
def test_density_is_the_height_of_rows(desk, told, density, height):
    desk.settings.set(appearance.DENSITY, density)
    assert desk.theme.row_height == height
    assert len(told) == 1


@pytest.mark.parametrize(
    ("theme", "plain", "high"), [("dark", DARK, DARK_CONTRAST), ("light", LIGHT, LIGHT_CONTRAST)]
)
def test_the_contrast_switch_takes_another_table(desk, theme, plain, high):
    desk.settings.set(appearance.THEME, theme)
    assert desk.theme.c.t3.name().upper() == plain["t3"]
    desk.settings.set(appearance.CONTRAST, True)
    assert desk.theme.c.t3.name().upper() == high["t3"]
    assert desk.theme.c.up.name().upper() == high["green"]


def test_each_theme_has_its_own_pair_of_the_users(desk):
    desk.settings.set(appearance.UP_DOWN, UpDown.CUSTOM.value)
    desk.settings.set(appearance.CUSTOM_PAIR_DARK, "#FFD000 #00E0FF")
    desk.settings.set(appearance.CUSTOM_PAIR_LIGHT, "#663300 #003366")
    assert (desk.theme.c.up.name(), desk.theme.c.down.name()) == ("#ffd000", "#00e0ff")
    desk.settings.set(appearance.THEME, "light")
    assert (desk.theme.c.up.name(), desk.theme.c.down.name()) == ("#663300", "#003366")


@pytest.mark.parametrize("text", ["", "#FFD000", "red", "#FFD000 nonsense", "#FFD000 #222222", "#1 #2 #3"])
def test_a_pair_that_is_none_or_too_faint_is_not_taken(text):
    assert read_pair(text, dark=True) is None


@pytest.mark.parametrize(
    ("wanted", "pair", "hollow"),
    [
        ("pair", "green", False),
        ("pair", "red", True),
        ("hollow", "green", True),
        ("filled", "red", False),
        ("x", "mono", True),
    ],
)
def test_rising_candles_are_as_chosen_else_as_the_pair_has_them(desk, wanted, pair, hollow):
    desk.settings.set(appearance.UP_DOWN, pair)
    desk.settings.set(appearance.HOLLOW, wanted)
    assert desk.theme.hollow_up is hollow


def test_figures_in_the_systems_font(desk):
    assert desk.theme.font(12).families()[0] == "Inter"
    desk.settings.set(appearance.OWN_FONT, "system")
    assert desk.theme.font(12).families()[0] != "Inter"


def test_the_systems_choice_is_followed_while_the_user_wants_that(desk, told, monkeypatch):
    desk.settings.set(appearance.THEME, "system")
    assert desk.theme.look.follows_system
    assert desk.theme.dark
    told.clear()
    monkeypatch.setattr(appearance, "_system_is_dark", lambda: False)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not desk.theme.dark
    assert len(told) == 1
    # What is the same already costs nothing.
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert len(told) == 1
    desk.settings.set(appearance.THEME, "dark")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert desk.theme.dark


def test_a_setting_of_something_else_changes_nothing(desk, told):
    desk.settings.set("flash", "off")
    desk.settings.set("stale.HK_s", 5.0)
    assert told == []
