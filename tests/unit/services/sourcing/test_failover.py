"""The rules of failover as stories: what was heard of vendors at which second, and which symbols then move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.status import LinkState
from qosdesk.domain.symbols import Symbol
from qosdesk.services.sourcing.failover import Failover, Patience, Trouble

APPLE = Symbol("US", "AAPL")
HEALTHY_S, SETTLED_S = Patience().healthy_s, Patience().settled_s
LIVE, AGAIN, REFUSED, OFFLINE = (
    LinkState.LIVE,
    LinkState.RECONNECTING,
    LinkState.REFUSED,
    LinkState.OFFLINE,
)


class Story:
    """One symbol that QOS serves and AllTick may."""

    def __init__(self, *names: str) -> None:
        self.rules = Failover()
        self.names = names or ("qos", "alltick")
        self.serving = self.names[0]
        for name in self.names:
            self.rules.set_link(name, LIVE, 0.0)

    def link(self, name: str, state: LinkState, now_s: float) -> Story:
        self.rules.set_link(name, state, now_s)
        return self

    def stale(self, now_s: float, is_stale: bool = True) -> Story:
        self.rules.set_stale([APPLE] if is_stale else [], now_s)
        return self

    def at(self, now_s: float) -> str:
        """Who serves it after the rules were asked then."""
        for move in self.rules.decide({APPLE: self.names}, {APPLE: self.serving}, now_s):
            assert move.old == self.serving
            self.serving = move.new
        return self.serving


def test_a_link_that_comes_back_soon_moves_nothing() -> None:
    story = Story().link("qos", AGAIN, 100.0)
    assert story.at(102.9) == "qos"
    assert story.link("qos", LIVE, 102.9).at(110.0) == "qos"


def test_a_link_that_stays_lost_moves_its_symbols() -> None:
    story = Story().link("qos", AGAIN, 100.0)
    assert story.at(103.0) == "alltick"


@pytest.mark.parametrize("state", [REFUSED, OFFLINE])
def test_a_refused_key_and_nothing_plugged_in_move_at_once(state: LinkState) -> None:
    assert Story().link("qos", state, 100.0).at(100.0) == "alltick"


def test_a_first_connection_is_given_more_time() -> None:
    story = Story()
    story.rules.renew("qos")
    story.link("qos", LinkState.CONNECTING, 100.0)
    assert story.at(109.9) == "qos"
    assert story.at(110.0) == "alltick"


def test_figures_that_stand_still_move_within_five_seconds_of_the_limit() -> None:
    story = Story().stale(100.0)
    assert story.at(100.5) == "qos"
    assert story.stale(101.0).at(101.0) == "alltick"


def test_figures_that_move_again_stay() -> None:
    story = Story().stale(100.0).stale(100.9, is_stale=False).stale(101.0)
    assert story.at(101.5) == "qos"


def test_a_refused_code_moves_at_once_and_never_comes_back() -> None:
    story = Story()
    story.rules.deny("qos", APPLE, "unknown code")
    assert story.at(10.0) == "alltick"
    assert story.at(10_000.0) == "alltick"
    story.rules.renew("qos")
    assert story.link("qos", LIVE, 10_000.0).at(10_031.0) == "qos"


def test_it_goes_back_after_thirty_seconds_of_health() -> None:
    story = Story().link("qos", AGAIN, 100.0)
    assert story.at(103.0) == "alltick"
    story.link("qos", LIVE, 170.0)
    assert story.at(199.9) == "alltick"
    assert story.at(200.0) == "qos"


def test_it_moves_once_a_minute_at_most() -> None:
    story = Story().link("qos", AGAIN, 100.0)
    assert story.at(103.0) == "alltick"
    story.link("qos", LIVE, 104.0)
    assert story.at(103.0 + SETTLED_S - 0.1) == "alltick"
    assert story.at(103.0 + SETTLED_S) == "qos"


def test_where_all_are_lost_it_stays() -> None:
    story = Story().link("qos", AGAIN, 100.0).link("alltick", AGAIN, 100.0)
    assert story.at(200.0) == "qos"
    assert story.link("alltick", LIVE, 201.0).at(201.0) == "alltick"


def test_without_another_way_it_stays() -> None:
    assert Story("qos").link("qos", REFUSED, 100.0).at(200.0) == "qos"


def test_the_next_way_is_taken_in_the_users_order() -> None:
    story = Story("qos", "alltick", "multimarkets").link("qos", AGAIN, 100.0)
    story.link("alltick", AGAIN, 100.0)
    assert story.at(110.0) == "multimarkets"
    story.link("alltick", LIVE, 120.0)
    assert story.at(180.0) == "alltick"


def test_what_stood_still_is_tried_again_after_ever_longer() -> None:
    story = Story()
    now_s, away_s = 100.0, []
    for _ in range(3):
        assert story.stale(now_s).at(now_s) == "qos"
        now_s += 1.0
        assert story.stale(now_s).at(now_s) == "alltick"
        left_s = now_s
        story.stale(now_s, is_stale=False)
        while story.at(now_s) == "alltick":
            now_s += 1.0
        away_s.append(now_s - left_s)
        now_s += SETTLED_S
    assert away_s == [SETTLED_S, SETTLED_S, 4 * HEALTHY_S]


def test_the_trouble_is_named() -> None:
    story = Story().link("qos", AGAIN, 100.0)
    assert story.rules.trouble(APPLE, "qos", 103.0) is Trouble.LOST
    assert story.rules.trouble(APPLE, "alltick", 103.0) is None


@given(
    st.lists(
        st.tuples(
            st.floats(0.1, 40.0),
            st.sampled_from(["qos", "alltick", "multimarkets"]),
            st.sampled_from([LIVE, AGAIN, REFUSED]),
            st.booleans(),
        ),
        max_size=60,
    )
)
def test_whatever_happens_it_moves_once_a_minute_at_most_and_only_to_a_link_that_stands(
    events: list[tuple[float, str, LinkState, bool]],
) -> None:
    story = Story("qos", "alltick", "multimarkets")
    states = dict.fromkeys(story.names, LIVE)
    now_s, moved_s = 0.0, -SETTLED_S
    for wait_s, name, state, is_stale in events:
        now_s += wait_s
        states[name] = state
        story.link(name, state, now_s).stale(now_s, is_stale)
        before = story.serving
        after = story.at(now_s)
        if after != before:
            assert now_s - moved_s >= SETTLED_S - 1e-6
            assert states[after] is LIVE
            moved_s = now_s
