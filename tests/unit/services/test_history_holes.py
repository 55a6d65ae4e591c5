"""Bars: no hole that is not known and filled; only closed bars of unbroken stretches go to the disk."""

from __future__ import annotations

import pytest

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import LoadState
from qosdesk.feed.calls import GetBars
from qosdesk.feed.messages import FeedState
from qosdesk.services.history import PAGE
from tests.helpers.scripted_feed import LOST
from tests.unit.services.bars_scene import (
    M1,
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

# -- holes -------------------------------------------------------------------------------------------------------------


def test_what_a_lost_link_missed_is_fetched_when_it_is_back() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    series = handle.series
    scene.lose()
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
    scene.lose()
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
    scene.lose()
    scene.clock.advance(3000.0)
    scene.feed.go(FeedState.LIVE)
    scene.feed.answer(bars(40, 50))
    assert asked(scene).count == PAGE
    scene.feed.answer(bars(30, 50))
    assert minutes(handle) == list(range(30, 51))


def test_when_more_is_missing_than_our_clock_says_a_whole_page_is_asked_for() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.lose()
    scene.clock.advance(60.0)
    scene.feed.go(FeedState.LIVE)
    assert asked(scene).count == 3
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
    scene.lose()
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
    scene.confirm()
    assert asked(scene).count == 5
    scene.feed.answer(bars(-1, 3))
    assert minutes(handle) == list(range(-5, 4))


def test_within_one_bar_the_first_page_is_not_asked_for_twice() -> None:
    scene = Scene()
    scene.open()
    scene.feed.answer(bars(-5, 0))
    scene.clock.advance(5.0)
    scene.feed.go(FeedState.LIVE)
    scene.confirm()
    assert not scene.feed.asked


def test_bars_that_closed_before_the_subscription_was_confirmed_are_fetched() -> None:
    """Commands are spaced: pushes may begin seconds after the answer, and in another bar."""
    scene = Scene()
    scene.feed.go(FeedState.LIVE)
    handle = scene.open()
    scene.feed.answer(bars(-5, 0))
    scene.clock.advance(55.0)
    scene.push(1, 4.0)
    scene.confirm(STREAM, Stream(TENCENT, Kind.TRADE))
    assert asked(scene).count == 3
    scene.feed.answer(bars(-1, 1, close=5.0))
    assert minutes(handle) == list(range(-5, 2))
    assert list(handle.series.close[-2:]) == [5.0, 4.0]


# -- the disk ----------------------------------------------------------------------------------------------------------


def test_closed_bars_are_saved_regularly_and_the_forming_one_never() -> None:
    disk = Disk()
    scene = Scene(disk)
    scene.open_and_load()
    scene.time.advance(21.0)
    assert disk.puts == [Put([-5, -4, -3, -2, -1], (-5, -1))]
    scene.time.advance(20.0)
    assert len(disk.puts) == 1
    scene.push(1, 4.0)
    scene.push(2, 4.0)
    scene.time.advance(21.0)
    assert disk.puts[1:] == [Put([0, 1], (-1, 1))]


def test_the_last_bar_is_saved_when_the_clock_says_that_it_closed_without_a_bar_after_it() -> None:
    disk = Disk()
    scene = Scene(disk)
    scene.open_and_load()
    scene.time.advance(41.0)
    assert disk.puts[-1].minutes[-1] == -1
    scene.time.advance(20.0)
    assert disk.puts[1:] == [Put([0], (-1, 0))]
    scene.time.advance(600.0)
    assert len(disk.puts) == 2


def test_a_bar_that_changed_after_the_clock_closed_it_is_saved_anew() -> None:
    """Our clock may be ahead of the vendor's."""
    disk = Disk()
    scene = Scene(disk)
    scene.open_and_load()
    scene.time.advance(61.0)
    scene.push(0, 7.0)
    scene.time.advance(20.0)
    assert disk.puts[1:] == [Put([0], (-1, 0)), Put([0], (0, 0))]
    scene.push(0, 8.0)
    scene.push(1, 8.0)
    scene.time.advance(20.0)
    assert disk.puts[3:] == [Put([0], (0, 0))]


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
    scene.lose()
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
    scene.lose()
    scene.feed.go(FeedState.LIVE)
    assert disk.puts == []
    assert not scene.feed.asked
