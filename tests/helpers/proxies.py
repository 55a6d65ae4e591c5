"""Things that stand between a client and `mini_server`, on loopback: a TLS front, an HTTP proxy, a SOCKS5 proxy.

A proxy leads every name to this computer, so that a test can use `quotes.test`, which nobody can look up.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

CERTIFICATES = Path(__file__).resolve().parents[1] / "corpus" / "tls"
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Speak = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def server_context(certificate: str = "good") -> ssl.SSLContext:
    """Of a server with one of the certificates in the corpus."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / f"{certificate}.pem")
    return context


def client_context() -> ssl.SSLContext:
    """Trusts the tests' authority and nobody else."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(CERTIFICATES / "authority.pem")
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass  # one side is gone
    finally:
        writer.close()


async def join(near: Streams, port: int) -> None:
    """Everything goes both ways between a client and a port of this computer, until one of them has enough."""
    far = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.gather(_pump(near[0], far[1]), _pump(far[0], near[1]))


def _cut(writer: asyncio.StreamWriter) -> None:
    """End a connection at once; before CPython 3.11.4 a TLS transport that was closed twice cannot be aborted."""
    with suppress(AttributeError):
        writer.transport.abort()


@asynccontextmanager
async def listener(speak: Speak, context: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """A server that speaks to each client in its own task; gives the port. All are cut at the end."""
    clients: dict[asyncio.StreamWriter, asyncio.Event] = {}

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        clients[writer] = asyncio.Event()
        try:
            await speak(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass  # the client is gone
        finally:
            _cut(writer)
            clients.pop(writer).set()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        ended = list(clients.values())
        for writer in clients:
            _cut(writer)
        for one in ended:
            await one.wait()
        await asyncio.sleep(0)


@asynccontextmanager
async def tls_front(port: int, certificate: str = "good") -> AsyncIterator[int]:
    """TLS in front of a plain server."""

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await join((reader, writer), port)

    async with listener(speak, server_context(certificate)) as front:
        yield front


class ProxyServer:
    """What it saw, and how it behaves.

    Attributes:
        asked: `host:port` of each tunnel that was asked for.
        logins: what was given as user and password, as it came.
        login: what is wanted; None for no login at all.
        answer: status of every answer to CONNECT, or SOCKS reply code; 0 does what is asked.
        login_header: what an HTTP proxy offers with its 407.
    """

    def __init__(self) -> None:
        self.port = 0
        self.asked: list[str] = []
        self.logins: list[str] = []
        self.login: str | None = None
        self.answer = 0
        self.login_header = 'Basic realm="x"'

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def speak_http(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """CONNECT."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        lines = head.split("\r\n")
        method, target, _ = lines[0].split()
        logins = [line.partition(": ")[2] for line in lines if line.startswith("Proxy-Authorization")]
        self.logins += logins
        self.asked.append(target)
        if method != "CONNECT":
            status = 405
        elif self.login is not None and logins != [self.login]:
            status = 407
        else:
            status = self.answer or 200
        offer = f"Proxy-Authenticate: {self.login_header}\r\n" if status == 407 else ""
        writer.write(f"HTTP/1.1 {status} Words\r\n{offer}\r\n".encode())
        if status == 200:
            await join((reader, writer), int(target.rpartition(":")[2]))
        else:
            await writer.drain()
            writer.close()
            await writer.wait_closed()

    async def speak_socks(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """SOCKS5, names and numbers."""
        version, count = await reader.readexactly(2)
        methods = await reader.readexactly(count)
        if version != 5:
            return
        wanted = 0 if self.login is None else 2
        writer.write(bytes((5, wanted if wanted in methods else 0xFF)))
        if wanted not in methods:
            await self._end(writer)
            return
        if wanted == 2:
            await reader.readexactly(1)
            user = await reader.readexactly((await reader.readexactly(1))[0])
            password = await reader.readexactly((await reader.readexactly(1))[0])
            self.logins.append(f"{user.decode()}:{password.decode()}")
            is_right = self.logins[-1] == self.login
            writer.write(bytes((1, 0 if is_right else 1)))
            if not is_right:
                await self._end(writer)
                return
        kind = (await reader.readexactly(4))[3]
        if kind == 3:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            host = ".".join(str(part) for part in await reader.readexactly(4))
        port = int.from_bytes(await reader.readexactly(2), "big")
        self.asked.append(f"{host}:{port}")
        writer.write(bytes((5, self.answer, 0, 1, 0, 0, 0, 0, 0, 0)))
        if self.answer:
            await self._end(writer)
        else:
            await join((reader, writer), port)

    @staticmethod
    async def _end(writer: asyncio.StreamWriter) -> None:
        await writer.drain()
        writer.close()
        await writer.wait_closed()


@asynccontextmanager
async def proxy_server(scheme: str) -> AsyncIterator[ProxyServer]:
    """A running proxy of a kind: `http`, `socks5` or `socks5h`."""
    proxy = ProxyServer()
    async with listener(proxy.speak_http if scheme == "http" else proxy.speak_socks) as port:
        proxy.port = port
        yield proxy
