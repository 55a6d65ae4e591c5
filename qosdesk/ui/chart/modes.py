"""What a chart panel shows: candles, or the intraday line of one day or five. The hidden one holds no bars."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from qosdesk.domain.symbols import Symbol
from qosdesk.ui.chart.intraday.view import IntradayView
from qosdesk.ui.desk import Desk


class Mode(Enum):
    """The value is how the choice is stored."""

    CANDLES = "candles"
    DAY = "intraday"
    DAYS = "5-day"

    @property
    def days(self) -> int:
        """Days of the intraday line; 0 for candles."""
        return _DAYS[self.value]

    @classmethod
    def of_days(cls, days: int) -> Mode:
        """The mode that shows so many days."""
        return next(mode for mode in cls if mode.days == days)


_DAYS = {"candles": 0, "intraday": 1, "5-day": 5}


class Modes(QObject):
    """The candles and the intraday line of one panel, one above the other.

    Attributes:
        mode: what is shown.
        line: the mode that F5 goes to from candles: the one before, at first one day.
        stack: the widget.
        intraday: None until it is first wanted.

    Signals:
        made: the intraday line was made.
    """

    made = Signal()

    def __init__(self, desk: Desk, candles: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.mode = Mode.CANDLES
        self.line = Mode.DAY
        self.intraday: IntradayView | None = None
        self.candles = candles
        self.stack = QStackedWidget(parent)
        self.stack.addWidget(candles)

    @property
    def shown(self) -> QWidget:
        """The one in front."""
        return self.candles if self.intraday is None or not self.mode.days else self.intraday

    def show(self, mode: Mode, symbol: Symbol | None) -> None:
        """Bring a mode to the front, with a symbol's bars if it is the intraday line; the keyboard goes with it."""
        had_focus = self.shown.hasFocus()
        self.mode = mode
        if mode.days:
            self.line = mode
            self._show_line(mode.days, symbol)
        elif self.intraday is not None:
            self.intraday.close_bars()
        self.stack.setCurrentWidget(self.shown)
        if had_focus:
            self.shown.setFocus()

    def shut(self) -> None:
        """Let go of the bars."""
        if self.intraday is not None:
            self.intraday.close_bars()

    def _show_line(self, days: int, symbol: Symbol | None) -> None:
        if self.intraday is None:
            self.intraday = IntradayView(self._desk, self.stack)
            self.intraday.retranslate()
            self.stack.addWidget(self.intraday)
            self.made.emit()
        if symbol is None:
            self.intraday.close_bars()
        else:
            self.intraday.show_days(symbol, days)
