"""The tables, as numbered steps that are only ever added to. Imports nothing of ours.

`PRAGMA user_version` of a file is the number of steps it has been through. A step, once released, is never edited:
tests/corpus/storage/ keeps one real file of each version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

Migration = Sequence[str]
"""Statements of one step."""

MIGRATIONS: Final[Sequence[Migration]] = (
    (
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        # AUTOINCREMENT: the number of a deleted list is never given to another one.
        "CREATE TABLE watchlists (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, position INTEGER NOT NULL)",
        # A row is a symbol (market, code) or, where these are NULL, the header of a section.
        """CREATE TABLE watchlist_entries (
            watchlist INTEGER NOT NULL REFERENCES watchlists (id) ON DELETE CASCADE,
            position INTEGER NOT NULL, market TEXT, code TEXT, section TEXT NOT NULL,
            PRIMARY KEY (watchlist, position)) WITHOUT ROWID""",
        "CREATE TABLE layouts (name TEXT PRIMARY KEY, state BLOB NOT NULL)",
        "CREATE TABLE links (number INTEGER PRIMARY KEY, target TEXT NOT NULL)",
        """CREATE TABLE instruments (
            source TEXT NOT NULL, market TEXT NOT NULL, code TEXT NOT NULL,
            name_en TEXT NOT NULL, name_zh TEXT NOT NULL, exchange TEXT NOT NULL, currency TEXT NOT NULL,
            lot_size INTEGER NOT NULL, total_shares INTEGER NOT NULL, float_shares INTEGER NOT NULL,
            eps REAL, bps REAL, dividend REAL, decimals INTEGER,
            PRIMARY KEY (source, market, code)) WITHOUT ROWID""",
        """CREATE TABLE series (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL, market TEXT NOT NULL, code TEXT NOT NULL,
            interval TEXT NOT NULL, adjust TEXT NOT NULL, UNIQUE (source, market, code, interval, adjust))""",
        # `bars`: count little-endian int64 times, then open, high, low, close, volume as float64, count of each.
        """CREATE TABLE bar_chunks (
            series INTEGER NOT NULL, first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL, count INTEGER NOT NULL,
            bars BLOB NOT NULL, PRIMARY KEY (series, first_ms))""",
        # Times between which nothing is missing, ends included.
        """CREATE TABLE bar_spans (
            series INTEGER NOT NULL, from_ms INTEGER NOT NULL, to_ms INTEGER NOT NULL,
            PRIMARY KEY (series, from_ms)) WITHOUT ROWID""",
    ),
    (
        # `anchors`: a JSON text [[ts_ms, price], ...]; `colour`: number of a series colour.
        """CREATE TABLE drawings (
            market TEXT NOT NULL, code TEXT NOT NULL, position INTEGER NOT NULL,
            kind TEXT NOT NULL, colour INTEGER NOT NULL, anchors TEXT NOT NULL,
            PRIMARY KEY (market, code, position)) WITHOUT ROWID""",
    ),
    (
        "ALTER TABLE watchlist_entries ADD COLUMN tag INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE watchlist_entries ADD COLUMN note TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE watchlist_entries ADD COLUMN alias TEXT NOT NULL DEFAULT ''",
        # `rule` and `entry`: JSON texts. AUTOINCREMENT: the log goes on naming an alert that was deleted.
        "CREATE TABLE alerts (id INTEGER PRIMARY KEY AUTOINCREMENT, rule TEXT NOT NULL)",
        "CREATE TABLE alert_log (id INTEGER PRIMARY KEY AUTOINCREMENT, ts_ms INTEGER NOT NULL, entry TEXT NOT NULL)",
    ),
    (
        # `figures`: a JSON text of the last snapshot, `saved_ms` when it was kept.
        """CREATE TABLE quotes (
            source TEXT NOT NULL, market TEXT NOT NULL, code TEXT NOT NULL, saved_ms INTEGER NOT NULL,
            figures TEXT NOT NULL, PRIMARY KEY (source, market, code)) WITHOUT ROWID""",
    ),
)

SMALL_TABLES: Final = (
    "settings",
    "watchlists",
    "watchlist_entries",
    "layouts",
    "links",
    "drawings",
    "alerts",
    "alert_log",
)
"""The user's own work; what is not listed can be asked of the vendor again."""

_MAGIC: Final = b"SQLite format 3\x00"
_VERSION_OFFSET: Final = 60


class NewerFileError(Exception):
    """The file has been through more steps than this program knows."""

    def __init__(self, version: int, known: int) -> None:
        super().__init__(f"the file has version {version}, this program knows up to {known}")


def peek_version(path: Path) -> int:
    """`user_version` from the file's header, so that a newer file isn't even opened; 0 when there is none to read.

    Raises:
        OSError: the file is there and can't be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_VERSION_OFFSET + 4)
    except FileNotFoundError:
        return 0
    if not head.startswith(_MAGIC) or len(head) < _VERSION_OFFSET + 4:
        return 0
    return int.from_bytes(head[_VERSION_OFFSET:], "big", signed=True)


def version_of(connection: sqlite3.Connection) -> int:
    """Steps that an open file has been through."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Bring an open file up to date, one transaction a step: a kill leaves the version before or after it.

    Args:
        connection: in autocommit mode.
        migrations: all steps, the first one leads to version 1.

    Returns:
        How many steps were taken.

    Raises:
        NewerFileError: the file is newer; it is unchanged.
    """
    taken = 0
    while True:
        version = version_of(connection)
        if version > len(migrations):
            raise NewerFileError(version, len(migrations))
        if version == len(migrations):
            return taken
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have taken the step while this one waited for the lock.
            if version_of(connection) == version:
                for statement in migrations[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
                taken += 1
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
