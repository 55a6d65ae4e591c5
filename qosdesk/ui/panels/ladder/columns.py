"""Where the columns of a ladder are at a width; what does not fit is hidden whole (LOOK 10). No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from qosdesk.ui.panels.ladder.options import Column

PAD: Final = 8
HANG: Final = 16
"""px right of a price, into which its third and fourth decimal hang."""

_WIDTHS: Final[Mapping[Column, int]] = MappingProxyType(
    {
        Column.LEVEL: 34,
        Column.TRADED: 52,
        Column.PRICE: 84,
        Column.DELTA: 34,
        Column.SIZE: 52,
        Column.TOTAL: 62,
    }
)
_GROWTH: Final[Mapping[Column, float]] = MappingProxyType(
    {
        Column.LEVEL: 0.0,
        Column.TRADED: 0.15,
        Column.PRICE: 0.20,
        Column.DELTA: 0.10,
        Column.SIZE: 0.30,
        Column.TOTAL: 0.25,
    }
)
_HIDDEN_FIRST: Final = (Column.TRADED, Column.DELTA, Column.TOTAL, Column.LEVEL)


@dataclass(frozen=True, slots=True)
class Place:
    """A column.

    Attributes:
        column: which.
        left, right: its edges.
        end: where its texts end; of LEVEL, where they begin.
        bar_left: of SIZE: how far its bar may reach.
    """

    column: Column
    left: int
    right: int
    end: int
    bar_left: int

    @property
    def reach(self) -> tuple[int, int]:
        """From where to where it paints: the edge of a bar stands in the first pixel of the next column."""
        return (self.bar_left, self.right + 1) if self.column is Column.SIZE else (self.left + 2, self.right)


def place_columns(columns: Sequence[Column], width: int) -> tuple[Place, ...]:
    """The level table's columns in the user's order. Pulled and added sizes left of the size share its bar's room."""
    shown = list(columns)
    for column in _HIDDEN_FIRST:
        if sum(_WIDTHS[one] for one in shown) + PAD <= width:
            break
        if column in shown:
            shown.remove(column)
    extra = width - PAD - sum(_WIDTHS[one] for one in shown)
    growth = sum(_GROWTH[one] for one in shown) or 1.0
    places: list[Place] = []
    left, grown = 0, 0.0
    for column in shown:
        grown += _GROWTH[column] / growth
        right = sum(_WIDTHS[one] for one in shown[: len(places) + 1]) + round(extra * grown)
        end = {Column.LEVEL: left + PAD, Column.PRICE: right - HANG, Column.SIZE: right - 5}.get(
            column, right
        )
        before = places[-1] if places else None
        bar_left = before.left if before is not None and before.column is Column.DELTA else left
        places.append(Place(column, left, right, end, bar_left))
        left = right
    return tuple(places)


_HALF_WIDTHS: Final[Mapping[Column, int]] = MappingProxyType(
    {Column.PRICE: 0, Column.SIZE: 56, Column.TOTAL: 54, Column.DELTA: 46}
)
_LEVEL_WIDTH: Final = 26


def fit_halves(width: int, price_width: int) -> bool:
    """Whether price and size of both sides have room beside each other; else the level table is shown."""
    return 2 * (price_width + 2 * PAD + _HALF_WIDTHS[Column.SIZE]) <= width


@dataclass(frozen=True, slots=True)
class Halves:
    """Bids beside asks.

    Attributes:
        middle: where they meet.
        level: where the level's number begins; -1 without room.
        bid, ask: columns of each half from the middle outwards.
    """

    middle: int
    level: int
    bid: tuple[Place, ...]
    ask: tuple[Place, ...]


def place_halves(columns: Sequence[Column], width: int, price_width: int) -> Halves:
    """Price innermost, then the user's other columns in this order: size, sum, pulled and added.

    Args:
        columns: the user's.
        width: of the panel, px.
        price_width: px that the widest price needs.
    """
    widths = {**_HALF_WIDTHS, Column.PRICE: price_width + 2 * PAD}
    order = [one for one in widths if one in columns]
    level = _LEVEL_WIDTH if Column.LEVEL in columns else 0
    for column in (Column.DELTA, Column.TOTAL):
        if sum(widths[one] for one in order) * 2 + level <= width:
            break
        if column in order:
            order.remove(column)
    if sum(widths[one] for one in order) * 2 + level > width:
        level = 0
    middle = level + (width - level) // 2
    extra = middle - level - sum(widths[one] for one in order)
    bid: list[Place] = []
    ask: list[Place] = []
    offset = 0
    for column in order:
        outer = offset + widths[column] + (extra if column is Column.SIZE else 0)
        bid.append(Place(column, middle - outer, middle - offset, middle - offset - PAD, middle - outer))
        # The figures stand beside the price, where their bar begins, however far this may reach.
        end = middle + offset + widths[column] - (0 if column is Column.SIZE else PAD)
        ask.append(Place(column, middle + offset, middle + outer, end, middle + outer))
        offset = outer
    return Halves(middle, 4 if level else -1, tuple(bid), tuple(ask))


@dataclass(frozen=True, slots=True)
class PriceColumns:
    """Edges of the price ladder's columns; `traded` is empty (0, 0) when it is narrow or hidden."""

    traded: tuple[int, int]
    bid: tuple[int, int]
    price: tuple[int, int]
    ask: tuple[int, int]


def place_prices(columns: Sequence[Column], width: int) -> PriceColumns:
    """Traded, bid, price, ask."""
    price = 116 if width >= 300 else 92
    traded = round((width - price) * 0.34) if Column.TRADED in columns and width >= 300 else 0
    side = (width - price - traded) // 2
    return PriceColumns(
        (0, traded),
        (traded, traded + side),
        (traded + side, traded + side + price),
        (traded + side + price, width),
    )
