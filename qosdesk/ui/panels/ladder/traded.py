"""Volume traded at each price in the present session day, by side, from the prints that this panel heard. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from qosdesk.domain.hours import Hours
from qosdesk.domain.quotes import Side
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.ticks import TickGrid
from qosdesk.market.gaps import Print
from qosdesk.ui.panels.prints import News

PRICES_MAX: Final = 20_000

Volumes = tuple[float, float, float]
"""Shares bought, sold, and of a side that is not known."""

NOTHING_TRADED: Final[Volumes] = (0.0, 0.0, 0.0)

_BUY: Final = int(Side.BUY)
_SELL: Final = int(Side.SELL)
_Sums = dict[float, list[float]]


class Traded:
    """Sums by price of one symbol, and by the steps of a grid.

    Attributes:
        since_ms: vendor's time of the earliest print in the sums; 0 while there is none.
        missed: prints that came and were not heard here.
        version: raised by every change.
    """

    def __init__(self) -> None:
        self.since_ms = 0
        self.missed = 0
        self.version = 0
        self._sums: _Sums = {}
        self._down: _Sums = {}
        self._up: _Sums = {}
        # By price: the sums to which a print at it is added.
        self._into: dict[float, tuple[list[float], ...]] = {}
        self._grid: TickGrid | None = None
        self._day = 0
        self._day_from_ms = self._day_to_ms = 0
        self._hours = Hours()
        self._symbol: Symbol | None = None

    def start(self, symbol: Symbol, hours: Hours) -> None:
        """Another symbol: nothing was heard of it."""
        self._symbol, self._hours = symbol, hours
        self._day = self._day_from_ms = self._day_to_ms = 0
        self._grid = None
        self._clear()

    def set_grid(self, grid: TickGrid | None) -> None:
        """Sum by the steps of this grid too; None when nobody asks for them."""
        if grid == self._grid:
            return
        self._grid = grid
        self._down.clear()
        self._up.clear()
        for price, sums in self._sums.items():
            self._into[price] = (sums, *self._buckets(price))
            for bucket in self._into[price][1:]:
                _add_to(bucket, sums)
        self.version += 1

    def take(self, news: News) -> None:
        """Count what came."""
        if news.restarted:
            self._day = self._day_from_ms = self._day_to_ms = 0
            self._clear()
        self.missed += news.missed
        self._add(news.filled)
        self._add(news.prints)

    def at(self, price: float) -> Volumes:
        """What was traded at exactly this price."""
        return _volumes(self._sums.get(price))

    def down_at(self, label: float) -> Volumes:
        """What was traded from this price of the grid up to below the next one."""
        return _volumes(self._down.get(label))

    def up_at(self, label: float) -> Volumes:
        """What was traded above the price of the grid below this one, up to it."""
        return _volumes(self._up.get(label))

    def _clear(self) -> None:
        self._sums.clear()
        self._down.clear()
        self._up.clear()
        self._into.clear()
        self.since_ms = self.missed = 0
        self.version += 1

    def _is_today(self, ts_ms: int) -> bool:
        """Whether a print belongs to the newest session day; a newer one ends the sums of the day before."""
        symbol = self._symbol
        if symbol is None:
            return False
        span = self._hours.phase_at(symbol, ts_ms)
        day = span.trade_date.toordinal()
        if day > self._day:
            if self._day:
                self._clear()
            self._day = day
        if day == self._day:
            self._day_from_ms, self._day_to_ms = span.start_ms, span.end_ms
            return True
        return False

    def _add(self, prints: Iterable[Print]) -> None:
        """Count prints; beyond `PRICES_MAX` different prices new ones are not kept."""
        into = self._into
        for ts_ms, price, size, side in prints:
            if not self._day_from_ms <= ts_ms < self._day_to_ms and not self._is_today(ts_ms):
                continue
            found = into.get(price) or self._first_at(price)
            if found is None or size != size:
                self.missed += 1
                continue
            place = 0 if side == _BUY else 1 if side == _SELL else 2
            for sums in found:
                sums[place] += size
            if ts_ms < self.since_ms or not self.since_ms:
                self.since_ms = ts_ms
            self.version += 1

    def _first_at(self, price: float) -> tuple[list[float], ...] | None:
        if price != price or len(self._sums) >= PRICES_MAX:
            return None
        sums = self._sums[price] = [0.0, 0.0, 0.0]
        found = self._into[price] = (sums, *self._buckets(price))
        return found

    def _buckets(self, price: float) -> tuple[list[float], ...]:
        grid = self._grid
        if grid is None:
            return ()
        units = grid.units(price)
        down, up = grid.price(grid.floor(units)), grid.price(grid.ceil(units))
        return self._down.setdefault(down, [0.0, 0.0, 0.0]), self._up.setdefault(up, [0.0, 0.0, 0.0])


def _add_to(into: list[float], sums: list[float]) -> None:
    for place, size in enumerate(sums):
        into[place] += size


def _volumes(found: list[float] | None) -> Volumes:
    return (found[0], found[1], found[2]) if found is not None else NOTHING_TRADED
