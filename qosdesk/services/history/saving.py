"""Closed bars go to the disk: those that a later bar proves closed, and the last of a session by its clock."""

from __future__ import annotations

from typing import Final

from qosdesk.domain.quotes import Bar
from qosdesk.domain.status import LiveBar
from qosdesk.services.history.cache import BarCache
from qosdesk.services.history.shared import Shared

_DAY_GRACE_MS: Final = 600_000
"""Figures of a day settle for some minutes after the close."""


def save(cache: BarCache, shared: Shared, now_ms: int) -> None:
    """Store the bars that closed since the last time, never a forming one.

    A bar that closed by the clock alone is looked at again: should it change after all, it is stored anew.
    """
    series = shared.series
    if not shared.first_page_done or shared.hole_from_ms is not None or not len(series):
        return
    closed_ms = _closed_to_ms(shared, now_ms)
    since_ms = shared.saved_to_ms + 1
    if shared.saved_bar is not None and _bar_at(shared, shared.saved_to_ms) != shared.saved_bar:
        since_ms = shared.saved_to_ms
    if shared.old_holes:
        since_ms = max(since_ms, shared.old_holes[-1].until_ms)
    ts_ms, data = series.columns_between(since_ms, closed_ms)
    if not len(ts_ms):
        return
    newest_ms = int(ts_ms[-1])
    cache.put(shared.key, ts_ms, data, (shared.saved_to_ms or int(ts_ms[0]), newest_ms))
    shared.saved_to_ms = newest_ms
    shared.saved_bar = _bar_at(shared, newest_ms) if newest_ms == shared.last_ms else None


def _closed_to_ms(shared: Shared, now_ms: int) -> int:
    """The newest bar that nothing can change; 0 for none."""
    series, calendar, last_ms = shared.series, shared.calendar, shared.last_ms
    grace_ms = 0 if shared.key.interval.is_intraday else _DAY_GRACE_MS
    # The vendor's own figures to the end: pushed, or asked for after it.
    own = shared.live is LiveBar.PUSH or calendar.is_over(last_ms, shared.asked_ms - grace_ms)
    if not (own and calendar.is_known and calendar.is_over(last_ms, now_ms - grace_ms)):
        last_ms = int(series.ts_ms[-2]) if len(series) > 1 else 0
    if shared.derived_from_ms:
        last_ms = min(last_ms, shared.derived_from_ms - 1)
    return last_ms


def _bar_at(shared: Shared, ts_ms: int) -> Bar | None:
    series = shared.series
    row = int(series.ts_ms.searchsorted(ts_ms))
    return series.bar(series.first + row) if row < len(series) and int(series.ts_ms[row]) == ts_ms else None
