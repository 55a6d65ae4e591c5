"""What goes into the feed machine and what comes out (DESIGN 5). Values only; imports only domain and feed.

Inputs are in the past tense, effects in the imperative, events in the past tense. Every one that concerns a connection
carries its link id, because a machine owns a set of links.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Snapshot, Stream
from qosdesk.feed.calls import AnswerValue, Call, Failure, FailureKind
from qosdesk.feed.limits import Limits

# --- control frames, as a provider's codec decodes them ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The vendor took a command. `request_id` is None where the vendor did not say which (then the oldest of that
    `command` is meant); `server_ms` 0 when absent."""

    command: str
    request_id: int | None = None
    server_ms: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """The vendor refused a command or a request, in its own words."""

    command: str
    request_id: int | None
    failure: Failure


@dataclass(frozen=True, slots=True)
class HeartbeatAnswered:
    """The vendor is alive."""

    server_ms: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a request that went over a link, still as the vendor's bytes: `dialect.read_answer` parses it."""

    request_id: int | None
    command: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class Unhandled:
    """A frame that fits nothing in the document; `reason` is for the log and the counter, never the frame itself."""

    reason: str


@dataclass(frozen=True, slots=True)
class Outdated:
    """Figures of these streams that only their acknowledgement brings (a day's open) are of another time: the streams
    go on, and are asked for once more."""

    streams: tuple[Stream, ...]


Control = Acknowledged | Refused | HeartbeatAnswered | Answered | Unhandled | Outdated

# --- inputs -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Want:
    """Somebody needs these streams now. Order is urgency: the eye's most needed first."""

    streams: tuple[Stream, ...]
    priority: Priority = Priority.VISIBLE


@dataclass(frozen=True, slots=True)
class Unwant:
    """Nobody needs these streams any more."""

    streams: tuple[Stream, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that needs an answer. The id is the asker's; unique in a session."""

    call: Call


@dataclass(frozen=True, slots=True)
class Unask:
    """Nobody waits for an answer any more; if the question was not sent yet, it is not."""

    call_id: int


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """Another plan is in force; what was learned of the old one is forgotten. Connections stay."""

    limits: Limits


@dataclass(frozen=True, slots=True)
class LinkUp:
    """The connection stands and the handshake was accepted."""

    link: int


@dataclass(frozen=True, slots=True)
class LinkLost:
    """The connection could not be made, was refused or ended. `failure` says why."""

    link: int
    failure: Failure


@dataclass(frozen=True, slots=True)
class ControlReceived:
    """A control frame."""

    link: int
    control: Control


@dataclass(frozen=True, slots=True)
class QuotesArrived:
    """Quotes went by on the fast path since the last such input; `first_seen` are streams heard for the first time."""

    link: int
    count: int
    first_seen: tuple[Stream, ...] = ()


@dataclass(frozen=True, slots=True)
class HttpAnswered:
    """An HTTP answer arrived for a call; the body is still the vendor's bytes."""

    call_id: int
    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class HttpFailed:
    """No HTTP answer could be had for a call."""

    call_id: int
    failure: Failure


@dataclass(frozen=True, slots=True)
class TryNow:
    """The user does not want to wait for the next attempt, or changed the key."""


@dataclass(frozen=True, slots=True)
class Woke:
    """The computer slept, or the network changed: what looks connected may be dead, what waits need not wait."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passed: an earlier `WakeAt` is due."""


Input = (
    Want
    | Unwant
    | Ask
    | Unask
    | PlanChanged
    | LinkUp
    | LinkLost
    | ControlReceived
    | QuotesArrived
    | HttpAnswered
    | HttpFailed
    | TryNow
    | Woke
    | Tick
)

# --- effects ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenLink:
    """Connect; answer with `LinkUp` or `LinkLost`."""

    link: int


@dataclass(frozen=True, slots=True)
class CloseLink:
    """Drop the connection now, without waiting for the other side; no `LinkLost` is expected for it."""

    link: int


@dataclass(frozen=True, slots=True)
class SendText:
    """Send one text frame."""

    link: int
    text: str


@dataclass(frozen=True, slots=True)
class Expect:
    """Tell the link's codec to report the first quote of each of these streams (`QuotesArrived.first_seen`)."""

    link: int
    streams: tuple[Stream, ...]


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One HTTP request as the dialect wrote it. The key is not in here: net adds it, as the provider says.

    Attributes:
        path: with a query, if the call has one.
        counter: name of the budget that it spends.
    """

    method: str
    path: str
    body: bytes
    counter: str
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SendHttp:
    """Perform a request for a call; answer with `HttpAnswered` or `HttpFailed`."""

    call_id: int
    request: HttpRequest
    timeout_s: float


@dataclass(frozen=True, slots=True)
class WakeAt:
    """Give a `Tick` at this monotonic time; only the earliest matters."""

    at_s: float


# --- events -----------------------------------------------------------------------------------------------------------


class FeedState(Enum):
    """The session as a whole."""

    IDLE = "idle"
    CONNECTING = "connecting"
    LIVE = "live"
    RECONNECTING = "reconnecting"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The session's state changed. `next_try_s` is monotonic, 0 when no attempt is scheduled.

    `cause` is the kind of what `reason` says in words, for explanations.
    """

    state: FeedState
    reason: str = ""
    next_try_s: float = 0.0
    attempt: int = 0
    cause: FailureKind | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class HeartbeatReturned:
    """A heartbeat was answered with the server's time (UTC ms); sent and heard in monotonic seconds."""

    server_ms: int
    sent_s: float
    heard_s: float


@dataclass(frozen=True, slots=True)
class SubscriptionConfirmed:
    """These streams are live: acknowledged, or heard."""

    streams: tuple[Stream, ...]


@dataclass(frozen=True, slots=True)
class SubscriptionRefused:
    """The vendor refused these streams; they stay wanted and are tried again later."""

    streams: tuple[Stream, ...]
    failure: Failure


@dataclass(frozen=True, slots=True)
class StreamsSilent:
    """Acknowledged, but nothing was heard within the dialect's patience: silently dropped, or a quiet market."""

    streams: tuple[Stream, ...]


@dataclass(frozen=True, slots=True)
class GapOpened:
    """Data of these streams may be missing from `since_s` (monotonic) on, until they are live again."""

    streams: tuple[Stream, ...]
    since_s: float


@dataclass(frozen=True, slots=True)
class GapClosed:
    """The streams are live again; what lies between is to be fetched."""

    streams: tuple[Stream, ...]
    since_s: float
    until_s: float


@dataclass(frozen=True, slots=True)
class CallAnswered:
    """A question's answer."""

    call: Call
    value: AnswerValue


@dataclass(frozen=True, slots=True)
class CallFailed:
    """A question that will not be answered."""

    call: Call
    failure: Failure


@dataclass(frozen=True, slots=True)
class SnapshotsPolled:
    """Snapshots of symbols without a live slot, asked for by the feed itself."""

    snapshots: tuple[Snapshot, ...]


class Measure(Enum):
    """What of a plan is counted."""

    LIVE = "live products"
    PER_MINUTE = "requests a minute"
    PER_CALL = "symbols in one request"


@dataclass(frozen=True, slots=True)
class LimitLearned:
    """The vendor's refusals showed that less is allowed than the plan says.

    Attributes:
        counter: the call's name, empty for live products.
        limit: what is allowed.
        plan: what the plan says, 0 for no limit.
        polled: symbols that are polled because of it.
    """

    measure: Measure
    counter: str
    limit: int
    plan: int
    polled: int = 0


@dataclass(frozen=True, slots=True)
class Usage:
    """One counter of the ledger; times are monotonic. See `domain.status.Meter`."""

    name: str
    used: int
    limit: int
    pending: int = 0
    next_free_s: float = 0.0
    is_learned: bool = False


@dataclass(frozen=True, slots=True)
class Warned:
    """Something the log and the diagnostics should know; one sentence, free of secrets."""

    text: str


Event = (
    StateChanged
    | HeartbeatReturned
    | SubscriptionConfirmed
    | SubscriptionRefused
    | StreamsSilent
    | GapOpened
    | GapClosed
    | CallAnswered
    | CallFailed
    | SnapshotsPolled
    | LimitLearned
    | Warned
)


@dataclass(frozen=True, slots=True)
class Emit:
    """Tell the listeners."""

    event: Event


Effect = OpenLink | CloseLink | SendText | Expect | SendHttp | WakeAt | Emit
