"""Dialogues about a plan's slots: who has one, who makes room, what lingers (DESIGN 2.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosdesk.domain.priority import Priority
from qosdesk.feed.limits import CountBy, Limits
from qosdesk.feed.messages import (
    LinkUp,
    OpenLink,
    PlanChanged,
    StateChanged,
    SubscriptionConfirmed,
    TryNow,
    Usage,
)
from tests.helpers.mini import MiniDialect, ReplacingDialect, limits, streams
from tests.helpers.transcript import CONNECTING, LIVE, Talk, unwant, want

PATIENT = {"linger_s": 8.0, "settle_s": 2.0, "heartbeat_s": 0.0, "silence_s": 0.0, "quiet_s": 600.0}
FOCUS = ("snapshot", "depth", "trade", "bar 1m")


def plan(products: int, count_by: CountBy = CountBy.CODE) -> Limits:
    return limits(products=products, **PATIENT) if count_by is CountBy.CODE else by_kind(products)


def by_kind(products: int) -> Limits:
    return replace(limits(products=products, **PATIENT), count_by=CountBy.KIND)


def up(dialect: MiniDialect) -> Talk:
    talk = Talk(dialect)
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    return talk


def settle(talk: Talk, seconds: float = 30.0) -> list[str]:
    """Let every command go and acknowledge it; the commands as text."""
    sent: list[str] = []
    for _ in range(round(seconds / 0.1)):
        talk.after(0.1)
        for one in talk.skip():
            if not isinstance(one, SubscriptionConfirmed | StateChanged):
                line = talk.line(one)
                sent.append(line)
                talk >> f"ack {line.split()[0]}"
    talk.skip()
    return sent


def full(count_by: CountBy) -> Talk:
    """A plan of ten, full: a symbol in focus and rows of 20 others."""
    talk = up(MiniDialect(plan(10, count_by)))
    talk >> want(*[f"HK:1 {kind}" for kind in FOCUS], priority=Priority.FOCUSED)
    talk.skip()
    talk >> want(*[f"HK:{n} {kind}" for n in range(1, 21) for kind in ("snapshot", "trade")])
    settle(talk)
    assert talk.machine.ledger(talk.now_s)[0] == Usage("Live", 10, 10)
    return talk


@pytest.mark.parametrize("count_by", list(CountBy))
def test_a_symbol_that_comes_into_focus_on_a_full_plan_takes_five_commands(count_by: CountBy):
    talk = full(count_by)
    talk >> want(*[f"HK:15 {kind}" for kind in FOCUS], priority=Priority.FOCUSED)
    (first,) = talk.skip()
    assert talk.line(first).startswith("SC HK:")
    talk >> "ack SC"
    talk >> unwant("HK:1 depth", "HK:1 bar 1m")
    talk >> want("HK:1 snapshot", "HK:1 trade")
    sent = settle(talk, 5.0)
    assert [line.split()[:2] for line in sent[:4]] == [[name, "HK:15"] for name in ("S", "D", "T", "K")]
    assert all(talk.machine.confirmed(one) for one in streams(*[f"HK:15 {kind}" for kind in FOCUS]))
    assert talk.machine.ledger(talk.now_s)[0].used <= 10


def test_where_codes_are_counted_one_of_the_least_urgent_stands_ready_to_go():
    talk = full(CountBy.CODE)
    live = [one for one in talk.machine.wanted if talk.machine.confirmed(one)]
    kinds = {
        symbol: [one.kind for one in live if one.symbol == symbol] for symbol in {s.symbol for s in live}
    }
    assert sum(len(some) == 1 for some in kinds.values()) == 3
    assert len(kinds) == 10


def test_live_streams_are_not_evicted_among_equals():
    talk = up(MiniDialect(plan(2)))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed
    talk >> want("HK:3", "HK:4")
    talk.after(60).nothing()
    assert talk.machine.unslotted() == streams("HK:3", "HK:4")


def test_the_visible_take_the_slots_of_the_background():
    talk = up(MiniDialect(plan(2)))
    talk >> want("HK:1", "HK:2", priority=Priority.BACKGROUND) << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed
    talk >> want("HK:3")
    assert settle(talk, 5.0) == ["TC HK:2", "T HK:3"]


def test_a_symbol_with_an_alert_takes_the_slot_of_a_visible_one_and_keeps_it_from_all_but_the_focus():
    talk = up(MiniDialect(plan(2)))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed
    talk >> want("HK:3", priority=Priority.ALERTING)
    assert settle(talk, 5.0) == ["TC HK:2", "T HK:3"]
    talk >> want("HK:4")
    assert settle(talk, 60.0) == []
    talk >> want("HK:4", priority=Priority.FOCUSED)
    assert settle(talk, 5.0) == ["TC HK:1", "T HK:4"]


def test_scrolling_away_and_back_sends_nothing():
    talk = up(MiniDialect(plan(2)))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed
    talk.after(2)
    talk >> unwant("HK:1", "HK:2")
    talk >> want("HK:3", "HK:4")
    talk.after(1.5).nothing()
    talk >> unwant("HK:3", "HK:4")
    talk >> want("HK:1", "HK:2")
    talk.after(60).nothing()
    assert talk.machine.confirmed(streams("HK:1")[0])


def test_what_left_the_screen_keeps_its_slot_until_somebody_has_waited_for_it():
    talk = up(MiniDialect(plan(2)))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed
    talk.after(2)
    talk >> unwant("HK:1", "HK:2")
    talk >> want("HK:3")
    talk.after(1.9).nothing()
    talk.after(0.1) << "TC HK:2"  # one, not both
    talk >> "ack TC"
    talk.after(1.05) << "T HK:3"
    talk >> "ack T" << SubscriptionConfirmed
    talk.after(4.8).nothing()
    talk.after(0.2) << "TC HK:1"  # eight seconds after it was left


def test_a_focused_symbol_does_not_wait_for_what_left_the_screen():
    talk = up(MiniDialect(plan(2)))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed
    talk.after(2)
    talk >> unwant("HK:1")
    talk >> want("HK:3", priority=Priority.FOCUSED) << "TC HK:1"
    talk >> "ack TC"
    talk.after(1.05) << "T HK:3"


def test_several_victims_of_one_kind_go_in_one_command():
    talk = up(MiniDialect(by_kind(4)))
    rows = [f"HK:{n} snapshot" for n in range(1, 7)]
    talk >> want(*rows) << "S HK:1 HK:2 HK:3 HK:4"
    talk >> "ack S" << SubscriptionConfirmed
    talk.after(2)
    talk >> want(*[f"HK:9 {kind}" for kind in FOCUS[:3]], priority=Priority.FOCUSED) << "SC HK:2 HK:3 HK:4"
    talk >> "ack SC"
    assert settle(talk, 4.0) == ["S HK:9", "D HK:9", "T HK:9"]


def test_a_slot_whose_cancel_nobody_answers_stays_taken():
    talk = up(MiniDialect(limits(products=1, heartbeat_s=0.0, silence_s=0.0, quiet_s=600.0)))
    talk >> want("HK:1") << "T HK:1"
    talk >> "ack T" << SubscriptionConfirmed
    talk.after(2)
    talk >> unwant("HK:1") << "TC HK:1"
    talk >> want("HK:2")
    talk.after(10) << "TC HK:1"
    talk.after(10) << "TC HK:1"
    talk.after(10)
    talk.skip()
    talk.after(59).nothing()
    talk.after(1) << "TC HK:1"  # once in a while, in case it is answered now
    talk >> "ack TC"
    talk.after(1.05) << "T HK:2"


@pytest.mark.parametrize("why", ["rate limit", "unknown code"])
def test_a_stream_whose_cancel_was_lost_keeps_its_slot_though_asking_again_is_refused(why):
    talk = up(MiniDialect(limits(products=1, heartbeat_s=0.0, silence_s=0.0, quiet_s=600.0, ack_s=30.0)))
    talk >> want("HK:1") << "T HK:1"
    talk >> "ack T" << SubscriptionConfirmed
    talk.after(2)
    talk >> unwant("HK:1") << "TC HK:1"
    talk.after(2)
    talk >> want("HK:1") << "T HK:1"  # the cancel is not answered yet, and never arrived
    talk >> f"no T {why}"
    talk.skip()
    talk >> unwant("HK:1")
    talk >> want("HK:2")
    talk.after(6) << "TC HK:1"
    talk >> "ack TC"
    talk.after(1.05) << "T HK:2"


def test_another_plan_holds_at_once_and_without_a_new_connection():
    talk = up(MiniDialect(plan(3)))
    talk >> want("HK:1", "HK:2", "HK:3", "HK:4") << "T HK:1 HK:2 HK:3"
    talk >> "ack T" << SubscriptionConfirmed
    talk.after(2)
    talk >> PlanChanged(plan(2)) << "TC HK:3"
    talk >> "ack TC"
    assert talk.machine.ledger(talk.now_s)[0] == Usage("Live", 2, 2)
    talk.after(1.05) >> PlanChanged(plan(0))
    talk << "T HK:3 HK:4"


def test_a_replacing_provider_is_given_the_full_wanted_set_within_the_plan():
    talk = up(ReplacingDialect(plan(3)))
    talk >> want("HK:1", "HK:2", "HK:3", "HK:4") << "SUB HK:1 HK:2 HK:3"
    talk >> "ack SUB" << SubscriptionConfirmed
    talk.after(2)
    talk >> want("HK:9", priority=Priority.FOCUSED) << "SUB HK:9 HK:1 HK:2"
