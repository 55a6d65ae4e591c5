"""A vendor in use: its session, its words, and what it offers of symbols."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.sourcing import VendorInUse
from qosdesk.domain.status import Connection
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetBars, Question
from qosdesk.feed.dialect import Capabilities, Dialect
from qosdesk.services.ports import FeedPort

FIGURES: Final = (Kind.SNAPSHOT, Kind.TRADE)
"""Without these a vendor has nothing of a symbol."""


@dataclass(frozen=True, slots=True)
class Plugged:
    """A vendor in use.

    Attributes:
        name: registry name.
        title: name to show.
        feed: the session with it.
        connection: how that stands.
        dialect: its words as they are now.
        ask_sink_again: makes its decoders ask the sink anew.
    """

    name: str
    title: str
    feed: FeedPort
    connection: Callable[[], Connection]
    dialect: Callable[[], Dialect]
    ask_sink_again: Callable[[], None]

    def uncovered(self, symbol: Symbol) -> str:
        """Why it has no figures of a symbol at all; empty if it has."""
        dialect = self.dialect()
        why = ""
        for kind in FIGURES:
            if kind in dialect.capabilities.kinds:
                why = dialect.why_not(Stream(symbol, kind))
                if not why:
                    return ""
        return why or f"not offered by {self.title}"

    def offers(self, question: Question) -> bool:
        """Whether it answers such questions."""
        dialect = self.dialect()
        return dialect.http_request(question) is not None or dialect.link_request(question, 1) is not None

    def has_bars(self, code: Symbol, interval: Interval) -> bool:
        """Whether it has such bars of this symbol: some have an interval for a part of their markets only."""
        dialect = self.dialect()
        if interval not in dialect.capabilities.bar_intervals:
            return False
        # Where products are known from a list only, nothing can be asked before it is there.
        return dialect.preface is not None or self.offers(GetBars(code, interval, 1))

    def streams(self, stream: Stream) -> bool:
        """Whether it has streams of this kind. What it says of a symbol of another market is heard from itself."""
        offered = self.dialect().capabilities
        if stream.kind is Kind.BAR:
            return stream.interval in offered.pushed_intervals
        return stream.kind in offered.kinds

    def in_use(self, connection: Connection, offered: Capabilities) -> VendorInUse:
        """As screens know it."""
        return VendorInUse(
            self.name,
            self.title,
            connection,
            offered.kinds,
            offered.bar_intervals,
            offered.pushed_intervals,
            offered.has_history,
        )
