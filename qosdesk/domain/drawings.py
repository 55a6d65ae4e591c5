"""Lines that the user draws on charts, as values; and the undo history of one symbol's drawings.

Imports nothing of ours. A drawing is anchored in time and price, so that it is the same one on every interval.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

COLOURS: Final = 8
"""Drawings have series colour 1 to 8 of the theme in use."""

FIBONACCI: Final = (0.0, 0.236, 0.382, 0.5, 0.618, 0.786, 1.0)
"""Levels as fractions of the way back from the second anchor to the first."""

_UNDO_MAX: Final = 200


class DrawingKind(Enum):
    """What can be drawn; the value is how it is stored."""

    HORIZONTAL = "horizontal"
    TREND = "trend"
    RAY = "ray"
    RECTANGLE = "rectangle"
    FIBONACCI = "fibonacci"

    @property
    def points(self) -> int:
        """How many anchors it has."""
        return 1 if self is DrawingKind.HORIZONTAL else 2


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point of a drawing: UTC ms, and a price in the quote currency."""

    ts_ms: int
    price: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing of a symbol.

    Attributes:
        kind: what it is.
        anchors: as many as `kind.points`, in the order in which they were set.
        colour: number of the series colour, 1 to `COLOURS`.
        id: tells the drawings of a symbol apart; 0 before it belongs to one.

    Raises:
        ValueError: a wrong number of anchors, a price that is not finite, an unknown colour.
    """

    kind: DrawingKind
    anchors: tuple[Anchor, ...]
    colour: int = 1
    id: int = 0

    def __post_init__(self) -> None:
        if len(self.anchors) != self.kind.points:
            raise ValueError(f"a drawing '{self.kind.value}' has {self.kind.points} anchors")
        if any(anchor.price - anchor.price != 0.0 for anchor in self.anchors):
            raise ValueError("the price of an anchor is finite")
        if not 1 <= self.colour <= COLOURS:
            raise ValueError(f"the colour of a drawing is 1 to {COLOURS}")

    def with_anchor(self, at: int, anchor: Anchor) -> Drawing:
        """With one anchor elsewhere."""
        return replace(self, anchors=(*self.anchors[:at], anchor, *self.anchors[at + 1 :]))


Drawings = tuple[Drawing, ...]
"""All drawings of a symbol, the oldest first: later ones lie on top."""


def added(drawings: Drawings, drawing: Drawing) -> Drawings:
    """With one more on top, under an id of its own."""
    return (*drawings, replace(drawing, id=max((one.id for one in drawings), default=0) + 1))


def replaced(drawings: Drawings, drawing: Drawing) -> Drawings:
    """With the one of that id exchanged; unchanged where it is gone."""
    return tuple(drawing if one.id == drawing.id else one for one in drawings)


def removed(drawings: Drawings, drawing_id: int) -> Drawings:
    """Without the one of that id."""
    return tuple(one for one in drawings if one.id != drawing_id)


class DrawingHistory:
    """Drawings of one symbol and the way back to what they were.

    Attributes:
        now: the drawings.
    """

    def __init__(self, drawings: Iterable[Drawing] = ()) -> None:
        self.now: Drawings = tuple(drawings)
        self._past: list[Drawings] = []
        self._future: list[Drawings] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a step back can be taken again."""
        return bool(self._future)

    def put(self, drawings: Drawings) -> bool:
        """Take one step; what was undone before can't be redone any more. False for no change."""
        if drawings == self.now:
            return False
        self._past.append(self.now)
        del self._past[:-_UNDO_MAX]
        self._future.clear()
        self.now = drawings
        return True

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        """Take the step again that was taken back; False where there is none."""
        return self._step(self._future, self._past)

    def _step(self, source: list[Drawings], target: list[Drawings]) -> bool:
        if not source:
            return False
        target.append(self.now)
        self.now = source.pop()
        return True
