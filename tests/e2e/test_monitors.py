"""Windows over two monitors, by hand: dragged out, dragged into each other, kept over a restart and an unplugging."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.e2e.screen import Screen, missing_tools, program, screen

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not on this machine: {' '.join(missing_tools())}"),
]
LEFT, RIGHT = ((1920, 1080), (0, 0)), ((2560, 1440), (1920, 0))
# Title bars of the right column in a window that fills the left monitor, under the DEMO bar: the figures at first, the
# tape once they are gone, the depth always.
FACTS, TAPE, DEPTH = (1700, 838), (1700, 750), (1700, 100)


def ends(process: subprocess.Popen[str]) -> None:
    """Politely, in time, without a word."""
    process.terminate()
    assert process.wait(10) == 0
    assert process.stdout is not None
    assert process.stdout.read() == ""


def right_ones(desktop: Screen) -> list[tuple[int, int, int, int]]:
    return [box for box in desktop.windows() if box[0] >= 1920]


def test_windows_over_two_monitors_by_hand(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with screen(tmp_path, (4480, 1440)) as desktop:
        desktop.plug("L", *LEFT, first=True)
        desktop.plug("R", *RIGHT)
        with program(desktop, data) as desk:
            desktop.wait(
                lambda: any(box[2] > 1800 for box in desktop.windows()), "the main window, maximised"
            )
            main = desktop.windows()[0]
            # A panel dragged to where no window is gets one there.
            desktop.drag(FACTS, (2600, 300))
            desktop.at_rest(2, "a window for the figures")
            # Another one is dragged onto it: no third window, and it lies there now.
            x, y, width, height = right_ones(desktop)[0]
            desktop.drag(TAPE, (x + width // 2, y + height - 40))
            desktop.picture("dropped")
            desktop.drag(DEPTH, (3700, 900))
            three = desktop.at_rest(3, "a window for the depth")
            # The right monitor goes: everything comes to the left one. It returns: everything goes back.
            desktop.unplug("R")
            desktop.wait(lambda: len(desktop.windows()) == 3 and not right_ones(desktop), "all on the left")
            desktop.picture("unplugged")
            desktop.plug("R", *RIGHT)
            desktop.wait(lambda: desktop.windows() == three, "all where they were")
            ends(desk)
        with program(desktop, data) as desk:
            desktop.wait(lambda: len(desktop.windows()) == 3, "three windows again")
            desktop.wait(lambda: desktop.windows() == three, f"all where they were: {three}")
            desktop.picture("restarted")
            assert desktop.windows()[0] == main
            ends(desk)


def test_a_second_start_brings_the_first_to_the_front_and_ends(tmp_path: Path) -> None:
    with screen(tmp_path, (1920, 1080)) as desktop, program(desktop, tmp_path / "data") as desk:
        desktop.wait(lambda: len(desktop.windows()) == 1, "the main window")
        with program(desktop, tmp_path / "data") as second:
            assert second.wait(20) == 0
            assert second.stdout is not None
            assert "is running already" in second.stdout.read()
        assert desk.poll() is None
        ends(desk)
