"""One desk per profile."""

from __future__ import annotations

import json
import queue
import socket

import pytest

from qosdesk.app.instance import NAME, Instance


@pytest.fixture
def first(tmp_path):
    instance = Instance(tmp_path / "default")
    assert instance.claim()
    yield instance
    instance.release()


def test_a_second_start_asks_the_first_to_come_to_the_front(tmp_path, first):
    asked: queue.Queue[int] = queue.Queue()
    first.listen(lambda: asked.put(1))
    assert not Instance(tmp_path / "default").claim()
    assert asked.get(timeout=5) == 1
    assert not Instance(tmp_path / "default").claim()
    assert asked.get(timeout=5) == 1


def test_another_profile_starts(tmp_path, first):
    other = Instance(tmp_path / "other")
    assert other.claim()
    other.release()


def test_after_the_first_has_ended_the_next_one_starts(tmp_path, first):
    first.listen(lambda: None)
    first.release()
    again = Instance(tmp_path / "default")
    assert again.claim()
    again.release()


def test_what_was_not_released_was_cut_short(tmp_path, first):
    assert not first.was_cut_short
    first.listen(lambda: None)
    # As when the process is killed: the system drops the lock, and nobody tidies up.
    first._file.close()
    first._file = None
    again = Instance(tmp_path / "default")
    assert again.claim()
    assert again.was_cut_short
    again.release()
    last = Instance(tmp_path / "default")
    assert last.claim()
    assert not last.was_cut_short
    last.release()


def test_a_first_one_that_does_not_listen_yet_still_keeps_the_second_away(tmp_path, first):
    assert not Instance(tmp_path / "default").claim()


def test_who_does_not_know_the_word_is_not_heard(tmp_path, first):
    asked: list[int] = []
    first.listen(lambda: asked.append(1))
    port = json.loads((tmp_path / "default" / NAME).read_text(encoding="utf-8"))["port"]
    with socket.create_connection(("127.0.0.1", port), 5) as peer:
        peer.settimeout(5)
        peer.sendall(b"0" * 32)
        assert peer.recv(2) == b""
    assert asked == []


def test_where_nothing_can_be_written_the_desk_starts_all_the_same(tmp_path):
    (tmp_path / "default").write_text("a file where the folder should be", encoding="utf-8")
    assert Instance(tmp_path / "default").claim()
