"""The QOS wire's room: HTTP calls at the root, WebSocket at /ws, the key in header or URL (QOS 2, 4, 9)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from qosdesk.demo.floor import Floor
from qosdesk.demo.ledger import PLANS, KeyAccount, Ledger
from qosdesk.demo.qos.commands import Commands
from qosdesk.demo.qos.wire import Json, QosWire, WireError, count_products, dumps
from qosdesk.demo.ready import WireAddress
from qosdesk.demo.room import Room, read_object

if TYPE_CHECKING:
    from aiohttp import web


class QosRoom(Room):
    """QOS on the floor.

    Args:
        floor: what all wires share.
        key: the key that is let in.
    """

    def __init__(self, floor: Floor, key: str) -> None:
        options = floor.options
        super().__init__("qos", floor, Ledger(key, replace(PLANS[options.plan], count_by=options.count_by)))
        self._key = key
        self._wire = QosWire(floor.world, self._faults)
        self._commands = Commands(floor.world, self._wire, floor.hub, self._faults, self.ledger.plan)
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
        self._last_register_s: float | None = None

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """All that no other wire has taken."""
        router.add_get("/ws", self._on_socket)
        router.add_route("*", "/{path:.*}", self._on_call)

    def address(self, host: str) -> WireAddress:
        """At the root."""
        return WireAddress(f"http://{host}", (f"ws://{host}/ws",), self._key)

    def plan(self) -> str:
        """As it was asked for."""
        return self.ledger.plan.name

    def _account_of(self, request: web.Request) -> tuple[KeyAccount | None, str, int]:
        """The account, or the refusal's text and status. The header wins over the URL (QOS 2, our choice)."""
        for name, text in (("bad-key", "Invalid key."), ("expired-key", "Key expired.")):
            if self._faults.active(name):
                self.ledger.refused[name] += 1
                return None, text, int(self._faults.number(name, 401.0))
        account = self.ledger.account(request.headers.get("key") or request.query.get("key"))
        if account is None:
            self.ledger.refused["invalid"] += 1
        return account, "Invalid key.", 401

    async def _on_call(self, request: web.Request) -> web.StreamResponse:
        from aiohttp import web

        now_ms = self._floor.catch_up()
        obstacle = await self.obstruct(request)
        if obstacle is not None:
            return obstacle
        status, answer = await self._answer(request, now_ms)
        return web.Response(status=status, body=dumps(answer).encode(), content_type="application/json")

    async def _answer(self, request: web.Request, now_ms: int) -> tuple[int, Json]:
        path = request.path
        if path not in self._calls and path != "/register":
            return 404, {"msg": "Not found."}
        if request.method != "POST":
            return 405, {"msg": "Only POST is accepted."}
        body = read_object(await request.read())
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
            limited = account.check_call(self.ledger.plan, path, count, self._floor.now_s())
            if limited is not None:
                return 429, {"msg": limited}
            fault = self._faults.get("error-msg")
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
        now_s, last_s, plan = self._floor.now_s(), self._last_register_s, self.ledger.plan
        if plan.calls_per_minute is not None and last_s is not None and now_s - last_s < 60.0:
            return 429, {"msg": "Request frequency limit exceeded."}
        self._last_register_s = now_s
        key = secrets.token_hex(16)
        self.ledger.add_key(key)
        created = datetime.fromtimestamp(now_ms / 1000, timezone(timedelta(hours=8)))
        each = {
            "product_count": plan.products or 10_000,
            "request_frequency": plan.calls_per_minute or 10_000,
        }
        names = ("depth", "history", "instrumen_info", "kline", "snapshot", "trade", "ws")  # so spelled
        permission: dict[str, dict[str, int]] = {name: dict(each) for name in names}
        permission["ws"]["max_connections"] = plan.connections or 1_000
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

    async def _on_socket(self, request: web.Request) -> web.StreamResponse:
        from aiohttp import web

        self._floor.catch_up()
        if (refused := self.turn_away(request)) is not None:
            return refused
        account, refusal, status = self._account_of(request)
        if account is None:
            # A handshake can't be refused with 200, whatever the HTTP calls are told to do.
            return web.json_response({"msg": refusal}, status=status if status >= 400 else 401)
        siblings = [client for client in self.clients if client.account is account]
        if (refused := self.refuse_connection(account, siblings, self.ledger.plan.connections)) is not None:
            return refused
        return await self.serve_socket(request, account, self._wire, self._commands.execute)


def _rfc3339(moment: datetime) -> str:
    """With nanoseconds and +08:00, as printed in QOS 4.1."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond:06d}000+08:00"
