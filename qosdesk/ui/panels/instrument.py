"""The instrument panel: headline price, session with countdown, fields in two columns, the day's range."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from qosdesk.domain.hours import zone_of
from qosdesk.domain.numbers import MISSING, format_change, format_percent, is_finite
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import SNAPSHOT, TRADE, SymbolState
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.marks import hairline, triangle
from qosdesk.ui.paint.text import baseline
from qosdesk.ui.panels.base import FigurePanel
from qosdesk.ui.panels.facts import FIELDS, Facts, Field, countdown_words, session_words
from qosdesk.ui.theme.theme import SEMIBOLD

HEAD: Final = 40
ROW: Final = 19
_FIELDS_PAD: Final = 3
RANGE: Final = 26
_PAD: Final = 8
DERIVED: Final = " ƒ"


class InstrumentPanel(FigurePanel):
    """What is known of one symbol."""

    kind = "instrument"

    def __init__(self, desk: Desk, panel_id: str, group: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, parent)
        self._note = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._uninstruments = desk.instruments.subscribe(self._on_instruments)
        self.start(group)

    def minimumSizeHint(self) -> QSize:
        """Price and a few rows."""
        return QSize(220, HEAD + 3 * ROW)

    def title_parts(self) -> tuple[str, str, str]:
        """`HK:700`, `Tencent Holdings`, the time of the price in the exchange's zone."""
        return (str(self.symbol) if self.symbol else "", self._name(), self._note)

    # --- life --------------------------------------------------------------------------------------------------------

    def show_symbol(self, symbol: Symbol) -> None:
        """Another instrument."""
        super().show_symbol(symbol)
        if self.shows():
            self.take_streams()
            self.desk.quotes.refresh([symbol])
            self._say_time()
        self.update()

    def take_streams(self) -> None:
        """Figures and prints."""
        if self.symbol is not None:
            self.desk.quotes.want(self, [Stream(self.symbol, kind) for kind in (Kind.SNAPSHOT, Kind.TRADE)])

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
            if state is mine and state.dirty & (SNAPSHOT | TRADE):
                self._say_time()
                self.update()
        return False

    def on_second(self) -> None:
        """The countdown."""
        self.update(0, 0, self.width(), HEAD)

    def shut(self) -> None:
        """End the subscription."""
        self._uninstruments()
        super().shut()

    def facts(self) -> Facts | None:
        """What the fields are made of now."""
        state = self.state()
        if state is None or self.symbol is None:
            return None
        instruments = self.desk.instruments
        return Facts.of(
            state.snapshot(),
            instruments.get(self.symbol),
            instruments.decimals(self.symbol),
            self.desk.theme.units,
        )

    def _name(self) -> str:
        known = self.desk.instruments.get(self.symbol) if self.symbol is not None else None
        if known is None:
            return self.tr("Instrument")
        if self.desk.theme.language.startswith("zh"):
            return known.name_zh or known.name_en
        return known.name_en or known.name_zh

    def _say_time(self) -> None:
        facts = self.facts()
        note = ""
        if facts is not None and facts.head.ts_ms and self.symbol is not None:
            zone = zone_of(self.symbol.market)
            note = datetime.fromtimestamp(facts.head.ts_ms / 1000, zone).strftime("%H:%M:%S")
        if note != self._note:
            self._note = note
            self.title_changed.emit()

    def _on_instruments(self) -> None:
        self.title_changed.emit()
        self.update()

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The head alone when only the countdown moved, else everything."""
        with self.type.painting(self) as painter:
            painter.fillRect(event.rect(), self.desk.theme.c.bg1)
            facts = self.facts()
            if facts is None:
                self.type.use(self.desk.theme.c.t3)
                self.type.center(self.width() / 2, self.height() / 2, self.tr("Select a symbol"))
                return
            self._paint_head(painter, facts)
            if event.rect().bottom() >= HEAD:
                self._paint_fields(painter, facts)
                self._paint_range(painter, facts)

    def _paint_head(self, painter: QPainter, facts: Facts) -> None:
        type_, theme, head = self.type, self.desk.theme, facts.head
        c = theme.c
        text = facts.price(head.price)
        change = head.change
        color = theme.direction(change) if is_finite(change) else c.t1 if text != MISSING else c.t3
        if self.is_stale():
            color = c.t3
        type_.use(color, 24, SEMIBOLD)
        end = type_.left(_PAD, baseline(0, HEAD - 1, 24), text)
        if is_finite(change) and change:
            triangle(painter, end + 14, 15, change > 0, color, 8)
        changes = (format_change(change, facts.decimals), format_percent(head.change_fraction))
        type_.use(color if is_finite(change) else c.t3, 12, SEMIBOLD)
        left_end = max(
            type_.left(end + 26, baseline(top, 16), words)
            for top, words in zip((4, 20), changes, strict=True)
        )
        self._paint_session(left_end)
        hairline(painter, 0, self.width(), HEAD - 1, c.line)

    def _paint_session(self, left: float) -> None:
        symbol = self.symbol
        if symbol is None:
            return
        type_, c = self.type, self.desk.theme.c
        wall_ms = self.desk.clock.wall_ms()
        hours = self.desk.hours
        span = hours.phase_at(symbol, wall_ms)
        local = datetime.fromtimestamp(wall_ms / 1000, zone_of(symbol.market))
        words = session_words(symbol, span, local.hour * 60 + local.minute)
        count = countdown_words(span, hours.phase_at(symbol, span.end_ms), wall_ms)
        if self.state() is not None and self.desk.store.state(symbol).suspended == 1:
            words, count = self.tr("Halted"), ""
        end = self.width() - _PAD
        for top, text, color, px in ((4, words, c.t1, 12.0), (20, count, c.t3, 11.0)):
            if end - type_.width(text, px) > left + 8:
                type_.use(color, px)
                type_.right(end, baseline(top, 16, px), text)

    def field_at(self, x: float, y: float) -> Field | None:
        """The field under a point."""
        number = int((y - HEAD - _FIELDS_PAD) // ROW)
        if not 0 <= number < self._rows_in_view():
            return None
        return FIELDS[number][0 if x < self.width() / 2 else 1]

    def _rows_in_view(self) -> int:
        return max(0, min(len(FIELDS), (self.height() - HEAD - _FIELDS_PAD) // ROW))

    def _paint_fields(self, painter: QPainter, facts: Facts) -> None:
        middle = self.width() / 2
        y = HEAD + _FIELDS_PAD
        for left, right in FIELDS[: self._rows_in_view()]:
            self._paint_field(left, facts, _PAD, middle - 8, y)
            self._paint_field(right, facts, middle + 8, self.width() - _PAD, y)
            y += ROW

    def _paint_field(self, field: Field, facts: Facts, left: float, right: float, y: float) -> None:
        type_, theme = self.type, self.desk.theme
        c, base = theme.c, baseline(y, ROW)
        text = field.text(facts)
        level = field.level(facts) if field.level is not None else None
        color = c.t3 if text == MISSING else c.t1
        if level is not None and text != MISSING and is_finite(facts.head.reference):
            color = theme.direction(round(level - facts.head.reference, facts.decimals + 2))
            color = c.t3 if self.is_stale() else color
        type_.use(color)
        start = type_.right(right, base, text)
        label = field.title() + (DERIVED if field.formula else "")
        type_.use(c.t3)
        type_.left(left, base, type_.elided(label, start - left - 4))

    def _paint_range(self, painter: QPainter, facts: Facts) -> None:
        top = HEAD + 2 * _FIELDS_PAD + len(FIELDS) * ROW
        if self.height() < top + RANGE:
            return
        type_, theme, shot = self.type, self.desk.theme, facts.snapshot
        c = theme.c
        hairline(painter, 0, self.width(), top, c.line)
        base = baseline(top + 1, RANGE - 2)
        type_.use(c.t3)
        type_.left(_PAD, base, self.tr("Day"))
        known = is_finite(shot.low) and is_finite(shot.high)
        type_.use(c.t2 if known else c.t3)
        low_end = round(self.width() * 0.345)
        type_.right(low_end, base, facts.price(shot.low))
        high_start = type_.right(self.width() - _PAD, base, facts.price(shot.high))
        left = low_end + 6.0
        right = min(float(round(self.width() * 0.82)), high_start - 8)
        y = top + RANGE / 2 - 1
        painter.fillRect(QRectF(left, y, right - left, 3), c.bg4)
        if not known or shot.high <= shot.low or right <= left:
            return

        def place(price: float) -> float:
            return round(left + (right - left) * (price - shot.low) / (shot.high - shot.low))

        last = shot.last
        if is_finite(shot.open) and shot.low <= last <= shot.high and shot.low <= shot.open <= shot.high:
            start, end = place(shot.open), place(last)
            color = theme.direction(last - shot.open)
            painter.fillRect(QRectF(min(start, end), y, abs(end - start), 3), color)
            painter.fillRect(QRectF(start, y - 2, 1, 7), color)
        if shot.low <= last <= shot.high:
            x = place(last)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.t1)
            painter.drawPolygon(QPolygonF([QPointF(x - 3, y - 6), QPointF(x + 3, y - 6), QPointF(x, y - 1)]))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The formula of a derived figure as its tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            field = self.field_at(event.x(), event.y())
            words = field.explanation() if field is not None else ""
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
