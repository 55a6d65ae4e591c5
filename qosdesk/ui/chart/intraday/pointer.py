"""The moving part of the intraday line: legend and crosshair."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont

from qosdesk.domain.intervals import Interval
from qosdesk.domain.numbers import format_change, format_compact, format_percent, format_price
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.intraday.day_line import DayLine
from qosdesk.ui.chart.intraday.paint import mark_font, shown_marks, value_labels
from qosdesk.ui.chart.intraday.scene import (
    LABEL_PX,
    DayLayout,
    DayScene,
    basis_text,
    paint_tag,
    price_scale,
    wall_time,
)
from qosdesk.ui.chart.time_axis import full_text
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD

_Word = tuple[str, QFont, QColor]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)


def paint_pointer(
    canvas: Canvas, scene: DayScene, layout: DayLayout, slot: int | None, y: int | None
) -> None:
    """Legend, and the crosshair at a slot; None for the newest value without one."""
    line = scene.line
    if line is None:
        return
    row = len(line) - 1 if slot is None else line.at(slot)
    _legend(canvas, scene, layout, line, row)
    if slot is None:
        return
    colors = scene.theme.c
    x = round(layout.x_of(slot, scene.axis.slots))
    canvas.dashed_v(x, layout.top, layout.volume_bottom, 3, 3, colors.t3)
    if y is not None and layout.top <= y <= layout.price_bottom:
        canvas.dashed_h(layout.left, layout.right, y, 3, 3, colors.t3)
        scale, half = price_scale(scene, layout), canvas.px(8)
        for label_y, _row, _value in value_labels(canvas, scene, layout, scale, line):
            if abs(label_y - y) < 2 * half + 1:  # a label that the tag would cut goes whole
                canvas.fill(0, label_y - half, layout.left - 2, label_y + half, colors.bg1)
                canvas.fill(layout.right + 2, label_y - half, layout.width - 1, label_y + half, colors.bg1)
        value = scale.value_at(y)
        percent = format_percent(value / line.reference - 1 if line.reference else float("nan"))
        paint_tag(canvas, scene, layout, y, format_price(value, scene.decimals), percent, solid=False)
    _time_tag(canvas, scene, layout, slot, x)


def _time_tag(canvas: Canvas, scene: DayScene, layout: DayLayout, slot: int, x: int) -> None:
    theme = scene.theme
    at = wall_time(scene.axis.ts_of(slot), scene.zone)
    wall_ms = round(at.replace(tzinfo=ZoneInfo("UTC")).timestamp() * 1000)
    text, font = full_text(wall_ms, Interval.M1, theme.language), theme.font(LABEL_PX, MEDIUM)
    width = round(canvas.meter.width(font, text) * layout.dpr) + canvas.px(14)
    left = min(max(x - width // 2, 0), layout.width - 1 - width)
    top, bottom = layout.volume_bottom + 2, layout.height - 1 - canvas.px(2)
    for at_x, label, _mark in shown_marks(canvas, scene, layout):
        # A label that the tag would cut goes whole.
        half = round(canvas.meter.width(mark_font(scene), label) * layout.dpr / 2) + 2
        if at_x + half >= left and at_x - half <= left + width:
            canvas.fill(at_x - half, top, at_x + half, layout.height - 1, theme.c.bg1)
    canvas.fill(left, top, left + width, bottom, theme.c.bg4)
    canvas.frame(left, top, left + width, bottom, theme.c.t3)
    canvas.text(left + width / 2, top + canvas.px(15), text, font, theme.c.t1, anchor=0.5)


def _legend(canvas: Canvas, scene: DayScene, layout: DayLayout, line: DayLine, row: int) -> None:
    """Name, time, price, average, change, volume; what does not fit is left out whole, from the right."""
    theme, colors = scene.theme, scene.theme.c
    y, x = canvas.px(16), canvas.px(8)
    gap, near = canvas.px(10), canvas.px(4)
    label, value = theme.font(LABEL_PX), theme.font(LABEL_PX, MEDIUM)
    several = len(scene.axis.days) > 1
    parts: list[list[_Word]] = [[(scene.name, theme.font(12, SEMIBOLD, tabular=False), colors.t1)]]
    parts.append([(_tr("5-day") if several else _tr("Intraday"), label, colors.t2)])
    if row >= 0:
        price = float(line.price[row])
        if scene.fresh and row == len(line) - 1 and scene.last == scene.last:
            price = scene.last
        change = price - line.reference
        tint = theme.direction(change)
        at = wall_time(scene.axis.ts_of(int(line.slots[row])), scene.zone)
        parts.append([(f"{at:%H:%M}", value, colors.t1)])
        parts.append([(_tr("Price"), label, colors.t3), (format_price(price, scene.decimals), value, tint)])
        average = float(line.average[row])
        if average == average:
            text = format_price(average, scene.decimals)
            parts.append([(_tr("Average ƒ"), label, colors.t3), (text, value, colors.series1)])
        percent = format_percent(change / line.reference if line.reference else float("nan"))
        against = f"{format_change(change, scene.decimals)}  {percent}"
        parts.append([(basis_text(line.basis), label, colors.t3), (against, value, tint)])
        volume = format_compact(float(line.volume[row]) / scene.lot, theme.units)
        parts.append([(_tr("Volume"), label, colors.t3), (volume, value, colors.t1)])
    for part in parts:
        width = near * (len(part) - 1) + layout.dpr * sum(canvas.meter.width(one[1], one[0]) for one in part)
        if x + width > layout.width - near:
            break
        for text, font, color in part:
            x += round(canvas.text(x, y, text, font, color)) + near
        x += gap - near
