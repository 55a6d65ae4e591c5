"""The program's event loop: qasync's, with sockets that are read at once when Qt says that they can be, and rest after.

qasync answers a notifier by a timer, which costs as much again as the reading. And of a stream that trickles, each
message would wake the whole program: a socket that was read quickly, and has been read a moment before, is left alone
for some milliseconds. What comes meanwhile is read together, at the latest before the next frame is painted.
"""

from __future__ import annotations

import asyncio
import select
from collections.abc import Callable
from typing import Any, Final

import qasync
from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

from qosdesk.clock import Clock, SystemClock

REST_MS: Final = 8
"""About half a frame: what a fast stream brings in that time is no more than the system holds for us."""
_FRAME_REST_MS: Final = 16
"""While frames read it: once or twice this, so that each frame reads it once, and nobody else."""
_RECENT_S: Final = 0.040
"""What was read before the frame before this one is no stream any more."""
_TURNS: Final = 4
"""So often a stream is read for one frame while each time takes next to nothing."""
_BUSY_S: Final = 0.016
"""A socket that is readable again so soon is a stream."""
_QUICK_S: Final = 0.0005
"""Whoever reads longer than that has more waiting: a rest would only make the next turn longer."""
_FRESH_S: Final = 0.001
"""What was read so shortly before a frame is not read again for it: of a flood there is always more."""


class DeskLoop(qasync.QEventLoop):  # type: ignore[misc]
    """The loop.

    Args:
        app: Qt's application.
        clock: for how long a reading took.
    """

    def __init__(self, app: QApplication, clock: Clock | None = None) -> None:
        # First, since the base's own constructor adds a reader.
        self._clock = clock or SystemClock()
        self._readers: dict[int, _Reader] = {}
        self._resting: list[_Reader] = []
        self._rest = QTimer()
        self._rest.setSingleShot(True)
        self._rest.setTimerType(Qt.TimerType.PreciseTimer)
        self._rest.timeout.connect(self._end_rest)
        super().__init__(app)

    def close(self) -> None:
        """No more reading."""
        self._rest.stop()
        self._resting.clear()
        super().close()
        self._readers.clear()

    def read_streams(self) -> float:
        """Read what streams have brought; called before a frame, so that it shows all that is there.

        Returns:
            When the first of these sockets was last read, monotonic: what was read now came after that.
        """
        since_s = now_s = self._clock.monotonic_s()
        for reader in tuple(self._readers.values()):
            if _FRESH_S < now_s - reader.read_s < _RECENT_S and self._is_read(reader):
                since_s = min(since_s, reader.read_s)
                self._read_for_frame(reader)
        return since_s

    def _read_for_frame(self, reader: _Reader) -> None:
        # More than once: at the end of its buffer a transport takes what fits.
        for _ in range(_TURNS):
            if not reader.has_data() or not reader.read(_RECENT_S) or not self._is_read(reader):
                return
            reader.is_spared = True
            self._let_rest(reader, _FRAME_REST_MS)

    def _add_reader(self, fd: int, callback: Callable[..., object], *args: Any) -> None:
        """Call it whenever there is something to read."""
        self._check_closed()
        self._remove_reader(fd)
        reader = _Reader(qasync._fileno(fd), asyncio.Handle(callback, args, self), self._clock)
        reader.notifier.activated["int"].connect(lambda: self._on_readable(reader))  # type: ignore[index]
        self._readers[reader.fd] = reader
        self._read_notifiers[fd] = reader.notifier

    def _remove_reader(self, fd: int) -> bool:
        self._readers.pop(qasync._fileno(fd), None)
        return bool(super()._remove_reader(fd))

    def _is_read(self, reader: _Reader) -> bool:
        return self._readers.get(reader.fd) is reader

    def _on_readable(self, reader: _Reader) -> None:
        if self._is_read(reader) and reader.read(_BUSY_S) and self._is_read(reader):
            self._let_rest(reader, REST_MS)

    def _let_rest(self, reader: _Reader, rest_ms: int) -> None:
        if reader not in self._resting:
            reader.notifier.setEnabled(False)
            self._resting.append(reader)
        if not self._rest.isActive():
            self._rest.start(rest_ms)

    def _end_rest(self) -> None:
        rested, self._resting = self._resting, []
        for reader in rested:
            if reader.is_spared:
                reader.is_spared = False
                self._let_rest(reader, _FRAME_REST_MS)
            elif self._is_read(reader):
                reader.notifier.setEnabled(True)


class _Reader:
    """One socket with what reads it.

    Attributes:
        fd: the socket.
        notifier: says when there is something.
        read_s: when it was last read, monotonic.
        is_spared: a frame has read it since rests last ended, and the next one will: it rests on.
    """

    def __init__(self, fd: int, handle: asyncio.Handle, clock: Clock) -> None:
        self.fd = fd
        self.notifier = QSocketNotifier(fd, QSocketNotifier.Type.Read)
        self.read_s = 0.0
        self.is_spared = False
        self._run = handle._run
        self._now_s = clock.monotonic_s

    def has_data(self) -> bool:
        """Whether there is something to read."""
        try:
            return bool(select.select((self.fd,), (), (), 0)[0])
        except (OSError, ValueError):
            return False  # one of more sockets than the call can name: Qt says when it is readable

    def read(self, busy_s: float) -> bool:
        """Read; whether it may rest: it is a stream, read again after so short a time, and next to nothing waited."""
        began_s, before_s = self._now_s(), self.read_s
        self._run()
        self.read_s = self._now_s()
        return self.read_s - began_s < _QUICK_S and began_s - before_s < busy_s
