"""What the search found, under the search box: choose a symbol for the active link group, or add it to a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qosdesk.domain.quotes import Instrument
from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import Entry, Watchlist
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.widgets.chips import badge_width, paint_badge
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.text import baseline, draw, elide, text_width

ROW = 28
WIDTH = 480
_PAD = 6
_FOOT = 26


class SearchPopup(QWidget):
    """A painted list. It never takes the keyboard: the search box keeps it.

    Signals:
        picked: (symbol) the user clicked a row.
    """

    picked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self.results: tuple[Instrument, ...] = ()
        self.current = 0
        self.message = ""
        self.group = 1
        self.for_list = False
        """Whether a list asked for the search, so that Enter adds to it."""
        self._typed = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()
        self.theme.changed.connect(self.update)

    # --- what is found -----------------------------------------------------------------------------------------------

    def look_for(self, text: str) -> None:
        """Search as typed. A symbol typed in full comes first even when no list knows it."""
        self._typed = text.strip()
        found = list(self.desk.instruments.search(self._typed, 12)) if self._typed else []
        self.message = ""
        if ":" in self._typed:
            try:
                symbol = parse_symbol(self._typed)
            except SymbolError as error:
                self.message = "" if found else str(error)
            else:
                known = self.desk.instruments.get(symbol) or Instrument(symbol)
                found = [known, *(one for one in found if one.symbol != symbol)]
        self.results = tuple(found)
        self.current = 0
        if not self.results and not self.message:
            self.message = (
                self._nothing_found() if self._typed else self.tr("Type a code, an English or Chinese name")
            )
        self.setFixedSize(WIDTH, 2 * _PAD + max(1, len(self.results)) * ROW + _FOOT)
        self.update()

    def move_by(self, step: int) -> None:
        """Up or down, around the ends."""
        if self.results:
            self.current = (self.current + step) % len(self.results)
            self.update()

    def selected(self) -> Symbol | None:
        """The chosen row's symbol."""
        return self.results[self.current].symbol if self.results else None

    def add_to_list(self) -> Watchlist | None:
        """Append the chosen row to the first watchlist; None when nothing is chosen.

        Already being in that list is no error: nothing changes then.
        """
        symbol = self.selected()
        if symbol is None:
            return None
        lists: Sequence[Watchlist] = self.desk.watchlists.all()
        first = lists[0] if lists else Watchlist(self.tr("Core"))
        if symbol in first.symbols():
            return first
        return self.desk.watchlists.save(replace(first, entries=(*first.entries, Entry(symbol))))

    def _nothing_found(self) -> str:
        return self.tr("Nothing found for {0}. A symbol can be typed in full, such as HK:700").format(
            self._typed
        )

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, the chosen one marked as a selected row is, and what the keys do."""
        painter = QPainter(self)
        c = self.theme.c
        painter.fillRect(self.rect(), c.bg1)
        painter.setPen(QPen(c.line2, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        plain = self.theme.font(12, REGULAR)
        if not self.results:
            base = baseline(plain, _PAD, ROW)
            draw(painter, 14, base, elide(plain, self.message, self.width() - 28), plain, c.t3)
        for index, instrument in enumerate(self.results):
            self._paint_row(painter, index, instrument)
        self._paint_foot(painter)

    def _paint_row(self, painter: QPainter, index: int, instrument: Instrument) -> None:
        c = self.theme.c
        top = _PAD + index * ROW
        chosen = index == self.current
        if chosen:
            painter.fillRect(1, top, self.width() - 2, ROW, c.sel)
            painter.fillRect(1, top, 2, ROW, c.accent)
        strong, plain = self.theme.font(12, SEMIBOLD), self.theme.font(12, REGULAR)
        paint_icon(painter, "candle", 12, top + 6, c.accent if chosen else c.t3)
        base = baseline(strong, top, ROW)
        right = self.width() - 12.0
        if chosen:
            hint = self.tr("Enter")
            width = badge_width(self.theme, hint)
            right -= width
            paint_badge(painter, self.theme, QRectF(right, top + 6, width, 16), hint)
        mine = next(
            (kept.name for kept in self.desk.watchlists.all() if instrument.symbol in kept.symbols()), ""
        )
        if mine:
            mine = elide(plain, mine, 90)
            right -= text_width(plain, mine) + 10
            draw(painter, right, base, mine, plain, c.t3)
        end = draw(painter, 36, base, str(instrument.symbol), strong, c.t1)
        names = " ".join(dict.fromkeys(name for name in (instrument.name_en, instrument.name_zh) if name))
        draw(painter, end + 10, base, elide(plain, names, right - end - 18), plain, c.t2)

    def _paint_foot(self, painter: QPainter) -> None:
        c = self.theme.c
        font = self.theme.font(11, REGULAR)
        top = self.height() - _FOOT
        painter.fillRect(1, top, self.width() - 2, 1, c.line)
        base = baseline(font, top, _FOOT)
        lists = self.desk.watchlists.all()
        x = 12.0
        keys = [
            self.tr("Enter: open in link group {0}").format(self.group),
            self.tr("Ctrl+Enter: add to {0}").format(lists[0].name if lists else self.tr("Core")),
        ]
        if self.for_list:
            keys = [self.tr("Enter: add to the list")]
        for text in (self.tr("↑ ↓ choose"), *keys, self.tr("Esc: close")):
            text = elide(font, text, self.width() - 12 - x)
            x = draw(painter, x, base, text, font, c.t3) + 16

    # --- mouse -------------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse is the chosen one."""
        index = self._row_at(event.position().toPoint())
        if index is not None and index != self.current:
            self.current = index
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        index = self._row_at(event.position().toPoint())
        if index is not None:
            self.current = index
            self.picked.emit(self.results[index].symbol)

    def _row_at(self, point: QPoint) -> int | None:
        index = (point.y() - _PAD) // ROW
        return index if 0 <= index < len(self.results) else None
