"""The vendors in use and the symbols' ways to them. Implements `ui.ports.SourcesPort` by shape."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.sourcing import Cover, Coverage, Serving, VendorInUse
from qosdesk.domain.status import Connection
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.dialect import Dialect
from qosdesk.services.ports import Unsubscribe


@dataclass(frozen=True, slots=True)
class Plugged:
    """A vendor in use.

    Attributes:
        name: registry name.
        dialect: its words under the plan in force.
        connection: how its session stands.
    """

    name: str
    dialect: Dialect
    connection: Callable[[], Connection]


class Sourcing:
    """Which vendor serves which symbol."""

    def __init__(self) -> None:
        self._vendors: dict[str, Plugged] = {}
        self._changed: list[Callable[[], None]] = []

    def plug(self, vendor: Plugged) -> None:
        """A vendor comes, in place of one of the same name."""
        self._vendors = {vendor.name: vendor}
        self.tell()

    def tell(self) -> None:
        """Something changed."""
        for changed in tuple(self._changed):
            changed()

    # --- SourcesPort -------------------------------------------------------------------------------------------------

    def vendors(self) -> Sequence[VendorInUse]:
        """Those in use, the most preferred first."""
        return tuple(_in_use(one) for one in self._vendors.values())

    def set_order(self, names: Sequence[str]) -> None:
        """Prefer them in this order; with one vendor there is nothing to order."""

    def serving(self, symbol: Symbol) -> Serving:
        """Who serves a symbol now."""
        for one in self._vendors.values():
            if not self._why_not(one, symbol):
                connection = one.connection()
                return Serving(one.name, connection.provider, connection.demo, preferred=connection.provider)
        return Serving()

    def coverage(self, symbol: Symbol) -> Sequence[Coverage]:
        """A symbol at every vendor in use."""
        found = []
        for one in self._vendors.values():
            why = self._why_not(one, symbol)
            cover = Cover.NO if why else Cover.YES
            found.append(Coverage(one.name, cover, is_serving=not why, why_not=why))
        return tuple(found)

    def preferred(self, symbol: Symbol) -> str:
        """None is chosen."""
        return ""

    def prefer(self, symbols: Collection[Symbol], vendor: str) -> None:
        """With one vendor there is no choice."""

    def stand_in(self, symbol: Symbol, vendor: str, code: str) -> str:
        """With one vendor nothing stands in."""
        return ""

    def why_not(self, symbol: Symbol, kind: Kind, interval: Interval | None = None) -> str:
        """Why the serving vendor does not bring this; empty if it does."""
        for one in self._vendors.values():
            offered, title = one.dialect.capabilities, one.connection().provider
            if kind is Kind.BAR and interval is not None:
                return "" if interval in offered.bar_intervals else f"not offered by {title}"
            return "" if kind in offered.kinds else f"not offered by {title}"
        return ""

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when a vendor comes or goes, or other symbols are served by another."""
        self._changed.append(changed)
        return lambda: self._changed.remove(changed) if changed in self._changed else None

    @staticmethod
    def _why_not(one: Plugged, symbol: Symbol) -> str:
        return one.dialect.why_not(Stream(symbol, Kind.SNAPSHOT))


def _in_use(one: Plugged) -> VendorInUse:
    offered, connection = one.dialect.capabilities, one.connection()
    return VendorInUse(
        one.name,
        connection.provider,
        connection,
        offered.kinds,
        offered.bar_intervals,
        offered.pushed_intervals,
        offered.has_history,
    )
