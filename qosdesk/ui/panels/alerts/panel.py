"""The alerts panel: every alert with its state and how far it is; the log of what was found."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from qosdesk.domain.alerts import Alert
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.panel import Panel
from qosdesk.ui.panels.alerts import models
from qosdesk.ui.panels.alerts.bar import AlertsBar
from qosdesk.ui.panels.alerts.csv import log_csv
from qosdesk.ui.panels.alerts.dialog import AlertDialog
from qosdesk.ui.panels.alerts.models import AlertsModel, LogModel
from qosdesk.ui.panels.alerts.popup import SNOOZES
from qosdesk.ui.panels.alerts.quiet import MUTED, QUIET_UNTIL, fill_quiet_menu, quiet_text
from qosdesk.ui.panels.alerts.view import RowsView
from qosdesk.ui.shortcuts.kinds import Scope
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.files import FileSaver
from qosdesk.ui.widgets.menus import make_menu

ALERTS, LOG = 0, 1
_EMPTY: Final = 2
_SECOND_MS: Final = 1000
_MINUTE_MS: Final = 60_000
_ALERT_WIDTHS: Final = {
    models.ON: 44,
    models.SCOPE: 120,
    models.CONDITION: 190,
    models.DISTANCE: 76,
    models.STATE: 150,
    models.FIRED: 96,
    models.NOTE: 120,
}
_ALERT_LEAVING: Final = (models.NOTE, models.FIRED, models.DISTANCE, models.STATE)
_LOG_LEAVING: Final = (models.VALUE, models.WHAT)
_LOG_WIDTHS: Final = {
    models.FOUND: 70,
    models.SYMBOL: 140,
    models.WHAT: 195,
    models.PRICE: 82,
    models.VALUE: 70,
    models.SOURCE: 60,
    models.WHEN: 90,
}


class AlertsPanel(Panel):
    """Two pages. It belongs to no symbol.

    Attributes:
        alerts, log: the models; alerts_view, log_view: their tables.
        bar: pages and buttons.
    """

    kind = "alerts"
    has_quotes = False

    def __init__(self, desk: Desk, panel_id: str, group: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, 0, parent)
        self.bar = AlertsBar(desk.theme, self)
        self.alerts = AlertsModel(desk, self)
        self.log = LogModel(desk, self)
        self.alerts_view = RowsView(
            desk.theme, self.alerts, _ALERT_WIDTHS, models.CONDITION, _ALERT_LEAVING, self
        )
        self.log_view = RowsView(desk.theme, self.log, _LOG_WIDTHS, models.WHEN, _LOG_LEAVING, self)
        self._empty_words = QLabel(self)
        self._empty_words.setWordWrap(True)
        self.empty_button = TextButton(desk.theme, primary=True, parent=self)
        self._pages = QStackedWidget(self)
        for page in (self.alerts_view, self.log_view, self._make_empty()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self.read)
        self._page = ALERTS
        self._files = FileSaver(desk.settings, self)
        self._connect()
        self._retranslate()
        self.read()

    def _make_empty(self) -> QWidget:
        empty = QWidget(self)
        column = QVBoxLayout(empty)
        column.addStretch(1)
        column.addWidget(self._empty_words)
        column.addSpacing(8)
        column.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        column.setContentsMargins(24, 16, 24, 16)
        return empty

    def _connect(self) -> None:
        self.bar.chosen.connect(self.show_page)
        self.bar.add.clicked.connect(self.add)
        self.empty_button.clicked.connect(self.add)
        self.bar.quiet.clicked.connect(self._open_quiet)
        self.bar.export.clicked.connect(self.export)
        self.bar.clear.clicked.connect(self.desk.alerts.clear_log)
        self.alerts_view.switched.connect(self.switch)
        self.alerts_view.opened.connect(self.change)
        commands = {
            "alerts.switch": self.alerts_view.switch_chosen,
            "alerts.delete": self.remove,
            "alerts.add": self.add,
            "alerts.rearm": self.rearm,
        }
        self.bind(Scope.ALERTS, commands, self.alerts_view)
        self.alerts_view.menu_wanted.connect(self._open_menu)
        self.log_view.opened.connect(self._open_log_row)
        self._ends = [
            self.desk.alerts.subscribe(self.read),
            self.desk.watchlists.subscribe(self.read),
            self.desk.instruments.subscribe(self._reword),
            self.desk.settings.subscribe(self._on_setting),
        ]

    def title_parts(self) -> tuple[str, str, str]:
        """`Alerts`, how many are armed, and whether they are quiet."""
        wall_ms = self.desk.clock.wall_ms()
        armed = sum(alert.is_armed(wall_ms) for alert in self.desk.alerts.all())
        return (self.tr("Alerts"), self.tr("{0} armed").format(armed), quiet_text(self.desk))

    # --- pages -------------------------------------------------------------------------------------------------------

    def show_page(self, page: int) -> None:
        """The alerts or the log; seeing the log is having seen what fired."""
        self._page = page
        self.read()

    def read(self) -> None:
        """Say what is now."""
        if not self.isVisible():
            return
        self.alerts.read()
        self.log.read()
        count = self.desk.alerts.unseen
        log = self.tr("Log") + (f" · {count}" if count and self._page != LOG else "")
        self.bar.set_pages((self.tr("Alerts"), log), self._page)
        if self._page == LOG and count:
            self.desk.alerts.mark_seen()
        rows = self.alerts.rowCount() if self._page == ALERTS else self.log.rowCount()
        self._say_empty()
        self._pages.setCurrentIndex(self._page if rows else _EMPTY)
        self.setFocusProxy(self.log_view if self._page == LOG else self.alerts_view)
        self.title_changed.emit()

    def _say_empty(self) -> None:
        is_log = self._page == LOG
        self._empty_words.setText(
            self.tr("Nothing was found yet. What fires is kept here with its time, price and source.")
            if is_log
            else self.tr(
                "No alerts yet. An alert watches a symbol or a whole list without any panel showing it."
            )
        )
        self.empty_button.setVisible(not is_log)

    # --- what the user does ------------------------------------------------------------------------------------------

    def add(self) -> AlertDialog:
        """A new one: of the symbol that the links point at."""
        target = self.desk.links.target(self._group_in_use())
        return self._open_dialog(AlertDialog(self.desk, (target.symbol,) if target else (), parent=self))

    def change(self, row: int) -> AlertDialog:
        """The dialog of a row."""
        return self._open_dialog(AlertDialog(self.desk, alert=self.alerts.alerts[row], parent=self))

    def switch(self, row: int) -> None:
        """On or off; on is armed anew."""
        alert = self.alerts.alerts[row]
        if alert.enabled:
            self.desk.alerts.save(replace(alert, enabled=False))
        else:
            self.desk.alerts.rearm(alert.id)

    def remove(self) -> None:
        """The chosen ones."""
        for alert in self._chosen():
            self.desk.alerts.remove(alert.id)

    def snooze(self, minutes: int) -> None:
        """The chosen ones are silent so long."""
        until_ms = self.desk.clock.wall_ms() + minutes * _MINUTE_MS
        for alert in self._chosen():
            self.desk.alerts.snooze(alert.id, until_ms)

    def rearm(self) -> None:
        """The chosen ones may fire again."""
        for alert in self._chosen():
            self.desk.alerts.rearm(alert.id)

    def export(self) -> None:
        """Ask where the log shall go; it is written as CSV, newest first."""
        events = self.desk.alerts.log()
        # utf-8-sig: Excel knows it by the mark.
        self._files.ask(
            self.tr("Export the log"),
            "alerts.csv",
            "CSV (*.csv)",
            lambda: log_csv(events).encode("utf-8-sig"),
        )

    def _chosen(self) -> list[Alert]:
        return [self.alerts.alerts[row] for row in self.alerts_view.rows()]

    def _open_dialog(self, dialog: AlertDialog) -> AlertDialog:
        dialog.open()
        return dialog

    def _open_log_row(self, row: int) -> None:
        self._open_chart(self.log.events[row].symbol)

    def _open_chart(self, symbol: Symbol) -> None:
        """In the chart, and all else, of the first link group in use."""
        self.desk.quotes.focus(symbol)
        self.desk.links.point(self._group_in_use(), symbol)

    def _group_in_use(self) -> int:
        return next((group for group in range(1, 10) if self.desk.links.target(group) is not None), 1)

    def _open_menu(self, row: int, at: QPoint) -> None:
        menu = make_menu(self)
        keys = self.desk.keymap
        menu.addAction(keys.in_menu(self.tr("New alert…"), "alerts.add"), self.add)
        if row >= 0:
            alert = self.alerts.alerts[row]
            menu.addAction(self.tr("Change…") + "\tEnter", partial(self.change, row))
            menu.addAction(keys.in_menu(self.tr("Arm again"), "alerts.rearm"), self.rearm)
            for minutes in SNOOZES:
                menu.addAction(self.tr("Snooze {0} min").format(minutes), partial(self.snooze, minutes))
            if alert.symbol is not None:
                menu.addAction(self.tr("Open chart"), partial(self._open_chart, alert.symbol))
            menu.addSeparator()
            menu.addAction(keys.in_menu(self.tr("Delete"), "alerts.delete"), self.remove)
        menu.popup(at)

    def _open_quiet(self) -> None:
        menu = make_menu(self)
        fill_quiet_menu(menu, self.desk)
        menu.popup(self.bar.quiet.mapToGlobal(QPoint(0, self.bar.quiet.height())))

    # --- panel -------------------------------------------------------------------------------------------------------

    def on_visible(self, visible: bool) -> None:
        """Read while it is seen."""
        if visible:
            self._second.start()
            # The event comes before Qt calls the widget visible.
            QTimer.singleShot(0, self, self.read)
        else:
            self._second.stop()

    def on_theme_changed(self) -> None:
        """Colours, fonts, units or language."""
        super().on_theme_changed()
        self._retranslate()
        self._reword()
        for view in (self.alerts_view, self.log_view):
            view.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, where no page is."""
        QPainter(self).fillRect(self.rect(), self.desk.theme.c.bg1)

    def shut(self) -> None:
        """Hear no more."""
        self._second.stop()
        for end in self._ends:
            end()
        self._ends = []
        super().shut()

    def _on_setting(self, name: str) -> None:
        if name in (MUTED, QUIET_UNTIL):
            self.title_changed.emit()

    def _reword(self) -> None:
        self.log.reword()
        self.read()

    def _retranslate(self) -> None:
        self.bar.add.set_text(self.tr("New alert"))
        self.bar.quiet.set_text(self.tr("Mute, do not disturb"))
        self.bar.export.set_text(self.tr("Export the log"))
        self.bar.clear.set_text(self.tr("Clear the log"))
        self.alerts_view.setAccessibleName(self.tr("Alerts"))
        self.log_view.setAccessibleName(self.tr("Log of alerts"))
        self.empty_button.setText(self.tr("New alert"))
        color = self.desk.theme.c.t3.name()
        self._empty_words.setStyleSheet(f"color: {color}")
