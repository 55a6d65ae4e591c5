"""How a subscription ends."""

from __future__ import annotations

from collections.abc import Callable

Unsubscribe = Callable[[], None]
