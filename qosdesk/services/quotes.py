"""Who wants what: wants of all panels become one wanted set; snapshots fill what a stream does not bring.

Implements `ui.ports.QuotesPort` by shape. What has no live slot is polled by the feed itself; the answers come here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from functools import partial
from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Snapshot, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, GetSnapshots
from qosdesk.feed.messages import SnapshotsPolled, StateChanged
from qosdesk.market.store import Store
from qosdesk.services.ports import FeedEvent, FeedPort, Later, Moved

_BATCH_S: Final = 0.03


class Quotes:
    """The wanted set and its snapshots.

    Changes are handed on together at the end of a turn of the loop: a click moves several panels, and the feed can only
    choose the fewest commands if it knows all that is wanted.

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
        self._owners: dict[Hashable, dict[Stream, Priority]] = {}
        self._by_stream: dict[Stream, dict[Hashable, Priority]] = {}
        self._focus: Symbol | None = None
        self._touched: dict[Stream, None] = {}
        self._told: dict[Stream, Priority] = {}
        self._hand_on_planned = False
        self._to_refresh: dict[Symbol, None] = {}
        self._refreshed: set[Symbol] = set()
        self._flush_planned = False
        self._live: set[Symbol] = set()
        self._closed = False
        self._unsubscribe = feed.subscribe(self._on_event)

    def want(
        self, owner: Hashable, streams: Collection[Stream], priority: Priority = Priority.VISIBLE
    ) -> None:
        """Replace everything that `owner` wants, the eye's most needed first; no streams end its wants."""
        self.want_each(owner, dict.fromkeys(streams, priority))

    def want_each(self, owner: Hashable, wants: Mapping[Stream, Priority]) -> None:
        """As `want`, for an owner that needs some streams more than others."""
        before = self._owners.pop(owner, {})
        if wants:
            self._owners[owner] = dict(wants)
        for stream in before:
            if stream not in wants:
                owners = self._by_stream[stream]
                del owners[owner]
                if not owners:
                    del self._by_stream[stream]
        for stream, priority in wants.items():
            self._by_stream.setdefault(stream, {})[owner] = priority
        self._touch((*wants, *before))

    def focus(self, symbol: Symbol | None) -> None:
        """The user looks at this symbol: what is wanted of it comes before everything else."""
        if symbol == self._focus:
            return
        old, self._focus = self._focus, symbol
        self._touch(stream for stream in self._by_stream if stream.symbol in (old, symbol))

    def wanted(self) -> frozenset[Stream]:
        """Everything that somebody wants."""
        return frozenset(self._by_stream)

    def refresh(self, symbols: Collection[Symbol]) -> None:
        """Ask once for full snapshots, the focused symbol's first.

        Each is a question of its own: the feed puts into one request what the plan allows, and what one answer brings
        does not wait for the others, which on a small plan take minutes.
        """
        self._to_refresh.update(dict.fromkeys(symbols))
        if self._to_refresh and not self._flush_planned:
            self._flush_planned = True
            self._later(_BATCH_S, self._flush)

    def close(self) -> None:
        """Nothing is handed on or asked any more."""
        self._closed = True
        self._unsubscribe()

    # --- wants -------------------------------------------------------------------------------------------------------

    def _touch(self, streams: Iterable[Stream]) -> None:
        self._touched.update(dict.fromkeys(streams))
        if self._touched and not self._hand_on_planned:
            self._hand_on_planned = True
            self._later(0.0, self._hand_on)

    def _hand_on(self) -> None:
        """Tell the feed what changed: what is focused now, then what ended, then the rest by urgency."""
        self._hand_on_planned = False
        touched, self._touched = self._touched, {}
        if self._closed:
            return
        gone: list[Stream] = []
        added: dict[Priority, list[Stream]] = {}
        for stream in touched:
            owners = self._by_stream.get(stream)
            if owners is None:
                if self._told.pop(stream, None) is not None:
                    gone.append(stream)
                continue
            priority = Priority.FOCUSED if stream.symbol == self._focus else min(owners.values())
            if self._told.get(stream) is not priority:
                self._told[stream] = priority
                if self._feed.is_live(stream.symbol):
                    self._live.add(stream.symbol)
                added.setdefault(priority, []).append(stream)
        if focused := added.pop(Priority.FOCUSED, None):
            self._feed.want(tuple(focused), Priority.FOCUSED)
        if gone:
            self._feed.unwant(tuple(gone))
        for priority in sorted(added):
            self._feed.want(tuple(added[priority]), priority)

    # --- snapshots ---------------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        self._flush_planned = False
        symbols, self._to_refresh = tuple(self._to_refresh), {}
        if not symbols or self._closed:
            return
        self._refreshed.update(symbols)
        for symbol in sorted(symbols, key=lambda one: one != self._focus):
            self._feed.ask(GetSnapshots((symbol,)), Priority.VISIBLE, partial(self._on_answer, symbol))

    def _on_answer(self, symbol: Symbol, answer: AnswerValue | Failure) -> None:
        if isinstance(answer, Failure):
            self._refreshed.discard(symbol)
        else:
            self._on_snapshots(answer)

    def _on_snapshots(self, answer: AnswerValue) -> None:
        for snapshot in answer:
            if isinstance(snapshot, Snapshot):
                if self._learn is not None:
                    self._learn(snapshot)
                self._store.put_snapshot(snapshot)

    def _on_event(self, event: FeedEvent) -> None:
        if isinstance(event, SnapshotsPolled):
            self._on_snapshots(event.snapshots)
        elif isinstance(event, StateChanged):
            self._look_at_links()
        elif isinstance(event, Moved):
            self._live -= event.symbols
            self._refreshed -= event.symbols
            self._look_at_links()

    def _look_at_links(self) -> None:
        """Whatever moved while a link was down is only in a snapshot; what is not in view is polled."""
        live = {stream.symbol for stream in self._told if self._feed.is_live(stream.symbol)}
        self._refreshed -= self._live - live
        new, self._live = live - self._live, live
        shown = (
            stream.symbol
            for stream, priority in self._told.items()
            if stream.kind is Kind.SNAPSHOT and priority <= Priority.VISIBLE and stream.symbol in new
        )
        self.refresh(dict.fromkeys(symbol for symbol in shown if symbol not in self._refreshed))
