"""Daily figures: from the disk first, asked for once, only while somebody shows them, unknown until known."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from qosdesk.clock import FakeClock
from qosdesk.domain.hours import Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Bar
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetBars
from qosdesk.market.series import BarSeries, Floats, Times, columns_of
from qosdesk.services.daily import PAGE, Daily
from qosdesk.services.history import BarKey, TakeBars
from tests.helpers.scripted_feed import LOST, ScriptedFeed, Timetable

TENCENT = Symbol("HK", "700")
HSBC = Symbol("HK", "5")
HK = ZoneInfo("Asia/Hong_Kong")
NOW = datetime(2026, 11, 20, 11, 0, tzinfo=HK)
"""A Friday morning: Thursday's bar is the newest closed one."""


def ms(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=HK).timestamp()) * 1000


def days(first: date, last: date) -> tuple[Bar, ...]:
    """Weekdays; each bar from 100 to 110 and 3.3 M shares, which is 10,000 a minute of the 330 in Hong Kong."""
    found = []
    while first <= last:
        if first.weekday() < 5:
            found.append(Bar(ms(first), 105.0, 110.0, 100.0, 106.0, 3_300_000.0))
        first += timedelta(days=1)
    return tuple(found)


TODAY = date(2026, 11, 20)
THURSDAY = TODAY - timedelta(days=1)
YEARS = days(date(2025, 1, 1), THURSDAY)


class Disk:
    """Closed bars on disk at the port seam; it answers at once."""

    def __init__(self, bars: tuple[Bar, ...] = ()) -> None:
        self.bars = dict.fromkeys((TENCENT, HSBC), bars)
        self.reads = 0

    def newest(self, key: BarKey, count: int, done: TakeBars) -> None:
        assert key.interval is Interval.DAY
        assert not key.adjusted
        self.reads += 1
        bars = self.bars[key.symbol][-count:]
        done(*columns_of(bars)) if bars else done(np.empty(0, dtype=np.int64), np.empty((5, 0)))

    def put(self, key: BarKey, ts_ms: Times, data: Floats, covers: tuple[int, int]) -> None:
        assert covers == (int(ts_ms[0]), int(ts_ms[-1]))
        bars = tuple(
            Bar(*row) for row in zip(ts_ms.tolist(), *(column.tolist() for column in data), strict=True)
        )
        kept = {bar.ts_ms: bar for bar in (*self.bars[key.symbol], *bars)}
        self.bars[key.symbol] = tuple(kept[at] for at in sorted(kept))

    def before(self, key: BarKey, ts_ms: int, count: int, done: TakeBars) -> None:
        raise AssertionError

    def beyond(self, key: BarKey, ts_ms: int, count: int, done: TakeBars) -> None:
        raise AssertionError


class Charts:
    """What charts hold."""

    def __init__(self) -> None:
        self.series: dict[BarKey, tuple[BarSeries, bool]] = {}

    def held(self, key: BarKey) -> tuple[BarSeries, bool] | None:
        return self.series.get(key)


class Scene:
    def __init__(self, stored: tuple[Bar, ...] = ()) -> None:
        self.clock = FakeClock(wall_ms=int(NOW.timestamp()) * 1000)
        self.time = Timetable(self.clock)
        self.feed = ScriptedFeed()
        self.disk = Disk(stored)
        self.charts = Charts()
        self.hours = Hours()
        self.told: list[Symbol] = []
        self.daily = self.start()

    def start(self) -> Daily:
        daily = Daily(self.feed, self.charts, self.hours, self.clock, self.time, self.disk)
        daily.subscribe(self.told.append)
        return daily

    def asked(self) -> list[GetBars]:
        return [question for question in self.feed.history if isinstance(question, GetBars)]


def test_nothing_is_asked_while_nobody_shows_such_a_figure():
    scene = Scene()
    assert math.isnan(scene.daily.get(TENCENT).high)
    scene.time.advance(600)
    assert scene.asked() == []
    assert scene.disk.reads == 0


def test_what_the_disk_has_is_not_asked_for():
    scene = Scene(YEARS)
    scene.daily.want("table", [TENCENT])
    figures = scene.daily.get(TENCENT)
    assert (figures.high, figures.low, figures.volume_per_minute) == (110.0, 100.0, 10_000.0)
    assert scene.told == [TENCENT]
    scene.time.advance(600)
    assert scene.asked() == []


def test_without_bars_one_question_of_low_priority_whose_closed_bars_are_kept():
    scene = Scene()
    scene.daily.want("table", [TENCENT])
    assert [entry[:2] for entry in scene.feed.asked] == [
        (GetBars(TENCENT, Interval.DAY, PAGE), Priority.BACKGROUND)
    ]
    forming = Bar(ms(TODAY), 105.0, 999.0, 1.0, 106.0, 1.0)
    scene.feed.answer((*YEARS, forming))
    assert scene.daily.get(TENCENT).high == 110.0  # today is not in it
    assert scene.disk.bars[TENCENT] == YEARS
    again = scene.start()
    again.want("table", [TENCENT])
    assert again.get(TENCENT) == scene.daily.get(TENCENT)
    assert len(scene.asked()) == 1


def test_days_that_are_missing_are_asked_for_and_no_more():
    scene = Scene(days(date(2025, 1, 1), date(2026, 11, 17)))
    scene.daily.want("table", [TENCENT])
    # Tuesday again as the joint, Wednesday, Thursday, and today, which is forming.
    assert scene.asked() == [GetBars(TENCENT, Interval.DAY, 4)]
    scene.feed.answer(days(date(2026, 11, 17), TODAY))
    assert scene.disk.bars[TENCENT][-1].ts_ms == ms(THURSDAY)
    assert scene.daily.get(TENCENT).until_ms == ms(THURSDAY)


def test_an_answer_that_does_not_reach_back_is_asked_for_whole():
    scene = Scene(days(date(2025, 1, 1), date(2026, 11, 17)))
    scene.daily.want("table", [TENCENT])
    scene.feed.answer(days(THURSDAY, TODAY))
    assert scene.asked()[1:] == [GetBars(TENCENT, Interval.DAY, PAGE)]


def test_one_symbol_at_a_time_and_what_is_not_shown_any_more_is_not_asked():
    scene = Scene()
    scene.daily.want("table", [TENCENT, HSBC])
    assert len(scene.asked()) == 1
    scene.daily.want("table", [TENCENT])
    scene.feed.answer(YEARS)
    scene.time.advance(120)
    assert [question.symbol for question in scene.asked()] == [TENCENT]
    scene.daily.want("panel", [HSBC])
    assert scene.asked()[-1].symbol == HSBC


def test_what_a_chart_has_loaded_is_used_and_what_it_is_loading_is_waited_for():
    scene = Scene()
    series = BarSeries()
    key = BarKey(TENCENT, Interval.DAY)
    scene.charts.series[key] = (series, False)
    scene.daily.want("table", [TENCENT])
    assert math.isnan(scene.daily.get(TENCENT).high)
    series.merge_columns(*columns_of(YEARS))
    scene.charts.series[key] = (series, True)
    scene.time.advance(2)
    assert scene.daily.get(TENCENT).high == 110.0
    assert scene.asked() == []


def test_when_the_day_has_closed_one_more_bar_is_asked_for():
    scene = Scene(YEARS)
    scene.daily.want("table", [TENCENT])
    scene.time.advance(4 * 3600)
    assert scene.asked() == []
    scene.time.advance(3 * 3600)
    assert scene.asked() == [GetBars(TENCENT, Interval.DAY, 2)]
    scene.feed.answer((YEARS[-1], Bar(ms(TODAY), 105.0, 120.0, 100.0, 119.0, 3_300_000.0)))
    assert scene.daily.get(TENCENT).high == 120.0
    scene.time.advance(40 * 3600)  # the weekend
    assert len(scene.asked()) == 1


def test_a_young_share_is_asked_for_once_a_run():
    scene = Scene()
    young = days(date(2026, 11, 2), THURSDAY)
    scene.daily.want("table", [TENCENT])
    scene.feed.answer(young)
    scene.time.advance(3600)
    assert len(scene.asked()) == 1
    assert scene.daily.get(TENCENT).low == 100.0


def test_less_than_five_days_are_no_usual_volume():
    scene = Scene()
    scene.daily.want("table", [TENCENT])
    scene.feed.answer(days(date(2026, 11, 16), THURSDAY))
    assert math.isnan(scene.daily.get(TENCENT).volume_per_minute)


def test_a_failure_is_not_asked_again_for_minutes():
    scene = Scene()
    scene.daily.want("table", [TENCENT])
    scene.feed.answer(LOST)
    scene.time.advance(240)
    assert len(scene.asked()) == 1
    scene.time.advance(120)
    assert len(scene.asked()) == 2


def test_another_source_makes_everything_unknown_and_asks_anew():
    scene = Scene(YEARS)
    scene.daily.want("table", [TENCENT])
    scene.disk.bars[TENCENT] = ()
    scene.daily.reset()
    assert math.isnan(scene.daily.get(TENCENT).high)
    assert len(scene.asked()) == 1


@pytest.mark.parametrize("code", ["HSI", "NOBODY"])
def test_an_index_is_asked_for_once_whether_its_hours_are_known_or_not(code: str):
    scene = Scene()
    symbol = Symbol("IX", code)
    scene.disk.bars[symbol] = ()
    scene.daily.want("table", [symbol])
    scene.feed.answer(YEARS)
    scene.time.advance(3600)
    assert len(scene.asked()) == 1
