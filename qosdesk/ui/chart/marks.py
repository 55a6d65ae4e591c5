"""Where time shows in a chart: labels, separators, shaded sessions. No painting here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from qosdesk.domain.hours import DAY_MS, Phase, zone_of
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.geometry import Rows
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.time_axis import (
    LABEL_PX_MIN,
    Tick,
    Times,
    day_starts,
    months_of,
    session_starts,
    time_ticks,
    weeks_of,
)

_SEPARATOR_PX_MIN: Final = 24
_SESSION_BARS_MAX: Final = 4000
_HALF_LABEL_PX: Final = 24


@dataclass(frozen=True, slots=True)
class Shade:
    """A stretch outside of the regular session, pixel columns, ends inclusive."""

    left: int
    right: int
    phase: Phase


@dataclass(frozen=True, slots=True)
class Marks:
    """What time puts on the panes.

    Attributes:
        labels: pixel column and text, whole labels only.
        separators: pixel column, dash and gap (logical px; a gap of 0 is a solid line).
        shades: sessions of US stocks, the regular one too.
    """

    labels: tuple[tuple[int, Tick], ...] = ()
    separators: tuple[tuple[int, int, int], ...] = ()
    shades: tuple[Shade, ...] = ()


def build_marks(model: ChartModel, frame: Frame) -> Marks:
    """For a frame; empty without bars."""
    bars, series, symbol = frame.bars, model.series, model.symbol
    if bars is None or series is None or symbol is None:
        return Marks()
    x = bars.x
    xs: list[int] = x.tolist()
    lead, layout = frame.lead, frame.layout

    def center(entry: int) -> int:
        return xs[entry - lead]

    language = model.desk.theme.language
    px_min = LABEL_PX_MIN * layout.dpr
    found = time_ticks(frame.local, center, model.interval, language, px_min, frame.time.step)
    half = _HALF_LABEL_PX * layout.dpr
    placed = tuple(
        (at, tick)
        for at, tick in ((center(tick.row), tick) for tick in found)
        if half <= at <= layout.plot_right - half
    )
    if not model.interval.is_intraday:
        return Marks(placed, _calendar_lines(frame, x))
    ts_ms = series.ts_ms[bars.rows]
    shades: tuple[Shade, ...] = ()
    if symbol.market == "US" and not frame.time.is_dense:
        shades = _shades(model, frame, ts_ms)
    return Marks(placed, _day_lines(model, frame, x, ts_ms), shades)


def _left_of(frame: Frame, x: Rows, lead: int, entries: Rows) -> list[int]:
    """Pixel columns between the bars before and the entries (counted with the lead)."""
    found: list[int] = (x[entries - lead] - round(frame.time.step / 2)).tolist()
    return found


def _day_lines(model: ChartModel, frame: Frame, x: Rows, ts_ms: Times) -> tuple[tuple[int, int, int], ...]:
    """Sessions 2-4, days 4-3, weeks 8-3, months solid; none where they would stand too dense."""
    days = day_starts(frame.local)
    least = _SEPARATOR_PX_MIN * frame.layout.dpr
    span = float(x[-1] - x[0] + 1)
    lines: dict[int, tuple[int, int]] = {}
    room = span / max(1, len(days))
    symbol = model.symbol
    if (
        room >= 3 * LABEL_PX_MIN * frame.layout.dpr / 2
        and frame.count <= _SESSION_BARS_MAX
        and symbol is not None
    ):
        found = session_starts(ts_ms, symbol, model.desk.hours, zone_of(symbol.market))
        lines.update((at, (2, 4)) for at in _left_of(frame, x, 0, np.array(found, dtype=np.int64)))
    _add_levels(lines, frame, x, days, least, span, ((4, 3), (8, 3), (1, 0)))
    return tuple((at, *dash) for at, dash in lines.items())


def _calendar_lines(frame: Frame, x: Rows) -> tuple[tuple[int, int, int], ...]:
    """Of daily bars and longer: months 2-4, years 4-3."""
    days = day_starts(frame.local)
    least = 2 * _SEPARATOR_PX_MIN * frame.layout.dpr
    span = float(x[-1] - x[0] + 1)
    months = months_of(frame.local)
    lines: dict[int, tuple[int, int]] = {}
    for unit, dash in ((1, (2, 4)), (12, (4, 3))):
        at = days[months[days] // unit != months[days - 1] // unit]
        if len(at) and span / len(at) >= least and len(at) < len(x):
            lines.update((column, dash) for column in _left_of(frame, x, frame.lead, at))
    return tuple((at, *dash) for at, dash in lines.items())


def _add_levels(
    lines: dict[int, tuple[int, int]],
    frame: Frame,
    x: Rows,
    days: Rows,
    least: float,
    span: float,
    dashes: tuple[tuple[int, int], ...],
) -> None:
    if not len(days):
        return
    local = frame.local
    after, before = local[days], local[days - 1]
    weeks = days[weeks_of(after) != weeks_of(before)]
    months = days[months_of(after) != months_of(before)]
    for rows, dash in zip((days, weeks, months), dashes, strict=True):
        if len(rows) and span / len(rows) >= least:
            lines.update((at, dash) for at in _left_of(frame, x, frame.lead, rows))


def _shades(model: ChartModel, frame: Frame, ts_ms: Times) -> tuple[Shade, ...]:
    symbol, bars = model.symbol, frame.bars
    if symbol is None or bars is None or frame.count > _SESSION_BARS_MAX:
        return ()
    found: list[Shade] = []
    zone = zone_of(symbol.market)
    day = datetime.fromtimestamp(int(ts_ms[0]) / 1000, zone).date()
    last = datetime.fromtimestamp((int(ts_ms[-1]) + DAY_MS) / 1000, zone).date()
    half = round(frame.time.step / 2)
    while day <= last:
        for span in model.desk.hours.spans(symbol, day):
            begin, end = np.searchsorted(ts_ms, (span.start_ms, span.end_ms)).tolist()
            if begin < end:
                left = int(bars.x[begin]) - half
                right = int(bars.x[end - 1]) - half + round(frame.time.step) - 1
                found.append(Shade(left, right, span.phase))
        day += timedelta(days=1)
    return tuple(found)
