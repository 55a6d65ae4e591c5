"""The feeds of several vendors as one: each symbol's wants, questions and quotes go by who serves it now.

Implements `services.ports.FeedPort`. Who that is others say (`choose`, `move`); here it is only carried out, so that
never two vendors feed one symbol.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from qosdesk.clock import Clock
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Snapshot, Stream
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.feed.calls import Failure, FailureKind, GetBars, GetCalendars, Question, SymbolsQuestion
from qosdesk.feed.messages import (
    GapClosed,
    GapOpened,
    SnapshotsPolled,
    StreamsSilent,
    SubscriptionConfirmed,
    SubscriptionRefused,
)
from qosdesk.feed.sink import SymbolSink
from qosdesk.market.seam import Fan, Seam
from qosdesk.market.store import Store, SymbolState
from qosdesk.services.ports import Cancel, Done, FeedEvent, FeedPort, Later, Moved, Moving, Unsubscribe
from qosdesk.services.sourcing.questions import Asked, Part, split
from qosdesk.services.sourcing.ways import Way, Ways, is_same_instrument, theirs

_LOOK_S: Final = 1.0
_SEAM_S: Final = 30.0
"""A seam ends after so long whatever came: it costs a call a message."""
_NOBODY: Final = Failure(FailureKind.NOT_OFFERED, "No source in use offers this.", was_sent=False)
_OF_STREAMS: Final = (SubscriptionConfirmed, SubscriptionRefused, StreamsSilent, GapOpened, GapClosed)


@dataclass(frozen=True, slots=True)
class Vendor:
    """One vendor as the router needs it.

    Attributes:
        name: registry name.
        title: name to show.
        feed: the session with it.
        ask_sink_again: makes its decoders ask the sink anew.
        offers: whether it has an answer to a question that is not about symbols.
        streams: whether it has such streams at all; for those that it has not it is not asked.
    """

    name: str
    title: str
    feed: FeedPort
    ask_sink_again: Callable[[], None]
    offers: Callable[[Question], bool]
    streams: Callable[[Stream], bool]


class Gate:
    """Where the quotes of one vendor go: those of symbols that it serves to the store, others nowhere.

    `feed.sink.QuoteSink` for that vendor's runner.
    """

    def __init__(self, vendor: str, router: Router) -> None:
        self._vendor = vendor
        self._router = router

    def of(self, code: str) -> SymbolSink | None:
        """The sink of a code of this vendor; None while it serves nothing."""
        try:
            symbol = parse_symbol(code)
        except SymbolError:
            return None
        return self._router.sink_of(self._vendor, symbol)


class Router:
    """The way of every symbol.

    Args:
        store: where quotes go.
        clock: dates moves.
        later: plans looks.
        choose: the way of a symbol that has none yet, while there is a vendor.
    """

    def __init__(self, store: Store, clock: Clock, later: Later, choose: Callable[[Symbol], Way]) -> None:
        self._store = store
        self._clock = clock
        self._later = later
        self._choose = choose
        self._vendors: dict[str, Vendor] = {}
        self._ends: dict[str, Unsubscribe] = {}
        self._wanted: dict[Stream, Priority] = {}
        self._waiting: dict[int, tuple[Question, Priority, Done]] = {}
        self._under_way: dict[int, Asked] = {}
        self._number = 0
        self._seams: dict[Symbol, tuple[Seam, float]] = {}
        self._listeners: list[Callable[[FeedEvent], None]] = []
        self._vendor_listeners: list[Callable[[str, FeedEvent], None]] = []
        self.ways = Ways()

    # --- vendors -----------------------------------------------------------------------------------------------------

    def add(self, vendor: Vendor) -> None:
        """A vendor comes; what nobody serves yet may find its way now."""
        self._vendors[vendor.name] = vendor
        self._ends[vendor.name] = vendor.feed.subscribe(partial(self._on_event, vendor.name))
        homeless = [stream for stream in self._wanted if self.ways.get(stream.symbol) is None]
        self._want_at_vendors(homeless)
        waiting, self._waiting = self._waiting, {}
        for number, (question, priority, done) in waiting.items():
            self._ask(number, question, priority, done)

    def remove(self, name: str) -> None:
        """A vendor goes; its symbols have been moved, or have no way until another one comes."""
        left = [symbol for symbol, way in self.ways.items().items() if way.vendor == name]
        self._leave_questions(left)
        for symbol in left:
            self.ways.drop(symbol)
        vendor = self._vendors.pop(name)
        self._ends.pop(name)()
        vendor.feed.unwant(vendor.feed.wanted())

    def move(self, ways: Mapping[Symbol, Way]) -> None:
        """Serve symbols this way from now on, all of them together."""
        new = {symbol: way for symbol, way in ways.items() if way != self.ways.get(symbol)}
        if not new:
            return
        symbols = frozenset(new)
        self._tell(Moving(symbols))
        self._leave_questions(symbols)
        touched = dict.fromkeys(way.vendor for way in new.values())
        streams = [stream for stream in self._wanted if stream.symbol in symbols]
        before = {symbol: self.ways.get(symbol) for symbol in new}
        for name, some in self._by_vendor(streams).items():
            self._vendors[name].feed.unwant(self._only_theirs(name, some, symbols))
        now_s, wall_ms = self._clock.monotonic_s(), self._clock.wall_ms()
        for symbol, way in new.items():
            old = before[symbol]
            self.ways.put(symbol, way)
            if old is not None:
                touched.setdefault(old.vendor)
                title = self._vendors[old.vendor].title if old.vendor in self._vendors else old.vendor
                is_same = is_same_instrument(symbol, old, way)
                seam = self._store.change_source(symbol, wall_ms, title, is_same=is_same)
                self._put_seam(symbol, seam, now_s + _SEAM_S)
        for name in touched:
            if name in self._vendors:
                self._vendors[name].ask_sink_again()
        self._want_at_vendors(streams)
        self._tell(Moved(symbols))

    def sink_of(self, vendor: str, code: Symbol) -> SymbolSink | None:
        """Where quotes of a vendor's symbol go now."""
        sinks = tuple(self._sink(symbol) for symbol in self.ways.served(vendor, code))
        if not sinks:
            return None
        return sinks[0] if len(sinks) == 1 else Fan(sinks)

    def _sink(self, symbol: Symbol) -> SymbolState | Seam:
        seam = self._seams.get(symbol)
        return self._store.state(symbol) if seam is None else seam[0]

    def _put_seam(self, symbol: Symbol, seam: Seam, until_s: float) -> None:
        if not self._seams:
            self._later(_LOOK_S, self._look_at_seams)
        self._seams[symbol] = (seam, until_s)

    def _look_at_seams(self) -> None:
        """Those that are over give way to the state itself."""
        now_s = self._clock.monotonic_s()
        over = [one for one, (seam, until_s) in self._seams.items() if seam.is_over or now_s >= until_s]
        for symbol in over:
            del self._seams[symbol]
        for name in {way.vendor for way in map(self.ways.get, over) if way is not None}:
            if name in self._vendors:
                self._vendors[name].ask_sink_again()
        if self._seams:
            self._later(_LOOK_S, self._look_at_seams)

    # --- wants -------------------------------------------------------------------------------------------------------

    def want(self, streams: Sequence[Stream], priority: Priority = Priority.VISIBLE) -> None:
        """Stream these."""
        for stream in streams:
            self._wanted[stream] = priority
        self._want_at_vendors(streams)

    def unwant(self, streams: Sequence[Stream]) -> None:
        """Stop streaming these."""
        for stream in streams:
            self._wanted.pop(stream, None)
        for name, some in self._by_vendor(streams).items():
            self._vendors[name].feed.unwant(self._only_theirs(name, some, frozenset()))

    def _want_at_vendors(self, streams: Iterable[Stream]) -> None:
        if not self._vendors:
            return
        by_priority: dict[Priority, list[Stream]] = {}
        for stream in streams:
            self._way_of(stream.symbol)
            by_priority.setdefault(self._wanted[stream], []).append(stream)
        for priority in sorted(by_priority):
            for name, some in self._by_vendor(by_priority[priority]).items():
                vendor = self._vendors[name]
                had = tuple(stream for stream in some if vendor.streams(stream))
                if had:
                    vendor.feed.want(had, priority)

    def _by_vendor(self, streams: Iterable[Stream]) -> dict[str, dict[Stream, Stream]]:
        """Who serves them: vendor -> its stream -> ours."""
        found: dict[str, dict[Stream, Stream]] = {}
        for stream in streams:
            way = self.ways.get(stream.symbol)
            if way is not None and way.vendor in self._vendors:
                found.setdefault(way.vendor, {})[theirs(stream, way)] = stream
        return found

    def _only_theirs(
        self, vendor: str, streams: Mapping[Stream, Stream], leaving: Collection[Symbol]
    ) -> tuple[Stream, ...]:
        """A vendor's streams that nothing else needs: it may serve another symbol under the same code."""
        return tuple(
            stream
            for stream in streams
            if not any(
                ours in self._wanted and ours.symbol not in leaving
                for ours in self.ways.streams_of(vendor, (stream,))
            )
        )

    def _way_of(self, symbol: Symbol) -> Way:
        way = self.ways.get(symbol)
        if way is None:
            way = self._choose(symbol)
            self.ways.put(symbol, way)
            if len(self.ways.served(*way)) > 1:
                self._vendors[way.vendor].ask_sink_again()
        return way

    # --- questions ---------------------------------------------------------------------------------------------------

    def ask(self, question: Question, priority: Priority, done: Done) -> Cancel:
        """Ask whoever serves the symbols, now or as soon as there is a vendor."""
        self._number += 1
        number = self._number
        if self._vendors:
            self._ask(number, question, priority, done)
        else:
            self._waiting[number] = (question, priority, done)

        def cancel() -> None:
            self._waiting.pop(number, None)
            asked = self._under_way.pop(number, None)
            if asked is not None:
                asked.withdraw()

        return cancel

    def _ask(self, number: int, question: Question, priority: Priority, done: Done) -> None:
        parts = self._parts(question)
        if not parts:
            done(_NOBODY)
            return
        asked = self._under_way[number] = Asked(question, parts, self.ways.served, done)
        for part in parts:

            def answered(answer: object, part: Part = part) -> None:
                asked.answered(part, answer)  # type: ignore[arg-type]
                if asked.is_over:
                    self._under_way.pop(number, None)

            cancel = self._vendors[part.vendor].feed.ask(part.question, priority, answered)
            part.cancel = None if part.is_done else cancel

    def _parts(self, question: Question) -> list[Part]:
        if isinstance(question, GetBars | SymbolsQuestion):
            return split(question, self._way_of)
        # Calendars are the markets' own: one vendor is enough. Products are each vendor's.
        names = [one.name for one in self._vendors.values() if one.offers(question)]
        some = names[:1] if isinstance(question, GetCalendars) else names
        return [Part(name, question, frozenset()) for name in some]

    def _leave_questions(self, symbols: Collection[Symbol]) -> None:
        for number, asked in tuple(self._under_way.items()):
            asked.leave(symbols)
            if asked.is_over:
                self._under_way.pop(number, None)

    # --- the rest of FeedPort ----------------------------------------------------------------------------------------

    def subscribe(self, listener: Callable[[FeedEvent], None]) -> Unsubscribe:
        """Hear every event that concerns what its vendor serves, in our symbols."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def subscribe_vendors(self, listener: Callable[[str, FeedEvent], None]) -> Unsubscribe:
        """As `subscribe`, with the name of the vendor; before the others."""
        self._vendor_listeners.append(listener)
        listeners = self._vendor_listeners
        return lambda: listeners.remove(listener) if listener in listeners else None

    def wanted(self) -> tuple[Stream, ...]:
        """Everything that is wanted now."""
        return tuple(self._wanted)

    def unslotted(self) -> tuple[Stream, ...]:
        """Wanted streams without a live slot."""
        found: list[Stream] = []
        for name, vendor in self._vendors.items():
            ours = self.ways.streams_of(name, vendor.feed.unslotted())
            found += (stream for stream in ours if stream in self._wanted)
        return tuple(found)

    def is_confirmed(self, stream: Stream) -> bool:
        """Whether a stream is live."""
        way = self.ways.get(stream.symbol)
        if way is None or way.vendor not in self._vendors:
            return False
        return self._vendors[way.vendor].feed.is_confirmed(theirs(stream, way))

    def is_live(self, symbol: Symbol) -> bool:
        """Whether the session that serves a symbol stands."""
        way = self.ways.get(symbol)
        return way is not None and way.vendor in self._vendors and self._is_live(way)

    def _is_live(self, way: Way) -> bool:
        return self._vendors[way.vendor].feed.is_live(way.code)

    def ledger(self, symbol: Symbol | None = None) -> Sequence[Meter]:
        """The meters of the vendor that serves a symbol; of all, each with its vendor's title, without one."""
        if symbol is not None:
            way = self.ways.get(symbol)
            known = way is not None and way.vendor in self._vendors
            return self._vendors[way.vendor].feed.ledger(way.code) if way is not None and known else ()
        if len(self._vendors) == 1:
            return next(iter(self._vendors.values())).feed.ledger()
        return tuple(
            replace(meter, vendor=vendor.title)
            for vendor in self._vendors.values()
            for meter in vendor.feed.ledger()
        )

    def try_now(self) -> None:
        """Connect without waiting."""
        for vendor in self._vendors.values():
            vendor.feed.try_now()

    # --- events ------------------------------------------------------------------------------------------------------

    def _on_event(self, name: str, event: FeedEvent) -> None:
        if isinstance(event, SnapshotsPolled):
            event = replace(event, snapshots=tuple(self._snapshots(name, event.snapshots)))
        elif isinstance(event, _OF_STREAMS):
            streams = tuple(self.ways.streams_of(name, event.streams))
            if not streams:
                return
            event = replace(event, streams=streams)
        for listener in tuple(self._vendor_listeners):
            listener(name, event)
        self._tell(event)

    def _snapshots(self, name: str, snapshots: Iterable[Snapshot]) -> Iterable[Snapshot]:
        for one in snapshots:
            for symbol in self.ways.served(name, one.symbol):
                yield one if symbol == one.symbol else replace(one, symbol=symbol)

    def _tell(self, event: FeedEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)
