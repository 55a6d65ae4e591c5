"""What hangs for a test, put into a child's way by PYTHONPATH: a keyring and a name server that never answer.

`sitecustomize.py` is made of this in a folder of the test's own; nothing of the program is changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

HUNG_NAME: Final = "hung.example"

_SITE: Final = f"""
import socket, threading

_look_up = socket.getaddrinfo

def getaddrinfo(host, *more, **named):
    if host in ({HUNG_NAME!r}, {HUNG_NAME.encode()!r}):
        threading.Event().wait()
    return _look_up(host, *more, **named)

socket.getaddrinfo = getaddrinfo
"""

_KEYRING: Final = """
import os, threading
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 9

    def get_password(self, service, username):
        open(os.environ["HUNG_MARK"], "w").close()
        threading.Event().wait()

    def set_password(self, service, username, password):
        threading.Event().wait()

    def delete_password(self, service, username):
        threading.Event().wait()
"""


def hung_folder(folder: Path) -> Path:
    """A folder for PYTHONPATH."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_SITE)
    (folder / "hung_keyring.py").write_text(_KEYRING)
    return folder
