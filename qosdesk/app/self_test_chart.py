"""The self-test's chart: a panel of the desk's own kind, on bars of a made-up walk instead of the demo's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, cast

import numpy as np

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.panel import ChartPanel
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import HistoryPort, Loading, LoadState

_STEP_MS: Final = 300_000
_FRAMES: Final = 20
_TURNS: Final = 5
_SIZE: Final = (1200, 700)


class _Held:
    """A hold on a series that is whole."""

    def __init__(self, series: BarSeries, closes_ms: int) -> None:
        self.series = series
        self.loading = Loading(LoadState.END)
        self.closes_ms = closes_ms

    def load_older(self) -> None:
        """There is no more."""

    def retry(self) -> None:
        """Nothing failed."""

    def close(self) -> None:
        """Nothing to let go."""


class _History:
    """Hands the same series to whoever asks."""

    def __init__(self, series: BarSeries, closes_ms: int) -> None:
        self._series = series
        self._closes_ms = closes_ms

    def open(self, *_arguments: Any) -> _Held:
        """The bars."""
        return _Held(self._series, self._closes_ms)


def walk(count: int, newest_ms: int) -> BarSeries:
    """Five-minute bars whose prices wander."""
    phase = np.arange(count, dtype=np.float64)
    close = 500 + 80 * np.sin(phase / 900) + 9 * np.sin(phase / 37) + 3 * np.cos(phase * 1.7)
    open_ = np.concatenate((close[:1], close[:-1]))
    ts = newest_ms - newest_ms % _STEP_MS - np.arange(count - 1, -1, -1, dtype=np.int64) * _STEP_MS
    series = BarSeries()
    columns = np.array(
        [open_, np.maximum(open_, close) + 1, np.minimum(open_, close) - 1, close, 1000 + phase % 97]
    )
    series.merge_columns(ts, columns)
    return series


async def paint_chart(desk: Desk, count: int, now_s: Callable[[], float]) -> tuple[float, float]:
    """Paint it.

    Returns:
        Seconds to the first painting, and of a frame of a moving view.

    Raises:
        RuntimeError: it did not paint what it was given.
    """
    newest_ms = desk.clock.wall_ms()
    history = cast(HistoryPort, _History(walk(count, newest_ms), newest_ms + _STEP_MS))
    panel = ChartPanel(replace(desk, history=history), "self-test", 0)
    try:
        began_s = now_s()
        panel.set_interval(Interval.M5)
        panel.show_symbol(Symbol("HK", "700"))
        panel.resize(*_SIZE)
        panel.show()
        # The loop shows it; never `processEvents`, inside which no other task may go on.
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        first = panel.view.grab()
        first_s = now_s() - began_s
        shown = panel.model.series
        if shown is None or len(shown) != count or first.isNull():
            raise RuntimeError(f"the chart has {0 if shown is None else len(shown)} bars")
        view = panel.model.view
        view.set_step(view.width / 20_000, 0)
        began_s = now_s()
        for _ in range(_FRAMES):
            view.pan(40.0)
            panel.view.item.moved()
            last = panel.view.grab()
        frame_s = (now_s() - began_s) / _FRAMES
        if last.toImage() == first.toImage():
            raise RuntimeError("the chart does not move")
        return first_s, frame_s
    finally:
        panel.shut()
        panel.hide()
        panel.deleteLater()
