"""Commands in real windows with real panels, by real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qosdesk.app.panels import FACTORIES
from qosdesk.domain.drawings import DrawingKind
from qosdesk.ui.shell.windows import Windows
from qosdesk.ui.shortcuts.catalogue import COMMANDS
from qosdesk.ui.shortcuts.help import ShortcutsDialog
from qosdesk.ui.shortcuts.kinds import Preset, Scope
from tests.ui.fakes import make_desk


def come_forward(window, qtbot):
    window.activateWindow()
    window.host.activate(window.host.panels()[0])
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window and QApplication.focusWidget() is not None)


@pytest.fixture
def desk(qapp):
    return make_desk()


@pytest.fixture
def windows(qtbot, desk):
    windows = Windows(desk, FACTORIES)
    windows.open(QSize(1600, 900))
    windows.show()
    come_forward(windows.first, qtbot)
    yield windows
    windows.close_all()
    windows.end()


@pytest.fixture
def window(windows):
    return windows.first


def press(keys):
    combination = QKeySequence(keys)[0]
    QTest.keyClick(QApplication.focusWidget(), combination.key(), combination.keyboardModifiers())


def go(window, kind):
    panel = next(panel for panel in window.host.panels() if panel.kind == kind)
    window.host.activate(panel)
    return panel


def test_every_command_can_be_done(window):
    for kind in ("alerts", "diagnostics", "coverage"):
        window.menu.open_panel(kind)
    doable = {command.id for command, _run in window.commands.doable()}
    assert {one.id for one in COMMANDS} - doable == set()


def test_every_window_command_has_something_that_does_it(window):
    assert {one.id for one in COMMANDS if one.scope is Scope.WINDOW} == set(window.commands.actions)


@pytest.mark.parametrize(
    ("keys", "kind"), [("Ctrl+1", "table"), ("Ctrl+2", "chart"), ("Ctrl+3", "ladder"), ("Ctrl+4", "tape")]
)
def test_keys_lead_to_panels(window, keys, kind):
    go(window, "tape" if kind != "tape" else "table")
    press(keys)
    assert window.host.active().kind == kind


def test_panels_take_turns(window):
    go(window, "table")
    seen = {window.host.active()}
    for _ in window.host.panels():
        press("F6")
        seen.add(window.host.active())
    assert seen == set(window.host.panels())
    before = window.host.active()
    press("F6")
    press("Shift+F6")
    assert window.host.active() is before


def test_panels_open_close_and_fill_the_window(window):
    for keys, kind in (("Ctrl+J", "diagnostics"), ("Ctrl+Shift+J", "quota"), ("Ctrl+Shift+A", "alerts")):
        press(keys)
        assert window.host.active().kind == kind
    count = len(window.host.panels())
    press("Ctrl+W")
    assert len(window.host.panels()) == count - 1
    go(window, "chart")
    press("Ctrl+M")
    assert sum(dock.isVisible() for dock in window.host.docks()) == 1
    press("Ctrl+M")
    assert sum(dock.isVisible() for dock in window.host.docks()) > 1


def test_windows_full_screen_and_help(windows, window, qtbot):
    press("Ctrl+Shift+N")
    assert len(windows.all()) == 2
    windows.close_window(windows.all()[1])
    come_forward(window, qtbot)
    go(window, "chart")
    press("F11")
    assert window.isFullScreen()
    press("F11")
    press("F1")
    dialog = window.findChild(ShortcutsDialog)
    assert dialog.isVisible()
    dialog.close()


def test_the_symbol_goes_into_the_list_and_gets_an_alert(window, desk):
    window.point_to(next(one.symbol for one in desk.instruments.search("xrp")))
    go(window, "chart")
    press("Ctrl+D")
    assert "CF:XRPUSDT" in [str(one) for one in desk.watchlists.all()[0].symbols()]
    press("Alt+A")
    assert QApplication.activeModalWidget() is not None
    QApplication.activeModalWidget().close()


def test_workspaces_take_turns(windows, window, qtbot):
    windows.add("watcher")
    open_one = windows.workspaces.current.id
    go(window, window.host.panels()[0].kind)
    press("Ctrl+Alt+PgDown")
    qtbot.waitUntil(lambda: windows.workspaces.current.id != open_one)


def test_a_chart_draws_undoes_and_changes_its_interval_by_keys(window):
    chart = go(window, "chart")
    press("Alt+T")
    assert chart.tools.toolbox.tool is DrawingKind.TREND
    press("Esc")
    before = chart.model.interval
    press("F8")
    assert chart.model.interval is not before
    press("Shift+F8")
    assert chart.model.interval is before
    press("F5")
    assert chart.modes.mode.days == 1
    press("F5")
    assert chart.modes.mode.days == 0


def test_a_chart_steps_through_the_linked_list(window, desk):
    chart = go(window, "chart")
    symbols = next(panel for panel in window.host.panels() if panel.kind == "table").watchlist.symbols()
    chart.select(symbols[0])
    press("Space")
    assert chart.symbol == symbols[1]
    press("Shift+Space")
    assert chart.symbol == symbols[0]


def test_the_tdx_preset_is_heard_at_once_in_all_windows(windows, window, desk):
    chart = go(window, "chart")
    symbols = next(panel for panel in window.host.panels() if panel.kind == "table").watchlist.symbols()
    chart.select(symbols[0])
    desk.keymap.choose(Preset.TDX)
    press("PgDown")
    assert chart.symbol == symbols[1]
    press("F3")
    assert str(chart.symbol) == "SH:000001"
    press("F6")
    assert window.host.active().kind == "table"


def test_rebinding_is_heard_at_once_and_menus_say_it(windows, window, desk, qtbot):
    other = windows.new_window()
    other.host.add(other.host.new_panel("table", 1))
    desk.keymap.give("window.diagnostics", ["Alt+J"])
    desk.keymap.give("table.copy_codes", ["Ctrl+Alt+C"])
    for each in (window, other):
        come_forward(each, qtbot)
        table = go(each, "table")
        table.view.selectRow(table.model.next_row(0, 1))
        QGuiApplication.clipboard().setText("")
        press("Ctrl+Shift+C")
        assert QGuiApplication.clipboard().text() == ""
        press("Ctrl+Alt+C")
        assert QGuiApplication.clipboard().text() != ""
        press("Ctrl+J")
        assert not [panel for panel in each.host.panels() if panel.kind == "diagnostics"]
        press("Alt+J")
        assert each.host.active().kind == "diagnostics"
        texts = [action.text() for action in each.menu.build(each).actions()]
        assert "Latency and diagnostics\tAlt+J" in texts


def test_no_command_fires_while_a_text_is_typed(window, desk):
    desk.keymap.give("table.remove", ["Backspace"])
    table = go(window, "table")
    count = len(table.watchlist.entries)
    press("Ctrl+F")
    QTest.keyClicks(QApplication.focusWidget(), "ab")
    press("Backspace")
    press("Del")
    press("Space")
    assert len(table.watchlist.entries) == count


def test_the_search_box_says_its_keys(window, desk):
    desk.keymap.give("window.palette", ["Ctrl+P"])
    assert "Ctrl+P" in window.top_bar.search.toolTip()
    go(window, "chart")
    press("Ctrl+P")
    assert QApplication.focusWidget() is window.top_bar.search
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
