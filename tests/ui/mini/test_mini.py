"""The mini ticker: a list above all windows, quotes only while it is seen, a way back from all that it can be told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from qosdesk.domain.quotes import Kind
from qosdesk.domain.symbols import parse_symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.ui.mini import Mini
from qosdesk.ui.mini.paint import ROW, price_rect
from qosdesk.ui.ports import LinkState
from qosdesk.ui.shell.screens import Screens
from tests.ui.fakes import make_desk
from tests.ui.panels.market import frame, snapshot

TENCENT = parse_symbol("HK:700")


@pytest.fixture
def desk(qapp):
    made = make_desk(qapp)
    yield made
    made.frames.stop()


@pytest.fixture
def start(qapp, desk):
    """Each call is a start of the program, after the one before ended."""
    made = []

    def begin():
        while made:
            made.pop().shut()
        mini = Mini(desk, Screens(qapp), qapp)
        mini.come_back()
        made.append(mini)
        return mini

    yield begin
    for mini in made:
        mini.shut()


@pytest.fixture
def mini(start, qtbot):
    made = start()
    made.toggle()
    qtbot.waitExposed(made.window)
    return made


def texts(mini):
    return {row.state.code: (row.texts["last"], row.texts["percent"]) for row in mini.window.rows.rows}


def choose(mini, *path):
    """Press an action of its menu."""
    menu = whole = QMenu()
    mini.fill_menu(whole)
    for text in path[:-1]:
        menu = next(one for one in whole.findChildren(QMenu) if one.title() == text)
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def test_it_is_a_small_frameless_window_above_all_others(mini):
    flags = mini.window.windowFlags()
    for flag in (Qt.WindowType.FramelessWindowHint, Qt.WindowType.WindowStaysOnTopHint):
        assert flags & flag
    assert mini.window.isWindow()


def test_it_shows_the_figures_of_the_first_list_and_asks_for_them_while_it_is_seen(mini, desk):
    window = mini.window
    assert {stream.symbol for stream in desk.quotes.wanted[window]} == set(desk.watchlists.all()[0].symbols())
    assert {stream.kind for stream in desk.quotes.wanted[window]} == {Kind.SNAPSHOT}
    snapshot(desk, "HK:700", 612.5, 605.0)
    frame(desk)
    frame(desk)
    assert texts(mini)["HK:700"] == ("612.50", "+1.24%")
    mini.toggle()
    assert mini.window is None
    assert desk.quotes.wanted == {}, "no traffic for what nobody sees"


def test_a_quote_repaints_its_own_cells_alone(mini, desk, qtbot):
    snapshot(desk, "HK:700", 612.5, 605.0)
    frame(desk)
    frame(desk)
    window, painted = mini.window, []
    qtbot.wait(50)
    window.update = lambda rect=None: painted.append(rect)
    snapshot(desk, "HK:700", 612.6, 605.0)
    snapshot(desk, "CF:BTCUSDT", 1.0, 2.0)
    frame(desk)
    frame(desk)
    place = [row.state.code for row in window.rows.rows].index("HK:700")
    assert set(painted) == {price_rect(window.width(), window._top + place * ROW)}


@pytest.mark.qt_log_ignore("window opacity", extend=True)
def test_it_is_there_at_the_next_start_where_it_was_and_as_it_was(mini, desk, start):
    mini.window.setGeometry(100, 120, 260, 140)
    choose(mini, "Opacity", "70 %")
    choose(mini, "Lock its place")
    again = start()
    area = again.window.geometry()
    assert (area.x(), area.y(), area.width(), area.height()) == (100, 120, 260, 140)
    assert again.window.windowOpacity() == pytest.approx(0.7, abs=0.01)
    assert again.state.locked
    again.toggle()
    assert start().window is None, "put away is put away"


def test_letting_clicks_through_has_a_way_back_that_needs_no_click_on_it(mini):
    area = mini.window.geometry()
    choose(mini, "Let clicks through")
    assert mini.window.windowFlags() & Qt.WindowType.WindowTransparentForInput
    assert mini.window.isVisible()
    assert mini.window.geometry() == area
    choose(mini, "Let clicks through")
    assert not mini.window.windowFlags() & Qt.WindowType.WindowTransparentForInput
    assert mini.window.isVisible()


def test_the_demo_is_unmissable_also_discreetly(mini, desk):
    plain = mini.window.grab().toImage()
    desk.connection.put(replace(desk.connection.state, demo=True))
    choose(mini, "Discreet: grey figures")
    shown, demo = mini.window.grab().toImage(), desk.theme.c.demo
    width = mini.window.width()
    assert all(shown.pixelColor(x, 1) == demo for x in range(1, width - 1, 7))
    assert any(shown.pixelColor(x, 14) == demo for x in range(width - 60, width))
    assert not any(plain.pixelColor(x, 1) == demo for x in range(1, width, 7))


def test_discreet_figures_have_no_direction_colour(mini, desk):
    snapshot(desk, "HK:700", 612.5, 605.0)
    frame(desk)
    frame(desk)
    window, c = mini.window, desk.theme.c

    def colours():
        image = window.grab(price_rect(window.width(), window._top)).toImage()
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}

    assert c.up.name() in colours()
    choose(mini, "Discreet: grey figures")
    assert c.up.name() not in colours()


def test_a_lost_link_is_said_and_greys_the_figures(mini, desk):
    snapshot(desk, "HK:700", 612.5, 605.0)
    frame(desk)
    desk.connection.put(replace(desk.connection.state, state=LinkState.RECONNECTING))
    image = mini.window.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert desk.theme.c.warn.name() in seen
    assert desk.theme.c.up.name() not in seen


def test_another_list_fewer_symbols_and_codes_can_be_chosen(mini, desk):
    desk.watchlists.save(Watchlist("Coins", (Entry(parse_symbol("CF:BTCUSDT")), Entry(TENCENT, alias="T"))))
    choose(mini, "List", "Coins")
    assert list(texts(mini)) == ["CF:BTCUSDT", "HK:700"]
    choose(mini, "Symbols shown", "HK:700")
    assert list(texts(mini)) == ["CF:BTCUSDT"]
    assert {stream.symbol.code for stream in desk.quotes.wanted[mini.window]} == {"BTCUSDT"}
    desk.watchlists.remove(desk.watchlists.all()[1].id)
    assert "HK:700" not in texts(mini), "hidden is hidden in every list"
    assert mini.window.rows.title == "Core"


def test_a_double_click_or_return_brings_a_symbol_to_the_desk(mini, qtbot):
    wanted = []
    mini.symbol_wanted.connect(wanted.append)
    window = mini.window
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, pos=QPoint(20, window._top + ROW + 4))
    QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert wanted == [parse_symbol("HK:9988"), TENCENT]


def test_escape_puts_it_away_and_a_locked_one_is_not_moved(mini, qtbot):
    window = mini.window
    choose(mini, "Lock its place")
    before = window.geometry()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    QTest.mouseMove(window, QPoint(90, 60))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(90, 60))
    assert window.geometry() == before
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert mini.window is None


def test_only_whole_rows_are_drawn_and_the_wheel_keeps_within_them(mini):
    window = mini.window
    window.resize(260, 110)
    window._scroll_to(99)
    assert window.first + window._fitting == len(window.rows.rows)
    window._scroll_to(-5)
    assert window.first == 0
