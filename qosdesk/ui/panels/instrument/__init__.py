"""The instrument panel: everything that is known of one symbol."""

from qosdesk.ui.panels.instrument.panel import InstrumentPanel

__all__ = ["InstrumentPanel"]
