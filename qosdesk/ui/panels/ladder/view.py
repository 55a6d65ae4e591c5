"""Which prices a price ladder shows: a place on the grid that the user scrolls or that follows the market. No Qt."""

from __future__ import annotations

from qosdesk.domain.ticks import TickGrid


class PriceView:
    """The rows of a price ladder.

    Attributes:
        middle: price of the middle row, in units of the grid; None before anything is known.
        held: the user scrolled, so that it stays where it is until it is centred again.
    """

    def __init__(self) -> None:
        self.middle: int | None = None
        self.held = False
        self._key: tuple[TickGrid, int, int] | None = None
        self._labels: tuple[int, ...] = ()

    def forget(self) -> None:
        """Another symbol or another grid."""
        self.middle = None
        self.held = False

    def labels(self, grid: TickGrid, rows: int) -> tuple[int, ...]:
        """Prices of the rows, highest first; none is at or below 0."""
        if self.middle is None or rows <= 0:
            return ()
        key = (grid, self.middle, rows)
        if key != self._key:
            self._key = key
            label = self.middle = grid.floor(self.middle)
            for _ in range(rows // 2):
                label = grid.up(label)
            made: list[int] = []
            while len(made) < rows and label > 0:
                made.append(label)
                label = grid.down(label)
            self._labels = tuple(made)
        return self._labels

    def scroll(self, grid: TickGrid, rows: int) -> None:
        """Towards higher prices (above 0) or lower ones."""
        if self.middle is None:
            return
        for _ in range(abs(rows)):
            after = grid.up(self.middle) if rows > 0 else grid.down(self.middle)
            if after <= 0:
                break
            self.middle = after
        self.held = True

    def centre(self, units: int) -> None:
        """Put a price into the middle."""
        self.middle = units
        self.held = False

    def follow(self, grid: TickGrid, units: int, rows: int) -> None:
        """Put the market into the middle when it left the middle half of the rows, unless the user scrolled."""
        if self.middle is None:
            self.centre(units)
        elif not self.held:
            labels = self.labels(grid, rows)
            quarter = rows // 4
            label = grid.floor(units)
            if not labels or label not in labels[quarter : len(labels) - quarter]:
                self.centre(units)
