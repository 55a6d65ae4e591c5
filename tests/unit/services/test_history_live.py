"""The last bar: pushed, made from trades, from snapshots or from polls, and said which; it closes on the clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from qosdesk.domain.hours import Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Bar, Kind, Snapshot, Stream
from qosdesk.domain.status import LiveBar
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetBars
from qosdesk.feed.messages import FeedState, SubscriptionRefused
from qosdesk.market.store import Store
from qosdesk.services.gaps import Calendar
from qosdesk.services.history.cache import BarKey
from qosdesk.services.history.live import LastBar
from qosdesk.services.history.shared import Shared
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
)

APPLE = Symbol("US", "AAPL")
TRADES = Stream(TENCENT, Kind.TRADE)
FIGURES = Stream(TENCENT, Kind.SNAPSHOT)


def last(handle) -> tuple[float, float, float, float]:
    """High, low, close and volume of the last bar."""
    series = handle.series
    return float(series.high[-1]), float(series.low[-1]), float(series.close[-1]), float(series.volume[-1])


def poll(scene: Scene, second: int, price: float, volume: float) -> None:
    scene.store.put_snapshot(Snapshot(TENCENT, price, ts_ms=NOW + second * 1000, volume=volume))
    scene.frame()


def test_the_words_follow_what_the_vendor_confirmed() -> None:
    scene = Scene()
    scene.feed.go(FeedState.LIVE)
    handle = scene.open()

    def words() -> LiveBar:
        return handle.loading.live

    assert words() is LiveBar.NONE
    scene.confirm(FIGURES)
    assert words() is LiveBar.SNAPSHOTS
    scene.confirm(TRADES)
    assert words() is LiveBar.TRADES
    scene.confirm(STREAM)
    assert words() is LiveBar.PUSH
    scene.lose()
    assert words() is LiveBar.NONE


def test_between_pushes_the_close_follows_the_last_trade_and_the_volume_stays_the_vendors() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.push(0, 7.0)
    scene.trade(5, 8.0, 300.0)
    assert last(handle) == (9.0, 0.5, 8.0, 100.0)
    scene.trade(6, 9.5)
    assert last(handle) == (9.5, 0.5, 9.5, 100.0)


def test_a_push_that_lags_behind_the_last_trade_does_not_set_the_close_back() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.trade(5, 8.0)
    scene.push(0, 7.0)
    scene.frame()
    assert last(handle)[2] == 8.0


def test_without_a_recent_trade_the_push_is_right() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.trade(5, 8.0)
    scene.clock.advance(10.0)
    scene.push(0, 7.0)
    scene.frame()
    assert last(handle)[2] == 7.0


def test_with_pushes_a_trade_of_the_next_minute_opens_no_bar() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.trade(61, 8.0)
    assert minutes(handle)[-1] == 0
    assert last(handle)[2] == 1.0
    scene.push(1, 8.0)
    assert minutes(handle)[-1] == 1


def test_without_pushes_trades_make_the_bars_volume_and_all() -> None:
    scene = Scene(pushed=frozenset())
    scene.feed.go(FeedState.LIVE)
    handle = scene.open()
    scene.confirm(TRADES)
    scene.trade(3, 2.0)
    scene.feed.answer(bars(-5, 0))
    scene.trade(5, 12.0, 30.0)
    assert last(handle) == (12.0, 0.5, 12.0, 130.0)
    scene.trade(61, 11.0, 5.0)
    scene.trade(62, 10.0, 6.0)
    assert minutes(handle)[-2:] == [0, 1]
    assert last(handle) == (11.0, 10.0, 10.0, 11.0)
    scene.trade(59, 99.0)
    assert last(handle)[0] == 11.0


def test_without_a_live_slot_polled_figures_make_them_and_the_spacing_is_said() -> None:
    scene = Scene()
    scene.feed.go(FeedState.LIVE)
    handle = scene.open()
    scene.feed.answer(bars(-5, 0))
    scene.feed.without_slot = (STREAM,)
    scene.feed.tell(SubscriptionRefused((STREAM,), LOST))
    assert handle.loading.live is LiveBar.POLLED
    poll(scene, 12, 2.0, 1000.0)
    scene.clock.advance(12.0)
    poll(scene, 24, 11.0, 1500.0)
    assert last(handle)[0] == 11.0
    assert handle.loading.polled_s == 12
    scene.clock.advance(50.0)
    poll(scene, 74, 10.0, 1700.0)
    assert minutes(handle)[-1] == 1
    assert last(handle) == (10.0, 10.0, 10.0, 200.0)


def test_bars_that_we_made_are_not_stored_and_are_asked_for_when_pushes_begin() -> None:
    disk = Disk()
    scene = Scene(disk)
    scene.feed.go(FeedState.LIVE)
    handle = scene.open()
    scene.feed.answer(bars(-5, 0))
    scene.confirm(TRADES)
    for second in (5, 61, 121):
        scene.clock.set_wall_ms(NOW + second * 1000)
        scene.trade(second, 3.0)
    scene.time.advance(21.0)
    assert disk.puts == [Put([-5, -4, -3, -2, -1], (-5, -1))]
    scene.confirm(STREAM)
    assert asked(scene) == GetBars(TENCENT, M1, 5)
    scene.feed.answer(bars(-1, 2, close=4.0))
    assert list(handle.series.close[-3:]) == [4.0, 4.0, 4.0]
    scene.time.advance(21.0)
    assert disk.puts[1:] == [Put([0, 1], (-1, 1))]


def test_a_stream_that_gave_its_slot_away_is_noticed_and_what_was_missed_is_asked_for() -> None:
    scene = Scene()
    handle = scene.open_and_load()
    scene.feed.confirmed.clear()
    scene.feed.without_slot = (STREAM,)
    scene.time.advance(1.0)
    assert handle.loading.live is LiveBar.POLLED
    scene.time.advance(120.0)
    scene.feed.without_slot = ()
    scene.confirm()
    assert asked(scene) == GetBars(TENCENT, M1, 4)


def test_the_last_bar_closes_on_the_clock() -> None:
    scene = Scene()
    handle = scene.open()
    assert handle.closes_ms == 0
    scene.feed.answer(bars(-5, 0))
    assert handle.closes_ms == NOW + MINUTE
    scene.push(1, 1.0)
    assert handle.closes_ms == NOW + 2 * MINUTE


def test_adjusted_bars_are_a_series_of_their_own_with_the_same_pushes() -> None:
    scene = Scene()
    scene.feed.go(FeedState.LIVE)
    raw, adjusted = scene.open(), scene.open(adjusted=True)
    assert scene.feed.history == [GetBars(TENCENT, M1, 1000), GetBars(TENCENT, M1, 1000, adjusted=True)]
    scene.time.advance(0.0)
    assert scene.feed.commands == [("want", (STREAM,))]
    assert (raw.loading.adjusted, adjusted.loading.adjusted) == (False, True)
    scene.feed.answer(bars(-5, 0))
    scene.feed.answer(bars(-5, 0, close=0.9))
    scene.confirm()
    scene.push(0, 7.0)
    assert list(raw.series.close[-2:]) == [1.0, 7.0]
    assert list(adjusted.series.close[-2:]) == [0.9, 7.0]
    adjusted.close()
    scene.push(0, 8.0)
    assert float(raw.series.close[-1]) == 8.0


def test_another_source_empties_every_series_and_asks_anew() -> None:
    disk = Disk()
    scene = Scene(disk)
    handle = scene.open_and_load()
    scene.history.reset(lambda: None)
    disk.answer()
    assert len(handle.series) == 0
    assert asked(scene).count == 1000
    scene.feed.answer(bars(-2, 0))
    assert minutes(handle) == [-2, -1, 0]
    scene.push(1, 1.0)
    assert minutes(handle)[-1] == 1


def test_a_day_bar_follows_its_session_and_no_after_hours() -> None:
    """The same calendar day, after the close: the last price goes on, the day's bar does not."""
    shared = Shared(BarKey(APPLE, Interval.DAY), Calendar(Hours(), APPLE, Interval.DAY))
    store = Store()
    midnight = new_york("2026-11-20T00:00")
    shared.series.merge([Bar(midnight, 10.0, 12.0, 9.0, 11.0, 100.0)])
    shared.first_page_done, shared.live = True, LiveBar.PUSH
    store.attach_series(APPLE, Interval.DAY, shared.series, LastBar(shared, Hours()).follow)

    def close_after(text: str, price: float) -> float:
        store.state(APPLE).on_trade(price, 1.0, new_york(text), 1)
        store.clean(store.drain(0.0))
        return float(shared.series.close[-1])

    assert close_after("2026-11-20T15:59:59", 11.5) == 11.5
    assert close_after("2026-11-20T16:30:00", 13.0) == 11.5
    assert close_after("2026-11-20T20:30:00", 14.0) == 11.5
    assert len(shared.series) == 1


def new_york(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("America/New_York")).timestamp()) * 1000
