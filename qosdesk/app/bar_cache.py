"""The bar cache that `services.history` needs, over `storage.bars`: answers come back on the loop's thread."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import Floats, Times
from qosdesk.services.history import TakeBars
from qosdesk.storage.bars import BarsStore, Columns, SeriesKey


class StoredBars:
    """Closed bars of one source.

    Args:
        source: whose bars; nothing while it is empty, so that bars of an unknown origin are neither shown nor kept.
    """

    def __init__(self, store: BarsStore, loop: asyncio.AbstractEventLoop, source: str = "") -> None:
        self._store = store
        self._loop = loop
        self.source = source

    def newest(self, symbol: Symbol, interval: Interval, count: int, done: TakeBars) -> None:
        """The newest bars without a hole."""
        self._hand_over(self._store.read_last(self._key(symbol, interval), count), done)

    def before(self, symbol: Symbol, interval: Interval, ts_ms: int, count: int, done: TakeBars) -> None:
        """Bars older than an instant, none missing up to it."""
        self._hand_over(self._store.read_before(self._key(symbol, interval), ts_ms, count), done)

    def put(
        self, symbol: Symbol, interval: Interval, ts_ms: Times, data: Floats, covers: tuple[int, int]
    ) -> None:
        """Keep closed bars."""
        if self.source:
            self._store.merge(self._key(symbol, interval), ts_ms, data, covers)

    def _key(self, symbol: Symbol, interval: Interval) -> SeriesKey:
        return SeriesKey(self.source, symbol, interval)

    def _hand_over(self, future: Future[Columns], done: TakeBars) -> None:
        def on_loop(columns: Columns) -> None:
            done(columns.ts_ms, columns.data)

        def answered(finished: Future[Columns]) -> None:
            columns = finished.result()
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(on_loop, columns)

        future.add_done_callback(answered)
