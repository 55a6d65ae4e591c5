"""The ticker table."""

from qosdesk.ui.panels.table.panel import TablePanel

__all__ = ["TablePanel"]
