"""Asks the vendor on behalf of a series, and counts what that costs."""

from __future__ import annotations

from qosdesk.domain.priority import Priority
from qosdesk.feed.calls import GetBars
from qosdesk.services.history.shared import Shared
from qosdesk.services.ports import Done, FeedPort


class Asker:
    """The way to the vendor."""

    def __init__(self, feed: FeedPort) -> None:
        self._feed = feed

    def ask(self, shared: Shared, question: GetBars, done: Done) -> None:
        """Ask once."""
        shared.requests += 1
        self._feed.ask(question, Priority.FOCUSED, done)
        shared.left = self.left()

    def left(self) -> int:
        """Requests left this minute by the vendor's tightest counter; -1 without a limit."""
        left = [limit - used for name, used, limit in self._feed.ledger() if name != "Live" and limit]
        return max(0, min(left)) if left else -1
