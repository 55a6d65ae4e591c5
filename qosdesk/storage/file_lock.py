"""A file that one process holds at a time; the system drops the lock when the process dies. Imports nothing of ours."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO, Final

_LOCKED_BYTE: Final = 1 << 30
"""Beyond the content, because Windows lets nobody read what is locked."""


def open_private(path: Path) -> BinaryIO:
    """Read and written unbuffered, made when it is missing, for this user only.

    Raises:
        OSError: it can't be opened or made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    return os.fdopen(descriptor, "r+b", 0)


if sys.platform == "win32":
    import msvcrt

    def lock(file: BinaryIO, *, wait: bool) -> bool:
        """Whether the lock is ours now; with `wait` it is waited for."""
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True

else:
    import fcntl

    def lock(file: BinaryIO, *, wait: bool) -> bool:
        """Whether the lock is ours now; with `wait` it is waited for."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
