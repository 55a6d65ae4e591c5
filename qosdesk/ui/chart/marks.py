"""Where time shows in a chart: labels, separators, shaded sessions. No painting here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosdesk.domain.hours import Phase, Span
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.geometry import Rows, TimeScale, column_starts
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.time_axis import (
    LABEL_PX_MIN,
    Tick,
    Times,
    day_starts,
    months_of,
    time_ticks,
    weeks_of,
)

_SEPARATOR_PX_MIN: Final = 24
_SESSION_BARS_MAX: Final = 6000
_FAR: Final = 2**60
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
        grid: pixel columns of all labels, for lines.
        separators: pixel column, dash and gap (logical px; a gap of 0 is a solid line).
        shades: sessions of US stocks, the regular one too.
    """

    labels: tuple[tuple[int, Tick], ...] = ()
    grid: tuple[int, ...] = ()
    separators: tuple[tuple[int, int, int], ...] = ()
    shades: tuple[Shade, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """Marks of a stretch by logical index."""

    labels: tuple[tuple[int, Tick], ...]
    lines: tuple[tuple[int, int, int], ...]
    spans: tuple[tuple[int, int, Phase], ...]


class Marker:
    """Finds marks; while the view moves at one zoom they stay, so that labels do not jump and cost nothing.

    Args:
        model: whose bars.

    Attributes:
        generation: raised when marks were looked for anew.
    """

    def __init__(self, model: ChartModel) -> None:
        self._model = model
        self._key: tuple[object, ...] = ()
        self._stretch = (0, 0)
        # Whether the oldest and the newest bar are in it.
        self._ends = (False, False)
        self.generation = 0
        self._found = _Found((), (), ())

    def marks(self, frame: Frame) -> Marks:
        """For a frame; empty without bars."""
        model, series = self._model, self._model.series
        if frame.bars is None or series is None or model.symbol is None:
            return Marks()
        first, stop = frame.first, frame.first + frame.count
        time = frame.time
        where = (model.interval, model.zone, model.desk.hours.version)
        key = (time.step, series, series.shape_version, where, model.desk.theme.language, frame.layout.dpr)
        if key != self._key or not self._stretch[0] <= first <= stop <= self._stretch[1]:
            # The first time at a zoom only what is seen: a zooming view has another one at each frame.
            spare = frame.count if key == self._key else 0
            begin = max(first - spare, series.first)
            end = min(stop + spare, series.first + len(series))
            rows = np.arange(begin - series.first, end - series.first)
            if len(frame.bars.x) != frame.count:
                rows = column_starts(time, begin, end - begin)[0] + (begin - series.first)
            self._found = _find(model, frame, rows)
            self._key, self._stretch = key, (begin, end)
            self._ends = (begin == series.first, end == series.first + len(series))
            self.generation += 1
        return self.known(frame)

    def known(self, frame: Frame) -> Marks:
        """Those of what was looked through last that a frame at the same zoom has."""
        first, stop = frame.first, frame.first + frame.count
        time, layout, found = frame.time, frame.layout, self._found
        half, right = _HALF_LABEL_PX * layout.dpr, layout.plot_right
        placed = [(time.center(at), tick) for at, tick in found.labels if first <= at < stop]
        labels = tuple((x, tick) for x, tick in placed if half <= x <= right - half)
        back = round(time.step / 2)
        lines = tuple((time.center(at) - back, on, off) for at, on, off in found.lines if first <= at < stop)
        shades = tuple(
            Shade(time.center(begin) - back, time.center(end) - back - 1, phase)
            for begin, end, phase in found.spans
            if begin < stop and end > first
        )
        return Marks(labels, tuple(x for x, _ in placed), lines, shades)

    def reach(self, time: TimeScale) -> tuple[int, int]:
        """First and last column, counted from the bar of index 0, for which all marks are known."""
        (begin, end), (is_oldest, is_newest) = self._stretch, self._ends
        room = math.ceil(time.step) + 1
        left = -_FAR if is_oldest else math.ceil(begin * time.step) + room
        return left, _FAR if is_newest else math.floor(end * time.step) - 2 * room


def _find(model: ChartModel, frame: Frame, rows: Rows) -> _Found:
    """Marks of rows of the series, ascending: each bar, or the first one of each pixel column."""
    series, symbol, time = model.series, model.symbol, frame.time
    if series is None or symbol is None:
        return _Found((), (), ())
    lead = 1 if rows[0] else 0
    if lead:
        rows = np.concatenate((rows[:1] - 1, rows))
    ts_ms = series.ts_ms[rows]
    local = model.local_time(model.zone).of(ts_ms)
    indexes = rows + series.first
    centers: list[int] = (np.floor(indexes * time.step + 0.5).astype(np.int64) - time.origin).tolist()
    px_min = LABEL_PX_MIN * frame.layout.dpr
    days = day_starts(local)
    ticks = time_ticks(local, days, centers, model.interval, model.desk.theme.language, px_min, time.step)
    labels = tuple((int(indexes[tick.row]), tick) for tick in ticks)
    span = float(centers[-1] - centers[0] + 1)
    least = _SEPARATOR_PX_MIN * frame.layout.dpr
    lines: dict[int, tuple[int, int]] = {}
    spans: tuple[tuple[int, int, Phase], ...] = ()
    if model.interval.is_intraday:
        # Where days stand apart: 2-4 for their sessions.
        if span / max(1, len(days)) >= 1.5 * px_min and len(rows) <= _SESSION_BARS_MAX:
            lines.update((row, (2, 4)) for row in model.sessions(symbol).starts(ts_ms).tolist())
        _add_levels(lines, local, days, span, least, ((1, (4, 3)), (7, (8, 3)), (31, (1, 0))))
        if symbol.market == "US" and not time.is_dense:
            spans = _spans(model.sessions(symbol).spans(int(ts_ms[0]), int(ts_ms[-1])), ts_ms, indexes)
    else:
        _add_levels(lines, local, days, span, 2 * least, ((31, (2, 4)), (366, (4, 3))))
    found = tuple((int(indexes[row]), *dash) for row, dash in lines.items())
    return _Found(labels, found, spans)


def _add_levels(
    lines: dict[int, tuple[int, int]],
    local: Times,
    days: Rows,
    span: float,
    least: float,
    levels: tuple[tuple[int, tuple[int, int]], ...],
) -> None:
    """Rows at which a day, week, month or year begins, by its longest length in days; those that stand apart."""
    if not len(days):
        return
    after, before = local[days], local[days - 1]
    for length, dash in levels:
        if length == 1:
            rows = days
        elif length == 7:
            rows = days[weeks_of(after) != weeks_of(before)]
        else:
            unit = 12 if length > 31 else 1
            rows = days[months_of(after) // unit != months_of(before) // unit]
        if len(rows) and span / len(rows) >= least and len(rows) < len(local) - 1:
            lines.update((row, dash) for row in rows.tolist())


def _spans(phases: list[Span], ts_ms: Times, indexes: Rows) -> tuple[tuple[int, int, Phase], ...]:
    """Stretches of logical indexes by phase; around the clock there is but one, which says nothing."""
    found = []
    first_ms, last_ms = int(ts_ms[0]), int(ts_ms[-1])
    for phase in phases:
        if phase.phase is not Phase.ALWAYS and phase.start_ms <= last_ms and phase.end_ms > first_ms:
            begin, end = np.searchsorted(ts_ms, (phase.start_ms, phase.end_ms)).tolist()
            if begin < end:
                found.append((int(indexes[begin]), int(indexes[end - 1]) + 1, phase.phase))
    return tuple(found)
