"""Sources in the ticker table: who serves each row, and the row menu that prefers one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from qosdesk.domain.symbols import parse_symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.ui.panels.table import TablePanel
from tests.ui.panels.market import frame, snapshot
from tests.ui.panels.table_hands import click, menu_of, place_of, press_menu

TENCENT, ALIBABA = parse_symbol("HK:700"), parse_symbol("HK:9988")


@pytest.fixture
def table(desk, shown):
    desk.sources.put("qos", "alltick")
    panel = shown(TablePanel, 652, 640)
    for code in ("HK:700", "HK:9988"):
        snapshot(desk, code, 612.5, 605.0)
    frame(desk, 0.5)
    panel.view.setFocus()
    return panel


def source_of(panel, code):
    return panel.model.items[place_of(panel, code)].source


def row_menu(panel, code):
    panel.menus.open_for(QPoint(0, 0), place_of(panel, code))
    return menu_of(panel)


def test_every_row_names_who_serves_it_and_follows_within_a_second(desk, table):
    assert source_of(table, "HK:700") == "QOS"
    desk.sources.fall("HK:700", "alltick")
    desk.clock.advance(1)
    table._second()
    assert source_of(table, "HK:700") == "QOS → AllTick"
    assert source_of(table, "HK:9988") == "QOS"


def test_the_table_names_all_sources_in_its_title(desk, table):
    from qosdesk.ui.shell.title_bar import TitleBar

    bar = TitleBar(table)
    bar.resize(900, 24)
    assert bar.badge_text() == "QOS · AllTick"
    bar.deleteLater()


def test_the_row_menu_prefers_a_source_for_all_selected_rows_and_takes_it_back(desk, table, qtbot):
    click(table, qtbot, "HK:700")
    click(table, qtbot, "HK:9988", Qt.KeyboardModifier.ControlModifier)
    press_menu(row_menu(table, "HK:700"), "Source", "AllTick")
    assert desk.sources.chosen == {TENCENT: "alltick", ALIBABA: "alltick"}
    press_menu(row_menu(table, "HK:700"), "Source", "Usual order")
    assert set(desk.sources.chosen.values()) == {""}


def test_a_source_that_does_not_cover_the_row_cannot_be_chosen(desk, table):
    desk.sources.refused[TENCENT, "alltick"] = "AllTick refused 700.HK."
    menu = row_menu(table, "HK:700")
    choices = next(one.menu() for one in menu.actions() if one.text() == "Source")
    assert {one.text(): one.isEnabled() for one in choices.actions()} == {
        "Usual order": True,
        "QOS": True,
        "AllTick": False,
    }
    menu.close()


def test_with_one_vendor_there_is_no_choice_in_the_menu(desk, table):
    desk.sources.put("qos")
    menu = row_menu(table, "HK:700")
    assert "Source" not in [one.text() for one in menu.actions()]
    menu.close()


@pytest.fixture
def mixed(desk, shown):
    """A list with a symbol that only QOS offers."""

    def show(*vendors):
        desk.sources.put(*vendors)
        codes = ("HK:700", "CF:BTCUSDT")
        desk.watchlists.lists = [Watchlist("Core", tuple(Entry(parse_symbol(code)) for code in codes), 1)]
        return shown(TablePanel, 652, 640)

    return show


def absent(panel, code):
    row = panel.model.items[place_of(panel, code)]
    return row.absence, panel.model.spoken(row)


def test_a_row_that_no_source_offers_says_so_instead_of_its_figures(mixed):
    panel = mixed("alltick", "multimarkets")
    panel._second()
    words, spoken = absent(panel, "CF:BTCUSDT")
    assert words == "not offered by AllTick · MultiMarkets"
    assert spoken.endswith("not offered by AllTick · MultiMarkets")
    assert not panel.model.items[place_of(panel, "HK:700")].absence
    panel.view.grab()


def test_a_row_whose_code_the_only_source_refuses_says_so(desk, mixed):
    desk.sources.refused[TENCENT, "alltick"] = "AllTick refused 700.HK: code invalid."
    panel = mixed("alltick")
    panel._second()
    assert absent(panel, "HK:700")[0] == "AllTick refuses this code."


def test_figures_that_came_are_not_hidden_by_a_source_that_lacks_the_symbol(desk, mixed):
    panel = mixed("alltick")
    snapshot(desk, "CF:BTCUSDT", 90_000.0, 89_000.0)
    frame(desk, 0.5)
    panel._second()
    assert not absent(panel, "CF:BTCUSDT")[0]
