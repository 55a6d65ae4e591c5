"""The user's lists of symbols as values. Imports nothing of ours beyond domain."""

from __future__ import annotations

from dataclasses import dataclass

from qosdesk.domain.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a watchlist: a symbol, or a section header when `symbol` is None.

    Attributes:
        symbol: None for a section header.
        section: its title, of a header.
        tag: colour tag 1 to 9 of a row, 0 for none.
        note: the user's own words on it, may have lines.
        alias: shown in place of the name; empty for the name itself.
    """

    symbol: Symbol | None = None
    section: str = ""
    tag: int = 0
    note: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Watchlist:
    """A named list in the user's own order. `id` is stable, 0 before it was stored."""

    name: str
    entries: tuple[Entry, ...] = ()
    id: int = 0

    def symbols(self) -> tuple[Symbol, ...]:
        """Its symbols in order."""
        return tuple(entry.symbol for entry in self.entries if entry.symbol is not None)
