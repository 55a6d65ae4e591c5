"""The main menu: panels, appearance, window. Choices are stored as settings; the window puts them on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from qosdesk.domain.numbers import Units
from qosdesk.ui.desk import Desk
from qosdesk.ui.shell import appearance
from qosdesk.ui.shell.about import AboutDialog
from qosdesk.ui.shell.dock_host import DockHost, Place
from qosdesk.ui.shell.language import LANGUAGES
from qosdesk.ui.shell.network import NetworkDialog
from qosdesk.ui.shell.panel_names import panel_name
from qosdesk.ui.shell.workspace_menu import WorkspaceMenu
from qosdesk.ui.theme import UpDown
from qosdesk.ui.widgets.icons import icon
from qosdesk.ui.widgets.menus import add_choice, make_menu

if TYPE_CHECKING:
    from qosdesk.ui.shell.windows import Windows

ONCE: Final = frozenset({"alerts", "diagnostics", "quota"})
"""Kinds of panels of which a window needs one only."""


class MainMenu(QObject):
    """Builds a fresh menu at every opening, so that it always says what is.

    Signals:
        full_screen, quit: for the window to do.
    """

    full_screen = Signal()
    quit = Signal()

    def __init__(self, desk: Desk, host: DockHost, windows: Windows, parent: QWidget) -> None:
        super().__init__(parent)
        self._windows = windows
        self._workspaces = WorkspaceMenu(windows, parent)
        self.desk = desk
        self.theme = desk.theme
        self.host = host
        self._window = parent

    def build(self, parent: QWidget) -> QMenu:
        """The whole menu, ready for `popup`."""
        menu = make_menu(parent)
        panels = menu.addMenu(icon("plus", self.theme.c.t2), self.tr("Add panel"))
        for kind in self.host.factories:
            panels.addAction(panel_name(kind), partial(self.open_panel if kind in ONCE else self._add, kind))
        menu.addSeparator()
        alerts = self.tr("Alerts") + "\tCtrl+Shift+A"
        menu.addAction(icon("bell", self.theme.c.t2), alerts, partial(self.open_panel, "alerts"))
        diagnostics = self.tr("Latency and diagnostics") + "\tCtrl+J"
        menu.addAction(icon("clock", self.theme.c.t2), diagnostics, partial(self.open_panel, "diagnostics"))
        quota = self.tr("Quota and live slots") + "\tCtrl+Shift+J"
        menu.addAction(icon("info", self.theme.c.t2), quota, partial(self.open_panel, "quota"))
        menu.addSeparator()
        self._workspaces.fill(menu.addMenu(self.tr("Workspace")), self._windows.workspaces.current)
        menu.addAction(self.tr("New window") + "\tCtrl+Shift+N", self.new_window)
        menu.addSeparator()
        self._fill_settings(menu)
        menu.addAction(self.tr("Network..."), self._network)
        menu.addSeparator()
        menu.addAction(self.tr("Full screen") + "\tF11", self.full_screen.emit)
        menu.addAction(icon("undo", self.theme.c.t2), self.tr("Reset layout"), self._windows.reset)
        menu.addSeparator()
        menu.addAction(icon("info", self.theme.c.t2), self.tr("About qosdesk"), self._about)
        menu.addAction(self.tr("Quit") + "\tCtrl+Q", self.quit.emit)
        return menu

    def build_settings(self, parent: QWidget) -> QMenu:
        """Appearance only, for the settings button."""
        menu = make_menu(parent)
        self._fill_settings(menu)
        return menu

    def toggle_theme(self) -> None:
        """Dark to light and back."""
        self.desk.settings.set(appearance.THEME, "light" if self.theme.dark else "dark")

    def _fill_settings(self, menu: QMenu) -> None:
        store = self.desk.settings.set
        looks = menu.addMenu(self.tr("Theme"))
        add_choice(
            looks, self.theme, self.tr("Dark"), self.theme.dark, partial(store, appearance.THEME, "dark")
        )
        add_choice(
            looks,
            self.theme,
            self.tr("Light"),
            not self.theme.dark,
            partial(store, appearance.THEME, "light"),
        )
        pairs = menu.addMenu(self.tr("Up and down colours"))
        for pair in UpDown:
            chosen = self.theme.up_down is pair
            add_choice(
                pairs,
                self.theme,
                self._pair_name(pair),
                chosen,
                partial(store, appearance.UP_DOWN, pair.value),
            )
        units = menu.addMenu(self.tr("Units"))
        for unit, text in ((Units.KMB, "K  M  B"), (Units.WAN, "万  亿")):
            in_use = Units.WAN if self.theme.units is Units.WAN_TRADITIONAL else self.theme.units
            add_choice(
                units,
                self.theme,
                text,
                in_use is unit,
                partial(store, appearance.UNITS, unit.value),
            )
        languages = menu.addMenu(self.tr("Language"))
        for code, own_name in LANGUAGES:
            chosen = self.theme.language == code
            add_choice(languages, self.theme, own_name, chosen, partial(store, appearance.LANGUAGE, code))

    def _pair_name(self, pair: UpDown) -> str:
        names = {
            UpDown.GREEN_UP: self.tr("Green up, red down"),
            UpDown.RED_UP: self.tr("Red up, green down"),
            UpDown.COLOUR_BLIND: self.tr("Blue up, orange down"),
            UpDown.MONOCHROME: self.tr("Monochrome"),
        }
        return names[pair]

    def open_panel(self, kind: str) -> None:
        """Bring the one panel of a kind to the front; where there is none it comes as a tab over the active panel."""
        there = next((panel for panel in self.host.panels() if panel.kind == kind), None)
        if there is None:
            there = self.host.new_panel(kind, 0)
            self.host.add(there, self.host.active(), Place.TAB)
        self.host.activate(there)

    def new_window(self) -> None:
        """One more window, with a list in it."""
        window = self._windows.new_window()
        if window is not None:
            window.host.add(window.host.new_panel("table", self.host.active_group()))

    def _add(self, kind: str) -> None:
        panel = self.host.new_panel(kind, self.host.active_group())
        self.host.add(panel, self.host.active())
        self.host.activate(panel)

    def _network(self) -> None:
        NetworkDialog(self.theme, self.desk.network, self._window).open()

    def _about(self) -> None:
        AboutDialog(self.theme, self._window).open()
