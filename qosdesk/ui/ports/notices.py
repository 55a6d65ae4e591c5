"""What the user is told of: alerts, notices, sounds. Imports domain only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from qosdesk.domain.alerts import Alert, AlertEvent, Standing
from qosdesk.domain.status import Notice
from qosdesk.ui.ports.subscription import Unsubscribe


class AlertsPort(Protocol):
    """The user's alerts; every change is stored at once."""

    @property
    def unseen(self) -> int:
        """Firings since `mark_seen`."""
        ...

    def all(self) -> Sequence[Alert]:
        """In the order in which they were made."""
        ...

    def save(self, alert: Alert) -> Alert:
        """Add (id 0) or replace; returns it with its id."""
        ...

    def remove(self, alert_id: int) -> None:
        """Delete one; the log keeps what it found."""
        ...

    def snooze(self, alert_id: int, until_ms: int) -> None:
        """Silent until then, and armed afterwards although it may have fired; 0 ends the silence."""
        ...

    def rearm(self, alert_id: int) -> None:
        """It may fire again, at once."""
        ...

    def standing(self, alert_id: int) -> Standing:
        """How it stands now."""
        ...

    def log(self) -> Sequence[AlertEvent]:
        """What was found, newest first; bounded."""
        ...

    def clear_log(self) -> None:
        """Forget what was found."""
        ...

    def mark_seen(self) -> None:
        """The user looked at the log."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when an alert, the log or `unseen` changed."""
        ...

    def subscribe_fired(self, fired: Callable[[AlertEvent], None]) -> Unsubscribe:
        """Be told of each firing."""
        ...


class NoticesPort(Protocol):
    """What happened that the user should know."""

    def recent(self) -> Sequence[Notice]:
        """Newest first, bounded."""
        ...

    def subscribe(self, changed: Callable[[Notice], None]) -> Unsubscribe:
        """Be told of each."""
        ...


class SoundsPort(Protocol):
    """Short sounds."""

    def play(self, name: str) -> None:
        """Play one of the sounds by name (`alert`, `tape-1` to `tape-3`); too many in a second are left out."""
        ...
