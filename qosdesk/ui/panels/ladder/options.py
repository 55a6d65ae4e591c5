"""What the user chose for a ladder: its mode, columns, groups; kept in the layout. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

State = dict[str, str | int | float | bool]


class Mode(Enum):
    """How a book is laid out; the value is how it is stored."""

    TABLE = "table"
    """Asks over bids, a row a level."""
    BESIDE = "beside"
    """Bids beside asks, a row a level."""
    PRICES = "prices"
    """Every price a row, also those where nobody quotes."""


class Column(Enum):
    """A column of the level table; the value is how it is stored."""

    LEVEL = "level"
    TRADED = "traded"
    PRICE = "price"
    DELTA = "delta"
    SIZE = "size"
    TOTAL = "total"


COLUMNS: Final = (Column.LEVEL, Column.TRADED, Column.PRICE, Column.DELTA, Column.SIZE, Column.TOTAL)
"""The columns as they are without a choice of the user's."""

ALWAYS: Final = frozenset({Column.PRICE, Column.SIZE})
"""Without these it is no book."""

GROUPS: Final = (1, 2, 5, 10, 20, 50, 100)
"""Ticks that may be taken together."""


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of one ladder.

    Attributes:
        mode: see `Mode`.
        columns: of the level table, shown ones in their order.
        group: ticks in a row.
        follows: whether the price ladder keeps the market in its middle by itself.
    """

    mode: Mode = Mode.TABLE
    columns: tuple[Column, ...] = COLUMNS
    group: int = 1
    follows: bool = True

    def with_column(self, column: Column, shown: bool) -> Options:
        """Show a column at its usual place, or hide it; price and size stay."""
        if shown == (column in self.columns) or column in ALWAYS:
            return self
        if not shown:
            return replace(self, columns=tuple(one for one in self.columns if one is not column))
        before = COLUMNS[: COLUMNS.index(column)]
        place = max((self.columns.index(one) + 1 for one in before if one in self.columns), default=0)
        return replace(self, columns=(*self.columns[:place], column, *self.columns[place:]))

    def moved(self, column: Column, places: int) -> Options:
        """Move a shown column to the right (above 0) or left."""
        rest = [one for one in self.columns if one is not column]
        place = max(0, min(len(rest), self.columns.index(column) + places))
        return replace(self, columns=(*rest[:place], column, *rest[place:]))

    def save(self) -> State:
        """As members of a panel's state."""
        return {
            "mode": self.mode.value,
            "columns": ",".join(column.value for column in self.columns),
            "ticks": self.group,
            "follows": self.follows,
        }


def read_options(state: Mapping[str, object]) -> Options:
    """What `save` gave; what is damaged or missing is as without a choice."""
    usual = Options()
    modes = {mode.value: mode for mode in Mode}
    names = {column.value: column for column in COLUMNS}
    text = state.get("columns")
    columns = tuple(dict.fromkeys(names[name] for name in str(text).split(",") if name in names))
    group, follows = state.get("ticks"), state.get("follows")
    return Options(
        modes.get(str(state.get("mode")), usual.mode),
        columns if columns and ALWAYS.issubset(columns) else usual.columns,
        group if isinstance(group, int) and group in GROUPS else usual.group,
        follows if isinstance(follows, bool) else usual.follows,
    )
