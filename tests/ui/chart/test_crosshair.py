"""The shared crosshair: which charts share it, where it stands in them, what it costs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qosdesk.domain.hours import Hours, zone_of
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.crosshair import echo_of, point_of
from qosdesk.ui.chart.panel import ChartPanel
from qosdesk.ui.shell.chart_grid import ChartGrid
from tests.ui.chart.conftest import TENCENT, fill, settle

APPLE = Symbol("US", "AAPL")
NVIDIA = Symbol("US", "NVDA")


def series_at(*times: datetime) -> BarSeries:
    series = BarSeries()
    ts = np.array([round(at.timestamp() * 1000) for at in times], dtype=np.int64)
    series.merge_columns(ts, np.full((5, len(ts)), 10.0))
    return series


def at(text: str, market: str = "") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone_of(market) if market else UTC)


def where(source: tuple[Symbol, Interval, datetime], target: tuple[Symbol, Interval], series: BarSeries):
    symbol, interval, time = source
    point = point_of(symbol, interval, Hours(), round(time.timestamp() * 1000), 5.0)
    return echo_of(point, *target, series)


def test_an_instant_is_in_the_bar_that_holds_it():
    hours = series_at(*(at(f"2026-11-20 {hour}:00", "HK") for hour in (10, 11, 13, 14)))
    minute = (TENCENT, Interval.M1, at("2026-11-20 13:37", "HK"))
    assert where(minute, (TENCENT, Interval.H1), hours).index == 2
    assert where((TENCENT, Interval.M1, at("2026-11-20 09:45", "HK")), (TENCENT, Interval.H1), hours) is None
    late = (TENCENT, Interval.M1, at("2026-11-20 15:10", "HK"))
    assert where(late, (TENCENT, Interval.H1), hours) is None


def test_days_of_two_markets_meet_by_date_though_they_begin_at_other_instants():
    days = series_at(*(at(f"2026-11-{day} 00:00", "US") for day in (18, 19, 20)))
    assert (
        where((TENCENT, Interval.DAY, at("2026-11-19 00:00", "HK")), (APPLE, Interval.DAY), days).index == 1
    )


def test_a_night_session_belongs_to_the_next_trading_day():
    days = series_at(*(at(f"2026-11-{day} 00:00", "US") for day in (18, 19, 20)))
    night = (APPLE, Interval.M5, at("2026-11-18 21:00", "US"))
    assert where(night, (APPLE, Interval.DAY), days).index == 1


def test_a_day_is_at_its_first_bar_in_a_chart_of_minutes():
    minutes = series_at(
        *(at(f"2026-11-{day} {time}", "HK") for day in (19, 20) for time in ("09:30", "15:55"))
    )
    found = where((TENCENT, Interval.DAY, at("2026-11-20 00:00", "HK")), (TENCENT, Interval.M5), minutes)
    assert found.index == 2


def test_only_the_same_symbol_has_the_price():
    series = series_at(at("2026-11-20 10:00"), at("2026-11-20 10:05"))
    source = (APPLE, Interval.M5, at("2026-11-20 10:05"))
    assert where(source, (APPLE, Interval.M5), series).price == 5.0
    assert math.isnan(where(source, (NVIDIA, Interval.M5), series).price)


# --- panels -----------------------------------------------------------------------------------------------------------


def point_at(panel: ChartPanel, x: int, y: int = 200) -> None:
    # Where the test before left the pointer, nothing would move.
    QTest.mouseMove(panel.view.viewport(), QPoint(x + 1, y))
    QTest.mouseMove(panel.view.viewport(), QPoint(x, y))
    settle(panel)


@pytest.fixture
def hourly(desk, make_panel) -> ChartPanel:
    """A second chart of the group, of hours."""
    ts = desk.history.bars(TENCENT, Interval.M5).ts_ms
    hours = desk.history.bars(TENCENT, Interval.H1)
    starts = np.unique(ts - ts % 3_600_000)
    hours.merge_columns(starts, np.full((5, len(starts)), 600.0) + np.arange(5)[:, None] * 0.0)
    panel = make_panel(desk, "chart-2")
    panel.set_interval(Interval.H1)
    settle(panel)
    return panel


def test_the_pointer_of_one_chart_shows_in_the_other_at_its_own_bar(panel, hourly):
    point_at(panel, 400)
    index = panel.view.item.frame.index_near(400)
    ts = int(panel.model.series.ts_ms[index - panel.model.series.first])
    echo = hourly.model.echo
    assert int(hourly.model.series.ts_ms[echo.index - hourly.model.series.first]) == ts - ts % 3_600_000
    assert echo.price == pytest.approx(panel.view.item.frame.price_at(200))
    point_at(panel, 400, y=590)
    QTest.mouseMove(panel.view.viewport(), QPoint(880, 595))
    settle(panel)
    assert hourly.model.echo is None


def test_it_never_moves_the_other_view_and_paints_no_bars_there(panel, hourly):
    before = hourly.view.item.frame.time
    painted = hourly.view.item.base_paints + hourly.view.item.strip_paints
    for x in range(200, 500, 20):
        point_at(panel, x)
        settle(hourly)
    assert hourly.view.item.frame.time == before
    # The kept layer is made once, by the first move after a painting.
    assert hourly.view.item.base_paints + hourly.view.item.strip_paints <= painted + 1


def test_the_echo_is_drawn_whole_and_goes_without_a_trace(panel, hourly):
    def picture():
        settle(hourly)
        return hourly.view.grab().toImage()

    plain = picture()
    point_at(panel, 700)
    shown = picture()
    assert shown != plain
    hourly.view.refresh()
    assert picture() == shown
    panel.view._point(None)
    assert picture() == plain


@pytest.mark.parametrize("apart", ["group", "setting", "hidden"])
def test_who_does_not_share_is_left_alone(panel, hourly, desk, apart):
    if apart == "group":
        hourly.set_group(0)
    elif apart == "setting":
        panel.crosshair.set_shared(False)
    else:
        hourly.hide()
    point_at(panel, 400)
    assert hourly.model.echo is None


def test_a_chart_that_goes_takes_its_crosshair_along(panel, hourly):
    point_at(panel, 400)
    assert hourly.model.echo is not None
    panel.hide()
    assert hourly.model.echo is None
    panel.show()
    panel.view._point(QPointF(410, 200))
    assert hourly.model.echo is not None
    panel.shut()
    assert hourly.model.echo is None


def test_the_intraday_line_takes_part_in_both_directions(panel, hourly, desk):
    fill(desk.history.bars(TENCENT, Interval.M1), 600)
    hourly.set_mode(next(mode for mode in type(hourly.modes.mode) if mode.days == 5))
    line = hourly.modes.intraday
    line.repaint()
    point_at(panel, 700)
    index = panel.view.item.frame.index_near(700)
    ts = int(panel.model.series.ts_ms[index - panel.model.series.first])
    slots = line.scene.axis.slots_of(np.array([ts], dtype=np.int64))
    assert (line._echo[0] if line._echo is not None else -1) == slots[0]
    panel.view._point(None)
    assert line._echo is None
    last = int(line.scene.line.slots[-1])
    line._point(last, line._layout.top + 20)
    series, echo = panel.model.series, panel.model.echo
    assert int(series.ts_ms[echo.index - series.first]) == line.scene.axis.ts_of(last)
    assert echo.price == pytest.approx(line.point()[1])


@pytest.fixture
def grid(desk, qtbot) -> Iterator[ChartGrid]:
    for interval in (Interval.M1, Interval.M15, Interval.M30):
        fill(desk.history.bars(TENCENT, interval), 300)
    fill(desk.history.bars(NVIDIA, Interval.M5), 300, seed=5)
    grid = ChartGrid(desk, "grid-1", 0, ChartPanel)
    qtbot.addWidget(grid)
    grid.resize(1200, 800)
    grid.show()
    qtbot.waitExposed(grid)
    yield grid
    grid.shut()
    desk.frames.stop()


def test_charts_of_a_grid_share_it_though_pinned(grid):
    first, second, *_ = (cell.panel for cell in grid.cells)
    for panel, symbol in ((first, TENCENT), (second, NVIDIA)):
        panel.show_symbol(symbol)
        settle(panel)
    QApplication.processEvents()
    assert first.group == second.group == 0
    point_at(first, 200, 120)
    assert second.model.echo is not None
    assert math.isnan(second.model.echo.price)
