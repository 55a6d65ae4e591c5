"""The Manager API as the feed machine sees it: prices by Markets/HTTP, and the gateway's socket (MM 2.7, 2.8, 6.4).

Products go by code in requests and by number in the list. A snapshot is the last price and its time, which is all that
Markets/HTTP has of one. The socket carries accounts and orders, which are none of ours: its ping holds it open, and
shows that the session lives. No I/O.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import msgspec

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.feed.calls import Question
from qosdesk.feed.dialect import Capabilities, Command, LinkCodec
from qosdesk.feed.messages import Control, HeartbeatAnswered, HttpRequest, Unhandled
from qosdesk.feed.sink import QuoteSink
from qosdesk.providers.multimarkets import http, parse
from qosdesk.providers.multimarkets.dialect import MultiMarketsDialect
from qosdesk.providers.multimarkets.limits import CAPABILITIES

GATEWAY: Final = 0
"""The only link."""
MANAGER_CAPABILITIES: Final = replace(
    CAPABILITIES,
    kinds=frozenset({Kind.SNAPSHOT}),
    has_guests=False,
    has_stream=False,
    replaces_subscriptions=False,
)
_OTHER: Final = Unhandled("a message of accounts or orders")


class ManagerDialect(MultiMarketsDialect):
    """The words of the Manager API under a plan."""

    @property
    def capabilities(self) -> Capabilities:
        """Everything is polled."""
        return MANAGER_CAPABILITIES

    @property
    def counters(self) -> tuple[str, ...]:
        """One per endpoint (MM 5.1)."""
        return http.MANAGER_COUNTERS

    @property
    def links(self) -> tuple[int, ...]:
        """The gateway's socket (MM 6.4)."""
        return (GATEWAY,)

    def link_of(self, stream: Stream) -> int:
        """The one link, which carries no quotes."""
        return GATEWAY

    def next_command(
        self, link: int, wanted: Sequence[Stream], live: frozenset[Stream], group_limit: int
    ) -> Command | None:
        """There is nothing to subscribe."""
        return None

    def encode_heartbeat(self, request_id: int) -> str:
        """A ping of the gateway (MM 6.4); the token went with the handshake."""
        header = {
            "trace": f"{self._trace}-{request_id}",
            "token": "",
            "bizType": "ping",
            "companyId": self._account.company_id,
            "lang": self._account.language,
        }
        return msgspec.json.encode({"header": header}).decode()

    def http_request(self, question: Question) -> HttpRequest | None:
        """A POST to the manager's gateway, a GET of Markets/HTTP for prices (MM 2.7, 2.8)."""
        return http.build_manager(question, self._products, self._account)

    def link_request(self, question: Question, request_id: int) -> tuple[int, str] | None:
        """None: each call of the socket would have to hold the token."""
        return None

    def codec(self, link: int, sink: QuoteSink) -> LinkCodec:
        """A fresh decoder."""
        return GatewayCodec()


class GatewayCodec:
    """Decoder of the gateway's socket, where no quotes come; implements `feed.dialect.LinkCodec`."""

    def __init__(self) -> None:
        self.first_seen: list[Stream] = []
        self.quotes = 0

    def expect(self, streams: Sequence[Stream]) -> None:
        """None of them comes here."""

    def on_payload(self, payload: bytes) -> Control | None:
        """A pong, as an envelope or as the bare word. Never raises."""
        if payload.strip() == b"pong":
            return HeartbeatAnswered()
        frame = parse.read_object(payload)
        if frame is None or frame.get("bizType") != "pong":
            return _OTHER
        return HeartbeatAnswered(parse.parse_stamp(frame.get("sendTime")))
