"""The chart's toolbar: intraday line, the intervals, the rarer ones and those without room in a menu."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPoint, QSize, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qosdesk.domain.intervals import Interval
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.buttons import IconButton
from qosdesk.ui.widgets.segment import Segment

HEIGHT_PX: Final = 26
SHOWN: Final = (
    Interval.M1,
    Interval.M5,
    Interval.M15,
    Interval.M30,
    Interval.H1,
    Interval.DAY,
    Interval.WEEK,
    Interval.MONTH,
)
RARE: Final = (Interval.H2, Interval.H4, Interval.YEAR)
_SPACING_PX: Final = 2
_WIDTH_PX_MIN: Final = 180


INTERVAL_WORDS: Final = (
    QT_TRANSLATE_NOOP("Interval", "1m"),
    QT_TRANSLATE_NOOP("Interval", "5m"),
    QT_TRANSLATE_NOOP("Interval", "15m"),
    QT_TRANSLATE_NOOP("Interval", "30m"),
    QT_TRANSLATE_NOOP("Interval", "1h"),
    QT_TRANSLATE_NOOP("Interval", "2h"),
    QT_TRANSLATE_NOOP("Interval", "4h"),
    QT_TRANSLATE_NOOP("Interval", "1D"),
    QT_TRANSLATE_NOOP("Interval", "1W"),
    QT_TRANSLATE_NOOP("Interval", "1M"),
    QT_TRANSLATE_NOOP("Interval", "1Y"),
)
"""Labels of the intervals, for the catalogues."""


def interval_text(interval: Interval) -> str:
    """The interval in the user's language: `5m`, `1D`."""
    return QCoreApplication.translate("Interval", interval.label)


DAYS: Final = (1, 5)
"""Days that an intraday line shows."""


def days_text(days: int) -> str:
    """The intraday line in the user's language: `Intraday`, `5-day`."""
    if days == 1:
        return QCoreApplication.translate("Chart", "Intraday")
    return QCoreApplication.translate("Chart", "5-day")


class Toolbar(QWidget):
    """A row of 26 px. Words without room go into the menu, the longest intervals first; the chosen one never does.

    Attributes:
        line_keys: what is pressed for the intraday line, as its tooltip says.

    Signals:
        chosen: the user took an interval.
        days_chosen: the user took the intraday line of so many days.
        reset_asked: the user wants the default view.
    """

    chosen = Signal(Interval)
    days_chosen = Signal(int)
    reset_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._interval = Interval.M5
        self._days = 0
        self._missing: dict[Interval, str] = {}
        self.setFixedHeight(HEIGHT_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(_SPACING_PX)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.line_keys = ""
        self.tools: list[QWidget] = []
        self.day_segments: dict[int, Segment] = {}
        for days in DAYS:
            button = self.day_segments[days] = Segment(theme, days_text(days), self)
            button.clicked.connect(lambda _checked=False, chosen=days: self.days_chosen.emit(chosen))
            row.addWidget(button)
        self.segments: dict[Interval, Segment] = {}
        for interval in SHOWN:
            button = self.segments[interval] = Segment(theme, interval_text(interval), self)
            button.clicked.connect(lambda _checked=False, chosen=interval: self.chosen.emit(chosen))
            row.addWidget(button)
        self.more = IconButton(theme, "chevron-down", "", size=14, box=20, quiet=True, parent=self)
        self.more.clicked.connect(self._open_menu)
        row.addWidget(self.more)
        row.addStretch(1)
        self.reset = IconButton(theme, "recentre", "", size=14, box=22, quiet=True, parent=self)
        self.reset.clicked.connect(self.reset_asked)
        row.addWidget(self.reset)
        self._menu: QMenu | None = None
        self.retranslate()
        self.set_interval(self._interval)

    def add_tool(self, button: QWidget) -> None:
        """A button of the chart's tools, before the one that resets the view."""
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.indexOf(self.reset), button)
        self.tools.append(button)
        self._fit()

    def show_tools(self, shown: bool) -> None:
        """Show what works on candles only: tools, the view's reset."""
        for button in (*self.tools, self.reset):
            button.setVisible(shown)
        self._fit()

    def set_missing(self, missing: Mapping[Interval, str]) -> None:
        """Grey the intervals that the symbol's source does not offer; the sentence is their tooltip."""
        if missing == self._missing:
            return
        self._missing = dict(missing)
        self._grey()

    def _grey(self) -> None:
        for interval, button in self.segments.items():
            button.setEnabled(interval not in self._missing)
            button.setToolTip(self._missing.get(interval, ""))
        lines = self._missing.get(Interval.M1, "")
        for days, button in self.day_segments.items():
            button.setEnabled(not lines)
            button.setToolTip(lines or (self._day_tip() if days == 1 else ""))

    def set_days(self, days: int) -> None:
        """Mark the intraday line of so many days; 0: candles, whose interval is marked."""
        self._days = days
        self.set_interval(self._interval)

    def set_interval(self, interval: Interval) -> None:
        """Mark the interval in use; a rare one takes a place of its own in the row."""
        self._interval = interval
        if interval not in self.segments:
            button = self.segments[interval] = Segment(self._theme, interval_text(interval), self)
            button.clicked.connect(lambda _checked=False: self.chosen.emit(interval))
            layout = self.layout()
            if isinstance(layout, QHBoxLayout):
                layout.insertWidget(layout.indexOf(self.more), button)
        for known, button in self.segments.items():
            button.setChecked(known is interval and not self._days)
            button.setAccessibleName(self.tr("Interval {0}").format(interval_text(known)))
        for days, button in self.day_segments.items():
            button.setChecked(days == self._days)
        self._fit()

    def retranslate(self) -> None:
        """The language changed."""
        for interval, button in self.segments.items():
            button.setText(interval_text(interval))
            button.updateGeometry()
        for days, button in self.day_segments.items():
            button.setText(days_text(days))
            button.updateGeometry()
        self._grey()
        self.more.set_text(self.tr("More intervals"))
        self.reset.set_text(self.tr("Reset the view"))
        self._fit()
        self.update()

    # --- room ---------------------------------------------------------------------------------------------------------

    def _day_tip(self) -> str:
        tip = self.tr("Price and average price of the day")
        return f"{tip} ({self.line_keys})" if self.line_keys else tip

    def minimumSizeHint(self) -> QSize:
        """The chosen word, the menu and the tools: a chart may be narrow."""
        return QSize(_WIDTH_PX_MIN, HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other words have room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide words, the last first, until the rest has room."""
        row = self.layout()
        if not isinstance(row, QHBoxLayout):
            return
        margins = row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        # The tools' room is kept free while they are hidden: no word moves when they come and go.
        for button in (self.more, *self.tools, self.reset):
            width = max(button.minimumWidth(), button.sizeHint().width())
            room -= min(width, button.maximumWidth()) + _SPACING_PX
        order = [self.day_segments[1], *self.segments.values(), *self.day_segments.values()]
        for word in sorted(dict.fromkeys(order), key=lambda one: not one.isChecked()):
            width = word.sizeHint().width() + _SPACING_PX
            word.setVisible(width <= room or word.isChecked())
            room -= width

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and a hairline below."""
        painter, colors = QPainter(self), self._theme.c
        painter.fillRect(self.rect(), colors.bg1)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colors.line)
        painter.end()

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for days, word in self.day_segments.items():
            if word.isHidden():
                action = menu.addAction(days_text(days))
                action.triggered.connect(lambda _checked=False, chosen=days: self.days_chosen.emit(chosen))
        hidden = [interval for interval in SHOWN if self.segments[interval].isHidden()]
        for interval in sorted((*hidden, *RARE), key=list(Interval).index):
            action = QAction(interval_text(interval), menu)
            action.setCheckable(True)
            action.setChecked(interval is self._interval and not self._days)
            action.setEnabled(interval not in self._missing)
            action.setToolTip(self._missing.get(interval, ""))
            action.triggered.connect(lambda _checked=False, chosen=interval: self.chosen.emit(chosen))
            menu.addAction(action)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
