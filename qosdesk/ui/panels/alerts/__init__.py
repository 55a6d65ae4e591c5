"""Alerts on screen: the panel, the dialog, the cards."""

from qosdesk.ui.panels.alerts.panel import AlertsPanel

__all__ = ["AlertsPanel"]
