"""The columns of the ticker table: titles dragged, edges dragged, the chooser, freezing, scrolling, what is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from qosdesk.domain.quotes import Kind
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.panels.table.chooser import ColumnChooser, grouped
from qosdesk.ui.panels.table.columns import COLUMNS
from tests.ui.panels.market import frame, snapshot, trade
from tests.ui.panels.table_hands import (
    click_title,
    drag_title,
    menu_of,
    place_of,
    press_menu,
    shown_codes,
    title_point,
)


@pytest.fixture
def table(desk, shown):
    panel = shown(TablePanel, 652, 640)
    frame(desk, 0.5)
    return panel


@pytest.fixture
def chooser(table, qtbot):
    qtbot.mouseClick(table.tabs.columns, Qt.MouseButton.LeftButton)
    (made,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, ColumnChooser)]
    yield made
    made.close()


def _keys(panel):
    return [one.column.key for one in panel.view.placed if one.column.header]


def _width(panel, key):
    return next(one.width for one in panel.view.placed if one.column.key == key)


def test_a_title_is_dragged_to_another_place(table, qtbot):
    drag_title(table, qtbot, title_point(table, "age"), title_point(table, "name") - QPoint(40, 0))
    assert _keys(table)[:3] == ["symbol", "age", "name"]
    assert table.model.sort_key == ""


def test_an_edge_is_dragged_to_another_width_and_double_clicked_back(table, qtbot):
    before = _width(table, "turnover")
    edge = title_point(table, "turnover", edge=True)
    drag_title(table, qtbot, edge, edge + QPoint(20, 0))
    assert _width(table, "turnover") == before + 20
    header = table.view.header.viewport()
    qtbot.mouseDClick(header, Qt.MouseButton.LeftButton, pos=title_point(table, "turnover", edge=True))
    assert _width(table, "turnover") == before


def test_a_title_can_be_hidden_and_frozen_by_its_menu(table):
    table.menus.open_header(QPoint(0, 0), "turnover")
    press_menu(menu_of(table), "Hide Turnover")
    assert "turnover" not in _keys(table)
    table.menus.open_header(QPoint(0, 0), "last")
    press_menu(menu_of(table), "Freeze up to here")
    frozen = [one.column.key for one in table.view.placed if one.frozen]
    assert frozen[-1] == "last"


def test_every_titled_column_stands_in_the_chooser_once():
    keys = [column.key for _, columns in grouped(COLUMNS) for column in columns]
    assert sorted(keys) == sorted(column.key for column in COLUMNS if column.header)


def test_the_chooser_shows_hides_searches_and_goes_back(table, chooser, qtbot):
    chooser.toggle(chooser.item_of("turnover"))
    assert "turnover" not in _keys(table)
    chooser.search.setText("turnov")
    assert chooser.item_of("age").isHidden()
    assert not chooser.item_of("turnover").isHidden()
    qtbot.keyClick(chooser.search, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    assert "turnover" in _keys(table)
    qtbot.keyClick(chooser.search, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert _keys(table).index("turnover") + 1 == _keys(table).index("percent")
    qtbot.mouseClick(chooser.reset, Qt.MouseButton.LeftButton)
    assert _keys(table)[-1] == "age"
    assert not table.arrangement.scrolls


def test_columns_that_do_not_fit_are_scrolled_to_while_the_frozen_ones_stay(desk, table, chooser):
    for column in COLUMNS:
        if column.header and column.key not in table.arrangement.shown:
            chooser.toggle(chooser.item_of(column.key))
    table.arrange(table.arrangement.scrolling(True))
    table.resize(360, 400)
    bar = table.view.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    first, last = table.view.placed[0], table.view.placed[-1]
    assert table.view.x_of(first) == 0
    assert table.view.x_of(last) + last.width == table.view.viewport().width()
    y = table.view.row_rect(place_of(table, "HK:700")).center().y()
    assert table.view.indexAt(QPoint(10, y)).column() == first.number
    assert table.view.indexAt(QPoint(table.view.viewport().width() - 3, y)).column() == last.number
    assert table.view.visualRect(table.view.indexAt(QPoint(10, y))).x() == 0
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    assert not table.grab().isNull()


def test_choosing_a_row_does_not_scroll_the_columns(table):
    table.arrange(table.arrangement.scrolling(True).resized("name", 500))
    bar = table.view.horizontalScrollBar()
    bar.setValue(120)
    table.view.selectRow(place_of(table, "US:TME"))
    assert bar.value() == 120


def test_the_arrangement_is_kept_and_unknown_columns_are_ignored(table, shown):
    table.arrange(
        table.arrangement.moved("age", "name")
        .with_shown("turnover", False)
        .resized("last", 120)
        .frozen_to("age")
    )
    state = table.save_state()
    other = shown(TablePanel, 652, 640)
    other.restore_state(state | {"columns": f"{state['columns']},moon", "shown": f"{state['shown']},moon"})
    assert other.arrangement == table.arrangement
    assert _keys(other) == _keys(table)


def test_the_book_is_wanted_only_while_a_column_needs_it(desk, table):
    def kinds():
        return {stream.kind for stream in desk.quotes.wanted[table]}

    assert kinds() == {Kind.SNAPSHOT, Kind.TRADE}
    needy = [column.key for column in COLUMNS if column.kinds]
    for key in needy[:1]:
        table.arrange(table.arrangement.with_shown(key, True))
        assert kinds() == {Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH}
        table.arrange(table.arrangement.with_shown(key, False))
        assert kinds() == {Kind.SNAPSHOT, Kind.TRADE}


# --- order ----------------------------------------------------------------------------------------------------------


def _prices(desk, table, **last):
    for code, price in last.items():
        snapshot(desk, f"HK:{code[1:]}", price, 100)
    frame(desk)


def test_the_order_is_held_while_the_pointer_is_over_the_rows_and_the_title_says_so(
    desk, table, qtbot, monkeypatch
):
    _prices(desk, table, _700=110, _9988=120)
    click_title(table, qtbot, "last")
    assert shown_codes(table)[:2] == ["HK:9988", "HK:700"]
    monkeypatch.setattr(table.view.viewport(), "underMouse", lambda: True)
    _prices(desk, table, _700=130)
    table._second()
    assert shown_codes(table)[:2] == ["HK:9988", "HK:700"]
    assert table.view.header.held
    table.view.pointer_left.emit()
    assert shown_codes(table)[:2] == ["HK:700", "HK:9988"]
    assert not table.view.header.held


def test_order_columns_and_folds_are_kept_at_once(table, qtbot):
    for change in (
        lambda: click_title(table, qtbot, "last"),
        lambda: table.arrange(table.arrangement.moved("age", "name")),
        lambda: table.commands.toggle(table.model.sections[0]),
    ):
        with qtbot.waitSignal(table.title_changed):
            change()


def test_without_the_pointer_the_order_follows_every_second(desk, table, qtbot, monkeypatch):
    # Where the pointer really is, what ran before decides.
    monkeypatch.setattr(table.view.viewport(), "underMouse", lambda: False)
    _prices(desk, table, _700=110, _9988=120)
    click_title(table, qtbot, "last")
    _prices(desk, table, _700=130)
    table._second()
    assert shown_codes(table)[:2] == ["HK:700", "HK:9988"]


def test_equal_figures_keep_the_users_order(desk, table, qtbot):
    _prices(desk, table, _700=110, _9988=110, _3690=110)
    click_title(table, qtbot, "last")
    assert shown_codes(table)[:4] == ["HK:700", "HK:9988", "HK:3690", "HK:80700"]


def test_the_menu_sorts_too(desk, table, qtbot):
    _prices(desk, table, _700=110, _9988=120)
    table.menus.open_for(QPoint(0, 0), place_of(table, "HK:700"))
    press_menu(menu_of(table), "Sort by", "Last")
    assert shown_codes(table)[:2] == ["HK:9988", "HK:700"]


# --- flash ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("setting", "first"), [("digits", 4), ("cell", 0)])
def test_digits_or_the_whole_cell_are_lit(desk, table, setting, first):
    desk.settings.set("flash", setting)
    snapshot(desk, "HK:700", 612.0, 605)
    frame(desk, 1)
    trade(desk, "HK:700", 612.5)
    frame(desk)
    assert table.live.rows["HK:700"].flash.first == first


def test_reduced_motion_does_not_fade(desk, table):
    desk.settings.set("reduced_motion", True)
    snapshot(desk, "HK:700", 612.0, 605)
    frame(desk, 1)
    trade(desk, "HK:700", 612.5)
    frame(desk)
    flash = table.live.rows["HK:700"].flash
    assert {flash.step(flash.start_s + part / 100) for part in range(30)} == {8}
    frame(desk, 0.31)
    assert table.live.rows["HK:700"].flash is None
