"""A text to rows of cells: lists, tables of any delimiter with or without a header, sections. Imports domain only.

What the cells mean is not decided here, except which one is the code and which one the name.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from qosdesk.domain.spreadsheet import unguarded
from qosdesk.services.imports.codes import CODE_MAX, clean, read_code
from qosdesk.services.imports.tables import HEADERS

LINES_MAX: Final = 5_000
_CELL_MAX: Final = 4_000
_DELIMITERS: Final = "\t,;|"
_FOOTER: Final = ("数据来源", "#数据来源")
"""What TDX and others write under a table."""
_COLUMNS_MAX: Final = 80
_HEADER_OF: Final = {word: name for name, words in HEADERS.items() for word in words.split()}
_SECTION: Final = re.compile(r"#{1,3}\s*(?P<a>[^#\s].*)|\[(?P<b>[^\]]+)\]|【(?P<c>[^】]+)】")
_BULLET: Final = re.compile(r"(?:\d{1,3}[.)、]|[-*•·])\s+(?=\S)")

IsCode = Callable[[str], bool]
"""Whether a word is certainly a code: it names its market, or a product list has it."""


@dataclass(slots=True)
class Row:
    """One line of the source.

    Attributes:
        number: from 1.
        text: as it stands there, for the preview.
        cells: `code`, `name`, `market`, `section`, `tag`, `note`, `alias`, as far as they are there.
        loose: whole line, where it is not known what in it is code and what is name.
    """

    number: int
    text: str
    cells: dict[str, str] = field(default_factory=dict)
    loose: str = ""


def read_rows(text: str, is_code: IsCode) -> tuple[list[Row], bool]:
    """The rows, and whether there were more than `LINES_MAX`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    delimiter = _delimiter([line for line in lines if line.strip()][:200])
    rows: list[Row] = []
    made = _table(text, delimiter, is_code) if delimiter else _lines(lines, is_code)
    for row in made:
        if len(rows) >= LINES_MAX:
            return rows, True
        rows.append(row)
    return rows, False


def _delimiter(lines: Sequence[str]) -> str:
    """What parts the cells: that of a header, else the mark that most lines have, if half do; empty for plain lines."""
    for mark in _DELIMITERS:
        if lines and mark in lines[0] and _header(lines[0].split(mark)):
            return mark
    is_tradingview = any("###" in line for line in lines)
    having = {mark: sum(mark in line for line in lines) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: (having[mark], sum(line.count(mark) for line in lines)))
    if not lines or having[best] * 2 < len(lines) or (best == "," and is_tradingview):
        return ""
    return best


# --- plain lines and lists --------------------------------------------------------------------------------------------


def _lines(lines: Sequence[str], is_code: IsCode) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        yield from _pieces(number, line, is_code)


def _pieces(number: int, line: str, is_code: IsCode) -> Iterator[Row]:
    """A line, or each symbol of a list in one line: `NASDAQ:AAPL,HKEX:700,###Section`."""
    line = line.strip()
    if not line or line.startswith(_FOOTER):
        return
    pieces = _split(line)
    if len(pieces) > 1 and ("###" in line or all(_looks_like_code(piece, is_code) for piece in pieces)):
        for piece in pieces:
            yield _row(number, piece)
        return
    words = line.split()
    if len(words) > 1 and not _SECTION.fullmatch(line) and all(is_code(clean(word)) for word in words):
        for word in words:
            yield _row(number, word)
        return
    yield _row(number, line)


def _split(line: str) -> list[str]:
    """At every mark that parts a list."""
    pieces = (piece.strip() for piece in re.split(r"[,，;；、|\t]", line))
    return [piece for piece in pieces if piece]


def _row(number: int, text: str) -> Row:
    text = text[:_CELL_MAX]
    section = _SECTION.fullmatch(text)
    if section and not read_code(clean(text)):
        title = section["a"] or section["b"] or section["c"]
        return Row(number, text, {"section": title.strip()})
    return Row(number, text, loose=_BULLET.sub("", text, count=1))


def _looks_like_code(text: str, is_code: IsCode) -> bool:
    """A piece of a list: a section, a certain code, or a ticker in capitals."""
    text = clean(text)
    if text.startswith("###") or is_code(text):
        return True
    return text == text.upper() and len(text) <= CODE_MAX and read_code(text) is not None


# --- tables -----------------------------------------------------------------------------------------------------------


def _table(text: str, delimiter: str, is_code: IsCode) -> Iterator[Row]:
    columns: dict[str, int] | None = None
    for number, cells in _csv(text, delimiter):
        cells = [unguarded(cell) for cell in cells[:_COLUMNS_MAX]]
        whole = delimiter.join(cells).strip(f"{delimiter} ")
        if not any(cell.strip() for cell in cells) or cells[0].startswith(_FOOTER):
            continue
        if columns is None:
            columns = _header(cells)
            if columns is not None:
                continue
            columns = {}
        if "code" in columns or "name" in columns:
            yield from _table_row(number, cells, columns)
        elif delimiter != "\t" and all(_looks_like_code(one, is_code) for one in _split(whole)):
            yield from _pieces(number, whole, is_code)
        else:
            yield from _headless(number, cells, is_code)


def _csv(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of cells with the number of their first line; a damaged end is read as plain lines."""
    source = io.StringIO(text, newline="")
    # An unquoted ="600519" is what TDX writes: quotes count only where a cell begins with one.
    reader = csv.reader(source, delimiter=delimiter)
    number = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            number = reader.line_num + 1
            continue
        yield number, cells
        number = reader.line_num + 1


def _header(cells: Sequence[str]) -> dict[str, int] | None:
    """Field -> column, if this row heads a table."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        word = re.sub(r"[\s_/（(].*", "", clean(cell).casefold())
        name = _HEADER_OF.get(word)
        if name is not None and name not in found:
            found[name] = column
    return found if "code" in found or ("name" in found and len(found) > 1) else None


def _table_row(number: int, cells: Sequence[str], columns: dict[str, int]) -> Iterator[Row]:
    row = Row(number, "")
    for name, column in columns.items():
        value = cells[column] if column < len(cells) else ""
        # The user's words stay as they are; codes and names lose what a spreadsheet put around them.
        row.cells[name] = value[:_CELL_MAX] if name in ("note", "alias", "section") else clean(value)
    code, name = row.cells.get("code", ""), row.cells.get("name", "")
    row.text = " ".join(part for part in (code, name) if part) or row.cells.get("section", "")
    section = _SECTION.fullmatch(code)
    if section:
        row.cells = {"section": (section["a"] or section["b"] or section["c"]).strip()}
    if code or name or row.cells.get("section"):
        yield row


def _headless(number: int, cells: Sequence[str], is_code: IsCode) -> Iterator[Row]:
    """A row of a table without a header: its first certain code, else the first possible one, and a name."""
    cells = [clean(cell) for cell in cells]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        yield from _pieces(number, "".join(filled), is_code)
        return
    code = next((cell for cell in filled if is_code(cell)), None)
    if code is None:
        code = next((cell for cell in filled if cell == cell.upper() and read_code(cell)), filled[0])
    rest = [cell for cell in filled if cell is not code]
    name = next((cell for cell in rest if not _is_number(cell) and read_code(cell) is None), "")
    if not name:
        name = next((cell for cell in rest if not _is_number(cell)), "")
    yield Row(number, f"{code} {name}".strip(), {"code": code, "name": name})


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+\-−]?[\d,.]*\d[\d,.]*(?:[%万亿KMB]|E[+\-]?\d+)?", text, re.IGNORECASE) is not None
