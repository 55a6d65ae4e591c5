"""Measures our own chart for `bench_chart`: `python -m tests.bench.chart_ours BARS|many ROUNDS` prints JSON."""

from __future__ import annotations

import gc
import json
import math
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.indicators.kinds import KINDS
from qosdesk.indicators.spec import Choice
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.panel import ChartPanel
from qosdesk.ui.ports import Loading, LoadState
from tests.ui.fakes import NOW_MS, FakeDesk, make_desk

WIDTH, HEIGHT, TOOLBAR = 1600, 900, 26
VISIBLE = 800
FRAMES = 80
SYMBOL = Symbol("HK", "700")
STEP_MS = 300_000


def fill(series: BarSeries, count: int) -> None:
    """The walk that the peers draw, put in by pages from the newest, as history comes."""
    rng = np.random.default_rng(7)
    last = NOW_MS - NOW_MS % STEP_MS
    close = np.abs(600 + np.cumsum(rng.normal(0, 0.4, count)) * 0.5) + 50
    open_ = np.concatenate((close[:1], close[:-1]))
    high = np.maximum(open_, close) + rng.exponential(0.25, count)
    low = np.minimum(open_, close) - rng.exponential(0.25, count)
    ts = last - np.arange(count - 1, -1, -1, dtype=np.int64) * STEP_MS
    series.merge_columns(ts, np.array([open_, high, low, close, rng.lognormal(9, 0.7, count)]))


class Held:
    """A hold on one series."""

    def __init__(self, series: BarSeries) -> None:
        self.series = series
        self.loading = Loading(LoadState.END)
        self.closes_ms = NOW_MS + STEP_MS

    def load_older(self) -> None:
        """There is no more."""

    def retry(self) -> None:
        """Nothing failed."""

    def close(self) -> None:
        """Nothing to let go."""


class Bench:
    """One panel of ours, four panes, on bars of its own."""

    def __init__(self, app: QApplication, desk: FakeDesk, series: BarSeries, width: int, height: int) -> None:
        self.app, self.desk = app, desk
        desk.history.open = lambda *_: Held(series)  # type: ignore[method-assign, assignment]
        self.panel = ChartPanel(desk, "bench", group=1)
        self.panel.set_interval(Interval.M5)
        self.series = series
        self._held: QPointF | None = None
        self.model = self.panel.model
        self.model.set_choices(four_panes())
        self.panel.resize(width, height)
        self.panel.show()
        self.paint()

    def take(self, series: BarSeries) -> None:
        """Show other bars."""
        self.series = series
        self.desk.history.open = lambda *_: Held(series)  # type: ignore[method-assign, assignment]
        self.panel.show_symbol(SYMBOL)
        self.paint()

    def paint(self) -> None:
        """All that is asked for is on screen."""
        self.app.processEvents()
        self.app.sendPostedEvents()

    def pixels(self) -> QImage:
        """What is on screen, without painting."""
        return self.panel.screen().grabWindow(self.panel.winId()).toImage()

    def show(self, visible: float) -> None:
        """So many bars at the newest."""
        view = self.model.view
        view.set_step(view.width / visible, 0)
        self.panel.view.to_latest()
        self.panel.view.refresh()
        self.paint()

    def time(self, act: Callable[[int], None], frames: int = FRAMES, check: bool = True) -> list[float]:
        """Milliseconds of each frame, whose pixels differ from those before."""
        taken = []
        before = self.pixels()
        for number in range(frames):
            start = time.perf_counter()
            act(number)
            self.paint()
            taken.append((time.perf_counter() - start) * 1e3)
            if check:
                after = self.pixels()
                assert after != before, f"frame {number} looks as the one before"
                before = after
        return taken

    # --- what is measured ---------------------------------------------------------------------------------------------

    def pan(self, number: int) -> None:
        """Dragged by the mouse, the crosshair with it: four bars or pixels to and fro, a way of forty frames."""
        if self._held is None:
            self._held = QPointF(WIDTH / 2, HEIGHT / 3)
            self._mouse(QEvent.Type.MouseButtonPress)
        by = math.ceil(4 * max(self.model.view.step, 1.0))
        self._held += QPointF(by if number % 40 < 20 else -by, number % 3)
        self._mouse(QEvent.Type.MouseMove)

    def let_go(self) -> None:
        """The drag is over and the pointer elsewhere."""
        if self._held is not None:
            self._mouse(QEvent.Type.MouseButtonRelease)
        self._held = None
        self.panel.view._point(None)
        self.paint()

    def _mouse(self, kind: QEvent.Type) -> None:
        left = Qt.MouseButton.LeftButton
        at, port = self._held or QPointF(), self.panel.view.viewport()
        event = QMouseEvent(
            kind, at, QPointF(port.mapToGlobal(at)), left, left, Qt.KeyboardModifier.NoModifier
        )
        self.app.sendEvent(port, event)

    def zoom(self, number: int) -> None:
        """A notch in and out around the middle: about a twentieth of the bars."""
        view = self.model.view
        view.set_step(view.width / (VISIBLE if number % 2 else VISIBLE * 1.06), view.width / 2)
        self.panel.view._changed()

    def update(self, number: int) -> None:
        """Another last price."""
        series = self.series
        bar = series.bar(series.first + len(series) - 1)
        close = bar.open * (1 + 0.0006 * (number % 4 - 1.5))
        high, low = max(bar.high, close), min(bar.low, close)
        series.push(bar.ts_ms, bar.open, high, low, close, bar.volume)
        self.desk.store.put_snapshot(Snapshot(SYMBOL, close, 600.0, 600.0, ts_ms=NOW_MS + number))
        self.panel.on_frame((), 0.0)

    def cross(self, number: int) -> None:
        """The crosshair eight pixels further."""
        self.panel.view._point(QPointF(300 + number * 8 % 1000, 200 + number * 3 % 200))


def four_panes() -> tuple[Choice, ...]:
    """Three averages over the price, volume, MACD, KDJ."""
    kinds = {one.name: one.first_choice for one in KINDS}
    averages = tuple(value if value in (5, 10, 20) else -abs(value) for value in kinds["MA"].values)
    return (replace(kinds["MA"], values=averages), kinds["VOL"], kinds["MACD"], kinds["KDJ"])


def best(rounds: int, measure: Callable[[], list[float]]) -> tuple[float, float]:
    """Median and 95th percentile of the best round."""
    found = []
    for _ in range(rounds):
        taken = sorted(measure())
        found.append((statistics.median(taken), taken[int(len(taken) * 0.95)]))
    return min(found)


def rss_mb() -> float:
    """Resident memory now; 0 where it is not told."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def measure_size(app: QApplication, count: int, rounds: int) -> dict[str, float]:
    """One number of bars."""
    desk = make_desk(app)
    desk.links.point(1, SYMBOL)
    few = BarSeries()
    fill(few, 1000)
    bench = Bench(app, desk, few, WIDTH, HEIGHT + TOOLBAR)
    bench.show(VISIBLE)
    # What a chart costs without bars is spent before the bars are counted.
    for act in (bench.pan, bench.zoom, bench.update, bench.cross):
        bench.time(act, 10, check=False)
        bench.let_go()
    gc.collect()
    before = rss_mb()
    series = BarSeries()
    fill(series, count)
    gc.collect()
    bench.take(series)
    bench.show(VISIBLE)
    bench.model.view.pan(100 * bench.model.view.step)
    bench.panel.view._changed()
    bench.paint()
    gc.collect()
    gc.freeze()
    name = f"ours.{count}"
    figures = {}
    median, p95 = best(rounds, lambda: bench.time(bench.pan))
    figures[f"{name}.pan_ms_median"], figures[f"{name}.pan_ms_p95"] = median, p95
    bench.let_go()
    figures[f"{name}.zoom_ms_median"], _ = best(rounds, lambda: bench.time(bench.zoom))
    bench.show(VISIBLE)
    figures[f"{name}.update_ms"], _ = best(rounds, lambda: bench.time(bench.update))
    figures[f"{name}.rss_mb"] = rss_mb() - before
    if count == 1_000_000:
        bench.show(count * 1.02)
        frame = bench.panel.view.item.frame
        assert frame is not None
        assert frame.count == count, f"{frame.count} bars are visible"
        bench.time(bench.pan, 3, check=False)
        figures[f"{name}.all_visible_ms"], _ = best(rounds, lambda: bench.time(bench.pan, 30))
        bench.let_go()
    if count == 10_000:
        bench.show(VISIBLE)
        bench.time(bench.cross, 3, check=False)
        figures["ours.crosshair_ms"], _ = best(rounds, lambda: bench.time(bench.cross))
    return figures


def measure_many(app: QApplication, rounds: int) -> dict[str, float]:
    """Sixteen charts, each with another last price at each of 30 frames a second; 500 switches of symbol."""
    desk = make_desk(app)
    desk.links.point(1, SYMBOL)
    benches = []
    for _ in range(16):
        series = BarSeries()
        fill(series, 10_000)
        benches.append(Bench(app, desk, series, 400, 225 + TOOLBAR))
    gc.collect()
    gc.freeze()
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        for number in range(30):
            for bench in benches:
                bench.update(number)
            benches[0].paint()
        spent.append((time.process_time() - start) * 100)
    figures = {"ours.16charts.cpu_percent": min(spent)}
    bench = benches[0]
    symbols = (Symbol("HK", "700"), Symbol("HK", "9988"))

    def switch(times: int) -> None:
        for number in range(times):
            bench.panel.show_symbol(symbols[number % 2])
            bench.paint()

    switch(50)
    gc.collect()
    before = rss_mb()
    switch(500)
    gc.collect()
    figures["ours.500switches.mb"] = rss_mb() - before
    return figures


def main() -> None:
    """Prints the figures."""
    app = QApplication([])
    rounds = int(sys.argv[2])
    many = sys.argv[1] == "many"
    figures = measure_many(app, rounds) if many else measure_size(app, int(sys.argv[1]), rounds)
    print(json.dumps(figures), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
