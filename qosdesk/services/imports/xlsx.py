"""The first sheet of an Excel workbook as tab-separated text; cells as they are stored, no formula is computed."""

from __future__ import annotations

import csv
import io
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from qosdesk.domain.imports import Trouble
from qosdesk.services.imports.decode import NotReadable

_PART_MAX: Final = 30_000_000
"""Bytes of one part when unpacked: a small file may unpack to gigabytes."""
_ROWS_MAX: Final = 20_000
_COLUMNS_MAX: Final = 80
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, ET.ParseError),
    *(EOFError, OSError, RuntimeError, ValueError, LookupError),
)
"""What is raised for archives that were cut or changed."""
_SHEET: Final = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


def xlsx_text(data: bytes) -> str:
    """Rows as lines, cells parted by tabs and quoted where they have to be.

    Raises:
        NotReadable: it is no workbook, or too big a one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            sheets = sorted(
                (int(found[1]), found[0]) for found in map(_SHEET.fullmatch, book.namelist()) if found
            )
            if not sheets:
                raise NotReadable(Trouble.NOT_TEXT)
            shared = "xl/sharedStrings.xml"
            strings = _strings(_part(book, shared)) if shared in book.namelist() else []
            out = io.StringIO(newline="")
            csv.writer(out, delimiter="\t", lineterminator="\n").writerows(
                _rows(_part(book, sheets[0][1]), strings)
            )
            return out.getvalue()
    except _DAMAGED as error:
        raise NotReadable(Trouble.NOT_TEXT) from error


def _part(book: zipfile.ZipFile, name: str) -> ET.Element:
    if book.getinfo(name).file_size > _PART_MAX:
        raise NotReadable(Trouble.TOO_BIG)
    with book.open(name) as file:
        text = file.read(_PART_MAX + 1)
    # No workbook declares entities; one that does wants to unpack to gigabytes.
    if len(text) > _PART_MAX or b"<!DOCTYPE" in text[:1000]:
        raise NotReadable(Trouble.TOO_BIG)
    return ET.fromstring(text)


def _strings(root: ET.Element) -> list[str]:
    return ["".join(part.text or "" for part in item.iterfind(".//{*}t")) for item in root.iterfind("{*}si")]


def _rows(root: ET.Element, strings: list[str]) -> Iterator[list[str]]:
    """Rows at their places: an empty row counts, so that line numbers are those of the sheet."""
    at = 0
    for row in root.iterfind(".//{*}row"):
        number = _number(row.get("r", ""), at + 1)
        for _ in range(at + 1, min(number, _ROWS_MAX)):
            yield []
        at = max(at + 1, number)
        if at > _ROWS_MAX:
            return
        cells: list[str] = []
        for cell in row.iterfind("{*}c"):
            column = _column(cell.get("r", ""), len(cells))
            if column < _COLUMNS_MAX:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = _value(cell, strings)
        yield cells


def _value(cell: ET.Element, strings: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(part.text or "" for part in cell.iterfind(".//{*}t"))
    value = cell.find("{*}v")
    text = (value.text or "") if value is not None else ""
    if cell.get("t") != "s":
        return text.removesuffix(".0")
    place = _number(text, -1)
    return strings[place] if 0 <= place < len(strings) else ""


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else default


def _column(reference: str, default: int) -> int:
    """`C7` is column 2."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return default
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1
