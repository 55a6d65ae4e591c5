"""The chart panel on its desk: what it asks for, what it says, what it keeps."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import SNAPSHOT
from qosdesk.ui.chart.legend import figures_at, legend_index
from qosdesk.ui.chart.model import Pointer
from qosdesk.ui.chart.panel import ChartPanel
from qosdesk.ui.chart.states import message
from qosdesk.ui.ports import Loading, LoadState
from qosdesk.ui.theme import UpDown
from tests.ui.chart.conftest import TENCENT, fill, settle
from tests.ui.fakes import make_desk


def test_the_panels_import_no_pyqtgraph_before_the_first_chart_is_made():
    code = (
        "import sys, qosdesk.ui.panel, qosdesk.ui.chart.panel\n"
        "sys.exit(any(name.partition('.')[0] == 'pyqtgraph' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_it_takes_its_groups_symbol_and_asks_for_snapshots_only_while_shown(panel, desk):
    assert panel.symbol == TENCENT
    assert desk.quotes.wanted[panel] == {Stream(TENCENT, Kind.SNAPSHOT)}
    panel.hide()
    assert panel not in desk.quotes.wanted
    assert not desk.history.handles[-1].closed


def test_the_title_names_symbol_interval_and_how_the_last_bar_is_kept(panel, desk):
    assert panel.title_parts() == ("HK:700", "Tencent Holdings · 5m", "K push")
    desk.theme.apply(language="zh_CN")
    assert panel.title_parts()[1].startswith("腾讯控股")


def test_another_symbol_or_interval_closes_the_old_hold(panel, desk):
    QTest.mouseClick(panel.toolbar.segments[Interval.DAY], Qt.MouseButton.LeftButton)
    assert [handle.closed for handle in desk.history.handles] == [True, False]
    assert panel.model.interval is Interval.DAY
    desk.links.point(1, Symbol("US", "NVDA"))
    assert [handle.closed for handle in desk.history.handles] == [True, True, False]
    panel.shut()
    panel.shut()
    assert desk.history.handles[-1].closed
    assert panel not in desk.quotes.wanted


@pytest.mark.parametrize("x", [5, 111, 350, 640, 820])
def test_the_legend_under_the_crosshair_is_the_bar_under_it(panel, x):
    QTest.mouseMove(panel.view.viewport(), QPoint(x, 220))
    settle(panel)
    frame, series = panel.view.item.frame, panel.model.series
    index = legend_index(panel.model, frame)
    nearest = min(
        range(frame.first, frame.first + frame.count),
        key=lambda at: abs(frame.time.center(at) + 0.5 - x * frame.layout.dpr),
    )
    assert index == nearest
    figures, row = figures_at(panel.model, index), index - series.first
    assert figures.bar == series.bar(nearest)
    before = series.close[row - 1]
    assert figures.change == pytest.approx(series.close[row] - before)
    assert figures.amplitude == pytest.approx((series.high[row] - series.low[row]) / before)


def test_without_a_crosshair_the_legend_is_the_newest_bar(panel):
    series = panel.model.series
    assert legend_index(panel.model, panel.view.item.frame) == series.first + len(series) - 1


def test_it_repaints_only_for_new_bars_or_another_price_and_only_while_shown(panel, desk):
    item, series = panel.view.item, panel.model.series
    panel.on_frame((), 0.0)
    settle(panel)
    painted = item.base_paints + item.strip_paints
    panel.on_frame((), 0.0)
    desk.store.touch(Symbol("US", "NVDA"), SNAPSHOT)
    panel.on_frame((), 0.0)
    settle(panel)
    assert item.base_paints + item.strip_paints == painted
    series.push(int(series.ts_ms[-1]), 600, 602, 598, 601, 5)
    panel.on_frame((), 0.0)
    settle(panel)
    assert item.base_paints + item.strip_paints == painted + 1
    desk.store.of("HK:700").on_trade(601.5, 100, desk.clock.wall_ms() + 1, 1)
    panel.on_frame((), 0.0)
    assert item.damage.boxes, "the last price's tag"
    settle(panel)
    assert item.base_paints + item.strip_paints == painted + 1


def test_older_bars_are_asked_for_within_a_screen_of_the_oldest_and_not_before(panel, desk):
    handle = desk.history.handles[-1]
    assert handle.older_asked == 0
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    assert handle.older_asked == 1
    for state in (LoadState.LOADING, LoadState.END, LoadState.ERROR):
        desk.history.put(TENCENT, Interval.M5, Loading(state, message="Link lost."))
        QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert handle.older_asked == 1
    settle(panel)


def test_a_short_history_asks_for_more_at_once(qapp, make_panel):
    desk = make_desk(qapp)
    fill(desk.history.bars(TENCENT, Interval.M5), 60)
    make_panel(desk)
    assert desk.history.handles[-1].older_asked >= 1


@pytest.mark.parametrize(
    ("loading", "title", "retry"),
    [
        (Loading(LoadState.LOADING), "Loading 5-minute bars of HK:700", False),
        (Loading(LoadState.ERROR, message="QOS refused this request."), "No 5-minute bars of HK:700", True),
        (Loading(LoadState.END, pages=1), "No 5-minute bars of HK:700", False),
    ],
)
def test_without_bars_it_says_why(qapp, make_panel, loading, title, retry):
    desk = make_desk(qapp)
    desk.history.states[TENCENT, Interval.M5] = loading
    panel = make_panel(desk)
    settle(panel)
    assert message(panel.model).title == title
    assert panel.retry_button.isVisible() is retry


def test_without_bars_the_panes_below_have_their_ground(qapp, make_panel):
    desk = make_desk(qapp)
    desk.history.states[TENCENT, Interval.M5] = Loading(LoadState.END, pages=1)
    panel = make_panel(desk)
    picture = panel.view.grab().toImage()
    lower = panel.view.item.frame.layout.bands[-1]
    middle = (lower.plot + lower.bottom) // 2
    assert picture.pixelColor(40, middle) == desk.theme.c.bg1


def test_retry_asks_again_and_disappears_when_bars_come(qapp, make_panel):
    desk = make_desk(qapp)
    desk.history.states[TENCENT, Interval.M5] = Loading(LoadState.ERROR, message="Link lost.")
    panel = make_panel(desk)
    settle(panel)
    QTest.mouseClick(panel.retry_button, Qt.MouseButton.LeftButton)
    assert desk.history.handles[-1].retried == 1
    fill(desk.history.bars(TENCENT, Interval.M5), 300)
    desk.history.put(TENCENT, Interval.M5, Loading(LoadState.IDLE))
    settle(panel)
    settle(panel)
    assert message(panel.model) is None
    assert not panel.retry_button.isVisible()


def test_interval_and_zoom_survive_a_restart(panel, desk, make_panel):
    panel.set_interval(Interval.H4)
    panel.model.view.set_step(14.0, 300)
    state = panel.save_state()
    other = make_panel(desk, "chart-2")
    other.restore_state(state)
    assert other.model.interval is Interval.H4
    assert other.model.view.step == 14.0
    assert other.save_state() == state
    assert other.toolbar.segments[Interval.H4].isChecked()


def test_a_damaged_state_is_ignored(panel):
    panel.restore_state({"interval": "7m", "bar_px": "wide"})
    panel.restore_state({"bar_px": float("nan")})
    settle(panel)
    assert panel.model.interval is Interval.M5


def test_fifty_symbols_leave_one_item_and_one_pixmap(panel, desk):
    items = len(panel.view.scene().items())
    children = len(panel.findChildren(object))
    for at in range(50):
        desk.links.point(1, Symbol("HK", str(at + 1)))
        fill(desk.history.bars(Symbol("HK", str(at + 1)), Interval.M5), 200, seed=at)
        desk.history.put(Symbol("HK", str(at + 1)), Interval.M5)
        settle(panel)
    assert len(panel.view.scene().items()) == items
    assert len(panel.findChildren(object)) == children
    assert sum(not handle.closed for handle in desk.history.handles) == 1


def test_countdown_counts_to_the_close_of_the_forming_bar(panel, desk):
    assert panel.model.countdown_s() == 162
    desk.clock.advance(1)
    assert panel.model.countdown_s() == 161
    desk.clock.advance(400)
    assert panel.model.countdown_s() is None


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("up_down", list(UpDown))
def test_every_theme_and_size_is_painted_without_a_complaint(panel, desk, dark, up_down):
    panel.model.pointer = Pointer(300, 200)
    desk.theme.apply(dark=dark, up_down=up_down, language="zh_CN")
    for size in ((900, 600), (320, 200), (90, 40), (900, 150)):
        panel.resize(*size)
        settle(panel)
        picture = panel.grab().toImage()
        assert (picture.width(), picture.height()) == (panel.width(), panel.height())
        seen = {
            picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
        }
        assert len(seen) > 4, f"nothing is painted at {size}"


def test_an_empty_chart_says_so(qapp, qtbot):
    desk = make_desk(qapp)
    desk.links.targets.clear()
    panel = ChartPanel(desk, "chart-1")
    qtbot.addWidget(panel)
    panel.show()
    settle(panel)
    assert message(panel.model).title == "No symbol"
    assert panel.title_parts()[0] == ""
    panel.shut()


def test_wicks_are_one_device_pixel_in_the_middle_of_their_bodies_on_screen(panel, desk):
    image = panel.view.grab().toImage()
    frame = panel.view.item.frame
    series, up = panel.model.series, desk.theme.c.up.name()
    down = desk.theme.c.down.name()
    seen = 0
    for index in range(frame.first + 2, frame.first + frame.count - 2):
        bar = series.bar(index)
        top = max(bar.open, bar.close)
        y = (frame.price.y(bar.high) + frame.price.y(top)) // 2
        on_last_line = y == frame.price.y(panel.model.headline().price)
        if frame.price.y(top) - frame.price.y(bar.high) < 4 or on_last_line:
            continue
        x = frame.time.center(index)
        wanted = up if bar.close >= bar.open else down
        row = [image.pixelColor(x + dx, y).name() for dx in (-1, 0, 1)]
        if row[1] == wanted:
            seen += 1
            assert row[0] != wanted
            assert row[2] != wanted
    assert seen > 20


def test_a_pinned_chart_takes_its_symbol_back_after_a_restart(panel, desk, make_panel):
    panel.set_group(0)
    panel.show_symbol(Symbol("US", "NVDA"))
    again = make_panel(desk, "chart-2")
    again.set_group(0)
    again.restore_state(panel.save_state())
    assert again.symbol == Symbol("US", "NVDA")


def test_the_screen_follows_by_itself_every_time_that_anything_changes(panel, qapp):
    item = panel.view.item
    for _ in range(3):
        before = item.base_paints
        panel.view.refresh()
        qapp.processEvents()
        assert item.base_paints == before + 1
