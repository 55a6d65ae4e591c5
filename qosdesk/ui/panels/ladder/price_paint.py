"""Paints the price ladder: every price a row, bids left of it, asks right, what was traded there beside them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QBrush

from qosdesk.domain.numbers import format_compact, format_price
from qosdesk.domain.quotes import Side
from qosdesk.ui.paint.marks import hairline, triangle
from qosdesk.ui.paint.text import HANG, baseline
from qosdesk.ui.panels.ladder.canvas import HEADER, Canvas
from qosdesk.ui.panels.ladder.columns import PAD, PriceColumns
from qosdesk.ui.panels.ladder.rows import BAR_STEPS, Cell, PriceRow
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD


def paint_price_header(canvas: Canvas, y: int, columns: PriceColumns) -> None:
    """Titles of the columns."""
    type_, c, lots = canvas.type, canvas.theme.c, canvas.lot > 1
    base = baseline(y, HEADER - 1, 11)
    type_.use(c.t3, 11)
    if columns.traded[1]:
        type_.left(PAD, base, _tr("Traded, lots") if lots else _tr("Traded"))
    type_.right(columns.bid[1] - PAD, base, _tr("Bid, lots") if lots else _tr("Bid"))
    type_.right(columns.price[1] - HANG - 2, base, _tr("Price"))
    type_.left(columns.ask[0] + PAD, base, _tr("Ask, lots") if lots else _tr("Ask"))
    hairline(canvas.painter, 0, canvas.width, y + HEADER - 1, c.line)


def paint_price_row(canvas: Canvas, row: PriceRow, y: int, height: int, columns: PriceColumns) -> None:
    """One price."""
    painter, c = canvas.painter, canvas.theme.c
    hatch = QBrush(c.line2, Qt.BrushStyle.BDiagPattern)
    for beyond, (left, right) in ((row.beyond_bid, columns.bid), (row.beyond_ask, columns.ask)):
        if beyond:
            painter.fillRect(QRectF(left, y, right - left, height), hatch)
    painter.fillRect(QRectF(columns.price[0], y, columns.price[1] - columns.price[0], height), c.bg2)
    hairline(painter, columns.price[0], columns.price[1], y + height - 1, c.line)
    if columns.traded[1]:
        _paint_traded(canvas, row, y, height, columns)
    if row.bid is not None:
        _paint_side(canvas, row.bid, y, height, columns.bid)
    if row.ask is not None:
        _paint_side(canvas, row.ask, y, height, columns.ask)
    _paint_price(canvas, row, y, height, columns)


def _paint_side(canvas: Canvas, cell: Cell, y: int, height: int, column: tuple[int, int]) -> None:
    left, right = column
    length = max(1, round((right - left - 3) * cell.bar / BAR_STEPS))
    base = baseline(y, height)
    text_width = canvas.type.width(canvas.size_text(cell.size))
    if cell.is_ask:
        canvas.bar(cell, y, height, left + 1, length, to_left=False)
        canvas.size(cell, left + PAD + text_width, y, height)
        canvas.delta(cell, left + PAD + text_width + 6, right - PAD, base)
    else:
        canvas.bar(cell, y, height, right - 2, length, to_left=True)
        start = canvas.size(cell, right - PAD, y, height)
        if cell.delta:
            canvas.delta(cell, left + 4, start - 6, base)


def _paint_price(canvas: Canvas, row: PriceRow, y: int, height: int, columns: PriceColumns) -> None:
    type_, c = canvas.type, canvas.theme.c
    left, right = columns.price
    base = baseline(y, height)
    color = canvas.price_color(row.price)
    weight = SEMIBOLD if row.is_last else MEDIUM
    if row.is_last:
        canvas.painter.fillRect(QRectF(left, y, right - left, height - 1), canvas.theme.sheer(color, 0.26))
        canvas.painter.fillRect(QRectF(left, y, 3, height - 1), color)
    type_.use(c.t1 if row.is_last and not canvas.is_stale else color, 12.5, weight)
    end = type_.figure_right(right - HANG - 2, canvas.decimals, 12.5, weight)
    start = type_.right(end, base, format_price(row.price, canvas.decimals))
    if not row.is_last or row.last_size != row.last_size:
        return
    text = format_compact(row.last_size / canvas.lot, canvas.theme.units)
    if left + 15 + type_.width(text, 11) > start - 3:
        return
    if row.last_side in (Side.BUY, Side.SELL):
        is_buy = row.last_side == Side.BUY
        triangle(canvas.painter, left + 9, y + height / 2, is_buy, c.up if is_buy else c.down)
    type_.use(c.t1, 11)
    type_.left(left + 15, base, text)


def _paint_traded(canvas: Canvas, row: PriceRow, y: int, height: int, columns: PriceColumns) -> None:
    total = sum(row.traded)
    if not total:
        return
    room = columns.traded[1] - PAD - 6
    width = max(2, round(room * row.traded_bar / BAR_STEPS))
    canvas.side_bar(row.traded, PAD, y + 3, width, height - 6, 0.40 if canvas.theme.dark else 0.30)
    canvas.type.use(canvas.theme.c.t1, 11)
    canvas.type.left(PAD + 3, baseline(y, height), format_compact(total / canvas.lot, canvas.theme.units))


def _tr(text: str) -> str:
    return QCoreApplication.translate("LadderPanel", text)
