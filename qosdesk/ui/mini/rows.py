"""The rows of the mini ticker: the ticker table's own rows, with the two figures that are shown here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qosdesk.domain.numbers import format_percent, format_price
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.watchlists import Watchlist
from qosdesk.ui.desk import Desk
from qosdesk.ui.mini.state import MiniState
from qosdesk.ui.panels.alerts.words import name_of
from qosdesk.ui.panels.table.context import is_pushed, make_context, read_flash, set_time
from qosdesk.ui.panels.table.rows import Context, Damage, Maker, Row

MOST: Final = 60
LAST: Final = "last"
PERCENT: Final = "percent"
MAKERS: Final[tuple[Maker, ...]] = (
    (LAST, lambda row, units: format_price(row.price, row.decimals)),
    (PERCENT, lambda row, units: format_percent(row.fraction)),
)


def shown_list(desk: Desk, list_id: int) -> Watchlist | None:
    """The list of an id, else the first one."""
    lists = desk.watchlists.all()
    return next((one for one in lists if one.id == list_id), lists[0] if lists else None)


class MiniRows:
    """Rows in the list's order.

    Attributes:
        rows: of the symbols shown.
        title: the list's name.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.rows: list[Row] = []
        self.title = ""
        self._by_code: dict[str, Row] = {}
        self._context: Context = make_context(desk, lambda symbol: is_pushed(desk, self._context, symbol))

    def load(self, state: MiniState) -> None:
        """Read the list anew; nothing is lit."""
        desk = self._desk
        found = shown_list(desk, state.list_id)
        entries = [(n, e) for n, e in enumerate(found.entries if found is not None else ()) if e.symbol]
        shown = [(n, e) for n, e in entries if str(e.symbol) not in state.hidden][:MOST]
        self.title = found.name if found is not None else ""
        self.rows = []
        for number, entry in shown:
            if entry.symbol is not None:
                row = Row(entry.symbol, desk.store.state(entry.symbol), number)
                row.alias = entry.alias
                self.rows.append(row)
        self._by_code = {row.state.code: row for row in self.rows}
        self.read_settings(discreet=state.discreet)
        self.name()
        self.refresh_all()

    def name(self) -> None:
        """Names and decimals, as far as they are known."""
        for row in self.rows:
            row.name = name_of(self._desk, row.symbol)
            row.decimals = self._desk.instruments.decimals(row.symbol)

    def read_settings(self, *, discreet: bool) -> None:
        """How changes are lit; discreetly not at all."""
        read_flash(self._context, self._desk)
        self._context.flashes = self._context.flashes and not discreet

    def streams(self) -> list[Stream]:
        """What must be wanted for them."""
        return [Stream(row.symbol, Kind.SNAPSHOT) for row in self.rows]

    def row_of(self, code: str) -> Row | None:
        """The row of a symbol's text."""
        return self._by_code.get(code)

    def set_time(self, now_s: float) -> None:
        """What texts depend on besides the market."""
        set_time(self._context, self._desk, now_s)
        self._context.units = self._desk.theme.units

    def refresh(self, row: Row, *, lit: bool) -> Damage:
        """Make a row's texts again."""
        return row.refresh(self._context, MAKERS, lit=lit and not row.waiting)

    def refresh_all(self) -> None:
        """All of them, nothing lit."""
        self.set_time(self._desk.clock.monotonic_s())
        self._context.served.clear()
        for row in self.rows:
            row.flash = None
            row.refresh(self._context, MAKERS, lit=False)

    def watch_time(self) -> Sequence[Row]:
        """The rows whose age or session changed with time alone."""
        self.set_time(self._desk.clock.monotonic_s())
        self._context.served.clear()
        return [row for row in self.rows if row.watch_time(self._context)]
