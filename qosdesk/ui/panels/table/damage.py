"""Which rows and columns of the table a damaged part of it touches; columns are looked for once while nothing moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QRegion

from qosdesk.ui.panels.table.arrangement import Placed
from qosdesk.ui.panels.table.cells import PAINTERS, Draw
from qosdesk.ui.panels.table.columns import Column

Shown = tuple[float, float, Column, Draw]
"""Left, width, the column, what paints its cells."""
SLACK: Final = 2
"""px by which what is painted in a cell may leave its column."""


class ColumnPlaces:
    """The columns at one scroll position and width.

    Args:
        x_of: where a column begins in the viewport.
        in_view: whether it is drawn.
    """

    def __init__(self, x_of: Callable[[Placed], int], in_view: Callable[[Placed], bool]) -> None:
        self._x_of = x_of
        self._in_view = in_view
        self._at: tuple[int, tuple[Placed, ...], int] = (0, (), 0)
        self._touched: dict[tuple[int, int], tuple[list[Shown], list[Shown]]] = {}
        self._spans: dict[frozenset[str], tuple[int, int]] = {}

    def settle(self, scrolled: int, placed: tuple[Placed, ...], width: int) -> None:
        """Where the table stands now; what was looked for elsewhere is forgotten."""
        at = (scrolled, placed, width)
        if at != self._at:
            self._at = at
            self._touched.clear()
            self._spans.clear()

    def touched(self, span: tuple[int, int]) -> tuple[list[Shown], list[Shown]]:
        """Scrolled and frozen columns that damage from one x to another touches."""
        found = self._touched.get(span)
        if found is None:
            found = self._touched[span] = (self._between(*span, False), self._between(*span, True))
        return found

    def _between(self, begin: int, end: int, frozen: bool) -> list[Shown]:
        columns: list[Shown] = []
        for one in self._at[1]:
            left = self._x_of(one)
            is_touched = left < end + SLACK and left + one.width > begin - SLACK + 1
            if is_touched and one.frozen is frozen and self._in_view(one):
                columns.append((float(left), float(one.width), one.column, PAINTERS[one.column.paint]))
        return columns

    def span(self, keys: frozenset[str]) -> tuple[int, int]:
        """Left and width of columns and what stands between them; not above 0 wide for none.

        A cell keeps to its column but for a pixel or two: that much is left alone, and its neighbours with it.
        """
        span = self._spans.get(keys)
        if span is None:
            ends = [(self._x_of(one), one.width) for one in self._at[1] if one.column.key in keys]
            left = min((x for x, _ in ends), default=0)
            right = max((x + width for x, width in ends), default=0)
            span = self._spans[keys] = (left + SLACK, right - left - 2 * SLACK)
        return span


def damaged_rows(damage: QRegion, height: int) -> dict[int, tuple[int, int]]:
    """Rows of a height counted from the top of the viewport, and between which x each is damaged."""
    rows: dict[int, tuple[int, int]] = {}
    for rect in damage:  # type: ignore[attr-defined]
        left, right = rect.left(), rect.right()
        for number in range(rect.top() // height, rect.bottom() // height + 1):
            before = rows.get(number, (left, right))
            rows[number] = (min(before[0], left), max(before[1], right))
    return rows
