"""The intraday line on screen: what it holds, paints and says; crosshair by pointer and keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from qosdesk.domain.hours import zone_of
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Bar, Snapshot
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.ui.chart.intraday.day_axis import DayAxis, trading_days
from qosdesk.ui.chart.intraday.view import IntradayView
from qosdesk.ui.ports import Loading, LoadState
from tests.ui.fakes import FakeDesk, make_desk

MOUTAI = Symbol("SH", "600519")
OPEN_MS = 1_795_138_200_000
"""2026-11-20 09:30 in Shanghai."""


def put_minutes(desk: FakeDesk, days: int, count: int) -> None:
    interval = Interval.M1 if days == 1 else Interval.M5
    found = trading_days(desk.hours, MOUTAI, OPEN_MS, days)
    axis = DayAxis.of(desk.hours, MOUTAI, found, interval.minutes * 60_000)
    prices = 1460 + np.cumsum(np.random.default_rng(2).integers(-2, 3, count)) * 0.5
    desk.history.bars(MOUTAI, interval).merge(
        [
            Bar(axis.ts_of(at), p, p + 0.5, p - 0.5, p, 100.0 * (at + 1))
            for at, p in enumerate(prices.tolist())
        ]
    )


@pytest.fixture
def desk(qapp) -> FakeDesk:
    desk = make_desk(qapp)
    desk.hours.always = False
    put_minutes(desk, 1, 200)
    series = desk.history.bars(MOUTAI, Interval.M1)
    desk.store.put_snapshot(
        Snapshot(MOUTAI, float(series.close[-1]), ts_ms=int(series.ts_ms[-1]) + 20_000, prev_close=1461.0)
    )
    return desk


@pytest.fixture
def view(desk, qtbot) -> Iterator[IntradayView]:
    view = IntradayView(desk)
    qtbot.addWidget(view)
    view.resize(900, 560)
    view.show()
    qtbot.waitExposed(view)
    view.show_days(MOUTAI, 1)
    view.repaint()
    yield view
    view.close_bars()
    desk.frames.stop()


def columns_of(image: QImage, color: QColor, rows: range) -> list[int]:
    """Columns in which a colour stands in some row."""
    return [
        x
        for x in range(image.width())
        if any(
            abs(image.pixelColor(x, y).red() - color.red()) < 30
            and abs(image.pixelColor(x, y).green() - color.green()) < 30
            and abs(image.pixelColor(x, y).blue() - color.blue()) < 30
            for y in rows
        )
    ]


def test_a_day_in_progress_leaves_the_rest_of_its_width_empty(view, desk):
    image = view.grab().toImage()
    drawn = columns_of(image, desk.theme.c.accent, range(30, 400, 1))
    layout = view._layout
    width = layout.right - layout.left
    # 200 of 240 minutes have come.
    assert 0.80 < (max(drawn) - layout.left) / width < 0.86


def test_the_middle_of_the_axis_is_the_previous_close(view):
    scene, layout = view.scene, view._layout
    low, high = scene.line.price_range(scene.last)
    assert (low + high) / 2 == pytest.approx(1461.0)
    assert layout.left > 50


def test_five_days_ask_for_five_minute_bars_and_let_the_minutes_go(view, desk):
    put_minutes(desk, 5, 200)
    minutes = desk.history.handles[-1]
    view.show_days(MOUTAI, 5)
    assert minutes.closed
    assert view.handle is desk.history.handles[-1]
    view.repaint()
    assert len(view.scene.axis.days) == 5


def test_the_pointer_and_the_arrow_keys_move_one_crosshair(view):
    QTest.mouseMove(view, QPoint(400, 200))
    by_pointer = view._slot
    assert by_pointer == view._layout.slot_at(400, 240)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view._slot == by_pointer + 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view._slot == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view._slot == 199
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view._slot is None


def test_outside_the_plot_there_is_no_crosshair(view):
    QTest.mouseMove(view, QPoint(400, 200))
    QTest.mouseMove(view, QPoint(10, 200))
    assert view._slot is None


def test_nothing_new_is_no_new_painting_and_a_new_price_is_one(view, desk):
    view.look()
    view.repaint()
    assert not view._stale
    view.look()
    assert not view._stale
    desk.store.put_snapshot(Snapshot(MOUTAI, 1499.0, ts_ms=OPEN_MS + 300 * 60_000, prev_close=1461.0))
    view.look()
    assert view._stale


def test_a_failed_page_says_why_and_offers_another_try(view, desk):
    desk.history.put(MOUTAI, Interval.M5, Loading(LoadState.ERROR, "The server did not answer in time."))
    view.show_days(MOUTAI, 5)
    view.repaint()
    assert view.retry_button.isVisible()
    QTest.mouseClick(view.retry_button, Qt.MouseButton.LeftButton)
    assert desk.history.handles[-1].retried == 1


def test_a_day_longer_than_a_page_asks_for_the_rest_of_it(qtbot, desk):
    desk.hours.always = True
    bitcoin = Symbol("CF", "BTCUSDT")
    start = OPEN_MS + 12 * 3_600_000
    desk.history.bars(bitcoin, Interval.M1).merge(
        [Bar(start + at * 60_000, 9e4, 9e4, 9e4, 9e4, 1.0) for at in range(60)]
    )
    view = IntradayView(desk)
    qtbot.addWidget(view)
    view.show_days(bitcoin, 1)
    assert desk.history.handles[-1].older_asked == 1
    view.close_bars()
    desk.frames.stop()


@pytest.mark.parametrize("code", ["CF:BTCUSDT", "US:NVDA"])
def test_around_the_clock_a_day_is_the_exchanges_calendar_day_and_takes_nothing_of_the_one_before(qapp, code):
    desk = make_desk(qapp, always=True)
    symbol = parse_symbol(code)
    midnight = datetime(2026, 11, 20, tzinfo=zone_of(symbol.market))
    start_ms = round(midnight.timestamp() * 1000)
    days = trading_days(desk.hours, symbol, start_ms + 3_600_000, 1)
    axis = DayAxis.of(desk.hours, symbol, days, 60_000)
    assert days == [midnight.date()]
    assert axis.slots == 1440
    late = np.array([start_ms - 60_000, start_ms, start_ms + 60_000], dtype=np.int64)
    assert axis.slots_of(late).tolist() == [-1, 0, 1]
    assert [mark.slot for mark in axis.marks(4 * 3_600_000)] == [0, 240, 480, 720, 960, 1200, 1440]
