"""Where a symbol to compare with is typed: a small box over the chart with what the search finds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from qosdesk.domain.quotes import Instrument
from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.text import baseline, draw, elide

_WIDTH_PX: Final = 340
_TOP_PX: Final = 56
_ROW_PX: Final = 24
_PAD_PX: Final = 8
_LINE_PX: Final = 28
_GAP_PX: Final = 4
_FOUND_MAX: Final = 6


class CompareBox(QFrame):
    """A line, what is found below it, and what it costs. Esc or leaving it closes it.

    Signals:
        picked: (symbol) the user chose one.
        closed: it is hidden again.
    """

    picked = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._over = parent
        self.found: tuple[Instrument, ...] = ()
        self.current = 0
        self.line = QLineEdit(self)
        self.line.textChanged.connect(self._look_for)
        self.line.returnPressed.connect(self._take)
        self.line.installEventFilter(self)
        self.setMouseTracking(True)
        self.hide()

    def open_box(self) -> None:
        """Show it at the top of the chart, ready to type."""
        self.line.setPlaceholderText(self.tr("Compare with: code or name"))
        self.line.setAccessibleName(self.tr("Compare with"))
        self.line.clear()
        self._look_for("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_box(self) -> None:
        """Hide it."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _look_for(self, text: str) -> None:
        typed = text.strip()
        found = list(self._desk.instruments.search(typed, _FOUND_MAX)) if typed else []
        if ":" in typed:
            try:
                symbol = parse_symbol(typed)
            except SymbolError:
                pass
            else:
                known = self._desk.instruments.get(symbol) or Instrument(symbol)
                found = [known, *(one for one in found if one.symbol != symbol)]
        self.found, self.current = tuple(found[:_FOUND_MAX]), 0
        width = min(_WIDTH_PX, self._over.width() - 16)
        height = 2 * _PAD_PX + _LINE_PX + _GAP_PX + _ROW_PX * (len(self.found) + 1)
        self.setGeometry((self._over.width() - width) // 2, _TOP_PX, width, height)
        self.line.setGeometry(_PAD_PX, _PAD_PX, width - 2 * _PAD_PX, _LINE_PX)
        self.update()

    def _take(self) -> None:
        if self.found:
            symbol: Symbol = self.found[self.current].symbol
            self.close_box()
            self.picked.emit(symbol)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down, Esc, and clicks elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_box()
                return True
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and self.found:
                self.current = (self.current + step) % len(self.found)
                self.update()
                return True
        elif event.type() is QEvent.Type.FocusOut and not self.underMouse():
            self.close_box()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the line has no use for is not for the chart behind it."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer is the chosen one."""
        row = self._row_at(event.position().y())
        if row is not None and row != self.current:
            self.current = row
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        row = self._row_at(event.position().y())
        if row is not None:
            self.current = row
            self._take()

    def _row_at(self, y: float) -> int | None:
        row = int((y - _PAD_PX - _LINE_PX - _GAP_PX) // _ROW_PX)
        return row if 0 <= row < len(self.found) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and border of a menu, the rows, the cost."""
        painter, theme = QPainter(self), self._desk.theme
        colors = theme.c
        painter.fillRect(self.rect(), colors.line2)
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), colors.bg2)
        strong, plain, small = theme.font(12, SEMIBOLD), theme.font(12), theme.font(11)
        for row, instrument in enumerate(self.found):
            top = _PAD_PX + _LINE_PX + _GAP_PX + row * _ROW_PX
            if row == self.current:
                painter.fillRect(1, top, self.width() - 2, _ROW_PX, colors.sel)
                painter.fillRect(1, top, 2, _ROW_PX, colors.accent)
            base = baseline(strong, top, _ROW_PX)
            end = draw(painter, _PAD_PX + 4, base, str(instrument.symbol), strong, colors.t1)
            names = " ".join(dict.fromkeys(one for one in (instrument.name_en, instrument.name_zh) if one))
            draw(painter, end + 8, base, elide(plain, names, self.width() - end - 16), plain, colors.t2)
        top = self.height() - _PAD_PX - _ROW_PX
        words = elide(small, self._words(), self.width() - 2 * _PAD_PX)
        draw(painter, _PAD_PX + 4, baseline(small, top, _ROW_PX), words, small, colors.t3)
        painter.end()

    def _words(self) -> str:
        if self.line.text().strip() and not self.found:
            return self.tr("Nothing found. A symbol can be typed in full, such as HK:700")
        return self.tr("Costs one history and one live quote")
