"""Going to a date."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qosdesk.domain.intervals import Interval
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.tools.goto import PAGES_MAX
from qosdesk.ui.ports import Loading, LoadState
from tests.ui.chart.conftest import FIVE_MS, TENCENT, fill, settle

HK = ZoneInfo("Asia/Hong_Kong")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def box(hands, panel):
    """Opened by its key."""
    panel.activateWindow()
    hands.key(Qt.Key.Key_G, CTRL)
    found = panel.tools.date_box
    assert found.isVisible()
    return found


def type_date(box, panel, text):
    box.line.setText(text)
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    settle(panel)


def local(ts_ms):
    return f"{datetime.fromtimestamp(int(ts_ms) / 1000, HK):%Y-%m-%d %H:%M}"


def put_older(desk, count):
    series = desk.history.bars(TENCENT, Interval.M5)
    older = BarSeries()
    fill(older, count, end_ms=int(series.ts_ms[0]) - FIVE_MS)
    series.merge([older.bar(at) for at in range(count)])


def test_it_scrolls_to_a_loaded_date_and_closes(box, panel):
    series = panel.model.series
    wanted = int(series.ts_ms[120])
    type_date(box, panel, local(wanted))
    assert not box.isVisible()
    frame = panel.view.item.frame
    middle = frame.index_at(frame.layout.plot_right / 2)
    assert middle == pytest.approx(series.first + 120, abs=1)
    assert panel.latest_button.isVisible()


def test_what_is_no_date_is_said_and_nothing_moves(box, panel):
    time = panel.view.item.frame.time
    type_date(box, panel, "soon")
    assert box.isVisible()
    assert "Not a date" in box.note.text()
    assert panel.view.item.frame.time == time


def test_a_date_beyond_the_newest_bar_shows_the_newest(box, panel):
    type_date(box, panel, "2031-01-01")
    assert panel.model.view.at_latest


def test_older_pages_are_asked_for_one_at_a_time_until_it_is_there(box, panel, desk):
    handle = desk.history.handles[-1]
    wanted = int(panel.model.series.ts_ms[0]) - 500 * FIVE_MS
    asked = handle.older_asked
    type_date(box, panel, local(wanted))
    assert handle.older_asked == asked + 1
    assert "Loading older bars" in box.note.text()
    desk.history.put(TENCENT, Interval.M5, Loading(LoadState.LOADING, requests=1, left=7))
    assert "requests: 1, left this minute: 7" in box.note.text()
    assert handle.older_asked == asked + 1
    put_older(desk, 300)
    desk.history.put(TENCENT, Interval.M5, Loading(LoadState.IDLE))
    assert box.isVisible()
    put_older(desk, 300)
    desk.history.put(TENCENT, Interval.M5, Loading(LoadState.IDLE))
    settle(panel)
    assert not box.isVisible()
    frame = panel.view.item.frame
    row = round(frame.index_at(frame.layout.plot_right / 2)) - panel.model.series.first
    assert panel.model.series.ts_ms[row] == pytest.approx(wanted, abs=FIVE_MS)


def test_where_history_ends_it_says_so_and_shows_the_oldest(box, panel, desk):
    type_date(box, panel, "2001-01-01")
    desk.history.put(TENCENT, Interval.M5, Loading(LoadState.END))
    settle(panel)
    oldest = f"{datetime.fromtimestamp(int(panel.model.series.ts_ms[0]) / 1000, HK):%Y-%m-%d}"
    assert box.note.text() == f"The history begins on {oldest}"
    assert panel.view.item.frame.first == panel.model.series.first


def test_an_error_is_said_and_the_journey_ends(box, panel, desk):
    type_date(box, panel, "2001-01-01")
    desk.history.put(TENCENT, Interval.M5, Loading(LoadState.ERROR, "QOS refused this key."))
    assert box.note.text() == "QOS refused this key."
    assert panel.tools.journey.target_ms is None


def test_it_does_not_spend_more_than_some_pages_without_being_told_to_go_on(box, panel, desk):
    handle = desk.history.handles[-1]
    panel.view.moved.disconnect()
    asked = handle.older_asked
    type_date(box, panel, "2001-01-01")
    for _ in range(PAGES_MAX + 5):
        put_older(desk, 2)
        panel.tools.on_bars()
    assert handle.older_asked == asked + PAGES_MAX
    assert "Enter goes on" in box.note.text()


def test_escape_stops_it_and_gives_the_keys_back_to_the_chart(box, panel, desk):
    handle = desk.history.handles[-1]
    type_date(box, panel, "2001-01-01")
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert panel.tools.journey.target_ms is None
    asked = handle.older_asked
    panel.tools.on_bars()
    assert handle.older_asked == asked
    QApplication.processEvents()
    assert QApplication.focusWidget() is panel.view


def test_no_key_of_the_chart_works_while_a_date_is_typed(box, panel, hands):
    time = panel.view.item.frame.time
    QTest.keyClick(box.line, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Plus, Qt.Key.Key_Home):
        QTest.keyClick(box.line, key)
    settle(panel)
    assert hands.toolbox.tool is None
    assert panel.view.item.frame.time == time


def test_another_interval_ends_the_journey(box, panel):
    type_date(box, panel, "2001-01-01")
    panel.set_interval(Interval.DAY)
    assert panel.tools.journey.target_ms is None
