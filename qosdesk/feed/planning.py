"""The next command of a link: from what was sent to what has a slot, in few commands. Imports only domain and feed.

For a focused symbol one command makes room and every kind then takes one; everything else waits. For the others room
is made first, since cancels of one kind go together, and then filled. What lingers goes last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Stream
from qosdesk.feed.book import Book
from qosdesk.feed.dialect import Command, Dialect
from qosdesk.feed.limits import CountBy
from qosdesk.feed.pacing import ProductLimit
from qosdesk.feed.slots import Claim, Victim, allocate, choose_drops
from qosdesk.feed.wants import Wants

_FOCUSED: Final = int(Priority.FOCUSED)
_READY: Final = 2
"""Codes that stream one kind only, below which one more is seen to before anything that is not focused."""


class Planner:
    """Computes commands; changes nothing but what it remembers of its own results.

    Args:
        books: each link's connection; read at every turn.
        limit: products that may be live.
        without: streams that get no slot for now (refused, or impossible), each collection as it is at every turn.

    Attributes:
        revision: grows whenever the slots may be shared out anew.
    """

    def __init__(
        self,
        dialect: Dialect,
        books: Mapping[int, Book],
        wants: Wants,
        limit: ProductLimit,
        without: Sequence[Collection[Stream]],
    ) -> None:
        self._dialect = dialect
        self._books = books
        self._wants = wants
        self._limit = limit
        self._without = without
        self._shares: tuple[list[Claim], list[Claim]] | None = None
        self.revision = 0

    # -- who has a slot ------------------------------------------------------------------------------------------------

    def invalidate(self) -> None:
        """Something changed."""
        self._shares = None
        self.revision += 1
        self.unsettle()

    def unsettle(self) -> None:
        """Slots became free: look again whether something is left to send."""
        for book in self._books.values():
            book.settled = False

    def shares(self) -> tuple[list[Claim], list[Claim]]:
        """(claims with a slot, claims without), each most urgent first."""
        if self._shares is None:
            dialect = self._dialect
            sent = {stream for book in self._books.values() for stream in book.sent}
            held = {dialect.product_of(stream) for stream in sent}
            claims = []
            for stream, urgency, arrival in self._wants.urgencies():
                if any(stream in some for some in self._without):
                    continue
                product, group = dialect.product_of(stream), dialect.group_of(stream)
                claims.append(
                    Claim(stream, product, group, urgency, stream in sent, product in held, arrival)
                )
            slotted, left = allocate(
                claims,
                self._limit.limit,
                per_stream=dialect.limits.count_by is CountBy.KIND,
                in_place=dialect.capabilities.replaces_subscriptions,
            )
            self._shares = (slotted, left) if dialect.capabilities.has_stream else ([], [*slotted, *left])
        return self._shares

    def taken(self) -> set[str]:
        """Products that the vendor streams, for all we know: asked for, or cancelled and not acknowledged."""
        product_of = self._dialect.product_of
        return {product_of(stream) for book in self._books.values() for stream in book.sent | book.ending}

    def is_focusing(self) -> bool:
        """Whether a focused stream is still to be asked for: nothing else may take its command."""
        if all(book.settled for book in self._books.values()):
            return False
        for claim in self.shares()[0]:
            if claim.urgency != _FOCUSED:
                break
            book = self._books[self._dialect.link_of(claim.stream)]
            if claim.stream not in book.sent and not book.suspects:
                return True
        return False

    def _within_limit(self, link: int) -> tuple[list[Claim], list[Claim]]:
        """The link's slotted claims: those that the vendor has room for now, that is before it confirmed our cancels,
        and those that it has none for."""
        if self._dialect.capabilities.replaces_subscriptions:
            return self._within_lists(link), []
        limit, link_of = self._limit.limit, self._dialect.link_of
        taken = self.taken()
        fitting: list[Claim] = []
        blocked: list[Claim] = []
        for claim in self.shares()[0]:
            fits = not limit or claim.product in taken or len(taken) < limit
            if fits:
                taken.add(claim.product)
            if link_of(claim.stream) == link:
                (fitting if fits else blocked).append(claim)
        return fitting, blocked

    def _within_lists(self, link: int) -> list[Claim]:
        """The same where a command replaces a list: what it ends makes room for what it adds, but what other lists and
        links still hold does not, whether it is wanted or not."""
        limit, dialect = self._limit.limit, self._dialect
        slotted = self.shares()[0]
        kept = {claim.stream for claim in slotted}
        held = [
            (place, dialect.group_of(stream), stream)
            for place, book in self._books.items()
            for stream in book.sent | book.ending
        ]
        taken: dict[Hashable, set[str]] = {}
        fitting: list[Claim] = []
        for claim in slotted:
            if dialect.link_of(claim.stream) != link:
                continue
            if claim.group not in taken:
                taken[claim.group] = {
                    dialect.product_of(stream)
                    for place, group, stream in held
                    if stream in kept or (place, group) != (link, claim.group)
                }
            products = taken[claim.group]
            if not limit or claim.product in products or len(products) < limit:
                products.add(claim.product)
                fitting.append(claim)
        return fitting

    # -- the next command ----------------------------------------------------------------------------------------------

    def next_command(self, link: int) -> Command | None:
        """The next step from sent to wanted on a link; None when nothing is left to do."""
        book = self._books[link]
        if book.settled:
            return None
        fitting, blocked = self._within_limit(link)
        wanted = [claim.stream for claim in fitting]
        asked = frozenset(book.sent - book.again.intersection(wanted))
        if book.suspects:
            possible = set(wanted) - asked
            groups = [tuple(one for one in group if one in possible) for group in book.suspects]
            book.suspects = [group for group in groups if group]
        busy = self._busy_lists(book)
        fitting = [claim for claim in fitting if claim.group not in busy]
        asked = frozenset(stream for stream in asked if self._dialect.group_of(stream) not in busy)
        suspects = {stream for group in book.suspects for stream in group}
        # Streams above suspicion go first: they need not wait for a bisection.
        trusted = [claim for claim in fitting if claim.stream not in suspects]
        command = self._step(link, trusted, blocked, asked)
        group = next((one for one in book.suspects if self._dialect.group_of(one[0]) not in busy), ())
        if command is None and group:
            allowed = asked.union(group)
            some = [stream for stream in wanted if stream in allowed]
            command = self._dialect.next_command(link, some, asked, len(group))
        book.settled = command is None
        return command

    def _busy_lists(self, book: Book) -> set[Hashable]:
        """Lists whose last replacement is not answered: another one would hold what that may be refused for."""
        if not self._dialect.capabilities.replaces_subscriptions:
            return set()
        commands = [flight.command for flight in book.flights.values()]
        return {self._dialect.group_of((one.adds or one.drops)[0]) for one in commands}

    def _step(
        self, link: int, fitting: list[Claim], blocked: list[Claim], asked: frozenset[Stream]
    ) -> Command | None:
        if self._dialect.capabilities.replaces_subscriptions:
            return self._dialect.next_command(link, [claim.stream for claim in fitting], asked, 0)
        missing = [claim for claim in fitting if claim.stream not in asked]
        focus_fits = bool(missing) and missing[0].urgency == _FOCUSED
        if not focus_fits:
            at_once = bool(blocked) and blocked[0].urgency == _FOCUSED
            drops = () if at_once else self._lighten(link)
            drops = drops or (self._make_room(link, blocked, at_once=at_once) if blocked else ())
            if drops:
                live = asked.union(drops)  # what nobody answered for may be live, and is cancelled as well
                return self._dialect.next_command(link, tuple(live.difference(drops)), live, 0)
            if at_once:
                return None  # what is free comes to the focus, as soon as the vendor says that it is
        if missing:
            streams = [claim.stream for claim in missing]
            return self._dialect.next_command(link, (*asked, *streams), asked, 0)
        return None if blocked else self._clean_up(link, asked)

    def _make_room(self, link: int, blocked: list[Claim], *, at_once: bool) -> tuple[Stream, ...]:
        """Cancels that free slots for what has none; empty while earlier ones are under way, or if nobody has to go."""
        needy = [c for c in blocked if c.urgency == _FOCUSED] if at_once else blocked
        taken, product_of = self.taken(), self._dialect.product_of
        # A cancel that nobody answers frees nothing.
        staying = {product_of(one) for book in self._books.values() for one in book.sent}
        staying |= {product_of(s) for book in self._books.values() for s in book.ending if s in book.later_s}
        coming = len(taken) - len(taken & staying)
        need = len({claim.product for claim in needy}) - (self._limit.limit - len(taken)) - coming
        if need <= 0:
            return ()
        return choose_drops(self._victims(link, at_once=at_once), need, at_once=at_once)

    def _lighten(self, link: int) -> tuple[Stream, ...]:
        """Where codes are counted and the plan is full: cancels that make ready for the next focus (see `slots`).

        The first ones are urgent, the others are left to the clean-up.
        """
        slotted, left = self.shares()
        if (
            not left
            or self._dialect.limits.count_by is not CountBy.CODE
            or len(self.taken()) < self._limit.limit
        ):
            return ()
        victims = self._victims(link, at_once=True)
        if sum(len(victim.groups) == 1 for victim in victims) >= _READY:
            return ()
        kept = {claim.stream for claim in slotted}
        for victim in sorted(victims, key=lambda one: len(one.groups)):
            for streams in victim.groups.values():
                if kept.isdisjoint(streams):
                    return streams
        return ()

    def _victims(self, link: int, *, at_once: bool) -> list[Victim]:
        """Products that may go, the least worthy first: those without a slot, then for the focus any other."""
        dialect, book = self._dialect, self._books[link]
        worth = {claim.stream: (place, claim.urgency) for place, claim in enumerate(self.shares()[0])}
        by_product: dict[str, list[Stream]] = {}
        for stream in sorted(book.sent, key=str):
            by_product.setdefault(dialect.product_of(stream), []).append(stream)
        found: list[tuple[bool, int, Victim]] = []
        for product, streams in by_product.items():
            places = [worth[stream] for stream in streams if stream in worth]
            if places and not (at_once and min(urgency for _, urgency in places) > _FOCUSED):
                continue
            groups: dict[Hashable, tuple[Stream, ...]] = {}
            for stream in streams:
                group = dialect.group_of(stream)
                groups[group] = (*groups.get(group, ()), stream)
            place = min((place for place, _ in places), default=len(worth))
            is_wanted = any(stream in self._wants for stream in streams)
            found.append((is_wanted, -place, Victim(product, groups)))
        found.sort(key=lambda one: one[:2])
        return [victim for _, _, victim in found]

    def _clean_up(self, link: int, asked: frozenset[Stream]) -> Command | None:
        """Cancel what has no slot, the kind with the most of it first."""
        slotted = {claim.stream for claim in self.shares()[0]}
        stale = sorted((stream for stream in asked if stream not in slotted), key=str)
        if not stale:
            return None
        group_of = self._dialect.group_of
        group = Counter(map(group_of, stale)).most_common(1)[0][0]
        kept = [stream for stream in asked if stream in slotted or group_of(stream) != group]
        return self._dialect.next_command(link, kept, asked, 0)
