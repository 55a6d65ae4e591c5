"""Paints the level table: a level a row, asks over bids or the two beside each other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QRegion

from qosdesk.domain.numbers import format_compact, format_price
from qosdesk.ui.paint.marks import hairline
from qosdesk.ui.paint.text import baseline
from qosdesk.ui.panels.ladder.canvas import HEADER, Canvas
from qosdesk.ui.panels.ladder.columns import Halves, Place
from qosdesk.ui.panels.ladder.options import Column
from qosdesk.ui.panels.ladder.rows import BAR_STEPS, Cell, LevelRow, PairRow
from qosdesk.ui.theme.theme import MEDIUM

_TRADED_BAR = 52


def column_title(column: Column, lots: bool) -> str:
    """What stands above a column; sizes of A shares are in lots and say so."""
    titles = {
        Column.LEVEL: "#",
        Column.TRADED: _tr("Traded, lots") if lots else _tr("Traded"),
        Column.PRICE: _tr("Price"),
        Column.DELTA: "±",
        Column.SIZE: _tr("Size, lots") if lots else _tr("Size"),
        Column.TOTAL: _tr("Total, lots") if lots else _tr("Total"),
    }
    return titles[column]


def paint_header(canvas: Canvas, y: int, places: tuple[Place, ...]) -> None:
    """Titles of the columns; that of pulled and added sizes is not worth a mark of its own."""
    type_, c = canvas.type, canvas.theme.c
    base = baseline(y, HEADER - 1, 11)
    type_.use(c.t3, 11)
    for place in places:
        title = column_title(place.column, canvas.lot > 1)
        if place.column is Column.LEVEL:
            type_.left(place.end, base, title)
        elif place.column is not Column.DELTA:
            type_.right(place.end, base, title)
    hairline(canvas.painter, 0, canvas.width, y + HEADER - 1, c.line)


def paint_pair_header(canvas: Canvas, y: int, halves: Halves) -> None:
    """Titles of both halves."""
    type_, c = canvas.type, canvas.theme.c
    base = baseline(y, HEADER - 1, 11)
    type_.use(c.t3, 11)
    for is_ask, places in ((False, halves.bid), (True, halves.ask)):
        for place in places:
            title = column_title(place.column, canvas.lot > 1)
            if place.column is Column.PRICE:
                title = _tr("Ask") if is_ask else _tr("Bid")
            if place.column is not Column.DELTA:
                type_.right(place.end, base, title)
    if halves.level >= 0:
        type_.left(halves.level, base, "#")
    hairline(canvas.painter, 0, canvas.width, y + HEADER - 1, c.line)


def reach_rect(place: Place, y: int, height: int) -> QRect:
    """What a column paints of a row."""
    left, right = place.reach
    return QRect(left, y, right - left, height)


def paint_level(
    canvas: Canvas, row: LevelRow, y: int, height: int, places: tuple[Place, ...], region: QRegion
) -> None:
    """One level of one side, as far as its columns are in the region."""
    price = next(place for place in places if place.column is Column.PRICE)
    if not region.intersects(reach_rect(price, y, height)):
        # Only columns that nothing else reaches into are ever repainted alone (`rows.changed`).
        places = tuple(place for place in places if region.intersects(reach_rect(place, y, height)))
    type_, c, cell = canvas.type, canvas.theme.c, row.cell
    base = baseline(y, height)
    free_to = canvas.width
    for place in places:
        if place.column is Column.SIZE:  # the bar first: everything else stands on it
            if place.bar_left < place.left:  # its digits may need what pulled and added sizes would have
                free_to = round(place.end - type_.width(canvas.size_text(cell.size))) - 6
            length = max(1, round((place.right - place.bar_left) * cell.bar / BAR_STEPS))
            canvas.bar(cell, y, height, place.right, length, to_left=True)
    for place in places:
        if place.column is Column.LEVEL:
            label = _tr("A{0}") if cell.is_ask else _tr("B{0}")
            type_.use(c.t3, 11)
            type_.left(place.end, base, label.format(cell.number))
        elif place.column is Column.TRADED:
            _paint_traded(canvas, row, place.end, y, height)
        elif place.column is Column.PRICE:
            _paint_price(canvas, cell, place.end, base)
        elif place.column is Column.DELTA:
            canvas.delta(cell, place.left, min(place.right - 4, free_to), base)
        elif place.column is Column.SIZE:
            canvas.size(cell, place.end, y, height)
        else:
            type_.use(c.t3 if canvas.is_stale else c.t2)
            type_.right(place.end, base, canvas.size_text(cell.total))


def paint_pair(canvas: Canvas, row: PairRow, y: int, height: int, halves: Halves) -> None:
    """The same level of both sides; a side without it stays empty."""
    type_, c = canvas.type, canvas.theme.c
    base = baseline(y, height)
    if halves.level >= 0:
        type_.use(c.t3, 11)
        type_.left(halves.level, base, str(row.number))
    for cell, places in ((row.bid, halves.bid), (row.ask, halves.ask)):
        if cell is None:
            continue
        for place in places:
            if place.column is Column.SIZE:
                length = max(1, round((place.right - place.left - 2) * cell.bar / BAR_STEPS))
                edge = place.left if cell.is_ask else place.right
                canvas.bar(cell, y, height, edge, length, to_left=not cell.is_ask)
        for place in places:
            if place.column is Column.PRICE:
                _paint_price(canvas, cell, place.end, base, hang=False)
            elif place.column is Column.SIZE:
                canvas.size(cell, place.end, y, height)
            elif place.column is Column.DELTA:
                canvas.delta(cell, place.left, place.end, base)
            else:
                type_.use(c.t3 if canvas.is_stale else c.t2)
                type_.right(place.end, base, canvas.size_text(cell.total))


def _paint_price(canvas: Canvas, cell: Cell, end: float, base: float, *, hang: bool = True) -> None:
    canvas.type.use(canvas.price_color(cell.price), 12.5, MEDIUM)
    if hang:
        end = canvas.type.figure_right(end, canvas.decimals, 12.5, MEDIUM)
    canvas.type.right(end, base, format_price(cell.price, canvas.decimals))


def _paint_traded(canvas: Canvas, row: LevelRow, right: int, y: int, height: int) -> None:
    total = sum(row.traded)
    if not total:
        return
    base = baseline(y, height) - 1
    canvas.type.use(canvas.theme.c.t2, 11)
    canvas.type.right(right, base, format_compact(total / canvas.lot, canvas.theme.units))
    width = max(2, round(_TRADED_BAR * row.traded_bar / BAR_STEPS))
    canvas.side_bar(row.traded, right - width, y + height - 3, width, 2, 1.0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LadderPanel", text)
