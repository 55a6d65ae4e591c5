"""What a painting of the intraday line shows and where: values, edges, scales."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from qosdesk.domain.numbers import format_price
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.geometry import ValueScale
from qosdesk.ui.chart.intraday.day_axis import DayAxis
from qosdesk.ui.chart.intraday.day_line import Basis, DayLine
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD

LABEL_PX: Final = 11
ASCENT: Final = 4
"""Baseline of 11 px figures below the middle of their row, logical px."""

_LEGEND_PX: Final = 24
_TIME_PX: Final = 24
_LEFT_PX_MIN: Final = 56
_RIGHT_PX: Final = 58
_DIGIT_PX: Final = 7
_VOLUME_SHARE: Final = 0.25


@dataclass(frozen=True, slots=True)
class DayScene:
    """What is painted.

    Attributes:
        theme: colours, fonts, units, language.
        zone: in which times are written.
        name: of the instrument.
        axis: slots of the days.
        line: values; None while there are none.
        last: newest price known, NaN for none.
        decimals: of prices.
        lot: shares of one unit of volume.
        fresh: the newest slot is today's forming one, so that `last` belongs to the line's end.
        stale: `last` should have moved and did not: it has no direction (LOOK 8).
    """

    theme: Theme
    zone: ZoneInfo
    name: str
    axis: DayAxis
    line: DayLine | None
    last: float
    decimals: int
    lot: int
    fresh: bool
    stale: bool

    @property
    def last_color(self) -> QColor:
        """Of the newest price."""
        if self.stale or self.line is None:
            return self.theme.c.t3
        return self.theme.direction(self.last - self.line.reference)


@dataclass(frozen=True, slots=True)
class DayLayout:
    """Edges in device pixels, ends inclusive."""

    dpr: float
    width: int
    height: int
    left: int
    right: int
    top: int
    price_bottom: int
    volume_top: int
    volume_bottom: int

    @classmethod
    def of(cls, width_px: float, height_px: float, dpr: float, label_chars: int) -> DayLayout:
        """For a widget of that logical size whose price labels have that many characters."""
        width, height = round(width_px * dpr), round(height_px * dpr)
        left = round(max(_LEFT_PX_MIN, label_chars * _DIGIT_PX + 14) * dpr)
        right = max(left + 10, width - round(_RIGHT_PX * dpr) - 1)
        top, bottom = round(_LEGEND_PX * dpr), height - round(_TIME_PX * dpr) - 1
        volume = round((bottom - top) * _VOLUME_SHARE) if bottom - top >= 170 * dpr else 0
        price_bottom = max(top + 10, bottom - volume - 1)
        return cls(
            dpr, width, height, left, right, top, price_bottom, price_bottom + 2 + round(4 * dpr), bottom
        )

    def x_of(self, slot: float, slots: int) -> float:
        """Middle of a slot."""
        return self.left + (slot + 0.5) * (self.right - self.left + 1) / max(1, slots)

    def slot_at(self, x: float, slots: int) -> int:
        """Slot under a column, the nearest one outside the plot."""
        at = int((x - self.left) * slots / max(1, self.right - self.left + 1))
        return min(max(at, 0), max(0, slots - 1))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)


def basis_text(basis: Basis) -> str:
    if basis is Basis.OPEN:
        return _tr("since the open")
    return _tr("prev. close") if basis is Basis.PREV_CLOSE else _tr("close before")


def layout_of(scene: DayScene, width_px: float, height_px: float, dpr: float) -> DayLayout:
    """Edges for a scene."""
    line = scene.line
    chars = len(format_price(line.price_range(scene.last)[1], scene.decimals)) if line else 6
    return DayLayout.of(width_px, height_px, dpr, chars)


def price_scale(scene: DayScene, layout: DayLayout) -> ValueScale:
    """Price <-> row; symmetric around the reference."""
    low, high = (
        scene.line.price_range(scene.last if scene.fresh else float("nan")) if scene.line else (0.0, 1.0)
    )
    return ValueScale(low, high, layout.top, layout.price_bottom)


def paint_tag(
    canvas: Canvas, scene: DayScene, layout: DayLayout, y: int, price: str, percent: str, *, solid: bool
) -> None:
    """Price at the left, percent at the right, on the direction's ground or outlined."""
    theme, half = scene.theme, canvas.px(9)
    font = theme.font(LABEL_PX, SEMIBOLD if solid else MEDIUM)
    sides = ((0, layout.left - 2, price), (layout.right + 2, layout.width - 1, percent))
    for x1, x2, text in sides:
        if solid:
            canvas.fill(x1, y - half, x2, y + half, scene.last_color)
        else:
            canvas.fill(x1, y - half, x2, y + half, theme.c.bg4)
            canvas.frame(x1, y - half, x2, y + half, theme.c.t3)
        color = theme.c.on_chip if solid else theme.c.t1
        if x1:
            canvas.text(x1 + canvas.px(4), y + canvas.px(ASCENT), text, font, color)
        else:
            canvas.text(x2 - canvas.px(4), y + canvas.px(ASCENT), text, font, color, anchor=1.0)


def wall_time(ts_ms: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(ts_ms / 1000, zone)
