"""The tape's past and its gaps: asked for once when prints come again, in one question; nothing for who shows none."""

from __future__ import annotations

import pytest

from qosdesk.clock import FakeClock
from qosdesk.domain.quotes import Kind, Stream, Trade
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetTrades
from qosdesk.feed.messages import FeedState, GapOpened, SubscriptionConfirmed
from qosdesk.market.gaps import GapState
from qosdesk.market.store import Store
from qosdesk.services.backfill import Backfill
from tests.helpers.scripted_feed import LOST, ScriptedFeed, Timetable

TENCENT = Symbol("HK", "700")
APPLE = Symbol("US", "AAPL")
NOW = 1_763_640_000_000


class Scene:
    def __init__(self) -> None:
        self.clock = FakeClock(wall_ms=NOW)
        self.time = Timetable(self.clock)
        self.feed = ScriptedFeed()
        self.store = Store()
        self.backfill = Backfill(self.feed, self.store, self.clock, self.time)
        self.feed.go(FeedState.LIVE)

    def confirm(self, *symbols: Symbol) -> None:
        streams = tuple(Stream(symbol, Kind.TRADE) for symbol in symbols)
        self.feed.confirmed.update(streams)
        self.feed.want(streams)
        self.feed.tell(SubscriptionConfirmed(streams))
        self.time.advance(0.2)

    def lose(self) -> None:
        streams = tuple(self.feed.confirmed)
        self.feed.confirmed.clear()
        self.feed.tell(GapOpened(streams, self.clock.monotonic_s() - 2.0))
        self.feed.go(FeedState.RECONNECTING)

    def hear(self, symbol: Symbol, second: int, price: float) -> None:
        self.store.state(symbol).on_trade(price, 1.0, NOW + second * 1000, 1)

    def answer(self, *trades: Trade) -> None:
        self.feed.answer(trades)
        self.time.advance(1.0)

    def gaps(self, symbol: Symbol = TENCENT) -> list[GapState]:
        return [gap.state for gap in self.store.state(symbol).gaps]


@pytest.fixture
def scene() -> Scene:
    return Scene()


def trade(second: int, price: float, symbol: Symbol = TENCENT) -> Trade:
    return Trade(symbol, price, 1.0, NOW + second * 1000)


def test_the_past_is_asked_for_when_the_prints_begin_in_one_question_for_all_tapes(scene: Scene) -> None:
    for owner, symbol in enumerate((TENCENT, APPLE, TENCENT)):
        scene.backfill.show(owner, symbol)
    assert not scene.feed.history
    scene.confirm(TENCENT, APPLE)
    assert scene.feed.history == [GetTrades((TENCENT, APPLE), 50)]
    scene.answer(trade(-5, 10.0), trade(-4, 11.0, APPLE))
    assert [one[1] for one in scene.store.state(APPLE).gaps[0].prints] == [11.0]
    scene.time.advance(60.0)
    assert len(scene.feed.history) == 1


def test_without_a_live_slot_the_past_is_asked_for_all_the_same(scene: Scene) -> None:
    scene.backfill.show("tape", TENCENT)
    scene.time.advance(4.0)
    assert scene.feed.history == [GetTrades((TENCENT,), 50)]
    scene.answer(trade(-1, 10.0))
    assert scene.gaps() == [GapState.FILLED, GapState.OPEN]
    scene.time.advance(60.0)
    assert len(scene.feed.history) == 1
    scene.confirm(TENCENT)
    assert len(scene.feed.history) == 2


def test_a_second_tape_and_one_shown_again_cost_nothing(scene: Scene) -> None:
    scene.backfill.show("tape", TENCENT)
    scene.confirm(TENCENT)
    scene.answer()
    scene.backfill.show("other", TENCENT)
    scene.backfill.show("tape", None)
    scene.backfill.show("tape", TENCENT)
    scene.time.advance(10.0)
    assert len(scene.feed.history) == 1


def test_what_a_lost_link_missed_is_asked_for_once_and_merged_without_repeats(scene: Scene) -> None:
    scene.backfill.show("tape", TENCENT)
    scene.confirm(TENCENT)
    scene.hear(TENCENT, 1, 10.0)
    scene.answer()
    scene.lose()
    gap = scene.store.state(TENCENT).gaps[-1]
    assert (gap.state, gap.at, gap.until_ms) == (GapState.OPEN, 1, 0)
    assert gap.since_ms == scene.clock.wall_ms() - 2000
    scene.time.advance(30.0)
    scene.feed.go(FeedState.LIVE)
    scene.hear(TENCENT, 31, 12.0)
    scene.confirm(TENCENT)
    assert len(scene.feed.asked) == 1
    assert gap.state is GapState.ASKED
    scene.answer(trade(1, 10.0), trade(20, 11.0), trade(31, 12.0))
    assert (gap.state, gap.missing) == (GapState.FILLED, None)
    assert [one[1] for one in gap.prints] == [11.0]


def test_prints_of_the_answer_that_are_pushed_a_moment_later_appear_once(scene: Scene) -> None:
    scene.backfill.show("tape", TENCENT)
    scene.confirm(TENCENT)
    scene.feed.answer((trade(-1, 10.0), trade(1, 11.0)))
    scene.hear(TENCENT, 1, 11.0)
    scene.time.advance(1.0)
    assert [one[1] for one in scene.store.state(TENCENT).gaps[0].prints] == [10.0]


def test_a_hidden_tape_asks_nothing_and_fills_its_gap_when_it_is_shown_again(scene: Scene) -> None:
    scene.backfill.show("tape", TENCENT)
    scene.confirm(TENCENT)
    scene.answer()
    scene.feed.unwant((Stream(TENCENT, Kind.TRADE),))
    scene.feed.confirmed.clear()
    scene.backfill.show("tape", None)
    scene.time.advance(1.0)
    assert scene.gaps() == [GapState.FILLED, GapState.OPEN]
    scene.time.advance(300.0)
    assert len(scene.feed.history) == 1
    scene.backfill.show("tape", TENCENT)
    scene.confirm(TENCENT)
    assert len(scene.feed.history) == 2


def test_a_stream_that_gave_its_slot_away_leaves_a_gap(scene: Scene) -> None:
    scene.backfill.show("tape", TENCENT)
    scene.confirm(TENCENT)
    scene.answer()
    scene.feed.confirmed.clear()
    scene.time.advance(30.0)
    assert scene.gaps() == [GapState.FILLED, GapState.OPEN]
    scene.confirm(TENCENT)
    assert scene.gaps() == [GapState.FILLED, GapState.ASKED]


def test_losses_of_a_symbol_that_no_tape_shows_cost_nothing(scene: Scene) -> None:
    scene.confirm(TENCENT)
    scene.lose()
    scene.feed.go(FeedState.LIVE)
    scene.confirm(TENCENT)
    assert not scene.feed.history
    assert scene.gaps() == [GapState.OPEN]


def test_a_question_that_failed_is_said_and_asked_again_with_the_next_loss(scene: Scene) -> None:
    scene.backfill.show("tape", TENCENT)
    scene.confirm(TENCENT)
    scene.feed.answer(LOST)
    assert scene.gaps() == [GapState.FAILED]
    scene.lose()
    scene.feed.go(FeedState.LIVE)
    scene.confirm(TENCENT)
    assert len(scene.feed.history) == 2
    scene.answer(trade(-1, 10.0))
    assert scene.gaps() == [GapState.FILLED, GapState.FILLED]


def test_another_source_begins_anew(scene: Scene) -> None:
    scene.backfill.show("tape", TENCENT)
    scene.confirm(TENCENT)
    scene.answer()
    scene.store.clear()
    scene.backfill.reset()
    scene.confirm(TENCENT)
    assert len(scene.feed.history) == 2


def test_after_close_nothing_is_heard(scene: Scene) -> None:
    scene.backfill.close()
    assert not scene.feed.listeners
