"""The call counters of a plan: what was spent, what may go, and what refusals taught. Imports only feed."""

from __future__ import annotations

from collections.abc import Mapping

from qosdesk.domain.priority import Priority
from qosdesk.feed.dialect import Dialect
from qosdesk.feed.messages import Event, LimitLearned, Measure, Usage, Warned
from qosdesk.feed.pacing import Budget, Total


class Budgets:
    """One budget per counter, and what they share."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._budgets: dict[str, Budget] = {}
        self._sizes: dict[str, int] = {}
        self._total = Total(dialect.limits.request_gap_s, dialect.limits.requests_per_day)

    def set_plan(self, dialect: Dialect) -> None:
        """Another plan: what was learned is forgotten, what was spent is not."""
        self._dialect = dialect
        self._sizes.clear()
        self._total.gap_s = dialect.limits.request_gap_s
        self._total.per_day = dialect.limits.requests_per_day
        for counter, budget in self._budgets.items():
            limit = dialect.limits.call(counter)
            budget.set_plan(limit.per_minute, limit.gap_s)

    def of(self, counter: str) -> Budget:
        """The budget of a counter."""
        if counter not in self._budgets:
            limit = self._dialect.limits.call(counter)
            self._budgets[counter] = Budget(limit.per_minute, limit.gap_s)
        return self._budgets[counter]

    def ready_at_s(self, counter: str, priority: Priority, now_s: float) -> float:
        """When a request of this urgency may go; not later than `now_s` if at once."""
        own_s = self.of(counter).ready_at_s(now_s, self.reserve(counter, priority))
        return max(own_s, self._total.ready_at_s(now_s))

    def spend(self, counter: str, now_s: float) -> None:
        """A request went."""
        self.of(counter).spend(now_s)
        self._total.spend(now_s)

    def give_back(self, counter: str, sent_s: float) -> None:
        """The request that went at this time never reached the vendor."""
        self.of(counter).give_back(sent_s)
        self._total.give_back(sent_s)

    def size(self, counter: str) -> int:
        """Symbols in one request; 0 for no limit."""
        return self._sizes.get(counter) or self._dialect.limits.call(counter).products

    def reserve(self, counter: str, priority: Priority) -> int:
        """Requests a minute that this priority leaves to what is more urgent: what the user asks for next."""
        share = {Priority.FOCUSED: 0.0, Priority.BACKGROUND: 0.4}.get(priority, 0.2)
        return int(self.of(counter).limit * share)

    def refuse(self, counter: str, now_s: float, sent_s: float) -> list[Event]:
        """The vendor says that we ask too often."""
        budget = self.of(counter)
        held_s, is_lower = budget.refuse(now_s, sent_s)
        told: list[Event] = [
            Warned(f"The vendor limits {counter} requests: none is sent for {held_s:.0f} s.")
        ]
        if is_lower:
            told.append(LimitLearned(Measure.PER_MINUTE, counter, budget.limit, budget.plan))
        return told

    def refuse_size(self, counter: str, symbols: int) -> list[Event]:
        """The vendor says that so many symbols are too many for one request."""
        self._sizes[counter] = allowed = max(1, symbols // 2)
        plan = self._dialect.limits.call(counter).products
        return [LimitLearned(Measure.PER_CALL, counter, allowed, plan)]

    def usages(self, now_s: float, pending: Mapping[str, int]) -> tuple[Usage, ...]:
        """Every counter of the vendor, used within the last minute."""
        names = dict.fromkeys((*self._dialect.counters, *self._budgets))
        return tuple(self._usage(name, now_s, pending.get(name, 0)) for name in names)

    def _usage(self, name: str, now_s: float, pending: int) -> Usage:
        budget = self.of(name)
        is_learned = budget.learned is not None
        return Usage(
            name, budget.used(now_s), budget.limit, pending, budget.next_free_s(now_s), is_learned=is_learned
        )
