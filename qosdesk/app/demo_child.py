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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

START_S: Final = 15.0
_END_S: Final = 2.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WireAddress:
    """Where the exchange speaks one vendor's wire, in the form that this vendor's provider is set to.

    Attributes:
        http: HTTP root.
        ws: address of each socket, in the order of the provider's links.
        key: key or token that is let in.
        options: what else the provider is set to, by its own names for it (`company_id`).
        others: further addresses: `manager_http`, `manager_ws`, `guest_ws` of MultiMarkets, and its `public_key`.
    """

    http: str
    ws: tuple[str, ...]
    key: str = field(repr=False)
    options: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DemoAddress:
    """What the exchange said when it was ready: an address per wire, by the provider's name.

    `http`, `ws` and `key` are those of the QOS wire; for a provider by name take `wire(name)`::

        at = address.wire("alltick")
        at.http, at.ws, at.key, at.options
    """

    http: str
    ws: str
    key: str = field(repr=False)
    wires: Mapping[str, WireAddress] = field(default_factory=dict)

    def wire(self, name: str) -> WireAddress:
        """The address of a provider's wire.

        Raises:
            KeyError: the exchange does not speak it.
        """
        return self.wires[name]

    @classmethod
    def from_line(cls, line: bytes | str) -> DemoAddress:
        """Read the line that the exchange prints when it is ready.

        Raises:
            ValueError, KeyError, TypeError, AttributeError: it is no such line.
        """
        said = json.loads(line)
        wires = {
            str(name): WireAddress(
                str(one["http"]),
                tuple(map(str, one["ws"])),
                str(one["key"]),
                _texts(one["options"]),
                _texts(one["others"]),
            )
            for name, one in said["wires"].items()
        }
        return cls(str(said["http"]), str(said["ws"]), str(said["key"]), wires)


def _texts(said: Mapping[object, object]) -> dict[str, str]:
    return {str(name): str(value) for name, value in said.items()}


def demo_command(extra: Sequence[str] = ()) -> list[str]:
    """How to start it from here."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "qosdesk"]
    return [*program, "demo", "--owned", *extra]


def spawn_demo(extra: Sequence[str] = ()) -> subprocess.Popen[bytes]:
    """Begin the process.

    Raises:
        OSError: it can't be.
    """
    return subprocess.Popen(
        demo_command(extra),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def end_process(process: subprocess.Popen[bytes]) -> None:
    """End one that nobody listens to."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
    try:
        process.wait(_END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class DemoChild:
    """One child. Callbacks come on a thread of its own.

    Args:
        ready: called once with the address.
        ended: called once when the process is gone, with a sentence, unless `stop` was called.
        extra: arguments of the exchange.
        process: one that was begun before; it is this child's from now on.
    """

    def __init__(
        self,
        ready: Callable[[DemoAddress], None],
        ended: Callable[[str], None],
        extra: Sequence[str] = (),
        process: subprocess.Popen[bytes] | None = None,
    ) -> None:
        self._ready = ready
        self._ended = ended
        self._stopped = False
        self._process = process or spawn_demo(extra)
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
                address = DemoAddress.from_line(line)
            except (ValueError, KeyError, TypeError, AttributeError):
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
