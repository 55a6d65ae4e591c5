"""A book as the ladder shows it: levels with running sums, spread, imbalance. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from qosdesk.domain.quotes import UNKNOWN, Depth, Level


class Cross(Enum):
    """How the two sides stand to each other."""

    NORMAL = "normal"
    LOCKED = "locked"
    CROSSED = "crossed"
    NO_ASKS = "no asks"
    NO_BIDS = "no bids"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Line:
    """One level, best is number 1.

    Attributes:
        number: 1 for the best.
        price: quote currency.
        size: shares resting there, above 0.
        total: shares from the best level up to here.
    """

    number: int
    price: float
    size: float
    total: float


@dataclass(frozen=True, slots=True)
class Book:
    """Both sides, best first; only levels that hold something, never padded.

    Attributes:
        bids, asks: the lines.
        cross: how the sides stand to each other.
    """

    bids: tuple[Line, ...] = ()
    asks: tuple[Line, ...] = ()
    cross: Cross = Cross.EMPTY

    @property
    def levels(self) -> int:
        """Levels of the deeper side."""
        return max(len(self.bids), len(self.asks))

    @property
    def bid_sum(self) -> float:
        """Shares on the bid side, of the levels the vendor gives."""
        return self.bids[-1].total if self.bids else 0.0

    @property
    def ask_sum(self) -> float:
        """Shares on the ask side."""
        return self.asks[-1].total if self.asks else 0.0

    @property
    def spread(self) -> float:
        """Best ask − best bid; NaN when a side is empty."""
        return self.asks[0].price - self.bids[0].price if self.asks and self.bids else UNKNOWN

    @property
    def spread_bp(self) -> float:
        """Spread in hundredths of a percent of the middle; NaN when a side is empty."""
        if not self.asks or not self.bids:
            return UNKNOWN
        middle = (self.asks[0].price + self.bids[0].price) / 2
        return self.spread / middle * 1e4 if middle else UNKNOWN

    @property
    def imbalance(self) -> float:
        """委比: (Σbid − Σask) ÷ (Σbid + Σask); NaN for an empty book."""
        total = self.bid_sum + self.ask_sum
        return (self.bid_sum - self.ask_sum) / total if total else UNKNOWN


def read_book(depth: Depth | None) -> Book:
    """The lines of a book. A level of size zero is no level (QOS's own sample has one)."""
    if depth is None:
        return Book()
    bids, asks = _lines(depth.bids), _lines(depth.asks)
    if bids and asks:
        gap = asks[0].price - bids[0].price
        cross = Cross.CROSSED if gap < 0 else Cross.LOCKED if gap == 0 else Cross.NORMAL
    elif bids:
        cross = Cross.NO_ASKS
    else:
        cross = Cross.NO_BIDS if asks else Cross.EMPTY
    return Book(bids, asks, cross)


def _lines(levels: tuple[Level, ...]) -> tuple[Line, ...]:
    lines: list[Line] = []
    total = 0.0
    for level in levels:
        if level.size > 0 and level.price == level.price:
            total += level.size
            lines.append(Line(len(lines) + 1, level.price, level.size, total))
    return tuple(lines)


def share_rows(asks: int, bids: int, rows: int) -> tuple[int, int]:
    """Lines of each side that fit into so many rows: half each, and what one side does not need goes to the other."""
    half = rows // 2
    shown_asks = min(asks, max(half, rows - bids))
    shown_bids = min(bids, rows - shown_asks)
    return shown_asks, shown_bids
