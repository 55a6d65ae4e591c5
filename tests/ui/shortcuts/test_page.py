"""The page on which keys are given, and the help that lists them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from qosdesk.ui.shortcuts.help import ShortcutsDialog
from qosdesk.ui.shortcuts.kinds import Preset
from qosdesk.ui.shortcuts.page import ShortcutsPage
from tests.ui.fakes import make_desk

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qapp):
    return make_desk()


@pytest.fixture
def page(desk, qtbot):
    page = ShortcutsPage(desk)
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    page.activateWindow()
    return page


def choose(page, command_id):
    page.view.selectRow(page.view.table.place_of(command_id))
    page.view.setFocus()


def press(page, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.view, key, modifier)


def test_keys_are_given_by_pressing_them(page, desk):
    choose(page, "window.quit")
    press(page, Qt.Key.Key_Return)
    assert "Quit" in page.words.text()
    press(page, Qt.Key.Key_F4, ALT)
    assert desk.keymap.keys("window.quit") == ("Alt+F4",)
    page.record(adds=True)
    press(page, Qt.Key.Key_Q, CTRL)
    assert desk.keymap.keys("window.quit") == ("Alt+F4", "Ctrl+Q")
    page.reset()
    assert desk.keymap.keys("window.quit") == ("Ctrl+Q",)
    press(page, Qt.Key.Key_Delete)
    assert desk.keymap.keys("window.quit") == ()


def test_a_conflict_is_said_and_the_second_press_takes_over(page, desk):
    choose(page, "window.theme")
    page.record()
    press(page, Qt.Key.Key_J, CTRL)
    assert "Latency and diagnostics" in page.words.text()
    assert desk.keymap.keys("window.theme") == ()
    press(page, Qt.Key.Key_J, CTRL)
    assert desk.keymap.keys("window.theme") == ("Ctrl+J",)
    assert desk.keymap.keys("window.diagnostics") == ()


def test_letters_are_refused_and_escape_ends_it(page, desk):
    choose(page, "window.theme")
    page.record()
    press(page, Qt.Key.Key_A)
    assert "begin a search" in page.words.text()
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_J, CTRL)
    assert desk.keymap.keys("window.theme") == ()


def test_a_preset_is_chosen_and_everything_is_reset(page, desk):
    page.presets.buttons[1].click()
    assert desk.keymap.preset is Preset.TDX
    desk.keymap.give("window.quit", ())
    desk.keymap.reset_all()
    assert desk.keymap.keys("window.quit") == ("Ctrl+Q",)


def test_the_page_finds_by_title_and_by_keys(page):
    page.search.setText("ctrl+shift+j")
    found = [one.id for one in page.view.table.rows if not isinstance(one, tuple)]
    assert found == ["window.quota"]


def test_the_help_lists_all_keys_and_copies_them(desk, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ShortcutsDialog(desk, parent)
    dialog.open()
    dialog.copy()
    text = QGuiApplication.clipboard().text()
    assert "Ctrl+Q\tQuit\t" in text
    assert "Always the same" in text
    desk.keymap.give("window.quit", ["Alt+F4"])
    dialog.search.setText("quit")
    dialog.copy()
    assert QGuiApplication.clipboard().text().startswith("Everywhere\nAlt+F4\tQuit\t")
    dialog.close()
