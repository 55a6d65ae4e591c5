"""What history needs of the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import Floats, Times

TakeBars = Callable[[Times, Floats], None]
"""Takes (times (n,), columns (5, n)), ascending; on the loop's thread."""


class BarKey(NamedTuple):
    """Which bars. Adjusted ones change with each dividend: they are other bars than the raw ones, and of that day."""

    symbol: Symbol
    interval: Interval
    adjusted: bool = False


class BarCache(Protocol):
    """Closed bars on disk. It knows between which times nothing is missing."""

    def newest(self, key: BarKey, count: int, done: TakeBars) -> None:
        """Give the newest stored bars, none missing among them; maybe zero."""
        ...

    def before(self, key: BarKey, ts_ms: int, count: int, done: TakeBars) -> None:
        """Give stored bars older than an instant, none missing up to it; zero when that is not known."""
        ...

    def beyond(self, key: BarKey, ts_ms: int, count: int, done: TakeBars) -> None:
        """Give the newest stored bars older than an instant whatever is missing between, none missing among them."""
        ...

    def put(self, key: BarKey, ts_ms: Times, data: Floats, covers: tuple[int, int]) -> None:
        """Store closed bars, which are all there are between the two times of `covers`; returns at once."""
        ...
