"""Texts and marks as pieces of one picture: figures glyph by glyph, words and marks whole. One call draws a painting's.

Letters are rendered once at device resolution, at four quarter-pixel offsets, as the platform's own engine places them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from typing import Final

import numpy as np
import shiboken6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from qosdesk.ui.chart.geometry import Floats, Ints

SINGLE: Final = frozenset("0123456789.,+-−%():/ KMB万亿萬億")
"""Texts of these alone are set glyph by glyph: figures. They have no kerning."""
_PIECES: Final = re.compile(r"[0-9.,+\-−%:/]+|[^0-9.,+\-−%:/]+")
"""Figures and words of a text that has both: the words come again, the figures are new each time."""

_SIDE: Final = 512
_OFFSETS: Final = 4
_FIELDS: Final = 10  # of QPainter.PixmapFragment: x y left top width height scale-x scale-y rotation opacity


_LETTERS_MAX: Final = 1024
_RUNS_MAX: Final = 3000
_KNOWN_MAX: Final = 200
_DIGITS: Final = "0123456789"
_AS_ZEROS: Final = str.maketrans(_DIGITS, "0" * len(_DIGITS))

Run = tuple[list[int], tuple[int, ...]]
"""Cells of a text and where they stand from its left edge, whole device pixels."""

Words = tuple[float, float, str, QFont, QColor]
"""Left edge, baseline, text, font, color."""


class StillWords:
    """Texts that are drawn again and again at the same place: their letters are looked up once.

    Args:
        words: the texts.
    """

    def __init__(self, words: Iterable[Words]) -> None:
        self.words = tuple(words)
        self._atlas: Atlas | None = None
        self._letters: tuple[list[int], list[int], list[int]] = ([], [], [])

    def letters(self, atlas: Atlas) -> tuple[list[int], list[int], list[int]]:
        """Cells, columns and rows of all letters."""
        if self._atlas is not atlas:
            self._atlas, self._letters = atlas, atlas.letters(self.words)
        return self._letters


class Sheet:
    """Runs that wait to be drawn together.

    Attributes:
        cells, places: of all runs, one after the other.
        lefts, rows, counts: of each run: left edge and baseline in device pixels, how many cells it has.
    """

    __slots__ = ("cells", "counts", "lefts", "places", "rows")

    def __init__(self) -> None:
        self.cells: list[int] = []
        self.places: list[int] = []
        self.lefts: list[int] = []
        self.rows: list[int] = []
        self.counts: list[int] = []

    def clear(self) -> None:
        """Nothing waits any more."""
        for kept in (self.cells, self.places, self.lefts, self.rows, self.counts):
            kept.clear()


class Widths(dict[str, float]):
    """Advances of texts in one font, logical px; measured when first asked for."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        # The font is kept, so that its identity is too.
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._is_tabular = len({self._metrics.horizontalAdvance(digit) for digit in _DIGITS}) == 1

    def __missing__(self, text: str) -> float:
        if len(self) > _RUNS_MAX:
            self.clear()
        figures = text.translate(_AS_ZEROS) if self._is_tabular else text
        if figures != text:
            # Figures are new with every bar; how they are made up is not.
            found = self[figures]
        elif len(text) > 1 and SINGLE.issuperset(text):
            found = sum([self[letter] for letter in text])
        else:
            found = self._metrics.horizontalAdvance(text)
        self[text] = found
        return found


class _Face:
    """One font in one colour."""

    __slots__ = ("cells", "color", "font", "metrics", "places", "runs", "widths", "words")

    def __init__(self, font: QFont, color: QColor) -> None:
        self.font = font
        self.color = color
        self.metrics = QFontMetricsF(font)
        self.widths = Widths(font)
        self.cells: dict[str, int] = {}
        # Of a word by how far beside a pixel it begins.
        self.words: dict[tuple[str, int], int] = {}
        self.runs: dict[str, Run] = {}
        # Of a text by the widths of its letters: pixels from its left edge, and how far beside them.
        self.places: dict[tuple[float, ...], tuple[tuple[int, ...], tuple[int, ...]]] = {}


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
        self._letters: Floats = np.empty((_LETTERS_MAX, _FIELDS))
        self._first_letter = shiboken6.wrapInstance(self._letters.ctypes.data, QPainter.PixmapFragment)
        self._count = 0
        self._pen_x = self._pen_y = self._row = 0
        self._marks: dict[Hashable, Run] = {}

    def add(self, every: Iterable[Words]) -> None:
        """Queue texts at device pixels; their fonts are the theme's kept ones."""
        self._add(every, self._cells, self._xs, self._ys)

    def add_still(self, words: StillWords) -> None:
        """Queue texts whose letters are known."""
        cells, xs, ys = words.letters(self)
        self._cells += cells
        self._xs += xs
        self._ys += ys

    def letters(self, every: Iterable[Words]) -> tuple[list[int], list[int], list[int]]:
        """Cells, columns and rows of the letters of texts."""
        found: tuple[list[int], list[int], list[int]] = ([], [], [])
        self._add(every, *found)
        return found

    def _add(self, every: Iterable[Words], all_cells: list[int], xs: list[int], ys: list[int]) -> None:
        known = self._known
        for x, baseline, text, font, color in every:
            found = known.get((id(font), id(color)))
            face = found[1] if found is not None else self._face(font, color)
            cells, places = face.runs.get(text) or self._set(face, text)
            # Starts and baselines on whole device pixels keep small text equally sharp everywhere.
            left, row = round(x), round(baseline)
            all_cells += cells
            for place in places:
                xs.append(left + place)
                ys.append(row)

    def draw(self, painter: QPainter) -> None:
        """Draw what was queued on a painter in device pixels."""
        if not self._cells:
            return
        self._draw(painter, self._cells, self._xs, self._ys)
        self._cells.clear()
        self._xs.clear()
        self._ys.clear()

    def run(self, font: QFont, color: QColor, text: str) -> Run:
        """The cells of a text, for a sheet; the font is one of the theme's kept ones."""
        face = self._face(font, color)
        return face.runs.get(text) or self._set(face, text)

    def mark(self, name: Hashable, side: int, draw: Callable[[QPainter], None]) -> Run:
        """A mark as a run of one cell, rendered once.

        Args:
            name: all that it depends on.
            side: device pixels; its first one stands at the left edge and on the baseline.
            draw: draws it with a painter whose origin is there.
        """
        found = self._marks.get(name)
        if found is None:
            x, y = self._room(side, side)
            brush = QPainter(self._picture)
            brush.translate(x, y)
            draw(brush)
            brush.end()
            found = self._marks[name] = ([self._keep((side / 2, side / 2, x, y, side, side))], (0,))
        return found

    def draw_sheet(self, painter: QPainter, sheet: Sheet) -> None:
        """Draw what is on a sheet, which is empty then, on a painter in device pixels."""
        # Not `np.repeat`, which takes longer over lists than over all the rest.
        counts = np.array(sheet.counts)
        xs = np.array(sheet.lefts).repeat(counts)
        xs += sheet.places
        self._draw(painter, sheet.cells, xs, np.array(sheet.rows).repeat(counts))
        sheet.clear()

    def _draw(self, painter: QPainter, cells: list[int], xs: list[int] | Ints, ys: list[int] | Ints) -> None:
        for at in range(0, len(cells), _LETTERS_MAX):
            part = slice(at, at + _LETTERS_MAX)
            count = len(cells[part])
            # In the same memory each time: a wrapper costs more than some hundred letters.
            rows = self._letters[:count]
            self._table.take(cells[part], axis=0, out=rows, mode="clip")
            rows[:, 0] += xs[part]
            rows[:, 1] += ys[part]
            painter.drawPixmapFragments(self._first_letter, count, self._picture)  # type: ignore[arg-type]

    def _face(self, font: QFont, color: QColor) -> _Face:
        key = (id(font), color.rgba())
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = _Face(font, color)
        if len(self._known) > _KNOWN_MAX:
            self._known.clear()
        self._known[(id(font), id(color))] = (color, face)
        return face

    def _set(self, face: _Face, text: str) -> Run:
        if len(face.runs) > _RUNS_MAX:
            face.runs.clear()
        run = face.runs[text] = (
            self._letter_by_letter(face, text) if SINGLE.issuperset(text) else self._whole(face, text)
        )
        return run

    def _letter_by_letter(self, face: _Face, text: str, begin: int = 0) -> Run:
        for letter in text:
            if letter not in face.cells:
                self._render_letter(face, letter)
        places, beside = self._places(face, text, begin)
        cells = face.cells
        return [cells[letter] + by for letter, by in zip(text, beside, strict=True)], places

    def _whole(self, face: _Face, text: str) -> Run:
        """Words whole, figures between them letter by letter."""
        cells: list[int] = []
        places: list[int] = []
        x = 0.0
        for piece in _PIECES.findall(text):
            by, (whole, beside) = face.widths[piece] * self.dpr, divmod(int(x * _OFFSETS), _OFFSETS)
            if SINGLE.issuperset(piece):
                found, inside = self._letter_by_letter(face, piece, beside)
                cells += found
                places += [whole + place for place in inside]
            else:
                cells.append(self._word(face, piece, beside))
                places.append(whole)
            x += by
        return cells, tuple(places)

    def _word(self, face: _Face, text: str, beside: int) -> int:
        cell = face.words.get((text, beside))
        if cell is None:
            cell = face.words[text, beside] = self._render(face, text, beside / _OFFSETS)
        return cell

    def _places(self, face: _Face, text: str, begin: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Pixels of the letters and how far beside them, of a text that begins so far beside one."""
        widths = face.widths
        key = (begin, *[widths[letter] for letter in text])
        found = face.places.get(key)
        if found is None:
            places, beside, x = [], [], begin / _OFFSETS
            for width in key[1:]:
                whole = int(x)
                places.append(whole)
                beside.append(int((x - whole) * _OFFSETS))
                x += width * self.dpr
            found = face.places[key] = (tuple(places), tuple(beside))
        return found

    def _render_letter(self, face: _Face, letter: str) -> None:
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
        x, y = self._room(width, height)
        painter = QPainter(self._picture)
        painter.setFont(face.font)
        painter.setPen(face.color)
        painter.scale(dpr, dpr)
        painter.drawText(QPointF((x - left + offset) / dpr, (y + ascent) / dpr), text)
        painter.end()
        # A fragment is placed by its middle.
        return self._keep((left + width / 2, height / 2 - ascent, x, y, width, height))

    def _room(self, width: int, height: int) -> tuple[int, int]:
        """Where there is room for a piece of the picture."""
        if self._pen_x + width > self._picture.width():
            self._pen_x, self._pen_y, self._row = 0, self._pen_y + self._row, 0
        if self._pen_y + height > self._picture.height() or width > self._picture.width():
            self._grow(max(width, self._picture.width()), self._pen_y + height)
        x, y = self._pen_x, self._pen_y
        self._pen_x += width + 1
        self._row = max(self._row, height + 1)
        return x, y

    def _keep(self, piece: tuple[float, float, int, int, int, int]) -> int:
        """Note where the middle of a piece stands and where it is in the picture; the cell's number."""
        number = self._count
        if number == len(self._table):
            self._table = np.concatenate((self._table, np.zeros_like(self._table)))
        self._table[number] = (*piece, 1.0, 1.0, 0.0, 1.0)
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
