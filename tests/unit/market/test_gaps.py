"""Prints that were missed are put where they belong, none twice; what is still missing is said."""

from __future__ import annotations

from collections import Counter, deque

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.market.gaps import GapState, PrintGap, fill


def asked(at: int, since_ms: int = 0, is_start: bool = False) -> PrintGap:
    gap = PrintGap(at, since_ms, is_start)
    gap.state = GapState.ASKED
    return gap


def prints(*seconds: int, size: float = 1.0, side: int = 1):
    """One print at each second, at a price of its own."""
    return [(second * 1000, 100.0 + second, size, side) for second in seconds]


def test_of_the_past_everything_before_the_first_live_print_is_taken():
    gap = asked(0, is_start=True)
    live = deque(prints(5, 6))
    fill([gap], live, 2, prints(1, 2, 5, 6))
    assert gap.prints == tuple(prints(1, 2))
    assert (gap.state, gap.missing, gap.until_ms) == (GapState.FILLED, None, 5000)


def test_a_gap_is_whole_when_the_answer_reaches_back_to_a_print_that_we_have():
    gap = asked(2, 2000)
    fill([gap], deque(prints(1, 2, 9)), 3, prints(2, 4, 5, 9))
    assert gap.prints == tuple(prints(4, 5))
    assert gap.missing is None


def test_a_gap_longer_than_the_answer_keeps_a_hole():
    gap = asked(2, 2000)
    fill([gap], deque(prints(1, 2, 9)), 3, prints(6, 7, 9))
    assert gap.prints == tuple(prints(6, 7))
    assert gap.missing == (2000, 6000)


def test_an_empty_answer_proves_nothing():
    gap = asked(1, 1000)
    gap.until_ms = 9000
    fill([gap], deque(prints(1)), 1, [])
    assert gap.missing == (1000, 9000)


def test_when_nothing_was_traded_nothing_is_missing():
    gap = asked(2, 2000)
    fill([gap], deque(prints(1, 2, 9)), 3, prints(1, 2, 9))
    assert (gap.prints, gap.missing) == ((), None)


def test_prints_outside_every_gap_are_on_their_way_as_pushes_and_are_not_taken():
    gap = asked(1, 1000)
    fill([gap], deque(prints(1, 5)), 2, prints(1, 3, 5, 6, 7))
    assert gap.prints == tuple(prints(3))


def test_equal_prints_count_as_often_as_they_are():
    gap = asked(1)
    one = (1000, 10.0, 5.0, 1)
    fill([gap], deque([one]), 1, [one, one, one])
    assert gap.prints == (one, one)


def test_an_unknown_side_is_any_side_and_another_side_is_another_print():
    live = deque([(1000, 10.0, 5.0, 1), (1000, 10.0, 6.0, 0)])
    gap = asked(2)
    fill([gap], live, 2, [(1000, 10.0, 5.0, 0), (1000, 10.0, 6.0, 2), (1000, 10.0, 5.0, 2)])
    assert gap.prints == ((1000, 10.0, 5.0, 2),)


def test_a_gap_that_opened_after_the_question_waits_for_the_next_one():
    first, second = asked(1), PrintGap(2, 9000)
    fill([first, second], deque(prints(1, 9)), 2, prints(1, 5, 9, 12))
    assert (first.state, second.state) == (GapState.FILLED, GapState.OPEN)
    assert first.prints == tuple(prints(5))


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 2), st.integers(0, 2)), min_size=1, max_size=60),
    st.integers(0, 60),
    st.integers(0, 60),
    st.integers(1, 50),
)
def test_nothing_appears_twice_and_what_is_called_whole_is(traded, lost, back, most):
    """Prints in order; those from `lost` on and before `back` were not heard."""
    truth = [
        (second * 1000, 100.0 + price, 1.0, side)
        for second, price, side in sorted(traded, key=lambda t: t[0])
    ]
    lost, back = sorted((min(lost, len(truth)), min(back, len(truth))))
    before, after = truth[:lost], truth[back:]
    gap = asked(lost, before[-1][0] if before else 0, is_start=not before)
    fill([gap], deque(before + after), len(before) + len(after), truth[-most:])
    shown = Counter(one[:3] for one in [*before, *gap.prints, *after])
    wanted = Counter(one[:3] for one in truth)
    assert not shown - wanted
    if gap.missing is None and before:
        seam = {before[-1][0], truth[-most:][0][0]}
        assert all(one[0] in seam for one in (wanted - shown))
