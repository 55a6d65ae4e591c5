"""One WebSocket client of the demo exchange: what it subscribed to, and its outgoing frames.

Frames are written to the transport directly, many at a time: a burst costs one system call, not one per frame.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import cycle
from typing import TYPE_CHECKING

from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.frames import binary_frame, close_frame, cut_short, text_frame
from qosdesk.demo.ledger import KeyAccount

if TYPE_CHECKING:
    from qosdesk.demo.hub import Wording

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
_LINGER_S = 0.3  # for the other side to answer a close frame
_DRIP_S = 0.02
_DRIP_LIMIT_BYTES = 16 << 10


class Client:
    """A connected client.

    Args:
        transport: its socket, after the handshake.
        account: the ledger account of its key.
        faults: switches of its wire.
        later: `loop.call_later`.
        words: how its wire words pushes.

    Attributes:
        watching: (plain code, kind) pairs; see `hub.Wording` for what a kind is.
        place: which of its wire's sockets it came to.
        beat_s: when its last heartbeat came, where the wire ends silent connections.
        last_command_s: when the command before came, for the spacing rules.
    """

    def __init__(
        self,
        transport: asyncio.Transport,
        account: KeyAccount,
        faults: FaultBoard,
        later: Callable[..., asyncio.TimerHandle],
        words: Wording,
    ) -> None:
        self.account = account
        self.words = words
        self.watching: set[tuple[str, str]] = set()
        self.last_command_s: float | None = None
        self.place = ""
        self.beat_s = 0.0
        self._dismissed = False
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
        return not (self._dismissed or self._transport.is_closing())

    def reply(self, answer: str | bytes, *, is_ack: bool = False) -> None:
        """Send an answer at once (later under the `slow` fault); bytes go out as a binary frame.

        Args:
            is_ack: it carries no figures: nobody would miss it but who waits for it.
        """
        if is_ack and self._faults.active("no-ack"):
            return
        frame = text_frame(answer) if isinstance(answer, str) else binary_frame(answer)
        if self._faults.active("slow"):
            self._call_later(self._faults.number("slow", 1500.0) / 1000.0, frame)
            return
        self._out.append(frame)
        self.flush()

    def push(self, frame: bytes, *, is_trade: bool = False) -> None:
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
            self._out[-1] = cut_short(frame)
        if self._is_turn("garbage", 20.0):
            self._out.append(text_frame(next(self._garbage)))
        if faults.active("broken-frames") and self._pushed == int(faults.number("broken-frames", 10.0)):
            self._out.append(_PROTOCOL_BREAK)
        if faults.active("huge-frames") and not self._was_huge:
            self._was_huge = True
            size = int(faults.number("huge-frames", 5_000_000.0))
            self._out.append(text_frame('{"tp":"T","c":"HK:700","x":"' + "9" * size + '"}'))
        if is_trade and faults.active("late") and self._pushed % 5 == 0:
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
        """End the connection with a close frame, and soon after it the socket; at once if the code is 0."""
        if not (code and self.is_open):
            self.abort()
            return
        self.flush()
        self._transport.write(close_frame(code, reason))
        self._dismissed = True
        self.forget_timers()
        self._timers.add(self._later(_LINGER_S, self._transport.close))

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

    def _call_later(self, delay_s: float, frame: bytes) -> None:
        self._timers.add(self._later(delay_s, self._send_late, frame))

    def _send_late(self, frame: bytes) -> None:
        self._out.append(frame)
        self.flush()
