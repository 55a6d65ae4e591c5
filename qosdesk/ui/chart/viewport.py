"""Which bars are in view. Pure state: no Qt.

The view is held by logical indexes, which never change when history is put in front, and by its right edge, so that a
resized chart keeps the newest bar it showed.
"""

from __future__ import annotations

from typing import Final

from qosdesk.ui.chart.geometry import TimeScale, next_step, snap_step

MARGIN_BARS: Final = 12
"""Bars kept free at the right of the newest one."""

BARS_MIN: Final = 5
"""Fewest bars in view."""

_BARS_WANTED: Final = 125
_EVEN_STEPS: Final = (4, 7, 9, 11, 14, 17, 20, 24, 28)


class Viewport:
    """Zoom and position of a chart.

    Attributes:
        step: device pixels per bar.
        right: fractional logical index at the right edge of the plot.
        width: of the plot, device pixels; 0 before the first layout.
    """

    def __init__(self) -> None:
        self.step = 7.0
        self.right = float(MARGIN_BARS)
        self.width = 0
        self._first = 0
        self._end = 0
        self._pristine = True

    @property
    def scale(self) -> TimeScale:
        """The scale for drawing and hit tests."""
        return TimeScale(self.step, round(self.right * self.step) - self.width, self.width)

    @property
    def left(self) -> float:
        """Fractional logical index at the left edge."""
        return self.right - self.width / self.step

    @property
    def bars(self) -> float:
        """How many bars fit."""
        return self.width / self.step

    @property
    def at_latest(self) -> bool:
        """Whether the newest bar is in view, so that the view follows it."""
        return self._end == 0 or self._end - 1 <= self.right - 0.5

    @property
    def is_default(self) -> bool:
        """Whether nobody zoomed or moved it since the last `fit`."""
        return self._pristine

    def keep_step(self, step: float) -> None:
        """Use a zoom of an earlier time, at the newest bar."""
        self.step = snap_step(step)
        self._pristine = False
        self.to_latest()

    def reset(self) -> None:
        """Another series: at its newest bar once it comes, at the same zoom."""
        self._first = self._end = 0

    def resize(self, width: int) -> None:
        """The plot has another width in device pixels; the right edge stays."""
        if width == self.width or width <= 0:
            return
        self.width = width
        if self._pristine:
            self.fit()
        else:
            self.step = self._limit_step(self.step)
            self._keep_inside()

    def rescale(self, factor: float) -> None:
        """The screen's device pixels became finer or coarser: show the same bars."""
        if not self._pristine:
            self.step = snap_step(self.step * factor)

    def set_data(self, first: int, end: int) -> None:
        """The series now has logical indexes `[first, end)`. A view that shows the newest bar moves with
        new ones; any other stays where it is.
        """
        followed, grown, was_empty = self.at_latest, end - self._end, self._end == self._first
        self._first, self._end = first, end
        if was_empty or self._pristine:
            if self._pristine:
                self.fit()
            else:
                self.to_latest()
        elif followed and grown > 0:
            self.right += grown

    def fit(self) -> None:
        """The default view: some 125 bars and a margin at the right."""
        if self.width:
            self.step = float(min(_EVEN_STEPS, key=lambda step: abs(self.width / step - _BARS_WANTED)))
        self.to_latest()
        self._pristine = True

    def to_latest(self) -> None:
        """Move to the newest bar."""
        self.right = self._end - 0.5 + min(MARGIN_BARS, max(2.0, self.bars / 8))

    def to_oldest(self) -> None:
        """Move to the oldest bar."""
        self._moved()
        self.right = self._first - 0.5 + self.bars
        self._keep_inside()

    def pan(self, dx: float) -> None:
        """Move the bars by device pixels; positive to the right, towards older ones."""
        self._moved()
        self.right -= dx / self.step
        self._keep_inside()

    def zoom(self, zoom_in: bool, x: float, factor: float = 1.2) -> None:
        """One notch around a pixel column: what is under it stays under it."""
        self.set_step(next_step(self.step, zoom_in, factor), x)

    def set_step(self, step: float, x: float) -> None:
        """Another zoom around a pixel column."""
        self._moved()
        anchor = self.right - (self.width - x) / self.step
        self.step = self._limit_step(step)
        self.right = anchor + (self.width - x) / self.step
        self._keep_inside()

    def _moved(self) -> None:
        self._pristine = False

    def _limit_step(self, step: float) -> float:
        """From five bars to all of them."""
        if not self.width:
            return step
        bars_max = max(self._end - self._first + MARGIN_BARS, 60)
        smallest = snap_step(self.width / bars_max)
        if smallest * bars_max > self.width and smallest > 2.0:
            smallest = next_step(smallest, zoom_in=False)
        return min(max(step, min(smallest, 4.0)), max(float(int(self.width / BARS_MIN)), 4.0))

    def _keep_inside(self) -> None:
        """At least a few bars stay in view."""
        if self._end == self._first:
            return
        newest = self._end - BARS_MIN + self.bars
        self.right = max(self._first + BARS_MIN - 0.5, min(self.right, newest))
