"""Cards QC-10 to QC-40: a provider's dialect in the real machine, under a fake clock."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Bar, Kind, Stream
from qosdesk.feed.calls import Call, Failure, FailureKind, GetBars, GetSnapshots
from qosdesk.feed.dialect import Command
from qosdesk.feed.limits import CountBy
from qosdesk.feed.messages import (
    Ask,
    CallAnswered,
    CallFailed,
    FeedState,
    GapClosed,
    GapOpened,
    HttpAnswered,
    LinkLost,
    StateChanged,
    StreamsSilent,
    SubscriptionConfirmed,
    SubscriptionRefused,
    TryNow,
    Unwant,
    Want,
    Warned,
)
from tests.contract.session import Sent, Session, Subject

CUT = Failure(FailureKind.UNREACHABLE, "The connection was cut.")


def needs(subject: Subject, **flags: bool) -> None:
    """Skip the card where the provider declares that it has no such thing."""
    capabilities = subject.provider.dialect().capabilities
    for name, wanted in flags.items():
        if bool(getattr(capabilities, name)) is not wanted:
            pytest.skip(f"{capabilities.name} declares {name} = {getattr(capabilities, name)}")


def acknowledging(session: Session) -> Session:
    """A server that takes every command and answers every heartbeat."""

    def answer(sent: Sent) -> None:
        if isinstance(sent.meaning, Command):
            session.receive(session.subject.server.acknowledge(sent.text), sent.link)
        elif sent.meaning == "heartbeat":
            session.receive(session.subject.server.heartbeat, sent.link)

    session.on_sent = answer
    return session


def test_qc_10_wanted_is_sent_acknowledged_heard_and_confirmed(subject: Subject):
    session = Session(subject).connect()
    kinds = sorted(session.dialect.capabilities.kinds, key=lambda kind: kind.value)
    symbol = subject.symbol
    wanted = tuple(Stream(symbol, kind, Interval.DAY if kind is Kind.BAR else None) for kind in kinds)
    acknowledging(session).give(Want(wanted)).after(20)
    assert all(session.machine.confirmed(stream) for stream in wanted)
    assert {one for command in session.commands() for one in command.adds} == set(wanted)
    for stream in wanted:
        session.receive(subject.server.push(stream))
    assert len(session.sink.values) == len(wanted)


def test_qc_11_a_push_without_an_acknowledgement_confirms(subject: Subject):
    session = Session(subject).connect()
    (stream,) = subject.streams(1)
    session.give(Want((stream,))).after(0.1)
    assert not session.machine.confirmed(stream)
    session.receive(subject.server.push(stream))
    assert session.machine.confirmed(stream)
    assert session.told(SubscriptionConfirmed) == [SubscriptionConfirmed((stream,))]


def test_qc_12_a_refused_symbol_is_named_stays_wanted_and_leaves_the_others_alone(subject: Subject):
    session = Session(subject).connect()
    good, bad, other = subject.streams(3)

    def answer(sent: Sent) -> None:
        if isinstance(sent.meaning, Command):
            words = subject.server.refuse if bad in sent.meaning.adds else subject.server.acknowledge
            session.receive(words(sent.text), sent.link)

    session.on_sent = answer
    session.give(Want((good, bad, other))).after(15)
    assert [event.streams for event in session.told(SubscriptionRefused)] == [(bad,)]
    assert session.machine.confirmed(good)
    assert session.machine.confirmed(other)
    assert bad in session.machine.wanted
    assert not session.machine.confirmed(bad)


def test_qc_12_a_silently_dropped_symbol_is_noticed(subject: Subject):
    session = acknowledging(Session(subject).connect())
    heard, silent = subject.streams(2)
    session.give(Want((heard, silent))).after(2)
    session.receive(subject.server.push(heard))
    session.after(session.dialect.limits.quiet_s + 1)
    assert [event.streams for event in session.told(StreamsSilent)] == [(silent,)]


def test_qc_13_the_last_to_leave_ends_a_stream_and_only_once(subject: Subject):
    session = acknowledging(Session(subject).connect())
    stream, other = subject.streams(2)
    session.give(Want((stream, other))).after(3)
    session.give(Want((stream,))).after(
        3
    )  # a second panel shows it: services count, the machine hears of no change
    assert sum(stream in command.adds for command in session.commands()) == 1
    session.give(Unwant((stream,))).after(session.dialect.limits.linger_s + 5)
    if session.dialect.capabilities.replaces_subscriptions:
        assert session.commands()[-1].adds == (other,)
    else:
        assert [command.drops for command in session.commands() if command.drops] == [(stream,)]


def test_qc_14_an_add_style_provider_sends_the_difference_a_replacing_one_the_whole_set(subject: Subject):
    session = acknowledging(Session(subject).connect())
    first, second = subject.streams(2)
    session.give(Want((first,))).after(3)
    session.give(Want((second,))).after(3)
    whole = session.dialect.capabilities.replaces_subscriptions
    assert set(session.commands()[-1].adds) == ({first, second} if whole else {second})


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("count_by", list(CountBy), ids=lambda way: way.value)
def test_qc_20_500_wants_in_any_order_keep_within_the_plan(subject: Subject, seed: int, count_by: CountBy):
    rng = random.Random(seed)
    limits = replace(subject.dialect().limits, count_by=count_by)
    session = acknowledging(Session(subject, limits).connect())
    streams = [one for kind in (Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH) for one in subject.streams(167, kind)]
    rng.shuffle(streams)
    ids = iter(range(1, 10_000))
    priorities = list(Priority)
    wants, at = streams[:500], 0
    while at < len(wants):
        step = rng.randrange(1, 40)
        session.give(Want(tuple(wants[at : at + step]), rng.choice(priorities)))
        if rng.random() < 0.5:
            session.give(Unwant(tuple(rng.sample(wants[: at + 1], min(at + 1, 10)))))
        symbols = tuple(dict.fromkeys(one.symbol for one in rng.sample(streams, 25)))
        session.give(Ask(Call(next(ids), GetSnapshots(symbols), rng.choice(priorities))))
        if rng.random() < 0.1:
            session.give(LinkLost(session.dialect.links[0], CUT))
        session.after(rng.uniform(0, 3)).accept()
        at += step
    for _ in range(30):
        session.after(5).accept()
    check_plan(session, limits)


def check_plan(session: Session, limits) -> None:
    """Spacing, products, requests a minute: what the vendor would have counted."""
    paced = [one for one in session.sent if one.meaning != "heartbeat"]
    for one, following in pairwise(paced):
        gap_s = limits.command_gap_s if one.link == following.link else limits.links_gap_s
        assert following.at_s - one.at_s >= gap_s
    calls: dict[str, list[float]] = {}
    for at_s, request in session.http:
        calls.setdefault(request.request.counter, []).append(at_s)
    for counter, times in calls.items():
        for at_s in times:
            within = sum(at_s <= other < at_s + 60 for other in times)
            assert not limits.call(counter).per_minute or within <= limits.call(counter).per_minute
        for before_s, at_s in pairwise(times):
            assert at_s - before_s >= limits.call(counter).gap_s
    for (before_s, _), (at_s, _) in pairwise(session.http):
        assert at_s - before_s >= limits.request_gap_s
    live: set[Stream] = set()
    connections = iter([*session.opened[1:], float("inf")])
    lost_s = next(connections)
    for one in paced:
        if one.at_s >= lost_s:
            live.clear()
            lost_s = next(connections)
        if isinstance(one.meaning, Command):
            live.difference_update(one.meaning.drops)
            live.update(one.meaning.adds)
            products = set(map(session.dialect.product_of, live))
            assert not limits.products or len(products) <= limits.products
    assert paced
    by_http = session.dialect.http_request(GetSnapshots((session.subject.symbol,)))
    assert session.http or by_http is None or not limits.requests_per_minute


def test_qc_21_heartbeats_keep_their_period_and_silence_ends_the_link(subject: Subject):
    session = acknowledging(Session(subject).connect())
    limits = session.dialect.limits
    start_s = session.now_s
    session.after(5 * limits.heartbeat_s + 1)
    beats = [one.at_s - start_s for one in session.sent if one.meaning == "heartbeat"]
    assert beats == pytest.approx([n * limits.heartbeat_s for n in range(1, 6)], abs=0.1)
    assert not session.closed
    session.on_sent = None  # the other side falls silent with the socket open
    silent_s = session.now_s
    session.after(limits.silence_s + 1)
    assert session.closed
    assert session.closed[0] - silent_s <= limits.silence_s
    assert session.machine.state is FeedState.RECONNECTING


def test_qc_22_after_a_loss_it_backs_off_then_sends_the_wanted_set_once_and_names_the_gap(subject: Subject):
    session = acknowledging(Session(subject).connect())
    streams, limits = subject.streams(3), session.dialect.limits
    session.give(Want(streams)).after(3)
    for stream in streams:
        session.receive(subject.server.push(stream))
    heard_s = session.now_s
    session.after(1).give(LinkLost(session.dialect.links[0], CUT))
    (opened,) = session.told(GapOpened)
    assert set(opened.streams) == set(streams)
    assert opened.since_s == heard_s
    delays = []
    for _ in range(8):
        tries, since_s = len(session.opened), session.now_s
        while len(session.opened) == tries:
            session.after(0.05)
        delays.append(session.opened[-1] - since_s)
        if len(delays) < 8:
            session.give(LinkLost(session.dialect.links[0], CUT))
    assert limits.reconnect_gap_s <= delays[0] < max(1.0, 2 * limits.reconnect_gap_s)
    assert all(later > 1.1 * sooner or sooner > 20 for sooner, later in pairwise(delays[:5]))
    assert max(delays) < 40
    sent = len(session.sent)
    session.accept().after(5)
    again = [one.meaning for one in session.sent[sent:] if isinstance(one.meaning, Command)]
    assert sorted(map(str, again[0].adds)) == sorted(map(str, streams))
    assert len(again) == 1
    (closed,) = session.told(GapClosed)
    assert (set(closed.streams), closed.since_s) == (set(streams), heard_s)
    assert closed.until_s >= session.opened[-1]


@pytest.mark.parametrize("kind", [FailureKind.KEY_REFUSED, FailureKind.KEY_EXPIRED])
def test_qc_23_a_refused_key_is_told_once_and_not_tried_again(subject: Subject, kind: FailureKind):
    needs(subject, has_key=True)
    session = Session(subject).give(TryNow())
    session.give(Want(subject.streams(2)))
    session.give(LinkLost(session.dialect.links[0], Failure(kind, "no")))
    opened = len(session.opened)
    session.after(3600)
    assert len(session.opened) == opened
    states = [event.state for event in session.told(StateChanged)]
    assert states.count(FeedState.REFUSED) == 1
    session.give(TryNow())
    assert len(session.opened) == 2 * opened


def test_qc_23_an_expired_key_is_named_as_such(subject: Subject):
    needs(subject, has_key=True)
    if subject.server.expired is None:
        pytest.skip(f"{subject.provider.title} has no words of its own for a key that ran out")
    status, body = subject.server.expired
    call = Call(1, GetSnapshots((subject.symbol,)))
    answer = subject.provider.dialect().read_http(call, status, body)
    assert isinstance(answer, Failure)
    assert answer.kind is FailureKind.KEY_EXPIRED
    assert "expired" in answer.text


def ask_by_http(session: Session, question) -> Call:
    """A question while the link is down: it goes by HTTP."""
    call = Call(1, question, Priority.FOCUSED)
    session.give(Ask(call)).after(0.01)
    assert len(session.http) == 1, "HTTP was not used"
    return call


def test_qc_24_a_rate_limit_answer_holds_the_request_back_and_keeps_it(subject: Subject):
    session = Session(subject)
    ask_by_http(session, subject.server.by_http or GetSnapshots((subject.symbol,)))
    at_s, sent = session.http[0]
    status, body = subject.server.limited
    session.give(HttpAnswered(sent.call_id, status, body)).after(5)
    assert len(session.http) == 1
    assert not session.told(CallFailed)
    assert session.told(Warned)
    held = [one for one in session.machine.ledger(session.now_s) if one.next_free_s > session.now_s]
    assert [one.name for one in held] == [sent.request.counter]  # the ledger says when it is free again
    while len(session.http) < 2 and session.now_s < at_s + 200:
        session.after(1)
    assert len(session.http) == 2
    assert session.http[1][0] - at_s >= 10
    answer = subject.server.by_http_answer or next(
        case.body for case in subject.http if isinstance(case.question, GetSnapshots) and not case.on_link
    )
    session.give(HttpAnswered(session.http[1][1].call_id, 200, answer))
    assert len(session.told(CallAnswered)) == 1


def test_qc_30_history_ends_even_if_the_server_ignores_the_time_and_repeats_itself(subject: Subject):
    needs(subject, has_history=True)
    dialect, symbol = subject.dialect(), subject.charted
    latest = [1_741_924_800_000 + day * 86_400_000 for day in (2, 0, 1, 1, 0)]
    body = subject.server.bars(subject.server.charted, Interval.DAY, latest)

    def page(before_ms: int) -> tuple[Bar, ...]:
        question = GetBars(symbol, Interval.DAY, 3, before_ms)
        assert dialect.http_request(question) or dialect.link_request(question, 1)
        value = dialect.read_http(Call(1, question), 200, body)
        assert isinstance(value, tuple)
        return value  # type: ignore[return-value]

    times = [bar.ts_ms for bar in page(0)]
    assert times == sorted(set(latest))
    assert [bar.ts_ms for bar in page(times[1])] == times[:1]
    assert page(times[0]) == ()


def test_qc_31_every_declared_interval_is_asked_for_and_labelled(subject: Subject):
    needs(subject, has_history=True)
    dialect, symbol = subject.dialect(), subject.charted
    declared = dialect.capabilities.bar_intervals
    requests = set()
    for interval in Interval:
        question = GetBars(symbol, interval, 10)
        request = dialect.http_request(question)
        if interval not in declared:
            assert request is None
            assert dialect.link_request(question, 1) is None
            continue
        if request is not None:
            requests.add((request.path, request.body))
        body = subject.server.bars(subject.server.charted, interval, [1_741_910_400_000])
        value = dialect.read_http(Call(1, question), 200, body)
        assert isinstance(value, tuple)
        assert len(value) == 1
        others = [other for other in declared if other is not interval]
        wrong = subject.server.bars(subject.server.charted, others[0], [1_741_910_400_000])
        assert dialect.read_http(Call(1, question), 200, wrong) == ()
    assert len(requests) in (0, len(declared))


def test_qc_40_the_key_is_in_no_request_no_repr_and_no_reason(subject: Subject):
    needs(subject, has_key=True)
    key = "0123456789abcdef0123456789abcdef"
    provider, dialect = subject.provider, subject.dialect()
    said = provider.credentials(key)
    assert key in {*said.http_headers.values(), *said.http_query.values()}
    assert key in {*said.ws_headers.values(), *said.ws_query.values()}
    assert key not in repr(said)
    assert key not in repr(provider) + repr(dialect) + repr(vars(provider)) + repr(vars(dialect))
    call = Call(1, GetSnapshots((subject.symbol,)))
    request = dialect.http_request(call.question)
    assert request is None or key not in repr(request)
    for status, body in filter(
        None, (subject.server.refused, subject.server.expired, subject.server.limited)
    ):
        quoting = body.replace(b'"}', f" Key {key} at /snapshot?key={key}".encode() + b'"}')
        answer = dialect.read_http(call, status, quoting)
        assert isinstance(answer, Failure)
        assert key not in repr(answer)
    sink_less = Session(subject).connect()
    sink_less.receive(body.replace(b'"}', f' {key}"}}'.encode()))
    assert key not in repr(sink_less.events)
