"""What is on screen after parts were painted is what a whole painting shows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from qosdesk.indicators.kinds import kind_named
from qosdesk.ui.chart.model import Style
from tests.ui.chart.conftest import settle


def on_screen(panel):
    """The pixels as they are, without painting."""
    settle(panel)
    top = panel.window()
    image = panel.screen().grabWindow(top.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    at = panel.view.viewport().mapTo(top, QPoint(0, 0))
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), -1)
    view = panel.view.viewport()
    return pixels[at.y() : at.y() + view.height(), at.x() : at.x() + view.width()].copy()


def check(panel):
    got = on_screen(panel)
    panel.view.refresh()
    wanted = on_screen(panel)
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
