"""The hands of the drawings: creating, choosing, moving, deleting, measuring. A `hooks.Tool` for the chart's view.

The drawings themselves live behind the port; here is only what the user is about to do with them. What is being moved
is stored once, when it is let go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from qosdesk.domain.drawings import COLOURS, Drawing, DrawingKind, Drawings, added, removed, replaced
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.chart.canvas import Canvas
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.tools.ground import Ground
from qosdesk.ui.chart.tools.magnet import MAGNET
from qosdesk.ui.chart.tools.measure import Measure
from qosdesk.ui.chart.tools.paint import paint_measure, paint_shape
from qosdesk.ui.chart.tools.shapes import Shape
from qosdesk.ui.shortcuts.keymap import Keymap

COLOUR: Final = "chart.drawing_colour"
"""Setting: series colour of the next drawing."""

DRAWING_COMMANDS: Final = {
    DrawingKind.HORIZONTAL: "chart.horizontal",
    DrawingKind.TREND: "chart.trend",
    DrawingKind.RAY: "chart.ray",
    DrawingKind.RECTANGLE: "chart.rectangle",
    DrawingKind.FIBONACCI: "chart.fibonacci",
}
"""Ids of the commands that take a tool."""

_LINE_REACH_PX: Final = 5
_HANDLE_REACH_PX: Final = 10
_MAGNET_PX: Final = 12
_CLICK_PX: Final = 4
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@dataclass(slots=True)
class _Draft:
    """A drawing in the user's hand.

    Attributes:
        drawing: as it looks now; id 0 for a new one.
        before: as it was when it was taken.
        handle: number of the anchor that follows the pointer, None for the whole.
        pressed: where the button went down last, logical px.
        down: whether it is down; it is up between two clicks.
        clicked: whether the first of two clicks was made.
    """

    drawing: Drawing
    before: Drawing
    handle: int | None
    pressed: QPointF
    down: bool = True
    clicked: bool = False

    def waits(self, at: QPointF) -> bool:
        """Whether the button that comes up here made the first of two clicks, or no second end yet."""
        if self.drawing.id or len(self.drawing.anchors) == 1:
            return False
        first, second = self.drawing.anchors
        return first == second or (not self.clicked and _is_click(self.pressed, at))

    def rests(self, at: QPointF) -> bool:
        """Whether a drawing that was taken has not been moved yet: hands tremble."""
        return self.drawing.id != 0 and self.drawing == self.before and _is_click(self.pressed, at)


class Toolbox(QObject):
    """Drawings and measure of one chart.

    Attributes:
        tool: what the next press begins to draw, None for choosing and moving.
        chosen: id of the drawing with handles, 0 for none.
        measure: what is being measured, None for nothing.

    Signals:
        changed: the overlay looks different.
        state_changed: the tool, the choice, the drawings or the magnet changed: for buttons.
    """

    changed = Signal()
    state_changed = Signal()

    def __init__(self, model: ChartModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.tool: DrawingKind | None = None
        self.chosen = 0
        self.measure: Measure | None = None
        self._draft: _Draft | None = None
        self._symbol: Symbol | None = None
        self._laid: tuple[Frame, Drawings, list[Shape]] | None = None
        self._ends: list[Callable[[], None]] = [
            model.desk.drawings.subscribe(self._on_drawings),
            model.desk.settings.subscribe(self._on_setting),
        ]

    def shut(self) -> None:
        """The chart is gone: no more news. Safe to call twice."""
        while self._ends:
            self._ends.pop()()

    # --- what there is ------------------------------------------------------------------------------------------------

    @property
    def drawings(self) -> Drawings:
        """The symbol's drawings."""
        symbol = self._model.symbol
        return self._model.desk.drawings.of(symbol) if symbol is not None else ()

    @property
    def keymap(self) -> Keymap:
        """The keys of the commands, for tooltips."""
        return self._model.desk.keymap

    @property
    def magnet(self) -> bool:
        """Whether anchors are drawn to the bars' prices."""
        return self._model.desk.settings.get(MAGNET, True) is True

    @property
    def colour(self) -> int:
        """Of the chosen drawing, else of the next one."""
        chosen = self._drawing(self.chosen)
        if chosen is not None:
            return chosen.colour
        stored = self._model.desk.settings.get(COLOUR, 1)
        return stored if isinstance(stored, int) and 1 <= stored <= COLOURS else 1

    @property
    def can_undo(self) -> bool:
        """Whether the symbol's drawings have a step back."""
        return self._model.symbol is not None and self._model.desk.drawings.can_undo(self._model.symbol)

    @property
    def can_redo(self) -> bool:
        """Whether a step back can be taken again."""
        return self._model.symbol is not None and self._model.desk.drawings.can_redo(self._model.symbol)

    def drawing_at(self, at: QPointF, frame: Frame) -> Drawing | None:
        """The topmost drawing under the pointer."""
        x, y, dpr = at.x() * frame.layout.dpr, at.y() * frame.layout.dpr, frame.layout.dpr
        for shape in reversed(self._shapes(frame)):
            if shape.distance(x, y) <= _LINE_REACH_PX * dpr:
                return shape.drawing
            if shape.drawing.id == self.chosen and self._handle(shape, at, frame) is not None:
                return shape.drawing
        return None

    # --- commands -----------------------------------------------------------------------------------------------------

    def take(self, tool: DrawingKind | None) -> None:
        """The next press draws this; None: chooses and moves."""
        self._follow_symbol()
        self._drop()
        self.tool = tool
        self.chosen = 0
        self._tell()

    def choose(self, drawing_id: int) -> None:
        """Give a drawing its handles; 0 takes them away."""
        if drawing_id != self.chosen:
            self.chosen = drawing_id
            self._tell()

    def set_magnet(self, on: bool) -> None:
        """Let anchors be drawn to the bars' prices or not."""
        self._model.desk.settings.set(MAGNET, on)

    def set_colour(self, colour: int) -> None:
        """Colour the chosen drawing, and the next ones."""
        self._model.desk.settings.set(COLOUR, colour)
        chosen = self._drawing(self.chosen)
        if chosen is not None:
            self._put(replaced(self.drawings, replace(chosen, colour=colour)))

    def add_horizontal(self, at: QPointF, frame: Frame) -> None:
        """A level line through a point."""
        ground = Ground.of(self._model, frame)
        if ground is not None:
            anchor = ground.anchor_at(*_device(at, frame), self._reach(frame))
            self._add(Drawing(DrawingKind.HORIZONTAL, (anchor,), self.colour))

    def remove(self, drawing_id: int) -> None:
        """Take one away."""
        self._put(removed(self.drawings, drawing_id))

    def remove_all(self) -> None:
        """Take all of the symbol away; undo brings them back."""
        self._drop()
        self._put(())

    def undo(self) -> None:
        """Take the last step back."""
        if self._model.symbol is not None:
            self._drop()
            self._model.desk.drawings.undo(self._model.symbol)

    def redo(self) -> None:
        """Take it again."""
        if self._model.symbol is not None:
            self._drop()
            self._model.desk.drawings.redo(self._model.symbol)

    def cancel(self) -> bool:
        """Let go of what is in hand, the innermost first; False when there is nothing."""
        if self._draft is not None or self.measure is not None:
            self._drop()
        elif self.tool is not None:
            self.tool = None
        elif self.chosen:
            self.chosen = 0
        else:
            return False
        self._tell()
        return True

    # --- hooks.Tool: painting -----------------------------------------------------------------------------------------

    @property
    def is_blank(self) -> bool:
        """See `hooks.Tool`."""
        self._follow_symbol()
        return not self.drawings and self._draft is None and self.measure is None

    def paint(self, canvas: Canvas, model: ChartModel, frame: Frame) -> None:
        """All drawings, what is in hand, the measure."""
        self._follow_symbol()
        ground = Ground.of(model, frame)
        if ground is None:
            return
        theme, pane, draft = model.desk.theme, ground.pane, self._draft
        held = draft.drawing if draft is not None else None
        for shape in self._shapes(frame):
            if held is None or shape.drawing.id != held.id:
                paint_shape(canvas, theme, shape, pane, shape.drawing.id == self.chosen)
        if held is not None:
            paint_shape(canvas, theme, ground.shape_of(held), pane, chosen=True)
        if self.measure is not None:
            points = (ground.point_of(self.measure.start), ground.point_of(self.measure.stop))
            paint_measure(canvas, theme, *points, pane, self.measure.words(ground.times, frame.decimals))

    def _shapes(self, frame: Frame) -> list[Shape]:
        """Laid out once for a painting of the bars: the crosshair moves over them."""
        drawings, laid = self.drawings, self._laid
        if laid is None or laid[0] is not frame or laid[1] is not drawings:
            ground = Ground.of(self._model, frame)
            shapes = [ground.shape_of(one) for one in drawings] if ground is not None else []
            laid = self._laid = (frame, drawings, shapes)
        return laid[2]

    # --- hooks.Tool: mouse --------------------------------------------------------------------------------------------

    def press(self, at: QPointF, frame: Frame, modifiers: Qt.KeyboardModifier) -> bool:
        """Begin or go on to draw, measure, choose or move."""
        self._follow_symbol()
        ground = Ground.of(self._model, frame)
        if ground is None:
            return False
        if self._draft is not None:
            self._draft.pressed, self._draft.down = at, True
            self._carry(ground, at, modifiers)
            return True
        if self.measure is not None:
            following, self.measure.following = self.measure.following, False
            if following:
                return True
            self.measure = None
            self.changed.emit()
        if self.tool is not None:
            anchor = ground.anchor_at(*_device(at, frame), self._reach(frame, modifiers))
            drawing = Drawing(self.tool, (anchor,) * self.tool.points, self.colour)
            self._draft = _Draft(drawing, drawing, self.tool.points - 1, at)
            self.changed.emit()
            return True
        if modifiers & _SHIFT:
            anchor = ground.anchor_at(*_device(at, frame), self._reach(frame, modifiers))
            self.measure = Measure(anchor, anchor, at)
            return True
        return self._grasp(at, frame)

    def move(self, at: QPointF, frame: Frame, modifiers: Qt.KeyboardModifier) -> bool:
        """Carry what is in hand."""
        ground = Ground.of(self._model, frame)
        if ground is None:
            return False
        if self._draft is not None:
            self._carry(ground, at, modifiers)
            return True
        if self.measure is not None and self.measure.following:
            self.measure.stop = ground.anchor_at(*_device(at, frame), self._reach(frame, modifiers))
            self.changed.emit()
            return True
        return False

    def release(self, at: QPointF, frame: Frame, modifiers: Qt.KeyboardModifier) -> bool:
        """Let go; after a click, what has two ends waits for the second one."""
        draft, measure = self._draft, self.measure
        if draft is not None and draft.down:
            if draft.waits(at):
                draft.down, draft.clicked = False, True
            else:
                self._finish(draft)
            return True
        if measure is not None and measure.following:
            measure.following = _is_click(measure.pressed, at)
            return True
        return False

    def double_click(self, at: QPointF, frame: Frame) -> bool:
        """The second of two fast clicks ends a drawing; on a drawing it does nothing to the view."""
        draft = self._draft
        if draft is not None:
            if not _is_click(draft.pressed, at):
                self._finish(draft)
            return True
        if self.measure is not None:
            self.measure.following = False
            return True
        return self.drawing_at(at, frame) is not None

    def cursor(self, at: QPointF, frame: Frame) -> Qt.CursorShape | None:
        """A hand over what can be moved."""
        if self._draft is not None or self.tool is not None or self.drawing_at(at, frame) is None:
            return None
        return Qt.CursorShape.PointingHandCursor

    def _grasp(self, at: QPointF, frame: Frame) -> bool:
        """Take the drawing under the pointer, by a handle when it is chosen."""
        drawing = self.drawing_at(at, frame)
        if drawing is None:
            self.choose(0)
            return False
        shape = next(one for one in self._shapes(frame) if one.drawing == drawing)
        self._draft = _Draft(drawing, drawing, self._handle(shape, at, frame), at)
        self.choose(drawing.id)
        return True

    def _handle(self, shape: Shape, at: QPointF, frame: Frame) -> int | None:
        return shape.handle_at(*_device(at, frame), _HANDLE_REACH_PX * frame.layout.dpr)

    def _carry(self, ground: Ground, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        draft, frame = self._draft, ground.frame
        if draft is None or draft.rests(at):
            return
        x, y = _device(at, frame)
        if draft.handle is not None:
            anchor = ground.anchor_at(x, y, self._reach(frame, modifiers))
            draft.drawing = draft.drawing.with_anchor(draft.handle, anchor)
        else:
            x0, y0 = _device(draft.pressed, frame)
            draft.drawing = ground.moved(draft.before, ground.index_at(x) - ground.index_at(x0), y - y0)
        self.changed.emit()

    def _finish(self, draft: _Draft) -> None:
        self._draft = None
        if draft.drawing.id == 0:
            self._add(draft.drawing)
        else:
            self._put(replaced(self.drawings, draft.drawing))
        self.changed.emit()

    # --- hooks.Tool: keys ---------------------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        """Cancel; everything else is a command of the chart."""
        self._follow_symbol()
        return event.key() == Qt.Key.Key_Escape and self.cancel()

    def delete_chosen(self) -> bool:
        """Take the drawing with handles away; False when none has."""
        self._follow_symbol()
        if self.chosen:
            self.remove(self.chosen)
            return True
        return False

    # --- inside -------------------------------------------------------------------------------------------------------

    def _reach(self, frame: Frame, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> float:
        """How far the magnet draws; Ctrl inverts it."""
        on = self.magnet is not bool(modifiers & _CTRL)
        return _MAGNET_PX * frame.layout.dpr if on else 0.0

    def _drawing(self, drawing_id: int) -> Drawing | None:
        return next((one for one in self.drawings if one.id == drawing_id), None)

    def _add(self, drawing: Drawing) -> None:
        drawings = added(self.drawings, drawing)
        self.tool = None
        self.chosen = drawings[-1].id
        self._put(drawings)

    def _put(self, drawings: Drawings) -> None:
        if self._model.symbol is not None:
            self._model.desk.drawings.put(self._model.symbol, drawings)

    def _drop(self) -> None:
        self._draft = self.measure = None
        self.changed.emit()

    def _follow_symbol(self) -> None:
        """What was in hand belonged to the symbol before."""
        if self._symbol != self._model.symbol:
            self._symbol = self._model.symbol
            self._draft = self.measure = None
            self.chosen = 0

    def _on_drawings(self, symbol: Symbol) -> None:
        if symbol == self._model.symbol:
            if self._drawing(self.chosen) is None:
                self.chosen = 0
            self._tell()

    def _on_setting(self, name: str) -> None:
        if name in (MAGNET, COLOUR):
            self.state_changed.emit()

    def _tell(self) -> None:
        self.changed.emit()
        self.state_changed.emit()


def _device(at: QPointF, frame: Frame) -> tuple[float, float]:
    return (at.x() * frame.layout.dpr, at.y() * frame.layout.dpr)


def _is_click(pressed: QPointF, at: QPointF) -> bool:
    """Whether the pointer stayed where it was, as hands do."""
    return (pressed - at).manhattanLength() < _CLICK_PX
