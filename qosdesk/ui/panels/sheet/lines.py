"""What a sheet is made of: each line knows its height at a width, how it is painted, and its text for a screen reader.

A line is a frozen value, so that a sheet can tell whether anything changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from qosdesk.ui.paint.marks import hairline, tag
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.sheet.wrap import wrapped
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD
from qosdesk.ui.widgets.icons import paint_icon

PAD: Final = 8
ROW: Final = 20
SMALL_ROW: Final = 16
HEADING: Final = 24
LABEL: Final = 132
_ICON: Final = 14
_TIME: Final = 58


class Line(Protocol):
    """One entry of a sheet."""

    def height(self, type_: Type, width: float) -> float:
        """px that it needs at a width."""
        ...

    def paint(self, painter: QPainter, type_: Type, y: float, width: float) -> None:
        """Paint it from y down."""
        ...

    def text(self) -> str:
        """The same in words; empty for what is only a picture."""
        ...


def _tone(type_: Type, token: str) -> QColor:
    color: QColor = getattr(type_.theme.c, token)
    return color


def _paint_words(
    type_: Type, x: float, y: float, width: float, words: str, token: str, px: float, row: float
) -> None:
    type_.use(_tone(type_, token), px)
    for number, part in enumerate(wrapped(type_.theme, words, width, px)):
        type_.left(x, baseline(y + number * row, row, px), part)


@dataclass(frozen=True, slots=True)
class Heading:
    """A band with a name, and at its right what the figures below are of."""

    name: str
    note: str = ""

    def height(self, _type: Type, _width: float) -> float:
        """One band."""
        return HEADING

    def paint(self, painter: QPainter, type_: Type, y: float, width: float) -> None:
        """Ground, name, note as far as there is room."""
        c = type_.theme.c
        painter.fillRect(QRectF(0, y, width, HEADING), c.bg2)
        base = baseline(y, HEADING)
        type_.use(c.t1, 12, SEMIBOLD)
        end = type_.left(PAD, base, self.name)
        type_.use(c.t3, 11)
        type_.right(width - PAD, base, type_.elided(self.note, width - PAD - end - 12, 11))

    def text(self) -> str:
        """Both."""
        return f"{self.name} ({self.note})" if self.note else self.name


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and a value that may need several lines; `tone` is a token."""

    label: str
    value: str
    tone: str = "t1"

    def height(self, type_: Type, width: float) -> float:
        """As many rows as the value needs."""
        return ROW * max(1, len(self._parts(type_, width)))

    def paint(self, painter: QPainter, type_: Type, y: float, width: float) -> None:
        """Label left, value beside it."""
        type_.use(type_.theme.c.t3)
        type_.left(PAD, baseline(y, ROW), type_.elided(self.label, LABEL - 12))
        _paint_words(type_, PAD + LABEL, y, width - LABEL - 2 * PAD, self.value, self.tone, 12, ROW)

    def text(self) -> str:
        """`label: value`."""
        return f"{self.label}: {self.value}"

    def _parts(self, type_: Type, width: float) -> list[str]:
        return wrapped(type_.theme, self.value, width - LABEL - 2 * PAD, 12)


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence below what it explains."""

    words: str
    tone: str = "t3"

    def height(self, type_: Type, width: float) -> float:
        """As many rows as it needs, and a little air."""
        return SMALL_ROW * len(wrapped(type_.theme, self.words, width - 2 * PAD, 11)) + 6

    def paint(self, painter: QPainter, type_: Type, y: float, width: float) -> None:
        """11 px."""
        _paint_words(type_, PAD, y + 2, width - 2 * PAD, self.words, self.tone, 11, SMALL_ROW)

    def text(self) -> str:
        """The sentence."""
        return self.words


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Where there is no room the highest `rank` goes first; rank 0 always stays."""

    title: str
    width: int
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in columns: the first one left, the others right."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def height(self, _type: Type, _width: float) -> float:
        """Header and rows."""
        return ROW * (len(self.rows) + 1) + 4

    def paint(self, painter: QPainter, type_: Type, y: float, width: float) -> None:
        """Columns share what room is left, whole ones only."""
        c = type_.theme.c
        widths = self._widths(type_)
        shown = self._fitting(widths, width)
        free = width - 2 * PAD - sum(widths[number] for number in shown)
        extra = max(0.0, free) / max(1, len(shown) - 1)
        for line, cells in enumerate((tuple(column.title for column in self.columns), *self.rows)):
            px = 12 if line else 11
            base = baseline(y + line * ROW, ROW, px)
            right = float(PAD)
            for place, number in enumerate(shown):
                right += widths[number] + (extra if place else 0)
                type_.use(c.t3 if not line else c.t1 if number else c.t2, px)
                if place:
                    type_.right(right, base, cells[number])
                else:
                    type_.left(PAD, base, type_.elided(cells[number], widths[number], px))
        hairline(painter, 0, width, y + ROW - 1, c.line)

    def text(self) -> str:
        """A line of `title value` for each row."""
        titles = [column.title for column in self.columns[1:]]
        return "\n".join(
            f"{row[0]}: " + ", ".join(f"{name} {cell}" for name, cell in zip(titles, row[1:], strict=True))
            for row in self.rows
        )

    def _widths(self, type_: Type) -> list[float]:
        """As designed, but never narrower than the title in the language in use."""
        return [max(float(column.width), type_.width(column.title, 11) + 8) for column in self.columns]

    def _fitting(self, widths: list[float], width: float) -> list[int]:
        shown = list(range(len(self.columns)))
        while sum(widths[number] for number in shown) > width - 2 * PAD:
            least = max(shown, key=lambda number: self.columns[number].rank)
            if not self.columns[least].rank:
                break
            shown.remove(least)
        return shown


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: time and icon, what, and below it what that means."""

    icon: str
    tone: str
    time: str
    words: str
    meaning: str = ""

    def height(self, type_: Type, width: float) -> float:
        """The rows of both texts."""
        room = width - self._left() - PAD
        lines = len(wrapped(type_.theme, self.words, room, 12))
        under = len(wrapped(type_.theme, self.meaning, room, 11)) if self.meaning else 0
        return lines * ROW + under * SMALL_ROW + (4 if under else 0)

    def paint(self, painter: QPainter, type_: Type, y: float, width: float) -> None:
        """Time, icon, texts."""
        left, c = self._left(), type_.theme.c
        room = width - left - PAD
        type_.use(c.t3, 11)
        type_.left(PAD, baseline(y, ROW, 11), self.time)
        paint_icon(painter, self.icon, PAD + _TIME, y + (ROW - _ICON) / 2, _tone(type_, self.tone), _ICON)
        _paint_words(type_, left, y, room, self.words, "t1", 12, ROW)
        if self.meaning:
            under = y + len(wrapped(type_.theme, self.words, room, 12)) * ROW
            _paint_words(type_, left, under, room, self.meaning, "t3", 11, SMALL_ROW)

    def text(self) -> str:
        """All in one line."""
        return " ".join(part for part in (self.time, self.words, self.meaning) if part)

    @staticmethod
    def _left() -> int:
        return PAD + _TIME + _ICON + 8


@dataclass(frozen=True, slots=True)
class Budget:
    """A counter of the plan: name, bar, figures, when the next is free, and what it counts.

    Attributes:
        waits: something has to wait for it: amber.
        mark: an outlined word beside the name, such as `learned`.
    """

    name: str
    used: int
    limit: int
    figures: str
    note: str
    meaning: str
    waits: bool = False
    mark: str = ""

    def height(self, type_: Type, width: float) -> float:
        """A row, the track, the sentence."""
        under = len(wrapped(type_.theme, self.meaning, width - 2 * PAD, 11)) if self.meaning else 0
        return ROW + 8 + under * SMALL_ROW + 8

    def paint(self, painter: QPainter, type_: Type, y: float, width: float) -> None:
        """Name left, figures right, the track below over the whole width."""
        c = type_.theme.c
        base = baseline(y + 2, ROW)
        type_.use(c.t1, 12, MEDIUM)
        end = type_.left(PAD, base, self.name)
        if self.mark:
            end = tag(painter, type_, end + 12, y + 2, ROW, self.mark, c.warn, c.warn)
        type_.use(c.warn if self.waits else c.t1, 12, MEDIUM)
        start = type_.right(width - PAD, base, self.figures)
        type_.use(c.warn if self.waits else c.t3, 11)
        type_.right(start - 10, base, type_.elided(self.note, start - end - 26, 11))
        track = QRectF(PAD, y + ROW + 3, width - 2 * PAD, 3)
        if self.limit > 0:
            painter.fillRect(track, c.bg4)
            share = min(1.0, self.used / self.limit)
            filled = QRectF(track.x(), track.y(), round(track.width() * share), track.height())
            painter.fillRect(filled, c.warn if self.waits else c.accent)
        if self.meaning:
            _paint_words(type_, PAD, y + ROW + 8, width - 2 * PAD, self.meaning, "t3", 11, SMALL_ROW)

    def text(self) -> str:
        """All in words."""
        parts = (self.name, self.mark, self.figures, self.note, self.meaning)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Graph:
    """Two lines over time: places from 0 to 1, newest at 1, and values in ms.

    Attributes:
        lower, upper: the two lines.
        names: what they are called.
        limit_ms: a dotted line for comparison, such as one frame; `limit_text` names it.
    """

    lower: tuple[tuple[float, float], ...]
    upper: tuple[tuple[float, float], ...]
    names: tuple[str, str]
    limit_ms: float
    limit_text: str

    _HEIGHT = 76

    def height(self, _type: Type, _width: float) -> float:
        """A strip."""
        return self._HEIGHT

    def paint(self, painter: QPainter, type_: Type, y: float, width: float) -> None:
        """Lines, the dotted limit, names below."""
        c = type_.theme.c
        top, bottom = y + 8, y + self._HEIGHT - 20
        highest = max([self.limit_ms * 1.2, *(value for _, value in self.upper)])
        left, span = PAD, width - 2 * PAD

        def place(value: float) -> float:
            return bottom - (bottom - top) * min(1.0, value / highest)

        limit_y = round(place(self.limit_ms))
        painter.setPen(QPen(c.line2, 1, Qt.PenStyle.DotLine))
        painter.drawLine(left, limit_y, round(left + span), limit_y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for points, color in ((self.upper, c.series1), (self.lower, c.series2)):
            painter.setPen(QPen(color, 1.2))
            painter.drawPolyline(QPolygonF([QPointF(left + span * x, place(value)) for x, value in points]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        hairline(painter, left, left + span, bottom + 1, c.line)
        x, base = float(left), baseline(bottom + 2, 18, 10.5)
        for name, color in zip(self.names, (c.series2, c.series1), strict=True):
            painter.fillRect(QRectF(x, base - 4, 10, 2), color)
            type_.use(c.t3, 10.5)
            x = type_.left(x + 14, base, name) + 14
        if x + 18 + type_.width(self.limit_text, 10.5) > width - PAD:
            return
        painter.setPen(QPen(c.t3, 1, Qt.PenStyle.DotLine))
        painter.drawLine(round(x), round(base - 4), round(x + 12), round(base - 4))
        type_.use(c.t3, 10.5)
        type_.left(x + 18, base, self.limit_text)

    def text(self) -> str:
        """A picture of what the table says."""
        return ""


@dataclass(frozen=True, slots=True)
class Space:
    """A little air."""

    px: int = 6

    def height(self, _type: Type, _width: float) -> float:
        """As said."""
        return self.px

    def paint(self, painter: QPainter, type_: Type, y: float, width: float) -> None:
        """Nothing."""

    def text(self) -> str:
        """Nothing."""
        return ""
