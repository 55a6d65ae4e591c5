"""What stands in the panes: bars in the chosen style, volume, indicators. Painted between two pixel columns."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtGui import QColor

from qosdesk.indicators.spec import Draw
from qosdesk.ui.chart.bars import Bars
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.curves import Drawn
from qosdesk.ui.chart.frame import Frame, Pane
from qosdesk.ui.chart.geometry import Floats, Ints, Rows
from qosdesk.ui.chart.inks import Inks
from qosdesk.ui.chart.model import Style
from qosdesk.ui.chart.shapes import (
    UpDown,
    candles,
    columns,
    curves,
    dots,
    histogram,
    ohlc,
    points,
    volumes,
)
from qosdesk.ui.theme.tokens import with_alpha

_LINE_PX: Final = 1.2
_PRICE_LINE_PX: Final = 1.4
_BOLD_MAX: Final = 300
"""Where more bars than this have room lines are one device pixel wide."""

_MANY: Final = 64
_FEW: Final = 32
"""So many entries are drawn as fast as they are looked through."""

_SHORT_ROWS: Final = 18
_AREA_ALPHA: Final = 0.07
_BAND_ALPHA: Final = 0.06


def paint_prices(
    canvas: Canvas, frame: Frame, pane: Pane, inks: Inks, style: Style, hollow: bool, left: int, right: int
) -> None:
    """The bars and overlays between two pixel columns."""
    bars = frame.bars
    if bars is None:
        return
    part = _part(bars.x, left - bars.half, right + bars.half)
    fills = [one for one in pane.drawn if any(output.draw is Draw.BAND for output in one.live.outputs)]
    for one in fills:
        _bands(canvas, pane, one, inks)
    if style in (Style.LINE, Style.AREA):
        _price_line(canvas, frame, pane, bars, inks, filled=style is Style.AREA)
    else:
        shape = _bar_shapes(frame, pane, style, hollow, part)
        _rects(canvas, (shape.up, inks.of.up), (shape.down, inks.of.down))
    for one in pane.drawn:
        _outputs(canvas, frame, pane, one, inks, left, right)


def paint_pane(canvas: Canvas, frame: Frame, pane: Pane, inks: Inks, left: int, right: int) -> None:
    """An indicator's pane between two pixel columns."""
    for one in pane.drawn:
        _bands(canvas, pane, one, inks)
        _outputs(canvas, frame, pane, one, inks, left, right)


def _part(x: Rows, left: int, right: int, spare: int = 1) -> slice:
    """Entries between two pixel columns and so many beside them."""
    if len(x) <= _FEW or (left <= x[0] and x[-1] <= right):
        return slice(None)
    start, stop = x.searchsorted((left, right + 1)).tolist()
    return slice(max(start - spare, 0), stop + spare)


def _bar_shapes(frame: Frame, pane: Pane, style: Style, hollow: bool, part: slice) -> UpDown:
    bars = frame.bars
    assert bars is not None
    prices = frame.heikin or (bars.open, bars.high, bars.low, bars.close)
    x, (open_, high, low, close) = bars.x[part], (column[part] for column in prices)
    if frame.time.is_dense:
        return columns(x, pane.scale, open_, high, low, close)
    if style is Style.BARS:
        return ohlc(x, bars.half, pane.scale, open_, high, low, close)
    return candles(x, bars.half, pane.scale, open_, high, low, close, hollow or style is Style.HOLLOW)


def _price_line(canvas: Canvas, frame: Frame, pane: Pane, bars: Bars, inks: Inks, filled: bool) -> None:
    corners = points(bars.x, pane.scale, bars.close)
    color = inks.of.accent
    if filled and len(corners):
        bottom = pane.band.bottom + 1.0
        ends = np.array([[corners[-1, 0], bottom], [corners[0, 0], bottom]])
        canvas.area(np.concatenate((corners, ends)), with_alpha(color, _AREA_ALPHA))
    canvas.curve(corners, color, _line_width(canvas, frame, _PRICE_LINE_PX))


def _line_width(canvas: Canvas, frame: Frame, usual: float) -> float:
    """A line of one device pixel costs a tenth: where many bars have room it is what is wanted, too."""
    return usual if frame.time.width <= _BOLD_MAX * frame.time.step or canvas.dpr >= 2 else 0.0


def _bands(canvas: Canvas, pane: Pane, one: Drawn, inks: Inks) -> None:
    """Light fills between an output and the next one."""
    outputs = one.live.outputs
    for at, output in enumerate(outputs[:-1]):
        if output.draw is not Draw.BAND or not one.shape.is_line[at + 1]:
            continue
        x, (upper, lower) = one.shape.point_x, one.shape.lines[at : at + 2]
        top, bottom = points(x, pane.scale, upper), points(x, pane.scale, lower)
        if len(top) and len(bottom):
            color = with_alpha(inks.of.series(output.color), _BAND_ALPHA)
            canvas.area(np.concatenate((top, bottom[::-1])), color)


def _outputs(canvas: Canvas, frame: Frame, pane: Pane, one: Drawn, inks: Inks, left: int, right: int) -> None:
    bars, shape = frame.bars, one.shape
    assert bars is not None
    half = bars.half
    part = _part(bars.x, left - half, right + half)
    entry_part = _part(shape.entry_x, left - half, right + half)
    for output, entries in zip(one.live.outputs, shape.entries, strict=True):
        if output.draw is Draw.VOLUME:
            bodies = volumes(
                bars.x[part], half, pane.scale, bars.open[part], bars.close[part], bars.volume[part]
            )
            canvas.rects(bodies.up, inks.volume_up)
            canvas.rects(bodies.down, inks.volume_down)
        elif output.draw is Draw.HISTOGRAM and entries is not None:
            _histogram(canvas, pane, shape.entry_x, entries, half, inks, entry_part)
        elif output.draw is Draw.DOTS and entries is not None:
            size = canvas.px(2 if frame.time.is_dense else 3)
            canvas.rects(
                dots(shape.entry_x[entry_part], pane.scale, entries[entry_part], size),
                _color(inks, output.color),
            )
    # A line is joined to what lies beside.
    corner_part = _part(shape.point_x, left - 2, right + 2, 3)
    width = _line_width(canvas, frame, _LINE_PX)
    found = curves(shape.point_x[corner_part], pane.scale, shape.lines[:, corner_part])
    for output, is_line, corners in zip(one.live.outputs, shape.is_line, found, strict=True):
        if is_line:
            canvas.curve(corners, _color(inks, output.color), width)


def _color(inks: Inks, number: int) -> QColor:
    return inks.of.series(number) if number else inks.of.t2


def _histogram(
    canvas: Canvas, pane: Pane, x: Rows, values: Floats, half: int, inks: Inks, part: slice
) -> None:
    before = np.empty_like(values)
    before[0], before[1:] = np.nan, values[:-1]
    shape = histogram(x[part], half, pane.scale, values[part], before[part])
    _rects(
        canvas,
        (shape.up_growing, inks.growing[0]),
        (shape.up_shrinking, inks.shrinking[0]),
        (shape.down_growing, inks.growing[1]),
        (shape.down_shrinking, inks.shrinking[1]),
    )


def _rects(canvas: Canvas, *groups: tuple[Ints, QColor]) -> None:
    """By the cheaper of two ways, which the largest group tells for all."""
    largest = max((rects for rects, _ in groups), key=len)
    count = len(largest)
    is_short = count > _MANY and int((largest[:, 3] - largest[:, 1]).sum()) < _SHORT_ROWS * count
    for rects, color in groups:
        if is_short:
            canvas.short_rects(rects, color)
        else:
            canvas.rects(rects, color)
