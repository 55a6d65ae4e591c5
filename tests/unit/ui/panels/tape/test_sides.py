"""The tick rule, apart from what the source says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.panels.tape.sides import TickRule, side_of

T = 1_795_160_538_000
PRINTS = st.lists(st.tuples(st.sampled_from([10.0, 10.5, 11.0]), st.integers(0, 2)), max_size=40)


def brute(prints):
    codes = []
    for at, (price, side) in enumerate(prints):
        guess = 0
        for other, _ in reversed(prints[:at]):
            if other != price:
                guess = 3 if price > other else 4
                break
        codes.append(side or guess)
    return codes


@given(PRINTS, st.integers(1, 9))
def test_a_side_is_inferred_from_the_last_other_price_and_only_where_the_source_gives_none(prints, batch):
    rule, codes = TickRule(), []
    for at in range(0, len(prints), batch):
        codes += rule.codes([(T, price, 1.0, side) for price, side in prints[at : at + batch]])
    assert codes == brute(prints)


def test_after_missing_prints_nothing_is_inferred_from_before():
    rule = TickRule()
    assert rule.codes([(T, 10.0, 1.0, 0), (T, 11.0, 1.0, 0)]) == [0, 3]
    rule.forget()
    assert rule.codes([(T, 12.0, 1.0, 0)]) == [0]


def test_inferred_sides_are_shown_only_when_wanted():
    assert [side_of(code, True) for code in range(5)] == [0, 1, 2, 1, 2]
    assert [side_of(code, False) for code in range(5)] == [0, 1, 2, 0, 0]
