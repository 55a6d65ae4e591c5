"""Short sounds, at most a few a second."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QApplication

from qosdesk.clock import Clock

_PER_SECOND: Final = 4


class Sounds:
    """Plays by the system's means; implements `ui.ports.SoundsPort` by shape."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._played_s: list[float] = []

    def play(self, name: str) -> None:
        """Play one; too many in a second are left out."""
        now_s = self._clock.monotonic_s()
        self._played_s = [at_s for at_s in self._played_s if now_s - at_s < 1.0]
        if len(self._played_s) < _PER_SECOND:
            self._played_s.append(now_s)
            QApplication.beep()
