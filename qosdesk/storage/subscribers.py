"""Who wants to hear of changes. Imports nothing of ours."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Generic, ParamSpec

P = ParamSpec("P")

_log = logging.getLogger(__name__)


class Subscribers(Generic[P]):
    """Callbacks in the order of their subscription. One that fails does not keep the news from the others."""

    def __init__(self) -> None:
        self._callbacks: dict[object, Callable[P, object]] = {}

    def add(self, callback: Callable[P, object]) -> Callable[[], None]:
        """Returns the function that ends the subscription; calling it again does nothing."""
        token = object()
        self._callbacks[token] = callback

        def end() -> None:
            self._callbacks.pop(token, None)

        return end

    def tell(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Call all; who subscribes meanwhile hears of the next change, who ended meanwhile hears nothing."""
        for token, callback in list(self._callbacks.items()):
            if token not in self._callbacks:
                continue
            try:
                callback(*args, **kwargs)
            except Exception:  # noqa: BLE001 - the log has it, and the others are still told
                _log.exception("a subscriber failed")
