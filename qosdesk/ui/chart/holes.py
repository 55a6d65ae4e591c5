"""Missing bars: a hatched stretch with the reason in words (LOOK 6), between two bars or up to now.

The index axis has no room between two neighbours, so that a stretch is at least as wide as can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF

from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.geometry import Floats
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.ports import Hole, HoleReason
from qosdesk.ui.theme.tokens import with_alpha

PITCH_PX: Final = 6
_WIDTH_PX_MIN: Final = 18
_ALPHA: Final = 0.6
_LABEL_PX: Final = 11


def paint_holes(canvas: Canvas, model: ChartModel, frame: Frame) -> None:
    """Hatch the price pane where bars are missing, behind the bars. The clip is the caller's."""
    band, theme = frame.layout.bands[0], model.desk.theme
    color = with_alpha(theme.c.warn, _ALPHA)
    for _hole, left, right in _in_view(canvas, model, frame):
        canvas.lines(hatch(left, band.plot, right, band.bottom, canvas.px(PITCH_PX)), color, 1.0)


def paint_hole_words(canvas: Canvas, model: ChartModel, frame: Frame) -> None:
    """Say why bars are missing, on a ground of its own: on hatching it could not be read. The clip is the caller's."""
    layout, theme, painter = frame.layout, model.desk.theme, canvas.painter
    font = theme.font(_LABEL_PX)
    for number, (hole, left, right) in enumerate(_in_view(canvas, model, frame)):
        words = hole_words(hole, model)
        half = canvas.meter.width(font, words) * canvas.dpr / 2
        middle = min(max((left + right) / 2, half + canvas.px(8)), layout.plot_right - half - canvas.px(8))
        baseline = layout.bands[0].plot + canvas.px(32 + 18 * (number % 3))
        ground = round(half) + canvas.px(4)
        top, bottom = baseline - canvas.px(12), baseline + canvas.px(4)
        canvas.fill(round(middle) - ground, top, round(middle) + ground, bottom, theme.c.bg1)
        # At once and not queued: a strip that is painted anew must not draw over letters beside it.
        painter.save()
        painter.scale(canvas.dpr, canvas.dpr)
        painter.setFont(font)
        painter.setPen(theme.c.warn)
        painter.drawText(QPointF(round(middle - half) / canvas.dpr, baseline / canvas.dpr), words)
        painter.restore()


def _in_view(canvas: Canvas, model: ChartModel, frame: Frame) -> Iterator[tuple[Hole, int, int]]:
    """Holes that can be seen, with their first and last pixel column."""
    series = model.series
    if series is None or not frame.count:
        return
    for hole in series.holes:
        left, right = _columns(canvas, series, frame, hole)
        if right >= 0 and left <= frame.layout.plot_right:
            yield hole, left, right


def hatch(left: int, top: int, right: int, bottom: int, pitch: int) -> Floats:
    """Lines at 45 degrees that fill a rectangle, shape (n, 4): x1, y1, x2, y2; they go up to the right."""
    sums = np.arange(left + top + pitch, right + bottom, pitch, dtype=np.float64)
    x1 = np.maximum(left, sums - bottom)
    x2 = np.minimum(right, sums - top)
    return np.ascontiguousarray(np.stack((x1, sums - x1, x2, sums - x2), axis=1))


def hole_words(hole: Hole, model: ChartModel) -> str:
    """`7 bars missing since 15:42:04: link lost`."""
    many = hole.count != 1
    if not hole.count:
        what = _tr("Bars may be missing")
    else:
        what = _tr("{0} bars missing").format(f"{hole.count:,}") if many else _tr("1 bar missing")
    if hole.since_ms and hole.reason is not HoleReason.HISTORY_ENDS:
        what = _tr("{0} since {1}").format(what, _clock(model, hole.since_ms))
    if hole.reason is HoleReason.NO_REQUESTS and hole.free_ms:
        why = _tr("no requests left until {0}").format(_clock(model, hole.free_ms))
    else:
        why = _reason(hole.reason)
    return _tr("{0}: {1}").format(what, why)


def _reason(reason: HoleReason) -> str:
    return {
        HoleReason.LINK_LOST: _tr("link lost"),
        HoleReason.ASKED: _tr("asked for"),
        HoleReason.NO_REQUESTS: _tr("no requests left this minute"),
        HoleReason.FAILED: _tr("not answered"),
        HoleReason.HISTORY_ENDS: _tr("the provider's history ends here"),
    }[reason]


def _columns(canvas: Canvas, series: BarSeries, frame: Frame, hole: Hole) -> tuple[int, int]:
    """From bar to bar, or from the last bar on as wide as the missing ones would be."""
    row = int(np.searchsorted(series.ts_ms, hole.after_ms, side="right"))
    index = series.first + row
    least = canvas.px(_WIDTH_PX_MIN)
    if hole.until_ms:
        middle = round(frame.x_of(index - 0.5))
        return (middle - least // 2, middle + least // 2)
    left = round(frame.x_of(index - 0.5))
    room = frame.layout.plot_right - left
    if 0 <= room < least:
        left -= least - room
    return (left, left + max(least, round(hole.count * frame.time.step)))


def _clock(model: ChartModel, ts_ms: int) -> str:
    return datetime.fromtimestamp(ts_ms / 1000, model.zone).strftime("%H:%M:%S")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
