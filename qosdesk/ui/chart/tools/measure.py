"""What Shift-drag measures: bars, time, price and percent between two anchors. No painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF

from qosdesk.domain.drawings import Anchor
from qosdesk.domain.numbers import MINUS, format_change, format_percent
from qosdesk.ui.chart.tools.timemap import TimeMap


@dataclass(slots=True)
class Measure:
    """From one anchor to another.

    Attributes:
        start: where it began.
        stop: where it ends.
        pressed: where the button went down, logical px.
        following: whether its end follows the pointer.
    """

    start: Anchor
    stop: Anchor
    pressed: QPointF
    following: bool = True

    def words(self, times: TimeMap, decimals: int) -> tuple[str, str]:
        """`+5.50 (+0.90%)` and `12 bars · 1 h`."""
        change = self.stop.price - self.start.price
        prices = format_change(change, decimals)
        if self.start.price > 0:
            prices += f" ({format_percent(change / self.start.price)})"
        bars = times.index_of(self.stop.ts_ms) - times.index_of(self.start.ts_ms)
        count = (MINUS if bars < 0 else "") + str(abs(bars))
        said = _tr("{0} bar") if abs(bars) == 1 else _tr("{0} bars")
        span = duration_text(abs(self.stop.ts_ms - self.start.ts_ms) // 60_000)
        return (prices, f"{said.format(count)} · {span}")


def duration_text(minutes: int) -> str:
    """A time span in its two largest units: `45 min`, `3 h 20 min`, `12 d 4 h`."""
    days, rest = divmod(minutes, 1440)
    hours, rest = divmod(rest, 60)
    parts = [(days, _tr("{0} d")), (hours, _tr("{0} h")), (rest, _tr("{0} min"))]
    said = [words.format(number) for number, words in parts if number][:2]
    return " ".join(said) or _tr("{0} min").format(0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
