"""What a ladder knows of its symbol, and the rows that this makes at a height. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from qosdesk.domain.change import Headline, Reference, headline
from qosdesk.domain.hours import Hours
from qosdesk.domain.numbers import COUNT_DECIMALS, count_decimals
from qosdesk.domain.quotes import UNKNOWN, Session, is_known
from qosdesk.domain.symbols import Symbol, lot_shares
from qosdesk.domain.ticks import TickFinder, TickGrid, tick_decimals
from qosdesk.market.store import SymbolState
from qosdesk.ui.paint.flash import DARK, Lighting
from qosdesk.ui.panels.ladder.book import Book, Cross, group_book, limit_of, read_book
from qosdesk.ui.panels.ladder.canvas import FOOTER, HEADER, SPREAD
from qosdesk.ui.panels.ladder.changes import Changes
from qosdesk.ui.panels.ladder.options import Mode, Options
from qosdesk.ui.panels.ladder.rows import (
    FooterRow,
    Last,
    Placed,
    PriceRow,
    Row,
    SpreadRow,
    WordsRow,
    level_rows,
    pair_rows,
    price_rows,
    share_rows,
)
from qosdesk.ui.panels.ladder.traded import Traded, Volumes
from qosdesk.ui.panels.ladder.view import PriceView
from qosdesk.ui.panels.ladder.words import Speech
from qosdesk.ui.panels.prints import PrintReader

FEW_LEVELS: Final = 5


@dataclass(frozen=True, slots=True)
class Room:
    """Where rows may be.

    Attributes:
        top, bottom: px, between which everything is.
        row: height of a row.
    """

    top: int
    bottom: int
    row: int


class LadderScene:
    """One symbol's book as rows.

    Attributes:
        symbol: whose; None before the first.
        book: as sent, at the last look; `grouped`: by the steps of the rows.
        shown: how many asks and bids have a row in the level table.
        size_decimals: of all sizes: as many as the longest one needed since the symbol is shown.
        head: the last price and what it is measured against.
        changes, traded, view: what is lit, what was traded, where the price ladder stands.
    """

    def __init__(self) -> None:
        self.symbol: Symbol | None = None
        self.book = Book()
        self.grouped = Book()
        self.shown = (0, 0)
        self.changes = Changes()
        self.traded = Traded()
        self.view = PriceView()
        self.head = Headline(UNKNOWN, UNKNOWN, Reference.NONE, Session.UNKNOWN, 0)
        self.last = Last()
        self.options = Options()
        self._reader = PrintReader()
        self._finder: TickFinder | None = None
        self._grid: TickGrid | None = None
        self.size_decimals = 0
        self._decimals = 2
        self._depth_seen = -1
        self._rows = 0

    # --- reading -----------------------------------------------------------------------------------------------------

    def show(self, state: SymbolState, decimals: int, hours: Hours) -> None:
        """Another symbol; nothing of the old one is compared with it."""
        self.symbol = state.symbol
        self._decimals, self.size_decimals = decimals, 0
        self._finder = TickFinder(state.symbol, decimals)
        self.view.forget()
        self.traded.start(state.symbol, hours)
        self.forget_book()
        self.traded.take(self._reader.start(state))
        self._set_grid()

    def forget_book(self) -> None:
        """Take the book anew at the next look, with nothing lit."""
        self.book = self.grouped = Book()
        self.changes.clear()
        self._depth_seen = -1

    def learn_decimals(self, decimals: int) -> None:
        """The instrument's decimals became known."""
        if self.symbol is not None and decimals != self._decimals:
            self._decimals = decimals
            self._finder = TickFinder(self.symbol, decimals)
            self.view.forget()
            self._set_grid()

    def choose(self, options: Options) -> None:
        """Other options of the user's."""
        if options == self.options:
            return
        was_on_grid, group = self._is_on_grid, self.options.group
        self.options = options
        self._set_grid()
        if (was_on_grid, group) != (self._is_on_grid, options.group):
            self.changes.clear()
            self._depth_seen = -1

    def read_prints(self, state: SymbolState) -> None:
        """Count the prints that came."""
        self.traded.take(self._reader.read(state))

    def read(
        self, state: SymbolState, now_s: float, size_text: Callable[[float], str], lighting: Lighting
    ) -> None:
        """Take the latest figures, and the book if it is another one."""
        self.head = headline(state)
        self.last = Last(self.head.price)
        if state.prints and state.prints[-1][1] == self.head.price:
            _, price, size, side = state.prints[-1]
            self.last = Last(price, size, side)
        if self._depth_seen == state.depth_count:
            return
        first = self._depth_seen < 0
        self._depth_seen = state.depth_count
        self.book = read_book(state.depth())
        self._learn_ticks()
        grid = self.grid
        self.grouped = group_book(self.book, grid) if self._is_on_grid else self.book
        if self.size_decimals < COUNT_DECIMALS and self.symbol is not None:
            lot = lot_shares(self.symbol)
            sizes = (line.size / lot for line in (*self.book.asks, *self.book.bids))
            self.size_decimals = max(self.size_decimals, *map(count_decimals, sizes), 0)
        texts = {(True, line.price): size_text(line.size) for line in self.grouped.asks}
        texts.update({(False, line.price): size_text(line.size) for line in self.grouped.bids})
        self.changes.take(self.grouped, texts, now_s, DARK if first else lighting)

    @property
    def grid(self) -> TickGrid:
        """Steps of the rows."""
        assert self._grid is not None
        return self._grid

    @property
    def decimals(self) -> int:
        """Of prices: the instrument's, more where its tick needs them."""
        if self._finder is None or self.options.mode is not Mode.PRICES:
            return self._decimals
        return max(self._decimals, tick_decimals(self._finder.grid, self.anchor()))

    def anchor(self) -> int:
        """The middle of the market in units of the grid; the last price without one; 0 without either."""
        bids, asks = self.book.bids, self.book.asks
        price = self.head.price if is_known(self.head.price) else self.head.reference
        if bids and asks:
            price = (bids[0].price + asks[0].price) / 2
        elif bids or asks:
            price = (bids or asks)[0].price
        return self.grid.units(price) if is_known(price) else 0

    def centre_of(self, rows: int) -> int:
        """What the price ladder has in its middle: the last price where the spread alone would fill the rows."""
        anchor, grid = self.anchor(), self.grid
        if self.book.bids and self.book.asks and is_known(self.head.price):
            wide = self.book.spread > grid.price(grid.tick_at(anchor) * grid.group) * (rows // 2)
            return grid.units(self.head.price) if wide else anchor
        return anchor

    def recentre(self) -> None:
        """Put the market into the middle of the price ladder."""
        self.view.centre(self.centre_of(self._rows))

    @property
    def _is_on_grid(self) -> bool:
        return self.options.mode is Mode.PRICES or self.options.group > 1

    def _learn_ticks(self) -> None:
        finder = self._finder
        if finder is not None and finder.learn(line.price for line in (*self.book.bids, *self.book.asks)):
            self._set_grid()

    def _set_grid(self) -> None:
        if self._finder is not None:
            self._grid = self._finder.grid.grouped(self.options.group)
            self.traded.set_grid(self.grid if self._is_on_grid else None)

    def traded_of(self, is_ask: bool, price: float) -> Volumes:
        """What was traded in the row of a side's price."""
        if not self._is_on_grid:
            return self.traded.at(price)
        by_side = is_ask and self.options.mode is not Mode.PRICES
        return self.traded.up_at(price) if by_side else self.traded.down_at(price)

    # --- rows --------------------------------------------------------------------------------------------------------

    def place(
        self, room: Room, speech: Speech, now_s: float, is_stale: bool, lines_of: Callable[[str], list[str]]
    ) -> list[Placed]:
        """The rows; empty for an empty book.

        Args:
            room: where they may be.
            speech: what is said of the book.
            now_s: monotonic time.
            is_stale: whether the last price is.
            lines_of: a sentence in lines that fit.
        """
        self.shown = (0, 0)
        if self.book.cross is Cross.EMPTY:
            return []
        spread = SpreadRow(
            self.head.price,
            self.head.change,
            self.head.change_fraction,
            self.book.spread,
            self.book.spread_bp,
            self.book.cross,
            is_stale,
        )
        footer = FooterRow(self.book.bid_sum, self.book.ask_sum, self.book.imbalance)
        below = Placed(room.bottom - FOOTER, FOOTER, footer)
        room = replace(room, bottom=room.bottom - FOOTER)

        def delta_of(is_ask: bool, price: float) -> float:
            return self.changes.delta(is_ask, price, now_s)

        if self.options.mode is Mode.TABLE:
            return [*self._table(room, speech, spread, delta_of, lines_of), below]
        head = Placed(room.top, SPREAD, spread)
        room = replace(room, top=room.top + SPREAD + HEADER)
        words = self._sentence(speech)
        count = max(0, (room.bottom - room.top) // room.row - (1 if words else 0))
        rows: list[Row]
        if self.options.mode is Mode.BESIDE:
            rows = list(pair_rows(self.grouped, count, delta_of))
            self.shown = (min(count, len(self.grouped.asks)), min(count, len(self.grouped.bids)))
        else:
            prices = self._price_rows(count, delta_of)
            rows = list(prices)
            sides = [[row.ask for row in prices], [row.bid for row in prices]]
            self.shown = (len(prices) - sides[0].count(None), len(prices) - sides[1].count(None))
            hatched = any(row.beyond_bid or row.beyond_ask for row in prices)
            if self.book.cross is Cross.NORMAL and not hatched:
                words = None  # its row stays free, so that the prices stand still when some of them become hatched
        if words:
            rows.append(words)
        return [head, *_stack(rows, room.top, room.row), below]

    def _table(
        self,
        room: Room,
        speech: Speech,
        spread: SpreadRow,
        delta_of: Callable[[bool, float], float],
        lines_of: Callable[[str], list[str]],
    ) -> list[Placed]:
        """Asks over the spread over bids; a sentence in place of an empty side."""
        book = self.grouped
        sentence, warned = speech.sentence(prices=False)
        said = [WordsRow(line, warned) for line in lines_of(sentence)] if sentence else []
        space = (room.bottom - room.top - HEADER - SPREAD) // room.row
        fixed = len(said) + (not book.asks) + (not book.bids)
        self.shown = share_rows(len(book.asks), len(book.bids), max(0, space - fixed))
        asks, bids = level_rows(book, self.shown, self.traded_of, delta_of)
        above: list[Row] = list(asks) if book.asks else [self._missing_side(speech)]
        under: list[Row] = list(bids) if book.bids else [self._missing_side(speech)]
        under += said
        placed = _stack(above, room.top + HEADER, room.row)
        y = room.top + HEADER + len(above) * room.row
        return [*placed, Placed(y, SPREAD, spread), *_stack(under, y + SPREAD, room.row)]

    def _price_rows(self, count: int, delta_of: Callable[[bool, float], float]) -> list[PriceRow]:
        grid, anchor = self.grid, self.centre_of(count)
        if self.options.follows:
            self.view.follow(grid, anchor, count)
        elif self.view.middle is None:
            self.view.centre(anchor)
        self._rows = count
        labels = self.view.labels(grid, count)
        return price_rows(labels, grid, self.grouped, self.traded_of, delta_of, self.last)

    def _sentence(self, speech: Speech) -> WordsRow | None:
        if self.book.cross in (Cross.NO_ASKS, Cross.NO_BIDS):
            return self._missing_side(speech)
        words, warned = speech.sentence(prices=self.options.mode is Mode.PRICES)
        return WordsRow(words, warned) if words else None

    def _missing_side(self, speech: Speech) -> WordsRow:
        best = (self.book.bids or self.book.asks)[0].price
        return WordsRow(speech.missing_side(limit_of(speech.symbol, self.head.reference, best)))


def _stack(rows: list[Row], top: int, height: int) -> list[Placed]:
    return [Placed(top + number * height, height, row) for number, row in enumerate(rows)]
