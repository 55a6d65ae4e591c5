"""What is missing is said on the series until it is filled: exactly the bars of the session, with the reason."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from qosdesk.domain.hours import Hours
from qosdesk.domain.quotes import Bar
from qosdesk.domain.status import Hole, HoleReason, LoadState, Meter
from qosdesk.feed.calls import GetBars
from qosdesk.feed.messages import FeedState, GapOpened
from tests.helpers.scripted_feed import LOST
from tests.unit.services.bars_scene import (
    M1,
    MINUTE,
    NOW,
    STREAM,
    TENCENT,
    Disk,
    Scene,
    asked,
    bars,
    minutes,
    state_of,
)


def holes(handle) -> list[tuple[int, int, HoleReason]]:
    """(after which minute, how many, why) of each."""
    return [((one.after_ms - NOW) // MINUTE, one.count, one.reason) for one in handle.series.holes]


def test_seven_minutes_without_a_link_mark_exactly_these_bars_and_cost_one_request() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.feed.confirmed.clear()
    scene.clock.advance(20.0)
    scene.feed.tell(GapOpened((STREAM,), scene.clock.monotonic_s() - 6.0))
    scene.feed.go(FeedState.RECONNECTING)
    lost_ms = NOW + 24_000
    assert not handle.series.holes
    scene.time.advance(7 * 60.0)
    assert handle.series.holes == (Hole(NOW, 0, 7, HoleReason.LINK_LOST, lost_ms),)
    scene.feed.go(FeedState.LIVE)
    assert holes(handle) == [(0, 7, HoleReason.ASKED)]
    scene.push(7, 5.0)
    scene.time.advance(1.0)
    assert handle.series.holes == (Hole(NOW, NOW + 7 * MINUTE, 6, HoleReason.ASKED, lost_ms),)
    scene.confirm()
    assert scene.feed.history[1:] == [GetBars(TENCENT, M1, 9)]
    scene.feed.answer(bars(-1, 7))
    assert not handle.series.holes
    assert minutes(handle) == list(range(-5, 8))
    scene.time.advance(60.0)
    assert len(scene.feed.history) == 2


def test_bars_without_a_trade_are_empty_and_not_missing() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.lose()
    scene.time.advance(7 * 60.0)
    scene.feed.go(FeedState.LIVE)
    scene.feed.answer((*bars(-1, 1), *bars(6, 7)))
    assert not handle.series.holes
    assert minutes(handle)[-4:] == [0, 1, 6, 7]


def test_minutes_without_a_trade_before_the_loss_are_not_missing() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.time.advance(190.0)
    scene.lose()
    scene.time.advance(120.0)
    assert holes(handle) == [(0, 3, HoleReason.LINK_LOST)]
    scene.feed.go(FeedState.LIVE)
    assert asked(scene).count == 7


def test_a_loss_within_a_minute_that_had_no_trade_costs_nothing() -> None:
    scene = Scene()
    scene.open_and_load()
    scene.time.advance(190.0)
    scene.lose()
    scene.time.advance(20.0)
    scene.feed.go(FeedState.LIVE)
    scene.confirm()
    scene.time.advance(60.0)
    assert len(scene.feed.history) == 1


def test_a_loss_within_a_bar_costs_nothing_where_pushes_go_on() -> None:
    scene = Scene()
    scene.open_and_load()
    scene.lose()
    scene.clock.advance(20.0)
    scene.feed.go(FeedState.LIVE)
    scene.confirm()
    scene.push(0, 5.0)
    scene.time.advance(120.0)
    assert len(scene.feed.history) == 1


def test_a_bar_that_closed_while_its_pushes_were_awaited_is_asked_for() -> None:
    scene = Scene()
    scene.open_and_load()
    scene.lose()
    scene.clock.advance(45.0)
    scene.feed.go(FeedState.LIVE)
    assert not scene.feed.asked
    scene.clock.advance(6.0)
    scene.confirm()
    assert asked(scene) == GetBars(TENCENT, M1, 3)


def test_a_request_that_waits_for_the_budget_says_so_and_one_that_failed_too() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.lose()
    scene.time.advance(120.0)
    scene.feed.meters = (Meter("Live", 3, 10), Meter("kline", 10, 10, next_free_ms=NOW + 200_000))
    scene.feed.go(FeedState.LIVE)
    assert holes(handle) == [(0, 2, HoleReason.NO_REQUESTS)]
    assert handle.series.holes[0].free_ms == NOW + 200_000
    assert handle.loading.left == 0
    scene.feed.meters = (Meter("Live", 3, 10), Meter("snapshot", 10, 10), Meter("kline", 8, 10))
    scene.time.advance(1.0)
    assert holes(handle) == [(0, 2, HoleReason.ASKED)]
    scene.feed.answer(LOST)
    assert holes(handle) == [(0, 2, HoleReason.FAILED)]
    handle.retry()
    assert holes(handle) == [(0, 2, HoleReason.ASKED)]
    scene.feed.answer(bars(-1, 2))
    assert not handle.series.holes


def test_what_the_disk_does_not_have_yet_is_marked_while_it_is_asked_for() -> None:
    disk = Disk()
    disk.stored = bars(-30, -8)
    scene = Scene(disk)
    handle = scene.open()
    assert holes(handle) == [(-8, 8, HoleReason.ASKED)]
    scene.feed.answer(bars(-9, 0))
    assert not handle.series.holes


def test_beyond_the_end_of_the_vendors_history_the_disk_goes_on_after_a_hole_that_stays() -> None:
    """The default plan ignores `e` (QOS 4.7): nothing older than its page can be had."""
    disk = Disk()
    disk.remote = bars(-60, -41)
    scene = Scene(disk)
    handle = scene.open_and_load()
    handle.load_older()
    disk.answer()
    scene.feed.answer(bars(-5, 0))
    disk.answer()
    assert minutes(handle) == [*range(-60, -40), *range(-5, 1)]
    assert holes(handle) == [(-41, 35, HoleReason.HISTORY_ENDS)]
    assert state_of(handle) is LoadState.IDLE
    disk.remote = ()
    handle.load_older()
    disk.answer()
    disk.answer()
    assert state_of(handle) is LoadState.END
    assert len(scene.feed.history) == 2
    scene.time.advance(21.0)
    assert [put.covers for put in disk.puts] == [(-5, -1)]


# -- sessions ----------------------------------------------------------------------------------------------------


def hong_kong(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Hong_Kong")).timestamp()) * 1000


def at_noon(scene: Scene) -> tuple[Bar, ...]:
    """The clock stands at 11:59:30 of a Friday in Hong Kong; the bars until then."""
    scene.clock.set_wall_ms(hong_kong("2026-11-20T11:59:30"))
    last_ms = hong_kong("2026-11-20T11:59")
    return tuple(Bar(last_ms + n * MINUTE, 1.0, 2.0, 0.5, 1.0, 1.0) for n in range(-9, 1))


def test_a_link_lost_at_lunch_misses_nothing_and_costs_nothing() -> None:
    scene = Scene(hours=Hours())
    scene.feed.go(FeedState.LIVE)
    answer = at_noon(scene)
    handle = scene.open()
    scene.feed.answer(answer)
    scene.confirm()
    scene.clock.advance(120.0)
    scene.lose()
    scene.time.advance(1800.0)
    assert not handle.series.holes
    scene.feed.go(FeedState.LIVE)
    scene.confirm()
    assert len(scene.feed.history) == 1


def test_a_bar_cut_short_before_lunch_is_asked_for_although_none_is_missing() -> None:
    scene = Scene(hours=Hours())
    scene.feed.go(FeedState.LIVE)
    answer = at_noon(scene)
    handle = scene.open()
    scene.feed.answer(answer)
    scene.confirm()
    scene.lose()
    scene.time.advance(300.0)
    assert not handle.series.holes
    scene.feed.go(FeedState.LIVE)
    assert asked(scene).count == 2
    scene.feed.answer(answer[-2:])
    scene.confirm()
    assert len(scene.feed.history) == 2


def test_a_restart_after_the_close_asks_nothing() -> None:
    disk = Disk()
    scene = Scene(disk, hours=Hours())
    disk.stored = at_noon(scene)
    scene.clock.advance(600.0)
    scene.feed.go(FeedState.LIVE)
    handle = scene.open()
    scene.confirm()
    assert not scene.feed.history
    assert state_of(handle) is LoadState.IDLE
    assert len(handle.series) == 10


def test_the_last_bar_of_a_session_is_stored_without_a_bar_after_it() -> None:
    disk = Disk()
    scene = Scene(disk, hours=Hours())
    scene.feed.go(FeedState.LIVE)
    answer = at_noon(scene)
    handle = scene.open()
    scene.feed.answer(answer)
    scene.confirm()
    assert handle.closes_ms == hong_kong("2026-11-20T12:00")
    scene.time.advance(60.0)
    assert disk.puts[-1].covers[1] == (hong_kong("2026-11-20T11:59") - NOW) // MINUTE
