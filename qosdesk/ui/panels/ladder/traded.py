"""Volume traded at each price, by side, from the prints that this panel saw."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from qosdesk.domain.quotes import Side
from qosdesk.market.gaps import Print

PRICES_MAX: Final = 20_000
NOTHING_TRADED: Final = (0.0, 0.0, 0.0)

_BUY: Final = int(Side.BUY)
_SELL: Final = int(Side.SELL)


class Traded:
    """Sums by price: buy, sell, side unknown; shares."""

    def __init__(self) -> None:
        self._sums: dict[float, list[float]] = {}

    def clear(self) -> None:
        """Another symbol."""
        self._sums.clear()

    def add(self, prints: Iterable[Print]) -> None:
        """Count prints; beyond `PRICES_MAX` different prices new ones are not kept."""
        sums = self._sums
        for _, price, size, side in prints:
            found = sums.get(price)
            if found is None:
                if len(sums) >= PRICES_MAX:
                    continue
                found = sums[price] = [0.0, 0.0, 0.0]
            found[0 if side == _BUY else 1 if side == _SELL else 2] += size

    def at(self, price: float) -> tuple[float, float, float]:
        """Buy, sell and unknown shares at a price."""
        found = self._sums.get(price)
        return (found[0], found[1], found[2]) if found is not None else NOTHING_TRADED
