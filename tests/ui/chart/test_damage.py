"""What is on screen after parts were painted is what a whole painting shows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qosdesk.domain.drawings import Anchor, Drawing, DrawingKind, added
from qosdesk.indicators.kinds import kind_named
from qosdesk.ui.chart.model import Axis, Style
from tests.ui.chart.conftest import FIVE_MS, TENCENT, fill, settle


def on_screen(panel):
    """The pixels as they are, without painting."""
    settle(panel)
    top = panel.window()
    image = panel.screen().grabWindow(top.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    at = panel.view.viewport().mapTo(top, QPoint(0, 0))
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), -1)
    view = panel.view.viewport()
    return pixels[at.y() : at.y() + view.height(), at.x() : at.x() + view.width()].copy()


def check(panel, edge=0):
    got = on_screen(panel)[:, edge:]
    panel.view.refresh()
    wanted = on_screen(panel)[:, edge:]
    # Qt cuts a slanting line at the edge of a strip, which moves its antialiasing by a step or two.
    channels = [
        np.abs(((got >> at) & 255).astype(int) - ((wanted >> at) & 255).astype(int)) for at in (0, 8, 16)
    ]
    where = np.argwhere(np.max(channels, axis=0) > 48)
    assert len(where) <= 4, (len(where), where.min(axis=0), where.max(axis=0))
    return got


@pytest.fixture
def busy(panel):
    """Four panes."""
    kinds = [kind_named(name).first_choice for name in ("MA", "VOL", "MACD", "KDJ")]
    panel.model.set_choices(tuple(kinds))
    panel.view.refresh()
    settle(panel)
    return panel


def tick(panel, desk, close):
    series = panel.model.series
    bar = series.bar(series.first + len(series) - 1)
    series.push(bar.ts_ms, bar.open, max(bar.high, close), min(bar.low, close), close, bar.volume + 100)
    panel.on_frame((), 0.0)
    settle(panel)


def test_ticks_are_painted_as_strips_and_look_as_if_everything_was(busy, desk):
    last = float(busy.model.series.close[-1])
    strips = busy.view.item.strip_paints
    shown = [check(busy)]
    for step in (0.5, -0.5, 1.0, 0.0, -1.5):
        tick(busy, desk, last + step)
        shown.append(check(busy))
    assert busy.view.item.strip_paints > strips
    assert all((a != b).any() for a, b in pairwise(shown))


@pytest.mark.parametrize("style", list(Style))
def test_a_moved_view_looks_as_if_everything_was_painted(busy, style):
    busy.model.style = style
    busy.view.refresh()
    shown = [check(busy)]
    for key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Minus, Qt.Key.Key_Right, Qt.Key.Key_End):
        QTest.keyClick(busy.view, key)
        shown.append(check(busy))
    assert all((a != b).any() for a, b in pairwise(shown))


def test_the_crosshair_leaves_nothing_behind(busy):
    viewport = busy.view.viewport()
    for x, y in ((300, 200), (310, 205), (500, 460), (505, 555), (880, 300), (300, 120)):
        QTest.mouseMove(viewport, QPoint(x, y))
        check(busy)
    QTest.keyClick(busy.view, Qt.Key.Key_Escape)
    check(busy)


def test_a_new_bar_that_comes_with_the_last_of_the_old_one_is_painted(busy, desk):
    series = busy.model.series
    last, ts_ms = float(series.close[-1]), int(series.ts_ms[-1])
    tick(busy, desk, last + 0.5)
    series.push(ts_ms, last, last + 0.5, last, last, 100)
    series.push(ts_ms + FIVE_MS, last, last + 0.5, last, last + 0.5, 100)
    busy.on_frame((), 0.0)
    check(busy)
    assert busy.view.item.frame.first + busy.view.item.frame.count == series.first + len(series)


def drag_by(panel, *places):
    viewport, left = panel.view.viewport(), Qt.MouseButton.LeftButton
    for number, (x, y) in enumerate(places):
        kind = QEvent.Type.MouseMove if number else QEvent.Type.MouseButtonPress
        at = QPointF(x, y)
        event = QMouseEvent(kind, at, viewport.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
        yield check(panel) if number else None


@pytest.mark.parametrize("axis", list(Axis))
def test_a_view_dragged_under_the_crosshair_looks_as_if_everything_was_painted(busy, axis):
    busy.model.axis = axis
    busy.view.refresh()
    QTest.keyClick(busy.view, Qt.Key.Key_PageUp)
    check(busy)
    scrolls = busy.view.item.scrolls
    places = [(500, 300), (507, 300), (521, 302), (440, 290), (444, 290), (444, 470)]
    shown = [one for one in drag_by(busy, *places) if one is not None]
    assert busy.view.item.scrolls >= scrolls + 2
    assert all((a != b).any() for a, b in pairwise(shown))


def test_ticks_beyond_a_view_that_is_scrolled_back_lay_nothing_out_and_are_there_when_it_comes_back(
    busy, desk
):
    busy.model.view.pan(300)
    busy.view._changed()
    busy.model.view.pan(-20)
    busy.view._changed()
    check(busy)
    frame, last = busy.view.item.frame, float(busy.model.series.close[-1])
    for step in (0.5, 4.0, -3.5):
        tick(busy, desk, last + step)
    assert busy.view.item.frame is frame
    shown = [check(busy)]
    for _ in range(6):
        busy.model.view.pan(-50)
        busy.view._changed()
        shown.append(check(busy))
    assert all((a != b).any() for a, b in pairwise(shown))


@pytest.mark.parametrize("step", [7.0, 1.6, 0.6])
def test_a_view_dragged_far_to_and_fro_while_ticks_come_looks_as_if_everything_was_painted(busy, desk, step):
    fill(busy.model.series, 4000)
    busy.model.view.set_step(step, 0)
    busy.model.view.to_latest()
    busy.view.refresh()
    check(busy)
    last, scrolls = float(busy.model.series.close[-1]), busy.view.item.scrolls
    places = [150, 230, 310, 390, 470, 550, 630, 710, 600, 490, 380, 270, 160, 50, 90]
    for number, x in enumerate(places):
        if number == 0:
            list(drag_by(busy, (x, 300)))
            continue
        at = QPointF(x, 300)
        viewport, left = busy.view.viewport(), Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        move = QMouseEvent(QEvent.Type.MouseMove, at, viewport.mapToGlobal(at), left, left, none)
        QApplication.sendEvent(viewport, move)
        if number % 4 == 0:
            tick(busy, desk, last + 0.5 * (number % 3))
        # Not each: looking paints everything anew, and moving begins anew. A line that comes in from the left is cut
        # at the edge only where it is painted straight to the screen.
        if number % 5 == 4:
            check(busy, edge=2)
        else:
            settle(busy)
    assert busy.view.item.scrolls >= scrolls + 5


def test_ticks_of_a_dense_view_look_as_if_everything_was_painted(busy, desk):
    busy.model.view.set_step(1.6, 0)
    busy.model.view.to_latest()
    busy.view.refresh()
    check(busy)
    last, strips = float(busy.model.series.close[-1]), busy.view.item.strip_paints
    for step in (0.5, -0.5, 0.0, 0.5):
        tick(busy, desk, last + step)
        check(busy)
    assert busy.view.item.strip_paints > strips


def test_resting_drawings_are_whole_where_crosshair_and_ticks_pass(busy, desk):
    ts_ms, prices = busy.model.series.ts_ms, busy.model.series.close
    for kind in (DrawingKind.TREND, DrawingKind.RECTANGLE, DrawingKind.FIBONACCI):
        anchors = tuple(Anchor(int(ts_ms[row]), float(prices[row])) for row in (-60, -1))
        desk.drawings.put(TENCENT, added(desk.drawings.of(TENCENT), Drawing(kind, anchors)))
    check(busy)
    viewport, last = busy.view.viewport(), float(prices[-1])
    for number, (x, y) in enumerate(((300, 200), (310, 205), (600, 150), (640, 152))):
        QTest.mouseMove(viewport, QPoint(x, y))
        check(busy)
        tick(busy, desk, last + 0.5 * (number % 2))
        check(busy)


def test_a_view_that_begins_within_a_device_pixel_looks_the_same_straight_and_from_the_kept_layer(busy):
    # Without care shapes and pictures are rounded to different rows, and parts that are painted anew do not fit.
    def painted():
        image = QImage(1125, 800, QImage.Format.Format_RGB32)
        image.fill(0)
        image.setDevicePixelRatio(1.25)
        painter = QPainter(image)
        painter.translate(0, 26)
        busy.view.item.show_on(painter, QRegion(0, 0, 900, 600), 1.25)
        painter.end()
        return np.frombuffer(image.constBits(), dtype=np.uint8).astype(int)

    straight = painted()
    assert np.abs(painted() - straight).max() <= 2
