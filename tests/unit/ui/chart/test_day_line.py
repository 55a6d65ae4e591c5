"""The intraday line: every minute of the sessions has its place, the axis is symmetric around the reference."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.hours import Hours, TradingCalendar
from qosdesk.domain.quotes import Bar, Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.intraday.day_axis import DayAxis, trading_days
from qosdesk.ui.chart.intraday.day_line import Basis, day_line

MOUTAI, TENCENT, APPLE = Symbol("SH", "600519"), Symbol("HK", "700"), Symbol("US", "AAPL")
FRIDAY = date(2026, 11, 20)
MINUTE = 60_000
SHANGHAI_0930 = 1_795_138_200_000
"""2026-11-20 01:30 UTC."""


def axis_of(symbol: Symbol, *days: date, slot_ms: int = MINUTE, hours: Hours | None = None) -> DayAxis:
    return DayAxis.of(hours or Hours(), symbol, days, slot_ms)


def bars(*rows: tuple[int, float, float]) -> BarSeries:
    series = BarSeries()
    series.merge([Bar(ts, price, price, price, price, volume) for ts, price, volume in rows])
    return series


@pytest.mark.parametrize(("symbol", "minutes"), [(MOUTAI, 240), (TENCENT, 330), (APPLE, 390)])
def test_a_day_has_exactly_the_minutes_of_its_sessions(symbol, minutes):
    assert axis_of(symbol, FRIDAY).slots == minutes


def test_a_half_day_is_half_as_wide():
    hours = Hours()
    hours.set_calendar("HK", TradingCalendar.of([], [FRIDAY]))
    assert axis_of(TENCENT, FRIDAY, hours=hours).slots == 150


def test_lunch_takes_no_room():
    axis = axis_of(MOUTAI, FRIDAY)
    last_of_morning, first_of_afternoon = SHANGHAI_0930 + 119 * MINUTE, SHANGHAI_0930 + 210 * MINUTE
    times = np.array([last_of_morning, last_of_morning + MINUTE, first_of_afternoon])
    assert axis.slots_of(times).tolist() == [119, -1, 120]
    assert axis.breaks() == [120]
    marks = axis.marks(30 * MINUTE)
    assert [mark.slot for mark in marks] == [0, 30, 60, 90, 120, 150, 180, 210, 240]
    assert (marks[4].closes_ms, marks[4].ts_ms) == (SHANGHAI_0930 + 120 * MINUTE, first_of_afternoon)


def test_an_auctions_bar_counts_to_the_edge_of_its_day():
    axis = axis_of(TENCENT, FRIDAY)
    close = int(axis.ends[-1])
    times = np.array([axis.first_ms - 10 * MINUTE, close, close + 9 * MINUTE, close + 31 * MINUTE])
    assert axis.slots_of(times).tolist() == [0, 329, 329, -1]


@given(st.integers(0, 239))
def test_slot_and_time_are_each_others_inverse(slot):
    axis = axis_of(MOUTAI, FRIDAY)
    assert axis.slots_of(np.array([axis.ts_of(slot)])).tolist() == [slot]


def test_five_days_skip_the_weekend_and_are_labelled_by_day():
    days = trading_days(Hours(), MOUTAI, SHANGHAI_0930 + 3 * 86_400_000, 5)
    assert [day.day for day in days] == [17, 18, 19, 20, 23]
    axis = axis_of(MOUTAI, *days, slot_ms=5 * MINUTE)
    assert axis.slots == 5 * 48
    assert [mark.slot for mark in axis.marks(30 * MINUTE)] == [0, 48, 96, 144, 192]


def test_on_a_saturday_the_line_is_fridays():
    assert trading_days(Hours(), MOUTAI, SHANGHAI_0930 + 86_400_000, 1) == [FRIDAY]


def test_the_average_is_money_by_shares_since_the_open():
    series = bars((SHANGHAI_0930, 10.0, 100), (SHANGHAI_0930 + MINUTE, 13.0, 200))
    line = day_line(series, axis_of(MOUTAI, FRIDAY), Hours(), MOUTAI, Snapshot(MOUTAI))
    assert line is not None
    assert line.average.tolist() == [10.0, 12.0]


def test_without_volume_there_is_no_average():
    line = day_line(
        bars((SHANGHAI_0930, 10.0, float("nan"))), axis_of(MOUTAI, FRIDAY), Hours(), MOUTAI, Snapshot(MOUTAI)
    )
    assert line is not None
    assert np.isnan(line.average).all()


def test_bars_in_one_slot_give_the_later_price_and_both_volumes():
    series = bars((SHANGHAI_0930 - 5 * MINUTE, 9.0, 50), (SHANGHAI_0930, 10.0, 100))
    line = day_line(series, axis_of(MOUTAI, FRIDAY), Hours(), MOUTAI, Snapshot(MOUTAI))
    assert line is not None
    assert (line.slots.tolist(), line.price.tolist(), line.volume.tolist()) == ([0], [10.0], [150.0])


def test_the_reference_is_the_quotes_previous_close_on_its_own_day_only():
    series = bars((SHANGHAI_0930 - 86_400_000, 9.5, 1), (SHANGHAI_0930, 10.0, 100))
    today = Snapshot(MOUTAI, ts_ms=SHANGHAI_0930, prev_close=9.6)
    older = Snapshot(MOUTAI, ts_ms=SHANGHAI_0930 - 86_400_000, prev_close=9.1)
    axis = axis_of(MOUTAI, FRIDAY)
    found = [day_line(series, axis, Hours(), MOUTAI, quote) for quote in (today, older)]
    assert [(line.reference, line.basis) for line in found if line] == [
        (9.6, Basis.PREV_CLOSE),
        (9.5, Basis.CLOSE_BEFORE),
    ]
    alone = day_line(bars((SHANGHAI_0930, 10.0, 1)), axis, Hours(), MOUTAI, Snapshot(MOUTAI))
    assert alone is not None
    assert alone.basis is Basis.OPEN


@given(st.lists(st.floats(1, 1000), min_size=1, max_size=20), st.floats(1, 1000))
def test_the_price_axis_is_symmetric_and_holds_every_price(prices, reference):
    series = bars(*((SHANGHAI_0930 + at * MINUTE, price, 1.0) for at, price in enumerate(prices)))
    quote = Snapshot(MOUTAI, ts_ms=SHANGHAI_0930, prev_close=reference)
    line = day_line(series, axis_of(MOUTAI, FRIDAY), Hours(), MOUTAI, quote)
    assert line is not None
    low, high = line.price_range()
    assert low <= min(prices)
    assert high >= max(prices)
    assert high - reference == pytest.approx(reference - low)


def test_no_bar_of_the_day_is_no_line():
    series = bars((SHANGHAI_0930 - 86_400_000, 9.5, 1))
    assert day_line(series, axis_of(MOUTAI, FRIDAY), Hours(), MOUTAI, Snapshot(MOUTAI)) is None
