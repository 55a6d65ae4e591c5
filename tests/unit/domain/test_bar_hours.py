"""Which bars a market's hours make: no false one at lunch, on a half day, over a weekend, where the clock changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.bar_hours import bar_end_ms, bar_spans, bar_starts
from qosdesk.domain.hours import Hours, parse_calendar
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol, parse_symbol

HK, SH, US, CF, FX = (parse_symbol(t) for t in ("HK:700", "SH:600519", "US:AAPL", "CF:BTCUSDT", "FX:EURUSD"))
NEW_YORK, HONG_KONG = ZoneInfo("America/New_York"), ZoneInfo("Asia/Hong_Kong")
MINUTE = 60_000


def at(text: str, zone=HONG_KONG) -> int:
    """UTC ms of a local time."""
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()) * 1000


def starts(symbol, interval, after, until, hours=None, zone=HONG_KONG, extended=False) -> list[int]:
    found = bar_starts(
        hours or Hours(), symbol, interval, at(after, zone), at(until, zone), extended=extended
    )
    return list(found)


def clock(found: list[int], zone=HONG_KONG) -> list[str]:
    return [datetime.fromtimestamp(one / 1000, zone).strftime("%m-%d %H:%M") for one in found]


# --- minutes ----------------------------------------------------------------------------------------------------------


def test_a_mainland_day_has_240_minutes_120_of_them_in_the_morning():
    day = starts(SH, Interval.M1, "2026-11-19T23:00", "2026-11-20T23:00")
    assert len(day) == 240
    morning = starts(SH, Interval.M1, "2026-11-20T00:00", "2026-11-20T13:00")
    assert len(morning) == 120
    assert clock(morning)[-1] == "11-20 11:29"


@pytest.mark.parametrize("until", ["11:30", "11:31", "12:15", "12:59", "13:00"])
def test_at_lunch_no_further_minute_is_expected(until):
    assert starts(SH, Interval.M1, "2026-11-20T11:29", f"2026-11-20T{until}") == []


def test_the_minute_being_traded_is_expected_from_its_first_moment_on():
    assert clock(starts(SH, Interval.M1, "2026-11-20T11:29", "2026-11-20T13:00:01")) == ["11-20 13:00"]


def test_a_hong_kong_day_and_half_day():
    assert len(starts(HK, Interval.M1, "2026-11-20T00:00", "2026-11-20T23:00")) == 330
    hours = Hours(calendars={"HK": parse_calendar(["20261223,F", "20261224,H", "20261228,F"])})
    assert len(starts(HK, Interval.M1, "2026-12-24T00:00", "2026-12-24T23:00", hours)) == 150
    assert clock(starts(HK, Interval.M1, "2026-12-24T11:59", "2026-12-28T09:31:30", hours)) == [
        "12-28 09:30",
        "12-28 09:31",
    ]


def test_over_a_weekend_nothing_is_missing_until_the_next_session_opens():
    assert starts(HK, Interval.M5, "2026-11-20T15:55", "2026-11-23T09:30") == []
    assert clock(starts(HK, Interval.M5, "2026-11-20T15:55", "2026-11-23T09:36")) == [
        "11-23 09:30",
        "11-23 09:35",
    ]


def test_the_us_week_in_which_the_clock_changes_has_390_minutes_a_day():
    found = starts(US, Interval.M1, "2026-10-30T00:00", "2026-11-03T23:00", zone=NEW_YORK)
    days = {}
    for text in clock(found, NEW_YORK):
        days.setdefault(text[:5], []).append(text[6:])
    whole = (390, "09:30", "15:59")
    seen = {day: (len(times), times[0], times[-1]) for day, times in days.items()}
    assert seen == {"10-30": whole, "11-02": whole, "11-03": whole}


def test_with_extended_sessions_a_us_day_begins_the_evening_before_and_rests_ten_minutes():
    found = starts(US, Interval.M1, "2026-11-19T19:59", "2026-11-20T20:00", zone=NEW_YORK, extended=True)
    assert len(found) == 470 + 330 + 390 + 240
    texts = clock(found, NEW_YORK)
    assert texts[0] == "11-19 20:00"
    assert texts[texts.index("11-20 03:49") + 1] == "11-20 04:00"


def test_crypto_and_a_market_announced_as_always_open_have_every_minute():
    assert len(starts(CF, Interval.M1, "2026-11-20T00:00", "2026-11-22T00:00")) == 2 * 1440 - 1
    assert (
        len(starts(HK, Interval.M1, "2026-11-20T00:00", "2026-11-22T00:00", Hours(always=True)))
        == 2 * 1440 - 1
    )


def test_an_instrument_of_unknown_hours_has_no_expected_bars():
    odd = Symbol("IX", "NOSUCH")
    assert starts(odd, Interval.M1, "2026-11-20T00:00", "2026-11-20T23:00") == []
    assert not Hours().knows(odd)
    assert Hours().knows(CF)


# --- longer -----------------------------------------------------------------------------------------------------------


def test_hours_that_lunch_cuts_are_expected_once():
    day = clock(starts(SH, Interval.H2, "2026-11-20T00:00", "2026-11-20T23:00"))
    assert day == ["11-20 08:00", "11-20 10:00", "11-20 12:00", "11-20 14:00"]


def test_days_are_expected_once_their_session_opened_and_never_at_weekends():
    assert starts(HK, Interval.DAY, "2026-11-20T00:00", "2026-11-23T09:30") == []
    assert clock(starts(HK, Interval.DAY, "2026-11-19T00:00", "2026-11-23T09:31")) == [
        "11-20 00:00",
        "11-23 00:00",
    ]


def test_weeks_months_and_years_are_expected_when_something_was_traded_in_them():
    hours = Hours(calendars={"SH": parse_calendar(["20260930,F", "20261009,F", "20261012,F"])})
    assert clock(starts(SH, Interval.WEEK, "2026-09-21T00:00", "2026-10-13T00:00", hours)) == [
        "09-28 00:00",
        "10-05 00:00",
        "10-12 00:00",
    ]
    assert clock(starts(SH, Interval.MONTH, "2026-09-01T00:00", "2026-10-08T12:00", hours)) == []
    assert clock(starts(SH, Interval.MONTH, "2026-09-01T00:00", "2026-10-09T12:00", hours)) == ["10-01 00:00"]
    assert len(starts(HK, Interval.YEAR, "2016-01-01T00:00", "2026-11-20T12:00")) == 10


# --- as rules ----------------------------------------------------------------------------------------------------

SYMBOLS = st.sampled_from([HK, SH, US, CF, FX])
INSTANTS = st.integers(1_700_000_000_000, 1_890_000_000_000)


@given(SYMBOLS, st.sampled_from(list(Interval)), INSTANTS, st.integers(0, 4_000_000_000), st.booleans())
def test_every_expected_bar_starts_at_its_own_start_and_holds_trading(
    symbol, interval, after, span, extended
):
    hours = Hours()
    found = list(islice(bar_starts(hours, symbol, interval, after, after + span, extended=extended), 400))
    assert found == sorted(set(found))
    for start in found:
        assert after < start < after + span
        assert hours.bar_start_ms(symbol, interval, start) == start
        end = bar_end_ms(hours, symbol, interval, start)
        assert start < end <= hours.next_bar_ms(symbol, interval, start)


@given(SYMBOLS, st.sampled_from([i for i in Interval if i.is_intraday]), INSTANTS, st.booleans())
def test_the_bar_of_every_traded_moment_is_expected(symbol, interval, ts_ms, extended):
    hours = Hours()
    day = datetime.fromtimestamp(ts_ms / 1000, ZoneInfo("UTC")).date()
    traded = any(
        begin <= ts_ms < end
        for back in (-1, 0, 1)
        for begin, end in bar_spans(hours, symbol, day + timedelta(days=back), extended)
    )
    start = hours.bar_start_ms(symbol, interval, ts_ms)
    found = list(bar_starts(hours, symbol, interval, start - 1, ts_ms + 1, extended=extended))
    assert (start in found) or not traded


@given(SYMBOLS, INSTANTS, st.integers(1, 3_000), st.integers(1, 3_000))
def test_what_is_expected_of_a_span_is_what_is_expected_of_its_parts(symbol, after, one, two):
    hours = Hours()
    middle, end = after + one * MINUTE, after + (one + two) * MINUTE
    whole = list(bar_starts(hours, symbol, Interval.M1, after, end))
    first = list(bar_starts(hours, symbol, Interval.M1, after, middle))
    rest = list(bar_starts(hours, symbol, Interval.M1, first[-1] if first else after, end))
    assert whole == first + rest


# --- closing ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symbol", "interval", "start", "end"),
    [
        (HK, Interval.M1, "2026-11-20T15:59", "2026-11-20T16:00"),
        (HK, Interval.M1, "2026-11-20T16:00", "2026-11-20T16:01"),
        (HK, Interval.H1, "2026-11-20T11:00", "2026-11-20T12:00"),
        (SH, Interval.H1, "2026-11-20T11:00", "2026-11-20T11:30"),
        (SH, Interval.H2, "2026-11-20T10:00", "2026-11-20T11:30"),
        (SH, Interval.M5, "2026-11-20T14:55", "2026-11-20T15:00"),
        (HK, Interval.DAY, "2026-11-20T00:00", "2026-11-20T16:10"),
        (SH, Interval.DAY, "2026-11-20T00:00", "2026-11-20T15:00"),
        (SH, Interval.WEEK, "2026-11-16T00:00", "2026-11-20T15:00"),
        (HK, Interval.MONTH, "2026-10-01T00:00", "2026-10-30T16:10"),
    ],
)
def test_a_bar_closes_with_the_last_trading_in_it(symbol, interval, start, end):
    assert bar_end_ms(Hours(), symbol, interval, at(start)) == at(end)


@pytest.mark.parametrize(
    ("interval", "start", "end"),
    [
        (Interval.DAY, "2026-11-20T00:00", "2026-11-20T16:00"),
        (Interval.H1, "2026-11-20T03:00", "2026-11-20T03:50"),
        (Interval.DAY, "2026-11-27T00:00", "2026-11-27T13:00"),
        (Interval.WEEK, "2026-11-23T00:00", "2026-11-27T13:00"),
        (Interval.M1, "2026-11-27T12:59", "2026-11-27T13:00"),
    ],
)
def test_a_us_bar_closes_at_the_regular_close_also_on_a_half_day(interval, start, end):
    hours = Hours(
        calendars={
            "US": parse_calendar(["20261120,F", "20261123,F", "20261125,F", "20261127,H", "20261130,F"])
        }
    )
    assert bar_end_ms(hours, US, interval, at(start, NEW_YORK)) == at(end, NEW_YORK)


def test_a_bar_of_unknown_hours_closes_when_the_next_begins():
    odd = Symbol("IX", "NOSUCH")
    assert bar_end_ms(Hours(), odd, Interval.H1, at("2026-11-20T11:00")) == at("2026-11-20T12:00")
