"""A ladder in tests: a book, what is on screen, keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from qosdesk.ui.panels.ladder.rows import LevelRow, WordsRow

ASKS = [(613 + i / 2, 1000 * (i + 1)) for i in range(10)]
BIDS = [(612.5 - i / 2, 2000 * (i + 1)) for i in range(10)]


def cells(panel):
    """(is ask, price, size) of the rows on screen, from the top."""
    rows = [one.row for one in panel.placed if isinstance(one.row, LevelRow)]
    return [(row.cell.is_ask, row.cell.price, row.cell.size) for row in rows]


def words(panel):
    return [one.row.words for one in panel.placed if isinstance(one.row, WordsRow)]


def row_at(panel, price):
    return next(spot.placed for spot in panel.spots() if spot.price == price)


def centre(panel, price):
    placed = row_at(panel, price)
    return QPoint(150, placed.y + placed.height // 2)


def press(qtbot, panel, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(panel, key, modifiers)
