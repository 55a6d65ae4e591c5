"""Which figures should have moved and did not: thresholds by rhythm, sessions, polls, and never because of us."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from qosdesk.clock import FakeClock
from qosdesk.domain.hours import Hours
from qosdesk.domain.quotes import Kind, Snapshot, Stream
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.market.store import Store
from qosdesk.services.staleness import CAP_S, UNKNOWN_S, Staleness
from tests.helpers.scripted_feed import Timetable

TENCENT = parse_symbol("HK:700")
APPLE = parse_symbol("US:AAPL")


class Scene:
    """A market day: `trade` and `wait` move it."""

    def __init__(
        self, at: str = "2026-11-20T14:00", zone: str = "Asia/Hong_Kong", *, always: bool = False
    ) -> None:
        start = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone))
        self.clock = FakeClock(int(start.timestamp() * 1000), 500.0)
        self.store = Store()
        self.later = Timetable(self.clock)
        self.streams: set[Stream] = set()
        self.polled: set[Stream] = set()
        self.up = True
        self.floors: dict[str, float] = {}
        self.told = 0
        self.staleness = Staleness(
            self.store,
            Hours(always=always),
            self.clock,
            self.later,
            wanted=lambda: self.streams,
            unslotted=lambda: self.polled,
            is_up=lambda _symbol: self.up,
            floor_s=lambda market, default_s: self.floors.get(market, default_s),
        )
        self.staleness.subscribe(self._told)

    def _told(self) -> None:
        self.told += 1

    def want(self, symbol: Symbol, *kinds: Kind) -> None:
        self.streams.update(Stream(symbol, kind) for kind in kinds or (Kind.SNAPSHOT, Kind.TRADE))

    def trade(self, symbol: Symbol = TENCENT, count: int = 1) -> None:
        for _ in range(count):
            self.store.state(symbol).on_trade(612.5, 100.0, self.clock.wall_ms(), 1)
        self._frame()

    def book(self, symbol: Symbol = TENCENT) -> None:
        self.store.state(symbol).on_depth((), (), self.clock.wall_ms(), lambda bids, asks: ((), ()))
        self._frame()

    def answer(self, symbol: Symbol = TENCENT) -> None:
        self.store.put_snapshot(Snapshot(symbol, 612.5, ts_ms=self.clock.wall_ms()))
        self._frame()

    def _frame(self) -> None:
        self.store.clean(self.store.drain(self.clock.monotonic_s()))

    def every(self, seconds: float, times: int, move: Callable[[], None] | None = None) -> None:
        for _ in range(times):
            self.later.advance(seconds)
            (move or self.trade)()

    def stale(self, symbol: Symbol = TENCENT, kind: Kind = Kind.SNAPSHOT) -> bool:
        return self.staleness.is_stale(symbol, kind)

    def stale_after(self, seconds: float, symbol: Symbol = TENCENT, kind: Kind = Kind.SNAPSHOT) -> float:
        """When within so many seconds of silence it turns stale; infinite for never."""
        for tenth in range(int(seconds * 10)):
            if self.stale(symbol, kind):
                return tenth / 10
            self.later.advance(0.1)
        return math.inf


@pytest.fixture
def scene() -> Scene:
    made = Scene()
    made.want(TENCENT)
    return made


def test_a_busy_symbol_turns_stale_at_its_floor_and_within_a_second_of_it(scene: Scene) -> None:
    scene.every(0.5, 60)
    assert scene.staleness.threshold_s(TENCENT) == 30.0
    assert 30.0 <= scene.stale_after(60) <= 31.0
    assert scene.told == 1


def test_the_mark_goes_with_the_next_quote_not_with_the_next_second(scene: Scene) -> None:
    scene.every(0.5, 60)
    scene.stale_after(60)
    scene.trade()
    assert not scene.stale()
    assert scene.staleness.age_s(TENCENT) == 0.0


def test_a_quiet_symbol_whose_usual_distance_is_minutes_is_not_stale_after_one(scene: Scene) -> None:
    scene.every(120.0, 12)
    assert scene.staleness.threshold_s(TENCENT) >= 240
    assert scene.stale_after(200) == math.inf


def test_no_rhythm_makes_a_threshold_beyond_the_cap(scene: Scene) -> None:
    scene.want(TENCENT)
    scene.every(400.0, 8)
    assert scene.staleness.threshold_s(TENCENT) == CAP_S


def test_before_the_rhythm_is_known_silence_is_given_time(scene: Scene) -> None:
    scene.every(1.0, 3)
    assert UNKNOWN_S <= scene.stale_after(400) <= UNKNOWN_S + 1


def test_what_was_never_heard_is_not_stale_it_is_missing(scene: Scene) -> None:
    assert scene.stale_after(1000) == math.inf


@pytest.mark.parametrize(
    ("at", "zone", "symbol", "what"),
    [
        ("2026-11-20T11:59:30", "Asia/Hong_Kong", TENCENT, "lunch"),
        ("2026-11-20T16:09:30", "Asia/Hong_Kong", TENCENT, "after the close"),
        ("2026-11-20T09:10:00", "Asia/Hong_Kong", TENCENT, "before the open"),
        ("2026-11-21T11:00:00", "Asia/Hong_Kong", TENCENT, "a Saturday"),
        ("2026-11-20T11:29:45", "Asia/Shanghai", parse_symbol("SH:600519"), "lunch in Shanghai"),
    ],
)
def test_nothing_is_stale_while_its_market_rests(at: str, zone: str, symbol: Symbol, what: str) -> None:
    scene = Scene(at, zone)
    scene.want(symbol)
    scene.every(0.5, 20, lambda: scene.trade(symbol) if scene.clock.wall_ms() % 60_000 < 58_000 else None)
    # Twenty minutes in which nothing comes.
    assert scene.stale_after(900, symbol) == math.inf, what


def test_after_lunch_silence_is_counted_from_the_reopening() -> None:
    scene = Scene("2026-11-20T11:58:00")
    scene.want(TENCENT)
    scene.every(0.5, 200)
    scene.later.advance(3_640)  # 13:00:20
    assert not scene.stale()
    assert 10 <= scene.stale_after(60) <= 11


def test_a_halted_symbol_is_never_stale(scene: Scene) -> None:
    scene.every(0.5, 60)
    scene.store.state(TENCENT).suspended = 1
    assert scene.stale_after(600) == math.inf


def test_pre_market_is_thin_but_a_symbol_with_a_rhythm_there_can_turn_stale() -> None:
    scene = Scene("2026-11-20T08:00", "America/New_York")
    scene.want(APPLE)
    scene.every(0.5, 60, lambda: scene.trade(APPLE))
    assert 120 <= scene.stale_after(300, APPLE) <= 121


def test_a_symbol_that_hardly_trades_before_the_open_is_not_stale_there() -> None:
    scene = Scene("2026-11-20T04:01:00", "America/New_York")
    scene.want(APPLE)
    scene.every(60.0, 3, lambda: scene.trade(APPLE))
    assert scene.stale_after(900, APPLE) == math.inf


def test_a_polled_symbol_is_stale_only_after_several_missed_polls(scene: Scene) -> None:
    scene.polled = set(scene.streams)
    scene.every(30.0, 10, scene.answer)
    assert scene.stale_after(100) == math.inf
    assert scene.stale_after(10) <= 6


def test_moving_from_a_live_slot_to_polling_starts_the_count_anew(scene: Scene) -> None:
    scene.every(0.5, 60)
    scene.polled = set(scene.streams)
    assert scene.stale_after(80) == math.inf


def test_a_figure_is_live_as_long_as_one_of_its_streams_has_a_slot(scene: Scene) -> None:
    scene.polled = {Stream(TENCENT, Kind.TRADE)}
    scene.every(0.5, 60)
    assert scene.staleness.threshold_s(TENCENT) == 30.0
    assert scene.staleness.threshold_s(TENCENT, Kind.TRADE) == 60.0
    assert 30.0 <= scene.stale_after(60) <= 31.0


def test_a_desk_that_was_hidden_did_not_want_so_nothing_is_stale_when_it_is_back(scene: Scene) -> None:
    scene.every(0.5, 60)
    hidden, scene.streams = scene.streams, set()
    scene.later.advance(600)
    scene.streams = hidden
    scene.later.advance(5)
    assert not scene.stale()


def test_a_computer_that_slept_could_not_hear(scene: Scene) -> None:
    scene.every(0.5, 60)
    scene.clock.advance(3_000)
    scene.later.advance(1.0)
    assert not scene.stale()
    assert 28 <= scene.stale_after(60) <= 31


def test_a_lost_link_makes_stale_and_teaches_no_rhythm(scene: Scene) -> None:
    scene.every(0.5, 60)
    scene.up = False
    assert scene.stale_after(40) <= 31
    scene.later.advance(600)
    scene.up = True
    scene.every(0.5, 60)
    assert scene.staleness.threshold_s(TENCENT) == 30.0


def test_a_book_and_the_prints_have_rhythms_of_their_own(scene: Scene) -> None:
    scene.want(TENCENT, Kind.DEPTH)
    for _ in range(40):
        scene.later.advance(0.5)
        scene.trade()
        scene.book()
    scene.every(0.5, 80)  # prints go on, the book does not
    assert scene.stale(TENCENT, Kind.DEPTH)
    assert not scene.stale()
    assert not scene.stale(TENCENT, Kind.TRADE)
    assert scene.staleness.age_s(TENCENT, Kind.DEPTH) > 39


def test_prints_may_pause_twice_as_long_while_figures_move(scene: Scene) -> None:
    scene.every(0.5, 60)
    scene.every(0.5, 90, scene.answer)
    assert not scene.stale(TENCENT, Kind.TRADE)
    scene.every(0.5, 40, scene.answer)
    assert scene.stale(TENCENT, Kind.TRADE)
    assert not scene.stale()


def test_the_floor_is_a_setting_and_nought_switches_the_mark_off(scene: Scene) -> None:
    scene.floors["HK"] = 60.0
    scene.every(0.5, 60)
    assert 60 <= scene.stale_after(100) <= 61
    scene.floors["HK"] = 0.0
    scene.later.advance(1.0)
    assert not scene.stale()


def test_crypto_never_rests() -> None:
    scene = Scene("2026-11-21T03:00")
    bitcoin = parse_symbol("CF:BTCUSDT")
    scene.want(bitcoin)
    scene.every(0.5, 60, lambda: scene.trade(bitcoin))
    assert 15 <= scene.stale_after(60, bitcoin) <= 16


def test_there_is_one_timer_whatever_is_watched(scene: Scene) -> None:
    for number in range(1, 200):
        scene.want(Symbol("HK", str(number)))
    scene.later.advance(5.0)
    assert len(scene.later._due) == 1


def test_it_stops_when_closed(scene: Scene) -> None:
    scene.staleness.close()
    scene.later.advance(2.0)
    assert not scene.later._due
