"""Lists, sections, tags, notes and aliases of the ticker table: by mouse, by keyboard, stored at once, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog

from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui import symbol_mime
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.panels.table.keeper import UNDO_MAX
from qosdesk.ui.ports import Entry, Watchlist
from tests.ui.panels.market import frame, snapshot
from tests.ui.panels.table_hands import click, drag_move, menu_of, place_of, press_menu, selected, shown_codes

CODES = ["HK:700", "HK:9988", "HK:3690", "HK:80700", "US:NVDA", "US:AAPL", "US:TME"]


@pytest.fixture
def table(desk, shown):
    desk.watchlists.save(Watchlist("Second", (Entry(parse_symbol("CF:BTCUSDT")),)))
    panel = shown(TablePanel, 652, 640)
    panel.tester = QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    frame(desk, 0.5)
    panel.view.setFocus()
    return panel


def _stored(desk, number=0):
    return [str(symbol) for symbol in desk.watchlists.all()[number].symbols()]


def _entry(desk, code, number=0):
    return next(e for e in desk.watchlists.all()[number].entries if e.symbol == parse_symbol(code))


def _sections(desk):
    return [entry.section for entry in desk.watchlists.all()[0].entries if entry.symbol is None]


def _key(panel, qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(panel.view, key, modifiers)


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


# --- rows -----------------------------------------------------------------------------------------------------------


def test_several_rows_are_chosen_and_removed_together_and_come_back(desk, table, qtbot):
    click(table, qtbot, "HK:9988")
    click(table, qtbot, "US:NVDA", SHIFT)
    assert selected(table) == CODES[1:5]
    _key(table, qtbot, Qt.Key.Key_Delete)
    assert _stored(desk) == shown_codes(table) == ["HK:700", "US:AAPL", "US:TME"]
    assert table.undo_bar.text == "4 symbols were removed from Core."
    _key(table, qtbot, Qt.Key.Key_Z, CTRL)
    assert _stored(desk) == shown_codes(table) == CODES
    assert not table.undo_bar.isVisible()


def test_the_undo_notice_takes_back_with_a_click(desk, table, qtbot):
    click(table, qtbot, "HK:9988")
    _key(table, qtbot, Qt.Key.Key_Delete)
    assert table.undo_bar.isVisible()
    table.undo_bar.action.emit()
    assert _stored(desk) == CODES
    table.keeper.undo()
    assert _stored(desk) == CODES


def test_removing_a_row_does_not_move_the_group_to_another_until_the_list_has_it_no_more(desk, table, qtbot):
    click(table, qtbot, "HK:9988")
    _key(table, qtbot, Qt.Key.Key_Delete)
    assert desk.links.target(1).symbol == parse_symbol("HK:3690")
    assert selected(table) == ["HK:3690"]


def test_alt_and_arrows_move_rows_also_into_another_section(desk, table, qtbot):
    click(table, qtbot, "HK:80700")
    _key(table, qtbot, Qt.Key.Key_Up, ALT)
    assert _stored(desk)[:4] == ["HK:700", "HK:9988", "HK:80700", "HK:3690"]
    assert selected(table) == ["HK:80700"]
    _key(table, qtbot, Qt.Key.Key_Down, ALT)
    _key(table, qtbot, Qt.Key.Key_Down, ALT)
    assert _stored(desk) == CODES
    assert table.model.section_of(table.live.rows["HK:80700"]).title == "United States"


def test_rows_are_not_moved_by_hand_while_they_are_sorted(desk, table, qtbot):
    table.ordering.sort("symbol", False)
    click(table, qtbot, "HK:80700")
    _key(table, qtbot, Qt.Key.Key_Up, ALT)
    assert _stored(desk) == CODES


def test_a_selection_of_several_stays_through_a_change_of_the_list(desk, table, qtbot):
    click(table, qtbot, "HK:9988")
    click(table, qtbot, "US:AAPL", CTRL)
    table.keeper.add([parse_symbol("CF:XRPUSDT")], 0)
    assert selected(table) == ["HK:9988", "US:AAPL"]


def test_space_goes_to_the_next_symbol_and_back(desk, table, qtbot):
    click(table, qtbot, "HK:80700")
    _key(table, qtbot, Qt.Key.Key_Space)
    assert desk.links.target(1).symbol == parse_symbol("US:NVDA")
    _key(table, qtbot, Qt.Key.Key_Space, SHIFT)
    assert desk.links.target(1).symbol == parse_symbol("HK:80700")


def test_enter_and_a_double_click_point_the_group(desk, table, qtbot):
    click(table, qtbot, "HK:9988")
    desk.links.point(1, parse_symbol("CF:ETHUSDT"))
    assert selected(table) == []
    _key(table, qtbot, Qt.Key.Key_Return)
    assert desk.links.target(1).symbol == parse_symbol("HK:9988")
    rect = table.view.row_rect(place_of(table, "US:TME"))
    at = QPoint(40, rect.center().y())
    qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.links.target(1).symbol == parse_symbol("US:TME")


# --- tags, notes, aliases -------------------------------------------------------------------------------------------


def test_ctrl_alt_and_a_digit_tags_the_chosen_rows_and_takes_the_tag_away(desk, table, qtbot):
    click(table, qtbot, "HK:700")
    click(table, qtbot, "HK:9988", CTRL)
    _key(table, qtbot, Qt.Key.Key_3, CTRL | ALT)
    assert (_entry(desk, "HK:700").tag, _entry(desk, "HK:9988").tag) == (3, 3)
    assert table.live.rows["HK:700"].tag == 3
    _key(table, qtbot, Qt.Key.Key_3, CTRL | ALT)
    assert _entry(desk, "HK:700").tag == 0


def test_f2_types_an_alias_in_place_and_esc_leaves_it(desk, table, qtbot):
    click(table, qtbot, "HK:700")
    _key(table, qtbot, Qt.Key.Key_F2)
    assert table.edit.isVisible()
    qtbot.keyClicks(table.edit, "My pick")
    qtbot.keyClick(table.edit, Qt.Key.Key_Return)
    assert _entry(desk, "HK:700").alias == "My pick"
    _key(table, qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(table.edit, "other")
    qtbot.keyClick(table.edit, Qt.Key.Key_Escape)
    assert _entry(desk, "HK:700").alias == "My pick"
    assert not table.edit.isVisible()


def test_a_note_is_written_in_a_dialog(desk, table, qtbot):
    click(table, qtbot, "HK:700")
    table.commands.note()
    (dialog,) = table.findChildren(QDialog)
    dialog.text.setPlainText("Results on 18 March\n")
    dialog.keep.click()
    assert _entry(desk, "HK:700").note == "Results on 18 March"
    index = table.model.index(place_of(table, "HK:700"), 0)
    assert "Results on 18 March" in table.model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert "Results on 18 March" in table.model.data(index, Qt.ItemDataRole.AccessibleTextRole)


# --- sections -------------------------------------------------------------------------------------------------------


def test_left_folds_the_section_of_the_row_and_right_unfolds_it(table, qtbot):
    click(table, qtbot, "HK:9988")
    _key(table, qtbot, Qt.Key.Key_Left)
    assert shown_codes(table) == CODES[4:]
    _key(table, qtbot, Qt.Key.Key_Right)
    assert shown_codes(table) == CODES


def test_folding_does_not_move_the_group(desk, table, qtbot):
    click(table, qtbot, "HK:9988")
    _key(table, qtbot, Qt.Key.Key_Left)
    assert desk.links.target(1).symbol == parse_symbol("HK:9988")


def test_a_section_is_made_renamed_moved_and_removed(desk, table, qtbot):
    click(table, qtbot, "HK:3690")
    table.menus.open_for(QPoint(0, 0), place_of(table, "HK:3690"))
    press_menu(menu_of(table), "Section above…")
    qtbot.keyClicks(table.edit, "Food")
    qtbot.keyClick(table.edit, Qt.Key.Key_Return)
    assert _sections(desk) == ["Hong Kong", "Food", "United States"]
    section = table.model.sections[1]
    table.menus.open_for(QPoint(0, 0), table.model.place_of(section))
    press_menu(menu_of(table), "Move section up")
    assert _sections(desk) == ["Food", "Hong Kong", "United States"]
    section = table.model.sections[0]
    table.keeper.step_section(section.entry, 1)
    table.keeper.step_section(table.model.sections[1].entry, 1)
    assert _sections(desk) == ["Hong Kong", "United States", "Food"]
    table.keeper.remove_section(table.model.sections[2].entry)
    assert _sections(desk) == ["Hong Kong", "United States"]
    assert sorted(_stored(desk)) == sorted(CODES)
    for _ in range(5):
        table.keeper.undo()
    assert _stored(desk) == CODES


def test_folded_sections_come_back_with_the_layout(desk, table, shown):
    table.commands.toggle(table.model.sections[0])
    other = shown(TablePanel, 652, 640)
    other.restore_state(table.save_state())
    assert shown_codes(other) == CODES[4:]


# --- lists ----------------------------------------------------------------------------------------------------------


def test_a_tab_is_renamed_in_place(desk, table, qtbot):
    centre = table.tabs.tab_rect(1).center().toPoint()
    qtbot.mouseDClick(table.tabs, Qt.MouseButton.LeftButton, pos=centre)
    qtbot.keyClicks(table.tabs.edit, "Coins")
    qtbot.keyClick(table.tabs.edit, Qt.Key.Key_Return)
    assert [one.name for one in desk.watchlists.all()] == ["Core", "Coins"]


def test_a_tab_is_dragged_to_another_place(desk, table, qtbot):
    first, second = (table.tabs.tab_rect(n).center().toPoint() for n in (0, 1))
    qtbot.mousePress(table.tabs, Qt.MouseButton.LeftButton, pos=first)
    drag_move(table.tabs, second + QPoint(10, 0))
    qtbot.mouseRelease(table.tabs, Qt.MouseButton.LeftButton, pos=second + QPoint(10, 0))
    assert [one.name for one in desk.watchlists.all()] == ["Second", "Core"]
    assert table.watchlist.name == "Core"
    table.keeper.undo()
    assert [one.name for one in desk.watchlists.all()] == ["Core", "Second"]


def test_keys_on_the_tabs_switch_move_rename_add_and_delete(desk, table, qtbot):
    tabs = table.tabs
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert table.watchlist.name == "Second"
    qtbot.keyClick(tabs, Qt.Key.Key_Left, CTRL)
    assert [one.name for one in desk.watchlists.all()] == ["Second", "Core"]
    qtbot.keyClick(tabs, Qt.Key.Key_F2)
    assert tabs.edit.isVisible()
    qtbot.keyClick(tabs.edit, Qt.Key.Key_Escape)
    qtbot.keyClick(tabs, Qt.Key.Key_Insert)
    assert table.watchlist.name == "List 3"
    qtbot.keyClick(tabs, Qt.Key.Key_Delete)
    assert [one.name for one in desk.watchlists.all()] == ["Second", "Core"]
    assert table.watchlist.name == "Core"
    assert table.undo_bar.text == "List 3 was deleted."


def test_a_deleted_list_comes_back_at_its_place(desk, table):
    core = desk.watchlists.all()[0]
    table.keeper.delete(core.id)
    assert [one.name for one in desk.watchlists.all()] == ["Second"]
    assert table.watchlist.name == "Second"
    table.commands.undo()
    assert desk.watchlists.all()[0] == core


def test_the_last_list_is_not_deleted(desk, table):
    for one in list(desk.watchlists.all()) * 2:
        table.keeper.delete(one.id)
    assert len(desk.watchlists.all()) == 1


def test_a_list_is_duplicated_under_a_name_of_its_own_beside_it(desk, table):
    table.menus.open_tab(QPoint(0, 0), 0)
    press_menu(menu_of(table), "Duplicate")
    assert [one.name for one in desk.watchlists.all()] == ["Core", "Core 2", "Second"]
    assert table.watchlist.name == "Core 2"
    assert _stored(desk, 1) == CODES


def test_ctrl_page_down_goes_through_the_lists(table, qtbot):
    _key(table, qtbot, Qt.Key.Key_PageDown, CTRL)
    assert table.watchlist.name == "Second"
    _key(table, qtbot, Qt.Key.Key_PageDown, CTRL)
    assert table.watchlist.name == "Core"


def test_all_lists_can_be_reached_when_their_tabs_do_not_fit(desk, table):
    for number in range(30):
        desk.watchlists.save(Watchlist(f"List number {number}"))
    assert table.tabs.more.isVisible()
    table.menus.open_lists()
    press_menu(menu_of(table), "List number 29")
    assert table.watchlist.name == "List number 29"
    assert table.tabs.tab_at(table.tabs.tab_rect(31).center().x()) == 31


def test_a_list_with_a_doubled_symbol_is_shown_and_kept_without_the_double(desk, table, qtbot):
    twice = tuple(Entry(parse_symbol(code)) for code in ("HK:700", "HK:9988", "HK:700", "HK:3690"))
    made = desk.watchlists.save(Watchlist("Twice", twice))
    table.show_list(made.id)
    assert shown_codes(table) == ["HK:700", "HK:9988", "HK:3690"]
    click(table, qtbot, "HK:3690")
    _key(table, qtbot, Qt.Key.Key_Delete)
    assert _stored(desk, 2) == ["HK:700", "HK:9988"]


def test_undo_is_bounded_and_stops_where_somebody_else_changed_the_list(desk, table):
    for number in range(UNDO_MAX + 5):
        table.keeper.alias(1, f"alias {number}")
    core = desk.watchlists.all()[0]
    assert table.keeper.undo()
    desk.watchlists.save(Watchlist("Core", core.entries[:3], core.id))
    assert not table.keeper.undo()
    assert not table.keeper.can_undo
    assert desk.watchlists.all()[0].entries == core.entries[:3]


def test_rows_go_to_another_list_by_the_menu(desk, table, qtbot):
    click(table, qtbot, "HK:9988")
    table.menus.open_for(QPoint(0, 0), place_of(table, "HK:9988"))
    press_menu(menu_of(table), "Add to list", "Second")
    assert _stored(desk, 1) == ["CF:BTCUSDT", "HK:9988"]
    assert _stored(desk) == CODES
    table.menus.open_for(QPoint(0, 0), place_of(table, "HK:9988"))
    press_menu(menu_of(table), "Move to list", "Second")
    assert _stored(desk, 1) == ["CF:BTCUSDT", "HK:9988"]
    assert "HK:9988" not in _stored(desk)
    table.commands.undo()
    assert _stored(desk) == CODES


def test_rows_go_to_a_new_list_by_the_menu(desk, table, qtbot):
    click(table, qtbot, "HK:9988")
    table.menus.open_for(QPoint(0, 0), place_of(table, "HK:9988"))
    press_menu(menu_of(table), "Add to list", "New list")
    assert desk.watchlists.all()[2].name == "List 3"
    assert _stored(desk, 2) == ["HK:9988"]
    assert table.watchlist.name == "Core"


def test_the_list_is_summed_up_over_its_tab(desk, table):
    snapshot(desk, "HK:700", 110, 100)
    snapshot(desk, "HK:9988", 96, 100)
    frame(desk)
    table._second()
    assert table.tabs.said == "Core: 7 symbols, average +3.00%, 1 up, 1 down"


# --- clipboard ------------------------------------------------------------------------------------------------------


def test_codes_alone_are_copied_and_pasted_behind_the_row(desk, table, qtbot):
    click(table, qtbot, "HK:700")
    click(table, qtbot, "US:TME", CTRL)
    _key(table, qtbot, Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "HK:700\nUS:TME"
    table.show_tab(1)
    QGuiApplication.clipboard().setMimeData(symbol_mime.pack([parse_symbol("HK:700")]))
    _key(table, qtbot, Qt.Key.Key_V, CTRL)
    assert _stored(desk, 1) == ["CF:BTCUSDT", "HK:700"]


def test_foreign_text_is_for_the_import(table, qtbot):
    QGuiApplication.clipboard().setText("0700.HK\n600519.SS")
    with qtbot.waitSignal(table.import_wanted) as wanted:
        _key(table, qtbot, Qt.Key.Key_V, CTRL)
    assert wanted.args == ["0700.HK\n600519.SS"]


def test_a_row_can_be_opened_in_a_panel_and_have_an_alert(desk, table, qtbot):
    snapshot(desk, "HK:9988", 158.4, 160.9)
    frame(desk)
    click(table, qtbot, "HK:9988")
    table.menus.open_for(QPoint(0, 0), place_of(table, "HK:9988"))
    with qtbot.waitSignal(table.open_wanted) as opened:
        press_menu(menu_of(table), "Open in Depth")
    assert opened.args == ["ladder", parse_symbol("HK:9988")]
    table.menus.open_for(QPoint(0, 0), place_of(table, "HK:9988"))
    with qtbot.waitSignal(table.alert_wanted) as alert:
        press_menu(menu_of(table), "Alert at price…")
    assert alert.args == [(parse_symbol("HK:9988"),), 158.4]


def test_a_whole_list_can_have_an_alert(desk, table, qtbot):
    table.menus.open_tab(QPoint(0, 0), 1)
    with qtbot.waitSignal(table.alert_wanted) as alert:
        press_menu(menu_of(table), "Alert for all its symbols…")
    assert alert.args[0] == (parse_symbol("CF:BTCUSDT"),)
    assert alert.args[1] != alert.args[1]
