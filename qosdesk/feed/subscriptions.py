"""Wanted, sent and confirmed: three different facts about each stream. No I/O, no clock; imports only domain and feed.

*Wanted* is what the screens need and survives everything. *Sent* is what commands on this connection asked for.
*Confirmed* is what the vendor acknowledged or what was heard. Commands are computed when one may go, so nothing stale
ever waits in a queue.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Stream
from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.dialect import Command, Dialect
from qosdesk.feed.messages import Event, StreamsSilent, SubscriptionConfirmed, SubscriptionRefused, Warned

RETRY_S: Final = 60.0
"""A refused stream is asked for again after this long: it may have been listed or the plan may have changed."""
MAX_TRIES: Final = 3
"""How often a command that nobody answers is sent in a row; after that once in `RETRY_S`."""


@dataclass(slots=True)
class _Flight:
    """A command that was sent and not answered yet.

    Attributes:
        new: the streams that it added to what was live.
        repeated: those of them that may have been live already.
    """

    command: Command
    new: tuple[Stream, ...]
    repeated: frozenset[Stream]
    sent_s: float


@dataclass(slots=True)
class _Book:
    """What is known of one link's present connection.

    Attributes:
        sent: asked for, and not cancelled since; `again` are those of them that nobody answered: perhaps live, so they
            are asked for once more while wanted and cancelled otherwise.
        ending: cancelled, and not acknowledged yet: they still take a slot.
    """

    sent: set[Stream] = field(default_factory=set)
    again: set[Stream] = field(default_factory=set)
    ending: set[Stream] = field(default_factory=set)
    confirmed: set[Stream] = field(default_factory=set)
    heard: set[Stream] = field(default_factory=set)
    flights: dict[int, _Flight] = field(default_factory=dict)
    # Parts of a refused command, each asked for by itself until the bad symbol is alone.
    suspects: list[tuple[Stream, ...]] = field(default_factory=list)
    tries: dict[Stream, int] = field(default_factory=dict)
    later_s: dict[Stream, float] = field(default_factory=dict)
    quiet_due_s: dict[Stream, float] = field(default_factory=dict)
    settled: bool = False

    def forget(self, streams: Iterable[Stream]) -> None:
        for stream in streams:
            self.sent.discard(stream)
            self.again.discard(stream)
            self.confirmed.discard(stream)
            self.heard.discard(stream)
            self.quiet_due_s.pop(stream, None)
            self.later_s.pop(stream, None)

    def resume(self, streams: Iterable[Stream]) -> None:
        """A cancel had no effect, for all we know: cancel again, or ask again for what is wanted again meanwhile."""
        self.sent.update(streams)
        self.again.update(streams)


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

    def is_settled(self, link: int) -> bool:
        """Whether nothing changed since there was nothing left to send on a link; cheap."""
        return self._books[link].settled

    def next_command(self, link: int) -> Command | None:
        """The next step from sent to wanted on a link; None when nothing is left to do. Changes nothing by itself."""
        book = self._books[link]
        if book.settled:
            return None
        link_of = self._dialect.link_of
        wanted = [stream for stream in self._within_limit() if link_of(stream) == link]
        asked = frozenset(book.sent - book.again.intersection(wanted))
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

    def _within_limit(self) -> list[Stream]:
        """The slotted streams as far as the vendor has room for them now, that is before it confirmed our cancels."""
        limit, product_of = self._dialect.limits.products, self._dialect.product_of
        slotted = self._slots()
        if not limit:
            return slotted
        taken = {product_of(stream) for book in self._books.values() for stream in book.sent | book.ending}
        if self._dialect.capabilities.replaces_subscriptions:
            # What the same command ends makes room for what it adds.
            taken &= {product_of(stream) for stream in slotted}
        fitting = []
        for stream in slotted:
            product = product_of(stream)
            if product in taken or len(taken) < limit:
                taken.add(product)
                fitting.append(stream)
        return fitting

    def on_sent(self, link: int, command: Command, request_id: int, now_s: float) -> tuple[Stream, ...]:
        """The command went out; returns the streams that are new with it."""
        book = self._books[link]
        new = tuple(one for one in command.adds if one not in book.sent or one in book.again)
        book.forget(command.drops)
        book.ending.update(command.drops)
        repeated = frozenset(book.again.intersection(new))
        book.again -= repeated
        book.sent.update(new)
        book.flights[request_id] = _Flight(command, new, repeated, now_s)
        return new

    def on_reset(self, link: int) -> tuple[Stream, ...]:
        """The connection is gone, and what was sent on it; returns the wanted streams that had been live."""
        book = self._books[link]
        lost = tuple(stream for stream in self.wanted if stream in book.confirmed)
        self._books[link] = _Book(suspects=book.suspects)
        return lost

    # -- confirmed -----------------------------------------------------------------------------------------------------

    def on_acknowledged(self, link: int, name: str, request_id: int | None, now_s: float) -> list[Event]:
        """The vendor took a command."""
        book = self._books[link]
        flight = self._land(book, name, request_id)
        if flight is None:
            return []
        self._end(book, flight)
        return self._confirm(book, flight.new, now_s)

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
        postponed = failure.kind is FailureKind.RATE_LIMIT
        unclear = flight.repeated.intersection(new) if postponed or len(new) > 1 else frozenset()
        book.forget(one for one in new if one not in unclear)
        book.again.update(unclear)
        if postponed or flight.command.adds:
            book.resume(flight.command.drops)  # a replacement that was refused ended nothing
        self._end(book, flight)
        if postponed:
            return []
        if len(new) > 1:
            half = (len(new) + 1) // 2
            book.suspects[:0] = [new[:half], new[half:]]
            return []
        if not new:
            return [Warned(f"The vendor refused {flight.command.name}: {failure.text}")]
        stream = new[0]
        if stream not in self._wanted:
            return []
        self._refused[stream] = now_s + RETRY_S
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

    def _end(self, book: _Book, flight: _Flight) -> None:
        """The cancelled streams of an answered command take no slot any more; somebody on any link may wait for one."""
        for stream in book.ending.intersection(flight.command.drops):
            book.ending.discard(stream)
            if stream not in book.sent:
                book.tries.pop(stream, None)
        for one in self._books.values():
            one.settled = False

    def _confirm(self, book: _Book, streams: Sequence[Stream], now_s: float) -> list[Event]:
        new = tuple(one for one in streams if one in book.sent and one not in book.confirmed)
        if not new:
            return []
        book.confirmed.update(new)
        for stream in new:
            book.tries.pop(stream, None)
            book.later_s.pop(stream, None)
            book.again.discard(stream)
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
                    events += self._on_unanswered(link, book, flight, now_s)
            for stream in [stream for stream, due_s in book.later_s.items() if now_s >= due_s]:
                del book.later_s[stream]
                if stream in book.sent and stream not in book.confirmed:
                    book.again.add(stream)
                    book.settled = False
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

    def _on_unanswered(self, link: int, book: _Book, flight: _Flight, now_s: float) -> list[Event]:
        given_up: list[Stream] = []
        for stream in flight.command.drops:
            if self._is_tried_out(book, stream):
                del book.tries[
                    stream
                ]  # counted as ended: or a vendor that never answers would block the slot for good
                given_up.append(stream)
            elif stream in book.ending:
                book.resume([stream])
        for stream in flight.new:
            if stream not in book.sent or stream in book.confirmed:
                continue
            if self._is_tried_out(book, stream):
                book.later_s[stream] = now_s + RETRY_S
                if book.tries[stream] == MAX_TRIES:
                    given_up.append(stream)
            else:
                book.again.add(stream)
        self._end(book, flight)
        if not given_up:
            return []
        names = ", ".join(map(str, given_up[:5])) + (" ..." if len(given_up) > 5 else "")
        return [Warned(f"No answer to {MAX_TRIES} commands on link {link}: {names}")]

    def _is_tried_out(self, book: _Book, stream: Stream) -> bool:
        """Count one more command about this stream that nobody answered; whether that is enough."""
        book.tries[stream] = book.tries.get(stream, 0) + 1
        return book.tries[stream] >= MAX_TRIES

    def next_due_s(self) -> float:
        """When `on_time` has something to do; infinity for never."""
        due_s = min(self._refused.values(), default=float("inf"))
        ack_s = self._dialect.limits.ack_s
        for book in self._books.values():
            for flight in book.flights.values():
                due_s = min(due_s, flight.sent_s + ack_s)
                break  # the oldest: they are kept in order of sending
            for times in (book.quiet_due_s, book.later_s):
                due_s = min(due_s, min(times.values(), default=due_s))
        return due_s
