"""Where an indicator's values come from, a stretch of a series' rows at a time. Imports numpy and TA-Lib, not market.

Three ways: `Stretches` computes any stretch from some rows before it and keeps nothing, `Days` does so from the start
of the trading day, `Whole` keeps a column and a handle, for what depends on every row before.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from qosdesk.indicators.formulas import Bars, DayOf, Floats, Formula, Times, Values, formula_named
from qosdesk.indicators.spec import Choice, Kind


class Series(Protocol):
    """Bar columns as `market.series.BarSeries` has them; see there."""

    first: int
    version: int

    def __len__(self) -> int: ...

    @property
    def ts_ms(self) -> Times: ...

    @property
    def open(self) -> Floats: ...

    @property
    def high(self) -> Floats: ...

    @property
    def low(self) -> Floats: ...

    @property
    def close(self) -> Floats: ...

    @property
    def volume(self) -> Floats: ...

    def changed_since(self, version: int) -> int: ...


class Source(Protocol):
    """Computes rows."""

    def compute(self, start: int, stop: int) -> Floats:
        """Values of rows `[start, stop)` of the series, shape (outputs, stop - start), NaN where not known."""
        ...

    def forget(self, row: int) -> None:
        """Rows from this one on changed, or, with 0, rows were put in front."""
        ...

    def touched(self, row: int) -> int:
        """Up to which row values change when rows are put in front of a row."""
        ...


def source_of(kind: Kind, choice: Choice, series: Series, day_of: DayOf | None) -> Source:
    """The way of a kind."""
    formula = formula_named(kind.name)
    if formula is not None:
        return Stretches(formula, choice.values, series)
    if kind.name == "VWAP":
        return Days(series, day_of)
    return Whole(SarHandle(*choice.values) if kind.name == "SAR" else ObvHandle(), series)


def bars_of(series: Series, start: int, stop: int) -> Bars:
    """Rows `[start, stop)` as views; unknown volumes as 0 in a copy."""
    volume = series.volume[start:stop]
    if np.isnan(volume).any():
        volume = np.nan_to_num(volume, nan=0.0)
    rows = slice(start, stop)
    return Bars(
        series.ts_ms[rows], series.open[rows], series.high[rows], series.low[rows], series.close[rows], volume
    )


class Stretches:
    """By formula, with enough rows before that the values are those of the whole column."""

    def __init__(self, formula: Formula, values: Values, series: Series) -> None:
        self._formula = formula
        self._values = values
        self._series = series
        self._lead = formula.lead(values)

    def compute(self, start: int, stop: int) -> Floats:
        """See `Source`."""
        lead = min(start, self._lead)
        found = self._formula.compute(bars_of(self._series, start - lead, stop), self._values)
        return np.array([column[lead:] for column in found]).reshape(len(found), stop - start)

    def forget(self, row: int) -> None:
        """Nothing is kept."""

    def touched(self, row: int) -> int:
        """See `Source`."""
        return row + self._lead


class Days:
    """Average price of the trading day so far, weighted by volume: of (high + low + close) / 3.

    Args:
        series: the bars.
        day_of: None for bars of a day and longer: no value is known then.
    """

    def __init__(self, series: Series, day_of: DayOf | None) -> None:
        self._series = series
        self._day_of = day_of

    def compute(self, start: int, stop: int) -> Floats:
        """See `Source`."""
        out = np.full((1, stop - start), np.nan)
        if self._day_of is None:
            return out
        ts_ms, row = self._series.ts_ms, start
        while row < stop:
            opened_ms, ends_ms = self._day_of(int(ts_ms[row]))
            first = int(np.searchsorted(ts_ms, opened_ms)) if row == start else row
            end = min(stop, max(row + 1, int(np.searchsorted(ts_ms, ends_ms))))
            bars = bars_of(self._series, first, end)
            volume = np.cumsum(bars.volume)
            money = np.cumsum((bars.high + bars.low + bars.close) / 3 * bars.volume)
            average = np.full(len(volume), np.nan)
            np.divide(money, volume, out=average, where=volume > 0)
            out[0, row - start : end - start] = average[row - first :]
            row = end
        return out

    def forget(self, row: int) -> None:
        """Nothing is kept."""

    def touched(self, row: int) -> int:
        """See `Source`."""
        if self._day_of is None or row >= len(self._series):
            return row
        _opened_ms, ends_ms = self._day_of(int(self._series.ts_ms[row]))
        return int(np.searchsorted(self._series.ts_ms, ends_ms))


class Handle(Protocol):
    """One of TA-Lib's handles: a column over closed bars, then a bar at a time, the forming one at will.

    Attributes:
        least: bars that it needs to begin with.
    """

    least: int

    def open(self, bars: Bars) -> Floats:
        """Begin anew with some bars; their values."""
        ...

    def close_bar(self, bars: Bars, row: int) -> float:
        """The next bar, closed; its value."""
        ...

    def peek(self, bars: Bars, row: int) -> float:
        """What the next bar's value would be."""
        ...


class SarHandle:
    """Parabolic stop and reverse."""

    least = 2

    def __init__(self, step: float, top: float) -> None:
        self._step = min(step, top)
        self._top = top

    def open(self, bars: Bars) -> Floats:
        """See `Handle`."""
        from talib import stream

        self._handle, column = stream.SAR.open_and_fill(
            bars.high, bars.low, acceleration=self._step, maximum=self._top
        )
        return column

    def close_bar(self, bars: Bars, row: int) -> float:
        """See `Handle`."""
        return float(self._handle.update(float(bars.high[row]), float(bars.low[row])))

    def peek(self, bars: Bars, row: int) -> float:
        """See `Handle`."""
        return float(self._handle.peek(float(bars.high[row]), float(bars.low[row])))


class ObvHandle:
    """On-balance volume, from the oldest bar that is loaded."""

    least = 1

    def open(self, bars: Bars) -> Floats:
        """See `Handle`."""
        from talib import stream

        self._handle, column = stream.OBV.open_and_fill(bars.close, bars.volume)
        return column

    def close_bar(self, bars: Bars, row: int) -> float:
        """See `Handle`."""
        return float(self._handle.update(float(bars.close[row]), float(bars.volume[row])))

    def peek(self, bars: Bars, row: int) -> float:
        """See `Handle`."""
        return float(self._handle.peek(float(bars.close[row]), float(bars.volume[row])))


class Whole:
    """A kept column of the closed bars' values; the last row is taken for forming."""

    def __init__(self, handle: Handle, series: Series) -> None:
        self._handle = handle
        self._series = series
        self._column: Floats = np.empty(0)
        self._closed = 0

    def compute(self, start: int, stop: int) -> Floats:
        """See `Source`."""
        count = len(self._series)
        if count == self._handle.least:
            return self._handle.open(bars_of(self._series, 0, count))[None, start:stop]
        self._follow(count - 1)
        out = np.full((1, stop - start), np.nan)
        known = self._column[start : min(stop, self._closed)]
        out[0, : len(known)] = known
        if stop == count and self._closed and self._closed == count - 1:
            out[0, -1] = self._handle.peek(bars_of(self._series, count - 1, count), 0)
        return out

    def forget(self, row: int) -> None:
        """See `Source`."""
        if row < self._closed:
            self._closed = 0

    def touched(self, row: int) -> int:
        """All of them."""
        return len(self._series)

    def _follow(self, closed: int) -> None:
        """Take the bars that closed since."""
        if closed < self._handle.least:
            return
        if not self._closed:
            self._column = self._handle.open(bars_of(self._series, 0, closed))
            self._closed = closed
        elif closed > self._closed:
            bars = bars_of(self._series, self._closed, closed)
            if closed > len(self._column):
                room = np.empty(max(512, len(self._column) // 8) + closed - len(self._column))
                self._column = np.concatenate((self._column, room))
            for row in range(closed - self._closed):
                self._column[self._closed + row] = self._handle.close_bar(bars, row)
            self._closed = closed
