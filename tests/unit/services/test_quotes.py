"""Quotes: a stream is wanted once however many show it; snapshots come in batches; polling."""

from __future__ import annotations

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Snapshot, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetSnapshots
from qosdesk.feed.messages import FeedState
from qosdesk.market.store import Store
from qosdesk.services.quotes import POLL_S, Quotes
from tests.helpers.scripted_feed import LOST, ScriptedFeed, Timetable

TENCENT = Symbol("HK", "700")
APPLE = Symbol("US", "AAPL")
TRADES = Stream(TENCENT, Kind.TRADE)
FIGURES = Stream(TENCENT, Kind.SNAPSHOT)


class Scene:
    def __init__(self) -> None:
        self.feed = ScriptedFeed()
        self.time = Timetable()
        self.store = Store()
        self.learnt: list[Snapshot] = []
        self.quotes = Quotes(self.feed, self.store, self.time, self.learnt.append)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_stream_of_five_panels_is_wanted_once_and_unwanted_when_the_last_leaves(scene: Scene) -> None:
    for panel in range(5):
        scene.quotes.want(panel, [TRADES])
    assert scene.feed.commands == [("want", (TRADES,))]
    for panel in range(4):
        scene.quotes.want(panel, [])
    assert len(scene.feed.commands) == 1
    scene.quotes.want(4, ())
    assert scene.feed.commands == [("want", (TRADES,)), ("unwant", (TRADES,))]
    assert scene.quotes.wanted() == frozenset()


def test_want_replaces_what_the_owner_wanted_and_sends_the_difference_only(scene: Scene) -> None:
    other = Stream(APPLE, Kind.TRADE)
    scene.quotes.want("tape", [TRADES, FIGURES])
    scene.quotes.want("tape", [FIGURES, other])
    assert scene.feed.commands[1:] == [("want", (other,)), ("unwant", (TRADES,))]
    scene.quotes.want("tape", [FIGURES, other])
    assert len(scene.feed.commands) == 3


def test_a_stream_named_twice_by_one_owner_counts_once(scene: Scene) -> None:
    scene.quotes.want("tape", [TRADES, TRADES])
    scene.quotes.want("tape", [])
    assert scene.feed.commands == [("want", (TRADES,)), ("unwant", (TRADES,))]


def test_refreshes_close_together_become_one_request(scene: Scene) -> None:
    scene.quotes.refresh([TENCENT])
    scene.quotes.refresh([APPLE, TENCENT])
    assert not scene.feed.asked
    scene.time.advance(0.1)
    assert scene.feed.history == [GetSnapshots((TENCENT, APPLE))]
    scene.time.advance(5.0)
    assert len(scene.feed.history) == 1


def test_answered_snapshots_reach_the_store_and_whoever_learns_decimals(scene: Scene) -> None:
    scene.quotes.refresh([TENCENT])
    scene.time.advance(0.1)
    scene.feed.answer((Snapshot(TENCENT, last=384.4, decimals=3),))
    assert scene.store.state(TENCENT).last == 384.4
    assert [one.decimals for one in scene.learnt] == [3]


def test_a_failed_refresh_leaves_the_store_as_it_was(scene: Scene) -> None:
    scene.quotes.refresh([TENCENT])
    scene.time.advance(0.1)
    scene.feed.answer(LOST)
    assert scene.store.state(TENCENT).last != scene.store.state(TENCENT).last


def test_symbols_without_a_live_slot_are_polled_in_one_batch_while_live(scene: Scene) -> None:
    bars = Stream(APPLE, Kind.BAR, Interval.M1)
    scene.feed.without_slot = (TRADES, FIGURES, bars)
    scene.time.advance(POLL_S)
    assert not scene.feed.history
    scene.feed.go(FeedState.LIVE)
    scene.time.advance(POLL_S)
    assert scene.feed.history == [GetSnapshots((TENCENT,))]
    assert scene.feed.asked[0][1] is Priority.BACKGROUND
    scene.feed.go(FeedState.RECONNECTING)
    scene.time.advance(3 * POLL_S)
    assert len(scene.feed.history) == 1


def test_every_time_the_link_comes_up_the_figures_shown_are_asked_for_once(scene: Scene) -> None:
    scene.quotes.want("table", [FIGURES, TRADES, Stream(APPLE, Kind.TRADE)])
    scene.feed.go(FeedState.LIVE)
    scene.time.advance(0.1)
    assert scene.feed.history == [GetSnapshots((TENCENT,))]
    scene.feed.go(FeedState.LIVE)
    scene.time.advance(0.1)
    assert len(scene.feed.history) == 1
    scene.feed.go(FeedState.RECONNECTING)
    scene.feed.go(FeedState.LIVE)
    scene.time.advance(0.1)
    assert len(scene.feed.history) == 2


def test_nothing_is_asked_after_close(scene: Scene) -> None:
    scene.feed.go(FeedState.LIVE)
    scene.quotes.refresh([TENCENT])
    scene.feed.without_slot = (TRADES,)
    scene.quotes.close()
    scene.time.advance(3 * POLL_S)
    assert not scene.feed.history
    assert not scene.feed.listeners
