"""Quotes as values: what is shown, stored, and compared in tests. Imports nothing of ours beyond domain.

Units are the same everywhere: prices in the quote currency, sizes and volumes in shares (or base units; A-share lots
are already multiplied by 100), turnover in the quote currency, times in UTC milliseconds. An unknown figure is NaN, an
unknown time is 0: never a zero that could be read as a price.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from enum import Enum, IntEnum
from typing import Final

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol

UNKNOWN: Final = math.nan
"""An unknown figure. Test with `is_known`, never with `==`."""


def is_known(value: float) -> bool:
    """Whether a figure is known (NaN is the one value that differs from itself)."""
    return value == value


class Figures:
    """Equality of values with figures: an unknown figure is equal to an unknown one, though NaN is not equal to itself.

    Dataclasses compare field by field, so that two values that say the same would differ wherever something is unknown.
    Fields with `compare=False` are left out.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _compared(self) == _compared(other)

    def __hash__(self) -> int:
        return hash(_compared(self))


def _compared(value: object) -> tuple[object, ...]:
    """What counts for equality, with None in place of NaN."""
    members = (getattr(value, one.name) for one in fields(value) if one.compare)  # type: ignore[arg-type]
    return tuple(None if one != one else one for one in members)


class Kind(Enum):
    """What can be watched of a symbol."""

    # An enum's own hash is a call of Python for every look-up of a stream; its members are one object each anyway.
    __hash__ = object.__hash__

    SNAPSHOT = "snapshot"
    TRADE = "trade"
    DEPTH = "depth"
    BAR = "bar"


class Side(IntEnum):
    """The aggressor of a trade (values as QOS 3.3 `d`)."""

    UNKNOWN = 0
    BUY = 1
    SELL = 2


class Session(IntEnum):
    """US session of a price (values as QOS 3.3 `tt`); UNKNOWN where the vendor does not say."""

    UNKNOWN = 0
    NIGHT = 1
    PRE = 2
    REGULAR = 3
    POST = 4


@dataclass(frozen=True, slots=True)
class Stream:
    """One thing that can be subscribed: a kind of a symbol, and for bars an interval."""

    symbol: Symbol
    kind: Kind
    interval: Interval | None = None

    def __post_init__(self) -> None:
        if (self.kind is Kind.BAR) != (self.interval is not None):
            raise ValueError("a bar stream, and only that, has an interval")

    def __str__(self) -> str:
        return f"{self.symbol} {self.kind.value}" + (f" {self.interval.label}" if self.interval else "")


@dataclass(frozen=True, slots=True, eq=False)
class SessionQuote(Figures):
    """Price of an extended session (pre, post, night), measured against `prev_close`, the last regular close."""

    last: float = UNKNOWN
    prev_close: float = UNKNOWN
    high: float = UNKNOWN
    low: float = UNKNOWN
    volume: float = UNKNOWN
    turnover: float = UNKNOWN
    ts_ms: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot(Figures):
    """The latest state of a symbol; any figure may be unknown.

    `low <= last <= high` does not hold in general: outside regular hours the three may belong to different sessions
    (QOS 4.3). `decimals` is the most that the vendor wrote in its prices, where the text was seen; an instrument's are
    learnt from it. `regular_close` is the close that an extended session is measured against, as the store knows it.
    """

    symbol: Symbol
    last: float = UNKNOWN
    prev_close: float = UNKNOWN
    open: float = UNKNOWN
    high: float = UNKNOWN
    low: float = UNKNOWN
    volume: float = UNKNOWN
    turnover: float = UNKNOWN
    ts_ms: int = 0
    suspended: bool | None = None
    session: Session = Session.UNKNOWN
    pre: SessionQuote | None = None
    post: SessionQuote | None = None
    night: SessionQuote | None = None
    decimals: int | None = field(default=None, compare=False)
    regular_close: float = field(default=UNKNOWN, compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Trade(Figures):
    """One print. `inferred` says that the side is our own reading, not the vendor's."""

    symbol: Symbol
    price: float
    size: float
    ts_ms: int
    side: Side = Side.UNKNOWN
    inferred: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Level(Figures):
    """One price of a book and the size resting there (shares)."""

    price: float
    size: float


@dataclass(frozen=True, slots=True, eq=False)
class Depth(Figures):
    """A book, best level first on both sides; as many levels as the vendor sent, never padded.

    `decimals` is as in `Snapshot`.
    """

    symbol: Symbol
    bids: tuple[Level, ...]
    asks: tuple[Level, ...]
    ts_ms: int = 0
    decimals: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Bar(Figures):
    """One candlestick; `ts_ms` is the start of its interval."""

    ts_ms: int
    open: float
    high: float
    low: float
    close: float
    volume: float


@dataclass(frozen=True, slots=True, eq=False)
class Instrument(Figures):
    """Slow facts of a symbol. `decimals` is how many its prices have, None while unknown.

    `dividend` is what the vendor calls dividend yield; for QOS it looks like cash per share, so it is shown as given.
    """

    symbol: Symbol
    name_en: str = ""
    name_zh: str = ""
    exchange: str = ""
    currency: str = ""
    lot_size: int = 0
    total_shares: int = 0
    float_shares: int = 0
    eps: float = UNKNOWN
    bps: float = UNKNOWN
    dividend: float = UNKNOWN
    decimals: int | None = None
