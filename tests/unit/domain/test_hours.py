"""Sessions, trading days and bar starts, in every zone and through every change of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.hours import Hours, Phase, TradingCalendar, parse_calendar
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol, parse_symbol

HK, SH, US, CF, FX = (parse_symbol(t) for t in ("HK:700", "SH:600519", "US:AAPL", "CF:BTCUSDT", "FX:EURUSD"))
NEW_YORK, HONG_KONG = ZoneInfo("America/New_York"), ZoneInfo("Asia/Hong_Kong")


def at(text: str, zone=HONG_KONG) -> int:
    """UTC ms of a local time."""
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()) * 1000


def phase(symbol: Symbol, ts_ms: int, hours: Hours | None = None) -> Phase:
    """The phase alone."""
    return (hours or Hours()).phase_at(symbol, ts_ms).phase


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("08:59", Phase.CLOSED),
        ("09:00", Phase.AUCTION),
        ("09:30", Phase.OPEN),
        ("11:59", Phase.OPEN),
        ("12:00", Phase.LUNCH),
        ("13:00", Phase.OPEN),
        ("16:00", Phase.AUCTION),
        ("16:08", Phase.AUCTION),
        ("16:10", Phase.CLOSED),
    ],
)
def test_a_hong_kong_day(time, expected):
    assert phase(HK, at(f"2025-06-10T{time}")) is expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [("11:29", Phase.OPEN), ("11:30", Phase.LUNCH), ("13:00", Phase.OPEN), ("15:00", Phase.CLOSED)],
)
def test_a_mainland_day(time, expected):
    assert phase(SH, at(f"2025-06-10T{time}")) is expected


@pytest.mark.parametrize("day", ["2025-03-07", "2025-03-10", "2025-10-31", "2025-11-03"])
def test_new_york_keeps_its_wall_clock_on_both_sides_of_each_change(day):
    assert phase(US, at(f"{day}T09:29", NEW_YORK)) is Phase.PRE
    assert phase(US, at(f"{day}T09:30", NEW_YORK)) is Phase.OPEN
    assert phase(US, at(f"{day}T16:00", NEW_YORK)) is Phase.POST
    assert phase(US, at(f"{day}T03:55", NEW_YORK)) is Phase.CLOSED  # ten minutes between night and pre-market


def test_the_us_open_is_2130_or_2230_in_hong_kong():
    assert phase(US, at("2025-06-10T21:30")) is Phase.OPEN
    assert phase(US, at("2025-12-10T21:30")) is Phase.PRE
    assert phase(US, at("2025-12-10T22:30")) is Phase.OPEN


def test_the_us_night_belongs_to_the_next_trading_day():
    span = Hours().phase_at(US, at("2025-06-09T20:30", NEW_YORK))
    assert span.phase is Phase.NIGHT
    assert span.trade_date == date(2025, 6, 10)


@pytest.mark.parametrize(
    ("month", "opens", "closes"),
    [("06", "2025-06-09T05:00", "2025-06-14T05:00"), ("12", "2025-12-08T06:00", "2025-12-13T06:00")],
)
def test_currencies_trade_from_monday_to_saturday_morning_in_utc_8(month, opens, closes):
    assert phase(FX, at(opens) - 1000) is Phase.CLOSED
    assert phase(FX, at(opens)) is Phase.OPEN
    assert phase(FX, at(closes) - 1000) is Phase.OPEN
    assert phase(FX, at(closes)) is Phase.CLOSED


def test_a_half_day_has_no_afternoon():
    hours = Hours(calendars={"US": parse_calendar(["20250702,F", "20250703,H", "20250707,F"])})
    assert phase(US, at("2025-07-03T12:59", NEW_YORK), hours) is Phase.OPEN
    assert phase(US, at("2025-07-03T14:00", NEW_YORK), hours) is Phase.POST
    assert phase(US, at("2025-07-02T14:00", NEW_YORK), hours) is Phase.OPEN


def test_a_listed_holiday_is_closed_until_the_next_listed_day():
    hours = Hours(calendars={"US": parse_calendar(["20250703,H", "20250707,F"])})
    span = hours.phase_at(US, at("2025-07-04T12:00", NEW_YORK))
    assert span.phase is Phase.CLOSED
    assert span.end_ms == at("2025-07-06T20:00", NEW_YORK)
    assert hours.spans(US, date(2025, 7, 4)) == ()


def test_outside_the_list_weekdays_are_assumed():
    calendar = TradingCalendar.of([date(2025, 6, 6)], [])
    assert calendar.is_trading_day(date(2025, 6, 9))
    assert not calendar.is_trading_day(date(2025, 6, 7))


def test_the_phase_of_an_unknown_index_is_unknown_and_crypto_never_closes():
    assert phase(Symbol("IX", "NOSUCH"), at("2025-06-10T10:00")) is Phase.UNKNOWN
    assert phase(CF, at("2025-06-08T03:00")) is Phase.ALWAYS
    assert not Phase.UNKNOWN.is_trading


def test_a_market_announced_as_always_open_is():
    assert phase(HK, at("2025-06-08T12:30"), Hours(always=True)) is Phase.ALWAYS


@given(st.sampled_from([HK, SH, US, CF, FX]), st.integers(1_577_836_800_000, 1_893_456_000_000))
def test_a_phase_holds_its_instant_and_meets_the_next(symbol, ts_ms):
    hours = Hours()
    span = hours.phase_at(symbol, ts_ms)
    assert span.start_ms <= ts_ms < span.end_ms
    following = hours.phase_at(symbol, span.end_ms)
    assert following.start_ms == span.end_ms


@given(
    st.sampled_from([HK, SH, US, CF, FX]),
    st.sampled_from(list(Interval)),
    st.integers(1_577_836_800_000, 1_893_456_000_000),
)
def test_a_bar_holds_its_instant_and_starts_at_its_own_start(symbol, interval, ts_ms):
    hours = Hours()
    start = hours.bar_start_ms(symbol, interval, ts_ms)
    assert start <= ts_ms
    assert hours.bar_start_ms(symbol, interval, start) == start
    following = hours.next_bar_ms(symbol, interval, start)
    assert ts_ms < following
    assert hours.bar_start_ms(symbol, interval, following) == following
    assert hours.bar_start_ms(symbol, interval, following - 1) == start


@pytest.mark.parametrize(
    ("symbol", "interval", "sample_s"),
    [
        (HK, Interval.DAY, 1741881600),
        (US, Interval.DAY, 1741924800),
        (US, Interval.DAY, 1731474000),
        (CF, Interval.DAY, 1741910400),
        (SH, Interval.YEAR, 1704038400),
        (US, Interval.M1, 1731531540),
    ],
)
def test_bars_start_where_the_documented_samples_do(symbol, interval, sample_s):
    assert Hours().bar_start_ms(symbol, interval, sample_s * 1000 + 59_000) == sample_s * 1000


def test_a_calendar_leaves_out_what_is_no_day():
    calendar = parse_calendar(
        ["20250703,H", "20250704", "2025-07-05,F", "20251301,F", "x", "", "20250707, h"]
    )
    assert calendar.full == {date(2025, 7, 4)}
    assert calendar.half == {date(2025, 7, 3), date(2025, 7, 7)}


def test_days_of_a_changed_calendar_are_computed_anew():
    hours = Hours()
    assert hours.spans(HK, date(2025, 6, 10))
    hours.set_calendar("HK", parse_calendar(["20250609,F", "20250611,F"]))
    assert hours.spans(HK, date(2025, 6, 10)) == ()
    assert datetime.fromtimestamp(hours.spans(HK, date(2025, 6, 11))[0].start_ms / 1000, UTC).hour == 1
