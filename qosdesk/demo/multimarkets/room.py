"""MultiMarkets' room below /mm: quote sockets, client and manager gateway, Markets/HTTP (MultiMarkets 1, 2, 3.1).

/mm/apiQuote/quote_guest | quote | quote_stock | quote_kline_merge    the quote stream
/mm/api/global/{bizType}, /mm/api/login/{bizType}, /mm/api/ws        the client gateway, and its socket
/mm/openapi-b/{bizType}, /mm/openapi-b/auth/{bizType}, .../ws        the manager's
/mm/openapi-b/quote-b-api/{call}, .../quote-stock-b-api/{call}       Markets/HTTP
"""

from __future__ import annotations

import json
from collections import deque
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from qosdesk.demo.alltick.codes import OTHER, STOCK, Listing
from qosdesk.demo.alltick.wire import AllTickWire
from qosdesk.demo.bodies import HEADER, Json, Refusal, dumps
from qosdesk.demo.client import Client
from qosdesk.demo.floor import Floor
from qosdesk.demo.ledger import PLANS, KeyAccount, Ledger
from qosdesk.demo.multimarkets.commands import STOCKS, MultiMarketsCommands
from qosdesk.demo.multimarkets.gateway import COMPANY, GROUP, Gateway, GatewayCall
from qosdesk.demo.multimarkets.seal import PUBLIC_KEY
from qosdesk.demo.multimarkets.wire import MAX_BARS, MultiMarketsWire
from qosdesk.demo.ready import WireAddress
from qosdesk.demo.room import Room, read_object

if TYPE_CHECKING:
    from aiohttp import web

_ROOT = "/mm"
_GUESTS, _OTHERS, _MERGE = "quote_guest", "quote", "quote_kline_merge"
_FAMILIES = MappingProxyType({STOCK: "quote-stock-b-api", OTHER: "quote-b-api"})
_GATEWAY_CALLS = 300  # an endpoint and minute (MultiMarkets 5.1)
_MINUTE_S = 60.0


class MultiMarketsRoom(Room):
    """MultiMarkets on the floor.

    Args:
        floor: what all wires share.
        key: a token that is let in, of a customer as of a manager.
    """

    def __init__(self, floor: Floor, key: str) -> None:
        self._is_strict = floor.options.plan != "none"
        plan = replace(PLANS["none"], name=self._plan_name(), products=100 if self._is_strict else None)
        super().__init__("multimarkets", floor, Ledger(key, plan))
        self.ledger.add_key("testtoken", "testtoken")
        self._guests = KeyAccount("guest")
        self._key = key
        self._wire = MultiMarketsWire(floor.world, self._faults)
        self._commands = MultiMarketsCommands(self._wire, floor.hub, self._faults, is_strict=self._is_strict)
        self._gateway = Gateway(floor, self._faults, self.ledger, self._wire.products)
        self._markets = {family: self._markets_wire(family) for family in _FAMILIES}

    def _plan_name(self) -> str:
        return "default" if self._is_strict else "none"

    def _markets_wire(self, family: str) -> AllTickWire:
        """Markets/HTTP is the elder sibling of AllTick's calls, under this operator's codes (MultiMarkets 2.8, 9)."""
        known = {
            one.code: Listing(one.code, one.instrument)
            for one in self._wire.products.values()
            if one.is_stock == (family == STOCK)
        }
        return AllTickWire(self._floor.world, self._faults, family, known, (MAX_BARS, MAX_BARS))

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """All below /mm."""
        for place in (_GUESTS, _OTHERS, STOCKS, _MERGE):
            router.add_get(f"{_ROOT}/apiQuote/{place}", partial(self._on_quote_socket, place))
        for base, is_manager in (("api", False), ("openapi-b", True)):
            router.add_get(f"{_ROOT}/{base}/ws", partial(self._on_gateway_socket, is_manager))
        for family, path in _FAMILIES.items():
            router.add_route("*", f"{_ROOT}/openapi-b/{path}/{{call}}", partial(self._on_markets, family))
        router.add_post(
            _ROOT + "/api/{prefix:global|login|register}/{biz:.*}", partial(self._on_gateway, False)
        )
        router.add_post(_ROOT + "/openapi-b/auth/{biz:.*}", partial(self._on_gateway, True))
        router.add_post(_ROOT + "/openapi-b/{biz:.*}", partial(self._on_gateway, True))
        router.add_route("*", _ROOT + "/{path:.*}", self._on_unknown)

    def address(self, host: str) -> WireAddress:
        """The client gateway and the two sockets with a token, shares first; the other surfaces beside them."""
        stream = f"ws://{host}{_ROOT}/apiQuote"
        return WireAddress(
            f"http://{host}{_ROOT}/api",
            (f"{stream}/{STOCKS}", f"{stream}/{_OTHERS}"),
            self._key,
            {"company_id": str(COMPANY), "customer_group_id": str(GROUP)},
            {
                "guest_ws": f"{stream}/{_GUESTS}",
                "manager_http": f"http://{host}{_ROOT}/openapi-b",
                "manager_ws": f"ws://{host}{_ROOT}/openapi-b/ws",
                "public_key": PUBLIC_KEY,
            },
        )

    def plan(self) -> str:
        """The documented limits have no name."""
        return self._plan_name()

    def tick(self) -> None:
        """End the quote streams from which no heartbeat came for 30 s (MultiMarkets 4.1)."""
        super().tick()
        self.end_silent(1000)

    def ledger_json(self, now_s: float) -> Json:
        """With the guests, who have no token."""
        shown = super().ledger_json(now_s)
        shown["keys"]["guest"] = self._guests.to_json(self.ledger.plan, now_s)
        return shown

    # -- tokens -------------------------------------------------------------------------------------------------

    def _account_of(self, request: web.Request) -> KeyAccount | None:
        """Of the token in the query or the header; None if it is refused."""
        for name in ("bad-key", "expired-key"):
            if self._faults.active(name):
                self.ledger.refused[name] += 1
                return None
        account = self.ledger.account(request.query.get("token") or request.headers.get("token"))
        if account is None:
            self.ledger.refused["invalid"] += 1
        return account

    def _refusal(self) -> web.Response:
        from aiohttp import web

        status = 401
        for name in ("bad-key", "expired-key"):
            if self._faults.active(name):
                status = int(self._faults.number(name, 401.0))
        body = {"ret": 401, "msg": "token invalid"}
        return web.json_response(body, status=status if status >= 400 else 401)

    # -- the quote stream ---------------------------------------------------------------------------------------

    async def _on_quote_socket(self, place: str, request: web.Request) -> web.StreamResponse:
        """Guests need no token, and see no shares (MultiMarkets 3.1)."""
        self._floor.catch_up()
        if (refused := self.turn_away(request)) is not None:
            return refused
        account = self._guests if place == _GUESTS else self._account_of(request)
        if account is None:
            return self._refusal()
        siblings = [one for one in self.clients if one.account is account and one.place == place]
        if (refused := self.refuse_connection(account, siblings, None)) is not None:
            return refused
        return await self.serve_socket(request, account, self._wire, self._commands.execute, place)

    def leave(self, client: Client) -> None:
        """Its calls are counted no more."""
        super().leave(client)
        self._commands.forget(client)

    # -- the gateway --------------------------------------------------------------------------------------------

    async def _on_gateway(self, is_manager: bool, request: web.Request) -> web.StreamResponse:
        from aiohttp import web

        self._floor.catch_up()
        obstacle = await self.obstruct(request)
        if obstacle is not None:
            return obstacle
        biz = request.match_info["biz"]
        headers = {name.lower(): value for name, value in request.headers.items()}
        headers.setdefault("token", request.query.get("token", ""))
        account = self.ledger.account(headers["token"]) or self._guests
        limited = self._limited(account, biz.rpartition(".")[2])
        if limited is not None:
            return limited
        call = GatewayCall(biz, headers, read_object(await request.read()), is_manager)
        return web.Response(body=dumps(self._gateway.answer(call)).encode(), content_type="application/json")

    def _limited(self, account: KeyAccount, name: str) -> web.Response | None:
        """Count a call; over 300 of one endpoint a minute is 429, where limits are enforced (MultiMarkets 5.1)."""
        from aiohttp import web

        now_s = self._floor.now_s()
        account.calls[name] += 1
        window = account.recent.setdefault(name, deque())
        while window and window[0] <= now_s - _MINUTE_S:
            window.popleft()
        if not self._faults.active("rate-limit") and not (self._is_strict and len(window) >= _GATEWAY_CALLS):
            window.append(now_s)
            return None
        account.violations["http_frequency"] += 1
        wait_s = max(1, round(window[0] + _MINUTE_S - now_s)) if window else int(_MINUTE_S)
        headers = {
            "x-ratelimit-limit": str(_GATEWAY_CALLS),
            "x-ratelimit-remairing": "0",  # so spelled
            "x-ratelimit-reset": str(wait_s),
        }
        return web.Response(status=429, headers=headers)

    async def _on_gateway_socket(self, is_manager: bool, request: web.Request) -> web.StreamResponse:
        """The RPC carrier: pings as text and as a call, and the calls themselves (MultiMarkets 6.4)."""
        self._floor.catch_up()
        if (refused := self.turn_away(request)) is not None:
            return refused
        account = self._account_of(request) if is_manager else self._guests
        if account is None:
            return self._refusal()
        execute = partial(self._run_rpc, is_manager)
        return await self.serve_socket(request, account, self._wire, execute, "rpc")

    def _run_rpc(
        self, is_manager: bool, client: Client, text: str | bytes, _now_ms: int, now_s: float
    ) -> None:
        client.beat_s = now_s
        if text in ("ping", b"ping"):
            client.account.commands["ping"] += 1
            client.reply("pong", is_ack=True)
            return
        frame = read_object(text) or {}
        header: Any = frame.get("header")
        if not isinstance(header, dict):
            client.account.commands["invalid"] += 1
            header = {}
        said = {str(name).lower(): str(value) for name, value in header.items()}
        biz = said.get("biztype", "")
        client.account.commands[biz.rpartition(".")[2] or "unknown"] += 1
        if biz == "ping":
            pong = {name: header.get(name, "") for name in ("trace", "token", "sendTime", "lang")}
            client.reply(dumps(pong | {"bizType": "pong"}), is_ack=True)
            return
        body = frame.get("body")
        call = GatewayCall(biz, said, body if isinstance(body, dict) else None, is_manager)
        client.reply(dumps(self._gateway.answer(call)))

    # -- Markets/HTTP -------------------------------------------------------------------------------------------

    async def _on_markets(self, family: str, request: web.Request) -> web.StreamResponse:
        """GET, `query` percent-encoded, the JSON of batch-kline as the body of the GET (MultiMarkets 2.8)."""
        from aiohttp import web

        now_ms = self._floor.catch_up()
        obstacle = await self.obstruct(request)
        if obstacle is not None:
            return obstacle
        account = self._account_of(request)
        if account is None:
            return self._refusal()
        name, calls = request.match_info["call"], self._markets[family].calls
        if name == "static_info" or name not in calls:
            return await self._on_unknown(request)
        limited = self._limited(account, name)
        if limited is not None:
            return limited
        raw: bytes | str = await request.read() if name == "batch-kline" else request.query.get("query", "")
        trace: Any = ""
        try:
            body = read_object(raw)
            if body is None or not isinstance(body.get("data"), dict):
                raise Refusal(400, HEADER)
            trace = body.get("trace", "")
            answer = {"ret": 200, "msg": "ok", "trace": trace, "data": calls[name](body["data"], now_ms)}
        except Refusal as refusal:
            answer = {"ret": refusal.ret, "msg": str(refusal), "trace": trace, "data": {}}
        return web.Response(body=dumps(answer).encode(), content_type="application/json")

    async def _on_unknown(self, request: web.Request) -> web.StreamResponse:
        """A gateway's page: no call of anybody's."""
        from aiohttp import web

        obstacle = await self.obstruct(request)
        if obstacle is not None:
            return obstacle
        return web.Response(
            status=404, text=json.dumps({"msg": "Not found."}), content_type="application/json"
        )
