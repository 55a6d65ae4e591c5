"""The moving part of a chart over the kept layer as pieces: lines of note, the last price, typed digits, crosshair."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.change import Headline, Reference
from qosdesk.domain.numbers import format_price, is_finite
from qosdesk.ui.chart.atlas import Words
from qosdesk.ui.chart.canvas import TextMeter
from qosdesk.ui.chart.compare.paint import tags
from qosdesk.ui.chart.crosshair import Echo
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.inks import Inks
from qosdesk.ui.chart.layers import ASCENT, LABEL_PX, Labels, value_text
from qosdesk.ui.chart.model import ChartModel, Pointer
from qosdesk.ui.chart.pieces import ACROSS, FILL, FRAME, UPRIGHT, Piece, Pieces, Stroke
from qosdesk.ui.chart.time_axis import full_text
from qosdesk.ui.chart.toolbar import interval_text
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD
from qosdesk.ui.theme.tokens import Colors

_TAG_PX = 18


def reference_text(basis: Reference) -> str:
    """What the dotted reference line is."""
    if basis is Reference.REGULAR_CLOSE:
        return _tr("regular close")
    if basis is Reference.OPEN:
        return _tr("24 h open")
    return _tr("prev. close")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)


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


class Overlay:
    """Lays the pieces out; none without bars.

    Args:
        model: what is shown.
        frame: the layout.
        labels: of the axes, which tags hide.
        inks: colours.
        meter: measures texts.
    """

    def __init__(self, model: ChartModel, frame: Frame, labels: Labels, inks: Inks, meter: TextMeter) -> None:
        self._model = model
        self._frame = frame
        self._labels = labels
        self._inks = inks
        self._meter = meter
        self._dpr = frame.layout.dpr
        self._extremes: Pieces | None = None
        # Rows of the reference's price on the axis: a label like those that are painted with it.
        self._reference: tuple[tuple[int, int], ...] = ()

    def _px(self, logical: float) -> int:
        return max(1, round(logical * self._dpr))

    # --- lines of note ------------------------------------------------------------------------------------------------

    def notes(self, head: Headline) -> Pieces:
        """The highest and the lowest price in view, and the reference close."""
        found: Pieces = {}
        if self._frame.count:
            found.update(self._extremes if self._extremes is not None else self._find_extremes())
            self._add_reference(found, head)
        return found

    def _find_extremes(self) -> Pieces:
        """Each with a leader of 16 px."""
        found: Pieces = {}
        frame, bars = self._frame, self._frame.bars
        if bars is None:
            return found
        layout, px = frame.layout, self._px
        # A bar whose middle is outside the plot is not meant.
        start, stop = bars.x.searchsorted((0, layout.plot_right + 1)).tolist()
        if stop - start < 2:
            return found
        font, color, away, leader, gap = (
            self._model.desk.theme.font(LABEL_PX),
            self._inks.of.t2,
            px(8),
            px(16),
            px(21),
        )
        highest, lowest = bars.high[start:stop].argmax(), bars.low[start:stop].argmin()
        if (bars.low[start + lowest], bars.high[start + highest]) == frame.extremes:
            # While the frame holds these two stay, whatever the newest bar does.
            self._extremes = found
        for name, values, at, side in (("high", bars.high, highest, -1), ("low", bars.low, lowest, 1)):
            x, value = int(bars.x[start + at]), float(values[start + at])
            y = frame.price.y(value) + side * away
            if not layout.legend + px(6) <= y <= layout.price_bottom - px(4):
                continue
            text, baseline = format_price(value, frame.decimals), y + px(ASCENT)
            width = round(self._meter.width(font, text) * self._dpr)
            stands_left = x > layout.plot_right / 2
            left, end = (x - gap - width, x - leader) if stands_left else (x + gap, x + leader)
            stroke: Stroke = (FILL, min(x, end), y, max(x, end), y, color)
            bounds = (
                min(left, x) - 2,
                y - px(9),
                max(left + width, x) + 2,
                y + px(7),
            )
            found[name] = Piece(bounds, (stroke,), ((left, baseline, text, font, color),))
        return found

    def _add_reference(self, found: Pieces, head: Headline) -> None:
        model, frame, px = self._model, self._frame, self._px
        layout, colors = frame.layout, self._inks.of
        if not model.interval.is_intraday or not is_finite(head.reference):
            return
        y = frame.price.y(head.reference)
        if not frame.price.top <= y <= frame.price.bottom:
            return
        right = layout.plot_right
        found["reference"] = Piece((0, y, right, y), ((ACROSS, 0, y, right, y, colors.t3),), (), (2, 2))
        text, font = reference_text(head.basis), model.desk.theme.font(LABEL_PX)
        width, pad = round(self._meter.width(font, text) * self._dpr), px(6)
        left, top = right - pad - width, y - px(15)
        # The words stand where no bar is; without room the price on the axis says it alone.
        if top >= layout.legend and _is_free(frame, left - pad, left + width, top, y):
            words = (left, y - px(5), text, font, colors.t2)
            found["reference words"] = Piece((left - 2, top, right, y - 1), (), (words,))

    # --- last price ---------------------------------------------------------------------------------------------------

    def last(self, head: Headline, seconds: int | None, is_stale: bool) -> Pieces:
        """The dotted line, the solid tag with price and countdown, and the reference's price."""
        model, frame, inks, px = self._model, self._frame, self._inks, self._px
        found: Pieces = {}
        if not frame.count:
            return found
        theme, layout, price = model.desk.theme, frame.layout, frame.price
        left, right = layout.plot_right + 2, layout.width - 1
        taken: tuple[int, int] | None = None
        y = price.y(head.price) if is_finite(head.price) else price.bottom + 1
        if price.top <= y <= price.bottom:
            # What should have moved and did not has no direction (LOOK 8); its age stands in the title bar.
            color = theme.c.t3 if is_stale else theme.direction(head.price - head.reference)
            line: Stroke = (ACROSS, 0, y, layout.plot_right, y, color)
            found["last line"] = Piece((0, y, layout.plot_right, y), (line,), (), (1, 2))
            top = y - px(_TAG_PX / 2)
            bottom = top + px(_TAG_PX if seconds is None else 2 * _TAG_PX - 3)
            baseline, x = y + px(ASCENT), left + px(5)
            words = [
                (
                    x,
                    baseline,
                    format_price(head.price, frame.decimals),
                    theme.font(12, SEMIBOLD),
                    inks.of.on_chip,
                )
            ]
            if seconds is not None:
                under, font = baseline + px(_TAG_PX - 3), theme.font(LABEL_PX, MEDIUM)
                words.append((x, under, _clock(seconds), font, inks.of.on_chip))
            fill: Stroke = (FILL, left, top, right, bottom, color)
            found["last tag"] = self._tag(top, bottom, (fill,), tuple(words))
            taken = (top, bottom)
        self._reference = ()
        for number, tag in enumerate(tags(frame, theme, [taken] if taken else []) if frame.compared else ()):
            top, bottom, color, text, baseline = tag
            name = (left + px(5), baseline, text, theme.font(LABEL_PX, SEMIBOLD), inks.of.on_chip)
            fill = (FILL, left, top, right, bottom, color)
            found[f"compared {number}"] = self._tag(top, bottom, (fill,), (name,))
        if model.interval.is_intraday and is_finite(head.reference):
            y, half = price.y(head.reference), px(7)
            free = taken is None or y + half + 2 < taken[0] or y - half - 2 > taken[1]
            if price.top <= y <= price.bottom and free:
                text = value_text(model, frame, frame.panes[0], head.reference)
                said = (left + px(5), y + px(ASCENT), text, theme.font(LABEL_PX), inks.of.t3)
                found["reference tag"] = self._tag(y - half, y + half, (), (said,))
                self._reference = ((y - half, y + half),)
        return found

    def _tag(self, top: int, bottom: int, strokes: tuple[Stroke, ...], words: tuple[Words, ...]) -> Piece:
        """On the value axis; labels that would touch it go whole (LOOK 6)."""
        layout = self._frame.layout
        left, right, high, low = layout.plot_right + 2, layout.width - 1, top, bottom
        for start, stop in (*self._labels.values, *self._reference):
            if start - 2 < bottom and stop + 2 > top:
                high, low = min(high, start), max(low, stop)
        return Piece((left, high, right, low), strokes, words, ground=self._inks.of.bg1)

    # --- typed digits -------------------------------------------------------------------------------------------------

    def typed(self) -> Pieces:
        """The digits typed and what Enter makes of them, in a small box."""
        model, px, inks = self._model, self._px, self._inks
        if not model.typed.text or not self._frame.count:
            return {}
        theme, layout, interval = model.desk.theme, self._frame.layout, model.typed.interval
        meaning = interval_text(interval) if interval is not None else _tr("no such interval")
        big, small = theme.font(15, SEMIBOLD), theme.font(LABEL_PX)
        gap = px(10)
        widths = [self._meter.width(big, model.typed.text), self._meter.width(small, meaning)]
        width = round(sum(widths) * self._dpr) + 3 * gap
        left, top = (layout.plot_right - width) // 2, (layout.legend + layout.price_bottom) // 2 - px(16)
        right, bottom, baseline = left + width, top + px(32), top + px(21)
        color = inks.of.t2 if interval is not None else inks.of.warn
        words = (
            (left + gap, baseline, model.typed.text, big, inks.of.t1),
            (left + 2 * gap + widths[0] * self._dpr, baseline, meaning, small, color),
        )
        strokes: tuple[Stroke, ...] = (
            (FILL, left, top, right, bottom, inks.of.bg3),
            (FRAME, left, top, right, bottom, inks.of.accent),
        )
        return {"typed": Piece((left, top, right, bottom), strokes, words)}

    # --- crosshair ----------------------------------------------------------------------------------------------------

    def cross(self) -> Pieces:
        """The lines and their tags on both axes."""
        model, frame, px, colors = self._model, self._frame, self._px, self._inks.of
        found: Pieces = {}
        index, y = cross_of(frame, model.pointer, model.echo)
        if index is None or model.series is None:
            return found
        layout = frame.layout
        right, x = layout.plot_right, frame.time.center(index)
        if 0 <= x <= right:
            line: Stroke = (UPRIGHT, x, layout.legend, x, layout.bottom, colors.t3)
            found["cross x"] = Piece((x, layout.legend, x, layout.bottom), (line,), (), (3, 3))
            self._add_time(found, x, index)
        pane = frame.pane_at(y) if y is not None else None
        if y is None or pane is None or y < pane.band.plot:
            return found
        found["cross y"] = Piece((0, y, right, y), ((ACROSS, 0, y, right, y, colors.t3),), (), (3, 3))
        text = value_text(model, frame, pane, pane.scale.value_at(y))
        left, end, top, bottom = right + 2, layout.width - 1, y - px(9), y + px(9)
        words = (left + px(5), y + px(ASCENT), text, model.desk.theme.font(12, MEDIUM), colors.t1)
        found["value tag"] = self._tag(top, bottom, _box(left, top, end, bottom, colors), (words,))
        return found

    def _add_time(self, found: Pieces, x: int, index: int) -> None:
        model, px, colors = self._model, self._px, self._inks.of
        theme, layout, series = model.desk.theme, self._frame.layout, model.series
        if series is None or model.symbol is None:
            return
        row = index - series.first
        text = full_text(model.wall_ms(int(series.ts_ms[row])), model.interval, theme.language)
        font = theme.font(LABEL_PX, MEDIUM)
        room = self._meter.width(font, text) * self._dpr
        width = round(room) + px(14)
        left = min(max(x - width // 2, 0), layout.plot_right - width)
        right, top, bottom = left + width, layout.bottom + 2, layout.height - 1 - px(2)
        low, high = left, right
        for start, stop in self._labels.times:
            if start <= right and stop >= left:
                low, high = min(low, start), max(high, stop)
        words = (left + (width - room) / 2, top + px(15), text, font, colors.t1)
        bounds, strokes = (low, top, high, layout.height - 1), _box(left, top, right, bottom, colors)
        found["time tag"] = Piece(bounds, strokes, (words,), ground=colors.bg1)


def _box(left: int, top: int, right: int, bottom: int, colors: Colors) -> tuple[Stroke, ...]:
    """Of a tag of the crosshair: its border is what the inside leaves."""
    inside: Stroke = (FILL, left + 1, top + 1, right - 1, bottom - 1, colors.bg4)
    return ((FILL, left, top, right, bottom, colors.t3), inside)


def _is_free(frame: Frame, left: int, right: int, top: int, bottom: int) -> bool:
    """Whether no bar touches a rectangle of the price pane."""
    bars = frame.bars
    if bars is None:
        return True
    start, stop = bars.x.searchsorted((left - bars.half, right + bars.half + 1)).tolist()
    if start >= stop:
        return True
    high, low = frame.price.value_at(top), frame.price.value_at(bottom)
    return not bool(((bars.low[start:stop] <= high) & (bars.high[start:stop] >= low)).any())


def _clock(seconds: int) -> str:
    if seconds >= 3600:
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{seconds // 60:02}:{seconds % 60:02}"
