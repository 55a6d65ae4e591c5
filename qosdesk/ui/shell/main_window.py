"""The window: stripe, top bar, docks, status bar; search from anywhere; the main menu."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.panel import Panel
from qosdesk.ui.shell import appearance
from qosdesk.ui.shell.day_trader import arrange_day_trader
from qosdesk.ui.shell.dock_host import DockHost, PanelFactory
from qosdesk.ui.shell.main_menu import MainMenu
from qosdesk.ui.shell.notices import NoticeStrip
from qosdesk.ui.shell.search_popup import SearchPopup
from qosdesk.ui.shell.states import window_banner
from qosdesk.ui.shell.status_bar import StatusBar
from qosdesk.ui.shell.top_bar import TopBar
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.banner import Banner

GEOMETRY = "main.geometry"
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

    Signals:
        closed: the user closed the window; app ends the program.
    """

    closed = Signal()

    def __init__(
        self, desk: Desk, factories: Mapping[str, PanelFactory], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self.setObjectName("main-window")
        self.setMinimumSize(800, 480)
        self.stripe = Stripe(self.theme, self)
        self.top_bar = TopBar(desk, self)
        self.host = DockHost(desk, factories, "main", self)
        self.status_bar = StatusBar(desk, self)
        self.banner = Banner(self.theme, self)
        self.popup = SearchPopup(desk, self)
        self.notices = NoticeStrip(desk, self)
        self.menu = MainMenu(desk, self.host, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.stripe, self.top_bar, self.banner):
            column.addWidget(widget)
        column.addWidget(self.host, 1)
        column.addWidget(self.status_bar)
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
        self.popup.picked.connect(self._go)
        self.host.search_wanted.connect(self.search_for)
        self.banner.action.connect(self.desk.connection.try_now)
        self.top_bar.menu_button.clicked.connect(self._open_menu)
        self.top_bar.settings_button.clicked.connect(self._open_settings)
        self.top_bar.theme_button.clicked.connect(self.menu.toggle_theme)
        self.status_bar.panel_wanted.connect(self.menu.open_panel)
        self.menu.full_screen.connect(self.toggle_full_screen)
        self.menu.reset_layout.connect(self.reset_layout)
        self.menu.quit.connect(self.close)
        for keys, slot in (
            ("Ctrl+K", self.start_search),
            ("Ctrl+J", partial(self.menu.open_panel, "diagnostics")),
            ("Ctrl+Shift+J", partial(self.menu.open_panel, "quota")),
            ("F11", self.toggle_full_screen),
            ("Ctrl+Q", self.close),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(slot)
        self.theme.changed.connect(self.retranslate)
        self._ends = [
            self.desk.connection.subscribe(self.show_connection),
            self.desk.settings.subscribe(self._setting_changed),
        ]
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # --- arrangement -------------------------------------------------------------------------------------------------

    def open_workspace(self, size: QSize | None = None) -> None:
        """Bring back the stored arrangement and geometry, or make the day trader's; call it once, before `show`.

        Args:
            size: of the window where nothing is stored; the screen's by default.
        """
        stored = self.desk.layouts.load(GEOMETRY)
        if not (stored and size is None and self.restoreGeometry(stored)):
            screen = QApplication.primaryScreen().availableSize()
            self.resize(size or QSize(min(1920, screen.width()), min(1080, screen.height())))
            if size is None and screen.width() <= 1920 and QApplication.platformName() != "offscreen":
                # The window's own frame would push the status bar off a screen of this size.
                self.setWindowState(Qt.WindowState.WindowMaximized)
        if not self.host.restore_layout():
            self._arrange()

    def reset_layout(self) -> None:
        """The day trader's arrangement again."""
        self.host.clear()
        self._arrange()
        self.host.save_layout()

    def save(self) -> None:
        """Store arrangement and geometry."""
        self.host.save_layout()
        self.desk.layouts.save(GEOMETRY, bytes(self.saveGeometry().data()))

    def _arrange(self) -> None:
        bars = self.top_bar.height() + self.status_bar.height()
        arrange_day_trader(self.host, self.width(), self.height() - bars)

    # --- connection and time -----------------------------------------------------------------------------------------

    def show_connection(self) -> None:
        """State, provider or budgets changed."""
        connection = self.desk.connection.connection()
        self.stripe.setVisible(connection.demo)
        banner = window_banner(connection)
        if banner is not None:
            self.banner.set_message(banner.text, banner.action, banner.icon)
        self.banner.setVisible(banner is not None)
        self.top_bar.refresh()
        self.status_bar.refresh()

    def retranslate(self) -> None:
        """Language or colours changed."""
        self.setWindowTitle("qosdesk")
        self.show_connection()
        self.update()

    def _tick(self) -> None:
        self.top_bar.refresh()
        self.status_bar.tick()
        self.host.tick()
        self.notices.tick()
        self._wait_for_second()

    def _wait_for_second(self) -> None:
        # Just after the wall clock's second, so that the clocks of the status bar turn with it.
        self._second.start(1020 - self.desk.clock.wall_ms() % 1000)

    def _setting_changed(self, name: str) -> None:
        if name in appearance.NAMES:
            appearance.apply_settings(self.theme, self.desk.settings)

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

    def _choose(self, add: bool) -> None:
        symbol = self.popup.selected()
        if symbol is None:
            return
        if add and self._searcher is None:
            self.popup.add_to_list()
            self.end_search()
        else:
            self._go(symbol)

    def _go(self, symbol: Symbol) -> None:
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
        while ancestor is not None:
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

    def _open_settings(self) -> None:
        button = self.top_bar.settings_button
        menu = self.menu.build_settings(self)
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height())))

    def toggle_full_screen(self) -> None:
        """F11."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stays under its box."""
        super().resizeEvent(event)
        self.notices.place()
        if not self.popup.isHidden():
            self._open_popup()

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
        """Store the arrangement, let the panels end their wants, tell app."""
        if self._ends:
            self.save()
            for end in self._ends:
                end()
            self._ends = []
            self._second.stop()
            app = QApplication.instance()
            if isinstance(app, QApplication):
                app.focusChanged.disconnect(self._on_focus)
            self.theme.changed.disconnect(self.retranslate)
            self.notices.shut()
            self.host.shut()
            self.closed.emit()
        super().closeEvent(event)
