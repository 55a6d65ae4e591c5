"""The tape as a panel: prints of one symbol, newest on top, painted whole in one paintEvent (LOOK 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from qosdesk.domain.hours import zone_of
from qosdesk.domain.numbers import (
    MISSING,
    format_change,
    format_compact,
    format_count,
    format_price,
    format_size,
)
from qosdesk.domain.quotes import Kind, Side, Stream
from qosdesk.domain.symbols import Symbol, lot_shares
from qosdesk.market.gaps import GapState
from qosdesk.market.store import TRADE, SymbolState
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.marks import hairline, hatch, share_bar, triangle
from qosdesk.ui.paint.text import baseline
from qosdesk.ui.panels.base import FigurePanel
from qosdesk.ui.panels.prints import PrintReader
from qosdesk.ui.panels.tape.roll import WINDOW_S, Roll, RowKind, TapeRow
from qosdesk.ui.theme.theme import MEDIUM, REGULAR, SEMIBOLD
from qosdesk.ui.theme.tokens import with_alpha

STRIP: Final = 32
HEADER: Final = 21
PAUSE_BAR: Final = 26
PRINTS_KEPT: Final = 20_000
_PAD: Final = 8
_DESIGN_WIDTH: Final = 376
_WHEEL_ROWS: Final = 3
_TIER_ALPHA: Final = (0.0, 0.13, 0.26)


class TapePanel(FigurePanel):
    """Time and sales.

    Attributes:
        roll: the rows.
        offset: rows between the newest one and the top of the view; above 0 the tape is paused.
        new_prints: prints that came since it was paused.
    """

    kind = "tape"
    shows_kind = Kind.TRADE

    def __init__(self, desk: Desk, panel_id: str, group: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, parent)
        self.roll = Roll()
        self.offset = 0
        self.new_prints = 0
        self._top: TapeRow | None = None
        self._reader = PrintReader()
        self._heard_s = self.now_s
        self._zone: ZoneInfo = zone_of("")
        self._lot = 1
        self._decimals = 2
        self._note = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._uninstruments = desk.instruments.subscribe(self._on_instruments)
        self.start(group)

    def minimumSizeHint(self) -> QSize:
        """Room for a few rows."""
        return QSize(180, STRIP + HEADER + 3 * self.row_height)

    @property
    def row_height(self) -> int:
        """px, two less than a table's."""
        return self.desk.theme.row_height - 2

    @property
    def paused(self) -> bool:
        """Whether the user scrolled away from the newest print."""
        return self.offset > 0

    def title_parts(self) -> tuple[str, str, str]:
        """`HK:700`, `Tape`, `3.1 prints/s`."""
        return (str(self.symbol) if self.symbol else "", self.tr("Tape"), self._note)

    # --- life --------------------------------------------------------------------------------------------------------

    def show_symbol(self, symbol: Symbol) -> None:
        """Another tape, from what the store still has of it."""
        super().show_symbol(symbol)
        store = self.desk.store
        store.keep_prints(symbol, PRINTS_KEPT)
        state = store.state(symbol)
        self.roll.clear()
        self.offset = self.new_prints = 0
        self._zone = zone_of(symbol.market)
        self._lot = lot_shares(symbol)
        self._decimals = self.desk.instruments.decimals(symbol)
        self.roll.take(self._reader.start(state))
        self._heard_s = self.now_s
        if self.shows():
            self.take_streams()
        self.update()

    def take_streams(self) -> None:
        """Prints of the symbol, and what the vendor has of those that were missed."""
        if self.symbol is None:
            return
        self.desk.quotes.want(self, [Stream(self.symbol, Kind.TRADE)])
        self.desk.prints.show(self, self.symbol)

    def catch_up(self) -> None:
        """Everything that came while hidden."""
        self._read()
        self.update()

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Take the symbol's new prints and repaint once."""
        if not self.shows() or self.symbol is None:
            return False
        self.now_s = now_s
        mine = self.state()
        for state in dirty:
            if state is mine and state.dirty & TRADE:
                self._read()
                self.update()
        return False

    def on_second(self) -> None:
        """The window slides, the rate is said anew."""
        rate = self.roll.rate(self._window_end_ms())
        note = self.tr("{0} prints/s").format(f"{rate:.1f}") if self.roll.counted else ""
        if note != self._note:
            self._note = note
            self.title_changed.emit()
        self.update(0, 0, self.width(), STRIP)

    def on_visible(self, visible: bool) -> None:
        """A hidden tape needs no prints."""
        super().on_visible(visible)
        if not visible:
            self.desk.prints.show(self, None)

    def shut(self) -> None:
        """End the subscription."""
        self.desk.prints.show(self, None)
        self._uninstruments()
        super().shut()

    def resume(self) -> None:
        """Back to the newest print."""
        self.offset = 0
        self.new_prints = 0
        self.update()

    def scroll_rows(self, rows: int) -> None:
        """Towards older rows (above 0) or newer ones; leaving the top pauses, reaching it resumes."""
        was = self.offset
        self.offset = max(0, min(self.offset + rows, max(0, len(self.roll.rows) - self.rows_in_view(True))))
        if not self.offset:
            self.resume()
            return
        if not was:
            self.new_prints = 0
        self._top = self.roll.rows[-1 - self.offset]
        self.update()

    # --- reading -----------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        state = self.state()
        if state is None:
            return
        count = self.roll.take(self._reader.read(state))
        if count:
            self._heard_s = self.now_s
        if self.paused:
            self.new_prints += count
            self._hold()

    def _hold(self) -> None:
        """Keep the row at the top of the view where it is; the oldest rows may be gone."""
        rows = self.roll.rows
        if not rows or self._top is None:
            self.resume()
            return
        self.offset = min(max(1, rows[-1].serial - self._top.serial), len(rows) - 1)
        self._top = rows[-1 - self.offset]

    def _window_end_ms(self) -> int:
        """The vendor's time now: of the newest print, and what has passed since it came."""
        return self.roll.newest_ms + int((self.now_s - self._heard_s) * 1000)

    def _on_instruments(self) -> None:
        if self.symbol is not None:
            self._decimals = self.desk.instruments.decimals(self.symbol)
            self.update()

    # --- painting ----------------------------------------------------------------------------------------------------

    def rows_in_view(self, paused: bool) -> int:
        """Whole rows that fit."""
        return max(0, (self.height() - STRIP - HEADER - (PAUSE_BAR if paused else 0)) // self.row_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The strip alone when only the window slid, else everything."""
        with self.type.painting(self) as painter:
            area = event.rect()
            painter.fillRect(area, self.desk.theme.c.bg1)
            self._paint_strip(painter)
            if area.bottom() >= STRIP:
                self._paint_rows(painter)
        self.desk.frames.painted(TRADE)

    def _paint_rows(self, painter: QPainter) -> None:
        c, type_ = self.desk.theme.c, self.type
        self._paint_header(painter)
        y = STRIP + HEADER
        if self.paused:
            self._paint_pause(painter, y)
            y += PAUSE_BAR
        if not self.roll.rows:
            type_.use(c.t3)
            words = self.tr("No prints yet") if self.symbol is not None else self.tr("Select a symbol")
            type_.center(self.width() / 2, (y + self.height()) / 2, words)
            return
        columns = _Columns(self.width(), self.roll.milliseconds)
        count = self.rows_in_view(self.paused)
        for row in islice(reversed(self.roll.rows), self.offset, self.offset + count):
            if row.kind is RowKind.PRINT:
                self._paint_print(painter, columns, row, y)
            else:
                self._paint_line(painter, row, y)
            y += self.row_height

    def _paint_strip(self, painter: QPainter) -> None:
        type_, c = self.type, self.desk.theme.c
        buys, sells, _, covered_s = self.roll.window(self._window_end_ms())
        base = baseline(0, 23)
        type_.use(c.up)
        left = type_.left(_PAD, base, self.tr("Buy {0}").format(self._sum(buys)))
        type_.use(c.down)
        right = type_.right(self.width() - _PAD, base, self.tr("{0} Sell").format(self._sum(sells)))
        span = self.tr("5 min") if covered_s >= WINDOW_S or not covered_s else self._span(covered_s)
        delta = format_change((buys - sells) / self._lot, 0)
        text = f"{span}  Δ {delta if covered_s else MISSING}"
        middle, half = self.width() / 2, type_.width(text, 12, MEDIUM) / 2
        if middle - half > left + 6 and middle + half < right - 6:
            type_.use(c.t1, 12, MEDIUM)
            type_.center(middle, base, text)
        share_bar(painter, _PAD, 23, self.width() - 2 * _PAD, buys, sells, (c.up, c.down), c.bg4)
        hairline(painter, 0, self.width(), STRIP - 1, c.line)

    def _paint_header(self, painter: QPainter) -> None:
        type_, c = self.type, self.desk.theme.c
        columns = _Columns(self.width(), self.roll.milliseconds)
        base = baseline(STRIP, HEADER - 1, 11)
        type_.use(c.t3, 11)
        type_.left(_PAD, base, self.tr("Time"))
        type_.right(columns.price, base, self.tr("Price"))
        type_.right(columns.size, base, self.tr("Size, lots") if self._lot > 1 else self.tr("Size"))
        if columns.value:
            type_.right(columns.value, base, self.tr("Value"))
        if columns.count:
            type_.right(columns.count, base, self.tr("n"))
        hairline(painter, 0, self.width(), STRIP + HEADER - 1, c.line)

    def _paint_pause(self, painter: QPainter, y: int) -> None:
        type_, c = self.type, self.desk.theme.c
        painter.fillRect(QRectF(0, y, self.width(), PAUSE_BAR), c.accent_bg)
        base = baseline(y, PAUSE_BAR)
        for x in (14, 19):
            painter.fillRect(QRectF(x, y + 8, 2, 10), c.accent)
        type_.use(c.accent, 12, MEDIUM)
        start = type_.right(self.width() - _PAD, base, self.tr("Resume  End"))
        words = (
            self.tr("Paused · 1 new print counted")
            if self.new_prints == 1
            else self.tr("Paused · {0} new prints counted").format(f"{self.new_prints:,}")
        )
        type_.use(c.t1, 12, MEDIUM)
        type_.left(34, base, type_.elided(words, start - 42, 12, MEDIUM))

    def _paint_print(self, painter: QPainter, columns: _Columns, row: TapeRow, y: int) -> None:
        type_, theme = self.type, self.desk.theme
        c, height = theme.c, self.row_height
        base = baseline(y, height)
        known = row.side in (Side.BUY, Side.SELL)
        color = c.up if row.side == Side.BUY else c.down if known else c.t2
        if row.tier:
            painter.fillRect(QRectF(0, y, self.width(), height), with_alpha(color, _TIER_ALPHA[row.tier]))
            painter.fillRect(QRectF(0, y, 3, height), color)
        type_.use(c.t2)
        type_.left(_PAD, base, self._time(row))
        if known:
            triangle(painter, columns.mark, y + height / 2, row.side == Side.BUY, color)
        else:
            type_.center(columns.mark, base, "–")
        weight = SEMIBOLD if row.tier else REGULAR
        type_.use(c.t1 if row.tier else color, 12, weight)
        end = type_.figure_right(columns.price, self._decimals, 12, weight)
        type_.right(end, base, format_price(row.price, self._decimals))
        type_.use(c.t1, 12, weight)
        type_.right(columns.size, base, format_size(row.size / self._lot, theme.units))
        if columns.value:
            type_.use(c.t1 if row.tier else c.t2)
            type_.right(columns.value, base, format_compact(row.value, theme.units))
        if columns.count and row.count > 1:
            type_.use(c.t3, 11)
            type_.right(columns.count, base, f"×{row.count:,}")

    def _paint_line(self, painter: QPainter, row: TapeRow, y: int) -> None:
        """A full-width line with words: prints that are missing, or where what was asked for ends."""
        type_, c, height = self.type, self.desk.theme.c, self.row_height
        hole = row.kind is not RowKind.JOIN
        size = 12 if hole else 11
        words = type_.elided(self._line_words(row), self.width() - 2 * _PAD, size)
        half = type_.width(words, size) / 2 + 8
        middle = self.width() / 2
        for left, right in ((0.0, middle - half), (middle + half, float(self.width()))):
            if hole:
                hatch(painter, QRectF(left, y + 3, right - left, height - 6), with_alpha(c.warn, 0.6))
            else:
                hairline(painter, left, right, y + height // 2, c.line2)
        type_.use(c.warn if hole else c.t3, size)
        type_.center(middle, baseline(y, height, size), words)

    def _line_words(self, row: TapeRow) -> str:
        since, until = self._clock(row.ts_ms), self._clock(row.until_ms)
        if row.kind is RowKind.HOLE:
            times = f"{since} – {until}" if row.until_ms and row.ts_ms else ""
            return self.tr("{0} prints not drawn {1}").format(f"{row.count:,}", times).strip()
        state = row.gap.state if row.gap is not None else GapState.FILLED
        if row.kind is RowKind.MISSING:
            if not row.until_ms:
                return self.tr("Prints missing since {0}").format(since)
            if state is GapState.ASKED:
                return self.tr("Prints missing {0} – {1}, asked for").format(since, until)
            if state is GapState.FAILED:
                return self.tr("Prints missing {0} – {1}, not answered").format(since, until)
            return self.tr("Prints missing {0} – {1}").format(since, until)
        if state is GapState.FILLED:
            if row.gap is not None and row.gap.prints:
                return self.tr("Backfilled to {0}").format(since)
            return (
                self.tr("No prints {0} – {1}").format(since, until)
                if row.ts_ms
                else self.tr("No earlier prints")
            )
        if state is GapState.FAILED:
            return self.tr("Earlier prints were not answered")
        return (
            self.tr("Earlier prints are asked for")
            if state is GapState.ASKED
            else self.tr("Live from here on")
        )

    # --- texts -------------------------------------------------------------------------------------------------------

    def _time(self, row: TapeRow) -> str:
        if not row.time_text:
            text = self._clock(row.ts_ms)
            row.time_text = f"{text}.{row.ts_ms % 1000:03d}" if self.roll.milliseconds else text
        return row.time_text

    def _clock(self, ts_ms: int) -> str:
        return datetime.fromtimestamp(ts_ms / 1000, self._zone).strftime("%H:%M:%S") if ts_ms else MISSING

    def _sum(self, shares: float) -> str:
        size = shares / self._lot
        return (
            format_count(round(size, 3)) if size < 10_000_000 else format_compact(size, self.desk.theme.units)
        )

    def _span(self, seconds: int) -> str:
        return self.tr("{0} s").format(seconds) if seconds < 100 else self.tr("{0} min").format(seconds // 60)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by rows."""
        steps = event.angleDelta().y() / 120
        self.scroll_rows(-round(steps * _WHEEL_ROWS) or (1 if steps < 0 else -1))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, pages; End goes back to live."""
        page = max(1, self.rows_in_view(True) - 1)
        moves: dict[int, int] = {
            Qt.Key.Key_Down.value: 1,
            Qt.Key.Key_Up.value: -1,
            Qt.Key.Key_PageDown.value: page,
            Qt.Key.Key_PageUp.value: -page,
            Qt.Key.Key_Home.value: len(self.roll.rows),
        }
        if event.key() == Qt.Key.Key_End:
            self.resume()
        elif event.key() in moves:
            self.scroll_rows(moves[event.key()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the pause bar, or a middle click anywhere, goes back to live."""
        y = event.position().y() - STRIP - HEADER
        if event.button() is Qt.MouseButton.MiddleButton or (self.paused and 0 <= y < PAUSE_BAR):
            self.resume()
            return
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tooltips: how the sums and the grounds are made."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._explain(event.y())
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _explain(self, y: int) -> str:
        if y < STRIP:
            words = self.tr(
                "Δ: bought − sold of the last 5 minutes, by the vendor's side; all prints are counted."
            )
            if self.roll.not_drawn:
                words += "\n" + self.tr("{0} prints were counted but not drawn.").format(
                    f"{self.roll.not_drawn:,}"
                )
            return words
        if y > STRIP + HEADER and self.roll.tiers[0] != float("inf"):
            one, two = (format_compact(value, self.desk.theme.units) for value in self.roll.tiers)
            return self.tr(
                "Tinted: {0} or more, stronger from {1} on. That is the top 5 % and 1 % of the last 500 rows, "
                "and at least 4 and 10 times their median."
            ).format(one, two)
        return ""


class _Columns:
    """Where the columns are; 0 for one that is hidden because the panel is narrow.

    Attributes:
        mark: middle of the triangle.
        price, size, value, count: right ends.
    """

    __slots__ = ("count", "mark", "price", "size", "value")

    def __init__(self, width: int, milliseconds: bool) -> None:
        extra = max(0, width - _DESIGN_WIDTH)
        fine = 20 if milliseconds else 0
        self.count = width - _PAD if width >= 340 else 0
        if width >= 300:
            self.mark = 96 + fine // 3 + round(extra * 0.15)
            self.price = 158 + fine // 2 + round(extra * 0.25)
            self.size = 238 + round(extra * 0.5) if width >= 340 else 222
            self.value = self.count - 30 if self.count else width - _PAD
        else:
            self.mark = 74 + fine
            self.price = 134 + fine
            self.size = width - _PAD
            self.value = 0
