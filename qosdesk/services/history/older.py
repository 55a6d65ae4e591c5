"""Older pages: from the disk where it has them, else from the vendor, beyond the vendor's end from the disk."""

from __future__ import annotations

from collections.abc import Callable

from qosdesk.domain.quotes import Bar
from qosdesk.domain.status import Hole, HoleReason, LoadState
from qosdesk.feed.calls import AnswerValue, Failure, GetBars
from qosdesk.market.series import BarSeries, Floats, Times, columns_of
from qosdesk.services.history.asking import Asker
from qosdesk.services.history.cache import BarCache
from qosdesk.services.history.newest import PAGE
from qosdesk.services.history.shared import Shared


class Older:
    """Loads the page before the oldest bar.

    Args:
        asker: the way to the vendor.
        cache: bars on disk, None for none.
        arrived: told when a page is in.
    """

    def __init__(self, asker: Asker, cache: BarCache | None, arrived: Callable[[Shared], None]) -> None:
        self.asker = asker
        self.cache = cache
        self.arrived = arrived

    def load(self, shared: Shared) -> None:
        """One page; nothing while one is under way, at the end or after an error."""
        if shared.loading.state is not LoadState.IDLE or not len(shared.series):
            return
        shared.paging = True
        shared.tell()
        _Page(self, shared).from_disk()

    def keep(self, shared: Shared, bars: list[Bar], before_ms: int) -> None:
        """A page was paid for: it is stored even when nobody looks any more."""
        if bars and self.cache is not None:
            ts_ms, data = columns_of(bars)
            self.cache.put(shared.key, ts_ms, data, (int(ts_ms[0]), before_ms))


class _Page:
    """One page under way: the series may be another one when it arrives."""

    def __init__(self, older: Older, shared: Shared) -> None:
        self._older = older
        self._shared = shared
        self._series: BarSeries = shared.series
        self._before_ms = int(shared.series.ts_ms[0])

    def from_disk(self) -> None:
        """Begin: the disk first."""
        cache = self._older.cache
        if cache is None:
            self._from_vendor()
        else:
            cache.before(self._shared.key, self._before_ms, PAGE, self._on_disk)

    def _on_disk(self, ts_ms: Times, data: Floats) -> None:
        if not self._is_wanted:
            return
        if len(ts_ms):
            self._series.merge_columns(ts_ms, data)
            self._end(pages=1)
        elif self._shared.vendor_ended:
            self._beyond()
        else:
            self._from_vendor()

    def _from_vendor(self) -> None:
        key = self._shared.key
        question = GetBars(key.symbol, key.interval, PAGE, self._before_ms, key.adjusted)
        self._older.asker.ask(self._shared, question, self._on_vendor)

    def _on_vendor(self, answer: AnswerValue | Failure) -> None:
        bars: list[Bar] = []
        if not isinstance(answer, Failure):
            bars = [one for one in answer if isinstance(one, Bar) and one.ts_ms < self._before_ms]
        self._older.keep(self._shared, bars, self._before_ms)
        if not self._is_wanted:
            return
        shared = self._shared
        if isinstance(answer, Failure):
            shared.paging = False
            shared.error, shared.older_failed = answer.text, True
            shared.tell()
        elif bars:
            self._series.merge(bars)
            self._shared.calendar.learn(self._series.ts_ms)
            self._end(pages=1)
        else:
            shared.vendor_ended = True
            self._beyond()

    def _beyond(self) -> None:
        """The vendor has nothing older: what the disk has of earlier days stands beyond a hole that nothing fills."""
        cache = self._older.cache
        if cache is None:
            self._shared.at_end = True
            self._end()
        else:
            cache.beyond(self._shared.key, self._before_ms, PAGE, self._on_beyond)

    def _on_beyond(self, ts_ms: Times, data: Floats) -> None:
        if not self._is_wanted:
            return
        shared = self._shared
        if not len(ts_ms):
            shared.at_end = True
            self._end()
            return
        self._series.merge_columns(ts_ms, data)
        after_ms = int(ts_ms[-1])
        count = self._shared.calendar.missing(after_ms, self._before_ms)
        if count or not self._shared.calendar.is_known:
            hole = Hole(after_ms, self._before_ms, count, HoleReason.HISTORY_ENDS)
            shared.old_holes = (hole, *shared.old_holes)
        self._end(pages=1)

    @property
    def _is_wanted(self) -> bool:
        return self._series is self._shared.series and bool(self._shared.holders)

    def _end(self, pages: int = 0) -> None:
        self._shared.paging = False
        self._shared.pages += pages
        self._older.arrived(self._shared)
