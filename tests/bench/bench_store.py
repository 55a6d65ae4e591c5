"""The store: a million bars in chunks, beside a row per bar and Parquet; and a workspace of 30 docks on three screens.

Bars are minutes of one symbol. Ours goes through `BarsStore`, its thread and transactions included; a row per bar is
what one writes first: an SQLite table with (series, ts) as its key, the same settings, one transaction. Parquet is
written and read by pyarrow in an environment of its own. `append` adds one closed bar; `last2000` is what a chart asks
for. Figures of time are medians of `--rounds`. The docks are the program's own panels in three windows.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

import numpy as np

from qosdesk.clock import SystemClock
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.bars import BarsStore, SeriesKey
from qosdesk.storage.db import Database
from tests.bench.peers import environment

ROOT = Path(__file__).resolve().parents[2]
BARS: Final = 1_000_000
LAST: Final = 2000
DEADLINE_S: Final = 120.0
KEY: Final = SeriesKey("bench", Symbol("CF", "BTCUSDT"), Interval.M1)
SCREENS: Final = tuple(
    {
        "name": name,
        "x": x,
        "y": 0,
        "width": 1920,
        "height": 1080,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }
    for name, x in (("left", 0), ("middle", 1920), ("right", 3840))
)

Figures = dict[str, float]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Arguments of this bench."""
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each measurement; the median counts")
    parser.add_argument("--ours", action="store_true", help="leave Parquet out")


def make_bars() -> tuple[np.ndarray, np.ndarray]:
    """Times and (5, n) columns, as a market makes them: decimals, whole volumes."""
    rng = np.random.default_rng(7)
    close = np.round(60_000 + np.cumsum(rng.normal(0, 8, BARS)), 2)
    open_ = np.concatenate((close[:1], close[:-1]))
    high = np.maximum(open_, close) + np.round(rng.exponential(4, BARS), 2)
    low = np.minimum(open_, close) - np.round(rng.exponential(4, BARS), 2)
    volume = np.round(rng.lognormal(6, 1, BARS), 3)
    return np.arange(BARS, dtype=np.int64) * 60_000, np.stack((open_, high, low, close, volume))


def run(options: argparse.Namespace) -> Figures:
    """Figures by the names of issue 6."""
    ts, data = make_bars()
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        _collect(
            figures, "sqlite_chunks", [_chunks(Path(folder), n, ts, data) for n in range(options.rounds)]
        )
        # A row per bar takes seconds a round.
        _collect(figures, "rows", [_rows(Path(folder), n, ts, data) for n in range(min(3, options.rounds))])
        if not options.ours:
            _collect(figures, "parquet", _parquet(Path(folder), ts, data, options.rounds))
    figures.update(_docks(options.rounds))
    return figures


def _collect(figures: Figures, name: str, rounds: list[Figures]) -> None:
    for key in rounds[0] if rounds else ():
        figures[f"{name}.{key}"] = statistics.median(one[key] for one in rounds)


def _time(act: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    act()
    return time.perf_counter() - began_s


def _chunks(folder: Path, number: int, ts: np.ndarray, data: np.ndarray) -> Figures:
    path = folder / f"chunks{number}.sqlite3"
    database = Database.open(path, clock=SystemClock(), on_problem=lambda one: sys.exit(one.text))
    bars = BarsStore(database)

    def write() -> None:
        bars.merge(KEY, ts[:-1], data[:, :-1])
        assert database.flush(DEADLINE_S)

    def append() -> None:
        bars.merge(KEY, ts[-1:], data[:, -1:], (int(ts[-2]), int(ts[-1])))
        assert database.flush(DEADLINE_S)

    write_s, append_s = _time(write), _time(append)
    read_s = _time(lambda: bars.read_last(KEY, BARS).result(DEADLINE_S))
    last_s = min(_time(lambda: bars.read_last(KEY, LAST).result(DEADLINE_S)) for _ in range(5))
    found = bars.read_last(KEY, BARS).result(DEADLINE_S)
    assert np.array_equal(found.ts_ms, ts)
    assert np.array_equal(found.data, data)
    assert database.close(DEADLINE_S)
    return _figures(write_s, read_s, last_s, append_s, path)


def _rows(folder: Path, number: int, ts: np.ndarray, data: np.ndarray) -> Figures:
    path = folder / f"rows{number}.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(
            "CREATE TABLE bars (series INTEGER, ts INTEGER, open REAL, high REAL, low REAL, close REAL, volume REAL,"
            " PRIMARY KEY (series, ts)) WITHOUT ROWID"
        )

        def write(first: int, last: int) -> None:
            rows = zip(ts[first:last].tolist(), *data[:, first:last].tolist(), strict=True)
            connection.execute("BEGIN")
            connection.executemany("INSERT OR REPLACE INTO bars VALUES (1, ?, ?, ?, ?, ?, ?)", rows)
            connection.execute("COMMIT")

        def read(count: int) -> None:
            found = connection.execute(
                "SELECT ts, open, high, low, close, volume FROM bars WHERE series = 1 ORDER BY ts DESC LIMIT ?",
                (count,),
            ).fetchall()
            columns = np.array(found, dtype=np.float64)[::-1].T
            assert columns.shape == (6, count)

        write_s = _time(lambda: write(0, BARS - 1))
        append_s = _time(lambda: write(BARS - 1, BARS))
        read_s, last_s = _time(lambda: read(BARS)), min(_time(lambda: read(LAST)) for _ in range(5))
    return _figures(write_s, read_s, last_s, append_s, path)


def _figures(write_s: float, read_s: float, last_s: float, append_s: float, path: Path) -> Figures:
    return {
        "write_s": write_s,
        "read_s": read_s,
        "last2000_ms": last_s * 1e3,
        "append_ms": append_s * 1e3,
        "file_mb": path.stat().st_size / 1e6,
    }


def _parquet(folder: Path, ts: np.ndarray, data: np.ndarray, rounds: int) -> list[Figures]:
    python = environment("parquet", ("pyarrow", "numpy"))
    if python is None:
        return []
    np.save(folder / "ts.npy", ts)
    np.save(folder / "data.npy", data)
    done = subprocess.run(
        [str(python), str(ROOT / "tests" / "bench" / "store_parquet.py"), str(folder), str(rounds)],
        capture_output=True,
        text=True,
        check=False,
        timeout=DEADLINE_S,
    )
    if done.returncode:
        print(f"parquet failed:\n{done.stderr[-1500:]}", flush=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _docks(rounds: int) -> Figures:
    """In a child, because the screens have to be named before Qt starts."""
    with tempfile.TemporaryDirectory() as folder:
        screens = Path(folder) / "screens.json"
        screens.write_text(json.dumps({"screens": SCREENS}), encoding="utf-8")
        environment_ = dict(
            os.environ, QT_QPA_PLATFORM=f"offscreen:configfile={screens}", PYTHONPATH=str(ROOT)
        )
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.store_docks", str(rounds)],
            cwd=ROOT,
            env=environment_,
            capture_output=True,
            text=True,
            check=False,
            timeout=DEADLINE_S,
        )
    if done.returncode:
        print(f"docks failed:\n{done.stderr[-1500:]}", flush=True)
        return {}
    found = json.loads(done.stdout.splitlines()[-1])
    return {str(name): float(value) for name, value in found.items()}


def table(figures: Mapping[str, float]) -> str:
    """Ours beside the others."""
    names = ("sqlite_chunks", "rows", "parquet")
    lines = [f"{'1,000,000 bars':<20}" + "".join(f"{name:>16}" for name in names)]
    for title, key in (
        ("write, s", "write_s"),
        ("read all, s", "read_s"),
        ("last 2000, ms", "last2000_ms"),
        ("append one, ms", "append_ms"),
        ("file, MB", "file_mb"),
    ):
        cells = [figures.get(f"{name}.{key}") for name in names]
        lines.append(f"{title:<20}" + "".join(f"{'-' if c is None else f'{c:.3f}':>16}" for c in cells))
    for key, value in figures.items():
        if key.startswith("docks30."):
            lines.append(f"{key:<36}{value:>16.3f}")
    return "\n".join(lines)
