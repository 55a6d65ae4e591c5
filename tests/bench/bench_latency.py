"""What measuring costs: the QOS mix at 2,000 messages a second through codec, store and frame timer, on and off.

A frame comes every 33 messages, as at 60 Hz. On: every first change of a kind is sampled, every frame's painting and
lateness go into histograms. Off: the same calls with nothing behind them. Beside it stands what happens once a second:
the look for stale figures, and the reading of the diagnostics while their dock is open.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from qosdesk.clock import SystemClock
from qosdesk.domain.hours import Hours
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.market.latency import Latency, Window
from qosdesk.market.store import Store, SymbolState
from qosdesk.providers.registry import provider
from qosdesk.services.diagnostics import DiagnosticsService
from qosdesk.services.staleness import Staleness
from qosdesk.services.switch import FeedSwitch
from qosdesk.ui.bridge import FrameTimer
from tests.bench.bench_core import FRAMES, SYMBOLS
from tests.corpus.qos.mix import make_frames

RATE = 2000
FRAME_EVERY = RATE // 60
LOOKS = 50


class _NoWindow(Window):
    def add(self, seconds: float, now_s: float) -> None:
        return None


class _NoLatency(Latency):
    """Takes the calls and does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = dict.fromkeys(self.painted, _NoWindow())
        self.first_painted = self.lateness = _NoWindow()

    def received(self, state: SymbolState, bit: int, now_s: float, wall_ms: int) -> None:
        return None


class _Desk:
    """Codec, store and frame timer; `measures` says whether the latter measures."""

    def __init__(self, measures: bool) -> None:
        self.store = Store()
        self.clock = SystemClock()
        self.latency = Latency() if measures else _NoLatency()
        self.frames = FrameTimer(self.store, self.clock, latency=self.latency)
        if not measures:
            self.store.set_wake(self.frames.wake)
        self.take = provider("qos").dialect().codec(0, self.store).on_payload

    def pass_of(self, frames: list[bytes]) -> float:
        """Seconds for all frames."""
        take, frame, painted = self.take, self.frames._frame, self.frames.painted
        started = time.perf_counter()
        for first in range(0, len(frames), FRAME_EVERY):
            for payload in frames[first : first + FRAME_EVERY]:
                take(payload)
            frame()
            painted()
            self.frames._forget_unpainted()
        return time.perf_counter() - started


def add_options(parser: argparse.ArgumentParser) -> None:
    """Arguments of this bench."""
    parser.add_argument("--rounds", type=int, default=15, help="rounds of all frames with and without")
    parser.add_argument("--seed", type=int, default=7, help="seed of the frames")


def run(options: argparse.Namespace) -> dict[str, float]:
    """Figures: microseconds a message with and without, and `cost_percent` of one core at 2,000 messages a second."""
    app = QCoreApplication.instance() or QCoreApplication([])
    frames = make_frames(FRAMES, options.seed, SYMBOLS)
    desks = {"off": _Desk(measures=False), "on": _Desk(measures=True)}
    seconds: dict[str, list[float]] = {name: [] for name in desks}
    gc.collect()
    gc.freeze()
    try:
        for _ in range(options.rounds):
            for name, desk in desks.items():
                seconds[name].append(min(desk.pass_of(frames) for _ in range(3)))
    finally:
        gc.unfreeze()
    for desk in desks.values():
        desk.frames.stop()
    figures = {f"{name}.us_per_message": min(times) / FRAMES * 1e6 for name, times in seconds.items()}
    pairs = zip(seconds["on"], seconds["off"], strict=True)
    extra_us = statistics.median(on - off for on, off in pairs) / FRAMES * 1e6
    figures["cost_us_per_message"] = extra_us
    figures["look_us"], figures["read_us"] = _once_a_second(desks["on"])
    a_second_us = extra_us * RATE + figures["look_us"] + figures["read_us"]
    figures["cost_percent"] = a_second_us / 1e4
    del app
    return figures


def _once_a_second(desk: _Desk) -> tuple[float, float]:
    """Microseconds of a look for stale figures of all symbols, and of reading the diagnostics."""
    feed = FeedSwitch()
    kinds = (Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH)
    feed.want([Stream(state.symbol, kind) for state in desk.store.states() for kind in kinds])
    staleness = Staleness(
        desk.store,
        Hours(),
        desk.clock,
        _never,
        wanted=feed.wanted,
        unslotted=feed.unslotted,
        is_up=lambda _symbol: True,
    )
    diagnostics = DiagnosticsService(feed, desk.store, desk.clock, desk.latency, _never)
    looks, reads = [], []
    for _ in range(LOOKS):
        started = time.perf_counter()
        staleness.look()
        looked = time.perf_counter()
        diagnostics.read()
        looks.append(looked - started)
        reads.append(time.perf_counter() - looked)
    return statistics.median(looks) * 1e6, statistics.median(reads) * 1e6


def _never(_delay_s: float, _action: object) -> object:
    return None


def table(figures: Mapping[str, float]) -> str:
    """The cost in words."""
    off, on, extra = (
        figures[name] for name in ("off.us_per_message", "on.us_per_message", "cost_us_per_message")
    )
    look, read = figures["look_us"], figures["read_us"]
    lines = [f"codec, store, frames   {off:.3f} us/message"]
    lines.append(f"with measuring         {on:.3f} us/message, {extra:+.3f} in the median")
    lines.append(f"once a second          {look:.0f} us for stale figures, {read:.0f} us for the diagnostics")
    lines.append(f"at {RATE:,} messages/s    {figures['cost_percent']:.2f} % of one core")
    return "\n".join(lines)
