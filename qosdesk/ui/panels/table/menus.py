"""The table's menus: of rows, sections, column titles, tabs, and of the buttons beside the tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from qosdesk.domain.sourcing import Cover, Coverage
from qosdesk.domain.watchlists import TAGS
from qosdesk.ui.panels.imports.exporting import add_exports
from qosdesk.ui.panels.table.arrangement import FIRST
from qosdesk.ui.panels.table.clipboard import copy_codes, copy_rows
from qosdesk.ui.panels.table.columns import COLUMNS
from qosdesk.ui.panels.table.rows import Row, Section
from qosdesk.ui.shell.panel_names import panel_name
from qosdesk.ui.widgets.menus import add_choice, as_said, group_icon, make_menu

if TYPE_CHECKING:
    from qosdesk.ui.panels.table.panel import TablePanel

OPEN_IN = ("chart", "ladder", "tape", "instrument")
"""Kinds of panels that a row can be opened in, the likeliest first."""


class TableMenus(QObject):
    """Menus of one table."""

    def __init__(self, panel: TablePanel) -> None:
        super().__init__(panel)
        self._panel = panel

    # --- rows and sections -------------------------------------------------------------------------------------------

    def open_for(self, at: QPoint, place: int) -> None:
        """The context menu of a row, of a section, or of the space under the rows."""
        panel = self._panel
        items = panel.model.items
        item = items[place] if 0 <= place < len(items) else None
        menu = make_menu(panel)
        if isinstance(item, Row):
            self._row(menu, item)
        elif isinstance(item, Section):
            self._section(menu, item)
        else:
            self._below(menu)
        menu.popup(at)

    def _row(self, menu: QMenu, row: Row) -> None:
        panel, do = self._panel, self._panel.commands
        if row not in panel.selected_rows():
            panel.view.selectRow(panel.model.place_of(row))
        for kind in OPEN_IN:
            text = self.tr("Open in {0}").format(panel_name(kind))
            menu.addAction(text).triggered.connect(partial(panel.open_wanted.emit, kind, row.symbol))
        menu.addSeparator()
        self._lists(menu, self.tr("Add to list"), move=False)
        self._lists(menu, self.tr("Move to list"), move=True)
        self._tags(menu, row)
        self._sources(menu)
        self._add(menu, self.tr("Alert at price…"), do.alert, "table.alert")
        menu.addSeparator()
        self._add(menu, self.tr("Copy code"), do.copy_codes, "table.copy_codes")
        self._add(menu, self.tr("Copy name"), do.copy_names, "table.copy_names")
        self._add(menu, self.tr("Copy rows with numbers"), do.copy, "table.copy")
        menu.addSeparator()
        self._add(menu, self.tr("Note…"), do.note, "table.note")
        self._add(menu, self.tr("Alias…"), do.rename, "table.alias")
        self._add(menu, self.tr("Section above…"), do.new_section, "table.new_section")
        section = panel.model.section_of(row)
        if section is not None:
            self._section(menu.addMenu(self.tr("Section {0}").format(section.title)), section)
        self._sort(menu.addMenu(self.tr("Sort by")))
        refresh = partial(panel.desk.quotes.refresh, [one.symbol for one in panel.selected_rows()])
        self._add(menu, self.tr("Ask for full figures"), refresh)
        menu.addSeparator()
        self._add(menu, self.tr("Remove from {0}").format(panel.watchlist.name), do.remove, "table.remove")
        self._undo(menu)

    def _section(self, menu: QMenu, section: Section) -> None:
        panel, do = self._panel, self._panel.commands
        self._add(
            menu,
            (self.tr("Unfold") + "\tRight") if section.closed else (self.tr("Fold") + "\tLeft"),
            partial(do.toggle, section),
        )
        self._add(menu, self.tr("Fold or unfold all"), do.toggle_all, "table.fold_all")
        self._add(menu, self.tr("Rename…"), partial(do.rename_section, section))
        menu.addSeparator()
        self._add(menu, self.tr("Move section up"), partial(panel.keeper.step_section, section.entry, -1))
        self._add(menu, self.tr("Move section down"), partial(panel.keeper.step_section, section.entry, 1))
        menu.addSeparator()
        remove = partial(panel.keeper.remove_section, section.entry)
        self._add(menu, self.tr("Remove section, keep its rows"), remove)

    def _below(self, menu: QMenu) -> None:
        panel, do = self._panel, self._panel.commands
        self._add(menu, self.tr("Add symbol"), panel.search_wanted.emit)
        self._add(menu, self.tr("Paste or import…"), do.paste, "table.paste")
        self._add(menu, self.tr("New section…"), do.new_section, "table.new_section")
        self._undo(menu)

    def _tags(self, menu: QMenu, row: Row) -> None:
        panel = self._panel
        tags = menu.addMenu(self.tr("Colour tag"))
        for tag in TAGS:
            action = self._add(
                tags,
                self.tr("Tag {0}").format(tag),
                partial(panel.commands.tag, tag),
                f"table.tag_{tag}",
            )
            action.setIcon(group_icon(panel.desk.theme, tag, row.tag == tag))
        self._add(tags, self.tr("No tag"), partial(panel.commands.tag, 0), "table.tag_0")

    def _sources(self, menu: QMenu) -> None:
        """Who serves the selected symbols, where there is a choice."""
        panel = self._panel
        sources, theme = panel.desk.sources, panel.desk.theme
        vendors = sources.vendors()
        if len(vendors) < 2:
            return
        symbols = [one.symbol for one in panel.selected_rows()]
        chosen = {sources.preferred(symbol) for symbol in symbols}
        choices = menu.addMenu(self.tr("Source"))
        usual = self.tr("Usual order")
        add_choice(choices, theme, usual, chosen == {""}, partial(sources.prefer, symbols, ""))
        for one in vendors:
            covers = any(_covers(sources.coverage(symbol), one.name) for symbol in symbols)
            prefer = partial(sources.prefer, symbols, one.name)
            add_choice(choices, theme, as_said(one.title), chosen == {one.name}, prefer).setEnabled(covers)

    def _lists(self, menu: QMenu, title: str, *, move: bool) -> None:
        panel = self._panel
        others = [one for one in panel.keeper.all() if one.id != panel.watchlist.id]
        lists = menu.addMenu(title)
        for one in others:
            self._add(lists, as_said(one.name), partial(self._panel.commands.give, one.id, move=move))
        if others:
            lists.addSeparator()
        self._add(lists, self.tr("New list"), partial(self._panel.commands.give, 0, move=move))

    def _sort(self, menu: QMenu) -> None:
        panel = self._panel
        theme, model = panel.desk.theme, panel.model
        sort = panel.ordering.sort
        add_choice(menu, theme, self.tr("My order"), not model.sort_key, partial(sort, "", False))
        for one in panel.view.placed:
            if one.column.header and one.column.sortable:
                chosen = model.sort_key == one.column.key
                press = partial(panel.ordering.press_title, one.column.key)
                add_choice(menu, theme, one.column.title(), chosen, press)

    # --- columns -----------------------------------------------------------------------------------------------------

    def open_header(self, at: QPoint, key: str) -> None:
        """Of a column's title."""
        panel = self._panel
        column = next((column for column in COLUMNS if column.key == key), None)
        menu = make_menu(panel)
        arrangement = panel.arrangement
        if column is not None:
            if column.sortable:
                self._add(menu, self.tr("Sort"), partial(panel.ordering.press_title, key))
            if key != FIRST:
                hide = partial(panel.arrange, arrangement.with_shown(key, False))
                self._add(menu, self.tr("Hide {0}").format(column.title()), hide)
            if key in arrangement.widths:
                width = partial(panel.arrange, arrangement.resized(key, None))
                self._add(menu, self.tr("Its own width"), width)
            menu.addSeparator()
            freeze = partial(panel.arrange, arrangement.frozen_to(key))
            action = self._add(menu, self.tr("Freeze up to here"), freeze)
            action.setEnabled(arrangement.frozen != key)
        none = self._add(menu, self.tr("Freeze no column"), partial(panel.arrange, arrangement.frozen_to("")))
        none.setEnabled(bool(arrangement.frozen))
        menu.addSeparator()
        self._add(menu, self.tr("Columns…"), self.open_chooser, "table.columns")
        menu.popup(at)

    def open_chooser(self) -> None:
        """All columns."""
        panel = self._panel
        # Made when it is first needed.
        from qosdesk.ui.panels.table.chooser import ColumnChooser

        chooser = ColumnChooser(
            panel.desk.theme, COLUMNS, lambda: panel.arrangement, panel.arrange, panel.window()
        )
        button = panel.tabs.columns
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 2))
        chooser.open(corner, panel.screen().availableGeometry())

    # --- lists -------------------------------------------------------------------------------------------------------

    def open_tab(self, at: QPoint, number: int) -> None:
        """Of a tab, or of the space beside them."""
        panel, keeper = self._panel, self._panel.keeper
        lists = keeper.all()
        menu = make_menu(panel)
        self._add(menu, self.tr("New list"), panel.add_list, "table.new_list")
        if 0 <= number < len(lists):
            one = lists[number]
            self._add(menu, self.tr("Rename…"), partial(panel.tabs.rename, number), "tabs.rename")
            self._add(menu, self.tr("Duplicate"), partial(panel.commands.duplicate_list, one.id))
            alert = self._add(
                menu, self.tr("Alert for all its symbols…"), partial(panel.commands.alert_list, one)
            )
            alert.setEnabled(bool(one.symbols()))
            menu.addSeparator()
            delete = self._add(
                menu, self.tr("Delete {0}").format(as_said(one.name)), partial(keeper.delete, one.id)
            )
            delete.setEnabled(len(lists) > 1)
        self._undo(menu)
        menu.popup(at)

    def open_lists(self) -> None:
        """All lists, also those whose tabs do not fit."""
        panel = self._panel
        menu = make_menu(panel)
        group = QActionGroup(menu)
        for one in panel.keeper.all():
            chosen = one.id == panel.watchlist.id
            show = partial(panel.show_list, one.id)
            group.addAction(add_choice(menu, panel.desk.theme, as_said(one.name), chosen, show))
        menu.popup(_under(panel.tabs.more))

    def open_export(self) -> None:
        """Copy or write the whole list, or import into it."""
        panel = self._panel
        menu = make_menu(panel)
        rows = tuple(panel.model.rows)
        columns = panel.wanted_columns()
        self._add(menu, self.tr("Copy all rows with numbers"), partial(copy_rows, rows, columns))
        self._add(menu, self.tr("Copy all codes"), partial(copy_codes, [row.symbol for row in rows]))
        menu.addSeparator()
        add_exports(menu, panel.desk, panel.watchlist, panel)
        self._add(menu, self.tr("Import…"), panel.commands.paste)
        menu.popup(_under(panel.tabs.export))

    # --- pieces ------------------------------------------------------------------------------------------------------

    def _undo(self, menu: QMenu) -> None:
        if self._panel.keeper.can_undo:
            menu.addSeparator()
            self._add(menu, self.tr("Undo the last change of lists"), self._panel.commands.undo, "table.undo")

    def _add(self, menu: QMenu, text: str, do: Callable[[], object], command: str = "") -> QAction:
        """An entry; the keys of its command are shown beside it, the table itself hears them."""
        action = menu.addAction(self._panel.desk.keymap.in_menu(text, command) if command else text)
        action.triggered.connect(lambda _checked=False: do())
        return action


def _covers(cells: Sequence[Coverage], vendor: str) -> bool:
    return any(cell.vendor == vendor and cell.cover in (Cover.YES, Cover.MAPPED) for cell in cells)


def _under(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().bottomLeft())
