"""Several windows: panels change between them, places are kept by monitors, workspaces are exchanged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from qosdesk.ui.shell.dock_host import Place
from qosdesk.ui.shell.drop_target import find_target
from qosdesk.ui.shell.placement import Rect
from qosdesk.ui.shell.windows import Windows
from tests.ui.fakes import make_desk
from tests.ui.shell.panels import factories

SIZE = QSize(1280, 760)


@pytest.fixture
def desk(qapp):
    return make_desk()


@pytest.fixture
def start(qtbot, desk):
    """Each call is a start of the program, after the one before was closed."""
    open_ones = []

    def begin(size=SIZE):
        if open_ones:
            last = open_ones.pop()
            last.close_all()
            last.end()
        windows = Windows(desk, factories())
        windows.open(size)
        windows.show()
        open_ones.append(windows)
        return windows

    yield begin
    for windows in open_ones:
        windows.close_all()
        windows.end()


def kinds(window):
    return sorted(panel.kind for panel in window.host.panels())


def panel_of(window, kind):
    return next(panel for panel in window.host.panels() if panel.kind == kind)


def test_a_panel_goes_to_a_window_of_its_own_and_back(start, qtbot):
    windows = start()
    tape = panel_of(windows.first, "tape")
    dock = windows.first.host.dock_of(tape)
    dock.title.float_button.click()
    assert len(windows.all()) == 2
    own = windows.all()[1]
    assert own.host.panels() == (tape,)
    assert own.isWindow()
    assert own.windowType() is Qt.WindowType.Window, "a window of the desktop, not a tool of another one"
    assert tape.shut_count == 0
    title = own.host.docks()[0].title
    assert title.float_button.accessibleName() == "Back to the main window"
    title.float_button.click()
    assert tape in windows.first.host.panels()
    qtbot.waitUntil(lambda: len(windows.all()) == 1)


def test_the_menu_of_a_panel_offers_the_other_windows(start):
    windows = start()
    second = windows.new_window()
    second.host.add(second.host.new_panel("table"))
    chart = panel_of(windows.first, "chart")
    texts = [text for text, _move in windows.first.host.move_choices(chart)]
    assert texts == ["qosdesk 2", "New window"]
    dict(windows.first.host.move_choices(chart))["qosdesk 2"]()
    assert kinds(second) == ["chart", "table"]


def test_ids_are_unique_over_all_windows(start):
    windows = start()
    second = windows.new_window()
    ids = {panel.panel_id for panel in windows.first.host.panels()}
    panel = second.host.new_panel("table")
    second.host.add(panel)
    assert panel.panel_id not in ids


def test_a_further_window_that_loses_its_last_panel_closes(start, qtbot):
    windows = start()
    second = windows.new_window()
    dock = second.host.add(second.host.new_panel("tape"))
    dock.title.close_button.click()
    qtbot.waitUntil(lambda: len(windows.all()) == 1)


def test_closing_a_further_window_closes_its_panels_and_closing_the_main_one_the_desk(start, qtbot):
    windows = start()
    second = windows.new_window()
    panel = second.host.new_panel("tape")
    second.host.add(panel)
    second.close()
    assert panel.shut_count == 1
    assert windows.all() == (windows.first,)
    third = windows.new_window()
    third.host.add(third.host.new_panel("tape"))
    with qtbot.waitSignal(windows.closed):
        windows.first.close()
    assert not third.isVisible()


def test_all_windows_come_back_where_they_were_with_what_was_in_them(start):
    windows = start()
    tape = panel_of(windows.first, "tape")
    windows.to_own_window(tape)
    second = windows.all()[1]
    second.setGeometry(QRect(40, 50, 500, 333))
    third = windows.new_window(Rect(200, 100, 640, 420))
    third.host.add(third.host.new_panel("ladder", 3))
    before = [(kinds(w), w.geometry()) for w in windows.all()]
    again = start(size=None)
    assert [(kinds(w), w.geometry()) for w in again.all()] == before
    assert panel_of(again.all()[2], "ladder").group == 3


def test_a_change_is_stored_within_a_second(start, desk, qtbot):
    windows = start()
    before = desk.layouts.stored.get("workspace:1")
    windows.first.host.close_dock(windows.first.host.docks()[-1])
    qtbot.waitUntil(lambda: desk.layouts.stored.get("workspace:1") != before, timeout=1000)


def test_a_panel_dragged_over_another_window_lands_there(start, qtbot):
    windows = start(QSize(900, 600))
    windows.first.move(0, 0)
    second = windows.new_window(Rect(1000, 0, 700, 500))
    chart = second.host.new_panel("chart")
    second.host.add(chart)
    tape = panel_of(windows.first, "tape")
    dock = windows.first.host.dock_of(tape)
    dock.setFloating(True)
    at = second.host.mapToGlobal(second.host.dock_of(chart).geometry().center())
    windows._on_dragged(tape, at)
    assert windows._mark.isVisible()
    assert windows._mark.parent() is second.host
    windows._on_dropped(tape, at)
    qtbot.waitUntil(lambda: tape in second.host.panels())
    assert second.host.tabifiedDockWidgets(second.host.dock_of(chart)) == [second.host.dock_of(tape)]
    assert windows._mark is None


def test_a_panel_let_go_where_no_window_is_gets_one_there(start, qtbot):
    windows = start(QSize(700, 500))
    windows.first.move(0, 0)
    tape = panel_of(windows.first, "tape")
    windows.first.host.dock_of(tape).setFloating(True)
    windows._on_dropped(tape, QPoint(760, 560))
    qtbot.waitUntil(lambda: len(windows.all()) == 2)
    assert windows.all()[1].geometry().contains(QPoint(780, 580))


def test_where_a_panel_lands_follows_the_pointer(start):
    windows = start()
    host = windows.first.host
    chart = panel_of(windows.first, "chart")
    area = host.dock_of(chart).geometry()
    points = {
        Place.LEFT: QPoint(area.x() + 5, area.center().y()),
        Place.RIGHT: QPoint(area.right() - 5, area.center().y()),
        Place.ABOVE: QPoint(area.center().x(), area.y() + 5),
        Place.BELOW: QPoint(area.center().x(), area.bottom() - 5),
        Place.TAB: area.center(),
    }
    for place, point in points.items():
        panel, found, part = find_target(host, host.mapToGlobal(point))
        assert (panel, found) == (chart, place)
        assert area.contains(part)


def test_workspaces_are_exchanged_and_each_keeps_its_own(start):
    windows = start()
    first = windows.workspaces.current
    windows.add("watcher")
    assert kinds(windows.first) == ["chart", "table"]
    windows.first.host.add(windows.first.host.new_panel("tape"))
    second = windows.workspaces.current
    windows.switch(first)
    assert kinds(windows.first) == ["chart", "chart", "ladder", "table", "tape"]
    windows.switch(second)
    assert kinds(windows.first) == ["chart", "table", "tape"]
    windows.remove(second)
    assert windows.workspaces.current == first
    windows.clone(first)
    assert kinds(windows.first) == ["chart", "chart", "ladder", "table", "tape"]
    assert len(windows.workspaces.all()) == 2


def test_a_workspace_with_two_windows_takes_both_away_and_brings_both_back(start):
    windows = start()
    first = windows.workspaces.current
    windows.to_own_window(panel_of(windows.first, "tape"))
    windows.add("empty")
    assert len(windows.all()) == 1
    windows.switch(first)
    assert [kinds(w) for w in windows.all()] == [["chart", "chart", "ladder", "table"], ["tape"]]


def test_the_tabs_show_the_workspaces_and_a_click_opens_one(start):
    windows = start()
    windows.add("watcher")
    tabs = windows.first.top_bar.workspaces.tabs
    assert [(tab.text, tab.is_open) for tab in tabs] == [("Day trader", False), ("Watcher", True)]
    QTest.mouseClick(tabs[0], Qt.MouseButton.LeftButton)
    tabs = windows.first.top_bar.workspaces.tabs
    assert [(tab.text, tab.is_open) for tab in tabs] == [("Day trader", True), ("Watcher", False)]


def test_reset_brings_the_ready_made_arrangement_back(start):
    windows = start()
    windows.first.host.clear()
    windows.reset()
    assert kinds(windows.first) == ["chart", "chart", "ladder", "table", "tape"]
