"""The default arrangement: lists at the left, the chart in the middle, depth over tape at the right."""

from __future__ import annotations

from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.panel import Panel
from qosdesk.ui.ports import LinkTarget
from qosdesk.ui.shell.dock_host import DockHost, Place

SMALL_WIDTH = 1400
"""Below this width depth, tape and figures share one place as tabs (LOOK 10)."""

FIRST = Symbol("HK", "700")
SECOND = Symbol("US", "NVDA")


def arrange_day_trader(host: DockHost, width: int, height: int) -> None:
    """Fill an empty host with one panel of each kind that there is, sized in proportion to `width` x `height` px."""
    made = {
        kind: host.new_panel(kind)
        for kind in ("table", "chart", "ladder", "tape", "instrument")
        if kind in host.factories
    }
    small = width < SMALL_WIDTH
    left, centre = made.get("table"), made.get("chart")
    right = [made[kind] for kind in ("ladder", "tape", "instrument") if kind in made]
    columns: list[tuple[Panel, int]] = []
    rows: list[list[tuple[Panel, int]]] = []
    side = max(320, round(width * 0.196)) if right else 0
    first = round(width * 0.34) if left and (centre or right) else 0
    previous: Panel | None = None
    for panel, share in ((left, first), (centre, width - side - first), (right[0] if right else None, side)):
        if panel is None:
            continue
        host.add(panel, previous, Place.RIGHT)
        columns.append((panel, share))
        previous = panel
    if left is not None and centre is not None:
        second = host.new_panel("chart", 2)
        host.add(second, left, Place.BELOW)
        rows.append([(left, round(height * 0.64)), (second, round(height * 0.36))])
    for index, panel in enumerate(right[1:], 1):
        host.add(panel, right[index - 1], Place.TAB if small else Place.BELOW)
    if right and small:
        host.activate(right[0])
    elif len(right) > 1:
        shares = (
            {"ladder": 0.51, "tape": 0.25, "instrument": 0.24}
            if len(right) == 3
            else dict.fromkeys(made, 0.5)
        )
        rows.append([(panel, round(height * shares[panel.kind])) for panel in right])
    host.set_sizes(columns, rows)
    point_if_empty(host.desk)
    if centre is not None:
        host.activate(centre)


def point_if_empty(desk: Desk) -> None:
    """Give the first two link groups a symbol where they have none."""
    for group, symbol in ((1, FIRST), (2, SECOND)):
        target: LinkTarget | None = desk.links.target(group)
        if target is None:
            desk.links.point(group, symbol)
