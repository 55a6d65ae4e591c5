"""Past prints for the tapes: what the vendor has of the time before a tape opened (QOS 4.5: 50 at most).

Implements `ui.ports.PrintsPort` by shape.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Trade
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, GetTrades
from qosdesk.market.store import Store
from qosdesk.services.ports import FeedPort

PRINTS_ASKED: Final = 50
"""The most that the documented plan answers (QOS 4.5)."""


class Backfill:
    """Prints that no stream brought."""

    def __init__(self, feed: FeedPort, store: Store) -> None:
        self._feed = feed
        self._store = store
        self._shown: dict[Hashable, Symbol] = {}
        self._asked: set[Symbol] = set()

    def show(self, owner: Hashable, symbol: Symbol | None) -> None:
        """`owner` shows the prints of this symbol from now on; None ends it."""
        if symbol is None:
            self._shown.pop(owner, None)
            return
        self._shown[owner] = symbol
        if symbol in self._asked:
            return
        self._asked.add(symbol)

        def done(answer: AnswerValue | Failure) -> None:
            if isinstance(answer, Failure):
                self._asked.discard(symbol)
                return
            trades = tuple(t for t in answer if isinstance(t, Trade) and t.symbol == symbol)
            if trades:
                self._store.put_trades(symbol, trades)

        self._feed.ask(GetTrades((symbol,), PRINTS_ASKED), Priority.FOCUSED, done)
