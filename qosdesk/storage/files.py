"""Opening the store's file: fresh, old, newer, damaged, read-only. Imports clock only.

Connections are in autocommit mode and may be used from any thread, by one at a time.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from qosdesk.clock import Clock
from qosdesk.storage.backups import copy_small_tables, newest_good
from qosdesk.storage.migrations import MIGRATIONS, SMALL_TABLES, NewerFileError, migrate, peek_version
from qosdesk.storage.problems import EnvironmentProblem, ProblemKind, kind_of, problem

_BUSY_MS: Final = 2000

_log = logging.getLogger(__name__)


def open_store(path: Path, clock: Clock) -> tuple[sqlite3.Connection, list[EnvironmentProblem]]:
    """A connection to the file or, where it can't be used, to memory; and what the user should know of it."""
    try:
        return _open_file(path), []
    except NewerFileError:
        return _open_memory(), [problem(ProblemKind.NEWER, path)]
    except (sqlite3.Error, OSError) as error:
        kind = kind_of(error)
        if kind is None:
            # Tables that are not as its version says: no use to us, and for a person to look at.
            _log.exception("the store's file can't be brought up to date")
        if kind is None or kind is ProblemKind.DAMAGED:
            connection, problems = replace_damaged(path, clock)
            return connection, _take_backup(connection, path, problems)
        return _open_copy(path), [problem(kind, path)]


def _connect(path: str, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(
        path, uri=uri, check_same_thread=False, isolation_level=None, timeout=_BUSY_MS / 1000
    )


def _open_file(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    version = peek_version(path)
    if version > len(MIGRATIONS):
        raise NewerFileError(version, len(MIGRATIONS))
    connection = _connect(str(path))
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        if migrate(connection):
            # So that the version can be peeked at in the main file.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        # A folder that can't be written to is known at once and not at the first edit.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        _check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """Look for damage in what is the user's own; bars (most of the file) are found damaged when they are read."""
    for table in SMALL_TABLES:
        found = connection.execute(f"PRAGMA quick_check('{table}')").fetchone()[0]
        if found != "ok":
            damage = sqlite3.DatabaseError(f"table {table}: {found}")
            damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damage


def _open_memory() -> sqlite3.Connection:
    connection = _connect(":memory:")
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    return connection


def _open_copy(path: Path) -> sqlite3.Connection:
    """A working copy in memory of a file that can't be written; an empty one if it can't be read either."""
    # `immutable` is for a WAL file in a folder where no shared-memory file can be made beside it.
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        memory = _connect(":memory:")
        try:
            with closing(_connect(f"{path.absolute().as_uri()}?{mode}", uri=True)) as file:
                file.backup(memory)
            memory.execute("PRAGMA foreign_keys = ON")
            migrate(memory)
            _check(memory)
        except (sqlite3.Error, NewerFileError) as error:
            memory.close()
            _log.info("store: no copy with %s: %s", mode, error)
        else:
            return memory
    return _open_memory()


def replace_damaged(path: Path, clock: Clock) -> tuple[sqlite3.Connection, list[EnvironmentProblem]]:
    """Set the file (with its write-ahead log, which belongs to it) aside and make a fresh one."""
    stamp = datetime.fromtimestamp(clock.wall_ms() / 1000, UTC).strftime("%Y%m%d-%H%M%S")
    name = f"{path.name}.damaged-{stamp}"
    aside = next(
        free
        for number in count(1)
        if not (free := path.with_name(name if number == 1 else f"{name}-{number}")).exists()
    )
    try:
        for suffix in ("-wal", "-shm", ""):
            part = path.with_name(path.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
        return _open_file(path), [problem(ProblemKind.DAMAGED, aside)]
    except (sqlite3.Error, OSError) as error:
        return _open_memory(), [problem(kind_of(error) or ProblemKind.UNAVAILABLE, path)]


def _take_backup(
    connection: sqlite3.Connection, path: Path, problems: list[EnvironmentProblem]
) -> list[EnvironmentProblem]:
    """Fill a fresh store from the newest good copy: the user's work of yesterday is better than none."""
    found = newest_good(path)
    if found is None:
        return problems
    copy, file = found
    with closing(copy):
        try:
            copy_small_tables(copy, connection)
        except sqlite3.Error as error:
            _log.warning("store: the copy %s can't be taken: %s", file.name, error)
            return problems
    digits = file.stem[-8:]
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return [
        problem(ProblemKind.RESTORED, one.path, day) if one.kind is ProblemKind.DAMAGED else one
        for one in problems
    ]


def file_of(connection: sqlite3.Connection) -> str:
    """The file behind a connection, empty for memory."""
    return str(connection.execute("PRAGMA database_list").fetchone()[2])
