"""Text on baselines with cached widths, and decimal points at one x (LOOK 2, 4).

A panel owns one `Type` and paints inside `with type.painting(widget) as painter`.
Nothing here knows what the figures mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintDevice, QPainter

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import REGULAR

_CAP_HEIGHT: Final = 0.727  # of Inter, in em
_WIDTHS_KEPT: Final = 8192
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
        try:
            yield painter
        finally:
            self._painter = None
            painter.end()

    def use(self, color: QColor, px: float = 12, weight: int = REGULAR) -> None:
        """Font and colour of what follows."""
        painter = self._painter
        assert painter is not None
        key = (px, weight)
        self._key = key
        painter.setFont(self.theme.font(px, weight))
        painter.setPen(color)

    def left(self, x: float, base: float, text: str) -> float:
        """Text from x; returns where it ends."""
        assert self._painter is not None
        self._painter.drawText(QPointF(x, base), text)
        return x + self.width(text, *self._key)

    def right(self, x: float, base: float, text: str) -> float:
        """Text up to x; returns where it begins."""
        assert self._painter is not None
        start = x - self.width(text, *self._key)
        self._painter.drawText(QPointF(start, base), text)
        return start

    def center(self, x: float, base: float, text: str) -> None:
        """Text around x."""
        assert self._painter is not None
        self._painter.drawText(QPointF(x - self.width(text, *self._key) / 2, base), text)

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
