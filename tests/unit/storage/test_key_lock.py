"""One desk per key on a computer: claims end with their process, and no file tells the key."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from qosdesk.clock import FakeClock
from qosdesk.storage.key_lock import Holder, KeyLock
from tests.helpers.sources import ROOT

KEY = "5f1d0c9b7a1e4d6c8b0f2a3c4d5e6f70"
CHILD = """
import sys
from pathlib import Path
from qosdesk.clock import FakeClock
from qosdesk.storage.key_lock import KeyLock
lock = KeyLock(Path(sys.argv[1]), FakeClock(1_763_640_000_000))
print(lock.take("qos", sys.argv[2]), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / ".running"


def lock_in(folder: Path) -> KeyLock:
    return KeyLock(folder, FakeClock())


def test_the_first_has_the_key_and_the_second_hears_who_that_is(folder):
    first, second = lock_in(folder), lock_in(folder)
    assert first.take("qos", KEY) is None
    assert first.take("qos", KEY) is None
    holder = second.take("qos", KEY)
    assert holder is not None
    assert holder.since_ms == FakeClock().wall_ms()
    first.release()
    assert second.take("qos", KEY) is None
    second.release()


def test_other_keys_and_other_vendors_are_free(folder):
    locks = [lock_in(folder) for _ in range(3)]
    assert locks[0].take("qos", KEY) is None
    assert locks[1].take("qos", KEY[::-1]) is None
    assert locks[2].take("alltick", KEY) is None
    for lock in locks:
        lock.release()


def test_taking_another_key_lets_go_of_the_one_before(folder):
    first, second = lock_in(folder), lock_in(folder)
    first.take("qos", KEY)
    assert first.take("qos", "another key") is None
    assert second.take("qos", KEY) is None
    first.release()
    second.release()


def test_a_process_that_is_killed_holds_nothing(folder):
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), KEY],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child.stdin, child.stdout:
        assert child.stdout.readline().strip() == b"None"
        lock = lock_in(folder)
        assert lock.take("qos", KEY) == Holder(child.pid, 1_763_640_000_000)
        child.kill()
        child.wait()
        assert lock.take("qos", KEY) is None
        lock.release()


def test_the_key_is_in_no_file_and_no_name_and_names_differ_between_computers(tmp_path):
    names = []
    for computer in ("one", "two"):
        lock = lock_in(tmp_path / computer)
        lock.take("qos", KEY)
        for path in (tmp_path / computer).iterdir():
            assert KEY not in path.name
            assert KEY.encode() not in path.read_bytes()
        names.append({path.name for path in (tmp_path / computer).iterdir()} - {"salt"})
        lock.release()
    assert len(names[0]) == 1
    assert names[0] != names[1]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pid": "x"}', b'{"pid": 1}', b"\xff" * 5000])
def test_a_lock_whose_owner_can_not_be_read_is_held_all_the_same(folder, content):
    first, second = lock_in(folder), lock_in(folder)
    first.take("qos", KEY)
    (path,) = [path for path in folder.iterdir() if path.name != "salt"]
    path.write_bytes(content)
    assert second.take("qos", KEY) == Holder()
    first.release()


def test_a_folder_that_can_not_be_made_is_an_os_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        lock_in(tmp_path / "file" / "folder").take("qos", KEY)
