"""Quota: 60 symbols over 3 windows on a plan of ten products, scrolled, tabbed and clicked through.

First 30 simulated minutes against the demo exchange's own core, then some minutes in real time over sockets against
`qosdesk demo` in a child process. Both with the default plan enforced, once for each way of counting live products.
The plain figures are the worse of the two ways.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from qosdesk.clock import SystemClock
from qosdesk.demo.world import World
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.feed.limits import CountBy
from qosdesk.market.store import Store
from qosdesk.net.runner import FeedRunner
from qosdesk.providers.qos.limits import DEFAULT
from qosdesk.providers.qos.provider import QosProvider
from qosdesk.services.quotes import Quotes
from tests.bench.quota_desk import Desk, Measured, Meters, compare
from tests.bench.quota_sim import Simulation

ROOT = Path(__file__).resolve().parents[2]
SYMBOLS = 60
SAMPLE_S = 1.0
NEAR_S = 0.15
"""Ours is read so long before and after the server's counters."""

NAMES = ("violations", "max_live", "focus_first_kind_s_max", "focus_all_kinds_s_max", "ledger_mismatches")
LIMITS = {"violations": 0, "max_live": 10, "focus_first_kind_s_max": 2.2, "focus_all_kinds_s_max": 6.0}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Arguments of this bench."""
    parser.add_argument("--minutes", type=float, default=30.0, help="simulated minutes")
    parser.add_argument(
        "--realtime-minutes", type=float, default=3.0, help="real minutes over sockets; 0 for none"
    )
    parser.add_argument("--seed", type=int, default=3, help="seed of the user's script")
    parser.add_argument("--verbose", action="store_true", help="say where the ledger differed")


def pick_symbols(world: World) -> list[Symbol]:
    """Symbols of all markets in turn."""
    by_market: dict[str, list[str]] = {}
    for code, instrument in world.instruments.items():
        by_market.setdefault(instrument.market, []).append(code)
    found: list[str] = []
    while len(found) < SYMBOLS:
        found += [codes.pop(0) for codes in by_market.values() if codes]
    return [parse_symbol(code) for code in found[:SYMBOLS]]


def read_meters(ledger: Iterable[Meter]) -> Meters:
    """Ours as plain figures."""
    return {one.name: (one.used, one.pending) for one in ledger}


def figures_of(measured: Measured, account: Mapping[str, object]) -> dict[str, float]:
    """The figures of one run."""
    violations = account["violations"]
    live = account["live_products_max"]
    assert isinstance(violations, dict)
    assert isinstance(live, int)
    return {
        "violations": float(sum(violations.values())),
        "max_live": float(live),
        "focus_first_kind_s_max": max(measured.first_s, default=float("nan")),
        "focus_all_kinds_s_max": max(measured.all_s, default=float("nan")),
        "ledger_mismatches": float(len(measured.mismatches)),
        "focuses": float(len(measured.all_s)),
        "focuses_left_early": float(measured.left),
        "ledger_compared": float(measured.compared),
    }


def simulate(count_by: CountBy, minutes: float, seed: int) -> tuple[Measured, dict[str, object]]:
    """Half an hour in simulated time."""
    sim = Simulation(count_by)
    quotes = Quotes(sim, sim.store, sim.later)
    desk = Desk(sim, quotes, pick_symbols(sim.world), sim.clock.monotonic_s, seed)
    sim.subscribe(lambda _: desk.look_at_feed())
    looks: list[Meters] = []
    server: dict[str, object] = {}

    def ours_first() -> None:
        looks[:] = [read_meters(sim.ledger())]
        sim.later(NEAR_S, theirs)

    def theirs() -> None:
        looks.append(read_meters(sim.ledger()))
        server.update(sim.account.to_json(sim.plan, sim.clock.monotonic_s()))
        sim.later(NEAR_S, ours_again)

    def ours_again() -> None:
        compare([*looks, read_meters(sim.ledger())], server, desk.measured)
        sim.later(SAMPLE_S - 2 * NEAR_S, ours_first)

    sim.try_now()
    sim.later(0.5, ours_first)
    for pause_s in desk.play(minutes * 60.0):
        sim.run(pause_s)
    return desk.measured, sim.account.to_json(sim.plan, sim.clock.monotonic_s())


async def over_sockets(count_by: CountBy, minutes: float, seed: int) -> tuple[Measured, dict[str, object]]:
    """The same desk in real time against the demo exchange in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "qosdesk",
        "demo",
        "--plan",
        "default",
        "--count-by",
        count_by.value,
        "--owned",
    ]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdin is not None
    try:
        ready = json.loads(await asyncio.to_thread(child.stdout.readline))
        clock = SystemClock()
        store = Store()
        runner = FeedRunner(
            QosProvider(),
            http_url=ready["http"],
            ws_urls=[ready["ws"]],
            key=ready["key"],
            sink=store,
            clock=clock,
            limits=replace(DEFAULT, count_by=count_by),
        )
        quotes = Quotes(runner, store, asyncio.get_running_loop().call_later)
        desk = Desk(runner, quotes, pick_symbols(World(1, True)), clock.monotonic_s, seed)
        runner.subscribe(lambda _: desk.look_at_feed())
        runner.try_now()
        sampler = asyncio.create_task(_sample(ready["http"], runner, desk.measured))
        for pause_s in desk.play(minutes * 60.0):
            await asyncio.sleep(pause_s)
        sampler.cancel()
        await asyncio.gather(sampler, return_exceptions=True)
        account = await asyncio.to_thread(_read_account, ready["http"])
        await runner.close()
    finally:
        child.stdin.close()
        await asyncio.to_thread(child.wait, 10)
        child.stdout.close()
    return desk.measured, account


async def _sample(base: str, runner: FeedRunner, measured: Measured) -> None:
    while True:
        await asyncio.sleep(SAMPLE_S - 2 * NEAR_S)
        looks = [read_meters(runner.ledger())]
        await asyncio.sleep(NEAR_S)
        looks.append(read_meters(runner.ledger()))
        server = await asyncio.to_thread(_read_account, base)
        looks.append(read_meters(runner.ledger()))
        await asyncio.sleep(NEAR_S)
        compare([*looks, read_meters(runner.ledger())], server, measured)


def _read_account(base: str) -> dict[str, object]:
    with urllib.request.urlopen(f"{base}/_demo/ledger", timeout=5) as answer:
        account: dict[str, object] = json.load(answer)["keys"]["demo"]
        return account


def run(options: argparse.Namespace) -> dict[str, float]:
    """Figures: each of `NAMES` as the worse of both ways of counting, and with `.by_code`, `.by_kind`; the same under
    `realtime.`."""
    figures: dict[str, float] = {}
    simulated = {way: simulate(way, options.minutes, options.seed) for way in CountBy}
    _collect(figures, "", simulated, verbose=options.verbose)
    if options.realtime_minutes:

        async def both() -> list[tuple[Measured, dict[str, object]]]:
            runs = (over_sockets(way, options.realtime_minutes, options.seed) for way in CountBy)
            return await asyncio.gather(*runs)

        real = dict(zip(CountBy, asyncio.run(both()), strict=True))
        _collect(figures, "realtime.", real, verbose=options.verbose)
    return figures


def _collect(
    figures: dict[str, float],
    prefix: str,
    runs: Mapping[CountBy, tuple[Measured, dict[str, object]]],
    *,
    verbose: bool,
) -> None:
    ways = {way: figures_of(*result) for way, result in runs.items()}
    for name in NAMES:
        figures[prefix + name] = max(one[name] for one in ways.values())
    for way, one in ways.items():
        figures.update({f"{prefix}{name}.by_{way.value}": value for name, value in one.items()})
    if verbose:
        for way, (measured, account) in runs.items():
            print(prefix, way.value, measured.mismatches[:20], account["violations"], account["commands"])


def table(figures: Mapping[str, float]) -> str:
    """Both runs, both ways of counting."""
    columns = [p + way for p in ("", "realtime.") for way in ("by_code", "by_kind")]
    columns = [one for one in columns if f"{_prefix(one)}violations.{_way(one)}" in figures]
    lines = ["".join([f"{'':<26}", *(f"{one:>18}" for one in columns), f"{'allowed':>10}"])]
    for name in (*NAMES, "focuses", "focuses_left_early", "ledger_compared"):
        cells = (figures[f"{_prefix(one)}{name}.{_way(one)}"] for one in columns)
        allowed = LIMITS.get(name, 0 if name == "ledger_mismatches" else None)
        last = f"{allowed:>10g}" if allowed is not None else ""
        lines.append("".join([f"{name:<26}", *(f"{cell:>18.3f}" for cell in cells), last]))
    return "\n".join(lines)


def _prefix(column: str) -> str:
    return "realtime." if column.startswith("realtime.") else ""


def _way(column: str) -> str:
    return column.removeprefix("realtime.")
