"""Which qosdesk on this computer uses a key: one lock per key, which the system drops when the process dies.

The file's name is a salted hash of the key, its content the owner's process id and time. Imports clock only.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from qosdesk.clock import Clock
from qosdesk.storage.file_lock import lock, open_private

_SALT: Final = "salt"
_SALT_SIZE: Final = 32


@dataclass(frozen=True, slots=True)
class Holder:
    """Who uses the key: process id and since when (wall time); 0 where that can't be read."""

    pid: int = 0
    since_ms: int = 0


class KeyLock:
    """The claim of this process to one key at a time.

    Args:
        folder: shared by all profiles of the user; made when it is missing.
        clock: where the time comes from.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._file: BinaryIO | None = None
        self._name = ""

    def take(self, provider: str, key: str) -> Holder | None:
        """Claim a key, and let go of the one before: None when it is ours now, else whose it is.

        Raises:
            OSError: the folder can't be written; then nothing is known.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        name = self._name_of(provider, key)
        if self._file is not None and name == self._name:
            return None
        self.release()
        file = open_private(self._folder / name)
        try:
            if not lock(file, wait=False):
                holder = _read_holder(file)
                file.close()
                return holder
            text = json.dumps({"pid": os.getpid(), "since_ms": self._clock.wall_ms()})
            file.truncate(0)
            file.write(text.encode())
        except BaseException:
            file.close()
            raise
        self._file, self._name = file, name
        return None

    def release(self) -> None:
        """Let go of the key, if one is claimed. The file stays: who deletes a lock that others may be opening errs."""
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _name_of(self, provider: str, key: str) -> str:
        digest = hashlib.blake2b(f"{provider}\n{key}".encode(), key=self._salt(), digest_size=16).hexdigest()
        return f"{provider}-{digest}.lock"

    def _salt(self) -> bytes:
        """Random, made once: a lock's name alone doesn't tell whether a guessed key is right."""
        with open_private(self._folder / _SALT) as file:
            lock(file, wait=True)  # two that start at once must have the same one
            salt = file.read(_SALT_SIZE)
            if len(salt) != _SALT_SIZE:
                salt = os.urandom(_SALT_SIZE)
                file.seek(0)
                file.write(salt)
            return salt


def _read_holder(file: BinaryIO) -> Holder:
    try:
        said = json.loads(file.read(4096))
        return Holder(int(said["pid"]), int(said["since_ms"]))
    except (ValueError, TypeError, KeyError, OSError, RecursionError):
        return Holder()
