"""Paints the rows of a ladder that are in the damaged region, its header and the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QRegion

from qosdesk.ui.panels.ladder.canvas import HEADER, SPREAD, Canvas
from qosdesk.ui.panels.ladder.columns import place_columns, place_halves, place_prices
from qosdesk.ui.panels.ladder.cursor import Spot
from qosdesk.ui.panels.ladder.level_paint import paint_header, paint_level, paint_pair, paint_pair_header
from qosdesk.ui.panels.ladder.options import Mode, Options
from qosdesk.ui.panels.ladder.price_paint import paint_price_header, paint_price_row
from qosdesk.ui.panels.ladder.rows import (
    FooterRow,
    LevelRow,
    PairRow,
    Placed,
    PriceRow,
    SpreadRow,
    WordsRow,
)


def header_rect(options: Options, top: int, width: int) -> QRect:
    """Where the titles of the columns are."""
    return QRect(0, top if options.mode is Mode.TABLE else top + SPREAD, width, HEADER)


def paint_ladder(
    canvas: Canvas,
    options: Options,
    top: int,
    price_width: int,
    placed: Sequence[Placed],
    region: QRegion,
    cursor: Spot | None,
) -> None:
    """The ladder, as far as it is in the region; the ground is there already.

    Args:
        canvas: to paint with.
        options: mode and columns.
        top: where it begins.
        price_width: px that the widest price needs.
        placed: all rows.
        region: what is damaged.
        cursor: the keyboard's place, None where it is not to be seen.
    """
    width, mode = canvas.width, options.mode
    columns = place_columns(options.columns, width) if mode is Mode.TABLE else ()
    halves = place_halves(options.columns, width, price_width) if mode is Mode.BESIDE else None
    prices = place_prices(options.columns, width) if mode is Mode.PRICES else None
    header = header_rect(options, top, width)
    if region.intersects(header):
        if halves is not None:
            paint_pair_header(canvas, header.y(), halves)
        elif prices is not None:
            paint_price_header(canvas, header.y(), prices)
        else:
            paint_header(canvas, header.y(), columns)
    for one in placed:
        if not region.intersects(QRect(0, one.y, width, one.height)):
            continue
        row, y, height = one.row, one.y, one.height
        if cursor is not None and cursor.placed.y == y:
            _paint_cursor(canvas, cursor, halves.middle if halves is not None else 0)
        if isinstance(row, LevelRow):
            paint_level(canvas, row, y, height, columns, region)
        elif isinstance(row, PairRow) and halves is not None:
            paint_pair(canvas, row, y, height, halves)
        elif isinstance(row, PriceRow) and prices is not None:
            paint_price_row(canvas, row, y, height, prices)
        elif isinstance(row, SpreadRow):
            canvas.spread(row, y)
        elif isinstance(row, FooterRow):
            canvas.footer(row, y)
        elif isinstance(row, WordsRow):
            canvas.words(row, y, height)
        if cursor is not None and cursor.placed.y == y and isinstance(row, PriceRow):
            # Its cells have grounds of their own, under which the cursor's would not be seen.
            canvas.painter.setPen(canvas.theme.c.accent)
            canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
            canvas.painter.drawRect(QRectF(0.5, y + 0.5, canvas.width - 1, height - 1))


def _paint_cursor(canvas: Canvas, cursor: Spot, middle: int) -> None:
    """The selected row as everywhere: its ground, and a bar at its left."""
    y, height, c = cursor.placed.y, cursor.placed.height, canvas.theme.c
    left, width = 0, canvas.width
    if isinstance(cursor.placed.row, PairRow):
        left, width = (middle, canvas.width - middle) if cursor.is_ask else (0, middle)
    canvas.painter.fillRect(QRectF(left, y, width, height), c.sel)
    canvas.painter.fillRect(QRectF(left, y, 2, height), c.accent)
