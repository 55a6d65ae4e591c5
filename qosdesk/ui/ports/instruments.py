"""Symbols: what they are called, and lists of them from and for other programs. Imports domain only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from qosdesk.domain.imports import Reading
from qosdesk.domain.quotes import Instrument
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Watchlist
from qosdesk.ui.ports.subscription import Unsubscribe


class InstrumentsPort(Protocol):
    """Names, decimals, lots."""

    def get(self, symbol: Symbol) -> Instrument | None:
        """What is known, or None; asking for it makes it be fetched."""
        ...

    def decimals(self, symbol: Symbol) -> int:
        """Decimals of its prices on screen: one number for all panels, at least 2."""
        ...

    def search(self, text: str, limit: int = 12) -> Sequence[Instrument]:
        """Best matches by code, then English and Chinese name."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when names or decimals arrive."""
        ...


class ImportsPort(Protocol):
    """Lists of symbols from and for other programs."""

    def read_text(self, text: str) -> Reading:
        """The lines of what was pasted or dropped."""
        ...

    def read_files(self, paths: Sequence[str], done: Callable[[Reading], None]) -> None:
        """The lines of files; `done` hears them later."""
        ...

    def export_csv(self, watchlist: Watchlist, *, chinese: bool) -> bytes:
        """A table for spreadsheets that comes back as it was: sections, tags, notes, aliases."""
        ...

    def export_tradingview(self, watchlist: Watchlist) -> bytes:
        """A list for TradingView: order and sections."""
        ...

    def export_codes(self, watchlist: Watchlist) -> bytes:
        """Codes only, one a line."""
        ...
