"""What an intraday line shows, computed from bars: price, average and volume by slot. No Qt, no painting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosdesk.domain.hours import Hours
from qosdesk.domain.quotes import Snapshot, is_known
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.intraday.day_axis import DayAxis, Ints

Floats = NDArray[np.float64]

_MARGIN: Final = 1.06
_SPAN_MIN: Final = 0.002
"""Half of the axis covers at least this part of the reference: a quiet day is not blown up."""


class Basis(Enum):
    """What percentages are measured against."""

    PREV_CLOSE = "prev. close"
    CLOSE_BEFORE = "close before"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class DayLine:
    """One value per slot that has a bar; shapes (n,), ascending slots.

    Attributes:
        slots: places on the axis.
        price: last price of the slot.
        average: volume-weighted mean price of the day up to the slot, from the bars' (high + low + close) / 3; NaN
            while nothing was traded.
        volume: shares.
        rose: whether the price is not below the slot before.
        low, high: extremes of the bars.
        reference: NaN when nothing is known.
        basis: what `reference` is.
    """

    slots: Ints
    price: Floats
    average: Floats
    volume: Floats
    rose: NDArray[np.bool_]
    low: float
    high: float
    reference: float
    basis: Basis

    def __len__(self) -> int:
        return len(self.slots)

    def price_range(self, last: float = float("nan")) -> tuple[float, float]:
        """(lowest, highest) of an axis that is symmetric around the reference and holds every price, `last` too."""
        far = max(abs(self.high - self.reference), abs(self.reference - self.low))
        if last == last:
            far = max(far, abs(last - self.reference))
        half = max(far * _MARGIN, abs(self.reference) * _SPAN_MIN, 1e-9)
        return (self.reference - half, self.reference + half)

    def at(self, slot: int) -> int:
        """Row of the newest value at or before a slot; -1 for none."""
        return int(np.searchsorted(self.slots, slot, side="right")) - 1


def day_line(
    series: BarSeries, axis: DayAxis, hours: Hours, symbol: Symbol, quote: Snapshot
) -> DayLine | None:
    """The line of the axis' days; None while no bar of them is there.

    The reference is the previous close of the quote where the axis is its trading day, else the close of the newest bar
    before the axis, else the first open.
    """
    begin = int(np.searchsorted(series.ts_ms, axis.first_ms - 30 * 60_000))
    slots = axis.slots_of(series.ts_ms[begin:])
    rows = np.flatnonzero(slots >= 0)
    if not len(rows):
        return None
    slots = slots[rows]
    close, high, low = (column[begin:][rows] for column in (series.close, series.high, series.low))
    volume = np.nan_to_num(series.volume[begin:][rows], nan=0.0)
    days = axis.day_of[np.searchsorted(axis.offsets, slots, side="right") - 1]
    average = np.full(len(rows), np.nan)
    for number in np.unique(days):
        mine = days == number
        shares = np.cumsum(volume[mine])
        money = np.cumsum(volume[mine] * (high[mine] + low[mine] + close[mine]) / 3)
        average[mine] = np.divide(money, shares, out=np.full(len(shares), np.nan), where=shares > 0)
    # Bars of an auction share a slot with a neighbour: the later price stands, volumes add up.
    unique, where = np.unique(slots, return_inverse=True)
    newest = np.append(np.flatnonzero(np.diff(slots)), len(slots) - 1)
    price = close[newest]
    opening = float(series.open[begin:][rows][0])
    reference, basis = _reference(series, begin + int(rows[0]), axis, hours, symbol, quote, opening)
    before = np.concatenate(((reference,), price[:-1]))
    return DayLine(
        unique,
        price,
        average[newest],
        np.bincount(where, weights=volume).astype(np.float64),
        price >= before,
        float(low.min()),
        float(high.max()),
        reference,
        basis,
    )


def _reference(
    series: BarSeries, row: int, axis: DayAxis, hours: Hours, symbol: Symbol, quote: Snapshot, opening: float
) -> tuple[float, Basis]:
    if len(axis.days) == 1 and is_known(quote.prev_close) and quote.ts_ms:
        if hours.phase_at(symbol, quote.ts_ms).trade_date == axis.days[0]:
            return (quote.prev_close, Basis.PREV_CLOSE)
    if row:
        return (float(series.close[row - 1]), Basis.CLOSE_BEFORE)
    return (opening, Basis.OPEN)
