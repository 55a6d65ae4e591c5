"""Reads lists of symbols of any origin and writes them (the screens' `ImportsPort`). No Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from qosdesk.domain.imports import ImportLine, Reading, Trouble, Verdict
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Watchlist
from qosdesk.services.imports.decode import BYTES_MAX, XLSX_MARK, NotReadable, decode
from qosdesk.services.imports.export import codes_text, csv_text, tradingview_text
from qosdesk.services.imports.resolve import Resolver
from qosdesk.services.imports.rows import read_rows
from qosdesk.services.instruments import Instruments
from qosdesk.services.search import Search

_FILES_MAX: Final = 20
_BOM: Final = "\ufeff"
"""Excel takes a CSV without it for one of the system's old code page."""


def read_text(text: str, index: Search) -> Reading:
    """The lines of a text."""
    if not text.strip():
        return Reading(trouble=Trouble.EMPTY)
    if len(text) > BYTES_MAX:
        return Reading(trouble=Trouble.TOO_BIG)
    resolver = Resolver(index)
    rows, is_cut = read_rows(text.lstrip(_BOM).replace("\x00", ""), resolver.is_code)
    lines: list[ImportLine] = []
    section: str | None = None
    for row in rows:
        is_header = set(row.cells) == {"section"} or not (
            row.loose or row.cells.get("code") or row.cells.get("name")
        )
        title = row.cells.get("section", "")
        if is_header or (title and title != section):
            section = title
            lines.append(ImportLine(row.number, title, Verdict.SECTION, section=title))
        if not is_header:
            lines.append(resolver.line(row))
    return Reading(tuple(lines), trouble=Trouble.CUT if is_cut else None if lines else Trouble.EMPTY)


def read_bytes(data: bytes, index: Search) -> Reading:
    """The lines of a file's content."""
    try:
        text = _workbook(data) if data.startswith(XLSX_MARK) else decode(data)
    except NotReadable as problem:
        return Reading(trouble=problem.trouble)
    return read_text(text, index)


def _workbook(data: bytes) -> str:
    # Nothing else parses XML: who never reads a workbook does without.
    from qosdesk.services.imports.xlsx import xlsx_text

    return xlsx_text(data)


class Imports:
    """Reading and writing with what is known of instruments.

    Args:
        instruments: names and exchanges, and the index to look up in.
        on_desk: runs a function on the screens' thread; called on others.
    """

    def __init__(self, instruments: Instruments, on_desk: Callable[[Callable[[], None]], None]) -> None:
        self._instruments = instruments
        self._on_desk = on_desk

    def read_text(self, text: str) -> Reading:
        """What was pasted or dropped."""
        return read_text(text, self._instruments.index)

    def read_files(self, paths: Sequence[str], done: Callable[[Reading], None]) -> None:
        """Files, one after the other; they are opened on a thread, since a drive may hang."""

        def work() -> None:
            loaded = [(Path(path).name, _load(Path(path))) for path in paths[:_FILES_MAX]]
            self._on_desk(lambda: done(self._joined(loaded)))

        threading.Thread(target=work, name="import-files", daemon=True).start()

    def export_csv(self, watchlist: Watchlist, *, chinese: bool) -> bytes:
        """A table for Excel that comes back as it was; UTF-8 with its mark."""

        def name_of(symbol: Symbol) -> str:
            known = self._instruments.get(symbol)
            if known is None:
                return ""
            names = (known.name_zh, known.name_en) if chinese else (known.name_en, known.name_zh)
            return names[0] or names[1]

        return (_BOM + csv_text(watchlist, name_of)).encode()

    def export_tradingview(self, watchlist: Watchlist) -> bytes:
        """A list for TradingView."""

        def exchange_of(symbol: Symbol) -> str:
            known = self._instruments.get(symbol)
            return known.exchange if known is not None else ""

        return tradingview_text(watchlist, exchange_of).encode()

    def export_codes(self, watchlist: Watchlist) -> bytes:
        """Codes only."""
        return codes_text(watchlist).encode()

    def _joined(self, loaded: Sequence[tuple[str, bytes | Trouble]]) -> Reading:
        readings = [
            Reading(trouble=data) if isinstance(data, Trouble) else read_bytes(data, self._instruments.index)
            for _, data in loaded
        ]
        name = ", ".join(name for name, _ in loaded)
        if len(readings) == 1:
            return replace(readings[0], name=name)
        lines: list[ImportLine] = []
        for reading in readings:
            lines += [replace(line, number=at) for at, line in enumerate(reading.lines, len(lines) + 1)]
        trouble = next((one.trouble for one in readings if one.trouble is not None), None)
        return Reading(tuple(lines), name, trouble)


def _load(path: Path) -> bytes | Trouble:
    try:
        with path.open("rb") as file:
            data = file.read(BYTES_MAX + 1)
    except (OSError, ValueError):
        return Trouble.UNREADABLE
    return Trouble.TOO_BIG if len(data) > BYTES_MAX else data
