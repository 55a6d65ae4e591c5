"""A moment that all fakes agree on, and how they let themselves be listened to."""

from __future__ import annotations

from typing import TypeVar

from qosdesk.ui.ports import Unsubscribe

T = TypeVar("T")

NOW_MS = 1_795_160_538_000
"""Friday 2026-11-20 15:42:18 in Hong Kong, the moment of the target picture."""


def subscribe(listeners: list[T], listener: T) -> Unsubscribe:
    """Add a listener."""
    listeners.append(listener)

    def end() -> None:
        if listener in listeners:
            listeners.remove(listener)

    return end
