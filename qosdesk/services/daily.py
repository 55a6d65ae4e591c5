"""Figures that need daily bars (52-week range, usual volume), at the least cost: nobody wants them, nobody asks.

The disk is asked first; what a chart has loaded is used; a vendor is asked for closed bars that are missing, one symbol
at a time and after everything else (BACKGROUND), and what it says goes to the disk, where charts find it too.
Implements `ui.ports.DailyPort` by shape.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from typing import Final, Protocol

from qosdesk.clock import Clock
from qosdesk.domain.daily import NO_FIGURES, YEAR_MS, DailyFigures, daily_figures
from qosdesk.domain.hours import DAY_MS, Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Bar
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, GetBars
from qosdesk.market.series import BarSeries, Floats, Times, columns_of
from qosdesk.services.gaps import Calendar
from qosdesk.services.history.cache import BarCache, BarKey
from qosdesk.services.ports import Cancel, FeedPort, Later, Unsubscribe

PAGE: Final = 1000
"""Bars of a first question: as a chart asks, which then need not. A plan counts requests, not bars."""
_GRACE_MS: Final = 600_000
"""Figures of a day settle for some minutes after the close."""
_WEEK_MS: Final = 7 * DAY_MS
_LOOK_S: Final = 60.0
_RETRY_S: Final = 300.0
_SOON_S: Final = 1.0


class Charts(Protocol):
    """What charts have loaded: `services.history.History`."""

    def held(self, key: BarKey) -> tuple[BarSeries, bool] | None:
        """The series of a chart and whether its newest bars are there; None when no chart shows it."""
        ...


class Daily:
    """Daily figures of the symbols that somebody shows.

    Args:
        cache: closed bars on disk.
    """

    def __init__(
        self,
        feed: FeedPort,
        charts: Charts,
        hours: Hours,
        clock: Clock,
        later: Later,
        cache: BarCache,
    ) -> None:
        self._feed = feed
        self._charts = charts
        self._hours = hours
        self._clock = clock
        self._later = later
        self._cache = cache
        self._owners: dict[Hashable, dict[Symbol, None]] = {}
        self._figures: dict[Symbol, DailyFigures] = {}
        self._due_ms: dict[Symbol, int] = {}
        self._reading: set[Symbol] = set()
        self._to_ask: dict[Symbol, GetBars] = {}
        self._known: dict[Symbol, tuple[Bar, ...]] = {}
        self._whole: set[Symbol] = set()
        self._answered_ms: dict[Symbol, int] = {}
        self._asking: tuple[Symbol, Cancel] | None = None
        self._changed: list[Callable[[Symbol], None]] = []
        self._epoch = 0
        self._closed = False
        later(_LOOK_S, self._look_regularly)

    # --- the port ----------------------------------------------------------------------------------------------------

    def want(self, owner: Hashable, symbols: Collection[Symbol]) -> None:
        """Replace what `owner` shows, the most needed first; an empty collection ends it."""
        if symbols:
            self._owners[owner] = dict.fromkeys(symbols)
        else:
            self._owners.pop(owner, None)
        wanted = self._wanted()
        for symbol in tuple(self._to_ask):
            if symbol not in wanted:
                del self._to_ask[symbol], self._due_ms[symbol]
        # The question under way is not withdrawn: it may be paid for already, and the disk takes the answer.
        self._look()

    def get(self, symbol: Symbol) -> DailyFigures:
        """What is known, NaN for what is not."""
        return self._figures.get(symbol, NO_FIGURES)

    def subscribe(self, changed: Callable[[Symbol], None]) -> Unsubscribe:
        """Be told whose figures changed."""
        self._changed.append(changed)
        return lambda: self._changed.remove(changed) if changed in self._changed else None

    # --- life --------------------------------------------------------------------------------------------------------

    def reset(self) -> None:
        """Another source is plugged in: nothing that the last one said is of this one."""
        self._epoch += 1
        self._stop_asking()
        known, self._figures = tuple(self._figures), {}
        self._due_ms.clear()
        self._reading.clear()
        self._known.clear()
        self._whole.clear()
        self._answered_ms.clear()
        for symbol in known:
            self._tell(symbol)
        self._look()

    def close(self) -> None:
        """Ask nothing any more."""
        self._closed = True
        self._owners.clear()
        self._stop_asking()

    def _stop_asking(self) -> None:
        self._to_ask.clear()
        if self._asking is not None:
            self._asking[1]()
            self._asking = None

    def _wanted(self) -> dict[Symbol, None]:
        return {symbol: None for symbols in self._owners.values() for symbol in symbols}

    def _look_regularly(self) -> None:
        if not self._closed:
            self._later(_LOOK_S, self._look_regularly)
            self._look()

    def _look(self) -> None:
        """Begin what is wanted and due: never heard of, or a day has closed since."""
        now_ms = self._clock.wall_ms()
        for symbol in self._wanted():
            busy = symbol in self._reading or symbol in self._to_ask
            if not busy and now_ms >= self._due_ms.get(symbol, 0):
                self._begin(symbol, now_ms)
        self._ask_next()

    # --- one symbol --------------------------------------------------------------------------------------------------

    def _begin(self, symbol: Symbol, now_ms: int) -> None:
        if self._asking is not None and self._asking[0] == symbol:
            return
        held = self._charts.held(BarKey(symbol, Interval.DAY))
        if held is not None:
            series, loaded = held
            if loaded:
                self._take(symbol, _bars_of(*series.columns_between(0, now_ms)))
            else:
                # The chart asks for the same bars.
                self._later(_SOON_S, self._look)
            return
        self._reading.add(symbol)
        epoch = self._epoch

        def cached(ts_ms: Times, data: Floats) -> None:
            if epoch == self._epoch and not self._closed:
                self._reading.discard(symbol)
                self._on_cached(symbol, _bars_of(ts_ms, data))

        self._cache.newest(BarKey(symbol, Interval.DAY), PAGE, cached)

    def _on_cached(self, symbol: Symbol, bars: tuple[Bar, ...]) -> None:
        now_ms = self._clock.wall_ms()
        known = self._known[symbol] = tuple(bar for bar in bars if bar.ts_ms <= now_ms)
        self._take(symbol, known)
        count = self._missing(symbol, known)
        if count and symbol in self._wanted():
            self._to_ask[symbol] = GetBars(symbol, Interval.DAY, count)
            self._ask_next()

    def _missing(self, symbol: Symbol, known: tuple[Bar, ...]) -> int:
        """How many bars to ask for; 0 when all closed ones of the year are there."""
        now_ms = self._clock.wall_ms()
        is_year = bool(known) and known[-1].ts_ms - known[0].ts_ms >= YEAR_MS - _WEEK_MS
        if not known or not (is_year or symbol in self._whole):
            return PAGE
        calendar = Calendar(self._hours, symbol, Interval.DAY)
        if not calendar.is_known:
            return 0 if now_ms - known[-1].ts_ms < 2 * DAY_MS else PAGE
        starts = calendar.starts(known[-1].ts_ms, now_ms)
        # A day that was over when the vendor answered, and yet has no bar, has none: the share was suspended.
        answered_ms = self._answered_ms.get(symbol, 0) - _GRACE_MS
        over = [start for start in starts if calendar.is_over(start, now_ms - _GRACE_MS)]
        if all(calendar.is_over(start, answered_ms) for start in over):
            return 0
        # The newest known one again, which shows that nothing lies between.
        return min(len(starts) + 1, PAGE)

    def _ask_next(self) -> None:
        wanted = self._wanted()
        if self._asking is not None or self._closed:
            return
        symbol = next((one for one in wanted if one in self._to_ask), None)
        if symbol is None:
            return
        question = self._to_ask.pop(symbol)
        asked_ms = self._clock.wall_ms()
        done_now: list[bool] = []

        def done(answer: AnswerValue | Failure) -> None:
            done_now.append(True)
            self._asking = None
            self._on_answer(symbol, question, asked_ms, answer)
            self._ask_next()

        cancel = self._feed.ask(question, Priority.BACKGROUND, done)
        if not done_now:
            self._asking = (symbol, cancel)

    def _on_answer(
        self, symbol: Symbol, question: GetBars, asked_ms: int, answer: AnswerValue | Failure
    ) -> None:
        if isinstance(answer, Failure):
            self._due_ms[symbol] = self._clock.wall_ms() + round(_RETRY_S * 1000)
            return
        known = self._known.get(symbol, ())
        bars = tuple(bar for bar in answer if isinstance(bar, Bar))
        joins = bool(known and bars) and bars[0].ts_ms <= known[-1].ts_ms
        if known and bars and not joins and question.count < PAGE:
            # More is missing than our clock says.
            self._to_ask[symbol] = GetBars(symbol, Interval.DAY, PAGE)
            return
        self._answered_ms[symbol] = asked_ms
        if question.count == PAGE:
            self._whole.add(symbol)
        closed = tuple(bar for bar in bars if self._is_closed(symbol, bar))
        if closed:
            ts_ms, data = columns_of(closed)
            self._cache.put(BarKey(symbol, Interval.DAY), ts_ms, data, (closed[0].ts_ms, closed[-1].ts_ms))
        older = tuple(bar for bar in known if not closed or bar.ts_ms < closed[0].ts_ms) if joins else ()
        self._known[symbol] = older + closed
        self._take(symbol, self._known[symbol])

    def _is_closed(self, symbol: Symbol, bar: Bar) -> bool:
        now_ms = self._clock.wall_ms()
        if not self._hours.knows(symbol):
            return bar.ts_ms <= now_ms - 2 * DAY_MS
        return Calendar(self._hours, symbol, Interval.DAY).is_over(bar.ts_ms, now_ms - _GRACE_MS)

    def _take(self, symbol: Symbol, bars: tuple[Bar, ...]) -> None:
        closed = tuple(bar for bar in bars if self._is_closed(symbol, bar))
        figures = daily_figures(symbol, closed, self._hours)
        now_ms = self._clock.wall_ms()
        # Looked at again when the next day has closed.
        calendar = Calendar(self._hours, symbol, Interval.DAY)
        starts = calendar.starts(bars[-1].ts_ms - 1, now_ms + 2 * _WEEK_MS) if bars else []
        ends = (calendar.end_ms(start) for start in starts)
        next_ms = next((end for end in ends if end + _GRACE_MS > now_ms), now_ms + DAY_MS)
        self._due_ms[symbol] = next_ms + 2 * _GRACE_MS
        if figures != self._figures.get(symbol, NO_FIGURES):
            self._figures[symbol] = figures
            self._tell(symbol)

    def _tell(self, symbol: Symbol) -> None:
        for changed in tuple(self._changed):
            changed(symbol)


def _bars_of(ts_ms: Times, data: Floats) -> tuple[Bar, ...]:
    """Columns (5, n) as bars."""
    rows = zip(ts_ms.tolist(), *(column.tolist() for column in data), strict=True)
    return tuple(Bar(*row) for row in rows)
