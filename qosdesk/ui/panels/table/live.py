"""The rows of one table while the market moves: what a frame, a second or a new list does to them.

Work is proportional to the visible rows that changed: the others are marked and computed when they are painted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from qosdesk.domain.numbers import Units
from qosdesk.domain.quotes import Kind
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import DEPTH, SNAPSHOT, TRADE, SymbolState
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.table.columns import Column
from qosdesk.ui.panels.table.context import is_pushed, make_context, read_flash, set_time
from qosdesk.ui.panels.table.model import TableModel
from qosdesk.ui.panels.table.rows import Context, Damage, Maker, Row, Section
from qosdesk.ui.panels.table.view import TableView

TENDED_A_SECOND = 250
"""Rows out of view whose figures are read every second, for averages, order and counts: a short time, whatever the
list."""
_TENDED_A_FRAME: Final = 5
"""Of these: while frames come the work of a second is spread over them, and none comes late for it."""
_LAST: Final = frozenset({"last"})
_QUIET_AFTER_SHOWN_S = 0.3
"""Nothing flashes on first paint: what arrives this soon after showing is part of it."""


class LiveRows:
    """Refreshes rows and says what must be painted again.

    Attributes:
        rows: of the list shown, by symbol text.
        context: what their texts depend on besides the market.
    """

    def __init__(self, desk: Desk, model: TableModel, view: TableView) -> None:
        self._desk = desk
        self._model = model
        self._view = view
        self._makers: list[Maker] = []
        # Bits of the kinds that change a text.
        self._kinds = SNAPSHOT | TRADE
        self._lit: set[Row] = set()
        # Pushed as of when they were tended: asking anew for every row at every frame costs as much as its texts.
        self._confirmed: set[Symbol] = set()
        self._quiet_until_s = 0.0
        self._next = 0
        # Rows tended since the last second.
        self._tended = 0
        self.rows: dict[str, Row] = {}
        self.context = make_context(desk, self._is_live)
        self.read_settings()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def show_columns(self, columns: Sequence[Column], units: Units) -> None:
        """From now on these columns are made; the last price always, for flashes and the spoken row."""
        self.context.units = units
        self._makers = [
            (column.key, column.text)
            for column in self._model.columns
            if column in columns or column.key == "last"
        ]
        has_book = any(Kind.DEPTH in column.kinds for column in columns)
        self._kinds = SNAPSHOT | TRADE | (DEPTH if has_book else 0)

    def name_rows(self) -> None:
        """Names and decimals, as far as they are known."""
        instruments = self._desk.instruments
        chinese = self._desk.theme.language.startswith("zh")
        for row in self.rows.values():
            known = instruments.get(row.symbol)
            row.decimals = instruments.decimals(row.symbol)
            row.instrument = known
            row.daily = self._desk.daily.get(row.symbol)
            if known is not None:
                row.name = (known.name_zh or known.name_en) if chinese else (known.name_en or known.name_zh)

    def read_daily(self, symbol: Symbol) -> None:
        """Figures from daily bars arrived."""
        row = self.rows.get(str(symbol))
        if row is not None:
            row.daily = self._desk.daily.get(symbol)
            row.refresh(self.context, self._makers, lit=False)
            place = self._model.place_of(row)
            if place in self._view.visible_places():
                self._view.update_place(place)

    def read_settings(self) -> None:
        """How changes are lit."""
        read_flash(self.context, self._desk)

    # --- time --------------------------------------------------------------------------------------------------------

    def remember(self, dirty: Sequence[SymbolState]) -> None:
        """The table is hidden: what changed is made when it is shown."""
        rows = self.rows
        for state in dirty:
            row = rows.get(state.code)
            if row is not None:
                row.waiting = True

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Make the visible rows that changed again, and repaint only those whose texts did."""
        view, rows, makers, kinds = self._view, self.rows, self._makers, self._kinds
        context = self.set_time(now_s)
        items = self._model.items
        visible = {items[place]: place for place in view.visible_places()}
        lit = now_s >= self._quiet_until_s
        changed: dict[int, frozenset[str]] = {}
        for state in dirty:
            row = rows.get(state.code)
            if row is None or not state.dirty & kinds:
                continue
            place = visible.get(row)
            if place is None:
                row.waiting = True
                continue
            # A row that was out of sight meanwhile shows what it has; only changes that were seen are lit.
            damage = row.refresh(context, makers, lit=lit and not row.waiting)
            if damage is Damage.CELLS:
                changed[place] = row.changed
            elif damage is Damage.ROW:
                view.update_place(place)
            if row.flash is not None:
                self._lit.add(row)
        self._fade(now_s, visible, changed)
        if changed:
            view.update_cells(changed)
        self._tend(context, visible, min(_TENDED_A_FRAME, TENDED_A_SECOND - self._tended))
        return bool(self._lit)

    def on_second(self, now_s: float, tended: int = TENDED_A_SECOND) -> None:
        """Ages, sessions, averages: of the rows in view, and of so many of the others, in turn."""
        context = self.set_time(now_s)
        items = self._model.items
        visible = {items[place]: place for place in self._view.visible_places()}
        for item, place in visible.items():
            if isinstance(item, Row) and self._watch(item, context):
                self._view.update_place(place)
        self._tend(context, visible, tended - self._tended)
        self._tended = 0
        self.measure()

    def watch_all(self, now_s: float) -> None:
        """Many figures may have turned stale at once, or moved again."""
        self._tended = 0
        self.on_second(now_s, len(self._model.rows))

    def catch_up(self, now_s: float) -> None:
        """All rows anew, nothing lit."""
        context = self.set_time(now_s)
        context.served.clear()
        self._confirmed.clear()
        self._quiet_until_s = now_s + _QUIET_AFTER_SHOWN_S
        self.darken()
        for row in self._model.rows:
            row.refresh(context, self._makers, lit=False)
        self.measure()
        self._view.viewport().update()

    def refresh_waiting(self, row: Row) -> None:
        """A row came into view."""
        row.refresh(self.context, self._makers, lit=False)

    def read_waiting(self) -> None:
        """The headline figures of rows out of view, before all are put in order."""
        for row in self._model.rows:
            if row.waiting:
                row.read()

    def darken(self) -> None:
        """Nothing is lit any more: rows moved, or were shown anew."""
        self._lit.clear()
        for row in self._model.rows:
            row.flash = None

    def measure(self) -> None:
        """Averages of the sections."""
        for place in self._view.visible_places():
            item = self._model.items[place]
            if isinstance(item, Section) and item.measure():
                self._view.update_place(place)

    def set_time(self, now_s: float) -> Context:
        """What the texts depend on, at this time."""
        set_time(self.context, self._desk, now_s)
        return self.context

    def _is_live(self, symbol: Symbol) -> bool:
        if symbol in self._confirmed:
            return self.context.served_by(symbol).is_up
        if not is_pushed(self._desk, self.context, symbol):
            return False
        self._confirmed.add(symbol)
        return True

    def _tend(self, context: Context, visible: Mapping[Row | Section, int], count: int) -> None:
        """Read so many of the rows out of view, in turn; none twice a second."""
        rows = self._model.rows
        for _ in range(min(count, len(rows) - self._tended)):
            self._tended += 1
            self._next = (self._next + 1) % len(rows)
            row = rows[self._next]
            if row not in visible:
                if row.waiting:
                    row.read()
                self._watch(row, context)

    def _watch(self, row: Row, context: Context) -> bool:
        """What time alone changes, and whether its stream is still confirmed; whether anything did."""
        self._confirmed.discard(row.symbol)
        return row.watch_time(context)

    def _fade(
        self, now_s: float, visible: Mapping[Row | Section, int], changed: dict[int, frozenset[str]]
    ) -> None:
        """Let what is lit go out by and by; out of sight it is out."""
        for row in tuple(self._lit):
            flash, place = row.flash, visible.get(row)
            if flash is None or place is None or (step := flash.step(now_s)) == 0:
                row.flash = None
                self._lit.discard(row)
            elif step == flash.painted_step:
                continue
            if place is not None:
                changed[place] = changed.get(place, _LAST) | _LAST
