"""The palette in a real window, by real keys and clicks."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qosdesk.app.panels import FACTORIES
from qosdesk.ui.palette.entries import Section
from qosdesk.ui.palette.recent import SETTING
from qosdesk.ui.settings.dialog import SettingsDialog
from qosdesk.ui.shell.windows import Windows
from tests.ui.fakes import make_desk


@pytest.fixture
def desk(qapp):
    return make_desk()


@pytest.fixture
def windows(qtbot, desk):
    windows = Windows(desk, FACTORIES)
    windows.open(QSize(1600, 900))
    windows.show()
    windows.first.activateWindow()
    windows.first.host.activate(windows.first.host.panels()[0])
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield windows
    windows.close_all()
    windows.end()


@pytest.fixture
def window(windows):
    return windows.first


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_in_palette(text):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), text)


def titles(window, section):
    return [one.title for one in window.popup.entries if one.section is section]


def test_one_list_has_symbols_commands_and_settings(window):
    type_in_palette("a")
    sections = list(dict.fromkeys(one.section for one in window.popup.entries))
    assert sections[:3] == [Section.SYMBOLS, Section.COMMANDS, Section.SETTINGS]
    press(Qt.Key.Key_Escape)
    assert window.popup.isHidden()


def test_a_command_is_done_by_enter_and_the_keyboard_goes_back(window):
    type_in_palette("quota and")
    assert window.popup.selected().title == "Quota and live slots"
    assert window.popup.selected().keys == "Ctrl+Shift+J"
    press(Qt.Key.Key_Return)
    assert window.host.active().kind == "quota"
    assert window.popup.isHidden()
    assert window.top_bar.search.text() == ""


def test_an_exact_symbol_comes_before_everything(window):
    type_in_palette("nvda")
    assert window.popup.selected().title == "US:NVDA"


def test_commands_only_and_settings_only(window):
    type_in_palette(">")
    assert {one.section for one in window.popup.entries} == {Section.COMMANDS}
    assert len(window.popup.entries) > 100
    press(Qt.Key.Key_Up)
    assert window.popup.current == len(window.popup.entries) - 1
    press(Qt.Key.Key_Escape)
    type_in_palette(":theme")
    assert {one.section for one in window.popup.entries} == {Section.SETTINGS}
    press(Qt.Key.Key_Return)
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, SettingsDialog)]
    assert any(one.isVisible() for one in dialogs)
    for one in dialogs:
        one.close()


def test_initials_and_english_find_commands(window):
    type_in_palette(">fs")
    assert window.popup.selected().title == "Full screen"
    press(Qt.Key.Key_Escape)


def test_a_click_does_it(window):
    type_in_palette(">latency")
    place = next(top for top, row in window.popup._rows if row is window.popup.entries[0])
    QTest.mouseClick(window.popup, Qt.MouseButton.LeftButton, pos=QPoint(60, place + 14))
    assert window.host.active().kind == "diagnostics"


def test_a_panels_command_goes_to_the_active_panel_of_its_kind(window):
    chart = next(panel for panel in window.host.panels() if panel.kind == "chart")
    window.host.activate(next(panel for panel in window.host.panels() if panel.kind == "tape"))
    type_in_palette(">bars of 1W")
    assert window.popup.selected().detail == "Chart"
    press(Qt.Key.Key_Return)
    assert chart.model.interval.label == "1W"
    assert window.host.active() is chart


def test_what_was_used_lately_comes_first_and_stands_in_the_empty_list(window, desk):
    type_in_palette(">colour tag 7")
    press(Qt.Key.Key_Return)
    type_in_palette("xrp")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert [one.title for one in window.popup.entries] == ["CF:XRPUSDT", "Colour tag 7"]
    QTest.keyClicks(QApplication.focusWidget(), ">colour tag")
    assert window.popup.selected().title == "Colour tag 7"
    press(Qt.Key.Key_Escape)
    assert desk.settings.get(SETTING, "").split("\n") == ["symbol:CF:XRPUSDT", "command:table.tag_7"]


def test_a_workspace_is_switched_to(windows, window):
    windows.add("watcher", "Evening")
    windows.switch(windows.workspaces.all()[0])
    type_in_palette("evening")
    assert titles(window, Section.WORKSPACES) == ["Evening"]
    window.popup.picked.emit(next(e for e in window.popup.entries if e.section is Section.WORKSPACES))
    assert windows.name_of(windows.workspaces.current) == "Evening"


def test_a_list_that_asks_gets_symbols_only(window):
    table = next(panel for panel in window.host.panels() if panel.kind == "table")
    table.search_wanted.emit()
    QTest.keyClicks(QApplication.focusWidget(), "a")
    assert {one.section for one in window.popup.entries} == {Section.SYMBOLS}
    press(Qt.Key.Key_Escape)


def test_a_key_costs_less_than_two_ms_beside_the_search(window):
    window.finder.find("warm")
    worst = []
    for text in ("a", "al", "ale", "aler", "alert", "s", "se", "set"):
        begun = time.perf_counter()
        window.finder.find(text)
        worst.append(time.perf_counter() - begun)
    assert sorted(worst)[len(worst) // 2] < 0.004
