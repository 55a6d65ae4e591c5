"""All open series: who holds them, what is asked of the vendor and when, what a lost link cost.

Charts that show the same bars share one series. Implements `ui.ports.HistoryPort` by shape.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Final

from qosdesk.clock import Clock
from qosdesk.domain.hours import Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import LiveBar, Loading
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.messages import (
    GapOpened,
    StateChanged,
    SubscriptionConfirmed,
    SubscriptionRefused,
)
from qosdesk.market.series import BarSeries
from qosdesk.market.store import Store, SymbolState
from qosdesk.services.gaps import Calendar
from qosdesk.services.history.asking import Asker
from qosdesk.services.history.cache import BarCache, BarKey
from qosdesk.services.history.holes import Holes
from qosdesk.services.history.live import LastBar
from qosdesk.services.history.newest import Newest
from qosdesk.services.history.older import Older
from qosdesk.services.history.saving import save
from qosdesk.services.history.shared import Shared
from qosdesk.services.ports import FeedEvent, FeedPort, Later, Moved, Moving
from qosdesk.services.quotes import Quotes

_SAVE_S: Final = 20.0
_LOOK_S: Final = 1.0


class Handle:
    """One chart's hold on a shared series."""

    def __init__(self, history: History, shared: Shared, number: int) -> None:
        self._history = history
        self._shared = shared
        self._number = number

    @property
    def series(self) -> BarSeries:
        """The columns."""
        return self._shared.series

    @property
    def loading(self) -> Loading:
        """What to say about it."""
        return self._shared.loading

    @property
    def closes_ms(self) -> int:
        """When the last bar closes by the session's clock; 0 without bars."""
        shared = self._shared
        return shared.calendar.end_ms(shared.last_ms) if len(shared.series) else 0

    def load_older(self) -> None:
        """One more page of history."""
        self._history.load_older(self._shared)

    def retry(self) -> None:
        """After an error."""
        self._history.retry(self._shared)

    def close(self) -> None:
        """Let go; a second call does nothing."""
        self._history.release(self._shared, self._number)


class History:
    """All open series.

    Args:
        pushed: intervals that the vendor of a symbol pushes; of others the last bar follows trades, else snapshots.
        cache: closed bars on disk, or None for a source whose bars must not be kept.
        offers: whether the vendor of a symbol has bars of an interval at all.
    """

    def __init__(
        self,
        feed: FeedPort,
        quotes: Quotes,
        store: Store,
        hours: Hours,
        clock: Clock,
        later: Later,
        pushed: Callable[[Symbol], frozenset[Interval]],
        cache: BarCache | None = None,
        offers: Callable[[Symbol, Interval], bool] = lambda _symbol, _interval: True,
    ) -> None:
        self._feed = feed
        self._offers = offers
        self._quotes = quotes
        self._store = store
        self._hours = hours
        self._clock = clock
        self._later = later
        self._pushed = pushed
        self._cache = cache
        self._open: dict[BarKey, Shared] = {}
        asker = Asker(feed)
        self._holes = Holes(asker, store, clock, later, self._open.values)
        self._newest = Newest(asker, self._holes, store, hours, clock, self._is_pushed, self._attach, cache)
        self._older = Older(asker, cache, self._newest.changed)
        self._numbers = 0
        self._closed = False
        self._unsubscribe = feed.subscribe(self._on_event)
        later(_SAVE_S, self._save_regularly)
        later(_LOOK_S, self._look_regularly)

    # --- what charts do -----------------------------------------------------------------------------------------------

    def look_at_pushed(self) -> None:
        """A vendor was plugged in: other intervals may be pushed, to charts that were open before too."""
        for shared in self._open.values():
            self._take_streams(shared)
            shared.tell()

    def open(
        self, symbol: Symbol, interval: Interval, changed: Callable[[], None], adjusted: bool = False
    ) -> Handle:
        """Take hold of a series; loading begins unless somebody already holds it."""
        key = BarKey(symbol, interval, adjusted)
        shared = self._open.get(key)
        fresh = shared is None
        if shared is None:
            shared = self._open[key] = Shared(key, Calendar(self._hours, symbol, interval))
        self._numbers += 1
        shared.holders[self._numbers] = changed
        if fresh:
            shared.is_live = self._feed.is_live(symbol)
            self._take_streams(shared)
            self._attach(shared)
            self._newest.begin(shared)
        return Handle(self, shared, self._numbers)

    def held(self, key: BarKey) -> tuple[BarSeries, bool] | None:
        """The series of a chart and whether its newest bars are there; None when no chart shows it."""
        shared = self._open.get(key)
        return None if shared is None else (shared.series, shared.first_page_done)

    def load_older(self, shared: Shared) -> None:
        """Ask for the page before the oldest bar, from the disk if it has it."""
        self._older.load(shared)

    def retry(self, shared: Shared) -> None:
        """Repeat what failed."""
        if not shared.error:
            return
        shared.error = ""
        if shared.older_failed:
            self.load_older(shared)
        else:
            shared.tell()
            self._newest.ask(shared)

    def release(self, shared: Shared, number: int) -> None:
        """A holder lets go."""
        if shared.holders.pop(number, None) is None or shared.holders:
            return
        self._save(shared)
        self._open.pop(shared.key, None)
        self._detach(shared)
        if shared.asking and shared.cancel is not None:
            # An older page is not withdrawn: it may be paid for already, and the disk takes it.
            shared.cancel()
        self._quotes.want(shared, ())

    def reset(self, switch: Callable[[], None]) -> None:
        """Another source is plugged in: what closed is stored, everything is emptied and asked anew.

        Args:
            switch: makes the cache that of the other source; called in between.
        """
        for shared in self._open.values():
            self._save(shared)
        switch()
        for shared in tuple(self._open.values()):
            shared.forget()
            self._attach(shared)
            self._newest.begin(shared)
            shared.tell()

    def close(self) -> None:
        """Save closed bars and stop."""
        self._closed = True
        self._unsubscribe()
        self._holes.close()
        for shared in self._open.values():
            self._save(shared)

    # --- the live bar -------------------------------------------------------------------------------------------------

    def _take_streams(self, shared: Shared) -> None:
        """Want the forming bar of a series if this vendor pushes it, else the trades that make it."""
        symbol, interval, _ = shared.key
        self._quotes.want(shared, (self._stream_of(symbol, interval),))

    def _is_pushed(self, shared: Shared) -> bool:
        return shared.key.interval in self._pushed(shared.key.symbol)

    def _stream_of(self, symbol: Symbol, interval: Interval) -> Stream:
        pushed = interval in self._pushed(symbol)
        return Stream(symbol, Kind.BAR, interval) if pushed else Stream(symbol, Kind.TRADE)

    def _attach(self, shared: Shared) -> None:
        """Let the forming bars go to the series in use."""
        self._detach(shared)
        shared.attached = shared.series
        follow = partial(self._follow, shared, LastBar(shared, self._hours))
        self._store.attach_series(shared.key.symbol, shared.key.interval, shared.series, follow)

    def _detach(self, shared: Shared) -> None:
        if shared.attached is not None:
            self._store.detach_series(shared.key.symbol, shared.key.interval, shared.attached)
            shared.attached = None

    def _follow(self, shared: Shared, last_bar: LastBar, state: SymbolState) -> None:
        """A frame in which the symbol changed."""
        polled_s = shared.polled_s
        last_bar.follow(state)
        if shared.polled_s != polled_s:
            shared.tell()

    def _look_regularly(self) -> None:
        """A stream that gives its slot to a more urgent one is not announced; what failed is tried again."""
        if self._closed:
            return
        self._later(_LOOK_S, self._look_regularly)
        now_s = self._clock.monotonic_s()
        for shared in tuple(self._open.values()):
            self._look_at_source(shared)
            is_live = self._feed.is_live(shared.key.symbol)
            self._newest.look_at_wait(shared, is_live=is_live)
            if is_live and shared.error and not shared.older_failed and now_s >= shared.retry_s:
                self.retry(shared)

    def _look_at_source(self, shared: Shared) -> None:
        """What keeps the last bar new from now on; says it when it is another."""
        symbol, interval, _ = shared.key
        live = LiveBar.NONE
        stream = self._stream_of(symbol, interval)
        if self._feed.is_live(symbol):
            sources = (
                (LiveBar.PUSH, Stream(symbol, Kind.BAR, interval)),
                (LiveBar.TRADES, Stream(symbol, Kind.TRADE)),
                (LiveBar.SNAPSHOTS, Stream(symbol, Kind.SNAPSHOT)),
            )
            confirmed = (source for source, one in sources if self._feed.is_confirmed(one))
            live = next(confirmed, LiveBar.NONE)
            if live is LiveBar.NONE and stream in self._feed.unslotted():
                live = LiveBar.POLLED
        if live is shared.live:
            return
        shared.live = live
        shared.live_from_ms = self._clock.wall_ms()
        state = self._store.state(symbol)
        shared.live_prints, shared.live_volume = state.print_count, state.volume
        shared.polled_s = 0
        if live is not LiveBar.NONE:
            self._newest.catch_up(shared)
        shared.tell()

    # --- losses -------------------------------------------------------------------------------------------------------

    def _on_event(self, event: FeedEvent) -> None:
        match event:
            case StateChanged():
                self._on_link(self._clock.wall_ms())
            case Moving(symbols):
                for shared in self._shared_of(symbols):
                    self._save(shared)
            case Moved(symbols):
                for shared in self._shared_of(symbols):
                    self._begin_anew(shared)
            case GapOpened(streams, since_s):
                lost_ms = self._clock.wall_ms() - round((self._clock.monotonic_s() - since_s) * 1000)
                for shared in self._of(streams):
                    if self._stream_of(shared.key.symbol, shared.key.interval) in streams:
                        self._newest.lose(shared, lost_ms)
                    self._look_at_source(shared)
            case SubscriptionConfirmed(streams) | SubscriptionRefused(streams):
                for shared in self._of(streams):
                    self._look_at_source(shared)
            case _:
                pass

    def _of(self, streams: Iterable[Stream]) -> list[Shared]:
        """The series whose last bar may come from these streams."""
        bars = {(stream.symbol, stream.interval) for stream in streams if stream.kind is Kind.BAR}
        symbols = {stream.symbol for stream in streams if stream.kind in (Kind.TRADE, Kind.SNAPSHOT)}
        return [
            shared
            for shared in tuple(self._open.values())
            if (shared.key.symbol, shared.key.interval) in bars or shared.key.symbol in symbols
        ]

    def _shared_of(self, symbols: Collection[Symbol]) -> list[Shared]:
        return [shared for shared in self._open.values() if shared.key.symbol in symbols]

    def _begin_anew(self, shared: Shared) -> None:
        """Another vendor serves the symbol: its bars in place of those before, which may have other volumes."""
        symbol, interval, _ = shared.key
        shared.is_live = self._feed.is_live(symbol)
        shared.live = LiveBar.NONE
        self._take_streams(shared)
        if not self._offers(symbol, interval):
            # What is there stays, as old as it is, until a vendor that has such bars serves it again.
            self._newest.lose(shared, self._clock.wall_ms())
            shared.tell()
            return
        shared.forget()
        self._attach(shared)
        self._newest.begin(shared)
        shared.tell()

    def _on_link(self, now_ms: int) -> None:
        for shared in tuple(self._open.values()):
            is_live = self._feed.is_live(shared.key.symbol)
            if is_live is shared.is_live:
                continue
            shared.is_live = is_live
            if not is_live:
                self._newest.lose(shared, now_ms)
            elif shared.error and not shared.older_failed:
                self._newest.ask(shared)
            elif shared.first_page_done:
                self._newest.catch_up(shared)
            self._look_at_source(shared)

    # --- the disk -----------------------------------------------------------------------------------------------------

    def _save_regularly(self) -> None:
        if self._closed:
            return
        self._later(_SAVE_S, self._save_regularly)
        for shared in self._open.values():
            self._save(shared)

    def _save(self, shared: Shared) -> None:
        if self._cache is not None:
            save(self._cache, shared, self._clock.wall_ms())
