""" "Go to date": a small box over the chart, and the way there through older pages of history."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.tools.dates import parse_when
from qosdesk.ui.chart.tools.ground import zone_of_chart
from qosdesk.ui.chart.tools.timemap import TimeMap
from qosdesk.ui.ports import LoadState, SeriesHandle
from qosdesk.ui.theme import Theme

PAGES_MAX: Final = 20
"""Pages of history that one journey asks for; Enter goes on from there."""

_WIDTH_PX: Final = 340
_TOP_PX: Final = 56


class Journey(QObject):
    """Moves the view to an instant, asking for older bars until the series holds it.

    Attributes:
        target_ms: where to, None while resting.

    Signals:
        moved: the view of the bars changed.
        said: (text, whether it ended) what it waits for, why it ended; an empty text: it is there.
    """

    moved = Signal()
    said = Signal(str, bool)

    def __init__(self, model: ChartModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._handle: SeriesHandle | None = None
        self._pages_left = 0
        self._asked_from: int | None = None
        self._spent_before = 0
        self.target_ms: int | None = None

    def go(self, target_ms: int) -> None:
        """Set out."""
        self._handle = self._model.handle
        self._spent_before = self._model.loading.requests
        self.target_ms, self._pages_left, self._asked_from = target_ms, PAGES_MAX, None
        self.on_bars()

    def stop(self) -> None:
        """Stay here."""
        self.target_ms = None

    def on_bars(self) -> None:
        """Bars arrived, or what they wait for changed."""
        handle, target = self._model.handle, self.target_ms
        if target is None:
            return
        if handle is None or handle is not self._handle:
            self._end(_tr("The chart shows something else now"))
            return
        series, state = handle.series, handle.loading.state
        if len(series) and (target >= series.ts_ms[0] or state is LoadState.END):
            self._arrive(target)
        elif state is LoadState.ERROR:
            self._end(handle.loading.message)
        elif state is LoadState.LOADING or not len(series):
            self.said.emit(self._progress(), False)
        elif not self._pages_left:
            self._end(_tr("Loaded back to {0}. Enter goes on").format(self._oldest()))
        elif series.first != self._asked_from:
            # Once for each oldest bar: asking may change the state, which comes back here.
            self._asked_from = series.first
            self._pages_left -= 1
            self.said.emit(self._progress(), False)
            handle.load_older()

    def _arrive(self, target_ms: int) -> None:
        model, series = self._model, self._model.series
        if series is None:
            return
        model.sync()
        index = TimeMap(series.ts_ms, series.first, model.interval).index_of(
            max(target_ms, int(series.ts_ms[0]))
        )
        last = series.first + len(series) - 1
        view = model.view
        view.pan((view.right - min(index, last) - view.bars / 2) * view.step)
        model.price_range = None
        early = target_ms < series.ts_ms[0]
        self._end(_tr("The history begins on {0}").format(self._oldest()) if early else "")
        self.moved.emit()

    def _end(self, words: str) -> None:
        self.target_ms = None
        self.said.emit(words, True)

    def _progress(self) -> str:
        """Where it is, and what it costs the user's plan."""
        oldest, loading = self._oldest(), self._model.loading
        if not oldest:
            return _tr("Loading bars")
        said = _tr("Loading older bars, now at {0}. Esc stops").format(oldest)
        spent = loading.requests - self._spent_before
        if loading.left >= 0 and spent > 0:
            said += " · " + _tr("requests: {0}, left this minute: {1}").format(spent, loading.left)
        return said

    def _oldest(self) -> str:
        series = self._model.series
        if series is None or not len(series):
            return ""
        return f"{datetime.fromtimestamp(int(series.ts_ms[0]) / 1000, zone_of_chart(self._model)):%Y-%m-%d}"


class DateBox(QFrame):
    """A line to type a date into, and a line that says what becomes of it. Esc or leaving it closes it."""

    closed = Signal()

    def __init__(self, theme: Theme, model: ChartModel, journey: Journey, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._journey = journey
        self.line = QLineEdit(self)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.note)
        self.line.returnPressed.connect(self._go)
        self.line.installEventFilter(self)
        journey.said.connect(self._on_said)
        self.hide()

    def open_box(self) -> None:
        """Show it at the top of the chart, ready to type."""
        self.line.setPlaceholderText("2024-05-17 10:30")
        self.line.setAccessibleName(self.tr("Go to date"))
        self._say(self.tr("A date such as 2024-05-17, 2024-05-17 10:30 or 5/17"), "t3")
        self._place()
        self.show()
        self.raise_()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_box(self) -> None:
        """Hide it and stop what is under way."""
        self._journey.stop()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc, and clicks elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_box()
                return True
        elif event.type() is QEvent.Type.FocusOut and self._journey.target_ms is None:
            self.close_box()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the line has no use for is not for the chart behind it."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and border of a menu."""
        painter, colors = QPainter(self), self._theme.c
        painter.fillRect(self.rect(), colors.line2)
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), colors.bg2)
        painter.end()

    def _go(self) -> None:
        now_ms = self._model.desk.clock.wall_ms()
        target_ms = parse_when(self.line.text(), now_ms, zone_of_chart(self._model))
        if target_ms is None:
            self._say(self.tr("Not a date: write 2024-05-17, 2024-05-17 10:30 or 5/17"), "warn")
        else:
            self._journey.go(target_ms)

    def _on_said(self, words: str, ended: bool) -> None:
        if self.isHidden():
            return
        if ended and not words:
            self.close_box()
        else:
            self._say(words, "warn" if ended else "t2")

    def _say(self, words: str, token: str) -> None:
        color = getattr(self._theme.c, token).name()
        self.note.setFont(self._theme.font(11, tabular=False))
        self.note.setStyleSheet(f"color: {color};")
        self.note.setText(words)
        self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            width = min(_WIDTH_PX, parent.width() - 16)
            layout = self.layout()
            height = layout.heightForWidth(width) if layout is not None else 60
            self.setGeometry((parent.width() - width) // 2, _TOP_PX, width, height)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
