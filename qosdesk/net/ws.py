"""One WebSocket connection behind a narrow transport: bytes in, text out, one word when it is over.

picows does the frames. It follows redirects with all headers, which would hand the key to another host: here none is
followed. Reads are bounded by the socket's receive buffer, or a socket that is always readable starves the screen
(STACK 1). Imports feed only.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections.abc import Callable, Mapping, Sized
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from picows import (
    WSCloseCode,
    WSFrame,
    WSHandshakeError,
    WSListener,
    WSMsgType,
    WSTransport,
    ws_connect,
)

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.net.route import Route, parse_target
from qosdesk.net.words import (
    BAD_KEY,
    LinkFailedError,
    explain_close,
    explain_handshake,
    explain_plain,
    is_header_value,
    wants_tls,
)

if TYPE_CHECKING:
    from picows.picows import WSCloseHandshake

RECV_BUFFER: Final = 128 * 1024
"""A turn reads at most what the system keeps, which is twice this: some 1,700 quotes of some 150 bytes, which take
about 2 ms. Nothing else is done meanwhile, and a frame has 16 ms: so long a turn is short enough. What rate is
sustained is the same with half and with twice of it, as far as could be told from one run to the next."""
MAX_FRAME: Final = 4 * 1024 * 1024
"""Ten codes by a thousand bars are about 1.1 MB (QOS 8)."""
_ABORTED_TURNS: Final = 20
_TEXT: Final = WSMsgType.TEXT
_OBJECT: Final = ord("{")

log = logging.getLogger(__name__)


class _NoAnswerError(ConnectionResetError):
    """The connection ended before the handshake was answered."""


class _Watched(socket.socket):
    """A connected socket that no loop watches any more when it is closed.

    aiofastnet 1.2 begins to watch a connection that ended at its first word, and closes it while it is watched: Qt then
    complains of it, and a selector takes the next socket of that number for it.
    """

    def __init__(self, sock: socket.socket, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(sock.family, sock.type, sock.proto, fileno=sock.detach())
        self._loop = loop

    def close(self) -> None:
        if self.fileno() >= 0:
            with suppress(NotImplementedError):  # Windows: nothing is watched there
                self._loop.remove_reader(self.fileno())
        super().close()


class Receiver(Protocol):
    """Takes messages in. Only `on_payload` is called for each of them: a call more costs 5 % of a message."""

    @property
    def on_payload(self) -> Callable[[bytes], Any]:
        """Called with each whole message; what it gives back goes to `on_said`, what it raises to `on_fault`."""
        ...

    @property
    def news(self) -> Sized:
        """Always the same; not empty when there is something to say beyond that: then `on_said` is called too."""
        ...

    def on_said(self, said: Any) -> None:
        """What `on_payload` gave back, None for nothing. Must not raise."""
        ...

    def on_fault(self, error: Exception) -> None:
        """`on_payload` raised. Must not raise."""
        ...


class _Listener(WSListener):
    """Puts messages together and hands them on; never raises into picows."""

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver
        self._parts: list[bytes] = []
        self._size = 0
        self.too_big = False
        # In the instance, so that picows finds a function over its own variables: 5 % of a message.
        self.on_ws_frame = self._fast_path()  # type: ignore[assignment, method-assign]

    def _fast_path(self) -> Callable[[WSTransport, WSFrame], None]:
        receiver, parts, on_rest = self._receiver, self._parts, self._on_rest
        on_payload, news, on_said = receiver.on_payload, receiver.news, receiver.on_said

        def on_ws_frame(transport: WSTransport, frame: WSFrame) -> None:
            if frame.fin and not parts:
                # The copy is needed: undecoded ladders keep pointing into the payload, and the read buffer is reused.
                payload = frame.get_payload_as_bytes()
                # Asking a frame for its type costs 0.2 us, a fifth of the budget; only a whole message begins so.
                if payload and payload[0] == _OBJECT:
                    try:
                        said = on_payload(payload)
                    except Exception as error:  # noqa: BLE001 - the receiver's own mistake; the connection lives on
                        receiver.on_fault(error)
                        return
                    if said is not None or news:
                        on_said(said)
                    return
            on_rest(transport, frame)

        return on_ws_frame

    def _take(self, payload: bytes) -> None:
        receiver = self._receiver
        try:
            said = receiver.on_payload(payload)
        except Exception as error:  # noqa: BLE001 - as above
            receiver.on_fault(error)
            return
        if said is not None or receiver.news:
            receiver.on_said(said)

    def _on_rest(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type in (_TEXT, WSMsgType.BINARY, WSMsgType.CONTINUATION):
            self._on_part(transport, frame)
        elif frame.msg_type is WSMsgType.CLOSE:
            transport.send_close(frame.get_close_code())
            transport.disconnect()

    def _on_part(self, transport: WSTransport, frame: WSFrame) -> None:
        self._parts.append(frame.get_payload_as_bytes())
        self._size += frame.payload_size
        if self._size > MAX_FRAME:
            self.too_big = True
            self._parts.clear()
            transport.disconnect(graceful=False)
        elif frame.fin:
            payload = b"".join(self._parts)
            self._parts.clear()
            self._size = 0
            self._take(payload)

    def pause_writing(self) -> None:
        """We send a line a second; a full send buffer means a dead link, which silence finds out."""

    def resume_writing(self) -> None:
        """See `pause_writing`."""


class LinkTransport:
    """An open connection. Made by `open_link`."""

    def __init__(
        self,
        transport: WSTransport,
        listener: _Listener,
        where: str,
        secrets: tuple[str, ...],
        on_lost: Callable[[Failure], None],
    ) -> None:
        self._transport = transport
        self._listener = listener
        self._where = where
        self._secrets = secrets
        self._on_lost: Callable[[Failure], None] | None = on_lost
        self._watcher = asyncio.get_running_loop().create_task(self._watch(), name=f"link to {where}")

    def __repr__(self) -> str:
        return f"LinkTransport({self._where!r})"

    def send(self, text: str) -> None:
        """Send one text frame; on a connection that is ending this does nothing."""
        self._transport.send(_TEXT, text)

    def close(self) -> None:
        """End the connection at once, without waiting for the other side; `on_lost` is not called any more."""
        self._on_lost = None
        self._transport.disconnect(graceful=False)

    @property
    def is_closed(self) -> bool:
        """Whether the socket is released."""
        return self._watcher.done()

    async def wait_closed(self) -> None:
        """Return when the socket is released."""
        await asyncio.shield(self._watcher)

    async def _watch(self) -> None:
        try:
            await self._transport.wait_disconnected()
        except Exception as error:  # noqa: BLE001 - whatever ended it, it is over; the text is made below
            detail: Exception | None = error
        else:
            detail = None
        on_lost, self._on_lost = self._on_lost, None
        if on_lost is not None:
            on_lost(self._why(detail))

    def _why(self, detail: Exception | None) -> Failure:
        if self._listener.too_big or (detail is not None and WSCloseCode.MESSAGE_TOO_BIG in detail.args):
            return Failure(
                FailureKind.BAD_ANSWER, f"{self._where} sent a message larger than {MAX_FRAME} bytes."
            )
        if detail is not None:
            return Failure(
                FailureKind.BAD_ANSWER,
                f"{self._where} broke the WebSocket protocol ({type(detail).__name__}).",
            )
        # None when nobody said goodbye, whatever the stubs say.
        handshake = cast("WSCloseHandshake | None", self._transport.close_handshake)
        if handshake is not None and handshake.recv is not None:
            info = handshake.recv
            return explain_close(cast("int", info.code), info.reason or "", self._where, self._secrets)
        return Failure(FailureKind.UNREACHABLE, f"The connection to {self._where} was cut.")


async def open_link(
    url: str,
    headers: Mapping[str, str],
    receiver: Receiver,
    on_lost: Callable[[Failure], None],
    *,
    deadline_s: float,
    recv_buffer: int = RECV_BUFFER,
    route: Route | None = None,
) -> LinkTransport:
    """Connect and shake hands.

    Args:
        url: `ws://` or `wss://`.
        headers: sent with the handshake; their values are secrets.
        receiver: takes the messages in.
        on_lost: called once when the connection ends otherwise than by `close`.
        deadline_s: for everything together: name, TCP, TLS, handshake.
        recv_buffer: SO_RCVBUF; bounds what one turn of the loop reads.
        route: how the server is reached; None for the direct way.

    Raises:
        LinkFailedError: with the reason in words.
    """
    target = parse_target(url, "ws", "wss")
    if target is None:
        text = "The stream address must look like wss://host/path."
        raise LinkFailedError(Failure(FailureKind.UNREACHABLE, text))
    if not all(is_header_value(value) for value in headers.values()):
        raise LinkFailedError(BAD_KEY)
    route = route or Route()
    where = str(target)
    secrets = tuple(headers.values())
    failure: Failure | None = None
    failed: BaseException | None = None
    try:
        async with asyncio.timeout(deadline_s):
            sock = await route.connect(target, deadline_s, recv_buffer=recv_buffer)
            if not target.is_secure:
                sock = _Watched(sock, asyncio.get_running_loop())
            context = await route.trust.context() if target.is_secure else None
            listener = _Listener(receiver)
            transport = await _shake_hands(url, headers, listener, sock, context, deadline_s)
    except WSHandshakeError as error:
        status = int(error.response.status) if error.response is not None else 0
        body = error.raw_body or b""
        if not target.is_secure and (status == 0 or (status == HTTPStatus.BAD_REQUEST and wants_tls(body))):
            failure = explain_plain(where)
        else:
            failure = explain_handshake(status, body, where, secrets)
    except (OSError, EOFError, LinkFailedError) as error:
        failed = error
    if isinstance(failed, _NoAnswerError) and not target.is_secure:
        failure = explain_plain(where)
    elif failed is not None:
        failure = await route.explain(failed, target, deadline_s)
    if failure is not None:
        # Outside the except blocks: the library's exceptions hold the request with the key.
        raise LinkFailedError(failure)
    return LinkTransport(transport, listener, where, secrets, on_lost)


async def _shake_hands(
    url: str,
    headers: Mapping[str, str],
    listener: _Listener,
    sock: socket.socket,
    context: ssl.SSLContext | None,
    deadline_s: float,
) -> WSTransport:
    """TLS and the WebSocket handshake over a connected socket, which is closed unless this succeeds."""
    shaking = asyncio.get_running_loop().create_task(
        ws_connect(
            lambda: listener,
            url,
            ssl_context=context,
            websocket_handshake_timeout=deadline_s,
            # Not registered, so that nobody turns it up: at its lowest level picows logs the request with the key.
            logger_name=logging.Logger("picows", logging.CRITICAL + 1),  # noqa: LOG001
            max_frame_size=MAX_FRAME,
            extra_headers=dict(headers),
            max_redirects=0,
            socket_factory=lambda _: sock,
            # aiofastnet 1.2 hands an exception's class to the loop's handler when the other side hangs up in the TLS
            # handshake, which ends in a broken ERROR record; asyncio's own TLS keeps quiet.
            use_aiofastnet=None if context is None else False,
        ),
        name="handshake",
    )
    try:
        transport, made = cast("tuple[WSTransport, WSListener | None]", await asyncio.shield(shaking))
    except asyncio.CancelledError:
        await _abort(shaking, sock)
        raise
    except BaseException:
        sock.close()
        raise
    if made is None:  # picows' way of saying that the connection ended before the handshake did
        sock.close()
        raise _NoAnswerError
    return transport


async def _abort(shaking: asyncio.Task[tuple[WSTransport, WSListener]], sock: socket.socket) -> None:
    """Give a handshake up. Cancelling it would leave its transport open, so its socket is hung up first."""
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # it was not connected any more
    for _ in range(_ABORTED_TURNS):
        if shaking.done():
            break
        await asyncio.sleep(0)
    shaking.cancel()
    (result,) = await asyncio.gather(shaking, return_exceptions=True)
    if isinstance(result, tuple):
        result[0].disconnect(graceful=False)
        await asyncio.sleep(0)
    sock.close()
