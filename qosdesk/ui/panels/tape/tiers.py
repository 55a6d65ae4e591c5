"""From where on a row is big: up to three tiers. No Qt.

By default they adapt to what is traded: a share of the last rows, and at least a multiple of their median, so that
where all prints are alike none stands out. The user may set multiples of the average size (the same in every
currency), or sizes or money for one symbol.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import Final

from qosdesk.ui.panels.tape.filters import Measure
from qosdesk.ui.panels.tape.rows import RowKind, TapeRow

SAMPLE: Final = 500
SAMPLE_MIN: Final = 40
"""Rows that are measured, and how many must be known before anything counts as big."""
SHARES: Final = (0.95, 0.99, 0.998)
TIMES_OF_MEDIAN: Final = (4.0, 10.0, 25.0)
NEVER: Final = float("inf")
TIERS: Final = 3


class TierKind(Enum):
    """How the tiers are found; the value is how the choice is stored."""

    AUTO = "auto"
    TIMES = "times"
    """Multiples of the average size."""
    SIZE = "size"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Tiers:
    """What the user wants.

    Attributes:
        kind: what `at` are.
        at: where each tier begins, ascending; 0 switches a tier off. Without meaning for AUTO.
    """

    kind: TierKind = TierKind.AUTO
    at: tuple[float, float, float] = (0.0, 0.0, 0.0)


AUTOMATIC: Final = Tiers()
FIRST_TIMES: Final = (5.0, 10.0, 25.0)
"""Multiples that are offered first."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Tiers as measured.

    Attributes:
        by: what is compared.
        at: where each tier begins; infinite where it never does.
    """

    by: Measure = Measure.MONEY
    at: tuple[float, float, float] = (NEVER, NEVER, NEVER)

    @property
    def is_known(self) -> bool:
        """Whether anything can be big."""
        return min(self.at) < NEVER

    def tier(self, row: TapeRow) -> int:
        """0 to 3."""
        if row.kind is not RowKind.PRINT:
            return 0
        amount = row.size if self.by is Measure.SIZE else row.price * row.size
        one, two, three = self.at
        if amount >= three:
            return 3
        return 2 if amount >= two else 1 if amount >= one else 0


UNKNOWN_BOUNDS: Final = Bounds()


def measure(wanted: Tiers, newest_first: Iterable[TapeRow]) -> Bounds:
    """Where the tiers begin now.

    Args:
        wanted: what the user wants.
        newest_first: rows; as many are looked at as it takes.
    """
    if wanted.kind in (TierKind.SIZE, TierKind.MONEY):
        by = Measure.SIZE if wanted.kind is TierKind.SIZE else Measure.MONEY
        return Bounds(by, _levels(wanted.at, 1.0))
    newest = islice(newest_first, SAMPLE)
    rows = [row for row in newest if row.kind is RowKind.PRINT and row.value == row.value]
    if len(rows) < SAMPLE_MIN:
        return UNKNOWN_BOUNDS
    if wanted.kind is TierKind.TIMES:
        average = sum(row.size for row in rows) / len(rows)
        return Bounds(Measure.SIZE, _levels(wanted.at, average)) if average > 0 else UNKNOWN_BOUNDS
    values = sorted(row.price * row.size for row in rows)
    median = values[len(values) // 2]
    one, two, three = (
        max(values[int(len(values) * share)], times * median)
        for share, times in zip(SHARES, TIMES_OF_MEDIAN, strict=True)
    )
    return Bounds(Measure.MONEY, (one, two, three))


def _levels(at: tuple[float, float, float], unit: float) -> tuple[float, float, float]:
    one, two, three = (level * unit if level > 0 else NEVER for level in at)
    return one, two, three
