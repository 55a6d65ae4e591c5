"""One desk per profile: a second start brings the first one's window to the front and ends.

The first one holds a lock on a file of the profile, which the system drops when it dies, and listens on loopback; the
file says where, and holds a random word without which nothing is done.
"""

from __future__ import annotations

import hmac
import json
import logging
import secrets
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from qosdesk.storage.file_lock import lock, open_private

NAME: Final = "running"
_DEADLINE_S: Final = 2.0
_LONGEST: Final = 200

_log = logging.getLogger(__name__)


class Instance:
    """The claim of this process to a profile.

    Args:
        folder: the profile's; made when it is missing.

    Attributes:
        was_cut_short: the desk before this one did not end properly: what it wrote into the file is there still.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._file: BinaryIO | None = None
        self._server: socket.socket | None = None
        self._word = secrets.token_hex(16)
        self.was_cut_short = False

    def claim(self) -> bool:
        """Whether this is the only desk of the profile; otherwise the other one was asked to come to the front.

        A folder that can't be written to can't be claimed either: then nobody is kept from starting.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = open_private(self._path)
        except OSError as error:
            _log.info("whether another desk runs is not known: %s", error)
            return True
        if lock(file, wait=False):
            self._file = file
            self.was_cut_short = bool(file.read(1))
            self._write({})
            return True
        with file:
            _ask(file)
        return False

    def listen(self, asked: Callable[[], object]) -> None:
        """Hear of second starts.

        Args:
            asked: called on a thread of its own.
        """
        if self._file is None:
            return
        try:
            server = socket.create_server(("127.0.0.1", 0))
        except OSError as error:
            _log.info("a second start will not raise this one: %s", error)
            return
        self._server = server
        self._write({"port": server.getsockname()[1], "word": self._word})
        threading.Thread(target=self._serve, args=(server, asked), name="instance", daemon=True).start()

    def release(self) -> None:
        """Another desk may have the profile. Safe to call twice."""
        server, self._server = self._server, None
        if server is not None:
            # A thread in accept() is woken by shutdown, not by close.
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            server.close()
        self._write(None)
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _write(self, said: dict[str, object] | None) -> None:
        """What the file holds while the desk runs; nothing once it ended properly."""
        if self._file is not None:
            with suppress(OSError):
                self._file.seek(0)
                self._file.truncate()
                self._file.write(b"" if said is None else json.dumps(said).encode())

    def _serve(self, server: socket.socket, asked: Callable[[], object]) -> None:
        while True:
            try:
                peer, _address = server.accept()
            except OSError:
                return
            with peer, suppress(OSError):
                peer.settimeout(_DEADLINE_S)
                if hmac.compare_digest(peer.recv(_LONGEST), self._word.encode()):
                    asked()
                    peer.sendall(b"ok")


def _ask(file: BinaryIO) -> None:
    """Ask the desk that holds the file to come to the front; it may be too young or too busy to hear."""
    try:
        said = json.loads(file.read(_LONGEST))
        port, word = int(said["port"]), str(said["word"])
        with socket.create_connection(("127.0.0.1", port), _DEADLINE_S) as peer:
            peer.settimeout(_DEADLINE_S)
            peer.sendall(word.encode())
            peer.recv(2)
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.info("the running desk did not hear: %r", error)
