"""A client of the demo's AllTick wire, written for these tests."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from tests.integration.demo.support import KEY, Client

STOCK, OTHER = "/quote-stock-b", "/quote-b"


async def get(
    client: Client, path: str, data: Any, *, token: str | None = KEY, trace: str = "t-1"
) -> tuple[int, Any]:
    """Status and JSON of a call such as ``/quote-b-api/kline``."""
    params = {"query": json.dumps({"trace": trace, "data": data})} | ({"token": token} if token else {})
    async with client.session.get(client.http + path, params=params) as answer:
        return answer.status, await answer.json(content_type=None)


async def post(client: Client, path: str, data: Any, *, method: str = "POST") -> tuple[int, Any]:
    """The same with the JSON as body, as batch-kline wants it."""
    async with client.session.request(
        method, client.http + path, params={"token": KEY}, json={"trace": "t-2", "data": data}
    ) as answer:
        return answer.status, await answer.json(content_type=None)


def symbols(*codes: str, **more: Any) -> dict[str, Any]:
    """A `symbol_list`."""
    return {"symbol_list": [{"code": code} | more for code in codes]}


class Socket:
    """A connection: answers and pushes told apart by `cmd_id` (AllTick 5.1)."""

    def __init__(self, raw: aiohttp.ClientWebSocketResponse) -> None:
        self.raw = raw
        self.pushes: list[dict[str, Any]] = []
        self._seq = 0

    async def next(self) -> dict[str, Any]:
        message = await asyncio.wait_for(self.raw.receive(), 5)
        assert message.type is aiohttp.WSMsgType.TEXT, message
        return json.loads(message.data)

    async def send(self, command: int, data: Any) -> None:
        self._seq += 1
        frame = {"cmd_id": command, "seq_id": self._seq, "trace": f"t-{self._seq}", "data": data}
        await self.raw.send_str(json.dumps(frame))

    async def ask(self, command: int, data: Any) -> dict[str, Any]:
        """The answer to a command; pushes that come before it are kept."""
        await self.send(command, data)
        while True:
            frame = await self.next()
            if "ret" in frame:
                return frame
            self.pushes.append(frame)

    async def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The `data` of the first push that fits, also among those already here."""
        while True:
            frame = self.pushes.pop(0) if self.pushes else await self.next()
            if wanted(frame):
                return frame["data"]

    async def ended(self) -> int | None:
        """Wait for the end; its close code."""
        while (await asyncio.wait_for(self.raw.receive(), 5)).type is aiohttp.WSMsgType.TEXT:
            pass
        return self.raw.close_code


@asynccontextmanager
async def socket(client: Client, family: str, *, token: str | None = KEY) -> AsyncIterator[Socket]:
    """A connected socket of a family."""
    url = f"{client.http}{family}-ws-api".replace("http", "ws", 1)
    async with client.session.ws_connect(url, params={"token": token} if token else {}) as raw:
        yield Socket(raw)
