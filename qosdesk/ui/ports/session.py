"""What comes from the source of quotes, and how its session stands. Imports domain only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Protocol

from qosdesk.domain.diagnostics import Diagnostics
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import Connection, Meter
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.ports.subscription import Unsubscribe


class QuotesPort(Protocol):
    """Who wants what. A stream wanted by five panels is asked of the vendor once."""

    def want(
        self, owner: Hashable, streams: Collection[Stream], priority: Priority = Priority.VISIBLE
    ) -> None:
        """Replace everything that `owner` wants; an empty collection ends its wants."""
        ...

    def want_each(self, owner: Hashable, wants: Mapping[Stream, Priority]) -> None:
        """As `want`, for an owner that needs some streams more than others."""
        ...

    def focus(self, symbol: Symbol | None) -> None:
        """The user looks at this symbol: what is wanted of it comes before everything else."""
        ...

    def refresh(self, symbols: Collection[Symbol]) -> None:
        """Ask once for full snapshots (names of sessions, previous close) of symbols, within the request budget."""
        ...


class PrintsPort(Protocol):
    """Prints that no stream brought: of the time before a tape opened, and of a lost link."""

    def show(self, owner: Hashable, symbol: Symbol | None) -> None:
        """`owner` shows the prints of this symbol from now on, so that missing ones are asked for; None ends it."""
        ...


class ConnectionPort(Protocol):
    """The session with the vendor."""

    def connection(self) -> Connection:
        """The current state."""
        ...

    def meters(self) -> Sequence[Meter]:
        """Live slots and requests this minute, as counted here."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of every change of state."""
        ...

    def try_now(self) -> None:
        """Do not wait for the next scheduled attempt."""
        ...

    def is_confirmed(self, stream: Stream) -> bool:
        """Whether a wanted stream is live: acknowledged or heard since the link came up."""
        ...


class StalenessPort(Protocol):
    """Which figures should have moved and did not. A figure is of a kind: SNAPSHOT (price and totals, whichever stream
    moves them), TRADE (prints), DEPTH (the book)."""

    def is_stale(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> bool:
        """Whether it is stale now; False as soon as it moves, and while its market rests."""
        ...

    def age_s(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> float:
        """Seconds since anything was heard of it."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when figures turned stale or stopped being so."""
        ...


class DiagnosticsPort(Protocol):
    """The health of the session."""

    def read(self) -> Diagnostics:
        """Everything as it is now; rates are those of the time since the reading before."""
        ...

    def redact(self, text: str) -> str:
        """A text that leaves the program, without secrets."""
        ...
