"""A line of a legend: names that stay where they are while the figures between them have their widths. Paints nothing.

Imports nothing of a chart but how texts are measured.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont

from qosdesk.ui.chart.atlas import StillWords, Words
from qosdesk.ui.chart.canvas import TextMeter

Names = tuple[tuple[str, QFont, QColor], ...]

Group = tuple[Names, str, QFont, QColor]
"""Names, the figure after them (empty for none), its font and colour. Names are the same object from call to call."""

_LEFT_PX = 8
_GAP_PX = 5


class LegendLine:
    """Sets groups one after another; one that does not fit is left out whole, with all after it.

    Args:
        meter: measures words.
        dpr: device pixels per logical one.
        rows: first and last row of its ground.
        baseline: of the letters, logical px below the first row.
        limit: no word goes beyond this column.

    Attributes:
        rows: see above.
        names: those that fit.
        right: the column after the last word; never less than it was, so that its ground is one and the same place.
    """

    def __init__(
        self, meter: TextMeter, dpr: float, rows: tuple[int, int], baseline: float, limit: int
    ) -> None:
        self._meter = meter
        self._dpr = dpr
        self.rows = rows
        self._baseline = rows[0] + round(baseline * dpr)
        self._limit = limit
        self._groups: list[Names] = []
        self._sizes: list[float] = []
        self._starts: list[float] = []
        self.names = StillWords(())
        self.right = 0

    def set(self, groups: Sequence[Group]) -> tuple[Words, ...]:
        """Set these groups.

        Returns:
            The figures that fit.
        """
        widths = self._meter.widths
        sizes = [widths(font)[text] for _, text, font, _ in groups]
        names = [group[0] for group in groups]
        if sizes != self._sizes or names != self._groups:
            self._groups, self._sizes = names, sizes
            self._place()
        baseline = self._baseline
        # Of those that do not fit there is no start.
        return tuple(
            [
                (x, baseline, text, font, color)
                for x, (_, text, font, color) in zip(self._starts, groups, strict=False)
                if text
            ]
        )

    def _place(self) -> None:
        dpr, widths, baseline = self._dpr, self._meter.widths, self._baseline
        x: float = max(1, round(_LEFT_PX * dpr))
        gap = max(1, round(_GAP_PX * dpr))
        found: list[Words] = []
        self._starts = []
        for names, size in zip(self._groups, self._sizes, strict=True):
            after, placed = x, []
            for text, font, color in names:
                placed.append((after, baseline, text, font, color))
                after += widths(font)[text] * dpr + gap
            self._starts.append(after)
            after += size * dpr + gap if size else 0.0
            if after > self._limit:
                self._starts.pop()
                break
            found += placed
            x = after + gap / 2
        self.names = StillWords(found)
        self.right = max(self.right, math.ceil(x))
