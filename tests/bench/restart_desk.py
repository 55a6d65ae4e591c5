"""The desk as a real process that says, as JSON lines, when what is on screen: `DATA HTTP WS KEY first|again|offline`.

`first` arranges a table and two charts (5 m, day), waits until everything is live and ends. `again` says when both
charts and the table were painted with what the disk had, and ends when everything is live. `offline` ends after that.
Times are of the monotonic clock, which the one who started it reads too.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from qosdesk.ui.chart.panel import ChartPanel
    from qosdesk.ui.shell.main_window import MainWindow

SYMBOL: Final = "HK:700"
_POLL_S: Final = 0.01
_DEADLINE_S: Final = 25.0


def say(what: str, **more: Any) -> None:
    """One line for the one who started us."""
    sys.stdout.write(json.dumps({"what": what, "at_s": time.monotonic(), **more}) + "\n")
    sys.stdout.flush()


async def until(condition: Any) -> None:
    """Looked at every few milliseconds, up to the deadline."""
    deadline_s = time.monotonic() + _DEADLINE_S
    while not condition():
        if time.monotonic() > deadline_s:
            say("late")
            return
        await asyncio.sleep(_POLL_S)


def charts(window: MainWindow) -> list[ChartPanel]:
    """Those of a window."""
    return [cast("ChartPanel", panel) for panel in window.host.panels() if panel.kind == "chart"]


def bars(window: MainWindow) -> list[int]:
    """How many each chart has."""
    return [0 if one.model.handle is None else len(one.model.handle.series) for one in charts(window)]


def arrange(window: MainWindow) -> None:
    """A table and two charts of one symbol."""
    from qosdesk.domain.intervals import Interval
    from qosdesk.domain.symbols import parse_symbol

    host = window.host
    host.clear()
    table = host.new_panel("table", 1)
    host.add(table)
    for interval in (Interval.M5, Interval.DAY):
        chart = cast("ChartPanel", host.new_panel("chart", 1))
        host.add(chart, table)
        chart.set_interval(interval)
    window.desk.links.point(1, parse_symbol(SYMBOL))


async def watch(desktop: Any, mode: str) -> None:
    """What the user would see."""
    from PySide6.QtCore import QEvent, QObject

    from qosdesk.ui.ports import LinkState, LiveBar

    await until(lambda: desktop.window is not None and desktop.window.isVisible())
    window = desktop.window
    desk = window.desk
    if mode == "first":
        arrange(window)

    class Painted(QObject):
        """Says that a chart was painted with bars."""

        def __init__(self, chart: ChartPanel) -> None:
            super().__init__(chart)
            self.chart = chart
            self.seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and not self.seen:
                series = self.chart.model.series
                self.seen = series is not None and len(series) > 0
            return False

    painted = []
    for chart in charts(window) if mode != "first" else ():
        painted.append(Painted(chart))
        chart.view.viewport().installEventFilter(painted[-1])

    def recalled() -> Sequence[Any]:
        states = (desk.store.state(one) for one in desk.watchlists.all()[0].symbols())
        return [one for one in states if one.recalled_ms]

    if mode != "first":
        await until(lambda: len(painted) == 2 and all(one.seen for one in painted))
        live = desk.connection.connection().state is LinkState.LIVE
        say("charts", bars=bars(window), live=live)
        await until(lambda: recalled() or desk.connection.connection().state is LinkState.LIVE)
        table = next(panel for panel in window.host.panels() if panel.kind == "table")
        texts = [row.age for row in table.live.rows.values() if row.stale and row.known]
        live = desk.connection.connection().state is LinkState.LIVE
        say("table", recalled=len(recalled()), as_of=len(texts), live=live)
    if mode == "offline":
        await until(lambda: window.banner.isVisible())
        say("offline", banner=window.banner.text, state=desk.connection.connection().state.value)
    else:
        await until(
            lambda: (
                desk.connection.connection().state is LinkState.LIVE
                and all(one.model.loading.live is LiveBar.PUSH for one in charts(window))
                and all(bars(window))
            )
        )
        say("live", bars=bars(window))
        # A push per chart and a look at the disk more: what asks too late would ask now.
        await asyncio.sleep(8.0)


def main(arguments: Sequence[str]) -> int:
    """As `qosdesk` with a source given, and watched."""
    data, http, ws, key, mode = arguments
    os.environ["QOSDESK_DATA_DIR"] = data
    from qosdesk.app import desktop as program
    from qosdesk.app.options import DesktopOptions

    class Watched(program.Desktop):
        async def run(self) -> int:
            watching = asyncio.get_running_loop().create_task(watch(self, mode))
            # Whatever goes wrong there must not leave a desk behind.
            watching.add_done_callback(lambda _task: self.window and self.window.close())
            status = await super().run()
            await watching
            return status

    program.Desktop = Watched  # type: ignore[misc]
    return program.run(DesktopOptions(http_url=http, ws_url=ws, key=key))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
