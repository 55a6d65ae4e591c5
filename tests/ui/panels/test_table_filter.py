"""The filter row of the ticker table: what it keeps, what it says, how it goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.panels.table.filters import Mover
from qosdesk.ui.ports import Entry
from tests.ui.panels.market import frame, snapshot
from tests.ui.panels.table_hands import click, menu_of, press_menu, shown_codes

CODES = ["HK:700", "HK:9988", "HK:3690", "HK:80700", "US:NVDA", "US:AAPL", "US:TME"]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(desk, shown):
    core = desk.watchlists.all()[0]
    entries = [
        replace(e, tag=4, alias="Search engine") if e.symbol == parse_symbol("HK:9988") else e
        for e in core.entries
    ]
    desk.watchlists.save(replace(core, entries=tuple(entries)))
    panel = shown(TablePanel, 652, 640)
    panel.tester = QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    frame(desk, 0.5)
    panel.view.setFocus()
    return panel


def _type(table, text):
    table.commands.open_filter()
    table.filter_bar.edit.setText(text)


def _chip(table, name):
    return next(
        chip
        for chip in (*table.filter_bar._markets.values(), *table.filter_bar._tags.values())
        if chip.text() == name
    )


def test_ctrl_f_opens_it_and_esc_clears_it(table, qtbot):
    qtbot.keyClick(table.view, Qt.Key.Key_F, CTRL)
    assert table.filter_bar.isVisible()
    qtbot.keyClicks(table.filter_bar.edit, "nvi")
    assert shown_codes(table) == ["US:NVDA"]
    assert table.title_parts()[1] == "Core · 1 of 7 symbols"
    qtbot.keyClick(table.filter_bar.edit, Qt.Key.Key_Escape)
    assert shown_codes(table) == CODES
    assert not table.filter_bar.isVisible()
    assert not table.tabs.filter.isChecked()


def test_esc_in_the_rows_clears_it_too(table, qtbot):
    _type(table, "nvi")
    qtbot.keyClick(table.view, Qt.Key.Key_Escape)
    assert shown_codes(table) == CODES


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("hk:7", ["HK:700"]),
        ("TENCENT", ["HK:700", "HK:80700", "US:TME"]),
        ("engine", ["HK:9988"]),
        ("苹果", ["US:AAPL"]),
        ("  ", CODES),
    ],
)
def test_text_is_found_in_code_name_alias_and_the_other_languages_name(table, text, codes):
    _type(table, text)
    assert shown_codes(table) == codes


def test_markets_and_tags_are_chips(table, qtbot):
    table.commands.open_filter()
    qtbot.mouseClick(_chip(table, "US"), Qt.MouseButton.LeftButton)
    assert shown_codes(table) == CODES[4:]
    qtbot.mouseClick(_chip(table, "HK"), Qt.MouseButton.LeftButton)
    assert shown_codes(table) == CODES
    qtbot.mouseClick(_chip(table, "4"), Qt.MouseButton.LeftButton)
    assert shown_codes(table) == ["HK:9988"]


def test_movers_are_ranked_without_their_sections(desk, table, qtbot):
    for code, last in (("HK:700", 103), ("HK:9988", 94), ("US:NVDA", 107), ("HK:3690", 99)):
        snapshot(desk, code, last, 100, turnover=last * 1e6, session=3 if code.startswith("US") else 0)
    frame(desk)
    table.commands.open_filter()
    table.filter_bar.set_mover(Mover.GAINERS)
    assert [item.state.code for item in table.model.items] == ["US:NVDA", "HK:700"]
    table.filter_bar.set_mover(Mover.LOSERS)
    assert shown_codes(table) == ["HK:9988", "HK:3690"]
    table.filter_bar.set_mover(Mover.ACTIVE)
    assert shown_codes(table) == ["US:NVDA", "HK:700", "HK:3690", "HK:9988"]
    qtbot.mouseClick(table.filter_bar.mover, Qt.MouseButton.LeftButton)
    press_menu(menu_of(table), "Unusual: 5 % or 3 × volume")
    assert shown_codes(table) == ["US:NVDA", "HK:9988"]


def test_it_says_how_many_rows_it_hides_and_what_to_do_when_it_hides_all(table, qtbot):
    _type(table, "tencent")
    assert table.filter_bar._count == "4 hidden"
    table.filter_bar.edit.setText("zzz")
    assert table.empty.isVisible()
    qtbot.mouseClick(table.empty.button, Qt.MouseButton.LeftButton)
    assert shown_codes(table) == CODES
    assert not table.empty.isVisible()


def test_a_filter_does_not_move_the_group_and_the_row_comes_back_selected(desk, table, qtbot):
    click(table, qtbot, "HK:9988")
    _type(table, "nvi")
    assert desk.links.target(1).symbol == parse_symbol("HK:9988")
    table.filter_bar.end()
    assert [row.state.code for row in table.selected_rows()] == ["HK:9988"]


def test_a_list_that_changes_under_a_filter_stays_filtered(desk, table):
    _type(table, "tencent")
    core = desk.watchlists.all()[0]
    desk.watchlists.save(replace(core, entries=(*core.entries, Entry(parse_symbol("CF:BTCUSDT")))))
    assert shown_codes(table) == ["HK:700", "HK:80700", "US:TME"]
