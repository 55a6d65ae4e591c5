"""A row of the tape as a value: one print or several joined ones, or a line with words. No Qt."""

from __future__ import annotations

from enum import Enum
from typing import Final

from qosdesk.domain.quotes import Side
from qosdesk.market.gaps import PrintGap

ROWS_KEPT: Final = 10_000
"""Rows kept of a symbol unless the user says otherwise; twice as many prints."""


class RowKind(Enum):
    """What a row of the tape is."""

    PRINT = "print"
    HOLE = "hole"
    """Prints that came and were not drawn."""
    MISSING = "missing"
    """Prints that did not come."""
    JOIN = "join"
    """Above it prints came by themselves, below it they were asked for."""


class Mark(Enum):
    """What a print was for the day."""

    NONE = ""
    HIGH = "H"
    LOW = "L"


class TapeRow:
    """One row.

    Attributes:
        kind: a print, or a line with words.
        gap: the gap to which a line or a backfilled print belongs, else None.
        is_shown: it passes the filter.
        serial: place among the rows shown: grows by one a row, older rows have lower ones.
        at: number of its first print, among all live ones or among those of its gap.
        ts_ms: vendor's time of the (first) print; of a hole, of the print before it; of a join, of the newest below.
        until_ms: of a hole, the time of the print after it, 0 while none came.
        heard_s: monotonic time at which its first print was read, 0 when that is not known.
        price: quote currency.
        size: shares, of all joined prints.
        side: aggressor, as `domain.quotes.Side`.
        inferred: the side is our own reading, not the vendor's.
        count: prints joined, or missing in a hole.
        tier: 0 to 3: how big it is.
        mark: whether it made the day's high or low.
        total: shares traded up to its end since the tape was opened; NaN for backfilled ones.
        delta: bought − sold of these, shares.
        version: raised by every change of what is drawn.
    """

    __slots__ = (
        "at",
        "count",
        "delta",
        "gap",
        "heard_s",
        "inferred",
        "is_shown",
        "kind",
        "mark",
        "price",
        "serial",
        "side",
        "size",
        "tier",
        "total",
        "ts_ms",
        "until_ms",
        "version",
    )

    def __init__(
        self,
        kind: RowKind,
        ts_ms: int,
        price: float = 0.0,
        size: float = 0.0,
        side: int = 0,
        inferred: bool = False,
    ) -> None:
        self.kind = kind
        self.ts_ms = ts_ms
        self.price = price
        self.size = size
        self.side = side
        self.inferred = inferred
        self.is_shown = False
        self.serial = 0
        self.at = 0
        self.until_ms = 0
        self.heard_s = 0.0
        self.count = 1
        self.tier = 0
        self.mark = Mark.NONE
        self.total = self.delta = float("nan")
        self.version = 0
        self.gap: PrintGap | None = None

    @property
    def value(self) -> float:
        """Money: price × size, in the quote currency."""
        return self.price * self.size

    @property
    def is_print(self) -> bool:
        """Whether it is a print, not a line with words."""
        return self.kind is RowKind.PRINT

    @property
    def is_neutral(self) -> bool:
        """Whether nobody knows who was the aggressor."""
        return self.side not in (Side.BUY, Side.SELL)
