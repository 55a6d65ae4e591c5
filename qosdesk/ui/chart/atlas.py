"""Texts as pieces of one picture: figures glyph by glyph, words whole. One call draws all the texts of a painting.

Letters are rendered once at device resolution, at four quarter-pixel offsets, as the platform's own engine places them.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import shiboken6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from qosdesk.ui.chart.geometry import Floats

SINGLE: Final = frozenset("0123456789.,+-−%():/ KMB万亿")
"""Texts of these alone are set glyph by glyph: figures. They have no kerning."""

_SIDE: Final = 1024
_OFFSETS: Final = 4
_FIELDS: Final = 10  # of QPainter.PixmapFragment: x y left top width height scale-x scale-y rotation opacity


_RUNS_MAX: Final = 3000
_KNOWN_MAX: Final = 200

_Run = tuple[tuple[int, ...], tuple[int, ...]]
"""Cells of a text and where they stand from its left edge, whole device pixels."""


class _Face:
    """One font in one colour."""

    __slots__ = ("advances", "cells", "color", "font", "metrics", "runs")

    def __init__(self, font: QFont, color: QColor) -> None:
        self.font = font
        self.color = color
        self.metrics = QFontMetricsF(font)
        self.cells: dict[str, int] = {}
        self.advances: dict[str, float] = {}
        self.runs: dict[str, _Run] = {}


class Atlas:
    """The picture and what is in it, for one scale of the screen.

    Args:
        dpr: device pixels per logical one.
    """

    def __init__(self, dpr: float) -> None:
        self.dpr = dpr
        self._faces: dict[tuple[int, int], _Face] = {}
        # The same by identity of the colour, which is quicker to ask for; it is kept, so that its identity is too.
        self._known: dict[tuple[int, int], tuple[QColor, _Face]] = {}
        # Of the letters queued: lists, since most texts are a few letters, which numpy would take longer for.
        self._cells: list[int] = []
        self._xs: list[int] = []
        self._ys: list[int] = []
        self._picture = QPixmap(_SIDE, _SIDE)
        self._picture.fill(Qt.GlobalColor.transparent)
        self._table: Floats = np.zeros((256, _FIELDS))
        self._count = 0
        self._pen_x = self._pen_y = self._row = 0

    def add(self, x: float, baseline: float, text: str, font: QFont, color: QColor) -> None:
        """Queue a text at device pixels; `font` is one of the theme's kept fonts."""
        known = self._known.get((id(font), id(color)))
        face = known[1] if known is not None else self._face(font, color)
        cells, places = face.runs.get(text) or self._set(face, text)
        # Starts and baselines on whole device pixels keep small text equally sharp everywhere.
        left = round(x)
        self._cells += cells
        self._xs += [left + place for place in places]
        self._ys += [round(baseline)] * len(cells)

    def draw(self, painter: QPainter) -> None:
        """Draw what was queued on a painter in device pixels."""
        if not self._cells:
            return
        rows = self._table.take(self._cells, axis=0)
        rows[:, 0] += self._xs
        rows[:, 1] += self._ys
        self._cells, self._xs, self._ys = [], [], []
        fragments = shiboken6.wrapInstance(rows.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(fragments, len(rows), self._picture)  # type: ignore[arg-type]

    def _face(self, font: QFont, color: QColor) -> _Face:
        key = (id(font), color.rgba())
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = _Face(font, color)
        if len(self._known) > _KNOWN_MAX:
            self._known.clear()
        self._known[(id(font), id(color))] = (color, face)
        return face

    def _set(self, face: _Face, text: str) -> _Run:
        if len(face.runs) > _RUNS_MAX:
            face.runs.clear()
        run: _Run
        if not SINGLE.issuperset(text):
            run = ((self._render(face, text, 0.0),), (0,))
        else:
            cells, places, x = [], [], 0.0
            for letter in text:
                if letter not in face.cells:
                    self._render_letter(face, letter)
                whole = int(x)
                cells.append(face.cells[letter] + int((x - whole) * _OFFSETS))
                places.append(whole)
                x += face.advances[letter]
            run = (tuple(cells), tuple(places))
        face.runs[text] = run
        return run

    def _render_letter(self, face: _Face, letter: str) -> None:
        face.advances[letter] = face.metrics.horizontalAdvance(letter) * self.dpr
        first = self._count
        for offset in range(_OFFSETS):
            self._render(face, letter, offset / _OFFSETS)
        face.cells[letter] = first

    def _render(self, face: _Face, text: str, offset: float) -> int:
        """Render a piece; the cell's number."""
        dpr, metrics = self.dpr, face.metrics
        bounds = metrics.boundingRect(text)
        left = int(np.floor(min(bounds.left(), 0.0) * dpr)) - 1
        ascent = int(np.ceil(max(metrics.ascent(), -bounds.top()) * dpr)) + 1
        descent = int(np.ceil(max(metrics.descent(), bounds.bottom()) * dpr)) + 1
        width = int(np.ceil(max(metrics.horizontalAdvance(text), bounds.right()) * dpr)) - left + 3
        height = ascent + descent
        if self._pen_x + width > self._picture.width():
            self._pen_x, self._pen_y, self._row = 0, self._pen_y + self._row, 0
        if self._pen_y + height > self._picture.height() or width > self._picture.width():
            self._grow(max(width, self._picture.width()), self._pen_y + height)
        x, y = self._pen_x, self._pen_y
        self._pen_x += width + 1
        self._row = max(self._row, height + 1)
        painter = QPainter(self._picture)
        painter.setFont(face.font)
        painter.setPen(face.color)
        painter.scale(dpr, dpr)
        painter.drawText(QPointF((x - left + offset) / dpr, (y + ascent) / dpr), text)
        painter.end()
        number = self._count
        if number == len(self._table):
            self._table = np.concatenate((self._table, np.zeros_like(self._table)))
        # A fragment is placed by its middle.
        middle = (left + width / 2, height / 2 - ascent)
        self._table[number] = (*middle, x, y, width, height, 1.0, 1.0, 0.0, 1.0)
        self._count += 1
        return number

    def _grow(self, width: int, height: int) -> None:
        old = self._picture
        self._picture = QPixmap(width, max(old.height() * 2, height))
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.drawPixmap(0, 0, old)
        painter.end()

    @property
    def is_large(self) -> bool:
        """Whether so many different words were set that it is time for a new one."""
        return self._picture.height() > 4 * _SIDE
