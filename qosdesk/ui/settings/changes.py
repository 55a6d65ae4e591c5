"""How many settings are other than they were when the program started."""

from __future__ import annotations

from PySide6.QtCore import QObject

from qosdesk.ui.desk import Desk
from qosdesk.ui.settings.catalogue import SETTINGS


class Changes(QObject):
    """Remembers the settings of the start; one for each desk, kept with its theme."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._settings = desk.settings
        self._before = [one.read(desk.settings) for one in SETTINGS]

    @classmethod
    def of(cls, desk: Desk) -> Changes:
        """That of a desk; the first call is its start."""
        found = desk.theme.findChild(cls)
        return found if isinstance(found, cls) else cls(desk)

    def count(self) -> int:
        """How many are other now."""
        pairs = zip(SETTINGS, self._before, strict=True)
        return sum(one.read(self._settings) != before for one, before in pairs)
