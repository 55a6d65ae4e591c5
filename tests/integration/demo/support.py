"""A demo exchange in the test's own loop, and third-party clients to talk to it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from qosdesk.clock import Clock
from qosdesk.demo.exchange import DemoServer
from qosdesk.demo.faults import parse_fault
from qosdesk.demo.options import DemoOptions

KEY = "0123456789abcdef0123456789abcdef"
EXAMPLES = Path(__file__).parents[2] / "corpus" / "qos" / "qos_examples.json"


def examples() -> dict[str, Any]:
    """The documented samples."""
    return json.loads(EXAMPLES.read_text("utf-8"))


class Socket:
    """A WebSocket client: replies and pushes told apart as QOS 5.1 says."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.raw = socket
        self.pushes: list[dict[str, Any]] = []

    async def next(self) -> dict[str, Any]:
        message = await asyncio.wait_for(self.raw.receive(), 5)
        assert message.type is aiohttp.WSMsgType.TEXT, message
        return json.loads(message.data)

    async def ask(self, frame: dict[str, Any] | str) -> dict[str, Any]:
        """Send a frame and return the next reply; pushes that come before it are kept."""
        await self.raw.send_str(frame if isinstance(frame, str) else json.dumps(frame))
        while True:
            answer = await self.next()
            if "tp" not in answer:
                return answer
            self.pushes.append(answer)

    async def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first push that fits, also among those already here."""
        for push in self.pushes:
            if wanted(push):
                return push
        while True:
            push = await self.next()
            self.pushes.append(push)
            if wanted(push):
                return push


@dataclass
class Client:
    """A running demo and an HTTP session with it."""

    server: DemoServer
    session: aiohttp.ClientSession
    http: str
    ws: str

    async def post(
        self, path: str, body: Any, *, key: str | None = KEY, query: bool = False
    ) -> tuple[int, Any]:
        """Status and JSON of a call."""
        headers = {"key": key} if key and not query else {}
        params = {"key": key} if key and query else {}
        async with self.session.post(self.http + path, json=body, headers=headers, params=params) as answer:
            return answer.status, await answer.json(content_type=None)

    async def get(self, path: str) -> Any:
        """JSON of a control address."""
        async with self.session.get(self.http + path) as answer:
            return await answer.json()

    @asynccontextmanager
    async def socket(self, *, query: bool = False, key: str = KEY) -> AsyncIterator[Socket]:
        """A connected WebSocket."""
        url, headers = (f"{self.ws}?key={key}", {}) if query else (self.ws, {"key": key})
        async with self.session.ws_connect(url, headers=headers) as raw:
            yield Socket(raw)


@asynccontextmanager
async def demo(*faults: str, clock: Clock | None = None, **options: Any) -> AsyncIterator[Client]:
    """A demo exchange with the known key on a free port."""
    server = DemoServer(
        DemoOptions(faults=tuple(parse_fault(text) for text in faults), **options), clock, key=KEY
    )
    ready = await server.start()
    try:
        async with aiohttp.ClientSession() as session:
            yield Client(server, session, ready.http, ready.ws)
        await asyncio.sleep(0)
    finally:
        await server.close()
