"""An indicator over a series that grows and whose last bar moves: values of the rows in view, computed when asked for.

No column is kept: blocks of 4096 rows are computed on demand and the last few kept. A tick invalidates one row, which
costs its lead (some hundred rows of a smoothed indicator in TA-Lib: microseconds), however long the history is.
Imports numpy, never TA-Lib by itself.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final, Protocol

import numpy as np

from qosdesk.indicators.formulas import DayOf, Floats
from qosdesk.indicators.kinds import kind_named, shown
from qosdesk.indicators.levels import BLOCK, FACTORS, Levels, summed
from qosdesk.indicators.source import Series, source_of
from qosdesk.indicators.spec import Choice, Kind, Output

Buckets = tuple[tuple[Floats, Floats, Floats], ...]
"""For each output: lows, highs and last values."""

REDUCED_FACTORS: Final = (8, *FACTORS)
_BLOCKS_MAX: Final = 6
_REDUCED_MAX: Final = 32
_CHUNK: Final = 16 * BLOCK


class Indicator(Protocol):
    """What a chart draws: one of ours, or a user's own."""

    @property
    def kind(self) -> Kind:
        """What it is."""
        ...

    @property
    def choice(self) -> Choice:
        """With which parameters and colours."""
        ...

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Those that are on, in the order of all answers below."""
        ...

    @property
    def message(self) -> str:
        """English source text of what to say in its pane in place of values; empty while there are values."""
        ...

    def sync(self) -> None:
        """The series may have changed."""
        ...

    def rows(self, start: int, stop: int) -> Floats:
        """Values of rows `[start, stop)` of the series' columns, shape (outputs, stop - start); NaN where not known.
        A view: read only, good until the next call.
        """
        ...

    def reduced(self, start: int, stop: int, factor: int) -> Buckets:
        """Buckets `[start, stop)` of 8, 64, 512 or 4096 rows; bucket k holds the *logical* indexes
        `[k * factor, (k + 1) * factor)`. NaN where nothing is known.
        """
        ...

    def last(self) -> tuple[float, ...]:
        """The newest row's values; NaN where not known."""
        ...


class _Block:
    """Values of one block and up to which logical index they hold."""

    __slots__ = ("end", "values")

    def __init__(self, values: Floats, end: int) -> None:
        self.values = values
        self.end = end


class LiveIndicator:
    """One of the program's own indicators on a series; see `Indicator`.

    Args:
        choice: what the user chose.
        series: the bars.
        day_of: the trading day of an instant, for what begins anew every day; None for bars of a day and longer.

    Raises:
        ValueError: there is no such kind.
    """

    def __init__(self, choice: Choice, series: Series, day_of: DayOf | None = None) -> None:
        kind = kind_named(choice.kind)
        if kind is None:
            raise ValueError(f"no indicator is called {choice.kind}")
        self.kind = shown(kind, choice)
        self.choice = choice
        self.outputs = kind.outputs(choice)
        self.message = ""
        if kind.name == "VWAP" and day_of is None:
            self.message = "The average price of the day needs bars shorter than a day."
        self._series = series
        self._source = source_of(kind, choice, series, day_of)
        self._first = series.first
        self._version = series.version
        self._blocks: OrderedDict[int, _Block] = OrderedDict()
        self._reduced: OrderedDict[int, tuple[Floats, int]] = OrderedDict()
        self._levels = Levels(len(self.outputs))

    def sync(self) -> None:
        """Note what changed; nothing is computed here. The answers below do so by themselves."""
        series = self._series
        if series.version == self._version:
            return
        if series.first != self._first:
            in_front, self._first = self._first - series.first, series.first
            self._source.forget(0)
            self._forget(series.first, series.first + self._source.touched(in_front))
        lowest = series.changed_since(self._version)
        self._version = series.version
        end = series.first + len(series)
        if lowest < end:
            self._source.forget(lowest - series.first)
            self._forget(lowest, end)

    def rows(self, start: int, stop: int) -> Floats:
        """See `Indicator`."""
        self.sync()
        return self._values(start + self._first, stop + self._first)

    def last(self) -> tuple[float, ...]:
        """See `Indicator`."""
        count = len(self._series)
        if not count:
            return (float("nan"),) * len(self.outputs)
        return tuple(float(column[0]) for column in self.rows(count - 1, count))

    def reduced(self, start: int, stop: int, factor: int) -> Buckets:
        """See `Indicator`."""
        self.sync()
        if factor == REDUCED_FACTORS[0]:
            found = self._eights(start, stop)
        else:
            found = self._bucket_levels(start, stop, factor)
        return tuple((found[0, at], found[1, at], found[2, at]) for at in range(len(self.outputs)))

    # --- logical indexes ----------------------------------------------------------------------------------------------

    @property
    def _end(self) -> int:
        return self._first + len(self._series)

    def _forget(self, first: int, stop: int) -> None:
        """Values of these logical indexes no longer hold."""
        low, high = first // BLOCK, -(-stop // BLOCK)
        for number, block in self._blocks.items():
            if low <= number < high:
                block.end = min(block.end, max(first, number * BLOCK))
        if self._reduced:
            for number in [one for one in self._reduced if low <= one < high]:
                known, end = self._reduced[number]
                self._reduced[number] = (known, min(end, max(first, number * BLOCK)))
        self._levels.forget(first, stop)

    def _values(self, start: int, stop: int) -> Floats:
        """Shape (outputs, stop - start)."""
        if start >= stop:
            return np.empty((len(self.outputs), 0))
        low, high = start // BLOCK, (stop - 1) // BLOCK
        blocks = [self._block(number) for number in range(low, high + 1)]
        found = blocks[0].values if low == high else np.concatenate([one.values for one in blocks], axis=1)
        return found[:, start - low * BLOCK : stop - low * BLOCK]

    def _block(self, number: int) -> _Block:
        begins = number * BLOCK
        block = self._blocks.get(number)
        if block is None:
            block = self._blocks[number] = _Block(
                np.full((len(self.outputs), BLOCK), np.nan), max(begins, self._first)
            )
            if len(self._blocks) > _BLOCKS_MAX:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(number)
        top = min(begins + BLOCK, self._end)
        if block.end < top:
            at = max(block.end, self._first)
            block.values[:, at - begins : top - begins] = self._compute(at, top)
            block.end = top
        return block

    def _compute(self, start: int, stop: int) -> Floats:
        return self._source.compute(start - self._first, stop - self._first)

    def _from(self, start: int, stop: int) -> Floats:
        """Values from a bucket's start on, which may lie before the first row."""
        before = max(0, self._first - start)
        found = self._compute(start + before, stop)
        if not before:
            return found
        return np.concatenate((np.full((len(self.outputs), before), np.nan), found), axis=1)

    def _bucket_levels(self, start: int, stop: int, factor: int) -> Floats:
        levels, first, end = self._levels, start * factor, stop * factor
        levels.cover(min(first, self._first), max(end, self._end))
        for begins, top in levels.missing(max(first, self._first), min(end, self._end), self._end):
            for at in range(begins, top, _CHUNK):
                levels.put(at, self._from(at, min(at + _CHUNK, top)))
        return levels.read(start, stop, factor)

    def _eights(self, start: int, stop: int) -> Floats:
        factor = REDUCED_FACTORS[0]
        each = BLOCK // factor
        low, high = start // each, -(-stop // each)
        found = [self._eight(number) for number in range(low, high)]
        whole = found[0] if len(found) == 1 else np.concatenate(found, axis=2)
        return whole[:, :, start - low * each : stop - low * each]

    def _eight(self, number: int) -> Floats:
        """The buckets of 8 rows of one block, shape (3, outputs, 512)."""
        begins, factor = number * BLOCK, REDUCED_FACTORS[0]
        top = min(begins + BLOCK, self._end)
        known = self._reduced.get(number)
        if known is None:
            buckets, end = np.full((3, len(self.outputs), BLOCK // factor), np.nan), begins
            if len(self._reduced) >= _REDUCED_MAX:
                self._reduced.popitem(last=False)
        else:
            buckets, end = known
            self._reduced.move_to_end(number)
        if end < top and top > self._first:
            at = end // factor * factor
            fresh = summed(self._from(at, top), factor)
            buckets[:, :, (at - begins) // factor : (at - begins) // factor + fresh.shape[2]] = fresh
            self._reduced[number] = (buckets, top)
        return buckets
