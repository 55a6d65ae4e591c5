"""The monitors as Qt sees them, and one signal when they have changed and come to rest."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from qosdesk.ui.shell.placement import Monitor, Rect

_REST_MS: Final = 400
"""Monitors come and go one by one, and the system moves windows meanwhile."""


class Screens(QObject):
    """Watches the monitors of the desktop.

    Signals:
        changed: there are other monitors than before, or they lie otherwise.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.changed)
        self._watched: list[QScreen] = []
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_added)
            app.screenRemoved.connect(self._on_removed)
            app.primaryScreenChanged.connect(self._on_change)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    @property
    def is_moving(self) -> bool:
        """Whether monitors changed just now: where windows are at this moment is not where the user put them."""
        return self._rest.isActive()

    def monitors(self) -> tuple[Monitor, ...]:
        """All of them, the primary one first."""
        primary = QGuiApplication.primaryScreen()
        screens = sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)
        return tuple(_monitor(screen) for screen in screens)

    def _watch(self, screen: QScreen) -> None:
        self._watched.append(screen)
        screen.availableGeometryChanged.connect(self._on_change)

    def _on_added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._on_change()

    def _on_removed(self, screen: QScreen) -> None:
        self._watched = [one for one in self._watched if one is not screen]
        self._on_change()

    def _on_change(self, *_what: object) -> None:
        self._rest.start()


def _monitor(screen: QScreen) -> Monitor:
    area = screen.availableGeometry()
    name = screen.name() or f"{screen.manufacturer()} {screen.model()}"
    return Monitor(name, screen.serialNumber(), Rect(area.x(), area.y(), area.width(), area.height()))
