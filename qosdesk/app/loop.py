"""The program's event loop: qasync's, with sockets that are read at once when Qt says that they can be, and rest after.

qasync answers a notifier by a timer, which costs as much again as the reading. And of a stream that trickles, each
message would wake the whole program: a socket that was read quickly, and has been read a moment before, is left alone
for some milliseconds. What comes meanwhile is read together, and still before the next frame is painted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final

import qasync
from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

from qosdesk.clock import Clock, SystemClock

REST_MS: Final = 4
_BUSY_S: Final = 0.008
"""A socket that is readable again so soon is a stream."""
_QUICK_S: Final = 0.0005
"""Whoever reads longer than that has more waiting: a rest would only make the next turn longer."""


class DeskLoop(qasync.QEventLoop):  # type: ignore[misc]
    """The loop.

    Args:
        app: Qt's application.
        clock: for how long a reading took.
    """

    def __init__(self, app: QApplication, clock: Clock | None = None) -> None:
        # First, since the base's own constructor adds a reader.
        self._clock = clock or SystemClock()
        self._resting: list[QSocketNotifier] = []
        self._rest = QTimer()
        self._rest.setSingleShot(True)
        self._rest.setTimerType(Qt.TimerType.PreciseTimer)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._end_rest)
        super().__init__(app)

    def close(self) -> None:
        """No more reading."""
        self._rest.stop()
        self._resting.clear()
        super().close()

    def _add_reader(self, fd: int, callback: Callable[..., object], *args: Any) -> None:
        """Call it whenever there is something to read."""
        self._check_closed()
        self._remove_reader(fd)
        handle = asyncio.Handle(callback, args, self)
        notifiers, now_s = self._read_notifiers, self._clock.monotonic_s
        notifier = QSocketNotifier(qasync._fileno(fd), QSocketNotifier.Type.Read)
        last_s = 0.0

        def on_readable() -> None:
            nonlocal last_s
            if notifiers.get(fd) is not notifier:
                return
            began_s = now_s()
            handle._run()
            before_s, last_s = last_s, now_s()
            if last_s - began_s < _QUICK_S and began_s - before_s < _BUSY_S and notifiers.get(fd) is notifier:
                notifier.setEnabled(False)
                self._resting.append(notifier)
                if not self._rest.isActive():
                    self._rest.start()

        notifier.activated["int"].connect(on_readable)  # type: ignore[index]
        notifiers[fd] = notifier

    def _end_rest(self) -> None:
        rested, self._resting = self._resting, []
        for notifier in rested:
            if notifier in self._read_notifiers.values():
                notifier.setEnabled(True)
