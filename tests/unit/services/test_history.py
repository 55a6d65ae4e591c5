"""Bars: one series for all who show it, the cache before the vendor, older pages, errors."""

from __future__ import annotations

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import LiveBar, Loading, LoadState
from qosdesk.feed.calls import GetBars
from qosdesk.feed.messages import FeedState
from qosdesk.services.history import PAGE, Handle
from tests.helpers.scripted_feed import LOST
from tests.unit.services.bars_scene import (
    M1,
    MINUTE,
    NOW,
    STREAM,
    TENCENT,
    Disk,
    Put,
    Scene,
    asked,
    bars,
    minutes,
    state_of,
)

# -- opening -----------------------------------------------------------------------------------------------------------


def test_charts_that_show_the_same_share_one_series_one_request_and_one_stream() -> None:
    scene = Scene()
    first, second = scene.open(), scene.open()
    assert first.series is second.series
    assert scene.feed.history == [GetBars(TENCENT, M1, PAGE)]
    scene.time.advance(0.0)
    assert scene.feed.commands == [("want", (STREAM,))]
    first.close()
    first.close()
    scene.time.advance(0.0)
    assert scene.feed.commands == [("want", (STREAM,))]
    second.close()
    scene.time.advance(0.0)
    assert scene.feed.commands == [("want", (STREAM,)), ("unwant", (STREAM,))]
    assert not scene.store.state(TENCENT).series


def test_the_first_page_ends_the_loading() -> None:
    scene = Scene()
    handle = scene.open()
    assert handle.loading == Loading(LoadState.LOADING, requests=1)
    scene.feed.answer(bars(-5, 0))
    assert handle.loading == Loading(LoadState.IDLE, pages=1, requests=1)
    assert minutes(handle) == [-5, -4, -3, -2, -1, 0]
    assert scene.changes == 1


def test_of_an_interval_that_is_not_pushed_the_trades_are_wanted() -> None:
    scene = Scene(pushed=frozenset())
    scene.open()
    scene.time.advance(0.0)
    assert scene.feed.commands == [("want", (Stream(TENCENT, Kind.TRADE),))]


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


def test_bars_from_a_clock_that_was_later_are_not_shown() -> None:
    disk = Disk()
    disk.stored = bars(-3, 5)
    scene = Scene(disk)
    handle = scene.open()
    assert minutes(handle) == []
    assert asked(scene).count == PAGE
    scene.feed.answer(bars(-9, 0))
    assert minutes(handle) == list(range(-9, 1))


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


def test_the_question_of_a_closed_chart_is_withdrawn() -> None:
    """The same symbol may be open again by then, with a series of its own."""
    scene = Scene()
    scene.feed.go(FeedState.LIVE)
    late = scene.open()
    done = scene.feed.asked[0][2]
    late.close()
    assert not scene.feed.asked
    again = scene.open()
    done(bars(-3, 0))
    assert state_of(again) is LoadState.LOADING
    scene.feed.answer(bars(-2, 0))
    assert minutes(again) == [-2, -1, 0]
    assert scene.store.state(TENCENT).series[M1] == (again.series,)


# -- errors ------------------------------------------------------------------------------------------------------------


def test_a_failed_first_page_says_why_and_is_asked_again_on_retry() -> None:
    scene = Scene()
    handle = scene.open()
    scene.feed.answer(LOST)
    assert handle.loading == Loading(LoadState.ERROR, LOST.text, requests=1)
    handle.load_older()
    assert not scene.feed.asked
    handle.retry()
    assert state_of(handle) is LoadState.LOADING
    handle.retry()
    assert scene.feed.history == [GetBars(TENCENT, M1, PAGE)] * 2
    scene.feed.answer(bars(-1, 0))
    assert handle.loading == Loading(LoadState.IDLE, pages=1, requests=2)


def test_a_failed_first_page_is_asked_again_when_the_link_comes_up() -> None:
    scene = Scene()
    handle = scene.open()
    scene.feed.answer(LOST)
    scene.feed.go(FeedState.LIVE)
    assert asked(scene).count == PAGE
    scene.feed.answer(bars(-1, 0))
    assert state_of(handle) is LoadState.IDLE


def test_failed_newest_bars_are_asked_for_again_by_themselves_after_a_minute_while_live() -> None:
    scene = Scene()
    scene.feed.go(FeedState.LIVE)
    handle = scene.open()
    scene.feed.answer(LOST)
    scene.time.advance(59.0)
    assert not scene.feed.asked
    scene.time.advance(2.0)
    assert asked(scene).count == PAGE
    scene.feed.answer(bars(-1, 1))
    assert state_of(handle) is LoadState.IDLE
    handle.load_older()
    scene.feed.answer(LOST)
    scene.time.advance(600.0)
    assert not scene.feed.asked


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
    scene.lose()
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
    assert handle.loading == Loading(LoadState.IDLE, pages=2, live=LiveBar.PUSH, requests=2)


def test_an_empty_page_is_the_end_and_nothing_is_asked_any_more() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    handle.load_older()
    scene.feed.answer(())
    assert handle.loading == Loading(LoadState.END, pages=1, live=LiveBar.PUSH, requests=2)
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
    scene.lose()
    scene.clock.advance(60.0)
    scene.feed.go(FeedState.LIVE)
    scene.feed.answer(bars(-1, 1))
    assert state_of(handle) is LoadState.END


def test_a_refill_does_not_end_the_loading_of_an_older_page() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    handle.load_older()
    older = scene.feed.asked.pop()
    scene.lose()
    scene.clock.advance(60.0)
    scene.feed.go(FeedState.LIVE)
    scene.feed.answer(bars(-1, 1))
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


# --- a restart within the bar that forms ---------------------------------------------------------------------------


def restarted(pushed: frozenset[Interval] = frozenset({M1})) -> tuple[Scene, Handle]:
    """A chart whose closed bars are all on the disk, ten seconds into the next one."""
    disk = Disk()
    disk.stored = bars(-30, -1)
    scene = Scene(disk, pushed=pushed)
    return scene, scene.open()


def test_where_only_the_forming_bar_is_missing_the_push_brings_it_and_nothing_is_asked() -> None:
    scene, handle = restarted()
    assert minutes(handle) == list(range(-30, 0))
    assert state_of(handle) is LoadState.IDLE, "it is shown from the disk before there is a link"
    scene.feed.go(FeedState.LIVE)
    scene.confirm()
    scene.push(0, 2.0)
    scene.frame()
    scene.time.advance(20.0)
    assert minutes(handle) == list(range(-30, 1))
    assert not scene.feed.history
    assert not scene.feed.asked
    assert not len(handle.series.holes)


def test_a_push_that_does_not_come_is_not_awaited_for_ever() -> None:
    scene, handle = restarted()
    scene.feed.go(FeedState.LIVE)
    scene.time.advance(4.0)
    assert not scene.feed.asked
    scene.time.advance(3.0)
    assert asked(scene).count == 3
    scene.feed.answer(bars(-2, 0))
    assert minutes(handle) == list(range(-30, 1))


def test_a_bar_that_closes_while_its_push_is_awaited_is_asked_for() -> None:
    scene, handle = restarted()
    scene.time.advance(70.0)
    assert asked(scene).count == 3
    scene.feed.answer(bars(-1, 1))
    assert minutes(handle) == list(range(-30, 2))


def test_of_an_interval_that_is_not_pushed_the_forming_bar_is_asked_for_at_once() -> None:
    scene, _handle = restarted(pushed=frozenset())
    assert asked(scene).count == 3


def test_other_streams_of_the_symbol_do_not_end_the_wait_but_time_does() -> None:
    scene, handle = restarted()
    scene.feed.go(FeedState.LIVE)
    scene.confirm(Stream(TENCENT, Kind.TRADE))
    scene.trade(11, 5.0)
    assert not scene.feed.asked
    assert minutes(handle)[-1] == -1, "a bar made of trades would not know how it began"
    scene.time.advance(7.0)
    assert asked(scene).count == 3


def test_without_a_live_slot_the_forming_bar_is_asked_for_at_once() -> None:
    scene, _handle = restarted()
    scene.feed.without_slot = (STREAM,)
    scene.feed.go(FeedState.LIVE)
    scene.time.advance(1.0)
    assert asked(scene).count == 3
