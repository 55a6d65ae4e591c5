"""A client of the demo's MultiMarkets wire, written for these tests."""

from __future__ import annotations

import asyncio
import json
import urllib.parse
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from tests.integration.demo.support import KEY, Client

HEADERS = {"companyId": "1", "trace": "t-1", "timestamp": "1728360000000", "lang": "en-US"}
LIST = "global/config.app.AppSymbolDubboService.getSymbolBaseList"
BTC = {"symbol_id": 2101, "trade_type": 5, "trade_mode": 3}


async def call(client: Client, path: str, body: Any, **headers: str) -> tuple[int, Any]:
    """Status and JSON of a gateway call such as ``api/global/...``."""
    url = f"{client.http}/mm/{path}"
    async with client.session.post(url, json=body, headers=HEADERS | headers) as answer:
        return answer.status, await answer.json(content_type=None)


async def products(client: Client) -> dict[str, dict[str, Any]]:
    """The product list by code and trade type: ``BTC/USDT 5``."""
    _, answer = await call(client, "api/" + LIST, {"customerGroupId": 2})
    return {f"{one['symbolCode']} {one['tradeType']}": one for one in answer["data"]}


def triple(product: dict[str, Any], **more: Any) -> dict[str, Any]:
    """As the stream names a product."""
    return {
        "symbol_id": product["symbolId"],
        "trade_type": product["tradeType"],
        "trade_mode": product["dealMode"],
    } | more


def market(
    product: dict[str, Any], levels: int = 5, accuracy: str = "0.01", trades: int = 5
) -> dict[str, Any]:
    """An element of 14010."""
    return product | {"depth_level": levels, "merge_accuracy": accuracy, "trade_info_count": trades}


class Socket:
    """A connection to the quote stream: answers, and push strings as (prefix, text)."""

    def __init__(self, raw: aiohttp.ClientWebSocketResponse) -> None:
        self.raw = raw
        self.pushes: list[str] = []
        self.binary = False
        self._seq = 0

    async def next(self) -> str:
        """The next frame's text; a compressed one is opened."""
        message = await asyncio.wait_for(self.raw.receive(), 5)
        self.binary = message.type is aiohttp.WSMsgType.BINARY
        if not self.binary:
            assert message.type is aiohttp.WSMsgType.TEXT, message
            return message.data
        text = zlib.decompressobj(47).decompress(message.data).decode()
        return text if text.startswith("{") else urllib.parse.unquote(text)

    async def ask(self, command: int, data: Any) -> dict[str, Any]:
        """The answer to a command; pushes that come before it are kept."""
        self._seq += 1
        await self.raw.send_str(
            json.dumps({"cmd_id": command, "seq_id": self._seq, "ext": f"t-{self._seq}", "data": data})
        )
        while True:
            text = await self.next()
            if text.startswith("{"):
                return json.loads(text)
            self.pushes.append(text)

    async def push(self, prefix: str) -> str:
        """The first push of a kind, also among those already here."""
        while True:
            text = self.pushes.pop(0) if self.pushes else await self.next()
            if text.partition("(")[0] == prefix:
                return text


@asynccontextmanager
async def socket(client: Client, place: str = "quote_guest", *, token: str = KEY) -> AsyncIterator[Socket]:
    """A connected socket; guests send no token."""
    url = f"{client.http}/mm/apiQuote/{place}".replace("http", "ws", 1)
    params = {} if place == "quote_guest" or not token else {"token": token}
    async with client.session.ws_connect(url, params=params) as raw:
        yield Socket(raw)
