"""Plays the subscribed instruments and hands their pushes to the clients that watch them.

Only instruments with a subscription are played; all others are worked out when somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from qosdesk.demo.client import Client, text_frame
from qosdesk.demo.market import Market
from qosdesk.demo.run import MinuteRun, Trade
from qosdesk.demo.wire_qos import QosWire
from qosdesk.demo.world import World

_SNAPSHOT_EVERY_S = 0.7
_BAR_EVERY_S = 0.5
# What one trade brings about besides itself, for turning a wanted rate into a density of trades.
_DEPTH_PER_TRADE = 2.7


@dataclass(slots=True)
class Watched:
    """An instrument somebody watches."""

    market: Market
    watchers: dict[str, set[Client]] = field(default_factory=dict)  # kind -> clients
    snapshot_due: bool = False
    snapshot_s: float = 0.0
    bars_due: bool = False
    bars_s: float = 0.0


class Hub:
    """Subscriptions of all clients.

    Args:
        world: what trades.
        wire: how pushes are written.
        rate: wanted pushes per second, or None.
        speed: demo seconds per second.
    """

    def __init__(self, world: World, wire: QosWire, rate: float | None, speed: float) -> None:
        self.clients: set[Client] = set()
        self._world = world
        self._wire = wire
        self._rate = rate
        self._slowdown = 1.0 / max(1.0, speed)
        self._watched: dict[str, Watched] = {}
        self._pace = 1.0
        world.set_density(self._slowdown)

    # -- subscriptions ------------------------------------------------------------------------------------------

    def watch(self, client: Client, pairs: Iterable[tuple[str, str]], now_ms: int) -> None:
        """Subscribe a client to (code, kind) pairs of known codes and queue a first push of each (not of trades)."""
        added = [pair for pair in pairs if pair not in client.watching]
        for code, kind in added:
            watched = self._watched.get(code)
            if watched is None:
                market = self._world.market(code)
                if market is None:
                    continue
                market.run_at(now_ms)
                watched = self._watched[code] = Watched(market)
            watched.watchers.setdefault(kind, set()).add(client)
            client.watching.add((code, kind))
        client.account.watch(pair for pair in added if pair in client.watching)
        if added:
            self._adjust(now_ms)

    def greet(self, client: Client, pairs: Iterable[tuple[str, str]], now_ms: int) -> None:
        """Push current values once, after the ack."""
        for code, kind in pairs:
            watched = self._watched.get(code)
            if watched is not None and kind != "T" and (code, kind) in client.watching:
                text = self._current(watched.market, kind, now_ms)
                if text is not None:
                    client.push(text_frame(text))
        client.flush()

    def unwatch(self, client: Client, pairs: Iterable[tuple[str, str]], now_ms: int) -> None:
        """Cancel subscriptions; those that do not exist are no matter."""
        gone = [pair for pair in pairs if pair in client.watching]
        for code, kind in gone:
            client.watching.discard((code, kind))
            watched = self._watched[code]
            clients = watched.watchers[kind]
            clients.discard(client)
            if not clients:
                del watched.watchers[kind]
            if not watched.watchers:
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
            for kind, clients in watched.watchers.items():
                if kind in ("T", "D"):
                    flowing += trades_s * (1.0 if kind == "T" else _DEPTH_PER_TRADE) * len(clients)
                else:
                    every_s = _SNAPSHOT_EVERY_S if kind == "S" else _BAR_EVERY_S
                    conflated += min(trades_s, 1.0 / every_s) * len(clients)
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
        market, watchers, wire = watched.market, watched.watchers, self._wire
        instrument = market.instrument
        trade_clients, depth_clients = watchers.get("T"), watchers.get("D")
        for item in market.advance(now_ms):
            if item is None:
                if depth_clients:
                    stamp_ms = min(now_ms, market.playing_ms)
                    _send(depth_clients, wire.push_depth(instrument, market.shown(), stamp_ms))
            elif isinstance(item, Trade):
                watched.snapshot_due = watched.bars_due = True
                if trade_clients:
                    _send(trade_clients, wire.push_trade(instrument, item))
            elif watched.bars_due:
                self._push_bars(watched, item)
                watched.bars_due = False
        if watched.snapshot_due and now_s >= watched.snapshot_s:
            watched.snapshot_due = False
            watched.snapshot_s = now_s + _SNAPSHOT_EVERY_S / min(max(self._pace, 0.2), 50.0)
            clients = watchers.get("S")
            if clients:
                _send(clients, wire.push_snapshot(instrument, market.snapshot(now_ms)))
        if watched.bars_due and now_s >= watched.bars_s:
            watched.bars_due = False
            watched.bars_s = now_s + _BAR_EVERY_S / min(max(self._pace, 0.2), 50.0)
            self._push_bars(watched, market.run_at(now_ms))

    def _push_bars(self, watched: Watched, run: MinuteRun) -> None:
        for kind, clients in watched.watchers.items():
            if kind[0] == "K":
                bar = watched.market.forming_in(int(kind[1:]), run)
                if bar is not None:
                    _send(clients, self._wire.push_bar(watched.market.instrument, bar, int(kind[1:])))

    def _current(self, market: Market, kind: str, now_ms: int) -> str | None:
        instrument = market.instrument
        if kind == "S":
            return self._wire.push_snapshot(instrument, market.snapshot(now_ms))
        if kind == "D":
            return self._wire.push_depth(instrument, market.depth(now_ms), now_ms)
        bar = market.forming(int(kind[1:]), now_ms)
        return None if bar is None else self._wire.push_bar(instrument, bar, int(kind[1:]))


def _send(clients: set[Client], text: str) -> None:
    frame = text_frame(text)
    for client in clients:
        client.push(frame)
