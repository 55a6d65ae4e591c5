"""One alert on one symbol: what it saw last, and whether the next figure crosses. No clock; imports domain only.

A crossing upward is `before < level <= now`, downward `before > level >= now`. The first figure is only remembered.
"""

from __future__ import annotations

from collections import deque
from typing import Final, NamedTuple

from qosdesk.domain.alerts import Alert, Seen, Way, What
from qosdesk.domain.quotes import UNKNOWN, is_known
from qosdesk.services.alerts.figures import Basis, Figure

_LEAST: Final = 1e-9
_MINUTE_MS: Final = 60_000
KEPT: Final = frozenset({What.PRICE, What.PERCENT, What.VOLUME})
"""What is compared across a restart; the others begin anew."""


class Crossing(NamedTuple):
    """A level was crossed.

    Attributes:
        gate: of the watch.
        price, value: as `AlertEvent` has them.
        crossed_ms: the vendor's time of the figure.
        since_ms: of the one before.
        late: nothing could be heard between the two.
        passed: it was reached between two looks.
    """

    gate: Gate
    price: float
    value: float
    crossed_ms: int
    since_ms: int
    late: bool
    passed: bool


class Gate:
    """One level, crossed in one direction.

    Attributes:
        sign: 1 for upward, -1 for downward.
        value: the last figure; NaN before the first.
        armed: whether it may fire; after a firing the figure has to go back first.
    """

    def __init__(self, sign: int, level: float, slack: float) -> None:
        self.sign = sign
        self.level = level
        self._slack = slack
        self.value = UNKNOWN
        self.armed = True

    @property
    def way(self) -> Way:
        """In words."""
        return Way.UP if self.sign > 0 else Way.DOWN

    @property
    def is_beyond(self) -> bool:
        """Whether the figure is on the far side, so that it has to come back before it can cross."""
        return self.sign * (self.value - self.level) >= 0

    def is_out_of(self, least: float, most: float) -> bool:
        """Whether no sequence of figures from here, between the two, crosses the level."""
        least, most = min(least, self.value), max(most, self.value)
        if self.sign > 0:
            return self.level > most or self.level <= least
        return self.level < least or self.level >= most

    def feed(self, value: float) -> bool:
        """Take the next figure; whether it crosses."""
        before, self.value = self.value, value
        short = self.sign * (self.level - value)
        if not self.armed and short > 0 and short >= self._slack:
            self.armed = True
        return self.armed and is_known(before) and self.sign * (before - self.level) < 0 and short <= 0

    def spend(self) -> None:
        """The alert fired: the figure has to go back before this level counts again."""
        short = self.sign * (self.level - self.value)
        self.armed = short > 0 and short >= self._slack


class Watch:
    """What one alert knows of one symbol.

    Attributes:
        alert: the rule.
        gates: one or two levels.
        broken: what comes next does not follow from what was last seen: the link was lost, the computer slept.
        ts_ms: the vendor's time of the last figure that counted.
    """

    def __init__(self, alert: Alert) -> None:
        self.alert = alert
        self.gates = _gates(alert)
        self.broken = False
        self.ts_ms = 0
        self._fired_s = float("-inf")
        self._price = UNKNOWN
        self._day = 0
        self._close = UNKNOWN
        self._high = self._low = UNKNOWN
        self._lows: deque[tuple[int, float]] = deque()
        self._highs: deque[tuple[int, float]] = deque()

    @property
    def what(self) -> What:
        """Which figure is looked at."""
        return self.alert.condition.what

    def is_cool(self, now_s: float) -> bool:
        """Whether its last firing is long enough ago."""
        return now_s - self._fired_s >= self.alert.cool_down_s

    def spend(self, now_s: float) -> None:
        """It fired."""
        self._fired_s = now_s
        for gate in self.gates:
            gate.spend()

    def forget(self) -> None:
        """Nothing of what was seen counts any more: the next figure is only remembered."""
        self._day = self.ts_ms = 0
        self._price = self._close = self._high = self._low = UNKNOWN
        self._lows.clear()
        self._highs.clear()
        for gate in self.gates:
            gate.value = UNKNOWN

    def recall(self, seen: Seen, day: int) -> None:
        """What it saw before the program ended."""
        self._price, self.ts_ms, self._day = seen.price, seen.ts_ms, day
        self.broken = True
        for gate in self.gates:
            gate.value = seen.value

    def seen(self) -> Seen | None:
        """What to store; None while there is nothing, or nothing that counts after a restart."""
        value = self.gates[0].value
        if self.what not in KEPT or not self.ts_ms or not is_known(value) or not is_known(self._price):
            return None
        return Seen(self._price, self.ts_ms, value)

    def is_quiet(self, figure: Figure, basis: Basis) -> bool:
        """Whether nothing between the least and the most of a figure can cross, or re-arm, any gate."""
        what, least, most = self.what, figure.least, figure.most
        if what is What.VOLUME or not (figure.regular or self.alert.extended):
            return True
        if not all(gate.armed for gate in self.gates):
            return False
        if what in (What.EXTREME, What.YEAR_EXTREME):
            return figure.day == self._day and self._low <= least and most <= self._high
        if what is What.MOVE:
            return not self._lows or not self._can_move(least, most)
        if what is What.PERCENT:
            if basis.close != self._close or figure.day != self._day:
                return False
            least, most = (least / basis.close - 1) * 100, (most / basis.close - 1) * 100
        return all(gate.is_out_of(least, most) for gate in self.gates)

    def _can_move(self, least: float, most: float) -> bool:
        """Whether the prices of a frame may be far enough from those of the minutes before, or from each other."""
        low, high = min(least, self._lows[0][1]), max(most, self._highs[0][1])
        rise, fall = (most / low - 1) * 100, (least / high - 1) * 100
        return any(gate.level <= rise if gate.sign > 0 else gate.level >= fall for gate in self.gates)

    def take(self, figure: Figure, basis: Basis) -> list[Crossing]:
        """The next price; what it crosses. Volume is taken by `take_volume`."""
        if self.what is What.VOLUME or not (figure.regular or self.alert.extended):
            return []
        if figure.first:
            self.forget()
        values = self._values(figure, basis)
        since_ms, self.ts_ms = self.ts_ms, figure.ts_ms
        late = self.broken or figure.broken
        self.broken = False
        self._day, self._price = figure.day, figure.price
        if values is None:
            return []
        found = [
            Crossing(gate, figure.price, value, figure.ts_ms, since_ms, late, figure.passed)
            for gate, value in zip(self.gates, values, strict=True)
            if gate.feed(value)
        ]
        if self.what in (What.EXTREME, What.YEAR_EXTREME):
            self._stretch(figure)
        return found

    def take_volume(self, volume: float, price: float, ts_ms: int, day: int) -> list[Crossing]:
        """The day's volume so far."""
        gate = self.gates[0]
        if not volume >= 0 or day < self._day:
            return []
        if self._day and day > self._day:
            gate.feed(0.0)
        elif volume < gate.value:
            return []  # of an older snapshot
        since_ms, self.ts_ms = self.ts_ms, ts_ms
        late, self.broken = self.broken, False
        self._day, self._price = day, price
        if gate.feed(volume):
            return [Crossing(gate, price, volume, ts_ms, since_ms, late, False)]
        return []

    def set_year(self, low: float, high: float) -> None:
        """The lowest and highest price of 52 weeks, where that is known."""
        self._high = max(high, self._high) if is_known(self._high) else high
        self._low = min(low, self._low) if is_known(self._low) else low

    # --- what is compared --------------------------------------------------------------------------------------------

    def _values(self, figure: Figure, basis: Basis) -> tuple[float, ...] | None:
        """One value for each gate; None where there is nothing to compare."""
        match self.what:
            case What.PERCENT:
                return self._percent(figure, basis)
            case What.EXTREME | What.YEAR_EXTREME:
                return self._extreme(figure)
            case What.MOVE:
                return self._move(figure)
            case _:
                return (figure.price,) * len(self.gates)

    def _percent(self, figure: Figure, basis: Basis) -> tuple[float, ...] | None:
        """Against the close of this figure's own day. Where the close changes, the price did not move: on a new day
        everything begins at 0 %, within a day the next figure is only remembered."""
        if not basis.close > 0 or (basis.day < figure.day and not basis.rolls):
            return None
        if basis.close != self._close and not basis.rolls:
            is_new_day = 0 < self._day < figure.day
            if is_known(self._close) or is_new_day:
                for gate in self.gates:
                    gate.feed(0.0 if is_new_day else UNKNOWN)
            self._close = basis.close
        return ((figure.price / basis.close - 1) * 100,) * len(self.gates)

    def _extreme(self, figure: Figure) -> tuple[float, ...] | None:
        """How far beyond the old high (low) it lies, in percent of it."""
        if self.what is What.EXTREME:
            if figure.day != self._day:
                self._high = self._low = UNKNOWN
            self._high = max(figure.high, self._high) if is_known(self._high) else figure.high
            self._low = min(figure.low, self._low) if is_known(self._low) else figure.low
        if not is_known(self._high) or not is_known(self._low):
            if self.what is What.EXTREME:
                self._high = self._low = figure.price
            return None
        for gate in self.gates:
            if not is_known(gate.value):
                gate.value = 0.0
        return tuple(
            (figure.price / (self._high if gate.sign > 0 else self._low) - 1) * 100 for gate in self.gates
        )

    def _stretch(self, figure: Figure) -> None:
        """What was new is the high or low now."""
        if not is_known(self._high):
            return
        self._high, self._low = max(self._high, figure.price), min(self._low, figure.price)
        for gate in self.gates:
            if gate.is_beyond:
                gate.value = 0.0

    def _move(self, figure: Figure) -> tuple[float, ...]:
        """Against the lowest (highest) price within the minutes."""
        oldest_ms = figure.ts_ms - self.alert.condition.minutes * _MINUTE_MS
        least, most = figure.least or figure.price, figure.most or figure.price
        for kept, sign, price in ((self._lows, 1, least), (self._highs, -1, most)):
            while kept and kept[0][0] < oldest_ms:
                kept.popleft()
            while kept and sign * (kept[-1][1] - price) >= 0:
                kept.pop()
            kept.append((figure.ts_ms, price))
        ends = {1: self._lows[0][1], -1: self._highs[0][1]}
        return tuple((figure.price / ends[gate.sign] - 1) * 100 for gate in self.gates)


def _gates(alert: Alert) -> tuple[Gate, ...]:
    condition = alert.condition
    level = condition.level
    signs = {Way.UP: (1,), Way.DOWN: (-1,), Way.EITHER: (1, -1)}[condition.way]
    match condition.what:
        case What.PRICE | What.VOLUME:
            return tuple(Gate(sign, level, level * alert.hysteresis / 100) for sign in signs)
        case What.PERCENT if condition.way is not Way.EITHER:
            return (Gate(signs[0], level, alert.hysteresis),)
        case What.PERCENT | What.MOVE:
            return tuple(Gate(sign, sign * level, alert.hysteresis) for sign in signs)
        case _:
            return tuple(Gate(sign, sign * _LEAST, alert.hysteresis) for sign in signs)
