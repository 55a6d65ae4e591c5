"""One line a card at the end of the run: id, provider, outcome, what it says."""

from __future__ import annotations

import re

import pytest

from qosdesk.providers.registry import PROVIDERS
from tests.contract.session import Subject

_CARD = re.compile(r"test_qc_(\d\d)_(\w+)\[(\w+)")
_WORST = ("failed", "error", "skipped", "xfailed", "passed")


@pytest.fixture(params=[one.name for one in PROVIDERS])
def subject(request) -> Subject:
    """A provider of the registry with its corpus."""
    return Subject.of(request.param)


def pytest_terminal_summary(terminalreporter) -> None:
    cards: dict[tuple[str, str], tuple[str, str, int]] = {}
    for outcome in _WORST:
        for report in terminalreporter.stats.get(outcome, ()):
            found = _CARD.search(getattr(report, "nodeid", ""))
            if found is None or (outcome == "passed" and report.when != "call"):
                continue
            number, words, name = found.groups()
            first, text, count = cards.get((number, name), (outcome, "", 0))
            why = f" ({report.longrepr[2]})" if outcome == "skipped" else ""
            said = text or words.replace("_", " ") + why
            cards[number, name] = (first, said, count + 1)
    if cards:
        terminalreporter.section("contract cards")
        for (number, name), (outcome, words, count) in sorted(cards.items()):
            terminalreporter.write_line(f"QC-{number}  {name:<12} {outcome:<8} {count:>3}  {words}")
