"""What the ladder's painters share: where to paint and how figures look now; bars, sizes, sentences, spread, footer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter

from qosdesk.domain.numbers import (
    MINUS,
    MISSING,
    format_change,
    format_percent,
    format_price,
    is_finite,
)
from qosdesk.ui.paint.flash import GROUND_ALPHA
from qosdesk.ui.paint.marks import hairline, share_bar, triangle
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.ladder.book import Cross
from qosdesk.ui.panels.ladder.changes import Changes
from qosdesk.ui.panels.ladder.columns import PAD
from qosdesk.ui.panels.ladder.rows import Cell, FooterRow, SpreadRow, WordsRow
from qosdesk.ui.panels.ladder.traded import Volumes
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD

HEADER: Final = 21
SPREAD: Final = 28
FOOTER: Final = 32
SENTENCE_PX: Final = 12


@dataclass(slots=True)
class Canvas:
    """One painting of a ladder.

    Attributes:
        painter, type, theme: to paint with.
        width: of the panel.
        lot: shares in one unit of size.
        size_text: a size in the units of the screen.
        decimals: of prices.
        reference: what a price's colour is measured against.
        is_stale: whether the book should have moved and did not.
        changes: what is lit.
        now_s: monotonic time.
    """

    painter: QPainter
    type: Type
    theme: Theme
    width: int
    lot: int
    size_text: Callable[[float], str]
    decimals: int
    reference: float
    is_stale: bool
    changes: Changes
    now_s: float

    def side_color(self, is_ask: bool) -> QColor:
        """Bids have the colour of up, asks that of down."""
        return self.theme.c.down if is_ask else self.theme.c.up

    def price_color(self, price: float) -> QColor:
        """Direction against the reference."""
        change = price - self.reference
        if self.is_stale:
            return self.theme.c.t3
        return self.theme.direction(change) if change == change else self.theme.c.t1

    def bar(self, cell: Cell, y: int, height: int, edge: int, length: int, *, to_left: bool) -> None:
        """A size as a bar with a solid edge."""
        color = self.side_color(cell.is_ask)
        tint = self.theme.sheer(color, 0.20 if self.theme.dark else 0.15)
        left = edge - length if to_left else edge + 1
        self.painter.fillRect(left, y + 2, length, height - 4, tint)
        self.painter.fillRect(edge, y + 2, 1, height - 4, color)

    def size(self, cell: Cell, end: float, y: int, height: int) -> float:
        """A size with its lit digits, up to `end`; returns where it begins."""
        type_, c = self.type, self.theme.c
        text = self.size_text(cell.size)
        flash = self.changes.flash(*cell.key)
        if flash is not None:
            flash.painted_step = flash.step(self.now_s)
            left = round(end - type_.width(text[flash.first :])) - 1
            ground = self.theme.sheer(c.accent, GROUND_ALPHA * 1.4 * flash.strength(self.now_s))
            self.painter.fillRect(left, y + 3, round(end) + 2 - left, height - 6, ground)
        type_.use(c.t3 if self.is_stale else c.t1)
        return type_.right(end, baseline(y, height), text)

    def delta(self, cell: Cell, left: float, end: float, base: float) -> None:
        """What was pulled or added, up to `end`, where there is room for it."""
        if not cell.delta:
            return
        text = delta_text(cell.delta / self.lot)
        if end - self.type.width(text, 11) >= left:
            self.type.use(self.theme.c.t3, 11)
            self.type.right(end, base, text)

    def side_bar(self, traded: Volumes, x: int, y: int, width: int, height: int, alpha: float) -> None:
        """What was traded as one bar of three parts: bought, side unknown, sold."""
        total, c = sum(traded), self.theme.c
        start, sum_ = x, 0.0
        for amount, color in ((traded[0], c.up), (traded[2], c.t3), (traded[1], c.down)):
            sum_ += amount
            end = x + round(width * sum_ / total)
            if end > start:
                self.painter.fillRect(start, y, end - start, height, self.theme.sheer(color, alpha))
            start = end

    def words(self, row: WordsRow, y: int, height: int) -> None:
        """A sentence."""
        c = self.theme.c
        self.type.use(c.warn if row.warned else c.t3, SENTENCE_PX)
        self.type.left(PAD, baseline(y, height), self.type.elided(row.words, self.width - 2 * PAD))

    def spread(self, row: SpreadRow, y: int) -> None:
        """The last price and how far the sides are apart."""
        type_, theme, c = self.type, self.theme, self.theme.c
        self.painter.fillRect(QRectF(0, y, self.width, SPREAD), c.bg2)
        hairline(self.painter, 0, self.width, y, c.line)
        hairline(self.painter, 0, self.width, y + SPREAD - 1, c.line)
        base = baseline(y, SPREAD, 13)
        change = row.change
        color = c.t3 if row.is_stale else theme.direction(change) if change == change else c.t1
        if is_finite(change) and change:
            triangle(self.painter, 14, y + SPREAD / 2, change > 0, color, 8)
        text = format_price(row.price, self.decimals)
        type_.use(color if text != MISSING else c.t3, 15, SEMIBOLD)
        end = type_.left(25, base, text)
        percent = format_percent(row.fraction)
        right, left_end = self.width - PAD, end
        if end + 11 + type_.width(percent) <= right:
            type_.use(color if percent != MISSING else c.t3)
            left_end = type_.left(end + 11, base, percent)
        type_.use(c.t2)
        bp = bp_text(row.spread_bp)
        if right - type_.width(bp) <= left_end + 8:
            return
        start = type_.right(right, base, bp) - 11
        spread = _tr("Spread {0}").format(format_price(row.spread, self.decimals))
        if start - type_.width(spread) > left_end + 8:
            start = type_.right(start, base, spread) - 8
            words = {Cross.CROSSED: _tr("Crossed"), Cross.LOCKED: _tr("Locked")}.get(row.cross, "")
            if words and start - type_.width(words, 12, MEDIUM) > left_end + 8:
                type_.use(c.warn, 12, MEDIUM)
                type_.right(start, base, words)

    def footer(self, row: FooterRow, y: int) -> None:
        """Sums of the sides and their imbalance over a bar of two colours."""
        type_, c = self.type, self.theme.c
        hairline(self.painter, 0, self.width, y, c.line)
        base = baseline(y, 23)
        sums = (self.size_text(row.bid_sum), self.size_text(row.ask_sum))
        bid, ask = _tr("Bid {0}").format(sums[0]), _tr("{0} Ask").format(sums[1])
        if type_.width(bid) + type_.width(ask) + 8 > self.width - 2 * PAD:
            bid, ask = sums
        type_.use(c.up)
        left = type_.left(PAD, base, bid)
        type_.use(c.down)
        right = type_.right(self.width - PAD, base, ask)
        text = _tr("Imbalance {0}").format(imbalance_text(row.imbalance))
        middle = self.width / 2
        half = type_.width(text, 12, MEDIUM) / 2
        if middle - half > left + 8 and middle + half < right - 8:
            type_.use(c.t1, 12, MEDIUM)
            type_.center(middle, base, text)
        colors = (c.up, c.down)
        share_bar(self.painter, PAD, y + 23, self.width - 2 * PAD, row.bid_sum, row.ask_sum, colors, c.bg4)


def delta_text(delta: float) -> str:
    """Signed; whole where it is whole."""
    return format_change(delta, 0) if delta == int(delta) else format_change(delta, 3).rstrip("0")


def bp_text(spread_bp: float) -> str:
    """Hundredths of a percent: `8.2 bp`."""
    decimals = 1 if not abs(spread_bp) < 0.1 or not spread_bp else 2
    return f"{spread_bp:.{decimals}f} bp".replace("-", MINUS) if is_finite(spread_bp) else MISSING


def imbalance_text(fraction: float) -> str:
    """`+14.9%`."""
    text = format_change(fraction * 100, 1)
    return text if text == MISSING else f"{text}%"


def _tr(text: str) -> str:
    return QCoreApplication.translate("LadderPanel", text)
