"""What daily bars say: the 52-week range, the usual volume, and the minutes gone of a day."""

from __future__ import annotations

import math
from datetime import datetime

import pytest

from qosdesk.domain.daily import daily_figures, minutes_traded
from qosdesk.domain.hours import DAY_MS, Hours, zone_of
from qosdesk.domain.quotes import UNKNOWN, Bar
from qosdesk.domain.symbols import parse_symbol

TENCENT = parse_symbol("HK:700")


def at(code: str, when: str) -> int:
    zone = zone_of(parse_symbol(code).market)
    return int(datetime.fromisoformat(f"2026-{when}").replace(tzinfo=zone).timestamp()) * 1000


def test_the_year_reaches_52_weeks_back_and_no_further():
    newest = at("HK:700", "11-19")
    old = Bar(newest - 364 * DAY_MS, 1.0, 999.0, 0.1, 1.0, 1.0)
    bars = [old, Bar(old.ts_ms + DAY_MS, 5.0, 9.0, 4.0, 5.0, 1.0), Bar(newest, 5.0, 8.0, 3.0, 5.0, UNKNOWN)]
    figures = daily_figures(TENCENT, bars, Hours())
    assert (figures.high, figures.low, figures.until_ms) == (9.0, 3.0, newest)
    assert math.isnan(figures.volume_per_minute)


def test_no_bars_are_no_figures():
    assert math.isnan(daily_figures(TENCENT, [], Hours()).high)


@pytest.mark.parametrize(
    ("code", "stamp", "now", "minutes"),
    [
        ("HK:700", "11-20 10:00:00", "11-20 10:00:00", 30),
        ("HK:700", "11-20 11:59:59", "11-20 12:30:00", 150),  # lunch
        ("HK:700", "11-20 15:00:00", "11-20 15:00:00", 270),
        ("HK:700", "11-20 16:08:32", "11-21 09:00:00", 330),  # the day after: a whole day
        ("SH:600519", "11-20 14:59:00", "11-20 14:59:00", 239),  # the closing auction is part of four hours
        ("US:AAPL", "11-20 09:31:00", "11-20 09:31:00", 1),
        ("US:AAPL", "11-20 17:00:00", "11-20 17:00:00", 390),
        ("US:AAPL", "11-23 05:00:00", "11-23 05:00:00", 390),  # Monday before the open: Friday's volume
        ("US:AAPL", "11-23 09:00:00", "11-23 11:00:00", 390),  # nothing since: still Friday's
        ("CF:BTCUSDT", "11-20 06:00:00", "11-20 06:00:00", 360),
    ],
)
def test_minutes_gone_are_those_of_the_day_whose_volume_is_shown(code, stamp, now, minutes):
    assert minutes_traded(Hours(), parse_symbol(code), at(code, stamp), at(code, now)) == minutes


def test_minutes_of_a_symbol_without_hours_are_unknown():
    assert math.isnan(minutes_traded(Hours(), parse_symbol("IX:NOBODY"), 1, 1))
    assert math.isnan(minutes_traded(Hours(), TENCENT, 0, 1))
