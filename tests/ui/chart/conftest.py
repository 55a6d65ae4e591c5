"""A chart on a desk in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.panel import ChartPanel
from tests.ui.fakes import NOW_MS, FakeDesk, make_desk

TENCENT = Symbol("HK", "700")
FIVE_MS = 300_000


def fill(series: BarSeries, count: int, end_ms: int = NOW_MS, seed: int = 1) -> None:
    """A random walk of five-minute bars around the clock, the last of which holds `end_ms`."""
    rng = np.random.default_rng(seed)
    last = end_ms - end_ms % FIVE_MS
    ts = last - np.arange(count - 1, -1, -1, dtype=np.int64) * FIVE_MS
    close = 600 + np.cumsum(rng.integers(-3, 4, count)) * 0.5
    open_ = np.concatenate((close[:1], close[:-1]))
    high = np.maximum(open_, close) + rng.integers(0, 3, count) * 0.5
    low = np.minimum(open_, close) - rng.integers(0, 3, count) * 0.5
    series.merge_columns(ts, np.array([open_, high, low, close, rng.integers(1, 900, count) * 100.0]))


@pytest.fixture
def desk(qapp) -> FakeDesk:
    """HK:700 with 600 five-minute bars and a quote."""
    desk = make_desk(qapp)
    series = desk.history.bars(TENCENT, Interval.M5)
    fill(series, 600)
    last = float(series.close[-1])
    desk.store.put_snapshot(Snapshot(TENCENT, last, last - 5, last - 4, ts_ms=NOW_MS))
    return desk


@pytest.fixture
def make_panel(qtbot, qapp) -> Iterator[Callable[[FakeDesk], ChartPanel]]:
    """Makes shown panels of 900 x 600, and shuts them."""
    made: list[ChartPanel] = []

    def make(desk: FakeDesk, panel_id: str = "chart-1") -> ChartPanel:
        panel = ChartPanel(desk, panel_id)
        made.append(panel)
        qtbot.addWidget(panel)
        panel.resize(900, 600)
        panel.show()
        qtbot.waitExposed(panel)
        settle(panel)
        return panel

    yield make
    for panel in made:
        panel.shut()
        panel.desk.frames.stop()


def settle(panel: ChartPanel) -> None:
    """Paint what is due, and let the buttons follow."""
    # A layout asks for a painting, which moves the buttons.
    for _ in range(2):
        panel.view.viewport().repaint()
        QApplication.processEvents()


@pytest.fixture
def panel(desk, make_panel) -> ChartPanel:
    """A chart of HK:700, painted."""
    return make_panel(desk)
