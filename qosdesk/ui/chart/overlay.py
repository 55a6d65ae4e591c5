"""The moving part of a chart over the kept layer: lines of note, the last price, drawings, crosshair."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication

from qosdesk.domain.change import Headline, Reference
from qosdesk.domain.numbers import format_price, is_finite
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.compare.paint import paint_tags
from qosdesk.ui.chart.crosshair import Echo
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.hooks import Tool
from qosdesk.ui.chart.inks import Inks
from qosdesk.ui.chart.layers import ASCENT, LABEL_PX, Labels, value_text
from qosdesk.ui.chart.model import ChartModel, Pointer
from qosdesk.ui.chart.time_axis import full_text
from qosdesk.ui.chart.toolbar import interval_text
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD

_TAG_PX = 18


def paint_overlay(
    canvas: Canvas, model: ChartModel, frame: Frame, labels: Labels, inks: Inks, tool: Tool | None = None
) -> None:
    """Lines of note first, what stands on the bars over them, then the last price and the crosshair."""
    if not frame.count:
        return
    layout = frame.layout
    head = model.headline()
    canvas.clip(0, layout.legend, layout.plot_right, layout.price_bottom)
    _extremes(canvas, model, frame, inks)
    _reference_line(canvas, model, frame, inks, head)
    if tool is not None:
        tool.paint(canvas, model, frame)
    canvas.unclip()
    _last_price(canvas, model, frame, labels, inks, head)
    if model.typed.text:
        _typed(canvas, model, frame, inks)
    if model.pointer is not None or model.echo is not None:
        _crosshair(canvas, model, frame, labels, inks)


def reference_text(basis: Reference) -> str:
    """What the dotted reference line is."""
    if basis is Reference.REGULAR_CLOSE:
        return _tr("regular close")
    if basis is Reference.OPEN:
        return _tr("24 h open")
    return _tr("prev. close")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)


# --- lines of note ----------------------------------------------------------------------------------------------------


def _extremes(canvas: Canvas, model: ChartModel, frame: Frame, inks: Inks) -> None:
    """The highest and the lowest price in view, each with a leader of 16 px."""
    layout, bars = frame.layout, frame.bars
    if bars is None:
        return
    # A bar whose middle is outside the plot is not meant.
    start, stop = np.searchsorted(bars.x, (0, layout.plot_right + 1)).tolist()
    if stop - start < 2:
        return
    font, color, away = model.desk.theme.font(LABEL_PX), inks.of.t2, canvas.px(8)
    for values, best, side in ((bars.high, np.argmax, -1), (bars.low, np.argmin, 1)):
        at = start + int(best(values[start:stop]))
        x, value = int(bars.x[at]), float(values[at])
        y = frame.price.y(value) + side * away
        if not layout.legend + canvas.px(6) <= y <= layout.price_bottom - canvas.px(4):
            continue
        text, baseline = format_price(value, frame.decimals), y + canvas.px(ASCENT)
        if x > layout.plot_right / 2:
            canvas.fill(x - canvas.px(16), y, x, y, color)
            canvas.text(x - canvas.px(21), baseline, text, font, color, anchor=1.0)
        else:
            canvas.fill(x, y, x + canvas.px(16), y, color)
            canvas.text(x + canvas.px(21), baseline, text, font, color)


def _reference_line(canvas: Canvas, model: ChartModel, frame: Frame, inks: Inks, head: Headline) -> None:
    layout, colors = frame.layout, inks.of
    if not model.interval.is_intraday or not is_finite(head.reference):
        return
    y = frame.price.y(head.reference)
    if not frame.price.top <= y <= frame.price.bottom:
        return
    canvas.dashed_h(0, layout.plot_right, y, 2, 2, colors.t3)
    text, font = reference_text(head.basis), model.desk.theme.font(LABEL_PX)
    width, pad = round(canvas.meter.width(font, text) * layout.dpr), canvas.px(6)
    left = layout.plot_right - pad - width
    # The words stand where no bar is; without room the price on the axis says it alone.
    if _is_free(frame, left - pad, left + width, y - canvas.px(15), y):
        canvas.text(left, y - canvas.px(5), text, font, colors.t2)


def _is_free(frame: Frame, left: int, right: int, top: int, bottom: int) -> bool:
    """Whether no bar touches a rectangle of the price pane."""
    bars = frame.bars
    if bars is None:
        return True
    start, stop = np.searchsorted(bars.x, (left - bars.half, right + bars.half + 1)).tolist()
    if start >= stop:
        return True
    high, low = frame.price.value_at(top), frame.price.value_at(bottom)
    return bool(np.all((bars.low[start:stop] > high) | (bars.high[start:stop] < low)))


def _last_price(
    canvas: Canvas, model: ChartModel, frame: Frame, labels: Labels, inks: Inks, head: Headline
) -> None:
    """The dotted line, the solid tag with price and countdown, and the reference's price."""
    theme, layout = model.desk.theme, frame.layout
    left, right = layout.plot_right + 2, layout.width - 1
    taken: tuple[int, int] | None = None
    if is_finite(head.price) and frame.price.top <= frame.price.y(head.price) <= frame.price.bottom:
        # What should have moved and did not has no direction (LOOK 8); its age stands in the title bar.
        color = theme.c.t3 if model.is_stale() else theme.direction(head.price - head.reference)
        y = frame.price.y(head.price)
        canvas.clip(0, y, layout.plot_right, y)
        canvas.dashed_h(0, layout.plot_right, y, 1, 2, color)
        canvas.unclip()
        seconds = model.countdown_s()
        top = y - canvas.px(_TAG_PX / 2)
        bottom = top + canvas.px(_TAG_PX if seconds is None else 2 * _TAG_PX - 3)
        _clear(canvas, layout.width, left, labels, inks, top, bottom)
        canvas.fill(left, top, right, bottom, color)
        price_y, text = y + canvas.px(ASCENT), format_price(head.price, frame.decimals)
        canvas.text(left + canvas.px(5), price_y, text, theme.font(12, SEMIBOLD), inks.of.on_chip)
        if seconds is not None:
            under, font = price_y + canvas.px(_TAG_PX - 3), theme.font(LABEL_PX, MEDIUM)
            canvas.text(left + canvas.px(5), under, _clock(seconds), font, inks.of.on_chip)
        taken = (top, bottom)
    if frame.compared:
        clear = partial(_clear, canvas, layout.width, left, labels, inks)
        paint_tags(canvas, frame, theme, [taken] if taken is not None else [], clear)
    if model.interval.is_intraday and is_finite(head.reference):
        y, half = frame.price.y(head.reference), canvas.px(7)
        free = taken is None or y + half + 2 < taken[0] or y - half - 2 > taken[1]
        if frame.price.top <= y <= frame.price.bottom and free:
            _clear(canvas, layout.width, left, labels, inks, y - half, y + half)
            text = value_text(model, frame, frame.panes[0], head.reference)
            canvas.text(left + canvas.px(5), y + canvas.px(ASCENT), text, theme.font(LABEL_PX), inks.of.t3)


def last_price_row(model: ChartModel, frame: Frame) -> int | None:
    """Pixel row of the last price, None when it is not in view."""
    price = model.headline().price
    if not is_finite(price) or not frame.count:
        return None
    y = frame.price.y(price)
    return y if frame.price.top <= y <= frame.price.bottom else None


def _clear(canvas: Canvas, width: int, left: int, labels: Labels, inks: Inks, top: int, bottom: int) -> None:
    """Labels of the value axis that would touch `[top, bottom]` go whole (LOOK 6)."""
    for start, stop in labels.values:
        if start - 2 < bottom and stop + 2 > top:
            canvas.fill(left, start, width - 1, stop, inks.of.bg1)


def _clock(seconds: int) -> str:
    if seconds >= 3600:
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{seconds // 60:02}:{seconds % 60:02}"


def _typed(canvas: Canvas, model: ChartModel, frame: Frame, inks: Inks) -> None:
    """The digits typed and what Enter makes of them, in a small box."""
    theme, layout, interval = model.desk.theme, frame.layout, model.typed.interval
    meaning = interval_text(interval) if interval is not None else _tr("no such interval")
    big, small = theme.font(15, SEMIBOLD), theme.font(LABEL_PX)
    gap = canvas.px(10)
    widths = [canvas.meter.width(big, model.typed.text), canvas.meter.width(small, meaning)]
    width = round(sum(widths) * layout.dpr) + 3 * gap
    left, top = (layout.plot_right - width) // 2, (layout.legend + layout.price_bottom) // 2 - canvas.px(16)
    bottom = top + canvas.px(32)
    canvas.fill(left, top, left + width, bottom, inks.of.bg3)
    canvas.frame(left, top, left + width, bottom, inks.of.accent)
    taken = canvas.text(left + gap, top + canvas.px(21), model.typed.text, big, inks.of.t1)
    color = inks.of.t2 if interval is not None else inks.of.warn
    canvas.text(left + 2 * gap + taken, top + canvas.px(21), meaning, small, color)


# --- crosshair --------------------------------------------------------------------------------------------------------


def cross_of(frame: Frame, pointer: Pointer | None, echo: Echo | None) -> tuple[int | None, int | None]:
    """(logical index, pixel row) of the crosshair: the chart's own, else another chart's; None for no line."""
    if pointer is not None:
        return (frame.index_near(pointer.x), round(pointer.y * frame.layout.dpr))
    if echo is None or not frame.first <= echo.index < frame.first + frame.count:
        return (None, None)
    if not is_finite(echo.price):
        return (echo.index, None)
    y = frame.price.y(echo.price)
    return (echo.index, y if frame.price.top <= y <= frame.price.bottom else None)


def _crosshair(canvas: Canvas, model: ChartModel, frame: Frame, labels: Labels, inks: Inks) -> None:
    theme, layout, colors = model.desk.theme, frame.layout, inks.of
    index, y = cross_of(frame, model.pointer, model.echo)
    if index is None or model.series is None:
        return
    right = layout.plot_right
    x = frame.time.center(index)
    if 0 <= x <= right:
        # Clipped to itself: where only parts are painted, a picture drawn across several of them costs much more.
        canvas.clip(x, layout.legend, x, layout.bottom)
        canvas.dashed_v(x, layout.legend, layout.bottom + 1, 3, 3, colors.t3)
        canvas.unclip()
        _time_tag(canvas, model, frame, labels, inks, x, index)
    pane = frame.pane_at(y) if y is not None else None
    if y is None or pane is None or y < pane.band.plot:
        return
    text = value_text(model, frame, pane, pane.scale.value_at(y))
    canvas.clip(0, y, right, y)
    canvas.dashed_h(0, right + 1, y, 3, 3, colors.t3)
    canvas.unclip()
    top, bottom = y - canvas.px(9), y + canvas.px(9)
    _clear(canvas, layout.width, right + 2, labels, inks, top, bottom)
    canvas.fill(right + 2, top, layout.width - 1, bottom, colors.bg4)
    canvas.frame(right + 2, top, layout.width - 1, bottom, colors.t3)
    canvas.text(right + 2 + canvas.px(5), y + canvas.px(ASCENT), text, theme.font(12, MEDIUM), colors.t1)


def _time_tag(
    canvas: Canvas, model: ChartModel, frame: Frame, labels: Labels, inks: Inks, x: int, index: int
) -> None:
    theme, layout, series, colors = model.desk.theme, frame.layout, model.series, inks.of
    if series is None or model.symbol is None:
        return
    text = full_text(model.wall_ms(int(series.ts_ms[index - series.first])), model.interval, theme.language)
    font = theme.font(LABEL_PX, MEDIUM)
    width = round(canvas.meter.width(font, text) * layout.dpr) + canvas.px(14)
    left = min(max(x - width // 2, 0), layout.plot_right - width)
    top, bottom = layout.bottom + 2, layout.height - 1 - canvas.px(2)
    for start, stop in labels.times:
        if start <= left + width and stop >= left:
            canvas.fill(start, top, stop, layout.height - 1, colors.bg1)
    canvas.fill(left, top, left + width, bottom, colors.bg4)
    canvas.frame(left, top, left + width, bottom, colors.t3)
    canvas.text(left + width / 2, top + canvas.px(15), text, font, colors.t1, anchor=0.5)
