"""Both transports against TLS servers of a local authority: accepted where they should be, else told in words."""

from __future__ import annotations

import asyncio
import ssl

import pytest

from qosdesk.net.route import Route
from qosdesk.net.tls import Trust, system_context
from tests.helpers.mini_server import mini_server
from tests.helpers.proxies import CERTIFICATES, listener, proxy_server, tls_front
from tests.integration.net.support import HOST, KEY, TRANSPORTS, port_of, reach, route_by

both = pytest.mark.parametrize("transport", TRANSPORTS)
CLOCK = "Is the clock of this computer right?"


@both
async def test_a_certificate_of_a_trusted_authority_is_accepted(transport):
    async with mini_server() as server, tls_front(port_of(server, transport)) as port:
        for host in ("localhost", "127.0.0.1"):
            assert await reach(transport, f"{host}:{port}", route_by(), secure=True) == ""
        assert server.keys == [KEY, KEY]


@both
@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        ("expired", f"The certificate of {{0}} has expired. {CLOCK}"),
        ("future", f"The certificate of {{0}} is not valid yet. {CLOCK}"),
        ("other", "The certificate of {0} is for another name. Is the address right?"),
    ],
)
async def test_what_is_wrong_with_a_certificate_is_said_and_the_key_is_not_sent(
    transport, certificate, words
):
    async with mini_server() as server, tls_front(port_of(server, transport), certificate) as port:
        said = await reach(transport, f"localhost:{port}", route_by(), secure=True)
        assert said == words.format(f"localhost:{port}")
        assert server.keys == []


@both
@pytest.mark.parametrize("by_proxy", [False, True])
async def test_of_an_intercepted_connection_it_is_said_whose_certificate_it_is(transport, by_proxy):
    async with (
        mini_server() as server,
        tls_front(port_of(server, transport), "intercepted") as port,
        proxy_server("http") as proxy,
    ):
        where = f"{HOST if by_proxy else 'localhost'}:{port}"
        route = route_by(f"http://{proxy.name}" if by_proxy else "none")
        said = await reach(transport, where, route, secure=True)
        assert said == (
            f"The certificate of {where} is not trusted: it was signed by Contoso Web Shield CA (Contoso). Where a "
            "company proxy or a virus scanner reads along, its CA certificate belongs into this computer's "
            "certificate store."
        )
        assert server.keys == []


@both
async def test_the_authority_of_an_interceptor_may_be_added_to_the_systems_store(transport, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "reader.pem"))
    async with mini_server() as server, tls_front(port_of(server, transport), "intercepted") as port:
        assert await reach(transport, f"localhost:{port}", Route(), secure=True) == ""


@both
async def test_a_certificate_that_the_system_does_not_know_is_refused(transport, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "reader.pem"))
    async with mini_server() as server, tls_front(port_of(server, transport)) as port:
        said = await reach(transport, f"localhost:{port}", Route(), secure=True)
        assert "is not trusted: it was signed by Test authority (qosdesk tests)." in said


@both
async def test_a_plain_server_on_a_tls_port_is_said(transport):
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
        writer.write_eof()
        await reader.read()

    async with listener(speak) as port:
        said = await reach(transport, f"localhost:{port}", route_by(), secure=True)
        assert said == (
            f"localhost:{port} does not speak TLS. Is the port right, or should the address begin with http: or ws:?"
        )


@both
async def test_a_tls_server_on_a_plain_port_is_said(transport):
    async with mini_server() as server, tls_front(port_of(server, transport)) as port:
        said = await reach(transport, f"localhost:{port}", route_by())
        assert said == (
            f"localhost:{port} gave no answer in plain text. Should the address begin with https: or wss:?"
        )


@both
@pytest.mark.parametrize(
    "answer",
    [
        b"\x15\x03\x01\x00\x02\x02\x46",
        b"HTTP/1.1 400 Bad\r\nContent-Length: 47\r\n\r\nThe plain HTTP request was sent to HTTPS port.\r\n",
    ],
    ids=["alert", "nginx"],
)
async def test_how_a_tls_server_answers_plain_text_is_understood(transport, answer):
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.write_eof()
        await reader.read()

    async with listener(speak) as port:
        said = await reach(transport, f"localhost:{port}", route_by())
        assert "Should the address begin with https: or wss:?" in said


@both
@pytest.mark.parametrize("alert", [b"\x15\x03\x01\x00\x02\x02\x46", b"\x15\x03\x01\x00\x02\x02\x28"])
async def test_a_server_without_a_tls_version_of_today_is_refused(transport, alert):
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(alert)
        writer.write_eof()
        await reader.read()

    async with listener(speak) as port:
        said = await reach(transport, f"localhost:{port}", route_by(), secure=True)
        assert said.startswith(f"localhost:{port} and this program have no TLS version in common")


@both
async def test_a_server_that_hangs_up_in_the_handshake_is_said(transport):
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)

    async with listener(speak) as port:
        said = await reach(transport, f"localhost:{port}", route_by(), secure=True)
        assert said == f"The connection to localhost:{port} was cut."


@both
async def test_a_handshake_that_never_ends_is_a_timeout(transport):
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(1024):
            pass

    async with listener(speak) as port:
        said = await reach(transport, f"localhost:{port}", route_by(), secure=True, deadline_s=0.2)
        assert said == f"localhost:{port} did not answer within 0.2 s."


async def test_the_systems_certificates_are_loaded_once_and_ask_for_tls_1_2_and_the_host_name():
    trust = Trust()
    one, two = await asyncio.gather(trust.context(), trust.context())
    assert one is two
    assert one.minimum_version is ssl.TLSVersion.TLSv1_2
    assert one.check_hostname
    assert one.verify_mode is ssl.CERT_REQUIRED


def test_where_openssl_knows_no_certificates_the_system_is_searched_for_them(monkeypatch):
    import truststore

    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    monkeypatch.setattr(
        ssl, "get_default_verify_paths", lambda: ssl.DefaultVerifyPaths(None, None, "", "", "", "")
    )
    context = system_context()
    assert isinstance(context, truststore.SSLContext)
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
