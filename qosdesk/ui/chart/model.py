"""What one chart shows: its series, its view, the pointer. No painting here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from qosdesk.domain.change import Headline, Reference, headline
from qosdesk.domain.hours import zone_of
from qosdesk.domain.intervals import Interval
from qosdesk.domain.numbers import format_compact
from qosdesk.domain.quotes import UNKNOWN, Session, is_known
from qosdesk.domain.symbols import Symbol, lot_shares
from qosdesk.indicators.days import trading_day_of
from qosdesk.indicators.kinds import FIRST_CHOICES
from qosdesk.indicators.live import Indicator, LiveIndicator
from qosdesk.indicators.own import is_own
from qosdesk.indicators.spec import Choice
from qosdesk.market.pyramid import Pyramid
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.compare.comparison import Comparison
from qosdesk.ui.chart.crosshair import Echo
from qosdesk.ui.chart.time_axis import LocalTime, Sessions
from qosdesk.ui.chart.typed import TypedInterval
from qosdesk.ui.chart.viewport import Viewport
from qosdesk.ui.chart.zones import ZoneChoice, zone_for
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import Loading, LoadState, SeriesHandle

PANE_SHARE: Final = 0.19
"""Height of a pane below the prices as part of the whole, until somebody drags its edge."""

_PANES_SHARE: Final = 0.57
_SHARE_MAX: Final = 0.8

_NOTHING: Final = Headline(UNKNOWN, UNKNOWN, Reference.NONE, Session.UNKNOWN, 0)


class Style(Enum):
    """How bars are drawn; the value is how the choice is stored."""

    CANDLES = "candles"
    HOLLOW = "hollow"
    BARS = "bars"
    LINE = "line"
    AREA = "area"
    HEIKIN = "heikin"


class Axis(Enum):
    """What the price axis measures; the value is how the choice is stored."""

    LINEAR = "linear"
    LOG = "log"
    PERCENT = "percent"


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
        style: how bars are drawn.
        adjusted: prices are wanted adjusted for dividends and splits (forward), where there are such bars.
        axis: what the price axis measures.
        choices: the indicators that the user wants.
        indicators: the same on the bars in hand, none while empty.
        computed: called when an indicator that is computed elsewhere has its values.
        shares: heights of the panes below the prices, as far as somebody dragged them, by number from the top.
        typed: digits typed for another interval.
        zone_choice: in which zone times are written.
        echo: the crosshair of another chart, None without.
        comparison: other symbols in percent.
    """

    desk: Desk
    symbol: Symbol | None = None
    interval: Interval = Interval.M5
    handle: SeriesHandle | None = None
    view: Viewport = field(default_factory=Viewport)
    price_range: tuple[float, float] | None = None
    pointer: Pointer | None = None
    style: Style = Style.CANDLES
    adjusted: bool = False
    axis: Axis = Axis.LINEAR
    choices: tuple[Choice, ...] = FIRST_CHOICES
    indicators: list[Indicator] = field(default_factory=list)
    computed: Callable[[], None] = lambda: None
    shares: dict[int, float] = field(default_factory=dict)
    typed: TypedInterval = field(default_factory=TypedInterval)
    zone_choice: ZoneChoice = ZoneChoice.EXCHANGE
    echo: Echo | None = None
    comparison: Comparison = field(default_factory=Comparison)
    _followed: BarSeries | None = None
    _pyramid: Pyramid | None = None
    _local: LocalTime | None = None
    _sessions: Sessions | None = None

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        """Show other indicators."""
        self.choices = choices
        self._followed = None
        self._follow()

    def _follow(self) -> None:
        """Indicators and pyramid on the series in hand."""
        series, symbol = self.series, self.symbol
        if series is self._followed:
            return
        self._followed = series
        self.indicators = []
        self._pyramid = None
        self._sessions = None
        if series is not None and symbol is not None:
            day_of = trading_day_of(symbol, self.desk.hours) if self.interval.is_intraday else None
            self._pyramid = Pyramid(series)
            self.indicators = [
                self.desk.own_indicators.open(choice, series, self.computed)
                if is_own(choice.kind)
                else LiveIndicator(choice, series, day_of)
                for choice in self.choices
            ]

    @property
    def pyramid(self) -> Pyramid:
        """Over the bars in hand.

        Raises:
            ValueError: there are none.
        """
        if self._pyramid is None:
            raise ValueError("no bars")
        return self._pyramid

    def local_time(self, zone: ZoneInfo) -> LocalTime:
        """Wall-clock times of a zone, kept between paintings."""
        if self._local is None or self._local.zone is not zone:
            self._local = LocalTime(zone)
        return self._local

    def sessions(self, symbol: Symbol) -> Sessions:
        """Trading phases of the symbol in hand, kept between paintings."""
        kept, version = self._sessions, self.desk.hours.version
        if kept is None or (kept.symbol, kept.version) != (symbol, version):
            kept = self._sessions = Sessions(symbol, self.desk.hours, zone_of(symbol.market))
        return kept

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which times are read and written. A day and longer is the exchange's own whatever was chosen:
        its bars begin at midnight there."""
        market = self.symbol.market if self.symbol is not None else ""
        return zone_for(self.zone_choice if self.interval.is_intraday else ZoneChoice.EXCHANGE, market)

    @property
    def in_percent(self) -> bool:
        """Whether the price axis is in percent of the first bar in view."""
        return self.axis is Axis.PERCENT or self.comparison.is_on

    def wall_ms(self, ts_ms: int) -> int:
        """The clock of the chart's zone at an instant, as if that zone were UTC."""
        return self.local_time(self.zone).one(ts_ms)

    def shares_of(self, count: int) -> tuple[float, ...]:
        """Heights of so many panes below the prices, as parts of the whole."""
        usual = min(PANE_SHARE, _PANES_SHARE / max(count, 1))
        return tuple(min(self.shares.get(at, usual), _SHARE_MAX) for at in range(count))

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
        head = headline(self.desk.store.state(self.symbol))
        series = self.series
        if not is_known(head.price) and series is not None and len(series):
            return Headline(
                float(series.close[-1]), head.reference, head.basis, head.session, int(series.ts_ms[-1])
            )
        return head

    def is_stale(self) -> bool:
        """Whether the latest price should have moved and did not."""
        return self.symbol is not None and self.desk.staleness.is_stale(self.symbol)

    def sync(self) -> None:
        """Tell the view which bars there are now."""
        self._follow()
        series = self.series
        if series is not None:
            self.view.set_data(series.first, series.first + len(series))

    def countdown_s(self) -> int | None:
        """Seconds until the forming intraday bar closes by the session's clock, None when none is forming."""
        series, handle = self.series, self.handle
        if handle is None or series is None or not len(series) or not self.interval.is_intraday:
            return None
        now_ms, end_ms = self.desk.clock.wall_ms(), handle.closes_ms
        return (end_ms - now_ms + 999) // 1000 if int(series.ts_ms[-1]) <= now_ms < end_ms else None
