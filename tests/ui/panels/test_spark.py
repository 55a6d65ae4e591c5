"""The small line of a row: bounded, from the first price on, nothing made up."""

from __future__ import annotations

import math
from datetime import datetime
from zoneinfo import ZoneInfo

from qosdesk.domain.periods import ENDLESS, Period
from qosdesk.domain.quotes import Session
from qosdesk.ui.panels.table.spark import POINTS_MAX, Spark


def test_it_is_bounded_and_keeps_reaching_back_to_the_start():
    spark = Spark()
    for step in range(20_000):
        spark.add(float(step), step * 0.1, 1000 + step)
    assert len(spark.values) <= POINTS_MAX
    assert spark.values == sorted(spark.values)
    assert spark.values[0] < 500
    assert spark.values[-1] > 19_000
    assert spark.since_ms == 1000


def test_it_takes_no_more_than_its_pace_and_no_unknown_price():
    spark = Spark()
    assert spark.add(1.0, 0.0, 1)
    assert not spark.add(2.0, 0.1, 2)
    assert not spark.add(math.nan, 5.0, 3)
    assert spark.values == [1.0]


def _after(*periods):
    """How many points are left of prices of these sessions: (session, day of November 2026, hour in New York)."""
    spark = Spark()
    for number, (session, day, hour) in enumerate(periods):
        start = datetime(2026, 11, day, hour, tzinfo=ZoneInfo("America/New_York"))
        start_ms = int(start.timestamp() * 1000)
        spark.follow(Period(session, start_ms, start_ms + 1, 0, 0))
        spark.add(1.0, number * 3600.0, start_ms)
    return len(spark.values)


def test_the_line_begins_anew_with_the_day_not_with_each_session_of_it():
    night, pre, regular, post = Session.NIGHT, Session.PRE, Session.REGULAR, Session.POST
    assert _after((night, 18, 20), (pre, 19, 4), (regular, 19, 9), (post, 19, 16)) == 4
    assert _after((regular, 19, 9), (post, 19, 16), (night, 19, 20)) == 1
    assert _after((pre, 19, 4), (post, 19, 16), (pre, 20, 4), (regular, 20, 9)) == 2
    assert _after((Session.UNKNOWN, 19, 9), (Session.UNKNOWN, 19, 9), (Session.UNKNOWN, 20, 9)) == 1


def test_a_market_that_never_closes_has_one_line():
    spark = Spark()
    for second in range(5):
        spark.follow(ENDLESS)
        spark.add(1.0, second * 10.0, second)
    assert len(spark.values) == 5
