"""The depth ladder as a panel: the level table of LOOK 7, painted whole from the store in one paintEvent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from qosdesk.domain.change import Headline, headline
from qosdesk.domain.numbers import (
    MISSING,
    format_change,
    format_compact,
    format_percent,
    format_price,
    format_size,
    is_finite,
)
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol, lot_shares
from qosdesk.market.store import DEPTH, SNAPSHOT, TRADE, SymbolState
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.flash import GROUND_ALPHA
from qosdesk.ui.paint.marks import hairline, share_bar, triangle
from qosdesk.ui.paint.text import baseline
from qosdesk.ui.panels.base import FigurePanel
from qosdesk.ui.panels.ladder.book import Book, Cross, Line, read_book, share_rows
from qosdesk.ui.panels.ladder.changes import Changes
from qosdesk.ui.panels.ladder.traded import Traded
from qosdesk.ui.panels.prints import PrintReader
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD
from qosdesk.ui.theme.tokens import with_alpha

HEADER: Final = 21
SPREAD: Final = 28
FOOTER: Final = 32
_PAD: Final = 8
_DESIGN_WIDTH: Final = 376
_FEW_LEVELS: Final = 5


class LadderPanel(FigurePanel):
    """Levels of one symbol's book.

    Attributes:
        book: what is shown, as of the last paint.
        shown: how many asks and bids have a row, as of the last paint.
    """

    kind = "ladder"
    shows_kind = Kind.DEPTH

    def __init__(self, desk: Desk, panel_id: str, group: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, parent)
        self.book = Book()
        self.shown = (0, 0)
        self._depth_seen = -1
        self._reader = PrintReader()
        self._traded = Traded()
        self._changes = Changes()
        self._sizes: dict[tuple[bool, float], str] = {}
        self._note = ""
        self._is_stale = False
        self._lot = 1
        self._decimals = 2
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._uninstruments = desk.instruments.subscribe(self._on_instruments)
        self.start(group)

    def minimumSizeHint(self) -> QSize:
        """Room for the best levels."""
        return QSize(180, HEADER + SPREAD + FOOTER + 4 * self.row_height)

    @property
    def row_height(self) -> int:
        """px: LOOK 3, 20, and 22 for a book of five levels."""
        height = self.desk.theme.row_height
        return height if self.book.levels <= _FEW_LEVELS else height - 2

    def title_parts(self) -> tuple[str, str, str]:
        """`HK:700`, `Depth`, `10 levels`."""
        return (str(self.symbol) if self.symbol else "", self.tr("Depth"), self._note)

    # --- life --------------------------------------------------------------------------------------------------------

    def show_symbol(self, symbol: Symbol) -> None:
        """Another book; nothing of the old one is compared with it."""
        super().show_symbol(symbol)
        self.book = Book()
        self._depth_seen = -1
        self._lot = lot_shares(symbol)
        self._decimals = self.desk.instruments.decimals(symbol)
        self._changes.clear()
        self._traded.clear()
        state = self.desk.store.state(symbol)
        news = self._reader.start(state)
        self._traded.add(news.filled)
        self._traded.add(news.prints)
        if self.shows():
            self.take_streams()
        self.update()

    def take_streams(self) -> None:
        """Book, prints and figures of the symbol."""
        if self.symbol is not None:
            kinds = (Kind.DEPTH, Kind.TRADE, Kind.SNAPSHOT)
            self.desk.quotes.want(self, [Stream(self.symbol, kind) for kind in kinds])

    def catch_up(self) -> None:
        """The book anew, nothing lit."""
        self._changes.clear()
        self._depth_seen = -1
        self._read_prints()
        self.update()

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Repaint when the symbol's book, prints or figures changed, or digits fade."""
        if not self.shows() or self.symbol is None:
            return False
        self.now_s = now_s
        repaint, lit = self._changes.fade(now_s)
        mine = self.state()
        for state in dirty:
            if state is mine and state.dirty & (DEPTH | TRADE | SNAPSHOT):
                if state.dirty & TRADE:
                    self._read_prints()
                repaint = True
                # The book is compared while it is painted: one more frame asks then whether digits are lit.
                lit = lit or bool(state.dirty & DEPTH)
        if repaint:
            self.update()
        return lit

    def on_second(self) -> None:
        """Pulled and added figures go."""
        if self._changes.expire(self.now_s):
            self.update()

    def shut(self) -> None:
        """End the subscription."""
        self._uninstruments()
        super().shut()

    def on_theme_changed(self) -> None:
        """Colours, fonts, units or language."""
        self._note = ""
        self._depth_seen = -1
        super().on_theme_changed()

    # --- reading -----------------------------------------------------------------------------------------------------

    def _read_prints(self) -> None:
        state = self.state()
        if state is not None:
            news = self._reader.read(state)
            if news.restarted:
                self._traded.clear()
            self._traded.add(news.filled)
            self._traded.add(news.prints)

    def _on_instruments(self) -> None:
        if self.symbol is not None:
            self._decimals = self.desk.instruments.decimals(self.symbol)
            self.update()

    def _size_text(self, size: float) -> str:
        return format_size(size / self._lot, self.desk.theme.units)

    def _read_book(self, state: SymbolState) -> None:
        if self._depth_seen == state.depth_count:
            return
        first = self._depth_seen < 0
        self._depth_seen = state.depth_count
        self.book = book = read_book(state.depth())
        self._sizes = {(True, line.price): self._size_text(line.size) for line in book.asks}
        self._sizes.update({(False, line.price): self._size_text(line.size) for line in book.bids})
        lit = not first and self.desk.settings.get("flash", "digits") != "off"
        self._changes.take(book, self._sizes, self.now_s, lit=lit)

    def _say_levels(self) -> None:
        levels = self.book.levels
        sides = [
            (n, len(side))
            for n, side in zip(self.shown, (self.book.asks, self.book.bids), strict=True)
            if side
        ]
        hidden = any(shown < there for shown, there in sides)
        shown = min((shown for shown, _ in sides), default=0)
        if not levels:
            note = ""
        elif hidden:
            note = self.tr("{0} of {1} levels").format(shown, levels)
        else:
            note = self.tr("1 level") if levels == 1 else self.tr("{0} levels").format(levels)
        if note != self._note:
            self._note = note
            self.title_changed.emit()

    def _sentence(self) -> str:
        """What is to be said about the book in words; empty for an ordinary one."""
        book = self.book
        provider = self.desk.connection.connection().provider
        cross = book.cross
        if cross is Cross.CROSSED:
            return self.tr("Crossed: the best bid is above the best ask.")
        if cross is Cross.LOCKED:
            return self.tr("Locked: the best bid equals the best ask.")
        if book.levels == 1:
            return self.tr("1 level from {0}. Nothing is hidden or padded.").format(provider)
        if 0 < book.levels < _FEW_LEVELS:
            return self.tr("{0} levels from {1}. Nothing is hidden or padded.").format(book.levels, provider)
        return ""

    # --- painting ----------------------------------------------------------------------------------------------------

    def columns(self) -> _Columns:
        """Where the columns are at the present width."""
        return _Columns(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole ladder."""
        with self.type.painting(self) as painter:
            painter.fillRect(self.rect(), self.desk.theme.c.bg1)
            state = self.state()
            if state is None:
                self._paint_words(painter, self.tr("Select a symbol"))
            else:
                self._is_stale = self.is_stale()
                self._read_book(state)
                self._paint(painter, state)
        self._say_levels()
        self.desk.frames.painted(DEPTH)

    def _paint_words(self, painter: QPainter, words: str) -> None:
        self.type.use(self.desk.theme.c.t3)
        self.type.center(self.width() / 2, self.height() / 2, words)

    def _paint(self, painter: QPainter, state: SymbolState) -> None:
        book = self.book
        self._paint_header(painter)
        if book.cross is Cross.EMPTY:
            self.shown = (0, 0)
            waits = self.tr("No book yet") if not state.depth_count else self.tr("The book is empty")
            self._paint_words(painter, waits)
            return
        sentence = self._sentence()
        height = self.row_height
        room = self.height() - HEADER - SPREAD - FOOTER
        fixed = (1 if sentence else 0) + (0 if book.asks else 1) + (0 if book.bids else 1)
        asks, bids = share_rows(len(book.asks), len(book.bids), max(0, room // height - fixed))
        self.shown = (asks, bids)
        head = headline(state.snapshot())
        columns = self.columns()
        lines = [*book.asks[:asks], *book.bids[:bids]]
        largest = max((line.size for line in lines), default=1.0)
        busiest = max((sum(self._traded.at(line.price)) for line in lines), default=0.0)
        y = HEADER
        if not book.asks:
            self._paint_row_words(self.tr("No sellers in the book"), y, height)
            y += height
        for line in reversed(book.asks[:asks]):
            self._paint_line(painter, columns, line, True, y, head.reference, largest, busiest)
            y += height
        self._paint_spread(painter, head, y)
        y += SPREAD
        for line in book.bids[:bids]:
            self._paint_line(painter, columns, line, False, y, head.reference, largest, busiest)
            y += height
        if not book.bids:
            self._paint_row_words(self.tr("No buyers in the book"), y, height)
            y += height
        if sentence:
            warned = book.cross in (Cross.CROSSED, Cross.LOCKED)
            self._paint_row_words(sentence, y, height, warned=warned)
        self._paint_footer(painter)

    def _paint_row_words(self, words: str, y: float, height: float, *, warned: bool = False) -> None:
        c = self.desk.theme.c
        self.type.use(c.warn if warned else c.t3)
        self.type.left(_PAD, baseline(y, height), self.type.elided(words, self.width() - 2 * _PAD))

    def _paint_header(self, painter: QPainter) -> None:
        type_, c, columns = self.type, self.desk.theme.c, self.columns()
        base = baseline(0, HEADER - 1, 11)
        lots = self._lot > 1
        type_.use(c.t3, 11)
        type_.left(_PAD, base, "#")
        if columns.traded:
            type_.right(columns.traded, base, self.tr("Traded, lots") if lots else self.tr("Traded"))
        type_.right(columns.price, base, self.tr("Price"))
        type_.right(columns.size, base, self.tr("Size, lots") if lots else self.tr("Size"))
        if columns.total:
            type_.right(columns.total, base, self.tr("Total, lots") if lots else self.tr("Total"))
        hairline(painter, 0, self.width(), HEADER - 1, c.line)

    def _paint_line(
        self,
        painter: QPainter,
        columns: _Columns,
        line: Line,
        is_ask: bool,
        y: int,
        reference: float,
        largest: float,
        busiest: float,
    ) -> None:
        type_, theme = self.type, self.desk.theme
        c, height = theme.c, self.row_height
        base = baseline(y, height)
        side = c.down if is_ask else c.up
        # The bar first: everything else stands on it.
        length = max(1, round((columns.edge - columns.bar) * line.size / largest))
        alpha = 0.20 if theme.dark else 0.15
        painter.fillRect(QRectF(columns.edge - length, y + 2, length, height - 4), with_alpha(side, alpha))
        painter.fillRect(QRectF(columns.edge, y + 2, 1, height - 4), side)

        label = self.tr("A{0}") if is_ask else self.tr("B{0}")
        type_.use(c.t3, 11)
        type_.left(_PAD, base, label.format(line.number))
        if columns.traded:
            self._paint_traded(painter, columns.traded, line.price, y, base, busiest)
        change = line.price - reference
        color = theme.direction(change) if change == change else c.t1
        type_.use(c.t3 if self._is_stale else color, 12.5, MEDIUM)
        price_end = type_.figure_right(columns.price, self._decimals, 12.5, MEDIUM)
        type_.right(price_end, base, format_price(line.price, self._decimals))
        size_start = self._paint_size(painter, columns.size, line, is_ask, y, base)
        delta = self._changes.delta(is_ask, line.price, self.now_s) / self._lot
        if delta:
            text = format_change(delta, 0) if delta == int(delta) else format_change(delta, 3)
            type_.use(c.t3, 11)
            start = price_end + 15
            if start + type_.width(text, 11) < size_start - 6:
                type_.left(start, base, text)
        if columns.total:
            type_.use(c.t2)
            type_.right(columns.total, base, self._size_text(line.total))

    def _paint_size(
        self, painter: QPainter, end: float, line: Line, is_ask: bool, y: int, base: float
    ) -> float:
        type_, c = self.type, self.desk.theme.c
        text = self._sizes[is_ask, line.price]
        flash = self._changes.flash(is_ask, line.price)
        if flash is not None:
            flash.painted_step = flash.step(self.now_s)
            strength = flash.strength(self.now_s)
            left = round(end - type_.width(text[flash.first :])) - 1
            ground = QRectF(left, y + 3, round(end) + 2 - left, self.row_height - 6)
            painter.fillRect(ground, with_alpha(c.accent, GROUND_ALPHA * 1.4 * strength))
        type_.use(c.t3 if self._is_stale else c.t1)
        return type_.right(end, base, text)

    def _paint_traded(
        self, painter: QPainter, right: float, price: float, y: int, base: float, busiest: float
    ) -> None:
        buy, sell, other = self._traded.at(price)
        total = buy + sell + other
        c = self.desk.theme.c
        if not total:
            return
        self.type.use(c.t2, 11)
        self.type.right(right, base - 1, format_compact(total / self._lot, self.desk.theme.units))
        width = max(2, round(52 * total / busiest))
        x = round(right) - width
        bottom = y + self.row_height - 3
        for amount, color in ((buy, c.up), (other, c.t3), (sell, c.down)):
            part = round(width * amount / total)
            painter.fillRect(QRectF(x, bottom, min(part, round(right) - x), 2), color)
            x += part

    def _paint_spread(self, painter: QPainter, head: Headline, y: int) -> None:
        type_, theme, book = self.type, self.desk.theme, self.book
        c = theme.c
        painter.fillRect(QRectF(0, y, self.width(), SPREAD), c.bg2)
        hairline(painter, 0, self.width(), y, c.line)
        hairline(painter, 0, self.width(), y + SPREAD - 1, c.line)
        base = baseline(y, SPREAD, 13)
        change = head.change
        stale = self.symbol is not None and self.desk.staleness.is_stale(self.symbol)
        color = c.t3 if stale else theme.direction(change) if change == change else c.t1
        if is_finite(change) and change:
            triangle(painter, 14, y + SPREAD / 2, change > 0, color, 8)
        text = format_price(head.price, self._decimals)
        type_.use(color if text != MISSING else c.t3, 15, SEMIBOLD)
        end = type_.left(25, base, text)
        percent = format_percent(head.change_fraction)
        type_.use(color if percent != MISSING else c.t3)
        left_end = type_.left(end + 11, base, percent)
        words = {Cross.CROSSED: self.tr("Crossed"), Cross.LOCKED: self.tr("Locked")}.get(book.cross)
        bp = (
            f"{book.spread_bp:.1f} bp".replace("-", "\N{MINUS SIGN}")
            if is_finite(book.spread_bp)
            else MISSING
        )
        spread = self.tr("Spread {0}").format(format_price(book.spread, self._decimals))
        type_.use(c.t2)
        start = self.width() - _PAD - type_.width(bp)
        room = start - 11 - type_.width(spread)
        type_.right(self.width() - _PAD, base, bp)
        if room > left_end + 8:
            type_.right(start - 11, base, spread)
            if words is not None and room - 8 - type_.width(words, 12, MEDIUM) > left_end + 8:
                type_.use(c.warn, 12, MEDIUM)
                type_.right(room - 8, base, words)

    def _paint_footer(self, painter: QPainter) -> None:
        type_, theme, book = self.type, self.desk.theme, self.book
        c, top = theme.c, self.height() - FOOTER
        hairline(painter, 0, self.width(), top, c.line)
        base = baseline(top, 23)
        type_.use(c.up)
        left = type_.left(_PAD, base, self.tr("Bid {0}").format(self._size_text(book.bid_sum)))
        type_.use(c.down)
        right = type_.right(
            self.width() - _PAD, base, self.tr("{0} Ask").format(self._size_text(book.ask_sum))
        )
        text = self.tr("Imbalance {0}").format(_one_decimal(book.imbalance))
        middle = self.width() / 2
        half = type_.width(text, 12, MEDIUM) / 2
        if middle - half > left + 8 and middle + half < right - 8:
            type_.use(c.t1, 12, MEDIUM)
            type_.center(middle, base, text)
        share_bar(
            painter,
            _PAD,
            top + 23,
            self.width() - 2 * _PAD,
            book.bid_sum,
            book.ask_sum,
            (c.up, c.down),
            c.bg4,
        )

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tooltips of the columns: what a figure is and how it is made."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._explain(event.x(), event.y())
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _explain(self, x: int, y: int) -> str:
        columns = self.columns()
        if y >= self.height() - FOOTER:
            return self.tr("Imbalance: (bid sum − ask sum) ÷ (bid sum + ask sum), of the levels given")
        if columns.traded and x < columns.traded + 4 and x > 40:
            return self.tr("Traded at this price, from the prints that this panel saw; bar: buys, sells")
        if columns.total and x > columns.edge + 4:
            return self.tr("Sum of the sizes from the best level to this one")
        return ""


class _Columns:
    """Right edges of the columns at a width; 0 for a column that is hidden because the panel is narrow.

    Attributes:
        traded, price, size, total: right ends of texts.
        bar, edge: the size bar's farthest left and its right edge.
    """

    __slots__ = ("bar", "edge", "price", "size", "total", "traded")

    def __init__(self, width: int) -> None:
        extra = width - _DESIGN_WIDTH
        self.total = width - _PAD if width >= 280 else 0
        if width >= 330:
            self.traded = 94 + round(extra * 0.15)
            self.price = 170 + round(extra * 0.35)
        else:
            self.traded = 0
            self.price = 100
        self.edge = (
            288 + round(extra * 0.75) if width >= 330 else (width - 84 if self.total else width - _PAD - 1)
        )
        self.size = self.edge - 5
        self.bar = self.price + 8


def _one_decimal(fraction: float) -> str:
    text = format_change(fraction * 100, 1)
    return text if text == MISSING else f"{text}%"
