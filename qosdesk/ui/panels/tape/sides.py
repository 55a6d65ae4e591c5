"""The aggressor of prints whose source does not say it: the tick rule. No Qt.

A print above the one before it was bought, one below it was sold; at the same price the direction of the last change
holds. What is found so is no fact of the source: it is kept apart (`?`) wherever it is shown or summed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qosdesk.domain.quotes import Side
from qosdesk.market.gaps import Print

UNKNOWN: Final = int(Side.UNKNOWN)
BUY: Final = int(Side.BUY)
SELL: Final = int(Side.SELL)
INFERRED: Final = 2
"""Added to a side that was inferred: 3 is an inferred buy, 4 an inferred sell."""


class TickRule:
    """Codes of prints in their order: 0 unknown, 1 buy, 2 sell, 3 inferred buy, 4 inferred sell."""

    def __init__(self) -> None:
        self._last = float("nan")
        self._direction = UNKNOWN

    def codes(self, prints: Sequence[Print]) -> list[int]:
        """One code a print; the next call goes on from the last of them."""
        last, direction, made = self._last, self._direction, []
        for _, price, _, side in prints:
            if price > last:
                direction = BUY
            elif price < last:
                direction = SELL
            if price == price:
                last = price
            made.append(side if side in (BUY, SELL) else direction + INFERRED if direction else UNKNOWN)
        self._last, self._direction = last, direction
        return made

    def forget(self) -> None:
        """Prints are missing here: the next one has none before it."""
        self._last = float("nan")
        self._direction = UNKNOWN


def side_of(code: int, infer: bool) -> int:
    """The side that is shown."""
    return code if code < INFERRED + 1 else code - INFERRED if infer else UNKNOWN
