"""The ticker table as a panel: puts its parts together; streams, selection, title, what is kept between starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import SNAPSHOT, TRADE, SymbolState
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.flash import FLASH, STILL
from qosdesk.ui.panels.base import FigurePanel
from qosdesk.ui.panels.table.arrangement import Arrangement, lay_out, read_arrangement, usual
from qosdesk.ui.panels.table.column import Column
from qosdesk.ui.panels.table.columns import COLUMNS
from qosdesk.ui.panels.table.commands import TableCommands
from qosdesk.ui.panels.table.drops import TableDrops
from qosdesk.ui.panels.table.empty import EmptyList
from qosdesk.ui.panels.table.filter_bar import FilterBar
from qosdesk.ui.panels.table.hands import TableHands
from qosdesk.ui.panels.table.inline import InlineEdit
from qosdesk.ui.panels.table.keeper import ListKeeper
from qosdesk.ui.panels.table.live import LiveRows
from qosdesk.ui.panels.table.menus import TableMenus
from qosdesk.ui.panels.table.model import TableModel, read_list
from qosdesk.ui.panels.table.ordering import RowOrder
from qosdesk.ui.panels.table.rows import Row
from qosdesk.ui.panels.table.summary import counted, freshness_words, summed_up
from qosdesk.ui.panels.table.tabs import ListTabs
from qosdesk.ui.ports import LinkState, Unsubscribe, Watchlist
from qosdesk.ui.sourcing import connections
from qosdesk.ui.widgets.undo_bar import UndoBar

_WIDE: Final = 1 << 20
"""px: room for all columns."""


class TablePanel(FigurePanel):
    """Watchlists as tabs, their rows live.

    Attributes:
        tabs, filter_bar, view, model: the parts, for tests and the shell.
        keeper: the lists and what can be done with them.
        live: the rows as the market moves.
        ordering: sort and filter.
        arrangement: the user's columns.
        commands, menus, drops: what the user does.
        edit: a line typed in place, over the rows.
    """

    kind = "table"
    shows_kind = None
    is_of_symbol = False

    def __init__(self, desk: Desk, panel_id: str, group: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, parent)
        self._following = False
        self._said = ("", "", "")
        self._folded: frozenset[str] = frozenset()
        self.keeper = ListKeeper(desk.watchlists, self)
        self.model = TableModel(COLUMNS, self)
        self.arrangement = usual(COLUMNS)
        self.tabs = ListTabs(self.type, self)
        self.filter_bar = FilterBar(self.type, self)
        self.view = TableHands(self.type, self.model, lambda: self.now_s, self)
        self.empty = EmptyList(self.type, self.view)
        self.edit = InlineEdit(desk.theme, self.view)
        self.undo_bar = UndoBar(desk.theme, self)
        self.live = LiveRows(desk, self.model, self.view)
        self.ordering = RowOrder(desk, self.view, self.live, self.filter_bar, self.around)
        self.commands = TableCommands(self)
        self.menus = TableMenus(self)
        self.drops = TableDrops(self)
        self._lay_out()
        self._connect()
        self._ends: list[Unsubscribe] = [
            desk.watchlists.subscribe(self._on_lists),
            desk.instruments.subscribe(self._on_instruments),
            desk.settings.subscribe(self._on_settings),
            desk.daily.subscribe(self.live.read_daily),
        ]
        self._make_columns()
        self._on_lists()
        self.start(group)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view, tabs = self.view, self.tabs
        view.before_paint = self.live.refresh_waiting
        view.after_paint = partial(self.desk.frames.painted, SNAPSHOT | TRADE)
        view.visible_changed.connect(self._on_visible_rows)
        view.columns_changed.connect(self._make_columns)
        view.section_clicked.connect(self.commands.toggle_at)
        view.activated_row.connect(self.commands.open_at)
        view.menu_wanted.connect(self.menus.open_for)
        view.drag_wanted.connect(self.drops.start)
        view.selectionModel().currentRowChanged.connect(self._on_current)
        view.header.moved.connect(lambda key, before: self.arrange(self.arrangement.moved(key, before)))
        view.header.resized.connect(lambda key, px: self.arrange(self.arrangement.resized(key, px)))
        view.header.width_reset.connect(lambda key: self.arrange(self.arrangement.resized(key, None)))
        view.header.menu_wanted.connect(self.menus.open_header)
        tabs.chosen.connect(self.show_tab)
        tabs.moved.connect(self.commands.move_tab)
        tabs.renamed.connect(lambda number, name: self.keeper.rename(self.keeper.all()[number].id, name))
        tabs.delete_pressed.connect(lambda number: self.keeper.delete(self.keeper.all()[number].id))
        tabs.menu_wanted.connect(self.menus.open_tab)
        tabs.add_pressed.connect(self.add_list)
        tabs.more_pressed.connect(self.menus.open_lists)
        tabs.filter_pressed.connect(self.commands.toggle_filter)
        tabs.columns_pressed.connect(self.menus.open_chooser)
        tabs.export_pressed.connect(self.menus.open_export)
        self.filter_bar.closed.connect(self.commands.filter_closed)
        self.empty.add_pressed.connect(self.search_wanted)
        self.empty.import_pressed.connect(self.commands.paste)
        self.empty.clear_pressed.connect(self.filter_bar.end)
        self.ordering.chosen.connect(self.title_changed)
        self.keeper.told.connect(self.undo_bar.say)
        self.undo_bar.action.connect(self.commands.undo)

    # --- for the title bar and the shell -----------------------------------------------------------------------------

    @property
    def watchlist(self) -> Watchlist:
        """The list shown."""
        return self.keeper.current

    def title_parts(self) -> tuple[str, str, str]:
        """`Watchlist`, `Core · 22 symbols`, `10 live · 6 polled`."""
        rows, matching = self.model.rows, self.model.matching
        words = counted(rows, matching if self.model.filter.active else None)
        connected = any(one.state is LinkState.LIVE for one in connections(self.desk))
        note = freshness_words(rows, connected=connected)
        return (self.tr("Watchlist"), f"{self.watchlist.name} · {words}", note)

    def show_symbol(self, symbol: Symbol) -> None:
        """The group moved: select its row, if the list has it."""
        super().show_symbol(symbol)
        self._select_symbol()

    def take_found(self, symbol: Symbol) -> None:
        """A symbol that was searched for this list."""
        self.add_symbol(symbol)

    def add_symbol(self, symbol: Symbol) -> None:
        """Put a symbol at the end of the list shown, unless it is there, and select it."""
        self.keeper.add([symbol])
        self.select(symbol)

    def show_list(self, watchlist_id: int) -> None:
        """Show one of the lists."""
        if self.keeper.show(watchlist_id):
            self._fill()
            if self.shows():
                self.take_streams()
                self.desk.quotes.refresh(self.watchlist.symbols())

    def show_tab(self, number: int) -> None:
        """Show the list of a tab."""
        lists = self.keeper.all()
        if 0 <= number < len(lists):
            self.show_list(lists[number].id)

    def add_list(self) -> None:
        """A new empty list, shown at once."""
        self.show_list(self.keeper.new(self.new_name()))

    def new_name(self) -> str:
        """What another list is called at first."""
        return self.tr("List {0}").format(len(self.keeper.all()) + 1)

    def save_state(self) -> dict[str, str | int | float | bool]:
        """Group, list, order, columns, folded sections."""
        folded = [section.title for section in self.model.sections if section.closed]
        return {
            **super().save_state(),
            **self.arrangement.as_state(),
            "list": self.watchlist.id,
            "sort": self.model.sort_key,
            "descending": self.model.descending,
            "folded": "\n".join(folded),
        }

    def restore_state(self, state: dict[str, str | int | float | bool]) -> None:
        """Take it back as far as it still means something."""
        super().restore_state(state)
        self.arrange(read_arrangement(state, COLUMNS))
        self._folded = frozenset(str(state.get("folded", "")).split("\n")) - {""}
        for section in self.model.sections:
            section.closed = section.title in self._folded
        chosen = state.get("list", 0)
        if isinstance(chosen, int) and chosen != self.watchlist.id:
            self.show_list(chosen)
        else:
            self._fill()
        sort = str(state.get("sort", ""))
        known = any(column.key == sort and column.sortable for column in COLUMNS)
        self.ordering.sort(sort if known else "", state.get("descending", False) is True)

    # --- frames ------------------------------------------------------------------------------------------------------

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """The visible rows that changed; a hidden table only remembers which did."""
        if not self.shows():
            self.live.remember(dirty)
            return False
        self.now_s = now_s
        return self.live.on_frame(dirty, now_s)

    def on_second(self) -> None:
        """Ages, sessions, averages, the order."""
        self.live.on_second(self.now_s)
        self.ordering.settle()
        self._say_title()

    def on_staleness(self) -> None:
        """Marks come and go at once."""
        self.live.watch_all(self.now_s)
        self.on_second()

    def catch_up(self) -> None:
        """All rows anew, nothing lit."""
        self.live.catch_up(self.now_s)
        self.ordering.settle()
        self._say_title()

    def take_streams(self) -> None:
        """What the shown columns need of the list's symbols, those in view before the others."""
        order = dict.fromkeys(self._in_view(), Priority.VISIBLE)
        order |= {row.symbol: Priority.BACKGROUND for row in self.model.rows if row.symbol not in order}
        kinds = {Kind.SNAPSHOT, Kind.TRADE}.union(*(one.column.kinds for one in self.view.placed))
        wants = {Stream(symbol, kind): order[symbol] for symbol in order for kind in kinds}
        self.desk.quotes.want_each(self, wants)
        self.desk.daily.want(self, order if any(one.column.daily for one in self.view.placed) else ())

    def on_visible(self, visible: bool) -> None:
        """When shown: streams, one request for full figures of what is in view, catch up."""
        super().on_visible(visible)
        if visible:
            self.desk.quotes.refresh(self._in_view())
        else:
            self.desk.daily.want(self, ())

    def on_theme_changed(self) -> None:
        """Colours, fonts, units or language."""
        super().on_theme_changed()
        self.tabs.retranslate()
        self.filter_bar.retranslate()
        self.empty.retranslate()
        self.view.restyle()
        self._make_columns()
        self._on_instruments()

    def shut(self) -> None:
        """End all subscriptions."""
        self.desk.daily.want(self, ())
        for end in self._ends:
            end()
        self._ends = []
        self.undo_bar.end()
        super().shut()

    # --- lists -------------------------------------------------------------------------------------------------------

    def _on_lists(self) -> None:
        before = self.keeper.read(self.tabs.current)
        now = self.watchlist
        if now.id != before.id or now.entries != before.entries:
            self._fill()
            if self.shows():
                self.take_streams()
                fresh = set(now.symbols()) - set(before.symbols())
                if fresh:
                    self.desk.quotes.refresh([symbol for symbol in now.symbols() if symbol in fresh])
        self._set_tabs()
        self._say_title()

    def _fill(self) -> None:
        known = self.model.sections
        rows, loose, sections = read_list(self.watchlist, self.live.rows, known, self.desk.store)
        for section in sections:
            if section not in known:
                section.closed = section.title in self._folded
        self.live.rows = rows
        self.live.name_rows()
        self.filter_bar.offer(
            tuple(dict.fromkeys(row.symbol.market for row in rows.values())),
            {row.tag for row in rows.values() if row.tag},
        )
        self.around(partial(self.model.set_rows, loose, sections))
        self._set_tabs()
        if self.shows():
            self.catch_up()
        self._say_title()

    def around(self, change: Callable[[], object]) -> None:
        """Move rows: what is selected stays, and nothing is taken for the user's choice."""
        self._following = True
        moved = change()
        self._following = False
        if moved is not False:
            self.live.darken()
            self.view.relaid()
            self._select_symbol()
            self._on_visible_rows()
        self._show_empty()

    def _set_tabs(self) -> None:
        self.view.setAccessibleName(self.watchlist.name)
        self.tabs.set_tabs([one.name for one in self.keeper.all()], self.keeper.number())

    def _show_empty(self) -> None:
        filtered = self.model.filter.active and bool(self.model.rows)
        if self.model.items or (self.watchlist.entries and not filtered):
            self.empty.hide()
        else:
            self.empty.setGeometry(self.view.rect())
            self.empty.show_for(filtered=filtered)

    # --- columns -----------------------------------------------------------------------------------------------------

    def arrange(self, arrangement: Arrangement) -> None:
        """Show these columns, and keep that in the layout."""
        self.arrangement = arrangement
        self.view.fit(arrangement)
        self.title_changed.emit()

    def wanted_columns(self) -> list[Column]:
        """What the user wants to see, also where a narrow table hides some of it."""
        return [one.column for one in lay_out(COLUMNS, self.arrangement, _WIDE)]

    def _make_columns(self) -> None:
        self.live.show_columns([one.column for one in self.view.placed], self.desk.theme.units)
        if self.shows():
            self.take_streams()
            self.catch_up()

    def _on_visible_rows(self) -> None:
        self.empty.setGeometry(self.view.rect())
        if self.shows():
            self.take_streams()

    # --- what changed elsewhere --------------------------------------------------------------------------------------

    def _on_instruments(self) -> None:
        self.live.name_rows()
        if self.shows():
            self.catch_up()

    def _on_settings(self, name: str) -> None:
        if name in (FLASH, STILL):
            self.live.read_settings()

    # --- selection ---------------------------------------------------------------------------------------------------

    def selected_rows(self) -> list[Row]:
        """The selected rows, from the top."""
        rows = [self.model.row_at(place) for place in self.view.selected_places()]
        return [row for row in rows if row is not None]

    def _in_view(self) -> tuple[Symbol, ...]:
        rows = (self.model.row_at(place) for place in self.view.visible_places())
        return tuple(row.symbol for row in rows if row is not None)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        row = self.model.row_at(current.row()) if current.isValid() else None
        if row is not None and not self._following and row.symbol != self.symbol:
            self.select(row.symbol)

    def _select_symbol(self) -> None:
        place = self.model.first_of(self.symbol) if self.symbol is not None else -1
        current = self.model.row_at(self.view.currentIndex().row())
        self._following = True
        if place < 0:
            self.view.clearSelection()
        elif current is None or current.symbol != self.symbol or not self.view.selected_places():
            self.view.selectRow(place)
        self._following = False

    # --- title -------------------------------------------------------------------------------------------------------

    def _say_title(self) -> None:
        parts = self.title_parts()
        self.tabs.said = summed_up(self.watchlist.name, self.model.rows)
        if parts != self._said:
            self._said = parts
            self.title_changed.emit()

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Rows, symbols, texts and files may be dropped here."""
        self.drops.over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Where it would go."""
        self.drops.over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Not here after all."""
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self.drops.drop(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over the rows stays over them."""
        super().resizeEvent(event)
        self.undo_bar.place()
        self.empty.setGeometry(self.view.rect())
