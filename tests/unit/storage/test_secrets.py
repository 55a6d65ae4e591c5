"""Rules of the keys: the OS keyring, with a deadline, never in plain text, never in words."""

from __future__ import annotations

import logging
import threading

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from qosdesk.storage.secrets import KeyResult, KeyState, Secrets

KEY = "s3cret-0123456789abcdef"
DEADLINE_S = 20.0


class Vault(KeyringBackend):
    """A keyring as an operating system has one."""

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


class PlaintextVault(Vault):
    """As keyrings.alt has one."""


class Locked(Vault):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("no password was typed")

    set_password = None  # type: ignore[assignment]


class Talkative(Vault):
    """Puts what it was given into its errors."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringError(f"could not give {KEY}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise ValueError(f"can't keep {password}")


class Hung(Vault):
    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.go.wait(DEADLINE_S)
        return None


class Chain(Vault):
    def __init__(self, *backends: KeyringBackend) -> None:
        super().__init__()
        self.backends = backends


@pytest.fixture
def use():
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.fixture
def secrets():
    return Secrets()


def test_a_key_is_kept_found_and_forgotten_by_provider(use, secrets):
    use(Vault())
    assert secrets.read_key("qos", DEADLINE_S) == KeyResult(KeyState.NONE)
    assert secrets.write_key("qos", f" {KEY}\n", DEADLINE_S) == KeyResult(KeyState.FOUND, KEY)
    assert secrets.read_key("qos", DEADLINE_S) == KeyResult(KeyState.FOUND, KEY)
    assert secrets.read_key("alltick", DEADLINE_S).state is KeyState.NONE
    assert secrets.delete_key("qos", DEADLINE_S).state is KeyState.NONE
    assert secrets.delete_key("qos", DEADLINE_S).state is KeyState.NONE
    assert secrets.read_key("qos", DEADLINE_S).state is KeyState.NONE


def test_writing_an_empty_key_forgets_it(use, secrets):
    vault = Vault()
    use(vault)
    secrets.write_key("qos", KEY, DEADLINE_S)
    assert secrets.write_key("qos", "  ", DEADLINE_S).state is KeyState.NONE
    assert vault.kept == {}


def test_the_keyring_is_only_touched_on_daemon_threads(use, secrets):
    vault = Vault()
    use(vault)
    secrets.request_key("qos", DEADLINE_S).result(DEADLINE_S)
    secrets.read_key("qos", DEADLINE_S)
    assert len(vault.threads) == 2
    assert all(thread.daemon and thread is not threading.current_thread() for thread in vault.threads)


def test_a_keyring_that_hangs_is_left_behind_at_the_deadline(use, secrets):
    hung = Hung()
    use(hung)
    request = secrets.request_key("qos", 0.05)
    assert not request.cancel()
    result = request.result(DEADLINE_S)
    hung.go.set()
    assert result.state is KeyState.LATE
    assert "0.05 s" in result.reason


def test_a_locked_keyring_is_a_state_of_its_own(use, secrets):
    use(Locked())
    result = secrets.read_key("qos", DEADLINE_S)
    assert result.state is KeyState.LOCKED
    assert "unlock" in result.reason


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring(), Chain(null.Keyring(), fail.Keyring())])
def test_no_keyring_is_said(use, secrets, backend):
    use(backend)
    assert secrets.read_key("qos", DEADLINE_S).state is KeyState.UNAVAILABLE
    assert secrets.write_key("qos", KEY, DEADLINE_S).state is KeyState.UNAVAILABLE


@pytest.mark.parametrize("chained", [False, True])
def test_a_plaintext_keyring_is_neither_written_nor_read(use, secrets, chained):
    vault = PlaintextVault()
    vault.kept["qosdesk", "qos"] = KEY
    use(Chain(null.Keyring(), vault) if chained else vault)
    for result in (
        secrets.read_key("qos", DEADLINE_S),
        secrets.write_key("alltick", KEY, DEADLINE_S),
        secrets.delete_key("qos", DEADLINE_S),
    ):
        assert (result.state, result.key) == (KeyState.REFUSED_PLAINTEXT, "")
    assert vault.kept == {("qosdesk", "qos"): KEY}
    assert vault.threads == []


def test_all_of_keyrings_alt_is_refused(use, secrets):
    kind = type("EncryptedKeyring", (Vault,), {"__module__": "keyrings.alt.file"})
    use(kind())
    assert secrets.read_key("qos", DEADLINE_S).state is KeyState.REFUSED_PLAINTEXT


def test_of_a_chain_the_first_that_may_be_used_is(use, secrets):
    good = Vault()
    use(Chain(PlaintextVault(), good, Vault()))
    secrets.write_key("qos", KEY, DEADLINE_S)
    assert good.kept == {("qosdesk", "qos"): KEY}


def test_the_key_is_in_no_text_and_no_log(use, secrets, caplog):
    caplog.set_level(logging.DEBUG)
    use(Vault())
    results = [secrets.write_key("qos", KEY, DEADLINE_S), secrets.read_key("qos", DEADLINE_S)]
    use(Talkative())
    results += [secrets.write_key("qos", KEY, DEADLINE_S), secrets.read_key("qos", DEADLINE_S)]
    assert [one.state for one in results] == [KeyState.FOUND] * 2 + [KeyState.UNAVAILABLE] * 2
    for one in results:
        assert KEY not in repr(one)
        assert KEY not in str(one)
        assert KEY not in one.reason
        assert KEY not in f"{[one]!r}"
    assert KEY not in caplog.text
