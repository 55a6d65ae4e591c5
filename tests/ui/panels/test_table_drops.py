"""Drag and drop of the ticker table: rows, sections, symbols, texts and files."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui import symbol_mime
from qosdesk.ui.panels.ladder import LadderPanel
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.panels.table.drops import DraggedRows, pack_rows, unpack_rows
from qosdesk.ui.ports import Entry, Watchlist
from tests.ui.panels.market import frame
from tests.ui.panels.table_hands import (
    click,
    drag_move,
    drop,
    place_of,
    row_point,
    selected,
    shown_codes,
    tab_point,
)

CODES = ["HK:700", "HK:9988", "HK:3690", "HK:80700", "US:NVDA", "US:AAPL", "US:TME"]


@pytest.fixture
def table(desk, shown):
    desk.watchlists.save(Watchlist("Second", (Entry(parse_symbol("CF:BTCUSDT")),)))
    panel = shown(TablePanel, 652, 640)
    panel.tester = QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    frame(desk, 0.5)
    return panel


def _stored(desk, number=0):
    return [str(symbol) for symbol in desk.watchlists.all()[number].symbols()]


def _rows(table, qtbot, *codes):
    click(table, qtbot, codes[0])
    for code in codes[1:]:
        click(table, qtbot, code, Qt.KeyboardModifier.ControlModifier)
    return table.drops.packed(-1)


def test_rows_are_packed_as_symbols_for_any_panel(desk, table, shown, qtbot):
    mime = _rows(table, qtbot, "HK:9988", "US:NVDA")
    assert [str(symbol) for symbol in symbol_mime.unpack(mime)] == ["HK:9988", "US:NVDA"]
    ladder = shown(LadderPanel)
    drop(ladder, mime, QPoint(20, 60))
    assert ladder.symbol == parse_symbol("HK:9988")


def test_chosen_rows_are_dragged_to_another_place_together(desk, table, qtbot):
    mime = _rows(table, qtbot, "HK:9988", "HK:80700")
    assert drop(table, mime, row_point(table, place_of(table, "US:AAPL")))
    assert _stored(desk) == ["HK:700", "HK:3690", "US:NVDA", "HK:9988", "HK:80700", "US:AAPL", "US:TME"]
    assert selected(table) == ["HK:9988", "HK:80700"]
    table.commands.undo()
    assert _stored(desk) == CODES


def test_under_the_last_row_is_the_end(desk, table, qtbot):
    mime = _rows(table, qtbot, "HK:700")
    assert drop(table, mime, row_point(table, place_of(table, "US:TME"), lower=True))
    assert _stored(desk)[-1] == "HK:700"


def test_sorted_rows_have_no_place_to_go_to(desk, table, qtbot):
    table.ordering.sort("symbol", False)
    mime = _rows(table, qtbot, "HK:9988")
    assert not drop(table, mime, row_point(table, 1))
    assert not table.view.drop_shown
    assert _stored(desk) == CODES


def test_on_another_lists_tab_rows_are_copied_and_with_shift_moved(desk, table, qtbot):
    mime = _rows(table, qtbot, "HK:9988")
    assert drop(table, mime, tab_point(table, 1))
    assert _stored(desk, 1) == ["CF:BTCUSDT", "HK:9988"]
    assert _stored(desk) == CODES
    mime = _rows(table, qtbot, "US:NVDA")
    assert drop(table, mime, tab_point(table, 1), shift=True)
    assert _stored(desk, 1) == ["CF:BTCUSDT", "HK:9988", "US:NVDA"]
    assert "US:NVDA" not in _stored(desk)
    assert not drop(table, mime, tab_point(table, 0))


def test_rows_of_another_table_go_to_the_place_where_they_are_dropped(desk, table, shown, qtbot):
    other = shown(TablePanel, 652, 640)
    other.show_tab(1)
    mime = _rows(table, qtbot, "HK:9988")
    assert drop(other, mime, row_point(other, 0))
    assert _stored(desk, 1) == ["HK:9988", "CF:BTCUSDT"]
    assert _stored(desk) == CODES


def test_a_section_is_dragged_with_its_rows(desk, table):
    mime = table.drops.packed(table.model.place_of(table.model.sections[1]))
    assert drop(table, mime, row_point(table, 0))
    assert _stored(desk) == CODES[4:] + CODES[:4]
    assert not drop(table, mime, tab_point(table, 1))


def test_symbols_from_elsewhere_are_added_at_the_place(desk, table):
    mime = symbol_mime.pack([parse_symbol("CF:XRPUSDT"), parse_symbol("HK:700")])
    assert drop(table, mime, row_point(table, place_of(table, "HK:9988")))
    assert _stored(desk)[:3] == ["HK:700", "CF:XRPUSDT", "HK:9988"]
    assert len(_stored(desk)) == len(CODES) + 1


def test_a_text_and_files_are_for_the_import(table, qtbot, tmp_path):
    text = QMimeData()
    text.setText("0700.HK")
    with qtbot.waitSignal(table.import_wanted) as wanted:
        assert drop(table, text, row_point(table, 1))
    assert wanted.args == ["0700.HK"]
    files = QMimeData()
    path = tmp_path / "list.csv"
    files.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(table.import_wanted) as wanted:
        assert drop(table, files, tab_point(table, 1))
    assert wanted.args == [[str(path)]]
    assert table.watchlist.name == "Second"
    assert not drop(table, QMimeData(), row_point(table, 0))


def test_a_drag_begins_when_the_mouse_moves_with_the_button_held(table, qtbot):
    click(table, qtbot, "HK:9988")
    click(table, qtbot, "HK:3690", Qt.KeyboardModifier.ControlModifier)
    begun = []
    table.view.drag_wanted.disconnect()
    table.view.drag_wanted.connect(begun.append)
    rect = table.view.row_rect(place_of(table, "HK:9988"))
    at = QPoint(40, rect.center().y())
    viewport = table.view.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert selected(table) == ["HK:9988", "HK:3690"]
    drag_move(viewport, at + QPoint(0, 30))
    assert begun == [-1]
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(0, 30))
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert selected(table) == ["HK:9988"]
    assert shown_codes(table) == CODES


def test_near_the_edge_of_a_long_list_the_other_rows_come(desk, table):
    entries = tuple(Entry(parse_symbol(f"US:T{number}")) for number in range(60))
    table.show_list(desk.watchlists.save(Watchlist("Long", entries)).id)
    mime = pack_rows(DraggedRows(table.watchlist.id, (0,)), [parse_symbol("US:T0")])
    bar = table.view.verticalScrollBar()
    QApplication.processEvents()
    drop(table, mime, row_point(table, table.view.visible_places()[-1], lower=True))
    assert bar.value() == 1
    bar.setValue(10)
    drop(table, mime, row_point(table, 10))
    assert bar.value() == 9


@pytest.mark.parametrize("text", [b"", b"1", b"1 0", b"a b c", b"1 0 -3"])
def test_damaged_rows_are_no_rows(text):
    mime = QMimeData()
    mime.setData("application/x-qosdesk-rows", text)
    assert unpack_rows(mime) is None


def test_packed_rows_come_back():
    dragged = DraggedRows(7, (1, 2, 5))
    assert unpack_rows(pack_rows(dragged, [])) == dragged
