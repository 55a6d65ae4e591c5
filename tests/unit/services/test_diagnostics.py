"""The health of the session in values: incidents, rates, silent streams, who is live and who is polled, the clocks."""

from __future__ import annotations

import pytest

from qosdesk.clock import FakeClock
from qosdesk.domain.diagnostics import Cause, What
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import Call, Failure, FailureKind, GetSnapshots
from qosdesk.feed.messages import (
    CallFailed,
    FeedState,
    HeartbeatReturned,
    LimitLearned,
    Measure,
    StateChanged,
    StreamsSilent,
    SubscriptionRefused,
    Warned,
)
from qosdesk.market.latency import Latency
from qosdesk.market.store import DEPTH, TRADE, Store
from qosdesk.services.diagnostics import DiagnosticsService
from tests.helpers.scripted_feed import LOST, ScriptedFeed, Timetable

TENCENT = parse_symbol("HK:700")
MEITUAN = parse_symbol("HK:3690")
TRADES = Stream(TENCENT, Kind.TRADE)


class Scene:
    def __init__(self) -> None:
        self.feed = ScriptedFeed()
        self.clock = FakeClock(1_000_000_000, 50.0)
        self.store = Store()
        self.latency = Latency()
        self.later = Timetable(self.clock)
        self.service = DiagnosticsService(
            self.feed,
            self.store,
            self.clock,
            self.latency,
            self.later,
            lambda text: text.replace("s3cret", "***"),
        )

    def whats(self) -> list[What]:
        return [one.what for one in self.service.read().incidents]


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_incidents_are_told_newest_first_with_time_and_cause(scene: Scene) -> None:
    scene.feed.go(FeedState.LIVE)
    scene.clock.advance(10)
    scene.feed.tell(StateChanged(FeedState.RECONNECTING, "No answer.", 61.0, 1, FailureKind.TIMEOUT))
    scene.feed.tell(StateChanged(FeedState.RECONNECTING, attempt=1))
    newest = scene.service.read().incidents[0]
    assert (newest.what, newest.cause, newest.text) == (What.LOST, Cause.TIMEOUT, "No answer.")
    assert newest.ts_ms == 1_000_010_000
    assert scene.whats() == [What.LOST, What.CONNECTED]


def test_only_coming_back_is_a_reconnect(scene: Scene) -> None:
    scene.feed.go(FeedState.LIVE)
    assert scene.service.read().reconnects == 0
    for _ in range(2):
        scene.feed.tell(StateChanged(FeedState.RECONNECTING, "lost"))
        scene.feed.go(FeedState.LIVE)
    assert scene.service.read().reconnects == 2
    scene.service.set_source()
    assert scene.service.read().reconnects == 0


def test_the_same_again_is_counted_not_listed(scene: Scene) -> None:
    call = Call(1, GetSnapshots((TENCENT,)))
    for _ in range(30):
        scene.clock.advance(1)
        scene.feed.tell(CallFailed(call, LOST))
    (only,) = scene.service.read().incidents
    assert (only.what, only.count, only.ts_ms) == (What.REQUEST_FAILED, 30, 1_000_030_000)


def test_no_incident_carries_a_secret(scene: Scene) -> None:
    scene.feed.tell(Warned("the key s3cret was in it"))
    assert scene.service.read().incidents[0].text == "the key *** was in it"
    assert scene.service.redact("s3cret") == "***"


def test_every_kind_of_failure_has_a_cause_to_explain() -> None:
    assert {kind.value for kind in FailureKind} == {cause.value for cause in Cause} - {""}


def test_a_learned_limit_is_told_with_what_the_plan_said(scene: Scene) -> None:
    scene.feed.tell(LimitLearned(Measure.LIVE, "", 8, 10, 2))
    scene.feed.tell(LimitLearned(Measure.PER_MINUTE, "kline", 6, 0))
    assert [(one.what, one.text) for one in scene.service.read().incidents] == [
        (What.LIMIT_LEARNED, "requests a minute (kline): 6"),
        (What.LIMIT_LEARNED, "live products: 8, not 10"),
    ]


def test_a_silent_stream_is_named_until_it_is_heard(scene: Scene) -> None:
    scene.feed.want([TRADES])
    scene.feed.tell(StreamsSilent((TRADES,)))
    assert scene.service.read().silent == (TRADES,)
    scene.store.state(TENCENT).on_trade(612.5, 100.0, 1_000, 1)
    assert scene.service.read().silent == ()


def test_a_silent_stream_that_nobody_wants_any_more_is_not_named(scene: Scene) -> None:
    scene.feed.want([TRADES])
    scene.feed.tell(StreamsSilent((TRADES,)))
    scene.feed.unwant([TRADES])
    assert scene.service.read().silent == ()


def test_refused_streams_are_named_a_few_of_them(scene: Scene) -> None:
    streams = tuple(Stream(parse_symbol(f"HK:{number}"), Kind.TRADE) for number in range(1, 13))
    scene.feed.tell(SubscriptionRefused(streams, Failure(FailureKind.OVER_LIMIT, "Too many.")))
    text = scene.service.read().incidents[0].text
    assert text.endswith("and 4 more: Too many.")


def test_rates_are_those_since_the_reading_before_and_two_readers_see_the_same(scene: Scene) -> None:
    scene.service.read()
    for _ in range(20):
        scene.store.state(TENCENT).on_trade(612.5, 100.0, 1_000, 1)
    scene.clock.advance(2.0)
    for _ in range(2):
        rates = {one.kind: one.per_second for one in scene.service.read().streams}
        assert rates == {Kind.TRADE: 10.0, Kind.SNAPSHOT: 0.0, Kind.DEPTH: 0.0, Kind.BAR: 0.0}


def test_who_is_live_who_waits_and_who_is_polled(scene: Scene) -> None:
    polled = Stream(MEITUAN, Kind.TRADE)
    waits = Stream(TENCENT, Kind.DEPTH)
    scene.feed.want([TRADES, waits, polled])
    scene.feed.confirmed.add(TRADES)
    scene.feed.without_slot = (polled,)
    read = scene.service.read()
    assert (read.wanted, read.waiting, read.live) == (3, (waits,), (TENCENT,))
    assert [(one.symbol, one.age_s) for one in read.polled] == [(MEITUAN, -1.0)]
    assert {one.kind: one.symbols for one in read.streams}[Kind.TRADE] == 1


def test_a_heartbeat_gives_the_offset_and_with_it_the_delays_of_stamps(scene: Scene) -> None:
    state = scene.store.state(TENCENT)
    state.on_depth((), (), 1_000_000_000 - 1_000, lambda bids, asks: ((), ()))
    scene.latency.received(state, DEPTH, 50.0, scene.clock.wall_ms())
    assert scene.service.read().offset is None
    scene.feed.tell(HeartbeatReturned(1_000_000_000, 49.9, 50.0))
    read = scene.service.read()
    assert read.offset is not None
    assert read.offset.low_s <= 0.0 <= read.offset.high_s
    book = next(one for one in read.streams if one.kind is Kind.DEPTH)
    assert book.delays is not None
    assert book.delays.p50.low_s == pytest.approx(0.0, abs=0.01)
    assert book.age_s == 0.0


def test_a_clock_that_was_set_is_noticed_and_measured_anew(scene: Scene) -> None:
    scene.later.advance(20.0)
    scene.feed.tell(HeartbeatReturned(1_000_000_000, 69.9, 70.0))
    scene.clock.set_wall_ms(scene.clock.wall_ms() + 3_600_000)
    scene.later.advance(10.0)
    read = scene.service.read()
    assert read.offset is None
    assert [(one.what, one.text) for one in read.incidents] == [(What.CLOCK_MOVED, "+3600.0 s")]


def test_a_demo_whose_clock_runs_fast_is_no_moved_clock(scene: Scene) -> None:
    for _ in range(30):
        scene.clock.set_wall_ms(scene.clock.wall_ms() + 59_000)
        scene.later.advance(1.0)
    assert scene.whats() == []


def test_what_is_painted_is_told_by_kind(scene: Scene) -> None:
    scene.latency.painted[TRADE].add(0.012, 50.0)
    painted = {one.kind: one.painted for one in scene.service.read().streams}
    trades = painted[Kind.TRADE]
    assert painted[Kind.DEPTH] is None
    assert trades is not None
    assert trades.p99_s == pytest.approx(0.012, rel=0.03)


def test_after_closing_nothing_listens(scene: Scene) -> None:
    scene.service.close()
    assert scene.feed.listeners == []
    scene.later.advance(6.0)
    assert not scene.later._due
