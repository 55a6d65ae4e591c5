"""The tape: time and sales."""

from qosdesk.ui.panels.tape.panel import TapePanel

__all__ = ["TapePanel"]
