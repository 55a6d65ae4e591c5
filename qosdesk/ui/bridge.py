"""The frame timer: the one place where market data meets the screen (DESIGN 4).

The store wakes it on the first dirty symbol; each frame drains the store once and hands the list to the listeners,
which repaint what they show. It stops when nothing is dirty and nothing is animated.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer

from qosdesk.clock import Clock
from qosdesk.market.store import Store, SymbolState


class FrameListener(Protocol):
    """A panel. Hidden panels are told too and do nothing but remember to catch up when shown."""

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Symbols that changed, with their bits in `state.dirty`, valid during the call only.

        Args:
            dirty: may be empty on a frame that only animates.
            now_s: monotonic seconds.

        Returns:
            Whether it needs another frame although nothing changed (a flash that fades).
        """
        ...


class FrameTimer(QObject):
    """Drains the store at the display rate.

    Attributes:
        frames: frames since start.
        latencies_s: receive -> painted of the last frames, seconds.
        lateness_s: how late the last frames came against the interval, seconds.
    """

    def __init__(
        self, store: Store, clock: Clock, interval_ms: int = 16, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._clock = clock
        self._interval_s = interval_ms / 1000
        self._listeners: list[FrameListener] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._frame)
        self._first_dirty_s = 0.0
        self._painting_since_s = 0.0
        # Fires when Qt has painted what a frame asked for: posted events, paint requests among them, go before timers.
        self._painted_all = QTimer(self)
        self._painted_all.setSingleShot(True)
        self._painted_all.setInterval(0)
        self._painted_all.timeout.connect(self._forget_unpainted)
        self._due_s = 0.0
        self.frames = 0
        self.latencies_s: deque[float] = deque(maxlen=600)
        self.lateness_s: deque[float] = deque(maxlen=600)
        store.set_wake(self.wake)

    def wake(self) -> None:
        """Something changed, or a panel wants to animate: frames run until all is quiet again."""
        now_s = self._clock.monotonic_s()
        if not self._first_dirty_s:
            self._first_dirty_s = now_s
        if not self._timer.isActive():
            self._due_s = now_s + self._interval_s
            self._timer.start()

    @property
    def is_running(self) -> bool:
        """Whether frames come; idle, none do."""
        return self._timer.isActive()

    def add(self, listener: FrameListener) -> None:
        """Tell a panel of every frame."""
        self._listeners.append(listener)

    def remove(self, listener: FrameListener) -> None:
        """A panel goes away."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def painted(self) -> None:
        """Called by the first panel that finished painting after a frame: closes the receive -> painted measurement."""
        if self._painting_since_s:
            self.latencies_s.append(self._clock.monotonic_s() - self._painting_since_s)
            self._painting_since_s = 0.0

    def stop(self) -> None:
        """No more frames; for shutdown."""
        self._timer.stop()
        self._painted_all.stop()
        self._listeners.clear()
        self._store.set_wake(_nothing)

    def _forget_unpainted(self) -> None:
        """Nothing of what changed is on screen, so that it has no latency."""
        self._painting_since_s = 0.0

    def _frame(self) -> None:
        now_s = self._clock.monotonic_s()
        self.frames += 1
        self.lateness_s.append(max(0.0, now_s - self._due_s))
        self._due_s = now_s + self._interval_s
        received_s, self._first_dirty_s = self._first_dirty_s, 0.0
        dirty = self._store.drain(now_s)
        if dirty:
            self._painting_since_s = self._painting_since_s or received_s
            self._painted_all.start()
        animating = False
        for listener in tuple(self._listeners):
            animating = listener.on_frame(dirty, now_s) or animating
        self._store.clean(dirty)
        if not dirty and not animating:
            self._timer.stop()


def _nothing() -> None:
    return None
