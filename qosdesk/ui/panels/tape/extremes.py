"""Which prints made the day's high or low. No Qt.

Measured against the high and low of the vendor's snapshot: without one of the print's day nothing is marked, and a
snapshot that knows a higher high than the prints that were read raises the bar without a mark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from qosdesk.market.gaps import Print
from qosdesk.market.store import SymbolState
from qosdesk.ui.panels.tape.rows import Mark

_UNKNOWN: Final = float("nan")
_MINUTE_MS: Final = 60_000


class DayRange:
    """The highest and lowest price of the day as known before the next print.

    Args:
        zone: of the exchange, whose midnight ends a day.
        counts: whether a print of this time (UTC ms) belongs to the day's range; a US one outside the regular session
            does not.
    """

    def __init__(self, zone: ZoneInfo, counts: Callable[[int], bool]) -> None:
        self.high = self.low = _UNKNOWN
        self._zone = zone
        self._counts = counts
        self._until_ms = 0
        # Snapshots heard up to then say nothing of the range now.
        self._snapshots = 0
        self._minute = (-1, False)

    def doubt(self, state: SymbolState) -> None:
        """Prints may have been missed: only a snapshot that comes from now on tells what the range is."""
        self.high = self.low = _UNKNOWN
        self._snapshots = state.snapshot_count

    def know(self, state: SymbolState) -> None:
        """Take what the snapshot says; after the prints that came with it were seen."""
        if not self._until_ms and state.ts_ms:
            self._until_ms = self._midnight_after(state.ts_ms)
        if state.snapshot_count > self._snapshots:
            if not self.high >= state.high:
                self.high = state.high
            if not self.low <= state.low:
                self.low = state.low

    def see(self, prints: Sequence[Print], state: SymbolState) -> dict[int, Mark]:
        """Live prints in their order: those that made a new high or low, by their place."""
        found: dict[int, Mark] = {}
        if prints and prints[-1][0] >= self._until_ms:
            self._begin_day(prints[-1][0], state)
        for at, (ts_ms, price, _, _) in enumerate(prints):
            if price > self.high:
                if self._in_range(ts_ms):
                    self.high = price
                    found[at] = Mark.HIGH
            elif price < self.low and self._in_range(ts_ms):
                self.low = price
                found[at] = Mark.LOW
        if found:
            # What the snapshot knows beyond these prints may have come before them.
            beyond = {Mark.HIGH: state.high > self.high, Mark.LOW: state.low < self.low}
            found = {at: mark for at, mark in found.items() if not beyond[mark]}
        return found

    def _begin_day(self, ts_ms: int, state: SymbolState) -> None:
        if self._until_ms:
            self.doubt(state)
        self._until_ms = self._midnight_after(ts_ms)

    def _midnight_after(self, ts_ms: int) -> int:
        day = datetime.fromtimestamp(ts_ms / 1000, self._zone).date() + timedelta(days=1)
        return int(datetime(day.year, day.month, day.day, tzinfo=self._zone).timestamp() * 1000)

    def _in_range(self, ts_ms: int) -> bool:
        minute = ts_ms // _MINUTE_MS
        if self._minute[0] != minute:
            self._minute = (minute, self._counts(ts_ms))
        return self._minute[1]
