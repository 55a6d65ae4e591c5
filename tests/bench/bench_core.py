"""Bytes to dirty mark, provider by provider, and on the QOS mix against two other designs.

Three designs take the same QOS frames in turn, a few passes each, round by round: ours (codec and store), `json` with a
dict per symbol, and the naive one where each tick is a Qt signal. Then the codec of every other provider takes the
frames of its own mix. A figure is the median over the rounds of the best pass of each; every design is drained as a
frame timer would.

A provider is measured (`<provider>.us_per_message`) when it is registered and `tests/corpus/<provider>/mix.py` exists:
`make_frames(count, seed, symbols)` gives distinct frames for the codec of the provider's first link, 500 to a second,
and `later(frames, seconds)` the same ones stamped later; `prepare(dialect)`, where there is one, lets the dialect know
the products of the frames. QOS is `ours`, and has its own name as well.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import statistics
import time
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any

from qosdesk.market.store import Store
from qosdesk.providers.registry import PROVIDERS, provider
from tests.corpus.qos.mix import later, make_frames

FRAMES = 5000
SYMBOLS = 64
PASSES = 6
DRAIN_EVERY = 2000
_PER_S = 500
_SPAN_S = FRAMES // _PER_S

Design = tuple[Callable[[bytes], object], Callable[[], object]]
"""What takes a frame, and what a screen frame does."""
Later = Callable[[list[bytes], int], list[bytes]]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Arguments of this bench."""
    parser.add_argument("--rounds", type=int, default=15, help="rounds of all frames through each design")
    parser.add_argument("--seed", type=int, default=7, help="seed of the frames")
    parser.add_argument("--symbols", type=int, default=SYMBOLS, help="symbols in the mix")


def mixes(count: int, seed: int, symbols: int) -> dict[str, tuple[list[bytes], Later]]:
    """Frames of every other provider that has a mix, and what stamps them later."""
    found: dict[str, tuple[list[bytes], Later]] = {}
    for one in PROVIDERS:
        name = f"tests.corpus.{one.name}.mix"
        if one.name != "qos" and find_spec(name) is not None:
            mix = importlib.import_module(name)
            found[one.name] = mix.make_frames(count, seed, symbols), mix.later
    return found


def ours(name: str = "qos") -> Design:
    """A provider's codec into the store, drained once a frame."""
    store = Store()
    dialect = provider(name).dialect()
    prepare = getattr(importlib.import_module(f"tests.corpus.{name}.mix"), "prepare", None)
    if prepare is not None:
        prepare(dialect)
    codec = dialect.codec(dialect.links[0], store)
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
    others = mixes(FRAMES, options.seed, options.symbols)
    designs = {"ours": ours(), "json_dict": json_dict(), "signal_per_tick": signal_per_tick()}
    played_by = dict.fromkeys(designs, (frames, later)) | others
    designs |= {name: ours(name) for name in others}
    seconds: dict[str, list[float]] = {name: [] for name in designs}
    for played in range(PASSES):  # until every ring is full, as in a session
        for name, design in designs.items():
            own, stamp = played_by[name]
            _pass(design, stamp(own, played * _SPAN_S))
    gc.collect()
    gc.freeze()  # as the program does after start-up
    try:
        for _ in range(options.rounds):
            for name, design in designs.items():
                own, stamp = played_by[name]
                batches = [stamp(own, (played + number) * _SPAN_S) for number in range(1, PASSES + 1)]
                # The best of a few passes in a row: the others also measure what the machine did meanwhile.
                seconds[name].append(min(_pass(design, batch) for batch in batches))
            played += PASSES
    finally:
        gc.unfreeze()
    figures = {
        "frames.distinct": float(len(set(frames))),
        "frames.mean_bytes": statistics.fmean(map(len, frames)),
        "rounds": float(options.rounds),
    }
    for name, times in seconds.items():
        count = len(played_by[name][0])
        figures[f"{name}.us_per_message"] = statistics.median(times) / count * 1e6
        figures[f"{name}.us_per_message_best"] = min(times) / count * 1e6
    figures["qos.us_per_message"] = figures["ours.us_per_message"]
    for name in ("json_dict", "signal_per_tick"):
        pairs = zip(seconds[name], seconds["ours"], strict=True)
        figures[f"ratio.{name}_to_ours"] = statistics.median(other / own for other, own in pairs)
    return figures


def table(figures: Mapping[str, float]) -> str:
    """The designs side by side, then the other providers."""
    frames = (
        f"{figures['frames.distinct']:.0f} distinct frames, mean {figures['frames.mean_bytes']:.0f} bytes"
    )
    lines = [f"{frames}, median over {figures['rounds']:.0f} rounds of the best of {PASSES} passes"]
    lines.append(f"{'design':<18}{'us/message':>12}{'best':>8}{'x ours':>8}")
    for name in ("ours", "json_dict", "signal_per_tick"):
        ratio = figures.get(f"ratio.{name}_to_ours", 1.0)
        median, best = figures[f"{name}.us_per_message"], figures[f"{name}.us_per_message_best"]
        lines.append(f"{name:<18}{median:>12.3f}{best:>8.3f}{ratio:>8.1f}")
    for one in PROVIDERS:
        if f"{one.name}.us_per_message_best" in figures:
            median, best = (
                figures[f"{one.name}.us_per_message"],
                figures[f"{one.name}.us_per_message_best"],
            )
            lines.append(f"{one.name:<18}{median:>12.3f}{best:>8.3f}")
    return "\n".join(lines)
