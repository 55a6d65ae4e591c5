"""Dialogues about connections: opening, heartbeats, loss, back-off, refusal."""

from __future__ import annotations

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.messages import (
    CloseLink,
    ControlReceived,
    FeedState,
    GapClosed,
    GapOpened,
    HeartbeatAnswered,
    HeartbeatReturned,
    LinkUp,
    OpenLink,
    Refused,
    StateChanged,
    SubscriptionConfirmed,
    Tick,
    TryNow,
    Unhandled,
    Warned,
    Woke,
)
from tests.helpers.mini import MiniDialect, stream, streams
from tests.helpers.transcript import CONNECTING, LIVE, RECONNECTING, REFUSED, Talk, lost, unwant, want


def live(*texts: str) -> Talk:
    """A session whose streams are confirmed."""
    talk = Talk()
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    if texts:
        talk >> want(*texts) << " ".join(["T", *texts])
        talk >> "ack T" << SubscriptionConfirmed
        talk >> "quotes"
    return talk


def test_nothing_happens_before_something_is_wanted():
    talk = Talk()
    talk >> Tick()
    talk.nothing()
    assert talk.machine.state is FeedState.IDLE
    talk >> want("HK:700") << CONNECTING << OpenLink(0)


def test_the_heartbeat_goes_out_at_its_period():
    talk = live()
    for _ in range(5):
        talk.after(19.9).nothing()
        talk.after(0.1) << "H"
        talk >> "beat"


def test_the_servers_time_in_a_heartbeat_is_told_with_when_it_was_asked_and_heard():
    talk = live()
    talk.after(20) << "H"
    sent_s = talk.now_s
    talk.after(0.25)
    talk >> ControlReceived(0, HeartbeatAnswered(1_000)) << HeartbeatReturned(1_000, sent_s, talk.now_s)


def test_a_change_of_state_says_what_kind_of_failure_it_was():
    talk = live()
    talk >> lost(FailureKind.TIMEOUT)
    told = [event for event in talk.skip() if isinstance(event, StateChanged)]
    assert [event.cause for event in told] == [FailureKind.TIMEOUT]


def test_a_busy_connection_needs_its_heartbeats_too():
    talk = live()
    for _ in range(3):
        talk.after(10) >> "quotes"
        talk.after(10) << "H"
        talk >> "quotes"


def test_silence_beyond_the_limit_is_a_lost_connection():
    talk = live("HK:700")
    heard_s = talk.now_s
    talk.after(25) << "H"
    talk.after(5) << CloseLink(0) << GapOpened(streams("HK:700"), heard_s) << RECONNECTING
    talk.after(0.5) << OpenLink(0) << RECONNECTING


def test_after_a_loss_the_delays_follow_the_schedule_and_only_data_resets_them():
    talk = live("HK:700")
    talk >> lost() << GapOpened << RECONNECTING
    for delay_s in (0.5, 1, 2, 4, 8, 16, 30, 30):
        talk.after(delay_s - 0.01).nothing()
        talk.after(0.01) << OpenLink(0) << RECONNECTING
        talk >> lost() << RECONNECTING
    talk.after(30) << OpenLink(0) << RECONNECTING
    talk >> LinkUp(0) << LIVE << "T HK:700"
    talk >> lost() << RECONNECTING  # a handshake is no data: the delay stays long
    talk.after(29.9).nothing()
    talk.after(0.1) << OpenLink(0) << RECONNECTING
    talk >> LinkUp(0) << LIVE << "T HK:700"
    talk >> "heard HK:700" << SubscriptionConfirmed << GapClosed
    talk.after(10) >> "quotes"  # data for a while
    talk >> lost() << GapOpened << RECONNECTING
    talk.after(0.5) << OpenLink(0) << RECONNECTING


def test_being_let_in_and_thrown_out_again_and_again_is_no_working_connection():
    talk = live("HK:700")
    reason = (
        "The server ended 3 connections in a row soon after they were made. Perhaps another program uses this key: the "
        "plan allows 1 connection. Close it there, or wait."
    )
    for number, delay_s in enumerate((0.5, 1, 60, 60), 1):
        talk >> lost() << GapOpened
        (told,) = talk.skip()
        assert (told.reason == reason.replace("3", str(number))) is (number >= 3)
        assert (told.cause is FailureKind.IN_USE) is (number >= 3)
        talk.after(delay_s - 0.01).nothing()
        talk.after(0.01) << OpenLink(0) << RECONNECTING
        talk.after(1.1) >> LinkUp(0) << LIVE << "T HK:700"
        talk >> "heard HK:700" << SubscriptionConfirmed << GapClosed
    talk.after(11) >> "quotes"  # it holds: the other one is gone
    talk >> lost() << GapOpened << StateChanged(RECONNECTING, "unreachable", talk.now_s + 0.5, 1)


def test_a_key_that_another_program_uses_is_explained_and_waited_for():
    talk = Talk()
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> lost(FailureKind.IN_USE)
    (told,) = talk.skip()
    assert told.reason == "the plan's connections are used up"
    assert told.cause is FailureKind.IN_USE
    talk.after(59.9).nothing()
    talk.after(0.1) << OpenLink(0) << RECONNECTING


def test_after_a_sleep_what_waits_is_tried_and_what_is_connected_must_show_it():
    talk = live("HK:700")
    talk.after(3)
    talk >> Woke() << "H"
    talk.after(4.9).nothing()
    talk.after(0.1) << CloseLink(0) << GapOpened << RECONNECTING
    talk >> Woke() << OpenLink(0) << RECONNECTING
    talk >> LinkUp(0) << LIVE << "T HK:700"
    talk >> "ack T" << SubscriptionConfirmed << GapClosed
    talk >> Woke() << "H"
    talk >> "beat"
    talk.after(20) << "H"
    talk.nothing()


def test_a_refused_key_stays_refused_over_a_sleep():
    talk = Talk()
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> lost(FailureKind.KEY_REFUSED) << REFUSED
    talk >> Woke()
    talk.nothing()


def test_a_scheduled_attempt_is_announced_with_its_time_and_number():
    talk = live()
    talk >> lost() << StateChanged(RECONNECTING, "unreachable", talk.now_s + 0.5, 1)
    talk.after(0.5) << OpenLink(0) << StateChanged(RECONNECTING, attempt=1)


def test_the_whole_wanted_set_is_sent_once_after_a_reconnect():
    talk = live("HK:700", "HK:5", "HK:1")
    talk >> lost() << GapOpened << RECONNECTING
    talk >> unwant("HK:5")
    talk >> want("HK:9")
    talk.after(0.5) << OpenLink(0) << RECONNECTING
    talk.after(1)
    talk >> LinkUp(0) << LIVE << "T HK:700 HK:1 HK:9"
    talk.after(9).nothing()


def test_a_gap_opens_with_the_last_data_and_closes_when_the_stream_is_live_again():
    talk = live("HK:700", "HK:5")
    since_s = talk.now_s
    talk.after(3)
    talk >> lost() << GapOpened << RECONNECTING
    talk.after(0.5) << OpenLink(0) << RECONNECTING
    talk >> lost() << RECONNECTING  # failing again opens no second gap
    talk.after(2) << OpenLink(0) << RECONNECTING
    talk >> LinkUp(0) << LIVE << "T HK:700 HK:5"
    talk.after(0.2)
    talk >> "heard HK:5" << SubscriptionConfirmed << GapClosed(streams("HK:5"), since_s, talk.now_s)
    talk >> "ack T" << SubscriptionConfirmed << GapClosed(streams("HK:700"), since_s, talk.now_s)


def test_a_gap_of_what_nobody_wants_any_more_is_forgotten():
    talk = live("HK:700", "HK:5")
    talk >> lost() << GapOpened << RECONNECTING
    talk >> unwant("HK:5")
    talk.after(2) << OpenLink(0) << RECONNECTING
    talk >> LinkUp(0) << LIVE << "T HK:700"
    talk >> "ack T" << SubscriptionConfirmed(streams("HK:700")) << GapClosed
    talk.nothing()


def test_a_refused_key_is_reported_once_and_nothing_is_tried_again():
    talk = Talk()
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> lost(FailureKind.KEY_EXPIRED) << StateChanged(REFUSED, "key expired")
    talk.after(36_000).nothing()
    talk >> want("HK:700")
    talk.after(36_000).nothing()
    assert talk.ticks == 0
    talk >> TryNow() << CONNECTING << OpenLink(0)


def test_a_key_refused_by_a_frame_closes_the_connection():
    talk = live("HK:700")
    talk >> want("HK:5")
    talk.after(1.05) << "T HK:5"
    talk >> "no T key" << CloseLink(0) << GapOpened << REFUSED
    talk.after(3600).nothing()


def test_a_handshake_that_hits_a_rate_limit_is_tried_again_after_a_minute():
    talk = Talk()
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> lost(FailureKind.RATE_LIMIT) << RECONNECTING
    talk.after(59.9).nothing()
    talk.after(0.1) << OpenLink(0) << RECONNECTING


def test_try_now_does_not_wait_and_disturbs_nothing_that_works():
    talk = live()
    talk >> TryNow()
    talk.nothing()
    talk >> lost() << RECONNECTING
    talk >> TryNow() << OpenLink(0) << RECONNECTING
    talk >> TryNow()
    talk.nothing()


def test_news_of_a_connection_that_was_given_up_is_ignored():
    talk = live()
    talk >> lost() << RECONNECTING
    talk >> lost()
    talk >> "quotes"
    talk >> "heard HK:700"
    talk >> LinkUp(0) << CloseLink(0)
    talk.nothing()


def test_the_session_is_live_when_all_its_links_are():
    talk = Talk(MiniDialect(links=(0, 1)))
    talk >> want("HK:700", "US:AAPL") << CONNECTING << OpenLink(0) << OpenLink(1)
    talk >> LinkUp(0) << "T HK:700"
    talk >> LinkUp(1) << LIVE << "T US:AAPL"
    talk >> lost(link=1) << RECONNECTING
    talk >> "ack T"
    talk.skip()
    assert not talk.machine.confirmed(stream("US:AAPL"))


def test_frames_that_fit_nothing_are_counted_not_shouted():
    talk = live()
    for count in range(1, 1000):
        talk >> ControlReceived(0, Unhandled("no JSON"))
        if count in (1, 10, 100):
            talk << Warned(f"A frame was not understood: no JSON. {count} so far.")
    talk.nothing()


def test_a_session_that_the_other_side_does_not_know_is_begun_anew():
    talk = live()
    talk >> want("HK:700") << "T HK:700"
    gone = Failure(FailureKind.UNREACHABLE, "unknown session")
    talk >> ControlReceived(0, Refused("T", 1, gone)) << CloseLink(0) << RECONNECTING
    talk.after(1) << OpenLink(0) << RECONNECTING
    talk >> LinkUp(0) << LIVE
    talk.after(1) << "T HK:700"
