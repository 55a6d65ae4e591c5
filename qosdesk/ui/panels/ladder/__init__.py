"""The depth ladder."""

from qosdesk.ui.panels.ladder.panel import LadderPanel

__all__ = ["LadderPanel"]
