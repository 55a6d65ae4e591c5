"""The last figures of each symbol, so that a list is not empty before the link is up. Imports db and domain.

A cache: what can't be written is dropped, what can't be read is left out.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields, replace
from typing import Final

from qosdesk.domain.quotes import Session, SessionQuote, Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.db import Database

_EXTENDED: Final = ("pre", "post", "night")
_FIGURES: Final = ("last", "prev_close", "open", "high", "low", "volume", "turnover", "regular_close")
_QUOTE: Final = tuple(one.name for one in fields(SessionQuote))
_LARGEST: Final = 1e18

_log = logging.getLogger(__name__)


class QuotesStore:
    """A source's last figures.

    Args:
        database: where they are kept.
        source: whose they are: what one source said is never shown as another's.
    """

    def __init__(self, database: Database, source: str) -> None:
        self._database = database
        self._source = source

    def all(self) -> Sequence[tuple[Snapshot, int]]:
        """Every symbol's figures with the wall time (UTC ms) at which they were kept."""
        return self._database.read(self._load)

    def put(self, snapshots: Iterable[Snapshot], wall_ms: int) -> None:
        """Keep figures in place of those of the same symbols; stored soon."""
        rows = [(self._source, s.symbol.market, s.symbol.code, wall_ms, _text(s)) for s in snapshots]
        if rows:
            self._database.write(lambda connection: _write(connection, rows))

    def _load(self, connection: sqlite3.Connection) -> list[tuple[Snapshot, int]]:
        found: list[tuple[Snapshot, int]] = []
        for market, code, saved_ms, text in connection.execute(
            "SELECT market, code, saved_ms, figures FROM quotes WHERE source = ?", (self._source,)
        ):
            try:
                found.append((_snapshot(Symbol(market, code), text), int(saved_ms)))
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                _log.info("the last figures of %s:%s can't be read: %s", market, code, error)
        return found


def _write(connection: sqlite3.Connection, rows: Sequence[tuple[object, ...]]) -> None:
    connection.executemany("INSERT OR REPLACE INTO quotes VALUES (?, ?, ?, ?, ?)", rows)


def _text(snapshot: Snapshot) -> str:
    content: dict[str, object] = {name: _known(getattr(snapshot, name)) for name in _FIGURES}
    content |= {"ts_ms": snapshot.ts_ms, "session": int(snapshot.session), "suspended": snapshot.suspended}
    for name in _EXTENDED:
        quote = getattr(snapshot, name)
        if quote is not None:
            content[name] = {key: value for key, value in asdict(quote).items() if value == value}
    return json.dumps({key: value for key, value in content.items() if value is not None})


def _snapshot(symbol: Symbol, text: object) -> Snapshot:
    """From a row.

    Raises:
        ValueError, TypeError, KeyError, RecursionError: it is damaged.
    """
    read = json.loads(text) if isinstance(text, str) else None
    if not isinstance(read, dict):
        raise TypeError("not figures")
    suspended = read.get("suspended")
    found = Snapshot(
        symbol,
        ts_ms=int(read["ts_ms"]),
        session=Session(read.get("session", 0)),
        suspended=suspended if isinstance(suspended, bool) else None,
    )
    figures = {name: _figure(read[name]) for name in _FIGURES if name in read}
    extended = {name: _session_quote(read[name]) for name in _EXTENDED if name in read}
    return replace(found, **figures, **extended)  # type: ignore[arg-type]


def _session_quote(read: object) -> SessionQuote:
    if not isinstance(read, dict):
        raise TypeError("not figures")
    figures = {name: _figure(read[name]) for name in _QUOTE if name in read and name != "ts_ms"}
    return SessionQuote(**figures, ts_ms=int(read.get("ts_ms", 0)))


def _figure(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _LARGEST:
        raise ValueError("not a figure")
    return float(value)


def _known(value: object) -> object:
    """None in place of NaN, which JSON does not have."""
    return None if value != value else value
