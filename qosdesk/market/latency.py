"""How late quotes are: quantiles in fixed memory, the delay of vendors' stamps, the offset of this computer's clock.

Nothing here is called per message: the first change of a kind after a frame is the sample (`SymbolState.mark`), so at
most four a frame. All times are arguments. Imports domain only.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from qosdesk.domain.diagnostics import Between, Quantiles, StampDelays
from qosdesk.domain.quotes import Kind
from qosdesk.market.store import BAR, DEPTH, SNAPSHOT, TRADE, SymbolState

KIND_BITS: Final[Mapping[Kind, int]] = MappingProxyType(
    {Kind.SNAPSHOT: SNAPSHOT, Kind.TRADE: TRADE, Kind.DEPTH: DEPTH, Kind.BAR: BAR}
)
BITS: Final = tuple(KIND_BITS.values())

_LOWEST_S: Final = 1e-4
_GROWTH: Final = 1.05
_BUCKETS: Final = 284
_SCALE: Final = 1 / math.log(_GROWTH)

SLICE_S: Final = 5.0
SLICES: Final = 12
"""The sliding window is a minute, in steps of five seconds."""
_HISTORY: Final = 60

_PICTURE_S: Final = 60.0
"""A stamp that much older than the freshest is a picture of the past, as vendors send it on subscription: no delay."""
_MARGIN_S: Final = 0.05
_EPOCH_S: Final = 600.0
_SECOND_MS: Final = 1000


class Histogram:
    """Counts in 284 buckets from 0.1 ms to 100 s, each 5 % wide: a quantile is right within 2.5 %.

    Attributes:
        count: how many values it holds.
    """

    __slots__ = ("_buckets", "count")

    def __init__(self) -> None:
        self._buckets = [0] * _BUCKETS
        self.count = 0

    def add(self, seconds: float) -> None:
        """One value; what lies beyond the ends counts at the ends."""
        bucket = int(math.log(seconds / _LOWEST_S) * _SCALE) + 1 if seconds > _LOWEST_S else 0
        self._buckets[bucket if bucket < _BUCKETS else _BUCKETS - 1] += 1
        self.count += 1

    def merge(self, other: Histogram) -> None:
        """Take over another one's counts."""
        if other.count:
            self._buckets = [
                mine + theirs for mine, theirs in zip(self._buckets, other._buckets, strict=True)
            ]
            self.count += other.count

    def quantile_s(self, fraction: float) -> float:
        """The middle of the bucket that holds the fraction; NaN when empty."""
        if not self.count:
            return math.nan
        rank = min(self.count, max(1, math.ceil(fraction * self.count)))
        seen = 0
        for bucket, count in enumerate(self._buckets):
            seen += count
            if seen >= rank:
                return _LOWEST_S * _GROWTH ** (bucket - 0.5) if bucket else _LOWEST_S
        return math.nan

    def quantiles(self) -> Quantiles | None:
        """The three that are shown; None when empty."""
        if not self.count:
            return None
        return Quantiles(self.quantile_s(0.5), self.quantile_s(0.95), self.quantile_s(0.99), self.count)


class Window:
    """A histogram of the last minute and one of everything.

    Attributes:
        ever: everything since the start.
        history: (slice number, p50, p99 in seconds) of the last closed slices of five seconds that held something.
    """

    __slots__ = ("_number", "_slices", "ever", "history")

    def __init__(self) -> None:
        self._slices: dict[int, Histogram] = {}
        self._number = 0
        self.ever = Histogram()
        self.history: deque[tuple[int, float, float]] = deque(maxlen=_HISTORY)

    def add(self, seconds: float, now_s: float) -> None:
        """One value, measured now (monotonic)."""
        number = int(now_s / SLICE_S)
        if number != self._number:
            self._turn(number)
        newest = self._slices.get(number)
        if newest is None:
            newest = self._slices[number] = Histogram()
        newest.add(seconds)
        self.ever.add(seconds)

    def recent(self, now_s: float) -> Histogram:
        """What the last minute holds."""
        number = int(now_s / SLICE_S)
        if number != self._number:
            self._turn(number)
        merged = Histogram()
        for one in self._slices.values():
            merged.merge(one)
        return merged

    def _turn(self, number: int) -> None:
        closed = self._slices.get(self._number)
        if closed is not None:
            self.history.append((self._number, closed.quantile_s(0.5), closed.quantile_s(0.99)))
        self._number = number
        for old in [one for one in self._slices if one <= number - SLICES]:
            del self._slices[old]


class StampWindow:
    """Receipt minus stamp of the last minute. The two clocks differ, so this is no delay before the offset is known.

    Attributes:
        resolution_s: 1 while only whole seconds were seen in stamps, else 0.001.
    """

    def __init__(self) -> None:
        self.resolution_s = 1.0
        self._base_s = math.inf
        self._window = Window()

    def add(self, difference_s: float, stamp_ms: int, now_s: float) -> None:
        """One receipt.

        Args:
            difference_s: wall time of the receipt minus the stamp; negative where this clock is behind.
            stamp_ms: the stamp itself, for its resolution.
        """
        if stamp_ms % _SECOND_MS:
            self.resolution_s = 0.001
        if difference_s <= self._base_s:
            # The freshest so far: what was measured from a base above it was a picture of the past or another clock.
            self._base_s = difference_s - _MARGIN_S
            self._window = Window()
        if difference_s - self._base_s < _PICTURE_S:
            self._window.add(difference_s - self._base_s, now_s)

    def delays(self, offset: Between, now_s: float) -> StampDelays | None:
        """The delay: at least what the coarsest stamp and the largest offset leave, at most what the others do."""
        recent = self._window.recent(now_s)
        if not recent.count:
            return None

        def between(fraction: float) -> Between:
            difference_s = self._base_s + recent.quantile_s(fraction)
            low_s = max(0.0, difference_s - self.resolution_s - offset.high_s)
            return Between(low_s, max(low_s, difference_s - offset.low_s))

        return StampDelays(between(0.5), between(0.95), between(0.99), recent.count)


class ClockOffset:
    """This computer's clock minus the vendor's, as an interval.

    An answered heartbeat was stamped by the vendor after we sent it and before we heard the answer: that bounds the
    offset on both sides. No push arrives before it was stamped, so that the lowest receipt minus stamp is a bound from
    above too, as long as it does not contradict the heartbeats: an exchange's clock may differ from its vendor's.
    Clocks drift, so bounds older than ten to twenty minutes are dropped.
    """

    def __init__(self) -> None:
        self._epoch = 0
        self.reset()

    def reset(self) -> None:
        """Another vendor, or one of the clocks was moved."""
        # Of this epoch and of the one before.
        self._low_s = [-math.inf, -math.inf]
        self._high_s = [math.inf, math.inf]
        self._pushed_s = [math.inf, math.inf]

    def pushed(self, difference_s: float, now_s: float) -> None:
        """A push: wall time of its receipt minus its stamp."""
        self._turn(now_s)
        if difference_s < self._pushed_s[0]:
            self._pushed_s[0] = difference_s

    def answered(self, sent_s: float, server_s: float, heard_s: float, now_s: float) -> None:
        """A heartbeat came back.

        Args:
            sent_s, heard_s: wall times here, seconds.
            server_s: the vendor's time in the answer; of whole seconds the true one is up to a second later.
            now_s: monotonic.
        """
        self._turn(now_s)
        resolution_s = 1.0 if server_s == int(server_s) else 0.001
        low_s, high_s = sent_s - server_s - resolution_s, heard_s - server_s
        if low_s > min(self._high_s) or high_s < max(self._low_s):
            self.reset()  # a clock was moved: what was heard last counts
        self._low_s[0] = max(self._low_s[0], low_s)
        self._high_s[0] = min(self._high_s[0], high_s)

    def between(self) -> Between | None:
        """The interval; None before the first heartbeat came back."""
        low_s, high_s, pushed_s = max(self._low_s), min(self._high_s), min(self._pushed_s)
        if low_s == -math.inf:
            return None
        return Between(low_s, min(high_s, pushed_s) if pushed_s >= low_s else high_s)

    def _turn(self, now_s: float) -> None:
        epoch = int(now_s / _EPOCH_S)
        if epoch != self._epoch:
            self._epoch = epoch
            self._low_s = [-math.inf, self._low_s[0]]
            self._high_s = [math.inf, self._high_s[0]]
            self._pushed_s = [math.inf, self._pushed_s[0]]


class Latency:
    """Everything that is measured of one session.

    Attributes:
        painted: receipt to the end of the first painting after the frame, by bit of the kind.
        first_painted: the same for whatever came first in the frame, whichever kind: the longest wait of each frame.
        lateness: how late frames came.
        stamps: receipt minus stamp, by bit; bars carry no stamp but their start.
        offset: of this computer's clock.
        heard_s: monotonic time of the latest sample, by bit; 0 before the first.
    """

    def __init__(self) -> None:
        self.painted = {bit: Window() for bit in BITS}
        self.first_painted = Window()
        self.lateness = Window()
        self.offset = ClockOffset()
        self.stamps: dict[int, StampWindow] = {}
        self.heard_s: dict[int, float] = {}
        self.forget_stamps()

    def forget_stamps(self) -> None:
        """Another vendor, or this computer's clock was moved."""
        self.offset.reset()
        self.stamps = {bit: StampWindow() for bit in (SNAPSHOT, TRADE, DEPTH)}
        self.heard_s = dict.fromkeys(BITS, 0.0)

    def received(self, state: SymbolState, bit: int, now_s: float, wall_ms: int) -> None:
        """The first message of a kind since the last frame."""
        self.heard_s[bit] = now_s
        stamps = self.stamps.get(bit)
        stamp_ms = state.stamp_ms(bit)
        if stamps is not None and stamp_ms:
            difference_s = (wall_ms - stamp_ms) / _SECOND_MS
            stamps.add(difference_s, stamp_ms, now_s)
            self.offset.pushed(difference_s, now_s)
