"""What the chart panel adds to the menu of its candles, and the whole menu of its intraday line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from qosdesk.ui.chart.compare.box import CompareBox
from qosdesk.ui.chart.compare.comparison import COMPARED_MAX
from qosdesk.ui.chart.time_axis import zone_label
from qosdesk.ui.chart.zones import ZoneChoice, zone_for, zone_text
from qosdesk.ui.widgets.menus import add_choice, make_menu

if TYPE_CHECKING:
    from qosdesk.ui.chart.panel import ChartPanel


class PanelMenu(QObject):
    """Compared symbols, zone of the time axis, shared crosshair.

    Args:
        panel: whose.
    """

    def __init__(self, panel: ChartPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._box: CompareBox | None = None
        panel.tools.menu_opening.connect(self.fill)

    def open_at(self, at: QPoint) -> None:
        """The menu of the intraday line at a point of it."""
        menu = make_menu(self._panel)
        self.fill(menu)
        menu.popup(self._panel.modes.shown.mapToGlobal(at))

    @property
    def compare_box(self) -> CompareBox:
        """Made when it is first opened."""
        if self._box is None:
            panel = self._panel
            self._box = CompareBox(panel.desk, panel.view)
            self._box.picked.connect(
                lambda symbol: panel.compare_with((*panel.model.comparison.symbols, symbol))
            )
            self._box.closed.connect(panel.view.setFocus)
        return self._box

    def _fill_compared(self, menu: QMenu) -> None:
        panel, symbols = self._panel, self._panel.model.comparison.symbols
        add = menu.addAction(self.tr("Compare with…"), lambda: self.compare_box.open_box())
        add.setToolTip(self.tr("Up to four symbols; each costs one history and one live quote"))
        menu.setToolTipsVisible(True)
        add.setEnabled(len(symbols) < COMPARED_MAX)
        for symbol in symbols:
            rest = tuple(one for one in symbols if one != symbol)
            menu.addAction(self.tr("Remove {0}").format(symbol), partial(panel.compare_with, rest))

    def fill(self, menu: QMenu) -> None:
        """Add the entries."""
        panel, theme = self._panel, self._panel.desk.theme
        if menu.actions():
            menu.addSeparator()
        if not panel.modes.mode.days and panel.symbol is not None:
            self._fill_compared(menu)
        zones = menu.addMenu(self.tr("Time zone"))
        market = panel.symbol.market if panel.symbol is not None else ""
        for choice in ZoneChoice:
            name = zone_label(zone_for(choice, market), theme.language)
            text = zone_text(choice) if choice is ZoneChoice.UTC else f"{zone_text(choice)} ({name})"
            add_choice(zones, theme, text, choice is panel.model.zone_choice, partial(panel.set_zone, choice))
        if not panel.modes.mode.days and not panel.model.interval.is_intraday:
            zones.setEnabled(False)
            zones.menuAction().setToolTip(
                self.tr("Bars of a day and longer begin at midnight of the exchange")
            )
            menu.setToolTipsVisible(True)
        shared = panel.crosshair.is_shared
        text = self.tr("Share the crosshair in grid and link group")
        add_choice(menu, theme, text, shared, partial(panel.crosshair.set_shared, not shared))
