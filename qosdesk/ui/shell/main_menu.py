"""The main menu: panels, appearance, window. Choices are stored as settings; the window puts them on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.shell import appearance
from qosdesk.ui.shell.dock_host import DockHost, Place
from qosdesk.ui.shell.language import LANGUAGES
from qosdesk.ui.shell.panel_names import panel_name
from qosdesk.ui.shell.workspace_menu import WorkspaceMenu
from qosdesk.ui.widgets.icons import icon
from qosdesk.ui.widgets.menus import add_choice, make_menu

if TYPE_CHECKING:
    from qosdesk.ui.report.dialog import ReportDialog
    from qosdesk.ui.settings.dialog import SettingsDialog
    from qosdesk.ui.shell.windows import Windows
    from qosdesk.ui.welcome.dialog import KeysDialog

ONCE: Final = frozenset({"alerts", "diagnostics", "quota", "coverage"})
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
        menu, keys = make_menu(parent), self.desk.keymap
        panels = menu.addMenu(icon("plus", self.theme.c.t2), self.tr("Add panel"))
        for kind in self.host.factories:
            panels.addAction(
                panel_name(kind), partial(self.open_panel if kind in ONCE else self.add_panel, kind)
            )
        menu.addSeparator()
        for command, name, text in (
            ("window.alerts", "bell", self.tr("Alerts")),
            ("window.diagnostics", "clock", self.tr("Latency and diagnostics")),
            ("window.quota", "info", self.tr("Quota and live slots")),
            ("window.coverage", "columns", self.tr("Coverage")),
        ):
            kind = command.rpartition(".")[2]
            drawn = icon(name, self.theme.c.t2)
            menu.addAction(drawn, keys.in_menu(text, command), partial(self.open_panel, kind))
        menu.addSeparator()
        self._workspaces.fill(menu.addMenu(self.tr("Workspace")), self._windows.workspaces.current)
        menu.addAction(keys.in_menu(self.tr("New window"), "window.new_window"), self.new_window)
        self._windows.mini.fill_menu(menu.addMenu(self.tr("Mini ticker")))
        menu.addSeparator()
        settings = keys.in_menu(self.tr("Settings..."), "window.settings")
        menu.addAction(icon("settings", self.theme.c.t2), settings, self.open_settings)
        # Beside the settings, for whoever cannot read them.
        self._fill_languages(menu.addMenu(self.tr("Language")))
        menu.addAction(keys.in_menu(self.tr("Network..."), "window.network"), self.open_network)
        provider = keys.in_menu(self.tr("Provider and key..."), "window.keys")
        menu.addAction(icon("key", self.theme.c.t2), provider, lambda: self.open_keys())
        menu.addSeparator()
        menu.addAction(keys.in_menu(self.tr("Full screen"), "window.full_screen"), self.full_screen.emit)
        reset = keys.in_menu(self.tr("Reset layout"), "window.reset_layout")
        menu.addAction(icon("undo", self.theme.c.t2), reset, self._windows.reset)
        menu.addSeparator()
        shortcuts = keys.in_menu(self.tr("Keyboard shortcuts"), "window.help")
        menu.addAction(icon("key", self.theme.c.t2), shortcuts, self.open_shortcuts)
        report = keys.in_menu(self.tr("Report a problem…"), "window.report")
        menu.addAction(icon("warning", self.theme.c.t2), report, self.report_problem)
        menu.addAction(icon("info", self.theme.c.t2), self.tr("About qosdesk"), self.open_about)
        menu.addAction(keys.in_menu(self.tr("Quit"), "window.quit"), self.quit.emit)
        return menu

    def toggle_theme(self) -> None:
        """Dark to light and back."""
        self.desk.settings.set(appearance.THEME, "light" if self.theme.dark else "dark")

    def open_settings(self, page: str = "") -> SettingsDialog:
        """The settings, at a page of them."""
        # Made when it is first needed.
        from qosdesk.ui.settings.opening import open_settings

        return open_settings(self.desk, self._window, page)

    def open_keys(self, title: str = "") -> KeysDialog:
        """Provider and key; of the vendor of that title, where one is meant."""
        from qosdesk.ui.welcome import open_keys

        return open_keys(self.desk, self._window, title)

    def _fill_languages(self, menu: QMenu) -> None:
        for code, own_name in LANGUAGES:
            choose = partial(self.desk.settings.set, appearance.LANGUAGE, code)
            add_choice(menu, self.theme, own_name, self.theme.language == code, choose)

    def open_panel(self, kind: str) -> None:
        """Bring the one panel of a kind to the front; where there is none it comes as a tab over the active panel."""
        there = next((panel for panel in self.host.panels() if panel.kind == kind), None)
        if there is None:
            there = self.host.new_panel(kind, 0)
            self.host.add(there, self.host.active(), Place.TAB)
        self.host.activate(there)

    def report_problem(self, part: str = "") -> ReportDialog:
        """The dialog of a report, with one of its parts shown."""
        # Made when it is first needed.
        from qosdesk.ui.report.dialog import ReportDialog

        dialog = ReportDialog(self.desk, self._window, part)
        dialog.open()
        return dialog

    def new_window(self) -> None:
        """One more window, with a list in it."""
        window = self._windows.new_window()
        if window is not None:
            window.host.add(window.host.new_panel("table", self.host.active_group()))

    def add_panel(self, kind: str) -> None:
        """One more panel of a kind beside the active one."""
        panel = self.host.new_panel(kind, self.host.active_group())
        self.host.add(panel, self.host.active())
        self.host.activate(panel)

    def open_shortcuts(self) -> None:
        """Every command with its keys."""
        # Made when it is first needed.
        from qosdesk.ui.shortcuts.help import ShortcutsDialog

        ShortcutsDialog(self.desk, self._window).open()

    def open_network(self) -> None:
        """How servers are reached."""
        from qosdesk.ui.shell.network import NetworkDialog

        NetworkDialog(self.theme, self.desk.network, self._window).open()

    def open_about(self) -> None:
        """What this program is."""
        from qosdesk.ui.shell.about import AboutDialog

        AboutDialog(self.theme, self._window).open()
