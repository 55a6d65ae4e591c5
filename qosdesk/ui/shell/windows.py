"""All windows of the open workspace: made, placed on the monitors, stored, and exchanged for those of another one.

The first window is the main one: closing it closes the desk. A panel goes from one window to another by its menu, or
by dragging it over there; dragged to where no window is it gets one of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from qosdesk.ui.desk import Desk
from qosdesk.ui.mini import Mini
from qosdesk.ui.panel import Panel
from qosdesk.ui.panels.alerts.announcer import Announcer
from qosdesk.ui.shell.appearance import Appearance
from qosdesk.ui.shell.dock_host import PanelFactory, Place
from qosdesk.ui.shell.drop_target import DropMark, find_target
from qosdesk.ui.shell.layout import MAX_WINDOWS
from qosdesk.ui.shell.main_window import MainWindow
from qosdesk.ui.shell.placement import Place as WindowPlace
from qosdesk.ui.shell.placement import Rect, find_place, place_of, set_key
from qosdesk.ui.shell.ready_made import DAY_TRADER, arrange, ready_made_name
from qosdesk.ui.shell.screens import Screens
from qosdesk.ui.shell.starting import open_first_workspace, starts_in_tray
from qosdesk.ui.shell.tray import Tray
from qosdesk.ui.shell.workspaces import Workspace, Workspaces

_SAVE_MS: Final = 500
"""After the last change; a change is stored within a second (DESIGN 2.4) though the user drags on."""
_SETTLED_MS: Final = 300
_OWN_WINDOW: Final = QSize(720, 480)
_LARGEST: Final = QSize(1920, 1080)


class Windows(QObject):
    """Owns the windows.

    Attributes:
        workspaces: the named ones.
        first: the main window.
        appearance: puts the settings on the theme.
        announcer: shows what alerts found; tray: the icon in the system's tray; mini: the mini ticker.

    Signals:
        closed: the main window was closed; app ends the program.
    """

    closed = Signal()

    def __init__(
        self, desk: Desk, factories: Mapping[str, PanelFactory], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._factories = factories
        self.workspaces = Workspaces(desk.layouts, DAY_TRADER)
        open_first_workspace(desk.settings, self.workspaces)
        self.appearance = Appearance(desk.theme, desk.settings, self)
        self.screens = Screens(self)
        self.screens.changed.connect(self._on_screens)
        self._windows: list[MainWindow] = []
        self._places: dict[MainWindow, dict[str, WindowPlace]] = {}
        self._mark: DropMark | None = None
        self._shown = False
        self._is_filled = False
        self._ending = False
        self._save_later = QTimer(self)
        self._save_later.setSingleShot(True)
        self._save_later.setInterval(_SAVE_MS)
        self._save_later.timeout.connect(self.save)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._note_settings)
        self.first = self._make_window()
        self.announcer = Announcer(desk, self)
        self.announcer.open_wanted.connect(self.first.show_symbol)
        self.mini = Mini(desk, self.screens, self)
        self.mini.symbol_wanted.connect(self.first.show_symbol)
        self.tray = Tray(desk, self, self.mini)
        self.tray.hide_wanted.connect(self.hide_all)
        self.tray.symbol_wanted.connect(self.first.show_symbol)
        self.tray.show_wanted.connect(self.come_to_front)
        self.tray.quit_wanted.connect(self.close_all)
        self.announcer.message.connect(self.tray.say)
        self.mini.come_back()

    # --- opening and storing -----------------------------------------------------------------------------------------

    def show_early(self) -> None:
        """The main window at its place, without its panels yet: something to see while they are made by `open`."""
        stored = self.workspaces.windows(self.workspaces.current)
        self._places[self.first] = dict(stored[0].places) if stored else {}
        self._place(self.first)
        self.first.show()

    def open_first(self, kind: str) -> bool:
        """Of an open workspace that is stored the first panel of a kind in the main window; `open` makes the others.

        Returns:
            False when there is none.
        """
        stored = self.workspaces.windows(self.workspaces.current)
        return self.first.host.restore_first(stored[0], kind) if stored else False

    def open(self, size: QSize | None = None) -> None:
        """Bring back the open workspace, or make its ready-made arrangement; call it once, before `show`.

        Args:
            size: of the main window, whatever is stored.
        """
        self._fill(size)
        self._is_filled = True
        self._save_later.stop()
        self._settled.start()

    @property
    def waits_in_tray(self) -> bool:
        """Whether the user wants it to start there, and there is one."""
        return self.tray.icon is not None and starts_in_tray(self.desk.settings)

    def start(self) -> None:
        """Show the windows, or leave them to the tray where the user wants that and there is one."""
        if self.waits_in_tray:
            self._shown = True
        else:
            self.show()

    def show(self) -> None:
        """Show all windows, the main one on top."""
        self._shown = True
        for window in (*self._windows[1:], self.first):
            window.show()
        self.first.activateWindow()

    def come_to_front(self) -> None:
        """All windows, also minimised ones, before those of other programs; the main one gets the keyboard."""
        for window in (*self._windows[1:], self.first):
            if window.isMinimized():
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
        self.first.activateWindow()

    def hide_all(self) -> None:
        """Into the tray; nothing where there is none, as nobody would find them again."""
        if self.tray.icon is not None:
            self.save()
            for window in self._windows:
                window.hide()

    @property
    def are_hidden(self) -> bool:
        """Whether they wait in the tray."""
        return not any(window.isVisible() for window in self._windows)

    def all(self) -> Sequence[MainWindow]:
        """The windows, the main one first."""
        return tuple(self._windows)

    def save(self) -> None:
        """Store the open workspace now; one that is not filled yet stays as it is stored."""
        self._save_later.stop()
        if not self._is_filled:
            return
        self._note_places()
        self.workspaces.keep(
            tuple(
                replace(window.host.layout_now(), places=self._places[window].copy())
                for window in self._windows
            )
        )

    def _fill(self, size: QSize | None = None) -> None:
        stored = self.workspaces.windows(self.workspaces.current)
        for number, layout in enumerate(stored or ()):
            window = self.first if number == 0 else self._make_window()
            self._places[window] = dict(layout.places)
            self._place(window, size if number == 0 else None)
            if not window.host.restore(layout) and number:
                self._drop(window)
        if stored is None:
            self._places[self.first] = {} if not self._shown else self._places[self.first]
            if not self._shown:
                self._place(self.first, size)
        if not self.first.host.panels():
            self._arrange()
        if self._shown:
            self.show()

    def _arrange(self) -> None:
        bars = self.first.bars_height()
        kind = self.workspaces.current.made_as
        arrange(kind, self.first.host, self.first.width(), self.first.height() - bars)

    def _empty(self) -> None:
        """All panels end, the main window stays."""
        for window in self._windows[1:]:
            self._drop(window)
        self.first.host.clear()

    def close_all(self) -> None:
        """Store everything, close all windows; the main one's panels end their wants."""
        if self._ending:
            return
        self.save()
        self._ending = True
        self._settled.stop()
        self.appearance.shut()
        self.announcer.shut()
        self.mini.shut()
        self.tray.shut()
        for window in reversed(self._windows):
            window.shut()
            window.hide()
        self.closed.emit()

    def end(self) -> None:
        """After `close_all`: the windows are deleted."""
        for window in self._windows:
            window.deleteLater()
        self._windows = []

    # --- windows -----------------------------------------------------------------------------------------------------

    def new_window(self, at: Rect | None = None) -> MainWindow | None:
        """One more window with nothing in it, shown; None when there are too many."""
        if len(self._windows) >= MAX_WINDOWS:
            return None
        window = self._make_window()
        rect = at or _beside(self.first)
        place = place_of(rect, self.screens.monitors())
        self._places[window] = {set_key(self.screens.monitors()): place}
        self._place(window)
        if self._shown:
            window.show()
        self._touch()
        return window

    def move_panel(
        self, panel: Panel, to: MainWindow, beside: Panel | None = None, place: Place = Place.RIGHT
    ) -> None:
        """Let a panel change windows, or its place in one."""
        source = self.window_of(panel)
        if source is None or beside is panel:
            return
        source.host.take(panel)
        to.host.add(panel, beside, place)
        to.host.activate(panel)
        if to is not source:
            to.raise_()
            to.activateWindow()
        self._close_if_empty(source)
        self._say_alone()

    def to_own_window(self, panel: Panel, at: QPoint | None = None) -> None:
        """Give a panel a window of its own at a global point; one that has one comes back to the main window."""
        source = self.window_of(panel)
        if source is None:
            return
        if len(source.host.panels()) == 1:
            if source is self.first:
                return
            if at is not None:
                source.move(at - QPoint(60, 12))
            else:
                self.move_panel(panel, self.first)
            return
        dock = source.host.dock_of(panel)
        size = dock.size() if dock is not None else _OWN_WINDOW
        corner = at - QPoint(60, 12) if at is not None else panel.mapToGlobal(QPoint(24, 24))
        rect = Rect(corner.x(), corner.y(), max(480, size.width()), max(320, size.height() + 40))
        window = self.new_window(rect)
        if window is not None:
            self.move_panel(panel, window)

    def window_of(self, panel: Panel) -> MainWindow | None:
        """The window that holds a panel."""
        return next((window for window in self._windows if window.host.dock_of(panel)), None)

    def close_window(self, window: MainWindow) -> None:
        """Close a further window with its panels; the main one ends the desk, or goes into the tray."""
        if window is self.first:
            if self.tray.takes_closed:
                self.hide_all()
            else:
                self.close_all()
        elif window in self._windows:
            window.host.clear()
            self._drop(window)
            self._touch()

    def _make_window(self) -> MainWindow:
        is_first = not self._windows
        window = MainWindow(self.desk, self._factories, self, is_first=is_first)
        self._windows.append(window)
        self._places[window] = {}
        host = window.host
        host.taken = lambda: {p.panel_id for w in self._windows if w is not window for p in w.host.panels()}
        host.move_choices = self._choices
        host.arranged.connect(self._touch)
        host.panels_changed.connect(self._say_alone)
        host.panels_changed.connect(partial(self._close_soon_if_empty, window))
        host.window_wanted.connect(self.to_own_window)
        host.dragged.connect(self._on_dragged)
        host.dropped.connect(self._on_dropped)
        window.moved.connect(self._touch)
        self._name_windows()
        return window

    def _drop(self, window: MainWindow) -> None:
        self._windows.remove(window)
        self._places.pop(window)
        window.shut()
        window.hide()
        window.deleteLater()
        self._name_windows()

    def _close_soon_if_empty(self, window: MainWindow) -> None:
        # Not at once: what closes the last panel is still at work in it.
        QTimer.singleShot(0, window, partial(self._close_if_empty, window))

    def _close_if_empty(self, window: MainWindow) -> None:
        if self._ending or window is self.first or window not in self._windows:
            return
        if window.had_panels and not window.host.panels():
            self._drop(window)
            self._touch()

    def _name_windows(self) -> None:
        for number, window in enumerate(self._windows, 1):
            window.set_number(number if len(self._windows) > 1 else 0)

    def _say_alone(self) -> None:
        for window in self._windows:
            docks = window.host.docks()
            for dock in docks:
                dock.title.set_alone(window is not self.first and len(docks) == 1)

    def _choices(self, panel: Panel) -> Sequence[tuple[str, Callable[[], None]]]:
        source = self.window_of(panel)
        choices: list[tuple[str, Callable[[], None]]] = [
            (window.windowTitle(), partial(self.move_panel, panel, window))
            for window in self._windows
            if window is not source
        ]
        if source is not None and len(source.host.panels()) > 1:
            choices.append((self.tr("New window"), partial(self.to_own_window, panel)))
        return choices

    # --- dragging ----------------------------------------------------------------------------------------------------

    def _on_dragged(self, panel: Panel, at: QPoint) -> None:
        window = self._window_at(at, panel)
        if self._mark is not None and (window is None or self._mark.parent() is not window.host):
            self._end_mark()
        if window is None:
            return
        if self._mark is None:
            self._mark = DropMark(self.desk.theme, window.host)
        self._mark.show_at(find_target(window.host, at)[2])

    def _on_dropped(self, panel: Panel, at: QPoint) -> None:
        self._end_mark()
        window = self._window_at(at, panel)
        if window is None:
            # Later: Qt is still in the release of the mouse.
            QTimer.singleShot(0, self, partial(self._to_own_window_or_back, panel, at))
        else:
            beside, place, _part = find_target(window.host, at)
            QTimer.singleShot(0, self, partial(self.move_panel, panel, window, beside, place))

    def _to_own_window_or_back(self, panel: Panel, at: QPoint) -> None:
        window = self.window_of(panel)
        dock = window.host.dock_of(panel) if window is not None else None
        if dock is not None and window is not None:
            if len(window.host.panels()) == 1:
                dock.setFloating(False)
            self.to_own_window(panel, at)

    def _end_mark(self) -> None:
        if self._mark is not None:
            self._mark.hide()
            self._mark.deleteLater()
            self._mark = None

    def _window_at(self, at: QPoint, panel: Panel) -> MainWindow | None:
        """The window under a point that is not the panel's own; the active one where several lie on each other."""
        own = self.window_of(panel)
        active = QApplication.activeWindow()
        under = [
            w for w in self._windows if w is not own and w.isVisible() and w.frameGeometry().contains(at)
        ]
        return next((w for w in under if w is active), under[-1] if under else None)

    # --- monitors ----------------------------------------------------------------------------------------------------

    def _touch(self) -> None:
        if self._shown and not self._ending and not self._save_later.isActive():
            self._save_later.start()

    def _note_settings(self) -> None:
        """What the settings are at the start, so that changes can be counted."""
        # Not needed for the first picture.
        from qosdesk.ui.settings.changes import Changes

        Changes.of(self.desk)

    def _note_places(self) -> None:
        """Remember where windows are, unless monitors come and go at this moment."""
        if not self._shown or self.screens.is_moving:
            return
        monitors = self.screens.monitors()
        key = set_key(monitors)
        for window in self._windows:
            places = self._places[window]
            places.pop(key, None)
            places[key] = place_of(window.normal_rect(), monitors, window.state_name())

    def _place(self, window: MainWindow, size: QSize | None = None) -> None:
        place = find_place(self._places[window], self.screens.monitors())
        if size is not None:
            window.resize(size)
        elif place is not None:
            window.put(place)
        elif window is self.first:
            screen = QApplication.primaryScreen().availableSize()
            window.resize(screen.boundedTo(_LARGEST))
            if screen.width() <= _LARGEST.width() and QApplication.platformName() != "offscreen":
                # The window's own frame would push the status bar off a screen of this size.
                window.setWindowState(Qt.WindowState.WindowMaximized)

    def _on_screens(self) -> None:
        """Other monitors: every window goes where it was on them, or comes to one that there is."""
        for window in self._windows:
            place = find_place(self._places[window], self.screens.monitors())
            if place is not None:
                window.put(place)
        self._touch()

    # --- workspaces --------------------------------------------------------------------------------------------------

    def name_of(self, workspace: Workspace) -> str:
        """What it is called."""
        return workspace.name or ready_made_name(workspace.made_as)

    def switch(self, workspace: Workspace) -> None:
        """Open another workspace; the one that was open is stored."""
        if workspace.id == self.workspaces.current.id:
            return
        self.save()
        self._exchange(workspace)

    def clone(self, workspace: Workspace, name: str = "") -> None:
        """A copy under another name, opened."""
        self.save()
        windows = self.workspaces.windows(workspace)
        self._exchange(self.workspaces.add(name or self.name_of(workspace), workspace.made_as, windows))

    def add(self, made_as: str, name: str = "") -> None:
        """A new workspace from a ready-made arrangement, opened."""
        self.save()
        taken = any(one.made_as == made_as and not one.name for one in self.workspaces.all())
        self._exchange(self.workspaces.add(name or (ready_made_name(made_as) if taken else ""), made_as))

    def remove(self, workspace: Workspace) -> None:
        """Delete one; where it is the open one its neighbour is opened. The last one stays."""
        others = [one for one in self.workspaces.all() if one.id != workspace.id]
        if not others:
            return
        if workspace.id == self.workspaces.current.id:
            self._exchange(others[0])
        self.workspaces.remove(workspace)

    def reset(self) -> None:
        """The open workspace begins anew as its ready-made arrangement."""
        self._empty()
        self._arrange()
        self.save()

    def _exchange(self, workspace: Workspace) -> None:
        self.workspaces.open(workspace)
        for window in self._windows:
            window.setUpdatesEnabled(False)
        self._empty()
        self._fill()
        for window in self._windows:
            window.setUpdatesEnabled(True)
        self.save()


def _beside(window: MainWindow) -> Rect:
    area = window.geometry()
    return Rect(area.x() + 60, area.y() + 60, max(720, area.width() // 2), max(480, area.height() // 2))
