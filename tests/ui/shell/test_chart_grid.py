"""A grid of charts: number, symbols, the chart in use, what it keeps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.ui.chart.panel import ChartPanel
from qosdesk.ui.shell.chart_grid import LADDER, SHAPES, ChartGrid
from tests.ui.fakes import FakeDesk, make_desk

TENCENT, APPLE, MOUTAI = Symbol("HK", "700"), Symbol("US", "AAPL"), Symbol("SH", "600519")


@pytest.fixture
def desk(qapp) -> FakeDesk:
    desk = make_desk(qapp)
    desk.watchlists.save(Watchlist("Core", tuple(Entry(one) for one in (TENCENT, APPLE, MOUTAI))))
    return desk


@pytest.fixture
def grid(desk, qtbot) -> Iterator[ChartGrid]:
    grid = ChartGrid(desk, "grid-1", 0, ChartPanel)
    qtbot.addWidget(grid)
    grid.resize(1200, 800)
    grid.show()
    qtbot.waitExposed(grid)
    yield grid
    grid.shut()
    desk.frames.stop()


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_has_as_many_charts_in_equal_cells(grid, qapp, shape):
    grid.set_shape(*shape)
    qapp.processEvents()
    assert len(grid.cells) == shape[0] * shape[1]
    assert max(cell.width() for cell in grid.cells) - min(cell.width() for cell in grid.cells) <= 1
    assert all(cell.isVisible() for cell in grid.cells)
    assert len({cell.panel.panel_id for cell in grid.cells}) == len(grid.cells)


def test_fewer_charts_let_go_of_their_bars(grid, desk):
    grid.show_symbols([TENCENT, APPLE, MOUTAI, Symbol("HK", "9988")])
    before = [cell.panel for cell in grid.cells]
    grid.set_shape(1, 2)
    assert [cell.panel for cell in grid.cells] == before[:2]
    gone = [handle for handle in desk.history.handles if not handle.closed]
    assert len(gone) == 2
    assert all(panel not in desk.quotes.wanted for panel in before[2:])


def test_a_list_fills_the_charts_in_its_order(grid):
    grid.show_symbols([APPLE, MOUTAI])
    assert [cell.panel.symbol for cell in grid.cells[:2]] == [APPLE, MOUTAI]
    assert [cell.panel.group for cell in grid.cells[:2]] == [0, 0]


def test_one_symbol_is_shown_at_several_intervals(grid):
    grid.cells[0].panel.show_symbol(APPLE)
    grid.show_intervals()
    assert [cell.panel.symbol for cell in grid.cells] == [APPLE] * 4
    assert [cell.panel.model.interval for cell in grid.cells] == list(LADDER[:4])


def test_what_was_found_goes_to_the_chart_in_use(grid):
    grid.cells[2].title.activated.emit()
    grid.take_found(MOUTAI)
    assert grid.cells[2].panel.symbol == MOUTAI
    assert [cell.title._active for cell in grid.cells] == [False, False, True, False]


def test_a_click_into_a_chart_makes_it_the_one_in_use(grid, qapp, qtbot):
    elsewhere = QLabel()
    qtbot.addWidget(elsewhere)
    grid.activateWindow()
    grid.cells[3].panel.view.setFocus()
    qapp.processEvents()
    assert grid.active_cell is grid.cells[3]


def test_a_restart_brings_shape_symbols_intervals_and_groups_back(grid, desk, qtbot):
    grid.set_shape(1, 3)
    grid.show_symbols([APPLE, MOUTAI, TENCENT])
    grid.cells[1].panel.set_interval(Interval.DAY)
    grid.cells[2].panel.set_group(4)
    desk.links.point(4, TENCENT)
    again = ChartGrid(desk, "grid-2", 1, ChartPanel)
    qtbot.addWidget(again)
    again.restore_state(grid.save_state())
    assert again.shape == (1, 3)
    assert [cell.panel.symbol for cell in again.cells] == [APPLE, MOUTAI, TENCENT]
    assert again.cells[1].panel.model.interval is Interval.DAY
    assert [cell.panel.group for cell in again.cells] == [0, 0, 4]
    again.shut()


def test_damaged_state_leaves_a_working_grid(grid):
    grid.restore_state({"rows": 7, "columns": "x", "0.symbol": "??", "0.group": 77, "1.interval": 3})
    assert grid.shape == (2, 2)
    assert len(grid.cells) == 4
