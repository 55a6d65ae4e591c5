"""Plans (QOS 6) and what the service offers at all. Every number is a plan's default and may differ for a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from qosdesk.domain.quotes import Kind
from qosdesk.feed.dialect import Capabilities, Limits
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

CAPABILITIES: Final = Capabilities(
    name="QOS",
    kinds=frozenset(Kind),
    bar_intervals=frozenset(KT_OF),
    pushed_intervals=frozenset(KT_OF),
    markets=QOS_MARKETS,
)


def parse_permission(permission: object, base: Limits = DEFAULT) -> Limits:
    """Limits of a key from `/register`'s `permission` object (QOS 4.1); what is missing or odd stays as in `base`.

    The counters are separate per call on the wire, and mostly equal; the tightest stands for all.
    """
    if not isinstance(permission, Mapping):
        return base
    stream = permission.get("ws")
    calls = [value for name, value in permission.items() if name != "ws"]
    per_call = [n for n in (_count(call, "product_count") for call in calls) if n]
    frequency = [n for n in (_count(call, "request_frequency") for call in calls) if n]
    commands = _count(stream, "request_frequency")
    return replace(
        base,
        products=_count(stream, "product_count") or base.products,
        connections=_count(stream, "max_connections") or base.connections,
        command_gap_s=max(COMMAND_GAP_S, 60.0 / commands) if commands else base.command_gap_s,
        products_per_call=min(per_call, default=base.products_per_call),
        requests_per_minute=min(frequency, default=base.requests_per_minute),
    )


def _count(entry: object, name: str) -> int:
    """A positive count, else 0."""
    value = entry.get(name) if isinstance(entry, Mapping) else None
    return value if type(value) is int and 0 < value < 1_000_000 else 0
