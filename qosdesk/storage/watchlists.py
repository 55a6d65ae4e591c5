"""The user's lists, in memory first and stored behind (the screens' WatchlistsPort). Imports db and domain."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace

from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.storage.db import Database
from qosdesk.storage.subscribers import Subscribers


class WatchlistsStore:
    """Read whole at start; all calls on one thread. Ids are never given twice, also over restarts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lists: dict[int, Watchlist] = {}
        self._next_id = 1
        database.read(self._load)
        self._changed: Subscribers[[]] = Subscribers()
        database.add_rewriter(self._write_all)

    def all(self) -> Sequence[Watchlist]:
        """In tab order."""
        return tuple(self._lists.values())

    def save(self, watchlist: Watchlist) -> Watchlist:
        """Add (id 0, at the end) or replace (in place); returns it with its id. A removed list's id brings it back."""
        if not watchlist.id:
            watchlist = replace(watchlist, id=self._next_id)
        if self._lists.get(watchlist.id) == watchlist:
            return watchlist
        self._next_id = max(self._next_id, watchlist.id + 1)
        self._lists[watchlist.id] = watchlist
        position = list(self._lists).index(watchlist.id)
        self._database.write(
            lambda connection: _write(connection, watchlist, position), key=("watchlist", watchlist.id)
        )
        self._write_order()
        self._changed.tell()
        return watchlist

    def remove(self, watchlist_id: int) -> None:
        """Delete a list; one that is not there is no error."""
        if self._lists.pop(watchlist_id, None) is None:
            return
        self._database.write(
            lambda connection: _remove(connection, watchlist_id), key=("watchlist", watchlist_id)
        )
        self._changed.tell()

    def reorder(self, ids: Sequence[int]) -> None:
        """Put the tabs in this order; lists not named follow in their old order, unknown ids are ignored."""
        order = [i for i in dict.fromkeys([*ids, *self._lists]) if i in self._lists]
        if order == list(self._lists):
            return
        self._lists = {i: self._lists[i] for i in order}
        self._write_order()
        self._changed.tell()

    def subscribe(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Be told of changes."""
        return self._changed.add(changed)

    def _write_order(self) -> None:
        rows = [(position, i) for position, i in enumerate(self._lists)]
        self._database.write(
            lambda connection: _write_positions(connection, rows), key=("watchlists", "order")
        )

    def _load(self, connection: sqlite3.Connection) -> None:
        entries: dict[int, list[Entry]] = {}
        for owner, market, code, section, tag, note, alias in connection.execute(
            "SELECT watchlist, market, code, section, tag, note, alias FROM watchlist_entries"
            " ORDER BY watchlist, position"
        ):
            symbol = None if market is None else Symbol(market, code)
            entries.setdefault(owner, []).append(Entry(symbol, section, tag, note, alias))
        for i, name in connection.execute("SELECT id, name FROM watchlists ORDER BY position, id"):
            self._lists[i] = Watchlist(name, tuple(entries.get(i, ())), i)
        given = connection.execute(
            "SELECT max(seq) FROM sqlite_sequence WHERE name = 'watchlists'"
        ).fetchone()[0]
        self._next_id = max([0, given or 0, *self._lists]) + 1

    def _write_all(self, connection: sqlite3.Connection) -> None:
        for position, watchlist in enumerate(list(self._lists.values())):
            _write(connection, watchlist, position)


def _write(connection: sqlite3.Connection, watchlist: Watchlist, position: int) -> None:
    _delete(connection, watchlist.id)
    connection.execute("INSERT INTO watchlists VALUES (?, ?, ?)", (watchlist.id, watchlist.name, position))
    connection.executemany(
        "INSERT INTO watchlist_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (watchlist.id, at, *_place(e.symbol), e.section, e.tag, e.note, e.alias)
            for at, e in enumerate(watchlist.entries)
        ],
    )


def _place(symbol: Symbol | None) -> tuple[str | None, str | None]:
    return (None, None) if symbol is None else (symbol.market, symbol.code)


def _delete(connection: sqlite3.Connection, watchlist_id: int) -> None:
    connection.execute("DELETE FROM watchlists WHERE id = ?", (watchlist_id,))


def _remove(connection: sqlite3.Connection, watchlist_id: int) -> None:
    # A list that was removed before it was stored: its number has to be used up all the same.
    connection.execute("INSERT OR IGNORE INTO watchlists VALUES (?, '', 0)", (watchlist_id,))
    _delete(connection, watchlist_id)


def _write_positions(connection: sqlite3.Connection, rows: Sequence[tuple[int, int]]) -> None:
    connection.executemany("UPDATE watchlists SET position = ? WHERE id = ?", rows)
