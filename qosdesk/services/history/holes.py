"""Says on the series where bars are missing and why, and looks again every second while any are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from qosdesk.clock import Clock
from qosdesk.domain.status import Hole, HoleReason
from qosdesk.market.store import BAR, Store
from qosdesk.services.history.asking import Asker
from qosdesk.services.history.shared import Shared
from qosdesk.services.ports import Later

_LOOK_S: Final = 1.0


class Holes:
    """Where bars are missing.

    Args:
        shown: all open series.
    """

    def __init__(
        self, asker: Asker, store: Store, clock: Clock, later: Later, shown: Callable[[], Iterable[Shared]]
    ) -> None:
        self._asker = asker
        self._store = store
        self._clock = clock
        self._later = later
        self._shown = shown
        self._looking = False
        self._closed = False

    def close(self) -> None:
        """Look no more."""
        self._closed = True

    def show(self, shared: Shared) -> None:
        """Say where bars are missing; looked at every second while any are."""
        hole = self._hole(shared)
        shared.series.set_holes((*shared.old_holes, hole) if hole is not None else shared.old_holes)
        if shared.hole_from_ms is not None and not self._looking and not self._closed:
            self._looking = True
            self._later(_LOOK_S, self._look)

    def _hole(self, shared: Shared) -> Hole | None:
        after_ms, calendar = shared.hole_from_ms, shared.calendar
        if after_ms is None:
            return None
        later = shared.series.ts_ms
        later = later[later > after_ms]
        until_ms = int(later[0]) if len(later) else 0
        count = calendar.missing(after_ms, until_ms or self._clock.wall_ms(), shared.known_to_ms)
        if not count and (calendar.is_known or not shared.lost_ms):
            return None
        reason, free_ms = HoleReason.FAILED if shared.error else HoleReason.LINK_LOST, 0
        if shared.asking:
            reason = HoleReason.ASKED
            if not self._asker.left(shared.key.symbol):
                reason, free_ms = HoleReason.NO_REQUESTS, self._asker.free_ms(shared.key.symbol)
        return Hole(after_ms, until_ms, count, reason, shared.lost_ms, free_ms)

    def _look(self) -> None:
        self._looking = False
        if self._closed:
            return
        for shared in tuple(self._shown()):
            version = shared.series.version
            self.show(shared)
            if shared.series.version != version:
                self._store.touch(shared.key.symbol, BAR)
