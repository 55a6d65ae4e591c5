"""The session in the screens' words: states, the next attempt in wall time, budgets, notices."""

from __future__ import annotations

import pytest

from qosdesk.clock import FakeClock
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import Connection, LinkState, Meter, Notice, Severity
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.messages import (
    FeedState,
    LimitLearned,
    Measure,
    StateChanged,
    StreamsSilent,
    SubscriptionRefused,
    Warned,
)
from qosdesk.services.notices import Notices
from qosdesk.services.session import Session
from tests.helpers.scripted_feed import ScriptedFeed

TRADES = Stream(Symbol("HK", "700"), Kind.TRADE)


class Scene:
    def __init__(self) -> None:
        self.feed = ScriptedFeed()
        self.clock = FakeClock(wall_ms=1_000_000, monotonic_s=50.0)
        self.notices = Notices()
        self.session = Session(self.feed, self.clock, "QOS", demo=False, notify=self.notices.notify)
        self.changes = 0
        self.end = self.session.subscribe(self._changed)

    def _changed(self) -> None:
        self.changes += 1

    @property
    def connection(self) -> Connection:
        return self.session.connection()


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (FeedState.IDLE, LinkState.OFFLINE),
        (FeedState.CONNECTING, LinkState.CONNECTING),
        (FeedState.LIVE, LinkState.LIVE),
        (FeedState.RECONNECTING, LinkState.RECONNECTING),
        (FeedState.REFUSED, LinkState.REFUSED),
    ],
)
def test_every_state_of_the_feed_has_a_state_on_screen(
    scene: Scene, told: FeedState, shown: LinkState
) -> None:
    scene.feed.tell(StateChanged(told, "why", attempt=3))
    assert (scene.connection.state, scene.connection.reason, scene.connection.attempt) == (shown, "why", 3)
    assert scene.changes == 1


def test_the_next_attempt_is_told_in_wall_time(scene: Scene) -> None:
    scene.feed.tell(StateChanged(FeedState.RECONNECTING, "lost", next_try_s=54.5, attempt=2))
    assert scene.connection.next_try_ms == 1_004_500
    scene.feed.go(FeedState.LIVE)
    assert scene.connection.next_try_ms == 0


def test_the_count_down_goes_on_when_the_wall_clock_is_set(scene: Scene) -> None:
    scene.feed.tell(StateChanged(FeedState.RECONNECTING, "lost", next_try_s=54.5, attempt=2))
    before_ms = scene.connection.next_try_ms - scene.clock.wall_ms()
    scene.clock.set_wall_ms(scene.clock.wall_ms() - 3_600_000)
    assert scene.connection.next_try_ms - scene.clock.wall_ms() == before_ms


def test_since_is_when_the_state_began_not_when_it_was_last_told(scene: Scene) -> None:
    scene.feed.go(FeedState.RECONNECTING)
    scene.clock.advance(7.0)
    scene.feed.go(FeedState.RECONNECTING)
    assert scene.connection.since_ms == 1_000_000
    scene.feed.go(FeedState.LIVE)
    assert scene.connection.since_ms == 1_007_000


def test_why_the_link_was_lost_is_said_as_long_as_it_is_not_back(scene: Scene) -> None:
    scene.feed.tell(StateChanged(FeedState.RECONNECTING, "The link was cut.", attempt=1))
    scene.feed.tell(StateChanged(FeedState.RECONNECTING, attempt=1))
    assert scene.connection.reason == "The link was cut."
    scene.feed.tell(StateChanged(FeedState.RECONNECTING, "The server refused.", attempt=2))
    assert scene.connection.reason == "The server refused."
    scene.feed.tell(StateChanged(FeedState.LIVE))
    assert scene.connection.reason == ""


def test_streams_are_counted_as_they_are_now(scene: Scene) -> None:
    scene.feed.want([TRADES, Stream(TRADES.symbol, Kind.DEPTH)])
    scene.feed.confirmed.add(TRADES)
    assert (scene.connection.streams_confirmed, scene.connection.streams_wanted) == (1, 2)
    assert scene.session.is_confirmed(TRADES)


def test_budgets_are_shown_as_counted_here(scene: Scene) -> None:
    scene.feed.meters = (Meter("Live", 3, 10), Meter("snapshot", 1, 0))
    assert scene.session.meters() == scene.feed.meters


def test_another_source_is_announced_as_connecting(scene: Scene) -> None:
    scene.feed.tell(StateChanged(FeedState.REFUSED, "The key was refused."))
    scene.session.set_source("QOS", demo=True)
    assert scene.connection == Connection(LinkState.CONNECTING, "QOS", True, 1_000_000)
    assert scene.changes == 2


def test_trying_now_reaches_the_feed(scene: Scene) -> None:
    scene.session.try_now()
    assert scene.feed.tries == 1


def test_a_key_in_use_elsewhere_is_told_and_trying_now_takes_it_over(scene: Scene) -> None:
    taken: list[bool] = []
    scene.session.hold("Another one has it.", lambda: taken.append(True))
    assert scene.connection.held
    assert scene.connection.state is LinkState.OFFLINE
    assert scene.connection.reason == "Another one has it."
    scene.session.try_now()
    assert taken == [True]
    assert scene.feed.tries == 0
    scene.session.set_source("QOS", demo=False)
    assert not scene.connection.held
    scene.session.try_now()
    assert (taken, scene.feed.tries) == ([True], 1)


def test_who_stopped_listening_hears_nothing(scene: Scene) -> None:
    scene.end()
    scene.end()
    scene.feed.go(FeedState.LIVE)
    assert scene.changes == 0


def test_what_the_vendor_refuses_and_warns_of_becomes_notices_newest_first(scene: Scene) -> None:
    heard: list[Notice] = []
    notices = scene.notices
    end = notices.subscribe(heard.append)
    failure = Failure(FailureKind.OVER_LIMIT, "the plan allows 3 products.")
    scene.feed.tell(SubscriptionRefused((TRADES, Stream(TRADES.symbol, Kind.DEPTH)), failure))
    scene.feed.tell(StreamsSilent((TRADES,)))
    scene.feed.tell(Warned("The vendor's clock differs by 40 s."))
    assert [(one.text, one.severity) for one in notices.recent()] == [
        ("The vendor's clock differs by 40 s.", Severity.WARNING),
        ("No data yet of HK:700 trade.", Severity.INFO),
        ("QOS refused HK:700: the plan allows 3 products.", Severity.WARNING),
    ]
    lacking = Failure(FailureKind.NOT_OFFERED, "QOS does not offer market CC.")
    scene.feed.tell(SubscriptionRefused((TRADES,), lacking))  # the rows say that: no notice for each of them
    assert heard == list(reversed(notices.recent()))
    end()
    scene.notices.notify(Notice("one more"))
    assert len(heard) == 3


def test_notices_are_bounded(scene: Scene) -> None:
    for number in range(500):
        scene.notices.notify(Notice(str(number)))
    assert len(scene.notices.recent()) == 200
    assert scene.notices.recent()[0].text == "499"


def test_after_close_nobody_is_told(scene: Scene) -> None:
    scene.session.close()
    scene.feed.go(FeedState.LIVE)
    assert scene.changes == 0
    assert not scene.feed.listeners


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (
            LimitLearned(Measure.LIVE, "", 8, 10, 2),
            "QOS allows 8 live products, not 10: 2 symbols are polled instead.",
        ),
        (
            LimitLearned(Measure.LIVE, "", 9, 10, 1),
            "QOS allows 9 live products, not 10: 1 symbol is polled instead.",
        ),
        (LimitLearned(Measure.PER_MINUTE, "kline", 5, 10), "QOS allows 5 kline requests a minute, not 10."),
        (LimitLearned(Measure.PER_CALL, "snapshot", 5, 0), "QOS allows 5 symbols in one snapshot request."),
    ],
)
def test_a_learned_limit_is_said_in_words(scene: Scene, event: LimitLearned, words: str) -> None:
    scene.feed.tell(event)
    assert scene.notices.recent()[0] == Notice(words, Severity.WARNING)
