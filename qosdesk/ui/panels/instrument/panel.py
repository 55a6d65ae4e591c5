"""The instrument panel: price, session with countdown, every figure of the symbol, ranges, extended sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from qosdesk.domain.change import headline
from qosdesk.domain.daily import minutes_traded
from qosdesk.domain.derived import UNKNOWN
from qosdesk.domain.hours import zone_of
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import DEPTH, SNAPSHOT, TRADE, SymbolState
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.base import FigurePanel
from qosdesk.ui.panels.instrument import paint
from qosdesk.ui.panels.instrument.facts import Facts
from qosdesk.ui.panels.instrument.fields import YEAR_HIGH, YEAR_LOW, Field
from qosdesk.ui.panels.instrument.layout import HEAD, RANGE, ROW, Layout, Placed, lay_out
from qosdesk.ui.panels.instrument.session import countdown_words, session_words
from qosdesk.ui.panels.instrument.words import all_as_text, extended_explained, head_explained
from qosdesk.ui.ports import LinkState
from qosdesk.ui.shortcuts.kinds import Scope
from qosdesk.ui.sourcing import connection_of, source_name
from qosdesk.ui.widgets.menus import make_menu

_THUMB = 3


class InstrumentPanel(FigurePanel):
    """What is known of one symbol."""

    kind = "instrument"
    every = 8

    def __init__(self, desk: Desk, panel_id: str, group: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, parent)
        self._note = ""
        self._scrolled = 0.0
        self._current = -1
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Instrument"))
        self._ends = [desk.instruments.subscribe(self._on_instruments), desk.daily.subscribe(self._on_daily)]
        self.bind(Scope.INSTRUMENT, {"instrument.copy": self.copy}, self)
        self.start(group)

    def minimumSizeHint(self) -> QSize:
        """Price and a few rows."""
        return QSize(220, HEAD + 3 * ROW)

    def title_parts(self) -> tuple[str, str, str]:
        """`HK:700`, `Tencent Holdings`, the time of the price in the exchange's zone."""
        return (str(self.symbol) if self.symbol else "", self._name(), self._note)

    # --- life --------------------------------------------------------------------------------------------------------

    def show_symbol(self, symbol: Symbol) -> None:
        """Another instrument, from its top."""
        super().show_symbol(symbol)
        self._scrolled = 0.0
        self._current = -1
        if self.shows():
            self.take_streams()
            self.desk.quotes.refresh([symbol])
            self._say_time()
        self.update()

    def take_streams(self) -> None:
        """Figures and prints; daily figures for the ranges. The book is shown when another panel streams it."""
        if self.symbol is not None:
            self.desk.quotes.want(self, [Stream(self.symbol, kind) for kind in (Kind.SNAPSHOT, Kind.TRADE)])
            self.desk.daily.want(self, [self.symbol])

    def on_visible(self, visible: bool) -> None:
        """A hidden panel needs nothing."""
        super().on_visible(visible)
        if not visible:
            self.desk.daily.want(self, ())

    def catch_up(self) -> None:
        """Paint what there is."""
        self._say_time()
        self.update()

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Repaint when its figures changed."""
        if not self.shows() or self.symbol is None:
            return False
        self.now_s = now_s
        mine = self.state()
        for state in dirty:
            if state is mine and state.dirty & (SNAPSHOT | TRADE | DEPTH):
                self._say_time()
                self.update()
        return False

    def on_second(self) -> None:
        """The countdown; and whether the figures are still pushed."""
        self._say_time()
        self.update(0, 0, self.width(), HEAD)

    def shut(self) -> None:
        """End the subscriptions."""
        for end in self._ends:
            end()
        self.desk.daily.want(self, ())
        super().shut()

    # --- facts -------------------------------------------------------------------------------------------------------

    def facts(self) -> Facts | None:
        """What the fields are made of now."""
        state, symbol, desk = self.state(), self.symbol, self.desk
        if state is None or symbol is None:
            return None
        has_book = desk.connection.is_confirmed(Stream(symbol, Kind.DEPTH))
        return Facts.of(
            state.snapshot(),
            desk.instruments.get(symbol),
            desk.instruments.decimals(symbol),
            desk.theme.units,
            desk.daily.get(symbol),
            minutes_traded(desk.hours, symbol, state.ts_ms, desk.clock.wall_ms()),
            state.depth() if has_book else None,
            source_name(desk, symbol),
        )

    def layout_of(self, facts: Facts) -> Layout:
        """What stands where now."""
        return lay_out(facts, self.width(), self.tr("Extended hours"))

    def _name(self) -> str:
        known = self.desk.instruments.get(self.symbol) if self.symbol is not None else None
        if known is None:
            return self.tr("Instrument")
        if self.desk.theme.language.startswith("zh"):
            return known.name_zh or known.name_en
        return known.name_en or known.name_zh

    def _say_time(self) -> None:
        state = self.state()
        note = ""
        if state is not None and (ts_ms := headline(state).ts_ms):
            note = datetime.fromtimestamp(ts_ms / 1000, zone_of(state.symbol.market)).strftime("%H:%M:%S")
            if self._is_polled():
                note = self.tr("polled {0}").format(note)
        if note != self._note:
            self._note = note
            self.title_changed.emit()

    def _is_polled(self) -> bool:
        """Whether the link is up and yet nothing pushes its figures."""
        connection, symbol = self.desk.connection, self.symbol
        if symbol is None or connection_of(self.desk, symbol).state is not LinkState.LIVE:
            return False
        return not any(connection.is_confirmed(Stream(symbol, kind)) for kind in (Kind.SNAPSHOT, Kind.TRADE))

    def _on_instruments(self) -> None:
        self.title_changed.emit()
        self.update()

    def _on_daily(self, symbol: Symbol) -> None:
        if symbol == self.symbol:
            self.update()

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The head alone when only the countdown moved, else everything."""
        c = self.desk.theme.c
        with self.type.painting(self) as painter:
            painter.fillRect(event.rect(), c.bg1)
            facts = self.facts()
            if facts is None:
                self.type.use(c.t3)
                self.type.center(self.width() / 2, self.height() / 2, self.tr("Select a symbol"))
                return
            look = paint.Look(painter, self.type, facts, stale=self.is_stale(), width=self.width())
            paint.head(look, *self._session(), halted=self._is_halted())
            if event.rect().bottom() >= HEAD:
                self.type.flush()  # the clip is for what comes
                self._paint_body(look, painter, facts)

    def _paint_body(self, look: paint.Look, painter: QPainter, facts: Facts) -> None:
        layout = self.layout_of(facts)
        self._scrolled = min(self._scrolled, self._scroll_max(layout))
        top, bottom = HEAD - self._scrolled, self.height()

        def whole(y: float, height: float) -> bool:
            # Only whole lines are drawn (LOOK 11).
            return top + y >= HEAD and top + y + height <= bottom

        for number, placed in enumerate(layout.fields):
            if whole(placed.top, ROW):
                current = number == self._current and self.hasFocus()
                paint.figure(look, placed, top + placed.top, current=current)
        shot = facts.snapshot
        if whole(layout.day, RANGE):
            paint.price_range(look, self.tr("Day"), top + layout.day, shot.low, shot.high, shot.open)
        if whole(layout.year, RANGE):
            year = (facts.year_low, facts.year_high)
            paint.price_range(look, self.tr("52 weeks"), top + layout.year, *year, UNKNOWN)
        for one, y in layout.extended:
            if whole(y, ROW):
                paint.extended(look, one, top + y)
        for text, y in layout.headings:
            if whole(y, ROW):
                paint.heading(look, text, top + y)
        self._paint_thumb(painter, layout)

    def _paint_thumb(self, painter: QPainter, layout: Layout) -> None:
        """Where in it all we are; nothing when all of it is in view."""
        room = self.height() - HEAD
        if layout.height <= room:
            return
        length = max(16.0, room * room / layout.height)
        y = HEAD + (room - length) * self._scrolled / self._scroll_max(layout)
        painter.fillRect(QRectF(self.width() - _THUMB, y, _THUMB, length), self.desk.theme.c.bg4)

    def _session(self) -> tuple[str, str]:
        """The phase in words, and the countdown to the next."""
        symbol, hours = self.symbol, self.desk.hours
        if symbol is None:
            return "", ""
        if self._is_halted():
            return self.tr("Halted"), ""
        wall_ms = self.desk.clock.wall_ms()
        span = hours.phase_at(symbol, wall_ms)
        local = datetime.fromtimestamp(wall_ms / 1000, zone_of(symbol.market))
        words = session_words(symbol, span, local.hour * 60 + local.minute)
        return words, countdown_words(span, hours.phase_at(symbol, span.end_ms), wall_ms)

    def _is_halted(self) -> bool:
        state = self.state()
        return state is not None and state.suspended == 1

    # --- scrolling ---------------------------------------------------------------------------------------------------

    def _scroll_max(self, layout: Layout) -> float:
        """A whole number of rows, so that rows stand whole at the top."""
        beyond = layout.height - (self.height() - HEAD)
        return max(0.0, -(-beyond // ROW) * ROW)

    def scroll_to(self, y: float) -> None:
        """Show what is so far under the head's edge at the top."""
        facts = self.facts()
        if facts is None:
            return
        wanted = min(max(0.0, round(y / ROW) * ROW), self._scroll_max(self.layout_of(facts)))
        if wanted != self._scrolled:
            self._scrolled = wanted
            self.update()

    # --- figures under the pointer and the keyboard ------------------------------------------------------------------

    def field_at(self, x: float, y: float) -> Field | None:
        """The figure under a point; the ends of the year's range are figures too."""
        facts = self.facts()
        if facts is None or not HEAD <= y < self.height():
            return None
        layout = self.layout_of(facts)
        inside = y - HEAD + self._scrolled
        if layout.year <= inside < layout.year + RANGE:
            return YEAR_LOW if x < self.width() / 2 else YEAR_HIGH
        placed = self._placed_at(layout, x, inside)
        return layout.fields[placed].field if placed >= 0 else None

    def _placed_at(self, layout: Layout, x: float, y: float) -> int:
        for number, one in enumerate(layout.fields):
            if one.top <= y < one.top + ROW and one.left - 8 <= x < one.right + 8:
                return number
        return -1

    def explanation_at(self, x: float, y: float) -> str:
        """What stands under a point, in full."""
        facts = self.facts()
        if facts is None:
            return ""
        if y < HEAD:
            return head_explained(facts)
        field = self.field_at(x, y)
        if field is not None:
            return field.explanation(facts)
        inside = y - HEAD + self._scrolled
        sessions = self.layout_of(facts).extended
        under = (one for one, top in sessions if top <= inside < top + ROW)
        return next((extended_explained(one, facts) for one in under), "")

    def _choose(self, number: int) -> None:
        facts = self.facts()
        if facts is None:
            return
        fields = self.layout_of(facts).fields
        self._current = min(max(number, 0), len(fields) - 1)
        placed = fields[self._current]
        self._reveal(placed)
        self.setAccessibleDescription(f"{placed.field.title()}: {placed.field.text(facts)}")
        self.update()

    def _reveal(self, placed: Placed) -> None:
        room = (self.height() - HEAD) // ROW * ROW
        if placed.top < self._scrolled:
            self.scroll_to(placed.top)
        elif placed.top + ROW > self._scrolled + room:
            self.scroll_to(placed.top + 2 * ROW - room)

    # --- copying and menu --------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """The figure with the keyboard, else all of them."""
        facts = self.facts()
        if facts is None:
            return
        fields = self.layout_of(facts).fields
        if 0 <= self._current < len(fields):
            QGuiApplication.clipboard().setText(fields[self._current].field.raw(facts))
        else:
            self.copy_all()

    def copy_all(self) -> None:
        """Every figure with its name."""
        facts = self.facts()
        if facts is not None:
            fields = (one.field for one in self.layout_of(facts).fields)
            QGuiApplication.clipboard().setText(all_as_text(facts, self._name(), fields))

    def open_menu(self, at: QPoint, field: Field | None) -> None:
        """Copy, and an alert at the price under the pointer, else at the last."""
        facts, symbol = self.facts(), self.symbol
        if facts is None or symbol is None:
            return
        menu = make_menu(self)
        if field is not None:
            text = field.raw(facts)
            one = menu.addAction(self.tr("Copy {0}").format(field.title()))
            one.setEnabled(bool(text))
            one.triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
        menu.addAction(self.tr("Copy all figures")).triggered.connect(self.copy_all)
        price = field.price(facts) if field is not None else UNKNOWN
        price = price if price == price else facts.head.price
        words = self.tr("Alert at {0}…").format(facts.price(price)) if price == price else self.tr("Alert…")
        menu.addSeparator()
        menu.addAction(words).triggered.connect(lambda: self.alert_wanted.emit((symbol,), price))
        menu.addAction(self.tr("Ask for full figures")).triggered.connect(
            lambda: self.desk.quotes.refresh([symbol])
        )
        menu.popup(at)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Figures explain themselves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.explanation_at(event.x(), event.y())
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the figure under the pointer, or the one with the keyboard."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.open_menu(event.globalPos(), self.field_at(event.pos().x(), event.pos().y()))
            return
        facts = self.facts()
        fields = self.layout_of(facts).fields if facts is not None else ()
        chosen = fields[self._current] if 0 <= self._current < len(fields) else None
        y = HEAD if chosen is None else HEAD + chosen.top + ROW - self._scrolled
        self.open_menu(self.mapToGlobal(QPoint(8, round(y))), chosen.field if chosen else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from figure to figure, pages and ends scroll, Escape lets go."""
        facts = self.facts()
        columns = self.layout_of(facts).columns if facts is not None else 1
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        page = (self.height() - HEAD) // ROW * ROW
        key = Qt.Key(event.key())
        if key in steps:
            self._choose(self._current + steps[key] if self._current >= 0 else 0)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.scroll_to(self._scrolled + (page if key is Qt.Key.Key_PageDown else -page))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.scroll_to(0.0 if key is Qt.Key.Key_Home else 1e6)
        elif key is Qt.Key.Key_Escape and self._current >= 0:
            self._current = -1
            self.update()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a figure."""
        super().mousePressEvent(event)
        facts = self.facts()
        if facts is not None and event.button() is Qt.MouseButton.LeftButton:
            y = event.position().y() - HEAD + self._scrolled
            layout = self.layout_of(facts)
            self._current = self._placed_at(layout, event.position().x(), y) if y >= self._scrolled else -1
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Three rows a notch."""
        self.scroll_to(self._scrolled - event.angleDelta().y() / 120 * 3 * ROW)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which figure has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing has it."""
        super().focusOutEvent(event)
        self.update()
