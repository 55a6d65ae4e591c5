"""Other symbols in percent: which bars belong together, where lines lie, what is held, what is kept."""

from __future__ import annotations

import math
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from qosdesk.domain.hours import zone_of
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.compare.alignment import Alignment, dates_of, instants
from qosdesk.ui.chart.compare.comparison import parse_symbols, symbols_text
from qosdesk.ui.chart.compare.paint import legend_words
from qosdesk.ui.chart.layers import value_labels
from qosdesk.ui.chart.time_axis import LocalTime
from qosdesk.ui.ports import Loading, LoadState
from tests.ui.chart.conftest import FIVE_MS, TENCENT, fill, settle

NVIDIA, APPLE = Symbol("US", "NVDA"), Symbol("US", "AAPL")
FOUR = tuple(Symbol("HK", code) for code in ("9988", "3690", "5", "388"))


def series_of(ts: list[int]) -> BarSeries:
    series = BarSeries()
    if ts:
        column = np.array(ts, dtype=np.float64) + 1
        series.merge_columns(np.array(ts, dtype=np.int64), np.array([column] * 5))
    return series


def pairs(alignment: Alignment) -> list[tuple[int, int]]:
    alignment.sync()
    main, other = alignment.main, alignment.other
    return [
        (int(main.ts_ms[at - main.first]), int(other.ts_ms[index - other.first]))
        for at, index in zip(alignment.at.tolist(), alignment.index.tolist(), strict=True)
    ]


# --- which bars belong together ---------------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.booleans(), st.lists(st.integers(0, 60), min_size=1, max_size=12)), max_size=8),
)
def test_pairs_are_those_of_brute_force_however_the_series_grow(steps):
    main, other = series_of([]), series_of([])
    alignment = Alignment(main, other, instants, instants)
    for to_main, times in steps:
        ts = np.array(sorted(set(times)), dtype=np.int64)
        (main if to_main else other).merge_columns(ts, np.ones((5, len(ts))))
        common = sorted(set(main.ts_ms.tolist()) & set(other.ts_ms.tolist()))
        assert pairs(alignment) == [(ts, ts) for ts in common]


def test_days_of_two_exchanges_belong_together_by_date():
    def midnight(market: str, day: int) -> int:
        return round(datetime(2026, 11, day, tzinfo=zone_of(market)).timestamp() * 1000)

    main = series_of([midnight("HK", day) for day in (17, 18, 20)])
    other = series_of([midnight("US", day) for day in (17, 19, 20)])
    alignment = Alignment(main, other, dates_of(LocalTime(zone_of("HK"))), dates_of(LocalTime(zone_of("US"))))
    assert pairs(alignment) == [(midnight("HK", day), midnight("US", day)) for day in (17, 20)]


def test_a_bar_without_a_partner_has_no_value():
    alignment = Alignment(series_of([0, 5, 10]), series_of([0, 10]), instants, instants)
    alignment.sync()
    assert [alignment.partner_of(index) for index in (0, 1, 2, 3)] == [0, None, 1, None]


# --- on a chart -------------------------------------------------------------------------------------------------------


@pytest.fixture
def compared(panel, desk):
    """HK:700 with NVDA, whose bars begin two hundred later."""
    fill(desk.history.bars(NVIDIA, Interval.M5), 400, seed=7)
    fill(desk.history.bars(APPLE, Interval.M5), 600, seed=8)
    panel.compare_with((NVIDIA,))
    settle(panel)
    return panel


def test_a_line_is_the_change_since_the_first_bar_in_view_on_the_charts_own_axis(compared):
    frame = compared.view.item.frame
    (line,) = frame.compared
    other, main = line.alignment.other, compared.model.series
    assert frame.base == main.close[frame.row]
    row = int(np.searchsorted(other.ts_ms, main.ts_ms[frame.row]))
    assert line.base == other.close[row]
    expected = other.close[row : row + frame.count] / other.close[row] * frame.base
    np.testing.assert_allclose(line.values, expected)
    np.testing.assert_array_equal(line.x, frame.time.centers(frame.first, frame.count))
    assert line.fraction_at(frame.first) == 0


def test_the_axis_is_in_percent_and_holds_every_line(compared):
    frame = compared.view.item.frame
    labels = value_labels(compared.model, frame, frame.panes[0])
    assert all(text.endswith("%") for _, text in labels)
    (line,) = frame.compared
    assert frame.price.low < line.values.min()
    assert line.values.max() < frame.price.high
    compared.compare_with(())
    settle(compared)
    assert math.isnan(compared.view.item.frame.base)


def test_scrolling_takes_another_zero_percent(compared):
    before = compared.view.item.frame
    for _ in range(3):
        QTest.keyClick(compared.view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    settle(compared)
    after = compared.view.item.frame
    assert after.first == before.first - 30
    assert after.base == compared.model.series.close[after.row]
    assert after.compared[0].base != before.compared[0].base


def test_bars_that_the_other_does_not_have_have_no_corner(compared):
    QTest.keyClick(compared.view, Qt.Key.Key_Home)
    settle(compared)
    frame = compared.view.item.frame
    assert len(frame.compared[0].values) == 0
    assert math.isnan(frame.compared[0].fraction_at(frame.first))


def test_a_dense_view_has_a_corner_each_some_pixels_and_both_ends(compared, desk):
    series, other = compared.model.series, desk.history.bars(NVIDIA, Interval.M5)
    for number, one in enumerate((series, other)):
        fill(one, 60_000, seed=number)
    desk.history.put(TENCENT, Interval.M5)
    compared.view.fit()
    compared.model.view.set_step(0.02, 0)
    compared.model.view.to_latest()
    compared.view.refresh()
    settle(compared)
    frame = compared.view.item.frame
    (line,) = frame.compared
    assert frame.count > 30_000
    assert len(line.values) < frame.layout.width / 2
    assert line.x[-1] == frame.time.center(frame.first + frame.count - 1)
    assert np.all(np.diff(line.x) >= 0)
    assert frame.price.low <= line.values.min() <= line.values.max() <= frame.price.high


def test_a_push_of_the_other_symbol_moves_its_line(compared, desk):
    other = desk.history.bars(NVIDIA, Interval.M5)
    last = float(other.close[-1])
    other.push(int(other.ts_ms[-1]), last, last + 20, last, last + 20, 5)
    compared.on_frame((), 0.0)
    settle(compared)
    line = compared.view.item.frame.compared[0]
    assert line.values[-1] == pytest.approx((last + 20) / line.base * compared.view.item.frame.base)
    other.push(int(other.ts_ms[-1]) + FIVE_MS, last, last, last, last, 5)
    compared.on_frame((), 0.0)
    settle(compared)
    assert compared.view.item.frame.compared[0].last == pytest.approx(
        last / line.base * compared.view.item.frame.base
    )


@pytest.mark.parametrize(
    ("state", "words"),
    [(LoadState.LOADING, "loading"), (LoadState.ERROR, "not answered"), (LoadState.END, "no bars")],
)
def test_without_bars_the_legend_says_why(panel, desk, state, words):
    panel.compare_with((APPLE,))
    desk.history.put(APPLE, Interval.M5, Loading(state))
    settle(panel)
    frame = panel.view.item.frame
    ((names, value, _, _),) = legend_words(frame, frame.first, desk.theme)
    assert (names[0][0], value) == ("US:AAPL", words)


# --- what it costs, what is kept --------------------------------------------------------------------------------------


def held(desk):
    return [handle._key for handle in desk.history.handles if not handle.closed]


def test_each_costs_one_hold_and_one_snapshot_and_gives_them_back(compared, desk):
    assert held(desk) == [(TENCENT, Interval.M5), (NVIDIA, Interval.M5)]
    assert desk.quotes.wanted[compared] == {Stream(one, Kind.SNAPSHOT) for one in (TENCENT, NVIDIA)}
    compared.set_interval(Interval.DAY)
    assert held(desk) == [(TENCENT, Interval.DAY), (NVIDIA, Interval.DAY)]
    QTest.keyClick(compared.view, Qt.Key.Key_F5)
    assert held(desk) == [(TENCENT, Interval.M1)]
    assert desk.quotes.wanted[compared] == {Stream(TENCENT, Kind.SNAPSHOT)}
    QTest.keyClick(compared.modes.intraday, Qt.Key.Key_F5)
    compared.compare_with(())
    assert held(desk) == [(TENCENT, Interval.DAY)]
    compared.compare_with((NVIDIA,))
    compared.shut()
    assert held(desk) == []


def test_at_most_four_and_never_the_charts_own(compared, desk):
    compared.compare_with((*FOUR, NVIDIA))
    assert compared.model.comparison.symbols == FOUR
    compared.compare_with((TENCENT, NVIDIA, NVIDIA))
    assert compared.model.comparison.shown == (NVIDIA,)


def test_older_bars_of_the_other_are_asked_for_where_the_view_needs_them(compared, desk):
    handle = desk.history.handles[-1]
    asked = handle.older_asked
    QTest.keyClick(compared.view, Qt.Key.Key_Home)
    assert handle.older_asked > asked


def test_it_comes_back_after_a_restart(compared, desk, make_panel):
    compared.compare_with((NVIDIA, APPLE))
    other = make_panel(desk, "chart-2")
    other.restore_state(compared.save_state())
    assert other.model.comparison.symbols == (NVIDIA, APPLE)
    other.compare_with(())
    assert "compare" not in other.save_state()


def test_damaged_names_are_left_out():
    assert parse_symbols("US:NVDA nonsense : HK:00700") == (NVIDIA, TENCENT)
    assert parse_symbols(symbols_text(FOUR)) == FOUR


# --- by hand ----------------------------------------------------------------------------------------------------------


def open_menu(panel) -> QMenu:
    panel.tools.open_menu(QPoint(300, 200))
    return next(menu for menu in panel.view.findChildren(QMenu) if menu.isVisible())


def entry(menu: QMenu, text: str):
    return next(action for action in menu.actions() if action.text().startswith(text))


def test_a_symbol_is_typed_chosen_and_removed_again(panel, desk):
    menu = open_menu(panel)
    entry(menu, "Compare with").trigger()
    menu.close()
    box = panel.menu.compare_box
    assert box.isVisible()
    QTest.keyClicks(box.line, "nv")
    assert box.found
    assert NVIDIA in [one.symbol for one in box.found]
    while box.found[box.current].symbol != NVIDIA:
        QTest.keyClick(box.line, Qt.Key.Key_Down)
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert panel.model.comparison.symbols == (NVIDIA,)
    menu = open_menu(panel)
    entry(menu, "Remove US:NVDA").trigger()
    menu.close()
    assert panel.model.comparison.symbols == ()


def test_a_row_is_taken_by_a_click_and_escape_takes_nothing(panel):
    box = panel.menu.compare_box
    box.open_box()
    QTest.keyClicks(box.line, "HK:9988")
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.isVisible()
    box.open_box()
    QTest.keyClicks(box.line, "HK:9988")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(60, 8 + 28 + 12))
    assert panel.model.comparison.symbols == (Symbol("HK", "9988"),)
