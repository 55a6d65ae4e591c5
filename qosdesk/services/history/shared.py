"""One series of bars and everyone who holds it: what is known of its state. No asking and no storing here."""

from __future__ import annotations

from collections.abc import Callable

from qosdesk.domain.quotes import UNKNOWN, Bar
from qosdesk.domain.status import Hole, LiveBar, Loading, LoadState
from qosdesk.market.series import BarSeries
from qosdesk.services.gaps import Calendar
from qosdesk.services.history.cache import BarKey


class Shared:
    """A series under way.

    Attributes:
        key: which bars.
        calendar: which of them are expected.
        attached: the series to which forming bars go.
        series: the columns; another object after a hole that could not be filled.
        holders: number -> whom to tell.
        is_live: whether the link to the vendor that serves it stood when that was last looked at.
        live: what keeps the last bar new.
        live_from_ms: since when.
        live_prints, live_volume: the symbol's count of prints and its volume then.
        polled_s: seconds between the last two looks, POLLED only.
        derived_from_ms: the first bar that we made from trades or snapshots, 0 for none: such a bar is not the vendor's
            and never stored.
        saved_to_ms: the newest stored bar.
        saved_bar: it, as it was stored on the clock's word alone; None when a later bar proved that it closed.
        pages: pages loaded.
        requests: what they cost.
        left: requests left this minute, -1 unknown.
        first_page_done: whether the vendor answered, or nothing had to be asked.
        paging: an older page is under way.
        at_end: there are no older bars to be had.
        vendor_ended: the vendor gave none; the disk may still have some beyond a hole.
        error: why something failed, a sentence.
        retry_s: monotonic time at which the newest bars are asked for again by themselves after an error.
        older_failed: whether it was an older page, or the newest one.
        questions: asked for the newest bars so often; only the last answer says that no hole is left.
        asking: that question is under way.
        cancel: withdraws it.
        answered_to_ms: the newest bar of the last answer.
        asked_ms: when that was asked for: until then nothing was missing.
        awaits_push: only the bar that forms is missing, and a push brings all of it: the vendor is not asked yet.
        looks_waited: seconds that the link is up without one.
        hole_from_ms: bars after this one may be missing until the newest page is in; None when none are.
        known_to_ms: until then a bar that is not there had no trade.
        lost_ms: when the link was lost, 0 when the hole has another cause.
        old_holes: holes between older bars, which nothing fills.
    """

    def __init__(self, key: BarKey, calendar: Calendar) -> None:
        self.key = key
        self.calendar = calendar
        self.attached: BarSeries | None = None
        self.is_live = False
        self.holders: dict[int, Callable[[], None]] = {}
        self.live = LiveBar.NONE
        self.live_from_ms = 0
        self.live_prints = 0
        self.live_volume = UNKNOWN
        self.polled_s = 0
        self.left = -1
        self.requests = 0
        self.questions = 0
        self.cancel: Callable[[], None] | None = None
        self.forget()

    def forget(self) -> None:
        """As before the first answer; who holds it stays."""
        self.restart()
        self.pages = 0
        self.first_page_done = False
        self.awaits_push = False
        self.looks_waited = 0
        self.error = ""
        self.older_failed = False
        self.retry_s = 0.0
        self.asking = False
        self.answered_to_ms = 0
        self.asked_ms = 0
        self.hole_from_ms: int | None = None
        self.known_to_ms = 0
        self.lost_ms = 0

    def restart(self) -> None:
        """An empty series in place of the one that a hole cut off."""
        self.series = BarSeries()
        self.saved_to_ms = 0
        self.saved_bar: Bar | None = None
        self.derived_from_ms = 0
        self.old_holes: tuple[Hole, ...] = ()
        self.paging = self.at_end = self.vendor_ended = False

    @property
    def last_ms(self) -> int:
        """Start of the newest bar, 0 without any."""
        return int(self.series.ts_ms[-1]) if len(self.series) else 0

    @property
    def loading(self) -> Loading:
        """What to say about it."""
        if self.error:
            state = LoadState.ERROR
        elif self.paging or not (self.first_page_done or self.awaits_push):
            state = LoadState.LOADING
        else:
            state = LoadState.END if self.at_end else LoadState.IDLE
        return Loading(
            state,
            self.error,
            self.pages,
            self.live,
            self.polled_s,
            self.requests,
            self.left,
            self.key.adjusted,
        )

    def tell(self) -> None:
        """Tell the holders that `loading` changed or that a page arrived."""
        for changed in tuple(self.holders.values()):
            changed()
