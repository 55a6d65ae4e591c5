"""What the commands of a window do, the shortcuts that start them, and the commands of the panels in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QShortcut

from qosdesk.domain.quotes import UNKNOWN
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.ui.panel import Panel
from qosdesk.ui.ports import Entry, Watchlist
from qosdesk.ui.shortcuts.catalogue import COMMANDS
from qosdesk.ui.shortcuts.keymap import sequence
from qosdesk.ui.shortcuts.kinds import Command, Scope

if TYPE_CHECKING:
    from qosdesk.ui.shell.main_window import MainWindow

_GO_TO: Final = ("table", "chart", "ladder", "tape", "instrument")
_ADD: Final = ("table", "chart", "grid", "ladder", "tape", "instrument")
_INDICES: Final = {"window.index_sh": "SH:000001", "window.index_sz": "SZ:399001"}


class WindowCommands(QObject):
    """The commands of one window.

    Attributes:
        actions: what the window's own do, by their ids.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._host = window.host
        self._desk = window.desk
        self._shortcuts: list[QShortcut] = []
        self.actions = self._make()
        self._desk.keymap.changed.connect(self._renew)
        self._renew()

    def _make(self) -> dict[str, Callable[[], object]]:
        window, menu = self._window, self._window.menu
        return {
            "window.palette": window.start_search,
            "window.commands": partial(window.start_search, ">"),
            "window.help": menu.open_shortcuts,
            "window.settings": menu.open_settings,
            "window.new_alert": self._new_alert,
            "window.alerts": window.open_alerts,
            "window.diagnostics": partial(menu.open_panel, "diagnostics"),
            "window.quota": partial(menu.open_panel, "quota"),
            "window.coverage": partial(menu.open_panel, "coverage"),
            **{f"window.go_{kind}": partial(self._go_to, kind) for kind in _GO_TO},
            "window.next_panel": partial(self._step_panel, 1),
            "window.previous_panel": partial(self._step_panel, -1),
            "window.maximise_panel": partial(self._on_active, self._host.toggle_maximised),
            "window.close_panel": partial(self._on_active, self._close),
            "window.move_to_window": partial(self._on_active, window.windows.to_own_window),
            **{f"window.add_{kind}": partial(menu.add_panel, kind) for kind in _ADD},
            "window.add_to_list": self._add_to_list,
            **{name: partial(window.point_to, parse_symbol(code)) for name, code in _INDICES.items()},
            "window.next_workspace": partial(self._step_workspace, 1),
            "window.previous_workspace": partial(self._step_workspace, -1),
            "window.new_window": menu.new_window,
            "window.mini": lambda: window.windows.mini.toggle(),
            "window.full_screen": window.toggle_full_screen,
            "window.theme": menu.toggle_theme,
            "window.keys": lambda: menu.open_keys(),
            "window.network": menu.open_network,
            "window.reset_layout": window.windows.reset,
            "window.report": menu.report_problem,
            "window.about": menu.open_about,
            "window.quit": window.windows.close_all,
        }

    def shut(self) -> None:
        """The window goes: keys are not followed any more."""
        self._desk.keymap.changed.disconnect(self._renew)

    def _renew(self) -> None:
        for old in self._shortcuts:
            old.setEnabled(False)
            old.deleteLater()
        self._shortcuts = []
        for key, command_id in self._desk.keymap.heard(Scope.WINDOW).items():
            shortcut = QShortcut(sequence(key), self._window)
            shortcut.activated.connect(partial(self._start, command_id))
            self._shortcuts.append(shortcut)

    def _start(self, command_id: str) -> None:
        self.actions[command_id]()

    # --- for the palette ----------------------------------------------------------------------------------------------

    def doable(self) -> Sequence[tuple[Command, Callable[[], object]]]:
        """The window's commands, and those of each kind of panel that it has, for the one that is used."""
        found: list[tuple[Command, Callable[[], object]]] = []
        doers: dict[str, tuple[Panel, Panel] | None] = {}
        for command in COMMANDS:
            kind = command.scope.kind
            if not kind:
                found.append((command, self.actions[command.id]))
                continue
            if kind not in doers:
                doers[kind] = self._doer(kind)
            pair = doers[kind]
            if pair is not None and command.id in pair[1].actions_by_id:
                found.append((command, partial(self._start_in, *pair, command.id)))
        return found

    def _doer(self, kind: str) -> tuple[Panel, Panel] | None:
        """(panel in a dock, the panel of the kind in it): of the active one, else of the first that there is."""
        active = self._host.active()
        panels = ((active,) if active is not None else ()) + tuple(self._host.panels())
        pairs = ((panel, panel.doer(kind)) for panel in panels)
        return next(((panel, doer) for panel, doer in pairs if doer is not None), None)

    def _start_in(self, docked: Panel, doer: Panel, command_id: str) -> None:
        self._host.activate(docked)
        doer.actions_by_id[command_id]()

    # --- what they do -------------------------------------------------------------------------------------------------

    def _on_active(self, do: Callable[[Panel], object]) -> None:
        panel = self._host.active()
        if panel is not None:
            do(panel)

    def _close(self, panel: Panel) -> None:
        dock = self._host.dock_of(panel)
        if dock is not None:
            self._host.close_dock(dock)

    def _symbol(self) -> Symbol | None:
        """What the active panel shows, else what its group points at."""
        panel = self._host.active()
        if panel is not None and panel.symbol is not None:
            return panel.symbol
        target = self._desk.links.target(self._host.active_group())
        return target.symbol if target is not None else None

    def _new_alert(self) -> None:
        symbol = self._symbol()
        if symbol is not None:
            self._window.ask_alert((symbol,), UNKNOWN)

    def _add_to_list(self) -> None:
        symbol = self._symbol()
        if symbol is not None:
            add_to_first_list(self._window, symbol)

    def _go_to(self, kind: str) -> None:
        """The panel of a kind in the group in use, else any, else a new one."""
        group = self._host.active_group()
        pairs = [(panel, doer) for panel in self._host.panels() if (doer := panel.doer(kind)) is not None]
        linked = (panel for panel, doer in pairs if doer.group == group)
        found = next(linked, pairs[0][0] if pairs else None)
        if found is None:
            self._window.menu.add_panel(kind)
        else:
            self._host.activate(found)

    def _step_panel(self, step: int) -> None:
        panels = list(self._host.panels())
        if panels:
            active = self._host.active()
            at = panels.index(active) + step if active in panels else 0
            self._host.activate(panels[at % len(panels)])

    def _step_workspace(self, step: int) -> None:
        windows = self._window.windows
        all_of_them = list(windows.workspaces.all())
        ids = [one.id for one in all_of_them]
        there = all_of_them[(ids.index(windows.workspaces.current.id) + step) % len(ids)]
        # Later: switching ends the panel that is at work in this press of a key.
        QTimer.singleShot(0, windows, partial(windows.switch, there))

    def step_symbol(self, panel: Panel, step: int) -> None:
        """The next or previous symbol of the list of a panel's group; without one, of the first list that has it."""
        from qosdesk.ui.panels.table import TablePanel

        tables = (one for window in self._window.windows.all() for one in window.host.panels())
        for table in tables:
            if isinstance(table, TablePanel) and panel.group and table.group == panel.group:
                table.commands.step(step)
                return
        for watchlist in self._desk.watchlists.all():
            symbols = watchlist.symbols()
            if panel.symbol in symbols:
                panel.select(symbols[(symbols.index(panel.symbol) + step) % len(symbols)])
                return


def add_to_first_list(window: MainWindow, symbol: Symbol) -> Watchlist:
    """Append a symbol to the first watchlist; one that it has already changes nothing."""
    lists: Sequence[Watchlist] = window.desk.watchlists.all()
    first = lists[0] if lists else Watchlist(QCoreApplication.translate("Palette", "Core"))
    if symbol in first.symbols():
        return first
    return window.desk.watchlists.save(replace(first, entries=(*first.entries, Entry(symbol))))
