"""Plays the subscribed instruments, each once, and hands their pushes to the clients that watch them over any wire.

Only instruments with a subscription are played; all others are worked out when somebody asks. Which figures a frame
shows is decided here, how it is written by the wire of who watches.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from qosdesk.demo.book import Level
from qosdesk.demo.client import Client
from qosdesk.demo.frames import text_frame
from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.market import Market
from qosdesk.demo.run import MinuteRun, Trade
from qosdesk.demo.world import World

TRADES, BOOK, BARS = "T", "D", "K"
"""First letters of kinds that flow (trades, books), and of bars. Every other kind is the newest figures, conflated."""

# What one trade brings about besides itself, for turning a wanted rate into a density of trades.
_DEPTH_PER_TRADE = 2.7


class Wording(Protocol):
    """How one wire words its pushes.

    A kind is a text: its first letter says what the push is made of, the rest is the wire's own (an interval, levels).
    Clients of the same wire and kind get the same frame, which is worded once.
    """

    def push_trade(self, kind: str, instrument: DemoInstrument, trade: Trade) -> str:
        """A trade."""
        ...

    def push_depth(
        self, kind: str, instrument: DemoInstrument, book: tuple[list[Level], list[Level]], stamp_ms: int
    ) -> str:
        """The whole book."""
        ...

    def push_current(self, kind: str, market: Market, run: MinuteRun, now_ms: int) -> str | None:
        """The newest figures of any kind but trades, as of a minute's run; None where there are none."""
        ...

    def gap_s(self, kind: str) -> float:
        """Seconds between two pushes of a conflated kind."""
        ...


@dataclass(slots=True, eq=False)
class Topic:
    """What is pushed of one instrument to the clients of one wire and kind."""

    words: Wording
    kind: str
    clients: set[Client] = field(default_factory=set)
    seen: int = 0
    next_s: float = 0.0


@dataclass(slots=True)
class Watched:
    """An instrument somebody watches. `count` counts its trades: a topic that has `seen` fewer is due."""

    market: Market
    topics: dict[tuple[Wording, str], Topic] = field(default_factory=dict)
    trades: list[Topic] = field(default_factory=list)
    books: list[Topic] = field(default_factory=list)
    conflated: list[Topic] = field(default_factory=list)
    count: int = 0

    def sort(self) -> None:
        """Put the topics where playing finds them."""
        topics = self.topics.values()
        self.trades = [topic for topic in topics if topic.kind[0] == TRADES]
        self.books = [topic for topic in topics if topic.kind[0] == BOOK]
        self.conflated = [topic for topic in topics if topic.kind[0] not in (TRADES, BOOK)]


class Hub:
    """Subscriptions of all clients.

    Args:
        world: what trades.
        rate: wanted pushes per second, or None.
        speed: demo seconds per second.
    """

    def __init__(self, world: World, rate: float | None, speed: float) -> None:
        self.clients: set[Client] = set()
        self._world = world
        self._rate = rate
        self._slowdown = 1.0 / max(1.0, speed)
        self._watched: dict[str, Watched] = {}
        self._pace = 1.0
        world.set_density(self._slowdown)

    # -- subscriptions ------------------------------------------------------------------------------------------

    def watch(self, client: Client, pairs: Iterable[tuple[str, str]], now_ms: int) -> None:
        """Subscribe a client to (plain code, kind) pairs of known codes."""
        added = [pair for pair in pairs if pair not in client.watching]
        for code, kind in added:
            watched = self._watched.get(code)
            if watched is None:
                market = self._world.market(code)
                if market is None:
                    continue
                market.run_at(now_ms)
                watched = self._watched[code] = Watched(market)
            topic = watched.topics.get((client.words, kind))
            if topic is None:
                topic = watched.topics[client.words, kind] = Topic(client.words, kind, seen=watched.count)
                watched.sort()
            topic.clients.add(client)
            client.watching.add((code, kind))
        client.account.watch(pair for pair in added if pair in client.watching)
        if added:
            self._adjust(now_ms)

    def greet(self, client: Client, pairs: Iterable[tuple[str, str]], now_ms: int) -> None:
        """Push current values once (not of trades); after the ack, as a rule."""
        for code, kind in pairs:
            watched = self._watched.get(code)
            if watched is not None and kind[0] != TRADES and (code, kind) in client.watching:
                market = watched.market
                text = client.words.push_current(kind, market, market.run_at(now_ms), now_ms)
                if text is not None:
                    client.push(text_frame(text))
        client.flush()

    def unwatch(self, client: Client, pairs: Iterable[tuple[str, str]], now_ms: int) -> None:
        """Cancel subscriptions; those that do not exist are no matter."""
        gone = [pair for pair in pairs if pair in client.watching]
        for code, kind in gone:
            client.watching.discard((code, kind))
            watched = self._watched[code]
            topic = watched.topics[client.words, kind]
            topic.clients.discard(client)
            if not topic.clients:
                del watched.topics[client.words, kind]
                watched.sort()
            if not watched.topics:
                del self._watched[code]
        client.account.unwatch(gone)
        if gone:
            self._adjust(now_ms)

    def leave(self, client: Client, now_ms: int) -> None:
        """A client is gone; so are its subscriptions."""
        self.unwatch(client, list(client.watching), now_ms)
        client.forget_timers()
        self.clients.discard(client)

    def _adjust(self, now_ms: int) -> None:
        """Choose the density of trades that brings about the wanted rate with the present subscriptions."""
        if self._rate is None or not self._watched:
            return
        conflated = flowing = 0.0
        for watched in self._watched.values():
            trades_s = watched.market.instrument.trades_per_minute / 60.0
            for topic in watched.topics.values():
                if topic.kind[0] in (TRADES, BOOK):
                    each = 1.0 if topic.kind[0] == TRADES else _DEPTH_PER_TRADE
                    flowing += trades_s * each * len(topic.clients)
                else:
                    conflated += min(trades_s, 1.0 / topic.words.gap_s(topic.kind)) * len(topic.clients)
        self._pace = max(self._rate / (flowing + conflated), 1e-3)
        if not flowing:
            # Snapshots and bars alone are conflated: many more trades would not bring many more of them.
            self._pace = min(self._pace, 10.0)
        density = self._pace * self._slowdown
        # Redrawing the running minute for a small difference would cost more than it brings.
        if abs(density / self._world.density - 1.0) > 0.15:
            self._world.set_density(density)
            for watched in self._watched.values():
                watched.market.redraw(now_ms)

    # -- playing ------------------------------------------------------------------------------------------------

    def play(self, now_ms: int, now_s: float) -> None:
        """Play every watched instrument up to an instant, and write the pushes."""
        for watched in self._watched.values():
            self._play_one(watched, now_ms, now_s)
        for client in self.clients:
            client.flush()

    def _play_one(self, watched: Watched, now_ms: int, now_s: float) -> None:
        market, trades, books = watched.market, watched.trades, watched.books
        instrument = market.instrument
        for item in market.advance(now_ms):
            if item is None:
                if books:
                    stamp_ms, book = min(now_ms, market.playing_ms), market.shown()
                    for topic in books:
                        _send(topic, topic.words.push_depth(topic.kind, instrument, book, stamp_ms))
            elif isinstance(item, Trade):
                watched.count += 1
                for topic in trades:
                    _send(topic, topic.words.push_trade(topic.kind, instrument, item), is_trade=True)
            else:
                # A minute is over: its bar is told as it ended before the next one begins.
                for topic in watched.conflated:
                    if topic.kind[0] == BARS and topic.seen != watched.count:
                        self._push_current(topic, watched, item, now_ms)
        for topic in watched.conflated:
            if topic.seen != watched.count and now_s >= topic.next_s:
                topic.next_s = now_s + topic.words.gap_s(topic.kind) / min(max(self._pace, 0.2), 50.0)
                self._push_current(topic, watched, market.run_at(now_ms), now_ms)

    def _push_current(self, topic: Topic, watched: Watched, run: MinuteRun, now_ms: int) -> None:
        topic.seen = watched.count
        text = topic.words.push_current(topic.kind, watched.market, run, now_ms)
        if text is not None:
            _send(topic, text)


def _send(topic: Topic, text: str, *, is_trade: bool = False) -> None:
    frame = text_frame(text)
    for client in topic.clients:
        client.push(frame, is_trade=is_trade)
