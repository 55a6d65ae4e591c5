"""What the user does with rows, lists and the order of one table: the same from keys, menus and buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from qosdesk.domain.quotes import UNKNOWN
from qosdesk.domain.watchlists import TAGS, Watchlist
from qosdesk.ui import symbol_mime
from qosdesk.ui.panels.table.clipboard import copy_codes, copy_rows, foreign, to_clipboard
from qosdesk.ui.panels.table.note_dialog import NoteDialog
from qosdesk.ui.panels.table.rows import Row, Section
from qosdesk.ui.shortcuts.kinds import Scope

if TYPE_CHECKING:
    from qosdesk.ui.panels.table.panel import TablePanel


class TableCommands(QObject):
    """The actions of one table. Each acts on the selected rows."""

    def __init__(self, panel: TablePanel) -> None:
        super().__init__(panel)
        self._panel = panel
        panel.bind(Scope.TABLE, self._actions(), panel.view)
        tabs = panel.tabs
        of_tabs = {
            "tabs.rename": lambda: tabs.rename(tabs.current),
            "tabs.delete": lambda: tabs.delete_pressed.emit(tabs.current),
            "tabs.add": panel.add_list,
        }
        panel.bind(Scope.TABS, of_tabs, tabs)
        panel.view.bind(
            {
                "Return": self.open,
                "Enter": self.open,
                "Left": self.fold,
                "Right": self.unfold,
                "Esc": self.clear_filter,
            }
        )

    def _actions(self) -> dict[str, Callable[[], object]]:
        """By the ids of the commands."""
        panel = self._panel
        return {
            "table.next": partial(self.step, 1),
            "table.previous": partial(self.step, -1),
            "table.remove": self.remove,
            "table.alias": self.rename,
            "table.note": self.note,
            "table.alert": self.alert,
            "table.copy": self.copy,
            "table.copy_codes": self.copy_codes,
            "table.copy_names": self.copy_names,
            "table.paste": self.paste,
            "table.undo": self.undo,
            "table.filter": self.open_filter,
            "table.columns": lambda: panel.menus.open_chooser(),
            "table.up": partial(self.shift, -1),
            "table.down": partial(self.shift, 1),
            "table.new_section": self.new_section,
            "table.fold_all": self.toggle_all,
            "table.next_list": partial(self.step_list, 1),
            "table.previous_list": partial(self.step_list, -1),
            "table.list_right": partial(self.shift_list, 1),
            "table.list_left": partial(self.shift_list, -1),
            "table.new_list": panel.add_list,
            **{f"table.tag_{tag}": partial(self.tag, tag) for tag in (0, *TAGS)},
        }

    # --- rows --------------------------------------------------------------------------------------------------------

    def row(self) -> Row | None:
        """The row with the keyboard."""
        panel = self._panel
        current = panel.model.row_at(panel.view.currentIndex().row())
        rows = panel.selected_rows()
        return current if current in rows or not rows else rows[0]

    def entries(self) -> tuple[int, ...]:
        """The selected rows' indexes in the list."""
        return tuple(row.entry for row in self._panel.selected_rows())

    def open(self) -> None:
        """Show the row's symbol in the panels of the group."""
        row = self.row()
        if row is not None:
            self._panel.select(row.symbol)

    def open_at(self, place: int) -> None:
        """Show the symbol of the row at a place in the panels of the group."""
        self._panel.view.selectRow(place)
        self.open()

    def step(self, step: int) -> None:
        """The next or previous symbol of the list."""
        panel = self._panel
        place = panel.model.next_row(panel.view.currentIndex().row() + step, step)
        if place >= 0:
            panel.view.selectRow(place)

    def remove(self) -> None:
        """Take the selected rows out of the list."""
        panel = self._panel
        rows = panel.selected_rows()
        if not rows:
            return
        place = panel.model.place_of(rows[0])
        panel.keeper.remove(self.entries())
        near = panel.model.next_row(min(place, len(panel.model.items) - 1), 1)
        near = near if near >= 0 else panel.model.next_row(len(panel.model.items) - 1, -1)
        row = panel.model.row_at(near)
        if row is not None:
            panel.select(row.symbol)

    def shift(self, step: int) -> None:
        """Move the selected rows one place up or down, also into another section."""
        panel = self._panel
        entries = self.entries()
        if not entries or not panel.model.in_users_order:
            return
        at = min(entries) - 1 if step < 0 else max(entries) + 2
        panel.keeper.move(entries, min(max(at, 0), len(panel.watchlist.entries)))

    def tag(self, tag: int) -> None:
        """Give a colour tag, or take it away where all have it."""
        if self.entries():
            self._panel.keeper.tag(self.entries(), tag)

    def rename(self) -> None:
        """Type an alias in place."""
        panel, row = self._panel, self.row()
        if row is None:
            return
        key = "name" if any(one.column.key == "name" for one in panel.view.placed) else "symbol"
        header = panel.view.header.height()
        rect = panel.view.cell_rect(panel.model.place_of(row), key).translated(0, header)
        rect.setWidth(max(rect.width(), 140))
        panel.edit.open(
            rect, row.alias or row.name, partial(panel.keeper.alias, row.entry), self.tr("Alias of this row")
        )

    def note(self) -> None:
        """Write about a row."""
        panel, row = self._panel, self.row()
        if row is not None:
            dialog = NoteDialog(panel.desk.theme, str(row.symbol), row.note, panel)
            dialog.written.connect(partial(panel.keeper.note, row.entry))
            dialog.open()

    def alert(self) -> None:
        """An alert for the selected rows, at the price of now where it is one."""
        rows = self._panel.selected_rows()
        if rows:
            price = rows[0].price if len(rows) == 1 else UNKNOWN
            self._panel.alert_wanted.emit(tuple(row.symbol for row in rows), price)

    # --- clipboard ---------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """The selected rows with a header and raw numbers, as a spreadsheet reads it."""
        copy_rows(self._panel.selected_rows(), self._panel.wanted_columns())

    def copy_codes(self) -> None:
        """The selected codes, one a line."""
        copy_codes([row.symbol for row in self._panel.selected_rows()])

    def copy_names(self) -> None:
        """The selected names, one a line."""
        to_clipboard("\n".join(row.name or row.state.code for row in self._panel.selected_rows()))

    def paste(self) -> None:
        """Symbols of a desk go into the list; any other text is read by the import."""
        panel = self._panel
        mime = QGuiApplication.clipboard().mimeData()
        symbols = symbol_mime.unpack(mime)
        if symbols:
            row = self.row()
            panel.keeper.add(symbols, row.entry + 1 if row is not None else None)
            panel.select(symbols[0])
        else:
            panel.import_wanted.emit(foreign(mime) or "")

    # --- sections ----------------------------------------------------------------------------------------------------

    def fold(self) -> None:
        """Fold the section of the row."""
        row = self.row()
        section = self._panel.model.section_of(row) if row is not None else None
        if section is not None and not section.closed:
            self.toggle(section)

    def unfold(self) -> None:
        """Unfold the first folded section, from the row on."""
        panel = self._panel
        row = self.row()
        after = row.entry if row is not None else 0
        closed = [section for section in panel.model.sections if section.closed]
        section = next((one for one in closed if one.entry > after), next(iter(closed), None))
        if section is not None:
            self.toggle(section)

    def toggle(self, section: Section) -> None:
        """Fold or unfold, and keep that in the layout."""
        self._panel.around(partial(self._panel.model.toggle, section))
        self._panel.title_changed.emit()

    def toggle_at(self, place: int) -> None:
        """The section whose header is shown at a place."""
        item = self._panel.model.items[place]
        if isinstance(item, Section):
            self.toggle(item)

    def toggle_all(self) -> None:
        """Fold all sections, or unfold them where all are folded."""
        sections = self._panel.model.sections
        closed = all(section.closed for section in sections)
        for section in sections:
            if section.closed is closed:
                self.toggle(section)

    def new_section(self) -> None:
        """A section above the row, its title typed in place."""
        panel, row = self._panel, self.row()
        at = row.entry if row is not None else len(panel.watchlist.entries)
        panel.keeper.insert_section(self.tr("Section"), at)
        made = next((section for section in panel.model.sections if section.entry == at), None)
        if made is not None:
            self.rename_section(made)

    def rename_section(self, section: Section) -> None:
        """Type its title in place."""
        panel = self._panel
        place = panel.model.place_of(section)
        if place < 0:
            return
        rect = panel.view.row_rect(place).translated(0, panel.view.header.height()).adjusted(22, 0, 0, 0)
        rect.setWidth(180)
        take = partial(panel.keeper.rename_section, section.entry)
        panel.edit.open(rect, section.title, take, self.tr("Title of the section"))

    # --- lists -------------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last change of the lists back."""
        self._panel.undo_bar.end()
        self._panel.keeper.undo()

    def step_list(self, step: int) -> None:
        """The next or previous list."""
        panel = self._panel
        panel.show_tab((panel.keeper.number() + step) % max(len(panel.keeper.all()), 1))

    def shift_list(self, step: int) -> None:
        """The list's tab one place to the left or right."""
        number = self._panel.keeper.number()
        if 0 <= number + step < len(self._panel.keeper.all()):
            self.move_tab(number, number + step)

    def move_tab(self, number: int, to: int) -> None:
        """A tab to another place."""
        ids = [one.id for one in self._panel.keeper.all()]
        ids.insert(to, ids.pop(number))
        self._panel.keeper.reorder(ids)

    def give(self, watchlist_id: int, *, move: bool) -> None:
        """The selected rows to another list, 0 for a new one: copied, or moved there."""
        panel = self._panel
        source, entries = panel.watchlist.id, self.entries()
        target = watchlist_id or panel.keeper.new(panel.new_name())
        panel.keeper.give(source, entries, target, None, move)

    def duplicate_list(self, watchlist_id: int) -> None:
        """A copy of a list, shown at once."""
        self._panel.show_list(self._panel.keeper.duplicate(watchlist_id))

    def alert_list(self, watchlist: Watchlist) -> None:
        """One alert for all symbols of a list."""
        self._panel.alert_wanted.emit(watchlist.symbols(), UNKNOWN)

    # --- filter ------------------------------------------------------------------------------------------------------

    def open_filter(self) -> None:
        """The filter row, with the keyboard in it."""
        self._panel.filter_bar.open()
        self._panel.tabs.filter.setChecked(True)

    def clear_filter(self) -> None:
        """All rows again."""
        if not self._panel.filter_bar.isHidden():
            self._panel.filter_bar.end()

    def toggle_filter(self) -> None:
        """The button in the bar of tabs."""
        if self._panel.filter_bar.isHidden():
            self.open_filter()
        else:
            self.clear_filter()

    def filter_closed(self) -> None:
        """The keyboard goes back to the rows."""
        self._panel.tabs.filter.setChecked(False)
        self._panel.view.setFocus(Qt.FocusReason.OtherFocusReason)
