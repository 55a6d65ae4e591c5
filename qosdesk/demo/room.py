"""What every wire's part of the exchange does alike: faults of HTTP and handshakes, connections, their end.

May import the clock's time by way of the floor, and the server library, which is loaded only when a server is started.
"""

from __future__ import annotations

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn

from qosdesk.demo.client import Client
from qosdesk.demo.floor import Floor
from qosdesk.demo.hub import Wording
from qosdesk.demo.ledger import CONNECTIONS, KeyAccount, Ledger
from qosdesk.demo.ready import WireAddress

if TYPE_CHECKING:
    from aiohttp import web

MAX_BODY_BYTES = 1 << 20
_GATEWAY_PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><hr>gateway/1.2</body></html>"
_HANG_LOOK_S = 0.05
_SILENCE_S = 30.0  # AllTick 5.2, MultiMarkets 4.1
_ABNORMAL = 1006

Execute = Callable[[Client, str | bytes, int, float], None]
"""Runs one frame of a client: (client, frame, the demo's now in ms, monotonic s)."""


class Room(ABC):
    """One wire's part of the exchange.

    Args:
        name: the wire, one of `faults.WIRES`.
        floor: what all wires share.
        ledger: accounts of this wire's keys.
    """

    def __init__(self, name: str, floor: Floor, ledger: Ledger) -> None:
        self.name = name
        self.ledger = ledger
        self.clients: set[Client] = set()
        self._floor = floor
        self._faults = floor.faults.of(name)
        self._dropped = 0
        self._away_until_s = 0.0

    @abstractmethod
    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Take the paths of this wire."""

    @abstractmethod
    def address(self, host: str) -> WireAddress:
        """Where it listens, given ``127.0.0.1:PORT``, and with which key."""

    @abstractmethod
    def plan(self) -> str:
        """Name of the plan that is enforced, in the vendor's words; ``none`` without one."""

    def ledger_json(self, now_s: float) -> dict[str, Any]:
        """What clients of this wire did."""
        return self.ledger.to_json(now_s)

    # -- life ---------------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Do what is due: called many times a second."""
        self._drop_if_told()
        if self.is_away():
            self.hang_up()

    def is_away(self) -> bool:
        """Whether nobody is answered here: `down`, or a restart of this wire alone."""
        return self._faults.active("down") or self._floor.now_s() < self._away_until_s

    def go_away(self, seconds: float) -> None:
        """Be gone for a while."""
        self._away_until_s = self._floor.now_s() + seconds

    def hang_up(self) -> None:
        """Cut every client of this wire."""
        for client in list(self.clients):
            client.abort()

    def note_fault(self, name: str) -> None:
        """A fault was switched on just now."""
        if name == "drop":
            self._dropped = 0
        elif name == "silent-subs":
            self._forget_subscriptions()

    def _drop_if_told(self) -> None:
        fault = self._faults.get("drop")
        if fault is None:
            self._dropped = 0
            return
        period_s = float(fault.arg) if fault.arg else 0.0
        due = 1 + int((self._faults.elapsed_s - fault.start_s) / period_s) if period_s > 0 else 1
        if due > self._dropped:
            self._dropped = due
            self.hang_up()

    def end_silent(self, code: int) -> None:
        """End the connections without a heartbeat for half a minute; 1006 is said by saying nothing."""
        now_s = self._floor.now_s()
        for client in [one for one in self.clients if one.is_open and now_s - one.beat_s > _SILENCE_S]:
            client.account.violations["ws_silence"] += 1
            client.dismiss(0 if code == _ABNORMAL else code, "heartbeat timeout")

    def _forget_subscriptions(self) -> None:
        """Forget what `silent-subs` says, without a word."""
        for client in self.clients:
            gone = [pair for pair in client.watching if self._faults.hits("silent-subs", pair[0])]
            self._floor.hub.unwatch(client, gone, self._floor.now_ms())

    # -- HTTP ---------------------------------------------------------------------------------------------------

    async def obstruct(self, request: web.Request) -> web.Response | None:
        """Let the faults of HTTP act on a call; an answer here is all that the caller gets."""
        from aiohttp import web

        if self.is_away():
            self._hang_up_on(request)
        if self._faults.active("slow"):
            await asyncio.sleep(self._faults.number("slow", 1500.0) / 1000.0)
        # Two things end it: the switch, and that the caller leaves.
        while self._faults.active("http-hang") and request.transport is not None:  # noqa: ASYNC110
            await asyncio.sleep(_HANG_LOOK_S)
        if request.transport is None:
            raise asyncio.CancelledError  # nobody is there to answer: the server library's own way to say so
        if self._faults.active("http-error"):
            status = int(self._faults.number("http-error", 504.0))
            page = _GATEWAY_PAGE.format(f"{status} {_phrase(status)}")
            return web.Response(status=status, text=page, content_type="text/html")
        return None

    def _hang_up_on(self, request: web.Request) -> NoReturn:
        if request.transport is not None:
            request.transport.abort()
        raise asyncio.CancelledError

    # -- WebSocket ----------------------------------------------------------------------------------------------

    def turn_away(self, request: web.Request) -> web.Response | None:
        """Let the faults that ask for no key act on a handshake; an answer here refuses it."""
        from aiohttp import web

        if self.is_away():
            self._hang_up_on(request)
        if self._faults.active("refuse"):
            status = int(self._faults.number("refuse", 503.0))
            return web.json_response({"msg": "Service unavailable."}, status=status)
        return None

    def refuse_connection(
        self, account: KeyAccount, siblings: list[Client], most: int | None
    ) -> web.Response | None:
        """Whether a handshake is turned away for want of a free connection.

        Args:
            account: whose key it came with.
            siblings: the account's connections that count together with this one.
            most: how many the plan allows.
        """
        from aiohttp import web

        if self._faults.active("busy-key"):
            status = int(self._faults.number("busy-key", 429.0))
            return web.json_response({"msg": CONNECTIONS}, status=status)
        siblings = [one for one in siblings if one.is_open]
        if self._faults.active("newest-wins"):
            for older in siblings:
                older.dismiss(int(self._faults.number("newest-wins", 1008.0)), CONNECTIONS)
        elif most is not None and len(siblings) >= most:
            account.violations["ws_connections"] += 1
            return web.json_response({"msg": CONNECTIONS}, status=429)
        return None

    async def serve_socket(
        self, request: web.Request, account: KeyAccount, words: Wording, execute: Execute, place: str = ""
    ) -> web.StreamResponse:
        """Take a connection and run its frames until it ends.

        Args:
            place: which of the wire's sockets it is.
        """
        from aiohttp import WSMsgType, web

        floor = self._floor
        socket = web.WebSocketResponse(compress=False, max_msg_size=MAX_BODY_BYTES)
        await socket.prepare(request)
        transport = request.transport
        if not isinstance(transport, asyncio.Transport):
            return socket
        client = Client(transport, account, self._faults, asyncio.get_running_loop().call_later, words)
        client.place, client.beat_s = place, floor.now_s()
        account.arrive()
        self.clients.add(client)
        floor.hub.clients.add(client)
        try:
            async for message in socket:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY) and client.is_open:
                    execute(client, message.data, floor.catch_up(), floor.now_s())
        finally:
            self.leave(client)
        return socket

    def leave(self, client: Client) -> None:
        """A connection is over."""
        client.account.connections_now -= 1
        self.clients.discard(client)
        self._floor.hub.leave(client, self._floor.now_ms())


def read_object(data: bytes | str) -> dict[str, Any] | None:
    """A JSON object; None for anything else."""
    try:
        body: Any = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
