"""Runs one bench of tests/bench/ inside the project's environment (called by packaging/dev.py).

A bench is a module tests/bench/bench_NAME.py with `run(options) -> dict[str, float]`: figures by dotted name, the unit
in the last part (`ours.us_per_message`). It may have `add_options(parser)` for arguments of its own, and
`table(figures) -> str` for a table better than the plain one.
"""

from __future__ import annotations

import argparse
import importlib
import json
import numbers
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def plain_table(figures: Mapping[str, float]) -> str:
    """Figures as aligned lines, four significant digits."""
    width = max((len(name) for name in figures), default=0)
    return "\n".join(f"{name:<{width}}  {value:>14,.4g}" for name, value in figures.items())


def report(name: str, figures: Mapping[str, object]) -> dict[str, object]:
    """What `--json` writes.

    Raises:
        TypeError: a figure is not a number.
    """
    plain: dict[str, float] = {}
    for key, value in figures.items():
        # numbers.Real, because numpy's integers and floats are welcome too.
        if isinstance(value, bool) or not isinstance(value, numbers.Real):
            raise TypeError(f"bench {name}: figure {key!r} is {value!r}, not a number")
        plain[key] = float(value)
    return {"bench": name, "figures": plain}


def main(argv: list[str] | None = None) -> int:
    """Measures, prints a table, writes JSON where asked to."""
    arguments = sys.argv[1:] if argv is None else argv
    name = arguments[0]
    sys.path[0] = str(ROOT)
    bench = importlib.import_module(f"tests.bench.bench_{name}")
    parser = argparse.ArgumentParser(prog=f"dev.py bench {name}", description=bench.__doc__)
    parser.add_argument("--json", metavar="FILE", help="write the figures there")
    if hasattr(bench, "add_options"):
        bench.add_options(parser)
    options = parser.parse_args(arguments[1:])
    result = report(name, figures := bench.run(options))
    print(bench.table(figures) if hasattr(bench, "table") else plain_table(figures))
    if options.json:
        Path(options.json).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
