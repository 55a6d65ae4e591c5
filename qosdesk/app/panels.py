"""Every kind of panel by name; each module is imported when its first panel is made."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from qosdesk.ui.desk import Desk
from qosdesk.ui.panel import Panel
from qosdesk.ui.shell.dock_host import PanelFactory


def _table(desk: Desk, panel_id: str, group: int) -> Panel:
    from qosdesk.ui.panels.table import TablePanel

    return TablePanel(desk, panel_id, group)


def _ladder(desk: Desk, panel_id: str, group: int) -> Panel:
    from qosdesk.ui.panels.ladder import LadderPanel

    return LadderPanel(desk, panel_id, group)


def _tape(desk: Desk, panel_id: str, group: int) -> Panel:
    from qosdesk.ui.panels.tape import TapePanel

    return TapePanel(desk, panel_id, group)


def _instrument(desk: Desk, panel_id: str, group: int) -> Panel:
    from qosdesk.ui.panels.instrument import InstrumentPanel

    return InstrumentPanel(desk, panel_id, group)


def _alerts(desk: Desk, panel_id: str, group: int) -> Panel:
    from qosdesk.ui.panels.alerts.panel import AlertsPanel

    return AlertsPanel(desk, panel_id, group)


def _diagnostics(desk: Desk, panel_id: str, group: int) -> Panel:
    from qosdesk.ui.panels.diagnostics import DiagnosticsPanel

    return DiagnosticsPanel(desk, panel_id, group)


def _quota(desk: Desk, panel_id: str, group: int) -> Panel:
    from qosdesk.ui.panels.quota import QuotaPanel

    return QuotaPanel(desk, panel_id, group)


def _coverage(desk: Desk, panel_id: str, group: int) -> Panel:
    from qosdesk.ui.panels.coverage import CoveragePanel

    return CoveragePanel(desk, panel_id, group)


def _chart(desk: Desk, panel_id: str, group: int) -> Panel:
    # pyqtgraph comes with it and costs some 100 ms.
    from qosdesk.ui.chart.panel import ChartPanel

    return ChartPanel(desk, panel_id, group)


def _grid(desk: Desk, panel_id: str, group: int) -> Panel:
    from qosdesk.ui.shell.chart_grid import ChartGrid

    return ChartGrid(desk, panel_id, group, _chart)


FACTORIES: Final[Mapping[str, PanelFactory]] = MappingProxyType(
    {
        "table": _table,
        "chart": _chart,
        "ladder": _ladder,
        "tape": _tape,
        "instrument": _instrument,
        "alerts": _alerts,
        "diagnostics": _diagnostics,
        "quota": _quota,
        "coverage": _coverage,
    }
)
