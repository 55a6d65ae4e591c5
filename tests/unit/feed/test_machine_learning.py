"""Dialogues about refusals that teach: the plan is smaller than believed, nothing wanted is lost (QC-24)."""

from __future__ import annotations

from qosdesk.domain.priority import Priority
from qosdesk.feed.messages import (
    CallAnswered,
    LimitLearned,
    LinkUp,
    Measure,
    OpenLink,
    PlanChanged,
    SendHttp,
    SubscriptionConfirmed,
    TryNow,
    Usage,
    Want,
    Warned,
)
from tests.helpers.fake_vendor import FakeVendor
from tests.helpers.mini import MiniDialect, limits, streams
from tests.helpers.transcript import CONNECTING, LIVE, Talk, ask_snapshots, want

QUIET = {"heartbeat_s": 0.0, "silence_s": 0.0, "quiet_s": 9999.0}


def up(dialect: MiniDialect) -> Talk:
    talk = Talk(dialect)
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    return talk


def test_one_product_too_many_shows_the_limit_and_the_rest_is_polled():
    talk = up(MiniDialect(limits(products=3, **QUIET)))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed
    talk.after(2)
    talk >> want("HK:3") << "T HK:3"
    talk >> "no T over" << LimitLearned(Measure.LIVE, "", 2, 3, 1)
    assert talk.machine.ledger(talk.now_s)[0] == Usage("Live", 2, 2, is_learned=True)
    assert talk.machine.unslotted() == streams("HK:3")
    talk.after(1790).nothing()
    talk.after(11) << "T HK:3"  # half an hour later one more is tried
    talk >> "ack T" << SubscriptionConfirmed
    assert talk.machine.ledger(talk.now_s)[0] == Usage("Live", 3, 3)


def test_a_limit_is_searched_for_between_proven_and_refused():
    vendor = FakeVendor(MiniDialect(limits(products=10, products_per_call=10, **QUIET)), 1)
    vendor.real_products = 6
    vendor.give(Want(streams(*[f"HK:{n}" for n in range(1, 16)])))
    vendor.run(30.0)
    assert vendor.machine.ledger(vendor.now_s)[0] == Usage("Live", 6, 6, is_learned=True)
    assert vendor.refused <= 3
    assert vendor.events["LimitLearned"] == 1
    assert len(vendor.machine.wanted) == 15


def test_another_plan_forgets_what_was_learned():
    talk = up(MiniDialect(limits(products=3, **QUIET)))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed
    talk.after(2)
    talk >> want("HK:3") << "T HK:3"
    talk >> "no T over" << LimitLearned
    talk.after(2)
    talk >> PlanChanged(limits(products=3, **QUIET)) << "T HK:3"


def test_requests_a_minute_are_what_was_answered_and_tried_upward_after_clean_minutes():
    talk = Talk(MiniDialect(limits(requests_per_minute=10), link_calls=False))
    for number in range(1, 4):
        talk >> ask_snapshots(f"HK:{number}", id=number, priority=Priority.FOCUSED) << SendHttp
        talk.answer_http() << CallAnswered
    talk >> ask_snapshots("HK:9", id=9) << SendHttp
    talk.answer_http(status=429)
    talk << Warned("The vendor limits snapshot requests: none is sent for 15 s.")
    talk << LimitLearned(Measure.PER_MINUTE, "snapshot", 3, 10)
    usage = talk.machine.ledger(talk.now_s)[2]
    assert (usage.used, usage.limit, usage.is_learned) == (3, 3, True)
    assert usage.next_free_s > talk.now_s
    talk.after(60).nothing()
    talk.after(2) << SendHttp  # the question was kept
    talk.answer_http() << CallAnswered
    talk.after(130)
    talk >> ask_snapshots("HK:5", id=5, priority=Priority.FOCUSED) << SendHttp
    talk.answer_http() << CallAnswered
    assert talk.machine.ledger(talk.now_s)[2].limit == 6


def test_a_refusal_of_the_very_first_request_teaches_nothing():
    talk = Talk(MiniDialect(limits(requests_per_minute=10), link_calls=False))
    talk >> ask_snapshots("HK:1") << SendHttp
    talk.answer_http(status=429) << Warned
    talk.nothing()
    assert not talk.machine.ledger(talk.now_s)[2].is_learned


def test_too_many_symbols_in_a_request_go_in_smaller_ones():
    talk = Talk(MiniDialect(limits(products_per_call=4), link_calls=False))
    talk >> ask_snapshots("HK:1", "HK:2", "HK:3", "HK:4") << SendHttp
    talk.answer_http(status=413) << LimitLearned(Measure.PER_CALL, "snapshot", 2, 4) << SendHttp << SendHttp
    talk.answer_http()
    talk.answer_http() << CallAnswered
