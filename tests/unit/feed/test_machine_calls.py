"""Dialogues about questions: split, merged, coalesced, routed, retried, refused."""

from __future__ import annotations

import json

from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import Call, Failure, FailureKind, GetBars, GetCalendars, GetProducts, GetSnapshots
from qosdesk.feed.messages import (
    Answered,
    Ask,
    CallAnswered,
    CallFailed,
    CloseLink,
    ControlReceived,
    LinkUp,
    OpenLink,
    SendHttp,
    StateChanged,
    SubscriptionConfirmed,
    TryNow,
    Unask,
    Usage,
    Warned,
)
from tests.helpers.mini import MiniDialect, limits
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

SCARCE = limits(requests_per_minute=2)


def up(dialect: MiniDialect | None = None) -> Talk:
    talk = Talk(dialect)
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    return talk


def symbols_of(answered: CallAnswered) -> list[str]:
    return [str(row.symbol) for row in answered.value]  # type: ignore[union-attr]


def test_a_question_that_http_carries_needs_no_connection():
    talk = Talk()
    talk >> ask_snapshots("HK:1") << SendHttp
    talk.answer_http() << CallAnswered


def test_a_question_that_only_a_link_carries_starts_the_session():
    talk = Talk()
    talk >> ask_bars("HK:1") << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE << "RK HK:1"
    talk >> "data RK HK:1" << CallAnswered


def test_a_large_question_goes_in_parts_and_comes_back_as_one():
    talk = Talk()
    talk >> ask_snapshots(*[f"HK:{n}" for n in range(1, 8)]) << SendHttp << SendHttp << SendHttp
    last = max(talk.http)
    talk.answer_http(call_id=last)
    talk.answer_http()
    talk.answer_http()
    (answered,) = talk.skip()
    assert symbols_of(answered) == [f"HK:{n}" for n in range(1, 8)]


def test_calendars_of_several_markets_are_merged():
    talk = Talk()
    talk >> Ask(Call(1, GetCalendars(("HK", "US")))) << SendHttp << SendHttp
    talk.answer_http(json.dumps({"codes": ["HK"]}).encode())
    talk.answer_http(json.dumps({"codes": ["US"]}).encode())
    (answered,) = talk.skip()
    assert set(answered.value) == {"HK", "US"}


def test_the_same_question_asked_twice_goes_out_once_and_both_are_answered():
    talk = Talk()
    talk >> ask_snapshots("HK:1", id=1) << SendHttp
    talk >> ask_snapshots("HK:1", id=2)
    talk.answer_http() << CallAnswered << CallAnswered
    talk >> ask_snapshots("HK:1", id=3) << SendHttp  # asked afterwards it is a new question


def test_questions_of_the_same_moment_go_as_one_and_each_asker_gets_its_own():
    talk = Talk(
        MiniDialect(limits(requests_per_minute=10, products_per_call=10, gather_s=0.03), link_calls=False)
    )
    talk >> ask_snapshots("HK:1", "HK:2", "HK:3", id=1)
    talk >> ask_snapshots("HK:4", "HK:5", "HK:6", "HK:1", id=2)
    talk.after(0.02).nothing()
    talk.after(0.02) << SendHttp
    (sent,) = talk.http.values()
    assert json.loads(sent.request.body)["codes"] == [f"HK:{n}" for n in (1, 2, 3, 4, 5, 6)]
    talk.answer_http()
    answers = {one.call.id: symbols_of(one) for one in talk.skip()}
    assert answers == {1: ["HK:1", "HK:2", "HK:3"], 2: ["HK:4", "HK:5", "HK:6", "HK:1"]}


def test_a_focused_question_does_not_wait_for_others_but_takes_them_along():
    talk = Talk(MiniDialect(limits(requests_per_minute=10, gather_s=0.03), link_calls=False))
    talk >> ask_snapshots("HK:1", id=1)
    talk >> ask_snapshots("HK:2", id=2, priority=Priority.FOCUSED)
    talk.after(0.03) << SendHttp
    (sent,) = talk.http.values()
    assert json.loads(sent.request.body)["codes"] == ["HK:2", "HK:1"]


def test_a_question_that_nobody_waits_for_any_more_is_not_sent():
    talk = Talk(MiniDialect(SCARCE, link_calls=False))
    talk >> ask_snapshots("HK:1", id=1) << SendHttp
    talk >> ask_snapshots("HK:2", id=2) << SendHttp
    talk >> ask_snapshots("HK:3", "HK:4", id=3)
    talk >> ask_snapshots("HK:4", id=4)
    talk >> Unask(3)
    talk >> Unask(1)
    talk.answer_http()  # it was sent: its answer comes too late for anybody
    talk.after(61.1) << SendHttp
    (sent,) = [one for one in talk.http.values() if b"HK:2" not in one.request.body]
    assert json.loads(sent.request.body)["codes"] == ["HK:4"]


def test_an_empty_question_is_answered_at_once():
    talk = Talk()
    talk >> Ask(Call(1, GetSnapshots(()))) << CallAnswered(Call(1, GetSnapshots(())), ())
    talk >> Ask(Call(2, GetCalendars(()))) << CallAnswered(Call(2, GetCalendars(())), {})


def test_what_is_not_offered_is_refused_before_any_request():
    talk = up()
    talk >> Ask(Call(1, GetBars(parse_symbol("HK:1"), Interval.WEEK, 10)))
    talk << CallFailed(
        Call(1, GetBars(parse_symbol("HK:1"), Interval.WEEK, 10)),
        Failure(FailureKind.NOT_OFFERED, "Mini has no 1W bars"),
    )
    talk >> Ask(Call(2, GetProducts(("HK",)))) << CallFailed


def test_unlimited_http_carries_questions_beside_the_commands():
    talk = up()
    talk >> want("HK:1") << "T HK:1"
    talk >> ask_snapshots("HK:1") << SendHttp


def test_scarce_http_is_spared_where_a_command_may_go():
    talk = up(MiniDialect(SCARCE))
    talk >> ask_snapshots("HK:1") << "RS HK:1"
    talk >> ask_snapshots("HK:2", id=2) << SendHttp  # the link is busy for a second, and somebody waits
    talk >> ask_snapshots("HK:3", id=3, priority=Priority.BACKGROUND)
    talk.after(1.05) << "RS HK:3"
    assert talk.machine.ledger(talk.now_s)[2] == Usage("snapshot", 1, 2, pending=1)


def test_a_spent_budget_waits_for_its_minute():
    talk = Talk(MiniDialect(SCARCE, link_calls=False))
    talk >> ask_snapshots("HK:1", id=1) << SendHttp
    talk >> ask_snapshots("HK:2", id=2) << SendHttp
    talk >> ask_snapshots("HK:3", id=3)
    talk >> ask_snapshots("HK:4", id=4)
    talk.answer_http() << CallAnswered
    talk.answer_http() << CallAnswered
    talk.after(60.9).nothing()
    talk.after(0.2) << SendHttp  # what waited goes as one


def test_counters_are_apart():
    talk = Talk(MiniDialect(SCARCE, link_calls=False))
    talk >> ask_snapshots("HK:1", id=1) << SendHttp
    talk >> ask_snapshots("HK:2", id=2) << SendHttp
    talk >> Ask(Call(3, GetCalendars(("HK",)))) << SendHttp


def test_the_urgent_overtakes_what_waits():
    talk = Talk(MiniDialect(SCARCE, link_calls=False))
    for number in range(1, 5):
        talk >> ask_snapshots(f"HK:{number}", id=number, priority=Priority.BACKGROUND)
        talk.skip()
    talk.answer_http() << CallAnswered
    talk.answer_http() << CallAnswered
    talk >> ask_snapshots("HK:9", id=9, priority=Priority.FOCUSED)
    talk.after(61)
    sent = [one.request.body for one in talk.skip()]
    assert [json.loads(body)["codes"] for body in sent] == [["HK:9", "HK:3", "HK:4"]]


def test_subscriptions_go_before_questions_but_the_focused_one_takes_turns():
    talk = up(MiniDialect(limits(requests_per_minute=1)))
    talk >> ask_snapshots("HK:8", id=8) << "RS HK:8"
    talk >> ask_snapshots("HK:9", id=9) << SendHttp
    talk >> want("HK:1", "HK:2 depth", "HK:3 snapshot")
    talk >> ask_bars("HK:4", id=4)
    talk >> ask_bars("HK:5", id=5, priority=Priority.FOCUSED)
    lines = []
    for _ in range(5):
        talk.after(1.05)
        lines += [json.loads(one.text)["cmd"] for one in talk.skip()]
    assert lines == ["S", "RK", "D", "T", "RK"]


def test_a_question_that_waited_long_takes_turns_too():
    talk = up()
    talk >> want("HK:1") << "T HK:1"
    talk >> ask_bars("HK:9", priority=Priority.BACKGROUND)
    sent = []
    for number in range(2, 8):
        talk >> want(f"HK:{number}")
        talk.after(1.05)
        sent += [json.loads(one.text)["cmd"] for one in talk.skip()]
    assert sent == ["T", "T", "T", "T", "RK", "T"]


def test_a_request_without_an_answer_is_tried_once_more_by_the_other_way():
    talk = up(MiniDialect(SCARCE))
    talk >> ask_snapshots("HK:1") << "RS HK:1"
    talk.after(10) << SendHttp
    talk.after(6)
    talk.fail_http(FailureKind.TIMEOUT) << CallFailed


def test_a_request_that_finds_no_server_fails_after_a_second_try():
    talk = Talk(MiniDialect(link_calls=False))
    talk >> ask_snapshots("HK:1") << SendHttp
    talk.fail_http()
    talk.after(0.9).nothing()
    talk.after(0.2) << SendHttp
    talk.fail_http()
    (failed,) = talk.skip()
    assert failed == CallFailed(ask_snapshots("HK:1").call, Failure(FailureKind.UNREACHABLE, "unreachable"))


def test_http_that_is_never_answered_times_out_by_our_own_clock():
    talk = Talk(MiniDialect(link_calls=False))
    talk >> ask_snapshots("HK:1") << SendHttp
    talk.after(17) << SendHttp
    talk.after(17) << CallFailed
    talk.answer_http()  # too late
    talk.nothing()


def test_a_rate_limit_holds_the_counter_and_keeps_the_request():
    talk = Talk(MiniDialect(link_calls=False))
    talk >> ask_snapshots("HK:1") << SendHttp
    talk.answer_http(status=429) << Warned("The vendor limits snapshot requests: none is sent for 15 s.")
    talk.after(14.9).nothing()
    talk.after(0.1) << SendHttp
    talk.answer_http(status=429) << Warned("The vendor limits snapshot requests: none is sent for 30 s.")
    talk.after(30) << SendHttp
    talk.answer_http() << CallAnswered


def test_a_refused_key_fails_every_question_and_is_reported_once():
    talk = Talk(MiniDialect(link_calls=False))
    talk >> ask_snapshots("HK:1", id=1) << SendHttp
    talk >> ask_snapshots("HK:2", id=2) << SendHttp
    talk.answer_http(status=401)
    talk << CallFailed << StateChanged(REFUSED, "Mini refused the key.") << CallFailed
    talk.answer_http(status=401)
    talk >> ask_snapshots("HK:3", id=3) << CallFailed
    talk.after(3600).nothing()


def test_a_key_refused_over_http_while_quotes_flow_closes_http_only():
    talk = up()
    talk >> want("HK:1") << "T HK:1"
    talk >> "heard HK:1" << SubscriptionConfirmed
    talk >> ask_snapshots("HK:1") << SendHttp
    talk.answer_http(status=401) << CallFailed << Warned
    talk.after(1.05)
    talk >> ask_snapshots("HK:2", id=2) << "RS HK:2"  # the link still carries it
    talk >> Ask(Call(3, GetCalendars(("HK",)))) << CallFailed
    assert talk.machine.state is LIVE


def test_answers_that_a_lost_link_owes_are_asked_by_http():
    talk = up(MiniDialect(SCARCE))
    talk >> ask_snapshots("HK:1") << "RS HK:1"
    talk >> lost() << RECONNECTING
    talk.after(0.5) << OpenLink(0) << RECONNECTING
    talk.after(0.5) << SendHttp
    talk.answer_http() << CallAnswered


def test_an_answer_without_an_id_is_taken_only_where_one_can_be_meant():
    talk = up(MiniDialect(limits(command_gap_s=0.0, requests_per_minute=2)))
    nameless = ControlReceived(0, Answered(None, "RS", b'{"codes": ["HK:1"]}'))
    talk >> ask_snapshots("HK:1", id=1) << "RS HK:1"
    talk >> nameless << CallAnswered
    talk >> ask_snapshots("HK:1", id=2) << "RS HK:1"
    talk >> ask_snapshots("HK:2", id=3) << "RS HK:2"
    talk >> nameless
    talk.nothing()


def test_a_question_with_no_way_at_all_fails_in_the_end():
    talk = Talk()
    talk >> ask_bars("HK:1") << CONNECTING << OpenLink(0)
    talk >> lost() << RECONNECTING
    for _ in range(6):
        talk.after(5)
        for effect in talk.skip():
            if isinstance(effect, OpenLink):
                talk >> lost()
            if isinstance(effect, CallFailed):
                assert effect.failure.kind is FailureKind.UNREACHABLE
                return
    raise AssertionError("it still waits")


def test_a_refused_request_over_the_link_fails_its_question_only():
    talk = up()
    talk >> want("HK:1") << "T HK:1"
    talk >> ask_bars("HK:9")
    talk.after(1.05) << "RK HK:9"
    talk >> "no RK unknown code" << CallFailed
    talk >> "ack T" << SubscriptionConfirmed


def test_silence_gives_up_requests_with_the_connection():
    talk = up(MiniDialect(limits(ack_s=60.0, requests_per_minute=5)))
    talk >> ask_snapshots("HK:1") << "RS HK:1"
    talk.after(20) << "H"
    talk.after(10) << CloseLink(0) << RECONNECTING
    talk.after(1) << OpenLink(0) << RECONNECTING << SendHttp


def test_a_request_that_never_left_does_not_count_in_the_ledger():
    talk = Talk(MiniDialect(SCARCE))
    talk >> ask_snapshots("HK:1") << SendHttp
    assert talk.machine.ledger(talk.now_s)[2] == Usage("snapshot", 1, 2, pending=1)
    talk.fail_http(was_sent=False)
    assert talk.machine.ledger(talk.now_s)[2] == Usage("snapshot", 0, 2)
    talk.after(2.0) << SendHttp
    talk.fail_http() << CallFailed
    assert talk.machine.ledger(talk.now_s)[2] == Usage("snapshot", 1, 2)


class PickyDialect(MiniDialect):
    """Has no request for one of its symbols."""

    def http_request(self, question):
        is_bad = isinstance(question, GetSnapshots) and question.symbols == (parse_symbol("HK:9"),)
        return None if is_bad else super().http_request(question)

    def link_request(self, question, request_id):
        return None


def test_a_symbol_that_cannot_be_asked_for_is_missing_from_the_answer_of_the_others():
    talk = Talk(PickyDialect())
    talk >> ask_snapshots("HK:1", "HK:9", "HK:2") << SendHttp
    talk.answer_http()
    (answered,) = talk.skip()
    assert symbols_of(answered) == ["HK:1", "HK:2"]
    talk >> ask_snapshots("HK:9", id=2)
    (failed,) = talk.skip()
    assert failed.failure.kind is FailureKind.NOT_OFFERED
