"""Which line of the instrument panel stands where: two columns of figures, one where it is narrow. No painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qosdesk.ui.panels.instrument.facts import Extended, Facts
from qosdesk.ui.panels.instrument.fields import BOOK, COMPANY, MAIN, Field, Section

HEAD: Final = 40
ROW: Final = 19
RANGE: Final = 18
HEADING: Final = 22
PAD: Final = 8
TOP: Final = 3
TWO_COLUMNS: Final = 290
"""px from which on two figures stand in a row."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and its place.

    Attributes:
        field: which.
        left, right: x of its label and of the end of its figure.
        top: y of its row under the head, before scrolling.
    """

    field: Field
    left: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything under the head; y counts from the head's lower edge.

    Attributes:
        fields: figures in reading order.
        headings: text and y of each section's title.
        day, year: y of the two ranges.
        extended: sessions with their y.
        height: of it all.
        columns: 1 or 2.
    """

    fields: tuple[Placed, ...]
    headings: tuple[tuple[str, float], ...]
    day: float
    year: float
    extended: tuple[tuple[Extended, float], ...]
    height: float
    columns: int


def lay_out(facts: Facts, width: float, extended_title: str) -> Layout:
    """The lines for a width.

    Args:
        facts: which sections there are.
        width: px of the panel.
        extended_title: the heading of the extended sessions in the user's language.
    """
    columns = 2 if width >= TWO_COLUMNS else 1
    placed: list[Placed] = []
    headings: list[tuple[str, float]] = []
    y = _place(MAIN.fields, columns, width, TOP, placed) + TOP
    day, year = y + 1, y + 1 + RANGE
    y = year + RANGE + TOP
    sessions: list[tuple[Extended, float]] = []
    known = facts.extended()
    if known:
        headings.append((extended_title, y))
        y += HEADING
        for one in known:
            sessions.append((one, y))
            y += ROW
    for section in _sections(facts):
        headings.append((section.heading(), y))
        y = _place(section.fields, columns, width, y + HEADING, placed)
    return Layout(tuple(placed), tuple(headings), day, year, tuple(sessions), y + TOP, columns)


def _sections(facts: Facts) -> tuple[Section, ...]:
    return (COMPANY,) if facts.depth is None else (BOOK, COMPANY)


def _place(fields: Sequence[Field], columns: int, width: float, top: float, placed: list[Placed]) -> float:
    """Put fields from left to right and down; returns where they end."""
    middle = width / 2
    spans = ((PAD, middle - 8), (middle + 8, width - PAD)) if columns == 2 else ((PAD, width - PAD),)
    for number, field in enumerate(fields):
        left, right = spans[number % columns]
        placed.append(Placed(field, left, right, top + ROW * (number // columns)))
    return top + ROW * -(-len(fields) // columns)
