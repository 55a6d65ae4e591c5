"""The demo exchange as a child process: gone with its parent, also after kill -9.

It is started with `--owned`, so that it ends when its standard input closes, which the operating system does for us
whatever way the parent ends. The same in a frozen bundle, where the executable is the program itself.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

START_S: Final = 15.0
_END_S: Final = 2.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DemoAddress:
    """What the exchange said when it was ready."""

    http: str
    ws: str
    key: str = field(repr=False)


def demo_command(extra: Sequence[str] = ()) -> list[str]:
    """How to start it from here."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "qosdesk"]
    return [*program, "demo", "--owned", *extra]


class DemoChild:
    """One child. Callbacks come on a thread of its own.

    Args:
        ready: called once with the address.
        ended: called once when the process is gone, with a sentence, unless `stop` was called.
    """

    def __init__(
        self, ready: Callable[[DemoAddress], None], ended: Callable[[str], None], extra: Sequence[str] = ()
    ) -> None:
        self._ready = ready
        self._ended = ended
        self._stopped = False
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self._process = subprocess.Popen(
            demo_command(extra),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
        )
        self._thread = threading.Thread(target=self._watch, name="demo-child", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        """Process id, for diagnostics."""
        return self._process.pid

    def stop(self, deadline_s: float = 0.5) -> None:
        """Let it end; kill it if it does not within the deadline."""
        self._stopped = True
        process = self._process
        self._close_input()
        try:
            process.wait(deadline_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._thread.join(deadline_s)

    def _close_input(self) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.close()
        except OSError:
            pass  # the other end is gone already

    def _watch(self) -> None:
        try:
            text = self._follow()
        finally:
            self._close_input()
        if not self._stopped:
            _log.info(text)
            self._ended(text)

    def _follow(self) -> str:
        """Read what it says until it is gone; returns how it ended, in words."""
        process = self._process
        assert process.stdout is not None
        with process.stdout as lines:
            line = lines.readline()
            try:
                said = json.loads(line)
                address = DemoAddress(str(said["http"]), str(said["ws"]), str(said["key"]))
            except (ValueError, KeyError, TypeError):
                self._close_input()
                return f"The demo exchange did not start (exit status {self._wait_or_kill()})."
            self._ready(address)
            for _ in lines:
                pass
        return f"The demo exchange ended (exit status {self._wait_or_kill()})."

    def _wait_or_kill(self) -> int:
        """Its output is closed: without it it is of no use, even if it still runs."""
        try:
            return self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


def start_demo(deadline_s: float = START_S) -> tuple[DemoChild, DemoAddress]:
    """Start a child and wait for its address; for programs without a window.

    Raises:
        RuntimeError: it did not start in time; the message says so.
    """
    done = threading.Event()
    found: list[DemoAddress] = []
    failed: list[str] = []

    def ready(address: DemoAddress) -> None:
        found.append(address)
        done.set()

    def ended(text: str) -> None:
        failed.append(text)
        done.set()

    child = DemoChild(ready, ended)
    if not done.wait(deadline_s) or not found:
        child.stop()
        raise RuntimeError(failed[0] if failed else "The demo exchange did not start in time.")
    return child, found[0]
