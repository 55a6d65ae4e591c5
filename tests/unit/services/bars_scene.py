"""What the tests of history share: a chart on a scripted feed, with minutes counted from now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qosdesk.clock import FakeClock
from qosdesk.domain.hours import Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Bar, Kind, Stream
from qosdesk.domain.status import LoadState
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetBars
from qosdesk.feed.messages import FeedState, SubscriptionConfirmed
from qosdesk.market.series import Floats, Times, columns_of
from qosdesk.market.store import Store
from qosdesk.services.history import BarKey, Handle, History, TakeBars
from qosdesk.services.quotes import Quotes
from tests.helpers.scripted_feed import ScriptedFeed, Timetable

TENCENT = Symbol("HK", "700")
M1 = Interval.M1
STREAM = Stream(TENCENT, Kind.BAR, M1)
MINUTE = 60_000
NOW = 1_763_640_000_000  # a whole minute


def bars(first: int, last: int, close: float = 1.0) -> tuple[Bar, ...]:
    """Bars of the minutes from `first` to `last`, counted from now."""
    return tuple(Bar(NOW + at * MINUTE, 1.0, 9.0, 0.5, close, 100.0) for at in range(first, last + 1))


@dataclass(frozen=True)
class Put:
    minutes: list[int]
    covers: tuple[int, int]


class Disk:
    """Closed bars on disk as the test lays them there; asked at the port seam."""

    def __init__(self) -> None:
        self.stored: tuple[Bar, ...] = ()
        self.older: tuple[Bar, ...] = ()
        self.remote: tuple[Bar, ...] = ()
        self.puts: list[Put] = []
        self.asked_before: list[int] = []
        self.waiting: list[tuple[TakeBars, tuple[Bar, ...]]] = []

    def newest(self, key: BarKey, count: int, done: TakeBars) -> None:
        self.waiting.append((done, self.stored[-count:]))

    def before(self, key: BarKey, ts_ms: int, count: int, done: TakeBars) -> None:
        self.asked_before.append((ts_ms - NOW) // MINUTE)
        self.waiting.append((done, tuple(one for one in self.older if one.ts_ms < ts_ms)))

    def beyond(self, key: BarKey, ts_ms: int, count: int, done: TakeBars) -> None:
        self.waiting.append((done, tuple(one for one in self.remote if one.ts_ms < ts_ms)))

    def put(self, key: BarKey, ts_ms: Times, data: Floats, covers: tuple[int, int]) -> None:
        assert data.shape == (5, len(ts_ms))
        minutes = [int(at - NOW) // MINUTE for at in ts_ms]
        self.puts.append(Put(minutes, ((covers[0] - NOW) // MINUTE, (covers[1] - NOW) // MINUTE)))

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, []
        for done, found in waiting:
            if found:
                done(*columns_of(found))
            else:
                done(np.empty(0, dtype=np.int64), np.empty((5, 0)))


class Scene:
    def __init__(
        self,
        disk: Disk | None = None,
        pushed: frozenset[Interval] = frozenset({M1}),
        hours: Hours | None = None,
    ) -> None:
        self.clock = FakeClock(wall_ms=NOW + 10_000)
        self.time = Timetable(self.clock)
        self.feed = ScriptedFeed()
        self.store = Store()
        self.disk = disk
        self.hours = hours or Hours(always=True)
        quotes = Quotes(self.feed, self.store, self.time)
        self.history = History(
            self.feed, quotes, self.store, self.hours, self.clock, self.time, lambda _symbol: pushed, disk
        )
        self.changes = 0

    def open(self, adjusted: bool = False) -> Handle:
        handle = self.history.open(TENCENT, M1, self._changed, adjusted)
        if self.disk is not None:
            self.disk.answer()
        return handle

    def confirm(self, *streams: Stream) -> None:
        """The vendor streams these from now on, the bars by default."""
        streams = streams or (STREAM,)
        self.feed.confirmed.update(streams)
        self.feed.tell(SubscriptionConfirmed(streams))

    def lose(self) -> None:
        """The link is lost now."""
        self.feed.confirmed.clear()
        self.feed.go(FeedState.RECONNECTING)

    def open_and_load(self) -> Handle:
        """An open chart on a live link, with bars -5 to 0, and pushes."""
        self.feed.go(FeedState.LIVE)
        handle = self.open()
        self.feed.answer(bars(-5, 0))
        self.confirm()
        return handle

    def trade(self, second: int, price: float, size: float = 1.0) -> None:
        """A print so many seconds after now, and the frame that paints it."""
        self.store.state(TENCENT).on_trade(price, size, NOW + second * 1000, 1)
        self.frame()

    def frame(self) -> None:
        """A frame of the screen."""
        self.store.clean(self.store.drain(self.clock.monotonic_s()))

    def push(self, at: int, close: float) -> None:
        self.store.state(TENCENT).on_bar(M1, NOW + at * MINUTE, 1.0, 9.0, 0.5, close, 100.0)

    def _changed(self) -> None:
        self.changes += 1


def minutes(handle: Handle) -> list[int]:
    return [int(at - NOW) // MINUTE for at in handle.series.ts_ms]


def state_of(handle: Handle) -> LoadState:
    return handle.loading.state


def asked(scene: Scene) -> GetBars:
    question = scene.feed.question()
    assert isinstance(question, GetBars)
    return question
