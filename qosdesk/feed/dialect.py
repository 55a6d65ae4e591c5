"""What a provider implements for the machine (DESIGN 5): its words, its limits, its capabilities. No I/O, no clock.

A dialect holds no session state: everything it needs is an argument, so that one machine serves every provider. What
it may hold is the vendor's catalogue, where products are ids that only the vendor can tell (`Dialect.preface`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Call, Failure, Question, Registration
from qosdesk.feed.limits import Limits
from qosdesk.feed.messages import Answered, Control, HttpRequest
from qosdesk.feed.sink import QuoteSink


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the provider offers at all; the screens say "not offered by X" for the rest.

    Attributes:
        has_guests: it serves also without a key, perhaps less.
        has_stream: quotes are pushed; without it every wanted symbol is polled.
        composes_snapshots: the vendor has no snapshots: ours are put together of its prints and bars.
    """

    name: str
    kinds: frozenset[Kind]
    bar_intervals: frozenset[Interval]
    pushed_intervals: frozenset[Interval]
    markets: frozenset[str]
    has_history: bool = True
    has_key: bool = True
    has_guests: bool = False
    has_stream: bool = True
    composes_snapshots: bool = False
    replaces_subscriptions: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A change of what a link streams. `name` is what its acknowledgement is called on the wire.

    Attributes:
        adds: streams that are live once it is taken.
        drops: streams that end with it.
    """

    name: str
    adds: tuple[Stream, ...] = ()
    drops: tuple[Stream, ...] = ()


def unsigned(request: HttpRequest, _now_ms: int) -> HttpRequest:
    """A vendor whose requests hold nothing of the moment they are sent at."""
    return request


@dataclass(frozen=True, slots=True)
class Credentials:
    """How a key travels. It appears in no repr.

    Attributes:
        http_headers, http_query: added to every HTTP request.
        ws_headers, ws_query: added to the WebSocket handshake.
        sign: finishes an HTTP request right before it is sent, at a wall time in UTC ms: a trace, a stamp, a signature.
    """

    http_headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    http_query: Mapping[str, str] = field(default_factory=dict, repr=False)
    ws_headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    ws_query: Mapping[str, str] = field(default_factory=dict, repr=False)
    sign: Callable[[HttpRequest, int], HttpRequest] = field(default=unsigned, repr=False)


class LinkCodec(Protocol):
    """Decoder of one link's frames; made anew for each connection (DESIGN 4: bytes to sink in one call).

    Attributes:
        first_seen: expected streams heard for the first time, always the same list; whoever reads it empties it.
    """

    first_seen: list[Stream]

    @property
    def quotes(self) -> int:
        """Quotes put into the sink so far."""
        ...

    def on_payload(self, payload: bytes) -> Control | None:
        """Decode one frame: a quote goes to the sink and gives None, anything else comes back. Never raises."""
        ...

    def expect(self, streams: Sequence[Stream]) -> None:
        """Report the first quote of each of these."""
        ...


class Dialect(Protocol):
    """One provider's words."""

    @property
    def limits(self) -> Limits:
        """The plan in force."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What is offered."""
        ...

    @property
    def counters(self) -> tuple[str, ...]:
        """Names of the vendor's call counters, in the order to show them."""
        ...

    def under(self, limits: Limits) -> Dialect:
        """The same words under another plan."""
        ...

    @property
    def preface(self) -> Question | None:
        """What must be answered once before anything else is asked or subscribed; None if nothing.

        Where products are the vendor's own ids, this is the list of them: reading its answer teaches the dialect, and
        all that `under` makes of it, to name them.
        """
        ...

    @property
    def links(self) -> tuple[int, ...]:
        """Ids of the links of a session."""
        ...

    def link_of(self, stream: Stream) -> int:
        """The link that carries a stream."""
        ...

    def why_not(self, stream: Stream) -> str:
        """Why a stream cannot be had from this provider; empty if it can."""
        ...

    def product_of(self, stream: Stream) -> str:
        """What the vendor counts as one product for this stream, as the plan's `count_by` says."""
        ...

    def group_of(self, stream: Stream) -> Hashable:
        """What one command may hold together."""
        ...

    def next_command(
        self, link: int, wanted: Sequence[Stream], live: frozenset[Stream], group_limit: int
    ) -> Command | None:
        """The next step from what was sent on a link (`live`: sent, not necessarily confirmed) to what is wanted.

        Args:
            wanted: what should be live on this link after it, most urgent first, within the product limit. An
                add-style provider is given either some that are new, or some that are gone.
            live: what earlier commands on this connection asked for. A wanted stream that nobody answered for is left
                out, so that it is named once more; an unwanted one is in, so that it is cancelled.
            group_limit: most streams that one command may add; 0 for no limit.

        Returns:
            None when nothing is left to do. An add-style provider names the difference, of one group; a replace-style
            one the whole set.
        """
        ...

    def encode_command(self, command: Command, request_id: int) -> str:
        """Its text frame."""
        ...

    def encode_heartbeat(self, request_id: int) -> str:
        """The heartbeat's text frame."""
        ...

    def split(self, question: Question) -> tuple[Question, ...]:
        """The same question in parts, with rows cut to what one answer may hold; symbols are put together later."""
        ...

    def http_request(self, question: Question) -> HttpRequest | None:
        """The HTTP form of a question; None if it has none."""
        ...

    def link_request(self, question: Question, request_id: int) -> tuple[int, str] | None:
        """(link, text frame) of a question that may travel over a link; None if it may not."""
        ...

    def read_http(self, call: Call, status: int, body: bytes) -> AnswerValue | Failure:
        """Parse an HTTP answer. Never raises."""
        ...

    def read_answer(self, call: Call, answer: Answered) -> AnswerValue | Failure:
        """Parse an answer that came over a link. Never raises."""
        ...

    def codec(self, link: int, sink: QuoteSink) -> LinkCodec:
        """A fresh decoder for a new connection."""
        ...


@dataclass(frozen=True, slots=True)
class ProviderOption:
    """Something in which the customers of a vendor differ, beyond key and addresses: a field for the user.

    Attributes:
        name: the setting is `provider.<provider>.<name>`.
        title: English words for the field's label, which the screens translate.
        default: what holds where the user said nothing.
        is_secret: hidden like a key; never logged.
        choices: the only values, where they are known.
    """

    name: str
    title: str
    default: str = ""
    is_secret: bool = False
    choices: tuple[str, ...] = ()


class Provider(Protocol):
    """A vendor as `providers.registry` lists it: how to make its dialect, and how net must address and authenticate it.

    Attributes:
        name: registry name, `qos`.
        title: name to show, `QOS`.
        key_page: where a person gets a key, for a browser.
        options: what else the user may have to say.
        plans: documented plans by name; `default` is one of them.
    """

    name: str
    title: str
    key_page: str
    options: tuple[ProviderOption, ...]

    @property
    def plans(self) -> Mapping[str, Limits]:
        """See the class."""
        ...

    def configured(self, values: Mapping[str, str], *, is_guest: bool = False) -> Provider:
        """The same vendor as this user has it; its dialect, addresses and credentials follow.

        Args:
            values: option name -> value; what is missing or empty holds its default, what is unknown is passed over.
            is_guest: there is no key, which where the vendor has guests may mean other links and fewer markets.
        """
        ...

    def read_permission(self, permission: object, base: Limits) -> Limits:
        """Limits of a key as the vendor told them when it was registered; what it did not say stays as in `base`."""
        ...

    def registration(self, email: str) -> HttpRequest | None:
        """What asks for a key, sent without one; None where the vendor has no such call."""
        ...

    def read_registration(self, status: int, body: bytes) -> Registration | Failure:
        """The answer to it. Never raises."""
        ...

    def dialect(self, limits: Limits | None = None) -> Dialect:
        """A dialect for a plan; None takes the documented default plan."""
        ...

    def default_addresses(self) -> tuple[str, tuple[str, ...]]:
        """(HTTP base, WebSocket address per link)."""
        ...

    def stream_addresses(self, base: str) -> tuple[str, ...]:
        """The WebSocket address per link at another host: of a gateway, of the user's operator, of a demo exchange.

        Args:
            base: what the user says; an address of one link stands for the host of all of them.
        """
        ...

    def credentials(self, key: str, *, in_query: bool = False) -> Credentials:
        """How this key travels; an empty one asks as a guest, where the vendor has such.

        Args:
            in_query: put it in the URL also where a header would do, for a gateway that strips headers.
        """
        ...

    def parse_symbol(self, text: str) -> Symbol:
        """The user's text as a symbol of this provider.

        Raises:
            SymbolError: it is none.
        """
        ...
