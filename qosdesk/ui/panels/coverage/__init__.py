"""Which vendor covers which of the user's symbols, and the user's choices about it."""

from qosdesk.ui.panels.coverage.panel import CoveragePanel

__all__ = ["CoveragePanel"]
