"""The ticker table as a panel: lists, streams, frames, selection, sorting, menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qosdesk.domain.numbers import Units
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import SNAPSHOT, TRADE, SymbolState
from qosdesk.ui.ages import age_text
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.flash import FADE_S, HOLD_S
from qosdesk.ui.panels.base import FigurePanel
from qosdesk.ui.panels.table.columns import COLUMNS, Column
from qosdesk.ui.panels.table.empty import EmptyList
from qosdesk.ui.panels.table.menus import TableMenus, copy_rows
from qosdesk.ui.panels.table.model import TableModel, read_list
from qosdesk.ui.panels.table.rows import Context, Damage, Freshness, Row, Section
from qosdesk.ui.panels.table.tabs import ListTabs
from qosdesk.ui.panels.table.view import TableView
from qosdesk.ui.ports import Entry, LinkState, Unsubscribe, Watchlist

_EMPTY: Final = Watchlist("")
_QUIET_AFTER_SHOWN_S: Final = 0.3
"""Nothing flashes on first paint: what arrives this soon after showing is part of it."""


class TablePanel(FigurePanel):
    """Watchlists as tabs, their rows live.

    Attributes:
        tabs, view, model: the parts, for tests and the shell.
    """

    kind = "table"
    shows_kind = None

    def __init__(self, desk: Desk, panel_id: str, group: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, parent)
        self._rows: dict[str, Row] = {}
        self._list = _EMPTY
        self._hidden: frozenset[str] = frozenset()
        self._quiet_until_s = 0.0
        self._following = False
        self._said = ("", "", "")
        self._lit: set[int] = set()
        self._makers: list[tuple[str, Callable[[Row], str]]] = []
        self.context = Context(
            desk.theme.units,
            desk.hours,
            self.now_s,
            desk.clock.wall_ms(),
            self._is_live,
            desk.staleness.is_stale,
            desk.staleness.age_s,
            age_text,
        )
        self.model = TableModel(COLUMNS, self)
        self.tabs = ListTabs(self.type, self)
        self.view = TableView(self.type, self.model, lambda: self.now_s, self)
        self.empty = EmptyList(self.type, self.view)
        self.menus = TableMenus(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

        self.view.before_paint = self._refresh_waiting
        self.view.after_paint = partial(desk.frames.painted, SNAPSHOT | TRADE)
        self.view.visible_changed.connect(self._on_visible_rows)
        self.view.section_clicked.connect(self._toggle)
        self.view.remove_pressed.connect(self.remove_selected)
        self.view.menu_wanted.connect(self.menus.open_for_row)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.view.horizontalHeader().sectionClicked.connect(self._on_header)
        self.tabs.chosen.connect(self._choose_tab)
        self.tabs.add_pressed.connect(self.add_list)
        self.tabs.columns_pressed.connect(self.menus.open_columns)
        self.tabs.export_pressed.connect(self.menus.open_export)
        self.empty.add_pressed.connect(self.search_wanted)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.activated.connect(self.copy_selected)
        self._unlist: Unsubscribe | None = desk.watchlists.subscribe(self._on_lists)
        self._uninstruments: Unsubscribe | None = desk.instruments.subscribe(self._on_instruments)
        self._on_settings("")
        self._unset: Unsubscribe | None = desk.settings.subscribe(self._on_settings)
        self._relay()
        self._on_lists()
        self.start(group)

    # --- for the title bar and the shell -----------------------------------------------------------------------------

    @property
    def watchlist(self) -> Watchlist:
        """The list shown."""
        return self._list

    def title_parts(self) -> tuple[str, str, str]:
        """`Watchlist`, `Core · 22 symbols`, `10 live · 6 polled`."""
        count = len(self.model.rows)
        words = self.tr("1 symbol") if count == 1 else self.tr("{0} symbols").format(count)
        fresh = [row.fresh for row in self.model.rows]
        live = fresh.count(Freshness.LIVE)
        polled = fresh.count(Freshness.POLLED)
        stale = fresh.count(Freshness.STALE)
        parts = [self.tr("{0} live").format(live)] if live else []
        # While the link is lost nothing is polled: the banner says since when the figures stand.
        if polled and self.desk.connection.connection().state is LinkState.LIVE:
            parts.append(self.tr("{0} polled").format(polled))
        if stale:
            parts.append(self.tr("{0} stale").format(stale))
        return (self.tr("Watchlist"), f"{self._list.name} · {words}", " · ".join(parts))

    def show_symbol(self, symbol: Symbol) -> None:
        """The group moved: select its row, if the list has it."""
        super().show_symbol(symbol)
        self._select_symbol()

    def take_found(self, symbol: Symbol) -> None:
        """A symbol that was searched for this list."""
        self.add_symbol(symbol)

    def add_symbol(self, symbol: Symbol) -> None:
        """Put a symbol at the end of the list shown, unless it is there, and select it."""
        if symbol not in self._list.symbols():
            self.desk.watchlists.save(replace(self._list, entries=(*self._list.entries, Entry(symbol))))
        self.select(symbol)

    def show_list(self, watchlist_id: int) -> None:
        """Show one of the lists."""
        chosen = next((one for one in self.desk.watchlists.all() if one.id == watchlist_id), None)
        if chosen is None:
            return
        self._list = chosen
        self._fill()
        if self.shows():
            self.take_streams()
            self.desk.quotes.refresh(chosen.symbols())
            self.catch_up()

    def add_list(self) -> None:
        """A new empty list, shown at once."""
        names = {one.name for one in self.desk.watchlists.all()}
        number = len(names) + 1
        while (name := self.tr("List {0}").format(number)) in names:
            number += 1
        self.show_list(self.desk.watchlists.save(Watchlist(name)).id)

    def remove_selected(self) -> None:
        """Take the selected rows out of the list; it is stored at once."""
        rows = self._selected_rows()
        if not rows:
            return
        gone = {row.entry for row in rows}
        place = self.model.first_of(rows[0].symbol)
        entries = tuple(entry for number, entry in enumerate(self._list.entries) if number not in gone)
        self.desk.watchlists.save(replace(self._list, entries=entries))
        near = self.model.next_row(min(place, len(self.model.items) - 1), 1)
        near = near if near >= 0 else self.model.next_row(len(self.model.items) - 1, -1)
        row = self.model.row_at(near)
        if row is not None:
            self.select(row.symbol)

    def copy_selected(self) -> None:
        """Selected rows as tab-separated text with raw numbers and a header, as a spreadsheet reads it."""
        copy_rows(self._selected_rows())

    def save_state(self) -> dict[str, str | int | float | bool]:
        """Group, list, order, hidden columns."""
        return {
            **super().save_state(),
            "list": self._list.id,
            "sort": self.model.sort_key,
            "descending": self.model.descending,
            "hidden": ",".join(sorted(self._hidden)),
        }

    def restore_state(self, state: dict[str, str | int | float | bool]) -> None:
        """Take it back as far as it still means something."""
        super().restore_state(state)
        keys = {column.key for column in COLUMNS}
        self._hidden = frozenset(str(state.get("hidden", "")).split(",")) & keys - {"symbol"}
        sort = str(state.get("sort", ""))
        self.model.sort_by(sort if sort in keys else "", bool(state.get("descending", False)))
        chosen = state.get("list", 0)
        if isinstance(chosen, int):
            self.show_list(chosen)
        self._relay()

    # --- frames ------------------------------------------------------------------------------------------------------

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Make the visible rows that changed again, and repaint only those whose texts did."""
        if not self.shows():
            for state in dirty:
                row = self._rows.get(state.code)
                if row is not None:
                    row.waiting = True
            return False
        self.now_s = now_s
        context = self.context
        context.now_s = now_s
        context.wall_ms = self.desk.clock.wall_ms()
        visible = self.view.visible_places()
        lit = now_s >= self._quiet_until_s
        columns = self._makers
        for state in dirty:
            row = self._rows.get(state.code)
            if row is None:
                continue
            places = [place for place in self.model.places(state.code) if place in visible]
            if not places:
                row.waiting = True
                continue
            # A row that was out of sight meanwhile shows what it has; only changes that were seen are lit.
            damage = row.refresh(context, columns, lit=lit and not row.waiting)
            if damage is Damage.PRICE:
                for place in places:
                    self.view.update_price(place)
            elif damage is Damage.ROW:
                for place in places:
                    self.view.update_place(place)
            if row.flash is not None:
                self._lit.update(places)
        return self._fade(now_s)

    def on_second(self) -> None:
        """Ages, sessions, averages, the order."""
        self._set_time()
        for place, item in enumerate(self.model.items):
            if isinstance(item, Row) and item.watch_time(self.context):
                self.view.update_place(place)
        self._measure_sections()
        # Rows hold still while the pointer is over them (PRODUCT 4.3).
        if self.model.sort_key and not self.view.viewport().underMouse():
            self._sort()
        self._say_title()

    def on_staleness(self) -> None:
        """Marks come and go at once."""
        self.on_second()

    def catch_up(self) -> None:
        """All rows anew, nothing lit."""
        self._set_time()
        self._quiet_until_s = self.now_s + _QUIET_AFTER_SHOWN_S
        for row in self.model.rows:
            row.flash = None
            row.refresh(self.context, self._makers, lit=False)
        self._lit.clear()
        self._measure_sections()
        if self.model.sort_key:
            self._sort()
        self.view.viewport().update()
        self._say_title()

    def take_streams(self) -> None:
        """Figures and prints of the list's symbols, those in view before the others."""
        order = dict.fromkeys(self._in_view(), Priority.VISIBLE)
        order |= {row.symbol: Priority.BACKGROUND for row in self.model.rows if row.symbol not in order}
        kinds = (Kind.SNAPSHOT, Kind.TRADE)
        wants = {Stream(symbol, kind): order[symbol] for symbol in order for kind in kinds}
        self.desk.quotes.want_each(self, wants)

    def _in_view(self) -> tuple[Symbol, ...]:
        rows = (self.model.row_at(place) for place in self.view.visible_places())
        return tuple(row.symbol for row in rows if row is not None)

    def on_visible(self, visible: bool) -> None:
        """When shown: streams, one request for full figures of what is in view, catch up."""
        super().on_visible(visible)
        if visible:
            self.desk.quotes.refresh(self._in_view())

    def on_theme_changed(self) -> None:
        """Colours, fonts, units or language."""
        super().on_theme_changed()
        self.context.units = self.desk.theme.units
        self.tabs.retranslate()
        self.empty.retranslate()
        self.view.restyle()
        self._on_instruments()
        self._relay()

    def shut(self) -> None:
        """End all subscriptions."""
        for name in ("_unlist", "_uninstruments", "_unset"):
            end: Unsubscribe | None = getattr(self, name)
            if end is not None:
                end()
                setattr(self, name, None)
        super().shut()

    # --- lists -------------------------------------------------------------------------------------------------------

    def _on_lists(self) -> None:
        lists = self.desk.watchlists.all()
        before = self._list
        ids = [one.id for one in lists]
        if before.id in ids:
            self._list = lists[ids.index(before.id)]
        else:
            self._list = lists[0] if lists else _EMPTY
        self.tabs.set_tabs(
            [one.name for one in lists], ids.index(self._list.id) if self._list.id in ids else 0
        )
        if self._list.id != before.id or self._list.entries != before.entries:
            self._fill()
            if self.shows():
                self.take_streams()
                fresh = set(self._list.symbols()) - set(before.symbols())
                if fresh:
                    self.desk.quotes.refresh([symbol for symbol in self._list.symbols() if symbol in fresh])
                self.catch_up()
        self._say_title()

    def _fill(self) -> None:
        lists = self.desk.watchlists.all()
        ids = [one.id for one in lists]
        self.tabs.set_tabs(
            [one.name for one in lists], ids.index(self._list.id) if self._list.id in ids else 0
        )
        closed = {section.title for section in self.model.sections if section.closed}
        self._rows, loose, sections = read_list(self._list, self._rows, self.desk.store, closed)
        self._name_rows()
        self.model.set_rows(loose, sections)
        self._lit.clear()
        self.empty.setVisible(not self._list.entries)
        self._select_symbol()
        self.view.viewport().update()
        self._say_title()

    def _name_rows(self) -> None:
        chinese = self.desk.theme.language.startswith("zh")
        for row in self._rows.values():
            known = self.desk.instruments.get(row.symbol)
            row.decimals = self.desk.instruments.decimals(row.symbol)
            if known is not None:
                row.name = (known.name_zh or known.name_en) if chinese else (known.name_en or known.name_zh)

    def _on_instruments(self) -> None:
        self._name_rows()
        if self.shows():
            self.catch_up()

    def _choose_tab(self, number: int) -> None:
        lists = self.desk.watchlists.all()
        if 0 <= number < len(lists):
            self.show_list(lists[number].id)

    def _toggle(self, place: int) -> None:
        item = self.model.items[place]
        if isinstance(item, Section):
            self.model.toggle(item)
            self._select_symbol()
            self._on_visible_rows()

    # --- order and columns -------------------------------------------------------------------------------------------

    def _on_header(self, number: int) -> None:
        column = COLUMNS[number]
        if not column.sortable:
            return
        model = self.model
        text_first = isinstance(column.value(model.rows[0]), str) if model.rows else False
        if model.sort_key != column.key:
            key, descending = column.key, not text_first
        elif model.descending is not text_first:
            key, descending = column.key, text_first
        else:
            key, descending = "", False
        model.sort_key, model.descending = key, descending
        for row in model.rows:
            row.read()
        self._sort()
        self.view.horizontalHeader().viewport().update()

    def _sort(self) -> None:
        for row in self.model.rows:
            if row.waiting:
                row.read()
        if self.model.sort_by(self.model.sort_key, self.model.descending):
            self._lit.clear()
            for row in self.model.rows:
                row.flash = None
            self.view.relaid()
            self._on_visible_rows()

    def _relay(self) -> None:
        self.view.fit(self._hidden)
        units = self.desk.theme.units
        self._makers = [(column.key, _maker(column, units)) for column in COLUMNS]
        if self.shows():
            self.catch_up()

    def _on_visible_rows(self) -> None:
        self.view.fit(self._hidden)
        self.empty.setGeometry(self.view.rect())
        if self.shows():
            self.take_streams()

    def is_hidden(self, column: Column) -> bool:
        """Whether the user hid a column."""
        return column.key in self._hidden

    def set_hidden(self, column: Column, hidden: bool) -> None:
        """Hide or show a column."""
        self._hidden = self._hidden | {column.key} if hidden else self._hidden - {column.key}
        self._relay()
        self.view.viewport().update()

    def _on_settings(self, name: str) -> None:
        if name in ("", "flash"):
            self.context.flashes = self.desk.settings.get("flash", "digits") != "off"

    # --- selection ---------------------------------------------------------------------------------------------------

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        row = self.model.row_at(current.row()) if current.isValid() else None
        if row is not None and not self._following and row.symbol != self.symbol:
            self.select(row.symbol)

    def _select_symbol(self) -> None:
        place = self.model.first_of(self.symbol) if self.symbol is not None else -1
        current = self.model.row_at(self.view.currentIndex().row())
        if place < 0:
            self._following = True
            self.view.clearSelection()
            self._following = False
        elif (
            current is None or current.symbol != self.symbol or not self.view.selectionModel().hasSelection()
        ):
            self._following = True
            self.view.selectRow(place)
            self._following = False

    def _selected_rows(self) -> list[Row]:
        rows = [self.model.row_at(index.row()) for index in self.view.selectionModel().selectedRows()]
        return [row for row in rows if row is not None]

    # --- small things ------------------------------------------------------------------------------------------------

    def _say_title(self) -> None:
        parts = self.title_parts()
        if parts != self._said:
            self._said = parts
            self.title_changed.emit()

    def _set_time(self) -> None:
        self.context.now_s = self.now_s
        self.context.wall_ms = self.desk.clock.wall_ms()

    def _refresh_waiting(self, row: Row) -> None:
        row.refresh(self.context, self._makers, lit=False)

    def _is_live(self, symbol: Symbol) -> bool:
        connection = self.desk.connection
        if connection.connection().state is not LinkState.LIVE:
            return False
        return connection.is_confirmed(Stream(symbol, Kind.SNAPSHOT)) or connection.is_confirmed(
            Stream(symbol, Kind.TRADE)
        )

    def _measure_sections(self) -> None:
        for place, item in enumerate(self.model.items):
            if isinstance(item, Section) and item.measure():
                self.view.update_place(place)

    def _fade(self, now_s: float) -> bool:
        for place in tuple(self._lit):
            row = self.model.row_at(place)
            flash = row.flash if row is not None else None
            if row is None or flash is None:
                self._lit.discard(place)
                continue
            if now_s - flash.start_s >= HOLD_S + FADE_S:
                row.flash = None
                self._lit.discard(place)
                self.view.update_price(place)
            elif flash.step(now_s) != flash.painted_step:
                self.view.update_price(place)
        return bool(self._lit)


def _maker(column: Column, units: Units) -> Callable[[Row], str]:
    return lambda row: column.text(row, units)
