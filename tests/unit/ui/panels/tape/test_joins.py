"""Joins: same price, same side, neighbours, surely within n ms of the first, or by arrival where stamps are coarse."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.panels.tape.joins import JoinRule
from qosdesk.ui.panels.tape.roll import Roll

T = 1_795_160_538_000


def brute(prints, within_ms):
    """Groups of prints by the words of the rule, with stamps of milliseconds."""
    groups = []
    for one in prints:
        first = groups[-1][0] if groups else None
        if (
            first is not None
            and within_ms > 0
            and (one[1], one[3]) == (first[1], first[3])
            and 0 <= one[0] - first[0] <= within_ms
        ):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


@given(
    st.lists(
        st.tuples(
            st.integers(0, 3000).map(lambda ms: T + ms),
            st.sampled_from([10.0, 10.5]),
            st.integers(1, 9).map(float),
            st.integers(0, 2),
        ),
        max_size=80,
    ),
    st.sampled_from([0, 1, 100, 999, 1000, 2500]),
    st.integers(1, 7),
)
def test_rows_are_the_groups_of_the_rule_however_prints_come(prints, within_ms, batch):
    prints = [(T - 1, 1.0, 1.0, 0), *sorted(prints)]
    roll = Roll()
    roll.join = JoinRule(within_ms)
    for at in range(0, len(prints), batch):
        part = prints[at : at + batch]
        roll.add(part, [side for *_, side in part], at, heard_s=1.0 + at)
    groups = brute(prints, within_ms)
    assert [(row.ts_ms, row.count, row.size) for row in roll.rows] == [
        (group[0][0], len(group), sum(one[2] for one in group)) for group in groups
    ]
    starts = [sum(len(group) for group in groups[:at]) for at in range(len(groups))]
    assert [row.at for row in roll.rows] == starts


def rows(within_ms, *looks):
    """Rows after looks of (heard_s, stamps in whole seconds)."""
    roll = Roll()
    roll.join = JoinRule(within_ms)
    at = 0
    for heard_s, seconds in looks:
        part = [(T + second * 1000, 613.0, 100.0, 1) for second in seconds]
        roll.add(part, [1] * len(part), at, heard_s=heard_s)
        at += len(part)
    return [row.count for row in roll.rows]


def test_prints_of_one_whole_second_are_joined_from_999_ms_on():
    assert rows(1000, (1.0, [0, 0]), (1.9, [0]), (2.0, [1])) == [3, 1]
    assert rows(999, (1.0, [0]), (1.9, [0])) == [2]


def test_below_that_arrival_decides():
    assert rows(100, (1.0, [0, 0]), (1.09, [0]), (1.2, [0])) == [3, 1]


def test_where_arrival_is_not_known_one_second_is_joined():
    assert rows(100, (0.0, [0, 0]), (0.0, [0])) == [3]


def test_the_next_whole_second_is_joined_only_when_it_is_surely_near_enough():
    assert rows(1500, (1.0, [0]), (1.001, [1])) == [1, 1]
    assert rows(2000, (1.0, [0]), (1.001, [1])) == [2]


def test_zero_joins_nothing():
    assert rows(0, (1.0, [0, 0, 0])) == [1, 1, 1]


def test_a_late_print_is_not_joined():
    assert rows(5000, (1.0, [3, 0])) == [1, 1]
