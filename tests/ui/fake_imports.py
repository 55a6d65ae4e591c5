"""Imports in memory: the real reading over the names that a test knows; files are read when `load` says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from qosdesk.domain.imports import Reading
from qosdesk.domain.quotes import Instrument
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Watchlist
from qosdesk.services.imports.export import codes_text, csv_text, tradingview_text
from qosdesk.services.imports.imports import read_bytes, read_text
from qosdesk.services.pinyin import Initials
from qosdesk.services.search import Search


class _Known(Protocol):
    known: dict[Symbol, Instrument]


class FakeImports:
    """Reads and writes with the names of a `FakeInstruments`."""

    def __init__(self, instruments: _Known) -> None:
        self._instruments = instruments
        self.waiting: list[tuple[Sequence[str], Callable[[Reading], None]]] = []

    def read_text(self, text: str) -> Reading:
        return read_text(text, self._index())

    def read_files(self, paths: Sequence[str], done: Callable[[Reading], None]) -> None:
        self.waiting.append((paths, done))

    def load(self) -> None:
        """The files that were asked for arrive."""
        for paths, done in self.waiting:
            reading = read_bytes(Path(paths[0]).read_bytes(), self._index())
            done(Reading(reading.lines, Path(paths[0]).name, reading.trouble))
        self.waiting = []

    def export_csv(self, watchlist: Watchlist, *, chinese: bool) -> bytes:
        return csv_text(watchlist, lambda _symbol: "").encode()

    def export_tradingview(self, watchlist: Watchlist) -> bytes:
        return tradingview_text(watchlist, lambda _symbol: "").encode()

    def export_codes(self, watchlist: Watchlist) -> bytes:
        return codes_text(watchlist).encode()

    def _index(self) -> Search:
        return Search(self._instruments.known, lambda: Initials({}), lambda _s, _do: None, lambda: None)
