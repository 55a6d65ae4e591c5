"""Compared symbols on screen: lines over the bars, words in the legend, tags on the price axis."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from qosdesk.domain.numbers import format_percent, is_finite
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.frame import Frame, Pane
from qosdesk.ui.chart.inks import Inks
from qosdesk.ui.chart.legend_line import Group
from qosdesk.ui.chart.shapes import points
from qosdesk.ui.ports import LoadState
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM

_LINE_PX = 1.6
_TAG_PX = 17
_ASCENT = 4
_MANY = 300


def paint_lines(canvas: Canvas, frame: Frame, pane: Pane, inks: Inks) -> None:
    """The lines. The clip is the caller's."""
    for line in frame.compared:
        corners = points(line.x, pane.scale, line.values)
        width = _LINE_PX if len(corners) <= _MANY or canvas.dpr >= 2 else 0.0
        canvas.curve(corners, inks.of.series(line.color), width)


def legend_words(frame: Frame, index: int, theme: Theme) -> list[Group]:
    """For each symbol its name in its colour and its change at a bar; `--` where it has none."""
    colors, strong, plain = theme.c, theme.font(11, MEDIUM), theme.font(11)
    found: list[Group] = []
    for line in frame.compared:
        fraction = line.fraction_at(index)
        tint = theme.direction(fraction) if is_finite(fraction) else colors.t3
        text = format_percent(fraction) if line.has_bars else _waiting(line.state)
        found.append((((str(line.symbol), strong, colors.series(line.color)),), text, plain, tint))
    return found


def _waiting(state: LoadState) -> str:
    """Why there is nothing to draw."""
    if state in (LoadState.IDLE, LoadState.LOADING):
        return _tr("loading")
    return _tr("not answered") if state is LoadState.ERROR else _tr("no bars")


def tags(frame: Frame, theme: Theme, taken: list[tuple[int, int]]) -> list[tuple[int, int, QColor, str, int]]:
    """The newest change of each at its height on the price axis: first and last row, colour, text, baseline.

    Args:
        frame: of the painting.
        theme: colours.
        taken: rows of other tags, to be kept free.
    """
    layout, spans = frame.layout, list(taken)
    height, ascent = max(1, round(_TAG_PX * layout.dpr)), max(1, round(_ASCENT * layout.dpr))
    found = []
    for line in sorted(frame.compared, key=lambda one: -one.last if is_finite(one.last) else 0.0):
        if not is_finite(line.last):
            continue
        y = frame.price.y(line.last)
        if not frame.price.top <= y <= frame.price.bottom:
            continue
        top = _free(y - height // 2, height, spans, layout.legend, layout.price_bottom)
        spans.append((top, top + height))
        text = format_percent(line.last / frame.base - 1)
        found.append((top, top + height - 1, theme.c.series(line.color), text, top + height // 2 + ascent))
    return found


def _free(top: int, height: int, spans: list[tuple[int, int]], low: int, high: int) -> int:
    """The nearest place of that height which touches none of the spans; the wanted one when there is none."""
    places = [top]
    for start, stop in spans:
        places += [start - height - 1, stop + 1]
    fit = [
        place
        for place in places
        if low <= place
        and place + height <= high
        and all(place + height < start or place > stop for start, stop in spans)
    ]
    return min(fit, key=lambda place: abs(place - top), default=top)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
