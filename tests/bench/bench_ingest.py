"""The whole way from socket to screen, ours beside VeighNa's table and the bare receive loop of the `qos-api` package.

A sender in a process of its own pushes the mix of `bench core` over loopback at a set rate; the desktop's own window
(list, ladder, tape, figures, two charts) decodes, stores and paints it. A rate is sustained where >= 97 % is received,
frames come less than 4 ms late and messages are painted within 30 ms of when they were due, both at p99; it is looked
for in fixed steps by short runs, then held for three runs, whose median counts. Peers run in environments of their own,
a few seconds each. Everything is said while it runs, and ends within some six minutes.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import queue
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.ingest_frames import Expected
from tests.bench.peers import environment

ROOT = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).resolve().parent / "ingest_peers"
AUTHORITY = ROOT / "tests" / "corpus" / "tls" / "authority.pem"
SYMBOLS = (50, 200, 1000)
STEPS = (50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 650, 700, 750, 800, 900, 1000)
"""Thousands of messages a second that are tried."""
FIRST_STEP = 300
"""Where it is begun; each further search begins where the one before ended."""
VEIGHNA_STEPS = (0.5, 1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 25, 30)
VEIGHNA_FIRST_STEP = 8
RECEIVED = 0.97
LATENESS_MS = 4.0
LATENCY_MS = 30.0
VEIGHNA_LATENCY_MS = 1000.0
LEAD_S = 0.3
WARM_S = 1.5
ANSWER_S = 60.0
PROBE_S = 3.0
TRIES = 3
"""Steps that are tried from the one that the short runs found."""
RUNS, RUN_S = 3, 10.0
FLOOD_S = 6.0
SHORT_S = 4.0
"""What is looked at beside, and peers."""

PACKAGES = {"vnpy": ("vnpy", "PySide6-Essentials", "pyqtgraph", "numpy"), "qos_api": ("qos-api",)}
Figures = dict[str, Any]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Arguments of this bench."""
    parser.add_argument("--ours", action="store_true", help="measure only ours")
    parser.add_argument("--quick", action="store_true", help="200 symbols, one run of 4 s each")
    parser.add_argument(
        "--rate", type=float, help="hold this many thousands a second, without looking for the best"
    )


class Child:
    """A process that is told lines of JSON and answers with lines of JSON."""

    def __init__(self, command: Sequence[str], **variables: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
        # Unseen unless the caller has said where windows go.
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._name = " ".join(command)[:200]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put(None)

    def tell(self, order: object) -> None:
        """One order."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def hear(self, patience_s: float = ANSWER_S) -> Figures:
        """The next answer.

        Raises:
            RuntimeError: it ended, or keeps silent.
        """
        try:
            line = self._answers.get(timeout=patience_s)
        except queue.Empty:
            line = None
        if line is None:
            raise RuntimeError(f"{self._name} said nothing any more")
        answer: Figures = json.loads(line)
        return answer

    def end(self) -> None:
        """Close its stdin, which ends it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()


@contextmanager
def child(command: Sequence[str], **variables: str) -> Iterator[Child]:
    """A child, ended in the end."""
    one = Child(command, **variables)
    try:
        yield one
    finally:
        one.end()


class Desk:
    """Sender and desk, both up."""

    def __init__(self, sender: Child, desk: Child) -> None:
        self._sender = sender
        self._desk = desk
        self.ready = desk.hear()

    def run(self, thousands: float, seconds: float, *, single: bool = False) -> Figures:
        """One run at so many thousands a second; 0 floods."""
        # What an overrun left on its way must not be counted with this run.
        self._desk.tell({"settle": True})
        self._desk.hear()
        start_s = time.perf_counter() + LEAD_S
        run = {"start_s": start_s, "rate": thousands * 1000, "seconds": seconds, "single": single}
        self._desk.tell({"run": run})
        self._sender.tell(run)
        figures = self._desk.hear(seconds + ANSWER_S)
        figures["sender_percent"] = self._sender.hear(seconds + ANSWER_S)["cpu_percent"]
        if figures["wrong"]:
            raise RuntimeError(f"the store does not hold what was sent: {figures['wrong']}")
        return figures

    def open_chart(self) -> Figures:
        """One chart more."""
        self._desk.tell({"chart": True})
        return self._desk.hear()


@contextmanager
def desk(symbols: int, *options: str) -> Iterator[Desk]:
    """Both processes; every stream is live and each symbol has its first figures."""
    tls = tuple(one for one in options if one == "--tls")
    codes = ",".join(Expected(symbols).codes)
    with child([sys.executable, "-m", "tests.bench.ingest_sender", str(symbols), *tls]) as sender:
        ports = sender.hear()
        command = [sys.executable, "-m", "tests.bench.ingest_desk", str(ports["http"]), str(ports["ws"])]
        with child([*command, codes, *options], SSL_CERT_FILE=str(AUTHORITY)) as ours:
            both = Desk(sender, ours)
            both.run(40.0, WARM_S)
            yield both


# --- what is sustained ------------------------------------------------------------------------------------------------


def sustained(figures: Figures) -> bool:
    """Whether a run of ours kept up."""
    return bool(
        figures["share"] >= RECEIVED
        and figures["lateness_p99_ms"] < LATENESS_MS
        and figures["latency_p99_ms"] < LATENCY_MS
    )


def veighna_sustained(figures: Figures) -> bool:
    """Whether a run of VeighNa kept up; it is given a second to show a tick."""
    return bool(figures["share"] >= RECEIVED and figures["latency_p99_ms"] < VEIGHNA_LATENCY_MS)


def median_run(runs: Sequence[Figures]) -> Figures:
    """Each figure's median."""
    return {
        name: statistics.median(run[name] for run in runs)
        for name, value in runs[0].items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }


@dataclass(frozen=True)
class Search:
    """How the best rate of a program is looked for.

    Attributes:
        name: as it is said.
        run: one run at so many thousands a second for so many seconds.
        keeps_up: whether a run is sustained.
        steps: thousands that are tried.
        runs, run_s: how long the step found is held.
    """

    name: str
    run: Callable[[float, float], Figures]
    keeps_up: Callable[[Figures], bool]
    steps: Sequence[float]
    runs: int = RUNS
    run_s: float = RUN_S

    def best(self, first: float) -> Figures:
        """The highest step held, as the median of its runs; when none of the steps tried could be held, the rate is 0.

        Short runs find it, from a first guess on; then down from there, a few steps at most. Two runs of three that do
        not keep up end a step.

        Args:
            first: thousands with which the short runs begin.
        """
        found = self._bracket(min(range(len(self.steps)), key=lambda step: abs(self.steps[step] - first)))
        held: list[Figures] = []
        for step in range(found, max(-1, found - TRIES), -1):
            held, failed = [], 0
            while len(held) < self.runs and failed <= self.runs // 2:
                figures, kept_up = self._try(step, self.run_s)
                held.append(figures)
                failed += not kept_up
            if failed <= self.runs // 2:
                return median_run(held)
        return median_run(held) | {"rate": 0.0}

    def _bracket(self, first: int) -> int:
        """The highest step that a short run sustains: away from the first guess in growing strides, then halving."""
        low, high, stride, at = -1, len(self.steps), 1, first
        while high - low > 1:
            if self._try(at, PROBE_S)[1]:
                low = at
            else:
                high = at
            if low < 0:
                at = max(0, high - stride)
            elif high == len(self.steps):
                at = min(high - 1, low + stride)
            else:
                at = (low + high) // 2
            stride *= 2
        return max(0, low)

    def _try(self, step: int, seconds: float) -> tuple[Figures, bool]:
        thousands = self.steps[step]
        figures = self.run(thousands, seconds)
        kept_up = self.keeps_up(figures)
        say(f"{self.name}, {thousands:g} k/s for {seconds:g} s: {'held' if kept_up else 'not held'}", figures)
        return figures, kept_up


def say(what: str, figures: Figures) -> None:
    """One line about a run."""
    parts = (
        ("rate", "{:,.0f}/s"),
        ("lateness_p99_ms", "late {:.1f}"),
        ("latency_p50_ms", "painted {:.1f}"),
        ("latency_p99_ms", "to {:.1f} ms"),
        ("cpu_percent", "CPU {:.0f} %"),
        ("sender_percent", "the sender's {:.0f} %"),
        ("fps", "{:.0f} frames/s"),
    )
    texts = [text.format(figures[name]) for name, text in parts if name in figures]
    print(f"{what}; {', '.join(texts)}", flush=True)


# --- what is measured -------------------------------------------------------------------------------------------------

NAMES = ("rate", "lateness_p99_ms", "latency_p50_ms", "latency_p99_ms", "cpu_percent", "rss_mb", "fps")


def measure_ours(options: argparse.Namespace) -> dict[str, float]:
    """All of ours."""
    figures: dict[str, float] = {}
    runs, seconds = (1, 4.0) if options.quick else (RUNS, RUN_S)
    steps = (options.rate,) if options.rate else STEPS
    first: float = FIRST_STEP
    checked = 0.0
    for symbols in (200,) if options.quick else SYMBOLS:
        with desk(symbols, "--check") as ours:
            found = Search(f"{symbols} symbols", ours.run, sustained, steps, runs, seconds).best(first)
            first = found["rate"] / 1000 or first
            figures.update({f"ours.{symbols}.{name}": found[name] for name in NAMES})
            if symbols == 200:
                say("flooded", flood := ours.run(0, FLOOD_S))
                for name in ("fps", "lateness_p99_ms", "rss_growth_mb", "rate"):
                    figures[f"ours.flood.{name}"] = flood[name]
                say("2 k/s, one by one", quiet := ours.run(2.0, FLOOD_S, single=True))
                for name in ("cpu_percent", "latency_p50_ms", "latency_p99_ms"):
                    figures[f"ours.2000mps.{name}"] = quiet[name]
                checked = quiet["checked"]
    figures["ours.values_checked"] = checked
    with desk(200, "--tls", "--check") as ours:
        found = Search("200 symbols, TLS", ours.run, sustained, steps, runs, seconds).best(first)
        figures.update({f"ours.wss.{name}": found[name] for name in NAMES})
        say("flooded, TLS", flood := ours.run(0, FLOOD_S))
        figures["ours.wss.flood_fps"] = flood["fps"]
        figures["ours.wss.flood_lateness_p99_ms"] = flood["lateness_p99_ms"]
    with desk(200, "--no-chart") as ours:
        figures["ours.rss_live_mb"] = ours.run(2.0, SHORT_S, single=True)["rss_mb"]
        ours.open_chart()
        figures["ours.rss_chart_mb"] = ours.run(2.0, SHORT_S, single=True)["rss_mb"]
    return figures


def measure_veighna(options: argparse.Namespace) -> dict[str, float]:
    """Its event engine and TickMonitor, fed inside its process: no network, no decoding."""
    python = environment("vnpy", PACKAGES["vnpy"])
    if python is None:
        return {}
    # Its settings belong into a home of their own.
    with tempfile.TemporaryDirectory() as home, _veighna(python, home) as peer:
        peer.hear()

        def run(thousands: float, seconds: float) -> Figures:
            peer.tell({"rate": thousands * 1000, "seconds": seconds})
            return peer.hear()

        runs = 1 if options.quick else RUNS
        search = Search("VeighNa", run, veighna_sustained, VEIGHNA_STEPS, runs, SHORT_S)
        found = search.best(VEIGHNA_FIRST_STEP)
    return {f"vnpy.200.{name}": found[name] for name in NAMES if name in found}


def _veighna(python: Path, home: str) -> AbstractContextManager[Child]:
    command = [str(python), str(PEERS / "veighna.py"), "200"]
    return child(command, HOME=home, USERPROFILE=home)


def measure_qos_api(options: argparse.Namespace) -> dict[str, float]:
    """The vendor's own client with an empty callback, flooded: nothing stored, nothing painted."""
    python = environment("qos_api", PACKAGES["qos_api"])
    if python is None:
        return {}
    with child([sys.executable, "-m", "tests.bench.ingest_sender", "200"]) as sender:
        ports = sender.hear()
        with child([str(python), str(PEERS / "qos_receive.py"), str(ports["ws"])]) as peer:
            peer.hear()
            runs = []
            for _ in range(1 if options.quick else RUNS):
                start_s = time.perf_counter() + LEAD_S
                sender.tell({"start_s": start_s, "rate": 0, "seconds": SHORT_S})
                peer.tell({"start_s": start_s, "seconds": SHORT_S})
                runs.append(peer.hear())
                say("qos-api, flooded", runs[-1])
                sender.hear()
    found = median_run(runs)
    return {f"qos_api.{name}": found[name] for name in NAMES if name in found}


def run(options: argparse.Namespace) -> dict[str, float]:
    """Figures by the names of issue 5."""
    figures = measure_ours(options)
    if not options.ours:
        for measure in (measure_qos_api, measure_veighna):
            try:
                figures.update(measure(options))
            except RuntimeError as problem:
                print(problem, flush=True)
    return {name: value for name, value in figures.items() if not math.isnan(value)}


# --- the table --------------------------------------------------------------------------------------------------------


def table(figures: Mapping[str, float]) -> str:
    """One line a measurement."""
    titles = ("msg/s", "late p99", "paint p50", "paint p99", "CPU %", "RSS MB", "frames/s")
    lines = [f"{'sustained (ms)':<34}" + "".join(f"{title:>11}" for title in titles)]
    rows = [(f"ours, {symbols} symbols", f"ours.{symbols}.") for symbols in SYMBOLS]
    rows += [("ours, 200 symbols, TLS", "ours.wss."), ("VeighNa engine + table, 200", "vnpy.200.")]
    rows += [("qos-api, bare receive loop", "qos_api.")]
    for title, prefix in rows:
        if f"{prefix}rate" in figures:
            values = [figures.get(prefix + name) for name in NAMES]
            texts = ["-" if value is None else f"{value:,.{0 if value > 999 else 1}f}" for value in values]
            lines.append(f"{title:<34}" + "".join(f"{text:>11}" for text in texts))
    for peer, prefix in (("VeighNa", "vnpy.200."), ("qos-api", "qos_api.")):
        if figures.get(f"{prefix}rate"):
            ratio = figures["ours.200.rate"] / figures[f"{prefix}rate"]
            lines.append(f"ours / {peer:<27}{ratio:>11,.1f}")
    for title, name in (
        ("flooded: frames/s", "ours.flood.fps"),
        ("flooded: lateness p99, ms", "ours.flood.lateness_p99_ms"),
        ("flooded: messages/s", "ours.flood.rate"),
        ("flooded: memory grown, MB", "ours.flood.rss_growth_mb"),
        ("flooded over TLS: frames/s", "ours.wss.flood_fps"),
        ("flooded over TLS: lateness, ms", "ours.wss.flood_lateness_p99_ms"),
        ("2,000 messages/s: % of a core", "ours.2000mps.cpu_percent"),
        ("2,000 messages/s: paint p99, ms", "ours.2000mps.latency_p99_ms"),
        ("RSS, 200 live, no chart, MB", "ours.rss_live_mb"),
        ("RSS, with a chart, MB", "ours.rss_chart_mb"),
        ("values read back and equal", "ours.values_checked"),
    ):
        if name in figures:
            lines.append(f"{title:<34}{figures[name]:>11,.1f}")
    return "\n".join(lines)
