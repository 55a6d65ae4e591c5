"""The frame timer: the one place where market data meets the screen (DESIGN 4).

The store wakes it on the first dirty symbol; each frame drains the store once and hands the list to the listeners,
which repaint what they show. It stops when nothing is dirty and nothing is animated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

    Args:
        store: what is drained.
        clock: when frames are.
        interval_ms: between two.
        latency: where it is noted how late quotes and frames are.
        take_in: called before a frame, so that the store holds what has arrived; returns since when that may have
            waited, monotonic.

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
        take_in: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._take_in = take_in
        self._clock = clock
        self._interval_s = interval_ms / 1000
        self._listeners: list[FrameListener] = []
        # Of the leisurely listeners: while it is busy one of these is told a frame.
        self._turns: list[_Turn] = []
        # What can wait for a frame that has nothing else of its kind to do.
        self._jobs: list[Callable[[], object]] = []
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

    def add(self, listener: FrameListener, *, every: int = 1) -> None:
        """Tell a panel of every frame, or at every n-th one while it is busy of what all of them brought."""
        if every == 1:
            self._listeners.append(listener)
            return
        turns = [turn for turn in self._turns if turn.every == every]
        if len(turns) < every:
            turns.append(_Turn(every))
            self._turns.append(turns[-1])
        min(turns, key=lambda turn: len(turn.listeners)).listeners.append(listener)

    def remove(self, listener: FrameListener) -> None:
        """A panel goes away."""
        for listeners in (self._listeners, *(turn.listeners for turn in self._turns)):
            if listener in listeners:
                listeners.remove(listener)
        self._turns = [turn for turn in self._turns if turn.listeners]

    def at_leisure(self, job: Callable[[], object]) -> None:
        """Do it once: while frames come at one of the next, which does one such job each, else now.

        What is done every second falls due everywhere at the same moment, since timers of a second are fired together:
        all of it at once would make a frame late.
        """
        if not self._timer.isActive():
            job()
        elif job not in self._jobs:
            self._jobs.append(job)

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
        self._turns.clear()
        self._jobs.clear()
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
        if self._take_in is not None:
            self._receive(self._take_in)
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
        if self._turns:
            animating = self._take_turn(dirty, now_s) or animating
        self._store.clean(dirty)
        if self._jobs:
            self._jobs.pop(0)()
        if not dirty and not animating and not self._jobs:
            self._timer.stop()

    def _receive(self, take_in: Callable[[], float]) -> None:
        """Take in what has arrived; of it the longest wait that there may have been counts."""
        was_dirty, before = self._first_dirty_s > 0.0, frozenset(self._received_s)
        since_s = take_in()
        if not was_dirty and self._first_dirty_s:
            self._first_dirty_s = since_s
        for bit in self._received_s.keys() - before:
            self._received_s[bit] = since_s

    def _take_turn(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Tell those leisurely ones that have waited longest beyond their time; whether anybody needs another frame."""
        for turn in self._turns:
            held = turn.held
            for state in dirty:
                held[state] = held.get(state, 0) | state.dirty
        turn = min(self._turns, key=lambda one: one.told + one.every)
        animating = turn.told + turn.every <= self.frames and self._tell(turn, now_s)
        return animating or any(one.held for one in self._turns)

    def _tell(self, turn: _Turn, now_s: float) -> bool:
        held, turn.held, turn.told = turn.held, {}, self.frames
        bits = [state.dirty for state in held]
        for state, all_bits in held.items():
            state.dirty = all_bits
        animating = False
        for listener in tuple(turn.listeners):
            animating = listener.on_frame(tuple(held), now_s) or animating
        for state, before in zip(held, bits, strict=True):
            state.dirty = before
        return animating


class _Turn:
    """Some of the leisurely listeners, that are told together.

    Attributes:
        every: how many frames there are from one telling to the next while it is busy.
        held: symbols that changed since they were told, with the bits.
        told: number of the frame at which they were.
    """

    def __init__(self, every: int) -> None:
        self.every = every
        self.listeners: list[FrameListener] = []
        self.held: dict[SymbolState, int] = {}
        self.told = -every


def _nothing() -> None:
    return None
