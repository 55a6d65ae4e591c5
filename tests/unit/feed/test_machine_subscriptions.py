"""Dialogues about streams: wanted, sent, confirmed, refused, silent (CONTRACT QC-10 to QC-14)."""

from __future__ import annotations

import pytest

from qosdesk.domain.priority import Priority
from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.messages import (
    Acknowledged,
    ControlReceived,
    LinkUp,
    OpenLink,
    Outdated,
    Refused,
    StreamsSilent,
    SubscriptionConfirmed,
    SubscriptionRefused,
    TryNow,
    Usage,
    Warned,
)
from tests.helpers.mini import MiniDialect, ReplacingDialect, limits, stream, streams
from tests.helpers.transcript import CONNECTING, LIVE, Talk, unwant, want

UNKNOWN = Failure(FailureKind.REJECTED, "unknown code")


def up(dialect: MiniDialect | None = None) -> Talk:
    """A connected session that wants nothing yet."""
    talk = Talk(dialect)
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    return talk


def test_wanted_then_sent_then_acknowledged_is_confirmed():
    talk = up()
    talk >> want("HK:700", "HK:5") << "T HK:700 HK:5"
    assert talk.expected == list(streams("HK:700", "HK:5"))
    assert not talk.machine.confirmed(stream("HK:700"))
    talk >> "ack T" << SubscriptionConfirmed(streams("HK:700", "HK:5"))
    assert talk.machine.confirmed(stream("HK:700"))
    talk >> "heard HK:700"
    talk.nothing()


def test_data_confirms_without_an_acknowledgement():
    talk = up()
    talk >> want("HK:700", "HK:5") << "T HK:700 HK:5"
    talk >> "heard HK:5" << SubscriptionConfirmed(streams("HK:5"))
    talk >> "ack T" << SubscriptionConfirmed(streams("HK:700"))


@pytest.mark.parametrize("request_id", [None, 0])
def test_an_acknowledgement_without_an_id_means_the_oldest_of_its_name(request_id):
    talk = up(MiniDialect(limits(command_gap_s=0.0)))
    talk >> want("HK:700") << "T HK:700"
    talk >> want("HK:5") << "T HK:5"
    talk >> ControlReceived(0, Acknowledged("T", request_id)) << SubscriptionConfirmed(streams("HK:700"))
    talk >> ControlReceived(0, Acknowledged("T", request_id)) << SubscriptionConfirmed(streams("HK:5"))
    talk >> ControlReceived(0, Acknowledged("T", request_id))
    talk.nothing()


def test_commands_keep_their_distance_and_are_computed_when_they_go():
    talk = up()
    talk >> want("HK:1") << "T HK:1"
    talk >> want("HK:2")
    talk >> want("HK:3", "HK:3 depth")
    talk >> unwant("HK:2")
    talk.after(1.0).nothing()
    talk.after(0.05) << "D HK:3"
    talk.after(1.05) << "T HK:3"
    talk.after(5).nothing()


def test_wanting_again_sends_nothing_and_leaving_sends_one_cancel():
    talk = up()
    talk >> want("HK:700") << "T HK:700"
    talk >> want("HK:700")
    talk.after(2).nothing()
    talk >> unwant("HK:700") << "TC HK:700"
    talk.after(2) >> unwant("HK:700")
    talk.nothing()
    assert not talk.machine.confirmed(stream("HK:700"))


def test_wanted_and_left_before_a_command_could_go_sends_nothing():
    talk = up()
    talk >> want("HK:1") << "T HK:1"
    talk >> want("HK:2")
    talk >> unwant("HK:2")
    talk.after(5).nothing()


def test_the_urgent_goes_first():
    talk = up()
    talk >> want("HK:1") << "T HK:1"
    talk >> want("HK:2", "HK:3 depth", priority=Priority.BACKGROUND)
    talk >> want("HK:4 depth", priority=Priority.FOCUSED)
    talk.after(1.05) << "D HK:4 HK:3"
    assert [str(one) for one in talk.machine.wanted] == [
        "HK:4 depth",
        "HK:1 trade",
        "HK:2 trade",
        "HK:3 depth",
    ]


def test_one_bad_symbol_is_found_by_halving_and_the_others_live_on():
    talk = up()
    talk >> want("HK:1", "HK:2", "HK:3", "HK:4") << "T HK:1 HK:2 HK:3 HK:4"
    talk >> "no T unknown code"
    talk.after(1.05) << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed(streams("HK:1", "HK:2"))
    talk.after(1.05) << "T HK:3 HK:4"
    talk >> "no T unknown code"
    talk.after(1.05) << "T HK:3"
    talk >> "no T unknown code" << SubscriptionRefused(streams("HK:3"), UNKNOWN)
    talk.after(1.05) << "T HK:4"
    talk >> "ack T" << SubscriptionConfirmed(streams("HK:4"))
    assert stream("HK:3") in talk.machine.wanted


def test_fresh_wants_do_not_wait_for_a_bisection():
    talk = up()
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "no T unknown code"
    talk >> want("HK:9")
    talk.after(1.05) << "T HK:9"
    talk.after(1.05) << "T HK:1"


def test_a_refused_symbol_is_tried_again_alone_after_a_minute_and_reported_once():
    talk = up(MiniDialect(limits(heartbeat_s=0.0, silence_s=0.0)))
    talk >> want("HK:3") << "T HK:3"
    talk >> "no T unknown code" << SubscriptionRefused
    for _ in range(3):
        talk.after(59.9).nothing()
        talk.after(0.1) << "T HK:3"
        talk >> "no T unknown code"
        talk.nothing()
    talk.after(60) << "T HK:3"
    talk >> "ack T" << SubscriptionConfirmed


def test_a_rate_limit_on_commands_pauses_them_and_keeps_the_request():
    talk = up()
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "no T rate" << Warned
    talk.after(4.9).nothing()
    talk.after(0.1) << "T HK:1 HK:2"


def test_an_unanswered_command_is_asked_again_for_what_was_not_heard_and_given_up_in_the_end():
    talk = up(MiniDialect(limits(heartbeat_s=0.0, silence_s=0.0)))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "heard HK:1" << SubscriptionConfirmed(streams("HK:1"))
    talk.after(10) << "T HK:2"
    talk.after(10) << "T HK:2"
    talk.after(10) << Warned("No answer to 3 commands on link 0: HK:2 trade")
    talk.after(59.9).nothing()
    talk.after(0.1) << "T HK:2"  # from now on once in a while, and without a word
    talk.after(10).nothing()
    talk.after(60) << "T HK:2"
    talk >> "heard HK:2" << SubscriptionConfirmed(streams("HK:2"))


def test_an_unanswered_cancel_is_sent_again_and_its_slot_stays_taken():
    talk = up(MiniDialect(limits(heartbeat_s=0.0, silence_s=0.0, products=1)))
    talk >> want("HK:1") << "T HK:1"
    talk >> "ack T" << SubscriptionConfirmed
    talk >> "heard HK:1"
    talk >> unwant("HK:1")
    talk >> want("HK:2")
    talk.after(2) << "TC HK:1"
    talk.after(10) << "TC HK:1"
    talk >> "ack TC"
    talk.after(2) << "T HK:2"


def test_a_stream_that_nobody_confirmed_is_cancelled_when_it_is_left():
    talk = up(MiniDialect(limits(heartbeat_s=0.0, silence_s=0.0)))
    talk >> want("HK:1") << "T HK:1"
    talk.after(5) >> unwant("HK:1") << "TC HK:1"


def test_a_confirmed_stream_that_stays_silent_is_reported_once_and_asked_for_again_each_minute():
    talk = up(MiniDialect(limits(heartbeat_s=0.0, silence_s=0.0)))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed
    talk >> "heard HK:1"
    talk.after(29.9).nothing()
    talk.after(0.1) << StreamsSilent(streams("HK:2"))
    for _ in range(5):
        talk.after(59.9).nothing()
        talk.after(0.1) << "T HK:2"
        talk >> "ack T"
    talk >> unwant("HK:2")
    talk.after(1.05)
    talk.skip()
    talk >> "ack TC"
    talk.after(3600).nothing()


def test_what_the_provider_cannot_have_is_refused_at_once_and_never_sent():
    talk = up()
    talk >> want("SH:600519", "HK:1")
    failure = Failure(FailureKind.NOT_OFFERED, "Mini has no such market")
    talk << SubscriptionRefused(streams("SH:600519"), failure) << "T HK:1"
    assert stream("SH:600519") in talk.machine.wanted
    assert talk.machine.unslotted() == ()


def test_only_the_most_urgent_products_are_live_and_the_rest_waits():
    talk = up(MiniDialect(limits(products=2)))
    talk >> want("HK:1", "HK:2", "HK:3") << "T HK:1 HK:2"
    assert talk.machine.unslotted() == streams("HK:3")
    assert talk.machine.ledger(talk.now_s)[0] == Usage("Live", 2, 2, pending=2)
    talk >> want("HK:4", priority=Priority.FOCUSED)
    talk.after(1.05) << "TC HK:2"
    talk.after(2).nothing()  # its slot is free when the vendor says so
    talk >> "ack TC" << "T HK:4"
    assert talk.machine.unslotted() == streams("HK:2", "HK:3")
    talk >> unwant("HK:4")
    talk.after(1.05) << "TC HK:4"
    talk >> "ack TC"
    talk.after(1.05) << "T HK:2"


def test_a_refused_symbol_gives_its_slot_to_the_next():
    talk = up(MiniDialect(limits(products=1)))
    talk >> want("HK:1", "HK:2") << "T HK:1"
    talk >> "no T unknown code" << SubscriptionRefused
    talk.after(1.05) << "T HK:2"


def test_a_replacing_provider_always_names_the_whole_set():
    talk = up(ReplacingDialect())
    talk >> want("HK:1", "HK:2") << "SUB HK:1 HK:2"
    talk >> "ack SUB" << SubscriptionConfirmed(streams("HK:1", "HK:2"))
    talk >> want("HK:3")
    talk >> unwant("HK:1")
    talk.after(1.05) << "SUB HK:2 HK:3"
    talk >> "ack SUB" << SubscriptionConfirmed(streams("HK:3"))


def test_a_refused_replacement_ends_nothing():
    talk = up(ReplacingDialect())
    talk >> want("HK:1", "HK:2") << "SUB HK:1 HK:2"
    talk >> "ack SUB" << SubscriptionConfirmed
    talk >> unwant("HK:1")
    talk >> want("HK:66")
    talk.after(1.05) << "SUB HK:2 HK:66"
    talk >> "no SUB unknown code" << SubscriptionRefused(streams("HK:66"), UNKNOWN)
    talk.after(1.05) << "SUB HK:2"
    assert talk.machine.confirmed(stream("HK:2"))


def test_a_refusal_of_nothing_that_we_sent_is_only_noted():
    talk = up()
    talk >> ControlReceived(0, Refused("T", 77, UNKNOWN)) << Warned("The vendor refused T: unknown code")
    talk >> want("HK:1") << "T HK:1"
    talk >> "ack T" << SubscriptionConfirmed


def test_figures_of_another_time_are_asked_for_once_more_while_the_stream_goes_on():
    talk = up(ReplacingDialect())
    talk >> want("HK:1", "HK:2") << "SUB HK:1 HK:2"
    talk >> "ack SUB" << SubscriptionConfirmed
    talk.after(5)
    talk >> ControlReceived(0, Outdated(streams("HK:1"))) << "SUB HK:1 HK:2"
    assert talk.machine.confirmed(stream("HK:1"))
    talk >> "ack SUB"
    talk.after(5).nothing()
