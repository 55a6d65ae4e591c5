"""Colours, type and spacing of the house (LOOK 1-3). The only place with colour values."""

from qosdesk.ui.theme.theme import Look, Theme, UpDown
from qosdesk.ui.theme.tokens import Colors

__all__ = ["Colors", "Look", "Theme", "UpDown"]
