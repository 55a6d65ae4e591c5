"""A trading day taken apart: segments, then 4 h, 2 h, 1 h, 30, 15, 5, 1 minute, each level adding up to the one above.

Top down: a node's open, high, low, close, volume and turnover are given, and its children are drawn so that they
aggregate to exactly that. Every node draws from its own seed, so any corner of history is found without the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from qosdesk.demo.noise import mix

LEVEL_MINUTES = (240, 120, 60, 30, 15, 5, 1)
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
        minutes = LEVEL_MINUTES[node.level + 1]
        spans: list[tuple[int, int]] = []
        start = node.start_ms
        while start < node.end_ms:
            here = grid.bucket(start, minutes)
            end = start + 60_000 * minutes
            # Walk to the bucket's end: on the clock it may be shorter or longer than its name around a DST change.
            end = min(node.end_ms, _bucket_end(start, here, minutes, grid.bucket, node.end_ms))
            spans.append((start, end))
            start = end
        node.children = split(node, spans, grid)
    return node.children


def _bucket_end(start: int, here: int, minutes: int, bucket: Bucket, limit: int) -> int:
    if minutes <= 60:
        return here + 60_000 * minutes
    end = start - start % 3_600_000 + 3_600_000
    while end < limit and bucket(end, minutes) == here:
        end += 3_600_000
    return end


def split(node: Node, spans: Sequence[tuple[int, int]], grid: Grid) -> list[Node]:
    """Parts of a node over given spans which cover it; they aggregate to it exactly."""
    level = node.level + 1
    if len(spans) == 1:
        return [
            Node(*spans[0], level, node.open, node.high, node.low, node.close, node.volume, node.turnover)
        ]
    rng = Random(mix(mix(grid.seed, node.start_ms // 60_000), level))
    count = len(spans)
    lengths = [(end - start) // 60_000 for start, end in spans]
    closes = _draw_closes(node, lengths, grid, rng)
    opens = [node.open, *closes[:-1]]
    highs, lows = _draw_extremes(node, opens, closes, grid, rng)
    volumes = _draw_volumes(node, spans, lengths, grid, rng)
    turnovers = _draw_turnovers(node, opens, highs, lows, closes, volumes)
    return [
        Node(*spans[i], level, opens[i], highs[i], lows[i], closes[i], volumes[i], turnovers[i])
        for i in range(count)
    ]


def _draw_closes(node: Node, lengths: list[int], grid: Grid, rng: Random) -> list[int]:
    """A bridge from open to close inside low..high."""
    total = sum(lengths)
    spread = (node.high - node.low) * 0.55
    closes: list[int] = []
    price, left = float(node.open), total
    for length in lengths[:-1]:
        share = length / left
        price += (node.close - price) * share + rng.gauss(0.0, 1.0) * spread * (
            share * (1 - share) * left / total
        ) ** 0.5
        price = min(max(price, node.low), node.high)
        left -= length
        closes.append(min(max(grid.snap(price), node.low), node.high))
    closes.append(node.close)
    return closes


def _draw_extremes(
    node: Node, opens: list[int], closes: list[int], grid: Grid, rng: Random
) -> tuple[list[int], list[int]]:
    """Highs and lows around each part's open and close; one part touches the node's high and one its low.

    Each part gets about the range that its share of the time is worth. Without that, a quiet part would stay quiet on
    all levels below, and minutes would stand still for hours.
    """
    low, high = node.low, node.high
    usual = (high - low) * 0.76 / len(opens) ** 0.5
    highs: list[int] = []
    lows: list[int] = []
    tops = [max(pair) for pair in zip(opens, closes, strict=True)]
    bottoms = [min(pair) for pair in zip(opens, closes, strict=True)]
    for top, bottom in zip(tops, bottoms, strict=True):
        missing = usual * (0.55 + 0.9 * rng.random()) - (top - bottom)
        if missing > 0:
            above = missing * rng.random()
            above = max(min(above, high - top), missing - (bottom - low))
            top = max(top, min(high, grid.snap(top + above)))
            bottom = min(bottom, max(low, grid.snap(bottom - (missing - above))))
        highs.append(top)
        lows.append(bottom)
    # The part already nearest to the extreme reaches it, so that no lonely needle appears.
    highs[max(range(len(tops)), key=lambda i: (tops[i], rng.random()))] = high
    lows[min(range(len(bottoms)), key=lambda i: (bottoms[i], rng.random()))] = low
    return highs, lows


def _draw_volumes(
    node: Node, spans: Sequence[tuple[int, int]], lengths: list[int], grid: Grid, rng: Random
) -> list[int]:
    """Whole volumes that add up, at least a few units a minute, shaped by the time of day and by chance."""
    floors = [_UNITS_PER_MINUTE * length for length in lengths]
    spare = node.volume - sum(floors)
    rough = 0.22 if lengths[0] > 5 else 0.45
    weights = [
        length * grid.profile(start) * rng.lognormvariate(0.0, rough)
        for (start, _), length in zip(spans, lengths, strict=True)
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


def closed_parts(node: Node, until_ms: int, grid: Grid) -> Iterator[Node]:
    """The fewest nodes that cover a node's time before an instant on a whole minute."""
    if node.end_ms <= until_ms:
        yield node
    elif node.start_ms < until_ms:
        for child in children_of(node, grid):
            if child.start_ms >= until_ms:
                return
            yield from closed_parts(child, until_ms, grid)


def minute_at(node: Node, ts_ms: int, grid: Grid) -> Node:
    """The minute inside a node that holds an instant."""
    while node.level < len(LEVEL_MINUTES) - 1:
        node = next(child for child in children_of(node, grid) if child.end_ms > ts_ms)
    return node
