"""The WebSocket transport over loopback: whole messages in, one word at the end, no key anywhere (QC-40)."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from picows import WSCloseCode, WSMsgType, WSUpgradeResponse

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.net.words import LinkFailedError
from qosdesk.net.ws import MAX_FRAME, LinkTransport, open_link
from tests.helpers.aio import settle
from tests.helpers.mini_server import MiniServer, mini_server

KEY = "5f1d0c9bkeykeykeykeykeykeykey0a7"


class Line:
    """An open link and what came over it."""

    def __init__(self) -> None:
        self.payloads: list[bytes] = []
        self.answers: dict[bytes, object] = {}
        self.said: list[object] = []
        self.news: list[object] = []
        self.faults: list[type[Exception]] = []
        self.lost: list[Failure] = []
        self.transport: LinkTransport
        self._changed = asyncio.Event()

    def on_payload(self, payload: bytes) -> object:
        self.payloads.append(payload)
        self._changed.set()
        if payload == b'{"raise":1}':
            raise ValueError
        return self.answers.pop(payload, None)

    def on_said(self, said: object) -> None:
        self.said.append(said)
        self.news.clear()

    def on_fault(self, error: Exception) -> None:
        self.faults.append(type(error))

    def on_lost(self, failure: Failure) -> None:
        self.lost.append(failure)
        self._changed.set()

    async def until(self, condition: Callable[[], object]) -> None:
        while not condition():
            self._changed.clear()
            await self._changed.wait()


@asynccontextmanager
async def line(server: MiniServer) -> AsyncIterator[Line]:
    one = Line()
    one.transport = await open_link(server.ws_url, {"key": KEY}, one, one.on_lost, deadline_s=5.0)
    await server.until(lambda: server.clients)
    try:
        yield one
    finally:
        one.transport.close()
        await one.transport.wait_closed()


async def test_payloads_are_own_bytes_that_outlive_the_read_buffer():
    async with mini_server() as server, line(server) as one:
        (client,) = server.clients
        for number in range(2000):
            client.send(WSMsgType.TEXT, f"message {number} ".encode() * 20)
        await one.until(lambda: len(one.payloads) == 2000)
        assert all(type(payload) is bytes for payload in one.payloads)
        assert one.payloads == [f"message {number} ".encode() * 20 for number in range(2000)]


async def test_what_the_receiver_says_or_raises_is_told_and_the_connection_lives_on():
    async with mini_server() as server, line(server) as one:
        (client,) = server.clients
        one.answers = {b'{"a":1}': "whole", b"in parts": "parts"}
        client.send(WSMsgType.TEXT, b'{"a":1}')
        client.send(WSMsgType.TEXT, b"in ", fin=False)
        client.send(WSMsgType.CONTINUATION, b"parts", fin=True)
        client.send(WSMsgType.TEXT, b'{"raise":1}')
        client.send(WSMsgType.BINARY, b'{"raise":1}')
        client.send(WSMsgType.TEXT, b'{"quote":1}')
        await one.until(lambda: len(one.payloads) == 5)
        assert (one.said, one.faults) == (["whole", "parts"], [ValueError, ValueError])
        one.news.append("first")
        client.send(WSMsgType.TEXT, b'{"quote":2}')
        await one.until(lambda: len(one.said) == 3)
        assert (one.said[-1], one.lost) == (None, [])


async def test_fragments_and_binary_frames_arrive_as_whole_messages():
    async with mini_server() as server, line(server) as one:
        (client,) = server.clients
        client.send(WSMsgType.TEXT, b"one ", fin=False)
        client.send(WSMsgType.PING, b"between")
        client.send(WSMsgType.CONTINUATION, b"two ", fin=False)
        client.send(WSMsgType.CONTINUATION, b"three", fin=True)
        client.send(WSMsgType.BINARY, b"{}")
        client.send(WSMsgType.TEXT, b"after")
        await one.until(lambda: len(one.payloads) == 3)
        assert one.payloads == [b"one two three", b"{}", b"after"]


async def test_a_frame_beyond_the_limit_ends_the_connection():
    async with mini_server() as server, line(server) as one:
        (client,) = server.clients
        client.send(WSMsgType.TEXT, b"x" * (MAX_FRAME + 1))
        await one.until(lambda: one.lost)
        assert one.lost[0].kind is FailureKind.BAD_ANSWER


async def test_fragments_beyond_the_limit_end_the_connection():
    async with mini_server() as server, line(server) as one:
        (client,) = server.clients
        client.send(WSMsgType.TEXT, b"x" * 1024, fin=False)
        for _ in range(4):
            client.send(WSMsgType.CONTINUATION, b"x" * (MAX_FRAME // 4), fin=False)
        await one.until(lambda: one.lost)
        assert "larger than" in one.lost[0].text


async def test_a_close_frame_is_told_with_its_reason_and_without_the_key():
    async with mini_server() as server, line(server) as one:
        (client,) = server.clients
        client.send_close(WSCloseCode.POLICY_VIOLATION, f"too many, {KEY}")
        await one.until(lambda: one.lost)
        assert one.lost[0].text.endswith('ended the connection (code 1008). It said: "too many, ..."')


async def test_our_own_close_is_immediate_and_tells_nobody():
    async with mini_server() as server, line(server) as one:
        one.transport.close()
        one.transport.close()
        one.transport.send("too late")
        await one.transport.wait_closed()
        await server.until(lambda: not server.clients)
        assert one.lost == []


async def test_a_server_that_hangs_up_during_the_handshake_is_a_failure():
    async def hang_up(_reader, writer):
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with pytest.raises(LinkFailedError, match="gave no answer in plain text"):
        await open_link(f"ws://127.0.0.1:{port}/ws", {}, Line(), print, deadline_s=5.0)
    server.close()


async def test_a_handshake_that_is_given_up_at_any_moment_leaves_no_descriptor_watched(monkeypatch):
    loop = asyncio.get_running_loop()
    watched: set[int] = set()
    add, remove = loop.add_reader, loop.remove_reader
    monkeypatch.setattr(loop, "add_reader", lambda fd, *more: (watched.add(fd), add(fd, *more)))
    monkeypatch.setattr(loop, "remove_reader", lambda fd: (watched.discard(fd), remove(fd)))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        for turns in range(5):
            one = Line()
            url = f"ws://127.0.0.1:{server.getsockname()[1]}/ws"
            opening = loop.create_task(open_link(url, {"key": KEY}, one, one.on_lost, deadline_s=5.0))
            peer, _ = await loop.sock_accept(server)
            with peer:
                for _ in range(turns):
                    await asyncio.sleep(0)
                opening.cancel()
                await asyncio.gather(opening, return_exceptions=True)
            await settle()
            assert not watched


async def test_a_server_that_speaks_no_tls_is_told_in_words():
    async def refuse(_reader, writer):
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    url = f"wss://127.0.0.1:{server.sockets[0].getsockname()[1]}/ws"
    with pytest.raises(LinkFailedError, match="does not speak TLS"):
        await open_link(url, {"key": KEY}, Line(), print, deadline_s=5.0)
    server.close()


@pytest.mark.parametrize("scheme", ["ws", "wss"])
async def test_a_server_that_never_answers_is_a_timeout(scheme):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"{scheme}://127.0.0.1:{silent.getsockname()[1]}/ws"
        with pytest.raises(LinkFailedError) as caught:
            await open_link(url, {"key": KEY}, Line(), print, deadline_s=0.1)
        assert caught.value.failure.kind is FailureKind.TIMEOUT


@pytest.mark.parametrize("url", ["http://x/ws", "ws://", "ws://x:99999999/ws", f"nonsense?key={KEY}"])
async def test_an_address_that_is_none_is_refused_in_words(url):
    with pytest.raises(LinkFailedError, match="must look like"):
        await open_link(url, {}, Line(), print, deadline_s=5.0)


async def test_a_key_that_no_header_can_carry_is_a_failure():
    async with mini_server() as server:
        with pytest.raises(LinkFailedError) as caught:
            await open_link(server.ws_url, {"key": "ключ\r\nx: 1"}, Line(), print, deadline_s=2.0)
        assert "ключ" not in str(caught.value)


async def test_the_key_is_in_no_log_record_and_no_exception_at_any_level(caplog):
    caplog.set_level(1)
    logging.getLogger("picows").setLevel(1)
    async with mini_server() as server:
        async with line(server):
            pass
        server.handshake = lambda: WSUpgradeResponse.create_error_response(401, KEY.encode())
        with pytest.raises(LinkFailedError) as caught:
            await open_link(server.ws_url, {"key": KEY}, Line(), print, deadline_s=5.0)
    logging.getLogger("picows").setLevel(logging.NOTSET)
    error = caught.value
    chain = [repr(error), str(error), repr(error.__cause__), repr(error.__context__)]
    assert not [text for text in [*caplog.messages, *chain] if KEY in text]
