"""The health of the session in a dock: connection, latency, streams, events; copied and saved without secrets."""

from qosdesk.ui.panels.diagnostics.panel import DiagnosticsPanel

__all__ = ["DiagnosticsPanel"]
