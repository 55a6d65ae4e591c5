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
# Broken text frames of several kinds; cut-off ones are made from real pushes.
_GARBAGE = ("hello", '{"tp":"T","c":', "[1,2,3]", "null", '{"tp":"T","c":"HK:700","p":"', "")


def text_frame(text: str) -> bytes:
    """An unmasked WebSocket text frame (RFC 6455 5.2)."""
    payload = text.encode()
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    if size < 65536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload


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
        self._garbage = cycle(_GARBAGE)

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
        if faults.active("garbage") and self._pushed % max(1, int(faults.number("garbage", 20.0))) == 0:
            self._out.append(text_frame(next(self._garbage)))
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
        self._transport.write(b"".join(self._out))
        self._out.clear()

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
