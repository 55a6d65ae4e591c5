"""The ladder's menus: what can be done at a price, how the book is shown, its columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtWidgets import QMenu

from qosdesk.ui.panels.ladder.level_paint import column_title
from qosdesk.ui.panels.ladder.options import ALWAYS, COLUMNS, GROUPS, Column, Mode
from qosdesk.ui.widgets.menus import add_choice, make_menu

if TYPE_CHECKING:
    from qosdesk.ui.panels.ladder.panel import LadderPanel


class LadderMenus(QObject):
    """Menus of one ladder.

    Attributes:
        view: how the book is shown, for the menu of the title bar; filled anew whenever it opens.
    """

    def __init__(self, panel: LadderPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.view = QMenu(panel)
        self.view.aboutToShow.connect(self._fill_view)
        self.retranslate()

    def retranslate(self) -> None:
        """Another language."""
        self.view.setTitle(_tr("Show the book as"))

    def open_at(self, at: QPoint, price: float) -> None:
        """The context menu of a row; of the panel's rest when there is no price."""
        panel = self._panel
        menu = make_menu(panel)
        if price == price:
            text = panel.price_text(price)
            menu.addAction(_tr("Alert at {0}").format(text), partial(panel.want_alert, price))
            menu.addAction(_tr("Copy {0}").format(text), partial(panel.copy_price, price))
        keys = panel.desk.keymap
        menu.addAction(keys.in_menu(_tr("Copy the book with numbers"), "ladder.copy"), panel.copy_book)
        menu.addSeparator()
        self._fill(menu)
        menu.popup(at)

    def open_groups(self, at: QPoint) -> None:
        """Ticks in a row."""
        menu = make_menu(self._panel)
        self._fill_groups(menu)
        menu.popup(at)

    def open_columns(self, at: QPoint) -> None:
        """The columns of the level table."""
        menu = make_menu(self._panel)
        self._fill_columns(menu)
        menu.popup(at)

    def _fill_view(self) -> None:
        self.view.clear()
        self._fill(self.view)

    def _fill(self, menu: QMenu) -> None:
        panel = self._panel
        theme, options = panel.desk.theme, panel.options
        names = {
            Mode.TABLE: _tr("Level table"),
            Mode.BESIDE: _tr("Bids beside asks"),
            Mode.PRICES: _tr("Price ladder"),
        }
        for mode, name in names.items():
            add_choice(menu, theme, name, options.mode is mode, partial(panel.choose, mode=mode))
        menu.addSeparator()
        self._fill_groups(menu.addMenu(_tr("Group prices")))
        self._fill_columns(menu.addMenu(_tr("Columns")))
        if options.mode is Mode.PRICES:
            follows = not options.follows
            add_choice(
                menu,
                theme,
                _tr("Keep the market in the middle"),
                options.follows,
                partial(panel.choose, follows=follows),
            )
            recentre = panel.desk.keymap.in_menu(_tr("Recentre"), "ladder.recentre")
            menu.addAction(recentre, panel.recentre)

    def _fill_groups(self, menu: QMenu) -> None:
        panel = self._panel
        for group in GROUPS:
            words = _tr("1 tick") if group == 1 else _tr("{0} ticks").format(group)
            chosen = panel.options.group == group
            add_choice(menu, panel.desk.theme, words, chosen, partial(panel.choose, group=group))

    def _fill_columns(self, menu: QMenu) -> None:
        """Which are shown; their order by moving one to the left at a time (the mouse drags their titles)."""
        panel = self._panel
        options = panel.options
        for column in COLUMNS:
            if column not in ALWAYS:
                shown = column in options.columns
                change = options.with_column(column, not shown)
                add_choice(menu, panel.desk.theme, _name(column), shown, partial(panel.set_options, change))
        menu.addSeparator()
        order = menu.addMenu(_tr("Move to the left"))
        for column in options.columns[1:]:
            order.addAction(_name(column), partial(panel.set_options, options.moved(column, -1)))
        menu.addAction(_tr("Columns as they were"), partial(panel.choose, columns=COLUMNS))


def _name(column: Column) -> str:
    names = {Column.LEVEL: _tr("Level"), Column.DELTA: _tr("Pulled and added")}
    return names.get(column) or column_title(column, lots=False)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LadderPanel", text)
