"""One WebSocket client of the demo exchange: what it subscribed to, and its outgoing frames.

Frames are written to the transport directly, many at a time: a burst costs one system call, not one per frame.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import cycle

from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.ledger import KeyAccount

_WRITE_LIMIT_BYTES = 32 << 20
_GARBAGE = (
    "hello",
    "[1,2,3]",
    "null",
    "",
    "<html>busy</html>",
    "\u0000",
    "{}",
    '{"tp":"X"}',
    '{"tp":"T","c":"??"}',
)
_PROTOCOL_BREAK = b"\xf3\x02no"  # reserved bits and a reserved opcode (RFC 6455 5.2)
_DRIP_S = 0.02
_DRIP_LIMIT_BYTES = 16 << 10


def text_frame(text: str) -> bytes:
    """An unmasked WebSocket text frame (RFC 6455 5.2)."""
    payload = text.encode()
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    if size < 65536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload


def close_frame(code: int, reason: str) -> bytes:
    """A WebSocket close frame (RFC 6455 5.5.1)."""
    payload = code.to_bytes(2, "big") + reason.encode()
    return bytes((0x88, len(payload))) + payload


def _cut_short(frame: bytes) -> bytes:
    """A text frame with half of the text."""
    header = 2 if frame[1] < 126 else 4 if frame[1] == 126 else 10
    return text_frame(frame[header : header + (len(frame) - header) // 2].decode("utf-8", "ignore"))


class Client:
    """A connected client.

    Args:
        transport: its socket, after the handshake.
        account: the ledger account of its key.
        faults: switches.
        later: `loop.call_later`.
    """

    def __init__(
        self,
        transport: asyncio.Transport,
        account: KeyAccount,
        faults: FaultBoard,
        later: Callable[..., asyncio.TimerHandle],
    ) -> None:
        self.account = account
        self.watching: set[tuple[str, str]] = set()  # (code, kind), kind "S" "T" "D" or "K1001"
        self.last_command_s: float | None = None
        self._transport = transport
        self._faults = faults
        self._later = later
        self._timers: set[asyncio.TimerHandle] = set()
        self._out: list[bytes] = []
        self._pushed = 0
        self._was_huge = False
        self._garbage = cycle(_GARBAGE)
        self._drip = bytearray()
        self._dripping = False

    @property
    def is_open(self) -> bool:
        """Whether frames can still be sent."""
        return not self._transport.is_closing()

    def reply(self, text: str) -> None:
        """Send an answer at once (later under the `slow` fault)."""
        if self._faults.active("no-ack") and '"data"' not in text:
            return
        if self._faults.active("slow"):
            self._call_later(self._faults.number("slow", 1500.0) / 1000.0, text)
            return
        self._out.append(text_frame(text))
        self.flush()

    def push(self, frame: bytes) -> None:
        """Queue a push frame until `flush`."""
        self.account.pushes += 1
        self._out.append(frame)
        faults = self._faults
        if not faults.any_active:
            return
        self._pushed += 1
        if faults.active("dup"):
            self._out.append(frame)
        if self._is_turn("truncated", 4.0):
            self._out[-1] = _cut_short(frame)
        if self._is_turn("garbage", 20.0):
            self._out.append(text_frame(next(self._garbage)))
        if faults.active("broken-frames") and self._pushed == int(faults.number("broken-frames", 10.0)):
            self._out.append(_PROTOCOL_BREAK)
        if faults.active("huge-frames") and not self._was_huge:
            self._was_huge = True
            size = int(faults.number("huge-frames", 5_000_000.0))
            self._out.append(text_frame('{"tp":"T","c":"HK:700","x":"' + "9" * size + '"}'))
        if faults.active("late") and b'"tp":"T"' in frame and self._pushed % 5 == 0:
            timer = self._later(faults.number("late", 3.0), self._send_late, frame)
            self._timers.add(timer)

    def flush(self) -> None:
        """Write what is queued. A client that does not read is cut off."""
        if not self._out:
            return
        if self._faults.active("stall") or not self.is_open:
            self._out.clear()
            return
        if self._transport.get_write_buffer_size() > _WRITE_LIMIT_BYTES:
            self.account.violations["slow_reader"] += 1
            self.abort()
            return
        data = b"".join(self._out)
        self._out.clear()
        if self._dripping or self._faults.active("trickle"):
            self._trickle(data)
        else:
            self._transport.write(data)

    def _is_turn(self, fault: str, period: float) -> bool:
        """Whether an acting fault hits this push."""
        active = self._faults.active(fault)
        return active and self._pushed % max(1, int(self._faults.number(fault, period))) == 0

    def _trickle(self, data: bytes) -> None:
        if len(self._drip) < _DRIP_LIMIT_BYTES:  # a whole flush or nothing: frames stay whole
            self._drip += data
        if not self._dripping:
            self._dripping = True
            self._on_drip()

    def _on_drip(self) -> None:
        """The next few bytes; all that is left once the fault is over."""
        active = self._faults.active("trickle")
        size = max(1, int(self._faults.number("trickle", 400.0) * _DRIP_S)) if active else len(self._drip)
        if self.is_open:
            self._transport.write(bytes(self._drip[:size]))
        del self._drip[:size]
        self._dripping = bool(self._drip) and self.is_open
        if self._dripping:
            self._timers.add(self._later(_DRIP_S, self._on_drip))

    def dismiss(self, code: int, reason: str) -> None:
        """End the connection, with a close frame unless the code is 0."""
        if code and self.is_open:
            self._transport.write(close_frame(code, reason))
            self.forget_timers()
            self._transport.close()
        else:
            self.abort()

    def abort(self) -> None:
        """Cut the socket without a close frame."""
        self._out.clear()
        self.forget_timers()
        self._transport.abort()

    def forget_timers(self) -> None:
        """Cancel frames that wait."""
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()

    def _call_later(self, delay_s: float, text: str) -> None:
        self._timers.add(self._later(delay_s, self._send_late, text_frame(text)))

    def _send_late(self, frame: bytes) -> None:
        self._out.append(frame)
        self.flush()
