"""Where the link groups point, by number. Imports db only."""

from __future__ import annotations

import sqlite3

from qosdesk.storage.db import Database


class LinksStore:
    """Read whole at start; all calls on one thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._targets: dict[int, str] = dict(
            database.read(
                lambda connection: connection.execute("SELECT number, target FROM links").fetchall()
            )
        )
        database.add_rewriter(self._write_all)

    def load(self) -> dict[int, str]:
        """Group number -> text of its target, such as `HK:700`."""
        return dict(self._targets)

    def save(self, group: int, code: str) -> None:
        """Point a group at a symbol's text; the empty text empties the group."""
        if self._targets.get(group, "") == code:
            return
        if code:
            self._targets[group] = code
        else:
            del self._targets[group]
        self._database.write(lambda connection: _write(connection, group, code), key=("link", group))

    def _write_all(self, connection: sqlite3.Connection) -> None:
        for group, code in list(self._targets.items()):
            _write(connection, group, code)


def _write(connection: sqlite3.Connection, group: int, code: str) -> None:
    if code:
        connection.execute("INSERT OR REPLACE INTO links VALUES (?, ?)", (group, code))
    else:
        connection.execute("DELETE FROM links WHERE number = ?", (group,))
