"""Which price of a symbol is the headline, and against which close its change is measured.

Extended sessions (US) come as objects beside the top level, whose meaning outside regular hours differs between
editions of the wire document (QOS 4.3): in the first the top level stays at the regular close, in the last it moves
with the extended session while its `yp` is still the close before. The rule there: prefer the object whose time is
newest, and let `session` name the top level. In both an extended price is measured against the last regular close,
which is `regular_close` here: the store finds it (`market.days`), as prints move the top level too.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, Protocol

from qosdesk.domain.periods import EXTENDED
from qosdesk.domain.quotes import UNKNOWN, Session, SessionQuote, is_known
from qosdesk.domain.symbols import Symbol


class Reference(Enum):
    """What a change is measured against."""

    PREV_CLOSE = "previous close"
    REGULAR_CLOSE = "regular close"
    OPEN = "open"
    NONE = "none"


class Quoted(Protocol):
    """The figures that a headline is made of: a `Snapshot`, or the store's own state of a symbol."""

    @property
    def symbol(self) -> Symbol: ...
    @property
    def last(self) -> float: ...
    @property
    def prev_close(self) -> float: ...
    @property
    def open(self) -> float: ...
    @property
    def ts_ms(self) -> int: ...
    @property
    def session(self) -> int: ...
    @property
    def pre(self) -> SessionQuote | None: ...
    @property
    def post(self) -> SessionQuote | None: ...
    @property
    def night(self) -> SessionQuote | None: ...
    @property
    def regular_close(self) -> float: ...


class Headline(NamedTuple):
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
        """Change as a fraction of the reference; NaN when it is missing. Of a negative price: of its size."""
        return (self.price - self.reference) / abs(self.reference) if self.reference else UNKNOWN


def headline(figures: Quoted) -> Headline:
    """The newest price of a symbol with its right reference; NaN rather than a reference of another day.

    A crypto pair has no previous close (QOS 4.3): it is measured against the open of its rolling 24 h window.
    """
    session = Session(figures.session)
    newest = newest_extended(figures)
    if newest is not None and newest[1].ts_ms > figures.ts_ms:
        named, quote = newest
        reference = quote.prev_close
        if not reference or not is_known(reference):
            reference = figures.regular_close if session in EXTENDED else figures.last
        return measured(quote.last, reference, Reference.REGULAR_CLOSE, named, quote.ts_ms)
    if session in EXTENDED:
        close = figures.regular_close
        return measured(figures.last, close, Reference.REGULAR_CLOSE, session, figures.ts_ms)
    if figures.symbol.market == "CF" and not is_known(figures.prev_close):
        return measured(figures.last, figures.open, Reference.OPEN, session, figures.ts_ms)
    return measured(figures.last, figures.prev_close, Reference.PREV_CLOSE, session, figures.ts_ms)


def extended(figures: Quoted) -> Headline | None:
    """The newest price of an extended session with the close it is measured against; None where there is none."""
    newest = newest_extended(figures)
    session = Session(figures.session)
    if session in EXTENDED and (newest is None or newest[1].ts_ms <= figures.ts_ms):
        close = figures.regular_close
        return measured(figures.last, close, Reference.REGULAR_CLOSE, session, figures.ts_ms)
    if newest is None:
        return None
    named, quote = newest
    return measured(quote.last, quote.prev_close, Reference.REGULAR_CLOSE, named, quote.ts_ms)


def newest_extended(figures: Quoted) -> tuple[Session, SessionQuote] | None:
    """The extended session with the newest price, if there is any."""
    newest: tuple[Session, SessionQuote] | None = None
    for session, quote in (
        (Session.PRE, figures.pre),
        (Session.POST, figures.post),
        (Session.NIGHT, figures.night),
    ):
        if quote is None or not is_known(quote.last):
            continue
        if newest is None or quote.ts_ms > newest[1].ts_ms:
            newest = (session, quote)
    return newest


def measured(price: float, reference: float, basis: Reference, session: Session, ts_ms: int) -> Headline:
    """A price with its reference; a reference of zero is none."""
    if not reference or not is_known(reference):
        return Headline(price, UNKNOWN, Reference.NONE, session, ts_ms)
    return Headline(price, reference, basis, session, ts_ms)
