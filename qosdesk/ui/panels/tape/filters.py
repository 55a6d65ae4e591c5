"""Which rows of the tape are shown. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from qosdesk.domain.quotes import Side
from qosdesk.ui.panels.tape.rows import RowKind, TapeRow

NO_LIMIT: Final = float("inf")


class Measure(Enum):
    """How big a row is; the value is how the choice is stored."""

    SIZE = "size"
    """Shares (base units)."""
    MONEY = "money"
    """Quote currency."""


@dataclass(frozen=True, slots=True)
class Filter:
    """From-to and sides. It looks at rows, so that the parts of a joined order count as one.

    Attributes:
        by: what the limits are.
        least: smallest that is shown, shares or money.
        most: largest that is shown.
        buys, sells, neutrals: sides that are shown.
    """

    by: Measure = Measure.SIZE
    least: float = 0.0
    most: float = NO_LIMIT
    buys: bool = True
    sells: bool = True
    neutrals: bool = True

    @property
    def is_on(self) -> bool:
        """Whether anything may be filtered out."""
        return not (self.least <= 0 and self.most == NO_LIMIT and self.buys and self.sells and self.neutrals)

    def passes(self, row: TapeRow) -> bool:
        """Whether a row is shown; a line with words always is."""
        if row.kind is not RowKind.PRINT:
            return True
        amount = row.size if self.by is Measure.SIZE else row.price * row.size
        if not self.least <= amount <= self.most:
            return False
        if row.side == Side.BUY:
            return self.buys
        return self.sells if row.side == Side.SELL else self.neutrals


EVERYTHING: Final = Filter()
