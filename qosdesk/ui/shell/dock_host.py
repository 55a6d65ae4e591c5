"""The docks of one window: panels side by side or in tabs, and one of them alone while it is maximised.

A host knows nothing of panel types; `PanelFactory` makes them by kind. Each window has a host of its own; `windows.py`
moves panels between them, `layout.py` writes down what `layout` gives.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import QByteArray, QMetaObject, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabWidget, QWidget

from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.panel import Panel
from qosdesk.ui.ports import Unsubscribe
from qosdesk.ui.shell.dock import Dock, dock_name
from qosdesk.ui.shell.layout import Layout, PanelRecord
from qosdesk.ui.shell.states import BannerText, banner_text
from qosdesk.ui.sourcing import connection_of, connections

PanelFactory = Callable[[Desk, str, int], Panel]
"""`(desk, panel_id, group) -> Panel`."""

MoveChoices = Callable[[Panel], Sequence[tuple[str, Callable[[], None]]]]
"""Where a panel may go: a text, and what takes it there."""

MAX_PANELS = 64


class Place(Enum):
    """Where a panel goes, seen from another."""

    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"
    BELOW = "below"
    TAB = "tab"


class DockHost(QMainWindow):
    """Docks panels, remembers which is active, shows the lost-link banner in each.

    Args:
        desk: what panels are given.
        factories: kind -> maker of panels.
        parent: the window.

    Attributes:
        taken: ids of panels in other windows; ids are unique in a workspace.
        move_choices: what the menu of a panel offers under "Move to window".

    Signals:
        active_changed: another panel is worked in (`Panel` or None).
        panels_changed: one was added, closed or moved away.
        arranged: the arrangement changed, or what a panel remembers.
        search_wanted: (panel) a panel wants a symbol from the search.
        alert_wanted: (symbols, price) as a panel's.
        import_wanted: (panel, text or paths) a table wants a list from elsewhere.
        step_wanted: (panel, 1 or -1) it wants the next or previous symbol of the list of its link group.
        window_wanted: (panel) it should have a window of its own, or come back from there.
        dragged, dropped: (panel, global point) a panel is dragged over the desktop, and let go outside the docks.
    """

    active_changed = Signal(object)
    panels_changed = Signal()
    arranged = Signal()
    search_wanted = Signal(object)
    alert_wanted = Signal(object, float)
    import_wanted = Signal(object, object)
    step_wanted = Signal(object, int)
    window_wanted = Signal(object)
    dragged = Signal(object, QPoint)
    dropped = Signal(object, QPoint)

    def __init__(
        self,
        desk: Desk,
        factories: Mapping[str, PanelFactory],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # A QMainWindow makes itself a window whatever its parent; this one is a part of one.
        self.setWindowFlags(Qt.WindowType.Widget)
        self.desk = desk
        self.factories = factories
        self.taken: Callable[[], Collection[str]] = tuple
        self.move_choices: MoveChoices = _no_choices
        self._docks: list[Dock] = []
        self._is_begun = False
        self._stand_ins: list[QDockWidget] = []
        self._joined: dict[Dock, list[QMetaObject.Connection]] = {}
        self._active: Dock | None = None
        self._maximised: Dock | None = None
        self._unmaximised = b""
        self._sizes: list[tuple[Panel, QSize]] = []
        self._pending_sizes: Callable[[], None] | None = None
        self._banner_shown = False
        options = QMainWindow.DockOption
        # Without GroupedDragging: a panel that is dragged leaves its tabs behind, and may land in another window.
        self.setDockOptions(options.AllowNestedDocks | options.AllowTabbedDocks)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setDocumentMode(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._ends: list[Unsubscribe] = [
            desk.connection.subscribe(self.show_connection),
            desk.sources.subscribe(self.show_connection),
        ]
        desk.theme.changed.connect(self._show_banner)
        self._watch_focus(True)

    # --- panels ------------------------------------------------------------------------------------------------------

    def docks(self) -> Sequence[Dock]:
        """All docks, in the order in which they were added."""
        return tuple(self._docks)

    def panels(self) -> Sequence[Panel]:
        """All panels, in the order in which they were added."""
        return tuple(dock.panel for dock in self._docks)

    def dock_of(self, panel: Panel) -> Dock | None:
        """The dock that holds a panel."""
        return next((dock for dock in self._docks if dock.panel is panel), None)

    def new_panel(self, kind: str, group: int = 1) -> Panel:
        """Make a panel of a kind with a fresh id; it is not docked yet.

        Raises:
            KeyError: no factory of that kind.
        """
        return self.factories[kind](self.desk, self._fresh_id(kind), group)

    def add(self, panel: Panel, beside: Panel | None = None, place: Place = Place.RIGHT) -> Dock:
        """Dock a panel: beside another one, or at the right of everything."""
        self.unmaximise()
        dock = Dock(panel, self)
        self._join(dock)
        other = self.dock_of(beside) if beside is not None else None
        if other is None:
            self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock, Qt.Orientation.Horizontal)
        elif place is Place.TAB:
            self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
            self.tabifyDockWidget(other, dock)
        else:
            down = place in (Place.ABOVE, Place.BELOW)
            orientation = Qt.Orientation.Vertical if down else Qt.Orientation.Horizontal
            self.splitDockWidget(other, dock, orientation)
            if place in (Place.ABOVE, Place.LEFT):
                # Qt only puts after: the one that was there goes after the newcomer.
                self.splitDockWidget(dock, other, orientation)
        self._docks.append(dock)
        self._show_banner_of(dock)
        dock.show()
        self.arranged.emit()
        self.panels_changed.emit()
        return dock

    def _join(self, dock: Dock) -> None:
        panel = dock.panel
        dock.title.move_choices = lambda: self.move_choices(panel)
        self._joined[dock] = [
            dock.closed.connect(self.close_dock),
            dock.activated.connect(self._activate),
            dock.window_wanted.connect(lambda: self.window_wanted.emit(panel)),
            dock.maximise_wanted.connect(lambda: self.toggle_maximised(panel)),
            dock.dragged.connect(lambda at: self.dragged.emit(panel, at)),
            dock.dropped.connect(lambda at: self.dropped.emit(panel, at)),
            dock.topLevelChanged.connect(self._touch),
            dock.dockLocationChanged.connect(self._touch),
            dock.frame.resized.connect(self._touch),
            panel.title_changed.connect(self._touch),
            # Another symbol may come from another source.
            panel.title_changed.connect(partial(self._show_banner_of, dock)),
            panel.search_wanted.connect(partial(self.search_wanted.emit, panel)),
            panel.alert_wanted.connect(self.alert_wanted),
            panel.import_wanted.connect(partial(self.import_wanted.emit, panel)),
            panel.step_wanted.connect(partial(self.step_wanted.emit, panel)),
            panel.open_wanted.connect(partial(self._open_beside, panel)),
        ]

    def take(self, panel: Panel) -> None:
        """Let a panel go to another window: it keeps its life, only the dock ends."""
        dock = self.dock_of(panel)
        if dock is not None:
            panel.setParent(None)
            self._drop(dock)

    def close_dock(self, dock: Dock) -> None:
        """Close a panel for good: its wants end here."""
        if dock in self._docks:
            dock.panel.shut()
            self._drop(dock)

    def _drop(self, dock: Dock) -> None:
        self.unmaximise()
        self._docks.remove(dock)
        for joined in self._joined.pop(dock):
            QObject.disconnect(joined)
        if self._active is dock:
            self._active = None
            self.active_changed.emit(None)
        self.removeDockWidget(dock)
        dock.hide()
        dock.deleteLater()
        self.arranged.emit()
        self.panels_changed.emit()

    def clear(self) -> None:
        """Close all panels."""
        self._drop_stand_ins()
        for dock in self.docks():
            self.close_dock(dock)

    def shut(self) -> None:
        """The window goes away: panels end their wants, the arrangement stays as it was stored."""
        self._watch_focus(False)
        self.desk.theme.changed.disconnect(self._show_banner)
        while self._ends:
            self._ends.pop()()
        for dock in self._docks:
            dock.panel.shut()

    # --- the active panel --------------------------------------------------------------------------------------------

    def active(self) -> Panel | None:
        """The panel that the user works in."""
        return self._active.panel if self._active else None

    def active_group(self) -> int:
        """The link group that a search goes to: the active panel's, else 1."""
        panel = self.active()
        return panel.group if panel is not None and panel.group else 1

    def activate(self, panel: Panel) -> None:
        """Make a panel the active one: its tab in front, the keyboard in it."""
        dock = self.dock_of(panel)
        if dock is not None:
            dock.raise_()
            self._activate(dock)
            panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _activate(self, dock: Dock) -> None:
        if dock is self._active:
            return
        if self._active is not None:
            self._active.title.set_active(False)
        self._active = dock
        dock.title.set_active(True)
        if dock.panel.symbol is not None:
            self.desk.quotes.focus(dock.panel.symbol)
        self.active_changed.emit(dock.panel)

    def _open_beside(self, panel: Panel, kind: str, symbol: Symbol) -> None:
        """A symbol in the panel of a kind that is linked as `panel` is; a new one beside it where there is none."""
        kinds = (kind, "grid") if kind == "chart" else (kind,)
        same = (one for one in self.panels() if one.kind in kinds and one.group == panel.group)
        found = next(same, None)
        if found is None:
            found = self.new_panel(kind, panel.group)
            self.add(found, panel, Place.RIGHT)
        found.select(symbol)
        self.activate(found)

    def _watch_focus(self, on: bool) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            if on:
                app.focusChanged.connect(self._on_focus)
            else:
                app.focusChanged.disconnect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        widget = new
        while widget is not None:
            if isinstance(widget, Dock):
                if widget in self._docks:
                    self._activate(widget)
                return
            widget = widget.parentWidget()

    # --- connection --------------------------------------------------------------------------------------------------

    def show_connection(self) -> None:
        """State or provider changed, or who serves what: banners and badges."""
        self._show_banner()
        for dock in self._docks:
            dock.title.refresh()

    def tick(self) -> None:
        """Once a second: counts the seconds of a banner."""
        if self._banner_shown:
            self._show_banner()

    def _banner(self, panel: Panel) -> BannerText | None:
        """Of the session that brings its symbol; a list has one only when no session brings anything."""
        wall_ms = self.desk.clock.wall_ms()
        if panel.symbol is not None and panel.is_of_symbol:
            return banner_text(connection_of(self.desk, panel.symbol), wall_ms)
        texts = [banner_text(one, wall_ms) for one in connections(self.desk)]
        return texts[0] if all(text is not None for text in texts) else None

    def _show_banner(self) -> None:
        self._banner_shown = False
        for dock in self._docks:
            self._show_banner_of(dock)

    def _show_banner_of(self, dock: Dock) -> None:
        text = self._banner(dock.panel)
        self._banner_shown = self._banner_shown or text is not None
        dock.frame.show_banner(text)

    # --- arrangement -------------------------------------------------------------------------------------------------

    def set_sizes(
        self, columns: Sequence[tuple[Panel, int]], rows: Sequence[Sequence[tuple[Panel, int]]] = ()
    ) -> None:
        """Widths of columns and heights in each column, in px; taken when the host has its size."""

        def apply() -> None:
            self._resize(columns, Qt.Orientation.Horizontal)
            for row in rows:
                self._resize(row, Qt.Orientation.Vertical)

        apply()
        if not self.isVisible():
            self._pending_sizes = apply

    def _resize(self, sizes: Sequence[tuple[Panel, int]], orientation: Qt.Orientation) -> None:
        pairs = [(dock, size) for panel, size in sizes if (dock := self.dock_of(panel)) is not None]
        if pairs:
            self.resizeDocks([dock for dock, _ in pairs], [size for _, size in pairs], orientation)

    def layout_now(self) -> Layout:
        """Panels and arrangement, without the window's places."""
        records = tuple(
            PanelRecord(dock.panel.panel_id, dock.panel.kind, dock.panel.save_state()) for dock in self._docks
        )
        arrangement = self._unmaximised if self._maximised else bytes(self.saveState().data())
        return Layout(records, arrangement, self._active.panel.panel_id if self._active else "")

    def restore_first(self, layout: Layout, kind: str) -> bool:
        """The first panel of a kind, in its place among empty ones; `restore` then makes the others around it.

        Returns:
            False when there is none.
        """
        records = {record.panel_id: record for record in layout.panels[:MAX_PANELS]}
        first = next((record for record in records.values() if record.kind == kind), None)
        if first is None or kind not in self.factories:
            return False
        self._add_recorded(first)
        for panel_id in records.keys() - {first.panel_id}:
            dock = QDockWidget(self)
            dock.setObjectName(dock_name(panel_id))
            dock.setTitleBarWidget(QWidget(dock))
            dock.setWidget(QWidget(dock))
            self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
            self._stand_ins.append(dock)
        self._restore_state(QByteArray(layout.arrangement))
        self._docks[0].raise_()
        self._is_begun = True
        return True

    def restore(self, layout: Layout) -> bool:
        """Bring back what `layout_now` gave, around what `restore_first` made of it.

        Returns:
            False when it holds no panel that can be made.
        """
        if self._is_begun:
            self._drop_stand_ins()
        else:
            self.clear()
        for record in layout.panels[:MAX_PANELS]:
            if record.kind in self.factories and not self._has_id(record.panel_id):
                self._add_recorded(record)
        if not self._docks:
            return False
        state = QByteArray(layout.arrangement)
        self._restore_state(state)
        if not self.isVisible():
            self._pending_sizes = partial(self._restore_state, state)
        active = next((dock for dock in self._docks if dock.panel.panel_id == layout.active), None)
        if active is not None:
            self.activate(active.panel)
        return True

    def _drop_stand_ins(self) -> None:
        self._is_begun = False
        while self._stand_ins:
            dock = self._stand_ins.pop()
            self.removeDockWidget(dock)
            # Qt would take it for the panel's dock, which has its name.
            dock.setParent(None)
            dock.deleteLater()

    def _add_recorded(self, record: PanelRecord) -> None:
        group = record.state.get("group", 1)
        valid = isinstance(group, int) and not isinstance(group, bool) and 0 <= group <= 9
        panel = self.factories[record.kind](self.desk, record.panel_id, int(group) if valid else 1)
        panel.restore_state(record.state)
        self.add(panel)

    def _restore_state(self, state: QByteArray) -> None:
        # Qt gives sizes only to docks that are visible.
        for dock in self._docks:
            dock.setVisible(True)
        self.restoreState(state)
        for dock in self._docks:
            # A dock that the bytes do not know, or know as hidden or floating, would be lost to the user.
            if dock.isFloating():
                dock.setFloating(False)
            dock.setVisible(True)

    # --- one panel alone ---------------------------------------------------------------------------------------------

    @property
    def maximised(self) -> Panel | None:
        """The panel that has the whole window for now."""
        return self._maximised.panel if self._maximised else None

    def toggle_maximised(self, panel: Panel) -> None:
        """Give a panel the whole window, or put everything back where it was."""
        if self._maximised is not None:
            self.unmaximise()
            return
        dock = self.dock_of(panel)
        if dock is None or len(self._docks) < 2:
            return
        self._unmaximised = bytes(self.saveState().data())
        self._sizes = [(one.panel, one.size()) for one in self._docks if one.isVisible()]
        self._maximised = dock
        for other in self._docks:
            other.setVisible(other is dock)
        dock.title.set_maximised(True)
        self.activate(panel)

    def unmaximise(self) -> None:
        """Put everything back where it was."""
        dock, self._maximised = self._maximised, None
        if dock is not None:
            dock.title.set_maximised(False)
            self._restore_state(QByteArray(self._unmaximised))
            # Qt is some pixels off when docks were hidden meanwhile.
            self._resize([(panel, size.width()) for panel, size in self._sizes], Qt.Orientation.Horizontal)
            self._resize([(panel, size.height()) for panel, size in self._sizes], Qt.Orientation.Vertical)
            dock.raise_()

    def _touch(self, *_args: object) -> None:
        self.arranged.emit()

    def _fresh_id(self, kind: str) -> str:
        number = 1
        while self._has_id(f"{kind}-{number}"):
            number += 1
        return f"{kind}-{number}"

    def _has_id(self, panel_id: str) -> bool:
        return any(dock.panel.panel_id == panel_id for dock in self._docks) or panel_id in self.taken()

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Sizes that were asked for before there was a size."""
        super().showEvent(event)
        self._take_sizes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first real size."""
        super().resizeEvent(event)
        if self.isVisible():
            self._take_sizes()

    def _take_sizes(self) -> None:
        if self._pending_sizes is not None:
            take, self._pending_sizes = self._pending_sizes, None
            layout = self.layout()
            if layout is not None:
                layout.activate()
            take()


def _no_choices(_panel: Panel) -> Sequence[tuple[str, Callable[[], None]]]:
    return ()
