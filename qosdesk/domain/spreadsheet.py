"""Cells for spreadsheets, which take a text that begins like a formula for one."""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"[=+\-@'\t\r]")
_GUARDED: Final = re.compile(r"'(?=[=+\-@'\t\r])")


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: with an apostrophe before `=`, `+`, `-`, `@`."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
