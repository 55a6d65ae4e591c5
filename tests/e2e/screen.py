"""An X server of our own with monitors and a window manager, and hands: `xdotool`. All end with the `with` block."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qosdesk.storage.settings import SettingsStore
from qosdesk.ui.welcome.opening import DONE
from tests.helpers.children import ROOT
from tests.unit.storage.stores import close_store, open_store

SOURCE: Final = (sys.executable, "-m", "qosdesk")
TOOLS: Final = ("Xvfb", "xrandr", "openbox", "xdotool")
_DEADLINE_S: Final = 40.0
_STEP_S: Final = 0.05
_STEPS: Final = 12
_TAKE_OVER_S = 0.3
"""After its first step a hand rests, so that a window manager that is late takes the window over at its place."""

Box = tuple[int, int, int, int]
"""x, y, width, height of a window's content, in px of the whole desktop."""


def missing_tools() -> list[str]:
    """Programs that this rig needs and that are not here."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


@dataclass
class Screen:
    """One X server.

    Attributes:
        display: its name for DISPLAY.
        folder: where pictures go.
    """

    display: str
    folder: Path

    def run(self, *command: str) -> str:
        """A tool's output on this display."""
        environment = {**os.environ, "DISPLAY": self.display}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=20
        )
        return done.stdout

    def plug(self, name: str, size: tuple[int, int], at: tuple[int, int], *, first: bool = False) -> None:
        """A monitor comes (STACK 5)."""
        (width, height), (x, y) = size, at
        geometry = f"{width}/{width * 264 // 1000}x{height}/{height * 264 // 1000}+{x}+{y}"
        self.run("xrandr", "--setmonitor", name, geometry, "screen" if first else "none")

    def unplug(self, name: str) -> None:
        """A monitor goes."""
        self.run("xrandr", "--delmonitor", name)

    def windows(self) -> list[Box]:
        """The desk's windows that are to be seen, by place."""
        found = self.run("xdotool", "search", "--onlyvisible", "--class", "qosdesk").split()
        return sorted(box for window in found if (box := self._box(window)) is not None)

    def _box(self, window: str) -> Box | None:
        said = self.run("xdotool", "getwindowgeometry", "--shell", window)
        values = dict(re.findall(r"(\w+)=(-?\d+)", said))
        if not {"X", "Y", "WIDTH", "HEIGHT"} <= values.keys():
            return None
        return int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"])

    def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """With the left button, slowly enough for a program to follow."""
        self.run("xdotool", "mousemove", str(begin[0]), str(begin[1]))
        self.run("xdotool", "mousedown", "1")
        for step in range(1, _STEPS + 1):
            x, y = (a + (b - a) * step // _STEPS for a, b in zip(begin, end, strict=True))
            self.run("xdotool", "mousemove", str(x), str(y))
            # a hand's pace: what is tested is what happens meanwhile
            time.sleep(_TAKE_OVER_S if step == 1 else _STEP_S)
        self.run("xdotool", "mouseup", "1")

    def click(self, at: tuple[int, int]) -> None:
        """With the left button."""
        self.run("xdotool", "mousemove", str(at[0]), str(at[1]), "click", "1")

    def press(self, *keys: str) -> None:
        """Key by key, as `xdotool` names them."""
        for key in keys:
            self.run("xdotool", "key", key)
            time.sleep(_STEP_S)  # a hand's pace

    def write(self, text: str) -> None:
        """Typed at a hand's pace."""
        self.run("xdotool", "type", "--delay", "40", text)

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        """Until the screen shows it.

        Raises:
            AssertionError: it does not, in time; a picture of the screen is beside the test.
        """
        deadline_s = time.monotonic() + _DEADLINE_S
        while not is_so():
            if time.monotonic() > deadline_s:
                self.picture("failed")
                raise AssertionError(f"not seen: {what}; windows are {self.windows()}")
            time.sleep(_STEP_S)

    def at_rest(self, count: int, what: str) -> list[Box]:
        """So many windows, once two looks in a row see the same."""
        seen: list[list[Box]] = [[]]

        def rests() -> bool:
            seen.append(self.windows())
            return len(seen[-1]) == count and seen[-1] == seen[-2]

        self.wait(rests, what)
        return seen[-1]

    def picture(self, name: str) -> None:
        """The whole desktop, where ImageMagick is."""
        if shutil.which("import"):
            self.run("import", "-window", "root", str(self.folder / f"{name}.png"))


@contextmanager
def screen(folder: Path, size: tuple[int, int]) -> Iterator[Screen]:
    """An X server with a window manager on it."""
    reader, writer = os.pipe()
    # `-noreset` is essential: the server would end with its first client (STACK 5).
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writer),
            "-screen",
            "0",
            f"{size[0]}x{size[1]}x24",
            "-noreset",
            "-nolisten",
            "tcp",
        ],
        pass_fds=(writer,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as said:
        display = f":{said.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Screen(display, folder)
    finally:
        _end((manager, server))


def skip_welcome(data: Path) -> None:
    """As if the user had been here before."""
    database = open_store(data / "default")
    SettingsStore(database).set(DONE, True)
    close_store(database)


@contextmanager
def program(
    on: Screen,
    data: Path,
    arguments: Sequence[str] = (),
    command: Sequence[str] = SOURCE,
    *,
    is_new: bool = False,
) -> Iterator[subprocess.Popen[str]]:
    """The desk on that screen; asked politely to end.

    Args:
        on: the screen.
        data: its data folder.
        arguments: of the desk.
        command: which desk: from source, or a frozen one.
        is_new: it was never started before, and begins with its welcome.
    """
    if not is_new:
        skip_welcome(data)
    environment = {
        **os.environ,
        "DISPLAY": on.display,
        "QOSDESK_DATA_DIR": str(data),
        "QT_QPA_PLATFORM": "xcb",
    }
    running = data / "default" / "running"
    before = running.read_bytes() if running.exists() else b""
    process = subprocess.Popen(
        [*command, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _await_desk(process, running, before)
        yield process
    finally:
        _end((process,))
        if process.stdout is not None:
            process.stdout.close()


def _await_desk(process: subprocess.Popen[str], running: Path, before: bytes) -> None:
    """Until its panels are there: the window is shown before. What listens to second starts says so last of all."""
    deadline_s = time.monotonic() + _DEADLINE_S
    while process.poll() is None and time.monotonic() < deadline_s:
        said = running.read_bytes() if running.exists() else b""
        if b"port" in said and said != before:
            return
        time.sleep(_STEP_S)


def _end(processes: Sequence[subprocess.Popen[str] | subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(5.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
