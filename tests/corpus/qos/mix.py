"""The QOS mix of `bench core`: 50 % trades, 30 % snapshots, 20 % five-level books, as documented (QOS 5.5).

What a provider's `mix` module must have is said in `tests/bench/bench_core.py`.
"""

from __future__ import annotations

import random
import re

_PER_S = 500
_STAMP = re.compile(rb'"ts":(\d+)')


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
