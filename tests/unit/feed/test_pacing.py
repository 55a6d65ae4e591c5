"""Spacing and budgets never break their limits, whenever they are asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.feed.pacing import Budget, Spacing


def test_commands_keep_their_distance_with_a_margin():
    spacing = Spacing(1.0)
    assert spacing.is_ready(0.0)
    spacing.spend(0.0)
    assert not spacing.is_ready(1.0)
    assert spacing.is_ready(1.03)


def test_a_command_whose_answer_was_late_may_have_arrived_late():
    spacing = Spacing(1.0)
    spacing.spend(0.0)
    spacing.answered(0.02)
    assert spacing.is_ready(1.03)
    spacing.spend(10.0)
    spacing.answered(10.2)
    assert not spacing.is_ready(11.19)
    assert spacing.is_ready(11.2)
    spacing.spend(20.0)
    spacing.answered(25.0)  # it took long to answer, not to arrive
    assert spacing.is_ready(25.0)


def test_no_spacing_is_always_ready():
    spacing = Spacing(0.0)
    spacing.spend(5.0)
    assert spacing.is_ready(5.0)


def test_a_hold_never_shortens():
    spacing = Spacing(1.0)
    spacing.hold(50.0)
    spacing.hold(20.0)
    assert spacing.ready_at_s == 50.0


@given(st.lists(st.floats(0.0, 30.0), max_size=60), st.integers(1, 5))
def test_no_minute_holds_more_requests_than_the_limit(pauses: list[float], limit: int):
    budget, now_s, sent = Budget(limit), 0.0, []
    for pause in pauses:
        now_s += pause
        if budget.is_ready(now_s):
            budget.spend(now_s)
            sent.append(now_s)
        else:
            assert budget.ready_at_s(now_s) > now_s
    for start in sent:
        assert sum(start <= one < start + 60.0 for one in sent) <= limit


def test_what_is_ready_later_is_ready_exactly_then():
    budget = Budget(2)
    budget.spend(0.0)
    budget.spend(1.0)
    due_s = budget.ready_at_s(2.0)
    assert due_s == 61.0
    assert budget.is_ready(due_s)


def test_an_unlimited_budget_counts_all_the_same():
    budget = Budget(0)
    for _ in range(50):
        budget.spend(10.0)
    assert budget.is_ready(10.0)
    assert budget.used(10.0) == 50
    assert budget.used(75.0) == 0


def test_refusals_hold_longer_each_time_until_one_is_answered():
    budget = Budget(0)
    assert [budget.refuse(0.0, 0.0)[0] for _ in range(5)] == [15, 30, 60, 120, 120]
    assert not budget.is_ready(119.0)
    assert budget.is_ready(120.0)
    budget.forgive(120.0)
    assert budget.refuse(120.0, 120.0)[0] == 15


def test_a_refusal_teaches_a_limit_a_minute_only_where_minutes_are_counted():
    for gap_s, learned in ((0.0, 2), (1.0, None)):
        budget = Budget(60, gap_s)
        for at_s in (100.0, 102.0, 104.0):
            budget.spend(at_s)
        held_s, is_lower = budget.refuse(104.5, 104.0)
        assert held_s == Budget.FIRST_PENALTY_S
        assert (budget.learned, is_lower) == (learned, learned is not None)
