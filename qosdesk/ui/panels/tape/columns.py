"""Where the columns of the tape are. No Qt."""

from __future__ import annotations

from typing import Final

PAD: Final = 8
_DESIGN_WIDTH: Final = 376
_RUNNING_WIDTH: Final = 76
_COUNT_ROOM: Final = 340
_VALUE_ROOM: Final = 300


class Columns:
    """Places in px; 0 for a column that is hidden because the panel is narrow: a column hides whole (LOOK 10).

    Attributes:
        mark: middle of the triangle.
        guess: middle of the sign of an inferred side.
        note: middle of the mark of the day's high or low.
        price, size, value, running, count: right ends.
    """

    __slots__ = ("count", "guess", "mark", "note", "price", "running", "size", "value")

    def __init__(self, width: int, milliseconds: bool, running: bool) -> None:
        fine = 26 if milliseconds else 0
        right = width
        if running and width - _RUNNING_WIDTH >= _COUNT_ROOM + fine:
            right -= _RUNNING_WIDTH
        extra = max(0, right - _DESIGN_WIDTH)
        self.running = width - PAD - 30 if right < width else 0
        self.count = width - PAD if right >= _COUNT_ROOM + fine else 0
        self.note = self.value = 0
        if right >= _VALUE_ROOM + fine:
            self.mark = 96 + fine + round(extra * 0.15)
            self.note = self.mark - 20
            self.price = 158 + fine + round(extra * 0.25)
            self.size = 238 + fine // 2 + round(extra * 0.5) if self.count else 222 + fine
            self.value = right - PAD - 30 if self.count else right - PAD
        else:
            self.mark = 76 + fine
            self.price = 136 + fine
            self.size = width - PAD
        self.guess = self.mark - 9
