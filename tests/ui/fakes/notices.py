"""What the user is told of, in memory: alerts, notices, sounds, reports of problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from qosdesk.domain.alerts import Alert, AlertEvent, Standing
from qosdesk.ui.ports import Notice, Unsubscribe
from qosdesk.ui.ports.reports import Part
from tests.ui.fakes.common import subscribe


class FakeAlerts:
    """Alerts that never fire by themselves: a test calls `fire`."""

    def __init__(self) -> None:
        self.alerts: dict[int, Alert] = {}
        self.standings: dict[int, Standing] = {}
        self.events: list[AlertEvent] = []
        self.unseen = 0
        self.listeners: list[Callable[[], None]] = []
        self.fired: list[Callable[[AlertEvent], None]] = []

    def all(self) -> Sequence[Alert]:
        return tuple(self.alerts.values())

    def save(self, alert: Alert) -> Alert:
        alert = alert if alert.id else replace(alert, id=max(self.alerts, default=0) + 1)
        self.alerts[alert.id] = alert
        self._tell()
        return alert

    def remove(self, alert_id: int) -> None:
        self.alerts.pop(alert_id, None)
        self._tell()

    def snooze(self, alert_id: int, until_ms: int) -> None:
        self.save(replace(self.alerts[alert_id], snooze_until_ms=until_ms, enabled=True, done=()))

    def rearm(self, alert_id: int) -> None:
        self.save(replace(self.alerts[alert_id], enabled=True, done=(), snooze_until_ms=0, expires_ms=0))

    def standing(self, alert_id: int) -> Standing:
        return self.standings.get(alert_id, Standing())

    def log(self) -> Sequence[AlertEvent]:
        return tuple(reversed(self.events))

    def clear_log(self) -> None:
        self.events.clear()
        self._tell()

    def mark_seen(self) -> None:
        self.unseen = 0
        self._tell()

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        return subscribe(self.listeners, changed)

    def subscribe_fired(self, fired: Callable[[AlertEvent], None]) -> Unsubscribe:
        return subscribe(self.fired, fired)

    def fire(self, event: AlertEvent) -> AlertEvent:
        """As if it had been found."""
        event = replace(event, id=len(self.events) + 1)
        self.events.append(event)
        self.unseen += 1
        for listener in tuple(self.fired):
            listener(event)
        self._tell()
        return event

    def _tell(self) -> None:
        for listener in tuple(self.listeners):
            listener()


class FakeNotices:
    """Notices that a test puts."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.listeners: list[Callable[[Notice], None]] = []

    def recent(self) -> Sequence[Notice]:
        return tuple(reversed(self.notices))

    def subscribe(self, changed: Callable[[Notice], None]) -> Unsubscribe:
        return subscribe(self.listeners, changed)

    def put(self, notice: Notice) -> None:
        """Add and announce one."""
        self.notices.append(notice)
        for listener in tuple(self.listeners):
            listener(notice)


class FakeSounds:
    """Sounds that were to be heard."""

    def __init__(self) -> None:
        self.played: list[str] = []

    def play(self, name: str) -> None:
        self.played.append(name)


class FakeReports:
    """What was given, and nothing more; gathered when a test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[dict[str, str], bool]] = []
        self.waiting: list[Callable[[Sequence[Part]], None]] = []

    def collect(
        self, extra: Mapping[str, str], done: Callable[[Sequence[Part]], None], *, lists: bool
    ) -> None:
        self.asked.append((dict(extra), lists))
        self.waiting.append(done)

    def pack(self, parts: Sequence[Part]) -> bytes:
        return repr(parts).encode()
