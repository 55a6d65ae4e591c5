"""Wanted, sent and confirmed: three different facts about each stream. No I/O, no clock; imports only domain and feed.

*Wanted* is what the screens need and survives everything. *Sent* is what commands on this connection asked for.
*Confirmed* is what the vendor acknowledged or what was heard. Commands are computed when one may go, so nothing stale
ever waits in a queue.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from qosdesk.domain.quotes import Stream
from qosdesk.feed.calls import Failure, FailureKind, Priority
from qosdesk.feed.dialect import Command, Dialect
from qosdesk.feed.messages import Event, StreamsSilent, SubscriptionConfirmed, SubscriptionRefused, Warned

RETRY_REFUSED_S: Final = 60.0
"""A refused stream is asked for again after this long: it may have been listed or the plan may have changed."""
MAX_TRIES: Final = 3
"""How often a command is sent that nobody answers."""


@dataclass(slots=True)
class _Flight:
    """A command that was sent and not answered yet; `new` are the streams that it added to what was live."""

    command: Command
    new: tuple[Stream, ...]
    sent_s: float


@dataclass(slots=True)
class _Book:
    """What is known of one link's present connection."""

    sent: set[Stream] = field(default_factory=set)
    confirmed: set[Stream] = field(default_factory=set)
    heard: set[Stream] = field(default_factory=set)
    flights: dict[int, _Flight] = field(default_factory=dict)
    # Parts of a refused command, each asked for by itself until the bad symbol is alone.
    suspects: list[tuple[Stream, ...]] = field(default_factory=list)
    tries: dict[Stream, int] = field(default_factory=dict)
    quiet_due_s: dict[Stream, float] = field(default_factory=dict)
    settled: bool = False

    def forget(self, streams: Iterable[Stream]) -> None:
        for stream in streams:
            self.sent.discard(stream)
            self.confirmed.discard(stream)
            self.heard.discard(stream)
            self.tries.pop(stream, None)
            self.quiet_due_s.pop(stream, None)


class Subscriptions:
    """All streams of a session, over all its links."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._wanted: dict[Stream, tuple[Priority, int]] = {}
        self._arrivals = 0
        self._impossible: set[Stream] = set()
        self._refused: dict[Stream, float] = {}
        self._reported: dict[Stream, str] = {}
        self._books = {link: _Book() for link in dialect.links}
        self._slotted: list[Stream] | None = None
        self._unslotted: tuple[Stream, ...] = ()

    # -- wanted --------------------------------------------------------------------------------------------------------

    def want(self, streams: Sequence[Stream], priority: Priority) -> list[Event]:
        """Streams are needed. One that is wanted already moves only if its priority changed, so that order is stable.

        Returns:
            A `SubscriptionRefused` for each newly wanted stream that the provider cannot have.
        """
        events: list[Event] = []
        for stream in streams:
            known = self._wanted.get(stream)
            if known is not None and known[0] is priority:
                continue
            self._arrivals += 1
            self._wanted[stream] = (priority, self._arrivals)
            self._changed()
            if known is None and (reason := self._dialect.why_not(stream)):
                self._impossible.add(stream)
                events.append(SubscriptionRefused((stream,), Failure(FailureKind.NOT_OFFERED, reason)))
        return events

    def unwant(self, streams: Sequence[Stream]) -> None:
        """Streams are not needed any more."""
        for stream in streams:
            if self._wanted.pop(stream, None) is not None:
                self._impossible.discard(stream)
                self._refused.pop(stream, None)
                self._reported.pop(stream, None)
                self._changed()

    @property
    def wanted(self) -> tuple[Stream, ...]:
        """Most urgent first: by priority, then by arrival."""
        return tuple(sorted(self._wanted, key=self._wanted.__getitem__))

    def is_wanted(self, stream: Stream) -> bool:
        """Whether somebody needs it."""
        return stream in self._wanted

    def is_confirmed(self, stream: Stream) -> bool:
        """Whether it is wanted and live."""
        if stream not in self._wanted or stream in self._impossible:
            return False
        return stream in self._books[self._dialect.link_of(stream)].confirmed

    def unslotted(self) -> tuple[Stream, ...]:
        """Wanted streams for which the plan has no live product left, most urgent first."""
        self._slots()
        return self._unslotted

    def products(self) -> int:
        """How many products the vendor streams to us now."""
        product_of = self._dialect.product_of
        return len({product_of(stream) for book in self._books.values() for stream in book.sent})

    def _slots(self) -> list[Stream]:
        if self._slotted is not None:
            return self._slotted
        limit = self._dialect.limits.products
        products: set[str] = set()
        slotted: list[Stream] = []
        left: list[Stream] = []
        for stream in self.wanted:
            if stream in self._impossible or stream in self._refused:
                continue
            product = self._dialect.product_of(stream)
            if not limit or product in products or len(products) < limit:
                products.add(product)
                slotted.append(stream)
            else:
                left.append(stream)
        self._slotted, self._unslotted = slotted, tuple(left)
        return slotted

    def _changed(self) -> None:
        self._slotted = None
        for book in self._books.values():
            book.settled = False

    # -- sent ----------------------------------------------------------------------------------------------------------

    def next_command(self, link: int) -> Command | None:
        """The next step from sent to wanted on a link; None when nothing is left to do. Changes nothing by itself."""
        book = self._books[link]
        if book.settled:
            return None
        link_of = self._dialect.link_of
        wanted = [stream for stream in self._slots() if link_of(stream) == link]
        asked = frozenset(book.sent)
        if book.suspects:
            possible = set(wanted) - asked
            groups = [tuple(one for one in group if one in possible) for group in book.suspects]
            book.suspects = [group for group in groups if group]
        suspects = {stream for group in book.suspects for stream in group}
        # Streams above suspicion go first: they need not wait for a bisection.
        trusted = [stream for stream in wanted if stream not in suspects] if suspects else wanted
        command = self._dialect.next_command(link, trusted, asked, 0)
        if command is None and book.suspects:
            group = book.suspects[0]
            allowed = asked.union(group)
            command = self._dialect.next_command(
                link, [stream for stream in wanted if stream in allowed], asked, len(group)
            )
        book.settled = command is None
        return command

    def on_sent(self, link: int, command: Command, request_id: int, now_s: float) -> tuple[Stream, ...]:
        """The command went out; returns the streams that are new with it."""
        book = self._books[link]
        new = tuple(stream for stream in command.adds if stream not in book.sent)
        book.forget(command.drops)
        book.sent.update(new)
        book.flights[request_id] = _Flight(command, new, now_s)
        return new

    def on_reset(self, link: int) -> tuple[Stream, ...]:
        """The connection is gone, and what was sent on it; returns the wanted streams that had been live."""
        book = self._books[link]
        lost = tuple(stream for stream in book.confirmed if stream in self._wanted)
        self._books[link] = _Book(suspects=book.suspects)
        return lost

    # -- confirmed -----------------------------------------------------------------------------------------------------

    def on_acknowledged(self, link: int, name: str, request_id: int | None, now_s: float) -> list[Event]:
        """The vendor took a command."""
        book = self._books[link]
        flight = self._land(book, name, request_id)
        return [] if flight is None else self._confirm(book, flight.new, now_s)

    def on_heard(self, link: int, streams: Sequence[Stream], now_s: float) -> list[Event]:
        """Data of these streams arrived for the first time since they were asked for: as good as an acknowledgement."""
        book = self._books[link]
        heard = [stream for stream in streams if stream in book.sent]
        book.heard.update(heard)
        for stream in heard:
            book.quiet_due_s.pop(stream, None)
        return self._confirm(book, heard, now_s)

    def on_refused(
        self, link: int, name: str, request_id: int | None, failure: Failure, now_s: float
    ) -> list[Event] | None:
        """The vendor refused a command; None if it is none of ours.

        A refused list is halved until the bad symbol is alone (vendors refuse a partly bad list whole, QOS 5.4).
        """
        book = self._books[link]
        flight = self._land(book, name, request_id)
        if flight is None:
            return None
        new = tuple(one for one in flight.new if one in book.sent and one not in book.heard)
        book.forget(new)
        if flight.command.adds and flight.command.drops:
            book.sent.update(flight.command.drops)  # a replacement that was refused ended nothing
        book.settled = False
        if failure.kind is FailureKind.RATE_LIMIT:
            return []
        if len(new) > 1:
            half = (len(new) + 1) // 2
            book.suspects[:0] = [new[:half], new[half:]]
            return []
        if not new:
            return [Warned(f"the vendor refused {flight.command.name}: {failure.text}")]
        stream = new[0]
        if stream not in self._wanted:
            return []
        self._refused[stream] = now_s + RETRY_REFUSED_S
        self._changed()
        if self._reported.get(stream) == failure.text:
            return []
        self._reported[stream] = failure.text
        return [SubscriptionRefused(new, failure)]

    def _land(self, book: _Book, name: str, request_id: int | None) -> _Flight | None:
        if request_id:
            return book.flights.pop(request_id, None)
        # The vendor does not say which (0 counts as "not said", QOS 5.3): the oldest of that name.
        for key, flight in book.flights.items():
            if flight.command.name == name:
                return book.flights.pop(key)
        return None

    def _confirm(self, book: _Book, streams: Sequence[Stream], now_s: float) -> list[Event]:
        new = tuple(one for one in streams if one in book.sent and one not in book.confirmed)
        if not new:
            return []
        book.confirmed.update(new)
        for stream in new:
            book.tries.pop(stream, None)
            self._reported.pop(stream, None)
            if stream not in book.heard:
                book.quiet_due_s[stream] = now_s + self._dialect.limits.quiet_s
        return [SubscriptionConfirmed(new)]

    # -- time ----------------------------------------------------------------------------------------------------------

    def on_time(self, now_s: float) -> list[Event]:
        """What became due: unanswered commands, streams that stayed silent, refused streams to try again."""
        events: list[Event] = []
        for link, book in self._books.items():
            for key, flight in list(book.flights.items()):
                if now_s >= flight.sent_s + self._dialect.limits.ack_s:
                    del book.flights[key]
                    events += self._on_unanswered(link, book, flight)
            silent = tuple(stream for stream, due_s in book.quiet_due_s.items() if now_s >= due_s)
            if silent:
                for stream in silent:
                    del book.quiet_due_s[stream]
                events.append(StreamsSilent(silent))
        for stream in [stream for stream, due_s in self._refused.items() if now_s >= due_s]:
            del self._refused[stream]
            self._books[self._dialect.link_of(stream)].suspects.append((stream,))
            self._changed()
        return events

    def _on_unanswered(self, link: int, book: _Book, flight: _Flight) -> list[Event]:
        silent = [stream for stream in flight.new if stream in book.sent and stream not in book.confirmed]
        given_up: list[Stream] = []
        for stream in silent:
            book.tries[stream] = book.tries.get(stream, 0) + 1
            if book.tries[stream] >= MAX_TRIES:
                given_up.append(stream)  # stays sent: data may still come
            else:
                book.sent.discard(stream)
                book.settled = False
        if not given_up:
            return []
        names = ", ".join(map(str, given_up[:5])) + (" ..." if len(given_up) > 5 else "")
        return [Warned(f"no answer to {MAX_TRIES} subscriptions on link {link}: {names}")]

    def next_due_s(self) -> float:
        """When `on_time` has something to do; infinity for never."""
        due_s = min(self._refused.values(), default=float("inf"))
        ack_s = self._dialect.limits.ack_s
        for book in self._books.values():
            for flight in book.flights.values():
                due_s = min(due_s, flight.sent_s + ack_s)
                break  # the oldest: they are kept in order of sending
            due_s = min(due_s, min(book.quiet_due_s.values(), default=due_s))
        return due_s
