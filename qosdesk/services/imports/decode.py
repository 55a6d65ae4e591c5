"""Bytes of a file to text: which encoding it is, and whether it is text at all. Imports domain only."""

from __future__ import annotations

import codecs
from typing import Final

from qosdesk.domain.imports import Trouble

BYTES_MAX: Final = 4_000_000
XLSX_MARK: Final = b"PK\x03\x04"
"""Of an archive, which a workbook is."""
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRANGE: Final = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1a")
"""Bytes of no text; the end mark of DOS (1A) stands in old exports."""


class NotReadable(Exception):
    """The bytes are not a list.

    Attributes:
        trouble: why.
    """

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 with and without mark, UTF-16 likewise, else GB18030 (of which GBK is a part).

    Raises:
        NotReadable: too big, or no text.
    """
    if len(data) > BYTES_MAX:
        raise NotReadable(Trouble.TOO_BIG)
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text, encoding):
            return text.replace("\x1a", "").replace("\x00", "")
    raise NotReadable(Trouble.NOT_TEXT)


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (encoding,)
    # Without a mark: UTF-16 of mostly Latin text has a zero in every other byte.
    even, odd = data[0:400:2].count(0), data[1:400:2].count(0)
    if max(even, odd) * 5 > min(len(data), 400):
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    return ("utf-8", "gb18030")


def _is_text(text: str, encoding: str) -> bool:
    """Hardly any control characters, nor private ones, which a picture turns into where nearly all bytes are valid."""
    strange = sum(ord(one) in _STRANGE for one in text)
    if encoding == "gb18030":
        strange += sum("\ue000" <= one <= "\uf8ff" for one in text)
    return strange * 200 <= len(text)
