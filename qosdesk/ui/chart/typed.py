"""Digits typed on a chart: one to three of them and Enter are an interval in minutes. Pure: no Qt."""

from __future__ import annotations

from typing import Final

from qosdesk.domain.intervals import Interval

DIGITS_MAX: Final = 3
_MINUTES: Final = {one.minutes: one for one in Interval if one.is_intraday}


class TypedInterval:
    """What was typed so far.

    Attributes:
        text: up to three digits, empty while nothing is typed.
    """

    def __init__(self) -> None:
        self.text = ""

    @property
    def interval(self) -> Interval | None:
        """What Enter would choose."""
        return _MINUTES.get(int(self.text)) if self.text else None

    def add(self, digit: str) -> bool:
        """One more digit; False when there is no place for it: it is no interval, a symbol's code rather."""
        if len(self.text) == DIGITS_MAX or (not self.text and digit == "0"):
            return False
        self.text += digit
        return True

    def back(self) -> None:
        """Without the last digit."""
        self.text = self.text[:-1]

    def clear(self) -> None:
        """Nothing is typed."""
        self.text = ""
