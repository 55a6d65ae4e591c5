"""Which symbol is served by whom, under which code. A table and nothing more; imports domain only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qosdesk.domain.quotes import Stream
from qosdesk.domain.symbols import LISTED_SHARES, Symbol


class Way(NamedTuple):
    """How a symbol is served: by a vendor, under a symbol of its own where the user lets another one stand in."""

    vendor: str
    code: Symbol


def is_same_instrument(symbol: Symbol, one: Way, other: Way) -> bool:
    """Whether two ways surely lead to the same instrument."""
    if one.vendor == other.vendor:
        return one.code == other.code
    return symbol.market in LISTED_SHARES and one.code == other.code == symbol


class Ways:
    """The table, with its way back."""

    def __init__(self) -> None:
        self._ways: dict[Symbol, Way] = {}
        self._served: dict[Way, tuple[Symbol, ...]] = {}

    def get(self, symbol: Symbol) -> Way | None:
        """How a symbol is served; None while that was not decided."""
        return self._ways.get(symbol)

    def served(self, vendor: str, code: Symbol) -> tuple[Symbol, ...]:
        """The symbols that a vendor's symbol serves now."""
        return self._served.get(Way(vendor, code), ())

    def put(self, symbol: Symbol, way: Way) -> None:
        """Serve a symbol this way from now on."""
        self._leave(symbol)
        self._ways[symbol] = way
        self._served[way] = (*self._served.get(way, ()), symbol)

    def _leave(self, symbol: Symbol) -> None:
        way = self._ways.get(symbol)
        if way is None:
            return
        rest = tuple(one for one in self._served.pop(way, ()) if one != symbol)
        if rest:
            self._served[way] = rest

    def items(self) -> Mapping[Symbol, Way]:
        """All of it."""
        return self._ways

    def drop(self, symbol: Symbol) -> None:
        """Nobody serves a symbol any more."""
        self._leave(symbol)
        self._ways.pop(symbol, None)

    def streams_of(self, vendor: str, theirs: Iterable[Stream]) -> Iterator[Stream]:
        """A vendor's streams as ours; those that serve nothing are left out."""
        for stream in theirs:
            for symbol in self._served.get(Way(vendor, stream.symbol), ()):
                yield stream if symbol == stream.symbol else Stream(symbol, stream.kind, stream.interval)


def theirs(stream: Stream, way: Way) -> Stream:
    """Our stream as the vendor has it."""
    return stream if way.code == stream.symbol else Stream(way.code, stream.kind, stream.interval)
