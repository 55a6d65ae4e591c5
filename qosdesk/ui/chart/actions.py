"""What the commands of a chart do in one panel, by their ids."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qosdesk.domain.intervals import Interval
from qosdesk.ui.chart.adjusted import can_adjust
from qosdesk.ui.chart.modes import Mode
from qosdesk.ui.chart.tools.toolbox import DRAWING_COMMANDS

if TYPE_CHECKING:
    from qosdesk.ui.chart.panel import ChartPanel


def chart_actions(panel: ChartPanel) -> dict[str, Callable[[], object]]:
    """Every command of `shortcuts.chart_commands`."""
    tools = panel.tools
    toolbox = tools.toolbox
    of_candles: dict[str, Callable[[], object]] = {
        "chart.undo": toolbox.undo,
        "chart.redo": toolbox.redo,
        "chart.delete": toolbox.delete_chosen,
        "chart.delete_all": toolbox.remove_all,
        "chart.magnet": lambda: toolbox.set_magnet(not toolbox.magnet),
        "chart.go_to_date": tools.date_box.open_box,
        "chart.fit": panel.view.fit,
        "chart.indicators": panel.indicators.open,
        "chart.adjusted": partial(_adjust, panel),
        "chart.copy_picture": tools.copy_picture,
        "chart.save_picture": tools.save_picture,
        "chart.export_bars": tools.export_bars,
        **{command: partial(toolbox.take, kind) for kind, command in DRAWING_COMMANDS.items()},
    }
    return {
        "chart.line": partial(_toggle_line, panel),
        "chart.next_interval": partial(_step_interval, panel, 1),
        "chart.previous_interval": partial(_step_interval, panel, -1),
        "chart.next_symbol": partial(panel.step_wanted.emit, 1),
        "chart.previous_symbol": partial(panel.step_wanted.emit, -1),
        **{name: partial(_on_candles, panel, do) for name, do in of_candles.items()},
        **{f"chart.interval_{one.label}": partial(panel.set_interval, one) for one in Interval},
    }


def _on_candles(panel: ChartPanel, do: Callable[[], object]) -> object:
    """The intraday line has neither drawings nor pictures."""
    return False if panel.modes.mode.days else do()


def _toggle_line(panel: ChartPanel) -> None:
    panel.set_mode(Mode.CANDLES if panel.modes.mode.days else panel.modes.line)


def _step_interval(panel: ChartPanel, step: int) -> None:
    missing = panel.missing()
    intervals = [one for one in Interval if one not in missing or one is panel.model.interval]
    panel.set_interval(intervals[(intervals.index(panel.model.interval) + step) % len(intervals)])


def _adjust(panel: ChartPanel) -> bool:
    possible = can_adjust(panel.model.symbol, panel.model.interval)
    if possible:
        panel.looks.set_adjusted(not panel.model.adjusted)
    return possible
