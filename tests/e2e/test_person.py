"""A person's first minutes, from source and frozen: the welcome, search, add, a chart and its history, a panel on the
second monitor, and all again.

The frozen desk is dist/qosdesk as `dev.py build` makes it; where there is none, that half is skipped and says so.
"""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.screen import SOURCE, Screen, missing_tools, program, screen
from tests.helpers.children import ROOT

FROZEN = ROOT / "dist" / "qosdesk" / "qosdesk"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not on this machine: {' '.join(missing_tools())}"),
]
FACTS = (1700, 838)
"""The title bar of the figures, in a main window that fills the left monitor."""
MINUTES_15 = (858, 125)
"""The interval in the toolbar of the chart."""
CHART = ((680, 480), (1460, 480))
"""From left to right in the plot of the chart."""
DEMO = (596, 341)
"""The button of the demo in the welcome."""
ADDED = "NIO"


def read(data: Path, question: str) -> list[object]:
    """First column of what the running desk's file says; nothing while it is being made."""
    file = next((data / "default").glob("*.sqlite3"), None)
    if file is None:
        return []
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
            return [row[0] for row in database.execute(question)]
    except sqlite3.OperationalError:
        return []


def is_listed(data: Path) -> bool:
    return ADDED in read(data, "SELECT code FROM watchlist_entries")


def shows(data: Path) -> bool:
    return any(ADDED in str(target) for target in read(data, "SELECT target FROM links"))


def has_interval(data: Path, interval: str) -> bool:
    layouts = read(data, "SELECT state FROM layouts")
    return any(f'"{interval}"'.encode() in state for state in layouts if isinstance(state, bytes))


def bars_of(data: Path, interval: str) -> int:
    """How many of the added symbol are kept."""
    found = read(
        data,
        "SELECT sum(count) FROM bar_chunks JOIN series ON series.id = bar_chunks.series"
        f" WHERE code = '{ADDED}' AND interval = '{interval}'",
    )
    return int(str(found[0] or 0)) if found else 0


def choose_demo(desktop: Screen) -> None:
    """In the welcome, by its button."""
    dialog = max(desktop.at_rest(2, "the welcome before the main window"))
    desktop.picture("welcome")
    desktop.click((dialog[0] + DEMO[0], dialog[1] + DEMO[1]))
    desktop.at_rest(1, "the main window alone")


def scroll_back(desktop: Screen, data: Path) -> None:
    """Drag the chart until older bars are asked for."""
    desktop.wait(lambda: bars_of(data, "15m") > 0, "bars of 15 minutes are kept")
    before = bars_of(data, "15m")
    for _ in range(12):
        desktop.drag(*CHART)
        if bars_of(data, "15m") > before:
            break
    desktop.wait(lambda: bars_of(data, "15m") > before, "older bars")
    desktop.picture("history")


def end_quietly(desk: subprocess.Popen[str]) -> None:
    """Asked politely it ends, and it said nothing all the while."""
    desk.terminate()
    said, _ = desk.communicate(timeout=10)
    assert (desk.returncode, said) == (0, "")


def first_minutes(desktop: Screen, data: Path) -> None:
    """What the person does."""
    desktop.wait(lambda: any(box[2] > 1800 for box in desktop.windows()), "the main window, maximised")
    desktop.wait(lambda: bool(read(data, "SELECT * FROM quotes")), "figures of the demo market")
    desktop.press("ctrl+k")
    desktop.write(ADDED)
    desktop.picture("search")
    desktop.press("ctrl+Return")
    desktop.wait(lambda: is_listed(data), "the symbol in the list")
    desktop.press("ctrl+k")
    desktop.write(ADDED)
    desktop.press("Return")
    desktop.wait(lambda: shows(data), "the symbol in the link group")
    desktop.click(MINUTES_15)
    desktop.wait(lambda: has_interval(data, "15m"), "a chart of 15 minutes")
    desktop.picture("chart")
    scroll_back(desktop, data)
    desktop.drag(FACTS, (2600, 300))


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(SOURCE, id="source"),
        pytest.param(
            (str(FROZEN),),
            id="frozen",
            marks=pytest.mark.skipif(not FROZEN.exists(), reason="no bundle: dev.py build makes one"),
        ),
    ],
)
def test_what_a_person_did_is_there_again_after_a_restart(tmp_path: Path, command: Sequence[str]) -> None:
    data = tmp_path / "data"
    with screen(tmp_path, (4480, 1440)) as desktop:
        desktop.plug("L", (1920, 1080), (0, 0), first=True)
        desktop.plug("R", (2560, 1440), (1920, 0))
        with program(desktop, data, command=command, is_new=True) as desk:
            choose_demo(desktop)
            first_minutes(desktop, data)
            two = desktop.at_rest(2, "a window for the figures")
            desktop.picture("floated")
            assert any(box[0] >= 1920 for box in two), "on the second monitor"
            end_quietly(desk)
        with program(desktop, data, command=command) as desk:
            desktop.wait(lambda: desktop.windows() == two, f"both windows where they were: {two}")
            desktop.picture("restarted")
            assert is_listed(data)
            assert has_interval(data, "15m")
            end_quietly(desk)
