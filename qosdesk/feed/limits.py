"""A plan: what a vendor allows, and how patient we are with it. Values only; imports nothing of ours.

Every figure is a plan's default, may differ for a key, and is a setting (`app.plan`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class CountBy(Enum):
    """What takes one live slot; QOS does not say (QOS 6), so both are supported."""

    CODE = "code"
    """A code, however many kinds of it are live."""
    KIND = "kind"
    """Each kind of a code, and of bars each interval."""


@dataclass(frozen=True, slots=True)
class CallLimit:
    """What one call counter allows; 0 means unlimited.

    Attributes:
        products: symbols in one request.
        per_minute: HTTP requests a minute.
        gap_s: least time between two of them.
    """

    products: int = 0
    per_minute: int = 0
    gap_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Limits:
    """A plan's limits; 0 means unlimited. Defaults of each provider stand in its `limits` module.

    Attributes:
        products: live products on the stream, all links together.
        count_by: what one product of the stream is.
        products_per_call: symbols in one request, of a counter that is not in `calls`.
        requests_per_minute: HTTP requests a minute, of a counter that is not in `calls`.
        calls: (counter, its own limits) where the plan tells them apart.
        request_gap_s, requests_per_day: of HTTP requests of all counters together.
        command_gap_s: least time between two commands on a link.
        links_gap_s: least time between commands on two links.
        reconnect_gap_s: least time between the loss of a link and the next attempt to have it.
        connections: links per key.
        bars_per_call, trades_per_call: most rows of one answer.
        heartbeat_s: period of our heartbeats.
        heartbeat_is_command: they keep the distance of commands.
        silence_s: no frame at all for so long means that the link is lost.
        ack_s: patience for the answer to a command or a request over the link.
        http_s: patience for an HTTP answer.
        quiet_s: patience for the first data of a confirmed stream before it is reported as silent.
        linger_s: a stream that nobody wants any more is kept for so long, unless its slot is needed.
        settle_s: for so long after it left the screen its slot is given only to the focused symbol.
        gather_s: questions of one kind asked within this time go as one.
        poll_round_s: every symbol without a slot is asked for once in this time, if the budget allows it; 0 for never.
        poll_floor_s: least time between two such requests.
    """

    products: int = 0
    count_by: CountBy = CountBy.CODE
    products_per_call: int = 0
    requests_per_minute: int = 0
    calls: tuple[tuple[str, CallLimit], ...] = ()
    request_gap_s: float = 0.0
    requests_per_day: int = 0
    command_gap_s: float = 0.0
    links_gap_s: float = 0.0
    reconnect_gap_s: float = 0.0
    connections: int = 1
    bars_per_call: int = 1000
    trades_per_call: int = 50
    heartbeat_s: float = 20.0
    heartbeat_is_command: bool = False
    silence_s: float = 30.0
    ack_s: float = 10.0
    http_s: float = 15.0
    quiet_s: float = 30.0
    linger_s: float = 8.0
    settle_s: float = 2.0
    gather_s: float = 0.03
    poll_round_s: float = 10.0
    poll_floor_s: float = 2.0

    def call(self, counter: str) -> CallLimit:
        """The limits of a call counter."""
        for name, limit in self.calls:
            if name == counter:
                return limit
        return CallLimit(self.products_per_call, self.requests_per_minute)
