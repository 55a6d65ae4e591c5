"""A sheet: lines of facts, tables, bars and events, painted one below the other and scrolled; a dock that is one."""

from qosdesk.ui.panels.sheet.panel import SheetPanel
from qosdesk.ui.panels.sheet.view import Sheet

__all__ = ["Sheet", "SheetPanel"]
