"""The mini ticker's window: frameless, above all others, moved and sized by its own edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from qosdesk.market.store import SNAPSHOT, TRADE, SymbolState
from qosdesk.ui.desk import Desk
from qosdesk.ui.mini.paint import ROW, MiniPainter, price_rect, rows_top
from qosdesk.ui.mini.rows import MiniRows
from qosdesk.ui.mini.state import MiniState
from qosdesk.ui.paint.text import Type
from qosdesk.ui.panels.table.rows import Damage, Row
from qosdesk.ui.ports import LinkState
from qosdesk.ui.sourcing import badge_of, connections, is_demo

_EDGE: Final = 6
_QUIET_S: Final = 0.3
"""Nothing flashes on first paint: what arrives this soon after showing is part of it."""
_EMPTY_ROWS: Final = 3


class MiniTicker(QWidget):
    """Always on top. It asks for quotes while it is shown.

    Attributes:
        rows: what it shows.
        first: index of the first row in view.

    Signals:
        placed: moved or resized.
        dismissed: the user wants it away.
        symbol_wanted: (symbol) the user wants it on the desk.
        menu_wanted: (global point).
    """

    placed = Signal()
    dismissed = Signal()
    symbol_wanted = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, state: MiniState) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self.desk = desk
        self.state = state
        self.rows = MiniRows(desk)
        self.first = 0
        self._type = Type(desk.theme)
        self._painter = MiniPainter(self._type)
        self._lit: set[Row] = set()
        self._quiet_until_s = 0.0
        self._grab: tuple[QPoint, QRect, Qt.Edge] | None = None
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self._second)
        self.setObjectName("mini-ticker")
        self.setMinimumSize(232, 76)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        desk.frames.add(self, every=2)
        desk.theme.changed.connect(self._restyle)
        self._ends = [
            desk.connection.subscribe(self._on_connection),
            desk.sources.subscribe(self._on_connection),
            desk.staleness.subscribe(self._second),
            desk.watchlists.subscribe(self.reload),
            desk.instruments.subscribe(self._on_names),
            desk.settings.subscribe(self._on_setting),
        ]
        self.take_state(state)

    # --- what it shows -----------------------------------------------------------------------------------------------

    def take_state(self, state: MiniState) -> None:
        """Look and list as the user wants them now."""
        through = state.through != bool(self.windowFlags() & Qt.WindowType.WindowTransparentForInput)
        self.state = state
        self._painter.discreet, self._painter.codes = state.discreet, state.codes
        if state.opacity != round(self.windowOpacity() * 100):
            self.setWindowOpacity(state.opacity / 100)
        if through:
            self._let_through(state.through)
        self.reload()
        self._retitle()

    def reload(self) -> None:
        """The list, or what is shown of it, is another."""
        self.rows.load(self.state)
        self._lit.clear()
        self._painter.chosen = -1
        self._scroll_to(self.first)
        if self.isVisible():
            self.desk.quotes.want(self, self.rows.streams())
        self.update()

    def natural_height(self) -> int:
        """Of all rows, up to ten."""
        return self._top + ROW * min(max(len(self.rows.rows), _EMPTY_ROWS), 10) + 2

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """See `bridge.FrameListener`."""
        if not self.isVisible():
            return False
        self.rows.set_time(now_s)
        lit = now_s >= self._quiet_until_s
        for state in dirty:
            row = self.rows.row_of(state.code)
            if row is None:
                continue
            damage = self.rows.refresh(row, lit=lit)
            if damage is not Damage.NONE:
                self._update_row(row, whole=damage is Damage.ROW)
            if row.flash is not None:
                self._lit.add(row)
        return self._fade(now_s)

    def shut(self) -> None:
        """It ends its wants and hears nothing any more. Safe to call twice."""
        if not self._ends:
            return
        for end in self._ends:
            end()
        self._ends = []
        self._seconds.stop()
        self.desk.frames.remove(self)
        self.desk.quotes.want(self, ())
        self.desk.theme.changed.disconnect(self._restyle)
        self.hide()
        self.deleteLater()

    # --- inside ------------------------------------------------------------------------------------------------------

    @property
    def _top(self) -> int:
        return rows_top(demo=is_demo(self.desk))

    @property
    def _fitting(self) -> int:
        """Whole rows that have room."""
        return max(1, (self.height() - self._top - 1) // ROW)

    def _let_through(self, through: bool) -> None:
        # Another flag makes another window of the system: it comes back where it was.
        visible, area = self.isVisible(), self.geometry()
        self.setWindowFlag(Qt.WindowType.WindowTransparentForInput, through)
        if visible:
            self.setGeometry(area)
            self.show()

    def _scroll_to(self, first: int) -> None:
        self.first = max(0, min(first, len(self.rows.rows) - self._fitting))

    def _update_row(self, row: Row, *, whole: bool) -> None:
        place = self.rows.rows.index(row) - self.first
        if 0 <= place < self._fitting:
            top = self._top + place * ROW
            self.update(QRect(0, top, self.width(), ROW) if whole else price_rect(self.width(), top))

    def _fade(self, now_s: float) -> bool:
        for row in tuple(self._lit):
            flash = row.flash
            step = flash.step(now_s) if flash is not None else 0
            if step == 0:
                row.flash = None
                self._lit.discard(row)
            if flash is None or step != flash.painted_step:
                self._update_row(row, whole=False)
        return bool(self._lit)

    def _second(self) -> None:
        if self.isVisible():
            for row in self.rows.watch_time():
                self._update_row(row, whole=True)

    def _on_connection(self) -> None:
        self._scroll_to(self.first)
        self._second()
        self.update()

    def _on_names(self) -> None:
        self.rows.name()
        self.rows.refresh_all()
        self.update()

    def _on_setting(self, _name: str) -> None:
        self.rows.read_settings(discreet=self.state.discreet)

    def _restyle(self) -> None:
        self._type.forget()
        self._on_names()
        self._retitle()

    def _retitle(self) -> None:
        self.setWindowTitle(self.tr("Mini ticker"))
        self.setAccessibleName(self.tr("Mini ticker") + f": {self.rows.title}")

    def _row_at(self, y: float) -> int:
        place = int(y - self._top) // ROW + self.first
        inside = y >= self._top and place < min(len(self.rows.rows), self.first + self._fitting)
        return place if inside else -1

    def _edges_at(self, at: QPoint) -> Qt.Edge:
        edges = Qt.Edge(0)
        if not self.state.locked:
            if at.x() < _EDGE:
                edges |= Qt.Edge.LeftEdge
            elif at.x() >= self.width() - _EDGE:
                edges |= Qt.Edge.RightEdge
            if at.y() < 3:
                edges |= Qt.Edge.TopEdge
            elif at.y() >= self.height() - _EDGE:
                edges |= Qt.Edge.BottomEdge
        return edges

    def _move_or_size(self, area: QRect, by: QPoint, edges: Qt.Edge) -> None:
        """Where the system does not do it."""
        if not edges:
            self.move(area.topLeft() + by)
            return
        least = self.minimumSize()
        if edges & Qt.Edge.LeftEdge:
            area.setLeft(min(area.left() + by.x(), area.right() + 1 - least.width()))
        if edges & Qt.Edge.RightEdge:
            area.setRight(max(area.right() + by.x(), area.left() - 1 + least.width()))
        if edges & Qt.Edge.TopEdge:
            area.setTop(min(area.top() + by.y(), area.bottom() + 1 - least.height()))
        if edges & Qt.Edge.BottomEdge:
            area.setBottom(max(area.bottom() + by.y(), area.top() - 1 + least.height()))
        self.setGeometry(area)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Strip, whole rows, a border; without rows a sentence."""
        c, sessions, rows = self.desk.theme.c, connections(self.desk), self.rows
        top, width = self._top, self.width()
        now_s = self.desk.clock.monotonic_s()
        lost = all(one.state is not LinkState.LIVE for one in sessions)
        with self._type.painting(self) as painter:
            painter.fillRect(event.rect(), c.bg1)
            source = badge_of(self.desk, None)
            self._painter.paint_strip(painter, width, rows.title, sessions, source)
            shown = rows.rows[self.first : self.first + self._fitting]
            self._painter.paint_rows(painter, width, top, shown, now_s, lost=lost)
            if not rows.rows:
                self._type.use(c.t3)
                self._type.left(8, top + 26, self.tr("No symbols to show"))
            self._type.flush()
            self._paint_border(painter)
        for row in shown:
            if row.flash is not None:
                row.flash.painted_step = row.flash.step(now_s)
        self.desk.frames.painted(SNAPSHOT | TRADE)

    def _paint_border(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.desk.theme.c.line2, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Edges size it, everything else moves it."""
        if event.button() is not Qt.MouseButton.LeftButton or self.state.locked:
            return
        edges = self._edges_at(event.position().toPoint())
        handle = self.windowHandle()
        if handle.startSystemResize(edges) if edges else handle.startSystemMove():
            return
        self._grab = (event.globalPosition().toPoint(), self.geometry(), edges)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The cursor says what a press would do."""
        if self._grab is not None:
            begin, area, edges = self._grab
            self._move_or_size(QRect(area), event.globalPosition().toPoint() - begin, edges)
            return
        edges = self._edges_at(event.position().toPoint())
        across, along = Qt.Edge.LeftEdge | Qt.Edge.RightEdge, Qt.Edge.TopEdge | Qt.Edge.BottomEdge
        falling = edges in (
            Qt.Edge.LeftEdge | Qt.Edge.TopEdge,
            Qt.Edge.RightEdge | Qt.Edge.BottomEdge,
        )
        if not edges:
            self.unsetCursor()
        elif edges & across and edges & along:
            self.setCursor(Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor)
        else:
            self.setCursor(Qt.CursorShape.SizeHorCursor if edges & across else Qt.CursorShape.SizeVerCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grab = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A symbol goes to the desk."""
        self._grab = None
        self._open(self._row_at(event.position().y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A row a notch."""
        step = event.angleDelta().y()
        self._scroll_to(self.first - (1 if step > 0 else -1 if step < 0 else 0))
        self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Return opens, Esc puts it away, the menu key asks."""
        key, chosen, painter = event.key(), self.first + self._painter.chosen, self._painter
        count = len(self.rows.rows)
        if key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and count:
            if painter.chosen >= 0:
                chosen += 1 if key == Qt.Key.Key_Down else -1
            chosen = max(0, min(chosen if painter.chosen >= 0 else self.first, count - 1))
            self._scroll_to(
                min(self.first, chosen)
                if chosen < self.first
                else max(self.first, chosen + 1 - self._fitting)
            )
            painter.chosen = chosen - self.first
            row = self.rows.rows[chosen]
            self.setAccessibleDescription(f"{row.state.code} {row.texts['last']} {row.texts['percent']}")
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and painter.chosen >= 0:
            self._open(chosen)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be set."""
        self.menu_wanted.emit(event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        """Quotes come, nothing is lit at first."""
        super().showEvent(event)
        self._quiet_until_s = self.desk.clock.monotonic_s() + _QUIET_S
        self.rows.refresh_all()
        self.desk.quotes.want(self, self.rows.streams())
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """No traffic for what nobody sees."""
        super().hideEvent(event)
        self._seconds.stop()
        self.desk.quotes.want(self, ())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The chosen line is the keyboard's."""
        self._painter.chosen = -1
        self.update()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Its place is kept."""
        super().moveEvent(event)
        self.placed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whole rows only."""
        super().resizeEvent(event)
        self._scroll_to(self.first)
        self.placed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the system: put away."""
        event.ignore()
        self.dismissed.emit()

    def _open(self, place: int) -> None:
        if 0 <= place < len(self.rows.rows):
            self.symbol_wanted.emit(self.rows.rows[place].symbol)
