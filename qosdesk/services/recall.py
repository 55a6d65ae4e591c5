"""What was last seen of each symbol, kept over restarts: lists and charts say at once how things stood, marked as old.

One coarse timer looks at the symbols in turn and keeps what changed, a few at a time; the rest is kept at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from qosdesk.clock import Clock
from qosdesk.domain.quotes import Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import Store, SymbolState
from qosdesk.services.ports import Later

_TICK_S: Final = 2.0
_AT_ONCE: Final = 40
OLDEST_MS: Final = 14 * 86_400_000
"""Older figures are not shown: they would say more of the symbol's past than of its state."""


class Keeper(Protocol):
    """`storage.quotes.QuotesStore` by shape."""

    def all(self) -> Sequence[tuple[Snapshot, int]]:
        """Every symbol's figures with the wall time at which they were kept."""
        ...

    def put(self, snapshots: Iterable[Snapshot], wall_ms: int) -> None:
        """Keep figures."""
        ...


class Recall:
    """Keeps and recalls.

    Args:
        store: where figures are.
        clock: dates them.
        later: plans the next look.
    """

    def __init__(self, store: Store, clock: Clock, later: Later) -> None:
        self._store = store
        self._clock = clock
        self._later = later
        self._keeper: Keeper | None = None
        self._kept: dict[Symbol, tuple[float, int]] = {}
        self._queue: list[SymbolState] = []
        self._closed = False
        later(_TICK_S, self._tick)

    def set_source(self, keeper: Keeper) -> None:
        """Another source: recall what was seen of it; what is seen from now on goes there."""
        self.flush()
        self._keeper = keeper
        self._kept = {}
        self._queue = []
        now_ms = self._clock.wall_ms()
        for snapshot, saved_ms in keeper.all():
            # Figures of the future were kept while the computer's clock was wrong.
            if 0 <= now_ms - saved_ms <= OLDEST_MS:
                self._store.recall(snapshot, saved_ms)

    def flush(self) -> None:
        """Keep all that changed, now."""
        self._keep(self._store.states())

    def close(self) -> None:
        """Keep the rest; nothing more is looked at."""
        if not self._closed:
            self.flush()
            self._closed = True

    def _tick(self) -> None:
        if self._closed:
            return
        if not self._queue:
            self._queue = list(self._store.states())
        part, self._queue = self._queue[:_AT_ONCE], self._queue[_AT_ONCE:]
        self._keep(part)
        self._later(_TICK_S, self._tick)

    def _keep(self, states: Iterable[SymbolState]) -> None:
        if self._keeper is None:
            return
        fresh: list[Snapshot] = []
        for state in states:
            mark = (state.last, state.ts_ms)
            if state.last == state.last and not state.recalled_ms and self._kept.get(state.symbol) != mark:
                self._kept[state.symbol] = mark
                fresh.append(state.snapshot())
        self._keeper.put(fresh, self._clock.wall_ms())
