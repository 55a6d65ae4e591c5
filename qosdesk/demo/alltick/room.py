"""AllTick's room: both families' HTTP calls and sockets, the list of halts, tokens (AllTick 1, 2, 4, 5).

Paths as the vendor has them, so that its clients work by replacing scheme and host only (AllTick 10.1).
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from qosdesk.demo.alltick.codes import OTHER, STOCK, listings
from qosdesk.demo.alltick.commands import AllTickCommands
from qosdesk.demo.alltick.plan import PLANS, SUSPENSION, CallMeter, CommandPacer
from qosdesk.demo.alltick.suspensions import suspensions
from qosdesk.demo.alltick.wire import AllTickWire, batch_items
from qosdesk.demo.bodies import HEADER, Json, Refusal, dumps
from qosdesk.demo.floor import Floor
from qosdesk.demo.ledger import PLANS as QOS_PLANS
from qosdesk.demo.ledger import KeyAccount, Ledger
from qosdesk.demo.ready import WireAddress
from qosdesk.demo.room import Room, read_object

if TYPE_CHECKING:
    from aiohttp import web

_BASES = MappingProxyType({STOCK: "quote-stock-b", OTHER: "quote-b"})
_TEST_TOKEN = "testtoken"  # the value in all official examples (AllTick 10.2)


class AllTickRoom(Room):
    """AllTick on the floor.

    Args:
        floor: what all wires share.
        key: a token that is let in, beside the examples' own.
    """

    def __init__(self, floor: Floor, key: str) -> None:
        self._plan = PLANS.get(floor.options.plan)
        super().__init__(
            "alltick", floor, Ledger(key, self._plan.for_ledger() if self._plan else QOS_PLANS["none"])
        )
        self.ledger.add_key(_TEST_TOKEN, _TEST_TOKEN)
        self._key = key
        instruments = floor.world.instruments.values()
        self._wires = {
            family: AllTickWire(floor.world, self._faults, family, listings(instruments, family))
            for family in _BASES
        }
        self._pacers: dict[str, CommandPacer] = {}
        self._meters: dict[str, CallMeter] = {}
        self._commands = {
            family: AllTickCommands(wire, floor.hub, self._faults, self._plan, self._pacers)
            for family, wire in self._wires.items()
        }

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Two families and the halts."""
        for family, base in _BASES.items():
            router.add_get(f"/{base}-ws-api", partial(self._on_socket, family))
            router.add_route("*", f"/{base}-api/{{call:.*}}", partial(self._on_call, family))
        router.add_route("*", "/api/suspension/{exchange:.*}", self._on_suspension)

    def address(self, host: str) -> WireAddress:
        """The HTTP root, and the two sockets: shares first."""
        sockets = tuple(f"ws://{host}/{base}-ws-api" for base in _BASES.values())
        return WireAddress(f"http://{host}", sockets, self._key)

    def plan(self) -> str:
        """`basic` for the demo's default plan."""
        return self._plan.name if self._plan else "none"

    def tick(self) -> None:
        """End the connections from which no heartbeat came for 30 s (AllTick 5.2)."""
        super().tick()
        self.end_silent(
            int(self._faults.number("close-code", 1006.0)) if self._faults.active("close-code") else 1000
        )

    # -- tokens -------------------------------------------------------------------------------------------------

    def _account_of(self, request: web.Request) -> KeyAccount | web.Response:
        """The token's account, or the refusal: status 401 on every path (AllTick 2, attested)."""
        from aiohttp import web

        token = request.query.get("token")
        for name in ("bad-key", "expired-key"):
            if self._faults.active(name):
                self.ledger.refused[name] += 1
                status = int(self._faults.number(name, 401.0))
                return web.json_response({"ret": 401, "msg": "token invalid"}, status=status)
        account = self.ledger.account(token)
        if account is not None:
            return account
        self.ledger.refused["invalid"] += 1
        text = "token invalid" if token else "token is required"
        return web.json_response({"msg": text, "ret": 401}, status=401)

    # -- HTTP ---------------------------------------------------------------------------------------------------

    async def _on_call(self, family: str, request: web.Request) -> web.StreamResponse:
        from aiohttp import web

        now_ms = self._floor.catch_up()
        obstacle = await self.obstruct(request)
        if obstacle is not None:
            return obstacle
        account = self._account_of(request)
        if isinstance(account, web.Response):
            return account
        call = request.match_info["call"]
        if call not in self._wires[family].calls:
            return web.json_response({"ret": 404, "msg": "not found"}, status=404)
        if self._is_limited(account, call):
            return self._too_often(request)
        if request.method != "GET" and not (call == "batch-kline" and request.method == "POST"):
            return web.json_response({"ret": 405, "msg": "method not allowed"}, status=405)
        trace = ""
        try:
            body = await self._body(request, call)
            trace = body.get("trace", "")
            data = body.get("data")
            if not isinstance(trace, str) or not isinstance(data, dict):
                raise Refusal(400, HEADER)
            self._check(account, call, data)
            answer = self._envelope(200, "ok", trace, self._wires[family].calls[call](data, now_ms))
        except Refusal as refusal:
            answer = self._envelope(refusal.ret, str(refusal), trace, {})
        return web.Response(body=dumps(answer).encode(), content_type="application/json")

    async def _body(self, request: web.Request, call: str) -> Json:
        """The request's JSON: the body of batch-kline (also of a GET, as old clients send it), else `query`."""
        if call == "batch-kline":
            raw = await request.read()
            if not raw:
                raise Refusal(601, "body empty")
            body = read_object(raw)
            if body is None:
                raise Refusal(400, HEADER)
            return body
        body = read_object(request.query.get("query", ""))
        if body is None:
            raise Refusal(402, "query invalid")
        return body

    def _check(self, account: KeyAccount, call: str, data: Json) -> None:
        """What the plan says of a request's size, and the fault that refuses everything."""
        fault = self._faults.get("error-msg")
        if fault is not None:
            raise Refusal(400, fault.arg or "System busy.")
        plan = self._plan
        if plan is None:
            return
        if call == "batch-kline":
            over = len(batch_items(data)) > plan.batch_groups
        else:
            codes = data.get("symbol_list")
            over = isinstance(codes, list) and len(codes) > plan.call_codes
        if over:
            account.violations["http_codes"] += 1
            raise Refusal(603, "token level not enough")

    def _is_limited(self, account: KeyAccount, call: str) -> bool:
        meter = self._meters.setdefault(account.label, CallMeter(self._plan, account))
        return not meter.take(call, self._floor.now_s()) or self._faults.active("rate-limit")

    def _too_often(self, request: web.Request) -> web.Response:
        """One of the three forms that are told of (AllTick 6)."""
        from aiohttp import web

        fault = self._faults.get("rate-limit")
        form = fault.arg if fault is not None else ""
        if form == "body":
            return web.json_response({"error_msg": "Too many requests"}, status=429)
        body = read_object(request.query.get("query", "")) or {}
        trace = body.get("trace", "")
        if form == "429":
            return web.json_response(self._envelope(429, "rate limit", trace, {}), status=429)
        return web.json_response(self._envelope(605, "too many requests", trace, {}))

    def _envelope(self, ret: int, msg: str, trace: Any, data: Json) -> Json:
        """AllTick 3.2: always four members."""
        answer: Json = {"ret": ret, "msg": msg, "trace": trace, "data": data}
        if self._faults.active("no-trace") or self._faults.active("no-reqid"):
            del answer["trace"]
        return answer

    async def _on_suspension(self, request: web.Request) -> web.StreamResponse:
        """AllTick 4.6: another envelope; one request a minute in all plans."""
        from aiohttp import web

        now_ms = self._floor.catch_up()
        obstacle = await self.obstruct(request)
        if obstacle is not None:
            return obstacle
        account = self._account_of(request)
        if isinstance(account, web.Response):
            return account
        if self._is_limited(account, SUSPENSION):
            return web.json_response({"success": False, "error": "too many requests"}, status=500)
        page, size = (request.query.get(name, "") for name in ("page", "size"))
        answer = suspensions(
            self._floor.world, request.match_info["exchange"], now_ms, _natural(page, 1), _natural(size, 10)
        )
        if answer is None:
            return web.json_response({"success": False, "error": "unknown exchange"}, status=500)
        return web.json_response(answer)

    # -- WebSocket ----------------------------------------------------------------------------------------------

    async def _on_socket(self, family: str, request: web.Request) -> web.StreamResponse:
        from aiohttp import web

        self._floor.catch_up()
        if (refused := self.turn_away(request)) is not None:
            return refused
        account = self._account_of(request)
        if isinstance(account, web.Response):
            return account
        plan, now_s = self._plan, self._floor.now_s()
        pacer = self._pacers.setdefault(account.label, CommandPacer(plan, account)) if plan else None
        siblings = [one for one in self.clients if one.account is account and one.place == family]
        if (
            refused := self.refuse_connection(account, siblings, plan.connections if plan else None)
        ) is not None:
            return refused
        if pacer is not None and not pacer.may_connect(family, now_s):
            return web.json_response({"ret": 429, "msg": "rate limit"}, status=429)
        try:
            return await self.serve_socket(
                request, account, self._wires[family], self._commands[family].execute, family
            )
        finally:
            if pacer is not None:
                pacer.leave(family, self._floor.now_s())


def _natural(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and int(text) > 0 else default
