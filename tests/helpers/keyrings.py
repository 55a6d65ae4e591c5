"""Keyrings as computers have them: one that works, one that is locked, one that never answers. Never the real one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

HANGS_S = 20.0


class VaultKeyring(KeyringBackend):
    """Keeps what it is given."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.threads: list[threading.Thread] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.threads.append(threading.current_thread())
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class LockedKeyring(VaultKeyring):
    """Locked until `unlock` is called."""

    locked = True

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("no password was typed")
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked("no password was typed")
        super().set_password(service, username, password)


class HungKeyring(VaultKeyring):
    """Does not answer before `go` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.go.wait(HANGS_S)
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.go.wait(HANGS_S)
        super().set_password(service, username, password)


@pytest.fixture
def use_keyring() -> Iterator[Callable[[KeyringBackend], None]]:
    """Sets the keyring of a test; the one before comes back."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)
