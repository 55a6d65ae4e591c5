"""What may be typed into "Go to date"."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.chart.tools.dates import parse_when

HK, NY = ZoneInfo("Asia/Hong_Kong"), ZoneInfo("America/New_York")
NOW_MS = 1_795_160_538_000
"""Friday 2026-11-20 15:42 in Hong Kong."""


def said(text: str, zone: ZoneInfo = HK) -> str | None:
    ts_ms = parse_when(text, NOW_MS, zone)
    return None if ts_ms is None else f"{datetime.fromtimestamp(ts_ms / 1000, zone):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024-05-17", "2024-05-17 00:00"),
        ("2024-05-17 10:30", "2024-05-17 10:30"),
        ("2024-05-17T9:05", "2024-05-17 09:05"),
        ("2024/5/7", "2024-05-07 00:00"),
        ("2024.5.7 15:00", "2024-05-07 15:00"),
        ("20240517", "2024-05-17 00:00"),
        ("20240517 10:30", "2024-05-17 10:30"),
        ("2024-05", "2024-05-01 00:00"),
        ("5/17", "2026-05-17 00:00"),
        ("5/17 10:30", "2026-05-17 10:30"),
        ("11/20", "2026-11-20 00:00"),
        ("11/21", "2025-11-21 00:00"),
        ("2/29", "2024-02-29 00:00"),
        ("2024年5月17日", "2024-05-17 00:00"),
        ("5月17日 10:30", "2026-05-17 10:30"),
        ("10:30", "2026-11-20 10:30"),
        ("  2024-05-17  ", "2024-05-17 00:00"),
        ("2024/5/17", "2024-05-17 00:00"),
        ("1929-10-24", "1929-10-24 00:00"),
    ],
)
def test_a_date_is_read_in_the_charts_zone(text, meant):
    assert said(text) == meant


def test_daylight_saving_time_of_the_zone_counts():
    winter, summer = parse_when("2026-01-15 09:30", NOW_MS, NY), parse_when("2026-07-15 09:30", NOW_MS, NY)
    assert winter % 86_400_000 == 14.5 * 3_600_000
    assert summer % 86_400_000 == 13.5 * 3_600_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "700",
        "5",
        "13/1",
        "2024-02-30",
        "2024-05-17 25:00",
        "2024-05-17 9",
        "5/17/24/1",
        "24:00",
        "-",
        "0000-01-01",
        "0001-01-01",
    ],
)
def test_what_is_no_date_is_none(text):
    assert parse_when(text, NOW_MS, HK) is None


@given(st.text(max_size=24))
def test_nothing_that_is_typed_makes_it_fail(text):
    parse_when(text, NOW_MS, HK)


@given(st.text(alphabet="0123456789-/:. T年月日", max_size=20))
def test_nothing_like_a_date_makes_it_fail(text):
    parse_when(text, NOW_MS, NY)
