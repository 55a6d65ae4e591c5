"""Some bars of a frame laid out alone, on the scales of the whole. No painting here."""

from __future__ import annotations

import math
from typing import Final

from qosdesk.ui.chart.bars import heikin_ashi, visible_bars
from qosdesk.ui.chart.curves import POINT_PX, Drawn, Stretch
from qosdesk.ui.chart.frame import Frame, Pane
from qosdesk.ui.chart.model import ChartModel

_LEAD: Final = 4
"""Corners of lines beside the bars that are meant: lines join them, and an edge of what is painted cuts none."""


def lead_of(frame: Frame) -> int:
    """Bars of `_LEAD` corners."""
    time = frame.time
    return _LEAD * (max(1, math.ceil(POINT_PX / time.step)) if time.is_dense else 1)


def part_of(model: ChartModel, frame: Frame, first: int, stop: int) -> Frame:
    """The bars of the logical indexes `[first, stop)`, of which there are some."""
    series, time, count = model.series, frame.time, stop - first
    assert series is not None
    # What takes bars together does so as in the whole view.
    bars = visible_bars(series, model.pyramid, time, first, count, frame.count)
    stretch = Stretch(time, series.first, first, count, bars, series.first + len(series) - stop)
    heikin = heikin_ashi(series, first, count) if frame.heikin is not None else None
    # By hand: a copy by `replace` costs several times as much, and this is done for every tick.
    panes = tuple(
        [
            Pane(
                pane.band,
                pane.scale,
                pane.ticks,
                pane.decimals,
                pane.unit,
                tuple([Drawn(one.live, stretch) for one in pane.drawn]),
            )
            for pane in frame.panes
        ]
    )
    return Frame(
        frame.layout,
        time,
        panes,
        first,
        first - series.first,
        count,
        bars,
        heikin,
        frame.base,
        frame.compared,
        frame.extremes,
        frame.chars,
    )


def part_between(model: ChartModel, frame: Frame, left: int, right: int) -> Frame:
    """The bars of which a pixel can be between two columns, ends inclusive, and those that lines join them to."""
    series, time = model.series, frame.time
    assert series is not None
    lead, end = lead_of(frame), series.first + len(series)
    first = min(max(series.first, math.floor(time.index_at(left)) - lead), end - 1)
    stop = max(min(end, math.ceil(time.index_at(right)) + 1 + lead), first + 1)
    return part_of(model, frame, first, stop)
