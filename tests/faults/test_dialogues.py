"""What the session core does about each fault, as a dialogue under a fake clock (tests/helpers/transcript.py).

A test is named after its case; what the case says that qosdesk does stands here as inputs and effects, complete.
"""

from __future__ import annotations

import pytest

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.messages import (
    Acknowledged,
    CallAnswered,
    CallFailed,
    CloseLink,
    ControlReceived,
    GapClosed,
    GapOpened,
    LinkUp,
    OpenLink,
    SendHttp,
    StateChanged,
    StreamsSilent,
    SubscriptionConfirmed,
    SubscriptionRefused,
    TryNow,
    Unhandled,
    Warned,
    Woke,
)
from tests.faults.cases import CASES
from tests.helpers.mini import MiniDialect, limits, streams
from tests.helpers.transcript import (
    CONNECTING,
    LIVE,
    RECONNECTING,
    REFUSED,
    Talk,
    ask_bars,
    ask_snapshots,
    lost,
    want,
)

AGAIN_S = (0.5, 1, 2, 4, 8, 16, 30, 30)
PATIENT = limits(heartbeat_s=0.0, silence_s=0.0)
"""Nobody asks whether the connection lives: heartbeats are not the matter of the dialogue."""


def live(*codes: str, dialect: MiniDialect | None = None) -> Talk:
    """A session whose trades of these symbols are acknowledged and heard."""
    talk = Talk(dialect)
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    if codes:
        talk >> want(*codes) << " ".join(["T", *codes])
        talk >> "ack T" << SubscriptionConfirmed(streams(*codes))
        for code in codes:
            talk >> f"heard {code}"
    return talk


def come_back(talk: Talk, *codes: str) -> None:
    """The next connection: the whole wanted set once, and the gap closes."""
    talk >> LinkUp(0) << LIVE << " ".join(["T", *codes])
    talk >> "ack T" << SubscriptionConfirmed(streams(*codes)) << GapClosed


# -- the connection ----------------------------------------------------------------------------------------------------


def test_refused_handshake():
    talk = Talk()
    talk >> want("HK:700") << CONNECTING << OpenLink(0)
    for number, delay_s in enumerate(AGAIN_S, 1):
        talk >> lost()
        talk << StateChanged(RECONNECTING, "unreachable", talk.now_s + delay_s, number)
        talk.after(delay_s - 0.01).nothing()
        talk.after(0.01) << OpenLink(0) << RECONNECTING
    talk >> LinkUp(0) << LIVE << "T HK:700"


@pytest.mark.parametrize("kind", [FailureKind.KEY_REFUSED])
def test_bad_key(kind: FailureKind):
    talk = Talk()
    talk >> want("HK:700") << CONNECTING << OpenLink(0)
    talk >> lost(kind) << StateChanged(REFUSED, kind.value)
    talk >> want("HK:5")
    talk.after(86_400).nothing()
    assert talk.ticks == 0
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE << "T HK:700 HK:5"


def test_expired_key():
    test_bad_key(FailureKind.KEY_EXPIRED)


def test_key_expires_meanwhile():
    talk = live("HK:700")
    talk >> "quotes"
    talk >> ask_snapshots("HK:700") << SendHttp
    talk.answer_http(status=401)
    talk << CallFailed << Warned("Requests are refused, quotes go on: Mini refused the key.")
    talk >> "quotes"
    talk >> ask_snapshots("HK:700", id=2)  # by no HTTP any more: over the link, when a command may go
    talk.after(1.05) << "RS HK:700"
    talk >> "data RS HK:700" << CallAnswered
    talk >> lost() << GapOpened << RECONNECTING
    talk.after(0.5) << OpenLink(0) << RECONNECTING
    talk.after(1)
    come_back(talk, "HK:700")  # whoever is let in has a good key
    talk >> ask_snapshots("HK:700", id=3) << SendHttp


def test_key_in_use():
    talk = Talk()
    talk >> want("HK:700") << CONNECTING << OpenLink(0)
    for _ in range(3):
        talk >> lost(FailureKind.IN_USE) << RECONNECTING
        talk.after(59.9).nothing()
        talk.after(0.1) << OpenLink(0) << RECONNECTING
    talk >> lost(FailureKind.IN_USE) << RECONNECTING
    talk >> TryNow() << OpenLink(0) << RECONNECTING
    talk >> LinkUp(0) << LIVE << "T HK:700"


def test_thrown_out():
    talk = live("HK:700")
    (
        talk >> lost(FailureKind.IN_USE) << GapOpened << RECONNECTING
    )  # with a reason: nobody is thrown out in turn
    talk.after(59.9).nothing()
    talk.after(0.1) << OpenLink(0) << RECONNECTING
    come_back(talk, "HK:700")
    talk >> "quotes"
    (
        talk >> lost() << GapOpened << RECONNECTING
    )  # without one it may be anything, the third time in a row it is not
    talk.after(1) << OpenLink(0) << RECONNECTING
    talk.after(1)
    come_back(talk, "HK:700")
    talk >> "quotes"
    talk >> lost() << GapOpened
    talk << StateChanged(
        RECONNECTING,
        "The server ended 3 connections in a row soon after they were made. Perhaps another program uses this key: "
        "the plan allows 1 connection. Close it there, or wait.",
        talk.now_s + 60,
        3,
    )


def test_cut():
    talk = live("HK:700", "HK:5")
    heard_s = talk.now_s
    talk.after(3)
    talk >> lost() << GapOpened(streams("HK:700", "HK:5"), heard_s) << RECONNECTING
    talk.after(0.5) << OpenLink(0) << RECONNECTING
    talk.after(1)
    come_back(talk, "HK:700", "HK:5")
    talk.after(19).nothing()


def test_server_restart():
    talk = live("HK:700")
    talk.after(12) >> "quotes"
    talk >> lost() << GapOpened << RECONNECTING
    for delay_s in AGAIN_S[:4]:
        talk.after(delay_s) << OpenLink(0) << RECONNECTING
        talk >> lost() << RECONNECTING
    talk.after(AGAIN_S[4]) << OpenLink(0) << RECONNECTING
    come_back(talk, "HK:700")


def test_half_open():
    talk = live("HK:700")
    heard_s = talk.now_s
    talk.after(20) << "H"
    talk.after(9.9).nothing()
    talk.after(0.1) << CloseLink(0) << GapOpened(streams("HK:700"), heard_s)
    talk << StateChanged(
        RECONNECTING, "Nothing was heard from the server for 30 seconds.", talk.now_s + 0.5, 1
    )
    talk.after(0.5) << OpenLink(0) << RECONNECTING
    come_back(talk, "HK:700")


def test_computer_slept():
    talk = live("HK:700")
    talk.now_s += 8 * 3600  # no tick came meanwhile, and this clock went on
    talk >> Woke() << CloseLink(0) << GapOpened << RECONNECTING
    talk >> Woke() << OpenLink(0) << RECONNECTING
    come_back(talk, "HK:700")
    talk >> Woke() << "H"  # this clock stood still: nothing looks overdue, so the connection is asked
    talk.after(4.9).nothing()
    talk.after(0.1) << CloseLink(0) << GapOpened << RECONNECTING


# -- frames ------------------------------------------------------------------------------------------------------------


def test_garbage():
    talk = live("HK:700")
    for count in range(1, 300):
        talk >> ControlReceived(0, Unhandled("no JSON"))
        if count in (1, 10, 100):
            talk << Warned(f"A frame was not understood: no JSON. {count} so far.")
    talk >> "quotes"
    talk.nothing()


# -- answers -----------------------------------------------------------------------------------------------------------


def test_refused_commands():
    talk = live(dialect=MiniDialect(PATIENT))
    talk >> want("HK:1", "HK:2", "HK:3") << "T HK:1 HK:2 HK:3"
    talk >> "no T busy"
    for codes in ("HK:1 HK:2", "HK:1", "HK:2", "HK:3"):  # halved until each is alone
        talk.after(1.05) << f"T {codes}"
        talk >> "no T busy"
        if len(codes.split()) == 1:
            talk << SubscriptionRefused(streams(codes), Failure(FailureKind.REJECTED, "busy"))
    talk.after(57).nothing()
    for codes in ("HK:1", "HK:2", "HK:3"):  # a minute later each is asked for again
        talk.after(1.05) << f"T {codes}"
        talk >> "ack T" << SubscriptionConfirmed(streams(codes))


def test_no_acknowledgement():
    talk = live(dialect=MiniDialect(PATIENT))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "heard HK:1" << SubscriptionConfirmed(streams("HK:1"))
    talk.after(10) << "T HK:2"
    talk.after(10) << "T HK:2"
    talk.after(10) << Warned("No answer to 3 commands on link 0: HK:2 trade")
    talk.after(60) << "T HK:2"
    talk >> "heard HK:2" << SubscriptionConfirmed(streams("HK:2"))
    talk.after(3600).nothing()


def test_no_request_id():
    talk = live(dialect=MiniDialect(PATIENT))
    talk >> want("HK:1") << "T HK:1"
    talk >> want("HK:2")
    talk.after(1.05) << "T HK:2"
    talk >> ControlReceived(0, Acknowledged("T")) << SubscriptionConfirmed(streams("HK:1"))
    talk >> ControlReceived(0, Acknowledged("T")) << SubscriptionConfirmed(streams("HK:2"))


def over_the_link_instead(status: int) -> None:
    """A page instead of an answer: the other way is tried, and the one who asked hears of no failure."""
    talk = live(dialect=MiniDialect(PATIENT))
    talk >> ask_snapshots("HK:700") << SendHttp
    talk.answer_http(b"<html>Gateway</html>", status)
    talk.after(1) << "RS HK:700"
    talk >> "data RS HK:700" << CallAnswered
    talk.after(3600).nothing()


def test_gateway_page():
    over_the_link_instead(504)


def test_server_error():
    over_the_link_instead(500)


def test_too_many_requests():
    talk = Talk(MiniDialect(link_calls=False))
    talk >> ask_snapshots("HK:700") << SendHttp
    for held_s in (15, 30, 60, 120, 120):
        talk.answer_http(status=429)
        talk << Warned(f"The vendor limits snapshot requests: none is sent for {held_s} s.")
        talk.after(held_s - 0.1).nothing()
        talk.after(0.2) << SendHttp
    talk.answer_http() << CallAnswered


def test_request_hangs():
    talk = live(dialect=MiniDialect(PATIENT))
    talk >> ask_snapshots("HK:700") << SendHttp
    talk.after(16.9).nothing()
    talk.after(0.2) << "RS HK:700"
    talk >> "data RS HK:700" << CallAnswered
    talk >> ask_bars("HK:700", id=2)
    talk.after(1.05) << "RK HK:700"  # and what has one way only fails in the end
    talk.after(10) << "RK HK:700"
    talk.after(10) << CallFailed


# -- subscriptions -----------------------------------------------------------------------------------------------------


def test_silently_dropped():
    talk = live(dialect=MiniDialect(PATIENT))
    talk >> want("HK:1", "HK:2") << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed(streams("HK:1", "HK:2"))
    talk >> "heard HK:1"
    talk.after(29.9).nothing()
    talk.after(0.1) << StreamsSilent(streams("HK:2"))
    for _ in range(3):
        talk.after(59.9).nothing()
        talk.after(0.1) << "T HK:2"
        talk >> "ack T"
    talk >> "heard HK:2"
    talk.after(3600).nothing()


def test_replaced():
    talk = live("HK:1", dialect=MiniDialect(PATIENT))
    talk >> want("HK:2")
    talk.after(1.05) << "T HK:2"  # as added: the document advises so
    talk >> "ack T" << SubscriptionConfirmed(streams("HK:2"))
    talk >> "heard HK:2"
    talk >> lost() << GapOpened << RECONNECTING
    talk.after(0.5) << OpenLink(0) << RECONNECTING
    talk.after(1)
    come_back(talk, "HK:1", "HK:2")


def test_every_case_that_concerns_the_core_has_its_dialogue():
    spoken = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert {case.name for case in CASES if case.dialogue} == spoken - {
        "every_case_that_concerns_the_core_has_its_dialogue"
    }
