"""The still part of the intraday line: grid, line and fill, average, volume, both axes, last price (LOOK 6)."""

from __future__ import annotations

from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont

from qosdesk.domain.intervals import Interval
from qosdesk.domain.numbers import format_compact, format_percent, format_price
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.geometry import Floats, ValueScale
from qosdesk.ui.chart.intraday.day_axis import DayAxis, Mark
from qosdesk.ui.chart.intraday.day_line import DayLine
from qosdesk.ui.chart.intraday.scene import (
    ASCENT,
    LABEL_PX,
    DayLayout,
    DayScene,
    paint_tag,
    price_scale,
    wall_time,
)
from qosdesk.ui.chart.time_axis import LABEL_PX_MIN, tick_text, zone_label
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.theme.tokens import with_alpha

_ROW_PX_MIN: Final = 34
_HALF_HOUR_MS: Final = 30 * 60_000
_HOUR_MS: Final = 2 * _HALF_HOUR_MS


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)


def paint_day(canvas: Canvas, scene: DayScene, layout: DayLayout) -> None:
    """Everything but legend and crosshair."""
    colors = scene.theme.c
    canvas.fill(0, 0, layout.width - 1, layout.height - 1, colors.bg1)
    marks = shown_marks(canvas, scene, layout)
    scale = price_scale(scene, layout)
    _grid(canvas, scene, layout, scale, marks)
    line = scene.line
    if line is not None:
        canvas.clip(layout.left, layout.top, layout.right, layout.price_bottom)
        _curves(canvas, scene, layout, scale, line)
        canvas.clip(layout.left, layout.volume_top, layout.right, layout.volume_bottom)
        _volume(canvas, scene, layout, line)
        canvas.unclip()
        _volume_label(canvas, scene, layout, line)
        _value_axes(canvas, scene, layout, scale, line)
        _last_price(canvas, scene, layout, scale, line)
    _edges(canvas, scene, layout)
    _time_axis(canvas, scene, layout, marks)


def _rows(layout: DayLayout) -> int:
    """Grid rows above the reference; as many below."""
    half = (layout.price_bottom - layout.top) / 2 / layout.dpr
    return max(1, min(4, int(half / _ROW_PX_MIN)))


def _grid(
    canvas: Canvas, scene: DayScene, layout: DayLayout, scale: ValueScale, marks: list[tuple[int, str, Mark]]
) -> None:
    colors, rects = scene.theme.c, []
    rows = _rows(layout)
    middle, reach = (scale.low + scale.high) / 2, (scale.high - scale.low) / 2
    for row in range(-rows + 1, rows):
        if row:
            y = scale.y(middle + reach * row / rows)
            rects.append((layout.left, y, layout.right, y))
    day_slots = set(scene.axis.day_slots())
    for x, _text, mark in marks:
        if layout.left < x < layout.right and mark.slot not in day_slots:
            rects.append((x, layout.top, x, layout.volume_bottom))
    canvas.rects(np.array(rects, dtype=np.int32).reshape(-1, 4), colors.grid)
    edge = (layout.right - layout.left + 1) / max(1, scene.axis.slots)
    for slot in scene.axis.breaks() if len(scene.axis.days) == 1 else ():
        canvas.dashed_v(
            round(layout.left + slot * edge), layout.top, layout.volume_bottom, 2, 4, colors.line2
        )
    for slot in scene.axis.day_slots()[1:]:
        canvas.dashed_v(
            round(layout.left + slot * edge), layout.top, layout.volume_bottom, 4, 3, colors.line2
        )
    if scene.line is not None:
        canvas.dashed_h(layout.left, layout.right, scale.y(scene.line.reference), 2, 2, colors.t3)


def _curves(canvas: Canvas, scene: DayScene, layout: DayLayout, scale: ValueScale, line: DayLine) -> None:
    colors, slots = scene.theme.c, scene.axis.slots
    width = (layout.right - layout.left + 1) / max(1, slots)
    x = layout.left + (line.slots + 0.5) * width
    price = line.price
    if scene.fresh and scene.last == scene.last:
        price = np.append(price[:-1], scene.last)
    y = rows_of(scale, price)
    for start, stop in _runs(scene.axis, line):
        points = np.column_stack((x[start:stop], y[start:stop]))
        if len(points) == 1:
            points = np.vstack((points - (width / 2, 0), points + (width / 2, 0)))
        floor = float(layout.price_bottom + 1)
        under = np.vstack((points, ((points[-1, 0], floor), (points[0, 0], floor))))
        canvas.area(under, with_alpha(colors.accent, 0.07))
        canvas.curve(points, colors.accent, 1.4)
        known = np.isfinite(line.average[start:stop])
        if known.any():
            rows = np.flatnonzero(known) + start
            canvas.curve(np.column_stack((x[rows], rows_of(scale, line.average[rows]))), colors.series1, 1.2)


def rows_of(scale: ValueScale, values: Floats) -> Floats:
    """Rows of values, not rounded: a curve is antialiased."""
    span = scale.bottom - scale.top
    found: Floats = scale.top + (scale.high - values) / (scale.high - scale.low) * span
    return found


def _runs(axis: DayAxis, line: DayLine) -> list[tuple[int, int]]:
    """Stretches of rows that a line connects: a night is never bridged."""
    cuts = np.searchsorted(line.slots, axis.day_slots()).tolist()
    edges = [*cuts, len(line)]
    return [(start, stop) for start, stop in pairwise(edges) if stop > start]


def _volume(canvas: Canvas, scene: DayScene, layout: DayLayout, line: DayLine) -> None:
    if layout.volume_top >= layout.volume_bottom:
        return
    top = float(line.volume.max())
    if top <= 0:
        return
    colors = scene.theme.c
    width = (layout.right - layout.left + 1) / max(1, scene.axis.slots)
    body = max(1, round(width) - (1 if width >= 3 else 0))
    left = np.round(layout.left + line.slots * width).astype(np.int32)
    height = np.ceil(line.volume / top * (layout.volume_bottom - layout.volume_top)).astype(np.int32)
    rects = np.column_stack(
        (left, layout.volume_bottom - height + 1, left + body - 1, np.full_like(left, layout.volume_bottom))
    ).astype(np.int32)
    drawn = height > 0
    for rose, color in ((True, colors.up), (False, colors.down)):
        canvas.rects(rects[drawn & (line.rose == rose)], with_alpha(color, 0.7))


# --- axes -------------------------------------------------------------------------------------------------------------


def value_labels(
    canvas: Canvas, scene: DayScene, layout: DayLayout, scale: ValueScale, line: DayLine
) -> list[tuple[int, int, float]]:
    """(pixel row, grid row from the reference, value) of the labels of both value axes; none at the last price."""
    rows, found = _rows(layout), []
    reach = (scale.high - scale.low) / 2
    last_y = scale.y(scene.last) if scene.last == scene.last else -1000
    for row in range(-rows, rows + 1):
        value = line.reference + reach * row / rows
        y = min(max(scale.y(value), layout.top + canvas.px(7)), layout.price_bottom - canvas.px(7))
        if abs(y - last_y) >= canvas.px(16):
            found.append((y, row, value))
    return found


def _value_axes(canvas: Canvas, scene: DayScene, layout: DayLayout, scale: ValueScale, line: DayLine) -> None:
    font = scene.theme.font(LABEL_PX)
    for y, row, value in value_labels(canvas, scene, layout, scale, line):
        color, baseline = scene.theme.direction(row), y + canvas.px(ASCENT)
        text = format_price(value, scene.decimals)
        canvas.text(layout.left - canvas.px(6), baseline, text, font, color, anchor=1.0)
        percent = format_percent(value / line.reference - 1 if line.reference else float("nan"))
        canvas.text(layout.right + canvas.px(6), baseline, percent, font, color)


def _last_price(canvas: Canvas, scene: DayScene, layout: DayLayout, scale: ValueScale, line: DayLine) -> None:
    if scene.last != scene.last or not scale.low <= scene.last <= scale.high:
        return
    theme, y = scene.theme, scale.y(scene.last)
    canvas.dashed_h(layout.left, layout.right, y, 1, 2, scene.last_color)
    percent = format_percent(scene.last / line.reference - 1 if line.reference else float("nan"))
    paint_tag(canvas, scene, layout, y, format_price(scene.last, scene.decimals), percent, solid=True)
    if scene.fresh:
        x, r = round(layout.x_of(int(line.slots[-1]), scene.axis.slots)), canvas.px(2)
        canvas.fill(x - r, y - r, x + r, y + r, theme.c.accent)


def _volume_label(canvas: Canvas, scene: DayScene, layout: DayLayout, line: DayLine) -> None:
    if layout.volume_top >= layout.volume_bottom or line.volume.max() <= 0:
        return
    font, color = scene.theme.font(LABEL_PX), scene.theme.c.t2
    y = layout.volume_top + canvas.px(10)
    text = format_compact(float(line.volume.max()) / scene.lot, scene.theme.units)
    canvas.text(layout.left - canvas.px(6), y, text, font, color, anchor=1.0)
    unit = _tr("lots") if scene.lot > 1 else _tr("volume")
    canvas.text(layout.right + canvas.px(6), y, unit, font, scene.theme.c.t3)


def _edges(canvas: Canvas, scene: DayScene, layout: DayLayout) -> None:
    color = scene.theme.c.line
    rects = [
        (layout.left - 1, layout.top, layout.left - 1, layout.volume_bottom),
        (layout.right + 1, layout.top, layout.right + 1, layout.volume_bottom),
        (0, layout.volume_bottom + 1, layout.width - 1, layout.volume_bottom + 1),
    ]
    if layout.volume_top < layout.volume_bottom:
        rects.append((0, layout.price_bottom + 1, layout.width - 1, layout.price_bottom + 1))
    canvas.rects(np.array(rects, dtype=np.int32), color)


def _mark_text(scene: DayScene, mark: Mark) -> str:
    at = wall_time(mark.ts_ms, scene.zone)
    if mark.is_day and len(scene.axis.days) > 1:
        wall_ms = round(at.replace(tzinfo=ZoneInfo("UTC")).timestamp() * 1000)
        return tick_text(wall_ms, "day", Interval.M5, scene.theme.language)
    text = f"{at:%H:%M}"
    return f"{wall_time(mark.closes_ms, scene.zone):%H:%M}/{text}" if mark.closes_ms else text


def shown_marks(canvas: Canvas, scene: DayScene, layout: DayLayout) -> list[tuple[int, str, Mark]]:
    """(column, text, mark) of the labels that fit beside each other: edges and lunch first."""
    axis, width = scene.axis, layout.right - layout.left + 1
    if not axis.slots:
        return []
    every = _HALF_HOUR_MS if axis.slots * axis.slot_ms <= 7 * _HOUR_MS else 4 * _HOUR_MS
    marks = axis.marks(every)
    font, gap = mark_font(scene), canvas.px(12)
    several = len(axis.days) > 1
    wanted = sorted(marks, key=lambda mark: (not (mark.slot in (0, axis.slots) or mark.closes_ms), mark.slot))
    taken: list[tuple[float, float]] = []
    found: list[tuple[int, str, Mark]] = []
    for mark in wanted:
        x = layout.left + mark.slot * width / axis.slots
        if several:
            x += width / max(1, len(axis.days)) / 2
        text = _mark_text(scene, mark)
        half = canvas.meter.width(font, text) * layout.dpr / 2
        half = max(half, canvas.px(LABEL_PX_MIN) / 2 if not (mark.closes_ms or several) else half)
        if any(x - half - gap < right and x + half + gap > left for left, right in taken):
            continue
        taken.append((x - half, x + half))
        found.append((round(x), text, mark))
    return sorted(found, key=lambda one: one[0])


def mark_font(scene: DayScene) -> QFont:
    """Days stand out, hours don't."""
    return scene.theme.font(LABEL_PX, SEMIBOLD if len(scene.axis.days) > 1 else REGULAR)


def _time_axis(
    canvas: Canvas, scene: DayScene, layout: DayLayout, marks: list[tuple[int, str, Mark]]
) -> None:
    y, font = layout.height - canvas.px(8), mark_font(scene)
    color = scene.theme.c.t1 if len(scene.axis.days) > 1 else scene.theme.c.t2
    for x, text, _mark in marks:
        canvas.text(x, y, text, font, color, anchor=0.5)
    _zone_name(canvas, scene, y, marks)


def _zone_name(canvas: Canvas, scene: DayScene, y: int, marks: list[tuple[int, str, Mark]]) -> None:
    """At the left of the time axis; a long name (of the computer's zone) goes without rather than over a label."""
    name, small, font = (
        zone_label(scene.zone, scene.theme.language),
        scene.theme.font(LABEL_PX),
        mark_font(scene),
    )
    end = canvas.px(6) + canvas.meter.width(small, name) * canvas.dpr
    firsts = [x - canvas.meter.width(font, text) * canvas.dpr / 2 for x, text, _mark in marks]
    if not firsts or end + canvas.px(4) < min(firsts):
        canvas.text(canvas.px(6), y, name, small, scene.theme.c.t3)
