"""Vendors in use in memory: QOS alone, until a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind
from qosdesk.domain.sourcing import Cover, Coverage, Serving, VendorInUse
from qosdesk.domain.status import Connection, LinkState
from qosdesk.domain.symbols import Symbol
from tests.ui.fakes.common import subscribe

QOS = VendorInUse(
    "qos", "QOS", Connection(LinkState.LIVE, "QOS"), frozenset(Kind), frozenset(Interval), frozenset(Interval)
)


class FakeSources:
    """Says what it was told, and remembers what was asked of it.

    Attributes:
        in_use: the vendors, the most preferred first.
        serves: who serves a symbol; the first of `in_use` where nothing is said.
        covers: a symbol's row of the coverage page; covered by all where nothing is said.
        missing: why something is not brought.
        refuses: what is wrong with a code that stands in.
    """

    def __init__(self) -> None:
        self.in_use: list[VendorInUse] = [QOS]
        self.serves: dict[Symbol, Serving] = {}
        self.covers: dict[Symbol, Sequence[Coverage]] = {}
        self.chosen: dict[Symbol, str] = {}
        self.missing: dict[tuple[Symbol, Kind, Interval | None], str] = {}
        self.stands_in: list[tuple[Symbol, str, str]] = []
        self.refuses = ""
        self.listeners: list[Callable[[], None]] = []

    def tell(self) -> None:
        """Something changed."""
        for listener in tuple(self.listeners):
            listener()

    def vendors(self) -> Sequence[VendorInUse]:
        return tuple(self.in_use)

    def set_order(self, names: Sequence[str]) -> None:
        self.in_use.sort(key=lambda one: list(names).index(one.name))
        self.tell()

    def serving(self, symbol: Symbol) -> Serving:
        first = self.in_use[0] if self.in_use else None
        usual = Serving() if first is None else Serving(first.name, first.title, first.connection.demo)
        return self.serves.get(symbol, usual)

    def coverage(self, symbol: Symbol) -> Sequence[Coverage]:
        serving = self.serving(symbol).vendor
        usual = [Coverage(one.name, Cover.YES, one.name == serving) for one in self.in_use]
        return self.covers.get(symbol, usual)

    def preferred(self, symbol: Symbol) -> str:
        return self.chosen.get(symbol, "")

    def prefer(self, symbols: Collection[Symbol], vendor: str) -> None:
        self.chosen.update(dict.fromkeys(symbols, vendor))
        self.tell()

    def stand_in(self, symbol: Symbol, vendor: str, code: str) -> str:
        self.stands_in.append((symbol, vendor, code))
        return self.refuses

    def why_not(self, symbol: Symbol, kind: Kind, interval: Interval | None = None) -> str:
        return self.missing.get((symbol, kind, interval), "")

    def subscribe(self, changed: Callable[[], None]) -> Callable[[], None]:
        return subscribe(self.listeners, changed)
