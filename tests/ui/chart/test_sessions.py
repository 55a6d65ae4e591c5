"""Names of sessions on US charts: once each, and none where trading never ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from qosdesk.domain.hours import Phase
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from tests.ui.chart.conftest import fill, settle

NVIDIA = Symbol("US", "NVDA")


@pytest.fixture
def american(desk, panel):
    fill(desk.history.bars(NVIDIA, Interval.M5), 600)
    panel.set_group(0)
    panel.show_symbol(NVIDIA)
    settle(panel)
    return panel


def test_a_tick_leaves_the_names_as_they_were(american):
    shades = american.view.item._must_scene().marks.shades
    assert {shade.phase for shade in shades} >= {Phase.NIGHT, Phase.POST}
    american.view._point(None)
    series = american.model.series
    price = float(series.close[-1])
    for number in range(4):
        close = price - 0.02 * (number % 2)
        series.push(int(series.ts_ms[-1]), price, price, price - 0.02, close, 5)
        american.view.item.ticked()
        settle(american)
    names = QRect(0, 46, 830, 18)
    ticked = american.view.grab().toImage().copy(names)
    assert american.view.item.strip_paints >= 2
    american.view.refresh()
    settle(american)
    assert american.view.grab().toImage().copy(names) == ticked


def test_around_the_clock_there_are_none(desk, american):
    desk.hours.always = True
    american.view.refresh()
    settle(american)
    assert american.view.item._must_scene().marks.shades == ()
