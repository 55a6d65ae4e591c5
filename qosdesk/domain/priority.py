"""How urgent something is that is asked of a vendor. Imports nothing of ours."""

from __future__ import annotations

from enum import IntEnum


class Priority(IntEnum):
    """Who is waiting; lower goes first."""

    FOCUSED = 0
    VISIBLE = 1
    ALERTING = 2
    BACKGROUND = 3
