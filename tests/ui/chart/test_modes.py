"""Candles and intraday line in one panel: what each holds, the toolbar, F5, what is kept."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.chart.modes import Mode
from qosdesk.ui.chart.panel import ChartPanel
from qosdesk.ui.ports import LiveBar, Loading, LoadState
from tests.ui.chart.conftest import TENCENT
from tests.ui.fakes import NOW_MS

NVIDIA = Symbol("US", "NVDA")


@pytest.fixture
def minutes(desk):
    """Two hundred minutes of HK:700 up to now."""
    series = desk.history.bars(TENCENT, Interval.M1)
    ts = NOW_MS - NOW_MS % 60_000 - np.arange(199, -1, -1, dtype=np.int64) * 60_000
    close = 600 + np.cumsum(np.random.default_rng(3).integers(-2, 3, 200)) * 0.2
    series.merge_columns(ts, np.array([close, close + 0.2, close - 0.2, close, np.full(200, 500.0)]))
    return series


def open_handles(desk):
    return [(*handle._key, handle.adjusted) for handle in desk.history.handles if not handle.closed]


def click(panel: ChartPanel, days: int) -> None:
    QTest.mouseClick(panel.toolbar.day_segments[days], Qt.MouseButton.LeftButton)


def test_the_hidden_one_lets_its_bars_go(panel, desk, minutes):
    assert open_handles(desk) == [(TENCENT, Interval.M5, False)]
    click(panel, 1)
    assert open_handles(desk) == [(TENCENT, Interval.M1, False)]
    assert panel.modes.intraday.isVisible()
    assert not panel.view.isVisible()
    click(panel, 5)
    assert open_handles(desk) == [(TENCENT, Interval.M5, False)]
    assert panel.modes.intraday.days == 5
    QTest.mouseClick(panel.toolbar.segments[Interval.M5], Qt.MouseButton.LeftButton)
    assert open_handles(desk) == [(TENCENT, Interval.M5, False)]
    assert panel.modes.mode is Mode.CANDLES
    assert panel.view.isVisible()
    panel.shut()
    assert open_handles(desk) == []


def test_the_snapshot_is_wanted_in_both(panel, desk, minutes):
    click(panel, 1)
    assert desk.quotes.wanted[panel] == {Stream(TENCENT, Kind.SNAPSHOT)}


def test_the_title_says_which_line_and_how_it_is_kept_new(panel, desk, minutes):
    click(panel, 1)
    assert panel.title_parts()[1:] == ("Tencent Holdings · Intraday", "K push")
    desk.history.put(TENCENT, Interval.M1, Loading(LoadState.IDLE, live=LiveBar.POLLED, polled_s=6))
    assert panel.title_parts()[2] == "polled 6 s"
    click(panel, 5)
    assert panel.title_parts()[1] == "Tencent Holdings · 5-day"


def test_only_the_shown_one_is_marked_and_tools_of_candles_are_gone(panel, minutes):
    click(panel, 1)
    bar = panel.toolbar
    assert bar.day_segments[1].isChecked()
    assert not any(word.isChecked() for word in bar.segments.values())
    assert not any(button.isVisible() for button in (*bar.tools, bar.reset))
    panel.set_interval(Interval.M5)
    assert bar.segments[Interval.M5].isChecked()
    assert not bar.day_segments[1].isChecked()
    assert all(button.isVisible() for button in (*bar.tools, bar.reset))


def test_f5_toggles_and_takes_the_keyboard_along(panel, minutes):
    panel.activateWindow()
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_F5)
    assert panel.modes.mode is Mode.DAY
    assert panel.focusProxy() is panel.modes.intraday
    QTest.keyClick(panel.modes.intraday, Qt.Key.Key_F5)
    assert panel.modes.mode is Mode.CANDLES
    click(panel, 5)
    QTest.keyClick(panel.modes.intraday, Qt.Key.Key_F5)
    QTest.keyClick(panel.view, Qt.Key.Key_F5)
    assert panel.modes.mode is Mode.DAYS


def test_it_follows_its_group_and_comes_back_after_a_restart(panel, desk, make_panel, minutes):
    click(panel, 1)
    desk.links.point(1, NVIDIA)
    assert open_handles(desk) == [(NVIDIA, Interval.M1, False)]
    panel.set_zone(type(panel.model.zone_choice).UTC)
    state = panel.save_state()
    other = make_panel(desk, "chart-2")
    other.restore_state(state)
    assert other.modes.mode is Mode.DAY
    assert other.model.interval is Interval.M5
    assert other.modes.intraday.symbol == NVIDIA
    assert other.modes.intraday.zone.key == "UTC"
    other.restore_state({"interval": "1h"})
    assert other.modes.mode is Mode.CANDLES


def test_a_restart_opens_each_series_once(desk, make_panel, minutes):
    kept = {"group": 0, "symbol": "US:NVDA", "interval": "1D", "adjusted": True, "compare": "HK:9988"}
    panel = make_panel(desk, "chart-3")
    panel.set_group(0)
    count = len(desk.history.handles)
    panel.restore_state(kept)
    opened = desk.history.handles[count:]
    assert [handle._key for handle in opened] == [
        (NVIDIA, Interval.DAY),
        (Symbol("HK", "9988"), Interval.DAY),
    ]
    assert all(handle.adjusted for handle in opened)
    panel.restore_state(panel.save_state())
    assert len(desk.history.handles) == count + 2
    panel.restore_state({**kept, "mode": "5-day"})
    assert [handle._key for handle in desk.history.handles[count + 2 :]] == [(NVIDIA, Interval.M5)]
    assert open_handles(desk) == [(NVIDIA, Interval.M5, False)]


@pytest.mark.parametrize("state", [{"mode": "zigzag"}, {"mode": 3}, {"zone": "Mars", "mode": None}])
def test_a_damaged_mode_is_left_alone(panel, state):
    panel.restore_state(state)
    assert panel.modes.mode is Mode.CANDLES


def test_a_stale_price_has_no_direction_and_its_age_in_the_title(panel, desk, minutes):
    click(panel, 1)
    panel.modes.intraday.repaint()
    assert not panel.modes.intraday.scene.stale
    desk.staleness.put("HK:700", 41.0)
    panel.modes.intraday.repaint()
    scene = panel.modes.intraday.scene
    assert scene.stale
    assert scene.last_color == desk.theme.c.t3
    assert panel.title_warning()


def test_two_lines_of_one_symbol_read_the_same_bars(panel, desk, make_panel, minutes):
    other = make_panel(desk, "chart-2")
    for one in (panel, other):
        click(one, 1)
    assert panel.modes.intraday.handle.series is other.modes.intraday.handle.series


def test_a_narrow_toolbar_puts_words_into_its_menu_but_never_the_chosen_one(panel):
    bar = panel.toolbar
    panel.set_interval(Interval.MONTH)
    for width in (900, 420, 300, 230):
        panel.resize(width, 400)
        QApplication.processEvents()
        assert panel.width() == width
        assert bar.segments[Interval.MONTH].isVisible()
        shown = [word for word in (*bar.segments.values(), *bar.day_segments.values()) if word.isVisible()]
        tools = [bar.more, *bar.tools, bar.reset]
        places = sorted((one.x(), one.x() + one.width()) for one in (*shown, *tools))
        assert all(left >= right for (_, right), (left, _) in pairwise(places))
        assert places[-1][1] <= width
        panel.set_mode(Mode.DAY)
        panel.set_interval(Interval.MONTH)
        words = [*bar.segments.values(), *bar.day_segments.values()]
        assert [word for word in words if word.isVisible()] == shown
    bar._open_menu()
    texts = [action.text() for action in bar._menu.actions()]
    assert texts[:2] == ["Intraday", "5-day"]
    assert "1m" in texts
    bar._menu.close()
