"""What is expected is what the demo exchange sends with real sessions: no bar too many, none too few."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from qosdesk.demo.figures import DAY
from qosdesk.demo.world import World
from qosdesk.domain.hours import Hours, TradingCalendar
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import parse_symbol
from qosdesk.services.gaps import GRACE_MS, Calendar

ZONES = {"HK": "Asia/Hong_Kong", "SH": "Asia/Shanghai", "US": "America/New_York", "CF": "UTC", "FX": "UTC"}
KINDS = {
    Interval.M1: 1,
    Interval.M5: 5,
    Interval.M15: 15,
    Interval.M30: 30,
    Interval.H1: 60,
    Interval.H2: 120,
    Interval.H4: 240,
    Interval.DAY: DAY,
    Interval.WEEK: 1007,
    Interval.MONTH: 1030,
    Interval.YEAR: 2001,
}


def at(code: str, text: str) -> int:
    zone = ZoneInfo(ZONES[code.partition(":")[0]])
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()) * 1000


def announced(world: World) -> Hours:
    """Hours with the calendars that the demo's `/market-calendar` tells (QOS 4.8)."""
    hours = Hours()
    for market in ("US", "HK", "SH", "SZ"):
        calendar = world.market_calendar(market)
        first, last = datetime(2026, 9, 1).toordinal(), datetime(2027, 1, 31).toordinal()
        days = [day for day in range(first, last) if calendar.is_trading_day(day)]
        full = [datetime.fromordinal(day).date() for day in days if not calendar.is_half_day(day)]
        half = [datetime.fromordinal(day).date() for day in days if calendar.is_half_day(day)]
        hours.set_calendar(market, TradingCalendar.of(full, half))
    return hours


@pytest.fixture(scope="module")
def world() -> World:
    return World(1, False)


@pytest.mark.parametrize("interval", [i for i in Interval if i.is_intraday])
@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("SH:600519", "2026-11-19T00:00", "2026-11-20T23:00"),
        ("SH:600519", "2026-09-24T00:00", "2026-09-29T23:00"),  # a holiday and a weekend between
        ("HK:700", "2026-12-23T00:00", "2026-12-29T23:00"),  # a half day, Christmas and a weekend
        ("HK:700", "2026-11-20T00:00", "2026-11-20T14:17"),  # in the afternoon, a bar forming
        ("US:AAPL", "2026-10-30T00:00", "2026-11-04T16:31"),  # the clock changes on Sunday
        ("US:AAPL", "2026-11-25T00:00", "2026-11-30T12:00"),  # Thanksgiving and a half day
        ("CF:BTCUSDT", "2026-11-20T00:00", "2026-11-22T05:05"),
        ("FX:EURUSD", "2026-11-19T00:00", "2026-11-23T12:00"),  # a weekend from 22:00 to 22:00 UTC
    ],
)
def test_the_expected_bars_are_those_that_are_sent(world, code, start, end, interval):
    market = world.market(code)
    assert market is not None
    since, now = at(code, start), at(code, end)
    most = (now - since) // (interval.minutes * 60_000) + 2
    sent = [bar.ts_ms for bar in market.bars(KINDS[interval], most, now) if bar.ts_ms > since]
    calendar = Calendar(announced(world), parse_symbol(code), interval)
    calendar.learn(np.array(sent, dtype=np.int64))
    assert calendar.starts(since, now) == sent


@pytest.mark.parametrize("interval", [Interval.DAY, Interval.WEEK, Interval.MONTH, Interval.YEAR])
@pytest.mark.parametrize("code", ["SH:600519", "HK:700", "US:AAPL", "CF:BTCUSDT"])
def test_the_expected_long_bars_are_those_that_are_sent(world, code, interval):
    market = world.market(code)
    assert market is not None
    since, now = at(code, "2026-09-02T00:00"), at(code, "2027-01-11T12:00")
    sent = [bar.ts_ms for bar in market.bars(KINDS[interval], 500, now) if bar.ts_ms > since]
    calendar = Calendar(announced(world), parse_symbol(code), interval)
    assert calendar.starts(since, now) == sent


def test_one_bar_at_the_close_makes_no_extended_sessions():
    calendar = Calendar(Hours(), parse_symbol("US:AAPL"), Interval.M1)
    minutes = [at("US:AAPL", "2026-11-20T15:00") + n * 60_000 for n in range(61)]
    calendar.learn(np.array(minutes, dtype=np.int64))
    assert calendar.starts(minutes[-1], at("US:AAPL", "2026-11-20T17:00")) == []


def test_what_is_asked_for_holds_the_last_known_bar_and_all_since():
    calendar = Calendar(Hours(), parse_symbol("HK:700"), Interval.M1)
    since = at("HK:700", "2026-11-20T11:58")
    assert calendar.count_to_ask(since, at("HK:700", "2026-11-20T13:02:30"), 1000) == 1 + 3 + 2
    assert calendar.count_to_ask(since, at("HK:700", "2026-11-27T13:02:30"), 1000) == 1000


def test_a_bar_is_over_a_moment_after_its_end_and_a_series_whole_while_no_bar_began():
    calendar = Calendar(Hours(), parse_symbol("HK:700"), Interval.M1)
    last, end = at("HK:700", "2026-11-20T15:59"), at("HK:700", "2026-11-20T16:00")
    assert not calendar.is_over(last, end)
    assert calendar.is_over(last, end + GRACE_MS)
    monday = at("HK:700", "2026-11-23T09:30")
    assert calendar.is_whole(last, end + GRACE_MS, monday)
    assert not calendar.is_whole(last, end - 1, monday)
    assert not calendar.is_whole(last, end + GRACE_MS, monday + 1)


def test_of_unknown_hours_nothing_is_known_to_be_whole_and_the_clock_counts():
    calendar = Calendar(Hours(), parse_symbol("IX:NOSUCH"), Interval.M1)
    now = at("HK:700", "2026-11-20T15:59")
    assert not calendar.is_whole(now - 600_000, now, now)
    assert calendar.count_to_ask(now - 600_000, now, 1000) == 12
