"""Vendors in use at once: who covers and who serves which symbol. Imports domain only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind
from qosdesk.domain.sourcing import Coverage, Serving, VendorInUse
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.ports.subscription import Unsubscribe


class SourcesPort(Protocol):
    """The vendors and the symbols' ways to them."""

    def vendors(self) -> Sequence[VendorInUse]:
        """Those in use, the most preferred first."""
        ...

    def set_order(self, names: Sequence[str]) -> None:
        """Prefer them in this order wherever nothing else was chosen; kept."""
        ...

    def serving(self, symbol: Symbol) -> Serving:
        """Who serves a symbol now; cheap, for a paint."""
        ...

    def coverage(self, symbol: Symbol) -> Sequence[Coverage]:
        """A symbol at every vendor in use, in their order."""
        ...

    def preferred(self, symbol: Symbol) -> str:
        """The vendor that the user chose for this symbol; empty for the usual order."""
        ...

    def prefer(self, symbols: Collection[Symbol], vendor: str) -> None:
        """Choose a vendor for symbols, empty for the usual order; kept."""
        ...

    def stand_in(self, symbol: Symbol, vendor: str, code: str) -> str:
        """Let a vendor's symbol (`CM:GOLD`) stand in for one that is not provably the same; empty ends it; kept.

        Returns:
            What is wrong with `code`, one sentence; empty when it was taken.
        """
        ...

    def why_not(self, symbol: Symbol, kind: Kind, interval: Interval | None = None) -> str:
        """Why the serving vendor does not bring this, such as `not offered by AllTick`; empty if it does."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when a vendor comes or goes, or other symbols are served by another."""
        ...
