"""What the network does to both transports without a proxy and without TLS, in words."""

from __future__ import annotations

import asyncio
import socket
import struct

import pytest

from tests.helpers.proxies import listener, proxy_server
from tests.integration.net.support import HOST, TRANSPORTS, reach, route_by

both = pytest.mark.parametrize("transport", TRANSPORTS)


@pytest.fixture
def no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args, **kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)


@both
@pytest.mark.usefixtures("no_names")
async def test_an_unknown_name_is_said(transport):
    assert await reach(transport, f"{HOST}:443", route_by()) == (
        f"The name of {HOST}:443 could not be found. Is the network up, is the address right?"
    )


@both
@pytest.mark.usefixtures("no_names")
async def test_an_unknown_name_of_a_proxy_is_said(transport):
    assert await reach(transport, f"{HOST}:443", route_by("http://proxy.test:3128")) == (
        "The name of the proxy proxy.test:3128 could not be found. Is its address right?"
    )


@both
@pytest.mark.usefixtures("no_names")
async def test_a_name_that_is_looked_up_here_for_a_socks_proxy_is_the_servers(transport):
    async with proxy_server("socks5") as proxy:
        said = await reach(transport, f"{HOST}:443", route_by(f"socks5://{proxy.name}"))
        assert said == (
            f"The name of {HOST}:443 could not be found here. With socks5h:// the proxy looks names up."
        )


@both
async def test_a_refused_connection_is_said(transport):
    with socket.create_server(("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
    said = await reach(transport, f"127.0.0.1:{port}", route_by())
    assert said == f"The server refused the connection at 127.0.0.1:{port}."


@both
async def test_a_reset_is_said(transport):
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        sock = writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    async with listener(speak) as port:
        said = await reach(transport, f"127.0.0.1:{port}", route_by())
        assert said in (
            f"The connection to 127.0.0.1:{port} was cut.",
            f"127.0.0.1:{port} gave no answer in plain text. Should the address begin with https: or wss:?",
        )


@both
async def test_a_server_that_keeps_silent_is_said(transport):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        where = f"127.0.0.1:{silent.getsockname()[1]}"
        assert await reach(transport, where, route_by(), deadline_s=0.1) == (
            f"{where} did not answer within 0.1 s."
        )
