"""The mini ticker on a real screen: it comes back above the desk where it was; clicks go through it when told so."""

from __future__ import annotations

from pathlib import Path

import pytest

from qosdesk.storage.layouts import LayoutsStore
from qosdesk.ui.mini.state import NAME, MiniState, read_state, write_state
from qosdesk.ui.shell.placement import Place, Rect
from tests.e2e.screen import Screen, missing_tools, program, screen
from tests.unit.storage.stores import close_store, open_store

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not on this machine: {' '.join(missing_tools())}"),
]
AREA = Rect(700, 300, 300, 180)
SLACK = 30
"""The window manager takes over a little after the hand began."""


def keep(data: Path, state: MiniState) -> None:
    database = open_store(data / "default")
    LayoutsStore(database).save(NAME, write_state(state))
    close_store(database)


def kept(data: Path) -> MiniState:
    database = open_store(data / "default")
    found = read_state(LayoutsStore(database).load(NAME))
    close_store(database)
    return found


def mini_at(desktop: Screen, x: int, y: int, slack: int = 0) -> bool:
    sized = [box for box in desktop.windows() if box[2:] == (AREA.width, AREA.height)]
    return any(abs(box[0] - x) <= slack and abs(box[1] - y) <= slack for box in sized)


def start_drag(desktop: Screen, data: Path, state: MiniState, by: tuple[int, int]) -> MiniState:
    """One run in which the mini ticker is dragged by its strip; how it was left."""
    keep(data, state)
    with program(desktop, data) as desk:
        desktop.wait(lambda: mini_at(desktop, AREA.x, AREA.y), "the mini ticker where it was")
        desktop.wait(lambda: any(box[2] > 1800 for box in desktop.windows()), "the main window")
        desktop.drag((AREA.x + 60, AREA.y + 14), (AREA.x + 60 + by[0], AREA.y + 14 + by[1]))
        moved = () if state.through else (AREA.x + by[0], AREA.y + by[1])
        if moved:
            desktop.wait(lambda: mini_at(desktop, *moved, SLACK), "the mini ticker where it was dragged")
        desktop.picture("mini")
        assert moved or mini_at(desktop, AREA.x, AREA.y)
        desk.terminate()
        assert desk.wait(10) == 0
    return kept(data)


def test_it_is_dragged_kept_and_let_through(tmp_path: Path) -> None:
    data = tmp_path / "data"
    place = {"any": Place(AREA)}
    with screen(tmp_path, (1920, 1080)) as desktop:
        left = start_drag(desktop, data, MiniState(is_open=True, places=place), (120, 90))
        assert left.is_open
        (rect,) = [one.rect for key, one in left.places.items() if key != "any"]
        assert abs(rect.x - AREA.x - 120) <= SLACK
        assert abs(rect.y - AREA.y - 90) <= SLACK
        start_drag(desktop, data, MiniState(is_open=True, through=True, places=place), (120, 90))
