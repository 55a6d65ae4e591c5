"""Where the columns of the tape are. No Qt."""

from __future__ import annotations

from typing import Final

PAD: Final = 8
_DESIGN_WIDTH: Final = 376
_RUNNING_WIDTH: Final = 76
_COUNT_ROOM: Final = 340
_VALUE_ROOM: Final = 300
_BESIDE_MARK: Final = 8
_MILLISECONDS: Final = 26
_SIZE_ROOM: Final = 40


class Columns:
    """Places in px; 0 for a column that is hidden because the panel is narrow: a column hides whole (LOOK 10).

    Attributes:
        mark: middle of the triangle.
        guess: middle of the sign of an inferred side.
        milliseconds: the time is written with them; a narrow panel has them in the tooltip only.
        note: middle of the mark of the day's high or low.
        price, size, value, running, count: right ends.
    """

    __slots__ = ("count", "guess", "mark", "milliseconds", "note", "price", "running", "size", "value")

    def __init__(self, width: int, milliseconds: bool, running: bool, price_px: int = 0) -> None:
        """Lay them out.

        Args:
            width: of the panel, px.
            milliseconds: the source's times are finer than a second.
            running: the column of the running delta is wanted.
            price_px: width of a price up to where two decimals end; a long one moves what stands right of it.
        """
        fine = _MILLISECONDS if milliseconds else 0
        right = width
        if running and width - _RUNNING_WIDTH >= _COUNT_ROOM + fine:
            right -= _RUNNING_WIDTH
        extra = max(0, right - _DESIGN_WIDTH)
        self.milliseconds = milliseconds
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
            if 76 + fine + _BESIDE_MARK + price_px + _SIZE_ROOM > width - PAD:
                self.milliseconds, fine = False, 0
            self.mark = 76 + fine
            self.price = 136 + fine
            self.size = width - PAD
        self.guess = self.mark - 9
        beyond = max(0, self.mark + _BESIDE_MARK + price_px - self.price)
        self.price += beyond
        if self.value:
            self.size += beyond // 2
        elif self.price + _SIZE_ROOM > self.size:
            self.size = 0
