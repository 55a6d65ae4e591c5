"""Quotes: a stream is wanted once however many show it; snapshots come in batches; polling."""

from __future__ import annotations

import pytest

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Snapshot, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetSnapshots
from qosdesk.feed.messages import FeedState, SnapshotsPolled
from qosdesk.market.store import Store
from qosdesk.services.quotes import Quotes
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
        scene.time.advance(0.0)
    assert scene.feed.commands == [("want", (TRADES,))]
    for panel in range(4):
        scene.quotes.want(panel, [])
        scene.time.advance(0.0)
    assert len(scene.feed.commands) == 1
    scene.quotes.want(4, ())
    scene.time.advance(0.0)
    assert scene.feed.commands == [("want", (TRADES,)), ("unwant", (TRADES,))]
    assert scene.quotes.wanted() == frozenset()


def test_want_replaces_what_the_owner_wanted_and_sends_the_difference_only(scene: Scene) -> None:
    other = Stream(APPLE, Kind.TRADE)
    scene.quotes.want("tape", [TRADES, FIGURES])
    scene.time.advance(0.0)
    scene.quotes.want("tape", [FIGURES, other])
    scene.time.advance(0.0)
    assert scene.feed.commands[1:] == [("unwant", (TRADES,)), ("want", (other,))]
    scene.quotes.want("tape", [FIGURES, other])
    scene.time.advance(0.0)
    assert len(scene.feed.commands) == 3


def test_what_changes_in_one_turn_is_handed_on_together_and_what_changes_back_is_not(scene: Scene) -> None:
    scene.quotes.want("tape", [TRADES, TRADES])
    scene.quotes.want("ladder", [FIGURES])
    scene.quotes.want("chart", [Stream(APPLE, Kind.TRADE)])
    scene.quotes.want("chart", [])
    assert not scene.feed.commands
    scene.time.advance(0.0)
    assert scene.feed.commands == [("want", (TRADES, FIGURES))]


def test_the_most_urgent_owner_decides(scene: Scene) -> None:
    scene.quotes.want_each("list", {TRADES: Priority.BACKGROUND, FIGURES: Priority.VISIBLE})
    scene.time.advance(0.0)
    assert scene.feed.priorities == {TRADES: Priority.BACKGROUND, FIGURES: Priority.VISIBLE}
    scene.quotes.want("tape", [TRADES])
    scene.time.advance(0.0)
    assert scene.feed.priorities[TRADES] is Priority.VISIBLE
    scene.quotes.want("alert", [TRADES], Priority.ALERTING)
    scene.time.advance(0.0)
    assert scene.feed.priorities[TRADES] is Priority.ALERTING
    scene.quotes.want("tape", [])
    scene.quotes.want("alert", [])
    scene.time.advance(0.0)
    assert scene.feed.priorities[TRADES] is Priority.BACKGROUND


def test_everything_wanted_of_the_symbol_looked_at_is_focused(scene: Scene) -> None:
    other = Stream(APPLE, Kind.TRADE)
    scene.quotes.want("list", [TRADES, other])
    scene.quotes.focus(TENCENT)
    scene.time.advance(0.0)
    assert scene.feed.priorities == {TRADES: Priority.FOCUSED, other: Priority.VISIBLE}
    scene.quotes.want("ladder", [FIGURES])
    scene.quotes.focus(APPLE)
    scene.time.advance(0.0)
    assert scene.feed.priorities == {
        TRADES: Priority.VISIBLE,
        FIGURES: Priority.VISIBLE,
        other: Priority.FOCUSED,
    }
    assert scene.feed.commands[-2] == ("want", (other,))  # the focus first
    scene.quotes.focus(None)
    scene.time.advance(0.0)
    assert scene.feed.priorities[other] is Priority.VISIBLE


def test_refreshes_close_together_are_asked_at_once_the_focused_symbol_first(scene: Scene) -> None:
    scene.quotes.focus(APPLE)
    scene.quotes.refresh([TENCENT])
    scene.quotes.refresh([APPLE, TENCENT])
    assert not scene.feed.asked
    scene.time.advance(0.1)
    # One question each: on a small plan what is answered first is not held back until all are.
    assert scene.feed.history == [GetSnapshots((APPLE,)), GetSnapshots((TENCENT,))]
    scene.time.advance(5.0)
    assert len(scene.feed.history) == 2


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


def test_snapshots_that_the_feed_polled_reach_the_store(scene: Scene) -> None:
    scene.feed.tell(SnapshotsPolled((Snapshot(TENCENT, last=384.4, decimals=3),)))
    assert scene.store.state(TENCENT).last == 384.4
    assert [one.decimals for one in scene.learnt] == [3]


def test_every_time_the_link_comes_up_the_figures_in_view_are_asked_for_once(scene: Scene) -> None:
    scene.quotes.want("table", [FIGURES, TRADES, Stream(APPLE, Kind.TRADE)])
    scene.quotes.want("rest", [Stream(APPLE, Kind.SNAPSHOT)], Priority.BACKGROUND)
    scene.time.advance(0.0)
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


def test_what_was_asked_for_while_connecting_is_not_asked_for_again_when_the_link_is_up(scene: Scene) -> None:
    scene.quotes.want("table", [FIGURES])
    scene.quotes.refresh([TENCENT])
    scene.time.advance(0.1)
    scene.feed.go(FeedState.LIVE)
    scene.time.advance(0.1)
    assert len(scene.feed.history) == 1


def test_figures_that_could_not_be_had_are_asked_for_when_the_link_is_up(scene: Scene) -> None:
    scene.quotes.want("table", [FIGURES])
    scene.quotes.refresh([TENCENT])
    scene.time.advance(0.1)
    scene.feed.answer(LOST)
    scene.feed.go(FeedState.LIVE)
    scene.time.advance(0.1)
    assert len(scene.feed.history) == 2


def test_nothing_is_asked_after_close(scene: Scene) -> None:
    scene.feed.go(FeedState.LIVE)
    scene.quotes.refresh([TENCENT])
    scene.quotes.want("table", [FIGURES])
    scene.quotes.close()
    scene.time.advance(30.0)
    assert not scene.feed.history
    assert not scene.feed.commands
    assert not scene.feed.listeners
