"""The icon in the system's tray, where there is one: messages of alerts, and a menu to show, mute or quit."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.alerts.quiet import fill_quiet_menu, quiet_text
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.icons import paint_icon

_MESSAGE_MS = 10_000


class Tray(QObject):
    """One of the program.

    Attributes:
        icon: None where the system has no tray.

    Signals:
        show_wanted: bring the desk to the front.
        quit_wanted: end the program.
    """

    show_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, desk: Desk, parent: QObject, *, has_tray: bool | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.icon: QSystemTrayIcon | None = None
        self.menu: QMenu | None = None
        if QSystemTrayIcon.isSystemTrayAvailable() if has_tray is None else has_tray:
            self.icon = QSystemTrayIcon(self)
            self.menu = QMenu()
            self.menu.aboutToShow.connect(self._fill)
            self.icon.setContextMenu(self.menu)
            self.icon.activated.connect(self._on_activated)
            self.icon.messageClicked.connect(self.show_wanted)
            desk.theme.changed.connect(self._restyle)
            self._end = desk.settings.subscribe(self._on_setting)
            self._fill()
            self._restyle()
            self.icon.show()

    def say(self, title: str, text: str) -> None:
        """A message of the system; nothing where it has none."""
        if self.icon is not None and QSystemTrayIcon.supportsMessages():
            self.icon.showMessage(title, text, self.icon.icon(), _MESSAGE_MS)

    def shut(self) -> None:
        """The icon goes."""
        if self.icon is not None:
            self._end()
            self.desk.theme.changed.disconnect(self._restyle)
            self.icon.hide()
            self.icon = None
        if self.menu is not None:
            self.menu.deleteLater()
            self.menu = None

    def _fill(self) -> None:
        assert self.menu is not None
        self.menu.clear()
        self.menu.addAction(self.tr("Show qosdesk"), self.show_wanted.emit)
        self.menu.addSeparator()
        fill_quiet_menu(self.menu, self.desk)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Quit"), self.quit_wanted.emit)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.show_wanted.emit()

    def _on_setting(self, name: str) -> None:
        if name.startswith("alerts."):
            self._restyle()

    def _restyle(self) -> None:
        assert self.icon is not None
        quiet = quiet_text(self.desk)
        self.icon.setIcon(_tray_icon(self.desk.theme))
        self.icon.setToolTip(f"qosdesk · {quiet}" if quiet else "qosdesk")


def _tray_icon(theme: Theme) -> QIcon:
    """The candle on a ground of its own: the tray's colour is not known."""
    made = QIcon()
    for size in (16, 24, 32, 48):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.c.accent)
        painter.drawRoundedRect(pixmap.rect(), size / 5, size / 5)
        inset = size // 8
        paint_icon(painter, "candle", inset, inset, theme.c.on_accent, size - 2 * inset)
        painter.end()
        made.addPixmap(pixmap)
    return made
