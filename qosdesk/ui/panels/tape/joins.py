"""When a print belongs to the row before it. No Qt.

Only neighbours of the same price and side are joined, when they are within n milliseconds of the row's first print.
Where the source's times are whole seconds (QOS), a difference of stamps says less than that: prints of one second are
at most 999 ms apart, those of the next one 1 to 1,999 ms. So

- equal stamps are joined when n is 999 or more; below that, when the prints reached this desk within n ms of each
  other, and, where their arrival is not known (backfilled, read from memory), always;
- different stamps are joined only when the prints are surely within n ms of each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qosdesk.ui.panels.tape.rows import TapeRow

_COARSE_MS: Final = 999
"""How much later than its stamp of whole seconds a print may have been."""


@dataclass(frozen=True, slots=True)
class JoinRule:
    """Joins prints of the same price and side.

    Attributes:
        within_ms: 0 joins nothing.
    """

    within_ms: int = 1000

    def joins(self, row: TapeRow, ts_ms: int, heard_s: float, whole_seconds: bool) -> bool:
        """Whether a print of the row's price and side belongs to it.

        Args:
            row: the newest one.
            ts_ms: vendor's time of the print.
            heard_s: monotonic time at which it was read, 0 when that is not known.
            whole_seconds: the source's times are no finer.
        """
        within_ms = self.within_ms
        apart_ms = ts_ms - row.ts_ms
        if within_ms <= 0 or apart_ms < 0:
            return False
        if not whole_seconds:
            return apart_ms <= within_ms
        if apart_ms:
            return apart_ms + _COARSE_MS <= within_ms
        known = heard_s > 0 and row.heard_s > 0
        return within_ms >= _COARSE_MS or not known or (heard_s - row.heard_s) * 1000 <= within_ms
