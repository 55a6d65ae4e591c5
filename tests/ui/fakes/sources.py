"""Vendors in use in memory: one that is as the fake connection says, or those that a test puts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind
from qosdesk.domain.sourcing import Cover, Coverage, Serving, VendorInUse
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.ui.ports import Connection, LinkState, Unsubscribe
from tests.ui.fakes.common import NOW_MS, subscribe
from tests.ui.fakes.session import FakeConnection

TITLES = {"qos": "QOS", "alltick": "AllTick", "multimarkets": "MultiMarkets"}
MARKETS = {
    "qos": {"US", "HK", "SH", "SZ", "CF", "FX", "IX", "CM"},
    "alltick": {"US", "HK", "SH", "SZ", "FX", "CM", "CC", "CD"},
    "multimarkets": {"CC", "CD", "FX"},
}


class FakeSources:
    """Several vendors offer symbols by market; the first that does serves, or the preferred one.

    Attributes:
        chosen: vendor preferred for a symbol.
        stand_ins: (symbol, vendor) -> its code.
        fallen: symbol -> (vendor that serves in place of the usual one, reason).
        refused: (symbol, vendor) -> one sentence.
        missing: vendor -> kinds and intervals that it does not offer.
    """

    def __init__(self, connection: FakeConnection) -> None:
        self._connection = connection
        self._vendors: list[VendorInUse] = []
        self.chosen: dict[Symbol, str] = {}
        self.stand_ins: dict[tuple[Symbol, str], str] = {}
        self.fallen: dict[Symbol, tuple[str, str]] = {}
        self.refused: dict[tuple[Symbol, str], str] = {}
        self.missing: dict[str, set[Kind | Interval]] = {}
        self.listeners: list[Callable[[], None]] = []

    # --- the port ----------------------------------------------------------------------------------------------------

    def vendors(self) -> Sequence[VendorInUse]:
        now = self._connection.connection()
        return tuple(self._vendors) or (_vendor("qos", now),)

    def set_order(self, names: Sequence[str]) -> None:
        self._vendors.sort(key=lambda one: list(names).index(one.name))
        self.tell()

    def serving(self, symbol: Symbol) -> Serving:
        vendors = {one.name: one for one in self.vendors()}
        usual = self._usual(symbol)
        name, reason = self.fallen.get(symbol, (usual, ""))
        if name not in vendors:
            return Serving()
        one = vendors[name]
        return Serving(
            name,
            one.title,
            one.connection.demo,
            name != usual,
            vendors[usual].title if usual in vendors else "",
            NOW_MS - 60_000,
            reason,
            self.stand_ins.get((symbol, name), ""),
        )

    def coverage(self, symbol: Symbol) -> Sequence[Coverage]:
        serving = self.serving(symbol).vendor
        return tuple(self._cell(symbol, one, one.name == serving) for one in self.vendors())

    def preferred(self, symbol: Symbol) -> str:
        return self.chosen.get(symbol, "")

    def prefer(self, symbols: Collection[Symbol], vendor: str) -> None:
        for symbol in symbols:
            self.chosen[symbol] = vendor
        self.tell()

    def stand_in(self, symbol: Symbol, vendor: str, code: str) -> str:
        if not code:
            self.stand_ins.pop((symbol, vendor), None)
        elif code.partition(":")[0] not in MARKETS[vendor]:
            return f"{TITLES[vendor]} has no {code}."
        else:
            self.stand_ins[symbol, vendor] = str(parse_symbol(code))
        self.tell()
        return ""

    def why_not(self, symbol: Symbol, kind: Kind, interval: Interval | None = None) -> str:
        serving = self.serving(symbol)
        missing = self.missing.get(serving.vendor, set())
        lacks = kind in missing or (interval is not None and interval in missing)
        return f"not offered by {serving.title}" if lacks else ""

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        return subscribe(self.listeners, changed)

    # --- for tests ---------------------------------------------------------------------------------------------------

    def put(self, *names: str, demo: bool = False, **states: LinkState) -> None:
        """These are in use, in this order; `alltick=LinkState.OFFLINE` says how one stands."""
        since_ms = NOW_MS - 60_000
        self._vendors = [
            _vendor(name, Connection(states.get(name, LinkState.LIVE), TITLES[name], demo, since_ms))
            for name in names
        ]
        self.tell()

    def fall(self, code: str, vendor: str, reason: str = "QOS sent nothing for 15 s.") -> None:
        """A symbol is served by another vendor now; an empty name: by the usual one again."""
        if vendor:
            self.fallen[parse_symbol(code)] = (vendor, reason)
        else:
            self.fallen.pop(parse_symbol(code), None)
        self.tell()

    def lacks(self, vendor: str, *what: Kind | Interval) -> None:
        """A vendor does not offer these."""
        self.missing.setdefault(vendor, set()).update(what)
        self._vendors = [
            replace(one, kinds=one.kinds - set(what), intervals=one.intervals - set(what))
            if one.name == vendor
            else one
            for one in self._vendors
        ]
        self.tell()

    def tell(self) -> None:
        """Something changed."""
        for listener in tuple(self.listeners):
            listener()

    def _usual(self, symbol: Symbol) -> str:
        offering = [one.name for one in self.vendors() if self._offers(symbol, one.name)]
        chosen = self.chosen.get(symbol, "")
        return chosen if chosen in offering else next(iter(offering), "")

    def _offers(self, symbol: Symbol, vendor: str) -> bool:
        if (symbol, vendor) in self.stand_ins or not self._vendors:
            return True
        return symbol.market in MARKETS[vendor] and (symbol, vendor) not in self.refused

    def _cell(self, symbol: Symbol, vendor: VendorInUse, is_serving: bool) -> Coverage:
        name = vendor.name
        if (symbol, name) in self.stand_ins:
            return Coverage(name, Cover.MAPPED, is_serving, self.stand_ins[symbol, name])
        if (symbol, name) in self.refused:
            return Coverage(name, Cover.REFUSED, why_not=self.refused[symbol, name])
        if self._offers(symbol, name):
            return Coverage(name, Cover.YES, is_serving)
        return Coverage(name, Cover.NO, why_not=f"{vendor.title} does not offer market {symbol.market}.")


def _vendor(name: str, connection: Connection) -> VendorInUse:
    pushed = frozenset(Interval) if name == "qos" else frozenset[Interval]()
    return VendorInUse(name, connection.provider, connection, frozenset(Kind), frozenset(Interval), pushed)
