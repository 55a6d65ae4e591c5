"""What the desk knows of its own health, as values between services and screens. Imports nothing of ours but domain.

Texts are English source text, free of secrets.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import Cause as Cause
from qosdesk.domain.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Quantiles:
    """How long something took, seconds: half, 95 and 99 of a hundred were not slower. `count` is what was measured."""

    p50_s: float
    p95_s: float
    p99_s: float
    count: int


@dataclass(frozen=True, slots=True)
class Between:
    """A figure that is only known to lie between two others, seconds."""

    low_s: float
    high_s: float


@dataclass(frozen=True, slots=True)
class StampDelays:
    """From the vendor's stamp to the receipt, as intervals: a stamp of whole seconds and a clock offset that is itself
    an interval allow no more."""

    p50: Between
    p95: Between
    p99: Between
    count: int


@dataclass(frozen=True, slots=True)
class StreamHealth:
    """One kind of stream, all symbols together.

    Attributes:
        per_second: messages in the last second.
        symbols: how many are live.
        age_s: since the last message; negative while none was heard.
        delays: vendor's stamp to receipt in the last minute; None where the vendor does not stamp, or nothing is known.
        painted: receipt to pixels in the last minute; None while nothing was painted.
        painted_ever: the same since the start.
    """

    kind: Kind
    per_second: float
    symbols: int
    age_s: float
    delays: StampDelays | None
    painted: Quantiles | None
    painted_ever: Quantiles | None


class What(Enum):
    """What happened."""

    CONNECTED = "connected"
    LOST = "link lost"
    REFUSED = "key refused"
    STREAMS_REFUSED = "streams refused"
    SILENT = "streams silent"
    REQUEST_FAILED = "request failed"
    WARNED = "warning"
    LIMIT_LEARNED = "limit learned"
    CLOCK_MOVED = "clock moved"


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened to the session.

    Attributes:
        ts_ms: wall time, of the last one when it happened several times.
        what: see `What`.
        cause: see `Cause`.
        text: detail in a sentence, may be empty.
        count: how often in a row.
    """

    ts_ms: int
    what: What
    cause: Cause = Cause.NONE
    text: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Polled:
    """A symbol without a live slot. `age_s` is since its last answer, negative before the first."""

    symbol: Symbol
    age_s: float


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """The session's health at one moment.

    Attributes:
        offset: this computer's clock minus the vendor's; None before the first heartbeat came back.
        streams: one entry per kind, always all four.
        reconnects: how often the link came back since the source was chosen.
        incidents: newest first, bounded.
        wanted, confirmed: how many streams are wanted, and live.
        waiting: streams that are wanted, have a slot, and are not confirmed yet.
        silent: confirmed streams of which nothing was ever heard.
        live: symbols of which something streams, most urgent first.
        polled: symbols without a live slot.
    """

    offset: Between | None
    streams: tuple[StreamHealth, ...]
    reconnects: int
    incidents: tuple[Incident, ...]
    wanted: int
    confirmed: int
    waiting: tuple[Stream, ...]
    silent: tuple[Stream, ...]
    live: tuple[Symbol, ...]
    polled: tuple[Polled, ...]
