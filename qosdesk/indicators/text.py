"""Choices as text, for panel states and stored templates, and back. Standard library only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from qosdesk.indicators.kinds import fitted
from qosdesk.indicators.own import raw_choice
from qosdesk.indicators.spec import Choice

CHOICES_MAX: Final = 64


def choices_text(choices: Sequence[Choice]) -> str:
    """One line: `[["MA",[5,10],[1,2]], ...]`."""
    rows = [(one.kind, [_short(value) for value in one.values], one.colors) for one in choices]
    return json.dumps(rows, separators=(",", ":"), ensure_ascii=False)


def parse_choices(text: str) -> tuple[Choice, ...]:
    """What `choices_text` wrote, or an older or newer program: what can't be used is left out or brought into range."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(rows, list):
        return ()
    found = (_choice(row) for row in rows[:CHOICES_MAX])
    return tuple(one for one in found if one is not None)


def _short(value: float) -> float:
    return int(value) if value == int(value) else value


def _choice(row: Any) -> Choice | None:
    if not isinstance(row, list) or len(row) != 3 or not isinstance(row[0], str):
        return None
    values, colors = row[1:]
    if not isinstance(values, list) or not isinstance(colors, list):
        return None
    if not all(isinstance(one, (int, float)) and abs(one) < 1e9 for one in [*values, *colors]):
        return None
    found = Choice(row[0], tuple(float(one) for one in values), tuple(int(one) for one in colors))
    return fitted(found) or raw_choice(found)
