"""Where the parts of a tape are, and those that are neither strip nor rows: header, pause bar, nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QRectF
from PySide6.QtGui import QPainter

from qosdesk.ui.paint.marks import hairline
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.tape.columns import PAD, Columns
from qosdesk.ui.theme.theme import MEDIUM
from qosdesk.ui.theme.tokens import Colors
from qosdesk.ui.widgets.icons import paint_icon

STRIP: Final = 32
DETAIL: Final = 16
_DETAILS: Final = 3
HEADER: Final = 21
PAUSE_BAR: Final = 26
_ICON: Final = 24


def strip_height(details: bool) -> int:
    """px, with or without counts and averages."""
    return STRIP + (_DETAILS * DETAIL + 4 if details else 0)


@dataclass(frozen=True, slots=True)
class Frame:
    """Places in px. The pause bar stands where new rows would come.

    Attributes:
        width, height: of the panel.
        row_height: of a row.
        bar: height of the filter, 0 while it is closed.
        details: the strip has counts and averages.
        paused: there is a pause bar.
        newest_on_top: else the newest row is the lowest.
    """

    width: int
    height: int
    row_height: int
    bar: int
    details: bool
    paused: bool
    newest_on_top: bool

    @property
    def strip(self) -> QRect:
        """Sums."""
        return QRect(0, 0, self.width, strip_height(self.details))

    @property
    def header(self) -> QRect:
        """Names of the columns."""
        return QRect(0, strip_height(self.details) + self.bar, self.width, HEADER)

    @property
    def below_header(self) -> QRect:
        """Rows and pause bar."""
        top = self.header.bottom() + 1
        return QRect(0, top, self.width, max(0, self.height - top))

    @property
    def slots(self) -> int:
        """Whole rows that fit."""
        return self.slots_when(self.paused)

    def slots_when(self, paused: bool) -> int:
        """Whole rows that fit with or without the pause bar."""
        return max(0, (self.below_header.height() - (PAUSE_BAR if paused else 0)) // self.row_height)

    @property
    def rows_top(self) -> int:
        """Where the first row begins."""
        return self.below_header.top() + (PAUSE_BAR if self.paused and self.newest_on_top else 0)

    @property
    def rest(self) -> QRect:
        """What the whole rows leave free."""
        top = self.rows_top + self.slots * self.row_height
        return QRect(0, top, self.width, max(0, self.height - top))

    @property
    def pause(self) -> QRect:
        """The pause bar."""
        top = self.below_header.top() if self.newest_on_top else self.height - PAUSE_BAR
        return QRect(0, top, self.width, PAUSE_BAR)

    def slot_at(self, y: int) -> int:
        """The row's place under y, -1 for none."""
        slot = (y - self.rows_top) // self.row_height
        return slot if 0 <= slot < self.slots else -1


def paint_header(
    painter: QPainter,
    type_: Type,
    c: Colors,
    frame: Frame,
    columns: Columns,
    zone: str,
    in_lots: bool,
) -> None:
    """Names of the columns; `zone` stands beside the time where it is not the exchange's."""
    top = frame.header.top()
    base = baseline(top, HEADER - 1, 11)
    type_.use(c.t3, 11)
    type_.left(PAD, base, f"{_tr('Time')} {zone}".strip())
    type_.right(columns.price, base, _tr("Price"))
    if columns.size:
        type_.right(columns.size, base, _tr("Size, lots") if in_lots else _tr("Size"))
    if columns.value:
        type_.right(columns.value, base, _tr("Value"))
    if columns.running:
        type_.right(columns.running, base, _tr("Running Δ"))
    if columns.count:
        type_.right(columns.count, base, _tr("n"))
    hairline(painter, 0, frame.width, top + HEADER - 1, c.line)


def paint_pause(painter: QPainter, type_: Type, c: Colors, frame: Frame, new_prints: int) -> None:
    """How many prints came meanwhile, and the way back."""
    rect = frame.pause
    painter.fillRect(rect, c.accent_bg)
    base = baseline(rect.top(), PAUSE_BAR)
    for x in (14, 19):
        painter.fillRect(QRectF(x, rect.top() + 8, 2, 10), c.accent)
    type_.use(c.accent, 12, MEDIUM)
    start = type_.right(frame.width - PAD, base, _tr("Resume  End"))
    words = (
        _tr("Paused · 1 new print counted")
        if new_prints == 1
        else _tr("Paused · {0} new prints counted").format(f"{new_prints:,}")
    )
    type_.use(c.t1, 12, MEDIUM)
    type_.left(34, base, type_.elided(words, start - 42, 12, MEDIUM))


def paint_nothing(
    painter: QPainter, type_: Type, c: Colors, frame: Frame, has_symbol: bool, hidden: int, why_not: str
) -> None:
    """Why there is no row, and what to do (LOOK 8)."""
    if not has_symbol:
        name, words, advice = "search", _tr("Select a symbol"), _tr("Type a code or a name anywhere")
    elif hidden:
        name, words = "filter", _tr("All {0} prints kept are filtered out").format(f"{hidden:,}")
        advice = _tr("Clear the filter with × above")
    elif why_not:
        name, words, advice = "info", _tr("No prints"), why_not
    else:
        name, words, advice = "clock", _tr("No prints yet"), _tr("They come as soon as somebody trades")
    area = frame.below_header
    middle = frame.width / 2
    top = area.top() + max(0, (area.height() - _ICON - 48) // 2)
    paint_icon(painter, name, round(middle - _ICON / 2), top, c.t3, _ICON)
    type_.use(c.t2, 12, MEDIUM)
    type_.center(
        middle, baseline(top + _ICON + 6, 20), type_.elided(words, frame.width - 2 * PAD, 12, MEDIUM)
    )
    type_.use(c.t3, 11)
    type_.center(middle, baseline(top + _ICON + 26, 18, 11), type_.elided(advice, frame.width - 2 * PAD, 11))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TapePanel", text)
