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
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPixmap

from qosdesk.ui.chart.atlas import SINGLE, Atlas, Words
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import REGULAR

_CAP_HEIGHT: Final = 0.727  # of Inter, in em
_WIDTHS_KEPT: Final = 8192
_DIGITS: Final = frozenset("0123456789")
_KEPT_AFTER: Final = 3
_MARK_OFFSETS: Final = 16
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
        self._metrics: dict[tuple[float, int], QFontMetricsF] = {}
        self._widths: dict[tuple[float, int, str], float] = {}
        self._painter: QPainter | None = None
        self._key: tuple[float, int] = (12, REGULAR)
        self._font: QFont = theme.font()
        self._color: QColor = theme.c.t1
        self._is_kept = True
        # The theme's own containers, which stay: asking a QObject for an attribute costs as much as the rest.
        self._own = theme.own
        self._kept = theme.kept
        self._queue: list[Words] = []
        self._ratio = 1.0
        self._drawn: dict[str, int] = {}

    def forget(self) -> None:
        """Fonts changed: measure again."""
        self._metrics.clear()
        self._widths.clear()

    def width(self, text: str, px: float = 12, weight: int = REGULAR) -> float:
        """Advance of a text."""
        key = (px, weight, text)
        found = self._widths.get(key)
        if found is None:
            metrics = self._metrics.get((px, weight))
            if metrics is None:
                metrics = self._metrics[px, weight] = QFontMetricsF(self.theme.font(px, weight))
            if len(self._widths) >= _WIDTHS_KEPT:
                self._widths.clear()
            found = self._widths[key] = metrics.horizontalAdvance(text)
        return found

    def elided(self, text: str, room: float, px: float = 12, weight: int = REGULAR) -> str:
        """A name cut to fit; never used for figures."""
        if self.width(text, px, weight) <= room:
            return text
        self.width("", px, weight)
        return self._metrics[px, weight].elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))

    @contextmanager
    def painting(self, device: QPaintDevice) -> Iterator[QPainter]:
        """A painter on a device; text goes to it inside the block. It must not live longer than the paint event."""
        painter = QPainter(device)
        self._painter = painter
        self._ratio = device.devicePixelRatioF()
        try:
            yield painter
            self.flush()
        finally:
            self._queue.clear()
            self._painter = None
            painter.end()

    def flush(self) -> None:
        """Draw the texts so far: what is painted next lies over them."""
        painter, ratio = self._painter, self._ratio
        if painter is None or not self._queue:
            return
        atlas = self._kept.get(ratio)
        if not isinstance(atlas, Atlas) or atlas.is_large:
            atlas = self._kept[ratio] = Atlas(ratio)
        atlas.add(self._queue)
        self._queue.clear()
        if ratio == 1.0:
            atlas.draw(painter)
            return
        before = painter.transform()
        painter.scale(1 / ratio, 1 / ratio)
        atlas.draw(painter)
        painter.setTransform(before)

    def use(self, color: QColor, px: float = 12, weight: int = REGULAR, *, tabular: bool = True) -> None:
        """Font and colour of what follows."""
        self._key = (px, weight)
        font = self._kept.get((px, weight, tabular))
        if not isinstance(font, QFont):
            font = self._kept[px, weight, tabular] = self.theme.font(px, weight, tabular=tabular)
        self._font = font
        self._color = color
        # A colour made for one painting is new each time: letters in it are not worth keeping.
        self._is_kept = id(color) in self._own

    def left(self, x: float, base: float, text: str) -> float:
        """Text from x; returns where it ends."""
        self._draw(x, base, text)
        return x + self.width(text, *self._key)

    def right(self, x: float, base: float, text: str) -> float:
        """Text up to x; returns where it begins."""
        start = x - self.width(text, *self._key)
        self._draw(start, base, text)
        return start

    def center(self, x: float, base: float, text: str) -> None:
        """Text around x."""
        self._draw(x - self.width(text, *self._key) / 2, base, text)

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
        painter, ratio = self._painter, self._ratio
        assert painter is not None
        left, top = (x - reach) * ratio, (y - reach) * ratio
        column, row = math.floor(left), math.floor(top)
        right_by, down_by = int((left - column) * _MARK_OFFSETS), int((top - row) * _MARK_OFFSETS)
        key = (name, ratio, right_by, down_by)
        picture = self._kept.get(key)
        if not isinstance(picture, QPixmap):
            side = math.ceil(2 * reach * ratio) + 1
            picture = QPixmap(side, side)
            picture.fill(Qt.GlobalColor.transparent)
            brush = QPainter(picture)
            brush.scale(ratio, ratio)
            offset = _MARK_OFFSETS * ratio
            draw(brush, reach + right_by / offset, reach + down_by / offset)
            brush.end()
            picture.setDevicePixelRatio(ratio)
            self._kept[key] = picture
        painter.drawPixmap(QPointF(column / ratio, row / ratio), picture)

    def _draw(self, x: float, base: float, text: str) -> None:
        ratio = self._ratio
        if self._is_kept and self._is_settable(text):
            self._queue.append((x * ratio, base * ratio, text, self._font, self._color))
            return
        painter = self._painter
        assert painter is not None
        painter.setFont(self._font)
        painter.setPen(self._color)
        # On whole device pixels, as kept letters are: a text must not move when it is set instead of drawn.
        painter.drawText(QPointF(round(x * ratio) / ratio, round(base * ratio) / ratio), text)

    def _is_settable(self, text: str) -> bool:
        """Figures are set letter by letter and words whole; words with figures in them only when they come again."""
        drawn = self._drawn.get(text, 0)
        if drawn >= _KEPT_AFTER:
            return True
        if not drawn and (SINGLE.issuperset(text) or _DIGITS.isdisjoint(text)):
            drawn = _KEPT_AFTER
        if len(self._drawn) >= _WIDTHS_KEPT:
            self._drawn.clear()
        self._drawn[text] = drawn + 1
        return drawn >= _KEPT_AFTER

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
