"""Dialogues of a vendor whose list of products must be known before anything else is said."""

from __future__ import annotations

from dataclasses import replace

from qosdesk.domain.quotes import Stream
from qosdesk.feed.calls import GetCalendars
from qosdesk.feed.messages import (
    CallAnswered,
    CallFailed,
    HttpAnswered,
    LinkUp,
    OpenLink,
    SendHttp,
    SubscriptionConfirmed,
    SubscriptionRefused,
    TryNow,
    Unask,
    Warned,
)
from tests.helpers.mini import LIMITS, MiniDialect
from tests.helpers.transcript import (
    CONNECTING,
    LIVE,
    REFUSED,
    Talk,
    ask_bars,
    ask_snapshots,
    want,
)


class ListingDialect(MiniDialect):
    """Knows its products from a list that it reads first."""

    preface = GetCalendars(("HK",))

    def __init__(self) -> None:
        super().__init__()
        self.listed: set[str] = set()

    def read_http(self, call, status, body):
        answer = super().read_http(call, status, body)
        if isinstance(answer, dict):
            self.listed = set(answer)
        return answer

    def why_not(self, stream: Stream) -> str:
        return (
            f"Mini lists no {stream.symbol}" if self.listed and stream.symbol.code not in self.listed else ""
        )


LIST = b'{"codes": ["1", "2"]}'


def test_nothing_is_subscribed_before_the_list_is_known():
    talk = Talk(ListingDialect())
    talk >> want("HK:1") << CONNECTING << OpenLink(0) << SendHttp
    talk >> LinkUp(0) << LIVE
    talk.after(5).nothing()
    talk.answer_http(LIST) << "T HK:1"
    talk >> "ack T" << SubscriptionConfirmed


def test_the_list_may_come_before_the_connection():
    talk = Talk(ListingDialect())
    talk >> want("HK:1") << CONNECTING << OpenLink(0) << SendHttp
    talk.answer_http(LIST).nothing()
    talk >> LinkUp(0) << LIVE << "T HK:1"


def test_what_the_list_does_not_have_is_refused_by_name_and_the_others_are_asked_for():
    talk = Talk(ListingDialect())
    talk >> want("HK:1", "HK:9") << CONNECTING << OpenLink(0) << SendHttp
    talk >> LinkUp(0) << LIVE
    talk.answer_http(LIST)
    (refused, sent) = talk.skip()
    assert isinstance(refused, SubscriptionRefused)
    assert refused.failure.text == "Mini lists no HK:9"
    assert "HK:1" in sent.text


def test_a_question_waits_for_the_list_which_then_needs_no_connection():
    talk = Talk(ListingDialect())
    talk >> ask_snapshots("HK:1") << SendHttp
    (listing,) = talk.http.values()
    assert listing.request.path == "/calendar"
    talk.answer_http(LIST) << SendHttp
    talk.answer_http() << CallAnswered


def test_a_question_that_nobody_waits_for_is_not_asked_when_the_list_is_there():
    talk = Talk(ListingDialect())
    talk >> ask_bars("HK:1", id=7) << SendHttp
    talk >> Unask(7)
    talk.answer_http(LIST).nothing()


def test_without_the_list_questions_fail_and_it_is_asked_again_later():
    talk = Talk(ListingDialect())
    talk >> ask_snapshots("HK:1") << SendHttp
    talk.answer_http(b"?")
    talk.after(2) << SendHttp  # the second try of one question
    talk.answer_http(b"?") << Warned << CallFailed
    talk >> ask_snapshots("HK:1", id=2)
    talk.after(2) << SendHttp
    talk.answer_http(LIST) << SendHttp
    talk.answer_http() << CallAnswered


def test_a_refused_key_ends_the_waiting_and_another_one_begins_it_anew():
    talk = Talk(ListingDialect())
    talk >> want("HK:1") << CONNECTING << OpenLink(0) << SendHttp
    talk >> HttpAnswered(next(iter(talk.http)), 401, b"")
    assert talk.machine.state is REFUSED
    assert not [told for told in talk.skip() if isinstance(told, SendHttp)]
    talk.after(60).nothing()
    talk >> TryNow() << CONNECTING << OpenLink(0) << SendHttp


def test_a_vendor_without_a_stream_is_polled():
    class PollingDialect(MiniDialect):
        def __init__(self) -> None:
            super().__init__(replace(LIMITS, poll_round_s=10.0))
            self.capabilities = replace(self.capabilities, has_stream=False)

        def under(self, limits):
            return self

    talk = Talk(PollingDialect())
    talk >> want("HK:1 snapshot") << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE << SendHttp
    assert talk.machine.unslotted()


def test_a_list_that_does_not_come_is_told_once_not_at_every_try():
    talk = Talk(ListingDialect())
    talk >> want("HK:1") << CONNECTING << OpenLink(0) << SendHttp
    warnings = []
    for _ in range(60):
        if talk.http:
            talk.answer_http(b"?")
        warnings += [told.text for told in talk.after(2).skip() if isinstance(told, Warned)]
    assert len(warnings) == 1
    assert "list of products" in warnings[0]
    assert "Check the address" in warnings[0]
