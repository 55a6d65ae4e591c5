"""What a chart says while it has no bars, waits for some, or could not get them (LOOK 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QFont

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.ports import LiveBar, Loading, LoadState
from qosdesk.ui.sourcing import sentence
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.theme.tokens import with_alpha

_SWAY: Final = (3, 5, 4, 7, 9, 6, 8, 11, 9, 12, 10, 7, 9, 6, 4, 6, 8, 10, 13, 11, 9, 8, 6, 7, 5, 4)
"""Heights of the flat bars behind the box; they are no data and look like none."""

BUTTON_PX: Final = 28
LIVE_WORDS: Final = (
    QT_TRANSLATE_NOOP("Chart", "K push"),
    QT_TRANSLATE_NOOP("Chart", "from trades"),
    QT_TRANSLATE_NOOP("Chart", "from snapshots"),
    QT_TRANSLATE_NOOP("Chart", "polled"),
)
"""The values of `LiveBar`, for the catalogues."""
_WORDS: Final = {
    Interval.M1: QT_TRANSLATE_NOOP("Chart", "1-minute"),
    Interval.M5: QT_TRANSLATE_NOOP("Chart", "5-minute"),
    Interval.M15: QT_TRANSLATE_NOOP("Chart", "15-minute"),
    Interval.M30: QT_TRANSLATE_NOOP("Chart", "30-minute"),
    Interval.H1: QT_TRANSLATE_NOOP("Chart", "1-hour"),
    Interval.H2: QT_TRANSLATE_NOOP("Chart", "2-hour"),
    Interval.H4: QT_TRANSLATE_NOOP("Chart", "4-hour"),
    Interval.DAY: QT_TRANSLATE_NOOP("Chart", "daily"),
    Interval.WEEK: QT_TRANSLATE_NOOP("Chart", "weekly"),
    Interval.MONTH: QT_TRANSLATE_NOOP("Chart", "monthly"),
    Interval.YEAR: QT_TRANSLATE_NOOP("Chart", "yearly"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)


@dataclass(frozen=True, slots=True)
class Message:
    """What to say.

    Attributes:
        title: one sentence.
        detail: a second line, may be empty.
        retry: whether a Retry button belongs below.
        loading: whether flat bars stand behind.
        small: bars are shown: say it in the corner instead of the middle.
    """

    title: str
    detail: str = ""
    retry: bool = False
    loading: bool = False
    small: bool = False


def message(model: ChartModel) -> Message | None:
    """What the chart has to say now; None when the bars speak for themselves."""
    if model.symbol is None:
        return Message(
            _tr("No symbol"), _tr("Choose one in a list, or type its code or name in the search box.")
        )
    loading, series = model.loading, model.series
    has_bars = series is not None and len(series) > 0
    why_not = model.desk.sources.why_not(model.symbol, Kind.BAR, model.interval)
    if why_not:
        return _not_offered(model, sentence(why_not), has_bars)
    if loading.state is LoadState.ERROR:
        if has_bars:
            return Message(loading.message, _tr("The bars shown stay."), retry=True, small=True)
        what = _tr("No {0} bars of {1}").format(_words(model.interval), model.symbol)
        return Message(what, loading.message, retry=True)
    if loading.state is LoadState.LOADING:
        page = " · ".join(
            part for part in (_tr("page {0}").format(loading.pages + 1), _cost(loading)) if part
        )
        if has_bars:
            return Message(_tr("Loading older bars"), page, small=True)
        what = _tr("Loading {0} bars of {1}").format(_words(model.interval), model.symbol)
        return Message(what, page, loading=True)
    if not has_bars and loading.pages == 0 and loading.state is LoadState.IDLE:
        what = _tr("Loading {0} bars of {1}").format(_words(model.interval), model.symbol)
        return Message(what, loading=True)
    if not has_bars:
        what = _tr("No {0} bars of {1}").format(_words(model.interval), model.symbol)
        return Message(what, _tr("The provider has none. Another interval may have some."))
    return None


def _not_offered(model: ChartModel, why_not: str, has_bars: bool) -> Message:
    if has_bars:
        what = _tr("No newer {0} bars of {1}").format(_words(model.interval), model.symbol)
        return Message(what, why_not, small=True)
    return Message(_tr("No {0} bars of {1}").format(_words(model.interval), model.symbol), why_not)


def live_words(loading: Loading) -> str:
    """What keeps the last bar new, a few words for the title; empty for nothing."""
    words = _tr(loading.live.value) if loading.live.value else ""
    if loading.live is LiveBar.POLLED and loading.polled_s:
        words = _tr("polled {0} s").format(loading.polled_s)
    return " · ".join(part for part in (_tr("forward adjusted") if loading.adjusted else "", words) if part)


def _cost(loading: Loading) -> str:
    """`3 requests, 7 left this minute`; empty where the plan counts none."""
    if loading.left < 0 or not loading.requests:
        return ""
    if loading.requests == 1:
        return _tr("1 request, {0} left this minute").format(loading.left)
    return _tr("{0} requests, {1} left this minute").format(loading.requests, loading.left)


def _words(interval: Interval) -> str:
    return _tr(str(_WORDS[interval]))


def paint_message(
    canvas: Canvas, model: ChartModel, frame: Frame, said: Message
) -> tuple[float, float] | None:
    """Paint it.

    Returns:
        Where the middle of the top edge of a Retry button belongs, logical px, None when it has none.
    """
    theme, layout = model.desk.theme, frame.layout
    colors = theme.c
    if said.small:
        return _corner(canvas, model, frame, said)
    if said.loading:
        _flat_bars(canvas, model, frame)
    title, detail = theme.font(12, SEMIBOLD), theme.font(11)
    limit = layout.plot_right - canvas.px(16)
    lines = wrapped(canvas, detail, said.detail, min(limit - canvas.px(40), canvas.px(380)))
    widths = [canvas.meter.width(title, said.title), *(canvas.meter.width(detail, line) for line in lines)]
    width = min(round(max(widths) * canvas.dpr) + canvas.px(40), limit)
    height = canvas.px(40 + 18 * len(lines))
    middle = (layout.plot_right + 1) // 2
    left, top = middle - width // 2, (layout.legend + layout.bottom - height) // 2
    if said.loading:
        canvas.fill(left, top, left + width, top + height, colors.bg3)
        canvas.frame(left, top, left + width, top + height, colors.line2)
    canvas.text(middle, top + canvas.px(24), said.title, title, colors.t1, anchor=0.5)
    for at, line in enumerate(lines):
        canvas.text(middle, top + canvas.px(43 + 18 * at), line, detail, colors.t2, anchor=0.5)
    return (middle / layout.dpr, (top + height) / layout.dpr + 8) if said.retry else None


def _corner(canvas: Canvas, model: ChartModel, frame: Frame, said: Message) -> tuple[float, float] | None:
    """A line at the lower left of the prices, away from the newest bars."""
    theme, layout = model.desk.theme, frame.layout
    colors, font = theme.c, theme.font(11)
    between = " " if said.title.endswith((".", "。")) else " · "
    text = between.join(part for part in (said.title, said.detail) if part)
    room = canvas.px(90) if said.retry else 0
    lines = wrapped(canvas, font, text, layout.plot_right - canvas.px(40) - room)
    width = round(max(canvas.meter.width(font, line) for line in lines) * canvas.dpr) + canvas.px(16) + room
    height = max(canvas.px(8 + 16 * len(lines)), canvas.px(36) if said.retry else 0)
    left, bottom = canvas.px(8), layout.price_bottom - canvas.px(8)
    top = bottom - height
    canvas.fill(left, top, left + width, bottom, colors.bg3)
    canvas.frame(left, top, left + width, bottom, colors.warn if said.retry else colors.line2)
    first = top + (height - canvas.px(16 * len(lines))) // 2
    for at, line in enumerate(lines):
        canvas.text(left + canvas.px(8), first + canvas.px(12 + 16 * at), line, font, colors.t1)
    if not said.retry:
        return None
    return ((left + width - room / 2) / layout.dpr, (top + height / 2) / layout.dpr - BUTTON_PX / 2)


def _flat_bars(canvas: Canvas, model: ChartModel, frame: Frame) -> None:
    layout = frame.layout
    pitch, body = canvas.px(9), canvas.px(5)
    x = np.arange(canvas.px(8), layout.plot_right - body, pitch)
    sway = np.array(_SWAY)[np.arange(len(x)) % len(_SWAY)] * canvas.px(3)
    middle = (layout.legend + layout.bottom) // 2
    rects = np.stack((x, middle - sway, x + body - 1, middle + sway), axis=1).astype(np.int32)
    canvas.rects(rects, with_alpha(model.desk.theme.c.bg4, 0.5))


def wrapped(canvas: Canvas, font: QFont, text: str, width: float) -> list[str]:
    """Lines of whole words no wider than `width` device pixels; a word without spaces (Chinese) breaks anywhere."""
    lines: list[str] = []
    rest = text
    while rest:
        cut = len(rest)
        while cut > 1 and canvas.meter.width(font, rest[:cut]) * canvas.dpr > width:
            space = rest.rfind(" ", 0, cut)
            cut = space if space > 0 else cut - 1
        lines.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return lines
