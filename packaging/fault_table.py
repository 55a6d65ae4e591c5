"""Writes docs/FAULTS.md from the list that the tests run: `python3 packaging/dev.py faults`. Standard library only."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "faults" / "cases.py"
PAGE = ROOT / "docs" / "FAULTS.md"
_INTRO = """\
# What can go wrong, and how it heals

<!-- Written by `python3 packaging/dev.py faults` from tests/faults/cases.py. Do not edit: a test compares the two. -->

Every line of these tables is a test: the demo exchange misbehaves over a real socket, the words below are read off, the
fault ends, and everything that was wanted is live again. You can see any of them for yourself: start
`qosdesk demo --fault SWITCH`, and point the desk at it with `--http-url` and `--ws-url`.

In the words on screen, `…` stands for what depends on the moment: a time, a number, an address.
"""
_WHERE = {
    "chip": "chip",
    "why": "its tooltip",
    "panel": "banner of each panel",
    "window": "banner of the window",
    "notice": "notice",
    "answer": "where the answer was awaited",
}


def page() -> str:
    """The whole page."""
    parts = [_INTRO]
    for title, cases in runpy.run_path(str(CASES))["GROUPS"]:
        rows = ["| What goes wrong | What you see | What qosdesk does | How it heals |", "|---|---|---|---|"]
        for case in cases:
            switch = f"<br>`{case.switch}`" if case.switch else ""
            said = sorted(map(_split, case.says), key=_place)
            seen = [f"{_WHERE[where]}: \u201c{text}\u201d" for where, text in said]
            if case.stays_live:
                seen.insert(0, "LIVE goes on.")
            seen += [case.sees] if case.sees else []
            rows.append(f"| {case.what}{switch} | {'<br>'.join(seen)} | {case.core} | {case.heals} |")
        parts.append(f"## {title}\n\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _split(said: str) -> tuple[str, str]:
    """`chip: LIVE QOS` as its place and its text for a reader."""
    where, _, text = said.partition(": ")
    return where, text.replace("{}", "\u2026")


def _place(said: tuple[str, str]) -> int:
    """Where it stands among what is said."""
    return list(_WHERE).index(said[0])


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
