"""A sheet: lines of facts, tables, bars and events, painted one below the other and scrolled."""

from qosdesk.ui.panels.sheet.view import Sheet

__all__ = ["Sheet"]
