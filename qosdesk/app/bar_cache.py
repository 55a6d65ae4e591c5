"""The bar cache that `services.history` needs, over `storage.bars`: answers come back on the loop's thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

from qosdesk.clock import Clock
from qosdesk.domain.hours import zone_of
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import Floats, Times
from qosdesk.services.history import BarKey, TakeBars
from qosdesk.storage.bars import BarsStore, Columns, SeriesKey


class StoredBars:
    """Closed bars, each symbol's of the source that serves it. Adjusted ones are kept for a day at the exchange: the
    next dividend changes them all.

    Args:
        world_of: whose bars those of a symbol are. While it is empty nothing is kept and questions wait, so that bars
            of an unknown origin are neither shown nor stored, and a chart that opened before the source was found still
            finds its bars.
    """

    def __init__(
        self,
        store: BarsStore,
        loop: asyncio.AbstractEventLoop,
        clock: Clock,
        world_of: Callable[[Symbol], str],
    ) -> None:
        self._store = store
        self._clock = clock
        self._loop = loop
        self._world_of = world_of
        self._waiting: list[tuple[Symbol, Callable[[], None]]] = []

    def look_again(self) -> None:
        """A source was found."""
        waiting, self._waiting = self._waiting, []
        for symbol, ask in waiting:
            self._when_known(symbol, ask)

    def newest(self, key: BarKey, count: int, done: TakeBars) -> None:
        """The newest bars without a hole."""

        def ask() -> None:
            stored = self._key(key)
            if key.adjusted:
                self._store.forget_adjusted(stored)
            self._hand_over(self._store.read_last(stored, count), done)

        self._when_known(key.symbol, ask)

    def before(self, key: BarKey, ts_ms: int, count: int, done: TakeBars) -> None:
        """Bars older than an instant, none missing up to it."""
        self._when_known(
            key.symbol, lambda: self._hand_over(self._store.read_before(self._key(key), ts_ms, count), done)
        )

    def beyond(self, key: BarKey, ts_ms: int, count: int, done: TakeBars) -> None:
        """The newest bars older than an instant, beyond a hole."""
        self._when_known(
            key.symbol, lambda: self._hand_over(self._store.read_beyond(self._key(key), ts_ms, count), done)
        )

    def put(self, key: BarKey, ts_ms: Times, data: Floats, covers: tuple[int, int]) -> None:
        """Keep closed bars."""
        if self._world_of(key.symbol):
            self._store.merge(self._key(key), ts_ms, data, covers)

    def _when_known(self, symbol: Symbol, ask: Callable[[], None]) -> None:
        if self._world_of(symbol):
            ask()
        else:
            self._waiting.append((symbol, ask))

    def _key(self, key: BarKey) -> SeriesKey:
        adjust = ""
        if key.adjusted:
            now = datetime.fromtimestamp(self._clock.wall_ms() / 1000, zone_of(key.symbol.market))
            adjust = f"forward {now:%Y-%m-%d}"
        return SeriesKey(self._world_of(key.symbol), key.symbol, key.interval, adjust)

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
