"""AllTick's limits as the demo enforces them when it is told to (AllTick 5.6, 7). May import the demo's ledger only."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from qosdesk.demo.ledger import KeyAccount, Plan

_GRACE_S = 0.02
"""Clocks of two programs differ a little, and a frame may wait in a buffer: this much early is still in time."""
SUSPENSION: Final = "suspension"
"""The list of halts: once a minute in all plans (AllTick 4.6)."""
_MINUTE_S: Final = 60.0
_DAY_S: Final = 86_400.0
_LONG_AGO_S: Final = -1e9


@dataclass(frozen=True, slots=True)
class AllTickPlan:
    """Limits of one token.

    Attributes:
        call_gap_s, batch_gap_s: seconds between two calls of the same name; of batch-kline.
        per_minute, per_day: calls of all names together.
        call_codes, batch_groups: codes of a request, groups of a batch.
        codes: live codes of each kind on a connection.
        connections: sockets of each family; one of each counts as one.
        command_gap_s, socket_gap_s: seconds between commands on one socket, and on different ones of a token.
        reconnect_gap_s: seconds from the end of a connection to the next one of its family.
    """

    name: str
    call_gap_s: float
    batch_gap_s: float
    per_minute: int
    per_day: int
    call_codes: int
    batch_groups: int
    codes: int
    connections: int
    reconnect_gap_s: float
    command_gap_s: float = 1.0
    socket_gap_s: float = 3.0

    def for_ledger(self) -> Plan:
        """What the ledger shows of it."""
        return Plan(self.name, self.codes, self.per_minute, self.connections, self.command_gap_s, "kind")


PLANS = MappingProxyType(
    {
        "default": AllTickPlan("basic", 1.0, 3.0, 60, 86_400, 50, 100, 100, 1, 3.0),
        "free": AllTickPlan("free", 10.0, 10.0, 10, 1_000, 5, 5, 5, 1, 10.0),
    }
)
"""By the name that the demo's `--plan` has; without one nothing is enforced."""


class CallMeter:
    """Counts the HTTP calls of one token.

    Args:
        plan: limits, or None.
        account: where calls and violations are counted.
    """

    def __init__(self, plan: AllTickPlan | None, account: KeyAccount) -> None:
        self._plan = plan
        self._account = account
        self._taken: deque[float] = deque()

    def take(self, call: str, now_s: float) -> bool:
        """Count a call; False if it comes too soon."""
        account, plan, taken = self._account, self._plan, self._taken
        account.calls[call] += 1
        window = account.recent.setdefault(call, deque())
        while window and window[0] <= now_s - _MINUTE_S:
            window.popleft()
        while taken and taken[0] <= now_s - _DAY_S:
            taken.popleft()
        if plan is not None:
            gap_s = {"batch-kline": plan.batch_gap_s, SUSPENSION: _MINUTE_S}.get(call, plan.call_gap_s)
            soon = bool(window) and now_s - window[-1] < gap_s - _GRACE_S
            minute = sum(one > now_s - _MINUTE_S for one in taken)
            if soon or minute >= plan.per_minute or len(taken) >= plan.per_day:
                account.violations["http_frequency"] += 1
                return False
            taken.append(now_s)
        window.append(now_s)
        return True


class CommandPacer:
    """When a token's sockets, one per family, sent their last commands, and when connections ended.

    Args:
        plan: limits.
        account: where violations are counted.
    """

    def __init__(self, plan: AllTickPlan, account: KeyAccount) -> None:
        self._plan = plan
        self._account = account
        self._commanded: dict[str, float] = {}
        self._left: dict[str, float] = {}

    def is_too_soon(self, family: str, now_s: float) -> bool:
        """Whether a command breaks the spacing on its socket, or against the token's other one."""
        own_s = now_s - self._commanded.get(family, _LONG_AGO_S)
        others = (at_s for one, at_s in self._commanded.items() if one != family)
        other_s = now_s - max(others, default=_LONG_AGO_S)
        self._commanded[family] = now_s
        if own_s < self._plan.command_gap_s - _GRACE_S:
            self._account.violations["ws_spacing"] += 1
        elif other_s < self._plan.socket_gap_s - _GRACE_S:
            self._account.violations["ws_sockets"] += 1
        else:
            return False
        return True

    def leave(self, family: str, now_s: float) -> None:
        """A connection ended."""
        self._left[family] = now_s

    def may_connect(self, family: str, now_s: float) -> bool:
        """Whether the last connection of this family is long enough gone."""
        if now_s - self._left.get(family, _LONG_AGO_S) >= self._plan.reconnect_gap_s - _GRACE_S:
            return True
        self._account.violations["ws_reconnect"] += 1
        return False
