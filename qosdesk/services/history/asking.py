"""Asks the vendor on behalf of a series, and counts what that costs."""

from __future__ import annotations

from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetBars
from qosdesk.services.history.shared import Shared
from qosdesk.services.ports import Cancel, Done, FeedPort

_NO_REQUESTS: Final = frozenset({"Live", "Connections"})
_OF_BARS: Final = frozenset({"kline", "history"})
"""Counters that vendors keep for bars apart from other calls; one that counts all calls together has another name."""


class Asker:
    """The way to the vendor."""

    def __init__(self, feed: FeedPort) -> None:
        self._feed = feed

    def ask(self, shared: Shared, question: GetBars, done: Done) -> Cancel:
        """Ask once; returns what withdraws the question."""
        shared.requests += 1
        cancel = self._feed.ask(question, Priority.FOCUSED, done)
        shared.left = self.left(shared.key.symbol)
        return cancel

    def left(self, symbol: Symbol) -> int:
        """Requests for its bars left this minute by the vendor's tightest counter; -1 without a limit."""
        tightest = self._tightest(symbol)
        return -1 if tightest is None else max(0, tightest.limit - tightest.used)

    def free_ms(self, symbol: Symbol) -> int:
        """Wall time at which the next request is free, 0 when one is free now or that is not known."""
        tightest = self._tightest(symbol)
        return 0 if tightest is None else tightest.next_free_ms

    def _tightest(self, symbol: Symbol) -> Meter | None:
        meters = [one for one in self._feed.ledger(symbol) if one.limit and one.name not in _NO_REQUESTS]
        meters = [one for one in meters if one.name in _OF_BARS] or meters
        return min(meters, key=lambda one: one.limit - one.used, default=None)
