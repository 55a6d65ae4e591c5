"""Rules of the keys: the OS keyring, with a deadline, never in plain text, never in words."""

from __future__ import annotations

import logging
import threading

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringError

from qosdesk.storage.secrets import KeyResult, KeyState, Secrets
from tests.helpers.keyrings import HungKeyring, LockedKeyring, VaultKeyring

KEY = "s3cret-0123456789abcdef"
DEADLINE_S = 20.0


class PlaintextVault(VaultKeyring):
    """As keyrings.alt has one."""


class Talkative(VaultKeyring):
    """Puts what it was given into its errors."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringError(f"could not give {KEY}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise ValueError(f"can't keep {password}")


class Chain(VaultKeyring):
    def __init__(self, *backends: KeyringBackend) -> None:
        super().__init__()
        self.backends = backends


@pytest.fixture
def secrets():
    return Secrets()


def test_a_key_is_kept_found_and_forgotten_by_provider(use_keyring, secrets):
    use_keyring(VaultKeyring())
    assert secrets.read_key("qos", DEADLINE_S) == KeyResult(KeyState.NONE)
    assert secrets.write_key("qos", f" {KEY}\n", DEADLINE_S) == KeyResult(KeyState.FOUND, KEY)
    assert secrets.read_key("qos", DEADLINE_S) == KeyResult(KeyState.FOUND, KEY)
    assert secrets.read_key("alltick", DEADLINE_S).state is KeyState.NONE
    assert secrets.delete_key("qos", DEADLINE_S).state is KeyState.NONE
    assert secrets.delete_key("qos", DEADLINE_S).state is KeyState.NONE
    assert secrets.read_key("qos", DEADLINE_S).state is KeyState.NONE


def test_writing_an_empty_key_forgets_it(use_keyring, secrets):
    vault = VaultKeyring()
    use_keyring(vault)
    secrets.write_key("qos", KEY, DEADLINE_S)
    assert secrets.write_key("qos", "  ", DEADLINE_S).state is KeyState.NONE
    assert vault.kept == {}


def test_the_keyring_is_only_touched_on_daemon_threads(use_keyring, secrets):
    vault = VaultKeyring()
    use_keyring(vault)
    secrets.request_key("qos", DEADLINE_S).result(DEADLINE_S)
    secrets.read_key("qos", DEADLINE_S)
    assert len(vault.threads) == 2
    assert all(thread.daemon and thread is not threading.current_thread() for thread in vault.threads)


def test_a_keyring_that_hangs_is_left_behind_at_the_deadline(use_keyring, secrets):
    hung = HungKeyring()
    use_keyring(hung)
    request = secrets.request_key("qos", 0.05)
    assert not request.cancel()
    result = request.result(DEADLINE_S)
    hung.go.set()
    assert result.state is KeyState.LATE
    assert "0.05 s" in result.reason


def test_a_locked_keyring_is_a_state_of_its_own(use_keyring, secrets):
    use_keyring(LockedKeyring())
    result = secrets.read_key("qos", DEADLINE_S)
    assert result.state is KeyState.LOCKED
    assert "unlock" in result.reason


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring(), Chain(null.Keyring(), fail.Keyring())])
def test_no_keyring_is_said(use_keyring, secrets, backend):
    use_keyring(backend)
    assert secrets.read_key("qos", DEADLINE_S).state is KeyState.UNAVAILABLE
    assert secrets.write_key("qos", KEY, DEADLINE_S).state is KeyState.UNAVAILABLE


@pytest.mark.parametrize("chained", [False, True])
def test_a_plaintext_keyring_is_neither_written_nor_read(use_keyring, secrets, chained):
    vault = PlaintextVault()
    vault.kept["qosdesk", "qos"] = KEY
    use_keyring(Chain(null.Keyring(), vault) if chained else vault)
    for result in (
        secrets.read_key("qos", DEADLINE_S),
        secrets.write_key("alltick", KEY, DEADLINE_S),
        secrets.delete_key("qos", DEADLINE_S),
    ):
        assert (result.state, result.key) == (KeyState.REFUSED_PLAINTEXT, "")
    assert vault.kept == {("qosdesk", "qos"): KEY}
    assert vault.threads == []


def test_all_of_keyrings_alt_is_refused(use_keyring, secrets):
    kind = type("EncryptedKeyring", (VaultKeyring,), {"__module__": "keyrings.alt.file"})
    use_keyring(kind())
    assert secrets.read_key("qos", DEADLINE_S).state is KeyState.REFUSED_PLAINTEXT


def test_of_a_chain_the_first_that_may_be_used_is(use_keyring, secrets):
    good = VaultKeyring()
    use_keyring(Chain(PlaintextVault(), good, VaultKeyring()))
    secrets.write_key("qos", KEY, DEADLINE_S)
    assert good.kept == {("qosdesk", "qos"): KEY}


def test_the_key_is_in_no_text_and_no_log(use_keyring, secrets, caplog):
    caplog.set_level(logging.DEBUG)
    use_keyring(VaultKeyring())
    results = [secrets.write_key("qos", KEY, DEADLINE_S), secrets.read_key("qos", DEADLINE_S)]
    use_keyring(Talkative())
    results += [secrets.write_key("qos", KEY, DEADLINE_S), secrets.read_key("qos", DEADLINE_S)]
    assert [one.state for one in results] == [KeyState.FOUND] * 2 + [KeyState.UNAVAILABLE] * 2
    for one in results:
        assert KEY not in repr(one)
        assert KEY not in str(one)
        assert KEY not in one.reason
        assert KEY not in f"{[one]!r}"
    assert KEY not in caplog.text
