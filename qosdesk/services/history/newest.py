"""The newest bars of a series: asked for when it opens and after a loss, as few as do, and joined to what is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from qosdesk.clock import Clock
from qosdesk.domain.hours import Hours
from qosdesk.domain.quotes import Bar
from qosdesk.domain.status import LiveBar
from qosdesk.feed.calls import AnswerValue, Failure, GetBars
from qosdesk.market.series import Floats, Times
from qosdesk.market.store import BAR, Store
from qosdesk.services.gaps import GRACE_MS
from qosdesk.services.history.asking import Asker
from qosdesk.services.history.cache import BarCache
from qosdesk.services.history.holes import Holes
from qosdesk.services.history.shared import Shared

PAGE: Final = 1000
"""Bars asked for at once: the most that the documented default plan answers (QOS 4.6)."""

RETRY_S: Final = 60.0
"""A failed question for the newest bars is repeated by itself after so long: a chart must not stay behind."""

WAITS_S: Final = 5
"""So long after the link is up a push is awaited before the vendor is asked for the bar that forms."""


class Newest:
    """Asks for newest bars.

    Args:
        is_pushed: whether the vendor pushes the bar of a series that forms.
        attach: lets the forming bars go to the series in use, and to no other any more.
    """

    def __init__(
        self,
        asker: Asker,
        holes: Holes,
        store: Store,
        hours: Hours,
        clock: Clock,
        is_pushed: Callable[[Shared], bool],
        attach: Callable[[Shared], None],
        cache: BarCache | None,
    ) -> None:
        self._asker = asker
        self._holes = holes
        self._store = store
        self._hours = hours
        self._clock = clock
        self._is_pushed = is_pushed
        self._attach = attach
        self._cache = cache

    def begin(self, shared: Shared) -> None:
        if self._cache is None:
            self.ask(shared)
            return
        series = shared.series

        def cached(ts_ms: Times, data: Floats) -> None:
            if not shared.holders or series is not shared.series:
                return
            now_ms, calendar = self._clock.wall_ms(), shared.calendar
            # Bars later than now come from a clock that has been set back: they would stand after the live one.
            if len(ts_ms) and int(ts_ms[-1]) <= now_ms:
                shared.series.merge_columns(ts_ms, data)
                shared.pages = max(1, shared.pages)
                calendar.learn(shared.series.ts_ms)
                shared.saved_to_ms = shared.hole_from_ms = shared.last_ms
                shared.known_to_ms = calendar.end_ms(shared.last_ms) + GRACE_MS
                if calendar.is_whole(shared.last_ms, shared.known_to_ms, now_ms):
                    # Only closed bars are stored, and none has begun since: there is nothing to ask.
                    self._on_whole(shared, now_ms)
                    return
                if self._is_pushed(shared) and calendar.is_one_bar(shared.known_to_ms, now_ms):
                    shared.hole_from_ms = None
                    shared.awaits_push, shared.looks_waited = True, 0
                    self.changed(shared)
                    return
            self.ask(shared)

        self._cache.newest(shared.key, PAGE, cached)

    def ask(self, shared: Shared, count: int = 0) -> None:
        key = shared.key
        asked_ms = self._clock.wall_ms()
        if not count:
            since_ms = shared.hole_from_ms
            calendar = shared.calendar
            count = PAGE if since_ms is None else calendar.count_to_ask(since_ms, asked_ms, PAGE)
        shared.questions += 1
        shared.asking = True
        number = shared.questions
        question = GetBars(key.symbol, key.interval, count, adjusted=key.adjusted)

        def done(answer: AnswerValue | Failure) -> None:
            if not shared.holders:
                return
            if number == shared.questions and count < PAGE and not _reaches_back(shared, answer):
                # More is missing than our clock says.
                self.ask(shared, PAGE)
                return
            if number == shared.questions:
                shared.asking = False
            self._on_newest(shared, number, asked_ms, answer)

        shared.cancel = self._asker.ask(shared, question, done)
        self._holes.show(shared)

    def _on_newest(self, shared: Shared, number: int, asked_ms: int, answer: AnswerValue | Failure) -> None:
        if isinstance(answer, Failure):
            if number == shared.questions:
                shared.error, shared.older_failed = answer.text, False
                shared.retry_s = self._clock.monotonic_s() + RETRY_S
                self._holes.show(shared)
                shared.tell()
            return
        bars = [bar for bar in answer if isinstance(bar, Bar)]
        series = shared.series
        pushed = series.bar(series.first + len(series) - 1) if len(series) else None
        if not _reaches_back(shared, answer):
            # The answer does not reach back to what we have: the rest is on the disk, for who scrolls back.
            shared.restart()
            self._attach(shared)
            series = shared.series
        hole_ms = shared.hole_from_ms
        was_live = hole_ms is None or (pushed is not None and pushed.ts_ms > hole_ms)
        was_live = was_live and not shared.derived_from_ms
        series.merge(bars)
        if was_live and pushed is not None and bars and pushed.ts_ms >= bars[-1].ts_ms:
            # A push that came while the answer was under way is newer than the answer.
            series.push(pushed.ts_ms, pushed.open, pushed.high, pushed.low, pushed.close, pushed.volume)
        shared.calendar.learn(series.ts_ms)
        shared.pages = max(1, shared.pages)
        if number != shared.questions:
            self.changed(shared)
            return
        if not shared.older_failed:
            shared.error = ""
        if bars:
            shared.answered_to_ms = bars[-1].ts_ms
            self._on_whole(shared, asked_ms)
            self._check_seam(shared)
        else:
            shared.first_page_done = True
            self.changed(shared)

    def _on_whole(self, shared: Shared, asked_ms: int) -> None:
        """Until `asked_ms` nothing is missing."""
        shared.first_page_done = True
        shared.asked_ms = asked_ms
        shared.hole_from_ms = None
        shared.derived_from_ms = shared.lost_ms = 0
        self.changed(shared)

    def changed(self, shared: Shared) -> None:
        self._holes.show(shared)
        shared.tell()
        self._store.touch(shared.key.symbol, BAR)

    def lose(self, shared: Shared, lost_ms: int) -> None:
        """From now on bars may be missing."""
        if not shared.first_page_done or shared.hole_from_ms is not None or not len(shared.series):
            return
        shared.lost_ms = lost_ms
        self._open_hole(shared, lost_ms)

    def _open_hole(self, shared: Shared, known_to_ms: int) -> None:
        """Bars after the last one that is the vendor's are to be asked for."""
        own = shared.series.ts_ms
        if shared.derived_from_ms:
            own, known_to_ms = own[own < shared.derived_from_ms], shared.derived_from_ms
        shared.hole_from_ms = int(own[-1]) if len(own) else 0
        shared.known_to_ms = known_to_ms
        self._holes.show(shared)

    def look_at_wait(self, shared: Shared, *, is_live: bool) -> None:
        """Once a second: a bar that is awaited has closed meanwhile, or the vendor does not push it after all."""
        if not shared.awaits_push:
            return
        shared.looks_waited += is_live
        now_ms = self._clock.wall_ms()
        if shared.looks_waited > WAITS_S or not shared.calendar.is_one_bar(shared.known_to_ms, now_ms):
            self._end_wait(shared)
            self.ask(shared)

    def _end_wait(self, shared: Shared) -> None:
        shared.awaits_push = False
        shared.hole_from_ms = shared.saved_to_ms

    def catch_up(self, shared: Shared) -> None:
        """The link is up, or pushes begin: what closed in the meantime is asked for, once."""
        if shared.awaits_push:
            if shared.live in (LiveBar.TRADES, LiveBar.SNAPSHOTS):
                return  # another stream of the symbol was confirmed first
            self._end_wait(shared)
            now_ms = self._clock.wall_ms()
            if shared.live is LiveBar.PUSH and shared.calendar.is_one_bar(shared.known_to_ms, now_ms):
                self._on_whole(shared, now_ms)
            else:
                self.ask(shared)
            return
        if not shared.first_page_done or shared.asking or not len(shared.series):
            return
        if shared.hole_from_ms is None and shared.derived_from_ms and shared.live is LiveBar.PUSH:
            # The vendor's own bars in place of those that we made.
            self._open_hole(shared, shared.derived_from_ms)
        if shared.hole_from_ms is None:
            self._check_seam(shared)
            return
        now_ms, calendar = self._clock.wall_ms(), shared.calendar
        if calendar.is_whole(shared.hole_from_ms, shared.known_to_ms, now_ms):
            # Lost and found outside trading hours, or the last bar was over: no bar began since.
            self._on_whole(shared, now_ms)
        elif calendar.is_one_bar(shared.known_to_ms, now_ms) and not shared.derived_from_ms:
            # The same bar still forms: the next push brings all of it.
            if shared.live is LiveBar.PUSH:
                self._on_whole(shared, now_ms)
        else:
            self.ask(shared)

    def _check_seam(self, shared: Shared) -> None:
        """What began after the vendor was asked: a bar that closed in between is unfinished, or missing."""
        if shared.live is LiveBar.NONE or shared.live_from_ms <= shared.asked_ms:
            return
        symbol, interval, _ = shared.key
        start_ms = self._hours.bar_start_ms(symbol, interval, shared.asked_ms)
        if shared.live_from_ms < self._hours.next_bar_ms(symbol, interval, start_ms):
            return
        known_ms = shared.answered_to_ms or shared.last_ms
        if not shared.calendar.is_whole(known_ms, shared.asked_ms, self._clock.wall_ms()):
            shared.hole_from_ms, shared.known_to_ms = known_ms, shared.asked_ms
            self.ask(shared)


def _reaches_back(shared: Shared, answer: AnswerValue | Failure) -> bool:
    """Whether no hole is left between the bars that we surely have and those of an answer."""
    if shared.hole_from_ms is None or not isinstance(answer, tuple) or not answer:
        return True
    oldest = answer[0]
    return not isinstance(oldest, Bar) or oldest.ts_ms <= shared.hole_from_ms
