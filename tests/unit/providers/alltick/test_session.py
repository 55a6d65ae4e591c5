"""AllTick in the real machine under a fake clock: what the contract's cards do not ask."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise

import pytest

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.feed.calls import Call, GetSnapshots
from qosdesk.feed.dialect import Command
from qosdesk.feed.messages import Ask, CallAnswered, HttpAnswered, SendHttp, SubscriptionRefused, Want
from qosdesk.providers.alltick.dialect import OTHERS, STOCKS
from tests.contract.session import Sent, Session, Subject

SUBJECT = Subject.of("alltick")
UNCORRELATED = b'{"ret":201,"msg":"request header param invalid","cmd_id":0,"seq_id":0,"trace":"","data":{}}'


def stream(code: str, kind: Kind = Kind.TRADE) -> Stream:
    """A stream by the user's spelling."""
    return Stream(SUBJECT.provider.parse_symbol(code), kind)


def serving(session: Session, answer: Callable[[Sent], bytes | None]) -> Session:
    """A server whose answers to commands the test gives; heartbeats it answers well."""

    def play(sent: Sent) -> None:
        told = SUBJECT.server.heartbeat if sent.meaning == "heartbeat" else answer(sent)
        if told is not None:
            session.receive(told, sent.link)

    session.on_sent = play
    return session


def test_errors_that_name_no_request_wedge_nothing():
    session = Session(SUBJECT)
    told = iter([UNCORRELATED, UNCORRELATED])
    serving(session, lambda sent: next(told, None) or SUBJECT.server.acknowledge(sent.text))
    aapl = stream("AAPL.US")
    session.give(Want((aapl,))).accept().after(5)
    assert not session.machine.confirmed(aapl)
    session.after(30)
    assert session.machine.confirmed(aapl)
    assert len(session.opened) == 1


@pytest.mark.parametrize("plan", ["default", "none"])
@pytest.mark.parametrize("late_s", [0.0, 2.5])
def test_one_bad_code_of_a_list_is_the_only_one_that_is_blamed(plan, late_s):
    session = Session(SUBJECT, SUBJECT.provider.plans[plan])
    answers: list[tuple[float, Sent]] = []
    serving(session, lambda sent: answers.append((session.now_s + late_s, sent)))
    good, bad, other = (SUBJECT.provider.parse_symbol(code) for code in ("AAPL.US", "NOPE.US", "700.HK"))
    session.give(Want(tuple(Stream(symbol, Kind.SNAPSHOT) for symbol in (good, bad, other)))).accept()
    kinds = (Kind.TRADE, Kind.DEPTH)
    session.give(Want(tuple(Stream(symbol, kind) for symbol in (good, bad) for kind in kinds)))
    for _ in range(300):
        session.after(0.1)
        while answers and answers[0][0] <= session.now_s:
            sent = answers.pop(0)[1]
            words = SUBJECT.server.refuse if "NOPE.US" in sent.text else SUBJECT.server.acknowledge
            session.receive(words(sent.text), sent.link)
    assert {one.symbol for told in session.told(SubscriptionRefused) for one in told.streams} == {bad}
    wanted = [one for one in session.machine.wanted if one.symbol != bad]
    assert all(map(session.machine.confirmed, wanted))


def test_only_the_families_in_use_have_a_link_and_both_keep_the_tokens_distances():
    session = Session(SUBJECT)
    serving(session, lambda sent: SUBJECT.server.acknowledge(sent.text))
    session.give(Want((stream("BTCUSDT"),))).accept().after(20)
    assert {one.link for one in session.sent} == {OTHERS}
    session.give(Want((stream("AAPL.US"), stream("700.HK", Kind.DEPTH), stream("EURUSD", Kind.DEPTH))))
    session.accept().after(20)
    commands = [one for one in session.sent if isinstance(one.meaning, Command)]
    assert {one.link for one in commands} == {STOCKS, OTHERS}
    for one, following in pairwise(commands):
        assert following.at_s - one.at_s >= (1.0 if one.link == following.link else 3.0)
    for link in (STOCKS, OTHERS):
        for one, following in pairwise(sent for sent in session.sent if sent.link == link):
            assert following.at_s - one.at_s >= 1.0  # heartbeats too
    assert all(map(session.machine.confirmed, session.machine.wanted))


def test_one_bad_code_of_a_snapshot_costs_the_others_nothing_but_requests():
    session = Session(SUBJECT)
    codes = ("AAPL.US", "NOPE.US", "700.HK", "MSFT.US")
    symbols = tuple(SUBJECT.provider.parse_symbol(code) for code in codes)
    session.give(Ask(Call(1, GetSnapshots(symbols), Priority.VISIBLE)))
    answered = 0
    while not session.told(CallAnswered):
        session.after(0.5)
        for _, sent in session.http[answered:]:
            answered += 1
            session.give(HttpAnswered(sent.call_id, 200, serve(sent, bad="NOPE.US")))
        assert session.now_s < 1100
    (done,) = session.told(CallAnswered)
    assert {str(one.symbol) for one in done.value} == {"US:AAPL", "HK:700", "US:MSFT"}
    assert answered == 5  # four, two and two, one and one
    times = [at_s for at_s, _ in session.http]
    assert all(later - sooner >= 3.0 for sooner, later in pairwise(times))


def test_a_question_about_both_families_goes_to_both_addresses():
    session = Session(SUBJECT)
    symbols = tuple(SUBJECT.provider.parse_symbol(code) for code in ("AAPL.US", "BTCUSDT", "700.HK"))
    session.give(Ask(Call(1, GetSnapshots(symbols), Priority.VISIBLE))).after(10)
    asked = {sent.request.path: items(sent) for _, sent in session.http}
    assert asked == {
        "/quote-stock-b-api/batch-kline": ["AAPL.US", "700.HK"],
        "/quote-b-api/batch-kline": ["BTCUSDT"],
    }


def items(sent: SendHttp) -> list[str]:
    """The codes of a batch."""
    return list(dict.fromkeys(item["code"] for item in json.loads(sent.request.body)["data"]["data_list"]))


def serve(sent: SendHttp, bad: str) -> bytes:
    """A server that refuses every batch with a bad code whole."""
    codes = items(sent)
    if bad in codes:
        return b'{"ret":600,"msg":"code invalid"}'
    bar = {"timestamp": "1750996800", "close_price": "201.08"}
    series = [{"code": code, "kline_type": 8, "kline_data": [bar]} for code in codes]
    return json.dumps({"ret": 200, "msg": "ok", "data": {"kline_list": series}}).encode()
