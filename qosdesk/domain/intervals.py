"""Bar intervals. Imports nothing of ours."""

from __future__ import annotations

from enum import Enum


class Interval(Enum):
    """The eleven bar intervals; the value is the label that is shown and stored."""

    __hash__ = object.__hash__  # as for `quotes.Kind`

    M1 = "1m"
    M5 = "5m"
    M15 = "15m"
    M30 = "30m"
    H1 = "1h"
    H2 = "2h"
    H4 = "4h"
    DAY = "1D"
    WEEK = "1W"
    MONTH = "1M"
    YEAR = "1Y"

    @property
    def label(self) -> str:
        """`5m`, `1h`, `1D`."""
        return self.value

    @property
    def minutes(self) -> int:
        """Length of an intraday interval in minutes; 0 for day and longer, whose length follows the calendar."""
        return _MINUTES[self.value]

    @property
    def is_intraday(self) -> bool:
        """Whether several bars fit in a day."""
        return self.minutes > 0

    @classmethod
    def from_label(cls, text: str) -> Interval:
        """The interval with that label.

        Raises:
            ValueError: no such label; the message lists them.
        """
        try:
            return cls(text)
        except ValueError:
            raise ValueError(f"unknown interval '{text}': one of {' '.join(i.value for i in cls)}") from None


_MINUTES = {
    "1m": 1,
    "5m": 5,
    "15m": 15,
    "30m": 30,
    "1h": 60,
    "2h": 120,
    "4h": 240,
    "1D": 0,
    "1W": 0,
    "1M": 0,
    "1Y": 0,
}
