"""`qosdesk probe` against everything that can be wrong with a key, an address and the way there: one line each."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from qosdesk.app.probe import (
    EXIT_KEY_REFUSED,
    EXIT_OK,
    EXIT_UNREACHABLE,
    ProbeOptions,
    run,
)
from qosdesk.domain.symbols import parse_symbol
from qosdesk.providers.registry import provider
from tests.faults.desk import KEY, exchange

REFUSED, UNREACHABLE = EXIT_KEY_REFUSED, EXIT_UNREACHABLE


@asynccontextmanager
async def server(answer: bytes | None) -> AsyncIterator[str]:
    """Something on a port that answers every request with the same bytes, or never."""
    calls: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while answer is None and await reader.read(4096):
                pass
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer or b"")
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def on_call(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        calls.add(asyncio.get_running_loop().create_task(talk(reader, writer)))

    listening = await asyncio.start_server(on_call, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()
        await asyncio.gather(*calls)


async def probe(
    capsys: pytest.CaptureFixture[str], http_url: str, ws_url: str, *, seconds: float = 0.5
) -> tuple[int, str]:
    """Exit status and the last line on stderr; no line of output shows the key."""
    options = ProbeOptions((parse_symbol("HK:700"),), seconds, "qos", http_url, ws_url, KEY)
    status = await asyncio.to_thread(run, options)
    said = capsys.readouterr()
    assert KEY not in said.out + said.err
    assert "Traceback" not in said.err
    lines = said.err.splitlines()
    assert all(line.startswith("qosdesk probe: ") for line in lines)
    if status != EXIT_OK:
        # The cause is one line after "Connecting ...", and, where that is true, "Connected ...".
        assert (
            len([line for line in lines[1:] if "Connected: " not in line and "refused HK:700" not in line])
            == 1
        )
    return status, lines[-1].removeprefix("qosdesk probe: ")


@pytest.mark.parametrize(
    ("faults", "status", "cause", "advice"),
    [
        (["bad-key"], REFUSED, "Invalid key.", "Check QOSDESK_QOS_KEY: a character may be missing"),
        (["bad-key=403"], REFUSED, "Invalid key.", "Check QOSDESK_QOS_KEY"),
        (["expired-key"], REFUSED, "Key expired.", "Ask QOS for a new key."),
        (["refuse=503"], UNREACHABLE, "answered 503 instead of opening the quote stream", "try again later"),
        (["refuse=503", "http-error=503"], UNREACHABLE, "answered 503", "try again later"),
        (["refuse=429"], UNREACHABLE, "refused one more connection for now (429)", "Wait a minute"),
        (["busy-key"], UNREACHABLE, "Another program or window uses this key", "Close the other one."),
        (["stall", "http-hang"], UNREACHABLE, "No answer within 0.5 s.", "any firewall or proxy"),
        (["error-msg=System busy.", "silent-subs"], UNREACHABLE, "QOS answered: System busy.", ""),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else None,
)
async def test_a_misbehaving_server_is_named_with_what_to_do(capsys, faults, status, cause, advice):
    async with exchange(*faults) as faulty:
        ended, said = await probe(capsys, faulty.http_url, faulty.ws_url)
    assert ended == status
    assert cause in said
    assert advice in said


@pytest.mark.parametrize("fault", ["stall", "http-error=504", "http-hang"])
async def test_what_can_be_had_in_another_way_is_no_failure(capsys, fault):
    async with exchange(fault) as faulty:
        ended, said = await probe(capsys, faulty.http_url, faulty.ws_url, seconds=1.0)
    assert (ended, said) == (EXIT_OK, "Connected: the key was accepted.")


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 14\r\n\r\n<html>Welcome!",
            "answered 200 with a page instead of opening the quote stream: the wrong address,",
        ),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "There is no quote stream at this address"),
        (
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
            "(302)",
        ),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "gave no answer in plain text"),
        (None, "No answer within 0.5 s."),
    ],
    ids=["page", "404", "redirect", "ssh", "silent"],
)
async def test_a_server_that_is_no_quote_server_is_told_apart(capsys, answer, cause):
    async with server(answer) as where:
        ended, said = await probe(capsys, f"http://{where}", f"ws://{where}/ws")
    assert ended == UNREACHABLE
    assert cause in said


async def test_a_wrong_path_is_said_though_requests_are_answered(capsys):
    async with exchange() as good:
        ended, said = await probe(capsys, good.http_url, good.ws_url + "/nowhere")
    assert ended == UNREACHABLE
    assert said.startswith("Requests are answered, the stream is not open. There is no quote stream")


async def test_tls_to_a_port_without_it_is_said(capsys):
    async with exchange() as good:
        ended, said = await probe(
            capsys, good.http_url.replace("http", "https"), good.ws_url.replace("ws", "wss", 1)
        )
    assert ended == UNREACHABLE
    assert "does not speak TLS" in said


async def test_nobody_on_the_port_is_said(capsys):
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    ended, said = await probe(capsys, f"http://127.0.0.1:{port}", f"ws://127.0.0.1:{port}/ws")
    assert ended == UNREACHABLE
    assert said.startswith(f"The server refused the connection at 127.0.0.1:{port}.")


async def test_a_name_that_nobody_knows_is_said(capsys, monkeypatch):
    def unknown(*_args: object, **_more: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    ended, said = await probe(capsys, "http://quotes.invalid", "ws://quotes.invalid/ws")
    assert ended == UNREACHABLE
    assert said == (
        "The name of quotes.invalid:80 could not be found. Is the network up, is the address right?"
    )


async def test_quotes_are_json_lines_on_stdout(capsys):
    async with exchange() as good:
        options = ProbeOptions((parse_symbol("HK:700"),), 0.5, "qos", good.http_url, good.ws_url, KEY)
        assert await asyncio.to_thread(run, options) == EXIT_OK
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["kind"] for line in lines} >= {"snapshot", "depth"}


async def test_alltick_streams_both_families_in_its_own_spelling(capsys):
    vendor = provider("alltick")
    symbols = tuple(vendor.parse_symbol(code) for code in ("AAPL.US", "700.HK", "BTCUSDT", "EURUSD"))
    async with exchange() as good:
        socket_url = good.http_url.replace("http", "ws", 1)
        options = ProbeOptions(symbols, 1.0, "alltick", good.http_url, socket_url, KEY)
        assert await asyncio.to_thread(run, options) == EXIT_OK
        refused = replace(options, key="another" + KEY)
        assert await asyncio.to_thread(run, refused) == EXIT_KEY_REFUSED
    said = capsys.readouterr()
    assert KEY not in said.out + said.err
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert {line["symbol"] for line in lines} == {"US:AAPL", "HK:700", "CC:BTCUSDT", "FX:EURUSD"}
    assert {line["kind"] for line in lines} == {"snapshot", "trade", "depth"}
    assert "Check QOSDESK_ALLTICK_KEY" in said.err
