"""Keys in files that only their owner may read, for computers without a keyring. Imports nothing of ours.

A file exists only because the user chose it; no text that leaves this module contains a key.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

_MOST: Final = 4096
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class KeyFile:
    """One file for each provider, `<provider>.key`, in the profile's folder.

    Args:
        folder: the profile's; made when it is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, provider: str) -> Path:
        """Where a provider's key is, or would be."""
        return self._folder / f"{provider}.key"

    def read(self, provider: str) -> str:
        """The key, empty where there is none.

        Raises:
            OSError: it can't be read, or (PermissionError) others may read it too.
        """
        try:
            with self.path(provider).open("rb") as file:
                if os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & _OTHERS:
                    raise PermissionError("others may read the key file")
                said = file.read(_MOST)
        except FileNotFoundError:
            return ""
        # What is no text is no key either; the error would quote it.
        return said.decode("ascii", "replace").strip()

    def write(self, provider: str, key: str) -> None:
        """Replace the key; nobody else may read the file at any moment.

        Raises:
            OSError: it can't be written; what was there before still is.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self.path(provider)
        draft = path.with_suffix(".key-new")
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(key.strip().encode())
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise

    def delete(self, provider: str) -> None:
        """Forget it.

        Raises:
            OSError: it is still there.
        """
        self.path(provider).unlink(missing_ok=True)
