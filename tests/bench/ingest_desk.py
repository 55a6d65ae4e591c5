"""Our side of `bench_ingest`: the desktop program itself, measured from within.

`python -m tests.bench.ingest_desk HTTP_PORT WS_PORT CODES [--tls] [--no-chart] [--check]`. Its user folder is made with
one list of all the symbols. Orders come as lines of JSON on stdin, figures go to stdout. Only with `--check` does it
hold what was sent, to compare with; where memory is measured it does not.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

# Network before Qt, as the program itself does: what Qt sees being imported costs more memory.
import numpy as np
import picows  # noqa: F401
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from qosdesk.app import desktop as program
from qosdesk.app import panels
from qosdesk.app.logs import Redactor
from qosdesk.app.loop import DeskLoop
from qosdesk.app.options import DesktopOptions
from qosdesk.clock import SystemClock
from qosdesk.domain.symbols import parse_symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.market.store import SymbolState
from qosdesk.paths import user_data_dir
from qosdesk.storage.db import DATABASE_NAME, Database
from qosdesk.storage.watchlists import WatchlistsStore
from qosdesk.ui.shell.dock_host import Place
from qosdesk.ui.theme.fonts import load_fonts
from tests.bench.ingest_frames import CHECK_EVERY, Expected, Run

SIZE = (1920, 1080)
FRAME_S = 0.016
SAMPLES = 64
KEY = "bench-key"


class Meter:
    """Counts at every frame, notes when it was painted, reads back what the store holds."""

    def __init__(self, desktop: program.Desktop, expected: Expected | None) -> None:
        self.house = desktop._house
        self.expected = expected
        self.checked = 0
        self.wrong: list[str] = []
        self._received = 0
        self._frames: list[tuple[float, int]] = []
        self._painted: list[float] = []
        frames = self.house.frames
        frames._listeners.insert(0, self)  # before anybody paints
        frames._painted_all.timeout.connect(self._on_painted)

    @property
    def received(self) -> int:
        """Quotes since the connection was made."""
        runner = self.house.runner
        return runner.quotes if runner is not None else 0

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """What was received by this frame; every thousandth value is read back."""
        received = self.received
        self._frames.append((now_s, received))
        if self.expected is not None:
            for number in range(-(-self._received // CHECK_EVERY) * CHECK_EVERY, received, CHECK_EVERY):
                self._check(self.expected, number, received)
        self._received = received
        return False

    def _on_painted(self) -> None:
        now_s = time.perf_counter()
        self._painted += [now_s] * (len(self._frames) - len(self._painted))

    def _check(self, expected: Expected, number: int, received: int) -> None:
        message = expected.latest(number, received)
        code = message["c"]
        state = self.house.store.of(code)
        assert state is not None
        lot = expected.lot(code)
        if message["tp"] == "T":
            found: Any = state.prints[-1][1:]
            wanted: Any = (float(message["p"]), float(message["v"]) * lot, message["d"])
        elif message["tp"] == "S":
            found = (state.prev_close, state.open, state.volume, state.turnover)
            wanted = (
                *(float(message[name]) for name in ("yp", "o")),
                float(message["v"]) * lot,
                float(message["t"]),
            )
        else:
            depth = state.depth()
            assert depth is not None
            found = [[(level.price, level.size) for level in side] for side in (depth.bids, depth.asks)]
            wanted = [
                [(float(level["p"]), float(level["v"]) * lot) for level in message[side]]
                for side in ("b", "a")
            ]
        self.checked += 1
        if found != wanted and len(self.wrong) < 5:
            self.wrong.append(f"{number} of {received}: {code} {message['tp']} {found} is not {wanted}")

    async def settle(self) -> None:
        """Return when nothing comes any more."""
        before = -1
        while before != self.received:
            before = self.received
            await asyncio.sleep(0.1)

    async def measure(self, run: Run) -> dict[str, Any]:
        """One run; it begins after the desk was asked."""
        self._frames.clear()
        self._painted.clear()
        before = self.received
        await _until(run.start_s)
        begun_s, cpu_s, rss_before = time.perf_counter(), time.process_time(), rss_mb()
        begun = self.received
        await _until(run.start_s + run.seconds)
        ended_s, cpu_s = time.perf_counter(), time.process_time() - cpu_s
        took_s, got = ended_s - begun_s, self.received - begun
        figures: dict[str, Any] = {
            "rate": got / took_s,
            "share": got / (run.rate * took_s) if run.rate else 1.0,
            "cpu_percent": 100 * cpu_s / took_s,
            "rss_mb": rss_mb(),
            "rss_growth_mb": rss_mb() - rss_before,
        }
        await asyncio.sleep(0.2)
        inside = [place for place, (at_s, _) in enumerate(self._frames) if begun_s <= at_s <= ended_s]
        times = [self._frames[place][0] for place in inside]
        late = [max(0.0, after - one - FRAME_S) for one, after in pairwise(times)]
        figures["fps"] = len(inside) / took_s
        figures["lateness_p99_ms"] = _quantile(late, 0.99) * 1e3
        if run.rate:
            latencies = self._latencies(run, before, inside)
            figures["latency_p50_ms"] = _quantile(latencies, 0.5) * 1e3
            figures["latency_p99_ms"] = _quantile(latencies, 0.99) * 1e3
        figures |= {"checked": self.checked, "wrong": self.wrong}
        return figures

    def _latencies(self, run: Run, before: int, inside: list[int]) -> list[float]:
        """Due to painted, of messages evenly taken from every frame, as many as it has."""
        step = max(1, int(run.rate * FRAME_S / SAMPLES))
        numbers: list[np.ndarray[Any, Any]] = []
        painted_s: list[np.ndarray[Any, Any]] = []
        for place in inside:
            if place >= len(self._painted):
                break
            first = self._frames[place - 1][1] if place else before
            new = np.arange(first, self._frames[place][1], step) - before
            numbers.append(new[new < run.count])
            painted_s.append(np.full(len(numbers[-1]), self._painted[place]))
        if not numbers:
            return []
        waited: list[float] = (np.concatenate(painted_s) - run.due_s(np.concatenate(numbers))).tolist()
        return waited


def _quantile(values: list[float], fraction: float) -> float:
    return sorted(values)[min(len(values) - 1, int(fraction * len(values)))] if values else math.nan


async def _until(at_s: float) -> None:
    while (left_s := at_s - time.perf_counter()) > 0:
        await asyncio.sleep(max(0.001, left_s))


def rss_mb() -> float:
    """Resident memory now, where the system tells; else the most that there was."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    if os.name == "nt":
        return math.nan
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def make_list(codes: Sequence[str]) -> None:
    """The user's one list, of all the symbols."""
    database = Database.open(user_data_dir() / DATABASE_NAME, clock=SystemClock(), on_problem=print)
    entries = tuple(Entry(parse_symbol(code)) for code in sorted(codes, key=_first_taped))
    WatchlistsStore(database).save(Watchlist("Bench", entries))
    database.close(5.0)


def _first_taped(code: str) -> tuple[bool, str]:
    return code not in ("HK:700", "US:TICK02"), code


async def take_orders(desktop: program.Desktop, expected: Expected | None, factories: dict[str, Any]) -> None:
    """What stdin says, one after the other; its end is the program's."""
    loop = asyncio.get_running_loop()
    orders: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(orders.put_nowait, json.loads(line))
        loop.call_soon_threadsafe(orders.put_nowait, None)

    meter = Meter(desktop, expected)
    house = desktop._house
    house.links.point(1, parse_symbol("HK:700"))
    house.links.point(2, parse_symbol("US:TICK02"))
    while not (house.runner and house.runner.wanted() and all(map(_confirmed(house), _figures(house)))):
        await asyncio.sleep(0.1)
    await asyncio.sleep(program._SETTLED_S + 0.5)  # memory is frozen then
    threading.Thread(target=read, name="orders", daemon=True).start()
    _say({"ready": True, "rss_mb": rss_mb()})
    while (order := await orders.get()) is not None:
        if "run" in order:
            _say(await meter.measure(Run(**order["run"])))
        elif "settle" in order:
            await meter.settle()
            _say({"settled": True})
        else:
            factories.update(panels.FACTORIES)
            assert desktop.window is not None
            host = desktop.window.host
            host.add(host.new_panel("chart"), host.active(), Place.RIGHT)
            await asyncio.sleep(1.0)
            _say({"ready": True, "rss_mb": rss_mb()})
    desktop._closing.set()


def _figures(house: Any) -> list[Any]:
    """Every wanted stream but bars, which nobody sends."""
    return [stream for stream in house.runner.wanted() if stream.interval is None]


def _confirmed(house: Any) -> Any:
    return lambda stream: house.runner.is_confirmed(stream)


def _say(value: object) -> None:
    print(json.dumps(value), flush=True)


def main() -> None:
    """The program as `app.desktop.run` starts it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("http", type=int)
    parser.add_argument("ws", type=int)
    parser.add_argument("codes", type=lambda text: text.split(","))
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--no-chart", action="store_true")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    expected = Expected(len(asked.codes)) if asked.check else None
    scheme = "wss" if asked.tls else "ws"
    options = DesktopOptions(
        http_url=f"http://127.0.0.1:{asked.http}",
        ws_url=f"{scheme}://127.0.0.1:{asked.ws}/ws",
        key=KEY,
        size=SIZE,
    )
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QOSDESK_DATA_DIR"] = folder
        make_list(asked.codes)
        factories = dict(panels.FACTORIES)
        if asked.no_chart:
            del factories["chart"]
        program.FACTORIES = factories  # type: ignore[attr-defined]
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(["qosdesk"])
        app.setQuitOnLastWindowClosed(False)
        load_fonts()
        loop = DeskLoop(app)
        asyncio.set_event_loop(loop)
        with loop:
            desktop = program.Desktop(options, app, loop, Redactor())
            loop.run_until_complete(_both(desktop, expected, factories))


async def _both(desktop: program.Desktop, expected: Expected | None, factories: dict[str, Any]) -> None:
    running = asyncio.ensure_future(desktop.run())
    await asyncio.sleep(0)
    orders = asyncio.ensure_future(take_orders(desktop, expected, factories))
    await running
    orders.cancel()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main()
