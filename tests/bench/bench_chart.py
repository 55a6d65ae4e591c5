"""The chart, ours beside an empty pyqtgraph plot, pyqtgraph's QPicture example, finplot and VeighNa's chart.

1600x900, 800 bars visible of 1,000 to 1,000,000. Ours is the product's own widget with four panes (price with three
averages, volume, MACD, KDJ); every measured frame moves at least three bars and is painted before the clock is read,
and its pixels are checked to differ from those before. Peers run in an environment of their own in the user's cache
folder, each size in a child process with a time limit.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.bench.peers import environment

ROOT = Path(__file__).resolve().parents[2]
SIZES = (1_000, 10_000, 100_000, 1_000_000)
VISIBLE = 800
PEERS = ("empty", "qpicture", "finplot", "vnpy")
PACKAGES = {
    "empty": ("PySide6-Essentials>=6.11,<6.12", "pyqtgraph>=0.14", "numpy"),
    "qpicture": ("PySide6-Essentials>=6.11,<6.12", "pyqtgraph>=0.14", "numpy"),
    "finplot": ("finplot", "PySide6-Essentials>=6.11,<6.12", "pyqtgraph>=0.14"),
    "vnpy": ("vnpy", "PySide6-Essentials", "pyqtgraph", "numpy"),
}
LIMIT_S = 3.0
CHILD_LIMIT_S = 45.0


def add_options(parser: argparse.ArgumentParser) -> None:
    """Arguments of this bench."""
    parser.add_argument("--ours", action="store_true", help="measure only ours")
    parser.add_argument(
        "--rounds", type=int, default=5, help="rounds of each of our measurements; the best counts"
    )


def run(options: argparse.Namespace) -> dict[str, float]:
    """Figures by the names of issue 4."""
    figures: dict[str, float] = {}
    for size in SIZES:
        figures.update(
            _child([sys.executable, "-m", "tests.bench.chart_ours", str(size), str(options.rounds)])
        )
    figures.update(_child([sys.executable, "-m", "tests.bench.chart_ours", "many", str(options.rounds)]))
    if not options.ours:
        for peer in PEERS:
            _measure_peer(peer, figures)
    return figures


def _measure_peer(peer: str, figures: dict[str, float]) -> None:
    group = "pyqtgraph" if peer in ("empty", "qpicture") else peer
    python = environment(group, PACKAGES[peer])
    if python is None:
        return
    for size in SIZES:
        script = str(ROOT / "tests" / "bench" / "chart_peers" / "peer.py")
        found = _child([str(python), script, peer, str(size), str(VISIBLE), str(LIMIT_S)])
        if not found:
            print(f"{peer}: {size:,} bars could not be measured; larger ones are left out", flush=True)
            return
        figures.update({f"{peer}.{size}.{name}": value for name, value in found.items()})


def _child(command: list[str]) -> dict[str, float]:
    """The figures that a child prints as its last line; empty, and why, when it failed or took too long."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT))
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=CHILD_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"stopped after {CHILD_LIMIT_S:.0f} s: {' '.join(command[1:])}", flush=True)
        return {}
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        print(f"failed: {' '.join(command)}\n{done.stderr.strip()[-1500:]}", flush=True)
        return {}
    found = json.loads(lines[-1])
    return {str(name): float(value) for name, value in found.items()}


def table(figures: Mapping[str, float]) -> str:
    """Ours beside the others, milliseconds."""
    rows = [
        ("pan, median", "pan_ms_median"),
        ("pan, p95", "pan_ms_p95"),
        ("zoom, median", "zoom_ms_median"),
        ("update of the last bar", "update_ms"),
        ("memory of the bars, MB", "rss_mb"),
    ]
    names = ("ours", *PEERS)
    lines = [f"{'ms, 800 bars visible':<24}{'bars':>10}" + "".join(f"{name:>11}" for name in names)]
    for title, key in rows:
        for size in SIZES:
            cells = [figures.get(f"{name}.{size}.{key}") for name in names]
            if any(cell is not None for cell in cells):
                text = "".join("          -" if cell is None else f"{cell:>11.3f}" for cell in cells)
                lines.append(f"{title:<24}{size:>10,}{text}")
    for title, key in (
        ("all 1,000,000 bars visible", "ours.1000000.all_visible_ms"),
        ("crosshair move", "ours.crosshair_ms"),
        ("16 charts, % of a core", "ours.16charts.cpu_percent"),
        ("pan 1 M / 1 k", "ours.ratio_1m_1k"),
        ("500 switches, MB more", "ours.500switches.mb"),
    ):
        if key in figures:
            lines.append(f"{title:<34}{figures[key]:>11.3f}")
    return "\n".join(lines)
