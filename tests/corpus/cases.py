"""What a provider's corpus gives to the contract suite: frames and answers with their meaning, and its server's words.

`tests/corpus/<provider>/corpus.py` has `HTTP` and `FRAMES`, tuples of the cases below, and `SERVER`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Bar, Depth, Session, Side, Snapshot, Stream, Trade
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.feed.calls import Failure, Question
from qosdesk.feed.messages import Control

SinkValue = Snapshot | Trade | Depth | tuple[str, Interval, Bar]


@dataclass(frozen=True)
class HttpCase:
    """A documented answer to a question.

    Attributes:
        expected: the answer's value; a `Failure` for an error.
        on_link: it came over the link, not by HTTP.
    """

    name: str
    question: Question
    status: int
    body: bytes
    expected: object
    on_link: bool = False


@dataclass(frozen=True)
class FrameCase:
    """A documented frame: what the sink gets, or the control that comes back, and what the sink gets besides."""

    name: str
    payload: bytes
    expected: SinkValue | Control
    besides: tuple[SinkValue, ...] = ()


@dataclass(frozen=True)
class Server:
    """Words of the other side, as documented, for what the suite plays.

    Attributes:
        acknowledge: a command's text -> its acknowledgement.
        refuse: a command's text -> its refusal.
        push: a stream -> a push of it.
        heartbeat: the answer to a heartbeat.
        refused, limited: HTTP answers (status, body) for a wrong key, and for too many requests.
        expired: for a key that ran out, None where the vendor has no words of its own for that.
        bars: (symbol text, interval, start times in ms) -> the HTTP body with such bars.
        vary: pushes of one stream whose prices are written unusually: (payload, whether the price is known).
        symbol: one that has every kind.
        charted: one that has every declared interval, and older bars.
        code: the text of the n-th symbol of many.
        socket_codes: ten symbols that the demo exchange has.
        own_faults: faults that the demo exchange has for this wire only.
        preface: the answer (status, body) to what the dialect must know before anything else.
        by_http: a question that HTTP carries, and its answer; None for snapshots, whose answer the corpus has.
        has_lots: the vendor says that A-share volumes are lots, and its samples have some.
    """

    acknowledge: Callable[[str], bytes]
    refuse: Callable[[str], bytes]
    push: Callable[[Stream], bytes]
    heartbeat: bytes
    refused: tuple[int, bytes]
    expired: tuple[int, bytes] | None
    limited: tuple[int, bytes]
    bars: Callable[[str, Interval, list[int]], bytes]
    vary: tuple[tuple[bytes, float], ...]
    symbol: str = "HK:700"
    charted: str = "US:AAPL"
    code: Callable[[int], str] = "US:T{:03d}".format
    socket_codes: tuple[str, ...] = ()
    own_faults: tuple[str, ...] = ()
    preface: tuple[int, bytes] = (200, b"")
    by_http: Question | None = None
    by_http_answer: bytes = b""
    has_lots: bool = True


@dataclass
class RecordingSink:
    """A `QuoteSink` that keeps what it got, as domain values."""

    values: list[SinkValue] = field(default_factory=list)

    def of(self, code: str) -> SymbolRecorder:
        return SymbolRecorder(parse_symbol(code), self.values)


@dataclass
class SymbolRecorder:
    """What the recording sink gives for one symbol."""

    symbol: Symbol
    values: list[SinkValue]

    def on_trade(self, price: float, size: float, ts_ms: int, side: int) -> None:
        self.values.append(Trade(self.symbol, price, size, ts_ms, Side(side)))

    def on_snapshot(
        self, last, prev_close, open_, high, low, volume, turnover, ts_ms, suspended, session
    ) -> None:
        halted = None if suspended < 0 else bool(suspended)
        figures = (last, prev_close, open_, high, low, volume, turnover)
        self.values.append(Snapshot(self.symbol, *figures, ts_ms, halted, Session(session)))

    def on_depth(self, bids, asks, ts_ms, decode) -> None:
        levels = decode(bids, asks)
        self.values.append(Depth(self.symbol, levels[0], levels[1], ts_ms))

    def on_bar(self, interval, ts_ms, open_, high, low, close, volume) -> None:
        self.values.append((str(self.symbol), interval, Bar(ts_ms, open_, high, low, close, volume)))


def same(one: object, other: object) -> bool:
    """Equality in which an unknown figure equals an unknown figure (repr of a float is exact)."""
    return repr(one) == repr(other)


def is_failure(value: object) -> bool:
    """Whether a call came back with a failure."""
    return isinstance(value, Failure)
