"""Names, lots and decimals of instruments as a source told them, kept over restarts. Imports db and domain."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields

from qosdesk.domain.quotes import UNKNOWN, Instrument, is_known
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.db import Database

_FIGURES = ("eps", "bps", "dividend")
_COLUMNS = tuple(field.name for field in fields(Instrument) if field.name != "symbol")


class InstrumentsStore:
    """A source's instruments, read whole when made (20,000 take some 0.1 s); all calls on one thread.

    Args:
        database: where they are kept.
        source: whose they are, such as `qos` or `demo`: what one source says is never shown as another's.
    """

    def __init__(self, database: Database, source: str) -> None:
        self._database = database
        self._source = source
        self._known: dict[Symbol, Instrument] = database.read(self._load)

    def get(self, symbol: Symbol) -> Instrument | None:
        """What is known of a symbol."""
        return self._known.get(symbol)

    def all(self) -> Sequence[Instrument]:
        """All, in no order."""
        return tuple(self._known.values())

    def put_many(self, instruments: Iterable[Instrument]) -> None:
        """Keep them, in place of what was known of the same symbols, and store them soon."""
        fresh = [one for one in instruments if self._known.get(one.symbol) != one]
        if not fresh:
            return
        self._known.update((one.symbol, one) for one in fresh)
        rows = [(self._source, *_row(one)) for one in fresh]
        marks = ", ".join("?" * (3 + len(_COLUMNS)))
        self._database.write(
            lambda connection: _execute_many(
                connection,
                f"INSERT OR REPLACE INTO instruments (source, market, code, {', '.join(_COLUMNS)}) VALUES ({marks})",
                rows,
            )
        )

    def _load(self, connection: sqlite3.Connection) -> dict[Symbol, Instrument]:
        rows = connection.execute(
            f"SELECT market, code, {', '.join(_COLUMNS)} FROM instruments WHERE source = ?", (self._source,)
        )
        return {one.symbol: one for one in map(_instrument, rows)}


def _execute_many(connection: sqlite3.Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    connection.executemany(statement, rows)


def _row(one: Instrument) -> tuple[object, ...]:
    values = (getattr(one, name) for name in _COLUMNS)
    known = (None if isinstance(value, float) and not is_known(value) else value for value in values)
    return (one.symbol.market, one.symbol.code, *known)


def _instrument(row: Sequence[object]) -> Instrument:
    market, code, *values = row
    named = {
        name: UNKNOWN if value is None and name in _FIGURES else value
        for name, value in zip(_COLUMNS, values, strict=True)
    }
    return Instrument(Symbol(str(market), str(code)), **named)  # type: ignore[arg-type]
