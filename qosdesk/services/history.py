"""Bars by symbol and interval: cache, then the newest page, then older pages on demand, then pushes (DESIGN 3).

Charts that show the same bars share one series. Implements `ui.ports.HistoryPort` by shape.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from qosdesk.clock import Clock
from qosdesk.domain.hours import Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Bar, Kind, Stream
from qosdesk.domain.status import Loading, LoadState
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, GetBars
from qosdesk.feed.messages import Event, FeedState, StateChanged, SubscriptionConfirmed
from qosdesk.market.series import BarSeries, Floats, Times, columns_of
from qosdesk.market.store import BAR, Store
from qosdesk.services.ports import FeedPort, Later
from qosdesk.services.quotes import Quotes

PAGE: Final = 1000
"""Bars asked for at once: the most that the documented default plan answers (QOS 4.6)."""

_SAVE_S: Final = 20.0


TakeBars = Callable[[Times, Floats], None]
"""Takes (times (n,), columns (5, n)), ascending; on the loop's thread."""


class BarCache(Protocol):
    """Closed bars on disk, by symbol and interval. It knows between which times nothing is missing."""

    def newest(self, symbol: Symbol, interval: Interval, count: int, done: TakeBars) -> None:
        """Give the newest stored bars, none missing among them; maybe zero."""
        ...

    def before(self, symbol: Symbol, interval: Interval, ts_ms: int, count: int, done: TakeBars) -> None:
        """Give stored bars older than an instant, none missing up to it; zero when that is not known."""
        ...

    def put(
        self, symbol: Symbol, interval: Interval, ts_ms: Times, data: Floats, covers: tuple[int, int]
    ) -> None:
        """Store closed bars, which are all there are between the two times of `covers`; returns at once."""
        ...


class _Shared:
    """One series and everyone who holds it."""

    def __init__(self, symbol: Symbol, interval: Interval) -> None:
        self.symbol = symbol
        self.interval = interval
        self.series = BarSeries()
        self.live = ""
        self.holders: dict[int, Callable[[], None]] = {}
        self.saved_to_ms = 0
        self.pages = 0
        self.first_page_done = False
        self.paging = False
        self.at_end = False
        self.error = ""
        self.older_failed = False
        """Whether it was an older page that failed, or the newest one."""
        self.questions = 0
        """Asked for the newest bars so often; only the answer to the last of them says that no hole is left."""
        self.answered_to_ms = 0
        """The newest bar of the last answer, and when it was asked for: until then nothing was missing."""
        self.asked_ms = 0
        self.hole_from_ms: int | None = None
        """Bars after this one may be missing until the newest page is in; None when none are."""

    @property
    def loading(self) -> Loading:
        """What to say about it."""
        if self.error:
            state = LoadState.ERROR
        elif self.paging or not self.first_page_done:
            state = LoadState.LOADING
        else:
            state = LoadState.END if self.at_end else LoadState.IDLE
        return Loading(state, self.error, self.pages, self.live)

    def tell(self) -> None:
        """Tell the holders that `loading` changed or that a page arrived."""
        for changed in tuple(self.holders.values()):
            changed()


class Handle:
    """One chart's hold on a shared series."""

    def __init__(self, history: History, shared: _Shared, number: int) -> None:
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
        pushed: intervals that the vendor pushes; for others the last bar stands still until asked again.
        cache: closed bars on disk, or None for a source whose bars must not be kept.
    """

    def __init__(
        self,
        feed: FeedPort,
        quotes: Quotes,
        store: Store,
        hours: Hours,
        clock: Clock,
        later: Later,
        pushed: frozenset[Interval],
        cache: BarCache | None = None,
    ) -> None:
        self._feed = feed
        self._quotes = quotes
        self._store = store
        self._hours = hours
        self._clock = clock
        self._later = later
        self._pushed = pushed
        self._cache = cache
        self._open: dict[tuple[Symbol, Interval], _Shared] = {}
        self._numbers = 0
        self._was_live = False
        self._closed = False
        self._unsubscribe = feed.subscribe(self._on_event)
        later(_SAVE_S, self._save_regularly)

    def set_pushed(self, pushed: frozenset[Interval]) -> None:
        """Another vendor is plugged in: these intervals are pushed by it."""
        self._pushed = pushed
        # Charts open before the first vendor is plugged in.
        for shared in self._open.values():
            self._take_pushes(shared)
            shared.tell()

    def open(self, symbol: Symbol, interval: Interval, changed: Callable[[], None]) -> Handle:
        """Take hold of a series; loading begins unless somebody already holds it."""
        key = (symbol, interval)
        shared = self._open.get(key)
        fresh = shared is None
        if shared is None:
            shared = self._open[key] = _Shared(symbol, interval)
        self._numbers += 1
        shared.holders[self._numbers] = changed
        if fresh:
            self._begin(shared)
        return Handle(self, shared, self._numbers)

    def load_older(self, shared: _Shared) -> None:
        """Ask for the page before the oldest bar, from the cache if it has it."""
        series = shared.series
        if shared.loading.state is not LoadState.IDLE or not len(series):
            return
        oldest = int(series.ts_ms[0])
        shared.paging = True
        shared.tell()

        def ask() -> None:
            def done(answer: AnswerValue | Failure) -> None:
                self._on_older(shared, series, oldest, answer)

            question = GetBars(shared.symbol, shared.interval, PAGE, before_ms=oldest)
            self._feed.ask(question, Priority.FOCUSED, done)

        def cached(ts_ms: Times, data: Floats) -> None:
            if series is not shared.series or not shared.holders:
                return
            if not len(ts_ms):
                ask()
                return
            series.merge_columns(ts_ms, data)
            self._page_arrived(shared)

        if self._cache is None:
            ask()
        else:
            self._cache.before(shared.symbol, shared.interval, oldest, PAGE, cached)

    def retry(self, shared: _Shared) -> None:
        """Repeat what failed."""
        if not shared.error:
            return
        shared.error = ""
        if shared.older_failed:
            self.load_older(shared)
        else:
            shared.tell()
            self._ask_newest(shared)

    def release(self, shared: _Shared, number: int) -> None:
        """A holder lets go."""
        if shared.holders.pop(number, None) is None or shared.holders:
            return
        self._save(shared)
        self._open.pop((shared.symbol, shared.interval), None)
        self._store.detach_series(shared.symbol, shared.interval)
        self._quotes.want(shared, ())

    def close(self) -> None:
        """Save closed bars and stop."""
        self._closed = True
        self._unsubscribe()
        for shared in self._open.values():
            self._save(shared)

    def _begin(self, shared: _Shared) -> None:
        self._store.attach_series(shared.symbol, shared.interval, shared.series)
        self._take_pushes(shared)
        if self._cache is None:
            self._ask_newest(shared)
            return

        def cached(ts_ms: Times, data: Floats) -> None:
            if not shared.holders:
                return
            # Bars later than now come from a clock that has been set back: they would stand after the live one.
            if len(ts_ms) and int(ts_ms[-1]) <= self._clock.wall_ms():
                shared.saved_to_ms = shared.hole_from_ms = int(ts_ms[-1])
                shared.series.merge_columns(ts_ms, data)
                self._store.touch(shared.symbol, BAR)
            self._ask_newest(shared)

        self._cache.newest(shared.symbol, shared.interval, PAGE, cached)

    def _take_pushes(self, shared: _Shared) -> None:
        """Want the forming bar of a series if this vendor pushes it, and say so."""
        taken = shared.interval in self._pushed
        shared.live = "K push" if taken else ""
        stream = Stream(shared.symbol, Kind.BAR, shared.interval)
        self._quotes.want(shared, (stream,) if taken else ())

    def _ask_newest(self, shared: _Shared, count: int = 0) -> None:
        shared.questions += 1
        number, asked_ms = shared.questions, self._clock.wall_ms()
        question = GetBars(shared.symbol, shared.interval, count or self._missing_count(shared))

        def done(answer: AnswerValue | Failure) -> None:
            if not shared.holders:
                return
            if number == shared.questions and question.count < PAGE and not _reaches_back(shared, answer):
                # More is missing than our clock says.
                self._ask_newest(shared, PAGE)
            else:
                self._on_newest(shared, number, asked_ms, answer)

        self._feed.ask(question, Priority.FOCUSED, done)

    def _missing_count(self, shared: _Shared) -> int:
        """Bars between the newest that we surely have and now, at most one page; nothing there: a page."""
        since_ms = shared.hole_from_ms
        if since_ms is None:
            return PAGE
        length_ms = max(60_000, self._hours.next_bar_ms(shared.symbol, shared.interval, since_ms) - since_ms)
        return int(min(PAGE, max(2, (self._clock.wall_ms() - since_ms) // length_ms + 2)))

    def _on_newest(self, shared: _Shared, number: int, asked_ms: int, answer: AnswerValue | Failure) -> None:
        if isinstance(answer, Failure):
            if number == shared.questions:
                shared.error, shared.older_failed = answer.text, False
                shared.tell()
            return
        bars = [bar for bar in answer if isinstance(bar, Bar)]
        series = shared.series
        pushed = series.bar(series.first + len(series) - 1) if len(series) else None
        if not _reaches_back(shared, answer):
            # The answer does not reach back to what we have: keeping both would leave a hole in the middle.
            series = shared.series = BarSeries()
            self._store.attach_series(shared.symbol, shared.interval, series)
            shared.saved_to_ms = 0
            shared.paging = shared.at_end = False
        was_live = shared.hole_from_ms is None or (pushed is not None and pushed.ts_ms > shared.hole_from_ms)
        series.merge(bars)
        if was_live and pushed is not None and bars and pushed.ts_ms >= bars[-1].ts_ms:
            # A push that came while the answer was under way is newer than the answer.
            series.push(pushed.ts_ms, pushed.open, pushed.high, pushed.low, pushed.close, pushed.volume)
        shared.first_page_done = True
        shared.pages = max(1, shared.pages)
        if number == shared.questions:
            if not shared.older_failed:
                shared.error = ""
            if bars:
                shared.hole_from_ms = None
                shared.answered_to_ms, shared.asked_ms = bars[-1].ts_ms, asked_ms
        shared.tell()
        self._store.touch(shared.symbol, BAR)

    def _on_older(
        self, shared: _Shared, series: BarSeries, before_ms: int, answer: AnswerValue | Failure
    ) -> None:
        """A page from the vendor. It is kept even when nobody looks any more: it was paid for."""
        bars: list[Bar] = []
        if not isinstance(answer, Failure):
            bars = [bar for bar in answer if isinstance(bar, Bar) and bar.ts_ms < before_ms]
        if bars and self._cache is not None:
            ts_ms, data = columns_of(bars)
            self._cache.put(shared.symbol, shared.interval, ts_ms, data, (int(ts_ms[0]), before_ms))
        if series is not shared.series or not shared.holders:
            return
        if isinstance(answer, Failure):
            shared.paging = False
            shared.error, shared.older_failed = answer.text, True
            shared.tell()
            return
        series.merge(bars)
        shared.at_end = not bars
        self._page_arrived(shared, pages=1 if bars else 0)

    def _page_arrived(self, shared: _Shared, pages: int = 1) -> None:
        shared.paging = False
        shared.pages += pages
        shared.tell()
        self._store.touch(shared.symbol, BAR)

    def _save_regularly(self) -> None:
        if self._closed:
            return
        self._later(_SAVE_S, self._save_regularly)
        for shared in self._open.values():
            self._save(shared)

    def _save(self, shared: _Shared) -> None:
        """Store bars that closed since the last time. The newest bar never: only a bar after it proves that it closed,
        whatever our clock and the vendor's say."""
        series = shared.series
        if (
            self._cache is None
            or not shared.first_page_done
            or shared.hole_from_ms is not None
            or len(series) < 2
        ):
            return
        ts_ms, data = series.columns_between(shared.saved_to_ms + 1, int(series.ts_ms[-2]))
        if not len(ts_ms):
            return
        covers = (shared.saved_to_ms or int(ts_ms[0]), int(ts_ms[-1]))
        self._cache.put(shared.symbol, shared.interval, ts_ms, data, covers)
        shared.saved_to_ms = int(ts_ms[-1])

    def _on_event(self, event: Event) -> None:
        if isinstance(event, SubscriptionConfirmed):
            for stream in event.streams:
                shared = self._open.get((stream.symbol, stream.interval)) if stream.interval else None
                if shared is not None:
                    self._catch_up(shared)
        elif isinstance(event, StateChanged):
            self._on_state(event)

    def _on_state(self, event: StateChanged) -> None:
        was_live, self._was_live = self._was_live, event.state is FeedState.LIVE
        if was_live == self._was_live:
            return
        for shared in tuple(self._open.values()):
            if was_live:
                if shared.first_page_done and shared.hole_from_ms is None and len(shared.series):
                    shared.hole_from_ms = int(shared.series.ts_ms[-1])
            elif (shared.error and not shared.older_failed) or (
                shared.first_page_done and shared.hole_from_ms is not None
            ):
                self._ask_newest(shared)
            else:
                self._catch_up(shared)

    def _catch_up(self, shared: _Shared) -> None:
        """Pushes begin only now: a bar that closed since the vendor was asked is unfinished, or missing."""
        if not shared.first_page_done or shared.hole_from_ms is not None or not shared.answered_to_ms:
            return
        now_ms = self._clock.wall_ms()
        start_ms = self._hours.bar_start_ms(shared.symbol, shared.interval, shared.asked_ms)
        if now_ms >= self._hours.next_bar_ms(shared.symbol, shared.interval, start_ms):
            shared.hole_from_ms = shared.answered_to_ms
            self._ask_newest(shared)


def _reaches_back(shared: _Shared, answer: AnswerValue | Failure) -> bool:
    """Whether no hole is left between the bars that we surely have and those of an answer."""
    if shared.hole_from_ms is None or not isinstance(answer, tuple) or not answer:
        return True
    oldest = answer[0]
    return not isinstance(oldest, Bar) or oldest.ts_ms <= shared.hole_from_ms
