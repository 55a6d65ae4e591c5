"""Import: a list mixed of thirteen programs' formats, compared line by line with answers made by hand.

Only the product list that travels with the program is known, as at a first start without a key. `guessed` counts lines
that are ambiguous or unknown by hand and were nevertheless taken for one symbol: it has to be 0.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qosdesk.domain.imports import ImportLine, Verdict, settle
from qosdesk.domain.symbols import Symbol
from qosdesk.paths import resource
from qosdesk.services.imports.imports import read_bytes
from qosdesk.services.instruments import bundled_products
from qosdesk.services.pinyin import Initials
from qosdesk.services.search import Search

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "imports"
RESOLVED_MIN = 99.0


@dataclass(frozen=True, slots=True)
class Compared:
    """One item: what it should become and what it became."""

    text: str
    wanted: str
    got: str

    @property
    def is_right(self) -> bool:
        """Exactly what was expected."""
        return self.got == self.wanted

    @property
    def is_guess(self) -> bool:
        """Taken for certain, though it is not."""
        return self.wanted[0] in "?!" and self.got[0] not in "?!"


def expected() -> dict[str, list[tuple[str, str]]]:
    """File -> (text, answer) of each item, in order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in (CORPUS / "expected.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        file, text, answer = line.split("\t")
        found.setdefault(file, []).append((text, answer))
    return found


def answer_of(line: ImportLine) -> str:
    """A line as the expected answers are written."""
    if line.verdict is Verdict.SECTION:
        return f"#{line.section}"
    if line.verdict is Verdict.OK:
        return str(line.symbol)
    if line.verdict is Verdict.AMBIGUOUS:
        return "?" + ",".join(str(one) for one in line.candidates)
    return f"={line.symbol}" if line.verdict is Verdict.DUPLICATE else "!"


def make_index() -> Search:
    """What is known at the first start."""
    known = {one.symbol: one for one in bundled_products(resource("products", "qos.json"))}
    index = Search(known, lambda: Initials.read(resource("pinyin.txt")), lambda _s, _do: None, lambda: None)
    index.finish()
    return index


def compare(index: Search) -> dict[str, list[Compared]]:
    """Every file of the corpus."""
    present: set[Symbol] = set()
    found = {}
    for file, items in expected().items():
        lines = settle(read_bytes((CORPUS / file).read_bytes(), index).lines, {}, present)
        if len(lines) != len(items):
            raise ValueError(f"{file}: {len(items)} items by hand, {len(lines)} were read")
        present.update(line.symbol for line in lines if line.symbol is not None)
        pairs = zip(items, lines, strict=True)
        found[file] = [Compared(text, wanted, answer_of(line)) for (text, wanted), line in pairs]
    return found


def run(options: argparse.Namespace) -> dict[str, float]:
    """Figures: `lines`, `resolved_percent`, `guessed`, `formats`, `ms`; the first three for each file too."""
    index = make_index()
    began = time.perf_counter()
    compared = compare(index)
    spent_ms = (time.perf_counter() - began) * 1000
    every = [one for items in compared.values() for one in items]
    figures = {f"ours.{name}": value for name, value in _figures(every).items()}
    figures["ours.formats"] = float(len(compared))
    figures["ours.ms"] = spent_ms
    for file, items in compared.items():
        stem = file.replace(".", "_")
        figures.update({f"{stem}.{name}": value for name, value in _figures(items).items()})
    for one in every:
        if not one.is_right:
            print(f"wrong: {one.text!r} should be {one.wanted}, is {one.got}")
    return figures


def _figures(items: list[Compared]) -> dict[str, float]:
    return {
        "lines": float(len(items)),
        "resolved_percent": 100.0 * sum(one.is_right for one in items) / len(items),
        "guessed": float(sum(one.is_guess for one in items)),
    }


def table(figures: Mapping[str, float]) -> str:
    """One row a format."""
    rows = [f"{'format':<20}{'lines':>8}{'resolved %':>12}{'guessed':>9}"]
    stems = list(dict.fromkeys(name.partition(".")[0] for name in figures))
    for stem in [*(one for one in stems if one != "ours"), "ours"]:
        lines, resolved, guessed = (
            figures[f"{stem}.{name}"] for name in ("lines", "resolved_percent", "guessed")
        )
        rows.append(f"{'all' if stem == 'ours' else stem:<20}{lines:>8.0f}{resolved:>12.1f}{guessed:>9.0f}")
    rows.append(
        f"{figures['ours.formats']:.0f} formats in {figures['ours.ms']:.0f} ms; allowed: >= {RESOLVED_MIN:.0f} %, 0"
    )
    return "\n".join(rows)
