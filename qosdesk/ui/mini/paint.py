"""How the mini ticker is drawn: a strip that says whose figures these are, and a line per symbol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from qosdesk.domain.numbers import MISSING
from qosdesk.ui.paint.flash import GROUND_ALPHA
from qosdesk.ui.paint.marks import dot, triangle
from qosdesk.ui.paint.text import HANG, Type, baseline
from qosdesk.ui.panels.table.cells import lit_rect
from qosdesk.ui.panels.table.rows import Freshness, Row
from qosdesk.ui.ports import Connection, LinkState
from qosdesk.ui.sourcing import Badge
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD
from qosdesk.ui.widgets.chips import BADGE_HEIGHT, badge_width, paint_badge

STRIPE: Final = 3
STRIP: Final = 22
ROW: Final = 22
PAD: Final = 8
_AGE: Final = 40
_PERCENT: Final = 60
_ARROW: Final = 14
_LAST: Final = 74


def rows_top(*, demo: bool) -> int:
    """Where the first line begins."""
    return STRIP + (STRIPE if demo else 0)


def price_rect(width: int, top: int) -> QRect:
    """Triangle, price and change of a line: what a quote repaints."""
    left = width - PAD - _AGE - _PERCENT - _ARROW - _LAST
    return QRect(left, top, _LAST + _ARROW + _PERCENT, ROW)


def link_words(connection: Connection) -> str:
    """What is wrong with the link, in two words; empty when it stands."""
    words = {
        LinkState.CONNECTING: QCoreApplication.translate("Mini", "Connecting"),
        LinkState.RECONNECTING: QCoreApplication.translate("Mini", "Link lost"),
        LinkState.OFFLINE: QCoreApplication.translate("Mini", "Offline"),
        LinkState.REFUSED: QCoreApplication.translate("Mini", "Key refused"),
    }
    return words.get(connection.state, "")


class MiniPainter:
    """Paints with the fonts of one `Type`.

    Attributes:
        discreet: figures in grey.
        codes: codes in place of names.
        chosen: the line under the keyboard, -1 for none.
    """

    def __init__(self, type_: Type) -> None:
        self._type = type_
        self.discreet = False
        self.codes = False
        self.chosen = -1

    def paint_strip(
        self, painter: QPainter, width: int, title: str, sessions: Sequence[Connection], source: Badge
    ) -> None:
        """The list's name, or what is wrong with the link; whose figures these are."""
        type_, theme = self._type, self._type.theme
        c, top = theme.c, STRIPE if source.solid else 0
        painter.fillRect(QRectF(0, 0, width, top + STRIP), c.bg2)
        if source.solid:
            painter.fillRect(QRectF(0, 0, width, STRIPE), c.demo)
        badge = badge_width(theme, source.short, solid=source.solid)
        left = width - PAD - badge
        area = QRectF(left, top + (STRIP - BADGE_HEIGHT) // 2, badge, BADGE_HEIGHT)
        paint_badge(painter, theme, area, source.short, solid=source.solid)
        words = [link_words(one) for one in sessions]
        wrong = words[0] if all(words) else ""
        type_.use(c.warn if wrong else c.t3, 11, MEDIUM if wrong else 400)
        text = type_.elided(wrong or title, left - 2 * PAD, 11, MEDIUM if wrong else 400)
        type_.left(PAD, baseline(top, STRIP, 11), text)

    def paint_rows(
        self, painter: QPainter, width: int, top: int, rows: Sequence[Row], now_s: float, *, lost: bool
    ) -> None:
        """Lines one below the other, the first at `top`."""
        for number, row in enumerate(rows):
            self._paint_row(painter, width, top + number * ROW, row, now_s, number == self.chosen, lost)

    def _paint_row(
        self, painter: QPainter, width: int, y: int, row: Row, now_s: float, chosen: bool, lost: bool
    ) -> None:
        type_, c = self._type, self._type.theme.c
        ground = c.sel if chosen else c.bg1
        if chosen:
            painter.fillRect(QRectF(0, y, width, ROW), ground)
            painter.fillRect(QRectF(0, y, 2, ROW), c.accent)
        base = baseline(y, ROW)
        area = price_rect(width, y)
        grey = lost or row.stale or self.discreet
        self._paint_label(row, base, area.left() - PAD - 4, grey)
        color = c.t3 if grey or not row.known else type_.theme.direction(row.change)
        right = area.left() + _LAST - HANG
        self._paint_last(painter, row, right, y, base, color, ground, now_s)
        arrow = area.left() + _LAST + _ARROW / 2 + 2
        if row.change and row.change == row.change:
            triangle(painter, arrow, y + ROW / 2, row.change > 0, color)
        percent = row.texts.get("percent", MISSING)
        type_.use(color if percent != MISSING else c.t3)
        type_.right(area.right(), base, percent)
        self._paint_age(painter, row, width - PAD, y, base)

    def _paint_label(self, row: Row, base: float, room: float, grey: bool) -> None:
        type_, c = self._type, self._type.theme.c
        text = row.alias or (row.state.code if self.codes else row.name or row.state.code)
        type_.use(c.t3 if grey else c.t1, 12, MEDIUM)
        type_.left(PAD, base, type_.elided(text, room, 12, MEDIUM))

    def _paint_last(
        self,
        painter: QPainter,
        row: Row,
        right: float,
        y: int,
        base: float,
        color: QColor,
        ground: QColor,
        now_s: float,
    ) -> None:
        type_, theme = self._type, self._type.theme
        text = row.texts.get("last", MISSING)
        end = right if text == MISSING else type_.figure_right(right, row.decimals, 12, SEMIBOLD)
        if type_.width(text, 12, SEMIBOLD) > _LAST + end - right - HANG + PAD:
            text, end, color = "#", right, theme.c.t3
        flash = row.flash
        if flash is None:
            type_.use(color, 12, SEMIBOLD)
            type_.right(end, base, text)
            return
        strength, lit = flash.strength(now_s), text[flash.first :]
        split = end - type_.width(lit, 12, SEMIBOLD)
        tint = theme.c.up if flash.direction >= 0 else theme.c.down
        painter.fillRect(lit_rect(split, end, y, ROW), theme.mixed(ground, tint, GROUND_ALPHA * strength))
        type_.use(color, 12, SEMIBOLD)
        type_.right(split, base, text[: flash.first])
        type_.use(theme.mixed(color, theme.c.t1, strength), 12, SEMIBOLD)
        type_.left(split, base, lit)

    def _paint_age(self, painter: QPainter, row: Row, right: float, y: int, base: float) -> None:
        """Live is a dot, everything else how old it is."""
        type_, c = self._type, self._type.theme.c
        if row.fresh is Freshness.LIVE:
            dot(painter, right - 4, y + ROW / 2, c.t3 if self.discreet else c.accent)
            return
        warn = row.fresh is Freshness.STALE and not self.discreet
        type_.use(c.warn if warn else c.t3, 11)
        type_.right(right, base, row.age)
