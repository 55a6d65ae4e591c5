"""The docks: arrangement, round trip between starts, banners, the active panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from qosdesk.domain.symbols import Symbol
from qosdesk.ui.ports import LinkState
from qosdesk.ui.shell.day_trader import arrange_day_trader
from qosdesk.ui.shell.dock_host import DockHost, Place
from qosdesk.ui.shell.layout import Layout, PanelRecord
from qosdesk.ui.theme.style import install_style
from tests.ui.fakes import NOW_MS, make_desk
from tests.ui.shell.panels import factories


@pytest.fixture
def make_host(qtbot):
    made = []

    def make(desk, width=1920, height=1016):
        host = DockHost(desk, factories())
        qtbot.addWidget(host)
        host.resize(width, height)
        made.append(host)
        return host

    yield make
    for host in made:
        host.shut()


def geometry(host):
    return {dock.panel.panel_id: dock.geometry().getRect() for dock in host.docks()}


def is_close(place, other):
    """But for what Qt loses to the lines between docks that are visible already."""
    return all(abs(a - b) <= 8 for a, b in zip(place, other, strict=True))


def test_the_day_trader_has_three_columns_in_the_proportions_of_the_picture(make_host, qapp):
    desk = make_desk()
    style = install_style(qapp, desk.theme)
    host = make_host(desk)
    arrange_day_trader(host, 1920, 1016)
    host.show()
    place = geometry(host)
    assert set(place) == {"table-1", "chart-1", "chart-2", "ladder-1", "tape-1"}
    assert abs(place["table-1"][2] - 652) <= 8
    assert abs(place["chart-1"][2] - 884) <= 8
    assert place["chart-1"][3] == 1016
    assert place["chart-2"][1] > place["table-1"][1]
    assert place["tape-1"][1] > place["ladder-1"][1]
    # 4 px between any two columns.
    assert place["chart-1"][0] - (place["table-1"][0] + place["table-1"][2]) == 4
    qapp.setStyleSheet("")
    style.deleteLater()


def test_on_a_small_screen_depth_and_tape_are_tabs(make_host):
    host = make_host(make_desk(), 1280, 736)
    arrange_day_trader(host, 1280, 736)
    host.show()
    ladder, tape = (host.dock_of(p) for p in host.panels() if p.kind in ("ladder", "tape"))
    assert host.tabifiedDockWidgets(ladder) == [tape]
    assert host.active().kind == "chart"


def test_arrangement_and_panels_come_back_at_the_next_start(make_host, qtbot):
    desk = make_desk()
    first = make_host(desk)
    arrange_day_trader(first, 1920, 1016)
    first.show()
    chart = next(p for p in first.panels() if p.panel_id == "chart-1")
    first.resizeDocks([first.dock_of(chart)], [600], Qt.Orientation.Horizontal)
    next(p for p in first.panels() if p.panel_id == "chart-2").set_group(0)
    extra = first.new_panel("tape", 3)
    first.add(extra, chart, Place.TAB)
    stored = first.layout_now()
    before = geometry(first)
    second = make_host(desk)
    assert second.restore(stored)
    second.show()
    assert geometry(second) == before
    groups = {p.panel_id: p.group for p in second.panels()}
    assert groups["chart-2"] == 0
    assert groups["tape-2"] == 3
    assert str(next(p for p in second.panels() if p.panel_id == "chart-2").symbol) == "US:NVDA"


def test_the_list_comes_first_to_its_own_place_and_the_others_around_it(make_host, qtbot):
    desk = make_desk()
    first = make_host(desk)
    arrange_day_trader(first, 1920, 1016)
    first.show()
    stored, before = first.layout_now(), geometry(first)
    second = make_host(desk)
    second.show()
    assert second.restore_first(stored, "table")
    assert list(geometry(second)) == ["table-1"]
    assert is_close(geometry(second)["table-1"], before["table-1"])
    table = second.panels()[0]
    assert second.restore(stored)
    assert all(is_close(place, before[panel_id]) for panel_id, place in geometry(second).items())
    assert second.panels()[0] is table
    assert len(second.findChildren(QDockWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)) == 5


def test_a_layout_without_a_list_is_brought_back_at_once(make_host):
    host = make_host(make_desk())
    assert not host.restore_first(Layout((PanelRecord("tape-1", "tape"),)), "table")
    assert host.panels() == ()


def test_what_was_begun_for_one_layout_is_not_in_the_next_one(make_host):
    host = make_host(make_desk())
    assert host.restore_first(
        Layout((PanelRecord("table-3", "table"), PanelRecord("tape-1", "tape"))), "table"
    )
    host.clear()
    assert host.restore(Layout((PanelRecord("tape-2", "tape"),)))
    assert [panel.panel_id for panel in host.panels()] == ["tape-2"]


def test_a_damaged_arrangement_with_good_panels_still_shows_every_panel(make_host):
    desk = make_desk()
    records = (
        PanelRecord("tape-1", "tape", {"group": 99}),
        PanelRecord("x-1", "gone"),
        PanelRecord("tape-1", "tape"),
    )
    host = make_host(desk)
    assert host.restore(Layout(records, b"noise"))
    host.show()
    assert [p.panel_id for p in host.panels()] == ["tape-1"]
    assert host.docks()[0].isVisible()


def test_closing_a_panel_ends_its_wants_and_frees_its_id(make_host):
    host = make_host(make_desk())
    panel = host.new_panel("tape")
    dock = host.add(panel)
    dock.title.close_button.click()
    assert panel.shut_count == 1
    assert host.panels() == ()
    again = host.new_panel("tape")
    assert again.panel_id == "tape-1"
    host.add(again)


def test_a_double_click_on_the_title_gives_a_panel_the_whole_window_and_takes_it_back(make_host, qtbot):
    host = make_host(make_desk())
    arrange_day_trader(host, 1920, 1016)
    host.show()
    before, whole = geometry(host), host.layout_now().arrangement
    dock = host.docks()[0]
    QTest.mouseDClick(dock.title, Qt.MouseButton.LeftButton, pos=QPoint(200, 12))
    assert host.maximised is dock.panel
    assert [one.isVisible() for one in host.docks()] == [True, False, False, False, False]
    qtbot.waitUntil(lambda: dock.width() == host.width())
    # What is stored meanwhile is the whole arrangement.
    assert host.layout_now().arrangement == whole
    QTest.mouseDClick(dock.title, Qt.MouseButton.LeftButton, pos=QPoint(200, 12))
    assert host.maximised is None
    qtbot.waitUntil(lambda: geometry(host) == before)


@pytest.mark.parametrize("place", Place)
def test_a_panel_lands_on_the_side_it_was_put(make_host, place):
    host = make_host(make_desk())
    first, second = host.new_panel("chart"), None
    host.add(first)
    second = host.new_panel("tape")
    host.add(second, first, place)
    host.show()
    one, other = host.dock_of(first).geometry(), host.dock_of(second).geometry()
    sides = {
        Place.LEFT: other.right() < one.x(),
        Place.RIGHT: other.x() > one.right(),
        Place.ABOVE: other.bottom() < one.y(),
        Place.BELOW: other.y() > one.bottom(),
        Place.TAB: host.tabifiedDockWidgets(host.dock_of(first)) == [host.dock_of(second)],
    }
    assert sides[place]


def test_a_panel_that_leaves_for_another_host_lives_on(make_host):
    desk = make_desk()
    first, second = make_host(desk), make_host(desk)
    panel, other = first.new_panel("chart"), first.new_panel("tape")
    first.add(panel)
    first.add(other)
    first.take(panel)
    second.add(panel)
    assert first.panels() == (other,)
    assert second.panels() == (panel,)
    assert panel.shut_count == 0
    heard = []
    first.search_wanted.connect(heard.append)
    second.search_wanted.connect(heard.append)
    panel.search_wanted.emit()
    assert heard == [panel]


def test_a_click_in_a_panel_makes_it_active(make_host, qtbot):
    host = make_host(make_desk())
    arrange_day_trader(host, 1920, 1016)
    host.show()
    qtbot.waitUntil(host.isVisible)
    host.activateWindow()
    table = next(p for p in host.panels() if p.kind == "table")
    with qtbot.waitSignal(host.active_changed):
        QTest.mouseClick(table, Qt.MouseButton.LeftButton)
    assert host.active() is table
    assert host.active_group() == 1


def test_a_lost_link_puts_a_banner_over_every_panel_and_keeps_the_content(make_host):
    desk = make_desk()
    host = make_host(desk)
    arrange_day_trader(host, 1920, 1016)
    host.show()
    live = desk.connection.state
    lost = replace(live, state=LinkState.RECONNECTING, since_ms=NOW_MS, next_try_ms=NOW_MS + 4000, attempt=3)
    desk.connection.put(lost)
    for dock in host.docks():
        assert dock.frame.banner.text.endswith("Next try in 4 s (attempt 3).")
        assert not dock.frame.banner.isHidden()
        assert not dock.frame.veil.isHidden()
        assert dock.panel.isVisibleTo(dock)
        assert dock.panel.y() == dock.frame.banner.height()
    desk.clock.advance(1)
    host.tick()
    assert "Next try in 3 s" in host.docks()[0].frame.banner.text
    host.docks()[0].frame.banner._button.click()
    assert desk.connection.tries == 1
    desk.connection.put(live)
    assert all(dock.frame.banner.isHidden() and dock.frame.veil.isHidden() for dock in host.docks())
    assert host.docks()[0].panel.y() == 0


def test_panels_follow_their_group(make_host):
    desk = make_desk()
    host = make_host(desk)
    arrange_day_trader(host, 1920, 1016)
    desk.links.point(1, Symbol("SH", "600519"))
    shown = {p.panel_id: str(p.symbol) for p in host.panels()}
    assert shown["tape-1"] == shown["chart-1"] == "SH:600519"
    assert shown["chart-2"] == "US:NVDA"


def test_a_row_is_opened_in_the_panel_of_its_group_or_in_a_new_one_beside_it(make_host):
    desk = make_desk()
    host = make_host(desk)
    arrange_day_trader(host, 1920, 1016)
    table, before = host.panels()[0], len(host.panels())
    table.open_wanted.emit("ladder", Symbol("US", "AAPL"))
    assert host.active().panel_id == "ladder-1"
    assert str(host.active().symbol) == "US:AAPL"
    assert len(host.panels()) == before
    table.open_wanted.emit("quota", Symbol("US", "NVDA"))
    assert host.active().kind == "quota"
    assert (host.active().group, len(host.panels())) == (table.group, before + 1)


def test_dragging_the_title_bar_takes_the_dock_out(make_host, qtbot):
    host = make_host(make_desk())
    arrange_day_trader(host, 1920, 1016)
    host.show()
    dock = host.docks()[0]
    bar = dock.title
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(200, 12))
    for step in range(1, 8):
        QTest.mouseMove(bar, QPoint(200 + 12 * step, 12 + 8 * step))
    assert dock.isFloating()
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton)
