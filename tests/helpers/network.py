"""The network guard: tests talk to loopback only and look up no names.

It is an audit hook, so C extensions which use sockets through Python are seen too. A forbidden call raises at once, and
is remembered, so that the test fails even where the code under test swallows the exception.
"""

from __future__ import annotations

import ipaddress
import sys
from collections.abc import Iterator
from typing import Any

import pytest

_LOOKUPS = {
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyname_ex",
    "socket.gethostbyaddr",
}
_CALLS = {"socket.connect", "socket.sendto", "socket.sendmsg"}


class ForbiddenNetworkError(AssertionError):
    """A test tried to reach something beyond loopback."""


class NetworkGuard:
    """Watches socket calls while a test runs; `attempts` are the forbidden ones in words."""

    def __init__(self) -> None:
        self.active = False
        self.attempts: list[str] = []

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """The audit hook; called for every audited event of the interpreter, so it decides quickly."""
        if not self.active or not event.startswith("socket."):
            return
        if event in _LOOKUPS:
            if not is_harmless_name(args[0]):
                self._refuse(f"looked up {args[0]!r}")
        elif event in _CALLS and len(args) > 1 and not is_loopback(args[1]):
            self._refuse(f"connected to {args[1]!r}")

    def _refuse(self, what: str) -> None:
        self.attempts.append(what)
        raise ForbiddenNetworkError(f"this test {what}: tests talk to loopback only")


def is_loopback(address: object) -> bool:
    """Whether a socket address stays on this machine: unix sockets and numeric loopback."""
    if not isinstance(address, tuple) or not address:
        return True
    host = address[0]
    if isinstance(host, (bytes, bytearray)):
        host = bytes(host).decode("ascii", "replace")
    if not isinstance(host, str):
        return True
    if host == "localhost":
        return True
    try:
        found = ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    return found.is_loopback


def is_harmless_name(host: object) -> bool:
    """Whether resolving this asks no name server: nothing, 'localhost' or a numeric address."""
    if isinstance(host, (bytes, bytearray)):
        host = bytes(host).decode("ascii", "replace")
    if host is None or host in ("", "localhost"):
        return True
    try:
        ipaddress.ip_address(str(host).split("%")[0])
    except ValueError:
        return False
    return True


_guard_key = pytest.StashKey[NetworkGuard]()


def pytest_configure(config: pytest.Config) -> None:
    guard = NetworkGuard()
    config.stash[_guard_key] = guard
    sys.addaudithook(guard)


def pytest_unconfigure(config: pytest.Config) -> None:
    # An audit hook can't be removed, only put to sleep.
    config.stash[_guard_key].active = False


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    guard = item.config.stash[_guard_key]
    guard.active = True
    guard.attempts.clear()
    try:
        return (yield)
    finally:
        guard.active = False


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    result = yield
    attempts = item.config.stash[_guard_key].attempts
    if attempts:
        pytest.fail("network beyond loopback: " + "; ".join(attempts), pytrace=False)
    return result
