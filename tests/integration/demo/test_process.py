"""`qosdesk demo` as a child process: one line when ready, gone with its owner."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

COMMAND = [sys.executable, "-m", "qosdesk", "demo"]


@contextmanager
def child(*arguments: str) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, Any]]]:
    process = subprocess.Popen(
        [*COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())
    finally:
        process.kill()
        process.wait(5)
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


def answers(address: str) -> bool:
    with urllib.request.urlopen(address + "/_demo/info", timeout=5) as answer:
        return bool(json.load(answer)["name"])


def test_it_prints_one_line_of_json_when_it_is_ready():
    with child() as (_, ready):
        assert set(ready) == {"http", "ws", "key", "wires"}
        assert ready["http"].startswith("http://127.0.0.1:")
        assert ready["ws"] == ready["http"].replace("http", "ws") + "/ws"
        assert answers(ready["http"])


def test_an_owned_demo_ends_when_its_input_closes():
    with child("--owned") as (process, ready):
        assert answers(ready["http"])
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(5) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_an_owned_demo_ends_when_its_parent_is_killed():
    parent_code = (
        "import subprocess, sys, time\n"
        f"p = subprocess.Popen({[*COMMAND, '--owned']!r}, stdin=subprocess.PIPE)\n"
        "print(p.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", parent_code], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    lines = [parent.stdout.readline(), parent.stdout.readline()]
    ready = next(json.loads(line) for line in lines if line.startswith(b"{"))
    assert answers(ready["http"])
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait(5)
    # The demo holds the other end of this pipe: it reads as ended when the demo is gone.
    assert parent.stdout.read() == b""
    parent.stdout.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_when_told_to(number: signal.Signals):
    with child() as (process, _):
        process.send_signal(number)
        assert process.wait(5) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_a_taken_port_is_one_clear_line_and_status_2():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run([*COMMAND, "--port", str(port)], capture_output=True, timeout=20, check=False)
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.splitlines()) == 1
    assert str(port).encode() in done.stderr


def test_an_unknown_fault_is_one_clear_line_and_status_2():
    done = subprocess.run([*COMMAND, "--fault", "flood"], capture_output=True, timeout=20, check=False)
    assert done.returncode == 2
    assert b"unknown fault 'flood'" in done.stderr.splitlines()[-1]
