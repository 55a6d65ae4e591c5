"""Where a trading day begins and ends."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from qosdesk.domain.hours import Hours
from qosdesk.domain.symbols import parse_symbol
from qosdesk.indicators.days import trading_day_of


def ms(text: str, zone: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()) * 1000


@pytest.mark.parametrize(
    ("symbol", "zone", "at", "start", "inside_to"),
    [
        ("HK:700", "Asia/Hong_Kong", "2026-11-19T11:00", "2026-11-19T09:00", "2026-11-19T16:10"),
        ("HK:700", "Asia/Hong_Kong", "2026-11-19T12:30", "2026-11-19T09:00", "2026-11-19T16:10"),
        ("SH:600519", "Asia/Shanghai", "2026-11-19T14:59", "2026-11-19T09:15", "2026-11-19T15:00"),
        # The night before belongs to the day.
        ("US:AAPL", "America/New_York", "2026-11-19T10:00", "2026-11-18T20:00", "2026-11-19T20:00"),
        ("US:AAPL", "America/New_York", "2026-11-18T21:00", "2026-11-18T20:00", "2026-11-19T20:00"),
        ("CF:BTCUSDT", "UTC", "2026-11-19T23:59", "2026-11-19T00:00", "2026-11-20T00:00"),
        # After Friday's close: still Friday's.
        ("HK:700", "Asia/Hong_Kong", "2026-11-21T10:00", "2026-11-20T09:00", "2026-11-21T10:01"),
    ],
)
def test_an_instant_lies_in_its_trading_day(symbol, zone, at, start, inside_to):
    begins, ends = trading_day_of(parse_symbol(symbol), Hours())(ms(at, zone))
    assert begins == ms(start, zone)
    assert ends >= ms(inside_to, zone)
    assert begins <= ms(at, zone) < ends


def test_a_symbol_of_unknown_hours_has_days_in_utc():
    begins, ends = trading_day_of(parse_symbol("IX:NONESUCH"), Hours())(ms("2026-11-19T11:00", "UTC"))
    assert (begins, ends) == (ms("2026-11-19T00:00", "UTC"), ms("2026-11-20T00:00", "UTC"))
