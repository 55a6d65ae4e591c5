"""Change and change % against the table of hand-computed cases, from the messages on."""

from __future__ import annotations

import pytest

from qosdesk.domain.change import headline
from qosdesk.domain.hours import Hours
from qosdesk.domain.numbers import format_change, format_percent, format_price
from qosdesk.market.store import Store
from tests.helpers.change_cases_us import US_CASES
from tests.helpers.change_cases_world import WORLD_CASES
from tests.helpers.change_story import Case

CASES = (*US_CASES, *WORLD_CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_the_headline_is_what_was_worked_out_by_hand(case: Case):
    state = case.play(Store(hours=Hours()))
    for figures in (state, state.snapshot()):
        head = headline(figures)
        assert (
            format_price(head.price, 2),
            format_change(head.change, 2),
            format_percent(head.change_fraction),
            head.session,
        ) == (case.price, case.change, case.percent, case.session)
        assert head.basis.value == case.basis or case.price == "--"


def test_there_are_at_least_forty():
    assert len(CASES) >= 40
