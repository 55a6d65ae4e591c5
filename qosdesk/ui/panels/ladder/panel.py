"""The depth ladder as a panel: repaints the rows that look different now, and does what the user asks at a price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qosdesk.domain.numbers import format_price, format_size
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import LinkState
from qosdesk.domain.symbols import Symbol, lot_shares
from qosdesk.market.store import DEPTH, SNAPSHOT, TRADE, SymbolState
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.flash import read_lighting
from qosdesk.ui.panels.base import FigurePanel
from qosdesk.ui.panels.ladder.canvas import FOOTER, HEADER, SENTENCE_PX, SPREAD, Canvas
from qosdesk.ui.panels.ladder.columns import PAD, fit_halves, place_columns
from qosdesk.ui.panels.ladder.confirmation import Confirmation
from qosdesk.ui.panels.ladder.cursor import Spot, find, spot_at, spots
from qosdesk.ui.panels.ladder.hands import Hands
from qosdesk.ui.panels.ladder.level_paint import reach_rect
from qosdesk.ui.panels.ladder.menu import LadderMenus
from qosdesk.ui.panels.ladder.options import Mode, Options, read_options
from qosdesk.ui.panels.ladder.painter import header_rect, paint_ladder
from qosdesk.ui.panels.ladder.rows import Damage, Placed, changed
from qosdesk.ui.panels.ladder.scene import FEW_LEVELS, LadderScene, Room
from qosdesk.ui.panels.ladder.toolbar import HEIGHT as TOOLBAR
from qosdesk.ui.panels.ladder.toolbar import LadderToolbar
from qosdesk.ui.panels.ladder.words import Speech, book_tsv
from qosdesk.ui.panels.sheet.wrap import wrapped
from qosdesk.ui.sourcing import connection_of, sentence
from qosdesk.ui.theme.theme import MEDIUM

PRINTS_KEPT: Final = 2_000
"""Prints that may come between two looks without being lost to what was traded at each price."""
_PATIENCE_S: Final = 10.0
_TEXTS_KEPT: Final = 4096


class LadderPanel(FigurePanel):
    """One symbol's book.

    Attributes:
        options: the user's choices.
        scene: what is known.
        placed: the rows on screen, from the top.
        spot: the keyboard's place; None without one.
    """

    kind = "ladder"
    shows_kind = Kind.DEPTH

    def __init__(self, desk: Desk, panel_id: str, group: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, parent)
        self.options = Options()
        self.scene = LadderScene()
        self.placed: list[Placed] = []
        self.spot: Spot | None = None
        self._look: tuple[object, ...] = ()
        self._note = ""
        self._size_texts: dict[tuple[float, int], str] = {}
        self._asked_s = self.now_s
        self.confirmation = Confirmation(self, self.type)
        self.toolbar = LadderToolbar(desk.theme, self)
        self.toolbar.follow_wanted.connect(self._follow_or_stand)
        self.toolbar.recentre_wanted.connect(self.recentre)
        self.menus = LadderMenus(self)
        self.toolbar.group_wanted.connect(
            lambda: self.menus.open_groups(self._below(self.toolbar.group.geometry()))
        )
        self.hands = Hands(self)
        self.addAction(self.menus.view.menuAction())
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._uninstruments = desk.instruments.subscribe(self._on_instruments)
        self._show_options()
        self.start(group)

    def minimumSizeHint(self) -> QSize:
        """Room for the best levels."""
        return QSize(180, self.top + HEADER + SPREAD + FOOTER + 4 * self.row_height)

    @property
    def top(self) -> int:
        """Where the ladder begins: under the toolbar, if there is one."""
        return TOOLBAR if self.options.mode is Mode.PRICES else 0

    @property
    def row_height(self) -> int:
        """px: LOOK 3, 20, and 22 for a level table of a book of five levels."""
        height = self.desk.theme.row_height
        few = self.options.mode is not Mode.PRICES and self.scene.grouped.levels <= FEW_LEVELS
        return height if few else height - 2

    def title_parts(self) -> tuple[str, str, str]:
        """`HK:700`, `Depth`, `10 levels`."""
        return (str(self.symbol) if self.symbol else "", self.tr("Depth"), self._note)

    def price_text(self, price: float) -> str:
        """A price as it is shown here."""
        return format_price(price, self.scene.decimals)

    # --- life --------------------------------------------------------------------------------------------------------

    def show_symbol(self, symbol: Symbol) -> None:
        """Another book; nothing of the old one is compared with it."""
        super().show_symbol(symbol)
        store = self.desk.store
        store.keep_prints(symbol, PRINTS_KEPT)
        self.spot = None
        self._size_texts.clear()
        self.confirmation.end()
        self.scene.show(store.state(symbol), self.desk.instruments.decimals(symbol), self.desk.hours)
        if self.shows():
            self.take_streams()
            self._refresh(whole=True)

    def take_streams(self) -> None:
        """Book, prints and figures of the symbol."""
        if self.symbol is not None:
            self._asked_s = self.now_s
            kinds = (Kind.DEPTH, Kind.TRADE, Kind.SNAPSHOT)
            self.desk.quotes.want(self, [Stream(self.symbol, kind) for kind in kinds])

    def catch_up(self) -> None:
        """The book anew, nothing lit."""
        self.scene.forget_book()
        state = self.state()
        if state is not None:
            self.scene.read_prints(state)
        self._refresh(whole=True)

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Repaint the rows that look different now that the symbol's book, prints or figures changed or digits fade."""
        if not self.shows() or self.symbol is None:
            return False
        self.now_s = now_s
        scene = self.scene
        fading, lit = scene.changes.fade(now_s)
        mine = self.state()
        for state in dirty:
            if state is mine and state.dirty & (DEPTH | TRADE | SNAPSHOT):
                if state.dirty & TRADE:
                    scene.read_prints(state)
                self._refresh()
                lit = lit or scene.changes.is_lit
        if fading:
            keys = set(fading)
            for spot in spots(self.placed):
                if keys & {(spot.is_ask, spot.price), (True, spot.price)}:
                    self._update_row(spot.placed)
        return lit

    def on_second(self) -> None:
        """Pulled and added figures go; who waits for a book is told more after a while."""
        if self.scene.changes.expire(self.now_s):
            self._refresh()
        elif not self.placed:
            self.update()

    def on_staleness(self) -> None:
        """Greyed, or no longer."""
        self._refresh()

    def on_visible(self, visible: bool) -> None:
        """Nothing stays to be taken back when nobody looks."""
        super().on_visible(visible)
        if not visible:
            self.confirmation.end()

    def shut(self) -> None:
        """End the subscription."""
        self.confirmation.end()
        self._uninstruments()
        super().shut()

    def on_theme_changed(self) -> None:
        """Colours, fonts, units or language."""
        self._note = ""
        self._size_texts.clear()
        self.scene.forget_book()
        self.menus.retranslate()
        self._show_options()
        super().on_theme_changed()
        if self.shows():
            self._refresh(whole=True)

    def _on_instruments(self) -> None:
        if self.symbol is not None:
            self.scene.learn_decimals(self.desk.instruments.decimals(self.symbol))
            if self.shows():
                self._refresh(whole=True)

    # --- options -----------------------------------------------------------------------------------------------------

    def save_state(self) -> dict[str, str | int | float | bool]:
        """Mode, columns, groups."""
        return {**super().save_state(), **self.options.save()}

    def restore_state(self, state: dict[str, str | int | float | bool]) -> None:
        """Take back what `save_state` gave."""
        super().restore_state(state)
        self.set_options(read_options(state))

    def choose(self, **changes: Any) -> None:
        """Change options by name."""
        self.set_options(replace(self.options, **changes))

    def set_options(self, options: Options) -> None:
        """Other choices, shown at once."""
        if options == self.options:
            return
        if options.mode is not self.options.mode:
            self.spot = None
        self.options = options
        self._show_options()
        if self.shows():
            self._refresh(whole=True)

    def recentre(self) -> None:
        """Put the market into the middle of the price ladder."""
        if self.options.mode is Mode.PRICES and self.symbol is not None:
            self.scene.recentre()
            self._refresh()

    def scroll_rows(self, rows: int) -> None:
        """Scroll the price ladder towards higher prices (above 0) or lower ones."""
        if self.options.mode is Mode.PRICES and self.symbol is not None:
            self.scene.view.scroll(self.scene.grid, rows)
            self._refresh()

    def _follow_or_stand(self, follows: bool) -> None:
        if follows:
            self.scene.view.held = False
        self.choose(follows=follows)
        self._show_options()
        self._refresh()

    def _show_options(self) -> None:
        self.toolbar.show_options(self.options)
        self.toolbar.setVisible(self.options.mode is Mode.PRICES)
        self.toolbar.setGeometry(0, 0, self.width(), TOOLBAR)
        self.updateGeometry()

    # --- what the user does at a price -------------------------------------------------------------------------------

    def copy_price(self, price: float) -> None:
        """Put a price on the clipboard as a plain number, and say so over its row."""
        text = f"{price:.{self.scene.decimals}f}"
        spot = next((one for one in self.spots() if one.price == price), None)
        self._copy(text, self.tr("Copied {0}").format(text), spot.placed if spot is not None else None)

    def copy_book(self) -> None:
        """Put the whole book on the clipboard, as a spreadsheet reads it."""
        book = self.scene.book
        words = self.tr("Copied the book: {0} bids, {1} asks").format(len(book.bids), len(book.asks))
        self._copy(book_tsv(book, self.scene.traded), words, self.placed[-1] if self.placed else None)

    def _copy(self, text: str, words: str, placed: Placed | None) -> None:
        QGuiApplication.clipboard().setText(text)
        self._say(words)
        if placed is not None:
            self.confirmation.show(words, placed)

    def want_alert(self, price: float) -> None:
        """Ask the window for an alert at a price."""
        if self.symbol is not None:
            self.alert_wanted.emit((self.symbol,), price)

    def move_cursor(self, spot: Spot | None) -> None:
        """Put the keyboard's cursor on a price and say what is there."""
        before, self.spot = self.spot, spot
        for one in (before, spot):
            if one is not None:
                self._update_row(one.placed)
        self._say(self.speech().row(spot.placed.row) if spot is not None else "")

    def spots(self) -> list[Spot]:
        """The prices on screen."""
        return spots(self.placed)

    def spot_at(self, at: QPoint) -> Spot | None:
        """The price under a point."""
        return spot_at(self.spots(), at.y(), right_half=at.x() >= self.width() // 2)

    def speech(self) -> Speech:
        """What can be said of the book now."""
        assert self.symbol is not None
        scene = self.scene
        connection = connection_of(self.desk, self.symbol)
        provider = self.tr("the demo exchange") if connection.demo else connection.provider
        return Speech(self.symbol, scene.decimals, provider, scene.book, scene.traded, scene.grid)

    def _say(self, words: str) -> None:
        """A changed name is what a screen reader speaks."""
        self.setAccessibleName(words)

    # --- painting ----------------------------------------------------------------------------------------------------

    def _refresh(self, *, whole: bool = False) -> None:
        """Look at the store and mark the rows that look different now."""
        state = self.state()
        if state is None or self.symbol is None:
            self.placed = []
            self.update()
            return
        scene, stale = self.scene, self.is_stale()
        lighting = read_lighting(self.desk.settings.get)
        scene.choose(self._fitting())
        scene.read(state, self.now_s, self._size_text, lighting)
        scene.choose(self._fitting())  # its prices may be wider than those before
        price_stale = self.desk.staleness.is_stale(self.symbol) or bool(state.carried_from)
        room = Room(self.top, self.height(), self.row_height)
        speech = self.speech()
        placed = scene.place(room, speech, self.now_s, price_stale, self._lines_of)
        before, self.placed = self.placed, placed
        look = (scene.head.reference, stale, scene.decimals, scene.size_decimals, room)
        if whole or look != self._look or bool(before) != bool(self.placed):
            self._look = look
            self.update()
        else:
            self._update_damage(changed(before, self.placed))
        self._follow_cursor()
        note = speech.levels(scene.grouped, scene.shown)
        if note != self._note:
            self._note = note
            self.title_changed.emit()
        if self.options.mode is Mode.PRICES:
            self._say_tick()

    def _lines_of(self, sentence: str) -> list[str]:
        return wrapped(self.desk.theme, sentence, self.width() - 2 * PAD, SENTENCE_PX)

    def _size_text(self, size: float) -> str:
        """A size in the units of the screen; the same sizes are asked for again and again."""
        decimals = self.scene.size_decimals
        text = self._size_texts.get((size, decimals))
        if text is None:
            if len(self._size_texts) >= _TEXTS_KEPT:
                self._size_texts.clear()
            lot = lot_shares(self.symbol) if self.symbol is not None else 1
            text = format_size(size / lot, self.desk.theme.units, decimals)
            self._size_texts[size, decimals] = text
        return text

    def _price_width(self) -> int:
        """px that the widest price of the book needs."""
        book = self.scene.book
        widest = max((line.price for line in (*book.asks[-1:], *book.bids[:1])), default=0.0)
        return round(self.type.width(self.price_text(widest), 12.5, MEDIUM))

    def _fitting(self) -> Options:
        """The user's choices, but no two sides beside each other where their figures would be cut."""
        beside = self.options.mode is Mode.BESIDE
        if beside and not fit_halves(self.width(), self._price_width()):
            return replace(self.options, mode=Mode.TABLE)
        return self.options

    def _say_tick(self) -> None:
        speech, anchor = self.speech(), self.scene.anchor()
        known = bool(self.placed)
        self.toolbar.show_tick(*((speech.tick(anchor), speech.tick_source(anchor)) if known else ("", "")))

    def _follow_cursor(self) -> None:
        if self.spot is not None:
            self.spot = find(self.spots(), self.spot)

    def _update_damage(self, damage: Sequence[Damage]) -> None:
        places = place_columns(self.scene.options.columns, self.width())
        for one in damage:
            if not one.columns:
                self.update(0, one.y, self.width(), one.height)
                continue
            for place in places:
                if place.column in one.columns:
                    self.update(reach_rect(place, one.y, one.height))

    def _update_row(self, placed: Placed) -> None:
        self.update(0, placed.y, self.width(), placed.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The damaged rows."""
        with self.type.painting(self) as painter:
            painter.fillRect(event.rect(), self.desk.theme.c.bg1)
            if not self.placed:
                self.type.use(self.desk.theme.c.t3)
                words = self.type.elided(self.empty_words(), self.width() - 16)
                self.type.center(self.width() / 2, (self.top + self.height()) / 2, words)
            elif self.symbol is not None:
                canvas = self._canvas(painter, self.symbol)
                cursor = self.spot if self.hasFocus() else None
                paint_ladder(
                    canvas,
                    self.scene.options,
                    self.top,
                    self._price_width(),
                    self.placed,
                    event.region(),
                    cursor,
                )
                self.confirmation.paint(canvas)
        self.desk.frames.painted(DEPTH)

    def _canvas(self, painter: QPainter, symbol: Symbol) -> Canvas:
        scene = self.scene
        return Canvas(
            painter,
            self.type,
            self.desk.theme,
            self.width(),
            lot_shares(symbol),
            self._size_text,
            scene.decimals,
            scene.head.reference,
            self.is_stale(),
            scene.changes,
            self.now_s,
        )

    def empty_words(self) -> str:
        """Why there is nothing."""
        state = self.state()
        if state is None or self.symbol is None:
            return self.tr("Select a symbol")
        if state.depth() is not None:
            return self.tr("The book is empty")
        why_not = self.desk.sources.why_not(self.symbol, Kind.DEPTH)
        if why_not:
            return self.tr("No book of {0}: {1}").format(self.symbol, sentence(why_not))
        connection = connection_of(self.desk, self.symbol)
        if connection.state is not LinkState.LIVE or self.now_s - self._asked_s < _PATIENCE_S:
            return self.tr("No book yet")
        if self.desk.connection.is_confirmed(Stream(self.symbol, Kind.DEPTH)):
            words = self.tr("{0} took the request for {1} and sent no book yet")
        else:
            words = self.tr("{0} sent no book of {1}; it may not offer one")
        return words.format(connection.provider, self.symbol)

    def _below(self, rect: QRect) -> QPoint:
        return self.mapToGlobal(rect.bottomLeft())

    # --- Qt; mouse and keys: `Hands` ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other rows have room."""
        super().resizeEvent(event)
        self._show_options()
        self.confirmation.end()
        if self.shows():
            self._refresh(whole=True)

    def header_rect(self) -> QRect:
        """Where the titles of the columns are."""
        return header_rect(self.scene.options, self.top, self.width())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is seen."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No cursor."""
        super().focusOutEvent(event)
        self.update()
