"""The vendors' keys in the keyring of the operating system. Imports keyring, lazily; nothing of ours.

A keyring may take seconds to start, wait for a password that nobody types, or hang: it is only ever called on a daemon
thread with a deadline. No text that leaves this module contains a key.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "qosdesk"


class KeyState(Enum):
    """What the keyring said."""

    FOUND = "found"
    """It holds a key (after a write: this one)."""
    NONE = "none"
    """It works and holds none."""
    LOCKED = "locked"
    LATE = "late"
    """It did not answer in time; it may be waiting for its password."""
    UNAVAILABLE = "unavailable"
    """There is no keyring, or it failed."""
    REFUSED_PLAINTEXT = "refused plaintext"
    """The keyring that is set up keeps its passwords readable in a file; it is not used."""


@dataclass(frozen=True, slots=True)
class KeyResult:
    """An answer. `reason` is one English sentence where the state is not FOUND or NONE; it never contains a key."""

    state: KeyState
    key: str = field(default="", repr=False)
    reason: str = ""


class Secrets:
    """Keys by provider.

    Args:
        service: under which name the keyring files them.
    """

    def __init__(self, service: str = SERVICE) -> None:
        self._service = service

    def read_key(self, provider: str, deadline_s: float) -> KeyResult:
        """Ask for a provider's key, waiting for the answer: never call this on the UI's thread."""

        def ask(backend: KeyringBackend) -> KeyResult:
            key = (backend.get_password(self._service, provider) or "").strip()
            return KeyResult(KeyState.FOUND, key) if key else KeyResult(KeyState.NONE)

        return _within(deadline_s, ask)

    def request_key(self, provider: str, deadline_s: float) -> Future[KeyResult]:
        """As `read_key`, without waiting. Await it with `asyncio.wrap_future`."""
        future: Future[KeyResult] = Future()
        # From here on it can't be cancelled, so that setting its result never fails.
        future.set_running_or_notify_cancel()
        _start(lambda: future.set_result(self.read_key(provider, deadline_s)))
        return future

    def write_key(self, provider: str, key: str, deadline_s: float) -> KeyResult:
        """Store a key (FOUND when it is kept now), waiting; an empty one is deleted."""
        key = key.strip()
        if not key:
            return self.delete_key(provider, deadline_s)

        def put(backend: KeyringBackend) -> KeyResult:
            backend.set_password(self._service, provider, key)
            return KeyResult(KeyState.FOUND, key)

        return _within(deadline_s, put)

    def delete_key(self, provider: str, deadline_s: float) -> KeyResult:
        """Forget a key (NONE when none is kept now), waiting."""

        def drop(backend: KeyringBackend) -> KeyResult:
            if backend.get_password(self._service, provider) is not None:
                backend.delete_password(self._service, provider)
            return KeyResult(KeyState.NONE)

        return _within(deadline_s, drop)


def _start(job: Callable[[], object]) -> None:
    threading.Thread(target=job, name="keyring", daemon=True).start()


def _within(deadline_s: float, job: Callable[[KeyringBackend], KeyResult]) -> KeyResult:
    """Run a job against the keyring on a daemon thread; one that hangs is left behind."""
    answers: list[KeyResult] = []
    done = threading.Event()

    def work() -> None:
        try:
            answers.append(_against_keyring(job))
        finally:
            done.set()

    _start(work)
    if done.wait(deadline_s) and answers:
        return answers[0]
    return KeyResult(KeyState.LATE, reason=f"The keyring did not answer within {deadline_s:g} s.")


def _against_keyring(job: Callable[[KeyringBackend], KeyResult]) -> KeyResult:
    try:
        import keyring
        from keyring.errors import KeyringLocked
    except ImportError as error:
        return KeyResult(KeyState.UNAVAILABLE, reason=f"There is no keyring ({type(error).__name__}).")
    try:
        backend, refusal = _usable(keyring.get_keyring())
        return refusal if backend is None else job(backend)
    except KeyringLocked:
        return KeyResult(KeyState.LOCKED, reason="The keyring is locked: unlock it and try again.")
    except Exception as error:  # noqa: BLE001 - backends raise what they like, and its text may hold what was written
        return KeyResult(KeyState.UNAVAILABLE, reason=f"The keyring failed ({type(error).__name__}).")


def _usable(backend: KeyringBackend) -> tuple[KeyringBackend | None, KeyResult]:
    """The backend, or of a chain its first that may be used; else None and why."""
    refusal = KeyResult(KeyState.UNAVAILABLE, reason="There is no keyring on this computer.")
    for one in getattr(backend, "backends", None) or [backend]:
        family = type(one).__mro__
        names = {f"{kind.__module__}.{kind.__qualname__}" for kind in family}
        if names & {"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"}:
            continue
        # All of keyrings.alt keeps files that are readable, or are as good as that.
        if any(name.startswith("keyrings.alt.") or "plaintext" in name.lower() for name in names):
            refusal = KeyResult(
                KeyState.REFUSED_PLAINTEXT,
                reason="The keyring that is set up keeps keys readable in a file, so it is not used.",
            )
            continue
        return one, refusal
    return None, refusal
