"""The crosshair that charts share: an instant under the pointer of one shows in the others. No Qt, no painting.

Charts of one grid share it, and those of one link group. Bars of different lengths, markets and zones meet by time:
instant to the bar that holds it, and by trading day where one of the two has bars of a day or longer.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from qosdesk.domain.hours import Hours, zone_of
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.tools.timemap import TimeMap

SETTING = "chart.share_crosshair"


@dataclass(frozen=True, slots=True)
class SharedPoint:
    """What is under the pointer of a chart.

    Attributes:
        symbol: of that chart.
        interval: of its bars.
        ts_ms: start of the bar, UTC ms.
        day: trading day that the bar belongs to.
        price: at the pointer; NaN where it is not over prices.
    """

    symbol: Symbol
    interval: Interval
    ts_ms: int
    day: date
    price: float


@dataclass(frozen=True, slots=True)
class Echo:
    """A shared point in another chart.

    Attributes:
        index: logical index of the bar that holds it.
        price: of the horizontal line; NaN for none.
    """

    index: int
    price: float


class Follower(Protocol):
    """A chart."""

    def scopes(self) -> frozenset[Hashable]:
        """What it shares the crosshair with: others that have one of these in common; empty: nobody."""
        ...

    def follow(self, point: SharedPoint | None) -> None:
        """Another chart's pointer moved, or left."""
        ...


class SharedCrosshair:
    """Tells each chart where the pointer of another one is."""

    def __init__(self) -> None:
        self._charts: list[Follower] = []

    @property
    def is_alone(self) -> bool:
        """Whether there is nobody to tell."""
        return len(self._charts) < 2

    def join(self, chart: Follower) -> None:
        """From now on it is told."""
        self._charts.append(chart)

    def leave(self, chart: Follower) -> None:
        """The chart goes away."""
        if chart in self._charts:
            self._charts.remove(chart)

    def tell(self, source: Follower, point: SharedPoint | None) -> None:
        """The pointer of `source` moved, or left (None)."""
        scopes = source.scopes()
        if not scopes:
            return
        for chart in self._charts:
            if chart is not source and scopes & chart.scopes():
                chart.follow(point)


def point_of(symbol: Symbol, interval: Interval, hours: Hours, ts_ms: int, price: float) -> SharedPoint:
    """The point of a bar."""
    if interval.is_intraday:
        day = hours.phase_at(symbol, ts_ms).trade_date
    else:
        day = datetime.fromtimestamp(ts_ms / 1000, zone_of(symbol.market)).date()
    return SharedPoint(symbol, interval, ts_ms, day, price)


def echo_of(point: SharedPoint, symbol: Symbol, interval: Interval, series: BarSeries) -> Echo | None:
    """Where a point is in a chart; None where it has no bar."""
    if not len(series):
        return None
    ts_ms = instant_of(point, symbol, interval)
    index = TimeMap(series.ts_ms, series.first, interval).index_of(ts_ms)
    if not series.first <= index < series.first + len(series):
        return None
    return Echo(index, point.price if point.symbol == symbol else float("nan"))


def instant_of(point: SharedPoint, symbol: Symbol, interval: Interval) -> int:
    """The instant to look for in a chart: by the day where one of the two has no bars within it."""
    if point.interval.is_intraday and interval.is_intraday:
        return point.ts_ms
    return round(datetime.combine(point.day, time(), zone_of(symbol.market)).timestamp() * 1000)
