"""Writes what each vendor offers into README.md, from the code: `python -m tests.contract.capability_table`."""

from __future__ import annotations

import sys
from pathlib import Path

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind
from qosdesk.feed.dialect import Capabilities, Provider
from qosdesk.providers.registry import PROVIDERS

PAGE = Path(__file__).resolve().parents[2] / "README.md"
BEGIN = "<!-- capabilities: written by tests/contract/capability_table.py, a test compares them -->"
END = "<!-- end of capabilities -->"


def table() -> str:
    """The Markdown table, a column a vendor."""
    lines = [
        ["", *(one.title for one in PROVIDERS)],
        ["---"] * (len(PROVIDERS) + 1),
        ["markets", *(" ".join(sorted(_of(one).markets)) for one in PROVIDERS)],
        ["streamed prices", *(_prices(one) for one in PROVIDERS)],
        *([_NAMES[kind], *(_tick(kind in _of(one).kinds) for one in PROVIDERS)] for kind in _NAMES),
        ["bars of", *(_intervals(_of(one).bar_intervals) for one in PROVIDERS)],
        ["forming bars pushed", *(_intervals(_of(one).pushed_intervals) for one in PROVIDERS)],
        ["older bars", *(_tick(_of(one).has_history) for one in PROVIDERS)],
        ["needs a key", *(_key(one) for one in PROVIDERS)],
        ["a change of subscription", *(_change(one) for one in PROVIDERS)],
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def written(text: str) -> str:
    """A page with the table as it is now between its marks.

    Raises:
        ValueError: the page has no marks.
    """
    head, tail = text.index(BEGIN) + len(BEGIN), text.index(END)
    return f"{text[:head]}\n\n{table()}\n\n{text[tail:]}"


_NAMES = {Kind.TRADE: "prints", Kind.DEPTH: "order book"}


def _of(one: Provider) -> Capabilities:
    return one.dialect().capabilities


def _tick(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _intervals(some: frozenset[Interval]) -> str:
    return " ".join(interval.label for interval in Interval if interval in some) or "no"


def _key(one: Provider) -> str:
    return "no" if not _of(one).has_key else "yes; less as a guest" if _of(one).has_guests else "yes"


def _prices(one: Provider) -> str:
    if Kind.SNAPSHOT not in _of(one).kinds or not _of(one).has_stream:
        return "no"
    return "put together of prints and day bars" if _of(one).composes_snapshots else "yes"


def _change(one: Provider) -> str:
    return "sends the whole list" if _of(one).replaces_subscriptions else "sends the difference"


def main() -> int:
    """Write the page."""
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
