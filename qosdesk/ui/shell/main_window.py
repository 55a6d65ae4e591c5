"""A window: stripe, top bar, docks, status bar; search from anywhere; the main menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.palette.entries import Entry
from qosdesk.ui.palette.finder import Finder
from qosdesk.ui.palette.popup import PalettePopup
from qosdesk.ui.panel import Panel
from qosdesk.ui.ports.reports import LOG as LOG_PART
from qosdesk.ui.shell.dock_host import DockHost, PanelFactory
from qosdesk.ui.shell.main_menu import MainMenu
from qosdesk.ui.shell.notices import NoticeStrip
from qosdesk.ui.shell.placement import Place, Rect
from qosdesk.ui.shell.states import windows_banner
from qosdesk.ui.shell.status_bar import StatusBar
from qosdesk.ui.shell.top_bar import TopBar
from qosdesk.ui.shell.window_commands import WindowCommands, add_to_first_list
from qosdesk.ui.sourcing import connections, is_demo
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from qosdesk.ui.panels.alerts.dialog import AlertDialog
    from qosdesk.ui.panels.imports.opening import Importing
    from qosdesk.ui.shell.windows import Windows

_TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class Stripe(QWidget):
    """3 px of the demo colour across the whole window (LOOK 8)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFixedHeight(3)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but the colour."""
        QPainter(self).fillRect(self.rect(), self.theme.c.demo)


class MainWindow(QWidget):
    """One window with its docks.

    Args:
        desk: the ports.
        factories: kind -> maker of panels (`table`, `chart`, `ladder`, `tape`, `instrument`).
        windows: all windows of the workspace.
        is_first: the main window: workspaces are in its top bar, and it has the status bar.

    Attributes:
        had_panels: whether there was ever a panel in it; an empty window that had some is closed.

    Signals:
        moved: its place, size or state changed.
    """

    moved = Signal()

    def __init__(
        self, desk: Desk, factories: Mapping[str, PanelFactory], windows: Windows, *, is_first: bool = True
    ) -> None:
        super().__init__()
        self.desk = desk
        self.theme = desk.theme
        self.windows = windows
        self.is_first = is_first
        self.had_panels = False
        self._number = 0
        self.setObjectName("main-window" if is_first else "window")
        self.setMinimumSize(800 if is_first else 420, 480 if is_first else 240)
        self.stripe = Stripe(self.theme, self)
        self.top_bar = TopBar(desk, windows if is_first else None, self)
        self.host = DockHost(desk, factories, self)
        self.status_bar = StatusBar(desk, self)
        self.banner = Banner(self.theme, self)
        self.notices = NoticeStrip(desk, self)
        self.menu = MainMenu(desk, self.host, windows, self)
        self.commands = WindowCommands(self)
        self.finder = Finder(desk, self.commands.doable, windows, self)
        self.popup = PalettePopup(desk, self.finder, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.stripe, self.top_bar, self.banner):
            column.addWidget(widget)
        column.addWidget(self.host, 1)
        column.addWidget(self.status_bar)
        self.status_bar.setVisible(is_first)
        self.importing: Importing | None = None
        self._before_search: QWidget | None = None
        self._searcher: Panel | None = None
        self._watched: QWidget | None = None
        self._second = QTimer(self)
        self._second.setSingleShot(True)
        self._second.timeout.connect(self._tick)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        search = self.top_bar.search
        search.textEdited.connect(self._search_as_typed)
        search.focused.connect(self._open_popup)
        search.left.connect(self._close_popup)
        search.moved.connect(self.popup.move_by)
        search.chosen.connect(self._choose)
        search.cancelled.connect(self.end_search)
        self.popup.picked.connect(self._run)
        self.popup.current_changed.connect(self._describe_chosen)
        self.host.search_wanted.connect(self.search_for)
        self.host.step_wanted.connect(self.commands.step_symbol)
        self.host.alert_wanted.connect(self.ask_alert)
        self.host.import_wanted.connect(self.import_into)
        self.banner.action.connect(self._act_on_banner)
        self.notices.log_wanted.connect(partial(self.menu.report_problem, LOG_PART))
        self.top_bar.menu_button.clicked.connect(self._open_menu)
        self.top_bar.bell.clicked.connect(self.open_alerts)
        self.top_bar.settings_button.clicked.connect(lambda: self.menu.open_settings())
        self.top_bar.theme_button.clicked.connect(self.menu.toggle_theme)
        self.status_bar.panel_wanted.connect(self.menu.open_panel)
        self.menu.full_screen.connect(self.toggle_full_screen)
        self.menu.quit.connect(self.windows.close_all)
        self.host.panels_changed.connect(self._count_panels)
        self.theme.changed.connect(self.retranslate)
        self._ends = [
            self.desk.connection.subscribe(self.show_connection),
            self.desk.sources.subscribe(self.show_connection),
        ]
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # --- place -------------------------------------------------------------------------------------------------------

    def normal_rect(self) -> Rect:
        """Where its content is, or would be if it were neither maximised nor full-screen."""
        special = self.isMaximized() or self.isFullScreen()
        area = self.normalGeometry() if special else self.geometry()
        return Rect(area.x(), area.y(), area.width(), area.height())

    def state_name(self) -> str:
        """As in `placement.Place.state`."""
        return "full" if self.isFullScreen() else "maximised" if self.isMaximized() else "normal"

    def put(self, place: Place) -> None:
        """Go there."""
        if self.state_name() != "normal":
            self.setWindowState(Qt.WindowState.WindowNoState)
        rect = place.rect
        self.setGeometry(rect.x, rect.y, rect.width, rect.height)
        states = {"maximised": Qt.WindowState.WindowMaximized, "full": Qt.WindowState.WindowFullScreen}
        if place.state in states:
            self.setWindowState(states[place.state])

    def bars_height(self) -> int:
        """What the docks do not get."""
        return self.top_bar.height() + self.status_bar.height()

    def set_number(self, number: int) -> None:
        """Its number among several windows, 0 for the only one."""
        self._number = number
        self.retranslate()

    def _count_panels(self) -> None:
        self.had_panels = self.had_panels or bool(self.host.panels())

    # --- connection and time -----------------------------------------------------------------------------------------

    def show_connection(self) -> None:
        """State, provider or budgets changed."""
        self.stripe.setVisible(is_demo(self.desk))
        banner, _ = windows_banner(connections(self.desk)) or (None, None)
        if banner is not None and banner.quiet and not self.is_first:
            banner = None  # the stripe says so
        if banner is not None:
            self.banner.set_message(banner.text, banner.action, banner.icon, quiet=banner.quiet)
        self.banner.setVisible(banner is not None)
        self.top_bar.refresh()
        self.status_bar.refresh()

    def _act_on_banner(self) -> None:
        banner, whose = windows_banner(connections(self.desk)) or (None, None)
        if banner is not None and whose is not None and banner.opens_keys:
            self.menu.open_keys(whose.provider)
        else:
            self.desk.connection.try_now()

    def retranslate(self) -> None:
        """Language or colours changed."""
        self.setWindowTitle(f"qosdesk {self._number}" if self._number else "qosdesk")
        self.show_connection()
        self.update()

    def _tick(self) -> None:
        self.desk.frames.at_leisure(self._refresh_top)
        self.status_bar.tick()
        self.host.tick()
        self.notices.tick()
        self._wait_for_second()

    def _refresh_top(self) -> None:
        if self._second.isActive():
            self.top_bar.refresh()

    def _wait_for_second(self) -> None:
        # Just after the wall clock's second, so that the clocks of the status bar turn with it.
        self._second.start(1020 - self.desk.clock.wall_ms() % 1000)

    # --- search ------------------------------------------------------------------------------------------------------

    def start_search(self, text: str = "") -> None:
        """Put the keyboard into the search box, with a first text."""
        search = self.top_bar.search
        focused = QApplication.focusWidget()
        if focused is not search:
            self._before_search = focused
        self.activateWindow()
        search.setText(text)
        if search.hasFocus():
            self._open_popup()
        else:
            search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            search.setCursorPosition(len(text))

    def search_for(self, panel: Panel) -> None:
        """Search for a symbol that a panel wants."""
        self._searcher = panel
        self.start_search()

    def end_search(self) -> None:
        """Close the list and give the keyboard back."""
        self._searcher = None
        self.top_bar.search.clear()
        self.popup.hide()
        back, self._before_search = self._before_search, None
        if back is not None and back is not self.top_bar.search and back.isVisible():
            back.setFocus()
        else:
            self.top_bar.search.clearFocus()

    def import_into(self, panel: Panel, source: str | list[str]) -> None:
        """Preview a list from elsewhere for the list that a table shows."""
        # Made when it is first needed: nobody imports at every start.
        from qosdesk.ui.panels.imports.opening import Importing
        from qosdesk.ui.panels.table import TablePanel

        if isinstance(panel, TablePanel):
            self.importing = self.importing or Importing(self.desk, self)
            self.importing.open(panel, source)

    def _search_as_typed(self, text: str) -> None:
        if self.popup.isHidden():
            self._open_popup()
        else:
            self.popup.look_for(text)

    def _open_popup(self) -> None:
        self.popup.group = self.host.active_group()
        self.popup.for_list = self._searcher is not None
        self.popup.look_for(self.top_bar.search.text())
        self.popup.move(self.top_bar.search.mapTo(self, QPoint(0, self.top_bar.search.height() + 2)))
        self.popup.show()
        self.popup.raise_()

    def _close_popup(self) -> None:
        self._searcher = None
        self.popup.hide()

    def _describe_chosen(self) -> None:
        """For whoever hears the list instead of seeing it."""
        entry = self.popup.selected()
        words = (entry.title, entry.detail, entry.keys) if entry is not None else (self.popup.message,)
        self.top_bar.search.setAccessibleDescription(" ".join(word for word in words if word))

    def _choose(self, add: bool) -> None:
        entry = self.popup.selected()
        if entry is None:
            return
        if add and entry.instrument is not None and self._searcher is None:
            add_to_first_list(self, entry.instrument.symbol)
            self.end_search()
        else:
            self._run(entry)

    def _run(self, entry: Entry) -> None:
        self.finder.recent.note(entry.key)
        if entry.instrument is not None:
            self.point_to(entry.instrument.symbol)
            return
        self.end_search()
        if entry.run is not None:
            entry.run()

    def point_to(self, symbol: Symbol) -> None:
        """Show a symbol in the panel that asked for one, in an active pinned panel, else in the group in use."""
        panel = self.host.active()
        if self._searcher is not None:
            self._searcher.take_found(symbol)
        elif panel is not None and panel.group == 0:
            panel.select(symbol)
        else:
            self.desk.quotes.focus(symbol)
            self.desk.links.point(self.host.active_group(), symbol)
        self.end_search()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A filter on the one widget with the keyboard costs nothing, one on the application would see every event.
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
        if new is not None and self._is_mine(new) and not isinstance(new, _TEXT_FIELDS):
            new.installEventFilter(self)
            self._watched = new

    def _is_mine(self, widget: QWidget) -> bool:
        ancestor: QWidget | None = widget
        while ancestor is not None and not isinstance(ancestor, QDialog):
            if ancestor is self:
                return True
            ancestor = ancestor.parentWidget()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters and digits typed anywhere begin a search; every other key stays the widget's own."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._begins_search(event)
        ):
            self.start_search(event.text())
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same when nothing has the keyboard."""
        if self._begins_search(event):
            self.start_search(event.text())
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _begins_search(event: QKeyEvent) -> bool:
        others = (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        return event.text().isalnum() and not event.modifiers() & others

    # --- menus -------------------------------------------------------------------------------------------------------

    def _open_menu(self) -> None:
        button = self.top_bar.menu_button
        self.menu.build(self).popup(button.mapToGlobal(QPoint(0, button.height())))

    def ask_alert(self, symbols: Sequence[Symbol], price: float) -> AlertDialog:
        """The dialog of a new alert of these symbols, at a price or, with NaN, at the last one."""
        # Made when it is first needed, as the panel below.
        from qosdesk.ui.panels.alerts.dialog import AlertDialog

        dialog = AlertDialog(self.desk, symbols, price, parent=self)
        dialog.open()
        return dialog

    def open_alerts(self) -> None:
        """The alerts panel; with its log, where something fired since the user last looked."""
        from qosdesk.ui.panels.alerts.panel import LOG, AlertsPanel

        self.menu.open_panel("alerts")
        panel = self.host.active()
        if isinstance(panel, AlertsPanel) and self.desk.alerts.unseen:
            panel.show_page(LOG)

    def come_forward(self) -> None:
        """In front of other programs, with the keyboard."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_symbol(self, symbol: Symbol) -> None:
        """Come forward with a symbol in the link group in use."""
        self.come_forward()
        self.point_to(symbol)

    def toggle_full_screen(self) -> None:
        """F11."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def shut(self) -> None:
        """The panels end their wants; nothing of the window is heard any more. Safe to call twice."""
        if not self._ends:
            return
        for end in self._ends:
            end()
        self._ends = []
        self._second.stop()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus)
        self.theme.changed.disconnect(self.retranslate)
        self.commands.shut()
        self.notices.shut()
        self.top_bar.shut()
        self.host.shut()

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stays under its box."""
        super().resizeEvent(event)
        self.notices.place()
        if not self.popup.isHidden():
            self._open_popup()
        self.moved.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Its place is part of the workspace."""
        super().moveEvent(event)
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Maximised, full-screen or neither."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.moved.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Clocks run."""
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden window does no work."""
        super().hideEvent(event)
        self._second.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The gaps."""
        QPainter(self).fillRect(self.rect(), self.theme.c.bg0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The main window closes the desk, another one only itself."""
        self.windows.close_window(self)
        super().closeEvent(event)
