"""Daily copies of the user's own work, for the day on which the file is damaged. Imports clock only.

A copy holds the small tables (lists, layouts, settings, drawings, alerts), not the bars, which can be asked for again.
It is written beside its final name and renamed, so that a kill never leaves half a copy under a good name.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from qosdesk.clock import Clock
from qosdesk.storage.migrations import SMALL_TABLES, NewerFileError, migrate

KEPT: Final = 7
"""So many days are kept."""

_log = logging.getLogger(__name__)


def backup_dir(path: Path) -> Path:
    """Where the copies of a store's file lie."""
    return path.parent / "backups"


def is_due(path: Path, clock: Clock) -> bool:
    """Whether there is no copy of today (UTC) yet."""
    return not _file_of_today(path, clock).exists()


def write_backup(connection: sqlite3.Connection, path: Path, clock: Clock) -> None:
    """Copy the small tables of an open store and drop the oldest copies.

    Args:
        connection: the store's, not inside a transaction.
        path: the store's file.
        clock: dates the copy.

    Raises:
        sqlite3.Error, OSError: it can't be written; the copies there are untouched.
    """
    target = _file_of_today(path, clock)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        migrate(copy)
        copy_small_tables(connection, copy)
    part.replace(target)
    for old in _copies(path)[KEPT:]:
        old.unlink(missing_ok=True)


def newest_good(path: Path) -> tuple[sqlite3.Connection, Path] | None:
    """The newest copy that can be read, brought up to date in memory; None when there is none. The caller closes it."""
    for file in _copies(path):
        memory = sqlite3.connect(":memory:", isolation_level=None)
        try:
            with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as stored:
                stored.backup(memory)
            found = memory.execute("PRAGMA quick_check").fetchone()[0]
            if found != "ok":
                raise sqlite3.DatabaseError(found)
            migrate(memory)
        except (sqlite3.Error, NewerFileError) as error:
            memory.close()
            _log.info("store: the copy %s is of no use: %s", file.name, error)
        else:
            return memory, file
    return None


def copy_small_tables(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Put the rows of the small tables, and the numbers given so far, from one store into another, all or none.

    Raises:
        sqlite3.Error: nothing was copied.
    """
    target.execute("BEGIN IMMEDIATE")
    try:
        for table in (*SMALL_TABLES, "sqlite_sequence"):
            target.execute(f"DELETE FROM {table}")
            rows = source.execute(f"SELECT * FROM {table}")
            marks = ", ".join("?" * len(rows.description))
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        target.execute("COMMIT")
    except BaseException:
        if target.in_transaction:
            target.execute("ROLLBACK")
        raise


def _file_of_today(path: Path, clock: Clock) -> Path:
    day = datetime.fromtimestamp(clock.wall_ms() / 1000, UTC).strftime("%Y%m%d")
    return backup_dir(path) / f"{path.stem}-{day}.sqlite3"


def _copies(path: Path) -> list[Path]:
    """Newest first, by the date in the name."""

    def find() -> Iterator[Path]:
        try:
            yield from backup_dir(path).glob(f"{path.stem}-????????.sqlite3")
        except OSError as error:
            _log.info("store: the folder of copies can't be read: %s", error)

    return sorted(find(), key=lambda file: file.name, reverse=True)
