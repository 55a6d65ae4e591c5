"""Wanted, sent and confirmed: three different facts about each stream. No I/O, no clock; imports only domain and feed.

*Wanted* is what the screens need and survives everything. *Sent* is what commands on this connection asked for.
*Confirmed* is what the vendor acknowledged or what was heard. Commands are computed when one may go, so nothing stale
ever waits in a queue: `planning` computes them, `slots` shares out the live slots.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.book import Book, Flight
from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.dialect import Command, Dialect
from qosdesk.feed.messages import (
    Event,
    LimitLearned,
    Measure,
    StreamsSilent,
    SubscriptionConfirmed,
    SubscriptionRefused,
    Usage,
    Warned,
)
from qosdesk.feed.pacing import ProductLimit
from qosdesk.feed.planning import Planner
from qosdesk.feed.wants import Wants

RETRY_S: Final = 60.0
"""A refused or silent stream is asked for again after this long: it may have been listed, or the plan have changed."""
MAX_TRIES: Final = 3
"""How often a command that nobody answers is sent in a row; after that once in `RETRY_S`."""


class Subscriptions:
    """All streams of a session, over all its links."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._wants = Wants(dialect.limits, self._is_live)
        self._limit = ProductLimit(dialect.limits.products)
        self._impossible: set[Stream] = set()
        self._refused: dict[Stream, float] = {}
        self._reported: dict[Stream, str] = {}
        self._books = {link: Book() for link in dialect.links}
        self._told = 0
        self._planner = self._new_planner()

    def set_plan(self, dialect: Dialect) -> None:
        """The same words under another plan: what was learned is forgotten."""
        self._dialect = dialect
        self._wants.limits = dialect.limits
        self._limit = ProductLimit(dialect.limits.products)
        self._told = 0
        self._planner = self._new_planner()
        self._changed()

    def _new_planner(self) -> Planner:
        without = (self._impossible, self._refused.keys())
        return Planner(self._dialect, self._books, self._wants, self._limit, without)

    # -- wanted --------------------------------------------------------------------------------------------------------

    def want(self, streams: Sequence[Stream], priority: Priority, now_s: float) -> list[Event]:
        """Streams are needed; order is urgency, and wanting again changes at most the priority.

        Returns:
            A `SubscriptionRefused` for each newly wanted stream that the provider cannot have.
        """
        events: list[Event] = []
        for stream in streams:
            is_new = self._wants.want(stream, priority, now_s)
            if is_new is None:
                continue
            self._changed()
            if is_new and (reason := self._dialect.why_not(stream)):
                self._impossible.add(stream)
                events.append(SubscriptionRefused((stream,), Failure(FailureKind.NOT_OFFERED, reason)))
        return events

    def reconsider(self) -> list[Event]:
        """The vendor's catalogue is known now: which wanted streams can be had, and which cannot."""
        events: list[Event] = []
        for stream in self._wants.all():
            reason = self._dialect.why_not(stream)
            if not reason:
                self._impossible.discard(stream)
            elif stream not in self._impossible:
                self._impossible.add(stream)
                events.append(SubscriptionRefused((stream,), Failure(FailureKind.NOT_OFFERED, reason)))
        self._changed()
        return events

    def unwant(self, streams: Sequence[Stream], now_s: float) -> None:
        """Streams are not needed any more."""
        for stream in streams:
            if self._wants.unwant(stream, now_s):
                self._impossible.discard(stream)
                self._refused.pop(stream, None)
                self._reported.pop(stream, None)
                self._changed()

    @property
    def wanted(self) -> tuple[Stream, ...]:
        """Most urgent first: by priority, then by arrival."""
        return self._wants.all()

    def needed_links(self) -> set[int]:
        """The links of what is wanted and can be had."""
        return {self._dialect.link_of(one) for one in self._wants.all() if one not in self._impossible}

    def _is_live(self, stream: Stream) -> bool:
        return stream in self._books[self._dialect.link_of(stream)].confirmed

    def is_confirmed(self, stream: Stream) -> bool:
        """Whether it is wanted and live."""
        return stream in self._wants and stream not in self._impossible and self._is_live(stream)

    def unslotted(self) -> tuple[Stream, ...]:
        """Wanted streams for which the plan has no live product left, most urgent first."""
        return tuple(claim.stream for claim in self._planner.shares()[1] if claim.stream in self._wants)

    def to_poll(self) -> dict[Symbol, Priority]:
        """Symbols whose figures no live stream brings, for want of a slot."""
        found: dict[Symbol, Priority] = {}
        for stream in self.unslotted():
            figures = Stream(stream.symbol, Kind.SNAPSHOT)
            if (
                stream.kind is not Kind.BAR
                and figures not in self._books[self._dialect.link_of(figures)].sent
            ):
                found.setdefault(stream.symbol, self._wants.priority(stream))
        return found

    def to_refresh(self) -> tuple[Symbol, ...]:
        """Symbols in view whose stream brings prints alone: the figures of their day grow old unless asked for."""
        if not self._dialect.capabilities.composes_snapshots:
            return ()
        return tuple(
            one.symbol
            for one in self._wants.all()
            if one.kind is Kind.SNAPSHOT
            and self._wants.priority(one) <= Priority.VISIBLE
            and one in self._books[self._dialect.link_of(one)].sent
        )

    @property
    def revision(self) -> int:
        """Grows whenever the slots may have been shared out anew."""
        return self._planner.revision

    def usage(self) -> Usage:
        """Live products: sent, or cancelled and not acknowledged; pending those whose command is under way."""
        product_of = self._dialect.product_of
        pending = {
            product_of(stream)
            for book in self._books.values()
            for flight in book.flights.values()
            for stream in (*flight.new, *flight.command.drops)
        } | {product_of(stream) for book in self._books.values() for stream in book.ending}
        is_learned = self._limit.learned is not None
        return Usage(
            "Live", len(self._planner.taken()), self._limit.limit, len(pending), is_learned=is_learned
        )

    def _changed(self) -> None:
        self._planner.invalidate()

    # -- sent ----------------------------------------------------------------------------------------------------------

    def is_settled(self, link: int) -> bool:
        """Whether nothing changed since there was nothing left to send on a link; cheap."""
        return self._books[link].settled

    def is_focusing(self) -> bool:
        """Whether a focused stream is still to be asked for: nothing else may take its command."""
        return self._planner.is_focusing()

    def next_command(self, link: int) -> Command | None:
        """The next step from sent to wanted on a link; None when nothing is left to do."""
        return self._planner.next_command(link)

    def on_sent(self, link: int, command: Command, request_id: int, now_s: float) -> tuple[Stream, ...]:
        """The command went out; returns the streams that are new with it."""
        book = self._books[link]
        new = tuple(one for one in command.adds if one not in book.sent or one in book.again)
        book.forget(command.drops)
        book.ending.update(command.drops)
        self._wants.forget(command.drops)
        # A cancel without an answer may never have arrived.
        repeated = frozenset((book.again | book.ending).intersection(new))
        book.again -= repeated
        book.sent.update(new)
        book.ending.difference_update(new)
        book.flights[request_id] = Flight(command, new, repeated, now_s)
        self._changed()
        return new

    def on_reset(self, link: int) -> tuple[Stream, ...]:
        """The connection is gone, and what was sent on it; returns the wanted streams that had been live."""
        book = self._books[link]
        lost = tuple(stream for stream in self.wanted if stream in book.confirmed)
        self._books[link] = Book(suspects=book.suspects)
        self._wants.forget(tuple(book.sent))
        self._changed()
        return lost

    def renew(self, link: int, streams: Sequence[Stream]) -> None:
        """Ask for these once more though they are live: only the answer brings some of their figures."""
        book = self._books[link]
        book.again.update(stream for stream in streams if stream in book.sent)
        self._changed()

    # -- confirmed -----------------------------------------------------------------------------------------------------

    def on_acknowledged(self, link: int, name: str, request_id: int | None, now_s: float) -> list[Event]:
        """The vendor took a command."""
        book = self._books[link]
        flight = book.land(name, request_id)
        if flight is None:
            return []
        book.end(flight)
        self._planner.unsettle()
        return self._confirm(book, flight.new, now_s)

    def on_heard(self, link: int, streams: Sequence[Stream], now_s: float) -> list[Event]:
        """Data of these streams arrived for the first time since they were asked for: as good as an acknowledgement."""
        book = self._books[link]
        heard = [stream for stream in streams if stream in book.sent]
        book.heard.update(heard)
        for stream in heard:
            book.quiet_due_s.pop(stream, None)
            book.later_s.pop(stream, None)
        return self._confirm(book, heard, now_s)

    def on_refused(
        self, link: int, name: str, request_id: int | None, failure: Failure, now_s: float
    ) -> list[Event] | None:
        """The vendor refused a command; None if it is none of ours.

        A refused list is halved until the bad symbol is alone (vendors refuse a partly bad list whole, QOS 5.4), unless
        the vendor says that it is too long.
        """
        book = self._books[link]
        flight = book.land(name, request_id)
        if flight is None:
            return None
        new = tuple(one for one in flight.new if one in book.sent and one not in book.heard)
        is_over = failure.kind is FailureKind.OVER_LIMIT and self._learn(new, now_s)
        postponed = is_over or failure.kind is FailureKind.RATE_LIMIT
        # Refused now, but live perhaps since before: asked for again while wanted, cancelled otherwise.
        unclear = flight.repeated.intersection(new)
        book.forget(one for one in new if one not in unclear)
        book.again.update(unclear)
        if postponed or flight.command.adds:
            book.resume(flight.command.drops)  # a replacement that was refused ended nothing
        book.end(flight)
        self._changed()
        if postponed:
            return self._tell_learned()
        if len(new) > 1:
            half = (len(new) + 1) // 2
            book.suspects[:0] = [new[:half], new[half:]]
            return []
        if not new:
            return [Warned(f"The vendor refused {flight.command.name}: {failure.text}")]
        stream = new[0]
        if stream not in self._wants:
            return []
        self._refused[stream] = now_s + RETRY_S
        if self._reported.get(stream) == failure.text:
            return []
        self._reported[stream] = failure.text
        return [SubscriptionRefused(new, failure)]

    def _learn(self, new: Sequence[Stream], now_s: float) -> bool:
        """Too many products, the vendor says; whether that teaches how many are allowed."""
        product_of = self._dialect.product_of
        asked = self._planner.taken()
        proven = {product_of(one) for book in self._books.values() for one in book.confirmed}
        if asked <= proven or not {product_of(one) for one in new} - proven:
            return False
        self._limit.refuse(len(proven), len(asked), now_s)
        return True

    def _tell_learned(self) -> list[Event]:
        limit = self._limit
        if not limit.is_settled or limit.learned == self._told:
            return []
        self._told = limit.limit
        return [LimitLearned(Measure.LIVE, "", limit.limit, limit.plan, len(self.to_poll()))]

    def _confirm(self, book: Book, streams: Sequence[Stream], now_s: float) -> list[Event]:
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
        events: list[Event] = [SubscriptionConfirmed(new)]
        if self._limit.learned is not None:
            product_of = self._dialect.product_of
            live = {product_of(one) for one_book in self._books.values() for one in one_book.confirmed}
            if self._limit.prove(len(live)):
                self._changed()
            events += self._tell_learned()
        return events

    # -- time ----------------------------------------------------------------------------------------------------------

    def on_time(self, now_s: float) -> list[Event]:
        """What became due: unanswered commands, silent streams, refused ones to try again, what lingered enough."""
        events: list[Event] = []
        if self._wants.on_time(now_s) or self._limit.on_time(now_s):
            self._changed()
        for link, book in self._books.items():
            for key, flight in list(book.flights.items()):
                if now_s >= flight.sent_s + self._dialect.limits.ack_s:
                    del book.flights[key]
                    events += self._on_unanswered(link, book, flight, now_s)
            for stream in [stream for stream, due_s in book.later_s.items() if now_s >= due_s]:
                self._try_again(book, stream, now_s)
            silent = tuple(stream for stream, due_s in book.quiet_due_s.items() if now_s >= due_s)
            if silent:
                for stream in silent:
                    del book.quiet_due_s[stream]
                    book.later_s[stream] = now_s + RETRY_S
                events.append(StreamsSilent(silent))
        for stream in [stream for stream, due_s in self._refused.items() if now_s >= due_s]:
            del self._refused[stream]
            self._books[self._dialect.link_of(stream)].suspects.append((stream,))
            self._changed()
        return events

    def _try_again(self, book: Book, stream: Stream, now_s: float) -> None:
        """A stream whose commands nobody answered, or that was acknowledged and never heard: one more command about it.

        The second may be a quiet market; a subscription that the vendor dropped without a word looks the same.
        """
        del book.later_s[stream]
        if stream in book.sent and stream not in book.heard:
            book.again.add(stream)
            if stream in book.confirmed:
                book.later_s[stream] = now_s + RETRY_S
        elif stream in book.ending:
            book.resume([stream])
        self._changed()

    def _on_unanswered(self, link: int, book: Book, flight: Flight, now_s: float) -> list[Event]:
        given_up: list[Stream] = []
        for stream in flight.command.drops:
            if stream not in book.ending or stream in book.sent:
                continue
            if self._is_tried_out(book, stream):
                book.later_s[stream] = now_s + RETRY_S
                given_up += [stream] if book.tries[stream] == MAX_TRIES else []
            else:
                book.resume([stream])
        for stream in flight.new:
            if stream not in book.sent or stream in book.confirmed:
                continue
            if self._is_tried_out(book, stream):
                book.later_s[stream] = now_s + RETRY_S
                given_up += [stream] if book.tries[stream] == MAX_TRIES else []
            else:
                book.again.add(stream)
        self._changed()
        if not given_up:
            return []
        names = ", ".join(map(str, given_up[:5])) + (" ..." if len(given_up) > 5 else "")
        return [Warned(f"No answer to {MAX_TRIES} commands on link {link}: {names}")]

    def _is_tried_out(self, book: Book, stream: Stream) -> bool:
        """Count one more command about this stream that nobody answered; whether that is enough."""
        book.tries[stream] = book.tries.get(stream, 0) + 1
        return book.tries[stream] >= MAX_TRIES

    def next_due_s(self) -> float:
        """When `on_time` has something to do; infinity for never."""
        due_s = min(self._refused.values(), default=float("inf"))
        due_s = min(due_s, self._wants.next_due_s(), self._limit.next_due_s())
        return min(due_s, *(book.next_due_s(self._dialect.limits.ack_s) for book in self._books.values()))
