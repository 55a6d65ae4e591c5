"""The demo exchange on loopback: HTTP calls at the root, WebSocket at /ws, on one port (QOS 9).

May import `domain`, the clock and the server library, which is loaded only when a server is started.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from qosdesk.clock import Clock, SystemClock
from qosdesk.demo.client import Client
from qosdesk.demo.commands import Commands
from qosdesk.demo.faults import FaultBoard, parse_fault
from qosdesk.demo.hub import Hub
from qosdesk.demo.instruments import BOOK_LEVELS
from qosdesk.demo.ledger import CONNECTIONS, PLANS, KeyAccount, Ledger
from qosdesk.demo.options import DemoOptions
from qosdesk.demo.wire_qos import Json, QosWire, WireError, count_products, dumps
from qosdesk.demo.world import World

if TYPE_CHECKING:
    from aiohttp import web

HOST = "127.0.0.1"
WORLD_EDITION = 1
"""Raise it with every change to how prices come about: history that clients stored before is another market's then."""
_PLAY_EVERY_S = 0.04
_MAX_BODY_BYTES = 1 << 20
_GATEWAY_PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><hr>gateway/1.2</body></html>"
_HANG_LOOK_S = 0.05


@dataclass(frozen=True, slots=True)
class Ready:
    """Where a started demo listens. The key stays out of the repr."""

    http: str
    ws: str
    key: str

    def __repr__(self) -> str:
        return f"Ready(http={self.http!r}, ws={self.ws!r})"

    def to_line(self) -> str:
        """The one line printed for whoever started the demo."""
        return json.dumps({"http": self.http, "ws": self.ws, "key": self.key})


class DemoServer:
    """A demo exchange that can be started and closed inside a running event loop.

    Args:
        options: how to run.
        clock: where time comes from.
        key: the valid key; made from the seed when None.
    """

    def __init__(self, options: DemoOptions, clock: Clock | None = None, key: str | None = None) -> None:
        self.options = options
        # From the seed, so that an exchange that is started again lets its clients in again. It guards nothing.
        self.key = key or hashlib.sha256(f"qosdesk demo {options.seed}".encode()).hexdigest()[:32]
        self.world = World(options.seed, options.sessions == "always")
        self.faults = FaultBoard(options.faults)
        self.ledger = Ledger(self.key, replace(PLANS[options.plan], count_by=options.count_by))
        self._clock: Clock = clock or SystemClock()
        self._start_s = self._clock.monotonic_s()
        self._wire = QosWire(self.world, self.faults)
        self._hub = Hub(self.world, self._wire, options.rate, options.speed)
        self._commands = Commands(self.world, self._wire, self._hub, self.faults, self.ledger.plan)
        self._calls: dict[str, Callable[[Json, int], list[Json] | Json]] = {
            "/instrument-info": self._wire.info,
            "/snapshot": self._wire.snapshots,
            "/depth": self._wire.depth,
            "/trade": self._wire.trades,
            "/kline": self._wire.bars,
            "/history": self._wire.history,
            "/market-calendar": self._wire.calendar,
            "/product-list": self._wire.products,
        }
        self._runner: web.AppRunner | None = None
        self._player: asyncio.Task[None] | None = None
        self._port = options.port
        self._dropped = 0
        self._last_register_s: float | None = None

    # -- time ---------------------------------------------------------------------------------------------------

    def now_ms(self) -> int:
        """The demo's instant: the computer's, unless a start or a speed is set."""
        start_ms, speed = self.options.start_ms, self.options.speed
        if start_ms is None and speed == 1.0:
            return self._clock.wall_ms()
        elapsed_s = self._clock.monotonic_s() - self._start_s
        if start_ms is None:
            start_ms = self._clock.wall_ms() - int(elapsed_s * 1000)
        return start_ms + int(elapsed_s * 1000 * speed)

    def _catch_up(self) -> int:
        """Play all watched instruments to now, so that an answer never overtakes or swallows a push."""
        now_ms, now_s = self.now_ms(), self._clock.monotonic_s()
        self.faults.elapsed_s = now_s - self._start_s
        self._hub.play(now_ms, now_s)
        return now_ms

    # -- life ---------------------------------------------------------------------------------------------------

    async def start(self) -> Ready:
        """Listen.

        Raises:
            OSError: the port is taken.
        """
        await self._listen()
        self._player = asyncio.get_running_loop().create_task(self._play(), name="demo player")
        base = f"{HOST}:{self._port}"
        return Ready(f"http://{base}", f"ws://{base}/ws", self.key)

    async def _listen(self) -> None:
        """Serve, on the same port as before if there was one."""
        from aiohttp import web

        app = web.Application(client_max_size=_MAX_BODY_BYTES)
        app.router.add_get("/_demo/ledger", self._on_ledger)
        app.router.add_get("/_demo/info", self._on_info)
        app.router.add_post("/_demo/fault", self._on_fault)
        app.router.add_get("/ws", self._on_socket)
        app.router.add_route("*", "/{path:.*}", self._on_call)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port, reuse_address=sys.platform != "win32")
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            self._runner = None
            raise
        self._port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Stop listening and cut every client."""
        if self._player is not None:
            self._player.cancel()
            await asyncio.gather(self._player, return_exceptions=True)
            self._player = None
        await self._hang_up()

    async def _hang_up(self) -> None:
        for client in list(self._hub.clients):
            client.abort()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def wait_failed(self) -> None:
        """Return never, unless the player breaks; then raise its error."""
        assert self._player is not None
        await asyncio.shield(self._player)

    async def _play(self) -> None:
        while True:
            self._catch_up()
            self._drop_if_told()
            await self._restart_if_told()
            await asyncio.sleep(_PLAY_EVERY_S)

    def _drop_if_told(self) -> None:
        fault = self.faults.get("drop")
        if fault is None:
            self._dropped = 0
            return
        period_s = float(fault.arg) if fault.arg else 0.0
        due = 1 + int((self.faults.elapsed_s - fault.start_s) / period_s) if period_s > 0 else 1
        if due > self._dropped:
            self._dropped = due
            for client in list(self._hub.clients):
                client.abort()

    async def _restart_if_told(self) -> None:
        fault = self.faults.get("restart")
        if fault is None:
            return
        self.faults.switch_off("restart")  # once
        await asyncio.sleep(_PLAY_EVERY_S)  # so that whoever asked for it gets the answer
        await self._hang_up()
        await asyncio.sleep(float(fault.arg or 2.0))
        await self._listen()

    # -- keys ---------------------------------------------------------------------------------------------------

    def _account_of(self, request: web.Request) -> tuple[KeyAccount | None, str, int]:
        """The account, or the refusal's text and status. The header wins over the URL (QOS 2, our choice)."""
        for name, text in (("bad-key", "Invalid key."), ("expired-key", "Key expired.")):
            if self.faults.active(name):
                self.ledger.refused[name] += 1
                return None, text, int(self.faults.number(name, 401.0))
        account = self.ledger.account(request.headers.get("key") or request.query.get("key"))
        if account is None:
            self.ledger.refused["invalid"] += 1
        return account, "Invalid key.", 401

    # -- HTTP ---------------------------------------------------------------------------------------------------

    async def _on_call(self, request: web.Request) -> web.StreamResponse:
        from aiohttp import web

        now_ms = self._catch_up()
        if self.faults.active("slow"):
            await asyncio.sleep(self.faults.number("slow", 1500.0) / 1000.0)
        # Two things end it: the switch, and that the caller leaves.
        while self.faults.active("http-hang") and request.transport is not None:  # noqa: ASYNC110
            await asyncio.sleep(_HANG_LOOK_S)
        if request.transport is None:
            raise asyncio.CancelledError  # nobody is there to answer: the server library's own way to say so
        if self.faults.active("http-error"):
            status = int(self.faults.number("http-error", 504.0))
            page = _GATEWAY_PAGE.format(f"{status} {_phrase(status)}")
            return web.Response(status=status, text=page, content_type="text/html")
        status, answer = await self._answer(request, now_ms)
        return web.Response(status=status, body=dumps(answer).encode(), content_type="application/json")

    async def _answer(self, request: web.Request, now_ms: int) -> tuple[int, Json]:
        path = request.path
        if path not in self._calls and path != "/register":
            return 404, {"msg": "Not found."}
        if request.method != "POST":
            return 405, {"msg": "Only POST is accepted."}
        body = _read_object(await request.read())
        if path == "/register":
            return self._register(body, now_ms)
        account, refusal, status = self._account_of(request)
        if account is None:
            return status, {"msg": refusal}
        try:
            if body is None:
                account.calls[path] += 1
                raise WireError("Invalid JSON.")
            count = count_products(body)
            limited = account.check_call(self.ledger.plan, path, count, self._clock.monotonic_s())
            if limited is not None:
                return 429, {"msg": limited}
            fault = self.faults.get("error-msg")
            if fault is not None:
                raise WireError(fault.arg or "System busy.")
            return 200, {"msg": "OK", "data": self._calls[path](body, now_ms)}
        except WireError as error:
            return 400, {"msg": str(error)}

    def _register(self, body: Json | None, now_ms: int) -> tuple[int, Json]:
        """QOS 4.1: no key is sent; one call in 60 s when a plan is enforced."""
        email = body.get("email") if body is not None else None
        if not isinstance(email, str) or "@" not in email:
            return 400, {"msg": "Invalid email."}
        now_s = self._clock.monotonic_s()
        last_s = self._last_register_s
        if self.ledger.plan.calls_per_minute is not None and last_s is not None and now_s - last_s < 60.0:
            return 429, {"msg": "Request frequency limit exceeded."}
        self._last_register_s = now_s
        key = secrets.token_hex(16)
        self.ledger.add_key(key)
        zone = timezone(timedelta(hours=8))
        created = datetime.fromtimestamp(now_ms / 1000, zone)
        each = {
            "product_count": self.ledger.plan.products or 10_000,
            "request_frequency": self.ledger.plan.calls_per_minute or 10_000,
        }
        names = ("depth", "history", "instrumen_info", "kline", "snapshot", "trade", "ws")  # so spelled
        permission: dict[str, dict[str, int]] = {name: dict(each) for name in names}
        permission["ws"]["max_connections"] = self.ledger.plan.connections or 1_000
        return 200, {
            "msg": "OK",
            "data": {
                "key": key,
                "email": email,
                "created_at": _rfc3339(created),
                "expires_at": _rfc3339(created + timedelta(days=15)),
                "permission": permission,
            },
        }

    async def _on_ledger(self, _request: web.Request) -> web.StreamResponse:
        from aiohttp import web

        return web.json_response(self.ledger.to_json(self._clock.monotonic_s()))

    async def _on_info(self, _request: web.Request) -> web.StreamResponse:
        """What this exchange is and does: the desk follows what is announced here (no key needed)."""
        from aiohttp import web

        options = self.options
        self.faults.elapsed_s = self._clock.monotonic_s() - self._start_s
        return web.json_response(
            {
                "name": "qosdesk demo exchange",
                "sessions": options.sessions,
                "seed": options.seed,
                "world": f"{WORLD_EDITION}-{options.seed}-{options.sessions}",
                "speed": options.speed,
                "now_ms": self.now_ms(),
                "plan": options.plan,
                "count_by": options.count_by,
                "rate": options.rate,
                "instruments": len(self.world.instruments),
                "book_levels": BOOK_LEVELS,
                "faults": self.faults.names(),
            }
        )

    async def _on_fault(self, request: web.Request) -> web.StreamResponse:
        """Switch faults at run time: ``{"on": ["drop@2", ...], "off": ["slow", ...]}``; answers what acts now."""
        from aiohttp import web

        body = _read_object(await request.read()) or {}
        self.faults.elapsed_s = self._clock.monotonic_s() - self._start_s
        try:
            switched = [parse_fault(str(text)) for text in body.get("on", ())]
        except ValueError as error:
            return web.json_response({"msg": str(error)}, status=400)
        for fault in switched:
            if fault.name == "drop":
                self._dropped = 0
            self.faults.switch_on(fault)
            if fault.name == "silent-subs":
                self._drop_subscriptions()
        for name in body.get("off", ()):
            self.faults.switch_off(str(name))
        return web.json_response({"msg": "OK", "data": self.faults.names()})

    def _drop_subscriptions(self) -> None:
        """Forget what `silent-subs` says, without a word."""
        for client in self._hub.clients:
            gone = [pair for pair in client.watching if self.faults.hits("silent-subs", pair[0])]
            self._hub.unwatch(client, gone, self.now_ms())

    # -- WebSocket ----------------------------------------------------------------------------------------------

    async def _on_socket(self, request: web.Request) -> web.StreamResponse:
        from aiohttp import WSMsgType, web

        self._catch_up()
        if self.faults.active("refuse"):
            return web.json_response(
                {"msg": "Service unavailable."}, status=int(self.faults.number("refuse", 503.0))
            )
        account, refusal, status = self._account_of(request)
        if account is None:
            # A handshake can't be refused with 200, whatever the HTTP calls are told to do.
            return web.json_response({"msg": refusal}, status=status if status >= 400 else 401)
        if self.faults.active("busy-key"):
            return web.json_response({"msg": CONNECTIONS}, status=int(self.faults.number("busy-key", 429.0)))
        most = self.ledger.plan.connections
        if self.faults.active("newest-wins"):
            code = int(self.faults.number("newest-wins", 1008.0))
            for older in [one for one in self._hub.clients if one.account is account]:
                older.dismiss(code, CONNECTIONS)
        elif most is not None and account.connections_now >= most:
            account.violations["ws_connections"] += 1
            return web.json_response({"msg": CONNECTIONS}, status=429)
        socket = web.WebSocketResponse(compress=False, max_msg_size=_MAX_BODY_BYTES)
        await socket.prepare(request)
        transport = request.transport
        if not isinstance(transport, asyncio.Transport):
            return socket
        client = Client(transport, account, self.faults, asyncio.get_running_loop().call_later)
        account.connections_now += 1
        account.connections_total += 1
        account.connections_max = max(account.connections_max, account.connections_now)
        self._hub.clients.add(client)
        try:
            async for message in socket:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._commands.execute(client, message.data, self._catch_up(), self._clock.monotonic_s())
        finally:
            account.connections_now -= 1
            self._hub.leave(client, self.now_ms())
        return socket


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def _read_object(data: bytes) -> Json | None:
    try:
        body: Any = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _rfc3339(moment: datetime) -> str:
    """With nanoseconds and +08:00, as printed in QOS 4.1."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond:06d}000+08:00"
