"""Days, sessions and labels of the time axis."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.hours import DAY_MS, Hours, Phase
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.chart.time_axis import (
    LocalTime,
    Sessions,
    day_starts,
    full_text,
    time_ticks,
    zone_label,
)

HK = ZoneInfo("Asia/Hong_Kong")
NEW_YORK = ZoneInfo("America/New_York")
UTC = ZoneInfo("UTC")


def hk_bars(days=3, minutes=5):
    """Bars of Tencent's regular sessions up to Friday 20 November 2026."""
    hours, symbol = Hours(), parse_symbol("HK:700")
    found = []
    for back in range(days * 2, -1, -1):
        for span in hours.spans(symbol, date(2026, 11, 20) - timedelta(days=back)):
            if span.phase is Phase.OPEN:
                found += range(span.start_ms, span.end_ms, minutes * 60_000)
    return np.array(found, dtype=np.int64)


def wall(*parts):
    return int(datetime(*parts, tzinfo=UTC).timestamp() * 1000)


@given(st.lists(st.integers(0, 8_000), min_size=1, max_size=40), st.sampled_from([HK, NEW_YORK]))
def test_wall_clock_times_are_those_of_the_zone_across_clock_changes(halves, zone):
    ts = np.array(sorted({1_700_000_000_000 + n * 6 * 3_600_000 for n in halves}), dtype=np.int64)
    want = [
        int(datetime.fromtimestamp(t / 1000, zone).replace(tzinfo=UTC).timestamp() * 1000)
        for t in ts.tolist()
    ]
    assert LocalTime(zone).of(ts).tolist() == want


def test_a_day_begins_at_its_first_bar_in_the_exchanges_zone():
    ts = hk_bars()
    rows = day_starts(LocalTime(HK).of(ts))
    assert [f"{datetime.fromtimestamp(ts[row] / 1000, HK):%d %H:%M}" for row in rows.tolist()] == [
        "17 09:30",
        "18 09:30",
        "19 09:30",
        "20 09:30",
    ]


def test_the_afternoon_opens_a_session():
    ts = hk_bars(1)
    rows = Sessions(parse_symbol("HK:700"), Hours(), HK).starts(ts).tolist()
    assert {f"{datetime.fromtimestamp(ts[row] / 1000, HK):%H:%M}" for row in rows} == {"13:00", "09:30"}


@pytest.mark.parametrize("step", [0.3, 1.0, 2.0, 3.0, 5.0, 7.0, 14.0, 40.0])
@pytest.mark.parametrize("px_min", [72.0, 90.0, 144.0])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_time_labels_stand_apart_and_days_win_over_times(step, px_min, language):
    ts = hk_bars(10)
    local = LocalTime(HK).of(ts)
    centers = np.floor(np.arange(len(ts)) * step).astype(np.int64)
    found = time_ticks(local, day_starts(local), centers.tolist(), Interval.M5, language, px_min, step)
    xs = [int(centers[tick.row]) for tick in found]
    assert all(b - a >= px_min for a, b in itertools.pairwise(xs))
    assert len(found) >= min(3, centers[-1] / px_min / 4)
    days = set(day_starts(local).tolist())
    assert {tick.row for tick in found if tick.strong} <= days
    if step >= 5:
        assert {tick.row for tick in found if tick.strong} == days


def test_day_labels_read_well_in_both_languages():
    ts = hk_bars(3)
    local = LocalTime(HK).of(ts)
    centers = np.arange(len(ts)) * 7
    strong = {
        language: [
            t.text
            for t in time_ticks(local, day_starts(local), centers.tolist(), Interval.M5, language, 72, 7.0)
            if t.strong
        ]
        for language in ("en", "zh_CN")
    }
    assert strong["en"][-2:] == ["Thu 19", "Fri 20"]
    assert strong["zh_CN"][-2:] == ["11-19", "11-20"]


def test_daily_bars_are_labelled_by_month_and_year():
    day = np.arange(wall(2025, 9, 1), wall(2026, 4, 1), DAY_MS, dtype=np.int64)
    found = time_ticks(day, day_starts(day), range(0, 5 * len(day), 5), Interval.DAY, "en", 72, 5.0)
    assert [tick.text for tick in found if tick.strong] == ["Oct", "Nov", "Dec", "2026", "Feb", "Mar"]
    chinese = time_ticks(day, day_starts(day), range(0, 5 * len(day), 5), Interval.DAY, "zh_CN", 72, 5.0)
    assert [tick.text for tick in chinese if tick.strong] == ["10月", "11月", "12月", "2026", "2月", "3月"]


def test_the_crosshair_says_day_and_time():
    at = wall(2026, 11, 20, 13, 35)
    assert full_text(at, Interval.M5, "en") == "Fri 20 Nov  13:35"
    assert full_text(at, Interval.M5, "zh_CN") == "11-20 周五  13:35"
    assert full_text(at, Interval.M5, "zh_TW") == "11-20 週五  13:35"
    assert full_text(at, Interval.DAY, "en") == "Fri 20 Nov 2026"
    assert full_text(at, Interval.DAY, "zh_CN") == "2026-11-20 周五"
    assert full_text(at, Interval.MONTH, "en") == "Nov 2026"
    assert full_text(at, Interval.YEAR, "zh_CN") == "2026年"


def test_every_zone_in_use_has_a_short_name():
    assert (zone_label(HK, "en"), zone_label(HK, "zh_CN")) == ("HKT", "香港")
    assert zone_label(ZoneInfo("Asia/Tokyo"), "zh_TW") == "東京"
    assert zone_label(ZoneInfo("Europe/London"), "en") == "London"


def test_one_bar_or_none_has_no_labels():
    for count in (0, 1):
        assert (
            time_ticks(np.zeros(count, np.int64), np.empty(0, np.int64), [], Interval.M5, "en", 72, 7) == []
        )
