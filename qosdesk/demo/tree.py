"""A trading day taken apart: segments, then 4 h, 2 h, 1 h, 30, 15, 5, 1 minute, each level adding up to the one above.

Top down: a node's open, high, low, close, volume and turnover are given, and its children are drawn so that they
aggregate to exactly that. A segment is drawn in half hours, those in five minutes, those in minutes; the other levels
are sums. Every node draws from its own seed, so any corner of history is found without the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from math import exp, log
from random import Random

from qosdesk.demo.noise import mix

LEVEL_MINUTES = (240, 120, 60, 30, 15, 5, 1)
_HALF_HOURS, _FIVES = 3, 5  # drawn levels, as is the last; the levels between are sums of them
_UNITS_PER_MINUTE = 4  # a minute needs four units to touch its open, high, low and close

Bucket = Callable[[int, int], int]
Profile = Callable[[int], float]


@dataclass(slots=True)
class Node:
    """A stretch of trading time with known figures; level -1 is a whole segment, 6 a minute."""

    start_ms: int
    end_ms: int
    level: int
    open: int
    high: int
    low: int
    close: int
    volume: int
    turnover: float
    children: list[Node] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """What splitting needs to know of an instrument: its grid and how volume spreads over the day."""

    seed: int
    snap: Callable[[float], int]
    bucket: Bucket
    profile: Profile


def children_of(node: Node, grid: Grid) -> list[Node]:
    """The node's parts one level down, drawn once and kept."""
    if node.children is None:
        if node.level < _HALF_HOURS:
            parts = _draw(node, _HALF_HOURS, grid)
            for level in range(_HALF_HOURS - 1, node.level, -1):
                parts = _group(parts, level, grid)
            node.children = parts
        elif node.level < _FIVES:
            node.children = _group(_draw(node, _FIVES, grid), _FIVES - 1, grid)
        else:
            node.children = _draw(node, node.level + 1, grid)
    return node.children


def _draw(node: Node, level: int, grid: Grid) -> list[Node]:
    """Parts of a drawn level (30, 5 or 1 minute), cut on the clock."""
    size_ms = LEVEL_MINUTES[level] * 60_000
    cuts = range(node.start_ms - node.start_ms % size_ms + size_ms, node.end_ms, size_ms)
    edges = [node.start_ms, *cuts, node.end_ms]
    return split(node, list(pairwise(edges)), grid, level)


def _group(parts: list[Node], level: int, grid: Grid) -> list[Node]:
    """Nodes of a summed level (4 h, 2 h, 1 h, 15 minutes) over consecutive parts with the same bar start."""
    found: list[Node] = []
    stamp = -1
    for part in parts:
        here = grid.bucket(part.start_ms, LEVEL_MINUTES[level])
        if here != stamp:
            stamp = here
            found.append(
                Node(
                    part.start_ms, part.end_ms, level, part.open, part.high, part.low, part.close, part.volume,
                    part.turnover, [part],
                )
            )  # fmt: skip
        else:
            last = found[-1]
            last.end_ms, last.close = part.end_ms, part.close
            last.high, last.low = max(last.high, part.high), min(last.low, part.low)
            last.volume += part.volume
            last.turnover += part.turnover
            assert last.children is not None
            last.children.append(part)
    return found


def split(node: Node, spans: Sequence[tuple[int, int]], grid: Grid, level: int) -> list[Node]:
    """Parts of a node over given spans which cover it; they aggregate to it exactly."""
    if len(spans) == 1:
        return [
            Node(*spans[0], level, node.open, node.high, node.low, node.close, node.volume, node.turnover)
        ]
    rng = Random(mix(mix(grid.seed, node.start_ms // 60_000), level))
    lengths = [(end - start) // 60_000 for start, end in spans]
    steps = 24 if len(spans) == 2 else 6 if len(spans) > 12 else 8
    path = _draw_path(node, [grid.profile(start) for start, _ in spans], lengths, steps, grid, rng)
    closes = path[steps::steps]
    opens = [node.open, *closes[:-1]]
    highs, lows = _measure(node, path, steps, grid, rng)
    volumes = _draw_volumes(
        node, spans, lengths, [h - low for h, low in zip(highs, lows, strict=True)], grid, rng
    )
    turnovers = _draw_turnovers(node, opens, highs, lows, closes, volumes)
    return [
        Node(*spans[i], level, opens[i], highs[i], lows[i], closes[i], volumes[i], turnovers[i])
        for i in range(len(spans))
    ]


def _draw_path(
    node: Node, profiles: list[float], lengths: list[int], steps: int, grid: Grid, rng: Random
) -> list[int]:
    """Prices from open to close that touch high and low: a random walk, bent to the ends and stretched to the extremes.

    Stretching what lies above the straight line and what lies below it by a factor each needs no clipping, so that
    prices do not stick to the day's high. Of a few walks the one that needs the most even stretching is taken.
    """
    weights: list[float] = []
    mood = 0.0
    for profile, length in zip(profiles, lengths, strict=True):
        mood = 0.8 * mood + 0.22 * rng.gauss(0.0, 1.0)
        weights += [exp(mood) * (profile * length) ** 0.5] * steps
    times = [0.0, *accumulate(weight * weight for weight in weights)]
    total = times[-1]
    line = [node.open + (node.close - node.open) * at / total for at in times]
    best: tuple[float, list[float], float, float] | None = None
    for _ in range(2 if len(profiles) > 12 else 3):
        walk_ = [0.0, *accumulate(weight * rng.gauss(0.0, 1.0) for weight in weights)]
        end = walk_[-1] / total
        bridge = [value - end * at for value, at in zip(walk_, times, strict=True)]
        up = min(
            ((node.high - base) / e for e, base in zip(bridge, line, strict=True) if e > 1e-9), default=0.0
        )
        down = min(
            ((node.low - base) / e for e, base in zip(bridge, line, strict=True) if e < -1e-9), default=0.0
        )
        uneven = abs(log((up + 1e-12) / (down + 1e-12)))
        if best is None or uneven < best[0]:
            best = (uneven, bridge, up, down)
    assert best is not None
    _, bridge, up, down = best
    raw = [base + e * (up if e > 0 else down) for e, base in zip(bridge, line, strict=True)]
    path = [min(max(grid.snap(price), node.low), node.high) for price in raw]
    path[0], path[-1] = node.open, node.close
    # Rounding to the grid may have missed the extremes.
    top = max(range(1, len(raw) - 1), key=raw.__getitem__)
    bottom = min((i for i in range(1, len(raw) - 1) if i != top), key=raw.__getitem__)
    if node.high not in path:
        path[top] = node.high
    if node.low not in path:
        path[bottom] = node.low
    return path


def _measure(node: Node, path: list[int], steps: int, grid: Grid, rng: Random) -> tuple[list[int], list[int]]:
    """Highs and lows of the parts, a little beyond the points drawn: a finer walk would have gone further."""
    beyond = 0.58 * (sum((b - a) ** 2 for a, b in pairwise(path)) / (len(path) - 1)) ** 0.5
    highs: list[int] = []
    lows: list[int] = []
    for begin in range(0, len(path) - 1, steps):
        part = path[begin : begin + steps + 1]
        highs.append(min(node.high, max(*part, grid.snap(max(part) + beyond * 2 * rng.random() ** 2))))
        lows.append(max(node.low, min(*part, grid.snap(min(part) - beyond * 2 * rng.random() ** 2))))
    return highs, lows


def _draw_volumes(
    node: Node,
    spans: Sequence[tuple[int, int]],
    lengths: list[int],
    ranges: list[int],
    grid: Grid,
    rng: Random,
) -> list[int]:
    """Whole volumes that add up, at least a few units a minute, shaped by time of day, movement and chance."""
    floors = [_UNITS_PER_MINUTE * length for length in lengths]
    spare = node.volume - sum(floors)
    usual = sum(ranges) / len(ranges) + 1e-9
    weights = [
        length * grid.profile(start) * (0.5 + moved / usual) * rng.lognormvariate(0.0, 0.3)
        for (start, _), length, moved in zip(spans, lengths, ranges, strict=True)
    ]
    total = sum(weights)
    volumes: list[int] = []
    passed, given = 0.0, 0
    for floor, weight in zip(floors, weights, strict=True):
        passed += weight
        upto = round(spare * passed / total)
        volumes.append(floor + upto - given)
        given = upto
    return volumes


def _draw_turnovers(
    node: Node, opens: list[int], highs: list[int], lows: list[int], closes: list[int], volumes: list[int]
) -> list[float]:
    """Turnovers that add up; the remainder goes where the price range leaves room for it."""
    raw = [
        v * (o + h + low + c) / 4.0
        for v, o, h, low, c in zip(volumes, opens, highs, lows, closes, strict=True)
    ]
    rest = node.turnover - sum(raw)
    room = [v * (h - low + 1e-9) for v, h, low in zip(volumes, highs, lows, strict=True)]
    factor = rest / sum(room)
    return [amount + factor * r for amount, r in zip(raw, room, strict=True)]


def walk(node: Node, level: int, grid: Grid) -> Iterator[Node]:
    """All nodes of a level under a node, in time order."""
    if node.level == level:
        yield node
        return
    for child in children_of(node, grid):
        yield from walk(child, level, grid)


def closed_parts(node: Node, until_ms: int, grid: Grid, from_ms: int = 0) -> Iterator[Node]:
    """The fewest nodes that cover a node's time between two instants on whole minutes."""
    if from_ms <= node.start_ms and node.end_ms <= until_ms:
        yield node
    elif node.start_ms < until_ms and node.end_ms > from_ms:
        for child in children_of(node, grid):
            if child.start_ms >= until_ms:
                return
            yield from closed_parts(child, until_ms, grid, from_ms)


def minute_at(node: Node, ts_ms: int, grid: Grid) -> Node:
    """The minute inside a node that holds an instant."""
    while node.level < len(LEVEL_MINUTES) - 1:
        node = next(child for child in children_of(node, grid) if child.end_ms > ts_ms)
    return node
