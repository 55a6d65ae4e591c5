"""What clients did, per key: calls, commands, connections, live products, violations of the plan's limits (QOS 6)."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

FREQUENCY = "Request frequency limit exceeded."
PRODUCTS = "Product count limit exceeded."
CONNECTIONS = "Connection count limit exceeded."


@dataclass(frozen=True, slots=True)
class Plan:
    """Limits of a key; None means unlimited.

    Attributes:
        count_by: what one product of the stream is: a "code", or each "kind" of a code (undocumented, QOS 6).
    """

    name: str
    products: int | None
    calls_per_minute: int | None
    connections: int | None
    command_spacing_s: float
    count_by: str = "code"


PLANS = MappingProxyType(
    {
        "none": Plan("none", None, None, None, 0.0),
        "default": Plan("default", 10, 10, 1, 1.0),
        "free": Plan("free", 3, 5, 1, 1.0),
    }
)
_MINUTE_S = 60.0
# Clocks of two programs differ a little, and a frame may wait in a buffer: commands this much early are still in time.
_SPACING_GRACE_S = 0.02


@dataclass(slots=True)
class KeyAccount:
    """Counters and recent times of one key."""

    label: str
    calls: Counter[str] = field(default_factory=Counter)
    commands: Counter[str] = field(default_factory=Counter)
    violations: Counter[str] = field(default_factory=Counter)
    pushes: int = 0
    connections_now: int = 0
    connections_total: int = 0
    connections_max: int = 0
    codes_max: int = 0
    pairs_max: int = 0
    live: Counter[tuple[str, str]] = field(default_factory=Counter)  # (code, kind) -> connections watching it
    recent: dict[str, deque[float]] = field(default_factory=dict)

    def arrive(self) -> None:
        """Count a new connection."""
        self.connections_now += 1
        self.connections_total += 1
        self.connections_max = max(self.connections_max, self.connections_now)

    def live_codes(self) -> set[str]:
        """Codes with a subscription of any kind on any connection."""
        return {code for code, _ in self.live}

    def live_after(self, plan: Plan, pairs: Iterable[tuple[str, str]]) -> int:
        """How many products would be live with these (code, kind) pairs too."""
        both = {*self.live, *pairs}
        return len(both if plan.count_by == "kind" else {code for code, _ in both})

    def calls_within(self, now_s: float) -> dict[str, int]:
        """Calls of the last minute that were not refused, per counter."""
        return {call: sum(one > now_s - _MINUTE_S for one in window) for call, window in self.recent.items()}

    def check_call(self, plan: Plan, call: str, codes: int, now_s: float) -> str | None:
        """Count an HTTP call and check its limits.

        Returns:
            The refusal's text, or None.
        """
        self.calls[call] += 1
        window = self.recent.setdefault(call, deque())
        while window and window[0] <= now_s - _MINUTE_S:
            window.popleft()
        if plan.calls_per_minute is not None and len(window) >= plan.calls_per_minute:
            self.violations["http_frequency"] += 1
            return FREQUENCY
        window.append(now_s)
        return self.check_products(plan, codes, "http_products")

    def check_products(self, plan: Plan, count: int, kind: str) -> str | None:
        """Check a number of products against the plan."""
        if plan.products is not None and count > plan.products:
            self.violations[kind] += 1
            return PRODUCTS
        return None

    def check_spacing(self, plan: Plan, last_s: float | None, now_s: float) -> str | None:
        """Check a WebSocket command against the one before; heartbeats are free."""
        if plan.command_spacing_s and last_s is not None:
            if now_s - last_s < plan.command_spacing_s - _SPACING_GRACE_S:
                self.violations["ws_spacing"] += 1
                return FREQUENCY
        return None

    def watch(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Count (code, kind) pairs as live."""
        self.live.update(pairs)
        self.codes_max = max(self.codes_max, len(self.live_codes()))
        self.pairs_max = max(self.pairs_max, len(self.live))

    def unwatch(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Count (code, kind) pairs as live no more."""
        for pair in pairs:
            self.live[pair] -= 1
            if self.live[pair] <= 0:
                del self.live[pair]

    def to_json(self, plan: Plan, now_s: float) -> dict[str, Any]:
        """The account as the ledger endpoint shows it; `live_products` is counted as the plan says."""
        by_kind = plan.count_by == "kind"
        kinds: Counter[str] = Counter(kind.partition("/")[0] for _, kind in self.live)
        return {
            "calls": dict(self.calls),
            "calls_last_minute": self.calls_within(now_s),
            "commands": dict(self.commands),
            "connections": {
                "now": self.connections_now,
                "total": self.connections_total,
                "max": self.connections_max,
            },
            "live_products": len(self.live) if by_kind else len(self.live_codes()),
            "live_products_max": self.pairs_max if by_kind else self.codes_max,
            "live_codes_max": self.codes_max,
            "live_pairs_max": self.pairs_max,
            "live_codes": sorted(self.live_codes()),
            "live_by_kind": dict(kinds),
            "live_pairs": len(self.live),
            "violations": dict(self.violations),
            "pushes": self.pushes,
        }


class Ledger:
    """Accounts of all keys. Keys are shown by label, never in clear.

    Args:
        key: the key printed at the start; its label is "demo".
        plan: limits for every key.
    """

    def __init__(self, key: str, plan: Plan) -> None:
        self.plan = plan
        self.refused: Counter[str] = Counter()
        self._accounts = {key: KeyAccount("demo")}

    def account(self, key: str | None) -> KeyAccount | None:
        """The account of a valid key."""
        return self._accounts.get(key) if key else None

    def add_key(self, key: str, label: str = "") -> None:
        """Make another key valid; without a label it is one that registered."""
        self._accounts.setdefault(key, KeyAccount(label or f"registered-{len(self._accounts)}"))

    def to_json(self, now_s: float) -> dict[str, Any]:
        """The answer of `GET /_demo/ledger` at a monotonic time."""
        return {
            "plan": self.plan.name,
            "count_by": self.plan.count_by,
            "keys": {account.label: account.to_json(self.plan, now_s) for account in self._accounts.values()},
            "refused": dict(self.refused),
        }
