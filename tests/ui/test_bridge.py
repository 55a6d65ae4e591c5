"""The frame timer: one drain a frame, sleep when idle, a latency only where something was painted."""

from __future__ import annotations

import pytest

from qosdesk.clock import FakeClock
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import TRADE, Store
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


def test_the_latency_runs_from_the_first_change_to_the_end_of_painting(qtbot, store, frames, clock):
    listener = Listener()
    frames.add(listener)
    trade(store)
    clock.advance(0.010)
    trade(store)
    qtbot.waitUntil(lambda: len(listener.seen) > 0)
    clock.advance(0.004)
    frames.painted()
    frames.painted()
    assert list(frames.latencies_s) == pytest.approx([0.014])


def test_what_is_not_on_screen_has_no_latency(qtbot, store, frames, clock):
    listener = Listener(animate=10)
    frames.add(listener)
    trade(store)
    qtbot.waitUntil(lambda: len(listener.seen) >= 4)
    clock.advance(1.0)
    # Something else is painted, a second later.
    frames.painted()
    assert not frames.latencies_s


def test_a_listener_that_was_removed_hears_nothing(qtbot, store, frames):
    gone, stays = Listener(), Listener()
    frames.add(gone)
    frames.add(stays)
    frames.remove(gone)
    frames.remove(gone)
    trade(store)
    qtbot.waitUntil(lambda: len(stays.seen) > 0)
    assert not gone.seen


def test_after_stop_no_change_wakes_it(store, frames):
    frames.stop()
    trade(store)
    assert not frames.is_running
