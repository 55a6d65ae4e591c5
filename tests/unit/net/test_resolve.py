"""Name look-ups can be given up at any moment and never hold the loop's executor."""

from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from qosdesk.net import resolve as module
from qosdesk.net.resolve import Address, connect, resolve
from qosdesk.net.route import Route, parse_target


async def test_a_number_needs_no_look_up(monkeypatch):
    monkeypatch.setattr(module.socket, "getaddrinfo", lambda *a, **k: pytest.fail("looked up"))
    assert await resolve("127.0.0.1", 80) == [Address(socket.AF_INET, "127.0.0.1", 80)]
    assert await resolve("::1", 80) == [Address(socket.AF_INET6, "::1", 80)]


async def test_a_name_is_looked_up_on_a_thread_of_its_own():
    found = await resolve("localhost", 80)
    assert found
    assert all(address.host in ("127.0.0.1", "::1") for address in found)


async def test_a_look_up_that_hangs_is_simply_left(monkeypatch):
    asked, free = threading.Event(), threading.Event()

    def hang(*args, **kwargs):
        asked.set()
        free.wait(10)
        return []

    monkeypatch.setattr(module.socket, "getaddrinfo", hang)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await resolve("slow.invalid", 80)
    assert asked.is_set()
    free.set()


async def test_an_unknown_name_is_an_os_error(monkeypatch):
    def unknown(*args, **kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(module.socket, "getaddrinfo", unknown)
    with pytest.raises(socket.gaierror):
        await resolve("nowhere.invalid", 80)


async def test_the_next_address_is_tried_when_one_refuses(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        async def two(host, port):
            return [Address(socket.AF_INET6, "::1", port), Address(socket.AF_INET, "127.0.0.1", port)]

        monkeypatch.setattr(module, "resolve", two)
        sock = await connect("both.invalid", port, recv_buffer=65536)
        with sock:
            assert sock.getpeername() == ("127.0.0.1", port)
            assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


async def test_the_address_that_answered_before_is_tried_first(monkeypatch):
    loop = asyncio.get_running_loop()
    really_connect = loop.sock_connect
    tried: list[str] = []

    async def sock_connect(sock, address):
        tried.append(address[0])
        await really_connect(sock, address)

    async def two(host, port):
        return [Address(socket.AF_INET, "127.0.0.2", port), Address(socket.AF_INET, "127.0.0.1", port)]

    monkeypatch.setattr(loop, "sock_connect", sock_connect)
    monkeypatch.setattr(module, "resolve", two)
    with socket.create_server(("127.0.0.1", 0)) as server:
        target = parse_target(f"http://both.invalid:{server.getsockname()[1]}", "http")
        assert target is not None
        route = Route()
        for _ in range(2):
            (await route.connect(target, 5.0)).close()
    assert tried == ["127.0.0.2", "127.0.0.1", "127.0.0.1"]


async def test_an_address_that_swallows_everything_gets_its_turn_only(monkeypatch):
    monkeypatch.setattr(module, "TURN_S", 0.05)
    loop = asyncio.get_running_loop()
    really_connect = loop.sock_connect
    tried: list[str] = []

    async def sock_connect(sock, address):
        tried.append(address[0])
        if len(tried) == 1:
            await asyncio.Event().wait()
        await really_connect(sock, address)

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        async def two(host, port):
            return [Address(socket.AF_INET, "127.0.0.2", port), Address(socket.AF_INET, "127.0.0.1", port)]

        monkeypatch.setattr(module, "resolve", two)
        monkeypatch.setattr(loop, "sock_connect", sock_connect)
        with await connect("both.invalid", port) as sock:
            assert sock.getpeername() == ("127.0.0.1", port)
    assert tried == ["127.0.0.2", "127.0.0.1"]
