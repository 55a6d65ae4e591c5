"""The widget of the intraday line: holds minute bars of a symbol, paints them, follows the pointer."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from qosdesk.domain.change import headline
from qosdesk.domain.hours import zone_of
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import UNKNOWN, is_known
from qosdesk.domain.symbols import Symbol, lot_shares
from qosdesk.market.store import BAR, SNAPSHOT
from qosdesk.ui.chart.canvas import Canvas, TextMeter
from qosdesk.ui.chart.crosshair import SharedPoint
from qosdesk.ui.chart.intraday.day_axis import DayAxis, trading_days
from qosdesk.ui.chart.intraday.day_line import day_line
from qosdesk.ui.chart.intraday.paint import paint_day
from qosdesk.ui.chart.intraday.pointer import paint_pointer
from qosdesk.ui.chart.intraday.scene import DayLayout, DayScene, layout_of, price_scale
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import LoadState, SeriesHandle
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton

_INTERVALS: Final = {1: Interval.M1, 5: Interval.M5}
"""Bars by number of days: five days of minutes would be two pages of a small plan, and narrower than a pixel."""
_SLOT_MS: Final = 60_000


class IntradayView(QWidget):
    """One day or five of a symbol.

    Attributes:
        days: 1 or 5.
        handle: hold on the bars; None while nothing is shown.
        scene: of the latest painting, None before.
        zone: in which times are written; None for the exchange's own.

    Signals:
        loaded: bars arrived, or what they wait for changed.
        pointed: the crosshair moved, or went.
    """

    loaded = Signal()
    pointed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.symbol: Symbol | None = None
        self.days = 1
        self.handle: SeriesHandle | None = None
        self.scene: DayScene | None = None
        self.zone: ZoneInfo | None = None
        self._layout: DayLayout | None = None
        self._kept: QPixmap | None = None
        self._stale = True
        self._slot: int | None = None
        self._y: int | None = None
        self._echo: tuple[int, float] | None = None
        self._axis: DayAxis | None = None
        self._axis_key: tuple[object, ...] = ()
        self._seen: tuple[object, ...] = ()
        self.meter = TextMeter()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.retry_button = TextButton(desk.theme, parent=self)
        self.retry_button.clicked.connect(self._retry)
        self.retry_button.hide()

    @property
    def interval(self) -> Interval:
        """Length of the bars that the line is made of."""
        return _INTERVALS[self.days]

    def show_days(self, symbol: Symbol, days: int) -> None:
        """Show the last day or the last five of a symbol.

        Args:
            symbol: the instrument.
            days: 1 or 5.
        """
        if self.handle is not None and (symbol, days) == (self.symbol, self.days):
            return
        self.close_bars()
        self.symbol, self.days = symbol, days
        self._slot = self._echo = None
        self.handle = self._desk.history.open(symbol, self.interval, self._on_loading)
        self._on_loading()

    def close_bars(self) -> None:
        """Let go of the bars; another `show_days` takes them again."""
        if self.handle is not None:
            self.handle.close()
            self.handle = None
        self.scene = None

    def look(self) -> None:
        """Repaint if anything that is painted changed."""
        if self.handle is None or self.symbol is None:
            return
        head = headline(self._desk.store.state(self.symbol).snapshot())
        seen = (
            self.handle.series.version,
            head.price,
            head.reference,
            self._desk.hours.version,
            self._desk.staleness.is_stale(self.symbol),
        )
        if repr(seen) != repr(self._seen):
            self._seen = seen
            self.refresh()

    def refresh(self) -> None:
        """The still part changed."""
        self._stale = True
        self.update()

    def retranslate(self) -> None:
        """The language or the theme changed."""
        self.meter.clear()
        self.retry_button.setText(self.tr("Retry"))
        self.refresh()

    # --- data ---------------------------------------------------------------------------------------------------------

    def _on_loading(self) -> None:
        handle, axis = self.handle, self._make_axis()
        if handle is not None and axis is not None and len(handle.series):
            # A day of a market around the clock has more minutes than one page.
            if int(handle.series.ts_ms[0]) > axis.first_ms and handle.loading.state is LoadState.IDLE:
                handle.load_older()
        self.refresh()
        self.loaded.emit()

    def _make_axis(self) -> DayAxis | None:
        handle, symbol, hours = self.handle, self.symbol, self._desk.hours
        if handle is None or symbol is None or not len(handle.series):
            return None
        newest = int(handle.series.ts_ms[-1])
        key = (symbol, self.days, hours.phase_at(symbol, newest).trade_date, hours.version, hours.always)
        if key != self._axis_key or self._axis is None:
            days = trading_days(hours, symbol, newest, self.days)
            slot_ms = _SLOT_MS * self.interval.minutes
            self._axis, self._axis_key = DayAxis.of(hours, symbol, days, slot_ms), key
        return self._axis

    def _make_scene(self) -> DayScene | None:
        axis, symbol, desk = self._make_axis(), self.symbol, self._desk
        if axis is None or symbol is None or self.handle is None:
            return None
        quote = desk.store.state(symbol).snapshot()
        line = day_line(self.handle.series, axis, desk.hours, symbol, quote)
        head = headline(quote)
        # The line ends in the newest price only while that belongs to the slot that is forming.
        newest = int(self.handle.series.ts_ms[-1])
        fresh = 0 <= head.ts_ms - newest < axis.slot_ms + 1000 and bool(
            axis.slots_of(self.handle.series.ts_ms[-1:])[0] >= 0
        )
        instrument = desk.instruments.get(symbol)
        name = str(symbol)
        if instrument is not None:
            chinese = desk.theme.language.startswith("zh")
            name = (instrument.name_zh if chinese else "") or instrument.name_en or instrument.name_zh or name
        last = head.price if fresh else float(line.price[-1]) if line is not None else float("nan")
        return DayScene(
            desk.theme,
            self.zone or zone_of(symbol.market),
            name,
            axis,
            line,
            last,
            desk.instruments.decimals(symbol),
            lot_shares(symbol),
            fresh,
            desk.staleness.is_stale(symbol),
        )

    def _retry(self) -> None:
        if self.handle is not None:
            self.handle.retry()

    # --- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the still part, painting it first when it is stale, then legend and crosshair."""
        dpr = self.devicePixelRatioF()
        if self._stale or self._kept is None or self._kept.devicePixelRatio() != dpr:
            self._paint_kept(dpr)
        painter = QPainter(self)
        if self._kept is not None:
            painter.drawPixmap(QPointF(0, 0), self._kept)
        if self.scene is not None and self._layout is not None:
            canvas = Canvas(painter, dpr, self.meter)
            slot, y = self._slot, self._y
            if slot is None and self._echo is not None:
                slot, price = self._echo
                y = price_scale(self.scene, self._layout).y(price) if is_known(price) else None
            paint_pointer(canvas, self.scene, self._layout, slot, y)
            canvas.finish()
        painter.end()
        self._desk.frames.painted(BAR | SNAPSHOT)

    def _paint_kept(self, dpr: float) -> None:
        width, height = round(self.width() * dpr), round(self.height() * dpr)
        if self._kept is None or (self._kept.width(), self._kept.height()) != (width, height):
            self._kept = QPixmap(width, height)
        self._kept.setDevicePixelRatio(dpr)
        self._stale = False
        scene = self.scene = self._make_scene()
        painter = QPainter(self._kept)
        canvas = Canvas(painter, dpr, self.meter)
        if scene is not None and scene.line is not None:
            self._layout = layout_of(scene, self.width(), self.height(), dpr)
            paint_day(canvas, scene, self._layout)
            self._say("", "")
        else:
            canvas.fill(0, 0, width - 1, height - 1, self._desk.theme.c.bg1)
            self._paint_state(canvas, width, height)
        canvas.finish()
        painter.end()

    def _paint_state(self, canvas: Canvas, width: int, height: int) -> None:
        theme, loading = self._desk.theme, self.handle.loading if self.handle is not None else None
        detail = ""
        if loading is None or self.symbol is None:
            title = self.tr("No symbol")
        elif loading.state is LoadState.ERROR:
            title, detail = self.tr("No minutes of {0}").format(self.symbol), loading.message
        elif loading.state is LoadState.LOADING or (not loading.pages and loading.state is LoadState.IDLE):
            title = self.tr("Loading minutes of {0}").format(self.symbol)
        else:
            title = self.tr("No minutes of {0}").format(self.symbol)
            detail = self.tr("The provider has none of its last trading day.")
        middle = height // 2
        canvas.text(width / 2, middle - canvas.px(8), title, theme.font(12, SEMIBOLD), theme.c.t1, anchor=0.5)
        canvas.text(width / 2, middle + canvas.px(12), detail, theme.font(11), theme.c.t2, anchor=0.5)
        self._say(title, detail if loading is not None and loading.state is LoadState.ERROR else "")

    def _say(self, title: str, error: str) -> None:
        """Tell a screen reader, and place the Retry button below an error."""
        self.setAccessibleDescription(title)
        size = self.retry_button.sizeHint()
        x, y = (self.width() - size.width()) // 2, self.height() // 2 + 26
        self.retry_button.setGeometry(x, y, size.width(), size.height())
        self.retry_button.setVisible(bool(error))

    # --- hands --------------------------------------------------------------------------------------------------------

    def _point(self, slot: int | None, y: int | None) -> None:
        if (slot, y) != (self._slot, self._y):
            self._slot, self._y = slot, y
            self.update()
            self.pointed.emit()

    def point(self) -> tuple[int, float] | None:
        """Start of the slot under the crosshair, UTC ms, and the price at it, NaN beside the prices; None without."""
        scene, layout = self.scene, self._layout
        if scene is None or layout is None or self._slot is None:
            return None
        on_prices = self._y is not None and layout.top <= self._y <= layout.price_bottom
        price = price_scale(scene, layout).value_at(self._y) if on_prices and self._y is not None else UNKNOWN
        return (scene.axis.ts_of(self._slot), price)

    def follow(self, point: SharedPoint | None) -> None:
        """Show the crosshair of another chart at the slot that holds it, if there is one."""
        axis, symbol, echo = self._axis, self.symbol, None
        if point is not None and axis is not None and symbol is not None:
            if point.interval.is_intraday:
                slot = int(axis.slots_of(np.array([point.ts_ms], dtype=np.int64))[0])
            else:
                slot = axis.day_slots()[axis.days.index(point.day)] if point.day in axis.days else -1
            echo = (slot, point.price if point.symbol == symbol else UNKNOWN) if slot >= 0 else None
        if repr(echo) != repr(self._echo):
            self._echo = echo
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The crosshair follows."""
        layout, scene = self._layout, self.scene
        if layout is None or scene is None:
            return
        x, y = event.position().x() * layout.dpr, round(event.position().y() * layout.dpr)
        inside = layout.left <= x <= layout.right and layout.top <= y <= layout.volume_bottom
        self._point(*((layout.slot_at(x, scene.axis.slots), y) if inside else (None, None)))

    def leaveEvent(self, event: QEvent) -> None:
        """The crosshair goes."""
        self._point(None, None)

    def hideEvent(self, event: QHideEvent) -> None:
        """No crosshair is left behind."""
        super().hideEvent(event)
        self._point(None, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the crosshair by one slot, Home and End to the ends, Esc takes it away."""
        scene, key = self.scene, event.key()
        if scene is None or scene.line is None:
            super().keyPressEvent(event)
            return
        last = int(scene.line.slots[-1])
        at = last if self._slot is None else self._slot
        moves = {
            Qt.Key.Key_Left: max(0, at - 1),
            Qt.Key.Key_Right: min(last, at + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key == Qt.Key.Key_Escape and self._slot is not None:
            self._point(None, None)
        elif key in moves:
            self._point(moves[Qt.Key(key)], None)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew."""
        super().resizeEvent(event)
        self.refresh()
