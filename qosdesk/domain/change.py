"""Which price of a snapshot is the headline, and against which close its change is measured.

Extended sessions (US) come as objects beside the top level, whose meaning outside regular hours differs between
editions of the wire document (QOS 4.3). The rule there: prefer the object whose time is newest, and let `session` name
the top level.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from qosdesk.domain.quotes import UNKNOWN, Session, SessionQuote, Snapshot, is_known


class Reference(Enum):
    """What a change is measured against."""

    PREV_CLOSE = "previous close"
    REGULAR_CLOSE = "regular close"
    OPEN = "open"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Headline:
    """The price to show first.

    Attributes:
        price: quote currency; NaN while unknown.
        reference: the close (or open) that the change is measured against; NaN while unknown.
        basis: what `reference` is.
        session: the session of `price`.
        ts_ms: vendor's time of `price`.
    """

    price: float
    reference: float
    basis: Reference
    session: Session
    ts_ms: int

    @property
    def change(self) -> float:
        """Absolute change; NaN when price or reference is missing."""
        return self.price - self.reference

    @property
    def change_fraction(self) -> float:
        """Change as a fraction of the reference; NaN when it is missing."""
        return (self.price - self.reference) / self.reference if self.reference else UNKNOWN


def headline(snapshot: Snapshot) -> Headline:
    """The newest price of a snapshot with its right reference.

    A snapshot without a previous close (crypto, QOS 4.3) is measured against the open of its rolling 24 h window.
    """
    newest: tuple[Session, SessionQuote] | None = None
    for session, quote in (
        (Session.PRE, snapshot.pre),
        (Session.POST, snapshot.post),
        (Session.NIGHT, snapshot.night),
    ):
        if quote is None or not is_known(quote.last):
            continue
        if newest is None or quote.ts_ms > newest[1].ts_ms:
            newest = (session, quote)
    if newest is not None and newest[1].ts_ms > snapshot.ts_ms:
        session, quote = newest
        reference = quote.prev_close if is_known(quote.prev_close) else snapshot.last
        return Headline(quote.last, reference, Reference.REGULAR_CLOSE, session, quote.ts_ms)
    if (
        newest is not None
        and snapshot.session in (Session.PRE, Session.NIGHT)
        and is_known(newest[1].prev_close)
    ):
        # The top level moves with the extended session while its `yp` is still the close before last (edition C):
        # the close that the last extended session was measured against is the right one.
        return Headline(
            snapshot.last, newest[1].prev_close, Reference.REGULAR_CLOSE, snapshot.session, snapshot.ts_ms
        )
    if is_known(snapshot.prev_close):
        return Headline(
            snapshot.last, snapshot.prev_close, Reference.PREV_CLOSE, snapshot.session, snapshot.ts_ms
        )
    if is_known(snapshot.open):
        return Headline(snapshot.last, snapshot.open, Reference.OPEN, snapshot.session, snapshot.ts_ms)
    return Headline(snapshot.last, UNKNOWN, Reference.NONE, snapshot.session, snapshot.ts_ms)
