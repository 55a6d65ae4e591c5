"""The ticker table as a user meets it: live rows, selection, order, lists, keyboard (LOOK 4, 5, 8, 10)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu

from qosdesk.domain.hours import Phase
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.panels.table.arrangement import lay_out, usual
from qosdesk.ui.panels.table.cells import figure_color, lit_rect, session_word
from qosdesk.ui.panels.table.columns import COLUMNS
from qosdesk.ui.panels.table.model import sort_rows
from qosdesk.ui.panels.table.rows import PRICE_KEYS, Freshness
from qosdesk.ui.ports import Connection, Entry, LinkState, Watchlist
from tests.ui.panels.market import frame, snapshot, trade

CODES = ("HK:700", "HK:9988", "HK:3690", "HK:80700", "US:NVDA", "US:AAPL", "US:TME")
SECOND_AGO = 0.5


@pytest.fixture
def table(desk, shown, request):
    panel = shown(TablePanel, 652, 640)
    tester = QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    panel.tester = tester
    frame(desk, SECOND_AGO)
    return panel


def _row(panel, code):
    return panel.live.rows[code]


def _click(panel, qtbot, code, *, button=Qt.MouseButton.LeftButton):
    rect = panel.view.row_rect(panel.model.first_of(parse_symbol(code)))
    qtbot.mouseClick(panel.view.viewport(), button, pos=QPoint(40, rect.center().y()))


def _shown_codes(panel):
    return [item.state.code for item in panel.model.items if hasattr(item, "state")]


def _header_click(panel, qtbot, key):
    header = panel.view.header
    placed = next(one for one in panel.view.placed if one.column.key == key)
    x = panel.view.x_of(placed) + placed.width // 2
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))


# --- figures --------------------------------------------------------------------------------------------------------


def test_a_row_nothing_was_heard_of_shows_two_dashes_and_says_no_data(table):
    row = _row(table, "HK:9988")
    assert {row.texts[key] for key in ("last", "change", "percent", "turnover", "age")} == {"--"}
    assert session_word(row) == "No data"
    assert row.fresh is Freshness.NEVER


def test_a_snapshot_fills_the_row(desk, table):
    snapshot(desk, "HK:700", 612.5, 605, 8.09e9)
    frame(desk)
    texts = _row(table, "HK:700").texts
    assert [texts[k] for k in ("last", "change", "percent", "turnover")] == [
        "612.50",
        "+7.50",
        "+1.24%",
        "8.09B",
    ]


def test_a_price_without_a_reference_has_no_change(desk, table):
    trade(desk, "HK:700", 612.5)
    frame(desk)
    texts = _row(table, "HK:700").texts
    assert (texts["last"], texts["change"], texts["percent"]) == ("612.50", "--", "--")


def test_unchanged_is_zero_without_a_sign(desk, table):
    snapshot(desk, "HK:700", 605, 605)
    frame(desk)
    assert _row(table, "HK:700").texts["change"] == "0.00"


def test_decimal_points_of_a_column_stand_at_one_x(desk, table):
    type_ = table.type
    ends = {}
    for decimals, text in ((2, "612.50"), (4, "2.1438"), (3, "10.125")):
        end = type_.figure_right(288, decimals, 13, 500)
        ends[text] = type_.point_x(text, end, 13, 500)
    assert max(ends.values()) - min(ends.values()) < 0.05


# --- flash ----------------------------------------------------------------------------------------------------------


def test_nothing_is_lit_on_first_paint(desk, table):
    snapshot(desk, "HK:700", 611.5, 605)
    frame(desk)
    assert _row(table, "HK:700").flash is None


def test_a_change_lights_from_its_first_changed_digit_in_the_direction_of_the_move(desk, table):
    snapshot(desk, "HK:700", 612.0, 605)
    frame(desk, 1)
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    flash = _row(table, "HK:700").flash
    assert (flash.first, flash.direction > 0) == (4, True)
    frame(desk, 1)
    snapshot(desk, "HK:700", 611.9, 605)
    frame(desk)
    flash = _row(table, "HK:700").flash
    assert (flash.first, flash.direction < 0) == (2, True)


def test_the_lit_ground_begins_at_the_first_changed_digit_and_ends_with_the_figure(table):
    type_ = table.type
    split = 288 - type_.width("2.50", 13, 500)
    rect = lit_rect(split, 288, 0, 22)
    assert abs(rect.left() - split) <= 2
    assert abs(rect.right() - 288) <= 2


def test_a_flash_asks_for_frames_until_it_is_dark(desk, table):
    snapshot(desk, "HK:700", 612.0, 605)
    frame(desk, 1)
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    assert table.on_frame([], desk.clock.monotonic_s()) is True
    frame(desk, 0.51)
    assert _row(table, "HK:700").flash is None
    assert table.on_frame([], desk.clock.monotonic_s()) is False


def test_nothing_is_lit_after_a_sort_or_when_switched_off(desk, table, qtbot):
    desk.settings.set("flash", "off")
    snapshot(desk, "HK:700", 612.0, 605)
    frame(desk, 1)
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    assert _row(table, "HK:700").flash is None


# --- freshness and session ------------------------------------------------------------------------------------------


def test_live_polled_stale_final(desk, table):
    row = _row(table, "HK:700")
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    assert row.fresh is Freshness.LIVE
    desk.connection.put(Connection(LinkState.RECONNECTING))
    desk.clock.advance(6)
    table._second()
    assert (row.fresh, row.age) == (Freshness.POLLED, "6 s")
    desk.clock.advance(35)
    desk.staleness.put("HK:700", 41.0)
    assert (row.fresh, row.age) == (Freshness.STALE, "41 s")
    assert table.title_parts()[2].endswith("1 stale")
    assert table.title_warning() == ""
    desk.clock.advance(3600)
    table._second()
    assert row.phase is Phase.CLOSED
    assert (row.fresh, row.age) == (Freshness.FINAL, "15:42")


def test_a_market_that_rests_draws_no_line_of_the_day(desk, table):
    row = _row(table, "HK:700")
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk, 1)
    frame(desk, 1)
    drawn = len(row.spark.values)
    desk.clock.advance(3600)
    table._second()
    assert row.fresh is Freshness.FINAL
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk, 1)
    assert len(row.spark.values) == drawn


def test_a_stale_figure_has_no_direction_and_is_right_again_with_the_next_quote(desk, table):
    row = _row(table, "HK:700")
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    colors = desk.theme.c
    assert figure_color(table.type, row, row.change) == colors.up
    desk.staleness.put("HK:700", 41.0)
    assert figure_color(table.type, row, row.change) == colors.t3
    desk.staleness.ages.clear()
    snapshot(desk, "HK:700", 613.0, 605)
    frame(desk)
    assert row.fresh is Freshness.LIVE
    assert figure_color(table.type, row, row.change) == colors.up


def test_a_halted_stock_says_so(desk, table):
    snapshot(desk, "HK:700", 3.28, 3.28, suspended=1)
    frame(desk)
    assert session_word(_row(table, "HK:700")) == "Halted"


def test_the_title_counts_live_and_polled(desk, table):
    snapshot(desk, "HK:700", 612.5, 605)
    snapshot(desk, "HK:9988", 158.4, 160.9)
    frame(desk)
    desk.connection.confirmed = {Stream(parse_symbol("HK:700"), Kind.TRADE)}
    table._second()
    assert table.title_parts() == ("Watchlist", "Core · 7 symbols", "1 live · 1 polled")


# --- selection ------------------------------------------------------------------------------------------------------


def test_a_click_points_the_link_group(desk, table, qtbot):
    _click(table, qtbot, "HK:3690")
    assert desk.links.target(1).symbol == parse_symbol("HK:3690")


def test_arrow_keys_move_the_group_and_pass_over_sections(desk, table, qtbot):
    _click(table, qtbot, "HK:80700")
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    assert desk.links.target(1).symbol == parse_symbol("US:NVDA")
    qtbot.keyClick(table.view, Qt.Key.Key_Up)
    assert desk.links.target(1).symbol == parse_symbol("HK:80700")
    qtbot.keyClick(table.view, Qt.Key.Key_Home)
    assert desk.links.target(1).symbol == parse_symbol("HK:700")
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    assert desk.links.target(1).symbol == parse_symbol("US:TME")
    qtbot.keyClick(table.view, Qt.Key.Key_PageUp)
    assert desk.links.target(1).symbol == parse_symbol("HK:700")


def test_the_table_follows_the_group(desk, table):
    desk.links.point(1, parse_symbol("US:AAPL"))
    assert table.model.row_at(table.view.currentIndex().row()).state.code == "US:AAPL"
    desk.links.point(1, parse_symbol("CF:BTCUSDT"))
    assert not table.view.selectionModel().hasSelection()


def test_a_click_on_a_section_folds_it(table, qtbot):
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 8))
    assert _shown_codes(table) == ["US:NVDA", "US:AAPL", "US:TME"]
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 8))
    assert _shown_codes(table) == list(CODES)


# --- order ----------------------------------------------------------------------------------------------------------


def test_sorting_is_by_value_with_missing_last_in_both_directions():
    class One:
        def __init__(self, value):
            self.value = value

    rows = [One(value) for value in (9.0, float("nan"), 100.0, 10.0)]
    up = sort_rows(rows, lambda row: row.value, descending=False)
    down = sort_rows(rows, lambda row: row.value, descending=True)
    assert [row.value for row in up[:3]] == [9, 10, 100]
    assert [row.value for row in down[:3]] == [100, 10, 9]
    assert up[3] is down[3] is rows[1]


def test_header_clicks_go_down_up_and_back_to_the_users_order(desk, table, qtbot):
    for code, last in (("HK:700", 110), ("HK:9988", 90), ("HK:80700", 120)):
        snapshot(desk, code, last, 100)
    frame(desk)
    _header_click(table, qtbot, "percent")
    assert _shown_codes(table)[:4] == ["HK:80700", "HK:700", "HK:9988", "HK:3690"]
    _header_click(table, qtbot, "percent")
    assert _shown_codes(table)[:4] == ["HK:9988", "HK:700", "HK:80700", "HK:3690"]
    _header_click(table, qtbot, "percent")
    assert _shown_codes(table) == list(CODES)


def test_a_sort_keeps_the_selected_symbol_selected(desk, table, qtbot):
    for code, last in (("HK:700", 110), ("HK:9988", 90), ("HK:80700", 120)):
        snapshot(desk, code, last, 100)
    frame(desk)
    _click(table, qtbot, "HK:9988")
    _header_click(table, qtbot, "last")
    selected = table.view.selectionModel().selectedRows()
    assert [table.model.row_at(index.row()).state.code for index in selected] == ["HK:9988"]


def test_a_section_shows_the_average_of_what_is_known(desk, table):
    snapshot(desk, "HK:700", 110, 100)
    snapshot(desk, "HK:9988", 96, 100)
    frame(desk)
    table._second()
    assert table.model.sections[0].average == pytest.approx(0.03)


# --- lists ----------------------------------------------------------------------------------------------------------


def test_it_wants_figures_and_prints_with_the_rows_in_view_first_and_asks_once_for_all(desk, table):
    wanted = desk.quotes.wanted[table]
    assert wanted == {
        Stream(parse_symbol(code), kind) for code in CODES for kind in (Kind.SNAPSHOT, Kind.TRADE)
    }
    assert desk.quotes.refreshed == [parse_symbol(code) for code in CODES]


def test_hidden_it_wants_nothing_and_does_no_work(desk, table):
    table.hide()
    assert table not in desk.quotes.wanted
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    assert _row(table, "HK:700").texts["last"] == "--"
    table.show()
    assert _row(table, "HK:700").texts["last"] == "612.50"
    assert _row(table, "HK:700").flash is None


def test_delete_takes_the_row_out_of_the_stored_list(desk, table, qtbot):
    _click(table, qtbot, "HK:9988")
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert parse_symbol("HK:9988") not in desk.watchlists.all()[0].symbols()
    assert _shown_codes(table) == [code for code in CODES if code != "HK:9988"]
    assert desk.links.target(1).symbol == parse_symbol("HK:3690")


def test_a_tab_shows_its_list_and_an_empty_one_says_what_to_do(desk, table, qtbot):
    desk.watchlists.save(Watchlist("Second", (Entry(parse_symbol("CF:BTCUSDT")),)))
    rect = table.tabs.tab_rect(1)
    qtbot.mouseClick(table.tabs, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert _shown_codes(table) == ["CF:BTCUSDT"]
    assert not table.empty.isVisible()
    qtbot.mouseClick(table.tabs.plus, Qt.MouseButton.LeftButton)
    assert table.watchlist.name == "List 3"
    assert table.empty.isVisible()
    with qtbot.waitSignal(table.search_wanted):
        qtbot.mouseClick(table.empty.button, Qt.MouseButton.LeftButton)


def test_a_symbol_is_added_once(desk, table):
    table.add_symbol(parse_symbol("CF:BTCUSDT"))
    table.add_symbol(parse_symbol("CF:BTCUSDT"))
    assert _shown_codes(table) == [*CODES, "CF:BTCUSDT"]
    assert desk.links.target(1).symbol == parse_symbol("CF:BTCUSDT")


def test_copying_gives_raw_numbers_for_a_spreadsheet(desk, table, qtbot):
    snapshot(desk, "HK:700", 1612.5, 1605, 8.09e9)
    frame(desk)
    _click(table, qtbot, "HK:700")
    table.commands.copy()
    head, line = QGuiApplication.clipboard().text().split("\n")
    values = dict(zip(head.split("\t"), line.split("\t"), strict=True))
    assert values["Symbol"] == "HK:700"
    assert values["Last"] == "1612.50"
    assert values["Turnover"] == "8090000000"


def test_columns_that_a_narrow_table_hides_are_copied_too(table, qtbot):
    table.resize(300, 400)
    _click(table, qtbot, "HK:700")
    table.commands.copy()
    assert "Turnover" in QGuiApplication.clipboard().text().split("\n")[0].split("\t")


def test_what_is_saved_comes_back(desk, table, shown):
    table.ordering.sort("percent", True)
    state = table.save_state()
    other = shown(TablePanel, 652, 640)
    other.restore_state(state)
    assert (other.model.sort_key, other.model.descending) == ("percent", True)


# --- widths ---------------------------------------------------------------------------------------------------------


def test_columns_hide_whole_names_first_then_turnover_then_the_small_line():
    order = []
    for width in range(652, 350, -1):
        shown = {one.column.key for one in lay_out(COLUMNS, usual(COLUMNS), width)}
        order += sorted(usual(COLUMNS).shown - shown - set(order))
    assert order[:3] == ["name", "turnover", "spark"]


@pytest.mark.parametrize("width", [270, 290, 380, 480, 652, 900])
def test_all_shown_columns_are_in_view(table, width):
    table.resize(width, 400)
    last = table.view.placed[-1]
    assert last.x + last.width == table.view.viewport().width()
    assert table.view.horizontalScrollBar().maximum() == 0


def test_only_whole_rows_are_drawn(table):
    table.resize(652, 50 + 22 * 3 + 15)
    assert len(table.view.visible_places()) == 3


# --- reading aloud --------------------------------------------------------------------------------------------------


def test_a_row_has_a_spoken_name(desk, table):
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    index = table.model.index(table.model.first_of(parse_symbol("HK:700")), 0)
    spoken = table.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tencent Holdings, 612.50, up 1.24%, live"


def test_a_derived_figure_explains_itself(desk, table):
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    column = next(column for column in COLUMNS if column.key == "percent")
    assert "(last 612.50 − previous close 605.00) ÷ previous close 605.00" in column.tooltip(
        _row(table, "HK:700")
    )


# --- painting -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("dark", [True, False])
def test_every_state_paints_without_a_qt_warning(desk, table, dark, language, qtbot):
    desk.theme.apply(dark=dark, language=language)
    snapshot(desk, "HK:700", 612.5, 605)
    snapshot(desk, "HK:9988", 1e12, 605)
    snapshot(desk, "HK:3690", 3, 3, suspended=1)
    snapshot(desk, "US:NVDA", 187, 184, session=1)
    for step in range(4):
        trade(desk, "HK:700", 612 + step)
        frame(desk, 0.7)
    assert not table.grab().isNull()


def test_a_tick_repaints_only_its_price_columns(desk, table):
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk, 1)
    damaged = []
    table.view.update_cells = lambda damage: damaged.append(damage)
    table.view.update_place = lambda place: pytest.fail("the whole row was repainted")
    trade(desk, "HK:700", 612.7)
    frame(desk, 0.01)
    assert damaged == [{table.model.first_of(parse_symbol("HK:700")): PRICE_KEYS}]


def test_the_title_is_announced_only_when_it_reads_otherwise(desk, table, qtbot):
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    table._second()
    with qtbot.assertNotEmitted(table.title_changed):
        table._second()


def _menu_of(panel):
    (menu,) = [menu for menu in panel.findChildren(QMenu) if menu.isVisible()]
    return menu


def test_the_rows_menu_copies_and_removes(desk, table, qtbot):
    _click(table, qtbot, "HK:9988")
    table.menus.open_for(QPoint(0, 0), table.model.first_of(parse_symbol("HK:9988")))
    menu = _menu_of(table)
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    actions["Copy code"].trigger()
    assert QGuiApplication.clipboard().text() == "HK:9988"
    actions["Remove from Core"].trigger()
    menu.close()
    assert "HK:9988" not in _shown_codes(table)


def test_a_change_that_rounds_to_nothing_has_no_colour(desk, table, monkeypatch):
    snapshot(desk, "US:AAPL", 269.03, 269.02, session=3)
    frame(desk)
    row = _row(table, "US:AAPL")
    assert (row.texts["change"], row.texts["percent"]) == ("+0.01", "0.00%")
    drawn = {}
    monkeypatch.setattr(
        "qosdesk.ui.panels.table.cells.draw_figure",
        lambda painter, type_, cell, color, px, weight: drawn.update({(cell.row, cell.column.key): color}),
    )
    table.grab()
    assert drawn[row, "change"] == desk.theme.c.up
    assert drawn[row, "percent"] == desk.theme.c.t2
