"""Bars: one series for all who show it, cache before vendor, no hole that is not known, no forming bar on disk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from qosdesk.clock import FakeClock
from qosdesk.domain.hours import Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Bar, Kind, Stream
from qosdesk.domain.status import Loading, LoadState
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetBars
from qosdesk.feed.messages import FeedState, SubscriptionConfirmed
from qosdesk.market.series import Floats, Times, columns_of
from qosdesk.market.store import Store
from qosdesk.services.history import PAGE, Handle, History, TakeBars
from qosdesk.services.quotes import Quotes
from tests.helpers.scripted_feed import LOST, ScriptedFeed, Timetable

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
        self.puts: list[Put] = []
        self.asked_before: list[int] = []
        self.waiting: list[tuple[TakeBars, tuple[Bar, ...]]] = []

    def newest(self, symbol: Symbol, interval: Interval, count: int, done: TakeBars) -> None:
        self.waiting.append((done, self.stored[-count:]))

    def before(self, symbol: Symbol, interval: Interval, ts_ms: int, count: int, done: TakeBars) -> None:
        self.asked_before.append((ts_ms - NOW) // MINUTE)
        self.waiting.append((done, tuple(one for one in self.older if one.ts_ms < ts_ms)))

    def put(
        self, symbol: Symbol, interval: Interval, ts_ms: Times, data: Floats, covers: tuple[int, int]
    ) -> None:
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
    def __init__(self, disk: Disk | None = None, pushed: frozenset[Interval] = frozenset({M1})) -> None:
        self.clock = FakeClock(wall_ms=NOW + 10_000)
        self.time = Timetable(self.clock)
        self.feed = ScriptedFeed()
        self.store = Store()
        self.disk = disk
        hours = Hours(always=True)
        quotes = Quotes(self.feed, self.store, self.time)
        self.history = History(self.feed, quotes, self.store, hours, self.clock, self.time, pushed, disk)
        self.changes = 0

    def open(self) -> Handle:
        handle = self.history.open(TENCENT, M1, self._changed)
        if self.disk is not None:
            self.disk.answer()
        return handle

    def open_and_load(self) -> Handle:
        """An open chart on a live link, with bars -5 to 0."""
        self.feed.go(FeedState.LIVE)
        handle = self.open()
        self.feed.answer(bars(-5, 0))
        return handle

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


# -- opening -----------------------------------------------------------------------------------------------------------


def test_charts_that_show_the_same_share_one_series_one_request_and_one_stream() -> None:
    scene = Scene()
    first, second = scene.open(), scene.open()
    assert first.series is second.series
    assert scene.feed.history == [GetBars(TENCENT, M1, PAGE)]
    assert scene.feed.commands == [("want", (STREAM,))]
    first.close()
    first.close()
    assert scene.feed.commands == [("want", (STREAM,))]
    second.close()
    assert scene.feed.commands == [("want", (STREAM,)), ("unwant", (STREAM,))]
    assert not scene.store.state(TENCENT).series


def test_the_first_page_ends_the_loading() -> None:
    scene = Scene()
    handle = scene.open()
    assert handle.loading == Loading(LoadState.LOADING, live="K push")
    scene.feed.answer(bars(-5, 0))
    assert handle.loading == Loading(LoadState.IDLE, pages=1, live="K push")
    assert minutes(handle) == [-5, -4, -3, -2, -1, 0]
    assert scene.changes == 1


def test_an_interval_that_is_not_pushed_is_not_wanted_and_says_so() -> None:
    scene = Scene(pushed=frozenset())
    handle = scene.open()
    assert handle.loading.live == ""
    assert not scene.feed.commands


def test_from_a_cached_series_only_what_is_missing_is_asked_for() -> None:
    disk = Disk()
    disk.stored = bars(-30, -8)
    scene = Scene(disk)
    handle = scene.open()
    assert minutes(handle)[-1] == -8
    assert asked(scene).count == 10  # -8 (it may have been cut short) to 0, and one for luck
    scene.feed.answer(bars(-9, 0, close=2.0))
    assert minutes(handle) == list(range(-30, 1))
    assert state_of(handle) is LoadState.IDLE


def test_a_chart_closed_before_the_cache_answers_asks_the_vendor_nothing() -> None:
    disk = Disk()
    scene = Scene(disk)
    handle = scene.history.open(TENCENT, M1, lambda: None)
    handle.close()
    disk.answer()
    assert not scene.feed.history


def test_pushes_that_come_while_the_answer_is_under_way_are_newer_than_the_answer() -> None:
    scene = Scene()
    scene.feed.go(FeedState.LIVE)
    handle = scene.open()
    scene.push(0, 7.0)
    scene.feed.answer(bars(-5, 0, close=2.0))
    assert list(handle.series.close[-2:]) == [2.0, 7.0]
    scene.push(1, 8.0)
    assert minutes(handle)[-1] == 1


def test_a_push_of_the_next_bar_survives_an_answer_that_does_not_know_it() -> None:
    scene = Scene()
    handle = scene.open()
    scene.push(1, 7.0)
    scene.feed.answer(bars(-5, 0))
    assert minutes(handle) == [-5, -4, -3, -2, -1, 0, 1]


def test_an_answer_for_a_closed_chart_touches_nothing() -> None:
    """The same symbol may be open again by then, with a series of its own."""
    scene = Scene()
    scene.feed.go(FeedState.LIVE)
    scene.open().close()
    again = scene.open()
    scene.feed.answer(bars(-3, 0))
    assert state_of(again) is LoadState.LOADING
    assert minutes(again) == []
    scene.feed.answer(bars(-2, 0))
    assert minutes(again) == [-2, -1, 0]
    assert scene.store.state(TENCENT).series[M1] is again.series


# -- errors ------------------------------------------------------------------------------------------------------------


def test_a_failed_first_page_says_why_and_is_asked_again_on_retry() -> None:
    scene = Scene()
    handle = scene.open()
    scene.feed.answer(LOST)
    assert handle.loading == Loading(LoadState.ERROR, LOST.text, live="K push")
    handle.load_older()
    assert not scene.feed.asked
    handle.retry()
    assert state_of(handle) is LoadState.LOADING
    handle.retry()
    assert scene.feed.history == [GetBars(TENCENT, M1, PAGE)] * 2
    scene.feed.answer(bars(-1, 0))
    assert handle.loading == Loading(LoadState.IDLE, pages=1, live="K push")


def test_a_failed_first_page_is_asked_again_when_the_link_comes_up() -> None:
    scene = Scene()
    handle = scene.open()
    scene.feed.answer(LOST)
    scene.feed.go(FeedState.LIVE)
    assert asked(scene).count == PAGE
    scene.feed.answer(bars(-1, 0))
    assert state_of(handle) is LoadState.IDLE


def test_retry_after_a_failed_older_page_asks_for_that_page() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    handle.load_older()
    scene.feed.answer(LOST)
    assert state_of(handle) is LoadState.ERROR
    handle.retry()
    assert asked(scene).before_ms == NOW - 5 * MINUTE
    scene.feed.answer(bars(-9, -6))
    assert state_of(handle) is LoadState.IDLE
    assert minutes(handle)[0] == -9


def test_retry_after_a_failed_refill_asks_for_the_newest_bars() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.feed.go(FeedState.RECONNECTING)
    scene.clock.advance(120.0)
    scene.feed.go(FeedState.LIVE)
    scene.feed.answer(LOST)
    assert handle.loading.message == LOST.text
    handle.retry()
    assert (asked(scene).before_ms, asked(scene).count) == (0, 4)


# -- older pages -------------------------------------------------------------------------------------------------------


def test_older_pages_are_put_in_front_and_one_is_under_way_at_a_time() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    handle.load_older()
    handle.load_older()
    assert state_of(handle) is LoadState.LOADING
    assert scene.feed.history[1:] == [GetBars(TENCENT, M1, PAGE, before_ms=NOW - 5 * MINUTE)]
    newest = handle.series.first + len(handle.series) - 1
    scene.feed.answer(bars(-8, -6))
    assert minutes(handle) == list(range(-8, 1))
    assert handle.series.bar(newest).ts_ms == NOW
    assert handle.loading == Loading(LoadState.IDLE, pages=2, live="K push")


def test_an_empty_page_is_the_end_and_nothing_is_asked_any_more() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    handle.load_older()
    scene.feed.answer(())
    assert handle.loading == Loading(LoadState.END, pages=1, live="K push")
    handle.load_older()
    assert not scene.feed.asked


def test_bars_that_are_not_older_than_asked_for_count_as_none() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    handle.load_older()
    scene.feed.answer(bars(-5, 0))
    assert state_of(handle) is LoadState.END


def test_the_end_stays_the_end_after_a_reconnect() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    handle.load_older()
    scene.feed.answer(())
    scene.feed.go(FeedState.RECONNECTING)
    scene.feed.go(FeedState.LIVE)
    scene.feed.answer(bars(-1, 0))
    assert state_of(handle) is LoadState.END


def test_a_refill_does_not_end_the_loading_of_an_older_page() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    handle.load_older()
    older = scene.feed.asked.pop()
    scene.feed.go(FeedState.RECONNECTING)
    scene.feed.go(FeedState.LIVE)
    scene.feed.answer(bars(-1, 0))
    assert state_of(handle) is LoadState.LOADING
    handle.load_older()
    assert not scene.feed.asked
    older[2](bars(-7, -6))
    assert state_of(handle) is LoadState.IDLE


def test_older_bars_come_from_the_cache_where_it_has_them() -> None:
    disk = Disk()
    disk.older = bars(-20, -6)
    scene = Scene(disk)
    handle = scene.open_and_load()
    handle.load_older()
    disk.answer()
    assert minutes(handle)[0] == -20
    assert len(scene.feed.history) == 1
    handle.load_older()
    disk.answer()
    assert asked(scene).before_ms == NOW - 20 * MINUTE
    assert disk.asked_before == [-5, -20]


def test_a_page_from_the_vendor_is_kept_up_to_the_bar_it_was_asked_before() -> None:
    disk = Disk()
    scene = Scene(disk)
    handle = scene.open_and_load()
    handle.load_older()
    disk.answer()
    scene.feed.answer(bars(-9, -7))  # nothing traded in minute -6
    assert disk.puts == [Put([-9, -8, -7], (-9, -5))]


def test_a_page_that_arrives_after_the_chart_closed_is_kept_all_the_same() -> None:
    disk = Disk()
    scene = Scene(disk)
    handle = scene.open_and_load()
    handle.load_older()
    disk.answer()
    handle.close()
    disk.puts.clear()
    scene.feed.answer(bars(-9, -6))
    assert disk.puts == [Put([-9, -8, -7, -6], (-9, -5))]


# -- holes -------------------------------------------------------------------------------------------------------------


def test_what_a_lost_link_missed_is_fetched_when_it_is_back() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    series = handle.series
    scene.feed.go(FeedState.RECONNECTING)
    scene.clock.advance(600.0)
    scene.feed.go(FeedState.LIVE)
    assert asked(scene) == GetBars(TENCENT, M1, 12)
    scene.feed.answer(bars(-1, 10, close=3.0))
    assert handle.series is series
    assert minutes(handle) == list(range(-5, 11))
    assert series.close[5] == 3.0  # the bar that was cut short is whole now


def test_a_hole_wider_than_the_answer_begins_a_new_series() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    series = handle.series
    scene.feed.go(FeedState.RECONNECTING)
    scene.clock.advance(60.0 * 5000)
    scene.feed.go(FeedState.LIVE)
    assert asked(scene).count == PAGE
    scene.push(5000, 7.0)
    scene.feed.answer(bars(4001, 5000))
    assert handle.series is not series
    assert minutes(handle) == list(range(4001, 5001))
    assert handle.series.close[-1] == 7.0
    scene.push(5001, 8.0)
    assert minutes(handle)[-1] == 5001


def test_an_answer_shorter_than_asked_for_does_not_hide_a_hole() -> None:
    """A plan may give fewer bars than a page."""
    scene = Scene()
    handle = scene.open_and_load()
    scene.feed.go(FeedState.RECONNECTING)
    scene.clock.advance(3000.0)
    scene.feed.go(FeedState.LIVE)
    scene.feed.answer(bars(40, 50))
    assert asked(scene).count == PAGE
    scene.feed.answer(bars(30, 50))
    assert minutes(handle) == list(range(30, 51))


def test_when_more_is_missing_than_our_clock_says_a_whole_page_is_asked_for() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.feed.go(FeedState.RECONNECTING)
    scene.feed.go(FeedState.LIVE)
    assert asked(scene).count == 2
    scene.feed.answer(bars(29, 30))
    assert asked(scene).count == PAGE
    scene.feed.answer(bars(-900, 30))
    assert minutes(handle) == list(range(-900, 31))


def test_an_older_page_of_the_series_before_is_not_put_in_front_of_the_new_one() -> None:
    disk = Disk()
    scene = Scene(disk)
    handle = scene.open_and_load()
    handle.load_older()
    disk.answer()
    older = scene.feed.asked.pop()
    scene.feed.go(FeedState.RECONNECTING)
    scene.clock.advance(60.0 * 5000)
    scene.feed.go(FeedState.LIVE)
    scene.feed.answer(bars(4001, 5000))
    older[2](bars(-9, -6))
    assert minutes(handle)[0] == 4001
    assert state_of(handle) is LoadState.IDLE
    assert disk.puts[-1] == Put([-9, -8, -7, -6], (-9, -5))


def test_bars_that_closed_between_the_answer_and_the_first_link_are_fetched() -> None:
    scene = Scene()
    handle = scene.open()
    scene.feed.answer(bars(-5, 0))
    scene.clock.advance(180.0)
    scene.feed.go(FeedState.LIVE)
    assert asked(scene).count == 5
    scene.feed.answer(bars(-1, 3))
    assert minutes(handle) == list(range(-5, 4))


def test_within_one_bar_the_first_page_is_not_asked_for_twice() -> None:
    scene = Scene()
    scene.open()
    scene.feed.answer(bars(-5, 0))
    scene.clock.advance(5.0)
    scene.feed.go(FeedState.LIVE)
    scene.feed.tell(SubscriptionConfirmed((STREAM,)))
    assert not scene.feed.asked


def test_bars_that_closed_before_the_subscription_was_confirmed_are_fetched() -> None:
    """Commands are spaced: pushes may begin seconds after the answer, and in another bar."""
    scene = Scene()
    handle = scene.open_and_load()
    scene.clock.advance(55.0)
    scene.push(1, 4.0)
    scene.feed.tell(SubscriptionConfirmed((STREAM, Stream(TENCENT, Kind.TRADE))))
    assert asked(scene).count == 3
    scene.feed.answer(bars(-1, 1, close=5.0))
    assert minutes(handle) == list(range(-5, 2))
    assert list(handle.series.close[-2:]) == [5.0, 4.0]


# -- the disk ----------------------------------------------------------------------------------------------------------


def test_closed_bars_are_saved_regularly_and_the_newest_never() -> None:
    disk = Disk()
    scene = Scene(disk)
    scene.open_and_load()
    scene.time.advance(21.0)
    assert disk.puts == [Put([-5, -4, -3, -2, -1], (-5, -1))]
    scene.time.advance(60.0)
    assert len(disk.puts) == 1  # its minute is over, but no bar after it says that it closed
    scene.push(1, 4.0)
    scene.push(2, 4.0)
    scene.time.advance(21.0)
    assert disk.puts[1:] == [Put([0, 1], (-1, 1))]


def test_the_bars_of_a_closed_chart_and_of_the_end_are_saved() -> None:
    for end in (lambda scene, handle: handle.close(), lambda scene, handle: scene.history.close()):
        disk = Disk()
        scene = Scene(disk)
        handle = scene.open_and_load()
        end(scene, handle)
        assert disk.puts == [Put([-5, -4, -3, -2, -1], (-5, -1))]


def test_after_the_cache_only_new_bars_are_saved_joined_to_what_is_there() -> None:
    disk = Disk()
    disk.stored = bars(-30, -8)
    scene = Scene(disk)
    scene.feed.go(FeedState.LIVE)
    scene.open()
    scene.feed.answer(bars(-9, 0))
    scene.time.advance(21.0)
    assert disk.puts == [Put([-7, -6, -5, -4, -3, -2, -1], (-8, -1))]


def test_while_bars_may_be_missing_nothing_is_saved() -> None:
    disk = Disk()
    scene = Scene(disk)
    scene.open_and_load()
    scene.time.advance(21.0)
    disk.puts.clear()
    scene.feed.go(FeedState.RECONNECTING)
    scene.time.advance(300.0)
    scene.feed.go(FeedState.LIVE)
    scene.push(5, 4.0)
    scene.push(6, 4.0)
    scene.time.advance(21.0)
    assert disk.puts == []
    scene.feed.answer(bars(-1, 6))
    scene.time.advance(21.0)
    assert disk.puts == [Put([0, 1, 2, 3, 4, 5], (-1, 5))]


def test_a_new_series_after_a_wide_hole_is_saved_as_an_island() -> None:
    disk = Disk()
    disk.stored = bars(-3000, -2500)
    scene = Scene(disk)
    scene.feed.go(FeedState.LIVE)
    scene.open()
    scene.feed.answer(bars(-999, 0))
    scene.time.advance(21.0)
    assert disk.puts == [Put(list(range(-999, 0)), (-999, -1))]


@pytest.mark.parametrize("answer", [(), LOST])
def test_nothing_is_saved_of_what_was_never_answered(answer: object) -> None:
    disk = Disk()
    disk.stored = bars(-30, -8)
    scene = Scene(disk)
    scene.feed.go(FeedState.LIVE)
    scene.open()
    scene.feed.answer(answer)  # type: ignore[arg-type]
    scene.push(0, 4.0)
    scene.push(1, 4.0)
    scene.time.advance(21.0)
    assert disk.puts == []


def test_after_the_end_nothing_is_saved_or_asked_any_more() -> None:
    disk = Disk()
    scene = Scene(disk)
    scene.open_and_load()
    scene.history.close()
    disk.puts.clear()
    scene.push(1, 4.0)
    scene.push(2, 4.0)
    scene.time.advance(60.0)
    scene.feed.go(FeedState.RECONNECTING)
    scene.feed.go(FeedState.LIVE)
    assert disk.puts == []
    assert not scene.feed.asked
