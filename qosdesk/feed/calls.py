"""Requests with an answer, provider-neutral. Imports only domain.

One `Call` may travel by HTTP or over a link; the dialect says which can carry it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from qosdesk.domain.hours import TradingCalendar
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Bar, Depth, Instrument, Snapshot, Trade
from qosdesk.domain.symbols import Symbol


@dataclass(frozen=True, slots=True)
class GetSnapshots:
    """Full snapshots -> `tuple[Snapshot, ...]`; unknown symbols are missing from the answer."""

    symbols: tuple[Symbol, ...]


@dataclass(frozen=True, slots=True)
class GetDepth:
    """Books -> `tuple[Depth, ...]`."""

    symbols: tuple[Symbol, ...]


@dataclass(frozen=True, slots=True)
class GetTrades:
    """The newest prints of each symbol -> `tuple[Trade, ...]`, ascending in time per symbol."""

    symbols: tuple[Symbol, ...]
    count: int


@dataclass(frozen=True, slots=True)
class GetBars:
    """Bars of one symbol -> `tuple[Bar, ...]`, ascending, the last maybe forming.

    `before_ms` 0 asks for the latest; otherwise for bars that start before it (the answer is checked: a server that
    ignores the time gives an empty answer, never newer bars again).
    """

    symbol: Symbol
    interval: Interval
    count: int
    before_ms: int = 0
    adjusted: bool = False


@dataclass(frozen=True, slots=True)
class GetInstruments:
    """Slow facts -> `tuple[Instrument, ...]`."""

    symbols: tuple[Symbol, ...]


@dataclass(frozen=True, slots=True)
class GetCalendars:
    """Trading days -> `dict[str, TradingCalendar]` by market."""

    markets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GetProducts:
    """Product lists -> `tuple[Instrument, ...]` with a code and a Chinese name."""

    markets: tuple[str, ...]


SymbolsQuestion = GetSnapshots | GetDepth | GetTrades | GetInstruments
"""Questions about several symbols at once: they may be cut and put together symbol by symbol."""
Question = GetSnapshots | GetDepth | GetTrades | GetBars | GetInstruments | GetCalendars | GetProducts
AnswerValue = (
    tuple[Snapshot, ...]
    | tuple[Depth, ...]
    | tuple[Trade, ...]
    | tuple[Bar, ...]
    | tuple[Instrument, ...]
    | dict[str, TradingCalendar]
)


def singles(question: Question) -> tuple[Question, ...]:
    """A question symbol by symbol; one that is not about symbols stays as it is."""
    if not isinstance(question, SymbolsQuestion):
        return (question,)
    return tuple(replace(question, symbols=(symbol,)) for symbol in dict.fromkeys(question.symbols))


def may_join(one: Question, other: Question) -> bool:
    """Whether two questions can be asked as one."""
    if not isinstance(one, SymbolsQuestion) or not isinstance(other, SymbolsQuestion):
        return False
    return replace(one, symbols=()) == replace(other, symbols=())


def joined(questions: Sequence[Question]) -> Question:
    """Questions that may join, as one."""
    first = questions[0]
    if len(questions) == 1 or not isinstance(first, SymbolsQuestion):
        return first
    symbols = (one.symbols for one in questions if isinstance(one, SymbolsQuestion))
    return replace(first, symbols=tuple(symbol for some in symbols for symbol in some))


@dataclass(frozen=True, slots=True)
class Call:
    """A question under way. `id` is unique in a session; the answer comes back with it."""

    id: int
    question: Question
    priority: Priority = Priority.VISIBLE


class FailureKind(Enum):
    """What an error means for us, whatever words the vendor used."""

    KEY_REFUSED = "key refused"
    KEY_EXPIRED = "key expired"
    RATE_LIMIT = "rate limit"
    OVER_LIMIT = "over the plan's limit"
    IN_USE = "the plan's connections are used up"
    NOT_OFFERED = "not offered"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    BAD_ANSWER = "answer not understood"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something did not work.

    Attributes:
        kind: for the program.
        text: one sentence for the user, free of secrets.
        was_sent: False when no connection was had, so that the vendor heard and counted nothing.
    """

    kind: FailureKind
    text: str
    was_sent: bool = field(default=True, compare=False)

    @property
    def is_key(self) -> bool:
        """Whether only another key helps, so that nothing is retried."""
        return self.kind in (FailureKind.KEY_REFUSED, FailureKind.KEY_EXPIRED)


@dataclass(frozen=True, slots=True)
class Registration:
    """A key that the vendor made for the user.

    Attributes:
        permission: what it may do, in the vendor's own form (`Provider.read_permission`).
        expires: its last day as the vendor has it, `2026-12-06`; empty where nothing was said.
    """

    key: str = field(repr=False)
    permission: object = None
    expires: str = ""
