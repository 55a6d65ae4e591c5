"""Plans (AllTick 7) and what the service offers at all. Every number is a plan's default and may differ for a key.

Where the documents differ the stricter figure stands. Codes on a stream are counted together, though the vendor counts
prints and books apart; which product kinds an "All" plan is for is learnt by asking.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from qosdesk.domain.quotes import Kind
from qosdesk.feed.dialect import Capabilities
from qosdesk.feed.limits import CallLimit, Limits
from qosdesk.providers.alltick.http import COUNTERS, SNAPSHOT_GROUPS
from qosdesk.providers.alltick.symbols import ALLTICK_MARKETS, TYPE_OF

URL_CODES: Final = 50
"""Codes of one GET: how long an address may be is not told, so many are advised."""


def _calls(codes: int, gap_s: float, groups: int, batch_gap_s: float) -> tuple[tuple[str, CallLimit], ...]:
    """Limits of each call.

    Args:
        codes: in one request.
        gap_s: between two requests of one call.
        groups: items of a batch; a snapshot takes two of them.
        batch_gap_s: between two batches.
    """
    usual = CallLimit(codes, round(60 / gap_s), gap_s)
    batch = CallLimit(groups // SNAPSHOT_GROUPS, round(60 / batch_gap_s), batch_gap_s)
    return tuple((counter, batch if counter == "batch-kline" else usual) for counter in COUNTERS)


BASIC: Final = Limits(
    products=100,
    products_per_call=URL_CODES,
    requests_per_minute=60,
    calls=_calls(URL_CODES, 1.0, 100, 3.0),
    request_gap_s=1.0,
    command_gap_s=1.0,
    links_gap_s=3.0,
    reconnect_gap_s=3.0,
    connections=1,
    bars_per_call=500,
    trades_per_call=1,
    heartbeat_s=10.0,
    heartbeat_is_command=True,
    silence_s=30.0,
    ack_s=10.0,
    http_s=15.0,
    quiet_s=30.0,
)
"""The default. Its requests a day are those that a second allows."""

FREE: Final = replace(
    BASIC,
    products=5,
    products_per_call=5,
    requests_per_minute=6,
    calls=_calls(5, 10.0, 5, 10.0),
    request_gap_s=10.0,
    requests_per_day=1000,
    reconnect_gap_s=10.0,
    poll_round_s=120.0,
    poll_floor_s=120.0,
)
"""A request in ten seconds and a thousand a day: what has no stream is asked for every two minutes."""

PREMIUM: Final = replace(
    BASIC,
    products=200,
    requests_per_minute=600,
    calls=_calls(URL_CODES, 0.1, 200, 2.0),
    request_gap_s=0.1,
    connections=3,
)
"""Also called Advanced."""

PROFESSIONAL: Final = replace(
    BASIC,
    products=3000,
    requests_per_minute=1200,
    calls=_calls(URL_CODES, 0.05, 500, 1.0),
    request_gap_s=0.05,
    connections=10,
)
"""The "All" plans have the same figures."""

UNLIMITED: Final = replace(
    BASIC,
    products=0,
    products_per_call=0,
    requests_per_minute=0,
    calls=tuple((counter, CallLimit(500)) for counter in COUNTERS),
    request_gap_s=0.0,
    command_gap_s=0.0,
    links_gap_s=0.0,
    reconnect_gap_s=0.0,
    heartbeat_is_command=False,
    connections=0,
)
"""No plan limits, as the demo exchange has none by default; the limits of one answer stay."""

PLANS: Final[Mapping[str, Limits]] = MappingProxyType(
    {
        "default": BASIC,
        "free": FREE,
        "premium": PREMIUM,
        "professional": PROFESSIONAL,
        "all-hk": PROFESSIONAL,
        "all-cn": PROFESSIONAL,
        "all-us": PROFESSIONAL,
        "none": UNLIMITED,
    }
)
"""By the name that a user, or a demo exchange, says; `default` is Basic."""

CAPABILITIES: Final = Capabilities(
    name="AllTick",
    kinds=frozenset({Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH}),
    bar_intervals=frozenset(TYPE_OF),
    pushed_intervals=frozenset(),
    markets=ALLTICK_MARKETS,
    composes_snapshots=True,
    replaces_subscriptions=True,
)
