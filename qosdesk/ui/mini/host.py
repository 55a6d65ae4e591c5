"""Owns the mini ticker: opens it, puts it away, keeps how the user left it, and fills its menu."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from qosdesk.ui.desk import Desk
from qosdesk.ui.mini.state import NAME, OPACITIES, read_state, write_state
from qosdesk.ui.shell.placement import Place, Rect, find_place, place_of, set_key
from qosdesk.ui.shell.screens import Screens
from qosdesk.ui.widgets.menus import add_choice, make_menu

if TYPE_CHECKING:
    from qosdesk.ui.mini.window import MiniTicker

_SAVE_MS: Final = 500
_WIDTH: Final = 320
_MARGIN: Final = 24


class Mini(QObject):
    """One of the program.

    Attributes:
        state: how the user left it.
        window: None while it is away.

    Signals:
        symbol_wanted: (symbol) the user wants it on the desk.
    """

    symbol_wanted = Signal(object)

    def __init__(self, desk: Desk, screens: Screens, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.state = read_state(desk.layouts.load(NAME))
        self.window: MiniTicker | None = None
        self._screens = screens
        self._screens.changed.connect(self._place)
        self._save_later = QTimer(self)
        self._save_later.setSingleShot(True)
        self._save_later.setInterval(_SAVE_MS)
        self._save_later.timeout.connect(self._save)

    # --- opening and keeping -----------------------------------------------------------------------------------------

    def come_back(self) -> None:
        """At the start: open it if it was open."""
        if self.state.is_open:
            self._open()

    def toggle(self) -> None:
        """Show it or put it away. What was hidden by a hotkey comes back by the same."""
        if self.window is None:
            self._open()
            self._change(is_open=True)
        else:
            self._close()
            self._change(is_open=False)

    def shut(self) -> None:
        """The program ends; whether it is open is kept."""
        if self._save_later.isActive():
            self._save()
        self._close()

    def _open(self) -> None:
        # Made when it is first needed.
        from qosdesk.ui.mini.window import MiniTicker

        self.window = window = MiniTicker(self.desk, self.state)
        window.dismissed.connect(self.toggle)
        window.symbol_wanted.connect(self.symbol_wanted)
        window.menu_wanted.connect(self._popup)
        self._place()
        window.placed.connect(self._save_later.start)
        window.show()

    def _close(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            self._note_place(window)
            window.shut()

    def _place(self) -> None:
        window = self.window
        if window is None:
            return
        place = find_place(self.state.places, self._screens.monitors())
        if place is None:
            area = QApplication.primaryScreen().availableGeometry()
            height = window.natural_height()
            left, top = area.right() - _WIDTH - _MARGIN, area.bottom() - height - 2 * _MARGIN
            place = Place(Rect(left, top, _WIDTH, height))
        rect = place.rect
        window.setGeometry(rect.x, rect.y, rect.width, rect.height)

    def _save(self) -> None:
        if self.window is not None:
            self._note_place(self.window)
        self._save_later.stop()
        self.desk.layouts.save(NAME, write_state(self.state))

    def _note_place(self, window: MiniTicker) -> None:
        if self._screens.is_moving:
            return
        monitors, area = self._screens.monitors(), window.geometry()
        places = dict(self.state.places)
        key = set_key(monitors)
        places.pop(key, None)
        places[key] = place_of(Rect(area.x(), area.y(), area.width(), area.height()), monitors)
        self.state = replace(self.state, places=places)

    def _change(self, **members: Any) -> None:
        self.state = replace(self.state, **members)
        if self.window is not None:
            self.window.take_state(self.state)
        self._save()

    # --- menu --------------------------------------------------------------------------------------------------------

    def fill_menu(self, menu: QMenu) -> None:
        """What can be set, for its own menu, the tray's and the main menu's: a way back from letting clicks through."""
        theme, state = self.desk.theme, self.state
        shown = self.tr("Hide mini ticker") if self.window is not None else self.tr("Show mini ticker")
        menu.addAction(shown, self.toggle)
        menu.addSeparator()
        self._fill_lists(menu)
        opacity = menu.addMenu(self.tr("Opacity"))
        for percent in OPACITIES:
            choose = partial(self._change, opacity=percent)
            add_choice(opacity, theme, f"{percent} %", percent == state.opacity, choose)
        menu.addSeparator()
        for name, text in (
            ("codes", self.tr("Codes instead of names")),
            ("discreet", self.tr("Discreet: grey figures")),
            ("locked", self.tr("Lock its place")),
            ("through", self.tr("Let clicks through")),
        ):
            chosen = bool(getattr(state, name))
            add_choice(menu, theme, text, chosen, partial(self._change, **{name: not chosen}))
        if QGuiApplication.platformName().startswith("wayland"):
            note = menu.addAction(self.tr("Wayland decides where it is and whether it stays on top"))
            note.setEnabled(False)

    def _fill_lists(self, menu: QMenu) -> None:
        # The table comes with it, which a start has not needed by then.
        from qosdesk.ui.mini.rows import shown_list

        theme = self.desk.theme
        current = shown_list(self.desk, self.state.list_id)
        lists = menu.addMenu(self.tr("List"))
        for one in self.desk.watchlists.all():
            chosen = current is not None and one.id == current.id
            add_choice(lists, theme, one.name, chosen, partial(self._change, list_id=one.id))
        symbols = menu.addMenu(self.tr("Symbols shown"))
        for symbol in current.symbols() if current is not None else ():
            text = str(symbol)
            hidden = self.state.hidden
            choose = partial(self._change, hidden=hidden ^ {text})
            add_choice(symbols, theme, text, text not in hidden, choose)

    def _popup(self, at: QPoint) -> None:
        if self.window is not None:
            menu = make_menu(self.window)
            self.fill_menu(menu)
            menu.popup(at)
