"""What one chart shows: its series, its view, the pointer. No painting here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from qosdesk.domain.change import Headline, Reference, headline
from qosdesk.domain.intervals import Interval
from qosdesk.domain.numbers import format_compact
from qosdesk.domain.quotes import UNKNOWN, Session, is_known
from qosdesk.domain.symbols import Symbol, lot_shares
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.viewport import Viewport
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import Loading, LoadState, SeriesHandle

AVERAGES: Final = (5, 10, 20, 60)
"""Periods of the price averages, in the order of the series colours."""

VOLUME_AVERAGES: Final = (5, 10)

_NOTHING: Final = Headline(UNKNOWN, UNKNOWN, Reference.NONE, Session.UNKNOWN, 0)


@dataclass(slots=True)
class Pointer:
    """Where the crosshair is, logical px of the view."""

    x: float
    y: float


@dataclass(slots=True)
class ChartModel:
    """State of a chart between paintings.

    Attributes:
        desk: ports and theme.
        symbol: None while empty.
        interval: of the bars.
        handle: hold on the bars, None while empty.
        view: zoom and position in time.
        price_range: lowest and highest price chosen by hand, None while the axis scales itself.
        pointer: the crosshair, None while it is elsewhere.
    """

    desk: Desk
    symbol: Symbol | None = None
    interval: Interval = Interval.M5
    handle: SeriesHandle | None = None
    view: Viewport = field(default_factory=Viewport)
    price_range: tuple[float, float] | None = None
    pointer: Pointer | None = None

    @property
    def series(self) -> BarSeries | None:
        """The bars, None while empty."""
        return self.handle.series if self.handle is not None else None

    @property
    def loading(self) -> Loading:
        """What the bars are waiting for."""
        return self.handle.loading if self.handle is not None else Loading(LoadState.IDLE)

    @property
    def decimals(self) -> int:
        """Decimals of prices."""
        return self.desk.instruments.decimals(self.symbol) if self.symbol is not None else 2

    def volume_text(self, shares: float) -> str:
        """A volume in the unit that the depth and the tape of the symbol use."""
        lot = lot_shares(self.symbol) if self.symbol is not None else 1
        return format_compact(shares / lot, self.desk.theme.units)

    def headline(self) -> Headline:
        """Latest price and its reference; the last bar's close while no quote is known."""
        if self.symbol is None:
            return _NOTHING
        head = headline(self.desk.store.state(self.symbol).snapshot())
        series = self.series
        if not is_known(head.price) and series is not None and len(series):
            return Headline(
                float(series.close[-1]), head.reference, head.basis, head.session, int(series.ts_ms[-1])
            )
        return head

    def sync(self) -> None:
        """Tell the view which bars there are now."""
        series = self.series
        if series is not None:
            self.view.set_data(series.first, series.first + len(series))

    def average_at(self, row: int, period: int, volume: bool = False) -> float:
        """A simple average that ends with a row; NaN without enough rows."""
        series = self.series
        if series is None or row + 1 < period:
            return UNKNOWN
        column = series.volume if volume else series.close
        return float(np.mean(column[row + 1 - period : row + 1]))

    def countdown_s(self) -> int | None:
        """Seconds until the forming intraday bar closes, None when none is forming."""
        series = self.series
        if self.symbol is None or series is None or not len(series) or not self.interval.is_intraday:
            return None
        now_ms = self.desk.clock.wall_ms()
        last_ms = int(series.ts_ms[-1])
        end_ms = self.desk.hours.next_bar_ms(self.symbol, self.interval, last_ms)
        return (end_ms - now_ms + 999) // 1000 if last_ms <= now_ms < end_ms else None
