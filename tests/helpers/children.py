"""Programs that a test starts: the demo exchange, the program itself. They are gone when the `with` block ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qosdesk.app.demo_child import DemoAddress

ROOT = Path(__file__).resolve().parents[2]
DEADLINE_S = 60.0


@dataclass
class Exchange:
    """A running demo exchange and what it said when it was ready; `address` has every wire's."""

    process: subprocess.Popen[bytes]
    http: str
    ws: str
    key: str
    address: DemoAddress

    @property
    def port(self) -> int:
        return int(self.http.rpartition(":")[2])

    def kill(self) -> None:
        """As if its machine had lost power."""
        self.process.kill()
        self.process.wait()


@contextmanager
def exchange(*options: str) -> Iterator[Exchange]:
    """`qosdesk demo` with these options; ends with the block, also when the test's own process dies."""
    process = subprocess.Popen(
        [sys.executable, "-m", "qosdesk", "demo", "--owned", *options],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        said = DemoAddress.from_line(process.stdout.readline())
        yield Exchange(process, said.http, said.ws, said.key, said)
    finally:
        process.stdin.close()
        try:
            process.wait(5.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def environment(**changes: str) -> dict[str, str]:
    """This process's variables with changes; the child's Python is strict about nothing and offscreen."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **changes}


def run_program(
    *arguments: str, deadline_s: float = DEADLINE_S, **variables: str
) -> subprocess.CompletedProcess[str]:
    """`python -m qosdesk` to its end; a test that waits longer than the deadline fails."""
    return subprocess.run(
        [sys.executable, "-m", "qosdesk", *arguments],
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=deadline_s,
        check=False,
    )


def is_running(pid: int) -> bool:
    """Whether a process lives (on Linux one that nobody has waited for counts as gone); not for Windows."""
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    if sys.platform != "linux":
        return True
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill(pid: int) -> None:
    """kill -9."""
    os.kill(pid, signal.SIGKILL)
