"""What was kept of each vendor, as one: each symbol's figures and facts lie with the vendor that serves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from qosdesk.domain.quotes import Instrument, Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.db import Database
from qosdesk.storage.instruments import InstrumentsStore
from qosdesk.storage.quotes import QuotesStore


class KeptQuotes:
    """The last figures of each symbol (`services.recall.Keeper` by shape).

    Args:
        worlds: of the vendors in use.
        world_of: that of the vendor that serves a symbol; empty while there is none.
    """

    def __init__(self, database: Database, worlds: Iterable[str], world_of: Callable[[Symbol], str]) -> None:
        self._stores = {world: QuotesStore(database, world) for world in worlds}
        self._world_of = world_of

    def all(self) -> Sequence[tuple[Snapshot, int]]:
        """Every symbol's figures, as the vendor that serves it left them."""
        return [
            (snapshot, saved_ms)
            for world, store in self._stores.items()
            for snapshot, saved_ms in store.all()
            if self._world_of(snapshot.symbol) == world
        ]

    def put(self, snapshots: Iterable[Snapshot], wall_ms: int) -> None:
        """Keep figures."""
        by_world: dict[str, list[Snapshot]] = {}
        for one in snapshots:
            by_world.setdefault(self._world_of(one.symbol), []).append(one)
        for world, some in by_world.items():
            if world in self._stores:
                self._stores[world].put(some, wall_ms)


class KeptInstruments:
    """Names, lots and decimals; see `KeptQuotes`.

    Args:
        stores: of the vendors in use, the most preferred first.
    """

    def __init__(self, stores: Mapping[str, InstrumentsStore], world_of: Callable[[Symbol], str]) -> None:
        self._stores = stores
        self._world_of = world_of

    def all(self) -> list[Instrument]:
        """Those of the least preferred vendor first: later ones win."""
        return [one for store in reversed(tuple(self._stores.values())) for one in store.all()]

    def put_many(self, instruments: Sequence[Instrument]) -> None:
        """Keep them."""
        by_world: dict[str, list[Instrument]] = {}
        for one in instruments:
            by_world.setdefault(self._world_of(one.symbol), []).append(one)
        for world, some in by_world.items():
            if world in self._stores:
                self._stores[world].put_many(some)
