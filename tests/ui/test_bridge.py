"""The frame timer: one drain a frame, sleep when idle, a latency only where something was painted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget

from qosdesk.clock import FakeClock
from qosdesk.domain.quotes import Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import SNAPSHOT, TRADE, Store
from qosdesk.ui.bridge import FrameTimer

TENCENT = Symbol("HK", "700")


class Listener:
    """A panel that notes what it is told, and animates for so many frames."""

    def __init__(self, animate: int = 0) -> None:
        self.seen: list[list[tuple[str, int]]] = []
        self.animate = animate

    def on_frame(self, dirty, now_s):
        self.seen.append([(state.code, state.dirty) for state in dirty])
        self.animate -= 1
        return self.animate >= 0


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def frames(qapp, store, clock):
    frames = FrameTimer(store, clock)
    yield frames
    frames.stop()


def trade(store: Store) -> None:
    store.state(TENCENT).on_trade(612.5, 100.0, 1_000, 1)


def test_many_changes_are_one_frame_and_then_the_timer_sleeps(qtbot, store, frames):
    listener = Listener()
    frames.add(listener)
    for _ in range(1000):
        trade(store)
    qtbot.waitUntil(lambda: len(listener.seen) == 2)
    # The second frame finds nothing and is the last.
    assert listener.seen == [[("HK:700", TRADE)], []]
    assert not frames.is_running
    trade(store)
    assert frames.is_running


def test_an_animation_keeps_the_frames_coming(qtbot, store, frames):
    listener = Listener(animate=5)
    frames.add(listener)
    trade(store)
    qtbot.waitUntil(lambda: not frames.is_running)
    assert len(listener.seen) == 6


class Painter(QWidget):
    """A panel whose painting takes four milliseconds, if it repaints at all."""

    def __init__(self, frames: FrameTimer, clock: FakeClock, repaints: bool) -> None:
        super().__init__()
        self.frames, self.clock, self.repaints = frames, clock, repaints
        self.paints = 0
        self.kinds = TRADE
        frames.add(self)

    def on_frame(self, dirty, now_s):
        if dirty and self.repaints:
            self.update()
        return False

    def paintEvent(self, event):
        self.paints += 1
        self.clock.advance(0.004)
        self.frames.painted(self.kinds)


@pytest.fixture
def painter(qtbot, frames, clock):
    def make(repaints: bool) -> Painter:
        made = Painter(frames, clock, repaints)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        qtbot.waitUntil(lambda: made.paints > 0)
        return made

    return make


def test_the_latency_runs_from_the_first_change_to_the_end_of_painting(qtbot, store, frames, clock, painter):
    shown = painter(repaints=True)
    before = shown.paints
    assert not frames.latency.first_painted.ever.count
    trade(store)
    clock.advance(0.010)
    trade(store)
    qtbot.waitUntil(lambda: not frames.is_running)
    assert shown.paints == before + 1
    ever = frames.latency.first_painted.ever
    assert ever.count == 1
    assert ever.quantile_s(0.5) == pytest.approx(0.014, rel=0.025)


def test_what_is_not_on_screen_has_no_latency(qtbot, store, frames, clock, painter):
    shown = painter(repaints=False)
    trade(store)
    qtbot.waitUntil(lambda: not frames.is_running)
    clock.advance(1.0)
    # Something else is painted, a second later.
    before = shown.paints
    shown.update()
    qtbot.waitUntil(lambda: shown.paints > before)
    assert not frames.latency.first_painted.ever.count


def test_each_kind_is_measured_where_it_is_painted_and_only_there(qtbot, store, frames, clock, painter):
    painter(repaints=True)
    store.state(TENCENT).on_depth((), (), 1_000, lambda bids, asks: ((), ()))
    trade(store)
    qtbot.waitUntil(lambda: not frames.is_running)
    counts = {bit: window.ever.count for bit, window in frames.latency.painted.items()}
    assert counts == {1: 0, TRADE: 1, 4: 0, 8: 0}


def test_only_the_first_push_of_a_kind_in_a_frame_is_a_sample(qtbot, store, frames, clock):
    heard = []
    frames.latency.received = lambda state, bit, now_s, wall_ms: heard.append((state.code, bit))
    for _ in range(100):
        trade(store)
        store.state(Symbol("US", "AAPL")).on_trade(230.0, 1.0, 1_000, 1)
    assert heard == [("HK:700", TRADE)]
    qtbot.waitUntil(lambda: not frames.is_running)
    trade(store)
    assert heard == [("HK:700", TRADE)] * 2


def test_an_answer_that_was_asked_for_is_no_sample(store, frames):
    heard = []
    frames.latency.received = lambda state, bit, now_s, wall_ms: heard.append(bit)
    store.put_snapshot(Snapshot(TENCENT, 612.5, ts_ms=1_000))
    assert store.state(TENCENT).dirty == SNAPSHOT
    assert heard == []


def test_a_frame_takes_in_what_has_arrived_and_counts_the_longest_that_it_may_have_waited(
    qtbot, store, clock
):
    waiting = [1]

    def take_in() -> float:
        if waiting:
            trade(store)
            waiting.clear()
        return clock.monotonic_s() - 0.010

    clock.advance(50.0)
    frames = FrameTimer(store, clock, take_in=take_in)
    shown = Painter(frames, clock, repaints=True)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    frames.wake()
    qtbot.waitUntil(lambda: not frames.is_running)
    frames.stop()
    (measured,) = (one.ever for one in frames.latency.painted.values() if one.ever.count)
    assert measured.quantile_s(0.5) == pytest.approx(0.014, rel=0.025)


def test_a_listener_that_was_removed_hears_nothing(qtbot, store, frames):
    gone, stays = Listener(), Listener()
    frames.add(gone)
    frames.add(stays)
    frames.remove(gone)
    frames.remove(gone)
    trade(store)
    qtbot.waitUntil(lambda: len(stays.seen) > 0)
    assert not gone.seen


def test_a_leisurely_listener_hears_the_first_change_at_once_and_then_at_every_nth_frame(
    store, frames, clock
):
    listener, always = Listener(), Listener()
    frames.add(listener, every=2)
    frames.add(always)
    for number in range(6):
        clock.advance(0.016)
        if number % 2:
            store.state(TENCENT).on_trade(612.5, 100.0, 1_000, 1)
        else:
            store.put_snapshot(Snapshot(TENCENT, 612.5, ts_ms=1_000))
        frames._frame()
    assert listener.seen == [
        [("HK:700", SNAPSHOT)],
        [("HK:700", TRADE | SNAPSHOT)],
        [("HK:700", TRADE | SNAPSHOT)],
    ]
    assert len(always.seen) == 6
    assert all(len(seen) == 1 for seen in always.seen)


def test_leisurely_listeners_take_turns_and_hear_of_the_last_change(qtbot, store, frames):
    listeners = [Listener(), Listener()]
    for one in listeners:
        frames.add(one, every=2)
    times = {id(one): [] for one in listeners}
    for _ in range(8):
        trade(store)
        frames._frame()
        for one in listeners:
            times[id(one)].append(len(one.seen))
    steps = [[after - before for before, after in pairwise(t)] for t in times.values()]
    assert all(sum(pair) <= 1 for pair in zip(*steps, strict=True))
    for one in listeners:
        one.seen.clear()
    trade(store)
    qtbot.waitUntil(lambda: not frames.is_running)
    assert all([("HK:700", TRADE)] in one.seen for one in listeners)


def test_one_turn_of_the_leisurely_is_told_a_frame_and_nobody_waits_forever(store, frames):
    charts, figures = [Listener() for _ in range(4)], Listener()
    for one in charts:
        frames.add(one, every=3)
    frames.add(figures, every=6)
    for _ in range(60):
        trade(store)
        before = sum(len(one.seen) for one in (*charts, figures))
        frames._frame()
        # The first and the fourth chart are told together.
        assert sum(len(one.seen) for one in (*charts, figures)) - before <= 2
    assert [len(one.seen) for one in charts] == pytest.approx([18] * 4, abs=2)
    assert len(figures.seen) == pytest.approx(9, abs=1)


def test_after_stop_no_change_wakes_it(store, frames):
    frames.stop()
    trade(store)
    assert not frames.is_running


def test_what_can_wait_is_done_one_at_a_frame_and_keeps_the_frames_until_all_is_done(qtbot, store, frames):
    done: list[tuple[str, int]] = []

    def first() -> None:
        done.append(("first", frames.frames))

    trade(store)
    for job in (first, first, lambda: done.append(("second", frames.frames))):
        frames.at_leisure(job)
    assert not done
    qtbot.waitUntil(lambda: not frames.is_running)
    # A job that waits already is not put down again.
    assert done == [("first", 1), ("second", 2)]


def test_while_no_frames_come_what_can_wait_is_done_at_once(frames):
    done: list[int] = []
    frames.at_leisure(lambda: done.append(frames.frames))
    assert done == [0]
