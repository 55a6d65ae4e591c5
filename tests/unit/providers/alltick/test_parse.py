"""Answers beyond the documented ones: composed snapshots, order and repeats of bars, odd members."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import parse_symbol
from qosdesk.providers.alltick import parse

AAPL = parse_symbol("US:AAPL")
DAY_S = 86_400
MIDNIGHT_S = 1_750_996_800
"""2025-06-27 04:00 UTC: midnight in New York."""


def bar(second: int, close: float, **more: object) -> dict[str, object]:
    """A bar around a close."""
    figures = {"open_price": str(close - 1), "high_price": str(close + 2), "low_price": str(close - 2)}
    return {
        "timestamp": str(second),
        "close_price": str(close),
        **figures,
        "volume": "10",
        "turnover": "99",
        **more,
    }


def batch(code: str, **series: list[dict[str, object]]) -> dict[str, object]:
    """An answer with day bars and minute bars of one code."""
    kinds = {"days": 8, "minutes": 1}
    return {
        "kline_list": [
            {"code": code, "kline_type": kinds[name], "kline_data": data} for name, data in series.items()
        ]
    }


def test_a_snapshot_is_composed_of_two_days_and_a_minute():
    days = [bar(MIDNIGHT_S, 201.08), bar(MIDNIGHT_S - DAY_S, 201.0)]  # newest first, as some say
    (got,) = parse.parse_snapshots(
        batch("AAPL.US", days=days, minutes=[bar(MIDNIGHT_S + 36_000, 202.5)]), {AAPL}
    )
    assert (got.symbol, got.last, got.prev_close, got.ts_ms) == (
        AAPL,
        202.5,
        201.0,
        (MIDNIGHT_S + 36_000) * 1000,
    )
    assert (got.open, got.high, got.low, got.volume, got.turnover) == (200.08, 203.08, 199.08, 10.0, 99.0)
    assert got.decimals == 2
    assert got.suspended is None


def test_before_todays_bar_exists_the_newest_day_is_the_previous_one():
    days = [bar(MIDNIGHT_S - DAY_S, 201.0), bar(MIDNIGHT_S, 201.08)]
    early = bar(MIDNIGHT_S + DAY_S + 4 * 3600, 203.0)  # before the next day's opening
    (got,) = parse.parse_snapshots(batch("AAPL.US", days=days, minutes=[early]), {AAPL})
    assert (got.last, got.prev_close) == (203.0, 201.08)
    assert all(map(math.isnan, (got.open, got.high, got.low, got.volume, got.turnover)))


def test_without_a_minute_bar_the_day_says_the_last_price_but_not_since_when():
    (got,) = parse.parse_snapshots(batch("AAPL.US", days=[bar(MIDNIGHT_S, 201.08)]), {AAPL})
    assert (got.last, got.ts_ms, got.high) == (201.08, 0, 203.08)
    assert math.isnan(got.prev_close)


def test_codes_that_were_not_asked_for_or_say_nothing_are_left_out():
    answer = batch("AAPL.US", days=[bar(0, 1.0), {"timestamp": "5"}, 7])
    assert parse.parse_snapshots(answer, {AAPL}) == ()
    assert parse.parse_snapshots(batch("MSFT.US", days=[bar(MIDNIGHT_S, 1.5)]), {AAPL}) == ()


def test_volumes_of_the_mainland_are_lots_and_turnovers_are_money():
    symbol = parse_symbol("SH:600000")
    (got,) = parse.parse_snapshots(batch("600000.SH", days=[bar(MIDNIGHT_S, 11.0)]), {symbol})
    assert (got.volume, got.turnover) == (1000.0, 99.0)


def test_bars_are_sorted_once_each_in_seconds_or_milliseconds_and_end_before_the_asked_time():
    listed = [
        bar(1_744_869_600, 3.0),
        bar(1_744_862_400, 2.0),
        bar(1_744_869_600_000, 4.0),
        bar(1_744_855_200, 1.0),
    ]
    data = {"code": "BTCUSDT", "kline_type": "6", "kline_list": listed}
    symbol = parse_symbol("CC:BTCUSDT")
    assert [one.close for one in parse.parse_bars(data, symbol, Interval.H2)] == [1.0, 2.0, 4.0]
    assert [one.close for one in parse.parse_bars(data, symbol, Interval.H2, 1_744_862_400_000)] == [1.0]
    assert parse.parse_bars(data, symbol, Interval.H4) == ()
    assert parse.parse_bars(data, parse_symbol("CC:ETHUSDT"), Interval.H2) == ()
    assert len(parse.parse_bars({"kline_list": listed}, symbol, Interval.H2)) == 3


@pytest.mark.parametrize(
    ("text", "plain"), [("37.700000", "37.7"), ("11.000000", "11."), ("147", "147"), ("0", "0")]
)
def test_padding_zeros_say_nothing_about_decimals(text, plain):
    assert parse.plain_price(text) == plain


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)
MEMBERS = st.dictionaries(
    st.sampled_from(
        ["code", "symbol", "timestamp", "close_price", "volume", "turnover", "tick_time", "bids", "eps"]
    ),
    ANY | st.just("AAPL.US") | st.just("1750996800"),
)
LISTS = st.lists(ANY | MEMBERS, max_size=4)


@given(listed=LISTS, inner=LISTS, kind=ANY | st.sampled_from([1, 8, "8"]))
def test_any_answer_is_read_without_raising(listed, inner, kind):
    series = [{"code": "AAPL.US", "kline_type": kind, "kline_data": inner}]
    for data in (
        {"tick_list": listed, "kline_list": listed, "static_info_list": listed},
        {"kline_list": series},
        {"kline_list": inner, "kline_type": kind},
        listed,
        kind,
    ):
        assert all(0 <= one.ts_ms < 1 << 53 for one in parse.parse_snapshots(data, {AAPL}))
        assert all(0 <= one.ts_ms < 1 << 53 for one in parse.parse_trades(data))
        assert all(level.price == level.price for one in parse.parse_depths(data) for level in one.bids)
        bars = parse.parse_bars(data, AAPL, Interval.DAY)
        assert [one.ts_ms for one in bars] == sorted({one.ts_ms for one in bars})
        assert all(one.symbol.code for one in parse.parse_instruments(data))
