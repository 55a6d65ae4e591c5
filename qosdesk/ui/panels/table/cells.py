"""How each kind of cell is drawn: plain functions of painter, column, row and place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from qosdesk.domain.hours import Phase
from qosdesk.domain.numbers import MINUS, MISSING, format_percent
from qosdesk.domain.quotes import Session
from qosdesk.ui.paint.flash import GROUND_ALPHA
from qosdesk.ui.paint.marks import chevron, dot, tag, triangle
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.table.columns import Column, Paint
from qosdesk.ui.panels.table.rows import Freshness, Row, Section
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD

TOO_WIDE: Final = "#"


class Cell:
    """Where and what: filled anew for each cell, so that painting allocates nothing.

    Attributes:
        x, y, width, height: place in the viewport.
        base: the row's common baseline.
        now_s: monotonic time of the frame.
        ground: colour under the row.
    """

    __slots__ = ("base", "column", "ground", "height", "now_s", "row", "width", "x", "y")

    def __init__(self, row: Row, column: Column, ground: QColor, y: int, height: int, now_s: float) -> None:
        self.row = row
        self.column = column
        self.ground = ground
        self.x = 0.0
        self.y = y
        self.width = 0.0
        self.height = height
        self.base = baseline(y, height)
        self.now_s = now_s


def draw_absence(type_: Type, cell: Cell, x: float, width: float) -> None:
    """Instead of figures that nobody sends, why that is."""
    type_.use(type_.theme.c.t3, 11)
    type_.left(x + 8, cell.base, type_.elided(cell.row.absence, width - 12, 11))


def figure_color(type_: Type, row: Row, change: float) -> QColor:
    """Colour of a price or change: direction, t2 for unchanged, t3 when stale or missing."""
    theme = type_.theme
    if row.stale or change != change:
        return theme.c.t3
    return theme.direction(change)


def draw_figure(painter: QPainter, type_: Type, cell: Cell, color: QColor, px: float, weight: int) -> None:
    """A right-aligned figure with its point at the column's x, its lit digits if it has any; `#` when too wide."""
    column, row = cell.column, cell.row
    text = row.texts.get(column.key, MISSING)
    end = cell.x + cell.width - column.pad
    if text == MISSING:
        type_.use(type_.theme.c.t3, px, weight)
        type_.right(end, cell.base, text)
        return
    if column.hangs:
        end = type_.figure_right(end, row.decimals, px, weight)
    if end - type_.width(text, px, weight) < cell.x - 2:
        type_.use(type_.theme.c.t3, px, weight)
        type_.right(cell.x + cell.width - column.pad, cell.base, TOO_WIDE)
        return
    type_.use(color, px, weight)
    flash = row.flash if column.paint is Paint.LAST else None
    if flash is None:
        type_.right(end, cell.base, text)
        return
    draw_lit(painter, type_, text, flash.first, end, cell, color, flash.strength(cell.now_s), px, weight)


def draw_lit(
    painter: QPainter,
    type_: Type,
    text: str,
    first: int,
    end: float,
    cell: Cell,
    color: QColor,
    strength: float,
    px: float,
    weight: int,
) -> None:
    """A figure whose characters from `first` on stand on tinted ground."""
    theme = type_.theme
    flash = cell.row.flash
    lit = text[first:]
    split = end - type_.width(lit, px, weight)
    tint = theme.c.up if flash is None or flash.direction >= 0 else theme.c.down
    ground = theme.mixed(cell.ground, tint, GROUND_ALPHA * strength)
    painter.fillRect(lit_rect(split, end, cell.y, cell.height), ground)
    type_.right(split, cell.base, text[:first])
    type_.use(theme.mixed(color, theme.c.t1, strength), px, weight)
    type_.left(split, cell.base, lit)


def lit_rect(split: float, end: float, y: int, height: int) -> QRect:
    """The tinted ground of the characters between two x."""
    left = round(split) - 1
    return QRect(left, y + 3, round(end) + 1 - left, height - 6)


TAG_WIDTH: Final = 9


def draw_tag(painter: QPainter, type_: Type, number: int, y: float, height: float) -> None:
    """A row's colour tag: a stripe at its left with its number, so that nothing is said by colour alone."""
    c = type_.theme.c
    painter.fillRect(QRectF(0, y, TAG_WIDTH, height - 1), c.link(number))
    type_.use(c.on_chip, 10.5, SEMIBOLD)
    type_.center(TAG_WIDTH / 2, baseline(y, height - 1, 10.5), str(number))


def _symbol(painter: QPainter, type_: Type, cell: Cell) -> None:
    c = type_.theme.c
    row = cell.row
    # A tagged row's stripe takes some of the room in front of the market.
    type_.use(c.t3, 10.5)
    type_.left(cell.x + (12 if row.tag else 8), cell.base, row.symbol.market)
    type_.use(c.t1, 12, SEMIBOLD)
    room = cell.width - 30 - 2
    type_.left(cell.x + 30, cell.base, type_.elided(row.symbol.code, room, 12, SEMIBOLD))
    if row.note:
        _corner(painter, cell.x + cell.width - 2, cell.y + 2, c.accent)


def _corner(painter: QPainter, right: float, top: float, color: QColor) -> None:
    """The mark of a note: a small triangle in the upper right corner."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(right - 6, top), QPointF(right, top), QPointF(right, top + 6)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _name(_: QPainter, type_: Type, cell: Cell) -> None:
    type_.use(type_.theme.c.t2, tabular=False)
    type_.left(cell.x + 8, cell.base, type_.elided(cell.row.alias or cell.row.name, cell.width - 4))


def _triangle(painter: QPainter, type_: Type, cell: Cell) -> None:
    change = cell.row.change
    if cell.row.state.suspended == 1:
        # Also where the session's column is not shown.
        x, y = cell.x + cell.width / 2 + 1, cell.y + cell.height / 2
        for bar in (-3.0, 1.0):
            painter.fillRect(QRectF(x + bar, y - 3.5, 2, 6), type_.theme.c.warn)
        return
    if change == change and change != 0:
        x, y = cell.x + cell.width / 2 + 1, cell.y + cell.height / 2
        up, color = change > 0, figure_color(type_, cell.row, change)
        type_.mark(
            x,
            y,
            4,
            ("triangle", 5.5, up, id(color)),
            lambda brush, x, y: triangle(brush, x, y, up, color, 5.5),
        )


def _last(painter: QPainter, type_: Type, cell: Cell) -> None:
    change = cell.row.change
    row = cell.row
    # A price without a reference has no direction, but it is a value.
    color = (
        type_.theme.c.t1
        if change != change and row.known and not row.stale
        else figure_color(type_, row, change)
    )
    draw_figure(painter, type_, cell, color, 13, MEDIUM)


def _signed(painter: QPainter, type_: Type, cell: Cell) -> None:
    text = cell.row.texts.get(cell.column.key, MISSING)
    # A change that rounds to nothing has no sign, so it has no colour either.
    change = cell.row.change if text[:1] in (MINUS, "+") else 0.0
    draw_figure(painter, type_, cell, figure_color(type_, cell.row, change), 12, 400)


def _quantity(painter: QPainter, type_: Type, cell: Cell) -> None:
    c = type_.theme.c
    draw_figure(painter, type_, cell, c.t3 if cell.row.stale else c.t2, 12, 400)


def _own_signed(painter: QPainter, type_: Type, cell: Cell) -> None:
    value = cell.column.value(cell.row)
    text = cell.row.texts.get(cell.column.key, MISSING)
    # What rounds to nothing has no sign, so it has no colour either.
    change = value if isinstance(value, float) and text[:1] in (MINUS, "+") else 0.0
    draw_figure(painter, type_, cell, figure_color(type_, cell.row, change), 12, 400)


def _level(painter: QPainter, type_: Type, cell: Cell) -> None:
    """A price in the direction from what it is measured against: of the day the previous close, of the book the
    reference of the last price."""
    row, value = cell.row, cell.column.value(cell.row)
    prev_close = row.state.prev_close
    reference = row.reference if cell.column.kinds or prev_close != prev_close else prev_close
    c = type_.theme.c
    color = c.t3 if row.stale else c.t1
    if isinstance(value, float) and value == value and reference == reference:
        color = figure_color(type_, row, round(value - reference, row.decimals + 2))
    draw_figure(painter, type_, cell, color, 12, 400)


def _plain(painter: QPainter, type_: Type, cell: Cell) -> None:
    if cell.column.right:
        _quantity(painter, type_, cell)
        return
    c = type_.theme.c
    text = cell.row.texts.get(cell.column.key, "") or MISSING
    type_.use(c.t3 if text == MISSING else c.t2, 11)
    type_.left(cell.x + 8, cell.base, type_.elided(text, cell.width - 10, 11))


def _range(painter: QPainter, type_: Type, cell: Cell) -> None:
    """The track is the range, the mark stands where the last price is."""
    c = type_.theme.c
    value = cell.column.value(cell.row)
    left, right = cell.x + 8, cell.x + cell.width - cell.column.pad
    if not isinstance(value, float) or value != value:
        type_.use(c.t3)
        type_.right(right, cell.base, MISSING)
        return
    y = cell.y + round(cell.height / 2) - 2
    at = round(left + (right - left - 2) * value)
    painter.fillRect(QRectF(left, y, right - left, 3), c.bg4)
    painter.fillRect(QRectF(left, y, at - left, 3), c.line2)
    painter.fillRect(QRectF(at, y - 3, 2, 9), c.t3 if cell.row.stale else c.t1)


_SESSION_PHASES: Final = MappingProxyType(
    {Session.NIGHT: Phase.NIGHT, Session.PRE: Phase.PRE, Session.POST: Phase.POST}
)


def _extended(painter: QPainter, type_: Type, cell: Cell) -> None:
    """An extended session's tag and its price."""
    row, head = cell.row, cell.row.extended
    c = type_.theme.c
    if head is not None:
        phase = _SESSION_PHASES[head.session]
        word = QCoreApplication.translate("TableCells", _WORDS[phase])
        colors = {Phase.NIGHT: c.night, Phase.PRE: c.pre, Phase.POST: c.post}
        # What another session has overtaken is the past.
        color = colors[phase] if head.ts_ms >= row.ts_ms and not row.stale else c.t3
        tag(painter, type_, cell.x + 8, cell.y, cell.height, word, color, color)
    change = head.change if head is not None else 0.0
    draw_figure(painter, type_, cell, c.t1 if change != change else figure_color(type_, row, change), 12, 400)


def _spark(painter: QPainter, type_: Type, cell: Cell) -> None:
    row = cell.row
    values = row.spark.values
    if len(values) < 2:
        return
    left, right = cell.x + 4, cell.x + cell.width - 6
    top, bottom = cell.y + 4, cell.y + cell.height - 5
    low, high = min(values), max(values)
    reference = row.reference
    # The reference close is drawn where it is while it is near, else at the edge it lies beyond.
    spread = (high - low) or abs(high) * 1e-4 or 1.0
    if low - 2 * spread < reference < high + 2 * spread:
        low, high = min(low, reference), max(high, reference)
    scale = (bottom - top) / ((high - low) or spread)
    step = (right - left) / (len(values) - 1)
    if high == low:
        low -= spread / 2
        scale = (bottom - top) / spread
    points = [QPointF(left + i * step, bottom - (value - low) * scale) for i, value in enumerate(values)]
    if reference == reference:
        y = min(max(bottom - (reference - low) * scale, top), bottom)
        painter.setPen(QPen(type_.theme.c.line2, 1, Qt.PenStyle.DashLine))
        painter.drawLine(round(left), round(y), round(right), round(y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(figure_color(type_, row, row.change), 1.2))
    painter.drawPolyline(QPolygonF(points))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


_WORDS: Final[Mapping[Phase, str]] = MappingProxyType(
    {
        Phase.CLOSED: str(QT_TRANSLATE_NOOP("TableCells", "Closed")),
        Phase.NIGHT: str(QT_TRANSLATE_NOOP("TableCells", "Night")),
        Phase.PRE: str(QT_TRANSLATE_NOOP("TableCells", "Pre")),
        Phase.AUCTION: str(QT_TRANSLATE_NOOP("TableCells", "Auction")),
        Phase.OPEN: str(QT_TRANSLATE_NOOP("TableCells", "Open")),
        Phase.LUNCH: str(QT_TRANSLATE_NOOP("TableCells", "Lunch")),
        Phase.POST: str(QT_TRANSLATE_NOOP("TableCells", "Post")),
        Phase.ALWAYS: str(QT_TRANSLATE_NOOP("TableCells", "24 h")),
        Phase.UNKNOWN: MISSING,
    }
)


def session_word(row: Row) -> str:
    """Session of a row in words."""
    if row.state.suspended == 1:
        return QCoreApplication.translate("TableCells", "Halted")
    if row.absence:
        return row.absence
    if row.fresh is Freshness.NEVER and not row.known:
        return QCoreApplication.translate("TableCells", "No data")
    word = _WORDS[shown_phase(row)]
    return word if word == MISSING else QCoreApplication.translate("TableCells", word)


def shown_phase(row: Row) -> Phase:
    """The market's phase; while it is simulated around the clock, that."""
    return row.phase if row.phase is not Phase.UNKNOWN else row.price_session


def _session(painter: QPainter, type_: Type, cell: Cell) -> None:
    c = type_.theme.c
    row = cell.row
    word = session_word(row)
    x = cell.x + 8
    phase = shown_phase(row)
    if row.state.suspended == 1:
        tag(painter, type_, x, cell.y, cell.height, word, c.warn, c.warn)
        return
    outlined = {
        Phase.NIGHT: c.night,
        Phase.PRE: c.pre,
        Phase.POST: c.post,
        Phase.AUCTION: c.t2,
        Phase.LUNCH: c.t2,
    }
    color = outlined.get(phase)
    if color is not None and row.fresh is not Freshness.NEVER:
        border = c.line2 if phase in (Phase.AUCTION, Phase.LUNCH) else color
        tag(painter, type_, x, cell.y, cell.height, word, color, border)
        return
    rests = phase is Phase.CLOSED or row.fresh is Freshness.NEVER
    type_.use(c.t3 if rests else c.t2, 11)
    type_.left(x, cell.base, word)


def _age(_: QPainter, type_: Type, cell: Cell) -> None:
    c = type_.theme.c
    row = cell.row
    right = cell.x + cell.width - cell.column.pad
    if row.fresh is Freshness.LIVE:
        type_.mark(
            right - 3,
            cell.y + cell.height / 2,
            4,
            ("dot", id(c.accent)),
            lambda brush, x, y: dot(brush, x, y, c.accent),
        )
        return
    type_.use(c.warn if row.fresh is Freshness.STALE else c.t3, 11)
    type_.right(right, cell.base, row.age)


def draw_section(
    painter: QPainter,
    type_: Type,
    section: Section,
    y: float,
    height: float,
    percent_end: float,
) -> None:
    """A header row: name, count, average of change."""
    c = type_.theme.c
    base = baseline(y, height)
    chevron(painter, 13, y + height / 2, c.t3, section.closed)
    type_.use(c.t2, 12, SEMIBOLD)
    end = type_.left(26, base, section.title)
    type_.use(c.t3)
    end = type_.left(end + 8, base, str(len(section.rows)))
    if percent_end <= 0 or not section.rows:
        return
    text = format_percent(section.average)
    if percent_end - type_.width(text) < end + 8:
        return
    change = section.average
    type_.use(c.t3 if text == MISSING else type_.theme.direction(change))
    type_.right(percent_end, base, text)
    label = QCoreApplication.translate("TableCells", "average")
    type_.use(c.t3, 11)
    if percent_end - 58 - type_.width(label, 11) > end + 8:
        type_.right(percent_end - 58, base, label)


Draw = Callable[[QPainter, Type, Cell], None]

PAINTERS: Final[Mapping[Paint, Draw]] = MappingProxyType(
    {
        Paint.SYMBOL: _symbol,
        Paint.NAME: _name,
        Paint.TRIANGLE: _triangle,
        Paint.LAST: _last,
        Paint.SIGNED: _signed,
        Paint.OWN_SIGNED: _own_signed,
        Paint.LEVEL: _level,
        Paint.PLAIN: _plain,
        Paint.QUANTITY: _quantity,
        Paint.RANGE: _range,
        Paint.EXTENDED: _extended,
        Paint.SPARK: _spark,
        Paint.SESSION: _session,
        Paint.AGE: _age,
    }
)
