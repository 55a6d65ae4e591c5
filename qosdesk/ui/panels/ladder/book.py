"""A book as the ladder shows it: levels with running sums, spread, imbalance, groups of prices. Plain values, no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from qosdesk.domain.derived import book_ratio, spread, spread_bp
from qosdesk.domain.quotes import UNKNOWN, Depth, Level
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.ticks import TickGrid


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
    def best_bid(self) -> float:
        """NaN without bids."""
        return self.bids[0].price if self.bids else UNKNOWN

    @property
    def best_ask(self) -> float:
        """NaN without asks."""
        return self.asks[0].price if self.asks else UNKNOWN

    @property
    def spread(self) -> float:
        """Best ask − best bid; NaN when a side is empty."""
        return spread(self.best_bid, self.best_ask)

    @property
    def spread_bp(self) -> float:
        """Spread in hundredths of a percent of the middle; NaN when a side is empty."""
        return spread_bp(self.best_bid, self.best_ask)

    @property
    def imbalance(self) -> float:
        """委比: (Σbid − Σask) ÷ (Σbid + Σask); NaN for an empty book."""
        return book_ratio(self.bid_sum, self.ask_sum)


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


def group_book(book: Book, grid: TickGrid) -> Book:
    """The same book by steps of a grid: bids go down to theirs, asks up, so that no size looks better than it is.

    How the sides stand to each other is that of the book itself.
    """
    return Book(
        _grouped(book.bids, lambda price: grid.price(grid.floor(grid.units(price)))),
        _grouped(book.asks, lambda price: grid.price(grid.ceil(grid.units(price)))),
        book.cross,
    )


def _grouped(lines: tuple[Line, ...], label: Callable[[float], float]) -> tuple[Line, ...]:
    sizes: dict[float, float] = {}
    for line in lines:
        price = label(line.price)
        sizes[price] = sizes.get(price, 0.0) + line.size
    total = 0.0
    made: list[Line] = []
    for price, size in sizes.items():
        total += size
        made.append(Line(len(made) + 1, price, size, total))
    return tuple(made)


class Limit(Enum):
    """Which limit of the day a price is at."""

    NONE = "none"
    UPPER = "upper"
    LOWER = "lower"


def limit_of(symbol: Symbol, prev_close: float, price: float) -> Limit:
    """Whether a price is exactly a mainland share's limit of the day (10 %, special treatment 5 %, ChiNext and STAR
    20 %, each of the previous close and rounded to a cent); never guessed where there is no such rule."""
    if symbol.market not in ("SH", "SZ") or not prev_close > 0 or price != price:
        return Limit.NONE
    wide = symbol.code.startswith(("688", "689", "300", "301", "302"))
    close, cents = round(prev_close * 100), round(price * 100)
    for percent in (20,) if wide else (10, 5):
        if cents == (close * (100 + percent) + 50) // 100:
            return Limit.UPPER
        if cents == (close * (100 - percent) + 50) // 100:
            return Limit.LOWER
    return Limit.NONE


def _lines(levels: tuple[Level, ...]) -> tuple[Line, ...]:
    lines: list[Line] = []
    total = 0.0
    for level in levels:
        if level.size > 0 and level.price == level.price:
            total += level.size
            lines.append(Line(len(lines) + 1, level.price, level.size, total))
    return tuple(lines)
