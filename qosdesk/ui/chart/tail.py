"""The newest bars of a frame laid out alone, so that a new last price costs as much as they do. No painting here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from qosdesk.indicators.spec import Draw
from qosdesk.ui.chart.bars import known_volumes
from qosdesk.ui.chart.curves import Drawn, range_of
from qosdesk.ui.chart.frame import Frame, price_chars
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.part import lead_of, part_of

_JOINED: Final = 2
"""Bars before a changed one that look different: lines join them."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The newest columns.

    Attributes:
        frame: of the last bars alone, on the scales of the whole.
        left: first pixel column that may look different.
        values: what each pane shows there.
    """

    frame: Frame
    left: int
    values: tuple[tuple[float, ...], ...]


class Rest:
    """The range of what a frame shows before some bar: what a new last price does not change.

    Args:
        model: what is shown.
        frame: its layout.
        changed: logical index of the first bar that may be another one.
    """

    def __init__(self, model: ChartModel, frame: Frame, changed: int) -> None:
        self.frame = frame
        self.changed = changed
        count, row, series = changed - frame.first, frame.row, model.series
        self.low, self.high, self.volume = math.inf, -math.inf, 0.0
        self.ranges: list[list[tuple[float, float]]] = []
        if count <= 0 or series is None:
            return
        rows = slice(row, row + count)
        self.low, self.high = float(series.low[rows].min()), float(series.high[rows].max())
        self.volume = float(known_volumes(series.volume[rows]).max())
        for pane in frame.panes:
            found = []
            for one in pane.drawn:
                columns = one.live.rows(row, row + count)
                found.append(range_of(columns, columns))
            self.ranges.append(found)


def tail_of(model: ChartModel, frame: Frame, rest: Rest) -> Tail | None:
    """The bars from `rest.changed` on; None where more than their columns looks different."""
    series, time = model.series, frame.time
    if series is None or time.step < 1.0 or frame.heikin is not None or frame.compared:
        return None
    if rest.changed - frame.first < _JOINED or series.first + frame.row != frame.first:
        return None
    stop = frame.first + frame.count
    if stop > series.first + len(series) or price_chars(model) != frame.chars:
        return None
    first = max(frame.first, rest.changed - _JOINED - lead_of(frame))
    row, count, fresh = first - series.first, stop - first, rest.changed - first
    if count <= fresh:
        return None
    rows = slice(row + fresh, row + count)
    high, low = series.high[rows].tolist(), series.low[rows].tolist()
    if (min(rest.low, *low), max(rest.high, *high)) != frame.extremes:
        return None
    open_, close = series.open[rows].tolist(), series.close[rows].tolist()
    volume = max(rest.volume, *known_volumes(series.volume[rows]).tolist(), 1e-9)
    small = part_of(model, frame, first, stop)
    rising = [end >= begin for begin, end in zip(open_, close, strict=True)]
    values: list[tuple[float, ...]] = [(*open_, *high, *low, *close)]
    for number, (pane, part) in enumerate(zip(frame.panes, small.panes, strict=True)):
        found: list[float] = []
        for whole, one, known in zip(pane.drawn, part.drawn, rest.ranges[number], strict=True):
            shown = one.values
            fresh_values: list[float] = shown[:, fresh:].ravel().tolist() if shown is not None else []
            if number and not _fits(whole, fresh_values, known):
                return None
            found += fresh_values
            if any(output.draw is Draw.VOLUME for output in one.live.outputs):
                if volume != pane.scale.high:
                    return None
                found += rising
        if number:
            values.append(tuple(found))
        else:
            values[0] += tuple(found)
    left = max(0, time.center(rest.changed - _JOINED) - round(time.step / 2))
    return Tail(small, left, tuple(values))


def _fits(one: Drawn, values: list[float], known: tuple[float, float]) -> bool:
    """Whether the pane's scale stays."""
    if one.live.kind.bounds is not None or any(output.draw is Draw.VOLUME for output in one.live.outputs):
        return True
    low, high = known
    for value in values:
        # An unknown one is neither, and nothing is below or above it.
        if not low <= value:
            low = value if value == value else low
        if not high >= value:
            high = value if value == value else high
    return (low, high) == one.range
