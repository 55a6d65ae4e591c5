"""The loop: a socket is read when Qt says so, a stream that trickles is read together, a flood is not rested."""

from __future__ import annotations

import socket

import pytest

from qosdesk.app.loop import DeskLoop
from qosdesk.clock import FakeClock


class Reader:
    """Counts what it reads, and takes so long for it."""

    def __init__(self, loop: DeskLoop, clock: FakeClock, takes_s: float = 0.0) -> None:
        self.ours, self.theirs = socket.socketpair()
        self.ours.setblocking(False)
        self.turns = 0
        self.read = b""
        self._clock, self._takes_s = clock, takes_s
        loop.add_reader(self.ours, self._on_readable)

    def _on_readable(self) -> None:
        self.turns += 1
        self.read += self.ours.recv(100)
        self._clock.advance(self._takes_s)


@pytest.fixture
def clock():
    return FakeClock(monotonic_s=50.0)


@pytest.fixture
def loop(qapp, clock):
    made = DeskLoop(qapp, clock)
    yield made
    made.close()


@pytest.fixture
def make_reader(loop, clock):
    readers = []

    def make(takes_s=0.0):
        readers.append(Reader(loop, clock, takes_s))
        return readers[-1]

    yield make
    for one in readers:
        loop.remove_reader(one.ours)
        one.ours.close()
        one.theirs.close()


def say(qapp, reader, data):
    """Send, and give Qt its turns."""
    reader.theirs.sendall(data)
    for _ in range(5):
        qapp.processEvents()


def test_what_comes_now_and_then_is_read_at_once(qapp, clock, make_reader):
    reader = make_reader()
    for data in (b"a", b"b", b"c"):
        say(qapp, reader, data)
        clock.advance(1.0)
    assert (reader.read, reader.turns) == (b"abc", 3)


def test_a_socket_that_trickles_rests_and_is_then_read_together(qapp, qtbot, make_reader):
    reader = make_reader()
    say(qapp, reader, b"a")
    say(qapp, reader, b"b")
    before = reader.turns
    reader.theirs.sendall(b"c")
    reader.theirs.sendall(b"d")
    qtbot.waitUntil(lambda: reader.read == b"abcd")
    assert (before, reader.turns) == (2, 3)


def test_a_socket_whose_reading_takes_its_time_does_not_rest(qapp, make_reader):
    reader = make_reader(takes_s=0.002)
    for data in (b"a", b"b", b"c", b"d"):
        say(qapp, reader, data)
    assert (reader.read, reader.turns) == (b"abcd", 4)


def test_a_reader_that_was_removed_while_it_rested_is_not_called(qapp, qtbot, loop, make_reader):
    reader, other = make_reader(), make_reader()
    for one in (reader, other):
        say(qapp, one, b"a")
        say(qapp, one, b"b")
    loop.remove_reader(reader.ours)
    reader.theirs.sendall(b"c")
    other.theirs.sendall(b"c")
    qtbot.waitUntil(lambda: other.read == b"abc")
    assert reader.read == b"ab"


def test_before_a_frame_streams_are_read_though_they_rest_and_quiet_sockets_are_not(
    qapp, clock, loop, make_reader
):
    stream, quiet = make_reader(), make_reader()
    say(qapp, quiet, b"a")
    clock.advance(1.0)
    say(qapp, stream, b"a")
    say(qapp, stream, b"b")
    read_s = clock.monotonic_s()
    for one in (stream, quiet):
        one.theirs.sendall(b"c")
    clock.advance(0.005)
    assert loop.read_streams() == read_s
    assert (stream.read, quiet.read) == (b"abc", b"a")


def test_what_was_read_a_moment_before_a_frame_is_not_read_again_for_it(qapp, clock, loop, make_reader):
    reader = make_reader()
    say(qapp, reader, b"a")
    reader.theirs.sendall(b"b")
    clock.advance(0.0005)
    assert loop.read_streams() == clock.monotonic_s()
    assert reader.read == b"a"


def test_while_frames_read_a_stream_nobody_else_does_and_when_they_end_it_is_heard_again(
    qapp, qtbot, clock, loop, make_reader
):
    stream = make_reader()
    say(qapp, stream, b"a")
    say(qapp, stream, b"b")
    for _ in range(10):
        clock.advance(0.016)
        say(qapp, stream, b"c")
        loop.read_streams()
    assert (stream.read, stream.turns) == (b"ab" + 10 * b"c", 12)
    stream.theirs.sendall(b"d")
    qtbot.waitUntil(lambda: stream.read.endswith(b"d"))


def test_a_frame_reads_all_that_a_stream_has_but_does_not_wait_for_more(qapp, clock, loop, make_reader):
    stream = make_reader()
    say(qapp, stream, b"a")
    stream.theirs.sendall(250 * b"b")
    clock.advance(0.016)
    loop.read_streams()
    assert (len(stream.read), stream.turns) == (251, 4)
    clock.advance(0.016)
    loop.read_streams()
    assert stream.turns == 4
