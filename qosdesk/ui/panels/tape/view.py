"""What is seen of a tape and how it is moved through: strip, header, rows in one paintEvent; wheel, keys, pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from qosdesk.domain.hours import zone_of
from qosdesk.domain.numbers import format_price
from qosdesk.ui.chart.time_axis import zone_label
from qosdesk.ui.chart.zones import ZoneChoice
from qosdesk.ui.paint.text import Type
from qosdesk.ui.panels.tape.columns import Columns
from qosdesk.ui.panels.tape.frame import Frame, paint_header, paint_nothing, paint_pause
from qosdesk.ui.panels.tape.model import TapeModel
from qosdesk.ui.panels.tape.painter import Look, RowPainter, whole_px
from qosdesk.ui.panels.tape.position import Position, Selection
from qosdesk.ui.panels.tape.rows import TapeRow
from qosdesk.ui.panels.tape.settings import TapeSettings, Window
from qosdesk.ui.panels.tape.strip import paint_strip
from qosdesk.ui.panels.tape.tally import FIVE_MINUTES_S, MINUTE_S, Sums, sums_of_rows
from qosdesk.ui.panels.tape.words import (
    Figures,
    TapeClock,
    counted_words,
    row_tooltip,
    row_words,
    span_text,
    sums_words,
)
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import SEMIBOLD

_WHEEL_ROWS: Final = 3
_AS_ZEROS: Final = str.maketrans("123456789", "000000000")
_LENGTHS_S: Final = {Window.MINUTE: MINUTE_S, Window.FIVE_MINUTES: FIVE_MINUTES_S}


class TapeView(QWidget):
    """Rows and sums of one model.

    Args:
        theme: colours.
        type_: fonts.
        model: what is shown.
        end_ms: the vendor's time now, where windows end.
        painted: told of every painting.

    Attributes:
        settings: what the user chose.
        figures, clock: how numbers and times are written.
        has_symbol: else it asks for one.
        why_not: why its source sends no prints; empty where it does.
        bar: px kept free for the filter below the strip.
        position: where the reader is.
        selection: rows marked for copying.
        rows: paints them.

    Signals:
        strip_pressed: (place on the screen).
        menu_wanted: (place on the screen, row or None).
    """

    strip_pressed = Signal(QPoint)
    menu_wanted = Signal(QPoint, object)

    def __init__(
        self,
        theme: Theme,
        type_: Type,
        model: TapeModel,
        end_ms: Callable[[], int],
        painted: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._type = type_
        self._model = model
        self._end_ms = end_ms
        self._painted = painted
        self.settings = TapeSettings()
        self.figures = Figures(units=theme.units)
        self.clock = TapeClock(zone_of(""))
        self.has_symbol = False
        self.why_not = ""
        self.bar = 0
        self.position = Position(model.roll)
        self.selection = Selection()
        self.rows = RowPainter(type_)
        self._wheel = 0.0
        self._columns_for = (0, False, False, 0)
        self._columns = Columns(*self._columns_for)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def frame(self) -> Frame:
        """Where things are now."""
        return Frame(
            self.width(),
            self.height(),
            self._theme.row_height - 2,
            self.bar,
            self.settings.details,
            self.position.paused,
            self.settings.newest_on_top,
        )

    def rows_shown(self) -> list[TapeRow]:
        """The rows in view, newest first."""
        return self.position.rows(self.frame.slots)

    def rows_to_copy(self) -> list[TapeRow]:
        """The marked rows, or without any those in view; oldest first."""
        marked = [row for row in self._model.roll.shown if row in self.selection] if self.selection else []
        return marked or self.rows_shown()[::-1]

    def row_at(self, point: QPoint) -> TapeRow | None:
        """The row under a point."""
        slot = self.frame.slot_at(point.y())
        rows = self.rows_shown()
        if slot < 0 or slot >= len(rows):
            return None
        return rows[slot] if self.settings.newest_on_top else rows[::-1][slot]

    def sums(self) -> Sums:
        """What the strip says."""
        window, tally, infer = self.settings.window, self._model.tally, self.settings.infer
        if window is Window.VISIBLE:
            return sums_of_rows(self.rows_shown())
        if window is Window.SESSION:
            return tally.session(infer)
        return tally.window(_LENGTHS_S[window], self._end_ms(), infer)

    # --- changes -----------------------------------------------------------------------------------------------------

    def on_prints(self, count: int) -> None:
        """So many prints came: strip and rows are painted anew."""
        self.position.came(count)
        frame = self.frame
        self.update(frame.strip)
        self.update(frame.below_header)

    def on_second(self) -> None:
        """The window slid."""
        self.update(self.frame.strip)

    def resume(self) -> None:
        """Back to the newest print."""
        self.position.resume()
        self.update()

    def pause(self) -> None:
        """Hold the view where it is."""
        self.position.pause()
        self.update()

    def mark_all(self) -> None:
        """Every print that is shown or can be scrolled to."""
        shown = self._model.roll.shown
        if shown:
            self.selection.put_all(shown[0], shown[-1])
            self.update()

    def scroll_rows(self, rows: int) -> None:
        """Towards older rows (above 0) or newer ones."""
        self.position.move(rows, self.frame.slots_when(paused=True))
        self.describe()
        self.update()

    def describe(self) -> None:
        """For the ear: the newest row in view."""
        rows = self.rows_shown()
        milliseconds = self._model.roll.milliseconds
        words = row_words(rows[0], self.clock, self.figures, milliseconds) if rows else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the parts that are asked for."""
        frame, region, c = self.frame, event.region(), self._theme.c
        paints_rows = region.intersects(frame.below_header)
        rows = self._rows_painted() if paints_rows else []
        self._lay_out(frame)
        if self.figures.size_decimals != self._model.roll.size_decimals:
            self.figures = replace(self.figures, size_decimals=self._model.roll.size_decimals)
        if paints_rows and frame.slots:
            self._update_rows(rows, frame)
        with self._type.painting(self) as painter:
            if region.intersects(frame.strip):
                painter.fillRect(frame.strip, c.bg1)
                sums, window = self.sums(), self.settings.window
                span = span_text(window, sums.covered_s, _LENGTHS_S.get(window, 0))
                paint_strip(painter, self._type, c, frame, sums, span, self.figures)
            if region.intersects(frame.header):
                painter.fillRect(frame.header, c.bg1)
                zone, in_lots = self._zone_note(), self.figures.lot > 1
                paint_header(painter, self._type, c, frame, self._columns, zone, in_lots)
            if paints_rows:
                self._paint_rows(painter, frame, rows)
        self._painted()

    def _rows_painted(self) -> list[TapeRow]:
        """The rows shown; none where the source sends no prints and there are none: no line says that they are late."""
        rows = self.rows_shown()
        return [] if self.why_not and not any(row.is_print for row in rows) else rows

    def _paint_rows(self, painter: QPainter, frame: Frame, rows: Sequence[TapeRow]) -> None:
        """Picture, pause bar, or why there is none."""
        type_, c = self._type, self._theme.c
        # Strip and rows are two rectangles; clipped to one, the picture is copied five times as fast.
        type_.flush()
        top = whole_px(frame.below_header.top(), self.devicePixelRatioF())
        painter.setClipRect(QRectF(0, top, frame.width, frame.height - top))
        # At 150 % the parts begin within a device pixel: what two of them share is painted here.
        painter.fillRect(QRectF(0, top, frame.width, 1), c.bg1)
        painter.fillRect(frame.rest.adjusted(0, -1, 0, 0), c.bg1)
        if frame.slots:
            self.rows.blit(painter, frame.rows_top)
        if self.position.paused:
            paint_pause(painter, type_, c, frame, self.position.new_prints)
        if not rows:
            hidden = self._model.roll.hidden
            paint_nothing(painter, type_, c, frame, self.has_symbol, hidden, self.why_not)

    def _lay_out(self, frame: Frame) -> None:
        """The columns, for as long a price as the newest."""
        newest = next((row.price for row in reversed(self._model.roll.rows) if row.is_print), 0.0)
        text = format_price(newest, min(self.figures.decimals, 2)).translate(_AS_ZEROS)
        price_px = ceil(self._type.width(text, 12, SEMIBOLD))
        key = (frame.width, self._model.roll.milliseconds, self.settings.running, price_px)
        if key != self._columns_for:
            self._columns_for, self._columns = key, Columns(*key)
            self.update()

    def _update_rows(self, rows: Sequence[TapeRow], frame: Frame) -> None:
        look = Look(
            self._theme.c,
            self._theme.language,
            frame.width,
            frame.row_height,
            self.devicePixelRatioF(),
            self.figures,
            self.clock,
            self._columns,
            frame.slots,
        )
        marked = frozenset(row for row in rows if row in self.selection) if self.selection else frozenset()
        self.rows.update(rows if self.settings.newest_on_top else rows[::-1], marked, look)

    def _zone_note(self) -> str:
        """Name of the zone where it is not the exchange's."""
        if self.settings.zone is ZoneChoice.EXCHANGE:
            return ""
        return zone_label(self.clock.zone, self._theme.language)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by rows; a fine wheel adds up. The keyboard comes along, so that End leads back."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._wheel += event.angleDelta().y() / 120 * _WHEEL_ROWS
        rows = int(self._wheel)
        self._wheel -= rows
        if rows:
            self.scroll_rows(-rows if self.settings.newest_on_top else rows)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, pages, Home to the oldest, Esc; the rest are commands."""
        page = max(1, self.frame.slots_when(paused=True) - 1)
        moves: dict[int, int] = {
            Qt.Key.Key_Down.value: 1,
            Qt.Key.Key_Up.value: -1,
            Qt.Key.Key_PageDown.value: page,
            Qt.Key.Key_PageUp.value: -page,
        }
        shown = self._model.roll.shown
        sign = 1 if self.settings.newest_on_top else -1
        if event.key() == Qt.Key.Key_Home:
            self.scroll_rows(len(shown))
        elif event.key() == Qt.Key.Key_Escape and self.selection:
            self.selection.clear()
            self.update()
        elif event.key() in moves:
            self.scroll_rows(sign * moves[event.key()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The pause bar or a middle click goes back to live, the strip offers its windows, a row is marked."""
        point, frame = event.position().toPoint(), self.frame
        on_pause = self.position.paused and frame.pause.contains(point)
        row = self.row_at(point)
        if event.button() is Qt.MouseButton.MiddleButton or on_pause:
            self.resume()
        elif event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif frame.strip.contains(point):
            self.strip_pressed.emit(event.globalPosition().toPoint())
        elif row is not None:
            self.selection.put(row, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self.update()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row and the tape."""
        self.menu_wanted.emit(event.globalPos(), self.row_at(event.pos()))

    def event(self, event: QEvent) -> bool:
        """Tooltips: how the sums and the grounds are made."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.explain(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def explain(self, point: QPoint) -> str:
        """The tooltip of a point."""
        tally, roll = self._model.tally, self._model.roll
        if self.frame.strip.contains(point):
            told = [sums_words(self.settings.window, self.sums(), self.figures)]
            told += counted_words(roll.not_drawn, tally.unseen, roll.hidden)
            return "\n".join([*told, self.tr("Click to choose another window.")])
        row = self.row_at(point)
        if row is None or not row.is_print:
            return ""
        zone = zone_label(self.clock.zone, self._theme.language)
        told_by = (roll.milliseconds, roll.join.within_ms, roll.bounds, roll.wanted_tiers.kind)
        return row_tooltip(row, self.clock, self.figures, zone, *told_by)
