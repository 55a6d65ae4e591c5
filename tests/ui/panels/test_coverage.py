"""The coverage page: what each vendor says of each symbol, the summary, choices by mouse and keys, its empty states."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.ui.panels.coverage import CoveragePanel
from qosdesk.ui.ports import LinkState
from tests.ui.fakes import make_desk

APPLE, TENCENT, GOLD = Symbol("US", "AAPL"), Symbol("HK", "700"), Symbol("CM", "XAUUSD")
PAIR, PERPETUAL = Symbol("CC", "BTCUSDT"), Symbol("CF", "BTCUSDT")


@pytest.fixture
def desk(qtbot):
    desk = make_desk()
    desk.watchlists.lists = [
        Watchlist("Core", (Entry(TENCENT), Entry(APPLE), Entry(PERPETUAL)), 1),
        Watchlist("More", (Entry(APPLE), Entry(GOLD), Entry(PAIR), Entry(Symbol("XX", "ODD"))), 2),
    ]
    desk.sources.put("qos", "alltick")
    return desk


@pytest.fixture
def panel(qtbot, desk):
    panel = CoveragePanel(desk, "coverage-1")
    qtbot.addWidget(panel)
    panel.resize(640, 360)
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.model.vendors))
    yield panel
    panel.shut()


def row_of(panel, symbol):
    return [row.symbol for row in panel.model.rows].index(symbol)


def said(panel, symbol):
    row = row_of(panel, symbol)
    return [panel.model.text(row, column) for column in range(panel.model.columnCount())]


def click(panel, symbol, column, modifier=Qt.KeyboardModifier.NoModifier):
    index = panel.model.index(row_of(panel, symbol), column)
    at = panel.view.visualRect(index).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def choose(menu, text):
    next(action for action in menu.actions() if action.text().partition("\t")[0] == text).trigger()


def test_every_symbol_of_all_lists_has_one_row_and_every_vendor_a_column(panel):
    assert [str(row.symbol) for row in panel.model.rows] == [
        "HK:700",
        "US:AAPL",
        "CF:BTCUSDT",
        "CM:XAUUSD",
        "CC:BTCUSDT",
        "XX:ODD",
    ]
    assert said(panel, APPLE) == ["US:AAPL", "Apple", "serves", "covers", "usual order"]
    assert said(panel, PERPETUAL)[2:4] == ["serves", "no"]
    assert said(panel, PAIR)[2:4] == ["no", "serves"]
    titles = [panel.model.headerData(place, Qt.Orientation.Horizontal) for place in (2, 3)]
    assert titles == ["1  QOS", "2  AllTick"]


def test_the_summary_counts_what_each_covers_and_what_nobody_does(panel):
    assert panel.said.text() == "QOS covers 4 of 6 · AllTick 4 · nobody 1"


def test_a_vendor_that_is_not_connected_says_so_in_its_column(qtbot, panel, desk):
    desk.sources.put("qos", "alltick", alltick=LinkState.REFUSED)
    qtbot.waitUntil(
        lambda: panel.model.headerData(3, Qt.Orientation.Horizontal) == "2  AllTick · key refused"
    )


def test_a_cell_that_says_no_has_the_reason_as_its_tooltip(panel):
    index = panel.model.index(row_of(panel, PERPETUAL), 3)
    assert panel.model.data(index, Qt.ItemDataRole.ToolTipRole) == "AllTick does not offer market CF."


def test_a_refused_code_is_told_from_a_market_that_is_not_offered(qtbot, panel, desk):
    desk.sources.refused[APPLE, "alltick"] = "AllTick refused AAPL.US: code invalid."
    desk.sources.tell()
    qtbot.waitUntil(lambda: said(panel, APPLE)[3] == "refused")
    assert panel.model.tip(row_of(panel, APPLE), 3) == "AllTick refused AAPL.US: code invalid."


def test_a_fallback_moves_the_mark_of_who_serves(qtbot, panel, desk):
    desk.sources.fall("US:AAPL", "alltick")
    qtbot.waitUntil(lambda: said(panel, APPLE)[2:4] == ["covers", "serves"])


def test_space_prefers_the_vendor_of_the_column_for_the_chosen_symbols(qtbot, panel, desk):
    click(panel, TENCENT, 3)
    click(panel, APPLE, 3, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert desk.sources.chosen == {TENCENT: "alltick", APPLE: "alltick"}
    qtbot.waitUntil(lambda: said(panel, APPLE)[2:] == ["covers", "serves", "AllTick"])
    assert len(panel.view.chosen()) == 2


def test_del_goes_back_to_the_usual_order(qtbot, panel, desk):
    desk.sources.prefer([APPLE], "alltick")
    click(panel, APPLE, 0)
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert desk.sources.preferred(APPLE) == ""


def test_the_menu_prefers_a_vendor_and_marks_the_one_chosen(panel, desk):
    click(panel, APPLE, 0)
    choose(panel.menu(), "Prefer AllTick")
    assert desk.sources.preferred(APPLE) == "alltick"
    checked = [action.text() for action in panel.menu().actions() if action.isChecked()]
    assert checked == ["Prefer AllTick"]


def test_enter_opens_the_menu_of_the_row(qtbot, panel):
    click(panel, APPLE, 2)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    popup = QGuiApplication.instance().activePopupWidget()
    assert popup is not None
    popup.close()


def test_ctrl_right_moves_the_vendor_of_the_column_and_the_keyboard_stays_with_it(panel, desk):
    click(panel, APPLE, 2)
    QTest.keyClick(panel.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert [one.name for one in desk.sources.vendors()] == ["alltick", "qos"]
    assert [one.name for one in panel.model.vendors] == ["alltick", "qos"]
    assert panel.view.currentIndex().column() == 3


def test_the_menu_of_a_title_moves_its_vendor_but_not_over_the_edge(panel, desk):
    menu = panel.header_menu(2)
    enabled = {
        action.text().partition("\t")[0]: action.isEnabled() for action in menu.actions() if action.text()
    }
    assert enabled == {"Earlier in the order": False, "Later in the order": True, "Add a provider…": True}
    choose(menu, "Later in the order")
    assert [one.name for one in desk.sources.vendors()] == ["alltick", "qos"]


def test_another_code_stands_in_by_the_dialog_and_is_marked(qtbot, panel, desk):
    click(panel, PERPETUAL, 3)
    QTest.keyClick(panel.view, Qt.Key.Key_Insert)
    dialog = QGuiApplication.instance().activeModalWidget()
    QTest.keyClicks(dialog.code, "CC:BTCUSDT")
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    assert desk.sources.stand_ins == {(PERPETUAL, "alltick"): "CC:BTCUSDT"}
    qtbot.waitUntil(lambda: said(panel, PERPETUAL)[3] == "≈ CC:BTCUSDT")
    assert "not the same instrument" in panel.model.tip(row_of(panel, PERPETUAL), 3)


def test_what_is_wrong_with_a_code_is_said_in_the_dialog_which_stays(panel, desk):
    click(panel, PERPETUAL, 3)
    dialog = panel.stand_in()
    dialog.take.click()
    assert dialog.trouble.text() == "Type a code of AllTick first."
    QTest.keyClicks(dialog.code, "CF:BTCUSDT")
    dialog.take.click()
    assert dialog.trouble.text() == "AllTick has no CF:BTCUSDT."
    assert dialog.isVisible()
    dialog.cancel.click()
    assert desk.sources.stand_ins == {}


def test_a_stand_in_is_ended_in_the_same_dialog(panel, desk):
    desk.sources.stand_in(PERPETUAL, "alltick", "CC:BTCUSDT")
    panel.read()
    click(panel, PERPETUAL, 3)
    dialog = panel.stand_in()
    assert dialog.code.text() == "CC:BTCUSDT"
    dialog.end.click()
    assert desk.sources.stand_ins == {}


def test_no_code_stands_in_where_the_vendor_covers_the_symbol(panel):
    click(panel, APPLE, 3)
    assert panel.stand_in() is None


def test_a_list_and_a_text_narrow_the_rows(panel):
    panel.lists.setCurrentIndex(1)
    assert [row.symbol for row in panel.model.rows] == [TENCENT, APPLE, PERPETUAL]
    assert panel.title_parts()[:2] == ("Coverage", "Core")
    QTest.keyClicks(panel.search, "apple")
    assert [row.symbol for row in panel.model.rows] == [APPLE]
    assert panel.said.text() == "QOS covers 1 of 1 · AllTick 1 · nobody 0"


def test_without_a_match_or_a_symbol_or_a_vendor_it_says_what_to_do(panel, desk):
    panel.search.setText("nothing like it")
    assert "Clear the filter" in panel.nothing.text()
    assert panel.nothing.isVisible()
    panel.search.clear()
    desk.watchlists.lists = [Watchlist("Empty", (), 1)]
    panel.read()
    assert "Add some in a watchlist" in panel.nothing.text()


def test_with_one_vendor_it_offers_a_second_one(qtbot, panel, desk):
    assert not panel.add_vendor.isVisible()
    desk.sources.put("qos")
    qtbot.waitUntil(panel.add_vendor.isVisible)
    assert panel.note.text() == "Only QOS is in use. A second provider takes over where the first one fails."
    QTest.mouseClick(panel.add_vendor, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    dialog = QGuiApplication.instance().activeModalWidget()
    assert dialog.windowTitle() == "Provider and key"
    dialog.reject()


def test_ctrl_c_copies_the_chosen_rows_as_a_table(panel):
    click(panel, PAIR, 2)
    QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Symbol\tName\tQOS\tAllTick\tPreference\nCC:BTCUSDT\t\tno\tserves\tusual order"
    )


def test_whoever_hears_a_cell_hears_the_symbol_and_the_whole_sentence(panel):
    index = panel.model.index(row_of(panel, APPLE), 2)
    heard = panel.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "US:AAPL: QOS covers it. It serves now."


@pytest.mark.parametrize("width", [220, 300, 420, 640, 1200])
def test_columns_fill_the_width_and_the_vendors_never_go(panel, width):
    panel.resize(width, 300)
    panel.view.fit()
    header = panel.view.horizontalHeader()
    assert header.length() <= max(panel.view.viewport().width(), 104 + 2 * 60)
    assert not any(header.isSectionHidden(place) for place in (0, 2, 3))


def test_a_hidden_panel_reads_nothing(qtbot, panel, desk):
    panel.hide()
    desk.watchlists.lists = [Watchlist("Other", (Entry(parse_symbol("HK:5")),), 9)]
    panel.read()
    assert len(panel.model.rows) == 6
