"""The feed in use, exchangeable: another key, another vendor, the demo exchange started anew.

Panels want before anything is connected; what they want is kept here and handed to whichever feed is plugged in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Stream
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, FailureKind, Question
from qosdesk.services.ports import Cancel, Done, FeedEvent, FeedPort, Unsubscribe


class FeedSwitch:
    """A `FeedPort` that stays when the feed behind it changes."""

    def __init__(self) -> None:
        self._feed: FeedPort | None = None
        self._unsubscribe: Unsubscribe | None = None
        self._wanted: dict[Stream, Priority] = {}
        self._waiting: dict[int, tuple[Question, Priority, Done]] = {}
        self._cancels: dict[int, Cancel] = {}
        self._under_way: dict[int, Done] = {}
        self._number = 0
        self._listeners: list[Callable[[FeedEvent], None]] = []

    def plug(self, feed: FeedPort) -> None:
        """Use this feed from now on: it gets everything that is wanted, and the questions that wait."""
        self.unplug()
        self._feed = feed
        self._unsubscribe = feed.subscribe(self._on_event)
        for priority in Priority:
            streams = tuple(stream for stream, wanted in self._wanted.items() if wanted is priority)
            if streams:
                feed.want(streams, priority)
        waiting, self._waiting = self._waiting, {}
        for number, (question, priority, done) in waiting.items():
            self._ask(feed, number, question, priority, done)
        feed.try_now()

    def unplug(self) -> None:
        """No feed for now; questions under way fail, wants are kept. The owner closes the feed itself."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._feed = None
        under_way, self._under_way = self._under_way, {}
        self._cancels.clear()
        for done in under_way.values():
            done(Failure(FailureKind.UNREACHABLE, "The connection was changed before the answer came."))

    # --- FeedPort ----------------------------------------------------------------------------------------------------

    def want(self, streams: Sequence[Stream], priority: Priority = Priority.VISIBLE) -> None:
        """Stream these."""
        for stream in streams:
            self._wanted[stream] = priority
        if self._feed is not None:
            self._feed.want(streams, priority)

    def unwant(self, streams: Sequence[Stream]) -> None:
        """Stop streaming these."""
        for stream in streams:
            self._wanted.pop(stream, None)
        if self._feed is not None:
            self._feed.unwant(streams)

    def ask(self, question: Question, priority: Priority, done: Done) -> Cancel:
        """Ask now, or as soon as a feed is plugged in."""
        self._number += 1
        number = self._number
        if self._feed is None:
            self._waiting[number] = (question, priority, done)
        else:
            self._ask(self._feed, number, question, priority, done)

        def cancel() -> None:
            self._waiting.pop(number, None)
            self._under_way.pop(number, None)
            end = self._cancels.pop(number, None)
            if end is not None:
                end()

        return cancel

    def _ask(self, feed: FeedPort, number: int, question: Question, priority: Priority, done: Done) -> None:
        self._under_way[number] = done

        def answered(answer: AnswerValue | Failure) -> None:
            self._cancels.pop(number, None)
            if self._under_way.pop(number, None) is not None:
                done(answer)

        end = feed.ask(question, priority, answered)
        if number in self._under_way:
            self._cancels[number] = end

    def subscribe(self, listener: Callable[[FeedEvent], None]) -> Unsubscribe:
        """Hear every event of whichever feed is in use."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def wanted(self) -> tuple[Stream, ...]:
        """Everything that is wanted now."""
        return tuple(self._wanted)

    def unslotted(self) -> tuple[Stream, ...]:
        """Wanted streams without a live slot."""
        return self._feed.unslotted() if self._feed is not None else ()

    def is_confirmed(self, stream: Stream) -> bool:
        """Whether a stream is live."""
        return self._feed is not None and self._feed.is_confirmed(stream)

    def is_live(self, symbol: Symbol) -> bool:
        """Whether the session stands."""
        return self._feed is not None and self._feed.is_live(symbol)

    def ledger(self, symbol: Symbol | None = None) -> Sequence[Meter]:
        """Live products, connections and every call counter."""
        return self._feed.ledger(symbol) if self._feed is not None else ()

    def try_now(self) -> None:
        """Connect without waiting."""
        if self._feed is not None:
            self._feed.try_now()

    def _on_event(self, event: FeedEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)
