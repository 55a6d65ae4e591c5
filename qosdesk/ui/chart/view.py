"""The scene's hands: the view turns mouse and keys into moves of the model's view; its one item paints the chart.

Imports pyqtgraph; only `panel` imports this module, when the first chart is made.
"""

from __future__ import annotations

from enum import Enum

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from qosdesk.domain.intervals import Interval
from qosdesk.ui.chart.crosshair import Echo
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.geometry import ValueScale
from qosdesk.ui.chart.hooks import Tool
from qosdesk.ui.chart.item import ChartItem
from qosdesk.ui.chart.model import ChartModel, Pointer

_NOTCH = 120


class Zone(Enum):
    """What a place of the view is for."""

    PLOT = "plot"
    PRICE_AXIS = "price axis"
    TIME_AXIS = "time axis"
    SEPARATOR = "separator"


class ChartView(pg.GraphicsView):  # type: ignore[misc]
    """A pyqtgraph view with one item; all its hands are our own.

    Signals:
        pointed: the crosshair moved, or went.
        moved: the view of the bars changed.
        interval_typed: digits and Enter named an interval.
    """

    pointed = Signal()
    moved = Signal()
    interval_typed = Signal(Interval)

    def __init__(self, model: ChartModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._model = model
        self._zone: Zone | None = None
        self._last = QPointF()
        self._rest = 0.0
        self._wheel = 0
        self._tooling = False
        self._band: int | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        # The item covers everything: nothing is erased before it paints, and no background is kept.
        self.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAutoFillBackground(False)
        self.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.item = ChartItem(model)
        self.item.damage.port = self.viewport()
        self.scene().addItem(self.item)
        self.setAccessibleName(self.tr("Chart"))

    def set_tool(self, tool: Tool) -> None:
        """Give the chart its drawings: they are asked before the view moves."""
        self.item.tool = tool
        tool.changed.connect(self.item.overlay_changed)

    def _tool_at(self, at: QPointF) -> tuple[Tool, Frame] | None:
        """The tool and the frame while the pointer is over the prices."""
        tool, frame = self.item.tool, self.item.frame
        if tool is None or frame is None or not frame.count:
            return None
        layout = frame.layout
        x, y = at.x() * layout.dpr, at.y() * layout.dpr
        inside = x <= layout.plot_right and layout.legend <= y <= layout.price_bottom
        return (tool, frame) if inside or self._tooling else None

    # --- what is where ------------------------------------------------------------------------------------------------

    def zone_at(self, at: QPointF) -> Zone:
        """What the pointer is over."""
        frame = self.item.frame
        if frame is None:
            return Zone.PLOT
        if frame.layout.separator_at(at.y() * frame.layout.dpr) is not None:
            return Zone.SEPARATOR
        if at.x() * frame.layout.dpr > frame.layout.plot_right:
            return Zone.PRICE_AXIS
        return Zone.TIME_AXIS if at.y() * frame.layout.dpr > frame.layout.bottom else Zone.PLOT

    def refresh(self) -> None:
        """Paint anew at the next chance."""
        self.item.refresh()

    def fit(self) -> None:
        """Back to the default view, both axes."""
        self._model.price_range = None
        self._model.view.fit()
        self._changed()

    def to_latest(self) -> None:
        """Move to the newest bar."""
        self._model.view.to_latest()
        self._changed()

    def _changed(self) -> None:
        self.item.moved()
        self.moved.emit()

    @property
    def _dpr(self) -> float:
        return float(self.devicePixelRatioF())

    # --- Qt: size -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        if hasattr(self, "item"):
            self.item.resize(self.viewport().width(), self.viewport().height())

    # --- Qt: painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The one item covers everything: it paints straight to the screen, without the scene's search for items."""
        painter = QPainter(self.viewport())
        self.item.show_on(painter, event.region(), self._dpr)
        painter.end()

    # --- Qt: mouse ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the bars or to scale an axis."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        at = event.position()
        held = self._tool_at(at)
        if held is not None and held[0].press(at, held[1], event.modifiers()):
            self._tooling = True
            return
        self._zone = self.zone_at(at)
        frame = self.item.frame
        self._band = frame.layout.separator_at(at.y() * frame.layout.dpr) if frame is not None else None
        self._last = at
        self._rest = 0.0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or move the crosshair."""
        at = event.position()
        dx, dy = at.x() - self._last.x(), at.y() - self._last.y()
        self._last = at
        zone = self.zone_at(at)
        if self._zone is Zone.PLOT:
            # The bars first: under the pointer they are the same ones then.
            self._model.pointer = Pointer(at.x(), at.y())
            self._drag(dx, dy)
            self.pointed.emit()
            return
        self._point(at if zone is Zone.PLOT else None)
        held = self._tool_at(at) if self._zone is None else None
        if held is not None and held[0].move(at, held[1], event.modifiers()):
            self._show_cursor(at, zone)
        elif self._zone is Zone.PRICE_AXIS:
            self._scale_price(2.0 ** (dy / 160))
        elif self._zone is Zone.TIME_AXIS:
            self._scale_time(dx)
        elif self._zone is Zone.SEPARATOR:
            self._move_separator(at.y())
        else:
            self._show_cursor(at, zone)

    def _show_cursor(self, at: QPointF, zone: Zone) -> None:
        held = self._tool_at(at)
        shape = held[0].cursor(at, held[1]) if held is not None else None
        self.viewport().setCursor(_CURSORS[zone] if shape is None else shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End of a drag."""
        held = self._tool_at(event.position()) if self._tooling else None
        self._tooling = False
        self._zone = None
        if held is not None:
            held[0].release(event.position(), held[1], event.modifiers())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Price axis: scale itself again. A pane's edge: all panes as at first. Elsewhere: the default view."""
        held = self._tool_at(event.position())
        if held is not None and held[0].double_click(event.position(), held[1]):
            return
        zone = self.zone_at(event.position())
        if zone is Zone.PRICE_AXIS:
            self._model.price_range = None
            self._changed()
        elif zone is Zone.SEPARATOR:
            self._model.shares.clear()
            self._changed()
        else:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the bar under the pointer; sideways (or with Shift) scroll."""
        event.accept()
        delta = event.angleDelta()
        if abs(delta.x()) > abs(delta.y()) or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._model.view.pan((delta.x() or delta.y()) / _NOTCH * 60 * self._dpr)
            self._changed()
            return
        if self.zone_at(event.position()) is Zone.PRICE_AXIS:
            self._scale_price(1.1 ** (-delta.y() / _NOTCH))
            return
        # A touchpad sends parts of a notch.
        self._wheel += delta.y()
        while abs(self._wheel) >= _NOTCH:
            zoom_in = self._wheel > 0
            self._wheel -= _NOTCH if zoom_in else -_NOTCH
            self._model.view.zoom(zoom_in, event.position().x() * self._dpr)
        self._changed()

    def leaveEvent(self, event: QEvent) -> None:
        """No crosshair outside."""
        super().leaveEvent(event)
        self._point(None)

    def _point(self, at: QPointF | None) -> None:
        pointer = None if at is None else Pointer(at.x(), at.y())
        if pointer is not None or self._model.pointer is not None:
            self._model.pointer = pointer
            self.item.pointed()
            self.pointed.emit()

    def follow(self, echo: Echo | None) -> None:
        """Show where the crosshair of another chart is."""
        before, self._model.echo = self._model.echo, echo
        if repr(before) != repr(echo):
            self.item.pointed()

    def _drag(self, dx: float, dy: float) -> None:
        self._model.view.pan(dx * self._dpr)
        span = self._model.price_range
        frame = self.item.frame
        if span is not None and frame is not None:
            price, rows = self._price_scale(frame), dy * self._dpr
            self._model.price_range = (price.value_at(price.bottom - rows), price.value_at(price.top - rows))
        self._changed()

    def _price_scale(self, frame: Frame) -> ValueScale:
        """The scale that the next painting will have."""
        price = frame.price
        low, high = self._model.price_range or (price.low, price.high)
        return ValueScale(low, high, price.top, price.bottom, price.log)

    def _scale_price(self, factor: float) -> None:
        frame = self.item.frame
        if frame is None or not frame.count:
            return
        price = self._price_scale(frame)
        middle, half = (price.top + price.bottom) / 2, (price.bottom - price.top) / 2 * factor
        low, high = price.value_at(middle + half), price.value_at(middle - half)
        least, most = 4 * 10.0**-frame.decimals, 2e4 * max(abs(high), 1.0)
        if least <= high - low <= most:
            self._model.price_range = (low, high)
        self._changed()

    def _move_separator(self, y: float) -> None:
        """Drag a pane's top edge: the pane below it and what is above share the rest."""
        frame, number = self.item.frame, self._band
        if frame is None or number is None:
            return
        layout = frame.layout
        band = layout.bands[number]
        whole = layout.bottom + 1 - layout.legend
        height = band.bottom + (0 if band is layout.bands[-1] else 1) - round(y * layout.dpr)
        self._model.shares[number - 1] = min(max(height / whole, 0.05), 0.8)
        self.refresh()

    def _scale_time(self, dx: float) -> None:
        """Dragging the time axis to the left shows more bars; the right edge stays."""
        view = self._model.view
        self._rest += dx
        while abs(self._rest) >= 24:
            zoom_in = self._rest > 0
            self._rest -= 24 if zoom_in else -24
            view.zoom(zoom_in, view.width)
        self._changed()

    # --- Qt: keys -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Up/Down and +/- zoom, Home/End go to the ends of what is loaded, 0 fits."""
        if self.item.tool is not None and self.item.tool.key(event):
            event.accept()
            return
        if self._type(event):
            event.accept()
            self.item.overlay_changed()
            return
        view, key = self._model.view, Qt.Key(event.key())
        bars = 10 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
        if key is Qt.Key.Key_Left:
            view.pan(bars * view.step)
        elif key is Qt.Key.Key_Right:
            view.pan(-bars * view.step)
        elif key is Qt.Key.Key_PageUp:
            view.pan(view.width * 0.8)
        elif key is Qt.Key.Key_PageDown:
            view.pan(-view.width * 0.8)
        elif key is Qt.Key.Key_Home:
            view.to_oldest()
        elif key is Qt.Key.Key_End:
            view.to_latest()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Up):
            view.zoom(True, view.width)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore, Qt.Key.Key_Down):
            view.zoom(False, view.width)
        elif key is Qt.Key.Key_Escape and self._model.pointer is not None:
            self._point(None)
            return
        else:
            event.ignore()
            return
        event.accept()
        self._changed()

    def _type(self, event: QKeyEvent) -> bool:
        """Digits, and what ends them."""
        typed, key = self._model.typed, Qt.Key(event.key())
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.text().isdecimal() and event.text().isascii() and not modified:
            return typed.add(event.text())
        if not typed.text:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            interval = typed.interval
            typed.clear()
            if interval is not None:
                self.interval_typed.emit(interval)
        elif key is Qt.Key.Key_Backspace:
            typed.back()
        elif key is Qt.Key.Key_Escape:
            typed.clear()
        else:
            typed.clear()
            return False
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Typing begins anew."""
        super().focusOutEvent(event)
        if self._model.typed.text:
            self._model.typed.clear()
            self.item.overlay_changed()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Nothing of pyqtgraph's own keys."""
        event.ignore()


_CURSORS = {
    Zone.PLOT: Qt.CursorShape.CrossCursor,
    Zone.PRICE_AXIS: Qt.CursorShape.SizeVerCursor,
    Zone.TIME_AXIS: Qt.CursorShape.SizeHorCursor,
    Zone.SEPARATOR: Qt.CursorShape.SplitVCursor,
}
