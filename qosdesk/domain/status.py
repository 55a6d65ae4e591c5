"""What the session, a loading chart and a link group say of themselves: values between services and screens.

Imports nothing of ours beyond domain. Texts are English source text, free of secrets.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol


class LinkState(Enum):
    """State of the connection to the vendor, in the order of its chip (LOOK 8)."""

    CONNECTING = "connecting"
    LIVE = "live"
    RECONNECTING = "reconnecting"
    OFFLINE = "offline"
    REFUSED = "refused"


class Cause(Enum):
    """Why, for an explanation in words; the values are those of the feed's kinds of failure."""

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
    NONE = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """What the chip, the banner and the status bar say.

    Attributes:
        state: see `LinkState`.
        provider: name to show, such as `QOS`.
        demo: the data comes from the demo exchange: every badge says DEMO.
        since_ms: wall time since when `state` holds.
        next_try_ms: wall time of the next attempt while reconnecting, else 0.
        attempt: number of the current or next attempt, 0 when connected.
        reason: one sentence for the user (why lost, why refused), may be empty. English; never contains the key.
        streams_confirmed: streams that the vendor confirmed or that data arrived for.
        streams_wanted: streams wanted now.
        held: nothing is tried, because another program on this computer uses the key; `reason` says which. Trying now
            takes the key over.
        cause: what kind of trouble `reason` tells of.
    """

    state: LinkState = LinkState.CONNECTING
    provider: str = "QOS"
    demo: bool = False
    since_ms: int = 0
    next_try_ms: int = 0
    attempt: int = 0
    reason: str = ""
    streams_confirmed: int = 0
    streams_wanted: int = 0
    held: bool = False
    cause: Cause = Cause.NONE

    @property
    def is_quiet(self) -> bool:
        """Whether the link stands and not one of the streams asked for has answered: nothing shown is live yet."""
        return self.state is LinkState.LIVE and self.streams_wanted > 0 and not self.streams_confirmed


@dataclass(frozen=True, slots=True)
class Meter:
    """A budget of the plan, as counted here: one line of the ledger.

    Attributes:
        name: `Live`, or the name of a vendor's counter.
        used: taken now, or within the last minute.
        limit: 0 means none is known.
        pending: of `used`, how many are under way: the vendor may not have counted them yet.
        next_free_ms: wall time at which the next one is free again; 0 when one is free now.
        is_learned: the limit was learnt from the vendor's answers, it is not the plan's.
        vendor: title of the vendor whose budget it is, where several are in use; else empty.
    """

    name: str
    used: int
    limit: int
    pending: int = 0
    next_free_ms: int = 0
    is_learned: bool = False
    vendor: str = ""


class LoadState(Enum):
    """What a chart is waiting for."""

    IDLE = "idle"
    LOADING = "loading"
    ERROR = "error"
    END = "end"
    """Scrolled back to the vendor's oldest bar."""


class LiveBar(Enum):
    """What keeps the last bar of a series new."""

    NONE = ""
    PUSH = "K push"
    TRADES = "from trades"
    SNAPSHOTS = "from snapshots"
    POLLED = "polled"


@dataclass(frozen=True, slots=True)
class Loading:
    """State of a series' paging.

    Attributes:
        state: see `LoadState`; END also means that no older bars are asked for.
        message: one sentence for ERROR, else empty.
        pages: pages loaded so far.
        live: what keeps the last bar new.
        polled_s: POLLED: seconds between the last two looks, 0 before the second.
        requests: requests that this series has cost since it was opened.
        left: requests that the plan allows within this minute, as of the last request; -1 without a known limit.
        adjusted: prices are adjusted for dividends and splits (forward).
    """

    state: LoadState = LoadState.IDLE
    message: str = ""
    pages: int = 0
    live: LiveBar = LiveBar.NONE
    polled_s: int = 0
    requests: int = 0
    left: int = -1
    adjusted: bool = False


class HoleReason(Enum):
    """Why bars are missing."""

    LINK_LOST = "link lost"
    ASKED = "asked for"
    NO_REQUESTS = "no requests left"
    FAILED = "not answered"
    HISTORY_ENDS = "the vendor's history ends"


@dataclass(frozen=True, slots=True)
class Hole:
    """Bars that a chart should have and has not.

    Attributes:
        after_ms: start of the bar before it, the last that was there; this bar may be cut short.
        until_ms: start of the bar after it; 0 while there is none: bars are missing up to now.
        count: how many are expected by the market's hours; 0 when that is not known.
        reason: why.
        since_ms: when the link was lost, 0 when something else was the cause.
        free_ms: NO_REQUESTS: when the next request is free; 0 when not known.
    """

    after_ms: int
    until_ms: int
    count: int
    reason: HoleReason
    since_ms: int = 0
    free_ms: int = 0


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link group points at."""

    symbol: Symbol
    interval: Interval | None = None


class Severity(Enum):
    """How a notice is drawn; never in price colours."""

    INFO = "info"
    WARNING = "warning"


class Offer(Enum):
    """What can be done about a notice."""

    NONE = ""
    LOG = "log"
    """Look at what the log says."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the user, already free of secrets. English source text."""

    text: str
    severity: Severity = Severity.INFO
    offer: Offer = Offer.NONE
