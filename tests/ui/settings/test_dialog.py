"""The settings as a user meets them: clicks and keys change what is stored at once, and there is a way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from qosdesk.ui.panels.imports.choice import Choice as Box
from qosdesk.ui.ports import Keep, LinkState
from qosdesk.ui.settings.catalogue import SETTINGS, settings_of
from qosdesk.ui.settings.controls import SwitchButton
from qosdesk.ui.settings.kinds import Choice, ColorPair, DeskChoice, Look, Number, Page, Switch
from qosdesk.ui.settings.opening import open_settings
from qosdesk.ui.settings.pages import pages
from qosdesk.ui.shell import appearance
from qosdesk.ui.shell.appearance import Appearance, apply_settings
from qosdesk.ui.shell.language import install_language
from qosdesk.ui.welcome.dialog import KeysDialog
from tests.ui.fakes import make_desk


@pytest.fixture
def desk(qapp):
    made = make_desk(qapp)
    object.__setattr__(made, "data_folder", str(Path(__file__).parent))
    owner = QObject()
    put_on = Appearance(made.theme, made.settings, owner)
    apply_settings(made.theme, made.settings)
    yield made
    put_on.shut()
    install_language(qapp, "en")


@pytest.fixture
def dialog(qtbot, desk):
    root = QWidget()
    qtbot.addWidget(root)
    made = open_settings(desk, root)
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        made.close()


def row_of(dialog, name):
    """The row of a setting, in view."""
    setting = next(one for one in SETTINGS if one.name == name)
    dialog.show_page(setting.page)
    row = next(row for row in dialog._pages.sections[setting.page].rows if row.setting is setting)
    row.show()
    return row


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose(row):
    """The value that a click or keys make, on each kind of row."""
    setting = row.setting
    if isinstance(setting, Choice) and setting.look is not Look.LIST:
        standard = setting.read(row.desk.settings)
        place = next(i for i, option in enumerate(setting.options) if option.value != standard)
        click(row.choices.buttons[place])
        return setting.options[place].value
    if isinstance(setting, Choice | DeskChoice):
        row.list.setFocus()
        QTest.keyClick(row.list, Qt.Key.Key_Down)
        row.list.activated.emit(row.list.currentIndex())
        return row.options[1].value if isinstance(setting, DeskChoice) else setting.options[1].value
    if isinstance(setting, Switch):
        click(row.switch)
        return not setting.unset
    if isinstance(setting, Number):
        row.box.setFocus()
        row.box.selectAll()
        QTest.keyClicks(row.box, "7")
        QTest.keyClick(row.box, Qt.Key.Key_Return)
        return 7.0
    values = ("#FFD000", "#00E0FF") if setting.dark else ("#663300", "#003366")
    for field, value in zip(row.fields, values, strict=True):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, value)
    return " ".join(values)


@pytest.mark.parametrize("name", [one.name for one in SETTINGS])
def test_a_click_is_stored_at_once_and_the_reset_beside_it_takes_it_back(dialog, desk, name):
    row = row_of(dialog, name)
    row.setting.reset(desk.settings)
    QApplication.processEvents()
    row = row_of(dialog, name)
    assert row.reset_button.isHidden()
    wanted = choose(row)
    assert desk.settings.get(name, row.setting.unset) == wanted
    assert row.setting.read(desk.settings) == wanted
    QApplication.processEvents()
    # Another language makes the rows anew.
    row = row_of(dialog, name)
    assert not row.reset_button.isHidden()
    click(row.reset_button)
    assert not row.setting.is_changed(desk.settings)


@pytest.mark.parametrize("name", [one.name for one in SETTINGS])
def test_a_change_from_elsewhere_is_shown(dialog, desk, name):
    row = row_of(dialog, name)
    setting = row.setting
    if isinstance(setting, Choice):
        desk.settings.set(name, setting.options[-1].value)
    elif isinstance(setting, Switch):
        desk.settings.set(name, not setting.unset)
        assert row.switch.isChecked() is not setting.unset
    elif isinstance(setting, Number):
        desk.settings.set(name, 0.0)
        assert row.box.text() == "never"
    elif isinstance(setting, ColorPair):
        desk.settings.set(name, "#FFD000 #00E0FF" if setting.dark else "#663300 #003366")
        assert row.fields[0].text() in ("#FFD000", "#663300")
    QApplication.processEvents()


def test_arrows_go_through_a_choice_and_space_turns_a_switch(dialog, desk):
    row = row_of(dialog, "flash")
    row.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert desk.settings.values["flash"] == "cell"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert desk.settings.values["flash"] == "digits"
    row = row_of(dialog, appearance.CONTRAST)
    row.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert desk.settings.values[appearance.CONTRAST] is True


def test_a_pair_that_is_too_faint_is_said_and_not_taken(dialog, desk):
    desk.settings.set(appearance.UP_DOWN, "custom")
    row = row_of(dialog, appearance.CUSTOM_PAIR_DARK)
    row.fields[0].selectAll()
    row.fields[0].setFocus()
    QTest.keyClicks(row.fields[0], "#333333")
    assert "too faint" in row.ratios[0].text()
    assert appearance.CUSTOM_PAIR_DARK not in desk.settings.values
    row.fields[0].selectAll()
    QTest.keyClicks(row.fields[0], "#33")
    assert "#RRGGBB" in row.ratios[0].text()


def test_own_colours_are_in_view_with_the_own_pair_only(dialog, desk):
    dialog.show_page(Page.APPEARANCE)
    rows = {row.setting.name: row for row in dialog._pages.sections[Page.APPEARANCE].rows}
    assert rows[appearance.CUSTOM_PAIR_DARK].isHidden()
    desk.settings.set(appearance.UP_DOWN, "custom")
    assert not rows[appearance.CUSTOM_PAIR_DARK].isHidden()


def test_the_page_is_reset_and_changes_are_counted(dialog, desk):
    dialog.show_page(Page.APPEARANCE)
    desk.settings.set("flash", "off")
    assert dialog._counted.text() == "1 change since start"
    desk.settings.set(appearance.DENSITY, "roomy")
    desk.settings.set("stale.HK_s", 5.0)
    assert dialog._counted.text() == "3 changes since start"
    click(dialog.reset_button)
    assert not any(one.is_changed(desk.settings) for one in settings_of(Page.APPEARANCE))
    assert dialog._counted.text() == "1 change since start"
    assert desk.theme.row_height == 22


def test_the_search_finds_over_all_pages_and_escape_leaves_it_then_the_dialog(dialog, qtbot):
    QTest.keyClicks(dialog.search, "hong kong")
    section = dialog._pages.sections[Page.STALE]
    assert section.isVisible()
    assert [row.setting.name for row in section.rows if row.isVisible()] == ["stale.HK_s"]
    assert not dialog._pages.sections[Page.APPEARANCE].isVisible()
    assert not any(button.in_view for button in dialog.buttons.values())
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.search.text() == ""
    assert dialog._pages.sections[Page.APPEARANCE].isVisible()
    assert dialog.buttons[Page.APPEARANCE].in_view
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_the_keyboard_goes_from_the_search_over_the_page_to_what_was_found(dialog, desk):
    QTest.keyClicks(dialog.search, "density")
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Normal 22"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert desk.theme.row_height == 26


def test_a_search_without_a_find_says_so_and_one_for_a_page_leads_there(dialog):
    QTest.keyClicks(dialog.search, "xyzzy")
    assert "xyzzy" in dialog._pages._nothing.text()
    assert dialog._pages._nothing.isVisible()
    dialog.search.clear()
    QTest.keyClicks(dialog.search, "backup")
    section = dialog._pages.sections[Page.FOLDER]
    link = next(one for one in section._links.values() if one.isVisible())
    click(link)
    assert dialog.search.text() == ""
    assert section.part.isVisible()


def test_pages_turn_by_click_and_by_keys(dialog):
    click(dialog.buttons[Page.CHART])
    assert dialog._pages.sections[Page.CHART].isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert dialog.buttons[Page.SOUNDS].isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert dialog.buttons[Page.CHART].isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is dialog.search


def test_there_is_one_dialog_and_it_opens_at_the_page_that_was_asked_for(dialog, desk):
    assert open_settings(desk, dialog.parentWidget(), "network") is dialog
    assert dialog.buttons[Page.NETWORK].isChecked()
    assert open_settings(desk, dialog.parentWidget(), "no such page") is dialog


def test_another_language_changes_every_word_and_keeps_the_place(dialog, desk):
    row = row_of(dialog, appearance.LANGUAGE)
    row.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QApplication.processEvents()
    assert desk.theme.language == "zh_CN"
    assert dialog.windowTitle() == "设置"
    assert QApplication.focusWidget().text() == "简体中文"


def test_a_sound_is_tried_and_a_silent_one_is_not(dialog, desk):
    row = row_of(dialog, "sounds.tape-2")
    click(row.play)
    assert desk.sounds.played == ["tape-2"]
    click(row.switch)
    assert not row.play.isEnabled()


def test_the_key_is_asked_for_and_its_state_is_said(dialog, desk):
    dialog.show_page(Page.PROVIDERS)
    row = dialog._pages.sections[Page.PROVIDERS].part.rows["qos"]
    assert row.key.text() == "No key"
    desk.keys.put(keep=Keep.KEYRING)
    assert row.key.text() == "Key in the system's keyring"
    click(row.change)
    keys = next(one for one in dialog.findChildren(KeysDialog) if one.isVisible())
    keys.close()
    state = desk.connection.state
    desk.connection.put(type(state)(LinkState.REFUSED, "QOS"))
    assert row.key.text() == "Refused by QOS"
    desk.connection.put(type(state)(LinkState.LIVE, "QOS", demo=True))
    assert row.state.text() == "DEMO made-up prices"


def test_the_proxy_dialog_opens_and_what_it_took_is_said(dialog):
    dialog.show_page(Page.NETWORK)
    part = dialog._pages.sections[Page.NETWORK].part
    click(part.change)
    network = next(one for one in QApplication.topLevelWidgets() if type(one).__name__ == "NetworkDialog")
    assert network.isVisible()
    network.choose(next(use for use in type(part.desk.network.proxy().use) if use.value == "none"))
    network.apply()
    assert part.proxy.text() == "None"


def test_the_folder_says_how_much_is_in_it(dialog, qtbot, desk):
    dialog.show_page(Page.FOLDER)
    part = dialog._pages.sections[Page.FOLDER].part
    assert part.path.text() == desk.data_folder
    qtbot.waitUntil(lambda: part.taken.text().endswith("MB"))
    assert part.backups.text() == "0"
    assert not part.open_backups.isEnabled()


def test_nothing_is_heard_after_the_end(dialog, desk, qtbot):
    before = len(desk.settings.listeners)
    dialog.show_page(Page.PROVIDERS)
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert len(desk.settings.listeners) == before - 1
    assert desk.connection.listeners == []
    assert desk.keys.listeners == []
    desk.settings.set(appearance.THEME, "light")


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("font", ["inter", "system"])
def test_every_word_has_its_room_and_every_control_a_name(dialog, desk, language, font):
    desk.settings.set(appearance.LANGUAGE, language)
    desk.settings.set(appearance.OWN_FONT, font)
    desk.settings.set(appearance.UP_DOWN, "custom")
    QApplication.processEvents()
    for page in pages():
        dialog.show_page(page)
        QApplication.processEvents()
        assert dialog._scroll.horizontalScrollBar().maximum() == 0, page
        for widget in dialog.findChildren(QWidget):
            if not widget.isVisible():
                continue
            if isinstance(widget, QLabel) and widget.text():
                needed = (
                    widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
                )
                assert widget.height() >= needed, (page, widget.text())
                words = widget.text().split() if widget.wordWrap() else [widget.text()]
                widest = max(widget.fontMetrics().horizontalAdvance(word) for word in words)
                assert language != "en" or widest <= widget.width() + 1, (page, widget.text())
            elif isinstance(widget, QAbstractButton):
                assert widget.width() >= widget.sizeHint().width(), (page, widget.text())
                assert widget.accessibleName() or widget.text(), (page, widget)
            elif isinstance(widget, Box):
                width = widget.fontMetrics().horizontalAdvance(widget.currentText())
                assert width <= widget.width() - 38, (page, widget.currentText())
                assert widget.accessibleName()
            elif isinstance(widget, QLineEdit) and widget.parent() is dialog:
                assert widget.accessibleName()
        assert not dialog.findChildren(SwitchButton) or all(
            one.accessibleName() for one in dialog.findChildren(SwitchButton)
        )
