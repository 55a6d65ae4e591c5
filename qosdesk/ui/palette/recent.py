"""What was chosen lately in the palette, newest first, kept as a setting."""

from __future__ import annotations

from typing import Final

from qosdesk.ui.ports import SettingsPort

SETTING: Final = "palette.recent"
_MOST: Final = 30


class Recent:
    """Keys of entries.

    Attributes:
        keys: newest first.
    """

    def __init__(self, settings: SettingsPort) -> None:
        self._settings = settings
        stored = str(settings.get(SETTING, ""))
        self.keys = tuple(key for key in stored.split("\n")[:_MOST] if ":" in key)

    def note(self, key: str) -> None:
        """It was chosen now."""
        self.keys = (key, *(one for one in self.keys if one != key))[:_MOST]
        self._settings.set(SETTING, "\n".join(self.keys))

    def place(self, key: str) -> int:
        """How many were chosen after it; of one never chosen more than of any other."""
        return self.keys.index(key) if key in self.keys else _MOST
