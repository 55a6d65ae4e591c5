"""The source of quotes and its session in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

from qosdesk.domain.diagnostics import Diagnostics, StreamHealth
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.ui.ports import Connection, LinkState, Meter, Unsubscribe
from tests.ui.fakes.common import NOW_MS, subscribe


class FakeQuotes:
    """Remembers what is wanted by whom, and what was asked for once."""

    def __init__(self) -> None:
        self.wanted: dict[Hashable, frozenset[Stream]] = {}
        self.priorities: dict[Hashable, dict[Stream, Priority]] = {}
        self.focused: Symbol | None = None
        self.refreshed: list[Symbol] = []

    def want(
        self, owner: Hashable, streams: Collection[Stream], priority: Priority = Priority.VISIBLE
    ) -> None:
        self.want_each(owner, dict.fromkeys(streams, priority))

    def want_each(self, owner: Hashable, wants: Mapping[Stream, Priority]) -> None:
        if wants:
            self.wanted[owner] = frozenset(wants)
            self.priorities[owner] = dict(wants)
        else:
            self.wanted.pop(owner, None)
            self.priorities.pop(owner, None)

    def focus(self, symbol: Symbol | None) -> None:
        self.focused = symbol

    def refresh(self, symbols: Collection[Symbol]) -> None:
        self.refreshed.extend(symbols)


class FakePrints:
    """Remembers who shows whose prints."""

    def __init__(self) -> None:
        self.shown: dict[Hashable, Symbol] = {}

    def show(self, owner: Hashable, symbol: Symbol | None) -> None:
        if symbol is None:
            self.shown.pop(owner, None)
        else:
            self.shown[owner] = symbol


class FakeConnection:
    """A connection that is what a test says; every stream is confirmed while it is LIVE unless `confirmed` is set."""

    def __init__(self) -> None:
        self.state = Connection(LinkState.LIVE, "QOS", since_ms=NOW_MS - 8_040_000)
        self.budget: list[Meter] = [Meter("Live", 10, 10), Meter("HTTP/min", 4, 10)]
        self.confirmed: set[Stream] | None = None
        self.tries = 0
        self.listeners: list[Callable[[], None]] = []

    def connection(self) -> Connection:
        return self.state

    def meters(self) -> Sequence[Meter]:
        return self.budget

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        return subscribe(self.listeners, changed)

    def try_now(self) -> None:
        self.tries += 1

    def is_confirmed(self, stream: Stream) -> bool:
        return self.state.state is LinkState.LIVE if self.confirmed is None else stream in self.confirmed

    def put(self, connection: Connection) -> None:
        """Another state, announced."""
        self.state = connection
        for listener in tuple(self.listeners):
            listener()


class FakeStaleness:
    """What a test says is stale; `put` announces it."""

    def __init__(self) -> None:
        self.ages: dict[tuple[Symbol, Kind], float] = {}
        self.listeners: list[Callable[[], None]] = []

    def is_stale(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> bool:
        return (symbol, kind) in self.ages

    def age_s(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> float:
        return self.ages.get((symbol, kind), 6.0)

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        return subscribe(self.listeners, changed)

    def put(self, code: str, age_s: float | None, kind: Kind = Kind.SNAPSHOT) -> None:
        """A figure is stale and that old, or with None it moved again."""
        key = (parse_symbol(code), kind)
        if age_s is None:
            self.ages.pop(key, None)
        else:
            self.ages[key] = age_s
        for listener in tuple(self.listeners):
            listener()


class FakeDiagnostics:
    """A healthy session with nothing in it, until a test sets `value`."""

    def __init__(self) -> None:
        health = tuple(StreamHealth(kind, 0.0, 0, -1.0, None, None, None) for kind in Kind)
        self.value = Diagnostics(None, health, 0, (), 0, 0, (), (), (), ())
        self.reads = 0

    def read(self) -> Diagnostics:
        self.reads += 1
        return self.value

    def redact(self, text: str) -> str:
        return text.replace("SECRET", "***")
