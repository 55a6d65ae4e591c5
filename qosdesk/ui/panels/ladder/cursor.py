"""Prices that can be pointed at in a ladder, by the mouse or by the keyboard's cursor. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qosdesk.ui.panels.ladder.rows import LevelRow, PairRow, Placed, PriceRow


@dataclass(frozen=True, slots=True)
class Spot:
    """A price on screen.

    Attributes:
        price: quote currency.
        number: of the level; 0 in a price ladder, where the price alone says which it is.
        is_ask: its side; False in a price ladder.
        placed: its row.
    """

    price: float
    number: int
    is_ask: bool
    placed: Placed

    def is_same(self, other: Spot) -> bool:
        """The same level, though its price may have changed, or the same price of a price ladder."""
        if self.number or other.number:
            return (self.number, self.is_ask) == (other.number, other.is_ask)
        return self.price == other.price


def spots(placed: Sequence[Placed]) -> list[Spot]:
    """All of them, from the top; of a row with two sides first the bid."""
    found: list[Spot] = []
    for one in placed:
        row = one.row
        if isinstance(row, PriceRow):
            found.append(Spot(row.price, 0, False, one))
        elif isinstance(row, LevelRow | PairRow):
            cells = (row.cell,) if isinstance(row, LevelRow) else (row.bid, row.ask)
            found += [Spot(c.price, c.number, c.is_ask, one) for c in cells if c is not None]
    return found


def find(found: Sequence[Spot], wanted: Spot | None) -> Spot | None:
    """Where it is now; None when it is gone."""
    return next((spot for spot in found if wanted is not None and spot.is_same(wanted)), None)


def spot_at(found: Sequence[Spot], y: int, *, right_half: bool) -> Spot | None:
    """The price under the pointer; of a row with two sides the one of that half, if it is there."""
    here = [spot for spot in found if spot.placed.y <= y < spot.placed.y + spot.placed.height]
    if here and isinstance(here[0].placed.row, PairRow):
        here = [spot for spot in here if spot.is_ask == right_half]
    return here[0] if here else None


def step(found: Sequence[Spot], spot: Spot | None, rows: int) -> Spot | None:
    """So many rows down (above 0) or up on the same side of a row with two; the first one from nowhere."""
    here = find(found, spot)
    if here is None:
        return found[0] if found else None
    column = [one for one in found if not isinstance(one.placed.row, PairRow) or one.is_ask == here.is_ask]
    return column[max(0, min(len(column) - 1, column.index(here) + rows))]


def other_side(found: Sequence[Spot], spot: Spot | None, *, ask: bool) -> Spot | None:
    """The same level of the other half; the spot itself when there is none."""
    here = find(found, spot)
    if here is None or not isinstance(here.placed.row, PairRow):
        return here
    wanted = [one for one in found if one.number == here.number and one.is_ask == ask]
    return wanted[0] if wanted else here
