"""Rows of the tape onto a kept picture: a frame moves it and paints only the rows that are new or changed.

What is on the picture is compared row by row, so that it is right whatever happened in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from qosdesk.domain.numbers import (
    MISSING,
    format_compact,
    format_price,
    format_size,
    is_finite,
)
from qosdesk.domain.quotes import Side
from qosdesk.ui.paint.marks import hairline, hatch, triangle
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.tape.columns import PAD, Columns
from qosdesk.ui.panels.tape.rows import RowKind, TapeRow
from qosdesk.ui.panels.tape.words import Figures, TapeClock, line_words
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.theme.tokens import Colors, with_alpha

TIER_ALPHA: Final = (0.0, 0.13, 0.26, 0.40)
_EDGE: Final = 3
_TRIANGLE: Final = 10
_COMPACT_FROM: Final = 1e6


@dataclass(frozen=True, slots=True)
class Look:
    """All that every row depends on; with another one the whole picture is painted anew.

    Attributes:
        colors: the theme's.
        language: of the lines' words.
        width, row_height, ratio: px, and device pixels in one.
        figures: how numbers are written.
        clock: how times are written.
        columns: where they are.
        slots: rows that fit.
    """

    colors: Colors
    language: str
    width: int
    row_height: int
    ratio: float
    figures: Figures
    clock: TapeClock
    columns: Columns
    slots: int


Drawn = tuple[TapeRow, int, bool]
"""A row as it is on the picture: itself, its version, whether it is selected."""


class RowPainter:
    """Keeps the picture of the rows in view.

    Attributes:
        painted: rows painted since start, for tests and benches.
    """

    def __init__(self, type_: Type) -> None:
        self.painted = 0
        self._type = type_
        self._look: Look | None = None
        self._picture = QPixmap()
        self._drawn: list[Drawn | None] = []

    def forget(self) -> None:
        """Give the picture's memory back."""
        self._look = None
        self._picture = QPixmap()
        self._drawn = []

    def update(self, rows: Sequence[TapeRow], selected: frozenset[TapeRow], look: Look) -> None:
        """Bring the picture up to date; no other painter may be at work.

        Args:
            rows: from the top; at most `look.slots`.
            selected: of these.
            look: what they all depend on.
        """
        if look != self._look:
            self._begin(look)
        wanted: list[Drawn | None] = [(row, row.version, row in selected) for row in rows]
        wanted += [None] * (look.slots - len(wanted))
        self._move(wanted)
        stale = [slot for slot, drawn in enumerate(self._drawn) if drawn != wanted[slot]]
        if stale:
            with self._type.painting(self._picture) as painter:
                for slot in stale:
                    self._paint_slot(painter, look, slot, wanted[slot])
        self._drawn = wanted

    def blit(self, painter: QPainter, y: float) -> None:
        """Put the picture on a widget, on whole device pixels."""
        ratio = self._picture.devicePixelRatio()
        painter.drawPixmap(QPointF(0, whole_px(y, ratio)), self._picture)

    def _begin(self, look: Look) -> None:
        self._look = look
        height = round(look.slots * look.row_height * look.ratio)
        if self._picture.width() != round(look.width * look.ratio) or self._picture.height() != height:
            self._picture = QPixmap(round(look.width * look.ratio), height)
        self._picture.setDevicePixelRatio(look.ratio)
        self._picture.fill(look.colors.bg1)
        self._drawn = [None] * look.slots

    def _move(self, wanted: Sequence[Drawn | None]) -> None:
        """Scroll the picture so that rows which stay in view need not be painted again."""
        look = self._look
        places = {drawn[0]: slot for slot, drawn in enumerate(self._drawn) if drawn is not None}
        if look is None or not places:
            return
        by = next(
            (
                slot - places[one[0]]
                for slot, one in enumerate(wanted)
                if one is not None and one[0] in places
            ),
            0,
        )
        device = by * look.row_height * look.ratio
        if not by or device != int(device):
            return
        self._picture.scroll(0, int(device), self._picture.rect())
        empty: list[Drawn | None] = [_STALE] * min(abs(by), look.slots)
        self._drawn = empty + self._drawn[:-by] if by > 0 else self._drawn[-by:] + empty

    # --- one row -----------------------------------------------------------------------------------------------------

    def _paint_slot(self, painter: QPainter, look: Look, slot: int, wanted: Drawn | None) -> None:
        y, colors = slot * look.row_height, look.colors
        painter.fillRect(0, y, look.width, look.row_height, colors.bg1)
        if wanted is None:
            return
        row, _, selected = wanted
        self.painted += 1
        if selected:
            painter.fillRect(0, y, look.width, look.row_height, colors.sel)
            painter.fillRect(0, y, 2, look.row_height, colors.accent)
        if row.kind is RowKind.PRINT:
            self._paint_print(painter, look, row, y)
        else:
            self._paint_line(painter, look, row, y)

    def _paint_print(self, painter: QPainter, look: Look, row: TapeRow, y: int) -> None:
        type_, c, columns, figures = self._type, look.colors, look.columns, look.figures
        height, tinted = look.row_height, row.tier > 0
        base = baseline(y, height)
        is_buy = row.side == Side.BUY
        color = c.t2 if row.is_neutral else c.up if is_buy else c.down
        if tinted:
            painter.fillRect(0, y, look.width, height, with_alpha(color, TIER_ALPHA[row.tier]))
            painter.fillRect(0, y, _EDGE, height, color)
        type_.use(c.t1 if tinted else c.t2)
        type_.left(PAD, base, look.clock.text(row.ts_ms, columns.milliseconds))
        if columns.value:
            type_.use(c.t1 if tinted else c.t2 if row.value == row.value else c.t3)
            type_.right(columns.value, base, format_compact(row.value, figures.units))
        if row.is_neutral:
            type_.use(color)
            type_.center(columns.mark, base, "–")
        else:
            type_.mark(
                columns.mark,
                y + height / 2,
                _TRIANGLE / 2,
                ("triangle", 6, is_buy, id(color)),
                lambda brush, x, y: triangle(brush, x, y, is_buy, color),
            )
        weight = SEMIBOLD if tinted else REGULAR
        type_.use(c.t1 if tinted else color if row.price == row.price else c.t3, 12, weight)
        end = type_.figure_right(columns.price, figures.decimals, 12, weight)
        type_.right(end, base, format_price(row.price, figures.decimals))
        type_.use(c.t1 if row.size == row.size else c.t3, 12, weight)
        if columns.size:
            size = format_size(row.size / figures.lot, figures.units, figures.size_decimals)
            type_.right(columns.size, base, size)
        if row.mark.value and columns.note:
            type_.use(c.t1, 11, SEMIBOLD)
            type_.center(columns.note, base, row.mark.value)
        if columns.running:
            running = _running_text(row, figures)
            type_.use(c.t3 if running == MISSING else c.t2)
            type_.right(columns.running, base, running)
        if row.inferred or row.count > 1:
            type_.use(c.t1 if tinted else c.t3, 11)
            if row.inferred:
                type_.center(columns.guess, base, "?")
            if columns.count and row.count > 1:
                type_.right(columns.count, base, f"×{row.count:,}")

    def _paint_line(self, painter: QPainter, look: Look, row: TapeRow, y: int) -> None:
        """A full-width line with words: prints that are missing, or where what was asked for ends."""
        type_, c, height = self._type, look.colors, look.row_height
        hole = row.kind is not RowKind.JOIN
        size = 12 if hole else 11
        words = type_.elided(line_words(row, look.clock), look.width - 2 * PAD, size)
        half = type_.width(words, size) / 2 + 8
        middle = look.width / 2
        for left, right in ((0.0, middle - half), (middle + half, float(look.width))):
            if hole:
                hatch(painter, QRectF(left, y + 3, right - left, height - 6), with_alpha(c.warn, 0.6))
            else:
                hairline(painter, left, right, y + height // 2, c.line2)
        type_.use(c.warn if hole else c.t3, size)
        type_.center(middle, baseline(y, height, size), words)


_STALE: Final[Drawn] = (TapeRow(RowKind.PRINT, 0), -1, False)
"""On the picture, but of no row in view."""


def whole_px(y: float, ratio: float) -> float:
    """The last place not below y where a device pixel begins."""
    return floor(y * ratio) / ratio


def _running_text(row: TapeRow, figures: Figures) -> str:
    """The running delta: signed, so that its direction needs no colour."""
    if not is_finite(row.delta):
        return MISSING
    amount = row.delta / figures.lot
    if abs(amount) < _COMPACT_FROM:
        return figures.change(row.delta)
    text = format_compact(amount, figures.units)
    return f"+{text}" if amount > 0 else text
