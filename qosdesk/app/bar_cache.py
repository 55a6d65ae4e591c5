"""The bar cache that `services.history` needs, over `storage.bars`: answers come back on the loop's thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import Floats, Times
from qosdesk.services.history import TakeBars
from qosdesk.storage.bars import BarsStore, Columns, SeriesKey


class StoredBars:
    """Closed bars of one source.

    Args:
        source: whose bars. While it is empty nothing is kept and questions wait, so that bars of an unknown origin are
            neither shown nor stored, and a chart that opened before the source was found still finds its bars.
    """

    def __init__(self, store: BarsStore, loop: asyncio.AbstractEventLoop, source: str = "") -> None:
        self._store = store
        self._loop = loop
        self._source = source
        self._waiting: list[Callable[[], None]] = []

    @property
    def source(self) -> str:
        """Whose bars."""
        return self._source

    @source.setter
    def source(self, source: str) -> None:
        self._source = source
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask()

    def newest(self, symbol: Symbol, interval: Interval, count: int, done: TakeBars) -> None:
        """The newest bars without a hole."""

        def ask() -> None:
            self._hand_over(self._store.read_last(self._key(symbol, interval), count), done)

        self._when_known(ask)

    def before(self, symbol: Symbol, interval: Interval, ts_ms: int, count: int, done: TakeBars) -> None:
        """Bars older than an instant, none missing up to it."""

        def ask() -> None:
            self._hand_over(self._store.read_before(self._key(symbol, interval), ts_ms, count), done)

        self._when_known(ask)

    def _when_known(self, ask: Callable[[], None]) -> None:
        if self._source:
            ask()
        else:
            self._waiting.append(ask)

    def put(
        self, symbol: Symbol, interval: Interval, ts_ms: Times, data: Floats, covers: tuple[int, int]
    ) -> None:
        """Keep closed bars."""
        if self._source:
            self._store.merge(self._key(symbol, interval), ts_ms, data, covers)

    def _key(self, symbol: Symbol, interval: Interval) -> SeriesKey:
        return SeriesKey(self._source, symbol, interval)

    def _hand_over(self, future: Future[Columns], done: TakeBars) -> None:
        def on_loop(columns: Columns) -> None:
            done(columns.ts_ms, columns.data)

        def answered(finished: Future[Columns]) -> None:
            columns = finished.result()
            try:
                self._loop.call_soon_threadsafe(on_loop, columns)
            except RuntimeError:
                pass  # the loop is closed: nobody waits any more

        future.add_done_callback(answered)
