"""The AllTick mix of `bench core`: 80 % prints, 20 % books of five levels, both families (AllTick 5.5).

There are no pushed snapshots; what a QOS desk gets as one, it gets here as a print.
"""

from __future__ import annotations

import random
import re

_PER_S = 500
_STAMP = re.compile(rb'"tick_time":(\d+)')


def make_frames(count: int, seed: int, symbols: int) -> list[bytes]:
    """Distinct frames, prices walking at random."""
    rng = random.Random(seed)
    codes = [
        (
            f"{700 + i}.HK",
            f"{600000 + i}.SH",
            f"TICK{chr(65 + i // 26)}{chr(65 + i % 26)}.US",
            f"C{i:02d}USDT",
        )[i % 4]
        for i in range(symbols)
    ]
    prices = [round(rng.uniform(200, 1900), 2) for _ in codes]
    kinds = ["T"] * (count * 4 // 5)
    kinds += ["D"] * (count - len(kinds))
    rng.shuffle(kinds)
    frames: dict[bytes, None] = {}
    for number, kind in enumerate(kinds):
        at = rng.randrange(symbols)
        prices[at] = price = round(prices[at] + rng.choice((-0.02, -0.01, 0.0, 0.01, 0.02)), 2)
        stamp_ms = 1_763_640_000_000 + number * 1000 // _PER_S
        frames[_frame(kind, codes[at], price, number, stamp_ms, rng).encode()] = None
    return list(frames)


def later(frames: list[bytes], seconds: int) -> list[bytes]:
    """The same frames stamped later."""
    return [
        _STAMP.sub(lambda found: b'"tick_time":%d' % (int(found[1]) + seconds * 1000), frame)
        for frame in frames
    ]


def _frame(kind: str, code: str, price: float, seq: int, ts_ms: int, rng: random.Random) -> str:
    head = f'"code":"{code}","seq":{30_000_000 + seq},"tick_time":{ts_ms}'
    if kind == "T":
        size = rng.randrange(1, 2000)
        figures = f'"price":"{price:.6f}","volume":"{size}","turnover":"{size * price:.6f}"'
        return f'{{"cmd_id":22998,"data":{{{head},{figures},"trade_direction":{rng.randrange(3)}}}}}'
    sides = []
    for step in (-0.01, 0.01):
        levels = ((price + step * level, rng.randrange(1, 900)) for level in range(1, 6))
        sides.append(",".join(f'{{"price":"{p:.6f}","volume":"{v}"}}' for p, v in levels))
    return f'{{"cmd_id":22999,"data":{{{head},"bids":[{sides[0]}],"asks":[{sides[1]}]}}}}'
