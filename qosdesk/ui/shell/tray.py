"""The icon in the system's tray, where there is one: messages of alerts; a menu with quotes, to hide, mute or quit."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from qosdesk.domain.change import headline
from qosdesk.domain.numbers import format_percent, format_price
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.mini import Mini
from qosdesk.ui.panels.alerts.quiet import fill_quiet_menu, quiet_text
from qosdesk.ui.panels.alerts.words import name_of
from qosdesk.ui.sourcing import is_demo
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.menus import as_said

_MESSAGE_MS = 10_000
_QUOTES: Final = 5
CLOSE_TO_TRAY: Final = "start.close_to_tray"
"""Setting: closing the main window leaves the desk in the tray, where there is one. Off unless the user wants it."""


class Tray(QObject):
    """One of the program.

    Attributes:
        icon: None where the system has no tray.

    Signals:
        show_wanted: bring the desk to the front.
        hide_wanted: leave it to the tray.
        quit_wanted: end the program.
        symbol_wanted: (symbol) one of the quotes was chosen.
    """

    show_wanted = Signal()
    hide_wanted = Signal()
    quit_wanted = Signal()
    symbol_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject, mini: Mini, *, has_tray: bool | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._mini = mini
        self.icon: QSystemTrayIcon | None = None
        self.menu: QMenu | None = None
        if QSystemTrayIcon.isSystemTrayAvailable() if has_tray is None else has_tray:
            self.icon = QSystemTrayIcon(self)
            self.menu = QMenu()
            # Filled when it opens, not with every tick: a menu that changes under the mouse is none.
            self.menu.aboutToShow.connect(self._fill)
            self.icon.setContextMenu(self.menu)
            self.icon.activated.connect(self._on_activated)
            self.icon.messageClicked.connect(self.show_wanted)
            desk.theme.changed.connect(self._restyle)
            self._end = desk.settings.subscribe(self._on_setting)
            self._fill()
            self._restyle()
            self.icon.show()

    @property
    def takes_closed(self) -> bool:
        """Whether a main window that is closed goes here."""
        return self.icon is not None and self.desk.settings.get(CLOSE_TO_TRAY, False) is True

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

    def quotes(self) -> list[tuple[Symbol, str]]:
        """The first symbols of the first list with their figures, as known now: `Tencent 612.50 +1.24%`."""
        lists = self.desk.watchlists.all()
        return [(symbol, self._quote(symbol)) for symbol in (lists[0].symbols() if lists else ())[:_QUOTES]]

    def _quote(self, symbol: Symbol) -> str:
        desk = self.desk
        state = desk.store.state(symbol)
        head = headline(state)
        price = format_price(head.price, desk.instruments.decimals(symbol))
        text = f"{name_of(desk, symbol) or symbol}  {price}  {format_percent(head.change_fraction)}"
        if desk.staleness.is_stale(symbol) or state.recalled_ms:
            text += "  " + self.tr("(old)")
        return text

    def _fill(self) -> None:
        menu = self.menu
        assert menu is not None
        menu.clear()
        if is_demo(self.desk):
            menu.addAction(self.tr("DEMO: made-up prices")).setEnabled(False)
        for symbol, text in self.quotes():
            menu.addAction(as_said(text), partial(self.symbol_wanted.emit, symbol))
        menu.addSeparator()
        menu.addAction(self.tr("Show qosdesk"), self.show_wanted.emit)
        menu.addAction(self.tr("Hide windows"), self.hide_wanted.emit)
        self._mini.fill_menu(menu.addMenu(self.tr("Mini ticker")))
        menu.addSeparator()
        fill_quiet_menu(menu, self.desk)
        menu.addSeparator()
        menu.addAction(self.tr("Quit"), self.quit_wanted.emit)

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
