"""A ladder as rows of plain values: two that are equal look the same, so that only changed ones are painted. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qosdesk.domain.quotes import UNKNOWN, Figures
from qosdesk.domain.ticks import TickGrid
from qosdesk.ui.panels.ladder.book import Book, Cross, Line
from qosdesk.ui.panels.ladder.options import Column
from qosdesk.ui.panels.ladder.traded import Volumes

BAR_STEPS: Final = 128
"""Lengths of a bar that are told apart; finer ones would repaint rows for what nobody sees."""

Key = tuple[bool, float]
"""Side (whether ask) and price."""

TradedOf = Callable[[bool, float], Volumes]
DeltaOf = Callable[[bool, float], float]


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: what rests at a price.

    Attributes:
        is_ask: its side.
        number: of the level, 1 for the best.
        price: quote currency.
        size, total: shares here, and from the best level up to here.
        delta: shares pulled (below 0) or added lately.
        bar: length of its bar, up to `BAR_STEPS` for the largest shown.
    """

    is_ask: bool
    number: int
    price: float
    size: float
    total: float
    delta: float
    bar: int

    @property
    def key(self) -> Key:
        """Side and price."""
        return (self.is_ask, self.price)


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level of one side, with what was traded at its price."""

    cell: Cell
    traded: Volumes
    traded_bar: int


@dataclass(frozen=True, slots=True)
class PairRow:
    """The same level of both sides; a side that has fewer levels has None."""

    number: int
    bid: Cell | None
    ask: Cell | None


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One price, whether anybody quotes there or not.

    Attributes:
        price: of the grid.
        bid, ask: what rests there; None for nothing, or for nothing that is known.
        traded: shares traded there this session.
        traded_bar: length of its bar, up to `BAR_STEPS`.
        is_last: whether the last price is here.
        last_size, last_side: of the last print; size NaN when it was not heard.
        beyond_bid, beyond_ask: the row lies beyond the levels that the vendor sends, so that nothing is known of it.
    """

    price: float
    bid: Cell | None
    ask: Cell | None
    traded: Volumes
    traded_bar: int
    is_last: bool
    last_size: float
    last_side: int
    beyond_bid: bool
    beyond_ask: bool


@dataclass(frozen=True, slots=True, eq=False)
class SpreadRow(Figures):
    """The last price between the sides, and how far these are from each other; any figure may be unknown."""

    price: float
    change: float
    fraction: float
    spread: float
    spread_bp: float
    cross: Cross
    is_stale: bool


@dataclass(frozen=True, slots=True)
class WordsRow:
    """A sentence across the panel."""

    words: str
    warned: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class FooterRow(Figures):
    """Sums of the sides as the vendor gives them."""

    bid_sum: float
    ask_sum: float
    imbalance: float


Row = LevelRow | PairRow | PriceRow | SpreadRow | WordsRow | FooterRow


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and where it is, in px."""

    y: int
    height: int
    row: Row


@dataclass(frozen=True, slots=True)
class Last:
    """The last price; `size` NaN and `side` 0 when its print was not heard."""

    price: float = UNKNOWN
    size: float = UNKNOWN
    side: int = 0


def share_rows(asks: int, bids: int, rows: int) -> tuple[int, int]:
    """Lines of each side that fit into so many rows: half each, and what one side does not need goes to the other."""
    half = rows // 2
    shown_asks = min(asks, max(half, rows - bids))
    shown_bids = min(bids, rows - shown_asks)
    return shown_asks, shown_bids


def level_rows(
    book: Book, shown: tuple[int, int], traded_of: TradedOf, delta_of: DeltaOf
) -> tuple[list[LevelRow], list[LevelRow]]:
    """Rows of the asks, best last, and of the bids, best first: so many of each."""
    asks, bids = book.asks[: shown[0]], book.bids[: shown[1]]
    cells = _cells(asks, bids, delta_of)
    traded = [traded_of(cell.is_ask, cell.price) for cell in cells]
    busiest = max((sum(one) for one in traded), default=0.0)
    rows = [LevelRow(cell, one, _bar(sum(one), busiest)) for cell, one in zip(cells, traded, strict=True)]
    return rows[: len(asks)][::-1], rows[len(asks) :]


def pair_rows(book: Book, rows: int, delta_of: DeltaOf) -> list[PairRow]:
    """So many levels, best first, both sides in a row."""
    asks, bids = book.asks[:rows], book.bids[:rows]
    cells = _cells(asks, bids, delta_of)
    of_asks, of_bids = cells[: len(asks)], cells[len(asks) :]
    return [
        PairRow(
            number + 1,
            of_bids[number] if number < len(bids) else None,
            of_asks[number] if number < len(asks) else None,
        )
        for number in range(max(len(asks), len(bids)))
    ]


def price_rows(
    labels: Sequence[int], grid: TickGrid, book: Book, traded_of: TradedOf, delta_of: DeltaOf, last: Last
) -> list[PriceRow]:
    """A row for each price of the grid.

    Args:
        labels: the prices, in units of the grid, highest first.
        grid: the same that grouped the book.
        book: by steps of the grid.
        traded_of: asked with `is_ask` False: what was traded from a row's price up to below the next one's.
        delta_of: what was pulled or added at a side's price.
        last: the last price.
    """
    shown = {grid.price(label) for label in labels}
    asks = tuple(line for line in book.asks if line.price in shown)
    bids = tuple(line for line in book.bids if line.price in shown)
    cells = {cell.key: cell for cell in _cells(asks, bids, delta_of)}
    prices = [grid.price(label) for label in labels]
    traded = [traded_of(False, price) for price in prices]
    busiest = max((sum(one) for one in traded), default=0.0)
    last_label = grid.price(grid.floor(grid.units(last.price))) if last.price == last.price else UNKNOWN
    deepest_ask = book.asks[-1].price if book.asks else UNKNOWN
    deepest_bid = book.bids[-1].price if book.bids else UNKNOWN
    rows = []
    for price, volumes in zip(prices, traded, strict=True):
        is_last = price == last_label
        rows.append(
            PriceRow(
                price,
                cells.get((False, price)),
                cells.get((True, price)),
                volumes,
                _bar(sum(volumes), busiest),
                is_last,
                last.size if is_last else 0.0,
                last.side if is_last else 0,
                price < deepest_bid,
                price > deepest_ask,
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class Damage:
    """What must be painted again: a place, or of a level's row only columns that nothing else reaches into."""

    y: int
    height: int
    columns: tuple[Column, ...] = ()


def changed(before: Sequence[Placed], after: Sequence[Placed]) -> list[Damage]:
    """Where the rows look different: another one, one that has moved, or is gone."""
    found: list[Damage] = []
    for old, new in zip(before, after, strict=False):
        if old == new:
            continue
        found.append(Damage(new.y, new.height, _columns_changed(old, new)))
        if (old.y, old.height) != (new.y, new.height):
            found.append(Damage(old.y, old.height))
    rest = [*before[len(after) :], *after[len(before) :]]
    return found + [Damage(one.y, one.height) for one in rest]


def _columns_changed(old: Placed, new: Placed) -> tuple[Column, ...]:
    """A size that changes changes the sums of all levels behind it, and nothing else of them."""
    was, now = old.row, new.row
    if not isinstance(was, LevelRow) or not isinstance(now, LevelRow) or old.y != new.y:
        return ()
    columns: tuple[Column, ...] = ()
    if was.cell != now.cell:
        if replace(was.cell, total=now.cell.total) != now.cell:
            return ()
        columns = (Column.TOTAL,)
    if (was.traded, was.traded_bar) != (now.traded, now.traded_bar):
        columns = (*columns, Column.TRADED)
    return columns


def _cells(asks: Sequence[Line], bids: Sequence[Line], delta_of: DeltaOf) -> list[Cell]:
    lines = [(True, line) for line in asks] + [(False, line) for line in bids]
    largest = max((line.size for _, line in lines), default=0.0)
    return [
        Cell(
            is_ask,
            line.number,
            line.price,
            line.size,
            line.total,
            delta_of(is_ask, line.price),
            _bar(line.size, largest),
        )
        for is_ask, line in lines
    ]


def _bar(amount: float, most: float) -> int:
    """At least 1 for anything, so that it is seen."""
    return max(1, round(BAR_STEPS * amount / most)) if amount > 0 and most > 0 else 0
