"""httpcore's connections over our own sockets, with or without TLS. Loaded with the first HTTP call."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections.abc import Iterable
from typing import Any, Final

import httpcore

from qosdesk.net.route import Route, Target
from qosdesk.net.words import LinkFailedError

MAX_CONNECTIONS: Final = 6
_IDLE_S: Final = 20.0


def make_pool(route: Route, target: Target, context: ssl.SSLContext | None) -> httpcore.AsyncConnectionPool:
    """Connections to one server."""
    # A response's headers, which may quote the key back, are what it logs.
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    return httpcore.AsyncConnectionPool(
        ssl_context=context,
        max_connections=MAX_CONNECTIONS,
        max_keepalive_connections=2,
        keepalive_expiry=_IDLE_S,
        network_backend=_Backend(route, target),
    )


class NotConnectedError(Exception):
    """No connection was had, and nothing was sent.

    Attributes:
        cause: why.
    """

    def __init__(self, cause: OSError | LinkFailedError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class _Backend(httpcore.AsyncNetworkBackend):
    def __init__(self, route: Route, target: Target) -> None:
        self._route = route
        self._target = target

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the one server of this pool."""
        try:
            return _Stream(await self._route.connect(self._target, timeout or 0.0))
        except (OSError, LinkFailedError) as error:
            raise NotConnectedError(error) from None

    async def sleep(self, seconds: float) -> None:
        """Between retries, of which there are none."""
        await asyncio.sleep(seconds)


class _Stream(httpcore.AsyncNetworkStream):
    """A connected socket, and its streams as soon as it is clear whether TLS comes first."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """TLS from here on."""
        self._streams = await asyncio.open_connection(
            sock=self._sock, ssl=ssl_context, server_hostname=server_hostname
        )
        return self

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What is there; nothing at the end."""
        reader, _ = await self._open()
        return await reader.read(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        _, writer = await self._open()
        writer.write(buffer)
        await writer.drain()

    async def aclose(self) -> None:
        """End it at once: the answer is complete, or nobody waits for it."""
        if self._streams is None:
            self._sock.close()
        else:
            self._streams[1].transport.abort()
            await asyncio.sleep(0)

    def get_extra_info(self, info: str) -> Any:
        """Only whether the other side has ended an idle connection."""
        if info == "is_readable":
            return self._streams is not None and self._streams[0].at_eof()
        return None

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(sock=self._sock)
        return self._streams
