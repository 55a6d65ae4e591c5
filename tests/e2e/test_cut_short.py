"""A desk that is killed comes back as it was a second before, and says that it was cut short."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.screen import Screen, missing_tools, program, screen

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not on this machine: {' '.join(missing_tools())}"),
]
FACTS = (1700, 832)
"""The title bar of the figures in a main window that fills the screen."""
LOST_S = 1.0
"""What may be lost at most (DESIGN 2.4)."""


def said(data: Path) -> bytes:
    """What the file of the running desk holds."""
    return (data / "default" / "running").read_bytes()


def wide(desktop: Screen) -> bool:
    return any(box[2] > 1800 for box in desktop.windows())


def is_sound(data: Path) -> bool:
    with closing(sqlite3.connect(next((data / "default").glob("*.sqlite3")))) as database:
        return bool(database.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def test_windows_are_as_they_were_a_second_before_the_desk_was_killed_and_it_is_said(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with screen(tmp_path, (1920, 1080)) as desktop:
        with program(desktop, data) as desk:
            desktop.wait(lambda: wide(desktop), "the main window, maximised")
            desktop.drag(FACTS, (500, 600))
            before = desktop.at_rest(2, "a window for the figures")
            time.sleep(LOST_S)  # what is promised: older than this is not lost
            os.kill(desk.pid, signal.SIGKILL)
            desk.wait()
        assert said(data), "nobody tidied up"
        assert is_sound(data)
        with program(desktop, data) as desk:
            desktop.wait(lambda: desktop.windows() == before, f"as they were: {before}")
            desktop.wait(lambda: b"port" in said(data), "the new desk")
            desktop.picture("cut_short")
            log = (data / "default" / "log" / "qosdesk.log").read_text(encoding="utf-8")
            assert "was not closed properly" in log
            desk.terminate()
            assert desk.wait(10) == 0
        assert said(data) == b"", "closed properly"
        with program(desktop, data) as desk:
            desktop.wait(lambda: desktop.windows() == before, "the same again")
            desk.terminate()
            assert desk.wait(10) == 0
        log = (data / "default" / "log" / "qosdesk.log").read_text(encoding="utf-8")
        assert log.count("was not closed properly") == 1
