"""The sessions of a desk as one: that of the most preferred vendor speaks. Implements `ui.ports.ConnectionPort`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qosdesk.clock import Clock
from qosdesk.domain.quotes import Stream
from qosdesk.domain.status import Connection, Meter
from qosdesk.services.ports import FeedPort, Unsubscribe
from qosdesk.services.session import Session


class Sessions:
    """What the chip and the status bar say of a desk.

    Args:
        feed: that of all vendors.
        title: of the vendor that is expected before there is one.
    """

    def __init__(self, feed: FeedPort, clock: Clock, title: str) -> None:
        self._feed = feed
        self._before = Connection(provider=title, since_ms=clock.wall_ms())
        self._sessions: tuple[Session, ...] = ()
        self._changed: list[Callable[[], None]] = []

    def set(self, sessions: Sequence[Session]) -> None:
        """Those of the vendors in use, the most preferred first: they are others, or one of them changed."""
        self._sessions = tuple(sessions)
        for changed in tuple(self._changed):
            changed()

    def connection(self) -> Connection:
        """The state of the most preferred one."""
        return self._sessions[0].connection() if self._sessions else self._before

    def meters(self) -> Sequence[Meter]:
        """Budgets of all of them, as counted on this side."""
        return self._feed.ledger()

    def is_confirmed(self, stream: Stream) -> bool:
        """Whether a stream is live."""
        return self._feed.is_confirmed(stream)

    def try_now(self) -> None:
        """Connect without waiting; take a key over that another program uses."""
        for session in self._sessions:
            session.try_now()

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of every change of state."""
        self._changed.append(changed)
        return lambda: self._changed.remove(changed) if changed in self._changed else None

    def close(self) -> None:
        """Tell nobody any more."""
        self._changed.clear()
