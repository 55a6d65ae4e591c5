"""Who wants what: wants of all panels become one wanted set; snapshots fill what a stream does not bring.

Implements `ui.ports.QuotesPort` by shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable
from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Snapshot, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, GetSnapshots
from qosdesk.feed.messages import Event, FeedState, StateChanged
from qosdesk.market.store import Store
from qosdesk.services.ports import FeedPort, Later

POLL_S: Final = 12.0
"""How often symbols without a live slot are asked for, in one batch: well inside ten requests a minute."""

_BATCH_S: Final = 0.03


class Quotes:
    """The wanted set and its snapshots.

    Args:
        feed: the session with the vendor.
        store: where answers go.
        later: the loop's `call_later`.
        learn: told of every full snapshot (decimals).
    """

    def __init__(
        self, feed: FeedPort, store: Store, later: Later, learn: Callable[[Snapshot], None] | None = None
    ) -> None:
        self._feed = feed
        self._store = store
        self._later = later
        self._learn = learn
        self._owners: dict[Hashable, tuple[Stream, ...]] = {}
        self._counts: Counter[Stream] = Counter()
        self._to_refresh: dict[Symbol, None] = {}
        self._flush_planned = False
        self._was_live = False
        self._closed = False
        self._unsubscribe = feed.subscribe(self._on_event)
        later(POLL_S, self._poll)

    def want(self, owner: Hashable, streams: Collection[Stream]) -> None:
        """Replace everything that `owner` wants."""
        before = self._owners.pop(owner, ())
        after = tuple(dict.fromkeys(streams))
        if after:
            self._owners[owner] = after
        for stream in after:
            self._counts[stream] += 1
        for stream in before:
            self._counts[stream] -= 1
        known = set(before)
        added = tuple(s for s in after if s not in known and self._counts[s] == 1)
        gone = tuple(s for s in before if self._counts[s] == 0)
        for stream in gone:
            del self._counts[stream]
        if added:
            self._feed.want(added)
        if gone:
            self._feed.unwant(gone)

    def wanted(self) -> frozenset[Stream]:
        """Everything that somebody wants."""
        return frozenset(self._counts)

    def refresh(self, symbols: Collection[Symbol]) -> None:
        """Ask once for full snapshots; calls close together become one request."""
        self._to_refresh.update(dict.fromkeys(symbols))
        if self._to_refresh and not self._flush_planned:
            self._flush_planned = True
            self._later(_BATCH_S, self._flush)

    def close(self) -> None:
        """No more polling."""
        self._closed = True
        self._unsubscribe()

    def _flush(self) -> None:
        self._flush_planned = False
        symbols, self._to_refresh = tuple(self._to_refresh), {}
        if symbols and not self._closed:
            self._feed.ask(GetSnapshots(symbols), Priority.VISIBLE, self._on_snapshots)

    def _on_snapshots(self, answer: AnswerValue | Failure) -> None:
        if isinstance(answer, Failure):
            return
        for snapshot in answer:
            if isinstance(snapshot, Snapshot):
                if self._learn is not None:
                    self._learn(snapshot)
                self._store.put_snapshot(snapshot)

    def _poll(self) -> None:
        if self._closed:
            return
        self._later(POLL_S, self._poll)
        symbols = dict.fromkeys(s.symbol for s in self._feed.unslotted() if s.kind is not Kind.BAR)
        if symbols and self._was_live:
            self._feed.ask(GetSnapshots(tuple(symbols)), Priority.BACKGROUND, self._on_snapshots)

    def _on_event(self, event: Event) -> None:
        if not isinstance(event, StateChanged):
            return
        live = event.state is FeedState.LIVE
        if live and not self._was_live:
            # Whatever moved while the link was down is only in a snapshot.
            self.refresh(dict.fromkeys(s.symbol for s in self._counts if s.kind is Kind.SNAPSHOT))
        self._was_live = live
