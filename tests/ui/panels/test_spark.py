"""The small line of a row: bounded, from the first price on, nothing made up."""

from __future__ import annotations

import math

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
