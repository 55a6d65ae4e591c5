"""The vendors in use and the symbols' ways to them. Implements `ui.ports.SourcesPort` by shape.

It says by whom each symbol should be served: by the user's choice, by what vendors cover, and by the rules of failover;
the router carries it out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from qosdesk.clock import Clock
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.sourcing import Cover, Coverage, Serving, VendorInUse
from qosdesk.domain.status import Connection, LinkState, Notice
from qosdesk.domain.symbols import LISTED_SHARES, Symbol, SymbolError, parse_symbol
from qosdesk.feed.calls import FailureKind, Question
from qosdesk.feed.dialect import Capabilities
from qosdesk.feed.messages import SubscriptionRefused
from qosdesk.market.store import Store
from qosdesk.services.ports import FeedEvent, Later, Unsubscribe
from qosdesk.services.sourcing import words
from qosdesk.services.sourcing.choices import Choices, Kept
from qosdesk.services.sourcing.failover import Failover, Move
from qosdesk.services.sourcing.plugged import FIGURES, Plugged
from qosdesk.services.sourcing.router import Router, Vendor
from qosdesk.services.sourcing.telling import Telling
from qosdesk.services.sourcing.ways import Way

_LOOK_S: Final = 1.0
_DENIALS: Final = frozenset({FailureKind.NOT_OFFERED, FailureKind.REJECTED})


class Sourcing:
    """Which vendor serves which symbol.

    Args:
        store: where quotes go.
        kept: where the user's choices are.
        clock: times the rules.
        later: plans looks, once a second while there are several vendors.
        notify: tells the user.
        is_stale: whether a symbol's figures should have moved and did not.

    Attributes:
        router: the feed of all of them.
        rules: those of failover.
    """

    def __init__(
        self,
        store: Store,
        kept: Kept,
        clock: Clock,
        later: Later,
        notify: Callable[[Notice], None],
        is_stale: Callable[[Symbol], bool],
    ) -> None:
        self._clock = clock
        self._later = later
        self._is_stale = is_stale
        self._choices = Choices(kept)
        self.rules = Failover()
        self._vendors: dict[str, Plugged] = {}
        self._usual: dict[Symbol, tuple[Way, ...]] = {}
        self._serving: dict[Symbol, Serving] = {}
        self._said: dict[str, tuple[Connection, Capabilities, VendorInUse]] = {}
        self._why: dict[Symbol, tuple[str, int]] = {}
        self._chosen: dict[Symbol, None] = {}
        """Symbols that the user wants elsewhere: they move as soon as their way's link stands."""
        self._looking = False
        self._closed = False
        self._changed: list[Callable[[], None]] = []
        self.router = Router(store, clock, later, self._choose)
        self._telling = Telling(self.rules, self.router, clock, notify)
        self._unsubscribe = self.router.subscribe_vendors(self._on_event)

    # --- for the house -----------------------------------------------------------------------------------------------

    def plug(self, one: Plugged) -> None:
        """A vendor comes, or comes anew with another key: what it refused before says nothing."""
        is_new = one.name not in self._vendors
        self._vendors[one.name] = one
        self.rules.renew(one.name)
        self._forget_ways()
        if is_new:
            self._sort()
            self.router.add(
                Vendor(
                    one.name,
                    one.title,
                    one.feed,
                    one.ask_sink_again,
                    one.offers,
                    one.streams,
                )
            )
        self._arrange(self.router.ways.items())
        self._look_regularly()
        self.tell()

    def unplug(self, name: str) -> None:
        """A vendor goes: its symbols are served by others, where there are any."""
        if self._vendors.pop(name, None) is None:
            return
        self.rules.renew(name)
        self._forget_ways()
        left = [symbol for symbol, way in self.router.ways.items().items() if way.vendor == name]
        if self._vendors:
            self.router.move({symbol: self._choose(symbol) for symbol in left})
        self.rules.settle(left)
        self.router.remove(name)
        self.tell()

    def vendor_of(self, symbol: Symbol) -> str:
        """Who serves a symbol, or would; empty while there is no vendor."""
        way = self.router.ways.get(symbol)
        if way is None:
            way = self._choose(symbol) if self._vendors else None
        return way.vendor if way is not None else ""

    def plugged_for(self, symbol: Symbol) -> Plugged | None:
        """The vendor that serves a symbol, or would; None while there is none."""
        return self._vendors.get(self.vendor_of(symbol))

    def who_offers(self, question: Question) -> str:
        """The most preferred vendor that answers a question that is not about symbols; empty for none."""
        return next((one.name for one in self._vendors.values() if one.offers(question)), "")

    def label(self, vendor: str) -> str:
        """What a line calls a vendor; empty where there is only one."""
        return self._title(vendor) if len(self._vendors) > 1 else ""

    def plugged(self) -> Sequence[Plugged]:
        """The vendors in use, the most preferred first."""
        return tuple(self._vendors.values())

    def clear(self) -> None:
        """No vendor is in use any more; nothing that they served is known."""
        for name in tuple(self._vendors):
            self.rules.renew(name)
            self.router.remove(name)
        self._vendors.clear()
        self._why.clear()
        self._chosen.clear()
        self._forget_ways()

    def tell(self) -> None:
        """A vendor's state changed, and with it maybe what it knows of its products; or who serves what."""
        self._forget_ways()
        for changed in tuple(self._changed):
            changed()

    def look(self) -> None:
        """Carry out what the rules say now."""
        if len(self._vendors) < 2 or self._closed:
            return
        now_s = self._clock.monotonic_s()
        for one in self._vendors.values():
            self.rules.set_link(one.name, self._standing(one), now_s)
        self._move_chosen()
        wanted = dict.fromkeys(stream.symbol for stream in self.router.wanted())
        self.rules.set_stale([symbol for symbol in wanted if self._is_stale(symbol)], now_s)
        ways = {symbol: self._ways(symbol) for symbol in (*wanted, *self._why)}
        known = {symbol: way for symbol in ways if (way := self.router.ways.get(symbol)) is not None}
        moves = self.rules.decide(
            {symbol: [way.vendor for way in ways[symbol]] for symbol in known},
            {symbol: way.vendor for symbol, way in known.items()},
            now_s,
        )
        self._carry_out(moves, [symbol for symbol in wanted if symbol in known])

    def close(self) -> None:
        """Look no more."""
        self._closed = True
        self._unsubscribe()
        self._changed.clear()

    # --- SourcesPort -------------------------------------------------------------------------------------------------

    def vendors(self) -> Sequence[VendorInUse]:
        """Those in use, the most preferred first."""
        return tuple(map(self._in_use, self._vendors.values()))

    def set_order(self, names: Sequence[str]) -> None:
        """Prefer them in this order wherever nothing else was chosen; kept."""
        self._choices.set_order(names)
        self._sort()
        self._forget_ways()
        self._arrange(self.router.ways.items())
        self.tell()

    def serving(self, symbol: Symbol) -> Serving:
        """Who serves a symbol now; cheap, for a paint."""
        found = self._serving.get(symbol)
        if found is None:
            found = self._serving[symbol] = self._find_serving(symbol)
        return found

    def coverage(self, symbol: Symbol) -> Sequence[Coverage]:
        """A symbol at every vendor in use, in their order."""
        serving = self.serving(symbol).vendor
        return tuple(self._coverage(one, symbol, one.name == serving) for one in self._vendors.values())

    def preferred(self, symbol: Symbol) -> str:
        """The vendor that the user chose for this symbol; empty for the usual order."""
        return self._choices.preferred.get(symbol, "")

    def prefer(self, symbols: Collection[Symbol], vendor: str) -> None:
        """Choose a vendor for symbols, empty for the usual order; kept."""
        self._choices.prefer(symbols, vendor)
        for symbol in symbols:
            self._usual.pop(symbol, None)
        self._arrange(symbols)
        self.tell()

    def stand_in(self, symbol: Symbol, vendor: str, code: str) -> str:
        """Let a vendor's symbol stand in for one that is not provably the same; empty ends it; kept."""
        one = self._vendors.get(vendor)
        if one is None:
            return "This source is not in use."
        found: Symbol | None = None
        if code.strip():
            try:
                found = parse_symbol(code)
            except SymbolError as error:
                return f"{error}."
            if symbol.market in LISTED_SHARES and found == symbol:
                return f"{symbol} is the same instrument at every source: nothing has to stand in."
            if why := one.uncovered(found):
                return why
        self._choices.stand_in(symbol, vendor, found)
        self._usual.pop(symbol, None)
        self._arrange((symbol,))
        self.tell()
        return ""

    def why_not(self, symbol: Symbol, kind: Kind, interval: Interval | None = None) -> str:
        """Why the serving vendor does not bring this, such as `not offered by AllTick`; empty if it does."""
        way = self.router.ways.get(symbol) or (self._choose(symbol) if self._vendors else None)
        if way is None or way.vendor not in self._vendors:
            return ""
        one = self._vendors[way.vendor]
        if why := one.uncovered(way.code):
            return why
        offered, missing = one.dialect().capabilities, f"not offered by {one.title}"
        if kind is Kind.BAR:
            return "" if interval is None or one.has_bars(way.code, interval) else missing
        if kind not in offered.kinds:
            return missing
        return one.dialect().why_not(Stream(way.code, kind))

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when a vendor comes or goes, or other symbols are served by another."""
        self._changed.append(changed)
        return lambda: self._changed.remove(changed) if changed in self._changed else None

    def _in_use(self, one: Plugged) -> VendorInUse:
        """As it was said before while nothing of it changed: panels ask with every refresh."""
        connection, offered = one.connection(), one.dialect().capabilities
        said = self._said.get(one.name)
        if said is None or said[0] is not connection or said[1] is not offered:
            said = self._said[one.name] = (connection, offered, one.in_use(connection, offered))
        return said[2]

    # --- what the user chose -----------------------------------------------------------------------------------------

    def _sort(self) -> None:
        order = self._choices.order
        names = sorted(self._vendors, key=lambda one: order.index(one) if one in order else len(order))
        self._vendors = {name: self._vendors[name] for name in names}

    def _forget_ways(self) -> None:
        self._usual.clear()
        self._serving.clear()

    def _arrange(self, symbols: Iterable[Symbol]) -> None:
        """Symbols that another way suits better now go there, at once where its link stands."""
        for symbol in symbols:
            way, first = self.router.ways.get(symbol), self._choose(symbol)
            if way is not None and way != first:
                self._chosen[symbol] = None
            else:
                self._chosen.pop(symbol, None)
        self._move_chosen()

    def _move_chosen(self) -> None:
        ready = {}
        for symbol in self._chosen:
            way = self._choose(symbol)
            if self._vendors[way.vendor].connection().state is LinkState.LIVE:
                ready[symbol] = way
        if not ready:
            return
        for symbol in ready:
            del self._chosen[symbol]
            self._why.pop(symbol, None)
        self.rules.settle(ready)
        self.router.move(ready)
        self.tell()

    # --- ways --------------------------------------------------------------------------------------------------------

    def _choose(self, symbol: Symbol) -> Way:
        """The most preferred way; by the most preferred vendor where none covers the symbol: it says why not."""
        ways = self._ways(symbol)
        return ways[0] if ways else Way(next(iter(self._vendors)), symbol)

    def _ways(self, symbol: Symbol) -> tuple[Way, ...]:
        """The ways that may be taken without asking, the most preferred first: of a listed share all, of another
        instrument the first vendor's, and those for which the user lets something stand in."""
        found = self._usual.get(symbol)
        if found is None:
            found = self._usual[symbol] = self._find_ways(symbol)
        return found

    def _find_ways(self, symbol: Symbol) -> tuple[Way, ...]:
        chosen, stand_ins = self.preferred(symbol), self._choices.stand_ins.get(symbol, {})
        ways: list[Way] = []
        has_own = False
        for one in sorted(self._vendors.values(), key=lambda one: one.name != chosen):
            code = stand_ins.get(one.name)
            if code is not None:
                if not one.uncovered(code):
                    ways.append(Way(one.name, code))
            elif (symbol.market in LISTED_SHARES or not has_own) and not one.uncovered(symbol):
                ways.append(Way(one.name, symbol))
                has_own = True
        return tuple(ways)

    def _find_serving(self, symbol: Symbol) -> Serving:
        ways = self._ways(symbol)
        way = self.router.ways.get(symbol) or (ways[0] if ways else None)
        if way is None or way.vendor not in self._vendors or way not in ways:
            return Serving()
        one = self._vendors[way.vendor]
        first = self._vendors[ways[0].vendor]
        reason, since_ms = self._why.get(symbol, ("", 0))
        is_fallback = way != ways[0]
        return Serving(
            one.name,
            one.title,
            one.connection().demo,
            is_fallback,
            first.title,
            since_ms if is_fallback else 0,
            reason if is_fallback else "",
            str(way.code) if way.code != symbol else "",
        )

    def _coverage(self, one: Plugged, symbol: Symbol, is_serving: bool) -> Coverage:
        code = self._choices.stand_ins.get(symbol, {}).get(one.name)
        if code is not None:
            return Coverage(one.name, Cover.MAPPED, is_serving, str(code))
        if why := one.uncovered(symbol):
            return Coverage(one.name, Cover.NO, is_serving, why_not=why)
        if why := self.rules.denied(one.name, symbol):
            return Coverage(one.name, Cover.REFUSED, is_serving, why_not=why)
        return Coverage(one.name, Cover.YES, is_serving)

    # --- failover ----------------------------------------------------------------------------------------------------

    def _on_event(self, vendor: str, event: FeedEvent) -> None:
        if isinstance(event, SubscriptionRefused) and event.failure.kind in _DENIALS:
            for symbol in {stream.symbol for stream in event.streams if stream.kind in FIGURES}:
                self.rules.deny(vendor, symbol, event.failure.text)
                self._serving.pop(symbol, None)
            if event.failure.kind is FailureKind.REJECTED:
                self.tell()  # what a vendor lacks was known before; that it refuses a code is news

    def _standing(self, one: Plugged) -> LinkState:
        """How a vendor's link stands. One that opens and then says nothing, as a stalled server's does again and again,
        is not up before the first stream has answered."""
        connection = one.connection()
        if connection.state is LinkState.LIVE and connection.is_quiet and not self.rules.is_live(one.name):
            return LinkState.CONNECTING
        return connection.state

    def _look_regularly(self) -> None:
        if self._looking or self._closed or len(self._vendors) < 2:
            return
        self._looking = True

        def look() -> None:
            self._looking = False
            self.look()
            self._look_regularly()

        self._later(_LOOK_S, look)

    def _carry_out(self, moves: Sequence[Move], wanted: Sequence[Symbol]) -> None:
        if not moves:
            return
        wall_ms = self._clock.wall_ms()
        ways = {}
        for move in moves:
            way = next(way for way in self._ways(move.symbol) if way.vendor == move.new)
            ways[move.symbol] = way
            if way == self._ways(move.symbol)[0]:
                self._why.pop(move.symbol, None)
            elif move.why is not None:
                old = self._vendors.get(move.old)
                connection = old.connection() if old is not None else None
                reason = words.reason_words(move.why, self._title(move.old), connection)
                self._why[move.symbol] = (reason, wall_ms)
        self.router.move(ways)
        self.tell()
        left = [symbol for symbol in wanted if symbol not in ways]
        self._telling.tell(
            moves, left, {one.name: (one.title, one.connection()) for one in self._vendors.values()}
        )

    def _title(self, name: str) -> str:
        one = self._vendors.get(name)
        return one.title if one is not None else name
