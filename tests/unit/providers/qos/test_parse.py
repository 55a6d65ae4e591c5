"""Readers of single figures, and answers with odd entries."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import parse_symbol
from qosdesk.providers import reading
from qosdesk.providers.qos import parse

HK700 = parse_symbol("HK:700")


@given(st.decimals(0, 10**9, places=4))
def test_a_figure_is_the_same_as_text_and_as_number(value):
    assert reading.number(f"{value:f}") == reading.number(float(value)) == float(value)


@pytest.mark.parametrize(
    "value", ["", " ", "--", None, True, [], {}, "nan", "inf", "1e999", 10**400, "1_0", "1" * 99]
)
def test_what_is_no_figure_is_unknown(value):
    assert math.isnan(reading.number(value))
    assert math.isnan(reading.price(value))
    assert math.isnan(reading.size(value))
    assert reading.integer(value) == 0
    assert parse.time_ms(value) == 0


@pytest.mark.parametrize(
    ("value", "whole"),
    [(5, 5), ("5", 5), (5.0, 5), ("15022073000", 15022073000), (-5, 0), ("-5", 0), (10**30, 0)],
)
def test_a_count_is_never_negative_nor_absurd(value, whole):
    assert reading.integer(value) == whole


def test_zero_is_no_price_but_a_size():
    assert math.isnan(reading.price("0.00"))
    assert reading.price("-36.98") == -36.98
    assert reading.size("0") == 0.0
    assert math.isnan(reading.size("-1"))
    assert reading.size("5", 100.0) == 500.0


def test_decimals_are_the_most_that_prices_show():
    assert reading.decimals_seen("12", "11.9", "11.82") == 2
    assert reading.decimals_seen("", None, "0", "x") is None
    assert reading.decimals_seen(11.75, 3) == 2
    assert reading.decimals_seen("1e-99") == 10


def test_bars_come_sorted_once_each_and_of_the_series_asked_for():
    def bar(ts, close, **more):
        return {"c": "HK:700", "o": "1", "cl": close, "h": "3", "l": "1", "v": "9", "ts": ts} | more

    data = [
        {
            "c": "HK:00700",
            "k": [bar(120, "2", kt=1), bar(60, "1", kt=1), bar(180, "9", kt=5), bar(120, "2.5", kt="1")],
        },
        {"c": "HK:9988", "k": [bar(240, "7", kt=1)]},
        {"c": "HK:700", "k": [bar(300, "3"), bar(0, "3", kt=1), bar(360, "0", kt=1), "x"]},
        {"c": "HK:700", "k": None},
        7,
    ]
    bars = parse.parse_bars(data, HK700, Interval.M1)
    assert [(one.ts_ms, one.close) for one in bars] == [(60_000, 1.0), (120_000, 2.5), (300_000, 3.0)]
    assert [one.ts_ms for one in parse.parse_bars(data, HK700, Interval.M1, before_ms=120_000)] == [60_000]


def test_trades_are_sorted_by_time_and_keep_the_order_of_arrival_among_equals():
    data = [{"c": "HK:700", "p": str(p), "v": "1", "ts": ts} for p, ts in ((1, 5), (2, 4), (3, 5), (4, 4))]
    assert [trade.price for trade in parse.parse_trades(data)] == [2.0, 4.0, 1.0, 3.0]


def test_a_session_object_with_holes_is_taken_and_an_empty_one_is_not():
    (got,) = parse.parse_snapshots([{"c": "US:AAPL", "lp": "1", "pq": {"lp": "2.5"}, "aq": {}, "nq": None}])
    assert got.pre is not None
    assert got.pre.last == 2.5
    assert math.isnan(got.pre.prev_close)
    assert (got.post, got.night) == (None, None)


def test_a_market_or_product_that_is_none_is_passed_over():
    data = {
        "SI": [{"code": "SI:X", "name": "x"}],
        "HK": [{"code": "HK:00700", "name": "腾讯控股"}, {}],
        "US": None,
    }
    assert [str(one.symbol) for one in parse.parse_products(data)] == ["HK:700"]
    assert parse.parse_calendars({"HK": ["x"], "US": ["20250703,H", 5], "SH": 1}).keys() == {"US"}
    assert parse.parse_calendars([]) == {}
