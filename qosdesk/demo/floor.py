"""What the wires of the exchange have in common: the world, its time, the hub that plays it, the fault switches."""

from __future__ import annotations

from qosdesk.clock import Clock
from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.hub import Hub
from qosdesk.demo.options import DemoOptions
from qosdesk.demo.world import World


class Floor:
    """The trading floor.

    Args:
        options: how to run.
        clock: where time comes from.
    """

    def __init__(self, options: DemoOptions, clock: Clock) -> None:
        self.options = options
        self.world = World(options.seed, options.sessions == "always")
        self.faults = FaultBoard(options.faults)
        self.hub = Hub(self.world, options.rate, options.speed)
        self._clock = clock
        self._start_s = clock.monotonic_s()

    def now_s(self) -> float:
        """Monotonic seconds, for limits and waits."""
        return self._clock.monotonic_s()

    def now_ms(self) -> int:
        """The demo's instant: the computer's, unless a start or a speed is set."""
        start_ms, speed = self.options.start_ms, self.options.speed
        if start_ms is None and speed == 1.0:
            return self._clock.wall_ms()
        elapsed_s = self._clock.monotonic_s() - self._start_s
        if start_ms is None:
            start_ms = self._clock.wall_ms() - int(elapsed_s * 1000)
        return start_ms + int(elapsed_s * 1000 * speed)

    def mark_time(self) -> None:
        """Let faults that wait for their second begin."""
        self.faults.elapsed_s = self.now_s() - self._start_s

    def catch_up(self) -> int:
        """Play all watched instruments to now, so that an answer never overtakes or swallows a push; returns now."""
        now_ms = self.now_ms()
        self.mark_time()
        self.hub.play(now_ms, self.now_s())
        return now_ms
