"""Ticks: the exchanges' tables, grids of several ticks that are exact both ways, ticks learnt from prices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.symbols import parse_symbol
from qosdesk.domain.ticks import TickFinder, TickGrid, TickSource, tick_decimals, tick_grid

RULE = (TickSource.RULE,)


def _tick(code, price, decimals=2):
    grid = tick_grid(parse_symbol(code), decimals)
    return grid.price(grid.tick_at(grid.units(price)))


@pytest.mark.parametrize(
    ("code", "price", "tick"),
    [
        ("HK:1", 0.10, 0.001),
        ("HK:1", 0.249, 0.001),
        ("HK:1", 0.25, 0.005),
        ("HK:1", 0.50, 0.01),
        ("HK:1", 9.99, 0.01),
        ("HK:1", 10, 0.01),
        ("HK:1", 20, 0.02),
        ("HK:1", 49.98, 0.02),
        ("HK:1", 50, 0.05),
        ("HK:1", 100, 0.1),
        ("HK:1", 336, 0.2),
        ("HK:1", 500, 0.5),
        ("HK:700", 612.5, 0.5),
        ("HK:1", 1000, 1),
        ("HK:1", 2000, 2),
        ("HK:1", 5000, 5),
        ("US:AAPL", 268.42, 0.01),
        ("US:AAPL", 1.0, 0.01),
        ("US:AAPL", 0.9999, 0.0001),
        ("SH:600519", 1468.2, 0.01),
        ("SZ:000001", 11.74, 0.01),
        ("SH:510300", 4.123, 0.001),
        ("SZ:159915", 2.345, 0.001),
        ("SH:900901", 0.512, 0.001),
        ("FX:EURUSD", 1.08765, 0.00001),
    ],
)
def test_the_tick_is_that_of_the_exchanges_table(code, price, tick):
    assert _tick(code, price, 5 if code.startswith("FX") else 2) == tick


GRIDS = st.builds(
    lambda steps, ticks, group: _grid(steps, ticks, group),
    st.lists(st.integers(1, 60), max_size=3),
    st.lists(st.sampled_from([1, 2, 5, 10]), min_size=4, max_size=4),
    st.sampled_from([1, 2, 5, 10, 20]),
)


def _grid(steps, ticks, group):
    """Bands whose bounds are on the grid of the band below, as all real ones are."""
    bounds, at = [], 0
    for step, tick in zip(steps, ticks, strict=False):
        at += step * tick * 10
        bounds.append(at)
    ticks = tuple(ticks[: len(bounds) + 1])
    return TickGrid(2, ticks, RULE * len(ticks), tuple(bounds), group)


def _labels(grid, top):
    """By brute force: every price that is a bound, or a multiple of the step of its band."""
    found = []
    for units in range(top + 1):
        band = sum(bound <= units for bound in grid.bounds)
        if units in grid.bounds or units % (grid.ticks[band] * grid.group) == 0:
            found.append(units)
    return found


@given(GRIDS, st.integers(1, 1500))
def test_floor_ceil_up_and_down_agree_with_brute_force(grid, units):
    labels = _labels(grid, 4000)
    below = max(label for label in labels if label <= units)
    assert grid.floor(units) == below
    assert grid.ceil(units) == min(label for label in labels if label >= units)
    assert grid.up(units) == min(label for label in labels if label > units)
    assert grid.down(units) == max(label for label in labels if label < units)
    assert grid.up(grid.down(below)) == below or below == 0


@given(st.integers(1, 10**9), st.integers(0, 8))
def test_a_price_made_of_units_is_the_float_of_its_decimal_text(units, decimals):
    grid = TickGrid(decimals, (1,), RULE)
    text = f"{units:0{decimals + 1}d}"
    text = f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text
    assert grid.price(units) == float(text)
    assert grid.units(float(text)) == units


def test_a_price_finer_than_the_rule_makes_the_tick_finer_and_says_so():
    finder = TickFinder(parse_symbol("HK:1810"), 3)
    assert not finder.learn([4.49, 4.5])
    assert finder.learn([4.495])
    grid = finder.grid
    assert grid.price(grid.tick_at(grid.units(4.49))) == 0.005
    assert grid.source_at(grid.units(4.49)) is TickSource.OBSERVED
    assert grid.source_at(grid.units(44.86)) is TickSource.RULE


def test_without_a_rule_the_tick_is_what_enough_prices_have_in_common():
    finder = TickFinder(parse_symbol("CF:BTCUSDT"), 2)
    assert finder.grid.sources == (TickSource.DECIMALS,)
    assert not finder.learn([91284.5, 91284.5, 91284.0])
    assert finder.learn([91284.5 + i / 10 for i in range(8)])
    assert (finder.grid.ticks, finder.grid.sources) == ((10,), (TickSource.OBSERVED,))
    assert finder.learn([91284.55])
    assert finder.grid.ticks == (5,)


def test_unknown_prices_teach_nothing():
    finder = TickFinder(parse_symbol("CF:BTCUSDT"), 2)
    assert not finder.learn([float("nan"), float("inf")])


@pytest.mark.parametrize(("tick", "needs"), [(200, 1), (5, 3), (1000, 0), (10, 2), (20, 2)])
def test_a_tick_needs_so_many_decimals(tick, needs):
    assert tick_decimals(TickGrid(3, (tick,), RULE), 0) == needs
