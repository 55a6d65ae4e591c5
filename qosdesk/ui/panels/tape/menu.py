"""What the tape can do, as actions of its panel and as the menu of a row."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qosdesk.domain.numbers import format_price
from qosdesk.ui.chart.time_axis import zone_label
from qosdesk.ui.chart.zones import ZoneChoice, zone_for, zone_text
from qosdesk.ui.panels.tape.filters import Measure
from qosdesk.ui.panels.tape.rows import TapeRow
from qosdesk.ui.panels.tape.settings import Window
from qosdesk.ui.panels.tape.words import window_text
from qosdesk.ui.widgets.menus import add_choice, make_menu

if TYPE_CHECKING:
    from qosdesk.ui.panels.tape.panel import TapePanel


class TapeMenus(QObject):
    """Actions and menus of one tape.

    Args:
        panel: whose.

    Attributes:
        filter, settings, export_visible, export_all: actions of the panel, also in its title bar's menu.
    """

    def __init__(self, panel: TapePanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.filter = self._action(panel.open_filter)
        self.settings = self._action(panel.open_settings)
        self.export_visible = self._action(panel.export.save_visible)
        self.export_all = self._action(panel.export.save_all)
        self.retranslate()

    def _action(self, do: object) -> QAction:
        action = QAction(self._panel)
        action.triggered.connect(do)
        self._panel.addAction(action)
        return action

    def retranslate(self) -> None:
        """The language or the keys changed."""
        say = self._panel.desk.keymap.in_menu
        self.filter.setText(say(_tr("Filter…"), "tape.filter"))
        self.settings.setText(say(_tr("Tape settings…"), "tape.settings"))
        self.export_visible.setText(say(_tr("Export visible prints…"), "tape.export_visible"))
        self.export_all.setText(say(_tr("Export all prints kept…"), "tape.export_all"))

    def open_row_menu(self, at: QPoint, row: TapeRow | None) -> QMenu:
        """The menu of a row, or of the panel where there is none.

        Args:
            at: on the screen.
            row: under the pointer.
        """
        panel = self._panel
        menu = make_menu(panel)
        if row is not None and row.is_print:
            self._fill_for_row(menu, row)
        keys = panel.desk.keymap
        menu.addAction(keys.in_menu(_tr("Copy"), "tape.copy"), panel.export.copy)
        if panel.view.position.paused:
            menu.addAction(keys.in_menu(_tr("Resume"), "tape.resume"), panel.view.resume)
        else:
            menu.addAction(keys.in_menu(_tr("Pause"), "tape.pause"), panel.view.pause)
        menu.addSeparator()
        self._fill_order(menu)
        self._fill_windows(menu.addMenu(_tr("Sums of")))
        self._fill_zones(menu.addMenu(_tr("Time zone")))
        menu.addSeparator()
        menu.addActions(panel.actions())
        menu.popup(at)
        return menu

    def open_windows(self, at: QPoint) -> QMenu:
        """What the strip sums."""
        menu = make_menu(self._panel)
        self._fill_windows(menu)
        menu.popup(at)
        return menu

    def _fill_for_row(self, menu: QMenu, row: TapeRow) -> None:
        panel, chosen = self._panel, self._panel.settings.filter
        price = format_price(row.price, panel.view.figures.decimals)
        menu.addAction(_tr("Alert at {0}…").format(price), partial(panel.want_alert, row.price))
        menu.addAction(_tr("Copy price {0}").format(price), partial(panel.export.copy_price, row.price))
        text = _tr("Show size {0} and more").format(panel.view.figures.size(row.size))
        wanted = replace(chosen, by=Measure.SIZE, least=row.size, most=float("inf"))
        menu.addAction(text, partial(panel.set_filter, wanted))
        menu.addSeparator()

    def _fill_order(self, menu: QMenu) -> None:
        panel, settings = self._panel, self._panel.settings
        for on_top, text in ((True, _tr("Newest on top")), (False, _tr("Newest at the bottom"))):
            choose = partial(panel.set_settings, replace(settings, newest_on_top=on_top))
            add_choice(menu, panel.desk.theme, text, settings.newest_on_top is on_top, choose)

    def _fill_windows(self, menu: QMenu) -> None:
        panel, settings = self._panel, self._panel.settings
        for window in Window:
            choose = partial(panel.set_settings, replace(settings, window=window))
            add_choice(menu, panel.desk.theme, window_text(window), settings.window is window, choose)
        menu.addSeparator()
        choose = partial(panel.set_settings, replace(settings, details=not settings.details))
        add_choice(menu, panel.desk.theme, _tr("Counts and averages"), settings.details, choose)

    def _fill_zones(self, menu: QMenu) -> None:
        panel, settings, theme = self._panel, self._panel.settings, self._panel.desk.theme
        market = panel.symbol.market if panel.symbol is not None else ""
        for zone in ZoneChoice:
            name = zone_label(zone_for(zone, market), theme.language)
            text = zone_text(zone) if zone is ZoneChoice.UTC else f"{zone_text(zone)} ({name})"
            choose = partial(panel.set_settings, replace(settings, zone=zone))
            add_choice(menu, theme, text, settings.zone is zone, choose)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TapeMenu", text)
