"""The ready-made arrangements that a workspace may begin as."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from qosdesk.ui.panel import Panel
from qosdesk.ui.shell.day_trader import arrange_day_trader, point_if_empty
from qosdesk.ui.shell.dock_host import DockHost, Place

Arrange = Callable[[DockHost, int, int], None]
"""`(empty host, width, height in px)`: fills the host."""

DAY_TRADER: Final = "day_trader"


def ready_made_name(kind: str) -> str:
    """What it is called in the user's language; the day trader's for one that is not known."""
    return QCoreApplication.translate("ReadyMade", _NAMES.get(kind, _NAMES[DAY_TRADER]))


def arrange(kind: str, host: DockHost, width: int, height: int) -> None:
    """Fill an empty host."""
    READY_MADE.get(kind, arrange_day_trader)(host, width, height)


def _watcher(host: DockHost, width: int, height: int) -> None:
    """A wide list with the figures and the chart of what is selected beside it."""
    table, chart, facts = _make(host, "table", "chart", "instrument")
    _columns(host, [(table, round(width * 0.58)), (chart, round(width * 0.42))])
    _below(host, chart, facts, height, 0.55)
    _end(host, table)


def _charts(host: DockHost, width: int, _height: int) -> None:
    """A list at the left, a grid of charts."""
    table, grid = _make(host, "table", "grid")
    _columns(host, [(table, round(width * 0.24)), (grid, round(width * 0.76))])
    _end(host, grid or table)


def _small(host: DockHost, width: int, _height: int) -> None:
    """One column of tabs beside the chart: for a laptop."""
    table, chart, *others = _make(host, "table", "chart", "ladder", "tape", "instrument")
    _columns(host, [(table, round(width * 0.4)), (chart, round(width * 0.6))])
    for panel in others:
        if panel is not None:
            host.add(panel, table, Place.TAB)
    _end(host, table)


def _empty(host: DockHost, width: int, _height: int) -> None:
    """One list: the user builds the rest."""
    (table,) = _make(host, "table")
    _columns(host, [(table, width)])
    _end(host, table)


READY_MADE: Final[Mapping[str, Arrange]] = MappingProxyType(
    {
        DAY_TRADER: arrange_day_trader,
        "watcher": _watcher,
        "charts": _charts,
        "small": _small,
        "empty": _empty,
    }
)
_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        DAY_TRADER: str(QT_TRANSLATE_NOOP("ReadyMade", "Day trader")),
        "watcher": str(QT_TRANSLATE_NOOP("ReadyMade", "Watcher")),
        "charts": str(QT_TRANSLATE_NOOP("ReadyMade", "Charts")),
        "small": str(QT_TRANSLATE_NOOP("ReadyMade", "Small screen")),
        "empty": str(QT_TRANSLATE_NOOP("ReadyMade", "One list")),
    }
)


def _make(host: DockHost, *kinds: str) -> list[Panel | None]:
    """A panel of each kind that there is, not docked yet."""
    return [host.new_panel(kind) if kind in host.factories else None for kind in kinds]


def _columns(host: DockHost, columns: Sequence[tuple[Panel | None, int]]) -> None:
    previous: Panel | None = None
    there = [(panel, size) for panel, size in columns if panel is not None]
    for panel, _size in there:
        host.add(panel, previous, Place.RIGHT)
        previous = panel
    host.set_sizes(there)


def _below(host: DockHost, upper: Panel | None, lower: Panel | None, height: int, share: float) -> None:
    if lower is None:
        return
    host.add(lower, upper, Place.BELOW)
    if upper is not None:
        host.set_sizes((), [[(upper, round(height * share)), (lower, round(height * (1 - share)))]])


def _end(host: DockHost, active: Panel | None) -> None:
    point_if_empty(host.desk)
    if active is not None:
        host.activate(active)
