"""Which rows of a list are shown: by text, market, colour tag, or because they move. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from qosdesk.domain.quotes import is_known
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.panels.table.figures import volume_ratio
from qosdesk.ui.panels.table.rows import Row

MOVERS_MAX: Final = 10
UNUSUAL_FRACTION: Final = 0.05
"""A move of so much against the reference close is unusual..."""
UNUSUAL_VOLUME: Final = 3.0
"""... and so is this many times the volume usual by this time, where it is known."""


class Mover(Enum):
    """A ranking of the rows by what they do today."""

    NONE = ""
    GAINERS = "gainers"
    LOSERS = "losers"
    ACTIVE = "active"
    UNUSUAL = "unusual"


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What a row must be like; an empty filter keeps all.

    Attributes:
        text: the user's, found in code, name or alias, in any case.
        found: symbols that the search knows under that text by other names (the other language, pinyin).
        markets, tags: any of these; empty: all.
        mover: rank the rows that are left, and show the first of them without their sections.
    """

    text: str = ""
    found: frozenset[Symbol] = frozenset()
    markets: frozenset[str] = frozenset()
    tags: frozenset[int] = frozenset()
    mover: Mover = Mover.NONE

    @property
    def active(self) -> bool:
        """Whether it may hide anything."""
        return bool(self.text.strip() or self.markets or self.tags or self.mover is not Mover.NONE)

    def keeps(self, row: Row) -> bool:
        """Whether a row is of the kind wanted, before any ranking."""
        if self.markets and row.symbol.market not in self.markets:
            return False
        if self.tags and row.tag not in self.tags:
            return False
        want = self.text.strip().casefold()
        return not want or row.symbol in self.found or want in _names(row)

    def ranked(self, rows: Sequence[Row]) -> list[Row]:
        """Of the rows kept, those that move most, the foremost first; all where no ranking is wanted."""
        kept = [row for row in rows if self.keeps(row)]
        if self.mover is Mover.GAINERS:
            kept = sorted((row for row in kept if row.fraction > 0), key=lambda row: -row.fraction)
        elif self.mover is Mover.LOSERS:
            kept = sorted((row for row in kept if row.fraction < 0), key=lambda row: row.fraction)
        elif self.mover is Mover.ACTIVE:
            traded = (row for row in kept if is_known(row.state.turnover))
            kept = sorted(traded, key=lambda row: -row.state.turnover)
        elif self.mover is Mover.UNUSUAL:
            return sorted((row for row in kept if _is_unusual(row)), key=_move)
        return kept if self.mover is Mover.NONE else kept[:MOVERS_MAX]


def _move(row: Row) -> float:
    """The largest move first, an unknown one last."""
    return -abs(row.fraction) if is_known(row.fraction) else 0.0


def _is_unusual(row: Row) -> bool:
    return abs(row.fraction) >= UNUSUAL_FRACTION or volume_ratio(row) >= UNUSUAL_VOLUME


def _names(row: Row) -> str:
    return f"{row.symbol}\n{row.name}\n{row.alias}".casefold()
