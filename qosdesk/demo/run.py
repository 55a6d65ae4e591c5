"""One minute as it is played: its prints, its book, and how far it has got."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from qosdesk.demo.book import UNKNOWN, Book
from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.noise import mix
from qosdesk.demo.tape import Print, draw_prints
from qosdesk.demo.tree import Node

MINUTE_MS = 60_000
_BOOK_EVENTS_PER_TRADE = 1.1
# Usual size of a book level in average trades.
_LEVEL_PER_TRADE = {"US": 1.6, "HK": 9.0, "SH": 5.0, "SZ": 5.0, "CF": 4.0, "FX": 5.0, "IX": 4.0, "CM": 4.0}


@dataclass(slots=True)
class Bar:
    """A bar in integer units; `ts_ms` as the wire stamps it."""

    ts_ms: int
    open: int
    high: int
    low: int
    close: int
    volume: int
    turnover: float = 0.0

    def add(self, other: Bar | Node) -> None:
        """Append a later stretch."""
        self.high = max(self.high, other.high)
        self.low = min(self.low, other.low)
        self.close = other.close
        self.volume += other.volume
        self.turnover += other.turnover


def sum_bars(parts: Iterable[Bar | Node], ts_ms: int) -> Bar | None:
    """One bar of consecutive stretches, with the given stamp; None of nothing."""
    total: Bar | None = None
    for part in parts:
        if total is None:
            total = Bar(ts_ms, part.open, part.high, part.low, part.close, part.volume, part.turnover)
        else:
            total.add(part)
    return total


class Trade(NamedTuple):
    """One executed trade; `side` is the aggressor as in QOS 3.3."""

    ts_ms: int
    price: int
    size: int
    side: int


class MinuteRun:
    """The minute being played: its prints, its book, and how far it has got."""

    def __init__(
        self, instrument: DemoInstrument, seed: int, minute: Node, count: int, bounds: tuple[int, int]
    ) -> None:
        self.minute = minute
        self.prints = draw_prints(minute, seed, count, instrument.on_grid, instrument.venue)
        rng = Random(mix(mix(seed, minute.start_ms // MINUTE_MS), 7))
        self._rng = rng
        self._stirs = _BOOK_EVENTS_PER_TRADE * count / MINUTE_MS
        typical = _LEVEL_PER_TRADE[instrument.market] * minute.volume / min(count, minute.volume)
        self.book = Book(instrument, seed, typical, rng, bounds)
        self.book.open_around(minute.open)
        self.last = minute.open
        self.last_ms = minute.start_ms
        self.partial: Bar | None = None
        self.trades: list[Trade] = []
        self._next = 0
        self._stir_ms = minute.start_ms + rng.expovariate(self._stirs)

    def advance(self, now_ms: int) -> Iterator[Trade | None]:
        """Play up to an instant: a Trade for each trade, None whenever the published book has changed."""
        prints = self.prints
        now_ms = min(now_ms, self.minute.end_ms - 1)
        while True:
            upcoming = prints[self._next].ts_ms if self._next < len(prints) else self.minute.end_ms
            if self._stir_ms < upcoming:
                if self._stir_ms > now_ms:
                    return
                self._stir_ms += self._rng.expovariate(self._stirs)
                self.book.stir()
                yield None
            else:
                if upcoming > now_ms:
                    return
                yield from self._execute(prints[self._next])
                self._next += 1

    def skip_to(self, now_ms: int) -> None:
        """Count what has been traded before an instant without playing the book through it."""
        while self._next < len(self.prints) and self.prints[self._next].ts_ms <= now_ms:
            one = self.prints[self._next]
            self._next += 1
            self._count(one)
            self.trades.append(Trade(one.ts_ms, one.price, one.size, UNKNOWN))
        self.book.open_around(self.last)
        self._stir_ms = max(self._stir_ms, now_ms)

    def _execute(self, one: Print) -> Iterator[Trade | None]:
        side, changed = self.book.prepare(one.price, one.size)
        if changed:
            yield None
        self.book.trade(side, one.size)
        # Now and then the exchange does not tell the aggressor (QOS 3.3: 0 unknown).
        told = UNKNOWN if self._rng.random() < 0.03 else side
        trade = Trade(one.ts_ms, one.price, one.size, told)
        self.trades.append(trade)
        self._count(one)
        yield trade
        yield None

    def _count(self, one: Print) -> None:
        self.last, self.last_ms = one.price, one.ts_ms
        minute = self.minute
        amount = minute.turnover * one.size / minute.volume
        piece = Bar(minute.start_ms, one.price, one.price, one.price, one.price, one.size, amount)
        if self.partial is None:
            self.partial = piece
        else:
            self.partial.add(piece)
