"""What a ladder says in words: exact figures for tooltips and screen readers, sentences, the clipboard's table.

Of Qt it uses the translation only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.hours import zone_of
from qosdesk.domain.numbers import format_count, format_price
from qosdesk.domain.symbols import Symbol, lot_shares
from qosdesk.domain.ticks import TickGrid, TickSource, tick_decimals
from qosdesk.ui.panels.ladder.book import Book, Cross, Limit
from qosdesk.ui.panels.ladder.options import Column
from qosdesk.ui.panels.ladder.rows import Cell, LevelRow, PairRow, PriceRow, Row
from qosdesk.ui.panels.ladder.traded import Traded, Volumes

_FEW_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said about one symbol's book.

    Attributes:
        symbol: whose.
        decimals: of its prices.
        provider: who sends it.
        book: as it was sent, not grouped.
        traded: what was heard of its prints.
        grid: steps of the rows.
    """

    symbol: Symbol
    decimals: int
    provider: str
    book: Book
    traded: Traded
    grid: TickGrid

    def price(self, price: float) -> str:
        """At the instrument's decimals."""
        return format_price(price, self.decimals)

    def size(self, size: float) -> str:
        """Exact, in the unit of the screen."""
        lot = lot_shares(self.symbol)
        exact = format_count(size / lot)
        return _tr("{0} lots").format(exact) if lot > 1 else exact

    # --- rows --------------------------------------------------------------------------------------------------------

    def row(self, row: Row) -> str:
        """A row as a screen reader says it."""
        if isinstance(row, LevelRow):
            return ", ".join(self._cell(row.cell) + self._traded(row.traded))
        if isinstance(row, PairRow):
            sides = [cell for cell in (row.bid, row.ask) if cell is not None]
            return "; ".join(", ".join(self._cell(cell)) for cell in sides)
        if isinstance(row, PriceRow):
            return ", ".join(self._price_row(row))
        return ""

    def tip(self, row: Row) -> str:
        """A row's exact figures, a line each."""
        if isinstance(row, LevelRow):
            return "\n".join([*self._cell(row.cell), *self._traded(row.traded), *self._since(row.traded)])
        if isinstance(row, PairRow):
            sides = [cell for cell in (row.bid, row.ask) if cell is not None]
            return "\n\n".join("\n".join(self._cell(cell)) for cell in sides)
        if isinstance(row, PriceRow):
            return "\n".join([*self._price_row(row), *self._since(row.traded)])
        return ""

    def _cell(self, cell: Cell) -> list[str]:
        name = _tr("Ask level {0}") if cell.is_ask else _tr("Bid level {0}")
        said = [
            f"{name.format(cell.number)} {self.price(cell.price)}",
            _tr("size {0}").format(self.size(cell.size)),
            _tr("total {0}").format(self.size(cell.total)),
        ]
        if cell.delta:
            words = _tr("added {0}") if cell.delta > 0 else _tr("pulled {0}")
            said.append(words.format(self.size(abs(cell.delta))))
        return said

    def _price_row(self, row: PriceRow) -> list[str]:
        said = [self.price(row.price)]
        if self.grid.group > 1:
            top = self.grid.price(self.grid.up(self.grid.units(row.price)))
            said[0] = _tr("{0}, grouped by {1} ticks").format(self.price(row.price), self.grid.group)
            said.append(_tr("traded from here to below {0}").format(self.price(top)))
        if row.is_last:
            known = row.last_size == row.last_size
            words = (
                _tr("last price, size {0}").format(self.size(row.last_size)) if known else _tr("last price")
            )
            said.append(words)
        for cell in (row.bid, row.ask):
            if cell is not None:
                said += self._cell(cell)
        if row.beyond_bid or row.beyond_ask:
            said.append(self.beyond())
        elif row.bid is None and row.ask is None:
            said.append(_tr("nobody quotes here"))
        return said + self._traded(row.traded)

    def _traded(self, traded: Volumes) -> list[str]:
        buys, sells, other = traded
        total = buys + sells + other
        if not total:
            return []
        text = _tr("traded {0}: bought {1}, sold {2}, side unknown {3}")
        return [text.format(*(self.size(one) for one in (total, buys, sells, other)))]

    def _since(self, traded: Volumes) -> list[str]:
        return [self.heard()] if any(traded) else []

    def heard(self) -> str:
        """Since when prints were heard here, and how many were not."""
        traded = self.traded
        if not traded.since_ms:
            return _tr("No prints of this session day were heard here yet")
        at = datetime.fromtimestamp(traded.since_ms / 1000, zone_of(self.symbol.market))
        words = _tr("of the prints heard here since {0} this session day").format(f"{at:%H:%M:%S}")
        if traded.missed:
            words += _tr("; {0} more came and were not counted").format(f"{traded.missed:,}")
        return words

    def levels(self, grouped: Book, shown: tuple[int, int]) -> str:
        """`10 levels`, `3 of 10 levels`, `10 levels, grouped ×5`; empty for an empty book.

        Args:
            grouped: the book by steps of the grid.
            shown: how many asks and bids have a row.
        """
        count = self.book.levels
        if not count:
            return ""
        note = _tr("1 level") if count == 1 else _tr("{0} levels").format(count)
        both = zip(shown, (grouped.asks, grouped.bids), strict=True)
        sides = [(rows, len(lines)) for rows, lines in both if lines]
        if any(rows < there for rows, there in sides):
            note = _tr("{0} of {1} levels").format(min(rows for rows, _ in sides), grouped.levels)
        if self.grid.group > 1:
            note = _tr("{0}, grouped ×{1}").format(note, self.grid.group)
        return note

    # --- sentences ---------------------------------------------------------------------------------------------------

    def sentence(self, *, prices: bool) -> tuple[str, bool]:
        """What is to be said about the book, and whether it is a warning; empty for an ordinary one.

        Args:
            prices: whether it stands under a price ladder, whose shading is explained.
        """
        book = self.book
        if book.cross is Cross.CROSSED:
            return _tr("Crossed: the best bid is above the best ask."), True
        if book.cross is Cross.LOCKED:
            return _tr("Locked: the best bid equals the best ask."), True
        if prices:
            return _tr("Hatched: {0}.").format(self.beyond()), False
        if book.levels == 1:
            return _tr("1 level from {0}. Nothing is hidden or padded.").format(self.provider), False
        if 0 < book.levels < _FEW_LEVELS:
            words = _tr("{0} levels from {1}. Nothing is hidden or padded.")
            return words.format(book.levels, self.provider), False
        return "", False

    def beyond(self) -> str:
        """Why nothing is known of a price."""
        if self.book.levels == 1:
            return _tr("beyond the 1 level that {0} sends").format(self.provider)
        return _tr("beyond the {0} levels that {1} sends").format(self.book.levels, self.provider)

    def missing_side(self, limit: Limit) -> str:
        """Why a side is empty; the limit is that of the day, NONE where it is not known to be one."""
        if self.book.cross is Cross.NO_ASKS:
            if limit is Limit.UPPER:
                return _tr("No sellers at {0}, the upper limit").format(self.price(self.book.bids[0].price))
            return _tr("No sellers in the book")
        if limit is Limit.LOWER:
            return _tr("No buyers at {0}, the lower limit").format(self.price(self.book.asks[0].price))
        return _tr("No buyers in the book")

    def tick(self, units: int) -> str:
        """The tick at a price: `Tick 0.50`."""
        tick = self.grid.price(self.grid.tick_at(units))
        return _tr("Tick {0}").format(format_price(tick, max(2, tick_decimals(self.grid, units))))

    def tick_source(self, units: int) -> str:
        """Where that tick is from."""
        source = self.grid.source_at(units)
        if source is TickSource.OBSERVED:
            return _tr("Tick as observed in the prices of the book")
        if source is TickSource.DECIMALS:
            return _tr("Tick from the decimals of the prices that {0} sends").format(self.provider)
        if self.symbol.market == "HK":
            return _tr("Tick from the exchange's table of spreads, for the band of this price")
        return _tr("Tick from the exchange's rule")


def column_tip(column: Column) -> str:
    """What a column of the level table shows and how it is made."""
    tips = {
        Column.LEVEL: _tr("Level: 1 is the best price of its side"),
        Column.TRADED: _tr(
            "Traded at this price this session day, from the prints heard here; bar: buys, sells"
        ),
        Column.PRICE: _tr("Price; its colour is that of the change against the reference close"),
        Column.DELTA: _tr("Size added or pulled at this price lately, traded size among it"),
        Column.SIZE: _tr("Size resting at this price; bar: against the largest one shown"),
        Column.TOTAL: _tr("Sum of the sizes from the best level to this one"),
    }
    return tips[column]


def imbalance_tip() -> str:
    """How the footer's figure is made."""
    return _tr("Imbalance: (bid sum − ask sum) ÷ (bid sum + ask sum), of the levels given")


def book_tsv(book: Book, traded: Traded) -> str:
    """The book as sent, as a spreadsheet reads it: raw numbers, shares, asks over bids."""
    lines = ["side\tlevel\tprice\tsize\ttotal\tbought\tsold\tside unknown"]
    for side, rows in (("ask", reversed(book.asks)), ("bid", iter(book.bids))):
        for line in rows:
            figures = (line.price, line.size, line.total, *traded.at(line.price))
            lines.append("\t".join([side, str(line.number), *(_raw(one) for one in figures)]))
    return "\n".join(lines)


def _raw(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LadderPanel", text)
