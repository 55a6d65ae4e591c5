"""Which columns a table shows, in which order, how wide, and which stay at the left while it is scrolled. No Qt.

A column without a title belongs to the titled one that follows it among all columns (the triangle to the last price):
it is shown, moved and frozen with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qosdesk.ui.panels.table.columns import Column

NAME_MIN: Final = 64
WIDTH_MIN: Final = 28
WIDTH_MAX: Final = 600
FIRST: Final = "symbol"
"""Says which row it is: always shown."""
USUAL: Final = frozenset({FIRST, "name", "last", "change", "percent", "turnover", "spark", "session", "age"})
"""What a new table shows."""

State = Mapping[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The user's choice.

    Attributes:
        order: keys of all titled columns.
        shown: keys of those to be shown.
        widths: px by key, of columns whose width the user set.
        frozen: key of the last column that stays at the left; empty for none.
        scrolls: whether the table is scrolled where columns do not fit; else the least needed ones hide (LOOK 10).
    """

    order: tuple[str, ...]
    shown: frozenset[str]
    widths: Mapping[str, int]
    frozen: str = FIRST
    scrolls: bool = False

    def with_shown(self, key: str, shown: bool) -> Arrangement:
        """Show or hide a column; what is shown beyond the usual ones is scrolled to rather than hidden again."""
        if key not in self.order or (key == FIRST and not shown):
            return self
        if shown:
            return replace(self, shown=self.shown | {key}, scrolls=True)
        return replace(self, shown=self.shown - {key})

    def moved(self, key: str, before: str) -> Arrangement:
        """A column in front of another one; an empty `before` puts it at the end."""
        if key not in self.order or key == before:
            return self
        rest = [one for one in self.order if one != key]
        at = rest.index(before) if before in rest else len(rest)
        return replace(self, order=(*rest[:at], key, *rest[at:]))

    def shifted(self, key: str, step: int) -> Arrangement:
        """A shown column one place to the left or right among those shown."""
        shown = [one for one in self.order if one in self.shown]
        if key not in shown:
            return self
        place = shown.index(key) + (step if step < 0 else step + 1)
        return self if place < 0 else self.moved(key, shown[place] if place < len(shown) else "")

    def resized(self, key: str, width: int | None) -> Arrangement:
        """A column of another width; None gives it its own again."""
        if key not in self.order:
            return self
        widths = {one: px for one, px in self.widths.items() if one != key}
        if width is not None:
            widths[key] = min(max(width, WIDTH_MIN), WIDTH_MAX)
        return replace(self, widths=widths)

    def frozen_to(self, key: str) -> Arrangement:
        """Columns up to this one stay at the left; empty: none does."""
        return replace(self, frozen=key if key in self.order else "")

    def scrolling(self, scrolls: bool) -> Arrangement:
        """Scroll to columns that do not fit, or hide them."""
        return replace(self, scrolls=scrolls)

    def as_state(self) -> dict[str, str | int | float | bool]:
        """Plain values for the layout."""
        return {
            "columns": ",".join(self.order),
            "shown": ",".join(key for key in self.order if key in self.shown),
            "widths": ",".join(f"{key}:{px}" for key, px in self.widths.items()),
            "frozen": self.frozen,
            "scrolls": self.scrolls,
        }


def usual(columns: Sequence[Column]) -> Arrangement:
    """What a new table shows."""
    titled = [column for column in columns if column.header]
    return Arrangement(tuple(column.key for column in titled), USUAL, widths={})


def read_arrangement(state: State, columns: Sequence[Column]) -> Arrangement:
    """What `as_state` gave; unknown columns are ignored, new ones stand after those they follow by default."""
    own = usual(columns)
    known = set(own.order)
    stored = [key for key in dict.fromkeys(str(state.get("columns", "")).split(",")) if key in known]
    if not stored:
        return own
    for place, key in enumerate(own.order):
        if key not in stored:
            before = own.order[place - 1] if place else ""
            stored.insert(stored.index(before) + 1 if before in stored else 0, key)
    shown = {key for key in str(state.get("shown", "")).split(",") if key in known} | {FIRST}
    made = replace(
        own, order=tuple(stored), shown=frozenset(shown), scrolls=state.get("scrolls", False) is True
    )
    for pair in str(state.get("widths", "")).split(","):
        key, _, px = pair.partition(":")
        if px.isdecimal():
            made = made.resized(key, int(px))
    return made.frozen_to(str(state.get("frozen", FIRST)))


@dataclass(frozen=True, slots=True)
class Placed:
    """A column that is shown.

    Attributes:
        number: of the column in the model.
        column: which.
        x: from the left of all columns, in px.
        width: in px.
        frozen: stays where it is while the table is scrolled.
    """

    number: int
    column: Column
    x: int
    width: int
    frozen: bool


def lay_out(columns: Sequence[Column], arrangement: Arrangement, room: int) -> tuple[Placed, ...]:
    """The columns that are shown in a table of this width, from the left."""
    wanted = _in_order(columns, arrangement)
    if not arrangement.scrolls:
        gone = too_many([column for _, column, _ in wanted], arrangement.widths, room)
        wanted = [one for one in wanted if one[1].key not in gone]
        widths = [_least(column, arrangement.widths) for _, column, _ in wanted]
    else:
        widths = [arrangement.widths.get(column.key, column.width) for _, column, _ in wanted]
    taker = _taker([column for _, column, _ in wanted], arrangement.widths)
    if taker is not None and sum(widths) < room:
        widths[taker] += room - sum(widths)
    placed: list[Placed] = []
    x = 0
    for (number, column, frozen), width in zip(wanted, widths, strict=True):
        placed.append(Placed(number, column, x, width, frozen))
        x += width
    return tuple(placed)


def too_many(columns: Sequence[Column], widths: Mapping[str, int], room: int) -> frozenset[str]:
    """Keys of the columns that hide so that the others fit, by LOOK 10's rank."""
    gone: set[str] = set()
    for column in sorted((column for column in columns if column.hide_rank), key=lambda c: c.hide_rank):
        if sum(_least(one, widths) for one in columns if one.key not in gone) <= room:
            break
        gone.add(column.key)
    return frozenset(gone)


def _in_order(columns: Sequence[Column], arrangement: Arrangement) -> list[tuple[int, Column, bool]]:
    """Number, column, whether frozen."""
    groups: dict[str, list[tuple[int, Column]]] = {}
    waiting: list[tuple[int, Column]] = []
    for number, column in enumerate(columns):
        waiting.append((number, column))
        if column.header:
            groups[column.key] = waiting
            waiting = []
    order = arrangement.order
    frozen_until = order.index(arrangement.frozen) if arrangement.frozen in order else -1
    return [
        (number, column, place <= frozen_until)
        for place, key in enumerate(order)
        if key in arrangement.shown
        for number, column in groups.get(key, ())
    ]


def _least(column: Column, widths: Mapping[str, int]) -> int:
    """The least width of a column."""
    return widths.get(column.key, NAME_MIN if column.stretches else column.width)


def _taker(columns: Sequence[Column], widths: Mapping[str, int]) -> int | None:
    """Which column takes the room that is left: names, or symbols where there are none; none the user gave a width."""
    for number, column in enumerate(columns):
        if column.stretches:
            return None if column.key in widths else number
    first = next(iter(columns), None)
    return None if first is None or first.key in widths else 0
