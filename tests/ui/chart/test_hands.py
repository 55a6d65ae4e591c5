"""The chart's hands, through real mouse and key events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qosdesk.domain.intervals import Interval
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.model import Axis
from tests.ui.chart.conftest import FIVE_MS, TENCENT, fill, settle
from tests.ui.fakes import NOW_MS


def wheel(panel, x, y, notches=1, modifiers=Qt.KeyboardModifier.NoModifier):
    viewport = panel.view.viewport()
    at = QPointF(x, y)
    event = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
    settle(panel)


def drag(panel, start, stop):
    viewport = panel.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(*start))
    for part in range(1, 5):
        x = start[0] + (stop[0] - start[0]) * part // 4
        y = start[1] + (stop[1] - start[1]) * part // 4
        QTest.mouseMove(viewport, QPoint(x, y))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(*stop))
    settle(panel)


def bar_under(panel, x):
    return panel.view.item.frame.index_near(x)


@pytest.mark.parametrize("x", [40, 300, 600])
def test_the_wheel_zooms_around_the_bar_under_the_cursor(panel, x):
    drag(panel, (200, 200), (700, 200))
    index, bars = bar_under(panel, x), panel.model.view.bars
    for notches in (1, 1, -1, -1, -1):
        wheel(panel, x, 200, notches)
        assert bar_under(panel, x) == index
    assert panel.model.view.bars > bars


def test_dragging_moves_the_bars_with_the_mouse(panel):
    index = bar_under(panel, 300)
    drag(panel, (300, 200), (510, 220))
    assert bar_under(panel, 510) == index


def test_a_scrolled_back_view_stays_while_bars_arrive_at_both_ends_and_comes_back_by_the_button(panel, desk):
    drag(panel, (100, 200), (800, 200))
    assert panel.latest_button.isVisible()
    index = bar_under(panel, 400)
    bar = panel.model.series.bar(index)
    series = desk.history.bars(TENCENT, Interval.M5)
    older = BarSeries()
    fill(older, 300, end_ms=int(series.ts_ms[0]) - FIVE_MS)
    series.merge([older.bar(at) for at in range(300)])
    desk.history.put(TENCENT, Interval.M5)
    for at in range(1, 4):
        series.push(NOW_MS - NOW_MS % FIVE_MS + at * FIVE_MS, 600, 601, 599, 600, 100)
    panel.on_frame((), 0.0)
    settle(panel)
    assert bar_under(panel, 400) == index
    assert panel.model.series.bar(bar_under(panel, 400)) == bar
    QTest.mouseClick(panel.latest_button, Qt.MouseButton.LeftButton)
    settle(panel)
    assert panel.model.view.at_latest
    assert not panel.latest_button.isVisible()


def test_a_view_at_the_newest_bar_follows_new_ones(panel, desk):
    right = panel.model.view.right
    series = desk.history.bars(TENCENT, Interval.M5)
    series.push(NOW_MS - NOW_MS % FIVE_MS + FIVE_MS, 600, 601, 599, 600, 100)
    panel.on_frame((), 0.0)
    settle(panel)
    assert panel.model.view.right == right + 1


def test_arrows_move_home_and_end_go_to_the_ends_and_plus_and_minus_zoom(panel):
    panel.view.setFocus()
    view = panel.model.view
    right = view.right
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert view.right == pytest.approx(right - 1)
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert view.right == pytest.approx(right)
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    assert view.left == pytest.approx(panel.model.series.first - 0.5)
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    assert view.at_latest
    bars = view.bars
    QTest.keyClick(panel.view, Qt.Key.Key_Plus)
    assert view.bars < bars
    QTest.keyClick(panel.view, Qt.Key.Key_Minus)
    QTest.keyClick(panel.view, Qt.Key.Key_Minus)
    assert view.bars > bars
    settle(panel)


def test_a_double_click_goes_back_to_the_default_view(panel):
    before = panel.view.item.frame
    drag(panel, (100, 200), (500, 200))
    wheel(panel, 300, 200, 3)
    drag(panel, (870, 200), (870, 300))
    QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    settle(panel)
    after = panel.view.item.frame
    assert (after.time, after.price) == (before.time, before.price)


def test_dragging_the_price_axis_scales_by_hand_until_it_is_double_clicked(panel):
    before = panel.view.item.frame.price
    drag(panel, (870, 200), (870, 300))
    scaled = panel.view.item.frame.price
    assert scaled.high - scaled.low > (before.high - before.low) * 1.2
    drag(panel, (300, 200), (500, 260))
    moved = panel.view.item.frame.price
    assert moved.high - moved.low == pytest.approx(scaled.high - scaled.low)
    assert moved.low > scaled.low
    QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(870, 200))
    settle(panel)
    assert panel.model.price_range is None


def test_dragging_the_time_axis_scales_and_keeps_the_right_edge(panel):
    view = panel.model.view
    right, bars = view.right, view.bars
    height = panel.view.viewport().height()
    drag(panel, (500, height - 8), (380, height - 8))
    assert view.bars > bars
    assert view.right == pytest.approx(right)


def test_the_view_cannot_be_lost(panel):
    for _ in range(20):
        drag(panel, (100, 200), (820, 200))
    assert panel.view.item.frame.count >= 5
    for _ in range(40):
        drag(panel, (820, 200), (20, 200))
    assert panel.view.item.frame.count >= 5
    for _ in range(60):
        wheel(panel, 300, 200, 1)
    assert panel.model.view.bars == pytest.approx(5, abs=0.5)


def test_the_crosshair_moves_without_painting_the_bars_again(panel):
    item = panel.view.item
    QTest.mouseMove(panel.view.viewport(), QPoint(300, 200))
    settle(panel)
    painted = item.base_paints
    for x in range(310, 400, 10):
        QTest.mouseMove(panel.view.viewport(), QPoint(x, 220))
        settle(panel)
    assert item.base_paints == painted
    assert panel.model.pointer is not None
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.model.pointer is None


def test_dragging_the_edge_of_a_pane_gives_it_more_of_the_height_until_it_is_double_clicked(panel):
    band = panel.view.item.frame.layout.bands[1]
    drag(panel, (300, band.top - 1), (300, band.top - 61))
    higher = panel.view.item.frame.layout.bands[1]
    assert band.top - higher.top == pytest.approx(60, abs=1)
    assert higher.bottom == band.bottom
    state = panel.save_state()
    QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, higher.top - 1))
    settle(panel)
    assert panel.view.item.frame.layout.bands[1] == band
    panel.restore_state(state)
    settle(panel)
    assert panel.view.item.frame.layout.bands[1] == higher


@pytest.mark.parametrize(
    ("keys", "interval"), [("15", Interval.M15), ("240", Interval.H4), ("7", Interval.M5)]
)
def test_digits_and_enter_choose_an_interval(panel, keys, interval):
    panel.view.setFocus()
    QTest.keyClicks(panel.view, keys)
    assert panel.model.typed.text == keys
    settle(panel)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.model.typed.text == ""
    assert panel.model.interval is interval


def test_what_was_typed_is_taken_back_by_backspace_escape_and_other_keys(panel):
    panel.view.setFocus()
    for last in (Qt.Key.Key_Escape, Qt.Key.Key_Left):
        QTest.keyClicks(panel.view, "30")
        QTest.keyClick(panel.view, Qt.Key.Key_Backspace)
        assert panel.model.typed.text == "3"
        QTest.keyClick(panel.view, last)
        assert panel.model.typed.text == ""
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.model.interval is Interval.M5


@pytest.mark.parametrize("axis", list(Axis))
def test_a_price_scaled_and_dragged_by_hand_stays_under_the_mouse_on_every_axis(panel, axis):
    panel.model.axis = axis
    panel.view.refresh()
    settle(panel)
    drag(panel, (870, 200), (870, 260))
    frame = panel.view.item.frame
    price = frame.price_at(150.5)
    drag(panel, (300, 150), (300, 230))
    assert panel.view.item.frame.price_at(230.5) == pytest.approx(price)
