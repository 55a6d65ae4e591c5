"""Closed bars on disk, so that none is asked for twice (DESIGN 2.3). Imports db, domain and numpy.

Bars lie in chunks of up to 4096 as one blob each (STACK 1). Beside them stand *spans*: times between which nothing is
missing. Without spans, bars of last month and of today would look like neighbours.
"""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.db import Database

CHUNK: Final = 4096
SINCE_EVER_MS: Final = 0
"""Start of a span whose first bar is the vendor's oldest: there is nothing to ask for before it."""

_COLUMNS: Final = 5

Times = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """Whose bars, of what.

    Attributes:
        source: provider, and for a demo also what makes its world, such as `qos` or `demo-7`: bars of different
            sources are never mixed.
        symbol: the instrument.
        interval: length of a bar.
        adjust: adjustment for dividends and splits, in the source's words; empty for none.
    """

    source: str
    symbol: Symbol
    interval: Interval
    adjust: str = ""

    def _columns(self) -> tuple[str, ...]:
        return (self.source, self.symbol.market, self.symbol.code, self.interval.label, self.adjust)


class Columns(NamedTuple):
    """Bars as columns: start times, shape (n,), ascending; open high low close volume, shape (5, n)."""

    ts_ms: Times
    data: Floats


Span = tuple[int, int]
"""First and last time (UTC ms, both included) between which every bar that exists is stored."""


def no_bars() -> Columns:
    """Zero rows."""
    return Columns(np.empty(0, dtype=np.int64), np.empty((_COLUMNS, 0), dtype=np.float64))


class BarsStore:
    """Bars by series. Writes return at once; questions are answered in order on the store's thread (`wrap_future`)."""

    def __init__(self, database: Database, *, chunk: int = CHUNK) -> None:
        self._database = database
        self._chunk = chunk

    def merge(self, key: SeriesKey, ts_ms: Times, data: Floats, covers: Span | None = None) -> None:
        """Add closed bars; a bar of a known time replaces the stored one. Never give it the forming bar.

        Args:
            key: the series.
            ts_ms: start times, shape (n,), strictly ascending.
            data: open high low close volume, shape (5, n).
            covers: times between which the bars given are all there are; when left out, from the first to the last.
                A page asked for *before T* covers `(ts_ms[0], T)`, which joins it to the bar at T; an answer that
                shows that nothing older exists covers `(SINCE_EVER_MS, T)`, also with zero bars.

        Raises:
            ValueError: wrong shapes, times not ascending, or bars outside what they cover.
        """
        ts = np.array(ts_ms, dtype=np.int64)
        values = np.array(data, dtype=np.float64)
        if ts.ndim != 1 or values.shape != (_COLUMNS, len(ts)):
            raise ValueError(
                f"times of shape (n,) and data of shape (5, n), not {ts.shape} and {values.shape}"
            )
        if len(ts) and bool(np.any(ts[1:] <= ts[:-1])):
            raise ValueError("times must be strictly ascending")
        if covers is None:
            if not len(ts):
                return
            covers = (int(ts[0]), int(ts[-1]))
        span = covers
        if span[0] > span[1] or (len(ts) and (ts[0] < span[0] or ts[-1] > span[1])):
            raise ValueError("bars must lie inside what they cover")

        def job(connection: sqlite3.Connection) -> None:
            series = _series(connection, key, make=True)
            if len(ts):
                _merge_chunks(connection, series, Columns(ts, values), self._chunk)
            _merge_span(connection, series, span)

        self._database.write(job)

    def read_last(self, key: SeriesKey, count: int) -> Future[Columns]:
        """The newest `count` bars at most, all of the newest span: no bar is missing among them."""

        def job(connection: sqlite3.Connection) -> Columns:
            series = _series(connection, key)
            spans = _spans(connection, series)
            return _read_back(connection, series, spans[-1], spans[-1][1] + 1, count) if spans else no_bars()

        return self._database.submit(job, no_bars())

    def read_before(self, key: SeriesKey, ts_ms: int, count: int) -> Future[Columns]:
        """Up to `count` bars older than `ts_ms`, without a bar missing up to there; none when that is not known."""

        def job(connection: sqlite3.Connection) -> Columns:
            series = _series(connection, key)
            for span in _spans(connection, series):
                if span[0] <= ts_ms <= span[1]:
                    return _read_back(connection, series, span, ts_ms, count)
            return no_bars()

        return self._database.submit(job, no_bars())

    def read_beyond(self, key: SeriesKey, ts_ms: int, count: int) -> Future[Columns]:
        """Up to `count` bars of the newest span that ends before `ts_ms`: none is missing among them, some after."""

        def job(connection: sqlite3.Connection) -> Columns:
            series = _series(connection, key)
            spans = [span for span in _spans(connection, series) if span[1] < ts_ms]
            return _read_back(connection, series, spans[-1], spans[-1][1] + 1, count) if spans else no_bars()

        return self._database.submit(job, no_bars())

    def read_range(self, key: SeriesKey, from_ms: int, to_ms: int) -> Future[Columns]:
        """All stored bars with `from_ms <= ts <= to_ms`, whether or not some are missing between them."""

        def job(connection: sqlite3.Connection) -> Columns:
            series = _series(connection, key)
            rows = connection.execute(
                "SELECT count, bars FROM bar_chunks WHERE series = ? AND last_ms >= ? AND first_ms <= ?"
                " ORDER BY first_ms",
                (series, from_ms, to_ms),
            )
            return _cut(_join([_unpack(*row) for row in rows]), from_ms, to_ms)

        return self._database.submit(job, no_bars())

    def spans(self, key: SeriesKey) -> Future[tuple[Span, ...]]:
        """Where nothing is missing, ascending, neither overlapping nor touching."""
        nothing: tuple[Span, ...] = ()
        return self._database.submit(
            lambda connection: tuple(_spans(connection, _series(connection, key))), nothing
        )

    def forget_adjusted(self, keep: SeriesKey) -> None:
        """Delete the adjusted series of an instrument and interval except one: a dividend changes all their prices."""

        def job(connection: sqlite3.Connection) -> None:
            for (series,) in connection.execute(
                "SELECT id FROM series WHERE source = ? AND market = ? AND code = ? AND interval = ?"
                " AND adjust NOT IN ('', ?)",
                keep._columns(),
            ).fetchall():
                connection.execute("DELETE FROM bar_chunks WHERE series = ?", (series,))
                connection.execute("DELETE FROM bar_spans WHERE series = ?", (series,))
                connection.execute("DELETE FROM series WHERE id = ?", (series,))

        self._database.write(job)


def _series(connection: sqlite3.Connection, key: SeriesKey, *, make: bool = False) -> int:
    """Its number; 0, which no series has, when it is not known and not to be made."""
    names = key._columns()
    row = connection.execute(
        "SELECT id FROM series WHERE source = ? AND market = ? AND code = ? AND interval = ? AND adjust = ?",
        names,
    ).fetchone()
    if row is not None:
        return int(row[0])
    if not make:
        return 0
    made = connection.execute(
        "INSERT INTO series (source, market, code, interval, adjust) VALUES (?, ?, ?, ?, ?)", names
    )
    return int(made.lastrowid or 0)


def _spans(connection: sqlite3.Connection, series: int) -> list[Span]:
    return connection.execute(
        "SELECT from_ms, to_ms FROM bar_spans WHERE series = ? ORDER BY from_ms", (series,)
    ).fetchall()


def _merge_span(connection: sqlite3.Connection, series: int, span: Span) -> None:
    touching = [one for one in _spans(connection, series) if one[0] <= span[1] and one[1] >= span[0]]
    connection.executemany(
        "DELETE FROM bar_spans WHERE series = ? AND from_ms = ?", [(series, one[0]) for one in touching]
    )
    start = min(span[0], *(one[0] for one in touching)) if touching else span[0]
    end = max(span[1], *(one[1] for one in touching)) if touching else span[1]
    connection.execute("INSERT INTO bar_spans VALUES (?, ?, ?)", (series, start, end))


def _merge_chunks(connection: sqlite3.Connection, series: int, new: Columns, chunk: int) -> None:
    """Rewrite the chunks that the new bars touch, with a neighbour on either side that is not full."""
    first, last = int(new.ts_ms[0]), int(new.ts_ms[-1])
    chosen = "SELECT first_ms, count, bars FROM bar_chunks WHERE series = ? AND "
    before = connection.execute(
        chosen + "last_ms < ? ORDER BY first_ms DESC LIMIT 1", (series, first)
    ).fetchall()
    inside = connection.execute(
        chosen + "last_ms >= ? AND first_ms <= ? ORDER BY first_ms", (series, first, last)
    ).fetchall()
    after = connection.execute(chosen + "first_ms > ? ORDER BY first_ms LIMIT 1", (series, last)).fetchall()
    rows = [*(r for r in before if r[1] < chunk), *inside, *(r for r in after if r[1] < chunk)]
    old = _join([_unpack(count, blob) for _, count, blob in rows])
    ts = np.concatenate([old.ts_ms, new.ts_ms])
    order = np.argsort(ts, kind="stable")
    ts = ts[order]
    # Of two bars of the same time the later in `order`, that is the new one, stays.
    keep = np.append(ts[1:] != ts[:-1], True)
    ts = ts[keep]
    data = np.concatenate([old.data, new.data], axis=1)[:, order[keep]]
    if len(ts) == len(old.ts_ms) and np.array_equal(data, old.data, equal_nan=True):
        return
    connection.executemany(
        "DELETE FROM bar_chunks WHERE series = ? AND first_ms = ?",
        [(series, first_ms) for first_ms, _, _ in rows],
    )
    # Pages of history arrive in front: there the chunk that is not full yet must be the first one.
    head = len(ts) % chunk if after and not before else 0
    edges = sorted({0, head, *range(head, len(ts), chunk), len(ts)})
    connection.executemany(
        "INSERT INTO bar_chunks VALUES (?, ?, ?, ?, ?)",
        (
            (series, int(ts[a]), int(ts[b - 1]), b - a, _pack(ts[a:b], data[:, a:b]))
            for a, b in pairwise(edges)
        ),
    )


def _read_back(
    connection: sqlite3.Connection, series: int, span: Span, before_ms: int, count: int
) -> Columns:
    """The last `count` bars of a span that start before a time."""
    found: list[Columns] = []
    missing = count
    for n, blob in connection.execute(
        "SELECT count, bars FROM bar_chunks WHERE series = ? AND first_ms < ? AND last_ms >= ? ORDER BY first_ms DESC",
        (series, before_ms, span[0]),
    ):
        if missing <= 0:
            break
        part = _cut(_unpack(n, blob), span[0], before_ms - 1)
        found.append(Columns(part.ts_ms[-missing:], part.data[:, -missing:]))
        missing -= len(part.ts_ms)
    return _join(found[::-1])


def _cut(bars: Columns, from_ms: int, to_ms: int) -> Columns:
    a = int(np.searchsorted(bars.ts_ms, from_ms, side="left"))
    b = int(np.searchsorted(bars.ts_ms, to_ms, side="right"))
    return Columns(bars.ts_ms[a:b], bars.data[:, a:b])


def _join(parts: list[Columns]) -> Columns:
    if not parts:
        return no_bars()
    return Columns(np.concatenate([p.ts_ms for p in parts]), np.concatenate([p.data for p in parts], axis=1))


def _pack(ts: Times, data: Floats) -> bytes:
    return ts.astype("<i8").tobytes() + data.astype("<f8").tobytes()


def _unpack(count: int, blob: bytes) -> Columns:
    """Views into the blob, read-only.

    Raises:
        sqlite3.DatabaseError: the blob has not the length of `count` bars.
    """
    if len(blob) != count * 8 * (1 + _COLUMNS):
        damage = sqlite3.DatabaseError("a chunk of bars has the wrong length")
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damage
    ts = np.frombuffer(blob, dtype="<i8", count=count)
    data = np.frombuffer(blob, dtype="<f8", offset=count * 8).reshape(_COLUMNS, count)
    return Columns(ts.astype(np.int64, copy=False), data.astype(np.float64, copy=False))
