"""HTTP calls over loopback: every status is an answer, failures are words, the key stays in its header (QC-40)."""

from __future__ import annotations

import gzip
import logging

import pytest

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.dialect import Credentials
from qosdesk.feed.messages import HttpRequest
from qosdesk.net import http as module
from qosdesk.net.http import HttpClient
from tests.helpers.mini_server import mini_server
from tests.helpers.proxies import listener

KEY = "5f1d0c9bkeykeykeykeykeykeykey0a7"
CALL = HttpRequest("POST", "/snapshot", b'{"codes": []}', "snapshot")


async def test_a_call_sends_its_body_and_the_key_in_the_header():
    async with mini_server() as server:
        client = HttpClient(server.http_url, Credentials(http_headers={"key": KEY}))
        assert await client.request(CALL, 5.0) == (200, CALL.body)
        assert await client.request(CALL, 5.0) == (200, CALL.body)
        assert server.keys == [KEY, KEY]
        assert server.requests == ["POST /snapshot HTTP/1.1"] * 2
        await client.aclose()


async def test_a_name_is_resolved_by_ourselves_and_stays_in_the_host_header():
    async with mini_server() as server:
        client = HttpClient(f"http://localhost:{server.http_port}/base/", Credentials())
        assert await client.request(CALL, 5.0) == (200, CALL.body)
        assert server.requests == ["POST /base/snapshot HTTP/1.1"]
        await client.aclose()


async def test_the_key_goes_into_the_url_only_where_that_was_chosen():
    async with mini_server() as server:
        client = HttpClient(server.http_url, Credentials(http_query={"key": KEY}))
        await client.request(CALL, 5.0)
        assert server.requests == [f"POST /snapshot?key={KEY} HTTP/1.1"]
        await client.aclose()


async def test_an_error_status_is_an_answer_with_its_body():
    async with mini_server() as server:
        server.http = lambda path, body: ("504 Gateway Timeout", b"<html>")
        client = HttpClient(server.http_url, Credentials())
        assert await client.request(CALL, 5.0) == (504, b"<html>")
        await client.aclose()


async def test_an_answer_that_does_not_come_is_a_timeout():
    async with mini_server() as server:
        server.mute = True
        client = HttpClient(server.http_url, Credentials())
        answer = await client.request(CALL, 0.1)
        assert isinstance(answer, Failure)
        assert answer.kind is FailureKind.TIMEOUT
        await client.aclose()


async def test_an_answer_beyond_the_limit_is_not_taken(monkeypatch):
    monkeypatch.setattr(module, "MAX_BODY", 1000)
    async with mini_server() as server:
        server.http = lambda path, body: ("200 OK", b"x" * 5000)
        client = HttpClient(server.http_url, Credentials())
        answer = await client.request(CALL, 5.0)
        assert isinstance(answer, Failure)
        assert answer.kind is FailureKind.BAD_ANSWER
        await client.aclose()


async def test_a_server_that_cuts_the_line_is_told_in_words():
    async with mini_server() as server:
        server.http = lambda path, body: ("200 OK\r\nContent-Length: 99", b"")
        client = HttpClient(server.http_url, Credentials(http_headers={"key": KEY}))
        await server.stop()
        answer = await client.request(CALL, 5.0)
        assert answer == Failure(
            FailureKind.UNREACHABLE, f"The server refused the connection at 127.0.0.1:{server.http_port}."
        )
        await client.aclose()


async def test_a_compressed_answer_is_unpacked():
    async with mini_server() as server:
        packed = gzip.compress(b"bars " * 1000)
        server.http = lambda path, body: ("200 OK\r\nContent-Encoding: gzip", packed)
        client = HttpClient(server.http_url, Credentials())
        assert await client.request(CALL, 5.0) == (200, b"bars " * 1000)
        server.http = lambda path, body: ("200 OK\r\nContent-Encoding: gzip", b"not packed")
        answer = await client.request(CALL, 5.0)
        assert isinstance(answer, Failure)
        assert answer.kind is FailureKind.BAD_ANSWER
        await client.aclose()


async def test_a_small_answer_that_unpacks_beyond_the_limit_is_not_taken(monkeypatch):
    monkeypatch.setattr(module, "MAX_BODY", 1000)
    async with mini_server() as server:
        server.http = lambda path, body: ("200 OK\r\nContent-Encoding: gzip", gzip.compress(bytes(10**6)))
        client = HttpClient(server.http_url, Credentials())
        answer = await client.request(CALL, 5.0)
        assert isinstance(answer, Failure)
        assert "larger than" in answer.text
        await client.aclose()


async def test_an_answer_that_ends_in_the_middle_is_told_in_words():
    async def speak(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf")
        writer.write_eof()
        await reader.read()

    async with listener(speak) as port:
        client = HttpClient(f"http://127.0.0.1:{port}", Credentials())
        answer = await client.request(CALL, 5.0)
        assert answer == Failure(FailureKind.UNREACHABLE, f"The connection to 127.0.0.1:{port} was cut.")
        await client.aclose()


async def test_a_connection_that_the_server_ended_while_idle_is_replaced():
    async with mini_server() as server:
        client = HttpClient(server.http_url, Credentials())
        assert await client.request(CALL, 5.0) == (200, CALL.body)
        await server.stop()
        await server.start()
        assert await client.request(CALL, 5.0) == (200, CALL.body)
        await client.aclose()


async def test_a_proxy_is_not_used_unless_it_was_chosen(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    async with mini_server() as server:
        client = HttpClient(server.http_url, Credentials())
        assert await client.request(CALL, 5.0) == (200, CALL.body)
        await client.aclose()


@pytest.mark.parametrize("url", ["", "ftp://x", "http://", "http://x:99999999"])
async def test_an_address_that_is_none_is_told_in_words(url):
    answer = await HttpClient(url, Credentials()).request(CALL, 1.0)
    assert isinstance(answer, Failure)
    assert "must look like" in answer.text


async def test_the_key_is_in_no_log_record_no_repr_and_no_failure(caplog):
    caplog.set_level(logging.DEBUG)
    async with mini_server() as server:
        client = HttpClient(server.http_url, Credentials(http_query={"key": KEY}))
        await client.request(CALL, 5.0)
        await server.stop()
        answer = await client.request(CALL, 5.0)
        assert KEY not in repr(client) + repr(answer)
        bad = await HttpClient(server.http_url, Credentials(http_headers={"key": f"{KEY}\r\n"})).request(
            CALL, 5.0
        )
        assert isinstance(bad, Failure)
        assert KEY not in repr(bad)
        await client.aclose()
    assert not [text for text in caplog.messages if KEY in text]


async def test_a_request_that_found_no_connection_is_said_not_to_have_been_sent():
    async with mini_server() as server:
        url = server.http_url
        server.mute = True
        heard = HttpClient(url, Credentials())
        late = await heard.request(CALL, 0.1)
        await heard.aclose()
    client = HttpClient(url, Credentials())
    refused = await client.request(CALL, 5.0)
    await client.aclose()
    assert isinstance(late, Failure)
    assert isinstance(refused, Failure)
    assert (late.was_sent, refused.was_sent) == (True, False)
