"""Bytes to dirty mark on the QOS mix: 50 % trades, 30 % snapshots, 20 % five-level books.

Three designs take the same frames in turn, a few passes each, round by round: ours (codec and store), `json` with a
dict per symbol, and the naive one where each tick is a Qt signal. A figure is the median over the rounds of
the best pass of each; every design is drained as a frame timer would.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import re
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

from qosdesk.market.store import Store
from qosdesk.providers.registry import provider

FRAMES = 5000
SYMBOLS = 64
PASSES = 6
DRAIN_EVERY = 2000
_PER_S = 500
_SPAN_S = FRAMES // _PER_S
_STAMP = re.compile(rb'"ts":(\d+)')

Design = tuple[Callable[[bytes], object], Callable[[], object]]
"""What takes a frame, and what a screen frame does."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Arguments of this bench."""
    parser.add_argument("--rounds", type=int, default=15, help="rounds of all frames through each design")
    parser.add_argument("--seed", type=int, default=7, help="seed of the frames")
    parser.add_argument("--symbols", type=int, default=SYMBOLS, help="symbols in the mix")


def make_frames(count: int, seed: int, symbols: int) -> list[bytes]:
    """Distinct frames as the documents print them (QOS 5.5), prices walking at random."""
    rng = random.Random(seed)
    codes = [
        (f"HK:{700 + i}", f"SH:{600000 + i}", f"US:TICK{i:02d}", f"SZ:{i:06d}")[i % 4] for i in range(symbols)
    ]
    prices = [round(rng.uniform(200, 1900), 2) for _ in codes]
    kinds = ["T"] * (count // 2) + ["S"] * (count * 3 // 10)
    kinds += ["D"] * (count - len(kinds))
    rng.shuffle(kinds)
    frames: dict[bytes, None] = {}
    for number, kind in enumerate(kinds):
        frame = b""
        while not frame or frame in frames:
            at = rng.randrange(symbols)
            prices[at] = price = round(prices[at] + rng.choice((-0.02, -0.01, 0.0, 0.01, 0.02)), 2)
            frame = _frame(kind, codes[at], price, 1_763_640_000 + number // _PER_S, rng).encode()
        frames[frame] = None
    return list(frames)


def later(frames: list[bytes], seconds: int) -> list[bytes]:
    """The same frames stamped later, so that time goes on: the second time an old stamp would be a late message."""
    return [_STAMP.sub(lambda found: b'"ts":%d' % (int(found[1]) + seconds), frame) for frame in frames]


def _frame(kind: str, code: str, price: float, ts: int, rng: random.Random) -> str:
    if kind == "T":
        size, side = rng.randrange(1, 2000) * 100, rng.randrange(3)
        return f'{{"tp":"T","c":"{code}","p":"{price:.2f}","v":"{size}","ts":{ts},"d":{side}}}'
    if kind == "S":
        volume = rng.randrange(10**6, 10**8)
        figures = {"lp": price, "yp": price + 1.5, "o": price + 0.5, "h": price + 2.1, "l": price - 1.3}
        texts = ",".join(f'"{name}":"{value:.2f}"' for name, value in figures.items())
        turnover = f"{volume * price:.10f}"
        session = ',"tt":3' if code.startswith("US") else ""
        return f'{{"tp":"S","c":"{code}",{texts},"ts":{ts},"v":"{volume}","t":"{turnover}","s":0{session}}}'
    sides = []
    for step in (-0.01, 0.01):
        levels = ((price + step * level, rng.randrange(1, 900) * 100) for level in range(1, 6))
        sides.append(",".join(f'{{"p":"{p:.2f}","v":"{v}"}}' for p, v in levels))
    return f'{{"tp":"D","c":"{code}","b":[{sides[0]}],"a":[{sides[1]}],"ts":{ts}}}'


def ours() -> Design:
    """The provider's codec into the store, drained once a frame."""
    store = Store()
    codec = provider("qos").dialect().codec(0, store)
    return codec.on_payload, lambda: store.clean(store.drain(0.0))


def json_dict() -> Design:
    """What most clients do: `json.loads`, the dict kept by symbol, a set of what changed."""
    latest: dict[str, dict[str, Any]] = {}
    dirty: set[str] = set()

    def take(payload: bytes) -> None:
        message = json.loads(payload)
        code = message["c"]
        state = latest.get(code)
        if state is None:
            state = latest[code] = {}
        kind = message["tp"]
        if kind == "D":
            message["b"] = [(float(level["p"]), float(level["v"])) for level in message["b"]]
            message["a"] = [(float(level["p"]), float(level["v"])) for level in message["a"]]
        else:
            for name in ("p", "v", "lp", "yp", "o", "h", "l", "t"):
                if name in message:
                    message[name] = float(message[name])
        state[kind] = message
        dirty.add(code)

    return take, dirty.clear


def signal_per_tick() -> Design:
    """The naive desk: `json.loads`, a dict in a Qt signal, a slot that keeps it and says which cell changed."""
    from PySide6.QtCore import QObject, Signal

    class Feed(QObject):
        ticked = Signal(dict)
        changed = Signal(str)

    class Model(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.latest: dict[str, dict[str, Any]] = {}
            self.dirty: set[str] = set()

        def on_tick(self, message: dict[str, Any]) -> None:
            self.latest.setdefault(message["c"], {})[message["tp"]] = message
            feed.changed.emit(message["c"])

        def on_changed(self, code: str) -> None:
            self.dirty.add(code)

    feed, model = Feed(), Model()
    feed.ticked.connect(model.on_tick)
    feed.changed.connect(model.on_changed)

    def take(payload: bytes) -> None:
        feed.ticked.emit(json.loads(payload))

    return take, model.dirty.clear


def _pass(design: Design, frames: list[bytes]) -> float:
    """Seconds for all frames."""
    take, drain = design
    started = time.perf_counter()
    for first in range(0, len(frames), DRAIN_EVERY):
        for payload in frames[first : first + DRAIN_EVERY]:
            take(payload)
        drain()
    return time.perf_counter() - started


def run(options: argparse.Namespace) -> dict[str, float]:
    """Figures: `ours.us_per_message` and its rivals', each the median over the rounds of a round's best pass."""
    frames = make_frames(FRAMES, options.seed, options.symbols)
    designs = {"ours": ours(), "json_dict": json_dict(), "signal_per_tick": signal_per_tick()}
    seconds: dict[str, list[float]] = {name: [] for name in designs}
    for played in range(PASSES):  # until every ring is full, as in a session
        now = later(frames, played * _SPAN_S)
        for design in designs.values():
            _pass(design, now)
    gc.collect()
    gc.freeze()  # as the program does after start-up
    try:
        for _ in range(options.rounds):
            batches = [later(frames, (played + number) * _SPAN_S) for number in range(1, PASSES + 1)]
            played += PASSES
            for name, design in designs.items():
                # The best of a few passes in a row: the others also measure what the machine did meanwhile.
                seconds[name].append(min(_pass(design, batch) for batch in batches))
    finally:
        gc.unfreeze()
    figures = {
        "frames.distinct": float(len(set(frames))),
        "frames.mean_bytes": statistics.fmean(map(len, frames)),
        "rounds": float(options.rounds),
    }
    for name, times in seconds.items():
        figures[f"{name}.us_per_message"] = statistics.median(times) / len(frames) * 1e6
        figures[f"{name}.us_per_message_best"] = min(times) / len(frames) * 1e6
    for name in ("json_dict", "signal_per_tick"):
        pairs = zip(seconds[name], seconds["ours"], strict=True)
        figures[f"ratio.{name}_to_ours"] = statistics.median(other / own for other, own in pairs)
    return figures


def table(figures: Mapping[str, float]) -> str:
    """The designs side by side."""
    frames = (
        f"{figures['frames.distinct']:.0f} distinct frames, mean {figures['frames.mean_bytes']:.0f} bytes"
    )
    lines = [f"{frames}, median over {figures['rounds']:.0f} rounds of the best of {PASSES} passes"]
    lines.append(f"{'design':<18}{'us/message':>12}{'best':>8}{'x ours':>8}")
    for name in ("ours", "json_dict", "signal_per_tick"):
        ratio = figures.get(f"ratio.{name}_to_ours", 1.0)
        median, best = figures[f"{name}.us_per_message"], figures[f"{name}.us_per_message_best"]
        lines.append(f"{name:<18}{median:>12.3f}{best:>8.3f}{ratio:>8.1f}")
    return "\n".join(lines)
