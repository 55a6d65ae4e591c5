"""How urgent something is that is asked of a vendor. Imports nothing of ours."""

from __future__ import annotations

from enum import IntEnum


class Priority(IntEnum):
    """Who is waiting; lower goes first.

    An alert on a symbol goes before what is visible: the eye sees that a row is polled, an alert that comes late is
    missed.
    """

    FOCUSED = 0
    ALERTING = 1
    VISIBLE = 2
    BACKGROUND = 3
