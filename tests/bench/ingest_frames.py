"""What `bench_ingest` sends: the mix of `bench_core` as WebSocket frames, when each is due, what it must leave behind.

Sender and receiver make the same frames and the same times from the same numbers, so that no frame needs a mark: the
n-th quote received is the n-th sent.
"""

from __future__ import annotations

import bisect
import json
import random
import re
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.corpus.qos.mix import make_frames

FRAMES = 20_000
SEED = 7
CHECK_EVERY = 1000
_STAMP = re.compile(rb'"ts":(\d{10})')
_LOTS = {"SH": 100.0, "SZ": 100.0}


@dataclass(frozen=True)
class Run:
    """So many messages a second for so long; both sides know it.

    Attributes:
        start_s: monotonic time of the first message.
        rate: messages a second; 0 for as many as the receiver takes.
        seconds: how long.
        single: each message in a send of its own, at random times; else all that are due once a millisecond.
    """

    start_s: float
    rate: float
    seconds: float
    single: bool = False

    @property
    def count(self) -> int:
        """Messages; unknown, 0, for a flood."""
        return int(self.rate * self.seconds)

    def due_s(self, numbers: np.ndarray[Any, np.dtype[np.int64]]) -> np.ndarray[Any, np.dtype[np.float64]]:
        """When these messages of the run are due."""
        if self.single:
            # Not numpy's generator: its module would be a tenth of the memory that the bench measures.
            draw = random.Random(SEED).expovariate
            return (self.start_s + np.cumsum([draw(self.rate) for _ in range(self.count)]))[numbers]
        return self.start_s + numbers / self.rate


class Stream:
    """All frames one after the other, again and again, stamped with the second in which they are sent."""

    def __init__(self, symbols: int) -> None:
        frames = make_frames(FRAMES, SEED, symbols)
        heads = [
            b"\x81" + (bytes((len(one),)) if len(one) < 126 else b"\x7e" + struct.pack(">H", len(one)))
            for one in frames
        ]
        self.data = bytearray(b"".join(head + frame for head, frame in zip(heads, frames, strict=True)))
        lengths = [len(head) + len(frame) for head, frame in zip(heads, frames, strict=True)]
        self.ends = [0, *np.cumsum(lengths).tolist()]
        digits = [found.start(1) for found in _STAMP.finditer(self.data)]
        assert len(digits) == FRAMES
        self._places = np.array(digits)[:, None] + np.arange(10)
        self._bytes = np.frombuffer(self.data, np.uint8)

    def stamp(self, second: int) -> None:
        """From now on the frames say that it is this second."""
        self._bytes[self._places] = np.frombuffer(str(second).encode(), np.uint8)

    def cut(self, begin: int, end: int) -> tuple[int, int]:
        """Bytes of the messages from `begin` on, to `end` or the end of the pass: first and last place."""
        first = begin % FRAMES
        return self.ends[first], self.ends[min(first + end - begin, FRAMES)]


class Expected:
    """What the store must hold after n messages; small, since it lives in the process whose memory is measured."""

    def __init__(self, symbols: int) -> None:
        self._frames = make_frames(FRAMES, SEED, symbols)
        self._places: dict[bytes, list[int]] = {}
        for place, frame in enumerate(self._frames):
            self._places.setdefault(_stream_of(frame), []).append(place)

    @property
    def codes(self) -> list[str]:
        """Every symbol in the mix."""
        return sorted({json.loads(b"{%s}" % one)["c"] for one in self._places})

    def latest(self, number: int, received: int) -> dict[str, Any]:
        """The newest message of message `number`'s kind and symbol among the first `received` ones."""
        places = self._places[_stream_of(self._frames[number % FRAMES])]
        # Before the first place of this pass: the last one of the pass before.
        place = places[bisect.bisect_right(places, (received - 1) % FRAMES) - 1]
        found: dict[str, Any] = json.loads(self._frames[place])
        return found

    @staticmethod
    def lot(code: str) -> float:
        """Shares per unit of volume (QOS 3.4)."""
        return _LOTS.get(code.partition(":")[0], 1.0)


def _stream_of(frame: bytes) -> bytes:
    """Kind and code, as the frame begins with them."""
    return frame[1 : frame.index(b'"', 15) + 1]
