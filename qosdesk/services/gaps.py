"""Which bars of a series are missing, by the market's hours: what a loss cost, and how many must be asked for."""

from __future__ import annotations

from itertools import islice
from typing import Final

from qosdesk.domain.bar_hours import bar_end_ms, bar_starts
from qosdesk.domain.hours import DAY_MS, MINUTE_MS, Hours, Phase
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import Times

GRACE_MS: Final = 3_000
"""So long after its end a bar may still change: the vendor's last push is on the way, and clocks differ."""
COUNT_MAX: Final = 100_000
"""Missing bars are counted up to here."""

_EXTENDED: Final = frozenset({Phase.NIGHT, Phase.PRE, Phase.POST})
_LOOKED_AT: Final = 40


class Calendar:
    """The expected bars of one series.

    Args:
        hours: rules of all markets.
        symbol: the instrument.
        interval: length of a bar.
    """

    def __init__(self, hours: Hours, symbol: Symbol, interval: Interval) -> None:
        self._hours = hours
        self._symbol = symbol
        self._interval = interval
        self._extended = False
        self._end: tuple[int, int, int] = (-1, 0, 0)

    @property
    def is_known(self) -> bool:
        """Whether the instrument's hours are known."""
        return self._hours.knows(self._symbol)

    def learn(self, ts_ms: Times) -> None:
        """See from bars whether this vendor sends those of extended sessions; times ascending."""
        if self._extended or self._symbol.market != "US" or not self._interval.is_intraday:
            return
        length_ms = self._interval.minutes * MINUTE_MS - 1
        recent = ts_ms[-1000:]
        # One alone may be the closing auction's, which is stamped with the close (QOS 4.6).
        sample = [int(one) for one in recent[:: max(1, len(recent) // _LOOKED_AT)]]
        phases = (self._hours.phase_at(self._symbol, one + length_ms).phase for one in sample)
        self._extended = sum(phase in _EXTENDED for phase in phases) >= 3

    def starts(self, after_ms: int, until_ms: int) -> list[int]:
        """Starts of the expected bars after one bar and before an instant; none when the hours are not known."""
        found = bar_starts(
            self._hours, self._symbol, self._interval, after_ms, until_ms, extended=self._extended
        )
        return list(islice(found, COUNT_MAX))

    def end_ms(self, start_ms: int) -> int:
        """When the bar that starts then closes by the session's clock."""
        version, start, end = self._end
        if (version, start) != (self._hours.version, start_ms):
            end = bar_end_ms(self._hours, self._symbol, self._interval, start_ms)
            self._end = (self._hours.version, start_ms, end)
        return end

    def is_over(self, start_ms: int, now_ms: int) -> bool:
        """Whether nothing can change the bar any more."""
        return now_ms >= self.end_ms(start_ms) + GRACE_MS

    def is_whole(self, last_ms: int, known_to_ms: int, now_ms: int) -> bool:
        """Whether nothing is missing after the bar at `last_ms`, which was kept new until `known_to_ms`."""
        if not self.is_known:
            return False
        return self.is_over(last_ms, known_to_ms) and not self.starts(
            self._known_after(last_ms, known_to_ms), now_ms
        )

    def is_one_bar(self, from_ms: int, to_ms: int) -> bool:
        """Whether two instants lie in the same bar."""
        hours, symbol, interval = self._hours, self._symbol, self._interval
        return hours.bar_start_ms(symbol, interval, from_ms) == hours.bar_start_ms(symbol, interval, to_ms)

    def _known_after(self, last_ms: int, known_to_ms: int) -> int:
        """Bars after this instant may be missing. Those before `known_to_ms` that are not there had no trade."""
        return max(last_ms, self._hours.bar_start_ms(self._symbol, self._interval, known_to_ms) - 1)

    def count_to_ask(self, since_ms: int, now_ms: int, most: int) -> int:
        """Newest bars to ask for so that the answer surely holds the bar at `since_ms`, at most `most`."""
        if self.is_known:
            missing = len(self.starts(since_ms, now_ms))
        else:
            length_ms = max(
                60_000, self._hours.next_bar_ms(self._symbol, self._interval, since_ms) - since_ms
            )
            missing = max(0, (now_ms - since_ms) // length_ms)
        # That bar itself, one for luck, and one a day that no hours tell of: the closing auction's.
        days = (now_ms - since_ms) // DAY_MS
        return int(min(most, max(0, missing) + 2 + max(0, days)))

    def missing(self, last_ms: int, until_ms: int, known_to_ms: int = 0) -> int:
        """How many bars are expected after one and before an instant, when all is known until `known_to_ms`."""
        return len(self.starts(self._known_after(last_ms, known_to_ms), until_ms))
