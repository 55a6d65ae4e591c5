"""Filters: from-to by size or money, sides, and what they say when typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.panels.tape.filters import EVERYTHING, NO_LIMIT, Filter, Measure
from qosdesk.ui.panels.tape.roll import Roll
from qosdesk.ui.panels.tape.rows import RowKind

T = 1_795_160_538_000

PRINTS = st.lists(
    st.tuples(
        st.integers(0, 4).map(lambda s: T + s * 1000),
        st.sampled_from([10.0, 10.5, 11.0]),
        st.integers(1, 40).map(float),
        st.integers(0, 2),
    ),
    max_size=60,
).map(sorted)
FILTERS = st.builds(
    Filter,
    st.sampled_from(Measure),
    st.sampled_from([0.0, 5.0, 20.0, 150.0]),
    st.sampled_from([NO_LIMIT, 30.0, 60.0, 400.0]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def brute(rows, chosen):
    """What is shown, by the words of the rule."""
    shown = []
    for row in rows:
        amount = row.size if chosen.by is Measure.SIZE else row.size * row.price
        side = {0: chosen.neutrals, 1: chosen.buys, 2: chosen.sells}[row.side]
        if row.kind is not RowKind.PRINT or (chosen.least <= amount <= chosen.most and side):
            shown.append(row)
    return shown


def check(roll, chosen):
    shown = brute(roll.rows, chosen)
    assert list(roll.shown) == shown
    assert roll.prints == sum(row.count for row in roll.rows if row.is_print)
    assert roll.hidden == roll.prints - sum(row.count for row in shown if row.is_print)
    serials = [row.serial for row in shown]
    assert serials == list(range(serials[0], serials[0] + len(serials))) if serials else True
    assert all(row.is_shown is (row in shown) for row in roll.rows)


@given(st.lists(PRINTS, max_size=5), FILTERS, FILTERS, st.integers(3, 50))
def test_what_is_shown_and_counted_as_hidden_is_what_the_rule_says(batches, first, second, kept):
    roll = Roll()
    roll.kept = kept
    roll.set_filter(first)
    at = 0
    for number, prints in enumerate(batches):
        roll.add(prints, [side for *_, side in prints], at, missed=number % 2)
        at += len(prints)
        check(roll, first)
        assert len(roll.rows) <= kept
    roll.set_filter(second)
    check(roll, second)
    roll.set_filter(EVERYTHING)
    assert not roll.hidden
    assert list(roll.shown) == list(roll.rows)


def test_the_parts_of_a_joined_order_pass_together():
    roll = Roll()
    roll.set_filter(Filter(least=250))
    for at in range(3):
        roll.add([(T, 613.0, 100, 1)], [1], at)
    assert [(row.size, row.count) for row in roll.shown] == [(300, 3)]
    assert roll.hidden == 0


def test_a_joined_order_that_grows_beyond_the_limit_is_hidden_again():
    roll = Roll()
    roll.set_filter(Filter(most=150))
    roll.add([(T, 613.0, 100, 1)], [1], 0)
    assert len(roll.shown) == 1
    roll.add([(T, 613.0, 100, 1)], [1], 1)
    assert not roll.shown
    assert roll.hidden == 2
