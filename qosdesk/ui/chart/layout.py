"""Where the panes of a chart lie, in whole device pixels. Pure: no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LEGEND_PX: Final = 46
TIME_AXIS_PX: Final = 24
PANE_LEGEND_PX: Final = 20
PANE_PX_MIN: Final = 48
PRICE_PX_MIN: Final = 90
_AXIS_PX_MIN: Final = 64
_AXIS_DIGIT_PX: Final = 7
_GRAB_PX: Final = 3


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a pane, device pixels, ends inclusive.

    Attributes:
        top: first row, of the legend.
        plot: first row of drawings.
        bottom: last row.
    """

    top: int
    plot: int
    bottom: int

    @property
    def span(self) -> tuple[int, int]:
        """First and last row of drawings."""
        return (self.plot, self.bottom)


@dataclass(frozen=True, slots=True)
class Layout:
    """Edges in device pixels.

    Attributes:
        dpr: device pixels per logical one.
        width: of the whole view.
        height: of the whole view.
        plot_right: last column of the panes; the value axis begins after the hairline beside it.
        bands: the price pane, then the others from the top; a hairline lies between them.
    """

    dpr: float
    width: int
    height: int
    plot_right: int
    bands: tuple[Band, ...]

    @classmethod
    def of(
        cls, width_px: float, height_px: float, dpr: float, label_chars: int, shares: Sequence[float]
    ) -> Layout:
        """For a view of that logical size.

        Args:
            width_px: of the view.
            height_px: of the view.
            dpr: device pixels per logical one.
            label_chars: characters of the price labels.
            shares: heights of the panes below the prices as parts of the whole; those without room are left out.
        """
        width, height = round(width_px * dpr), round(height_px * dpr)
        axis = round(max(_AXIS_PX_MIN, label_chars * _AXIS_DIGIT_PX + 18) * dpr)
        legend = round(LEGEND_PX * dpr)
        end = height - round(TIME_AXIS_PX * dpr)
        whole = end - legend
        least, heights = round(PANE_PX_MIN * dpr), []
        room = whole - round(PRICE_PX_MIN * dpr)
        for share in shares:
            if room < least:
                break
            taken = min(max(least, round(whole * share)), room)
            heights.append(taken)
            room -= taken
        top = end - sum(heights)
        bands = [Band(0, legend, max(top - 1 - bool(heights), legend + 10))]
        for number, taken in enumerate(heights):
            last = number == len(heights) - 1
            bands.append(Band(top, top + round(PANE_LEGEND_PX * dpr), top + taken - (1 if last else 2)))
            top += taken
        return cls(dpr, width, height, max(width - axis - 1, 10), tuple(bands))

    @property
    def legend(self) -> int:
        """First row of the prices, below the legend."""
        return self.bands[0].plot

    @property
    def price_bottom(self) -> int:
        """Last row of the price pane."""
        return self.bands[0].bottom

    @property
    def bottom(self) -> int:
        """Last row of the lowest pane; the hairline of the time axis follows."""
        return self.bands[-1].bottom

    def separator_at(self, y: float) -> int | None:
        """Number of the band whose top edge a device pixel row grabs, None for none."""
        for number, band in enumerate(self.bands[1:], 1):
            if abs(y - (band.top - 1)) <= _GRAB_PX * self.dpr:
                return number
        return None
