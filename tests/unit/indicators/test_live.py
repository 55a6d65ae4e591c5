"""Values of rows and of buckets, whatever happens to the series, against whole columns."""

from __future__ import annotations

import numpy as np
import pytest

from qosdesk.indicators.kinds import KINDS
from qosdesk.indicators.levels import BLOCK
from qosdesk.indicators.live import REDUCED_FACTORS, LiveIndicator
from qosdesk.indicators.spec import Choice
from qosdesk.market.series import BarSeries
from tests.unit.indicators.columns import choice_of, day_of, series_of, walk, whole

NAMES = [kind.name for kind in KINDS]
COUNT = 3 * BLOCK + 777


def same(found, wanted, choice: Choice):
    """Equal to 1e-9 of the size of the output's values, and unknown at the same rows."""
    for one, other in zip(found, wanted, strict=True):
        known = ~np.isnan(other)
        assert np.array_equal(known, ~np.isnan(one)), choice
        if known.any():
            size = max(float(np.abs(other[known]).max()), 1e-6)
            assert np.abs(one[known] - other[known]).max() <= 1e-9 * size, choice


def all_rows(indicator: LiveIndicator, series: BarSeries):
    return indicator.rows(0, len(series))


def buckets(values, first: int, factor: int):
    """Lows, highs and lasts of logical buckets by brute force."""
    out = []
    for number in range(first // factor, (first + len(values) - 1) // factor + 1):
        part = values[max(0, number * factor - first) : (number + 1) * factor - first]
        known = part[~np.isnan(part)]
        out.append((known.min(), known.max(), known[-1]) if len(known) else (np.nan,) * 3)
    return np.array(out).T


def same_buckets(indicator: LiveIndicator, series: BarSeries, wanted, choice: Choice):
    first, end = series.first, series.first + len(series)
    for factor in REDUCED_FACTORS:
        found = indicator.reduced(first // factor, -(-end // factor), factor)
        for one, values in zip(found, wanted, strict=True):
            same(one, buckets(values, first, factor), choice)


@pytest.mark.parametrize("name", NAMES)
def test_rows_of_any_view_are_those_of_the_whole_column(name):
    series, choice = series_of(COUNT), choice_of(name)
    wanted = whole(choice, series)
    indicator = LiveIndicator(choice, series, day_of)
    for start, stop in [(COUNT - 800, COUNT), (BLOCK - 10, BLOCK + 10), (0, 300), (5000, 13_000), (7, 7)]:
        same(indicator.rows(start, stop), wanted[:, start:stop], choice)
    same(all_rows(indicator, series), wanted, choice)
    assert indicator.last() == pytest.approx(tuple(wanted[:, -1]), rel=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_buckets_are_those_of_the_whole_column(name):
    series, choice = series_of(COUNT), choice_of(name)
    same_buckets(LiveIndicator(choice, series, day_of), series, whole(choice, series), choice)


@pytest.mark.parametrize("name", NAMES)
def test_a_moving_bar_and_closing_bars_change_what_they_should(name):
    ts_ms, columns = walk(2 * BLOCK + 100)
    series, choice, cut = BarSeries(), choice_of(name), 2 * BLOCK - 20
    series.merge_columns(ts_ms[:cut], columns[:, :cut])
    indicator = LiveIndicator(choice, series, day_of)
    for at in range(cut, len(ts_ms)):
        opened, high, low, close, volume = columns[:, at]
        series.push(int(ts_ms[at]), opened, high * 1.01, low * 0.99, opened, 1.0)
        indicator.sync()
        if at % 40 == 0:
            same(indicator.rows(at - 50, at + 1), whole(choice, series)[:, at - 50 : at + 1], choice)
            indicator.reduced(0, -(-at // 64), 64)
            indicator.reduced(0, -(-at // 8), 8)
        series.push(int(ts_ms[at]), opened, high, low, close, volume)
    wanted = whole(choice, series)
    same(indicator.rows(len(series) - 300, len(series)), wanted[:, -300:], choice)
    same_buckets(indicator, series, wanted, choice)


@pytest.mark.parametrize("name", NAMES)
def test_history_put_in_front_and_corrections_are_taken_over(name):
    ts_ms, columns = walk(2 * BLOCK + 500)
    series, choice = BarSeries(), choice_of(name)
    series.merge_columns(ts_ms[6000:], columns[:, 6000:])
    indicator = LiveIndicator(choice, series, day_of)
    for first in (5500, 4090, 90, 0):
        all_rows(indicator, series)
        indicator.reduced(series.first // 512, (series.first + len(series)) // 512 + 1, 512)
        indicator.reduced(series.first // 8, (series.first + len(series)) // 8 + 1, 8)
        end = 6000 + series.first
        series.merge_columns(ts_ms[first:end], columns[:, first:end])
        assert series.first == first - 6000
        wanted = whole(choice, series)
        same(all_rows(indicator, series), wanted, choice)
        same_buckets(indicator, series, wanted, choice)
    corrected = columns[:, 4000:4010] * 1.02
    series.merge_columns(ts_ms[4000:4010], corrected)
    wanted = whole(choice, series)
    same(all_rows(indicator, series), wanted, choice)
    same_buckets(indicator, series, wanted, choice)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 9, 30])
def test_few_bars_give_few_values_and_no_error(name, count):
    series, choice = series_of(count) if count else BarSeries(), choice_of(name)
    indicator = LiveIndicator(choice, series, day_of)
    rows = indicator.rows(0, count)
    assert [len(one) for one in rows] == [count] * len(indicator.outputs)
    assert len(indicator.last()) == len(indicator.outputs)
    assert len(indicator.reduced(0, 2, 64)) == len(indicator.outputs)
    if count:
        same(rows, whole(choice, series), choice)


def test_only_what_is_on_is_computed_in_the_order_of_the_outputs():
    series = series_of(100)
    off = Choice("MA", (5.0, -10.0, 20.0, -30.0, -60.0, -120.0, -250.0), (1, 2, 3, 5, 4, 6, 7))
    indicator = LiveIndicator(off, series)
    assert [one.label for one in indicator.outputs] == ["MA5", "MA20"]
    ma5, ma20 = indicator.rows(99, 100)
    assert ma5[0] == pytest.approx(series.close[95:].mean())
    assert ma20[0] == pytest.approx(series.close[80:].mean())


def test_a_tick_is_paid_by_one_row_and_a_view_by_its_block():
    series, choice = series_of(4 * BLOCK), choice_of("MACD")
    indicator = LiveIndicator(choice, series)
    computed = []
    compute = indicator._source.compute
    indicator._source.compute = lambda start, stop: computed.append(stop - start) or compute(start, stop)
    end = len(series)
    indicator.rows(end - 800, end)
    indicator.rows(end - 700, end)
    assert computed == [BLOCK]
    ts_ms = int(series.ts_ms[-1])
    series.push(ts_ms, 100.0, 101.0, 99.0, 100.5, 1.0)
    indicator.rows(end - 800, end)
    series.push(ts_ms + 60_000, 100.0, 101.0, 99.0, 100.5, 1.0)
    indicator.rows(end - 800, end + 1)
    assert computed == [BLOCK, 1, 1]


def test_the_average_of_the_day_says_why_a_chart_of_days_has_none():
    indicator = LiveIndicator(choice_of("VWAP"), series_of(10))
    assert "shorter than a day" in indicator.message
    assert np.isnan(indicator.last()[0])


def test_an_unknown_kind_is_an_error_of_the_caller():
    with pytest.raises(ValueError, match="NONE"):
        LiveIndicator(Choice("NONE", (), ()), series_of(10))
