"""What moves over the kept layer, as pieces that say what they cover: one that did not change is not painted again.

A piece is compared with the one of the same name painted before; where they differ both places are painted anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from PySide6.QtGui import QColor

from qosdesk.ui.chart.atlas import StillWords, Words
from qosdesk.ui.chart.canvas import Canvas

Box = tuple[int, int, int, int]
"""x1, y1, x2, y2 in device pixels, ends inclusive."""

FILL: Final = 0
FRAME: Final = 1
ACROSS: Final = 2
UPRIGHT: Final = 3

_BETWEEN_MAX: Final = 12_000

Stroke = tuple[int, int, int, int, int, QColor]
"""How, x1, y1, x2, y2 (ends inclusive), color. ACROSS and UPRIGHT are dashed; see `Piece.dash`."""


class Piece(NamedTuple):
    """Something to paint.

    Attributes:
        bounds: all of it lies inside.
        strokes: painted in this order.
        words: painted over them.
        dash: on and off of its dashed strokes, logical px.
        ground: what all of its bounds are filled with first, so that nothing below shows; None for nothing.
        still: more words, which seldom are other ones.
    """

    bounds: Box
    strokes: tuple[Stroke, ...] = ()
    words: tuple[Words, ...] = ()
    dash: tuple[int, int] = (0, 0)
    ground: QColor | None = None
    still: StillWords | None = None

    def paint(self, canvas: Canvas) -> None:
        """Paint it; words are queued."""
        if self.ground is not None:
            canvas.fill(*self.bounds, self.ground)
        for how, x1, y1, x2, y2, color in self.strokes:
            if how == FILL:
                canvas.fill(x1, y1, x2, y2, color)
            elif how == FRAME:
                canvas.frame(x1, y1, x2, y2, color)
            else:
                # Clipped to itself: where only parts are painted, a picture drawn across several of them costs more.
                canvas.clip(x1, y1, x2, y2)
                if how == ACROSS:
                    canvas.dashed_h(x1, x2 + 1, y1, *self.dash, color)
                else:
                    canvas.dashed_v(x1, y1, y2 + 1, *self.dash, color)
                canvas.unclip()
        if self.still is not None:
            canvas.put_still(self.still)
        canvas.put(self.words)


Pieces = dict[str, Piece]


def changed(before: Pieces, after: Pieces) -> list[Box]:
    """Where the two look different."""
    found = []
    for name, piece in after.items():
        old = before.get(name)
        if old is None:
            found.append(piece.bounds)
        elif old != piece:
            found += _both(old.bounds, piece.bounds)
    found.extend(piece.bounds for name, piece in before.items() if name not in after)
    return found


def _both(one: Box, other: Box) -> tuple[Box, ...]:
    """Two places, as one where little lies between: a part more costs as much as some thousand pixels."""
    if one == other:
        return (one,)
    (a1, b1, a2, b2), (c1, d1, c2, d2) = one, other
    joined = (min(a1, c1), min(b1, d1), max(a2, c2), max(b2, d2))
    left, top, right, bottom = joined
    between = (right - left + 1) * (bottom - top + 1)
    between -= (a2 - a1 + 1) * (b2 - b1 + 1) + (c2 - c1 + 1) * (d2 - d1 + 1)
    return (joined,) if between <= _BETWEEN_MAX else (one, other)


def touches(box: Box, others: Iterable[Box]) -> bool:
    """Whether a box has a pixel in common with one of the others."""
    left, top, right, bottom = box
    # A loop and not `any`: it is asked some hundred times for a painting.
    for x1, y1, x2, y2 in others:  # noqa: SIM110
        if x1 <= right and x2 >= left and y1 <= bottom and y2 >= top:
            return True
    return False


def is_within(box: Box, others: list[Box]) -> bool:
    """Whether one of the others holds a box."""
    left, top, right, bottom = box
    return any(x1 <= left and y1 <= top and right <= x2 and bottom <= y2 for x1, y1, x2, y2 in others)
