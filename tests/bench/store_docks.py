"""30 panels of the program in three windows on three screens: stored and brought back (`bench_store`).

`python -m tests.bench.store_docks ROUNDS` prints a line of JSON. `save_ms`: what the desk does when something changed,
up to the bytes handed to the store's thread. `restore_ms`: from the bytes to 30 docks in place in three windows, with
panels that show nothing; `restore_panels_ms`: the same with the program's own panels, charts included.
"""

from __future__ import annotations

import json
import statistics
import sys
import time

from PySide6.QtWidgets import QApplication

from qosdesk.app.panels import FACTORIES
from qosdesk.ui.shell.dock_host import PanelFactory, Place
from qosdesk.ui.shell.placement import Rect
from qosdesk.ui.shell.windows import Windows
from qosdesk.ui.theme.style import install_style
from tests.ui.fakes import FakeDesk, make_desk
from tests.ui.shell.panels import factories

KINDS = ("table", "chart", "ladder", "tape", "table", "chart", "ladder", "tape", "tape", "ladder")


def build(desk: FakeDesk, makers: dict[str, PanelFactory]) -> Windows:
    """Three windows with ten docks each: columns of two rows, some in tabs."""
    windows = Windows(desk, makers)
    windows.open()
    windows.first.host.clear()
    for x in (1960, 3880):
        windows.new_window(Rect(x, 40, 1800, 980))
    windows.show()
    for window in windows.all():
        previous = None
        for number, kind in enumerate(KINDS):
            panel = window.host.new_panel(kind, 1 + number % 9)
            place = (Place.RIGHT, Place.BELOW, Place.TAB)[number % 3] if previous else Place.RIGHT
            window.host.add(panel, previous, place)
            previous = panel
    return windows


def measure(app: QApplication, makers: dict[str, PanelFactory], rounds: int) -> tuple[float, float]:
    """Milliseconds to save and to restore."""
    desk = make_desk(app)
    windows = build(desk, makers)
    app.processEvents()
    saves = []
    for _ in range(50):
        began_s = time.perf_counter()
        windows.save()
        saves.append(time.perf_counter() - began_s)
    content = desk.layouts.stored["workspace:1"]
    windows.close_all()
    windows.end()
    app.processEvents()
    restores = []
    for _ in range(rounds):
        desk.layouts.stored["workspace:1"] = content
        again = Windows(desk, makers)
        app.processEvents()
        began_s = time.perf_counter()
        again.open()
        restores.append(time.perf_counter() - began_s)
        again.show()
        app.processEvents()
        assert [len(window.host.panels()) for window in again.all()] == [10, 10, 10]
        assert {window.screen().name() for window in again.all()} == {"left", "middle", "right"}
        again.close_all()
        again.end()
        app.processEvents()
    return statistics.median(saves) * 1e3, statistics.median(restores) * 1e3


def main() -> None:
    """Measures with plain panels, then with the program's."""
    app = QApplication([])
    style = install_style(app, make_desk(app).theme)
    rounds = int(sys.argv[1])
    _save_ms, restore_ms = measure(app, dict(factories()), rounds)
    save_ms, restore_panels_ms = measure(app, dict(FACTORIES), rounds)
    style.deleteLater()
    print(
        json.dumps(
            {
                "docks30.save_ms": save_ms,
                "docks30.restore_ms": restore_ms,
                "docks30.restore_panels_ms": restore_panels_ms,
            }
        )
    )


if __name__ == "__main__":
    main()
