"""Tells the user when symbols move: one notice for each event, whatever the number of symbols."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from qosdesk.clock import Clock
from qosdesk.domain.status import Connection, Notice, Severity
from qosdesk.domain.symbols import LISTED_SHARES, Symbol
from qosdesk.services.sourcing import words
from qosdesk.services.sourcing.failover import Failover, Move, Trouble
from qosdesk.services.sourcing.router import Router

Vendors = Mapping[str, tuple[str, Connection]]
"""Title and session of those in use, by name."""


class Telling:
    """Makes notices of moves.

    Args:
        rules: know what is wrong with what stays.
        router: knows where that is.
        clock: for the rules.
        notify: tells the user.
    """

    def __init__(
        self, rules: Failover, router: Router, clock: Clock, notify: Callable[[Notice], None]
    ) -> None:
        self._rules = rules
        self._router = router
        self._clock = clock
        self._notify = notify
        self._told_lost: dict[str, int] = {}

    def tell(self, moves: Sequence[Move], stayed: Sequence[Symbol], vendors: Vendors) -> None:
        """These moves were made.

        Args:
            stayed: wanted symbols that did not move.
        """
        titles = {name: title for name, (title, _) in vendors.items()}
        back: Counter[str] = Counter()
        lost: dict[str, Counter[str]] = {}
        others: dict[tuple[Trouble, str, str], list[Symbol]] = {}
        for move in moves:
            if move.why is None:
                back[move.new] += 1
            elif move.why is Trouble.LOST:
                lost.setdefault(move.old, Counter())[move.new] += 1
            else:
                others.setdefault((move.why, move.old, move.new), []).append(move.symbol)
        for old, news in lost.items():
            since_ms = vendors[old][1].since_ms if old in vendors else 0
            if self._told_lost.get(old) != since_ms:
                self._told_lost[old] = since_ms
                left = self._left(stayed, old)
                needs_mapping = any(symbol.market not in LISTED_SHARES for symbol in left)
                moved = [(titles.get(new, new), count) for new, count in news.items()]
                text = words.lost_words(titles.get(old, old), since_ms, moved, len(left), needs_mapping)
                self._notify(Notice(text, Severity.WARNING))
        for (why, old, new), symbols in others.items():
            say = words.stale_words if why is Trouble.STALE else words.denied_words
            text = say(symbols, titles.get(old, old), titles.get(new, new))
            self._notify(Notice(text, Severity.WARNING))
        for name, count in back.items():
            self._notify(Notice(words.back_words(count, titles.get(name, name))))

    def _left(self, symbols: Sequence[Symbol], vendor: str) -> list[Symbol]:
        """Those that a lost vendor still serves, for want of another."""
        now_s = self._clock.monotonic_s()
        ways = ((symbol, self._router.ways.get(symbol)) for symbol in symbols)
        return [
            symbol
            for symbol, way in ways
            if way is not None
            and way.vendor == vendor
            and self._rules.trouble(symbol, vendor, now_s) is Trouble.LOST
        ]
