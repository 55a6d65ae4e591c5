"""The keymap: presets, the user's own keys, conflicts, damage."""

from __future__ import annotations

import pytest

from qosdesk.ui.shortcuts.keymap import PRESET, Keymap
from qosdesk.ui.shortcuts.kinds import Preset, Scope
from tests.ui.fakes import make_desk


@pytest.fixture
def desk(qapp):
    return make_desk()


@pytest.fixture
def keymap(desk):
    return desk.keymap


def test_menus_and_tooltips_show_the_first_keys(keymap):
    assert keymap.in_menu("Quit", "window.quit") == "Quit\tCtrl+Q"
    assert keymap.in_tip("Redo", "chart.redo") == "Redo (Ctrl+Shift+Z)"
    assert keymap.in_menu("Theme", "window.theme") == "Theme"
    assert keymap.all_text("chart.redo") == "Ctrl+Shift+Z  Ctrl+Y"


def test_own_keys_are_kept_and_told(keymap, desk):
    told = []
    keymap.changed.connect(lambda: told.append(keymap.keys("window.quit")))
    keymap.give("window.quit", ["Alt+F4"])
    assert told == [("Alt+F4",)]
    assert keymap.heard(Scope.WINDOW)["Alt+F4"] == "window.quit"
    assert "Ctrl+Q" not in keymap.heard(Scope.WINDOW)
    assert keymap.is_own("window.quit")
    assert Keymap(desk.settings).keys("window.quit") == ("Alt+F4",)
    keymap.reset("window.quit")
    assert keymap.keys("window.quit") == ("Ctrl+Q",)
    assert not keymap.is_own("window.quit")


def test_keys_that_are_taken_over_leave_their_command(keymap):
    assert keymap.holder("window.theme", "Ctrl+J").id == "window.diagnostics"
    keymap.give("window.theme", ["Ctrl+J"])
    assert keymap.keys("window.diagnostics") == ()
    assert keymap.conflicts() == ()
    keymap.reset("window.diagnostics")
    assert keymap.keys("window.theme") == ()


def test_a_command_may_have_no_keys(keymap):
    keymap.give("window.quit", ())
    assert keymap.keys("window.quit") == ()
    assert keymap.text("window.quit") == ""


def test_the_same_keys_in_a_panel_and_in_the_window_are_no_conflict_but_said(keymap):
    assert keymap.holder("window.quit", "F2") is None
    assert {one.id for one in keymap.shadows("window.quit", "F2")} == {"table.alias", "tabs.rename"}


@pytest.mark.parametrize(
    "key", ["A", "Shift+A", "7", "Esc", "Return", "Enter", "Left", "Tab", "", "Ctrl", "?"]
)
def test_keys_that_type_or_move_can_not_be_given(keymap, key):
    with pytest.raises(ValueError, match="no keys"):
        keymap.give("window.quit", [key])


def test_the_tdx_preset_has_its_keys_and_own_ones_stay_over_it(keymap):
    keymap.give("window.quit", ["Alt+F4"])
    keymap.choose(Preset.TDX)
    assert keymap.preset is Preset.TDX
    assert keymap.keys("window.index_sh") == ("F3",)
    assert keymap.keys("chart.next_symbol") == ("PgDown", "Space")
    assert keymap.keys("window.quit") == ("Alt+F4",)
    keymap.reset_all()
    assert keymap.keys("window.quit") == ("Ctrl+Q",)
    assert keymap.preset is Preset.TDX


@pytest.mark.parametrize(
    "value", ["nonsense", "Ctrl+", "Ctrl+K, Ctrl+J", 7, True, "A", "Ctrl+Q\nrubbish", "\x00", "Esc"]
)
def test_damaged_keys_count_as_unset(desk, value):
    desk.settings.set("shortcuts.window.quit", value)
    assert desk.keymap.keys("window.quit") == ("Ctrl+Q",)


@pytest.mark.parametrize("value", ["", "wordstar", 3])
def test_a_damaged_preset_is_the_standard_one(desk, value):
    desk.settings.set(PRESET, value)
    assert desk.keymap.preset is Preset.STANDARD


def test_keys_given_twice_in_the_store_are_found_and_the_first_command_hears_them(desk):
    desk.settings.set("shortcuts.window.theme", "Ctrl+J")
    found = [(one.id, two.id, key) for one, two, key in desk.keymap.conflicts()]
    assert found == [("window.diagnostics", "window.theme", "Ctrl+J")]
    assert desk.keymap.heard(Scope.WINDOW)["Ctrl+J"] == "window.diagnostics"
