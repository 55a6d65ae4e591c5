"""The trades of one minute: from its open over its high and low to its close, adding up to its volume."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import NamedTuple

from qosdesk.demo.noise import mix
from qosdesk.demo.tree import Node

_RHYTHM_MS = {"CN": 3000}  # mainland exchanges print in beats of three seconds


class Print(NamedTuple):
    """One trade: time, price units, volume units."""

    ts_ms: int
    price: int
    size: int


def draw_prints(
    minute: Node, seed: int, count: int, snap: Callable[[float], int], venue: str = ""
) -> list[Print]:
    """The trades of a minute in time order.

    Args:
        minute: a node of level 6.
        seed: the instrument's seed.
        count: how many trades are wanted; at least four, so that its figures can be touched, and at most its volume.
        snap: nearest price of the grid.
        venue: decides the rhythm of time stamps.
    """
    rng = Random(mix(mix(seed, minute.start_ms // 60_000), 99))
    count = max(4, min(count, minute.volume))
    prices = _draw_prices(minute, count, rng, snap)
    sizes = _draw_sizes(minute.volume, count, rng)
    span = minute.end_ms - minute.start_ms
    rhythm = _RHYTHM_MS.get(venue, 0)
    if rhythm:
        offset = mix(seed, 5) % rhythm
        # Every beat has a print before any has two.
        beats = span // rhythm
        slots = sorted(
            slot
            for begin in range(0, count, beats)
            for slot in rng.sample(range(beats), min(beats, count - begin))
        )
        times = [slot * rhythm + offset for slot in slots]
    else:
        times = sorted(int(rng.random() * (span - 150)) for _ in range(count))
    return [
        Print(minute.start_ms + at, price, size) for at, price, size in zip(times, prices, sizes, strict=True)
    ]


def _draw_prices(minute: Node, count: int, rng: Random, snap: Callable[[float], int]) -> list[int]:
    low, high = minute.low, minute.high
    if low == high:
        return [low] * count
    first, second = sorted(rng.sample(range(1, count - 1), 2)) if count > 4 else (1, 2)
    rising = rng.random() < (0.75 if minute.close >= minute.open else 0.25)
    turns = [
        (0, minute.open),
        (first, low if rising else high),
        (second, high if rising else low),
        (count - 1, minute.close),
    ]
    wobble = (high - low) * 0.16
    prices: list[int] = []
    for (begin, start), (end, stop) in pairwise(turns):
        prices.append(start)
        for index in range(begin + 1, end):
            price = start + (stop - start) * (index - begin) / (end - begin) + rng.gauss(0.0, wobble)
            # Prints cluster: half of them repeat the price before.
            if rng.random() < 0.45:
                prices.append(prices[-1])
            else:
                prices.append(min(max(snap(price), low), high))
    prices.append(minute.close)
    return prices


def _draw_sizes(volume: int, count: int, rng: Random) -> list[int]:
    weights = [rng.lognormvariate(0.0, 1.1) for _ in range(count)]
    total = sum(weights)
    spare = volume - count
    sizes: list[int] = []
    passed, given = 0.0, 0
    for weight in weights:
        passed += weight
        upto = round(spare * passed / total)
        sizes.append(1 + upto - given)
        given = upto
    return sizes
