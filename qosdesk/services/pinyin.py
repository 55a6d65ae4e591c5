"""Pinyin initials of Chinese names, from the table in resources. Imports nothing of ours."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_VARIANTS_MAX: Final = 16
"""Of a name with several characters that can be read in two ways."""


class Initials:
    """Names to initials: `腾讯控股` is `txkg`; `长江电力` is `cjdl` and `zjdl`.

    Args:
        letters: character -> its initial letters, usually one.
    """

    def __init__(self, letters: Mapping[str, str]) -> None:
        self._letters = letters

    @classmethod
    def read(cls, file: Path) -> Initials:
        """The table as packaging/pinyin_table.py writes it; without the file no name has initials."""
        letters: dict[str, str] = {}
        try:
            text = file.read_text(encoding="utf-8")
        except FileNotFoundError:
            text = ""
        for line in text.splitlines():
            for character in line[2:]:
                letters[character] = letters.get(character, "") + line[0]
        return cls(letters)

    def of(self, name: str) -> tuple[str, ...]:
        """All initials of a name in lower case, its Latin letters and figures kept; empty without a Chinese character.

        Characters that the table does not know, blanks and marks are left out: `阿里巴巴-W` is `albbw` and `elbbw`.
        """
        if name.isascii():
            return ()
        choices: list[str] = []
        is_chinese = False
        for character in unicodedata.normalize("NFKC", name):
            letters = self._letters.get(character)
            if letters is not None:
                is_chinese = True
                choices.append(letters)
            elif character.isascii() and character.isalnum():
                choices.append(character.lower())
        if not is_chinese:
            return ()
        readings = itertools.islice(itertools.product(*choices), _VARIANTS_MAX)
        return tuple("".join(reading) for reading in readings)
