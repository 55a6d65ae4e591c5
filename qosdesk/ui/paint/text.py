"""Text on baselines with cached widths, and decimal points at one x (LOOK 2, 4).

A panel owns one `Type` and paints inside `with type.painting(widget) as painter`. Texts in the theme's own colours are
set from letters that were rendered once, and all of a painting are drawn by one call at its end: whoever paints over a
text calls `flush` before. Nothing here knows what the figures mean.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintDevice, QPainter

from qosdesk.ui.chart.atlas import Atlas, Run, Sheet, Widths
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import REGULAR

_CAP_HEIGHT: Final = 0.727  # of Inter, in em
_WIDTHS_KEPT: Final = 8192
_MARK_OFFSETS: Final = 16
_Line = dict[str, tuple[Run, float]]
"""Texts of one font and colour as they are set, and their advances."""
HANG: Final = 16
"""px kept free right of a price column, into which the third and fourth decimal hang."""


def baseline(top: float, height: float, px: float = 12) -> float:
    """The baseline that centres capitals and digits of a size in a row; one per row, whatever the fonts in it."""
    return float(round(top + (height + px * _CAP_HEIGHT) / 2))


class Type:
    """Fonts and widths of one panel, and the painter in use.

    Attributes:
        theme: colours and fonts.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._widths: dict[tuple[float, int], Widths] = {}
        self._painter: QPainter | None = None
        self._style: tuple[float, int, bool] = (12, REGULAR, True)
        self._color: QColor = theme.c.t1
        # The theme's own containers, which stay: asking a QObject for an attribute costs as much as the rest.
        self._own = theme.own
        self._kept = theme.kept
        self._ratio = 1.0
        self._atlas: Atlas | None = None
        self._sheet = Sheet()
        # Lines are kept with the letters that they are set in.
        self._lines: dict[tuple[int, float, int, bool], _Line] = {}
        self._line: _Line = {}

    def forget(self) -> None:
        """Fonts changed: measure again."""
        self._widths.clear()

    def width(self, text: str, px: float = 12, weight: int = REGULAR) -> float:
        """Advance of a text."""
        widths = self._widths.get((px, weight))
        if widths is None:
            widths = self._widths[px, weight] = Widths(self.theme.font(px, weight))
        return widths[text]

    def elided(self, text: str, room: float, px: float = 12, weight: int = REGULAR) -> str:
        """A name cut to fit; never used for figures."""
        if self.width(text, px, weight) <= room:
            return text
        metrics = QFontMetricsF(self.theme.font(px, weight))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))

    @contextmanager
    def painting(self, device: QPaintDevice) -> Iterator[QPainter]:
        """A painter on a device; text goes to it inside the block. It must not live longer than the paint event."""
        painter = QPainter(device)
        self._painter = painter
        self._take_letters(device.devicePixelRatioF())
        try:
            yield painter
            self.flush()
        finally:
            self._sheet.clear()
            self._painter = None
            painter.end()

    def _take_letters(self, ratio: float) -> None:
        kept = self._kept.get(ratio)
        if not isinstance(kept, _Letters) or kept.atlas.is_large:
            kept = self._kept[ratio] = _Letters(ratio)
        self._ratio, self._atlas, self._lines = ratio, kept.atlas, kept.lines

    def flush(self) -> None:
        """Draw the texts so far: what is painted next lies over them."""
        painter, atlas, ratio = self._painter, self._atlas, self._ratio
        if painter is None or atlas is None or not self._sheet.cells:
            return
        if ratio == 1.0:
            atlas.draw_sheet(painter, self._sheet)
            return
        before = painter.transform()
        painter.scale(1 / ratio, 1 / ratio)
        atlas.draw_sheet(painter, self._sheet)
        painter.setTransform(before)

    def use(self, color: QColor, px: float = 12, weight: int = REGULAR, *, tabular: bool = True) -> None:
        """Font and colour of what follows."""
        self._style = (px, weight, tabular)
        self._color = color
        key = (id(color), px, weight, tabular)
        line = self._lines.get(key)
        if line is None:
            line = {}
            # A colour made for one painting is new each time: letters in it are not worth keeping.
            if id(color) in self._own:
                self._lines[key] = line
        self._line = line

    def left(self, x: float, base: float, text: str) -> float:
        """Text from x; returns where it ends."""
        run, width = self._line.get(text) or self._set(text)
        self._put(x, base, text, run)
        return x + width

    def right(self, x: float, base: float, text: str) -> float:
        """Text up to x; returns where it begins."""
        run, width = self._line.get(text) or self._set(text)
        start = x - width
        self._put(start, base, text, run)
        return start

    def center(self, x: float, base: float, text: str) -> None:
        """Text around x."""
        run, width = self._line.get(text) or self._set(text)
        self._put(x - width / 2, base, text, run)

    def mark(
        self, x: float, y: float, reach: float, name: Hashable, draw: Callable[[QPainter, float, float], None]
    ) -> None:
        """A mark around a centre, from a picture of it that was made once.

        Args:
            x, y: the centre.
            reach: px from there to where nothing of it is any more.
            name: all that it depends on besides its place; colours, the theme's own ones, by identity.
            draw: draws it with a painter around a centre.
        """
        atlas, ratio = self._atlas, self._ratio
        assert atlas is not None
        left, top = (x - reach) * ratio, (y - reach) * ratio
        column, row = math.floor(left), math.floor(top)
        right_by, down_by = int((left - column) * _MARK_OFFSETS), int((top - row) * _MARK_OFFSETS)

        def render(brush: QPainter) -> None:
            offset = _MARK_OFFSETS * ratio
            brush.scale(ratio, ratio)
            draw(brush, reach + right_by / offset, reach + down_by / offset)

        run = atlas.mark((name, right_by, down_by), math.ceil(2 * reach * ratio) + 1, render)
        self._lay(column, row, run)

    def _lay(self, left: int, row: int, run: Run) -> None:
        sheet, (cells, places) = self._sheet, run
        sheet.cells += cells
        sheet.places += places
        sheet.lefts.append(left)
        sheet.rows.append(row)
        sheet.counts.append(len(places))

    def _put(self, x: float, base: float, text: str, run: Run | None) -> None:
        # On whole device pixels, set or drawn: a text must not move when it is set instead of drawn.
        left, row = round(x * self._ratio), round(base * self._ratio)
        if run is not None:
            self._lay(left, row, run)
            return
        painter, (px, weight, tabular) = self._painter, self._style
        assert painter is not None
        painter.setFont(self.theme.font(px, weight, tabular=tabular))
        painter.setPen(self._color)
        painter.drawText(QPointF(left / self._ratio, row / self._ratio), text)

    def _set(self, text: str) -> tuple[Run | None, float]:
        """A text of which nothing is known yet: how it is set, and its width."""
        px, weight, tabular = self._style
        width = self.width(text, px, weight)
        if id(self._color) not in self._own or self._atlas is None:
            return None, width
        if len(self._line) >= _WIDTHS_KEPT:
            self._line.clear()
        font = self.theme.font(px, weight, tabular=tabular)
        found = self._line[text] = (self._atlas.run(font, self._color, text), width)
        return found

    def figure_right(self, right: float, decimals: int, px: float = 12, weight: int = REGULAR) -> float:
        """Where a figure ends so that its point stands where that of a two-decimal figure ending at `right` stands.

        Up to four decimals hang right; with more, the last ones push the figure left instead.
        """
        return right + min(max(decimals - 2, 0), 2) * self.width("0", px, weight)

    def point_x(self, text: str, end: float, px: float = 12, weight: int = REGULAR) -> float:
        """x of the decimal point of a drawn figure that ends at `end`."""
        whole, point, _ = text.partition(".")
        start = end - self.width(text, px, weight)
        return start + self.width(whole, px, weight) if point else end


class _Letters:
    """What a theme keeps of letters at one scale of the screen: an atlas, and the texts that are set in it."""

    def __init__(self, ratio: float) -> None:
        self.atlas = Atlas(ratio)
        self.lines: dict[tuple[int, float, int, bool], _Line] = {}
