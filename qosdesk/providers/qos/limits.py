"""Plans (QOS 6) and what the service offers at all. Every number is a plan's default and may differ for a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from qosdesk.domain.quotes import Kind
from qosdesk.feed.dialect import Capabilities
from qosdesk.feed.limits import CallLimit, Limits
from qosdesk.providers.qos.http import COUNTERS
from qosdesk.providers.qos.symbols import KT_OF, QOS_MARKETS

COMMAND_GAP_S: Final = 1.0
"""At least a second between WebSocket commands (newer editions); the margin for jitter on the way is the machine's."""

DEFAULT: Final = Limits(
    products=10,
    products_per_call=10,
    requests_per_minute=10,
    command_gap_s=COMMAND_GAP_S,
    connections=1,
    bars_per_call=1000,
    trades_per_call=50,
    heartbeat_s=20.0,
    silence_s=30.0,
    ack_s=10.0,
    http_s=15.0,
    quiet_s=30.0,
)
"""The documented default plan."""

FREE: Final = replace(DEFAULT, products=3, products_per_call=3, requests_per_minute=5)
"""The free trial as one report of 2026 has it (unverified)."""

UNLIMITED: Final = replace(DEFAULT, products=0, products_per_call=0, requests_per_minute=0, command_gap_s=0.0)
"""No plan limits, as the demo exchange has none by default; the limits of one answer stay."""

PLANS: Final[Mapping[str, Limits]] = MappingProxyType({"default": DEFAULT, "free": FREE, "none": UNLIMITED})
"""By the name that a user, or a demo exchange, says."""

_COUNTER_OF: Final[Mapping[str, str]] = MappingProxyType(
    {"instrumen_info": "instrument-info", "instrument_info": "instrument-info"}
)
"""`permission`'s spelling -> the call's name, where they differ (QOS 4.1)."""

CAPABILITIES: Final = Capabilities(
    name="QOS",
    kinds=frozenset(Kind),
    bar_intervals=frozenset(KT_OF),
    pushed_intervals=frozenset(KT_OF),
    markets=QOS_MARKETS,
)


def parse_permission(permission: object, base: Limits = DEFAULT) -> Limits:
    """Limits of a key from `/register`'s `permission` object (QOS 4.1); what is missing or odd stays as in `base`.

    Each call has its own pair (QOS 6); calls that are not named keep the default.
    """
    if not isinstance(permission, Mapping):
        return base
    stream = permission.get("ws")
    calls = []
    for name, entry in permission.items():
        counter = _COUNTER_OF.get(name, name)
        found = CallLimit(_count(entry, "product_count"), _count(entry, "request_frequency"))
        if counter in COUNTERS and found != CallLimit():
            known = base.call(counter)
            calls.append(
                (counter, CallLimit(found.products or known.products, found.per_minute or known.per_minute))
            )
    commands = _count(stream, "request_frequency")
    return replace(
        base,
        products=_count(stream, "product_count") or base.products,
        connections=_count(stream, "max_connections") or base.connections,
        command_gap_s=max(COMMAND_GAP_S, 60.0 / commands) if commands else base.command_gap_s,
        calls=tuple(calls) or base.calls,
    )


def _count(entry: object, name: str) -> int:
    """A positive count, else 0."""
    value = entry.get(name) if isinstance(entry, Mapping) else None
    return value if type(value) is int and 0 < value < 1_000_000 else 0
