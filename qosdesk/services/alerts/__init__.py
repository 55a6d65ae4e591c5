"""Alerts: prices that count, what crosses, who is told."""

from qosdesk.services.alerts.alerts import Alerts

__all__ = ["Alerts"]
