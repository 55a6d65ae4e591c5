"""The rules of failover, as a machine without I/O: what was heard of vendors goes in, who should serve comes out.

A symbol leaves its vendor when the link to it is lost or refused, when its figures stand still while its market trades,
or when the vendor refuses its code; it goes to the first of its other ways whose link stands. It goes back to a better
way after that one's link stood for half a minute. No symbol moves twice within a minute. Symbols whose figures stood
still at a vendor try it again after ever longer: its link says nothing of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from qosdesk.domain.status import LinkState
from qosdesk.domain.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Patience:
    """Times of the rules in seconds.

    Attributes:
        lost_s: a link that comes back within it moves nothing: most do.
        first_s: a first connection may take this long.
        stale_s: symbols that turn stale together move together.
        healthy_s: a link stands this long before symbols go back to it.
        settled_s: between two moves of a symbol.
        longest_s: the longest that a vendor is not tried again with a symbol that stood still there.
    """

    lost_s: float = 3.0
    first_s: float = 10.0
    stale_s: float = 1.0
    healthy_s: float = 30.0
    settled_s: float = 60.0
    longest_s: float = 900.0


class Trouble(Enum):
    """Why a vendor should not serve a symbol now."""

    LOST = "lost"
    """Its link is down, refused, or nothing is plugged in."""
    STALE = "stale"
    """The symbol's figures stand still there while its market trades."""
    DENIED = "denied"
    """It refuses the code."""


@dataclass(frozen=True, slots=True)
class Move:
    """Serve a symbol by another vendor from now on.

    Attributes:
        why: the trouble of the one that served it; None when a better one is well again.
    """

    symbol: Symbol
    old: str
    new: str
    why: Trouble | None


@dataclass(slots=True)
class _Link:
    """A vendor's link: its state, since when, and whether it ever stood."""

    state: LinkState
    since_s: float
    stood: bool = False


class Failover:
    """Remembers what was heard of vendors and symbols; decides when asked.

    Attributes:
        patience: times of its rules.
    """

    def __init__(self, patience: Patience | None = None) -> None:
        self.patience = patience or Patience()
        self._links: dict[str, _Link] = {}
        self._stale: dict[Symbol, float] = {}
        self._denied: dict[str, dict[Symbol, str]] = {}
        self._moved_s: dict[Symbol, float] = {}
        self._tried: dict[tuple[Symbol, str], tuple[float, int]] = {}

    # --- what was heard ----------------------------------------------------------------------------------------------

    def set_link(self, vendor: str, state: LinkState, now_s: float) -> None:
        """How the link to a vendor stands now."""
        link = self._links.get(vendor)
        if link is None:
            self._links[vendor] = _Link(state, now_s, state is LinkState.LIVE)
            return
        was_live, is_live = link.state is LinkState.LIVE, state is LinkState.LIVE
        link.state = state
        if was_live is not is_live:
            link.since_s = now_s
        if is_live and not was_live:
            link.stood = True
            # A new connection may bring what the one before did not.
            self._tried = {key: tried for key, tried in self._tried.items() if key[1] != vendor}

    def renew(self, vendor: str) -> None:
        """Another key or address of a vendor: what it refused before says nothing."""
        self._links.pop(vendor, None)
        self._denied.pop(vendor, None)
        self._tried = {key: tried for key, tried in self._tried.items() if key[1] != vendor}

    def set_stale(self, symbols: Collection[Symbol], now_s: float) -> None:
        """Which symbols' figures stand still now, at whoever serves them."""
        self._stale = {symbol: self._stale.get(symbol, now_s) for symbol in symbols}

    def deny(self, vendor: str, symbol: Symbol, why: str) -> None:
        """A vendor refused a symbol's code."""
        self._denied.setdefault(vendor, {})[symbol] = why

    def denied(self, vendor: str, symbol: Symbol) -> str:
        """Why a vendor refused a symbol's code, empty if it did not."""
        return self._denied.get(vendor, {}).get(symbol, "")

    def settle(self, symbols: Collection[Symbol]) -> None:
        """The user moved these: a move of our own may follow at once."""
        for symbol in symbols:
            self._moved_s.pop(symbol, None)
            self._stale.pop(symbol, None)

    # --- what follows ------------------------------------------------------------------------------------------------

    def decide(
        self, ways: Mapping[Symbol, Sequence[str]], serving: Mapping[Symbol, str], now_s: float
    ) -> list[Move]:
        """The moves that are due; each counts as made.

        Args:
            ways: vendors that may serve a symbol without being asked for, the most preferred first.
            serving: who serves it.
        """
        moves = []
        for symbol, names in ways.items():
            old = serving[symbol]
            if len(names) < 2 or now_s < self._moved_s.get(symbol, float("-inf")) + self.patience.settled_s:
                continue
            why = self.trouble(symbol, old, now_s)
            new = self._better(symbol, names, old, why, now_s)
            if new:
                moves.append(Move(symbol, old, new, why))
                self._note(symbol, old, why, now_s)
        return moves

    def is_live(self, vendor: str) -> bool:
        """Whether the link to a vendor stands."""
        link = self._links.get(vendor)
        return link is not None and link.state is LinkState.LIVE

    def trouble(self, symbol: Symbol, vendor: str, now_s: float) -> Trouble | None:
        """What is wrong with the vendor that serves a symbol."""
        link = self._links.get(vendor)
        if link is None or self._is_lost(link, now_s):
            return Trouble.LOST
        if self.denied(vendor, symbol):
            return Trouble.DENIED
        if (
            link.state is LinkState.LIVE
            and now_s >= self._stale.get(symbol, float("inf")) + self.patience.stale_s
        ):
            return Trouble.STALE
        return None

    def _is_lost(self, link: _Link, now_s: float) -> bool:
        if link.state is LinkState.LIVE:
            return False
        if link.state in (LinkState.REFUSED, LinkState.OFFLINE):
            return True
        return now_s >= link.since_s + (self.patience.lost_s if link.stood else self.patience.first_s)

    def _better(
        self, symbol: Symbol, names: Sequence[str], old: str, why: Trouble | None, now_s: float
    ) -> str:
        """The first vendor that may take over; empty for none."""
        for name in names:
            if name == old:
                if why is None:
                    return ""
                continue
            if not self.is_live(name) or self.denied(name, symbol):
                continue
            if now_s < self._tried.get((symbol, name), (0.0, 0))[0]:
                continue
            if why is not None or now_s >= self._links[name].since_s + self.patience.healthy_s:
                return name
        return ""

    def _note(self, symbol: Symbol, old: str, why: Trouble | None, now_s: float) -> None:
        self._moved_s[symbol] = now_s
        self._stale.pop(symbol, None)
        if why is Trouble.STALE:
            _, times = self._tried.get((symbol, old), (0.0, 0))
            wait_s = min(self.patience.longest_s, self.patience.healthy_s * 2.0 ** min(times, 10))
            self._tried[symbol, old] = (now_s + wait_s, times + 1)
