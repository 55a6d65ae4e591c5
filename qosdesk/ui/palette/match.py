"""How well a typed text fits a title. Pure: no Qt, nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_FUZZY_FROM: Final = 3
"""Fewer letters stand in too many titles in this order."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title ready to be compared.

    Attributes:
        text: in lower case, with single spaces.
        initials: the first letters of its words.
    """

    text: str
    initials: str

    @classmethod
    def of(cls, title: str) -> Title:
        """Of a text as it is shown."""
        words = fold(title).split()
        return cls(" ".join(words), "".join(word[0] for word in words))


def fold(text: str) -> str:
    """Lower case; what is no letter or figure separates words."""
    return " ".join("".join(one if one.isalnum() else " " for one in text.casefold()).split())


def rank(typed: str, title: Title) -> int:
    """How well a folded text fits: 0 is the title itself, more is worse, -1 not at all.

    1 it begins so, 2 each typed word begins a word of it, 3 its initials, 4 it stands somewhere in it (Chinese has no
    spaces), 5 its letters stand in it in this order, the first one at the beginning of a word.
    """
    text = title.text
    if typed == text:
        return 0
    if text.startswith(typed):
        return 1
    spaced = f" {text}"
    words = typed.split()
    if words and all(f" {word}" in spaced for word in words):
        return 2
    if len(typed) > 1 and title.initials.startswith(typed):
        return 3
    if typed in text:
        return 4
    return 5 if len(typed) >= _FUZZY_FROM and " " not in typed and _in_order(typed, spaced) else -1


def _in_order(typed: str, spaced: str) -> bool:
    at = spaced.find(f" {typed[0]}")
    while at >= 0:
        place = at + 1
        for letter in typed[1:]:
            place = spaced.find(letter, place + 1)
            if place < 0:
                break
        else:
            if place - at <= 3 * len(typed):
                return True
        at = spaced.find(f" {typed[0]}", at + 1)
    return False
