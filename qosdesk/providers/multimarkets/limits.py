"""Limits (MM 5.1) and what the service offers at all. What an operator sells beyond that, its list of products says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from qosdesk.domain.quotes import Kind
from qosdesk.feed.dialect import Capabilities
from qosdesk.feed.limits import CallLimit, CountBy, Limits
from qosdesk.providers.multimarkets.symbols import KLINE_TYPE_OF, MARKETS

COMMAND_GAP_S: Final = 0.02
"""50 calls a second on a connection, all commands together."""
PER_MINUTE: Final = 300
"""Requests to one endpoint of the gateway; a sample's figure, the operator sets it."""
BARS_MAX: Final = 1000

DEFAULT: Final = Limits(
    products=100,
    count_by=CountBy.KIND,
    products_per_call=100,
    requests_per_minute=PER_MINUTE,
    calls=(("getSymbolDetail", CallLimit(1, PER_MINUTE)),),
    command_gap_s=COMMAND_GAP_S,
    connections=2,
    bars_per_call=BARS_MAX,
    trades_per_call=1,
    heartbeat_s=10.0,
    silence_s=30.0,
    ack_s=10.0,
    http_s=15.0,
    quiet_s=30.0,
)
"""What the documents say. Whether the 100 products are counted for each list or for all of a connection is open: they
are counted for both lists of both connections together."""

UNLIMITED: Final = replace(
    DEFAULT,
    products=0,
    products_per_call=0,
    requests_per_minute=0,
    calls=(("getSymbolDetail", CallLimit(1)),),
    command_gap_s=0.0,
)
"""No limits, as the demo exchange has none by default; those of one answer stay."""

PLANS: Final[Mapping[str, Limits]] = MappingProxyType({"default": DEFAULT, "none": UNLIMITED})

CAPABILITIES: Final = Capabilities(
    name="MultiMarkets",
    kinds=frozenset({Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH}),
    bar_intervals=frozenset(KLINE_TYPE_OF),
    pushed_intervals=frozenset(),
    markets=MARKETS,
    has_guests=True,
    replaces_subscriptions=True,
)
"""Of the client's surfaces, for who has a token (MM 3.1)."""
