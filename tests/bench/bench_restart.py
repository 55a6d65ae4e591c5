"""Restart costs nothing (D8): the desk is started twice as a real process against the demo exchange, and once without.

Counts what the second start asks for bars, and measures from exec until both charts are painted from the disk.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from tests.helpers.children import ROOT, Exchange, environment, exchange

PAINTED_S: Final = 1.5
_DEADLINE_S: Final = 90.0
# Mid-session in Hong Kong and thirty seconds into a five-minute bar: none closes while it is measured.
NOW: Final = datetime(2026, 11, 20, 2, 35, 20, tzinfo=UTC)

Said = dict[str, dict[str, Any]]


def start(server: Exchange, data: Path, mode: str) -> tuple[float, Said]:
    """One run of the desk to its end: when it was started, and what it said by `what`.

    Raises:
        RuntimeError: it did not end well, or was late.
    """
    variables = {name: value for name, value in environment().items() if name != "QOSDESK_DATA_DIR"}
    began_s = time.monotonic()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.bench.restart_desk",
            str(data),
            server.http,
            server.ws,
            server.key,
            mode,
        ],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=_DEADLINE_S,
    )
    said: Said = {line["what"]: line for line in map(json.loads, done.stdout.splitlines())}
    if done.returncode or "late" in said:
        raise RuntimeError(f"{mode}: exit {done.returncode}, said {said}\n{done.stderr[-2000:]}")
    return began_s, said


def bar_calls(server: Exchange) -> int:
    """Questions for bars that the exchange has counted of all keys, over HTTP and the socket."""
    with urllib.request.urlopen(f"{server.http}/_demo/ledger", timeout=10.0) as answer:
        accounts = json.loads(answer.read())["keys"].values()
    counted = [one["calls"] | one["commands"] for one in accounts]
    names = ("kline", "history", "/kline", "/history", "RK", "RH")
    return sum(one.get(name, 0) for one in counted for name in names)


def measure(folder: Path) -> dict[str, Any]:
    """Three starts: what each said, and what the second one asked."""
    data = folder / "data"
    with exchange("--now", NOW.isoformat()) as server:
        start(server, data, "first")
        before = bar_calls(server)
        began_s, again = start(server, data, "again")
        asked = bar_calls(server) - before
    # The same market, of which only the name can still be had: no link, no answer.
    later = (NOW + timedelta(minutes=2)).isoformat()
    with exchange("--now", later, "--fault", "refuse", "--fault", "http-error") as server:
        offline_s, offline = start(server, data, "offline")
    return {
        "first_calls": before,
        "kline_calls": asked,
        "began_s": began_s,
        "again": again,
        "offline_began_s": offline_s,
        "offline": offline,
    }


def run(_options: argparse.Namespace) -> dict[str, float]:
    """Figures by the names of issue 6."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder))
    return figures_of(found)


def figures_of(found: Mapping[str, Any]) -> dict[str, float]:
    """As numbers; seconds from exec."""
    again, offline = found["again"], found["offline"]
    return {
        "restart.first_calls": found["first_calls"],
        "restart.kline_calls": found["kline_calls"],
        "restart.chart_from_disk_s": again["charts"]["at_s"] - found["began_s"],
        "restart.table_from_disk_s": again["table"]["at_s"] - found["began_s"],
        "restart.live_s": again["live"]["at_s"] - found["began_s"],
        "restart.table_rows_as_of": again["table"]["as_of"],
        "restart.offline_chart_s": offline["charts"]["at_s"] - found["offline_began_s"],
    }
