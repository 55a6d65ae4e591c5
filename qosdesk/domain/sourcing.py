"""Which vendor's quotes a symbol shows: what each covers, what the user chose. Values; imports domain only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind
from qosdesk.domain.status import Connection


class Cover(Enum):
    """Whether a vendor can serve a symbol."""

    YES = "yes"
    """It offers the symbol's market, and nothing it said denies this code."""
    MAPPED = "mapped"
    """The user said that one of its own codes stands in for the symbol: similar, not the same instrument."""
    REFUSED = "refused"
    """It refused the code when it was asked."""
    NO = "no"
    """It does not offer the market, or its complete list of products does not have the code: it is not asked."""


@dataclass(frozen=True, slots=True)
class VendorInUse:
    """A vendor in use, in the user's order of preference.

    Attributes:
        name: registry name, `qos`.
        title: name to show, `QOS`.
        connection: how its session stands; its `demo` says whether it is the demo exchange in that vendor's words.
        kinds: streams that it offers.
        intervals: of bars; `pushed` of forming bars that it streams.
        has_history: whether older bars can be asked for.
    """

    name: str
    title: str
    connection: Connection
    kinds: frozenset[Kind]
    intervals: frozenset[Interval]
    pushed: frozenset[Interval]
    has_history: bool = True


@dataclass(frozen=True, slots=True)
class Coverage:
    """One symbol at one vendor: a cell of the coverage page.

    Attributes:
        vendor: registry name.
        cover: see `Cover`.
        is_serving: the symbol's quotes come from it now.
        stands_in: MAPPED: the vendor's symbol as text (`CM:GOLD`), else empty.
        why_not: REFUSED and NO: one sentence.
    """

    vendor: str
    cover: Cover
    is_serving: bool = False
    stands_in: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Serving:
    """Who serves a symbol now; the badge of a panel.

    Attributes:
        vendor: registry name; empty when no vendor in use covers it.
        title: name to show.
        demo: it is the demo exchange.
        is_fallback: not the preferred one: that is lost, stale or refuses.
        preferred: title of the preferred one.
        since_ms: wall time since when it serves.
        reason: one sentence why the preferred one does not, else empty.
        stands_in: the vendor's own symbol where it is another instrument by the user's mapping, else empty.
    """

    vendor: str = ""
    title: str = ""
    demo: bool = False
    is_fallback: bool = False
    preferred: str = ""
    since_ms: int = 0
    reason: str = ""
    stands_in: str = ""
