"""Runs benches of tests/bench/ inside the project's environment (called by packaging/dev.py).

A bench is a module tests/bench/bench_NAME.py with `run(options) -> dict[str, float]`: figures by dotted name, the unit
in the last part (`ours.us_per_message`). It may have `add_options(parser)` for arguments of its own, and
`table(figures) -> str` for a table better than the plain one. Several run one after the other, each in a process of its
own, with their usual arguments.
"""

from __future__ import annotations

import argparse
import importlib
import json
import numbers
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[1]
SAME: Final = 0.05
"""Less than this is noise."""

Figures = dict[str, float]


def plain_table(figures: Mapping[str, float]) -> str:
    """Figures as aligned lines, four significant digits."""
    width = max((len(name) for name in figures), default=0)
    return "\n".join(f"{name:<{width}}  {value:>14,.4g}" for name, value in figures.items())


def report(name: str, figures: Mapping[str, object]) -> dict[str, object]:
    """What `--json` writes for one bench.

    Raises:
        TypeError: a figure is not a number.
    """
    plain: Figures = {}
    for key, value in figures.items():
        # numbers.Real, because numpy's integers and floats are welcome too.
        if isinstance(value, bool) or not isinstance(value, numbers.Real):
            raise TypeError(f"bench {name}: figure {key!r} is {value!r}, not a number")
        plain[key] = float(value)
    return {"bench": name, "figures": plain}


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    return {
        "system": platform.platform(),
        "processor": platform.machine(),
        "python": platform.python_version(),
    }


def read_figures(file: Path) -> dict[str, Figures]:
    """Figures by bench out of a file that `--json` wrote, of one bench or of several."""
    said = json.loads(file.read_text(encoding="utf-8"))
    return {one["bench"]: one["figures"] for one in said.get("benches", [said])}


def moved(old: Mapping[str, Figures], new: Mapping[str, Figures]) -> str:
    """A table of what both have: before, now, the ratio; what moved by less than 5 % is not marked."""
    lines = [f"{'':44}{'before':>12}{'now':>12}{'now/before':>12}"]
    for bench in new:
        for name, value in new[bench].items():
            before = old.get(bench, {}).get(name)
            if before is None:
                continue
            ratio = value / before if before else float("inf") if value else 1.0
            mark = "" if abs(ratio - 1) < SAME else "  *"
            lines.append(f"{bench + ' ' + name:44}{before:>12,.4g}{value:>12,.4g}{ratio:>12.2f}{mark}")
    return "\n".join(lines)


def run_one(name: str, arguments: Sequence[str]) -> Figures:
    """One bench in this process, with its own arguments; prints its table."""
    bench = importlib.import_module(f"tests.bench.bench_{name}")
    parser = argparse.ArgumentParser(prog=f"dev.py bench {name}", description=bench.__doc__)
    if hasattr(bench, "add_options"):
        bench.add_options(parser)
    figures = report(name, bench.run(parser.parse_args(arguments)))["figures"]
    assert isinstance(figures, dict)
    print(bench.table(figures) if hasattr(bench, "table") else plain_table(figures))
    return figures


def run_many(names: Sequence[str]) -> tuple[dict[str, Figures], list[str]]:
    """Each in a process of its own; figures of those that ended well, and names of the others."""
    found: dict[str, Figures] = {}
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            print(f"\n{name}", flush=True)
            file = Path(folder, name)
            done = subprocess.run([sys.executable, __file__, name, "--json", str(file)], check=False)
            if done.returncode == 0 and file.exists():
                found |= read_figures(file)
            else:
                failed.append(name)
    return found, failed


def known_benches() -> list[str]:
    """Names of the benches there are."""
    return sorted(path.stem.removeprefix("bench_") for path in (ROOT / "tests" / "bench").glob("bench_*.py"))


def main(argv: list[str] | None = None) -> int:
    """Measures, prints tables, writes JSON where asked to, compares where asked to.

    Names stand in front; what is left of the options is the bench's own, where there is one bench.
    """
    sys.path[0] = str(ROOT)
    arguments = sys.argv[1:] if argv is None else argv
    first = next((at for at, one in enumerate(arguments) if one.startswith("-")), len(arguments))
    names = arguments[:first]
    parser = argparse.ArgumentParser(prog="dev.py bench", add_help=False)
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures there")
    parser.add_argument(
        "--compare", metavar="FILE", type=Path, help="show what moved since that file was written"
    )
    options, own = parser.parse_known_args(arguments[first:])
    old = read_figures(options.compare) if options.compare else {}
    failed: list[str] = []
    written: dict[str, object]
    if len(names) == 1 and names != ["all"]:
        new = {names[0]: run_one(names[0], own)}
        written = report(names[0], new[names[0]])
    else:
        new, failed = run_many(known_benches() if names == ["all"] else names or list(old))
        written = {"machine": machine(), "benches": [report(name, figures) for name, figures in new.items()]}
    if options.json:
        options.json.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    if old:
        print(f"\n{moved(old, new)}")
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
