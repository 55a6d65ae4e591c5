"""Days taken apart: each level adds up to the one above, exactly (DESIGN 7)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from qosdesk.demo.run import sum_bars
from qosdesk.demo.tree import LEVEL_MINUTES, Node, closed_parts, walk
from qosdesk.demo.world import World

DAY = date(2026, 11, 19).toordinal()


def day_nodes(symbol: str, clock: bool, day: int = DAY):
    market = World(4, clock).market(symbol)
    assert market is not None
    return market, [node for _, node in market._days.segments(day)]


def figures(node) -> tuple[int, int, int, int, int]:
    return node.open, node.high, node.low, node.close, node.volume


@pytest.mark.parametrize("clock", [True, False])
@pytest.mark.parametrize(
    "symbol",
    ["HK:700", "US:AAPL", "SH:600519", "SZ:000001", "CF:BTCUSDT", "FX:EURUSD", "IX:HSI", "CM:XNGUSD"],
)
def test_every_level_adds_up_to_the_one_above(symbol: str, clock: bool):
    market, nodes = day_nodes(symbol, clock)
    grid = market._days.grid
    for node in nodes:
        for level in range(len(LEVEL_MINUTES)):
            parts = list(walk(node, level, grid))
            assert parts[0].start_ms == node.start_ms
            assert parts[-1].end_ms == node.end_ms
            assert all(a.end_ms == b.start_ms for a, b in pairwise(parts))
            total = sum_bars(parts, 0)
            assert total is not None
            assert figures(total) == figures(node)
            assert total.turnover == pytest.approx(node.turnover)


@pytest.mark.parametrize("symbol", ["HK:700", "US:AAPL", "SH:600519", "CF:BTCUSDT"])
def test_minutes_are_whole_bars_on_the_grid_with_volume(symbol: str):
    market, nodes = day_nodes(symbol, True)
    instrument = market.instrument
    for node in nodes:
        for minute in walk(node, 6, market._days.grid):
            assert minute.end_ms - minute.start_ms == 60_000
            assert (
                minute.low <= min(minute.open, minute.close) <= max(minute.open, minute.close) <= minute.high
            )
            assert minute.volume >= 4
            assert all(
                p % instrument.tick_of(p) == 0 for p in (minute.open, minute.high, minute.low, minute.close)
            )


def test_minutes_move_instead_of_standing_still_for_hours():
    market, nodes = day_nodes("US:AAPL", True)
    minutes = list(walk(nodes[0], 6, market._days.grid))
    flat = sum(minute.high == minute.low for minute in minutes)
    assert flat < len(minutes) * 0.2


@pytest.mark.parametrize("text", ["2026-03-08", "2026-11-01"])
def test_days_of_23_and_25_hours_are_covered_without_a_hole(text: str):
    market, nodes = day_nodes("US:NVDA", True, date.fromisoformat(text).toordinal())
    minutes = list(walk(nodes[0], 6, market._days.grid))
    assert len(minutes) in (23 * 60, 25 * 60)
    for level, size in enumerate(LEVEL_MINUTES):
        stamps = [
            market.calendar.bucket_start_ms(n.start_ms, size)
            for n in walk(nodes[0], level, market._days.grid)
        ]
        assert stamps == sorted(set(stamps))


def test_closed_parts_cover_exactly_the_time_before_an_instant():
    market, nodes = day_nodes("HK:700", False)
    node: Node = nodes[0]
    until = node.start_ms + 97 * 60_000
    parts = list(closed_parts(node, until, market._days.grid))
    assert parts[0].start_ms == node.start_ms
    assert parts[-1].end_ms == until
    assert len(parts) < 12
    minutes = [m for m in walk(node, 6, market._days.grid) if m.end_ms <= until]
    assert figures(sum_bars(parts, 0)) == figures(sum_bars(minutes, 0))
