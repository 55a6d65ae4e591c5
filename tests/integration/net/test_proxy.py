"""Both transports through real proxies on loopback: the way, the login, and each trouble in words."""

from __future__ import annotations

import asyncio
import base64
import socket

import pytest

from qosdesk.net.route import parse_target
from tests.helpers.mini_server import mini_server
from tests.helpers.proxies import listener, proxy_server, tls_front
from tests.integration.net.support import HOST, KEY, TRANSPORTS, port_of, reach, route_by

SCHEMES = ("http", "socks5", "socks5h")
PASSWORD = "s3cret:p@ss/word"
QUOTED = "s3cret%3Ap%40ss%2Fword"
BASIC = "Basic " + base64.b64encode(f"desk:{PASSWORD}".encode()).decode()

both = pytest.mark.parametrize("transport", TRANSPORTS)
every = pytest.mark.parametrize("scheme", SCHEMES)
names = pytest.mark.parametrize("scheme", ["http", "socks5h"])


@both
@every
async def test_a_plain_server_is_reached_through_the_proxy(transport, scheme):
    # A number, because with socks5 names are looked up here.
    async with mini_server() as server, proxy_server(scheme) as proxy:
        where = f"192.0.2.1:{port_of(server, transport)}"
        assert await reach(transport, where, route_by(f"{scheme}://{proxy.name}")) == ""
        assert proxy.asked == [where]
        assert server.keys == [KEY]


@both
@names
async def test_tls_goes_through_and_the_proxy_looks_the_name_up(transport, scheme):
    async with (
        mini_server() as server,
        tls_front(port_of(server, transport)) as port,
        proxy_server(scheme) as proxy,
    ):
        assert (
            await reach(transport, f"{HOST}:{port}", route_by(f"{scheme}://{proxy.name}"), secure=True) == ""
        )
        assert proxy.asked == [f"{HOST}:{port}"]
        assert proxy.logins == []
        assert server.keys == [KEY]


@both
@names
async def test_user_and_password_are_given_to_a_proxy_that_wants_them(transport, scheme):
    async with mini_server() as server, proxy_server(scheme) as proxy:
        proxy.login = BASIC if scheme == "http" else f"desk:{PASSWORD}"
        route = route_by(f"{scheme}://desk:{QUOTED}@{proxy.name}")
        assert await reach(transport, f"{HOST}:{port_of(server, transport)}", route) == ""
        assert proxy.logins == [proxy.login]


@both
@every
async def test_loopback_is_never_reached_through_a_proxy(transport, scheme):
    async with mini_server() as server, proxy_server(scheme) as proxy:
        for host in ("127.0.0.1", "localhost"):
            where = f"{host}:{port_of(server, transport)}"
            assert await reach(transport, where, route_by(f"{scheme}://{proxy.name}")) == ""
        assert proxy.asked == []


@both
async def test_the_systems_proxy_is_used_where_that_is_chosen(transport, monkeypatch):
    async with mini_server() as server, proxy_server("http") as proxy:
        monkeypatch.setenv("http_proxy", f"http://{proxy.name}")
        where = f"{HOST}:{port_of(server, transport)}"
        assert await reach(transport, where, route_by("system")) == ""
        assert proxy.asked == [where]


@both
@names
async def test_a_proxy_that_wants_a_login_says_so(transport, scheme):
    async with proxy_server(scheme) as proxy:
        proxy.login = BASIC if scheme == "http" else f"desk:{PASSWORD}"
        said = await reach(transport, f"{HOST}:443", route_by(f"{scheme}://{proxy.name}"))
        assert said.startswith(f"The proxy {proxy.name} wants a user name and a password")


@both
@names
async def test_a_wrong_password_is_said_and_not_tried_again(transport, scheme):
    async with proxy_server(scheme) as proxy:
        proxy.login = "something else"
        route = route_by(f"{scheme}://desk:{QUOTED}@{proxy.name}")
        for _ in range(3):
            said = await reach(transport, f"{HOST}:443", route)
            assert said.startswith(f"The proxy {proxy.name} refused the user name or the password")
            assert PASSWORD not in said
        assert len(proxy.logins) == 1  # accounts are locked after some wrong ones
        assert PASSWORD not in repr(route)
        assert QUOTED not in repr(route)


@both
async def test_a_proxy_that_only_knows_other_logins_is_told(transport):
    async with proxy_server("http") as proxy:
        proxy.login, proxy.login_header = "x", "NTLM"
        said = await reach(transport, f"{HOST}:443", route_by(f"http://desk:x@{proxy.name}"))
        assert "only other ways to log in (407)" in said


@both
@pytest.mark.parametrize(
    ("scheme", "answer", "words"),
    [
        ("http", 403, "does not allow connections to quotes.test:443 (403)."),
        ("http", 502, "could not reach quotes.test:443 (502)."),
        ("http", 504, "could not reach quotes.test:443 (504)."),
        ("http", 302, "answered (302) instead of connecting to quotes.test:443."),
        ("socks5h", 1, "answered (1) instead of connecting to quotes.test:443."),
        ("socks5h", 2, "does not allow connections to quotes.test:443 (2)."),
        ("socks5h", 4, "could not reach quotes.test:443 (4)."),
        ("socks5h", 5, "could not reach quotes.test:443 (5)."),
    ],
)
async def test_what_the_proxy_refuses_is_said(transport, scheme, answer, words):
    async with proxy_server(scheme) as proxy:
        proxy.answer = answer
        said = await reach(transport, f"{HOST}:443", route_by(f"{scheme}://{proxy.name}"))
        assert said == f"The proxy {proxy.name} {words}"


@both
@names
async def test_a_proxy_that_is_not_running_is_said(transport, scheme):
    with socket.create_server(("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
    said = await reach(transport, f"{HOST}:443", route_by(f"{scheme}://127.0.0.1:{port}"))
    assert said == f"The proxy 127.0.0.1:{port} refused the connection. Is it running?"


@both
@names
async def test_a_proxy_that_keeps_silent_is_said(transport, scheme):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        name = f"127.0.0.1:{silent.getsockname()[1]}"
        said = await reach(transport, f"{HOST}:443", route_by(f"{scheme}://{name}"), deadline_s=0.3)
        assert said.startswith(f"The proxy {name} did not answer within")


@both
@pytest.mark.parametrize(
    ("scheme", "answer", "words"),
    [
        ("http", b"\x05\xff", "does not answer like an HTTP proxy. Is it a SOCKS proxy (socks5://)?"),
        ("http", b"HTTP/1.1 what\r\n\r\n", "does not answer like an HTTP proxy."),
        ("http", b"", "hung up. Is it really of the kind http?"),
        (
            "socks5h",
            b"HTTP/1.1 400 Bad\r\n\r\n",
            "not answer like a SOCKS5 proxy. Is it an HTTP proxy (http://)?",
        ),
        ("socks5h", b"\x05", "hung up. Is it really of the kind socks5h?"),
    ],
)
async def test_a_proxy_that_speaks_something_else_is_said(transport, scheme, answer, words):
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(3)
        writer.write(answer)
        writer.write_eof()
        await reader.read()

    async with listener(speak) as port:
        said = await reach(transport, f"{HOST}:443", route_by(f"{scheme}://127.0.0.1:{port}"))
        assert words in said


@both
async def test_a_kind_of_system_proxy_that_we_do_not_have_is_said(transport, monkeypatch):
    monkeypatch.setenv("all_proxy", f"https://desk:{QUOTED}@192.0.2.1:443")
    said = await reach(transport, f"{HOST}:443", route_by("system"))
    assert said == "A proxy of kind https is not supported: http, socks5 or socks5h is."


async def test_a_check_says_what_is_wrong_and_sends_nothing():
    async with mini_server() as server, tls_front(server.http_port) as port, proxy_server("http") as proxy:
        route = route_by(f"http://{proxy.name}")
        target = parse_target(f"https://{HOST}:{port}/path?key={KEY}", "https")
        assert target is not None
        assert str(target) == f"{HOST}:{port}"
        assert await route.check(target, 5.0) is None
        proxy.answer = 403
        failure = await route.check(target, 5.0)
        assert failure is not None
        assert "does not allow" in failure.text
        assert server.requests == []


@both
def test_all_of_it_runs_on_the_loop_of_the_desktop(transport, run_qasync):
    async def scene() -> None:
        async with (
            mini_server() as server,
            tls_front(port_of(server, transport)) as port,
            proxy_server("socks5h") as proxy,
        ):
            route = route_by(f"socks5h://{proxy.name}")
            assert await reach(transport, f"{HOST}:{port}", route, secure=True) == ""
            assert server.keys == [KEY]
            said = await reach(transport, f"{HOST}:{port}", route_by("http://127.0.0.1:9"), secure=True)
            assert said == "The proxy 127.0.0.1:9 refused the connection. Is it running?"

    run_qasync(scene())
