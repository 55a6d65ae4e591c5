"""A tiny server for the mini provider on loopback: WebSocket by picows, HTTP by hand, switches to misbehave."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from picows import (
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    WSUpgradeRequest,
    WSUpgradeResponse,
    WSUpgradeResponseWithListener,
    ws_create_server,
)


class MiniServer:
    """Counts what it is asked; `handshake` and `http_status` make it refuse, `mute` makes it swallow everything.

    Attributes:
        keys: the `key` header of each handshake and HTTP request.
        frames: every frame received, decoded.
    """

    def __init__(self) -> None:
        self.port = 0
        self.http_port = 0
        self.handshake: Callable[[], WSUpgradeResponse] | None = None
        self.http: Callable[[str, bytes], tuple[str, bytes]] = _snapshot
        self.mute = False
        self.keys: list[str | None] = []
        self.frames: list[dict[str, Any]] = []
        self.handshakes = 0
        self.requests: list[str] = []
        self.clients: set[WSTransport] = set()
        self.changed = asyncio.Event()
        self._ws: asyncio.Server | None = None
        self._http: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    @property
    def ws_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/ws"

    @property
    def http_url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}"

    async def start(self) -> None:
        self._ws = await ws_create_server(
            self._on_request,
            "127.0.0.1",
            self.port,
            logger_name=logging.Logger("mini", logging.CRITICAL + 1),  # noqa: LOG001
        )
        self.port = self._ws.sockets[0].getsockname()[1]
        self._http = await asyncio.start_server(self._on_http, "127.0.0.1", self.http_port)
        self.http_port = self._http.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Cut everybody and listen no more; `start` listens at the same ports again."""
        for server in (self._ws, self._http):
            if server is not None:
                server.close()
        for client in list(self.clients):
            client.disconnect(graceful=False)
        for writer in list(self._writers):
            writer.transport.abort()
        while self.clients or self._writers:
            self.changed.clear()
            await self.changed.wait()

    def push(self, frame: dict[str, Any]) -> None:
        for client in self.clients:
            client.send(WSMsgType.TEXT, json.dumps(frame))

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until the condition holds; it is looked at whenever something happened here."""
        while not condition():
            self.changed.clear()
            await self.changed.wait()

    def _on_request(self, request: WSUpgradeRequest) -> WSListener | WSUpgradeResponseWithListener:
        self.handshakes += 1
        self.keys.append(request.headers.get("key"))
        self.changed.set()
        if self.handshake is not None:
            return WSUpgradeResponseWithListener(self.handshake(), None)
        return _Client(self)

    async def _on_http(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                lines = head.split("\r\n")
                headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
                body = await reader.readexactly(int(headers.get("content-length", "0")))
                self.keys.append(headers.get("key"))
                self.requests.append(lines[0])
                self.changed.set()
                if self.mute:
                    continue
                status, answer = self.http(lines[0].split()[1], body)
                writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(answer)}\r\n\r\n".encode() + answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
            self._writers.discard(writer)
            self.changed.set()


class _Client(WSListener):
    def __init__(self, server: MiniServer) -> None:
        self._server = server

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._server.clients.add(transport)
        self._server.changed.set()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self._server.clients.discard(transport)
        self._server.changed.set()

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type is WSMsgType.CLOSE:
            transport.disconnect()
            return
        server = self._server
        message = json.loads(frame.get_payload_as_bytes())
        server.frames.append(message)
        server.changed.set()
        if server.mute:
            return
        if message["cmd"].startswith("R"):
            answer = {"data": message["cmd"], "id": message["id"], "codes": message["codes"]}
        else:
            answer = {"ack": message["cmd"], "id": message["id"]}
        transport.send(WSMsgType.TEXT, json.dumps(answer))
        if message["cmd"] == "T":
            for code in message["codes"]:
                server.push({"q": code, "kind": "trade", "price": 1.5})


def _snapshot(path: str, body: bytes) -> tuple[str, bytes]:
    return "200 OK", body


@asynccontextmanager
async def mini_server() -> AsyncIterator[MiniServer]:
    """A running server."""
    server = MiniServer()
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
