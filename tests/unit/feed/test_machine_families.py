"""Dialogues with a vendor of several links: opened when needed, paced together; lists that one bad symbol spoils."""

from __future__ import annotations

import json
import random

import pytest

from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.backoff import Backoff
from qosdesk.feed.calls import FailureKind
from qosdesk.feed.limits import CallLimit
from qosdesk.feed.messages import (
    CallAnswered,
    CallFailed,
    FeedState,
    LinkUp,
    OpenLink,
    PlanChanged,
    SendHttp,
    SendText,
    StateChanged,
    TryNow,
)
from qosdesk.feed.pacing import DAY_S, Total, Turns
from tests.helpers.mini import MiniDialect, limits
from tests.helpers.transcript import (
    CONNECTING,
    LIVE,
    RECONNECTING,
    REFUSED,
    Talk,
    ask_snapshots,
    lost,
    unwant,
    want,
)


def two(**changes: float) -> Talk:
    """A dialect with a link for Hong Kong and one for the rest."""
    return Talk(MiniDialect(limits(**changes), links=(0, 1)))


# -- links are opened when they are needed -----------------------------------------------------------------------------


def test_only_the_links_of_what_is_wanted_are_opened_and_those_make_the_session_live():
    talk = two()
    talk >> want("US:AAPL") << CONNECTING << OpenLink(1)
    talk >> LinkUp(1) << LIVE << "T US:AAPL"
    talk.after(2).skip()
    talk >> want("HK:700") << OpenLink(0)
    talk.nothing()
    assert talk.machine.state is FeedState.LIVE
    talk >> LinkUp(0) << "T HK:700"


def test_with_nothing_wanted_the_first_link_shows_that_the_session_lives():
    talk = two()
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    talk >> TryNow()
    talk.nothing()


def test_what_the_vendor_does_not_have_opens_no_link():
    talk = two()
    talk >> want("HK:700") << CONNECTING << OpenLink(0)
    talk >> want("SH:600519")
    assert not any(isinstance(one, OpenLink) for one in talk.skip())


def test_a_refused_key_opens_no_further_link():
    talk = two()
    talk >> want("HK:700") << CONNECTING << OpenLink(0)
    talk >> lost(FailureKind.KEY_REFUSED) << REFUSED
    talk >> want("US:AAPL")
    talk.nothing()
    talk >> TryNow() << CONNECTING << OpenLink(0) << OpenLink(1)


def test_a_second_link_that_is_refused_is_shown_and_the_first_goes_on():
    talk = two()
    talk >> want("HK:700") << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE << "T HK:700"
    talk >> want("US:AAPL") << OpenLink(1)
    talk >> lost(FailureKind.IN_USE, link=1)
    (told,) = talk.skip()
    assert isinstance(told, StateChanged)
    assert (told.state, told.cause) == (FeedState.RECONNECTING, FailureKind.IN_USE)
    assert told.next_try_s - talk.now_s == 60
    talk.after(2) >> want("HK:5") << "T HK:5"


# -- commands keep their distance over all links -----------------------------------------------------------------------


def sent_at(talk: Talk, seconds: float) -> list[tuple[float, int]]:
    """(seconds since now, link) of each frame of the next seconds."""
    start_s, found = talk.now_s, []
    for _ in range(round(seconds * 100)):
        talk.after(0.01)
        found += [(talk.now_s - start_s, one.link) for one in talk.skip() if isinstance(one, SendText)]
    return found


def test_commands_on_two_links_are_farther_apart_than_on_one():
    talk = two(links_gap_s=3, heartbeat_s=0, silence_s=0)
    talk >> want("HK:700", "HK:700 depth", "US:AAPL", "US:AAPL depth")
    talk.skip()
    talk >> LinkUp(0) << "D HK:700"
    talk >> LinkUp(1) << LIVE
    assert sent_at(talk, 10) == [
        pytest.approx((t, link), abs=0.02) for t, link in ((1.03, 0), (4.06, 1), (5.09, 1))
    ]


def test_a_busy_link_lets_the_other_one_have_its_turn():
    turns = Turns(3.0)
    assert turns.ready_at_s(0) == turns.ready_at_s(1) == float("-inf")
    turns.spend(0, 100.0)
    assert turns.ready_at_s(1) == pytest.approx(103.03)
    assert turns.ready_at_s(0) == float("-inf")
    turns.spend(0, 102.9)
    assert not turns.is_over(0, 102.9)
    assert turns.is_over(0, 103.0)
    turns.spend(1, 106.0)
    assert not turns.is_over(1, 106.0)
    assert not Turns(0.0).is_over(0, 1e9)

    talk = two(links_gap_s=3, heartbeat_s=0, silence_s=0)
    talk >> want("HK:1", "US:A")
    talk.skip()
    talk >> LinkUp(0) << "T HK:1"
    talk >> LinkUp(1) << LIVE
    links = []
    for number in range(2, 200):  # something new for the first link ten times a second
        talk >> want(f"HK:{number}")
        links += [one.link for one in talk.skip() if isinstance(one, SendText)]
        talk.after(0.1)
        links += [one.link for one in talk.skip() if isinstance(one, SendText)]
    assert 1 in links[:4]


def test_links_that_know_nothing_of_each_other_do_not_wait():
    talk = two()
    talk >> want("HK:700", "US:AAPL")
    talk.skip()
    talk >> LinkUp(0) << "T HK:700"
    talk >> LinkUp(1) << LIVE << "T US:AAPL"


def test_heartbeats_keep_the_distance_of_commands_where_they_count():
    talk = Talk(MiniDialect(limits(heartbeat_is_command=True, heartbeat_s=10, silence_s=0)))
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    talk.after(9.5) >> want("HK:700") << "T HK:700"
    talk.after(1.02).nothing()
    talk.after(0.01) << "H"
    talk >> want("HK:5")
    talk.nothing()
    talk.after(1.03) << "T HK:5"
    assert talk.ticks < 20


# -- reconnecting ------------------------------------------------------------------------------------------------------


def test_the_vendors_least_pause_holds_for_every_attempt_also_an_impatient_one():
    talk = Talk(MiniDialect(limits(reconnect_gap_s=3)))
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    talk >> lost() << RECONNECTING
    talk.after(1) >> TryNow()
    (told,) = talk.skip()
    assert told == StateChanged(
        FeedState.RECONNECTING, "The vendor wants 3 s between two connections.", talk.now_s + 2, 1
    )
    talk.after(1.99).nothing()
    talk.after(0.01) << OpenLink(0) << RECONNECTING
    talk >> lost() << RECONNECTING
    talk.after(4) >> TryNow() << OpenLink(0) << RECONNECTING


def test_delays_grow_from_the_least_pause_and_never_fall_below_it():
    backoff = Backoff(random.Random(3), 10.0)
    for bound in (16.7, 33.4, 38, 38):
        assert 10.0 <= backoff.next_delay_s() <= bound
    plain = Backoff(random.Random(3))
    assert plain.next_delay_s() < 0.7


# -- requests of all counters together ---------------------------------------------------------------------------------


def test_requests_of_all_counters_keep_their_distance_and_the_days_count():
    total = Total(1.0, 3)
    total.spend(100.0)
    assert total.ready_at_s(100.5) == pytest.approx(101.03)
    total.spend(102.0)
    total.spend(104.0)
    assert total.ready_at_s(200.0) == 100.0 + DAY_S
    total.give_back(104.0)
    assert total.ready_at_s(200.0) <= 200.0


def test_a_request_waits_for_its_counters_distance_and_for_that_of_all():
    plan = limits(request_gap_s=1, products_per_call=1, calls=(("calendar", CallLimit(gap_s=3)),))
    talk = Talk(MiniDialect(plan, link_calls=False))
    talk >> ask_snapshots("HK:1", "HK:2", id=1)
    assert len([one for one in talk.skip() if isinstance(one, SendHttp)]) == 1
    talk.after(1.02).nothing()
    talk.after(0.02) << SendHttp
    talk >> PlanChanged(limits(products_per_call=1))
    talk >> ask_snapshots("HK:3", "HK:4", id=2)
    assert len([one for one in talk.skip() if isinstance(one, SendHttp)]) == 2


# -- a list that one bad symbol spoils ---------------------------------------------------------------------------------


def serve(talk: Talk, bad: str) -> int:
    """A vendor that refuses every list with a bad code whole; returns how many requests it took."""
    count = 0
    while talk.http:
        (call_id, sent), *_ = talk.http.items()
        count += 1
        codes = json.loads(sent.request.body)["codes"]
        talk.answer_http(status=404 if bad in codes else 200, call_id=call_id)
        talk._out = [one for one in talk._out if not isinstance(one, SendHttp)]
    return count


def test_a_refused_list_is_halved_until_the_bad_symbol_is_alone_and_the_others_are_answered():
    talk = Talk(MiniDialect(limits(products_per_call=8), link_calls=False))
    codes = [f"HK:{number}" for number in range(1, 9)]
    talk >> ask_snapshots(*codes)
    talk << SendHttp
    assert serve(talk, "HK:3") == 7
    (answered,) = talk.skip()
    assert isinstance(answered, CallAnswered)
    assert [str(one.symbol) for one in answered.value] == [code for code in codes if code != "HK:3"]
    talk >> ask_snapshots(*codes, id=2)
    talk << SendHttp << SendHttp
    assert serve(talk, "HK:3") == 2  # it is known now, and asked for alone
    assert isinstance(talk.skip()[0], CallAnswered)


def test_a_bad_symbol_asked_for_alone_is_told_as_a_failure():
    talk = Talk(MiniDialect(limits(products_per_call=8), link_calls=False))
    talk >> ask_snapshots("HK:3")
    talk << SendHttp
    talk.answer_http(status=404)
    (failed,) = talk.skip()
    assert isinstance(failed, CallFailed)
    assert failed.failure.kind is FailureKind.REJECTED


def test_what_nobody_wants_any_more_needs_no_link():
    talk = two()
    talk >> want("HK:700") << CONNECTING << OpenLink(0)
    talk >> unwant("HK:700")
    talk >> want("HK:5")
    talk.nothing()
    assert talk.machine.wanted[0].symbol == parse_symbol("HK:5")
