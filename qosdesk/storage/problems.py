"""Whose fault a failed access to the disk is: the environment's or ours. Imports nothing of ours."""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final


class ProblemKind(Enum):
    """What the user can do something about. Anything else is our bug and goes to the log with its traceback."""

    READ_ONLY = "read-only"
    FULL = "full"
    LOCKED = "locked"
    UNAVAILABLE = "unavailable"
    DAMAGED = "damaged"
    """The file was set aside (`EnvironmentProblem.path` names it) and a fresh one is in use."""
    RESTORED = "restored"
    """As DAMAGED, and the small tables were taken from the newest good copy."""
    NEWER = "newer"
    """A newer version of the program wrote the file; it is left alone."""
    RECOVERED = "recovered"
    """What waited because of an earlier problem is stored now."""


@dataclass(frozen=True, slots=True)
class EnvironmentProblem:
    """One thing to tell the user.

    Attributes:
        kind: what happened; screens translate by it.
        text: one English sentence.
        path: the file meant; for DAMAGED and RESTORED where the damaged one lies now.
    """

    kind: ProblemKind
    text: str
    path: Path


_SENTENCES: Final = {
    ProblemKind.READ_ONLY: "The folder of {path} can't be written to: changes are kept only until the program ends.",
    ProblemKind.FULL: "The disk of {path} is full: changes are kept in memory and stored when there is room.",
    ProblemKind.LOCKED: "Another program holds {path}: changes are kept in memory and stored when it lets go.",
    ProblemKind.UNAVAILABLE: "{path} can't be read or written: changes are kept in memory.",
    ProblemKind.DAMAGED: "The file of lists and settings was damaged. It was set aside as {path}; a new one is in use.",
    ProblemKind.RESTORED: "The file of lists and settings was damaged. It was set aside as {path}; lists, layouts and "
    "settings are those of the copy of {day}.",
    ProblemKind.NEWER: "{path} was written by a newer version of this program and is left alone: update the program, "
    "or start it with another profile. Until then changes are kept only until the program ends.",
    ProblemKind.RECOVERED: "Changes are stored in {path} again.",
}

_KIND_OF_SQLITE: Final = {
    sqlite3.SQLITE_PERM: ProblemKind.READ_ONLY,
    sqlite3.SQLITE_READONLY: ProblemKind.READ_ONLY,
    sqlite3.SQLITE_FULL: ProblemKind.FULL,
    sqlite3.SQLITE_BUSY: ProblemKind.LOCKED,
    sqlite3.SQLITE_LOCKED: ProblemKind.LOCKED,
    sqlite3.SQLITE_CANTOPEN: ProblemKind.UNAVAILABLE,
    sqlite3.SQLITE_IOERR: ProblemKind.UNAVAILABLE,
    sqlite3.SQLITE_CORRUPT: ProblemKind.DAMAGED,
    sqlite3.SQLITE_NOTADB: ProblemKind.DAMAGED,
}

_KIND_OF_ERRNO: Final = {
    errno.EACCES: ProblemKind.READ_ONLY,
    errno.EPERM: ProblemKind.READ_ONLY,
    errno.EROFS: ProblemKind.READ_ONLY,
    errno.ENOSPC: ProblemKind.FULL,
    errno.EDQUOT: ProblemKind.FULL,
}


def problem(kind: ProblemKind, path: Path, day: str = "") -> EnvironmentProblem:
    """The value with its sentence; `day` is that of the copy, for RESTORED."""
    return EnvironmentProblem(kind, _SENTENCES[kind].format(path=path, day=day), path)


def kind_of(error: BaseException) -> ProblemKind | None:
    """The environment's problem behind an exception, or None where it is ours."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        # The low byte is the primary code, the rest says more about it.
        return None if code is None else _KIND_OF_SQLITE.get(code & 0xFF)
    if isinstance(error, OSError):
        return _KIND_OF_ERRNO.get(error.errno or 0, ProblemKind.UNAVAILABLE)
    return None
