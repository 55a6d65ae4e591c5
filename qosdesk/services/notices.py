"""What the user was told, and telling it. Implements `ui.ports.NoticesPort` by shape."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from qosdesk.domain.status import Notice
from qosdesk.services.ports import Unsubscribe

_KEPT: Final = 200


class Notices:
    """The latest sentences, and who hears of new ones."""

    def __init__(self) -> None:
        self._notices: deque[Notice] = deque(maxlen=_KEPT)
        self._listeners: list[Callable[[Notice], None]] = []

    def notify(self, notice: Notice) -> None:
        """Tell the user something."""
        self._notices.append(notice)
        for listener in tuple(self._listeners):
            listener(notice)

    def recent(self) -> Sequence[Notice]:
        """Newest first."""
        return tuple(reversed(self._notices))

    def subscribe(self, changed: Callable[[Notice], None]) -> Unsubscribe:
        """Be told of each."""
        self._listeners.append(changed)
        return lambda: self._listeners.remove(changed) if changed in self._listeners else None
