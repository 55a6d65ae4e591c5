"""How the instrument panel is drawn: plain functions of a painter, the type, the facts and a place."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from qosdesk.domain.hours import DAY_MS, zone_of
from qosdesk.domain.numbers import MINUS, MISSING, format_change, format_percent, is_finite
from qosdesk.domain.quotes import Session
from qosdesk.ui.paint.marks import hairline, tag, triangle
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.instrument.facts import Extended, Facts
from qosdesk.ui.panels.instrument.layout import HEAD, HEADING, PAD, RANGE, ROW, Placed
from qosdesk.ui.theme.theme import SEMIBOLD

_SESSIONS: Final = {
    Session.PRE: str(QT_TRANSLATE_NOOP("TableCells", "Pre")),
    Session.POST: str(QT_TRANSLATE_NOOP("TableCells", "Post")),
    Session.NIGHT: str(QT_TRANSLATE_NOOP("TableCells", "Night")),
}


class Look:
    """What every drawing needs.

    Attributes:
        painter, type: in use.
        facts: of the symbol.
        stale: figures lost their direction colour.
        width: px of the panel.
    """

    __slots__ = ("facts", "painter", "stale", "type", "width")

    def __init__(self, painter: QPainter, type_: Type, facts: Facts, *, stale: bool, width: float) -> None:
        self.painter = painter
        self.type = type_
        self.facts = facts
        self.stale = stale
        self.width = width

    def direction(self, change: float) -> QColor:
        """Colour of a change; t3 when stale."""
        theme = self.type.theme
        return theme.c.t3 if self.stale or not is_finite(change) else theme.direction(change)

    def level(self, price: float) -> QColor:
        """Colour of a price of the day against the previous close."""
        shot = self.facts.snapshot
        reference = shot.prev_close if is_finite(shot.prev_close) else self.facts.head.reference
        c = self.type.theme.c
        if not is_finite(reference):
            return c.t3 if self.stale else c.t1
        return self.direction(round(price - reference, self.facts.decimals + 2))


_PRICE_PX: Final = (24, 20, 16)
"""Sizes of the price: the largest beside which its change fits."""
_CHANGE_FROM: Final = 26


def head(look: Look, words: str, count: str, *, halted: bool) -> None:
    """The price with its change, and the session at the right."""
    type_, facts = look.type, look.facts
    c, first = type_.theme.c, facts.head
    text = facts.price(first.price)
    change = first.change
    color = look.direction(change) if is_finite(change) else c.t1
    if text == MISSING or look.stale:
        color = c.t3
    right = look.width - PAD
    changes = (format_change(change, facts.decimals), format_percent(first.change_fraction))
    widths = [type_.width(one, 12, SEMIBOLD) for one in changes]
    room = right - max(widths) - _CHANGE_FROM - PAD
    large = next((one for one in _PRICE_PX if type_.width(text, one, SEMIBOLD) <= room), _PRICE_PX[-1])
    type_.use(color, large, SEMIBOLD)
    end = type_.left(PAD, baseline(0, HEAD - 1, large), text)
    if is_finite(change) and change and end + 18 <= right:
        triangle(look.painter, end + 14, 15, change > 0, color, 8)
    type_.use(color if is_finite(change) else c.t3, 12, SEMIBOLD)
    ends = [end]
    for top, one, width in zip((4, 20), changes, widths, strict=True):
        if end + _CHANGE_FROM + width <= right:
            ends.append(type_.left(end + _CHANGE_FROM, baseline(top, 16), one))
    lines = ((4, words, c.warn if halted else c.t1, 12.0), (20, count, c.t3, 11.0))
    for top, one, ink, px in lines:
        if right - type_.width(one, px) > max(ends) + 8:
            type_.use(ink, px)
            type_.right(right, baseline(top, 16, px), one)
    hairline(look.painter, 0, look.width, HEAD - 1, c.line)


def figure(look: Look, placed: Placed, top: float, *, current: bool) -> None:
    """One labelled figure; the one with the keyboard has an outline."""
    type_, facts, field = look.type, look.facts, placed.field
    c, base = type_.theme.c, baseline(top, ROW)
    text = field.text(facts)
    value = field.value(facts)
    color = c.t3 if text == MISSING or look.stale else c.t1
    if isinstance(value, float) and text != MISSING:
        if field.is_level and field.key != "prev_close":
            color = look.level(value)
        elif field.is_signed:
            color = look.direction(value if text[:1] in ("+", MINUS) else 0.0)
    type_.use(color)
    start = type_.right(placed.right, base, text)
    type_.use(c.t3)
    type_.left(placed.left, base, type_.elided(field.title(), start - placed.left - 4))
    if current:
        look.painter.setPen(c.accent)
        look.painter.setBrush(Qt.BrushStyle.NoBrush)
        look.painter.drawRect(
            QRectF(placed.left - 4, top, placed.right - placed.left + 8, ROW - 1).adjusted(
                0.5, 0.5, -0.5, -0.5
            )
        )


def heading(look: Look, text: str, top: float) -> None:
    """A section's title under a line."""
    type_ = look.type
    hairline(look.painter, 0, look.width, top + 1, type_.theme.c.line)
    type_.use(type_.theme.c.t2, 11, SEMIBOLD)
    type_.left(
        PAD, baseline(top + 2, HEADING - 2, 11), type_.elided(text, look.width - 2 * PAD, 11, SEMIBOLD)
    )


def price_range(look: Look, label: str, top: float, low: float, high: float, opened: float) -> None:
    """A range as a bar: its ends, where the last price stands, and for the day from where it came."""
    type_, facts, painter = look.type, look.facts, look.painter
    c = type_.theme.c
    base = baseline(top, RANGE)
    type_.use(c.t3)
    label_end = type_.left(PAD, base, label)
    known = is_finite(low) and is_finite(high)
    type_.use(c.t2 if known and not look.stale else c.t3)
    low_end = max(round(look.width * 0.345), label_end + 8 + type_.width(facts.price(low)))
    type_.right(low_end, base, facts.price(low))
    high_start = type_.right(look.width - PAD, base, facts.price(high))
    left = low_end + 6.0
    right = min(float(round(look.width * 0.82)), high_start - 8)
    y = round(top + RANGE / 2) - 1
    if right - left < 12:
        return
    painter.fillRect(QRectF(left, y, right - left, 3), c.bg4)
    if not known or high <= low:
        return

    def place(price: float) -> float:
        return round(left + (right - left) * (price - low) / (high - low))

    last = facts.head.price
    if not low <= last <= high:
        return
    if low <= opened <= high:
        start, end = place(opened), place(last)
        color = look.direction(last - opened)
        painter.fillRect(QRectF(min(start, end), y, abs(end - start), 3), color)
        painter.fillRect(QRectF(start, y - 2, 1, 7), color)
    x = place(last)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c.t3 if look.stale else c.t1)
    painter.drawPolygon(QPolygonF([QPointF(x - 3, y - 6), QPointF(x + 3, y - 6), QPointF(x, y - 1)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def session_name(session: Session) -> str:
    """`Pre`, `Post`, `Night` in the user's language."""
    return QCoreApplication.translate("TableCells", _SESSIONS[session])


def extended(look: Look, one: Extended, top: float) -> None:
    """A line of an extended session: tag, price, change, volume, time; what does not fit is left out from the right."""
    type_, facts = look.type, look.facts
    c = type_.theme.c
    colors = {Session.PRE: c.pre, Session.POST: c.post, Session.NIGHT: c.night}
    # What another session has overtaken is the past.
    is_now = one.head.ts_ms >= facts.head.ts_ms
    ink = colors[one.session] if is_now and not look.stale else c.t3
    tag(look.painter, type_, PAD + 4, top, ROW, session_name(one.session), ink, ink)
    base = baseline(top, ROW)
    change = one.head.change
    color = look.direction(change) if is_finite(change) else (c.t3 if look.stale else c.t1)
    zone = zone_of(facts.snapshot.symbol.market)
    is_recent = facts.head.ts_ms - one.head.ts_ms < DAY_MS
    time = datetime.fromtimestamp(one.head.ts_ms / 1000, zone).strftime("%H:%M:%S" if is_recent else "%m-%d")
    right = look.width - PAD
    type_.use(c.t3)
    right = type_.right(right, base, time) - 14
    cells = (
        (facts.price(one.head.price), color, 118.0),
        (format_percent(one.head.change_fraction), color, 178.0),
        (format_change(change, facts.decimals), color, 236.0),
        (facts.compact(one.volume), c.t2, right),
    )
    end = 0.0
    for text, tint, at in cells:
        if at > right or at - type_.width(text) < end + 6:
            continue
        type_.use(c.t3 if text == MISSING else tint)
        type_.right(at, base, text)
        end = at
