"""The import: what is read is shown, nothing ambiguous is guessed, nothing added before `Import`, all can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QMenu
from shiboken6 import isValid

from qosdesk.app.panels import FACTORIES
from qosdesk.domain.imports import Verdict
from qosdesk.domain.quotes import Instrument
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.ui.panels.imports.dialog import ImportDialog
from qosdesk.ui.panels.imports.exporting import add_exports
from qosdesk.ui.panels.imports.model import BECOMES, NAME, READ, RESULT, ImportModel
from qosdesk.ui.panels.imports.opening import Importing
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.shell.windows import Windows

TEXT = "HKEX:388\n000001\n[Banks]\nABCDQ\n00700\nHK.00700\nUS.NVDA\n600519.SS"


@pytest.fixture
def core(desk):
    desk.instruments.add(Instrument(parse_symbol("SH:000001"), "SSE Composite Index", "上证指数"))
    desk.watchlists.lists = [
        Watchlist("Core", (Entry(parse_symbol("US:NVDA")), Entry(parse_symbol("US:AAPL"))), 1),
        Watchlist("Other", (), 2),
    ]
    return desk.watchlists.lists[0]


@pytest.fixture
def dialog(qtbot, desk, core):
    made = ImportDialog(desk, core, core.symbols()[0])
    made.read_source(TEXT)
    made.open()
    yield made
    if isValid(made):
        made.reject()
        qtbot.waitUntil(lambda: not isValid(made))


def column(dialog, number):
    model = dialog.model
    return [model.text(row, number) for row in range(model.rowCount())]


def symbols(desk, number=1):
    return [str(one) for one in desk.watchlists.all()[number - 1].symbols()]


def test_the_model_keeps_the_rules_of_models(qtbot, desk, core):
    model = ImportModel(lambda _symbol: "")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.read(desk.imports.read_text(TEXT))
    model.show_only(Verdict.AMBIGUOUS)
    model.choose(0, parse_symbol("SZ:000001"))
    model.show_only(None)
    model.set_present(core.symbols())
    model.refresh_names()
    model.read(desk.imports.read_text(""))
    assert tester.model() is model


def test_each_line_says_what_it_becomes_or_why_not(dialog):
    assert column(dialog, READ) == [*TEXT.replace("[Banks]", "Banks").split("\n")]
    assert column(dialog, BECOMES) == [
        *("HK:388", "choose...", "", "choose...", "HK:700", "HK:700", "US:NVDA", "SH:600519"),
    ]
    assert column(dialog, NAME)[4] == "Tencent Holdings"
    assert column(dialog, RESULT) == [
        "OK",
        "Ambiguous: SZ:000001 Ping An Bank or SH:000001 SSE Composite Index",
        "Section",
        "Not in the product lists of QOS. Choose what it is, or leave it out",
        "OK",
        "Duplicate of line 5",
        "Already in the list",
        "OK",
    ]


def test_the_head_counts_and_says_what_was_met(dialog):
    assert dialog.source.text() == "7 lines from the clipboard, read as bare codes, Futu and TradingView"
    assert [chip.text() for chip in dialog.chips] == [
        "All 7",
        "OK 3",
        "Ambiguous 1",
        "Unknown 1",
        "Duplicate 2",
    ]
    assert dialog.take.text() == "Import 3"


def test_counts_of_thousands_have_a_comma(dialog, desk):
    dialog.read_source("\n".join(f"SH{600_000 + number}" for number in range(1500)))
    assert dialog.source.text().startswith("1,500 lines")
    assert dialog.chips[0].text() == "All 1,500"
    assert dialog.take.text().startswith("Import 1,")


def test_a_chip_shows_lines_of_its_verdict_only(dialog):
    dialog.chips[4].click()
    assert column(dialog, READ) == ["HK.00700", "US.NVDA"]
    dialog.chips[0].click()
    assert dialog.model.rowCount() == 8


def test_the_first_line_with_a_choice_is_selected_and_its_menu_chooses(dialog, qtbot):
    assert dialog.view.currentIndex().row() == 1
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    menu = dialog.view.findChild(QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["SZ:000001   Ping An Bank", "SH:000001   SSE Composite Index", "Leave it out"]
    menu.actions()[0].trigger()
    menu.close()
    assert column(dialog, BECOMES)[1] == "SZ:000001"
    assert dialog.take.text() == "Import 4"
    dialog.model.choose(1, None)
    assert dialog.take.text() == "Import 3"


def test_nothing_is_added_before_import(dialog, desk):
    before = desk.watchlists.all()
    dialog.model.choose(1, Symbol("SZ", "000001"))
    dialog.reject()
    assert desk.watchlists.all() == before


def test_import_adds_what_is_ok_with_its_sections_at_the_end(dialog, desk, qtbot):
    with qtbot.waitSignal(dialog.imported) as said:
        dialog.take.click()
    assert symbols(desk) == ["US:NVDA", "US:AAPL", "HK:388", "HK:700", "SH:600519"]
    assert desk.watchlists.all()[0].entries[3] == Entry(section="Banks")
    assert said.args[2] == 3


@pytest.mark.parametrize(("where", "place"), [("the start", 0), ("after US:NVDA", 1)])
def test_import_puts_it_where_the_user_said(dialog, desk, where, place):
    dialog.at.setCurrentIndex(dialog.at.findText(where))
    dialog.take.click()
    assert symbols(desk)[place : place + 3] == ["HK:388", "HK:700", "SH:600519"]
    assert len(symbols(desk)) == 5


def test_another_list_has_its_own_duplicates(dialog, desk):
    dialog.into.setCurrentIndex(dialog.into.findText("Other"))
    assert dialog.take.text() == "Import 4"
    assert [dialog.at.itemText(number) for number in range(dialog.at.count())] == ["the end", "the start"]
    dialog.take.click()
    assert symbols(desk) == ["US:NVDA", "US:AAPL"]
    assert symbols(desk, 2) == ["HK:388", "HK:700", "US:NVDA", "SH:600519"]


def test_a_new_list_is_named_after_the_file(qtbot, desk, core, tmp_path):
    file = tmp_path / "自选股.txt"
    file.write_bytes('代码\t名称\n="600519"\t贵州茅台\n'.encode("gbk"))
    dialog = ImportDialog(desk, core)
    dialog.read_source([str(file)])
    assert dialog.model.rowCount() == 0
    desk.imports.load()
    assert dialog.source.text().startswith("1 line from 自选股.txt")
    dialog.into.setCurrentIndex(dialog.into.findText("A new list"))
    dialog.open()
    dialog.take.click()
    assert desk.watchlists.all()[2].name == "自选股"
    assert symbols(desk, 3) == ["SH:600519"]
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_files_that_arrive_after_the_dialog_closed_are_nobodys(qtbot, desk, core, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("HK:700")
    dialog = ImportDialog(desk, core)
    dialog.open()
    dialog.read_source([str(file)])
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
    desk.imports.load()


def test_what_is_no_list_says_why_and_offers_no_import(dialog, desk, tmp_path):
    file = tmp_path / "picture.png"
    file.write_bytes(bytes(range(256)) * 40)
    dialog.read_source([str(file)])
    desk.imports.load()
    assert dialog.source.text().startswith("This is not a text.")
    assert dialog.model.rowCount() == 0
    assert dialog.take.isHidden()
    dialog.take_in()
    assert symbols(desk) == ["US:NVDA", "US:AAPL"]


def test_ctrl_v_and_a_drop_replace_what_was_read(dialog, qtbot, desk, tmp_path):
    QGuiApplication.clipboard().setText("HK:3690")
    qtbot.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert column(dialog, BECOMES) == ["HK:3690"]
    file = tmp_path / "a.csv"
    file.write_text("symbol,name\nHK:9988,Alibaba\n")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(drop)
    desk.imports.load()
    assert column(dialog, BECOMES) == ["HK:9988"]
    assert drop.isAccepted()


def test_names_that_arrive_later_are_shown(dialog, desk):
    assert column(dialog, NAME)[0] == ""
    desk.instruments.add(Instrument(parse_symbol("HK:388"), "HKEX", "香港交易所"))
    assert column(dialog, NAME)[0] == "HKEX"


# -- with a table ------------------------------------------------------------------------------------------------------


@pytest.fixture
def table(shown, core):
    return shown(TablePanel, 900)


def test_after_an_import_the_table_shows_the_list_and_one_press_takes_it_back(table, desk, qtbot):
    importing = Importing(desk, table)
    importing.open(table, "HK:3690\nHK:388")
    dialog = importing.dialog
    dialog.into.setCurrentIndex(dialog.into.findText("Other"))
    dialog.take_in()
    assert table.watchlist.name == "Other"
    bar = importing._bar
    assert bar.text == "2 symbols were added to Other."
    assert bar.isVisible()
    bar.action.emit()
    assert symbols(desk, 2) == []
    assert not bar.isVisible()
    qtbot.waitUntil(lambda: importing.dialog is None)


def test_the_export_menu_writes_a_file_that_comes_back(table, desk, qtbot, tmp_path):
    menu = QMenu(table)
    add_exports(menu, desk, table.watchlist, table)
    assert [action.text() for action in menu.actions()] == [
        "Export as a table…",
        "Export for TradingView…",
        "Export codes…",
    ]
    menu.actions()[0].trigger()
    chooser = table.findChild(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "Core.csv"))
    chooser.close()
    qtbot.waitUntil(lambda: (tmp_path / "Core.csv").exists())
    reading = desk.imports.read_text((tmp_path / "Core.csv").read_text(encoding="utf-8"))
    assert [str(line.symbol) for line in reading.lines] == ["US:NVDA", "US:AAPL"]


def test_a_list_that_was_changed_since_is_not_taken_back(table, desk, qtbot):
    importing = Importing(desk, table)
    importing.open(table, "HK:3690")
    importing.dialog.take_in()
    changed = replace(desk.watchlists.all()[0], name="Renamed")
    desk.watchlists.save(changed)
    importing._bar.action.emit()
    assert desk.watchlists.all()[0] == changed
    qtbot.waitUntil(lambda: importing.dialog is None)


# -- in the window -----------------------------------------------------------------------------------------------------


def test_a_paste_in_a_table_opens_the_import_of_its_window_and_typing_there_is_no_search(desk, core, qtbot):
    windows = Windows(desk, FACTORIES)
    window = windows.first
    windows.open(QSize(1280, 800))
    windows.show()
    try:
        panel = next(one for one in window.host.panels() if isinstance(one, TablePanel))
        QGuiApplication.clipboard().setText("HK.03690\n000001")
        panel.commands.paste()
        dialog = window.importing.dialog
        assert dialog.isVisible()
        assert column(dialog, BECOMES) == ["HK:3690", "choose..."]
        qtbot.keyClick(dialog.view, Qt.Key.Key_A)
        assert not window.popup.isVisible()
        dialog.take_in()
        assert "HK:3690" in symbols(desk)
        qtbot.waitUntil(lambda: window.importing.dialog is None)
    finally:
        windows.close_all()
        windows.end()
