"""Who gets the plan's live slots, and which streams make room for whom. Pure functions; imports only domain and feed.

Order inside a priority: what is live stays (no eviction among equals), then kinds in the order that the eye needs
them: the snapshot, since it fills a row and every header; the book, since nothing else brings it; trades; bars last,
since a chart has its history from a request and only its last bar stands still meanwhile. Then whoever came first.

A focused symbol must be live in seconds while a command goes once in a second. So a full plan is kept such that
one command makes room for it: where codes are counted, a few codes of the least urgent stream one kind only, so that
also who looks around quickly finds one; where kinds are counted, snapshots come before the other kinds of what is not
focused, so that several can be cancelled together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream

IDLE: Final = len(Priority)
"""Urgency of what nobody wants any more: it stays while nobody needs its slot."""
LIGHT: Final = 3
"""Codes that stream one kind only, in a full plan that counts codes."""
_RANK: Final = {Kind.SNAPSHOT: 0, Kind.DEPTH: 1, Kind.TRADE: 2, Kind.BAR: 3}


@dataclass(frozen=True, slots=True)
class Claim:
    """A stream that would have a slot.

    Attributes:
        product: what the vendor counts.
        group: what one command may hold together.
        urgency: a `Priority`, or `IDLE`.
        is_sent: it has been asked for on this connection.
        is_held: its product takes a slot already.
        arrival: who came first.
    """

    stream: Stream
    product: str
    group: Hashable
    urgency: int
    is_sent: bool
    is_held: bool
    arrival: int


def _order(claim: Claim) -> tuple[int, bool, int, int]:
    return claim.urgency, not claim.is_held, _RANK[claim.stream.kind], claim.arrival


def allocate(
    claims: Sequence[Claim], limit: int, *, per_stream: bool, in_place: bool
) -> tuple[list[Claim], list[Claim]]:
    """Share out the slots.

    Args:
        limit: slots; 0 for unlimited.
        per_stream: each stream takes one, not each code.
        in_place: the vendor takes the whole list in one command, so that nothing must stand ready to go.

    Returns:
        (claims that get a slot, claims that do not), each most urgent first.
    """
    order = sorted(claims, key=_order)
    if not limit or len({claim.product for claim in order}) <= limit:
        return order, []
    if per_stream and not in_place:
        order = _snapshots_first(order)
    products: set[str] = set()
    slotted: list[Claim] = []
    left: list[Claim] = []
    for claim in order:
        if claim.product in products or len(products) < limit:
            products.add(claim.product)
            slotted.append(claim)
        else:
            left.append(claim)
    if not per_stream and not in_place:
        return _keep_some_light(slotted, left)
    return slotted, left


def _snapshots_first(order: list[Claim]) -> list[Claim]:
    """After the focused streams, the snapshots of the most urgent: one command cancels any number of them."""
    focused = sum(claim.urgency == Priority.FOCUSED for claim in order)
    rest = order[focused:]
    alike = [c for c in rest if c.urgency == rest[0].urgency and c.stream.kind is Kind.SNAPSHOT]
    chosen = {claim.stream for claim in alike}
    return [*order[:focused], *alike, *(claim for claim in rest if claim.stream not in chosen)]


def _keep_some_light(slotted: list[Claim], left: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Let a few codes that are not focused stream one kind only: one command cancels such a code."""
    focused = {claim.product for claim in slotted if claim.urgency == Priority.FOCUSED}
    by_product: dict[str, list[Claim]] = {}
    for claim in slotted:
        if claim.product not in focused:
            by_product.setdefault(claim.product, []).append(claim)

    def weight(claims: list[Claim]) -> tuple[int, bool, int, int]:
        # The least urgent; then what streams one kind already, so that nothing is sent; then what shows little.
        is_light = sum(c.is_sent for c in claims) == 1
        return -min(c.urgency for c in claims), not is_light, len(claims), -claims[0].arrival

    gone: set[Stream] = set()
    for claims in sorted(by_product.values(), key=weight)[:LIGHT]:
        sent = [claim for claim in claims if claim.is_sent]
        kept = sent[0] if len(sent) == 1 else claims[0]
        gone.update(claim.stream for claim in claims if claim.group != kept.group)
    return (
        [claim for claim in slotted if claim.stream not in gone],
        [*left, *(claim for claim in slotted if claim.stream in gone)],
    )


@dataclass(frozen=True, slots=True)
class Victim:
    """A product that may lose its slot: its streams by what one command may hold together."""

    product: str
    groups: Mapping[Hashable, tuple[Stream, ...]]


def choose_drops(victims: Sequence[Victim], need: int, *, at_once: bool) -> tuple[Stream, ...]:
    """The next command's cancels so that `need` products go with the fewest commands; empty if there are no victims.

    Args:
        victims: the least worthy first.
        need: products that must go, at least 1.
        at_once: somebody waits for the very next slots: what one command can free goes before what is worth less.
    """
    if not victims:
        return ()
    chosen: Sequence[Victim] = victims[:need]
    if at_once:
        light = [victim for victim in victims if len(victim.groups) == 1]
        if not light:
            fewest = min(len(victim.groups) for victim in victims)
            light = [next(victim for victim in victims if len(victim.groups) == fewest)]
        chosen = light
    counts = Counter(group for victim in chosen for group in victim.groups)
    # Counter keeps the order of arrival: among equals the group of the least worthy goes.
    group = max(counts, key=lambda one: min(counts[one], need))
    hit = [victim for victim in chosen if group in victim.groups][:need]
    return tuple(stream for victim in hit for stream in victim.groups[group])
