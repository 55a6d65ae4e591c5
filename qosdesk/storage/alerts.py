"""The user's alerts, what they last saw, and the log of what they found; in memory first and stored behind.

Imports db and domain. A damaged row costs only itself: it is left out and left in the file.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from qosdesk.domain.alerts import Alert, AlertEvent, Seen, alert_text, event_text, parse_alert, parse_event
from qosdesk.domain.numbers import is_finite
from qosdesk.storage.db import Database

LOG_MAX: Final = 5000
_log = logging.getLogger(__name__)

SeenBy = Mapping[str, Seen]
"""By the text of a symbol."""


class AlertsStore:
    """Read whole at start; all calls on one thread. Ids are never given twice, also over restarts.

    Attributes:
        unreadable: how many alerts were left out at the start because their rows are damaged; the log file has them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._alerts: dict[int, Alert] = {}
        self._seen: dict[int, tuple[str, SeenBy]] = {}
        self._events: deque[AlertEvent] = deque(maxlen=LOG_MAX)
        self._next_id = 1
        self._next_event = 1
        self.unreadable = 0
        database.read(self._load)
        database.add_rewriter(self._write_all)

    def all(self) -> Sequence[Alert]:
        """In the order in which they were made."""
        return tuple(self._alerts.values())

    def save(self, alert: Alert) -> Alert:
        """Add (id 0) or replace; returns it with its id."""
        if not alert.id:
            alert = replace(alert, id=self._next_id)
            self._next_id += 1
        if self._alerts.get(alert.id) != alert:
            self._alerts[alert.id] = alert
            self._keep(alert.id)
        return alert

    def remove(self, alert_id: int) -> None:
        """Delete one; one that is not there is no error. The log keeps what it found."""
        if self._alerts.pop(alert_id, None) is not None:
            self._seen.pop(alert_id, None)
            self._database.write(lambda connection: _delete(connection, alert_id), key=("alert", alert_id))

    def seen(self, alert_id: int, world: str) -> SeenBy:
        """What an alert last saw in a market; nothing that it saw in another one."""
        where, seen = self._seen.get(alert_id, ("", {}))
        return seen if where == world else {}

    def keep_seen(self, alert_id: int, world: str, seen: SeenBy) -> None:
        """Store what an alert has seen; nothing is written for no change."""
        if alert_id in self._alerts and self._seen.get(alert_id) != (world, seen):
            self._seen[alert_id] = (world, dict(seen))
            self._keep(alert_id)

    def log(self) -> Sequence[AlertEvent]:
        """What was found, newest first; bounded."""
        return tuple(reversed(self._events))

    def add_event(self, event: AlertEvent) -> AlertEvent:
        """Append to the log; returns it with its number."""
        event = replace(event, id=self._next_event)
        self._next_event += 1
        self._events.append(event)
        self._database.write(lambda connection: _add_event(connection, event), key=("alert log", event.id))
        return event

    def clear_log(self) -> None:
        """Forget what was found."""
        self._events.clear()
        last = self._next_event - 1
        self._database.write(
            lambda connection: _delete_events(connection, last), key=("alert log", "clear", last)
        )

    def _keep(self, alert_id: int) -> None:
        text = _row_text(self._alerts[alert_id], self._seen.get(alert_id))
        self._database.write(lambda connection: _write(connection, alert_id, text), key=("alert", alert_id))

    def _load(self, connection: sqlite3.Connection) -> None:
        for alert_id, text in connection.execute("SELECT id, rule FROM alerts ORDER BY id"):
            try:
                self._alerts[alert_id] = parse_alert(text, alert_id)
                self._seen[alert_id] = _parse_seen(text)
            except ValueError:
                self._alerts.pop(alert_id, None)
                self.unreadable += 1
                _log.warning("alert %s can't be read and is left out", alert_id)
        newest = connection.execute("SELECT id, entry FROM alert_log ORDER BY id DESC LIMIT ?", (LOG_MAX,))
        for event_id, text in reversed(newest.fetchall()):
            try:
                self._events.append(parse_event(text, event_id))
            except ValueError:
                _log.warning("entry %s of the alerts' log can't be read and is left out", event_id)
        self._next_id = _given(connection, "alerts") + 1
        self._next_event = _given(connection, "alert_log") + 1

    def _write_all(self, connection: sqlite3.Connection) -> None:
        for alert in list(self._alerts.values()):
            _write(connection, alert.id, _row_text(alert, self._seen.get(alert.id)))
        for event in list(self._events):
            _add_event(connection, event)


def _row_text(alert: Alert, seen: tuple[str, SeenBy] | None) -> str:
    """The rule, and beside it what was last seen, in one JSON object."""
    if seen is None or not seen[1]:
        return alert_text(alert)
    members = json.loads(alert_text(alert))
    members["world"] = seen[0]
    members["seen"] = {code: [one.price, one.ts_ms, one.value] for code, one in seen[1].items()}
    return json.dumps(members, ensure_ascii=False)


def _parse_seen(text: str) -> tuple[str, SeenBy]:
    """What can't be read was not seen: then the first price is compared to nothing."""
    members = json.loads(text)
    world, seen = members.get("world"), members.get("seen")
    if not isinstance(world, str) or not isinstance(seen, dict):
        return "", {}
    found: dict[str, Seen] = {}
    for code, row in seen.items():
        match row:
            case [int() | float() as price, int() as ts_ms, int() | float() as value]:
                if is_finite(price) and is_finite(value):
                    found[code] = Seen(float(price), ts_ms, float(value))
            case _:
                pass
    return world, found


def _given(connection: sqlite3.Connection, table: str) -> int:
    """The highest number that was ever given in a table."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) if row is not None else 0


def _write(connection: sqlite3.Connection, alert_id: int, text: str) -> None:
    connection.execute("INSERT OR REPLACE INTO alerts VALUES (?, ?)", (alert_id, text))


def _delete(connection: sqlite3.Connection, alert_id: int) -> None:
    # An alert that was removed before it was stored: its number has to be used up all the same.
    connection.execute("INSERT OR IGNORE INTO alerts VALUES (?, '')", (alert_id,))
    connection.execute("DELETE FROM alerts WHERE id = ?", (alert_id,))


def _add_event(connection: sqlite3.Connection, event: AlertEvent) -> None:
    row = (event.id, event.found_ms, event_text(event))
    connection.execute("INSERT OR REPLACE INTO alert_log VALUES (?, ?, ?)", row)
    connection.execute("DELETE FROM alert_log WHERE id <= ?", (event.id - LOG_MAX,))


def _delete_events(connection: sqlite3.Connection, last: int) -> None:
    connection.execute("DELETE FROM alert_log WHERE id <= ?", (last,))
