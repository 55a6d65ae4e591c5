"""The prices at which an instrument can be quoted: its tick by price band, and grids of so many ticks.

Everything is counted in whole units of `10 ** -decimals`, so that a price and its row are the same however often one
becomes the other. The rules are those of the exchanges; where they say nothing, or the market shows a finer price than
they allow, the tick is what was observed. Imports domain only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from math import gcd
from types import MappingProxyType
from typing import Final

from qosdesk.domain.symbols import Symbol

DECIMALS_MAX: Final = 8
_ENOUGH: Final = 8
"""So many different prices are needed before their common divisor is taken for a tick."""


class TickSource(Enum):
    """Where a tick is from."""

    RULE = "the exchange's rule"
    DECIMALS = "decimals of the vendor's prices"
    OBSERVED = "observed prices"


@dataclass(frozen=True, slots=True)
class TickGrid:
    """Prices of an instrument, in units of `10 ** -decimals`.

    Attributes:
        decimals: of a unit.
        bounds: where the second, third, ... band of prices begins, ascending.
        ticks: tick of each band, one more than bounds.
        sources: where each tick is from.
        group: ticks in one step of this grid.
    """

    decimals: int
    ticks: tuple[int, ...]
    sources: tuple[TickSource, ...]
    bounds: tuple[int, ...] = ()
    group: int = 1

    def units(self, price: float) -> int:
        """A price in units, to the nearest one."""
        return round(price * int(10**self.decimals))

    def price(self, units: int) -> float:
        """The price of so many units: the same float as its decimal text."""
        return units / int(10**self.decimals)

    def tick_at(self, units: int) -> int:
        """The tick of the band that holds a price; a bound belongs to the band that begins there."""
        return self.ticks[bisect_right(self.bounds, units)]

    def source_at(self, units: int) -> TickSource:
        """Where that tick is from."""
        return self.sources[bisect_right(self.bounds, units)]

    def grouped(self, group: int) -> TickGrid:
        """The grid whose steps are so many ticks. A step never reaches over the bound of a band."""
        return replace(self, group=group)

    def floor(self, units: int) -> int:
        """The nearest price of the grid that is not above."""
        band = bisect_right(self.bounds, units)
        step = self.ticks[band] * self.group
        below = units // step * step
        return max(below, self.bounds[band - 1]) if band else below

    def ceil(self, units: int) -> int:
        """The nearest price of the grid that is not below."""
        below = self.floor(units)
        return below if below == units else self.up(below)

    def up(self, units: int) -> int:
        """The next higher price of the grid."""
        band = bisect_right(self.bounds, units)
        step = self.ticks[band] * self.group
        above = (units // step + 1) * step
        return min(above, self.bounds[band]) if band < len(self.bounds) else above

    def down(self, units: int) -> int:
        """The next lower price of the grid."""
        return self.floor(units - 1)

    def refined(self, units: Iterable[int]) -> TickGrid:
        """A grid that has these prices too: the same one when they are all on it."""
        ticks, sources = list(self.ticks), list(self.sources)
        for one in units:
            band = bisect_right(self.bounds, one)
            if one % ticks[band]:
                ticks[band] = gcd(ticks[band], one)
                sources[band] = TickSource.OBSERVED
        if tuple(ticks) == self.ticks:
            return self
        return replace(self, ticks=tuple(ticks), sources=tuple(sources))


# HKEX spread table of shares since 4 August 2025 (first phase of the reduction of minimum spreads), in thousandths. The
# second phase (0.005 between 0.50 and 10) and products with a table of their own show in their prices.
_HK_BOUNDS: Final = (
    250,
    500,
    10_000,
    20_000,
    50_000,
    100_000,
    200_000,
    500_000,
    1_000_000,
    2_000_000,
    5_000_000,
)
_HK_TICKS: Final = (1, 5, 10, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)

# Codes of funds, bonds and B shares, whose tick is 0.001; all else of the two exchanges has 0.01.
_FINE_CODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"SH": ("5", "900", "11", "10", "13", "018", "019"), "SZ": ("15", "16", "18", "11", "12")}
)


def tick_grid(symbol: Symbol, decimals: int) -> TickGrid:
    """The ticks of an instrument by the rules of its exchange, or by the decimals of its prices.

    Args:
        symbol: HK has a table of bands, US 0.01 from a dollar on and 0.0001 below, mainland shares 0.01, funds 0.001.
        decimals: those of the vendor's prices.
    """
    market = symbol.market
    if market == "HK":
        return _by_rule(3, decimals, _HK_TICKS, _HK_BOUNDS)
    if market == "US":
        return _by_rule(4, decimals, (1, 100), (10_000,))
    if market in _FINE_CODES:
        fine = symbol.code.startswith(_FINE_CODES[market])
        return _by_rule(3 if fine else 2, decimals, (1,), ())
    return TickGrid(min(max(decimals, 0), DECIMALS_MAX), (1,), (TickSource.DECIMALS,))


def _by_rule(places: int, decimals: int, ticks: tuple[int, ...], bounds: tuple[int, ...]) -> TickGrid:
    places_used = min(max(places, decimals), DECIMALS_MAX)
    scale = 10 ** (places_used - places)
    return TickGrid(
        places_used,
        tuple(tick * scale for tick in ticks),
        (TickSource.RULE,) * len(ticks),
        tuple(bound * scale for bound in bounds),
    )


class TickFinder:
    """Learns an instrument's grid from the prices that are seen of it.

    Attributes:
        grid: the grid as far as it is known; its steps are single ticks.
    """

    def __init__(self, symbol: Symbol, decimals: int) -> None:
        self.grid = tick_grid(symbol, decimals)
        self._common = 0
        self._few: set[int] = set()

    def learn(self, prices: Iterable[float]) -> bool:
        """Take prices that were quoted; whether the grid is another one now."""
        before = self.grid
        units = [before.units(price) for price in prices if price - price == 0]
        if before.sources[0] is TickSource.DECIMALS:
            self._observe(units)
        else:
            self.grid = before.refined(units)
        return self.grid is not before

    def _observe(self, units: list[int]) -> None:
        """Without a rule the tick is what all prices have in common, once there are enough of them."""
        self._few.update(one for one in units if one)
        self._common = gcd(self._common, *units)
        if len(self._few) >= _ENOUGH:
            self.grid = replace(self.grid, ticks=(self._common,), sources=(TickSource.OBSERVED,))
            self._few.clear()


def tick_decimals(grid: TickGrid, units: int) -> int:
    """Decimals that the tick at a price needs: 0.20 needs 1, 0.005 needs 3."""
    tick, places = grid.tick_at(units), grid.decimals
    while places and tick % 10 == 0:
        tick //= 10
        places -= 1
    return places
