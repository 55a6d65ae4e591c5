"""How fast the desk is there: from exec to the first painted window, and to the first live quote of the demo in it.

From source, and of the frozen bundle where `dev.py build` has made one; medians, warm, with lists and layout of an
earlier start. On a real X server (Xvfb) where there is one, else offscreen. Also the bundle's size.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.e2e.screen import skip_welcome
from tests.helpers.children import ROOT

PAINT_GOAL_MS: Final = {"source": 250, "frozen": 300}
QUOTE_GOAL_MS: Final = 700
DISK_GOAL_MB: Final = 190
TXZ_GOAL_MB: Final = 56
_DEADLINE_S: Final = 30.0
_LOOK_S: Final = 0.02
_LINE: Final = re.compile(r"first (window|live quote) painted after ([\d.]+) ms")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Arguments of this bench."""
    parser.add_argument("--times", type=int, default=10, metavar="N", help="starts per figure (10)")
    parser.add_argument("--only", choices=("source", "frozen"), default=None)
    parser.add_argument(
        "--bundle", type=Path, default=ROOT / "dist" / "qosdesk", metavar="DIR", help="dist/qosdesk"
    )


def executable(bundle: Path) -> Path:
    """The windowed program of a bundle."""
    return bundle / ("qosdesk.exe" if os.name == "nt" else "qosdesk")


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """The variables that a desk is shown with: on an Xvfb of our own where there is one, else offscreen."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("QOSDESK_")}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    if shutil.which("Xvfb") is None:
        yield {**variables, "QT_QPA_PLATFORM": "offscreen"}
        return
    reader, writer = os.pipe()
    arguments = ["-displayfd", str(writer), "-screen", "0", "1920x1080x24", "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(["Xvfb", *arguments], pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as said:
            number = said.readline().strip()
        yield {**variables, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


def start(command: Sequence[str], data: Path, variables: Mapping[str, str]) -> tuple[float, float]:
    """One start to its first live quote.

    Returns:
        Milliseconds to the first painted window, and to the first live quote.

    Raises:
        RuntimeError: it did not get there.
    """
    log = data / "default" / "log" / "qosdesk.log"
    log.unlink(missing_ok=True)
    began_s = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**variables, "QOSDESK_DATA_DIR": str(data), "QOSDESK_STARTED_S": repr(began_s)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    found: dict[str, float] = {}
    try:
        while len(found) < 2 and process.poll() is None and time.perf_counter() < began_s + _DEADLINE_S:
            time.sleep(_LOOK_S)
            said = log.read_text(encoding="utf-8") if log.exists() else ""
            found = {what: float(ms) for what, ms in _LINE.findall(said)}
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if len(found) < 2:
        raise RuntimeError(f"{command[0]}: exit {process.returncode}, seen {found or 'nothing'}")
    return found["window"], found["live quote"]


def measure(
    commands: Mapping[str, Sequence[str]], times: int, variables: Mapping[str, str]
) -> dict[str, float]:
    """Medians by `NAME.first_paint_ms` and `NAME.first_quote_ms`; the ways of starting take turns."""
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for name in commands:
            skip_welcome(Path(folder) / name)
        for turn in range(times + 1):
            for name, command in commands.items():
                found = start(command, Path(folder) / name, variables)
                # The first one makes the lists and warms the disk.
                if turn:
                    seen[name].append(found)
    figures = {}
    for name, pairs in seen.items():
        for what, values in zip(("first_paint_ms", "first_quote_ms"), zip(*pairs, strict=True), strict=True):
            figures[f"{name}.{what}"] = statistics.median(values)
    return figures


def megabytes(bundle: Path) -> dict[str, float]:
    """What the bundle and its archive take."""
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    figures = {"bundle.disk_mb": sum(path.stat().st_size for path in files) / 1e6}
    archives = sorted(bundle.parent.glob("qosdesk-*.tar.xz"), key=lambda path: path.stat().st_mtime)
    if archives:
        figures["bundle.txz_mb"] = archives[-1].stat().st_size / 1e6
    return figures


def run(options: argparse.Namespace) -> dict[str, float]:
    """Figures by the names of issue 8."""
    commands: dict[str, Sequence[str]] = {"source": [sys.executable, "-m", "qosdesk"]}
    program = executable(options.bundle)
    if program.exists():
        commands["frozen"] = [str(program)]
    if options.only is not None:
        commands = {name: command for name, command in commands.items() if name == options.only}
    with display() as variables:
        figures = measure(commands, options.times, variables)
    return figures | (megabytes(options.bundle) if program.exists() else {})


def table(figures: Mapping[str, float]) -> str:
    """Figures beside what was promised."""
    goals: dict[str, float] = {f"{name}.first_paint_ms": goal for name, goal in PAINT_GOAL_MS.items()}
    goals["frozen.first_quote_ms"] = QUOTE_GOAL_MS
    goals |= {"bundle.disk_mb": DISK_GOAL_MB, "bundle.txz_mb": TXZ_GOAL_MB}
    lines = [f"{'':24}{'median':>10}{'goal':>10}"]
    for name, value in figures.items():
        goal = f"{goals[name]:>10g}" if name in goals else ""
        lines.append(f"{name:24}{value:>10.1f}{goal}")
    return "\n".join(lines)
