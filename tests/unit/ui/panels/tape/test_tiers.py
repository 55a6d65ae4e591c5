"""Tiers: adaptive by default, multiples of the average, sizes or money of one symbol."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.panels.tape.filters import Measure
from qosdesk.ui.panels.tape.joins import JoinRule
from qosdesk.ui.panels.tape.roll import Roll
from qosdesk.ui.panels.tape.tiers import NEVER, TierKind, Tiers, measure

T = 1_795_160_538_000


def filled(sizes, tiers=None):
    roll = Roll()
    roll.join = JoinRule(0)
    if tiers is not None:
        roll.set_tiers(tiers)
    for at, size in enumerate(sizes):
        roll.add([(T + at * 1000, 613.0, float(size), 1)], [1], at, heard_s=1.0 + at)
    return roll


def test_the_biggest_rows_are_tinted_once_enough_are_known():
    roll = filled([100 + i % 7 for i in range(200)] + [50_000, 1])
    assert [row.tier for row in roll.rows][-2:] == [3, 0]


def test_where_all_prints_are_alike_none_is_tinted():
    assert {row.tier for row in filled([100 + i % 7 for i in range(200)]).rows} == {0}


def test_too_few_rows_tint_nothing():
    assert {row.tier for row in filled([1, 1000, 1_000_000]).rows} == {0}


def test_multiples_are_of_the_average_size():
    roll = filled([100] * 100, Tiers(TierKind.TIMES, (5.0, 10.0, 0.0)))
    assert (roll.bounds.by, roll.bounds.at) == (Measure.SIZE, (500.0, 1000.0, NEVER))


@given(st.lists(st.integers(1, 100), min_size=1, max_size=30))
def test_sizes_and_money_hold_from_the_first_row(sizes):
    by_size = filled(sizes, Tiers(TierKind.SIZE, (20.0, 50.0, 90.0)))
    by_money = filled(sizes, Tiers(TierKind.MONEY, (20.0 * 613, 0.0, 90.0 * 613)))
    for size, row, other in zip(sizes, by_size.rows, by_money.rows, strict=True):
        assert row.tier == (size >= 20) + (size >= 50) + (size >= 90)
        assert other.tier == (3 if size >= 90 else 1 if size >= 20 else 0)


def test_other_tiers_change_the_rows_that_are_there():
    roll = filled([10, 20])
    versions = [row.version for row in roll.rows]
    roll.set_tiers(Tiers(TierKind.SIZE, (15.0, 0.0, 0.0)))
    assert [row.tier for row in roll.rows] == [0, 1]
    assert [row.version for row in roll.rows] == [versions[0], versions[1] + 1]


def test_a_live_row_that_reaches_a_tier_rings_once():
    roll = filled([10], Tiers(TierKind.SIZE, (15.0, 40.0, 0.0)))
    assert roll.rung == 0
    roll.join = JoinRule(1000)
    roll.add([(T + 9000, 613.0, 8.0, 1), (T + 9000, 613.0, 8.0, 1)], [1, 1], 1, heard_s=50.0)
    assert roll.rung == 1
    roll.rung = 0
    roll.add([(T + 9000, 613.0, 1.0, 1)], [1], 3, heard_s=50.1)
    assert roll.rung == 0
    roll.add([(T + 9000, 613.0, 90.0, 1)], [1], 4, heard_s=50.2)
    assert roll.rung == 2


def test_what_was_there_before_does_not_ring():
    roll = Roll()
    roll.set_tiers(Tiers(TierKind.SIZE, (15.0, 40.0, 0.0)))
    roll.add([(T, 613.0, 90.0, 1)], [1], 0)
    assert roll.rung == 0


def test_nothing_is_measured_of_lines_with_words():
    roll = Roll()
    roll.add([], [], 0, missed=9)
    assert not measure(Tiers(), reversed(roll.rows)).is_known
