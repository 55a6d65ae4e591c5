"""Settings for everything: one catalogue of values, a dialog made from it, and the search over it."""

from qosdesk.ui.settings.opening import open_settings
from qosdesk.ui.settings.words import search_settings

__all__ = ["open_settings", "search_settings"]
