"""The frame timer: the one place where market data meets the screen (DESIGN 4).

The store wakes it on the first dirty symbol; each frame drains the store once and hands the list to the listeners,
which repaint what they show. It stops when nothing is dirty and nothing is animated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer

from qosdesk.clock import Clock
from qosdesk.market.latency import BITS, Latency
from qosdesk.market.store import BAR, DEPTH, SNAPSHOT, TRADE, Store, SymbolState

ALL_KINDS: Final = SNAPSHOT | TRADE | DEPTH | BAR


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
        latency: what is measured: receive -> painted, how late frames come, the vendor's stamps.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        interval_ms: int = 16,
        parent: QObject | None = None,
        latency: Latency | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._clock = clock
        self._interval_s = interval_ms / 1000
        self._listeners: list[FrameListener] = []
        # The leisurely listeners in two halves that take turns while it is busy.
        self._turns = (_Turn(), _Turn())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._frame)
        self._first_dirty_s = 0.0
        self._painting_since_s = 0.0
        self._is_painted = False
        # By bit of the kind: the first push since the last frame, and the first of those that wait to be painted.
        self._received_s: dict[int, float] = {}
        self._unpainted_s: dict[int, float] = {}
        # Fires when Qt has painted what a frame asked for: posted events, paint requests among them, go before timers.
        self._painted_all = QTimer(self)
        self._painted_all.setSingleShot(True)
        self._painted_all.setInterval(0)
        self._painted_all.timeout.connect(self._forget_unpainted)
        self._due_s = 0.0
        self.frames = 0
        self.latency = latency or Latency()
        store.set_wake(self.wake, self._sample)

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

    def add(self, listener: FrameListener, *, leisurely: bool = False) -> None:
        """Tell a panel of every frame, or at every second one of what both brought."""
        turn = min(self._turns, key=lambda one: len(one.listeners))
        (turn.listeners if leisurely else self._listeners).append(listener)

    def remove(self, listener: FrameListener) -> None:
        """A panel goes away."""
        for listeners in (self._listeners, *(turn.listeners for turn in self._turns)):
            if listener in listeners:
                listeners.remove(listener)

    def painted(self, kinds: int = ALL_KINDS) -> None:
        """Called by every panel that finished painting: closes the receive -> painted measurements of these kinds.

        The first one after a frame closes them; what a later panel paints of the same kind is not measured again.
        """
        if not self._painting_since_s:
            return
        now_s = self._clock.monotonic_s()
        unpainted = self._unpainted_s
        for bit in tuple(unpainted):
            if bit & kinds:
                self.latency.painted[bit].add(now_s - unpainted.pop(bit), now_s)
        if not self._is_painted:
            self._is_painted = True
            self.latency.first_painted.add(now_s - self._painting_since_s, now_s)

    def stop(self) -> None:
        """No more frames; for shutdown."""
        self._timer.stop()
        self._painted_all.stop()
        self._listeners.clear()
        self._turns = (_Turn(), _Turn())
        self._store.set_wake(_nothing)

    def _forget_unpainted(self) -> None:
        """What was not painted by now is not on screen, so that it has no latency."""
        self._painting_since_s = 0.0
        self._unpainted_s.clear()

    def _sample(self, state: SymbolState, bits: int) -> None:
        """The first push of a kind since the last frame."""
        now_s, wall_ms = self._clock.monotonic_s(), self._clock.wall_ms()
        for bit in BITS:
            if bit & bits:
                self._received_s[bit] = now_s
                self.latency.received(state, bit, now_s, wall_ms)

    def _frame(self) -> None:
        now_s = self._clock.monotonic_s()
        self.frames += 1
        self.latency.lateness.add(max(0.0, now_s - self._due_s), now_s)
        self._due_s = now_s + self._interval_s
        received_s, self._first_dirty_s = self._first_dirty_s, 0.0
        dirty = self._store.drain(now_s)
        if dirty:
            if not self._painting_since_s or self._is_painted:
                self._painting_since_s, self._is_painted = received_s, False
            for bit, since_s in self._received_s.items():
                self._unpainted_s.setdefault(bit, since_s)
            self._received_s.clear()
            self._painted_all.start()
        animating = False
        for listener in tuple(self._listeners):
            animating = listener.on_frame(dirty, now_s) or animating
        animating = self._take_turn(dirty, now_s) or animating
        self._store.clean(dirty)
        if not dirty and not animating:
            self._timer.stop()

    def _take_turn(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Tell the leisurely ones that were not told at the last frame; whether anybody needs another one."""
        animating, spoken = False, False
        for turn in self._turns:
            if not turn.listeners:
                continue
            held = turn.held
            for state in dirty:
                held[state] = held.get(state, 0) | state.dirty
            waited = self.frames - turn.told
            if waited < 2 or (spoken and waited < 3):
                animating = animating or bool(held)
                continue
            spoken, turn.told = True, self.frames
            bits = [state.dirty for state in held]
            for state, all_bits in held.items():
                state.dirty = all_bits
            for listener in tuple(turn.listeners):
                animating = listener.on_frame(tuple(held), now_s) or animating
            for state, before in zip(held, bits, strict=True):
                state.dirty = before
            held.clear()
        return animating


class _Turn:
    """One half of the leisurely listeners.

    Attributes:
        held: symbols that changed since they were told, with the bits.
        told: number of the frame at which they were.
    """

    def __init__(self) -> None:
        self.listeners: list[FrameListener] = []
        self.held: dict[SymbolState, int] = {}
        self.told = -2


def _nothing() -> None:
    return None
