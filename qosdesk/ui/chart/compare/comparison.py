"""The symbols that a chart is compared with: their bars, their lines in the chart's own prices. No painting.

A line is drawn on the price axis of the chart: a close of the other symbol times the ratio of the two prices at which
both count as 0 %. So the scale, the crosshair and the drawings stay what they are.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosdesk.domain.hours import zone_of
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.adjusted import can_adjust
from qosdesk.ui.chart.compare.alignment import Alignment, dates_of, instants
from qosdesk.ui.chart.curves import POINT_PX
from qosdesk.ui.chart.geometry import Floats, Rows, TimeScale
from qosdesk.ui.chart.time_axis import LocalTime
from qosdesk.ui.ports import HistoryPort, LoadState, SeriesHandle

COMPARED_MAX: Final = 4
_COLORS: Final = (6, 7, 5, 8)
"""Numbers of the theme's series colours: the averages have the first ones."""


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """What is drawn of one symbol.

    Attributes:
        symbol: whose.
        color: number of the theme's series colour.
        x: pixel columns of the corners, ascending.
        values: closes there in prices of the chart's own symbol.
        last: its newest close likewise; NaN without bars in view.
        base: its close that counts as 0 %; NaN without bars in view.
        alignment: which of its bars belong to which.
        state: what its bars are waiting for.
    """

    symbol: Symbol
    color: int
    x: Rows
    values: Floats
    last: float
    base: float
    alignment: Alignment
    state: LoadState

    @property
    def has_bars(self) -> bool:
        """Whether there are any, in view or not."""
        return len(self.alignment.other) > 0

    def fraction_at(self, index: int) -> float:
        """Change since its base of the bar that belongs to a logical index of the chart; NaN for none."""
        partner = self.alignment.partner_of(index)
        if partner is None or not self.base > 0:
            return math.nan
        other = self.alignment.other
        return float(other.close[partner - other.first]) / self.base - 1


class _Compared:
    """One symbol and its hold on bars."""

    def __init__(self, symbol: Symbol, color: int, handle: SeriesHandle) -> None:
        self.symbol = symbol
        self.color = color
        self.handle = handle
        self.alignment: Alignment | None = None


class Comparison:
    """Up to four symbols.

    Attributes:
        symbols: what the user chose, in that order.
    """

    def __init__(self) -> None:
        self.symbols: tuple[Symbol, ...] = ()
        self._shown: list[_Compared] = []
        self._main: tuple[Symbol, Interval] | None = None

    @property
    def is_on(self) -> bool:
        """Whether anything is compared in the chart now."""
        return bool(self._shown)

    @property
    def shown(self) -> tuple[Symbol, ...]:
        """Symbols whose bars are held."""
        return tuple(one.symbol for one in self._shown)

    @property
    def version(self) -> int:
        """Raised by every change of the bars compared."""
        return sum(one.handle.series.version for one in self._shown)

    def color_of(self, symbol: Symbol) -> int:
        """Number of the series colour of a chosen symbol."""
        return _COLORS[self.symbols.index(symbol) % len(_COLORS)]

    def choose(self, symbols: tuple[Symbol, ...]) -> None:
        """Compare with these from the next `open` on; what is more than four is left out."""
        self.symbols = tuple(dict.fromkeys(symbols))[:COMPARED_MAX]

    def open(
        self,
        history: HistoryPort,
        main: Symbol,
        interval: Interval,
        adjusted: bool,
        changed: Callable[[], None],
    ) -> None:
        """Hold the bars of all chosen symbols but the chart's own."""
        self.close()
        self._main = (main, interval)
        self._shown = [
            _Compared(
                symbol,
                self.color_of(symbol),
                history.open(symbol, interval, changed, adjusted and can_adjust(symbol, interval)),
            )
            for symbol in self.symbols
            if symbol != main
        ]

    def close(self) -> None:
        """Let go of all bars."""
        shown, self._shown = self._shown, []
        for one in shown:
            one.handle.close()

    def retry(self) -> None:
        """Ask again for those whose bars did not come."""
        for one in self._shown:
            if one.handle.loading.state is LoadState.ERROR:
                one.handle.retry()

    def load_older(self, ts_ms: int) -> None:
        """Ask for one more page of those that do not reach back to an instant."""
        for one in self._shown:
            series = one.handle.series
            idle = one.handle.loading.state is LoadState.IDLE
            if idle and len(series) and int(series.ts_ms[0]) > ts_ms:
                one.handle.load_older()

    def lines(
        self, series: BarSeries, time: TimeScale, first: int, count: int, base: float
    ) -> tuple[ComparedLine, ...]:
        """Lines over the logical indexes `[first, first + count)` of the chart's own bars.

        Args:
            series: the chart's bars.
            time: where they are.
            first: the first in view.
            count: of bars in view, above 0.
            base: price that is 0 %.
        """
        return tuple(self._line(one, series, time, first, count, base) for one in self._shown)

    def _line(
        self, one: _Compared, series: BarSeries, time: TimeScale, first: int, count: int, base: float
    ) -> ComparedLine:
        alignment, other = self._aligned(one, series), one.handle.series
        state = one.handle.loading.state
        begin, stop = np.searchsorted(alignment.at, (first, first + count)).tolist()
        if begin == stop:
            empty = np.empty(0)
            nothing = empty.astype(np.int64)
            return ComparedLine(one.symbol, one.color, nothing, empty, math.nan, math.nan, alignment, state)
        places = _corners(begin, stop, time)
        at = alignment.at[places]
        x = np.floor(at * time.step + 0.5).astype(np.int64) - time.origin
        closes = other.close[alignment.index[places] - other.first]
        own = float(other.close[int(alignment.index[begin]) - other.first])
        factor = base / own if own > 0 else math.nan
        return ComparedLine(
            one.symbol,
            one.color,
            x,
            closes * factor,
            float(other.close[-1]) * factor,
            own,
            alignment,
            state,
        )

    def _aligned(self, one: _Compared, series: BarSeries) -> Alignment:
        other, alignment = one.handle.series, one.alignment
        if alignment is None or alignment.main is not series or alignment.other is not other:
            assert self._main is not None
            main, interval = self._main
            if interval.is_intraday:
                alignment = Alignment(series, other, instants, instants)
            else:
                clocks = [LocalTime(zone_of(symbol.market)) for symbol in (main, one.symbol)]
                alignment = Alignment(series, other, dates_of(clocks[0]), dates_of(clocks[1]))
            one.alignment = alignment
        alignment.sync()
        return alignment


def _corners(begin: int, stop: int, time: TimeScale) -> Rows:
    """Pairs to draw: all, or when dense one each some pixels, the same ones while the view moves, and both ends."""
    if not time.is_dense:
        return np.arange(begin, stop)
    stride = max(1, math.ceil(POINT_PX / time.step))
    inner = np.arange(begin + -begin % stride, stop, stride)
    return np.unique(np.concatenate(((begin,), inner, (stop - 1,))))


def symbols_text(symbols: tuple[Symbol, ...]) -> str:
    """As it is stored."""
    return " ".join(str(symbol) for symbol in symbols)


def parse_symbols(text: str) -> tuple[Symbol, ...]:
    """What `symbols_text` wrote; a damaged name is left out."""
    found = []
    for word in text.split()[: 2 * COMPARED_MAX]:
        try:
            found.append(parse_symbol(word))
        except SymbolError:
            continue
    return tuple(found)
