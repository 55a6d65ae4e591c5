"""Where the reader of the tape is: at the newest row, or holding on to one while new rows come. No Qt."""

from __future__ import annotations

from itertools import islice

from qosdesk.ui.panels.tape.roll import Roll
from qosdesk.ui.panels.tape.rows import TapeRow


class Position:
    """The rows in view.

    Args:
        roll: the rows.

    Attributes:
        offset: rows shown between the newest one and the newest in view.
        new_prints: prints that came since it was paused, shown or not.
    """

    def __init__(self, roll: Roll) -> None:
        self._roll = roll
        self.offset = 0
        self.new_prints = 0
        self._held: TapeRow | None = None

    @property
    def paused(self) -> bool:
        """Whether a row is held on to; then new ones do not move the view."""
        return self._held is not None

    def resume(self) -> None:
        """Back to the newest row."""
        self.offset = self.new_prints = 0
        self._held = None

    def pause(self) -> None:
        """Hold on to the newest row in view."""
        if self._roll.shown and self._held is None:
            self._hold_at(self.offset)

    def move(self, rows: int, in_view: int) -> None:
        """Towards older rows (above 0) or newer ones; leaving the newest pauses, reaching it resumes.

        Args:
            rows: how far.
            in_view: rows that fit while paused.
        """
        furthest = max(0, len(self._roll.shown) - in_view)
        offset = max(0, min(self.offset + rows, furthest))
        if offset:
            self._hold_at(offset)
        elif rows < 0:
            self.resume()

    def came(self, prints: int) -> None:
        """New prints; rows may have come, changed places or gone."""
        held, shown = self._held, self._roll.shown
        if held is None:
            return
        if not shown:
            self.resume()
            return
        self.new_prints += prints
        # The oldest rows may be gone, and with them the one that was held.
        offset = shown[-1].serial - held.serial if held.is_shown else self.offset
        self._hold_at(max(0, min(offset, len(shown) - 1)))

    def rows(self, count: int) -> list[TapeRow]:
        """The rows in view, newest first."""
        return list(islice(reversed(self._roll.shown), self.offset, self.offset + count))

    def _hold_at(self, offset: int) -> None:
        self.offset = offset
        self._held = self._roll.shown[-1 - offset]


class Selection:
    """Rows that the user marked: from one to another, among those shown."""

    def __init__(self) -> None:
        self._from: TapeRow | None = None
        self._to: TapeRow | None = None

    def clear(self) -> None:
        """None."""
        self._from = self._to = None

    def put(self, row: TapeRow, extend: bool = False) -> None:
        """This row, or with `extend` all from the one before to it."""
        if not extend or self._from is None:
            self._from = row
        self._to = row

    def put_all(self, first: TapeRow, last: TapeRow) -> None:
        """All from one to another."""
        self._from, self._to = first, last

    def __contains__(self, row: TapeRow) -> bool:
        if self._from is None or self._to is None or not row.is_shown:
            return False
        low, high = sorted((self._from.serial, self._to.serial))
        return low <= row.serial <= high

    def __bool__(self) -> bool:
        return self._from is not None
