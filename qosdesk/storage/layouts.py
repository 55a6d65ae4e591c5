"""Window geometry and dock arrangement as opaque bytes by name (the screens' LayoutsPort). Imports db only."""

from __future__ import annotations

import sqlite3

from qosdesk.storage.db import Database


class LayoutsStore:
    """Read whole at start; all calls on one thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._states: dict[str, bytes] = dict(
            database.read(lambda connection: connection.execute("SELECT name, state FROM layouts").fetchall())
        )
        database.add_rewriter(self._write_all)

    def load(self, name: str) -> bytes | None:
        """What was stored."""
        return self._states.get(name)

    def save(self, name: str, state: bytes) -> None:
        """Keep it and store it soon."""
        state = bytes(state)
        if self._states.get(name) == state:
            return
        self._states[name] = state
        self._database.write(lambda connection: _write(connection, name, state), key=("layout", name))

    def remove(self, name: str) -> None:
        """Forget it; one that is not there is no error."""
        if self._states.pop(name, None) is not None:
            self._database.write(lambda connection: _remove(connection, name), key=("layout", name))

    def _write_all(self, connection: sqlite3.Connection) -> None:
        for name, state in list(self._states.items()):
            _write(connection, name, state)


def _write(connection: sqlite3.Connection, name: str, state: bytes) -> None:
    connection.execute("INSERT OR REPLACE INTO layouts VALUES (?, ?)", (name, state))


def _remove(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("DELETE FROM layouts WHERE name = ?", (name,))
