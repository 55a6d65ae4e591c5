"""Colours, type and spacing of the house (LOOK 1-3). The only place with colour values."""

from qosdesk.ui.theme.theme import Theme, UpDown
from qosdesk.ui.theme.tokens import Colors

__all__ = ["Colors", "Theme", "UpDown"]
