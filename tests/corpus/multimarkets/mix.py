"""The MultiMarkets mix of `bench core`: 50 % trades, 30 % tickers, 20 % five-level books, as documented (MM 4.2, 4.3).

What a provider's `mix` module must have is said in `tests/bench/bench_core.py`.
"""

from __future__ import annotations

import random
import re

from qosdesk.feed.calls import Call
from qosdesk.feed.dialect import Dialect
from tests.corpus.multimarkets.corpus import SERVER

_FIRST_ID = 5000
_START_MS = 1_763_640_000_000
_STEP_MS = 2
_STAMP = re.compile(rb"^(p[td]?\(\d+,6,3,)(\d+),(\d+)")


def prepare(dialect: Dialect) -> None:
    """Let the dialect know the products of the frames."""
    assert dialect.preface is not None
    dialect.read_http(Call(0, dialect.preface), *SERVER.preface)


def make_frames(count: int, seed: int, symbols: int) -> list[bytes]:
    """Distinct frames, prices walking at random."""
    rng = random.Random(seed)
    prices = [round(rng.uniform(200, 1900), 2) for _ in range(symbols)]
    kinds = ["pt"] * (count // 2) + ["p"] * (count * 3 // 10)
    kinds += ["pd"] * (count - len(kinds))
    rng.shuffle(kinds)
    frames = []
    for number, kind in enumerate(kinds):
        at = rng.randrange(symbols)
        prices[at] = price = round(prices[at] + rng.choice((-0.02, -0.01, 0.0, 0.01, 0.02)), 2)
        ts_ms = _START_MS + number * _STEP_MS
        frames.append(_frame(kind, f"{_FIRST_ID + at},6,3,{ts_ms}001,{ts_ms}", price, rng).encode())
    return frames


def later(frames: list[bytes], seconds: int) -> list[bytes]:
    """The same frames stamped later, so that time goes on: the second time an old stamp would be a late message."""
    return [_STAMP.sub(lambda found: _moved(found, seconds * 1000), frame) for frame in frames]


def _moved(found: re.Match[bytes], by_ms: int) -> bytes:
    ts_ms = int(found[3]) + by_ms
    return b"%s%d001,%d" % (found[1], ts_ms, ts_ms)


def _frame(kind: str, head: str, price: float, rng: random.Random) -> str:
    def size() -> int:
        return rng.randrange(1, 2000) * 100

    if kind == "pt":
        return f"pt({head},{price:.2f},{size()},{rng.randrange(3)});"
    if kind == "p":
        return f"p({head},{price:.2f},{price - 0.01:.2f},{price + 0.01:.2f},{size()},{size()});"
    sides = []
    for step in (-0.01, 0.01):
        sides.append("".join(f"({price + step * level:.2f},{size()})" for level in range(1, 6)))
    return f"pd({head});{sides[0]};{sides[1]};"
